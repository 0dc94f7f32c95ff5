// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `certifications`.

/// `POST /certifications/otp/request`
pub(crate) mod request_otp {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        NAME,
        PHONE,
        BIRTH,
        GENDER_DIGIT,
        CARRIER,
        CHANNEL_KEY,
        VERIFICATION_METHOD,
        BYPASS,
    ];

    pub(crate) const NAME: Field = Field::named("name").required();

    pub(crate) const PHONE: Field = Field::named("phone").required();

    pub(crate) const BIRTH: Field = Field::named("birth").required();

    pub(crate) const GENDER_DIGIT: Field = Field::named("gender_digit").required();

    pub(crate) const CARRIER: Field = Field::named("carrier").required();

    pub(crate) const CHANNEL_KEY: Field = Field::named("channel_key").required();

    pub(crate) const VERIFICATION_METHOD: Field = Field::named("verification_method")
        .supported_at(&["kcp_v2"]);

    pub(crate) const BYPASS: Field = Field::named("bypass").supported_at(&["kcp_v2"]);
}

/// The model `CertificationAnnotation`.
pub(crate) mod certification_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[UNIQUE_KEY, UNIQUE_IN_SITE];

    pub(crate) const UNIQUE_KEY: Field = Field::named("unique_key").longest(88);

    pub(crate) const UNIQUE_IN_SITE: Field = Field::named("unique_in_site").longest(64);
}
