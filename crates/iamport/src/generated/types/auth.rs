// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`auth`](crate::operations::auth).

/// An access token and its life, by the clock of the API.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuthAnnotation {
    /// The token; goes into the `Authorization` header of every other call.
    ///
    /// [*Secret.*](crate::types#marks)
    #[serde(deserialize_with = "crate::decode::required")]
    pub access_token: String,
    /// The time at the API, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub now: Option<crate::UnixTime>,
    /// When the token ends, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub expired_at: Option<crate::UnixTime>,
}

impl std::fmt::Debug for AuthAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AuthAnnotation")
            .field("access_token", &crate::runtime::Masked(&self.access_token))
            .field("now", &self.now)
            .field("expired_at", &self.expired_at)
            .finish()
    }
}

crate::decode::model!(AuthAnnotation);
