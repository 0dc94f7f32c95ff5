//! The caller's key, and the mark by which a record shows it.

use serde_json::{Map, Value};

use crate::Error;

/// How many characters a key may have: a gateway cuts a long reason.
const LONGEST: usize = 64;
/// The member of an object in `custom_data` that holds the key.
const MEMBER: &str = "iamport_key";

/// A key that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    key: String,
}

impl Mark {
    /// # Errors
    /// `is_invalid_input` for a key of other than 1 to 64 letters, digits, `-`, `_`, `.` and `:`.
    pub(super) fn new(key: &str) -> Result<Self, Error> {
        if is_key(key) {
            return Ok(Self {
                key: key.to_owned(),
            });
        }
        Err(Error::invalid_input(
            "a key is 1 to 64 letters, digits, `-`, `_`, `.` and `:`, such as refund-1234",
        ))
    }

    pub(super) fn key(&self) -> &str {
        &self.key
    }

    fn text(&self) -> String {
        format!("[#{}]", self.key)
    }

    /// The reason of a cancel with the mark behind it.
    pub(super) fn behind(&self, reason: Option<&str>) -> String {
        match reason {
            Some(reason) => format!("{reason} {}", self.text()),
            None => self.text(),
        }
    }

    /// Whether a reason carries it.
    pub(super) fn is_behind(&self, reason: &str) -> bool {
        reason.trim_end().ends_with(&self.text())
    }

    /// `custom_data` with the mark in it: a member of an object, or behind any other text.
    pub(super) fn within(&self, custom_data: Option<&str>) -> String {
        match custom_data {
            None => Value::Object(self.member(Map::new())).to_string(),
            Some(text) => match serde_json::from_str(text) {
                Ok(Value::Object(object)) => Value::Object(self.member(object)).to_string(),
                _ => self.behind(Some(text)),
            },
        }
    }

    fn member(&self, mut object: Map<String, Value>) -> Map<String, Value> {
        object.insert(MEMBER.to_owned(), Value::String(self.key.clone()));
        object
    }

    /// Whether `custom_data` carries it.
    pub(super) fn is_within(&self, custom_data: Option<&str>) -> bool {
        let Some(text) = custom_data else {
            return false;
        };
        match serde_json::from_str(text) {
            Ok(Value::Object(object)) => object.get(MEMBER).is_some_and(|key| *key == *self.key),
            _ => self.is_behind(text),
        }
    }
}

/// Whether `custom_data` carries the mark of another key than `mark`.
pub(super) fn is_anothers(mark: Option<&Mark>, custom_data: Option<&str>) -> bool {
    let Some(text) = custom_data else {
        return false;
    };
    let marked = match serde_json::from_str(text) {
        Ok(Value::Object(object)) => object.contains_key(MEMBER),
        _ => is_marked(text),
    };
    marked && !mark.is_some_and(|mark| mark.is_within(custom_data))
}

/// Whether a reason carries the mark of some key.
pub(super) fn is_marked(reason: &str) -> bool {
    let inside = reason.trim_end().strip_suffix(']');
    let key = inside.and_then(|inside| inside.rsplit_once("[#"));
    key.is_some_and(|(_, key)| is_key(key))
}

fn is_key(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
    !text.is_empty() && text.len() <= LONGEST && text.chars().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_short_and_plain() {
        for key in ["a", "refund-1234", "A.b_c:9", &"x".repeat(64)] {
            assert_eq!(Mark::new(key).unwrap().key(), key);
        }
        for wrong in ["", " ", "a b", "환불", "a]", "a/b", &"x".repeat(65)] {
            assert!(Mark::new(wrong).unwrap_err().is_invalid_input(), "{wrong}");
        }
    }

    #[test]
    fn a_reason_shows_whose_it_is() {
        let mark = Mark::new("r-1").unwrap();
        let reason = mark.behind(Some("고객 변심"));
        assert_eq!(reason, "고객 변심 [#r-1]");
        assert!(mark.is_behind(&reason) && mark.is_behind(&mark.behind(None)));
        for other in ["고객 변심 [#r-11]", "[#r-1] 고객 변심", "r-1", ""] {
            assert!(!mark.is_behind(other), "{other}");
        }
        assert!(is_marked("고객 변심 [#r-11] "));
        assert!(!is_marked("고객 변심 [#]") && !is_marked("[1]") && !is_marked("[#a b]"));
    }

    #[test]
    fn custom_data_keeps_what_it_had() {
        let mark = Mark::new("r-1").unwrap();
        assert_eq!(mark.within(None), r#"{"iamport_key":"r-1"}"#);
        let object = mark.within(Some(r#"{"b":1,"a":[2]}"#));
        assert_eq!(object, r#"{"b":1,"a":[2],"iamport_key":"r-1"}"#);
        for data in [None, Some(r#"{"b":1}"#), Some("plain"), Some("[1,2]")] {
            assert!(mark.is_within(Some(&mark.within(data))), "{data:?}");
            assert!(!mark.is_within(data));
            for other in ["r-2", "r-11", "r-"] {
                let other = Mark::new(other).unwrap();
                let others = other.within(data);
                assert!(!mark.is_within(Some(&others)));
                assert!(is_anothers(Some(&mark), Some(&others)));
                assert!(is_anothers(None, Some(&others)));
                assert!(!is_anothers(Some(&other), Some(&others)));
            }
            assert!(!is_anothers(None, data) && !is_anothers(Some(&mark), data));
        }
    }
}
