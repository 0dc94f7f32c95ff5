// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`billing_keys`](crate::operations::billing_keys).

/// A billing key - an ordinary one, or a super billing key if it was issued through a smart routing
/// group.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum BillingKeyAnnotation {
    /// The answer has the key `channelGroupId`.
    SuperBillingKey(super::SuperBillingKeyAnnotation),
    /// The answer is none of the others.
    Customer(super::CustomerAnnotation),
}

impl<'de> serde::Deserialize<'de> for BillingKeyAnnotation {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        let value = serde_json::Value::deserialize(deserializer)?;
        if value.get("channelGroupId").is_some() {
            return crate::decode::from_value(value).map(Self::SuperBillingKey);
        }
        crate::decode::from_value(value).map(Self::Customer)
    }
}

impl crate::decode::Lenient for BillingKeyAnnotation {
    fn read<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        serde::Deserialize::deserialize(deserializer)
    }
}

/// An ordinary billing key, for one card at one channel.
///
/// For PayPal every card field is null.
///
/// *Assumed:* The vendor also requires `card_name`, and shows it as null for PayPal; no answer was
/// captured.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CustomerAnnotation {
    /// The id of the billing key, chosen by the shop.
    ///
    /// At most 80 characters.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub customer_uid: String,
    /// The code of the payment gateway that keeps the key.
    ///
    /// At most 16 characters.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub pg_provider: String,
    /// The id of the shop at the gateway.
    ///
    /// At most 80 characters.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub pg_id: String,
    /// Whether the key was issued through a test channel; part of the answer since November 2025.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub sandbox: bool,
    /// The shop's id of the buyer, or the one that PortOne made up.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_id: Option<String>,
    /// The name of the card company.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_name: Option<String>,
    /// The standard code of the card company.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_code: Option<String>,
    /// The standard code of the company that issued the card.
    ///
    /// Gateways that support it: `tosspayments`, `ksnet`, `paypal_v2`, `smartro_v2`, `nice_v2`, `welcome`,
    /// `tosspay_v2`.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_issuer_code: Option<String>,
    /// The name of the company that issued the card, where the gateway gives its code.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_issuer_name: Option<String>,
    /// The standard code of the company whose brand the card bears.
    ///
    /// Gateways that support it: `tosspayments`, `ksnet`, `paypal_v2`, `smartro_v2`, `nice_v2`, `welcome`,
    /// `tosspay_v2`.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_publisher_code: Option<String>,
    /// The name of the company whose brand the card bears, where the gateway gives its code.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_publisher_name: Option<String>,
    /// The number of the card, masked.
    ///
    /// [*Secret.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_number: Option<String>,
    /// 0 for a credit card, 1 for a debit card, null where the gateway does not tell.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_type: Option<i64>,
    /// The name of the card holder.
    ///
    /// At most 20 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_name: Option<String>,
    /// The phone number of the card holder.
    ///
    /// At most 20 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_tel: Option<String>,
    /// The mail address of the card holder.
    ///
    /// At most 200 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_email: Option<String>,
    /// The postal address of the card holder.
    ///
    /// At most 200 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_addr: Option<String>,
    /// The postcode of the card holder.
    ///
    /// At most 8 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_postcode: Option<String>,
    /// When the key was stored, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub inserted: Option<crate::UnixTime>,
    /// When the key was last changed, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub updated: Option<crate::UnixTime>,
}

impl std::fmt::Debug for CustomerAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CustomerAnnotation")
            .field("customer_uid", &self.customer_uid)
            .field("pg_provider", &self.pg_provider)
            .field("pg_id", &self.pg_id)
            .field("sandbox", &self.sandbox)
            .field("customer_id", &self.customer_id)
            .field("card_name", &self.card_name)
            .field("card_code", &self.card_code)
            .field("card_issuer_code", &self.card_issuer_code)
            .field("card_issuer_name", &self.card_issuer_name)
            .field("card_publisher_code", &self.card_publisher_code)
            .field("card_publisher_name", &self.card_publisher_name)
            .field("card_number", &crate::runtime::Masked(&self.card_number))
            .field("card_type", &self.card_type)
            .field("customer_name", &crate::runtime::Masked(&self.customer_name))
            .field("customer_tel", &crate::runtime::Masked(&self.customer_tel))
            .field("customer_email", &crate::runtime::Masked(&self.customer_email))
            .field("customer_addr", &crate::runtime::Masked(&self.customer_addr))
            .field("customer_postcode", &crate::runtime::Masked(&self.customer_postcode))
            .field("inserted", &self.inserted)
            .field("updated", &self.updated)
            .finish()
    }
}

crate::decode::model!(CustomerAnnotation);

/// A super billing key, for one card at every channel of a smart routing group.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SuperBillingKeyAnnotation {
    /// The id of the billing key, chosen by the shop.
    ///
    /// At most 80 characters.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub customer_uid: String,
    /// The smart routing group whose channels the key was issued at.
    ///
    /// At most 80 characters.
    #[serde(
        rename = "channelGroupId",
        default,
        deserialize_with = "crate::decode::or_default"
    )]
    pub channel_group_id: String,
    /// The shop's id of the buyer, or the one that PortOne made up.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_id: Option<String>,
    /// The name of the card holder.
    ///
    /// At most 20 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_name: Option<String>,
    /// The phone number of the card holder.
    ///
    /// At most 20 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_tel: Option<String>,
    /// The mail address of the card holder.
    ///
    /// At most 200 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_email: Option<String>,
    /// The postal address of the card holder.
    ///
    /// At most 200 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_addr: Option<String>,
    /// The postcode of the card holder.
    ///
    /// At most 8 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_postcode: Option<String>,
    /// The channels that have a key, each with what its gateway tells of the card.
    #[serde(
        rename = "succeededChannels",
        default,
        deserialize_with = "crate::decode::or_default"
    )]
    pub succeeded_channels: Vec<super::SucceededChannelAnnotation>,
    /// The channels at which no key could be issued, each with the reason.
    #[serde(
        rename = "failedChannels",
        default,
        deserialize_with = "crate::decode::or_default"
    )]
    pub failed_channels: Vec<super::FailedChannelAnnotation>,
}

impl std::fmt::Debug for SuperBillingKeyAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SuperBillingKeyAnnotation")
            .field("customer_uid", &self.customer_uid)
            .field("channel_group_id", &self.channel_group_id)
            .field("customer_id", &self.customer_id)
            .field("customer_name", &crate::runtime::Masked(&self.customer_name))
            .field("customer_tel", &crate::runtime::Masked(&self.customer_tel))
            .field("customer_email", &crate::runtime::Masked(&self.customer_email))
            .field("customer_addr", &crate::runtime::Masked(&self.customer_addr))
            .field("customer_postcode", &crate::runtime::Masked(&self.customer_postcode))
            .field("succeeded_channels", &self.succeeded_channels)
            .field("failed_channels", &self.failed_channels)
            .finish()
    }
}

crate::decode::model!(SuperBillingKeyAnnotation);

/// One channel of a super billing key that has a key.
///
/// *Assumed:* The vendor requires `update`, which it does not describe, beside a field `updated`, which
/// is taken as optional; no answer was captured.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct SucceededChannelAnnotation {
    /// The code of the payment gateway that keeps the key.
    ///
    /// At most 16 characters.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub pg_provider: String,
    /// The id of the shop at the gateway.
    ///
    /// At most 80 characters.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub pg_id: String,
    /// The name of the card company.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_name: Option<String>,
    /// The standard code of the card company.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_code: Option<String>,
    /// The standard code of the company that issued the card.
    ///
    /// Gateways that support it: `tosspayments`, `ksnet`, `paypal_v2`, `smartro_v2`, `nice_v2`, `welcome`,
    /// `tosspay_v2`.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_issuer_code: Option<String>,
    /// The name of the company that issued the card, where the gateway gives its code.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_issuer_name: Option<String>,
    /// The standard code of the company whose brand the card bears.
    ///
    /// Gateways that support it: `tosspayments`, `ksnet`, `paypal_v2`, `smartro_v2`, `nice_v2`, `welcome`,
    /// `tosspay_v2`.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_publisher_code: Option<String>,
    /// The name of the company whose brand the card bears, where the gateway gives its code.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_publisher_name: Option<String>,
    /// The number of the card, masked.
    ///
    /// [*Secret.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_number: Option<String>,
    /// 0 for a credit card, 1 for a debit card, null where the gateway does not tell.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_type: Option<i64>,
    /// When the key was stored, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub inserted: Option<crate::UnixTime>,
    /// When the key was last changed, in epoch seconds; 0 if that is not told.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub updated: Option<crate::UnixTime>,
}

impl std::fmt::Debug for SucceededChannelAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SucceededChannelAnnotation")
            .field("pg_provider", &self.pg_provider)
            .field("pg_id", &self.pg_id)
            .field("card_name", &self.card_name)
            .field("card_code", &self.card_code)
            .field("card_issuer_code", &self.card_issuer_code)
            .field("card_issuer_name", &self.card_issuer_name)
            .field("card_publisher_code", &self.card_publisher_code)
            .field("card_publisher_name", &self.card_publisher_name)
            .field("card_number", &crate::runtime::Masked(&self.card_number))
            .field("card_type", &self.card_type)
            .field("inserted", &self.inserted)
            .field("updated", &self.updated)
            .finish()
    }
}

crate::decode::model!(SucceededChannelAnnotation);

/// What kept a channel from issuing a key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum FailedChannelType {
    /// `INVALID_REQUEST`: The details that were sent are not what the channel takes.
    InvalidRequest,
    /// `PG_PROVIDER`: The gateway refused, or failed.
    PgProvider,
    /// `DB_FAILED`: PortOne could not write its own records.
    DbFailed,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(FailedChannelType {
    InvalidRequest = "INVALID_REQUEST",
    PgProvider = "PG_PROVIDER",
    DbFailed = "DB_FAILED",
});

/// One channel of a super billing key at which no key could be issued.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct FailedChannelAnnotation {
    /// What kind of failure it was.
    #[serde(rename = "type", default, deserialize_with = "crate::decode::or_default")]
    pub type_: super::FailedChannelType,
    /// Why no key could be issued, in words.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub message: String,
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
}

impl std::fmt::Debug for FailedChannelAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FailedChannelAnnotation")
            .field("type_", &self.type_)
            .field("message", &self.message)
            .field("pg_provider", &self.pg_provider)
            .field("pg_id", &self.pg_id)
            .finish()
    }
}

crate::decode::model!(FailedChannelAnnotation);
