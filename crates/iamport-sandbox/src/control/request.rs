//! A control call as it goes over HTTP.

use serde_json::{Map, Value};

use super::call::ControlCall;
use super::error::ControlError;

/// What a client sends for a call: whoever has a socket needs to know no path and no field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HttpRequest {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// The path with the names of its parameters, as the description has it.
    pub path: &'static str,
    /// Path and query as they stand in a request line.
    pub target: String,
    /// The body, which is JSON.
    pub body: Option<String>,
    /// Whether the answer stands in `response` of the API's envelope.
    pub in_envelope: bool,
}

impl HttpRequest {
    /// The request for a call.
    ///
    /// # Errors
    ///
    /// The call cannot be written as JSON: a snapshot that is none.
    pub fn of<C: ControlCall>(call: &C) -> Result<HttpRequest, ControlError> {
        let written = serde_json::to_value(call)
            .map_err(|error| ControlError::refused(format!("the call is damaged: {error}")))?;
        let Value::Object(mut fields) = written else {
            return Err(ControlError::refused("a call is an object"));
        };
        fields.retain(|_, value| !value.is_null());
        let mut target = fill(C::PATH, &mut fields);
        let mut body = None;
        if C::METHOD == "GET" {
            target.push_str(&query(&fields));
        } else if !fields.is_empty() {
            body = Some(Value::Object(fields).to_string());
        }
        Ok(HttpRequest {
            method: C::METHOD,
            path: C::PATH,
            target,
            body,
            in_envelope: C::IN_ENVELOPE,
        })
    }
}

/// The path with the values of its parameters, which are taken out of the fields.
fn fill(path: &str, fields: &mut Map<String, Value>) -> String {
    let mut target = String::new();
    for part in path.split('{') {
        let rest = match part.split_once('}') {
            None => part,
            Some((name, rest)) => {
                let value = fields.remove(name).unwrap_or_default();
                push_segment(&mut target, &text(&value));
                rest
            }
        };
        target.push_str(rest);
    }
    target
}

/// The fields behind a question mark, if there are any.
fn query(fields: &Map<String, Value>) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let mut query = url::form_urlencoded::Serializer::for_suffix(String::from("?"), 1);
    for (name, value) in fields {
        query.append_pair(name, &text(value));
    }
    query.finish()
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Adds text as one segment of a path.
fn push_segment(target: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            target.push(char::from(byte));
        } else {
            target.push_str(&format!("%{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::control::document::Document;
    use crate::control::payments::{Fail, SendDeposit};
    use crate::control::records::ReadTranscript;
    use crate::control::snapshots::RestoreSnapshot;

    #[test]
    fn a_call_has_each_field_in_its_place() {
        let fail = |imp_uid: &str, reason: Option<&str>| {
            let request = HttpRequest::of(&Fail {
                imp_uid: imp_uid.to_owned(),
                reason: reason.map(str::to_owned),
            });
            let request = request.unwrap();
            (request.target, request.body)
        };
        assert_eq!(
            fail("imp_1", Some("no")),
            (
                "/_sandbox/payments/imp_1/fail".to_owned(),
                Some(r#"{"reason":"no"}"#.to_owned())
            )
        );
        assert_eq!(
            fail("../a b?c\r\n원", None),
            (
                "/_sandbox/payments/..%2Fa%20b%3Fc%0D%0A%EC%9B%90/fail".to_owned(),
                None
            )
        );
        let read = HttpRequest::of(&ReadTranscript { after: 3 }).unwrap();
        assert_eq!(read.target, "/_sandbox/transcript?after=3");
        assert_eq!((read.method, read.body), ("GET", None));
    }

    #[test]
    fn amounts_and_documents_go_over_as_they_are() {
        let deposit = HttpRequest::of(&SendDeposit {
            imp_uid: "imp_1".to_owned(),
            amount: Some("123456789012345.678".parse().unwrap()),
            depositor: None,
        });
        let body = deposit.unwrap().body.unwrap();
        assert_eq!(body, r#"{"amount":"123456789012345.678"}"#);
        let restore = |text: &str| HttpRequest::of(&RestoreSnapshot(Document::new(text)));
        assert_eq!(
            restore(r#"{"a":[1]}"#).unwrap().body.unwrap(),
            r#"{"a":[1]}"#
        );
        assert!(restore("{").is_err() && restore("[]").is_err());
    }
}
