//! A notification in a queue or a database column: written as the JSON that it stands for, and read with the checks of
//! [`Notification::parse`].

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::error::ParseError;
use super::fields::{Fields, deciding};
use super::notification::{CVS_CONFIRM, ESCROW_CHANGED, Event, Notification};

/// Writes the JSON that it stands for, whichever form it came in, unknown fields included. It can hold personal data, such
/// as a buyer's words.
impl Serialize for Notification {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(fields(self))
    }
}

fn fields(notification: &Notification) -> Fields {
    let mut fields = Map::new();
    let mut put = |name: &str, value: Option<&str>| {
        if let Some(value) = value {
            fields.insert(name.to_owned(), value.into());
        }
    };
    put("event", event_name(notification.event()));
    put("imp_uid", Some(notification.imp_uid()));
    put("merchant_uid", Some(notification.merchant_uid()));
    let status = notification.status().map(|status| status.as_str());
    put("status", status);
    put("cancellation_id", notification.cancellation_id());
    if let Event::Confirm(amount) = notification.event() {
        // As text where a number of JSON would be another one.
        let value = serde_json::to_value(amount);
        let value = value.unwrap_or_else(|_| amount.to_string().into());
        fields.insert("amount".to_owned(), value);
    }
    let extra = known_extra(notification.event());
    fields.extend(notification.other().clone());
    if !extra.is_empty() {
        let unknown = fields
            .entry("extra")
            .or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(unknown) = unknown {
            unknown.extend(extra);
        }
    }
    fields
}

fn event_name(event: &Event) -> Option<&str> {
    match event {
        Event::Payment | Event::Confirm(_) => None,
        Event::EscrowChanged(_) => Some(ESCROW_CHANGED),
        Event::CvsConfirm(_) => Some(CVS_CONFIRM),
        Event::Other(name) => Some(name),
    }
}

/// What was taken out of `extra`.
fn known_extra(event: &Event) -> Fields {
    let text = |text: &Option<String>| text.clone().map(Value::String);
    let known = match event {
        Event::EscrowChanged(change) => vec![
            ("escrow_status", text(&change.escrow_status)),
            (
                "changed_at",
                change.changed_at.map(|at| at.as_secs().into()),
            ),
            ("denied_reason", text(&change.denied_reason)),
        ],
        Event::CvsConfirm(confirm) => vec![
            ("barcode", text(&confirm.barcode)),
            ("payType", text(&confirm.pay_type)),
        ],
        Event::Payment | Event::Confirm(_) | Event::Other(_) => Vec::new(),
    };
    let known = known.into_iter();
    known
        .filter_map(|(name, value)| Some((name.to_owned(), value?)))
        .collect()
}

/// Reads an object with the checks of [`Notification::parse`]. Errors name the field and never quote a value.
impl<'de> Deserialize<'de> for Notification {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let fields = deserializer.deserialize_any(FieldsVisitor)?;
        Self::read(fields).map_err(D::Error::custom)
    }
}

/// Reads the fields. What is no object is refused without being quoted.
struct FieldsVisitor;

fn malformed<T, E: Error>() -> Result<T, E> {
    Err(E::custom(ParseError::Malformed))
}

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the fields of a notification")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Map::new();
        loop {
            let name: String = match map.next_key() {
                Ok(Some(name)) => name,
                Ok(None) => return Ok(fields),
                Err(_) => return malformed(),
            };
            let once = deciding(&name).or((name == "extra").then_some("extra"));
            let value: Value = match (map.next_value(), once) {
                (Ok(value), _) => value,
                (Err(_), Some(name)) => return Err(A::Error::custom(ParseError::Field(name))),
                (Err(_), None) => return malformed(),
            };
            if fields.insert(name, value).is_some()
                && let Some(name) = once
            {
                return Err(A::Error::custom(ParseError::Twice(name)));
            }
        }
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Fields, E> {
        malformed()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Fields, E> {
        malformed()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Fields, E> {
        malformed()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Fields, E> {
        malformed()
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Fields, E> {
        malformed()
    }

    fn visit_bytes<E: Error>(self, _: &[u8]) -> Result<Fields, E> {
        malformed()
    }

    fn visit_unit<E: Error>(self) -> Result<Fields, E> {
        malformed()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Fields, A::Error> {
        malformed()
    }
}
