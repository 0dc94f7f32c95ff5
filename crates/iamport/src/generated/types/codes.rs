// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`codes`](crate::operations::codes).

/// A bank or a card company by its standard code.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct StandardCodeAnnotation {
    /// The standard code, with its leading zeros.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub code: String,
    /// The Korean name of the institution.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub name: String,
}

impl std::fmt::Debug for StandardCodeAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("StandardCodeAnnotation")
            .field("code", &self.code)
            .field("name", &self.name)
            .finish()
    }
}

crate::decode::model!(StandardCodeAnnotation);
