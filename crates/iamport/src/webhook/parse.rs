//! From a body to its fields.

use serde_json::Map;

use super::content::{self, Charset, Kind};
use super::error::ParseError;
use super::fields::{Fields, deciding};
use super::{form, json};

/// The fields of a body. Those that decide are there once, and exactly as they came.
pub(super) fn fields(content_type: &str, body: &[u8]) -> Result<Fields, ParseError> {
    let charset = content::charset(content_type);
    let is_utf16 = body.starts_with(b"\xff\xfe") || body.starts_with(b"\xfe\xff");
    if is_utf16 || charset == Charset::Unlike {
        return Err(ParseError::Encoding);
    }
    let body = content::trimmed(body);
    match content::kind(content_type, body)? {
        Kind::Form => form::fields(body, charset),
        Kind::Json if charset == Charset::Other && !body.is_ascii() => Err(ParseError::Encoding),
        Kind::Json => {
            let text = std::str::from_utf8(body).map_err(|_| ParseError::Encoding)?;
            of_json(text)
        }
    }
}

fn of_json(text: &str) -> Result<Fields, ParseError> {
    let members = json::members(text).ok_or(ParseError::Malformed)?;
    let mut fields = Map::new();
    for (name, raw) in members.0 {
        let once = deciding(&name).or((name == "extra").then_some("extra"));
        let is_number = raw
            .get()
            .starts_with(|c: char| c == '-' || c.is_ascii_digit());
        let value = match once {
            // A number as an id is its digits.
            Some(name) if is_number && !matches!(name, "amount" | "extra") => {
                json::whole(raw.get()).map(Into::into)
            }
            _ => json::value(&raw),
        };
        let value = value.ok_or(once.map_or(ParseError::Malformed, ParseError::Field))?;
        if fields.insert(name, value).is_some()
            && let Some(name) = once
        {
            return Err(ParseError::Twice(name));
        }
    }
    Ok(fields)
}
