// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `partners`.

/// `POST /partners/receipts/{imp_uid}`
pub(crate) mod partner {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[DATA];

    pub(crate) const DATA: Field = Field::named("data").required();
}

/// The model `PartnerReceiptsAnnotation`.
pub(crate) mod partner_receipts_annotation {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[
        BUSINESS_REGISTRATION_NUMBER,
        COMPANY_NAME,
        AMOUNT,
    ];

    pub(crate) const BUSINESS_REGISTRATION_NUMBER: Field = Field::named(
            "business_registration_number",
        )
        .required();

    pub(crate) const COMPANY_NAME: Field = Field::named("company_name").required();

    pub(crate) const AMOUNT: Field = Field::named("amount").required();
}
