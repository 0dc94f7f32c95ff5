// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family `auth`.
/// An access token and its life, by the clock of the API.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct AuthAnnotation {
    /// The token; goes into the `Authorization` header of every other call.
    ///
    /// Marked secret: never in `Debug`, errors or logs.
    #[serde(deserialize_with = "crate::decode::required")]
    pub access_token: String,
    /// When the token ends, in epoch seconds.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub expired_at: Option<crate::UnixTime>,
    /// The time at the API, in epoch seconds.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub now: Option<crate::UnixTime>,
}
impl std::fmt::Debug for AuthAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AuthAnnotation")
            .field("access_token", &crate::runtime::Masked(&self.access_token))
            .field("expired_at", &self.expired_at)
            .field("now", &self.now)
            .finish()
    }
}
crate::decode::model!(AuthAnnotation);
