//! JSON, read so that no number changes on the way.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use serde_json::{Map, Number, Value};

/// How deep objects and lists may stand in each other: less than serde_json reads, so that what was read once can be written and
/// read again.
const DEEPEST: usize = 100;

/// The members of an object in their order, as they are written. One name may come more than once.
pub(super) struct Members(pub(super) Vec<(String, Box<RawValue>)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct MembersVisitor;

        impl<'de> Visitor<'de> for MembersVisitor {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }

        deserializer.deserialize_map(MembersVisitor)
    }
}

/// The members of an object, if it is one.
pub(super) fn members(text: &str) -> Option<Members> {
    serde_json::from_str(text).ok()
}

/// An object of whose members with one name the last counts.
pub(super) fn object(text: &str) -> Option<Map<String, Value>> {
    object_within(text, DEEPEST)
}

fn object_within(text: &str, levels: usize) -> Option<Map<String, Value>> {
    let members = members(text)?.0.into_iter();
    members
        .map(|(name, raw)| Some((name, within(raw.get(), levels)?)))
        .collect()
}

/// A value, if it can be read.
pub(super) fn value(raw: &RawValue) -> Option<Value> {
    within(raw.get(), DEEPEST)
}

fn within(text: &str, levels: usize) -> Option<Value> {
    match text.bytes().next()? {
        b'{' => object_within(text, levels.checked_sub(1)?).map(Value::Object),
        b'[' => {
            let levels = levels.checked_sub(1)?;
            let list: Vec<Box<RawValue>> = serde_json::from_str(text).ok()?;
            let list = list.iter().map(|raw| within(raw.get(), levels));
            list.collect::<Option<_>>().map(Value::Array)
        }
        b'-' | b'0'..=b'9' => Some(number(text)),
        _ => serde_json::from_str(text).ok(),
    }
}

/// A number, or its text where a number of 64 bits would be another one.
fn number(text: &str) -> Value {
    if let Some(whole) = whole(text) {
        return Value::Number(whole);
    }
    let double = text.parse().ok().and_then(Number::from_f64);
    match double.filter(|double| is_same(&double.to_string(), text)) {
        Some(double) => Value::Number(double),
        None => Value::String(text.to_owned()),
    }
}

/// A whole number of 64 bits that is written as one.
pub(super) fn whole(text: &str) -> Option<Number> {
    let whole = match text.parse::<i64>() {
        Ok(whole) => Number::from(whole),
        Err(_) => Number::from(text.parse::<u64>().ok()?),
    };
    (whole.to_string() == text).then_some(whole)
}

/// Whether two texts are the same number: the same digits at the same place.
fn is_same(one: &str, other: &str) -> bool {
    match (Decimal::of(one), Decimal::of(other)) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    }
}

/// A number as its digits, without zeros at either end, and the power of ten of the last of them.
#[derive(PartialEq)]
struct Decimal {
    negative: bool,
    digits: String,
    power: i64,
}

impl Decimal {
    fn of(text: &str) -> Option<Self> {
        let (negative, text) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = format!("{whole}{decimals}");
        let shortened = digits.trim_end_matches('0');
        let cut_off = i64::try_from(digits.len() - shortened.len()).ok()?;
        let shortened = shortened.trim_start_matches('0').to_owned();
        let exponent: i64 = exponent.parse().ok()?;
        let power = exponent
            .checked_sub(i64::try_from(decimals.len()).ok()?)?
            .checked_add(cut_off)?;
        Some(Self {
            negative,
            power: if shortened.is_empty() { 0 } else { power },
            digits: shortened,
        })
    }
}
