// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`tiers`](crate::operations::tiers).

/// A sub-merchant.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct TierAnnotation {
    /// The code of the sub-merchant, three capital letters or digits.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub tier_code: String,
    /// The name that the agent gave to the sub-merchant.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub tier_name: String,
}

impl std::fmt::Debug for TierAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TierAnnotation")
            .field("tier_code", &self.tier_code)
            .field("tier_name", &self.tier_name)
            .finish()
    }
}

crate::decode::model!(TierAnnotation);
