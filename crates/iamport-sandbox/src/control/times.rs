//! How often a fault happens.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// How often a fault happens: a number, or the word `always`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Times {
    /// So many times.
    Count(u64),
    /// Every time, until it is removed.
    #[serde(with = "always")]
    Always,
}

impl Default for Times {
    fn default() -> Times {
        Times::Count(1)
    }
}

impl JsonSchema for Times {
    fn schema_name() -> Cow<'static, str> {
        "Times".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"oneOf": [{"type": "integer", "minimum": 1}, {"const": always::WORD}]})
    }
}

mod always {
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub(super) const WORD: &str = "always";

    pub(super) fn serialize<S: Serializer>(serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(WORD)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<(), D::Error> {
        match String::deserialize(deserializer)?.as_str() {
            WORD => Ok(()),
            _ => Err(de::Error::custom("a number or the word always is needed")),
        }
    }
}
