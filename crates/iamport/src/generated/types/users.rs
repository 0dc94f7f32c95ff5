// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`users`](crate::operations::users).

/// What a gateway is set up for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PgSettingType {
    /// `payment`: Payments in its window.
    Payment,
    /// `api_payment`: Payments by API.
    ApiPayment,
    /// `certification`: Identity verification.
    Certification,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(PgSettingType {
    Payment = "payment",
    ApiPayment = "api_payment",
    Certification = "certification",
});

/// One payment gateway as the shop has set it up.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PgSettingAnnotation {
    /// The code of the payment gateway.
    ///
    /// At most 16 characters.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub pg_provider: String,
    /// The id of the shop at the gateway.
    ///
    /// At most 80 characters.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub pg_id: String,
    /// Whether it is a test channel.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub sandbox: bool,
    /// What the gateway is set up for.
    #[serde(rename = "type", default, deserialize_with = "crate::decode::or_default")]
    pub type_: super::PgSettingType,
    /// The name that the shop gave to the channel.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub channel_name: Option<String>,
    /// The key of the channel, made by PortOne; the browser uses it too, so it is no secret.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub channel_key: Option<String>,
}

impl std::fmt::Debug for PgSettingAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PgSettingAnnotation")
            .field("pg_provider", &self.pg_provider)
            .field("pg_id", &self.pg_id)
            .field("sandbox", &self.sandbox)
            .field("type_", &self.type_)
            .field("channel_name", &self.channel_name)
            .field("channel_key", &self.channel_key)
            .finish()
    }
}

crate::decode::model!(PgSettingAnnotation);
