// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`kakao`](crate::operations::kakao).

/// KakaoPay's own answer to its order list of one day, passed on as it came.
///
/// No answer was ever captured.
///
/// *Assumed:* The fields are those that the vendor's PHP client reads; PortOne's schema has the name
/// and no field.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct KakaoOrderAnnotation {
    /// Which page of the list this is, in KakaoPay's own names.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub page: ::serde_json::Map<String, ::serde_json::Value>,
    /// The day on which the orders were made, as `YYYYMMDD`.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub payment_request_date: Option<String>,
    /// KakaoPay's code of the shop.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub cid: Option<String>,
    /// The orders, in KakaoPay's own names; nobody tells which.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub orders: Vec<::serde_json::Map<String, ::serde_json::Value>>,
}

impl std::fmt::Debug for KakaoOrderAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KakaoOrderAnnotation")
            .field("page", &crate::runtime::Masked(&self.page))
            .field("payment_request_date", &self.payment_request_date)
            .field("cid", &self.cid)
            .field("orders", &crate::runtime::Masked(&self.orders))
            .finish()
    }
}

crate::decode::model!(KakaoOrderAnnotation);
