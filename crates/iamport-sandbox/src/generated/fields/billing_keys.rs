// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `billing-keys`.

/// `GET /subscribe/customers`
pub(crate) mod customer_view_multiple {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[CUSTOMER_UID];

    pub(crate) const CUSTOMER_UID: Field = Field::named("customer_uid[]").required();
}

/// `POST /subscribe/customers/{customer_uid}`
pub(crate) mod customer_save {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        CUSTOMER_UID,
        CHANNEL_KEY,
        PG,
        CUSTOMER_ID,
        CARD_NUMBER,
        EXPIRY,
        BIRTH,
        PWD_2DIGIT,
        CVC,
        CUSTOMER_NAME,
        CUSTOMER_TEL,
        CUSTOMER_EMAIL,
        CUSTOMER_ADDR,
        CUSTOMER_POSTCODE,
        CHANNEL_GROUP_ID,
    ];

    pub(crate) const CUSTOMER_UID: Field = Field::named("customer_uid").longest(80);

    pub(crate) const CHANNEL_KEY: Field = Field::named("channel_key")
        .required()
        .longest(55);

    pub(crate) const PG: Field = Field::named("pg").longest(80);

    pub(crate) const CUSTOMER_ID: Field = Field::named("customer_id")
        .required_at(&["tosspayments"]);

    pub(crate) const CARD_NUMBER: Field = Field::named("card_number").required();

    pub(crate) const EXPIRY: Field = Field::named("expiry").required();

    pub(crate) const BIRTH: Field = Field::named("birth").required_at(&["ksnet"]);

    pub(crate) const PWD_2DIGIT: Field = Field::named("pwd_2digit")
        .required_at(&["ksnet"]);

    pub(crate) const CVC: Field = Field::named("cvc")
        .required_at(&["paymentwall"])
        .supported_at(&["paymentwall"]);

    pub(crate) const CUSTOMER_NAME: Field = Field::named("customer_name")
        .longest(20)
        .required_at(&["welcome"]);

    pub(crate) const CUSTOMER_TEL: Field = Field::named("customer_tel").longest(20);

    pub(crate) const CUSTOMER_EMAIL: Field = Field::named("customer_email").longest(200);

    pub(crate) const CUSTOMER_ADDR: Field = Field::named("customer_addr").longest(200);

    pub(crate) const CUSTOMER_POSTCODE: Field = Field::named("customer_postcode")
        .longest(8);

    pub(crate) const CHANNEL_GROUP_ID: Field = Field::named("channel_group_id")
        .longest(55);
}

/// `DELETE /subscribe/customers/{customer_uid}`
pub(crate) mod customer_delete {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[EXTRA_REQUESTER];

    pub(crate) const EXTRA_REQUESTER: Field = Field::named("extra[requester]")
        .supported_at(&["naverpay"]);
}

/// `GET /subscribe/customers/{customer_uid}/schedules`
pub(crate) mod find_schedules_by_customer {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[FROM, TO];

    pub(crate) const FROM: Field = Field::named("from").required();

    pub(crate) const TO: Field = Field::named("to").required();
}

/// The model `CustomerAnnotation`.
pub(crate) mod customer_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        CUSTOMER_UID,
        PG_PROVIDER,
        PG_ID,
        CARD_ISSUER_CODE,
        CARD_PUBLISHER_CODE,
        CUSTOMER_NAME,
        CUSTOMER_TEL,
        CUSTOMER_EMAIL,
        CUSTOMER_ADDR,
        CUSTOMER_POSTCODE,
    ];

    pub(crate) const CUSTOMER_UID: Field = Field::named("customer_uid").longest(80);

    pub(crate) const PG_PROVIDER: Field = Field::named("pg_provider").longest(16);

    pub(crate) const PG_ID: Field = Field::named("pg_id").longest(80);

    pub(crate) const CARD_ISSUER_CODE: Field = Field::named("card_issuer_code")
        .supported_at(
            &[
                "tosspayments",
                "ksnet",
                "paypal_v2",
                "smartro_v2",
                "nice_v2",
                "welcome",
                "tosspay_v2",
            ],
        );

    pub(crate) const CARD_PUBLISHER_CODE: Field = Field::named("card_publisher_code")
        .supported_at(
            &[
                "tosspayments",
                "ksnet",
                "paypal_v2",
                "smartro_v2",
                "nice_v2",
                "welcome",
                "tosspay_v2",
            ],
        );

    pub(crate) const CUSTOMER_NAME: Field = Field::named("customer_name").longest(20);

    pub(crate) const CUSTOMER_TEL: Field = Field::named("customer_tel").longest(20);

    pub(crate) const CUSTOMER_EMAIL: Field = Field::named("customer_email").longest(200);

    pub(crate) const CUSTOMER_ADDR: Field = Field::named("customer_addr").longest(200);

    pub(crate) const CUSTOMER_POSTCODE: Field = Field::named("customer_postcode")
        .longest(8);
}

/// The model `SuperBillingKeyAnnotation`.
pub(crate) mod super_billing_key_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        CUSTOMER_UID,
        CHANNEL_GROUP_ID,
        CUSTOMER_NAME,
        CUSTOMER_TEL,
        CUSTOMER_EMAIL,
        CUSTOMER_ADDR,
        CUSTOMER_POSTCODE,
    ];

    pub(crate) const CUSTOMER_UID: Field = Field::named("customer_uid").longest(80);

    pub(crate) const CHANNEL_GROUP_ID: Field = Field::named("channelGroupId")
        .longest(80);

    pub(crate) const CUSTOMER_NAME: Field = Field::named("customer_name").longest(20);

    pub(crate) const CUSTOMER_TEL: Field = Field::named("customer_tel").longest(20);

    pub(crate) const CUSTOMER_EMAIL: Field = Field::named("customer_email").longest(200);

    pub(crate) const CUSTOMER_ADDR: Field = Field::named("customer_addr").longest(200);

    pub(crate) const CUSTOMER_POSTCODE: Field = Field::named("customer_postcode")
        .longest(8);
}

/// The model `SucceededChannelAnnotation`.
pub(crate) mod succeeded_channel_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        PG_PROVIDER,
        PG_ID,
        CARD_ISSUER_CODE,
        CARD_PUBLISHER_CODE,
    ];

    pub(crate) const PG_PROVIDER: Field = Field::named("pg_provider").longest(16);

    pub(crate) const PG_ID: Field = Field::named("pg_id").longest(80);

    pub(crate) const CARD_ISSUER_CODE: Field = Field::named("card_issuer_code")
        .supported_at(
            &[
                "tosspayments",
                "ksnet",
                "paypal_v2",
                "smartro_v2",
                "nice_v2",
                "welcome",
                "tosspay_v2",
            ],
        );

    pub(crate) const CARD_PUBLISHER_CODE: Field = Field::named("card_publisher_code")
        .supported_at(
            &[
                "tosspayments",
                "ksnet",
                "paypal_v2",
                "smartro_v2",
                "nice_v2",
                "welcome",
                "tosspay_v2",
            ],
        );
}

/// The model `FailedChannelAnnotation`.
pub(crate) mod failed_channel_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[PG_PROVIDER, PG_ID];

    pub(crate) const PG_PROVIDER: Field = Field::named("pg_provider").longest(16);

    pub(crate) const PG_ID: Field = Field::named("pg_id").longest(80);
}
