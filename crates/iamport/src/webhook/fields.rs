//! The fields of a body, and how each is taken out of them.

use serde_json::{Map, Value};

use super::error::ParseError;
use super::json;
use crate::visible::has_visible_character;
use crate::{Amount, UnixTime};

pub(super) type Fields = Map<String, Value>;

/// What says which payment it is about, and what happened.
const DECIDING: [&str; 6] = [
    "imp_uid",
    "merchant_uid",
    "status",
    "cancellation_id",
    "event",
    "amount",
];

/// The name of a field that is read exactly or not at all, and that stands there once.
pub(super) fn deciding(name: &str) -> Option<&'static str> {
    DECIDING.into_iter().find(|deciding| *deciding == name)
}

/// A field as text; `None` if it is absent, null or empty.
pub(super) fn text(fields: &mut Fields, name: &'static str) -> Result<Option<String>, ParseError> {
    match fields.shift_remove(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text).filter(|text| has_visible_character(text))),
        // Any other number could be written back in another way than it came: an id would become another one.
        Some(Value::Number(number)) if number.is_i64() || number.is_u64() => {
            Ok(Some(number.to_string()))
        }
        Some(Value::Number(_) | Value::Bool(_) | Value::Array(_) | Value::Object(_)) => {
            Err(ParseError::Field(name))
        }
    }
}

/// An id. A line break in it may be the sender's and not the id's, and a replacement character stands for one that got lost
/// on the way: both would be another id, or none.
pub(super) fn id(fields: &mut Fields, name: &'static str) -> Result<Option<String>, ParseError> {
    let id = text(fields, name)?;
    let is_doubtful = |c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER;
    match id {
        Some(id) if id.contains(is_doubtful) => Err(ParseError::Field(name)),
        id => Ok(id),
    }
}

/// A word out of a list that may grow. A known one in another case, or with something around it, is no word, since it would pass for a
/// new one of which nothing is known.
pub(super) fn word(
    fields: &mut Fields,
    name: &'static str,
    known: &[&str],
) -> Result<Option<String>, ParseError> {
    let word = text(fields, name)?;
    let is_one = |word: &str| {
        word.bytes().all(|byte| byte.is_ascii_graphic())
            && known
                .iter()
                .all(|known| *known == word || !known.eq_ignore_ascii_case(word))
    };
    match word {
        Some(word) if !is_one(&word) => Err(ParseError::Field(name)),
        word => Ok(word),
    }
}

pub(super) fn time(
    fields: &mut Fields,
    name: &'static str,
) -> Result<Option<UnixTime>, ParseError> {
    let Some(text) = text(fields, name)? else {
        return Ok(None);
    };
    let seconds: i64 = text.trim().parse().map_err(|_| ParseError::Field(name))?;
    Ok(Some(seconds)
        .filter(|seconds| *seconds != 0)
        .map(UnixTime::from))
}

/// The amount, which is not below zero. A number that no double holds exactly is none.
pub(super) fn amount(fields: &mut Fields) -> Result<Option<Amount>, ParseError> {
    let amount = match fields.get("amount") {
        Some(Value::Number(number)) if !number.is_i64() && !number.is_u64() => number
            .as_f64()
            .and_then(|number| Amount::try_from(number).ok()),
        _ => match text(fields, "amount")? {
            Some(text) => text.trim().parse().ok(),
            None => return Ok(None),
        },
    };
    fields.shift_remove("amount");
    let amount = amount.filter(|amount| !amount.is_negative());
    amount.map(Some).ok_or(ParseError::Field("amount"))
}

/// The object `extra`; in a form it may be one field that holds JSON.
pub(super) fn extra(fields: &mut Fields) -> Result<Fields, ParseError> {
    let fail = ParseError::Field("extra");
    match fields.shift_remove("extra") {
        None | Some(Value::Null) => Ok(Map::new()),
        Some(Value::Object(extra)) => Ok(extra),
        Some(Value::String(text)) => json::object(&text).ok_or(fail),
        // An empty object of PHP's.
        Some(Value::Array(list)) if list.is_empty() => Ok(Map::new()),
        Some(_) => Err(fail),
    }
}

/// What is left of `extra` is unknown, and kept with the other unknown fields.
pub(super) fn keep(fields: &mut Fields, extra: Fields) {
    if !extra.is_empty() {
        fields.insert("extra".to_owned(), Value::Object(extra));
    }
}
