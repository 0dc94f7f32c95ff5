//! What the operations answer: which model, in which form, and what its fields are.

use std::collections::BTreeMap;

use serde_json::Value;

use super::facts::{marks, text};
use super::schema::{Document, Meant};

/// The payload of a success inside an operation, in its envelope.
const PAYLOAD: &str = "/responses/200/content/application~1json/schema/allOf/1/properties/response";

/// What an operation answers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    /// The name of the model of each record, for [`field_kinds`](super::field_kinds). None where nothing is answered.
    pub(crate) component: Option<String>,
    pub(crate) form: Form,
}

/// How the records of an answer come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// Nothing is answered but that it was accepted.
    Nothing,
    /// One record.
    One,
    /// A list of records.
    List,
    /// An object with the records in `list`, how many there are in `total`, and the pages before and after in `previous`
    /// and `next`, 0 for none.
    Page,
    /// A list or a page: an array or an object.
    ListOrPage,
}

/// A field of an answered model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AnswerField {
    pub(crate) name: String,
    pub(crate) kind: FieldKind,
    pub(crate) description: String,
    /// Keys, card numbers, passwords: never printed.
    pub(crate) secret: bool,
    /// What tells who somebody is: masked unless asked for.
    pub(crate) personal: bool,
}

/// What an answered value is, apart from null.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum FieldKind {
    /// Text, also of a list of values.
    Text,
    /// In the currency's main unit.
    Amount,
    /// Epoch seconds; 0 for none.
    Time,
    Integer,
    Boolean,
    /// A model by the name of its component.
    Model(String),
    List(Box<FieldKind>),
    /// Any JSON object.
    FreeForm,
}

impl Answer {
    pub(super) fn read(document: &Document<'_>, operation: &Value) -> Self {
        let Some(payload) = operation.pointer(PAYLOAD) else {
            return Self {
                component: None,
                form: Form::Nothing,
            };
        };
        let meant = document.meant(payload);
        let (form, record) = match listed(document, &meant) {
            Some(found) => found,
            None => (Form::One, meant),
        };
        Self {
            component: record.component.map(str::to_owned),
            form,
        }
    }
}

/// The form and the record of what has several records.
fn listed<'a>(document: &Document<'a>, meant: &Meant<'a>) -> Option<(Form, Meant<'a>)> {
    if meant.kind() == "array" {
        return Some((Form::List, document.meant(meant.items())));
    }
    let list = meant.properties().and_then(|fields| fields.get("list"));
    if let Some(list) = list.map(|list| document.meant(list)) {
        return Some((Form::Page, document.meant(list.items())));
    }
    let array = meant
        .alternatives()
        .map(|alternative| document.meant(alternative))
        .find(|alternative| alternative.kind() == "array")?;
    Some((Form::ListOrPage, document.meant(array.items())))
}

/// The fields of all models.
pub(super) fn models(document: &Document<'_>) -> BTreeMap<String, Vec<AnswerField>> {
    document
        .schemas()
        .map(|(name, schema)| (name.clone(), fields(document, &document.meant(schema))))
        .collect()
}

fn fields<'a>(document: &Document<'a>, meant: &Meant<'a>) -> Vec<AnswerField> {
    let properties = meant.properties().into_iter().flatten();
    let mut found: Vec<AnswerField> = properties
        .map(|(name, schema)| {
            let (secret, personal) = marks(schema);
            AnswerField {
                name: name.clone(),
                kind: kind(document, schema),
                description: text(schema, "description"),
                secret,
                personal,
            }
        })
        .collect();
    // Of a union everything that may come; a name that several have is the same in each.
    for alternative in meant.alternatives() {
        for field in fields(document, &document.meant(alternative)) {
            if !found.iter().any(|known| known.name == field.name) {
                found.push(field);
            }
        }
    }
    found
}

fn kind<'a>(document: &Document<'a>, schema: &'a Value) -> FieldKind {
    let meant = document.meant(schema);
    match (meant.kind(), meant.format()) {
        ("array", _) => FieldKind::List(Box::new(kind(document, meant.items()))),
        ("object", _) if meant.properties().is_none() => FieldKind::FreeForm,
        ("object" | "", _) => match meant.component {
            Some(component) => FieldKind::Model(component.to_owned()),
            None => FieldKind::FreeForm,
        },
        (_, "amount" | "positive-amount") => FieldKind::Amount,
        (_, "unix-time") => FieldKind::Time,
        ("integer", _) => FieldKind::Integer,
        ("boolean", _) => FieldKind::Boolean,
        _ => FieldKind::Text,
    }
}
