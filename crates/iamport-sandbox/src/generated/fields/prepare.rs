// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `prepare`.

/// `POST /payments/prepare`
pub(crate) mod prepare_payment {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[MERCHANT_UID, AMOUNT];

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid")
        .required()
        .longest(40);

    pub(crate) const AMOUNT: Field = Field::named("amount").required();
}

/// `PUT /payments/prepare`
pub(crate) mod edit_prepare_payment {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[MERCHANT_UID, AMOUNT];

    pub(crate) const MERCHANT_UID: Field = Field::named("merchant_uid")
        .required()
        .longest(40);

    pub(crate) const AMOUNT: Field = Field::named("amount").required();
}
