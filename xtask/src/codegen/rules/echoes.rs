//! The conditions of `x-iamport-echo` name what is there, and no id that an answer repeats is forgotten.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::violations::{Violations, is_evidence};
use crate::codegen::{
    bundle::escape,
    echo::{Answered, PAGE_LIST, Records, WORD},
    lower::payload,
    spec::{BODY, each_operation, is_exact, resolve},
};

/// What a condition may say.
const KEYS: [&str; 5] = ["sent", "answered", "unless", "or", "evidence"];

/// Every operation of the document.
pub(super) fn check(found: &mut Violations<'_>) {
    for (path, method, operation) in each_operation(found.document()) {
        let pointer = format!("/paths/{}/{method}", escape(path));
        let said = conditions(found, &pointer, operation);
        forgotten(found, &pointer, operation, &said);
    }
}

/// Checks the conditions of one operation; returns what they name as sent.
fn conditions<'a>(
    found: &mut Violations<'_>,
    pointer: &str,
    operation: &'a Value,
) -> BTreeSet<&'a str> {
    let Some(word) = operation.get(WORD) else {
        return BTreeSet::new();
    };
    let list = word.as_array().map(Vec::as_slice).unwrap_or_default();
    if list.is_empty() {
        found.add(pointer, format!("{WORD} is a list of conditions"));
    }
    let texts = sent_texts(found.document(), operation);
    let all: Vec<&str> = list.iter().filter_map(|it| name(it, "sent")).collect();
    let mut records = BTreeMap::new();
    for (index, condition) in list.iter().enumerate() {
        let at = format!("{pointer}/{WORD}/{index}");
        let keys = condition.as_object().into_iter().flat_map(Map::keys);
        for key in keys.filter(|key| !KEYS.contains(&key.as_str())) {
            found.add(
                &at,
                format!("has {key}; a condition knows {}", KEYS.join(", ")),
            );
        }
        if condition.get("evidence").is_some_and(|it| !is_evidence(it)) {
            found.add(
                &at,
                "its evidence has a level, observed or assumed, and a reason",
            );
        }
        let (Some(sent), Some(answered)) = (name(condition, "sent"), name(condition, "answered"))
        else {
            found.add(&at, "has no text for sent, or none for answered");
            continue;
        };
        if !texts.contains(sent) {
            found.add(&at, format!("the operation sends no text called {sent}"));
        }
        for other in ["unless", "or"] {
            if let Some(value) = condition.get(other)
                && value
                    .as_str()
                    .is_none_or(|name| name == sent || !all.contains(&name))
            {
                found.add(
                    &at,
                    format!("{other} names {value}, which no other condition has as sent"),
                );
            }
        }
        let Some(place) = Answered::read(answered) else {
            found.add(
                &at,
                format!("{answered} is not `name`, `[].name` or `list[].name`"),
            );
            continue;
        };
        let assumed =
            condition.pointer("/evidence/level").and_then(Value::as_str) == Some("assumed");
        answered_text(found, &at, operation, answered, &place, assumed);
        records.insert(format!("{:?}", place.records), index);
    }
    if all.iter().collect::<BTreeSet<_>>().len() != all.len() {
        found.add(pointer, format!("{WORD} has a sent value twice"));
    }
    if records.len() > 1 {
        found.add(
            pointer,
            format!("{WORD} has conditions about different records of the answer"),
        );
    }
    all.into_iter().collect()
}

/// The answered value is text in every record, and, unless it is only assumed, is never passed over when it is read.
fn answered_text(
    found: &mut Violations<'_>,
    at: &str,
    operation: &Value,
    answered: &str,
    place: &Answered,
    assumed: bool,
) {
    let document = found.document();
    let records = records(document, operation, &place.records);
    let at_property = property_at(&place.property);
    let texts: Option<Vec<&Value>> = records.iter().map(|it| it.pointer(&at_property)).collect();
    match texts {
        Some(texts) if !texts.is_empty() && texts.iter().all(|text| is_text(text)) => {
            if !assumed && !texts.iter().all(|text| is_exact(&place.property, text)) {
                found.add(
                    at,
                    format!("{answered} tells which record it is: mark it x-iamport-exact"),
                );
            }
        }
        _ => found.add(at, format!("the answer has no text at {answered}")),
    }
}

/// An id that is sent, and that the answer has under the same name, is repeated or is not: the spec must say so.
fn forgotten(found: &mut Violations<'_>, pointer: &str, operation: &Value, said: &BTreeSet<&str>) {
    let document = found.document();
    for sent in sent_texts(document, operation) {
        let bare = sent.rsplit('.').next().unwrap_or(&sent);
        let name = bare.trim_end_matches("[]");
        if !name.ends_with("_uid") || said.contains(sent.as_str()) {
            continue;
        }
        let places = [
            Records::Whole,
            Records::Entries,
            Records::EntriesOf(PAGE_LIST.to_owned()),
        ];
        let answers_it = places.iter().any(|place| {
            records(document, operation, place)
                .iter()
                .any(|record| record.pointer(&property_at(name)).is_some())
        });
        if answers_it {
            found.add(
                pointer,
                format!("sends {sent} and answers {name}: {WORD} must say whether it is repeated"),
            );
        }
    }
}

fn name<'a>(condition: &'a Value, key: &str) -> Option<&'a str> {
    condition.get(key).and_then(Value::as_str)
}

fn property_at(name: &str) -> String {
    format!("/properties/{}", escape(name))
}

fn is_text(schema: &Value) -> bool {
    schema.get("type").and_then(Value::as_str) == Some("string")
}

/// Every text that an operation sends: `name`, `name[]` for a list, `name[].property` for a list of objects.
fn sent_texts(document: &Value, operation: &Value) -> BTreeSet<String> {
    let mut texts = BTreeSet::new();
    let parameters = operation.get("parameters").and_then(Value::as_array);
    for parameter in parameters.into_iter().flatten() {
        if let (Some(name), Some(schema)) = (name(parameter, "name"), parameter.get("schema")) {
            add_texts(document, name, schema, &mut texts);
        }
    }
    let body = operation.pointer(BODY);
    for (name, schema) in body.into_iter().flat_map(properties) {
        add_texts(document, name, schema, &mut texts);
    }
    texts
}

fn add_texts(document: &Value, name: &str, schema: &Value, texts: &mut BTreeSet<String>) {
    if is_text(schema) {
        texts.insert(name.to_owned());
    }
    let Some(items) = schema.get("items") else {
        return;
    };
    let name = name.trim_end_matches("[]");
    let items = resolve(document, items);
    if is_text(items) && items.get("enum").is_none() {
        texts.insert(format!("{name}[]"));
    }
    for (property, _) in properties(items).filter(|it| is_text(it.1)) {
        texts.insert(format!("{name}[].{property}"));
    }
}

fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let properties = schema.get("properties").and_then(Value::as_object);
    properties.into_iter().flatten()
}

/// The schemas that a record of the answer can have; none where the answer has no such records.
fn records<'a>(document: &'a Value, operation: &'a Value, place: &Records) -> Vec<&'a Value> {
    let answer = operation.pointer("/responses/200").and_then(payload);
    answer
        .and_then(|schema| at_place(document, schema, place))
        .unwrap_or_default()
}

fn at_place<'a>(document: &'a Value, schema: &'a Value, place: &Records) -> Option<Vec<&'a Value>> {
    let schema = resolve(document, schema);
    if let Some(alternatives) = schema.get("oneOf").and_then(Value::as_array) {
        let each = alternatives.iter().map(|alternative| {
            let alternative = resolve(document, alternative);
            match (place, list_of(alternative)) {
                // Where a list or a page may come, the entries of either.
                (Records::Entries, None) => {
                    let page = Records::EntriesOf(PAGE_LIST.to_owned());
                    at_place(document, alternative, &page)
                }
                _ => at_place(document, alternative, place),
            }
        });
        return each
            .collect::<Option<Vec<_>>>()
            .map(|all| all.into_iter().flatten().collect());
    }
    let list = match place {
        Records::Whole => {
            return (schema.get("type").and_then(Value::as_str) == Some("object"))
                .then(|| vec![schema]);
        }
        Records::Entries => list_of(schema)?,
        Records::EntriesOf(name) => list_of(schema.pointer(&property_at(name))?)?,
    };
    at_place(document, list, &Records::Whole)
}

/// The schema of a list's entries.
fn list_of(schema: &Value) -> Option<&Value> {
    (schema.get("type").and_then(Value::as_str) == Some("array"))
        .then(|| schema.get("items"))
        .flatten()
}
