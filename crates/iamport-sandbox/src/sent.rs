//! The body of a request, read whatever carried it.

use axum::http::{HeaderMap, header};
use serde_json::{Map, Value};

use crate::form;

/// The body of a request, as far as it could be read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sent {
    Nothing,
    Json(Value),
    Form(Map<String, Value>),
    Unreadable,
}

impl Sent {
    /// Reads a body by what is in it where that is plain, and by its type otherwise: text that begins as an
    /// object or a list is JSON under any type, since no form has a variable of such a name.
    pub(crate) fn read(headers: &HeaderMap, bytes: &[u8]) -> Sent {
        let text = bytes.trim_ascii();
        let kind = media_type(headers);
        match text.first() {
            None => Sent::Nothing,
            Some(b'{' | b'[') => json(text),
            Some(_) if kind == "application/json" || kind.ends_with("+json") => json(text),
            Some(_) if matches!(&*kind, "" | "application/x-www-form-urlencoded") => {
                Sent::Form(form::read(bytes))
            }
            Some(_) => Sent::Unreadable,
        }
    }

    /// The fields, none if there was no body; `None` if there are none because it is something else.
    pub(crate) fn into_fields(self) -> Option<Map<String, Value>> {
        match self {
            Sent::Nothing => Some(Map::new()),
            Sent::Json(Value::Object(fields)) | Sent::Form(fields) => Some(fields),
            Sent::Json(_) | Sent::Unreadable => None,
        }
    }
}

fn json(text: &[u8]) -> Sent {
    serde_json::from_slice(text).map_or(Sent::Unreadable, Sent::Json)
}

/// The type that a body is said to have, without its parameters; empty if there is none.
pub(crate) fn media_type(headers: &HeaderMap) -> String {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default();
    kind.trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;
    use serde_json::json;

    fn of(kind: &'static str, body: &str) -> Sent {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        Sent::read(&headers, body.as_bytes())
    }

    #[test]
    fn what_is_json_or_a_form_is_read_as_that() {
        let form = "application/x-www-form-urlencoded; charset=utf-8";
        let types = [form, "application/json", "text/plain", ""];
        for kind in types {
            assert_eq!(
                of(kind, " {\"a\":1}\n"),
                Sent::Json(json!({"a": 1})),
                "{kind}"
            );
            assert_eq!(of(kind, "[1]"), Sent::Json(json!([1])), "{kind}");
            assert_eq!(of(kind, "{\"a\":1"), Sent::Unreadable, "{kind}");
            assert_eq!(of(kind, " \r\n"), Sent::Nothing, "{kind}");
        }
        let read = Sent::Form(form::read(b"a=1"));
        assert_eq!(of(form, "a=1"), read);
        assert_eq!(of("", "a=1"), read);
        for kind in ["application/json", "application/problem+json", "text/xml"] {
            assert_eq!(of(kind, "a=1"), Sent::Unreadable, "{kind}");
        }
        assert_eq!(of("Application/JSON; a=b", "1"), Sent::Json(json!(1)));
    }

    #[test]
    fn only_objects_and_forms_have_fields() {
        assert_eq!(of("", "").into_fields(), Some(Map::new()));
        assert!(
            of("", "a=1")
                .into_fields()
                .is_some_and(|fields| fields["a"] == "1")
        );
        assert_eq!(of("", "[1]").into_fields(), None);
        assert_eq!(of("text/xml", "a=1").into_fields(), None);
    }
}
