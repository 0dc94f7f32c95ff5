//! The words that stand at operations, parameters and fields alike.

use serde_json::Value;

/// The payment gateways that have something, by their codes. All lists are empty where nothing is known.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Gateways {
    /// Those that have it. Empty: all, or not known.
    pub(crate) supported: Vec<String>,
    /// Those that insist on it.
    pub(crate) required: Vec<String>,
    /// Those that pass over it.
    pub(crate) ignored: Vec<String>,
}

impl Gateways {
    pub(super) fn read(object: &Value) -> Self {
        let word = object.get("x-iamport-pg").unwrap_or(&Value::Null);
        Self {
            supported: names(word, "supported"),
            required: names(word, "required"),
            ignored: names(word, "ignored"),
        }
    }
}

/// A value of an open list: the vendor may add others at any time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListedValue {
    pub(crate) value: String,
    /// What it means, in one sentence.
    pub(crate) meaning: String,
}

impl ListedValue {
    /// The values of a schema that lists some.
    pub(super) fn read_all(schema: &Value) -> Vec<Self> {
        let mut meanings = names(schema, "x-enum-descriptions").into_iter();
        names(schema, "enum")
            .into_iter()
            .map(|value| ListedValue {
                value,
                meaning: meanings.next().unwrap_or_default(),
            })
            .collect()
    }
}

/// The text under a key, its lines folded into paragraphs; empty where there is none.
pub(super) fn text(object: &Value, key: &str) -> String {
    let text = object.get(key).and_then(Value::as_str).unwrap_or_default();
    let paragraphs = text
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs
        .filter(|paragraph| !paragraph.is_empty())
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// The texts of the list under a key.
pub(super) fn names(object: &Value, key: &str) -> Vec<String> {
    object.get(key).map(texts).unwrap_or_default()
}

/// The texts of a list.
pub(super) fn texts(list: &Value) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    items.filter_map(Value::as_str).map(str::to_owned).collect()
}

pub(super) fn is_true(object: &Value, key: &str) -> bool {
    object.get(key) == Some(&Value::Bool(true))
}

/// The mark `x-iamport-sensitive`: whether a value is secret, and whether it is personal.
pub(super) fn marks(object: &Value) -> (bool, bool) {
    let mark = object.get("x-iamport-sensitive").and_then(Value::as_str);
    (mark == Some("secret"), mark == Some("personal"))
}
