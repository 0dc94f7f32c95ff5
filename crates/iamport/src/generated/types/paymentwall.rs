// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`paymentwall`](crate::operations::paymentwall).

/// What was sold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PaymentwallProductType {
    /// `physical`: Goods that are shipped.
    Physical,
    /// `digital`: Digital goods.
    Digital,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(PaymentwallProductType {
    Physical = "physical",
    Digital = "digital",
});

/// How far a delivery has come.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PaymentwallDeliveryStatus {
    /// `order_placed`: The order was taken.
    OrderPlaced,
    /// `order_shipped`: The goods have left.
    OrderShipped,
    /// `delivering`: The goods are on their way.
    Delivering,
    /// `delivered`: The goods have arrived.
    Delivered,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(PaymentwallDeliveryStatus {
    OrderPlaced = "order_placed",
    OrderShipped = "order_shipped",
    Delivering = "delivering",
    Delivered = "delivered",
});

/// Whether an order can be refunded.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PaymentwallRefundable {
    /// `yes`: It can.
    Yes,
    /// `no`: It can't.
    No,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(PaymentwallRefundable {
    Yes = "yes",
    No = "no",
});

/// What Paymentwall itself answered about a delivery.
///
/// An `error_code` means that it did not take it.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentwallDeliveryDetailAnnotation {
    /// Paymentwall's error number; absent when the delivery was taken.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub error_code: Option<i64>,
    /// Paymentwall's error text.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub error: Option<String>,
    /// What is wrong in detail, one line each.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub notices: Vec<String>,
    /// 1 when Paymentwall took the delivery.
    ///
    /// *Assumed:* Only the vendor's prose names this field; its schema does not, and no answer was ever
    /// captured.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub success: Option<i64>,
}

impl std::fmt::Debug for PaymentwallDeliveryDetailAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentwallDeliveryDetailAnnotation")
            .field("error_code", &self.error_code)
            .field("error", &self.error)
            .field("notices", &self.notices)
            .field("success", &self.success)
            .finish()
    }
}

crate::decode::model!(PaymentwallDeliveryDetailAnnotation);
