//! What `generated/models.rs` is written in: a model, its JSON schema, and how its JSON is read.

use std::fmt::Debug;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::generated::models::MODELS;

/// One type of `iamport::types`.
pub(crate) struct Model {
    /// The name of its component in the bundle; the type's may have other capitals.
    pub(crate) name: &'static str,
    /// Its JSON schema, as a Rust program has it from the feature `schemars`.
    pub(crate) schema: fn() -> Schema,
    /// How its JSON is read; none for what only goes into requests.
    pub(crate) decode: Option<Decode>,
}

/// Reads JSON as one type.
pub(crate) type Decode = fn(&str) -> Result<Decoded, String>;

/// A value that was read, in the forms that a program can see.
pub(crate) struct Decoded {
    /// Written back as JSON.
    pub(crate) json: Value,
    /// `{:#?}` of it.
    pub(crate) debug: String,
}

impl Model {
    /// The model of that name.
    pub(crate) fn find(name: &str) -> &'static Self {
        MODELS
            .iter()
            .find(|model| model.name == name)
            .unwrap_or_else(|| panic!("no model {name}"))
    }

    /// Reads JSON as this model, which must be one that answers have.
    pub(crate) fn decoded(&self, json: &Value) -> Decoded {
        let decode = self.decode.expect("a model of answers");
        decode(&json.to_string()).unwrap_or_else(|why| panic!("{}: {why}\n{json:#}", self.name))
    }
}

/// The schema of what a program may be given to read.
pub(crate) fn schema<T: JsonSchema>() -> Schema {
    SchemaGenerator::default().into_root_schema_for::<T>()
}

/// Reads one value and writes it back.
pub(crate) fn decode<T: DeserializeOwned + Serialize + Debug>(
    text: &str,
) -> Result<Decoded, String> {
    let value: T = serde_json::from_str(text).map_err(|error| error.to_string())?;
    Ok(Decoded {
        json: serde_json::to_value(&value).map_err(|error| error.to_string())?,
        debug: format!("{value:#?}"),
    })
}
