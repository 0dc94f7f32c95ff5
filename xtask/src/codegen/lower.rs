//! Turns the wire document into the one that progenitor reads.
//!
//! What the generator would panic on, or would silently get wrong, is taken out here. Each pass
//! says which of the two it is.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::bundle::Bundle;

/// What bounds and documents a schema without changing its Rust type. `minimum` beside an amount
/// silently turns the field into `f64`, and a `default` is always sent.
const BOUNDS: [&str; 15] = [
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
    "default",
    "example",
];

/// The generator document of a bundle that the rules have accepted.
pub(crate) fn lower(bundle: &Bundle) -> Value {
    let mut document = bundle.document.clone();
    answers(&mut document);
    unions(&mut document);
    bounds(&mut document);
    nullable(&mut document);
    single_references(&mut document);
    unreferenced(&mut document);
    extensions(&mut document);
    document
}

/// Takes the envelope off success answers and drops all others: progenitor panics on two answer
/// schemas in one operation, and the runtime makes the errors.
fn answers(document: &mut Value) {
    for_each_operation(document, |operation| {
        let payload = operation
            .pointer("/responses/200")
            .and_then(payload)
            .cloned();
        let answer = match payload {
            Some(schema) => {
                json!({"description": "", "content": {"application/json": {"schema": schema}}})
            }
            None => json!({"description": ""}),
        };
        operation.insert_key("responses", json!({ "200": answer }));
    });
}

/// The schema of `response` inside a success answer; none where the envelope is all there is.
pub(crate) fn payload(answer: &Value) -> Option<&Value> {
    answer
        .pointer("/content/application~1json/schema/allOf")?
        .as_array()?
        .iter()
        .find_map(|part| part.pointer("/properties/response"))
}

/// Makes each union an object without fields, which `polish` replaces by an enum that decides by
/// what the answer looks like: progenitor's would decide by trial, in the order of the variants.
fn unions(document: &mut Value) {
    for schema in components(document).into_iter().flat_map(Map::values_mut) {
        if schema.get("oneOf").is_some() {
            let description = schema.get("description").cloned().unwrap_or_default();
            // The alternatives stay referred to until what nobody refers to is dropped.
            let alternatives = schema.get("oneOf").cloned().unwrap_or_default();
            *schema = json!({"type": "object", "description": description, "properties": {}, "x-alternatives": alternatives});
        }
    }
}

/// Strips what [`BOUNDS`] lists.
fn bounds(document: &mut Value) {
    for_each_schema(document, &mut |schema| {
        for word in BOUNDS {
            schema.remove(word);
        }
    });
}

/// Makes a nullable property an optional one: required and nullable together would make an absent
/// key an error, and a nullable reference a type of its own.
fn nullable(document: &mut Value) {
    for_each_schema(document, &mut |schema| {
        let mut optional = BTreeSet::new();
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            for (name, property) in properties {
                let Some(property) = property.as_object_mut() else {
                    continue;
                };
                if property.remove("nullable") == Some(Value::Bool(true)) {
                    optional.insert(name.clone());
                }
            }
        }
        if let Some(Value::Array(required)) = schema.get_mut("required") {
            required.retain(|name| name.as_str().is_none_or(|name| !optional.contains(name)));
            if required.is_empty() {
                schema.remove("required");
            }
        }
    });
}

/// Makes `allOf: [$ref]` the reference itself: 3.0 needs that form to put a description or `nullable`
/// beside a reference, and progenitor would merge it into a type of its own.
fn single_references(document: &mut Value) {
    for_each_schema(document, &mut |schema| {
        let reference = schema
            .get("allOf")
            .and_then(Value::as_array)
            .and_then(|all| match all.as_slice() {
                [one] => one.get("$ref").cloned(),
                _ => None,
            });
        if let Some(reference) = reference {
            *schema = Map::from_iter([("$ref".to_owned(), reference)]);
        }
    });
}

/// Drops the spec's own words: `polish` reads them from the wire document.
fn extensions(document: &mut Value) {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(map) => {
                map.retain(|key, _| !key.starts_with("x-"));
                map.values_mut().for_each(strip);
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    strip(document);
}

/// Drops schemas that nobody refers to any more: they would become types without a use.
fn unreferenced(document: &mut Value) {
    let mut wanted = BTreeSet::new();
    if let Some(paths) = document.get("paths") {
        references(paths, &mut wanted);
    }
    let schemas = document
        .pointer("/components/schemas")
        .cloned()
        .unwrap_or_default();
    let mut todo: Vec<String> = wanted.iter().cloned().collect();
    while let Some(name) = todo.pop() {
        let mut found = BTreeSet::new();
        if let Some(schema) = schemas.get(&name) {
            references(schema, &mut found);
        }
        todo.extend(found.into_iter().filter(|name| wanted.insert(name.clone())));
    }
    if let Some(schemas) = components(document) {
        schemas.retain(|name, _| wanted.contains(name));
    }
    if let Some(Value::Object(all)) = document.get_mut("components") {
        all.retain(|kind, _| kind == "schemas");
    }
    if let Value::Object(root) = document {
        root.remove("security");
        root.remove("tags");
    }
}

/// Collects the names of all component schemas that a value refers to.
pub(crate) fn references(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => {
            if let Some(name) = map
                .get("$ref")
                .and_then(Value::as_str)
                .and_then(|target| target.strip_prefix("#/components/schemas/"))
            {
                into.insert(name.to_owned());
            }
            map.values().for_each(|value| references(value, into));
        }
        Value::Array(items) => items.iter().for_each(|value| references(value, into)),
        _ => {}
    }
}

fn components(document: &mut Value) -> Option<&mut Map<String, Value>> {
    document.pointer_mut("/components/schemas")?.as_object_mut()
}

fn for_each_operation(document: &mut Value, mut visit: impl FnMut(&mut Value)) {
    let paths = document.get_mut("paths").and_then(Value::as_object_mut);
    for item in paths.into_iter().flat_map(Map::values_mut) {
        for operation in item.as_object_mut().into_iter().flat_map(Map::values_mut) {
            visit(operation);
        }
    }
}

/// Visits every schema, and no map that merely has names for keys: a property may be called `minimum`.
fn for_each_schema(document: &mut Value, visit: &mut impl FnMut(&mut Map<String, Value>)) {
    for schema in components(document).into_iter().flat_map(Map::values_mut) {
        schema_and_below(schema, visit);
    }
    for_each_operation(document, |operation| {
        for parameter in operation
            .get_mut("parameters")
            .and_then(Value::as_array_mut)
            .into_iter()
            .flatten()
        {
            if let Some(parameter) = parameter.as_object_mut() {
                parameter.remove("example");
                if let Some(schema) = parameter.get_mut("schema") {
                    schema_and_below(schema, visit);
                }
            }
        }
        for place in [
            "/requestBody/content/application~1json/schema",
            "/responses/200/content/application~1json/schema",
        ] {
            if let Some(schema) = operation.pointer_mut(place) {
                schema_and_below(schema, visit);
            }
        }
    });
}

fn schema_and_below(schema: &mut Value, visit: &mut impl FnMut(&mut Map<String, Value>)) {
    let Some(map) = schema.as_object_mut() else {
        return;
    };
    visit(map);
    for property in map
        .get_mut("properties")
        .and_then(Value::as_object_mut)
        .into_iter()
        .flat_map(Map::values_mut)
    {
        schema_and_below(property, visit);
    }
    if let Some(items) = map.get_mut("items") {
        schema_and_below(items, visit);
    }
}

trait InsertKey {
    fn insert_key(&mut self, key: &str, value: Value);
}

impl InsertKey for Value {
    fn insert_key(&mut self, key: &str, value: Value) {
        if let Some(map) = self.as_object_mut() {
            map.insert(key.to_owned(), value);
        }
    }
}
