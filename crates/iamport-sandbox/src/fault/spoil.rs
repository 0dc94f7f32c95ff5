//! What a fault makes of an answer.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};

use super::kind::FaultKind;
use super::wire::{End, Script};

/// An answer, all of it in memory.
#[derive(Clone, Debug)]
pub(crate) struct Plain {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// What the caller gets.
#[derive(Debug)]
pub(crate) enum Spoilt {
    /// An answer, by the ordinary server.
    Answer(Plain),
    /// Bytes of our own, or none.
    Wire(Script),
}

const JSON: &str = "application/json; charset=UTF-8";
const HTML: &str = "text/html";

/// A stream of bytes that no HTTP client takes for an answer.
pub(crate) const GARBAGE: &[u8] = b"\x16\x03\x01\x00\x00\xff\xfe 220 not a web server\r\n\r\n";

impl Plain {
    pub(crate) fn json(status: StatusCode, body: impl Into<Vec<u8>>) -> Plain {
        Plain::typed(status, JSON, body.into())
    }

    fn typed(status: StatusCode, kind: &'static str, body: Vec<u8>) -> Plain {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
        Plain {
            status,
            headers,
            body,
        }
    }

    pub(crate) fn into_response(self) -> Response<Body> {
        let mut headers = self.headers;
        if !self.body.is_empty() {
            // It was that of the answer before it was spoilt; the server finds the right one.
            headers.remove(header::CONTENT_LENGTH);
        }
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = headers;
        response
    }

    /// The head as it goes over the wire, with these words on the length of the body.
    fn head(&self, length: &str) -> Vec<u8> {
        let reason = self.status.canonical_reason().unwrap_or_default();
        let mut out = format!("HTTP/1.1 {} {reason}\r\n", self.status.as_u16()).into_bytes();
        for (name, value) in &self.headers {
            if *name != header::CONTENT_LENGTH && *name != header::TRANSFER_ENCODING {
                out.extend_from_slice(name.as_str().as_bytes());
                out.extend_from_slice(b": ");
                out.extend_from_slice(value.as_bytes());
                out.extend_from_slice(b"\r\n");
            }
        }
        out.extend_from_slice(length.as_bytes());
        out.extend_from_slice(b"\r\n\r\n");
        out
    }

    fn half(&self) -> &[u8] {
        self.body.get(..self.body.len() / 2).unwrap_or_default()
    }
}

/// Spoils an answer. `real` is what the call was answered with; `None` if it was not made.
/// `other_payment` is the JSON of a payment that the call is not about.
pub(crate) fn spoil(kind: &FaultKind, real: Option<Plain>, other_payment: Option<&str>) -> Spoilt {
    let is_of_content = matches!(
        kind,
        FaultKind::Oversized { .. } | FaultKind::EnvelopeWithoutCode | FaultKind::DuplicateKeys
    );
    let answer = real.unwrap_or_else(|| {
        if is_of_content {
            Plain::json(StatusCode::OK, envelope(0, None, "null"))
        } else {
            let message = "internal server error";
            Plain::json(
                StatusCode::INTERNAL_SERVER_ERROR,
                envelope(-1, Some(message), "null"),
            )
        }
    });
    let announced = |length: usize| format!("content-length: {length}");
    let wire = |bytes, end| Spoilt::Wire(Script::new(bytes, end));
    let joined = |head: Vec<u8>, body: &[u8]| {
        let mut bytes = head;
        bytes.extend_from_slice(body);
        bytes
    };
    let length = answer.body.len();
    let ok = |body: Vec<u8>| Spoilt::Answer(Plain::json(StatusCode::OK, body));
    match kind {
        // The first two happen to connections, and reach no call.
        FaultKind::ConnectionRefused { .. }
        | FaultKind::ResetOnAccept
        | FaultKind::ResetBeforeAnswer => wire(Vec::new(), End::Reset),
        FaultKind::ResetDuringAnswer => {
            let head = answer.head(&announced(length));
            wire(joined(head, answer.half()), End::Reset)
        }
        FaultKind::ResetAfterAnswer => {
            let head = answer.head(&announced(length));
            wire(joined(head, &answer.body), End::Reset)
        }
        FaultKind::CloseWithoutAnswer => wire(Vec::new(), End::Close),
        FaultKind::Stall => wire(Vec::new(), End::Never),
        FaultKind::StallAfterHead => wire(answer.head(&announced(length)), End::Never),
        FaultKind::SlowBody { piece, pause } => {
            let head = answer.head(&announced(length));
            let slow = Some((head.len(), *piece, *pause));
            Spoilt::Wire(Script {
                bytes: joined(head, &answer.body),
                slow,
                end: End::Close,
            })
        }
        FaultKind::TruncatedBody => {
            let head = answer.head(&announced(length));
            wire(joined(head, answer.half()), End::Close)
        }
        FaultKind::LengthTooLong => {
            let head = answer.head(&announced(length + 100));
            wire(joined(head, &answer.body), End::Close)
        }
        FaultKind::LengthTooShort => {
            let head = answer.head(&announced(length / 2));
            wire(joined(head, &answer.body), End::Close)
        }
        FaultKind::LengthNonsense => {
            let head = answer.head("content-length: many");
            wire(joined(head, &answer.body), End::Close)
        }
        FaultKind::Garbage => wire(GARBAGE.to_vec(), End::Close),
        FaultKind::HalfStatusLine => wire(b"HTTP/1.1 20".to_vec(), End::Close),
        FaultKind::ChunkedCut => {
            let mut bytes = answer.head("transfer-encoding: chunked");
            let half = answer.half();
            bytes.extend_from_slice(format!("{:x}\r\n", half.len().max(1)).as_bytes());
            bytes.extend_from_slice(half);
            bytes.extend_from_slice(b"\r\n");
            wire(bytes, End::Close)
        }
        FaultKind::ChunkedNonsense => {
            let mut bytes = answer.head("transfer-encoding: chunked");
            bytes.extend_from_slice(b"zz\r\n");
            bytes.extend_from_slice(&answer.body);
            bytes.extend_from_slice(b"\r\n0\r\n\r\n");
            wire(bytes, End::Close)
        }
        FaultKind::HtmlPage { status } => {
            let status = StatusCode::from_u16(*status).unwrap_or(StatusCode::BAD_GATEWAY);
            let title = format!(
                "{} {}",
                status.as_u16(),
                status.canonical_reason().unwrap_or_default()
            );
            let page = format!(
                "<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n\
                 </body>\r\n</html>\r\n"
            );
            Spoilt::Answer(Plain::typed(status, HTML, page.into_bytes()))
        }
        FaultKind::ServerError => Spoilt::Answer(Plain::json(
            StatusCode::INTERNAL_SERVER_ERROR,
            envelope(-1, Some("internal server error"), "null"),
        )),
        FaultKind::TooManyRequests { retry_after } => {
            let mut plain = Plain::json(
                StatusCode::TOO_MANY_REQUESTS,
                envelope(-1, Some("too many requests"), "null"),
            );
            let value = retry_after
                .as_deref()
                .and_then(|value| HeaderValue::from_str(value).ok());
            if let Some(value) = value {
                plain.headers.insert(header::RETRY_AFTER, value);
            }
            Spoilt::Answer(plain)
        }
        FaultKind::Unauthorized => Spoilt::Answer(Plain::json(
            StatusCode::UNAUTHORIZED,
            envelope(-1, Some("Unauthorized"), "null"),
        )),
        // What it does happens to the token, not to the answer.
        FaultKind::TokenRevoked => Spoilt::Answer(answer),
        FaultKind::Redirect { location } => {
            let mut plain = Plain::typed(StatusCode::FOUND, HTML, Vec::new());
            if let Ok(value) = HeaderValue::from_str(location) {
                plain.headers.insert(header::LOCATION, value);
            }
            Spoilt::Answer(plain)
        }
        FaultKind::EmptyBody => ok(Vec::new()),
        FaultKind::InvalidJson => ok(answer.half().to_vec()),
        FaultKind::InvalidUtf8 => {
            let mut body = br#"{"code":0,"message":""#.to_vec();
            body.extend_from_slice(b"\xff\xfe\xc3\x28");
            body.extend_from_slice(br#"","response":null}"#);
            ok(body)
        }
        FaultKind::ArrayBody => ok(b"[]".to_vec()),
        FaultKind::AnotherPayment => ok(envelope(0, None, other_payment.unwrap_or("null"))),
        FaultKind::Oversized { bytes } => Spoilt::Answer(Plain {
            body: padded(&answer.body, *bytes),
            ..answer
        }),
        FaultKind::EnvelopeWithoutCode => {
            let (_, message, response) = parts(&answer.body);
            let body = format!(r#"{{"message":{message},"response":{response}}}"#);
            Spoilt::Answer(Plain {
                body: body.into_bytes(),
                ..answer
            })
        }
        FaultKind::NullResponse => ok(envelope(0, None, "null")),
        FaultKind::DuplicateKeys => {
            let (code, message, response) = parts(&answer.body);
            let body = format!(
                r#"{{"code":-1,"code":{code},"message":{message},"response":null,"response":{response}}}"#
            );
            Spoilt::Answer(Plain {
                body: body.into_bytes(),
                ..answer
            })
        }
    }
}

fn envelope(code: i64, message: Option<&str>, response: &str) -> Vec<u8> {
    let message = message.map_or_else(|| "null".to_owned(), |text| format!("\"{text}\""));
    format!(r#"{{"code":{code},"message":{message},"response":{response}}}"#).into_bytes()
}

/// The texts of the three parts of an envelope, each exactly as it was written.
fn parts(body: &[u8]) -> (String, String, String) {
    #[derive(Default, serde::Deserialize)]
    #[serde(default)]
    struct Envelope<'a> {
        #[serde(borrow)]
        code: Option<&'a serde_json::value::RawValue>,
        #[serde(borrow)]
        message: Option<&'a serde_json::value::RawValue>,
        #[serde(borrow)]
        response: Option<&'a serde_json::value::RawValue>,
    }
    let read: Envelope<'_> = serde_json::from_slice(body).unwrap_or_default();
    let text = |part: Option<&serde_json::value::RawValue>, other: &str| {
        part.map_or_else(|| other.to_owned(), |part| part.get().to_owned())
    };
    (
        text(read.code, "0"),
        text(read.message, "null"),
        text(read.response, "null"),
    )
}

/// The envelope with a field that makes it at least `bytes` long.
fn padded(body: &[u8], bytes: usize) -> Vec<u8> {
    let (code, message, response) = parts(body);
    let mut out = format!(r#"{{"code":{code},"message":{message},"padding":""#).into_bytes();
    let end = format!(r#"","response":{response}}}"#);
    out.resize(bytes.saturating_sub(end.len()).max(out.len()), b'x');
    out.extend_from_slice(end.as_bytes());
    out
}
