//! Runs progenitor over the generator document.

use progenitor_impl::{GenerationSettings, Generator, InterfaceStyle};
use schemars_0_8::schema::{InstanceType, SchemaObject};
use serde_json::Value;

use super::problem::{Problem, Result};

/// Spec type and format, and the Rust type it becomes.
pub(crate) const SCALARS: [(InstanceType, &str, &str); 5] = [
    (InstanceType::Number, "amount", "crate::Amount"),
    (InstanceType::Integer, "amount", "crate::Amount"),
    (
        InstanceType::Number,
        "positive-amount",
        "crate::PositiveAmount",
    ),
    (
        InstanceType::Integer,
        "positive-amount",
        "crate::PositiveAmount",
    ),
    (InstanceType::Integer, "unix-time", "crate::UnixTime"),
];

/// Progenitor's output for the lowered document, as a syntax tree.
pub(crate) fn generate(document: &Value) -> Result<syn::File> {
    let spec: openapiv3::OpenAPI = serde_json::from_value(document.clone()).map_err(|error| {
        Problem::new(format!("the lowered document is not OpenAPI 3.0: {error}"))
    })?;
    let mut settings = GenerationSettings::new();
    settings.with_interface(InterfaceStyle::Builder);
    for (instance_type, format, rust) in SCALARS {
        let schema = SchemaObject {
            instance_type: Some(instance_type.into()),
            format: Some(format.to_owned()),
            ..SchemaObject::default()
        };
        settings.with_conversion(schema, rust, std::iter::empty());
    }
    let tokens = Generator::new(&settings)
        .generate_tokens(&spec)
        .map_err(|error| Problem::new(format!("progenitor: {error}")))?;
    syn::parse2(tokens)
        .map_err(|error| Problem::new(format!("progenitor's output is not Rust: {error}")))
}
