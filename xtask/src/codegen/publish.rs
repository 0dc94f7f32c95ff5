//! The bundle as it is published: what the files of `spec/` say in short is written out, so that it holds by the
//! strict reading of OpenAPI 3.0.3.
//!
//! By that reading `nullable` adds null to the `type` beside it and to nothing else, so that null beside a reference
//! has to be an alternative of its own. A list of values is closed and `oneOf` is one and no more, while the API adds
//! values without notice, and an answer may look like two of its alternatives.
//!
//! Only answers are changed. A request has no null, and a value that no list has is an error there.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{
    bundle::Bundle,
    problem::{Problem, Result},
    spec::reach,
};

/// The name of the published file.
pub(crate) const PUBLISHED: &str = "iamport-v1.openapi.json";

/// How long the vendor says that an answered text is at most. As `maxLength` it would refuse a longer one, which is
/// on record all the same.
const USUAL_LENGTH: &str = "x-iamport-max-length";

/// The text of the published file: keys sorted, two spaces, one newline at the end.
pub(crate) fn publish(bundle: &Bundle) -> Result<String> {
    let mut document = bundle.document.clone();
    let lists = Lists::of(&document);
    for schema in success_answers(&mut document) {
        // A refusal at HTTP 200 has `response: null`; the files say what a success has.
        if let Some(payload) = schema.pointer_mut("/properties/response") {
            let reference = payload.get("$ref").is_some();
            if reference {
                *payload = json!({ "allOf": [payload] });
            }
            if let Some(payload) = payload.as_object_mut() {
                payload.insert("nullable".into(), true.into());
            }
        }
        lists.answered(schema);
    }
    let (_, requested) = reach(&bundle.document);
    let components = document.pointer_mut("/components/schemas");
    let schemas = components.and_then(Value::as_object_mut);
    for (name, schema) in schemas.into_iter().flatten() {
        if !requested.contains(name) {
            lists.answered(schema);
        }
    }
    let mut text =
        serde_json::to_string_pretty(&document).map_err(|error| Problem::new(error.to_string()))?;
    text.push('\n');
    Ok(text)
}

/// What stands beside the envelope in each success answer.
fn success_answers(document: &mut Value) -> impl Iterator<Item = &mut Value> {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    paths
        .into_iter()
        .flat_map(Map::values_mut)
        .filter_map(Value::as_object_mut)
        .flat_map(Map::values_mut)
        .filter_map(|operation| operation.get_mut("responses")?.as_object_mut())
        .flat_map(Map::values_mut)
        .filter_map(|answer| answer.pointer_mut("/content/application~1json/schema/allOf/1"))
}

/// The references to the lists of values.
struct Lists(BTreeSet<String>);

impl Lists {
    fn of(document: &Value) -> Self {
        let components = document.pointer("/components/schemas");
        let schemas = components.and_then(Value::as_object);
        Self(
            schemas
                .into_iter()
                .flatten()
                .filter(|(_, schema)| schema.get("enum").is_some())
                .map(|(name, _)| format!("#/components/schemas/{name}"))
                .collect(),
        )
    }

    /// Writes a schema of an answer out, and every one below it.
    fn answered(&self, schema: &mut Value) {
        let Some(map) = schema.as_object_mut() else {
            return;
        };
        if let Some(Value::Object(properties)) = map.get_mut("properties") {
            properties.values_mut().for_each(|it| self.answered(it));
        }
        if let Some(items) = map.get_mut("items") {
            self.answered(items);
        }
        if let Some(Value::Array(mut alternatives)) = map.remove("oneOf") {
            alternatives.iter_mut().for_each(|it| self.answered(it));
            map.insert("anyOf".into(), alternatives.into());
        }
        if map.contains_key("properties") || map.contains_key("enum") {
            return;
        }
        if let Some(length) = map.remove("maxLength") {
            map.insert(USUAL_LENGTH.into(), length);
        }
        self.reference(map);
    }

    /// A reference with what else its value may be: null, or a value that the list does not have.
    fn reference(&self, map: &mut Map<String, Value>) {
        let by_all_of = || map.get("allOf")?.pointer("/0/$ref");
        let Some(target) = map.get("$ref").or_else(by_all_of).cloned() else {
            return;
        };
        let nullable = map.get("nullable") == Some(&Value::Bool(true));
        let open = target.as_str().is_some_and(|name| self.0.contains(name));
        let other = match (open, nullable) {
            (true, false) => json!({"type": "string"}),
            (true, true) => json!({"type": "string", "nullable": true}),
            // Null and nothing else.
            (false, true) => json!({"type": "object", "nullable": true, "enum": [null]}),
            (false, false) => return,
        };
        map.retain(|key, _| !["$ref", "allOf", "nullable"].contains(&key.as_str()));
        map.insert("anyOf".into(), json!([{ "$ref": target }, other]));
    }
}
