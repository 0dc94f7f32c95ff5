//! What a content type says of a body, and what the body plainly is where it says nothing.

use super::error::ParseError;

/// How a body is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Json,
    Form,
}

/// Which characters the content type says that the body has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Charset {
    /// UTF-8, ASCII, or none named.
    Utf8,
    /// Another one. What is ASCII in it is read, since it is the same in all of these.
    Other,
    /// One in which the bytes of ASCII mean other characters, or are not all that a character has.
    Unlike,
}

/// Charsets in which ASCII text is not written as ASCII, or in which bytes of ASCII stand for something else.
const UNLIKE_ASCII: [&str; 9] = [
    "utf-7",
    "utf7",
    "utf-16",
    "utf16",
    "utf-32",
    "utf32",
    "iso-10646",
    "iso-2022",
    "hz",
];

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The body without the byte order mark and without blanks and line breaks around it.
pub(super) fn trimmed(body: &[u8]) -> &[u8] {
    let body = body.trim_ascii();
    body.strip_prefix(BYTE_ORDER_MARK)
        .unwrap_or(body)
        .trim_ascii()
}

/// How a [`trimmed`] body is written: as the content type says, and else as it plainly is.
pub(super) fn kind(content_type: &str, body: &[u8]) -> Result<Kind, ParseError> {
    let essence = parts(content_type).next().unwrap_or_default();
    let essence = essence.to_ascii_lowercase();
    if essence.starts_with("multipart/") {
        return Err(ParseError::ContentType);
    }
    let is_json = matches!(
        &*essence,
        "application/json" | "text/json" | "application/x-json"
    ) || essence.ends_with("+json");
    if is_json {
        Ok(Kind::Json)
    } else if essence == "application/x-www-form-urlencoded" {
        Ok(Kind::Form)
    } else if body.starts_with(b"{") {
        Ok(Kind::Json)
    } else if is_plainly_a_form(body) {
        Ok(Kind::Form)
    } else {
        Err(ParseError::ContentType)
    }
}

/// Whether a body has a field `imp_uid`, and only characters that stand in forms.
fn is_plainly_a_form(body: &[u8]) -> bool {
    let stands_in_forms = |byte: &u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(byte);
    let mut pairs = body.split(|byte| *byte == b'&');
    body.iter().all(stands_in_forms) && pairs.any(|pair| pair.starts_with(b"imp_uid="))
}

/// The charset that a content type names. Of several that differ the least usual one counts.
pub(super) fn charset(content_type: &str) -> Charset {
    let named = parts(content_type).skip(1).filter_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']).trim();
        let is_one = name.trim().eq_ignore_ascii_case("charset") && !value.is_empty();
        is_one.then(|| value.to_ascii_lowercase())
    });
    named.fold(Charset::Utf8, |before, name| {
        if UNLIKE_ASCII.iter().any(|one| name.starts_with(one)) {
            Charset::Unlike
        } else if matches!(&*name, "utf-8" | "utf8" | "us-ascii" | "ascii") {
            before
        } else if before == Charset::Utf8 {
            Charset::Other
        } else {
            before
        }
    })
}

/// What stands between the semicolons of a content type, without outer blanks; a semicolon in quotes is none, unless one of
/// the quotes is not closed.
fn parts(content_type: &str) -> impl Iterator<Item = &str> {
    let are_closed = content_type.matches('"').count().is_multiple_of(2);
    let mut in_quotes = false;
    let parts = content_type.split(move |c| {
        in_quotes ^= are_closed && c == '"';
        c == ';' && !in_quotes
    });
    parts.map(str::trim)
}
