// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `schedules`.

/// `GET /subscribe/payments/schedule`
pub(crate) mod find_schedules_by_range {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[SCHEDULE_FROM, SCHEDULE_TO];

    pub(crate) const SCHEDULE_FROM: Field = Field::named("schedule_from").required();

    pub(crate) const SCHEDULE_TO: Field = Field::named("schedule_to").required();
}

/// `POST /subscribe/payments/schedule`
pub(crate) mod schedule {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        CUSTOMER_UID,
        CUSTOMER_ID,
        CARD_NUMBER,
        EXPIRY,
        BIRTH,
        CVC,
        CHANNEL_KEY,
        SCHEDULES,
    ];

    pub(crate) const CUSTOMER_UID: Field = Field::named("customer_uid")
        .required()
        .longest(80);

    pub(crate) const CUSTOMER_ID: Field = Field::named("customer_id")
        .required_at(&["tosspayments"]);

    pub(crate) const CARD_NUMBER: Field = Field::named("card_number")
        .ignored_at(
            &[
                "chai",
                "danal",
                "danal_tpay",
                "kakaopay",
                "kicc",
                "mobilians",
                "naverpay",
                "payco",
                "settle_acc",
                "settle_firm",
                "smartro",
                "uplus",
                "smartro_v2",
            ],
        );

    pub(crate) const EXPIRY: Field = Field::named("expiry")
        .ignored_at(
            &[
                "chai",
                "danal",
                "danal_tpay",
                "kakaopay",
                "kicc",
                "mobilians",
                "naverpay",
                "payco",
                "settle_acc",
                "settle_firm",
                "smartro",
                "uplus",
                "smartro_v2",
            ],
        );

    pub(crate) const BIRTH: Field = Field::named("birth")
        .ignored_at(
            &[
                "chai",
                "danal",
                "danal_tpay",
                "kakaopay",
                "kicc",
                "mobilians",
                "naverpay",
                "payco",
                "settle_acc",
                "settle_firm",
                "smartro",
                "uplus",
                "smartro_v2",
            ],
        );

    pub(crate) const CVC: Field = Field::named("cvc")
        .required_at(&["paymentwall"])
        .supported_at(&["paymentwall"]);

    pub(crate) const CHANNEL_KEY: Field = Field::named("channel_key").longest(55);

    pub(crate) const SCHEDULES: Field = Field::named("schedules").required();
}

/// `PUT /subscribe/payments/schedule/{merchant_uid}`
pub(crate) mod update_schedule_by_mid {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[SCHEDULE_AT];

    pub(crate) const SCHEDULE_AT: Field = Field::named("schedule_at").required();
}

/// `POST /subscribe/payments/schedule/{merchant_uid}/reschedule`
pub(crate) mod reschedule_by_mid {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[SCHEDULE_AT];

    pub(crate) const SCHEDULE_AT: Field = Field::named("schedule_at").required();
}

/// `GET /subscribe/payments/schedule/customers/{customer_uid}`
pub(crate) mod find_schedules_by_customer_uid {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[FROM, TO];

    pub(crate) const FROM: Field = Field::named("from").required();

    pub(crate) const TO: Field = Field::named("to").required();
}

/// The model `ScheduleAnnotation`.
pub(crate) mod schedule_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        MERCHANT_UID,
        SCHEDULE_AT,
        CURRENCY,
        AMOUNT,
        VAT_AMOUNT,
        NAME,
        BUYER_NAME,
        BUYER_EMAIL,
        BUYER_TEL,
        BUYER_ADDR,
        BUYER_POSTCODE,
        PRODUCT_TYPE,
        CASH_RECEIPT_TYPE,
        INTEREST_FREE_BY_MERCHANT,
        USE_CARD_POINT,
        BROWSER_IP,
    ];

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid")
        .required()
        .longest(40);

    pub(crate) const SCHEDULE_AT: Field = Field::named("schedule_at").required();

    pub(crate) const CURRENCY: Field = Field::named("currency")
        .required()
        .required_at(&["paypal_v2"]);

    pub(crate) const AMOUNT: Field = Field::named("amount").required();

    pub(crate) const VAT_AMOUNT: Field = Field::named("vat_amount")
        .supported_at(&["nice", "html5_inicis", "nice_v2", "welcome", "tosspay_v2"]);

    pub(crate) const NAME: Field = Field::named("name").required().longest(40);

    pub(crate) const BUYER_NAME: Field = Field::named("buyer_name")
        .longest(16)
        .required_at(&["smartro_v2", "ksnet", "welcome"]);

    pub(crate) const BUYER_EMAIL: Field = Field::named("buyer_email")
        .longest(64)
        .required_at(&["smartro_v2", "paymentwall"]);

    pub(crate) const BUYER_TEL: Field = Field::named("buyer_tel")
        .longest(16)
        .required_at(&["smartro_v2"]);

    pub(crate) const BUYER_ADDR: Field = Field::named("buyer_addr").longest(128);

    pub(crate) const BUYER_POSTCODE: Field = Field::named("buyer_postcode").longest(8);

    pub(crate) const PRODUCT_TYPE: Field = Field::named("product_type")
        .required_at(&["ksnet"])
        .supported_at(&["ksnet", "paypal_v2"]);

    pub(crate) const CASH_RECEIPT_TYPE: Field = Field::named("cash_receipt_type")
        .supported_at(&["tosspay_v2"]);

    pub(crate) const INTEREST_FREE_BY_MERCHANT: Field = Field::named(
            "interest_free_by_merchant",
        )
        .supported_at(&["nice", "ksnet", "nice_v2"]);

    pub(crate) const USE_CARD_POINT: Field = Field::named("use_card_point")
        .supported_at(&["nice", "smartro_v2", "nice_v2"]);

    pub(crate) const BROWSER_IP: Field = Field::named("browser_ip")
        .required_at(&["paymentwall"]);
}

/// The model `ScheduleResultAnnotation`.
pub(crate) mod schedule_result_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        MERCHANT_UID,
        IMP_UID,
        PG_PROVIDER,
        PG_ID,
        NAME,
        BUYER_NAME,
        BUYER_EMAIL,
        BUYER_TEL,
        BUYER_ADDR,
        BUYER_POSTCODE,
    ];

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid").longest(40);

    pub(crate) const IMP_UID: Field = Field::named("imp_uid").longest(32);

    pub(crate) const PG_PROVIDER: Field = Field::named("pg_provider").longest(16);

    pub(crate) const PG_ID: Field = Field::named("pg_id").longest(64);

    pub(crate) const NAME: Field = Field::named("name").longest(40);

    pub(crate) const BUYER_NAME: Field = Field::named("buyer_name").longest(16);

    pub(crate) const BUYER_EMAIL: Field = Field::named("buyer_email").longest(64);

    pub(crate) const BUYER_TEL: Field = Field::named("buyer_tel").longest(16);

    pub(crate) const BUYER_ADDR: Field = Field::named("buyer_addr").longest(128);

    pub(crate) const BUYER_POSTCODE: Field = Field::named("buyer_postcode").longest(8);
}
