// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `benepia`.

/// `POST /benepia/point`
pub(crate) mod query_benepia_point {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[BENEPIA_USER, BENEPIA_PASSWORD, CHANNEL_KEY];

    pub(crate) const BENEPIA_USER: Field = Field::named("benepia_user").required();

    pub(crate) const BENEPIA_PASSWORD: Field = Field::named("benepia_password")
        .required();

    pub(crate) const CHANNEL_KEY: Field = Field::named("channel_key").required();
}

/// `POST /benepia/payment`
pub(crate) mod pay_benepia_point {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        BENEPIA_USER,
        BENEPIA_PASSWORD,
        MERCHANT_UID,
        AMOUNT,
        NAME,
        BUYER_NAME,
        BUYER_EMAIL,
        BUYER_TEL,
        BUYER_ADDR,
        BUYER_POSTCODE,
        CHANNEL_KEY,
    ];

    pub(crate) const BENEPIA_USER: Field = Field::named("benepia_user").required();

    pub(crate) const BENEPIA_PASSWORD: Field = Field::named("benepia_password")
        .required();

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid")
        .required()
        .longest(40);

    pub(crate) const AMOUNT: Field = Field::named("amount").required();

    pub(crate) const NAME: Field = Field::named("name").required().longest(40);

    pub(crate) const BUYER_NAME: Field = Field::named("buyer_name").longest(16);

    pub(crate) const BUYER_EMAIL: Field = Field::named("buyer_email").longest(64);

    pub(crate) const BUYER_TEL: Field = Field::named("buyer_tel").longest(16);

    pub(crate) const BUYER_ADDR: Field = Field::named("buyer_addr").longest(128);

    pub(crate) const BUYER_POSTCODE: Field = Field::named("buyer_postcode").longest(8);

    pub(crate) const CHANNEL_KEY: Field = Field::named("channel_key").required();
}
