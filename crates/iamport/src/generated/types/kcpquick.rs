// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`kcpquick`](crate::operations::kcpquick).

/// Whether KCP is to authorise the prepaid part of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum KcpQuickPrepaidAuth {
    /// `Y`: It is to be authorised.
    Y,
    /// `N`: It is not.
    N,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(KcpQuickPrepaidAuth {
    Y = "Y",
    N = "N",
});

/// A buyer's registration with KCP Quick Pay.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct KcpQuickMemberAnnotation {
    /// The shop's id of the buyer.
    ///
    /// At most 80 characters.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub member_id: String,
    /// The gateway of the registration, always `kcp_quick`.
    ///
    /// At most 16 characters.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub pg_provider: String,
    /// The shop's id at the gateway.
    ///
    /// At most 80 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub pg_id: Option<String>,
    /// When the buyer was registered, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub inserted: Option<crate::UnixTime>,
    /// When the registration was last changed, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub updated: Option<crate::UnixTime>,
}

impl std::fmt::Debug for KcpQuickMemberAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KcpQuickMemberAnnotation")
            .field("member_id", &self.member_id)
            .field("pg_provider", &self.pg_provider)
            .field("pg_id", &self.pg_id)
            .field("inserted", &self.inserted)
            .field("updated", &self.updated)
            .finish()
    }
}

crate::decode::model!(KcpQuickMemberAnnotation);

/// The automatic payment key that was deleted.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct KcpQuickAutopayKeyAnnotation {
    /// The shop's id of the key.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub customer_uid: Option<String>,
}

impl std::fmt::Debug for KcpQuickAutopayKeyAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KcpQuickAutopayKeyAnnotation")
            .field("customer_uid", &self.customer_uid)
            .finish()
    }
}

crate::decode::model!(KcpQuickAutopayKeyAnnotation);

/// The buyer whose FIDO registration was released.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct KcpQuickFidoReleaseAnnotation {
    /// The shop's id of the buyer.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub member_id: Option<String>,
}

impl std::fmt::Debug for KcpQuickFidoReleaseAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KcpQuickFidoReleaseAnnotation")
            .field("member_id", &self.member_id)
            .finish()
    }
}

crate::decode::model!(KcpQuickFidoReleaseAnnotation);
