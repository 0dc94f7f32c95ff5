// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `vbanks`.

/// `POST /vbanks`
pub(crate) mod create_vbank {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        PG_API_KEY,
        CHANNEL_KEY,
        MERCHANT_UID,
        AMOUNT,
        PRODUCT_TYPE,
        VBANK_NUM,
        VBANK_CODE,
        VBANK_DUE,
        VBANK_HOLDER,
        VBANK_KEY,
        NAME,
        BUYER_NAME,
        BUYER_EMAIL,
        BUYER_TEL,
        BUSINESS_REGISTRATION_NUMBER,
        BUYER_ADDR,
        BUYER_POSTCODE,
        TAX_FREE,
        VAT_AMOUNT,
        ESCROW_PASSWORD,
        FIXED_UNLIMITED_VBANK,
    ];

    pub(crate) const PG_API_KEY: Field = Field::named("pg_api_key")
        .required_at(&["html5_inicis"])
        .supported_at(&["html5_inicis"]);

    pub(crate) const CHANNEL_KEY: Field = Field::named("channel_key").required();

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid")
        .required()
        .longest(40);

    pub(crate) const AMOUNT: Field = Field::named("amount").required();

    pub(crate) const PRODUCT_TYPE: Field = Field::named("product_type")
        .required_at(&["ksnet"])
        .supported_at(&["ksnet"]);

    pub(crate) const VBANK_NUM: Field = Field::named("vbank_num")
        .supported_at(&["smartro_v2", "settle"]);

    pub(crate) const VBANK_CODE: Field = Field::named("vbank_code").required();

    pub(crate) const VBANK_DUE: Field = Field::named("vbank_due").required();

    pub(crate) const VBANK_HOLDER: Field = Field::named("vbank_holder")
        .longest(16)
        .required_at(&["html5_inicis", "nice", "settle", "smartro_v2"])
        .ignored_at(&["tosspayments", "ksnet", "welcome"]);

    pub(crate) const VBANK_KEY: Field = Field::named("vbank_key")
        .longest(13)
        .supported_at(&["tosspayments"]);

    pub(crate) const NAME: Field = Field::named("name").longest(40);

    pub(crate) const BUYER_NAME: Field = Field::named("buyer_name")
        .longest(16)
        .required_at(
            &["html5_inicis", "tosspayments", "ksnet", "smartro_v2", "welcome"],
        );

    pub(crate) const BUYER_EMAIL: Field = Field::named("buyer_email")
        .longest(64)
        .required_at(&["html5_inicis", "smartro_v2"]);

    pub(crate) const BUYER_TEL: Field = Field::named("buyer_tel")
        .longest(16)
        .required_at(&["smartro_v2"]);

    pub(crate) const BUSINESS_REGISTRATION_NUMBER: Field = Field::named(
            "business_registration_number",
        )
        .longest(10)
        .supported_at(&["nice_v2"]);

    pub(crate) const BUYER_ADDR: Field = Field::named("buyer_addr").longest(128);

    pub(crate) const BUYER_POSTCODE: Field = Field::named("buyer_postcode").longest(8);

    pub(crate) const TAX_FREE: Field = Field::named("tax_free")
        .supported_at(&["nice", "nice_v2", "welcome"]);

    pub(crate) const VAT_AMOUNT: Field = Field::named("vat_amount")
        .supported_at(&["nice", "nice_v2", "welcome"]);

    pub(crate) const ESCROW_PASSWORD: Field = Field::named("escrow_password")
        .supported_at(&["settle"]);

    pub(crate) const FIXED_UNLIMITED_VBANK: Field = Field::named("fixed_unlimited_vbank")
        .supported_at(&["settle"]);
}

/// `DELETE /vbanks/{imp_uid}`
pub(crate) mod revoke_vbank {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[PG_API_KEY];

    pub(crate) const PG_API_KEY: Field = Field::named("pg_api_key")
        .required_at(&["html5_inicis"])
        .supported_at(&["html5_inicis"]);
}

/// `GET /vbanks/holder`
pub(crate) mod query_bank_holder {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[BANK_CODE, BANK_NUM];

    pub(crate) const BANK_CODE: Field = Field::named("bank_code").required();

    pub(crate) const BANK_NUM: Field = Field::named("bank_num").required();
}
