// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `receipts`.

/// `POST /receipts/{imp_uid}`
pub(crate) mod issue_receipt {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        PRODUCT_TYPE,
        IDENTIFIER,
        IDENTIFIER_TYPE,
        TYPE,
        COMPANY_TEL,
        COMPANY_NAME,
        CORP_REG_NO,
        BUYER_NAME,
        BUYER_TEL,
    ];

    pub(crate) const PRODUCT_TYPE: Field = Field::named("product_type")
        .required_at(&["ksnet"])
        .supported_at(&["ksnet", "nice_v2"]);

    pub(crate) const IDENTIFIER: Field = Field::named("identifier").required();

    pub(crate) const IDENTIFIER_TYPE: Field = Field::named("identifier_type")
        .required_at(&["kicc", "settle", "nice_v2"])
        .supported_at(&["kicc", "settle", "nice_v2"]);

    pub(crate) const TYPE: Field = Field::named("type")
        .required_at(&["smartro_v2", "nice_v2", "welcome"]);

    pub(crate) const COMPANY_TEL: Field = Field::named("company_tel")
        .required_at(&["daou"])
        .supported_at(&["daou"]);

    pub(crate) const COMPANY_NAME: Field = Field::named("company_name")
        .required_at(&["daou"])
        .supported_at(&["daou"]);

    pub(crate) const CORP_REG_NO: Field = Field::named("corp_reg_no")
        .required_at(&["daou", "welcome"])
        .supported_at(&["daou", "welcome"]);

    pub(crate) const BUYER_NAME: Field = Field::named("buyer_name")
        .required_at(&["ksnet", "smartro_v2"]);

    pub(crate) const BUYER_TEL: Field = Field::named("buyer_tel")
        .required_at(&["smartro_v2", "welcome"]);
}

/// `POST /receipts/external/{merchant_uid}`
pub(crate) mod issue_external_receipt {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        MERCHANT_UID,
        CHANNEL_KEY,
        NAME,
        AMOUNT,
        PRODUCT_TYPE,
        IDENTIFIER,
        IDENTIFIER_TYPE,
        TYPE,
        BUYER_NAME,
        BUYER_TEL,
        CORP_REG_NO,
        PAY_METHOD,
    ];

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid").longest(40);

    pub(crate) const CHANNEL_KEY: Field = Field::named("channel_key").required();

    pub(crate) const NAME: Field = Field::named("name").required();

    pub(crate) const AMOUNT: Field = Field::named("amount").required();

    pub(crate) const PRODUCT_TYPE: Field = Field::named("product_type")
        .required_at(&["ksnet"])
        .supported_at(&["ksnet"]);

    pub(crate) const IDENTIFIER: Field = Field::named("identifier").required();

    pub(crate) const IDENTIFIER_TYPE: Field = Field::named("identifier_type")
        .required_at(&["kicc", "settle", "nice_v2"])
        .supported_at(&["kicc", "settle", "nice_v2"]);

    pub(crate) const TYPE: Field = Field::named("type")
        .required_at(&["smartro_v2", "nice_v2", "welcome"]);

    pub(crate) const BUYER_NAME: Field = Field::named("buyer_name")
        .required_at(&["ksnet", "smartro_v2"]);

    pub(crate) const BUYER_TEL: Field = Field::named("buyer_tel")
        .required_at(&["smartro_v2", "welcome"]);

    pub(crate) const CORP_REG_NO: Field = Field::named("corp_reg_no")
        .required_at(&["welcome"])
        .supported_at(&["welcome"]);

    pub(crate) const PAY_METHOD: Field = Field::named("pay_method")
        .required_at(&["welcome"])
        .supported_at(&["welcome"]);
}
