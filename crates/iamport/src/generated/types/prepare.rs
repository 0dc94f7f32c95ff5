// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`prepare`](crate::operations::prepare).

/// The amount that an order must be paid with.
///
/// *Assumed:* The vendor requires three fields of a page object that it does not describe here, so
/// nothing is taken as required; no answer was captured.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentPrepareAnnotation {
    /// The order number of the shop.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub merchant_uid: Option<String>,
    /// The amount that the order must be paid with.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub amount: Option<crate::Amount>,
    /// The currency that the order must be paid in; null if it is not compared.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub currency: Option<super::Currency>,
}

impl std::fmt::Debug for PaymentPrepareAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentPrepareAnnotation")
            .field("merchant_uid", &self.merchant_uid)
            .field("amount", &self.amount)
            .field("currency", &self.currency)
            .finish()
    }
}

crate::decode::model!(PaymentPrepareAnnotation);
