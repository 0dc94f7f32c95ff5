// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Fields of the family `kakao`.

/// `GET /kakao/payment/orders`
pub(crate) mod get_kakao_payment_orders {
    use crate::facts::Field;

    /// All that are below.
    pub(crate) const ALL: &[Field] = &[PAYMENT_REQUEST_DATE];

    pub(crate) const PAYMENT_REQUEST_DATE: Field = Field::named("payment_request_date")
        .required();
}
