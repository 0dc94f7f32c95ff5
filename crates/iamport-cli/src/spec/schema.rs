//! Finding the way through the document: references, and what a schema means apart from null.

use serde_json::{Map, Value};

/// The OpenAPI document.
pub(super) struct Document<'a> {
    root: &'a Value,
}

impl<'a> Document<'a> {
    pub(super) fn new(root: &'a Value) -> Self {
        Self { root }
    }

    /// The operation at a path, by its HTTP method in capitals.
    pub(super) fn operation(&self, method: &str, path: &str) -> Option<&'a Value> {
        let paths = self.root.get("paths")?;
        paths.get(path)?.get(method.to_ascii_lowercase())
    }

    /// All paths with their operations.
    pub(super) fn paths(&self) -> impl Iterator<Item = (&'a String, &'a Value)> {
        let paths = self.root.get("paths").and_then(Value::as_object);
        paths.into_iter().flatten()
    }

    /// All schemas that have a name.
    pub(super) fn schemas(&self) -> impl Iterator<Item = (&'a String, &'a Value)> {
        let schemas = self.root.pointer("/components/schemas");
        schemas.and_then(Value::as_object).into_iter().flatten()
    }

    /// What a schema means: the one that it refers to, apart from null, and from the further values that an open list may
    /// have. A union stays what it is.
    pub(super) fn meant(&self, schema: &'a Value) -> Meant<'a> {
        let mut meant = Meant {
            component: None,
            schema,
        };
        // References that lead in a circle end here too.
        for _ in 0..8 {
            let schema = meant.schema;
            if let Some(target) = schema.get("$ref").and_then(Value::as_str) {
                let Some(found) = self.root.pointer(target.trim_start_matches('#')) else {
                    break;
                };
                meant = Meant {
                    component: target.rsplit('/').next(),
                    schema: found,
                };
                continue;
            }
            let all_of = list(schema, "allOf");
            let any_of: Vec<&Value> = list(schema, "anyOf")
                .iter()
                .filter(|alternative| !says_nothing(alternative))
                .collect();
            match (all_of, any_of.as_slice()) {
                ([only], _) => meant.schema = only,
                (_, [only]) => meant.schema = only,
                _ => break,
            }
        }
        meant
    }
}

/// A schema, with its name where it has one.
#[derive(Clone, Copy)]
pub(super) struct Meant<'a> {
    pub(super) component: Option<&'a str>,
    pub(super) schema: &'a Value,
}

impl<'a> Meant<'a> {
    /// `array`, `object`, `string` and so on; empty for a union.
    pub(super) fn kind(&self) -> &'a str {
        self.schema
            .get("type")
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub(super) fn format(&self) -> &'a str {
        self.schema
            .get("format")
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub(super) fn items(&self) -> &'a Value {
        self.schema.get("items").unwrap_or(&Value::Null)
    }

    pub(super) fn properties(&self) -> Option<&'a Map<String, Value>> {
        self.schema.get("properties").and_then(Value::as_object)
    }

    /// The alternatives of a union.
    pub(super) fn alternatives(&self) -> impl Iterator<Item = &'a Value> {
        let alternatives = list(self.schema, "anyOf").iter();
        alternatives.filter(|alternative| !says_nothing(alternative))
    }
}

fn list<'a>(schema: &'a Value, key: &str) -> &'a [Value] {
    schema
        .get(key)
        .and_then(Value::as_array)
        .map_or(&[], Vec::as_slice)
}

/// Null alone, or any text beside a list of values.
fn says_nothing(alternative: &Value) -> bool {
    let only_null = alternative.pointer("/enum/0") == Some(&Value::Null);
    let any_text = alternative.get("type").and_then(Value::as_str) == Some("string")
        && alternative.get("enum").is_none();
    only_null || any_text
}
