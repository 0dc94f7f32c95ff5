//! `{code, message, response}`, which every answer is wrapped in. Nothing else in the crate knows it.

use std::ops::Range;

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::decode::required;
use crate::lenient::Lenient;

/// What an answer says about itself; the payload is left as it is until its type is known.
#[derive(Debug)]
pub(crate) struct Envelope {
    pub(crate) code: i64,
    pub(crate) message: Option<String>,
    /// Whether the key `message` stands in it, with whatever value.
    pub(crate) has_message: bool,
    pub(crate) payload: Payload<Range<usize>>,
}

/// What stands under the key `response`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Payload<T> {
    /// The key is not there.
    Absent,
    Null,
    Present(T),
}

impl Envelope {
    /// Reads the envelope, or says that this is none: not JSON, not an object, or without a `code`.
    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Wire<'a> {
            #[serde(deserialize_with = "required")]
            code: i64,
            #[serde(default, deserialize_with = "any_message")]
            message: Option<Option<String>>,
            #[serde(default, borrow, deserialize_with = "present")]
            response: Option<&'a RawValue>,
        }

        if !is_object(body) {
            return None;
        }
        let wire: Wire<'_> = serde_json::from_slice(body).ok()?;
        let payload = match wire.response {
            None => Payload::Absent,
            Some(raw) if raw.get() == "null" => Payload::Null,
            Some(raw) => {
                // The raw text is a part of the body.
                let start = raw
                    .get()
                    .as_ptr()
                    .addr()
                    .checked_sub(body.as_ptr().addr())?;
                Payload::Present(start..start.checked_add(raw.get().len())?)
            }
        };
        Some(Self {
            code: wire.code,
            has_message: wire.message.is_some(),
            message: wire.message.flatten(),
            payload,
        })
    }
}

/// Unlike an `Option` that serde reads, this one tells `null` from nothing.
fn present<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<&'de RawValue>, D::Error> {
    <&RawValue>::deserialize(deserializer).map(Some)
}

/// The message decides nothing, so an odd one spoils nothing.
fn any_message<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Option<String>>, D::Error> {
    Ok(Some(match Value::deserialize(deserializer)? {
        Value::String(text) => in_words(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }))
}

fn in_words(text: String) -> Option<String> {
    Some(text).filter(|text| !text.trim().is_empty())
}

/// A whole answer, read in one pass with its payload.
#[derive(Deserialize)]
#[serde(bound = "T: Lenient")]
pub(crate) struct Direct<T> {
    #[serde(deserialize_with = "required")]
    pub(crate) code: i64,
    #[serde(default, deserialize_with = "plain_message")]
    pub(crate) message: Option<String>,
    #[serde(default = "nothing", deserialize_with = "payload")]
    pub(crate) response: Option<T>,
}

impl<T: Lenient> Direct<T> {
    /// Reads an answer in which everything fits.
    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        if !is_object(body) {
            return None;
        }
        serde_json::from_slice(body).ok()
    }
}

/// Whether a JSON text is an object. Left to itself, serde would also take `[0,null,{…}]` for an envelope: its fields in their
/// order.
fn is_object(json: &[u8]) -> bool {
    json.trim_ascii_start().starts_with(b"{")
}

fn nothing<T>() -> Option<T> {
    None
}

fn plain_message<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::<String>::deserialize(deserializer).map(|text| text.and_then(in_words))
}

fn payload<'de, D: Deserializer<'de>, T: Lenient>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::read_option(deserializer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payload(body: &str) -> Payload<String> {
        match Envelope::read(body.as_bytes()).unwrap().payload {
            Payload::Absent => Payload::Absent,
            Payload::Null => Payload::Null,
            Payload::Present(range) => Payload::Present(body[range].to_owned()),
        }
    }

    #[test]
    fn the_payload_is_where_the_range_says() {
        let present = |text: &str| Payload::Present(text.to_owned());
        assert_eq!(
            payload(r#"{"code":0,"message":null,"response": {"a":[1, 2]} }"#),
            present(r#"{"a":[1, 2]}"#)
        );
        assert_eq!(
            payload("{\"response\":\"\\uac00\\/\",\"code\":0}"),
            present("\"\\uac00\\/\"")
        );
        assert_eq!(payload(r#"{"code":0,"response": null }"#), Payload::Null);
        assert_eq!(
            payload(r#"{"code":0,"more":{"response":1}}"#),
            Payload::Absent
        );
    }

    #[test]
    fn a_code_is_needed_and_an_odd_message_is_no_matter() {
        for (body, code) in [
            (r#"{"code":0}"#, Some(0)),
            (r#"{"code":"-1"}"#, Some(-1)),
            (r#"{"code":1.0}"#, Some(1)),
            (r#"{"code":1.5}"#, None),
            (r#"{"code":"F113"}"#, None),
            (r#"{"code":[0]}"#, None),
            (r#"{"code":null}"#, None),
            (r#"{"code":true}"#, None),
            (r#"{"code":0,"code":1}"#, None),
            (r#"{"message":"a"}"#, None),
            (r#"[{"code":0}]"#, None),
            (r#"[0,null,null]"#, None),
            (" [0,null,{}]", None),
            (" \r\n\t{\"code\":0}", Some(0)),
            ("\u{feff}{\"code\":0}", None),
            ("", None),
        ] {
            assert_eq!(
                Envelope::read(body.as_bytes()).map(|envelope| envelope.code),
                code,
                "{body}"
            );
        }
        for (message, kept) in [
            ("null", None),
            ("\"\"", None),
            ("\"a\"", Some("a")),
            ("7", Some("7")),
            ("{\"a\":[]}", None),
        ] {
            let body = format!(r#"{{"code":0,"message":{message}}}"#);
            let envelope = Envelope::read(body.as_bytes()).unwrap();
            assert_eq!(envelope.message.as_deref(), kept);
            assert!(envelope.has_message);
        }
        assert!(!Envelope::read(b"{\"code\":1}").unwrap().has_message);
    }

    #[test]
    fn a_plain_answer_is_read_in_one_pass_and_an_odd_one_not_at_all() {
        let read = |body: &str| Direct::<Vec<i64>>::read(body.as_bytes());
        let plain = read(r#"{"code":0,"message":"fine","response":[1,"2"],"more":{}}"#).unwrap();
        assert_eq!(
            (plain.code, plain.message.as_deref(), plain.response),
            (0, Some("fine"), Some(vec![1, 2]))
        );
        for nothing in [
            r#"{"code":0,"message":null,"response":null}"#,
            r#"{"code":"0"}"#,
        ] {
            assert_eq!(read(nothing).unwrap().response, None, "{nothing}");
        }
        for odd in [
            r#"{"code":0,"message":{},"response":[1]}"#,
            r#"{"code":0,"response":["a"]}"#,
            r#"{"code":0,"response":{}}"#,
            r#"{"code":0,"response":[1]"#,
            r#"[0,null,[1]]"#,
            r#"{"code":0,"response":[1]} "#.trim_end().trim_end_matches('}'),
        ] {
            assert!(read(odd).is_none(), "{odd}");
        }
    }
}
