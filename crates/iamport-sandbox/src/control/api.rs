//! The API's own description: as a document, and its schemas as those of OpenAPI 3.1.

use std::sync::OnceLock;

use schemars::{Schema, SchemaGenerator};
use serde_json::{Map, Value, json};

use crate::bundle::OPENAPI;

/// The name of the schema of a payment.
pub(super) const PAYMENT: &str = "PaymentAnnotation";

const REFERENCE: &str = "#/components/schemas/";

fn schemas() -> &'static Map<String, Value> {
    static SCHEMAS: OnceLock<Map<String, Value>> = OnceLock::new();
    SCHEMAS.get_or_init(|| {
        let mut source: Value = serde_json::from_str(OPENAPI).unwrap_or_default();
        match source.pointer_mut("/components/schemas").map(Value::take) {
            Some(Value::Object(schemas)) => schemas,
            _ => Map::new(),
        }
    })
}

/// The schema of what a payment's state may be.
pub(super) fn payment_status(generator: &mut SchemaGenerator) -> Schema {
    translated_with(
        &json!({"$ref": format!("{REFERENCE}PaymentStatus")}),
        generator,
    )
}

/// The schema of that name, with those that it refers to among the definitions of the generator.
pub(super) fn schema(name: &str, generator: &mut SchemaGenerator) -> Schema {
    let schema = schemas().get(name);
    schema.map_or_else(Schema::default, |schema| translated_with(schema, generator))
}

fn translated_with(schema: &Value, generator: &mut SchemaGenerator) -> Schema {
    let mut wanted = Vec::new();
    let schema = translated(schema, &mut wanted);
    for name in wanted {
        if !generator.definitions().contains_key(&name) {
            // So that a schema that refers to itself is looked at once.
            generator
                .definitions_mut()
                .insert(name.clone(), Value::Bool(true));
            let inner = self::schema(&name, generator);
            generator.definitions_mut().insert(name, inner.into());
        }
    }
    schema.try_into().unwrap_or_default()
}

/// A schema of OpenAPI 3.0 as one of 3.1. The names of those that it refers to are added to `wanted`.
fn translated(schema: &Value, wanted: &mut Vec<String>) -> Value {
    let Value::Object(schema) = schema else {
        return schema.clone();
    };
    let mut new = Map::new();
    for (key, value) in schema {
        match key.as_str() {
            "$ref" => {
                let reference = value.as_str().unwrap_or_default();
                wanted.extend(reference.strip_prefix(REFERENCE).map(str::to_owned));
                new.insert(key.clone(), value.clone());
            }
            "properties" => {
                let properties = value.as_object().into_iter().flatten();
                let properties: Map<_, _> = properties
                    .map(|(name, property)| (name.clone(), translated(property, wanted)))
                    .collect();
                new.insert(key.clone(), Value::Object(properties));
            }
            "items" | "additionalProperties" => {
                new.insert(key.clone(), translated(value, wanted));
            }
            "allOf" | "anyOf" | "oneOf" => {
                let parts = value.as_array().into_iter().flatten();
                let parts = parts.map(|part| translated(part, wanted)).collect();
                new.insert(key.clone(), Value::Array(parts));
            }
            "example" => {
                new.insert("examples".to_owned(), json!([value]));
            }
            "nullable" => {}
            // The vendor's marks are for the API's own description.
            _ if key.starts_with("x-") => {}
            _ => {
                new.insert(key.clone(), value.clone());
            }
        }
    }
    if schema.get("nullable") == Some(&Value::Bool(true)) {
        nullable(&mut new);
    }
    Value::Object(new)
}

/// The bundle says null in two ways only: a type that may be null, and null alone as a list of one value.
fn nullable(schema: &mut Map<String, Value>) {
    if schema.get("enum") == Some(&json!([null])) {
        *schema = Map::from_iter([("type".to_owned(), json!("null"))]);
        return;
    }
    if let Some(kind) = schema.get_mut("type") {
        *kind = json!([kind.take(), "null"]);
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_payment_is_described_with_all_that_it_refers_to() {
        let mut generator = SchemaGenerator::default();
        let payment = Value::from(schema(PAYMENT, &mut generator));
        let properties = payment["properties"].as_object().unwrap();
        assert!(properties.len() > 40, "{}", properties.len());
        assert_eq!(properties["fail_reason"]["type"], json!(["string", "null"]));
        let text = format!("{payment}{:?}", generator.definitions());
        assert!(!text.contains("nullable") && !text.contains("x-iamport"));
        for (at, _) in text.match_indices(REFERENCE) {
            let name = text[at + REFERENCE.len()..]
                .split(['"', '\\'])
                .next()
                .unwrap();
            assert!(generator.definitions().contains_key(name), "{name}");
        }
        assert!(generator.definitions().contains_key("PaymentStatus"));
    }
}
