// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `billing`.

/// `POST /subscribe/payments/onetime`
pub(crate) mod onetime {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        MERCHANT_UID,
        AMOUNT,
        VAT_AMOUNT,
        CARD_NUMBER,
        EXPIRY,
        CVC,
        CUSTOMER_UID,
        PG,
        CHANNEL_GROUP_ID,
        NAME,
        BUYER_NAME,
        BUYER_EMAIL,
        BUYER_TEL,
        BUYER_ADDR,
        BUYER_POSTCODE,
        INTEREST_FREE_BY_MERCHANT,
        USE_CARD_POINT,
        BROWSER_IP,
        SECURE_3D_CHARGE_ID,
        SECURE_3D_TOKEN,
        PRODUCT_TYPE,
    ];

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid")
        .required()
        .longest(40);

    pub(crate) const AMOUNT: Field = Field::named("amount").required();

    pub(crate) const VAT_AMOUNT: Field = Field::named("vat_amount")
        .supported_at(&["nice", "html5_inicis", "nice_v2", "welcome"]);

    pub(crate) const CARD_NUMBER: Field = Field::named("card_number").required();

    pub(crate) const EXPIRY: Field = Field::named("expiry").required();

    pub(crate) const CVC: Field = Field::named("cvc")
        .required_at(&["paymentwall"])
        .supported_at(&["paymentwall"]);

    pub(crate) const CUSTOMER_UID: Field = Field::named("customer_uid")
        .longest(80)
        .ignored_at(&["ksnet", "tosspayments"]);

    pub(crate) const PG: Field = Field::named("pg").longest(80);

    pub(crate) const CHANNEL_GROUP_ID: Field = Field::named("channelGroupId")
        .longest(55);

    pub(crate) const NAME: Field = Field::named("name")
        .longest(40)
        .required_at(&["html5_inicis"]);

    pub(crate) const BUYER_NAME: Field = Field::named("buyer_name")
        .longest(16)
        .required_at(&["html5_inicis", "ksnet", "welcome"]);

    pub(crate) const BUYER_EMAIL: Field = Field::named("buyer_email")
        .longest(64)
        .required_at(&["html5_inicis"]);

    pub(crate) const BUYER_TEL: Field = Field::named("buyer_tel")
        .longest(16)
        .required_at(&["html5_inicis"]);

    pub(crate) const BUYER_ADDR: Field = Field::named("buyer_addr").longest(128);

    pub(crate) const BUYER_POSTCODE: Field = Field::named("buyer_postcode").longest(8);

    pub(crate) const INTEREST_FREE_BY_MERCHANT: Field = Field::named(
            "interest_free_by_merchant",
        )
        .supported_at(&["nice_v2", "nice"]);

    pub(crate) const USE_CARD_POINT: Field = Field::named("use_card_point")
        .supported_at(&["ksnet", "nice", "nice_v2"]);

    pub(crate) const BROWSER_IP: Field = Field::named("browser_ip")
        .required_at(&["paymentwall"]);

    pub(crate) const SECURE_3D_CHARGE_ID: Field = Field::named("secure_3d_charge_id")
        .supported_at(&["paymentwall"]);

    pub(crate) const SECURE_3D_TOKEN: Field = Field::named("secure_3d_token")
        .supported_at(&["paymentwall"]);

    pub(crate) const PRODUCT_TYPE: Field = Field::named("product_type")
        .required_at(&["ksnet"])
        .supported_at(&["ksnet"]);
}

/// `POST /subscribe/payments/again`
pub(crate) mod again {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        CUSTOMER_UID,
        MERCHANT_UID,
        CURRENCY,
        AMOUNT,
        VAT_AMOUNT,
        NAME,
        BUYER_NAME,
        BUYER_EMAIL,
        BUYER_TEL,
        BUYER_ADDR,
        BUYER_POSTCODE,
        INTEREST_FREE_BY_MERCHANT,
        USE_CARD_POINT,
        BROWSER_IP,
        PRODUCT_TYPE,
        CASH_RECEIPT_TYPE,
        CHANNEL_KEY,
    ];

    pub(crate) const CUSTOMER_UID: Field = Field::named("customer_uid")
        .required()
        .longest(80);

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid")
        .required()
        .longest(40);

    pub(crate) const CURRENCY: Field = Field::named("currency")
        .required_at(&["paypal_v2"]);

    pub(crate) const AMOUNT: Field = Field::named("amount").required();

    pub(crate) const VAT_AMOUNT: Field = Field::named("vat_amount")
        .supported_at(&["nice", "html5_inicis", "nice_v2", "welcome", "tosspay_v2"]);

    pub(crate) const NAME: Field = Field::named("name")
        .longest(40)
        .required_at(&["html5_inicis", "inicis", "danal_tpay"]);

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

    pub(crate) const INTEREST_FREE_BY_MERCHANT: Field = Field::named(
            "interest_free_by_merchant",
        )
        .supported_at(&["nice", "ksnet", "nice_v2"]);

    pub(crate) const USE_CARD_POINT: Field = Field::named("use_card_point")
        .supported_at(&["nice", "smartro_v2", "nice_v2"]);

    pub(crate) const BROWSER_IP: Field = Field::named("browser_ip")
        .required_at(&["paymentwall"]);

    pub(crate) const PRODUCT_TYPE: Field = Field::named("product_type")
        .required_at(&["ksnet"])
        .supported_at(&["ksnet", "paypal_v2"]);

    pub(crate) const CASH_RECEIPT_TYPE: Field = Field::named("cash_receipt_type")
        .supported_at(&["tosspay_v2"]);

    pub(crate) const CHANNEL_KEY: Field = Field::named("channel_key").longest(55);
}

/// The model `SubscribePaymentExtra`.
pub(crate) mod subscribe_payment_extra {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[NAVER_USE_CFM];

    pub(crate) const NAVER_USE_CFM: Field = Field::named("naverUseCfm")
        .supported_at(&["naverpay"]);
}
