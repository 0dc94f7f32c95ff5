// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`receipts`](crate::operations::receipts).

/// Whom a cash receipt is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ReceiptType {
    /// `person`: A person, for the tax return.
    Person,
    /// `company`: A company, for its books.
    Company,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(ReceiptType {
    Person = "person",
    Company = "company",
});

/// What the tax office knows the buyer by.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ReceiptIdentifierType {
    /// `person`: A resident registration number.
    Person,
    /// `business`: A business number.
    Business,
    /// `phone`: A phone number.
    Phone,
    /// `taxcard`: A cash receipt card.
    Taxcard,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(ReceiptIdentifierType {
    Person = "person",
    Business = "business",
    Phone = "phone",
    Taxcard = "taxcard",
});

/// How a sale that was not paid through PortOne was paid.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ExternalReceiptPayMethod {
    /// `trans`: By bank transfer.
    Trans,
    /// `vbank`: By virtual account.
    Vbank,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(ExternalReceiptPayMethod {
    Trans = "trans",
    Vbank = "vbank",
});

/// The cash receipt of a payment.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReceiptAnnotation {
    /// The PortOne id of the payment.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub imp_uid: String,
    /// The id of the receipt at the gateway.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub receipt_tid: Option<String>,
    /// The number of the receipt at the tax office.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub apply_num: String,
    /// Whom the receipt is for.
    #[serde(rename = "type", default, deserialize_with = "crate::decode::or_default")]
    pub type_: super::ReceiptType,
    /// The amount of the receipt in won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount: crate::Amount,
    /// The value added tax in the amount.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub vat: crate::Amount,
    /// Where the receipt can be seen.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub receipt_url: Option<String>,
    /// When the receipt was issued, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub applied_at: Option<crate::UnixTime>,
    /// When the receipt was revoked, in epoch seconds; 0 if it was not.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub cancelled_at: Option<crate::UnixTime>,
}

impl std::fmt::Debug for ReceiptAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReceiptAnnotation")
            .field("imp_uid", &self.imp_uid)
            .field("receipt_tid", &self.receipt_tid)
            .field("apply_num", &self.apply_num)
            .field("type_", &self.type_)
            .field("amount", &self.amount)
            .field("vat", &self.vat)
            .field("receipt_url", &crate::runtime::Masked(&self.receipt_url))
            .field("applied_at", &self.applied_at)
            .field("cancelled_at", &self.cancelled_at)
            .finish()
    }
}

crate::decode::model!(ReceiptAnnotation);

/// A cash receipt for a sale that was not paid through PortOne.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ExternalReceiptAnnotation {
    /// The order number that the receipt was issued for.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub merchant_uid: String,
    /// The id of the receipt at the gateway.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub receipt_tid: Option<String>,
    /// The number of the receipt at the tax office.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub apply_num: String,
    /// Whom the receipt is for.
    #[serde(rename = "type", default, deserialize_with = "crate::decode::or_default")]
    pub type_: super::ReceiptType,
    /// The amount of the receipt in won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount: crate::Amount,
    /// The value added tax in the amount.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub vat: crate::Amount,
    /// Where the receipt can be seen.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub receipt_url: Option<String>,
    /// When the receipt was issued, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub applied_at: Option<crate::UnixTime>,
    /// When the receipt was revoked, in epoch seconds; 0 if it was not.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub cancelled_at: Option<crate::UnixTime>,
}

impl std::fmt::Debug for ExternalReceiptAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ExternalReceiptAnnotation")
            .field("merchant_uid", &self.merchant_uid)
            .field("receipt_tid", &self.receipt_tid)
            .field("apply_num", &self.apply_num)
            .field("type_", &self.type_)
            .field("amount", &self.amount)
            .field("vat", &self.vat)
            .field("receipt_url", &crate::runtime::Masked(&self.receipt_url))
            .field("applied_at", &self.applied_at)
            .field("cancelled_at", &self.cancelled_at)
            .finish()
    }
}

crate::decode::model!(ExternalReceiptAnnotation);
