// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family `prepare`.
/// The amount that an order must be paid with.
///
/// *Assumed:* The vendor requires three fields of a page object that it does not describe here, so
/// nothing is taken as required; no answer was captured.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentPrepareAnnotation {
    /// The amount that the order must be paid with.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub amount: Option<crate::Amount>,
    /// The currency that the order must be paid in; null if it is not compared.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub currency: Option<super::Currency>,
    /// The order number of the shop.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub merchant_uid: Option<String>,
}
impl std::fmt::Debug for PaymentPrepareAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentPrepareAnnotation")
            .field("amount", &self.amount)
            .field("currency", &self.currency)
            .field("merchant_uid", &self.merchant_uid)
            .finish()
    }
}
crate::decode::model!(PaymentPrepareAnnotation);
