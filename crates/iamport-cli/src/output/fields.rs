//! How one field of an answer is shown: an amount with separators, a time with its zone, a name masked.

use iamport::types::Currency;
use iamport::{Amount, UnixTime};
use serde_json::Value;

use super::view::View;
use crate::format;
use crate::mask;
use crate::spec::{self, AnswerField, FieldKind};

/// What is known of the fields of a model.
pub(super) fn facts(component: Option<&str>) -> &'static [AnswerField] {
    component.map(spec::field_kinds).unwrap_or_default()
}

/// The model of a nested record, or of the records in a list.
pub(super) fn model(kind: &'static FieldKind) -> Option<&'static str> {
    match kind {
        FieldKind::Model(component) => Some(component),
        FieldKind::List(item) => model(item),
        _ => None,
    }
}

/// A field as a person reads it; none if it is not set.
pub(super) fn for_people(
    fact: Option<&AnswerField>,
    value: &Value,
    currency: Option<&str>,
    view: &View,
) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if text.trim().is_empty() {
        return None;
    }
    match fact.map(|fact| &fact.kind) {
        Some(FieldKind::Time) => {
            let seconds = text.parse::<i64>().ok().filter(|seconds| *seconds != 0)?;
            return Some(format::time(UnixTime::from(seconds), view.utc));
        }
        Some(FieldKind::Amount) => {
            if let Ok(amount) = text.parse::<Amount>() {
                let currency = currency.map(Currency::from);
                return Some(format::amount(amount, currency.as_ref()));
            }
        }
        _ => {}
    }
    Some(format::plain(&covered(fact, text, view)))
}

/// Text with what is personal masked and what is secret hidden.
fn covered(fact: Option<&AnswerField>, text: String, view: &View) -> String {
    match fact {
        Some(fact) if fact.secret => mask::SECRET.to_owned(),
        Some(fact) if fact.personal && !view.personal => mask::personal(&text),
        _ => text,
    }
}

/// A record for programs: as the API answered it, with what is personal masked unless it was asked for.
pub(super) fn for_programs(component: Option<&str>, value: &Value, view: &View) -> Value {
    match value {
        Value::Array(list) => {
            let each = list.iter();
            Value::Array(each.map(|it| for_programs(component, it, view)).collect())
        }
        Value::Object(object) => {
            let each = object.iter().map(|(name, value)| {
                let fact = facts(component).iter().find(|fact| fact.name == *name);
                (name.clone(), field_for_programs(fact, value, view))
            });
            Value::Object(each.collect())
        }
        other => other.clone(),
    }
}

fn field_for_programs(fact: Option<&'static AnswerField>, value: &Value, view: &View) -> Value {
    let Some(fact) = fact else {
        return value.clone();
    };
    match value {
        Value::Null => Value::Null,
        Value::Array(list) if list.is_empty() => value.clone(),
        Value::Object(object) if object.is_empty() => value.clone(),
        _ if fact.secret => Value::from(mask::SECRET),
        Value::String(text) if fact.personal && !view.personal => mask::personal(text).into(),
        // An object of personal data has no beginning that could be shown.
        _ if fact.personal && !view.personal => Value::from(mask::SECRET),
        _ => for_programs(model(&fact.kind), value, view),
    }
}
