// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`payco`](crate::operations::payco).

/// What is told to PAYCO about an order.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PaycoOrderStatus {
    /// `DELIVERY_START`: The goods are on their way.
    DeliveryStart,
    /// `PURCHASE_DECISION`: The buyer accepted the purchase.
    PurchaseDecision,
    /// `CANCELED`: The order was cancelled.
    Canceled,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(PaycoOrderStatus {
    DeliveryStart = "DELIVERY_START",
    PurchaseDecision = "PURCHASE_DECISION",
    Canceled = "CANCELED",
});

/// The state that a PAYCO order was set to.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaycoStatusAnnotation {
    /// The state after the call.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub status: super::PaycoOrderStatus,
}

impl std::fmt::Debug for PaycoStatusAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaycoStatusAnnotation").field("status", &self.status).finish()
    }
}

crate::decode::model!(PaycoStatusAnnotation);
