// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `payco`.

/// `POST /payco/orders/status/{imp_uid}`
pub(crate) mod change_order_status {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[STATUS];

    pub(crate) const STATUS: Field = Field::named("status").required();
}
