// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family `receipts`.
/// A cash receipt for a sale that was not paid through PortOne.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ExternalReceiptAnnotation {
    /// The amount of the receipt in won.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount: crate::Amount,
    /// When the receipt was issued, in epoch seconds.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub applied_at: Option<crate::UnixTime>,
    /// The number of the receipt at the tax office.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub apply_num: String,
    /// When the receipt was revoked, in epoch seconds; 0 if it was not.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub cancelled_at: Option<crate::UnixTime>,
    /// The order number that the receipt was issued for.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub merchant_uid: String,
    /// The id of the receipt at the gateway.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub receipt_tid: Option<String>,
    /// Where the receipt can be seen.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub receipt_url: Option<String>,
    /// Whom the receipt is for.
    #[serde(rename = "type", default, deserialize_with = "crate::decode::or_default")]
    pub type_: super::ReceiptType,
    /// The value added tax in the amount.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub vat: crate::Amount,
}
impl std::fmt::Debug for ExternalReceiptAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ExternalReceiptAnnotation")
            .field("amount", &self.amount)
            .field("applied_at", &self.applied_at)
            .field("apply_num", &self.apply_num)
            .field("cancelled_at", &self.cancelled_at)
            .field("merchant_uid", &self.merchant_uid)
            .field("receipt_tid", &self.receipt_tid)
            .field("receipt_url", &crate::runtime::Masked(&self.receipt_url))
            .field("type_", &self.type_)
            .field("vat", &self.vat)
            .finish()
    }
}
crate::decode::model!(ExternalReceiptAnnotation);
/// How a sale that was not paid through PortOne was paid - by transfer or by virtual account.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ExternalReceiptPayMethod {
    /// `trans`
    Trans,
    /// `vbank`
    Vbank,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    ExternalReceiptPayMethod { Trans = "trans", Vbank = "vbank" }
);
/// The cash receipt of a payment.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ReceiptAnnotation {
    /// The amount of the receipt in won.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount: crate::Amount,
    /// When the receipt was issued, in epoch seconds.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub applied_at: Option<crate::UnixTime>,
    /// The number of the receipt at the tax office.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub apply_num: String,
    /// When the receipt was revoked, in epoch seconds; 0 if it was not.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub cancelled_at: Option<crate::UnixTime>,
    /// The PortOne id of the payment.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub imp_uid: String,
    /// The id of the receipt at the gateway.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub receipt_tid: Option<String>,
    /// Where the receipt can be seen.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub receipt_url: Option<String>,
    /// Whom the receipt is for.
    #[serde(rename = "type", default, deserialize_with = "crate::decode::or_default")]
    pub type_: super::ReceiptType,
    /// The value added tax in the amount.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub vat: crate::Amount,
}
impl std::fmt::Debug for ReceiptAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReceiptAnnotation")
            .field("amount", &self.amount)
            .field("applied_at", &self.applied_at)
            .field("apply_num", &self.apply_num)
            .field("cancelled_at", &self.cancelled_at)
            .field("imp_uid", &self.imp_uid)
            .field("receipt_tid", &self.receipt_tid)
            .field("receipt_url", &crate::runtime::Masked(&self.receipt_url))
            .field("type_", &self.type_)
            .field("vat", &self.vat)
            .finish()
    }
}
crate::decode::model!(ReceiptAnnotation);
/// What the tax office knows the buyer by - a resident registration number, a business number, a phone
/// number or a cash receipt card.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ReceiptIdentifierType {
    /// `person`
    Person,
    /// `business`
    Business,
    /// `phone`
    Phone,
    /// `taxcard`
    Taxcard,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    ReceiptIdentifierType { Person = "person", Business = "business", Phone = "phone",
    Taxcard = "taxcard" }
);
/// Whom a cash receipt is for - a person, for the tax return, or a company, for its books.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ReceiptType {
    /// `person`
    Person,
    /// `company`
    Company,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(ReceiptType { Person = "person", Company = "company" });
