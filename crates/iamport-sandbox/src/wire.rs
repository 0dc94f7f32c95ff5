//! What answers look like: the envelope, and JSON in the service's own style — keys in alphabetical
//! order, everything beyond ASCII as `\uxxxx` in lower case, `/` as `\/`.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;

use crate::domain::money::Amount;
use crate::domain::refusal::Refusal;

/// A JSON value that is to be written. There are no floating point numbers: amounts write themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Integer(i64),
    Count(u64),
    Amount(Amount),
    Text(String),
    Array(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
    /// JSON that is written already.
    Raw(String),
}

impl From<bool> for Json {
    fn from(value: bool) -> Json {
        Json::Bool(value)
    }
}

impl From<u64> for Json {
    fn from(value: u64) -> Json {
        Json::Count(value)
    }
}

impl From<Amount> for Json {
    fn from(value: Amount) -> Json {
        Json::Amount(value)
    }
}

impl From<&str> for Json {
    fn from(value: &str) -> Json {
        Json::Text(value.to_owned())
    }
}

impl From<&String> for Json {
    fn from(value: &String) -> Json {
        Json::Text(value.clone())
    }
}

/// Unset text is null.
impl From<&Option<String>> for Json {
    fn from(value: &Option<String>) -> Json {
        value.as_ref().map_or(Json::Null, Json::from)
    }
}

/// An unset time is zero.
impl From<Option<u64>> for Json {
    fn from(value: Option<u64>) -> Json {
        Json::Count(value.unwrap_or(0))
    }
}

impl Json {
    /// The value as the service would write it.
    pub(crate) fn encode(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }

    fn write(&self, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Json::Integer(value) => out.push_str(&value.to_string()),
            Json::Count(value) => out.push_str(&value.to_string()),
            Json::Amount(value) => out.push_str(&value.to_string()),
            Json::Text(value) => write_text(value, out),
            Json::Raw(value) => out.push_str(value),
            Json::Array(values) => {
                out.push('[');
                for (at, value) in values.iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    value.write(out);
                }
                out.push(']');
            }
            Json::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().collect();
                fields.sort_by_key(|(key, _)| *key);
                out.push('{');
                for (at, (key, value)) in fields.into_iter().enumerate() {
                    if at > 0 {
                        out.push(',');
                    }
                    write_text(key, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '/' => out.push_str("\\/"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='\u{7f}' => out.push(c),
            _ => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push('"');
}

/// An answer of the API.
#[derive(Debug)]
pub(crate) struct Answer {
    status: StatusCode,
    code: i64,
    message: Option<String>,
    response: Json,
    /// The gateway refused, not the API.
    by_gateway: bool,
}

/// Marks the response that passes on a refusal of the gateway, whose HTTP status is assumed.
#[derive(Clone, Copy)]
pub(crate) struct ByGateway;

impl Answer {
    /// The call was done.
    pub(crate) fn done(response: Json) -> Answer {
        Answer {
            status: StatusCode::OK,
            code: 0,
            message: None,
            response,
            by_gateway: false,
        }
    }

    /// The call was done for some of what it asked for.
    pub(crate) fn done_in_part(response: Json) -> Answer {
        Answer {
            status: StatusCode::MULTI_STATUS,
            ..Answer::done(response)
        }
    }

    /// With a message, although nothing was refused.
    pub(crate) fn saying(self, message: &str) -> Answer {
        Answer {
            message: Some(message.to_owned()),
            ..self
        }
    }

    /// The call was refused.
    pub(crate) fn refused(status: StatusCode, message: impl Into<String>) -> Answer {
        Answer {
            status,
            code: -1,
            message: Some(message.into()),
            response: Json::Null,
            by_gateway: false,
        }
    }
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Answer {
        let status = match refusal {
            Refusal::Unknown(_) => StatusCode::NOT_FOUND,
            Refusal::Invalid(_) => StatusCode::BAD_REQUEST,
            // A refused business action is an ordinary answer whose code is not zero.
            Refusal::Declined(_) | Refusal::Gateway(_) | Refusal::Card(_) => StatusCode::OK,
            Refusal::WrongMethod(_) => StatusCode::METHOD_NOT_ALLOWED,
            Refusal::Unauthorized(_) => StatusCode::UNAUTHORIZED,
            Refusal::Conflict(_) => StatusCode::CONFLICT,
            Refusal::Unsupported(_) => StatusCode::NOT_IMPLEMENTED,
            Refusal::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        };
        let answer = Answer::refused(status, refusal.message());
        match refusal {
            Refusal::Declined(_) => Answer { code: 1, ..answer },
            Refusal::Gateway(_) => Answer {
                code: 1,
                by_gateway: true,
                ..answer
            },
            Refusal::Card(_) => Answer {
                by_gateway: true,
                ..answer
            },
            _ => answer,
        }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response<Body> {
        let body = Json::Object(vec![
            ("code", Json::Integer(self.code)),
            ("message", Json::from(&self.message)),
            ("response", self.response),
        ]);
        let mut response = Response::new(Body::from(body.encode()));
        *response.status_mut() = self.status;
        if self.by_gateway {
            response.extensions_mut().insert(ByGateway);
        }
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json; charset=UTF-8"),
        );
        response
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> String {
        Json::from(value).encode()
    }

    #[test]
    fn text_is_escaped_as_php_does() {
        assert_eq!(text("plain ~\u{7f}"), "\"plain ~\u{7f}\"");
        assert_eq!(text("https://a/b"), r#""https:\/\/a\/b""#);
        assert_eq!(text("\"\\"), r#""\"\\""#);
        assert_eq!(text("\u{8}\u{c}\n\r\t"), r#""\b\f\n\r\t""#);
        assert_eq!(text("\u{0}\u{1f}"), r#""\u0000\u001f""#);
        assert_eq!(text("홍길동"), r#""\ud64d\uae38\ub3d9""#);
        assert_eq!(text("é\u{2028}"), r#""\u00e9\u2028""#);
        assert_eq!(text("🍎"), r#""\ud83c\udf4e""#);
        assert_eq!(text("<&'>"), r#""<&'>""#);
    }

    #[test]
    fn keys_are_sorted_and_values_are_plain() {
        let value = Json::Object(vec![
            ("b", Json::Array(vec![Json::Null, true.into()])),
            ("a", Json::from("12.50".parse::<Amount>().unwrap())),
            ("C", Json::from(None::<u64>)),
            ("d", Json::from(&None::<String>)),
            ("e", Json::Integer(-1)),
        ]);
        assert_eq!(
            value.encode(),
            r#"{"C":0,"a":12.5,"b":[null,true],"d":null,"e":-1}"#
        );
    }

    #[test]
    fn what_is_written_can_be_read_again() {
        let original: String = (0..0x500)
            .chain([0xd7ff, 0xe000, 0xffff, 0x1_0000, 0x10_ffff])
            .filter_map(char::from_u32)
            .collect();
        let read: serde_json::Value = serde_json::from_str(&text(&original)).unwrap();
        assert_eq!(read.as_str(), Some(original.as_str()));
        assert!(text(&original).is_ascii());
    }

    #[test]
    fn each_refusal_has_its_status_and_code() {
        for (refusal, status, code) in [
            (Refusal::unknown(""), 404, -1),
            (Refusal::invalid(""), 400, -1),
            (Refusal::declined(""), 200, 1),
            (Refusal::gateway(""), 200, 1),
            (Refusal::card(""), 200, -1),
            (Refusal::wrong_method(""), 405, -1),
            (Refusal::unauthorized(""), 401, -1),
            (Refusal::conflict(""), 409, -1),
            (Refusal::unsupported(""), 501, -1),
        ] {
            let answer = Answer::from(refusal);
            assert_eq!((answer.status.as_u16(), answer.code), (status, code));
        }
    }
}
