//! JSON as it was written: an object that has a key twice is refused, since only one of the two would count.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// Reads JSON.
///
/// # Errors
/// Where it is none or has a key twice: the place and the reason, without anything of the text but the key.
pub(crate) fn read(text: &str) -> Result<Value, String> {
    serde_json::from_str::<Once>(text)
        .map(|value| value.0)
        .map_err(|error| error.to_string())
}

/// Reads a JSON object: a body, or a line of a file.
///
/// # Errors
/// As [`read`], and where it is something else than an object.
pub(crate) fn read_object(text: &str) -> Result<Map<String, Value>, String> {
    match read(text)? {
        Value::Object(object) => Ok(object),
        _ => Err("it is no JSON object, which begins with { and ends with }".to_owned()),
    }
}

/// A value in which no object has a key twice.
struct Once(Value);

impl<'de> Deserialize<'de> for Once {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(OnceVisitor).map(Self)
    }
}

struct OnceVisitor;

impl<'de> Visitor<'de> for OnceVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Once(entry)) = entries.next_element()? {
            list.push(entry);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if object.contains_key(&key) {
                return Err(de::Error::custom(format!("the key {key:?} stands twice")));
            }
            let Once(value) = entries.next_value()?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn json_is_read_as_it_stands() {
        let text = r#"{"a":[1,-2,2.5,18446744073709551615],"b":{"c":null,"d":true},"값":"\u0031"}"#;
        let expected = json!({"a": [1, -2, 2.5, u64::MAX], "b": {"c": null, "d": true}, "값": "1"});
        assert_eq!(read(text), Ok(expected));
        let object = read_object(text).unwrap();
        assert_eq!(object.keys().collect::<Vec<_>>(), ["a", "b", "값"]);
    }

    #[test]
    fn a_key_that_stands_twice_is_refused_at_any_depth() {
        for text in [
            r#"{"amount":1,"amount":2}"#,
            r#"{"list":[{"amount":1,"amount":1}]}"#,
        ] {
            let why = read(text).unwrap_err();
            assert!(why.contains("\"amount\" stands twice"), "{why}");
        }
        assert!(read(r#"[{"amount":1},{"amount":2}]"#).is_ok());
    }

    #[test]
    fn what_is_no_json_is_told_by_its_place_without_its_text() {
        for text in ["", "secret-word", "{\"a\": secret-word}", "{} secret-word"] {
            let why = read(text).unwrap_err();
            assert!(why.contains("line 1") && !why.contains("secret"), "{why}");
        }
        for text in ["[]", "1", "null", "\"a\""] {
            assert!(read_object(text).unwrap_err().contains("no JSON object"));
        }
    }
}
