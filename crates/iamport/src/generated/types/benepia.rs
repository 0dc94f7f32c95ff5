// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`benepia`](crate::operations::benepia).

/// How many Benepia points a buyer has.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct BenepiaPointAnnotation {
    /// The points that the buyer holds now.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub point: Option<crate::Amount>,
}

impl std::fmt::Debug for BenepiaPointAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BenepiaPointAnnotation").field("point", &self.point).finish()
    }
}

crate::decode::model!(BenepiaPointAnnotation);
