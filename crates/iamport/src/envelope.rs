//! `{code, message, response}`, which every answer is wrapped in. Nothing else in the crate knows it.

use std::ops::Range;

use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::tolerance::{Tolerant, tolerant};

/// What an answer says about itself; the payload is left as it is until its type is known.
#[derive(Debug)]
pub(crate) struct Envelope {
    pub(crate) code: i64,
    pub(crate) message: Option<String>,
    /// Where in the body the payload is; `None` when it is absent or null.
    pub(crate) payload: Option<Range<usize>>,
}

impl Envelope {
    /// Reads the envelope, or says that this is none: not JSON, not an object, or without a `code`.
    pub(crate) fn read(body: &[u8]) -> Option<Self> {
        #[derive(Deserialize)]
        struct Wire<'a> {
            #[serde(deserialize_with = "tolerant")]
            code: i64,
            #[serde(default, deserialize_with = "words")]
            message: Option<String>,
            #[serde(default, borrow)]
            response: Option<&'a RawValue>,
        }

        let wire: Wire<'_> = serde_json::from_slice(body).ok()?;
        let payload = match wire.response {
            None => None,
            Some(raw) => {
                // The raw text is a part of the body.
                let start = raw
                    .get()
                    .as_ptr()
                    .addr()
                    .checked_sub(body.as_ptr().addr())?;
                Some(start..start.checked_add(raw.get().len())?)
            }
        };
        Some(Self {
            code: wire.code,
            message: wire.message,
            payload,
        })
    }
}

/// The message decides nothing, so an odd one spoils nothing.
fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) if !text.trim().is_empty() => Some(text),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    })
}

/// Where and in what way a payload did not decode. Never what stood there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Undecodable {
    /// From the top of the body, such as `response.cancel_history[0].amount`.
    pub(crate) path: String,
    /// In the whole body, from 1.
    pub(crate) line: usize,
    /// `syntax`, `data` or `eof`.
    pub(crate) category: &'static str,
}

/// Decodes the payload that the envelope points at.
pub(crate) fn decode<T: Tolerant>(
    body: &[u8],
    payload: Option<&Range<usize>>,
) -> Result<T, Undecodable> {
    let nothing = || Undecodable {
        path: "response".to_owned(),
        line: 1,
        category: "data",
    };
    let Some(range) = payload else {
        return T::absent().ok_or_else(nothing);
    };
    let raw = body.get(range.clone()).ok_or_else(nothing)?;
    let mut json = serde_json::Deserializer::from_slice(raw);
    let mut track = serde_path_to_error::Track::new();
    T::tolerant(serde_path_to_error::Deserializer::new(
        &mut json, &mut track,
    ))
    .map_err(|error| undecodable(body, range.start, &track.path(), &error))
}

fn undecodable(
    body: &[u8],
    start: usize,
    path: &serde_path_to_error::Path,
    error: &serde_json::Error,
) -> Undecodable {
    let lines_before = body
        .get(..start)
        .unwrap_or_default()
        .iter()
        .filter(|byte| **byte == b'\n')
        .count();
    let mut at = shown(path);
    if let Some(field) = missing_field(error) {
        at.push('.');
        at.push_str(&field);
    }
    Undecodable {
        path: at,
        line: lines_before + error.line(),
        category: match error.classify() {
            serde_json::error::Category::Syntax => "syntax",
            serde_json::error::Category::Eof => "eof",
            serde_json::error::Category::Data | serde_json::error::Category::Io => "data",
        },
    }
}

/// The name of a field that the payload lacks. It is one of our own types' names, never the body's words.
fn missing_field(error: &serde_json::Error) -> Option<String> {
    let text = error.to_string();
    let (field, _) = text.strip_prefix("missing field `")?.split_once('`')?;
    Some(field.to_owned()).filter(|field| reads_like_a_name(field))
}

/// The path, with keys that could be anybody's words left out: a key comes from the body too.
fn shown(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;

    const DEEPEST: usize = 16;

    let mut shown = "response".to_owned();
    for segment in path.iter().take(DEEPEST) {
        match segment {
            Segment::Seq { index } => shown.push_str(&format!("[{index}]")),
            Segment::Map { key } | Segment::Enum { variant: key } if reads_like_a_name(key) => {
                shown.push('.');
                shown.push_str(key);
            }
            Segment::Map { .. } | Segment::Enum { .. } | Segment::Unknown => shown.push_str(".?"),
        }
    }
    shown
}

/// Letters and underscores with hardly a digit among them: no token, card or phone number.
fn reads_like_a_name(key: &str) -> bool {
    const LONGEST: usize = 40;
    const MOST_DIGITS: usize = 2;
    key.len() <= LONGEST
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && key.bytes().filter(u8::is_ascii_digit).count() <= MOST_DIGITS
}

#[cfg(test)]
mod tests {
    use serde_json::Map;

    use super::*;
    use crate::scalar::Amount;

    fn payload(body: &str) -> Option<String> {
        let envelope = Envelope::read(body.as_bytes()).unwrap();
        envelope.payload.map(|range| body[range].to_owned())
    }

    #[test]
    fn the_payload_is_where_the_range_says() {
        assert_eq!(
            payload(r#"{"code":0,"message":null,"response": {"a":[1, 2]} }"#).unwrap(),
            r#"{"a":[1, 2]}"#
        );
        assert_eq!(
            payload("{\"response\":\"\\uac00\\/\",\"code\":0}").unwrap(),
            "\"\\uac00\\/\""
        );
        assert_eq!(payload(r#"{"code":0,"response":null}"#), None);
        assert_eq!(payload(r#"{"code":0,"more":{"response":1}}"#), None);
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
            (r#"{"message":"a"}"#, None),
            (r#"[{"code":0}]"#, None),
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
            assert_eq!(
                Envelope::read(body.as_bytes()).unwrap().message.as_deref(),
                kept
            );
        }
    }

    #[test]
    fn a_missing_payload_is_only_fine_where_none_is_expected() {
        assert_eq!(decode::<()>(b"", None), Ok(()));
        assert_eq!(decode::<Option<Amount>>(b"", None), Ok(None));
        assert_eq!(
            decode::<Vec<Amount>>(b"", None).unwrap_err().path,
            "response"
        );
        assert_eq!(
            decode::<Map<String, Value>>(b"", None)
                .unwrap_err()
                .category,
            "data"
        );
        let body = b"{\"whatever\":[1]}";
        assert_eq!(decode::<()>(body, Some(&(0..body.len()))), Ok(()));
    }

    #[test]
    fn an_error_has_path_line_and_category_and_no_words_of_the_body() {
        #[derive(Debug, Deserialize)]
        struct Model {
            #[serde(rename = "pwd_2digit", deserialize_with = "tolerant")]
            _inner: Vec<Inner>,
        }
        #[derive(Debug, Deserialize)]
        struct Inner {
            #[serde(rename = "amount", deserialize_with = "tolerant")]
            _amount: Amount,
        }
        crate::runtime::tolerant_model!(Model);
        crate::runtime::tolerant_model!(Inner);

        let of = |text: &str| {
            let body = format!("\n\n{text}");
            decode::<Model>(body.as_bytes(), Some(&(2..body.len()))).unwrap_err()
        };
        let error = of("{\"pwd_2digit\":[{\"amount\":1},\n{\"amount\":\"hunter2\"}]}");
        assert_eq!(
            error,
            Undecodable {
                path: "response.pwd_2digit[1].amount".to_owned(),
                line: 4,
                category: "data"
            }
        );
        assert_eq!(of("{}").category, "data");
        assert_eq!(of("{\"pwd_2digit\":[{\"amount\":").category, "eof");
        assert_eq!(of("{\"pwd_2digit\":[{\"amount\":}").category, "syntax");
        // A key is the body's words too, unless it reads like a name.
        let list = |key: &str| {
            let body = format!("{{\"{key}\":tru}}");
            decode::<Model>(body.as_bytes(), Some(&(0..body.len())))
                .unwrap_err()
                .path
        };
        for key in [
            "010-1234-5678",
            "4092023112345678",
            "hunter 2",
            "홍길동",
            &"a".repeat(41),
        ] {
            assert!(!list(key).contains(key), "{key}");
        }
    }
}
