//! The API's answers, as bytes.

use serde_json::{Value, json};

use crate::Reply;

/// The key of the shop. A request for a token with it is the client's own; one with another key is a call of the test.
pub const KEY: &str = "zqkey4831";
/// The secret that belongs to [`KEY`].
pub const SECRET: &str = "zqsecret9917";
/// The token that [`token`] hands out.
pub const TOKEN: &str = "zqtoken5520";

/// An HTTP answer with these header lines, each with its line end, and the length of its body.
#[must_use]
pub fn http(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!(
        "HTTP/1.1 {status} Whatever\r\n{headers}Content-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// An answer whose body is said to be JSON, after which the connection is closed.
#[must_use]
pub fn answer(status: u16, body: impl AsRef<[u8]>) -> Reply {
    let headers = "Content-Type: application/json\r\nConnection: close\r\n";
    Reply::bytes(http(status, headers, body))
}

/// The text of an envelope.
#[must_use]
pub fn in_envelope(code: i64, message: impl Into<Value>, response: &Value) -> String {
    json!({ "code": code, "message": message.into(), "response": response }).to_string()
}

/// An answer in the API's whole form.
#[must_use]
pub fn envelope(status: u16, code: i64, message: &str, response: &Value) -> Reply {
    answer(status, in_envelope(code, message, response))
}

/// The answer to a call that the API accepted.
#[must_use]
pub fn accepted(payload: &Value) -> Reply {
    answer(200, in_envelope(0, Value::Null, payload))
}

/// The answer to a call that the API refused.
#[must_use]
pub fn refused(status: u16, code: i64, message: &str) -> Reply {
    envelope(status, code, message, &Value::Null)
}

/// A token that lives from one moment to another, both in epoch seconds.
#[must_use]
pub fn granted(token: &str, now: i64, expired_at: i64) -> Reply {
    accepted(&json!({ "access_token": token, "now": now, "expired_at": expired_at }))
}

/// [`TOKEN`], for half an hour.
#[must_use]
pub fn token() -> Reply {
    granted(TOKEN, 1_700_000_000, 1_700_001_800)
}
