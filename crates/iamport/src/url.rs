//! Values inside a URL: which may stand there, and how they are encoded.

use std::borrow::Cow;

use crate::amount::Amount;
use crate::unix_time::UnixTime;
use crate::visible::has_visible_character;

/// A value as text before encoding, or why it can't be sent.
pub(crate) type Text<'a> = Result<Cow<'a, str>, &'static str>;

/// A value that stands in a path or a query.
pub(crate) trait Parameter {
    /// The value as it stands in the URL, not encoded yet.
    fn text(&self) -> Text<'_>;
}

impl Parameter for str {
    fn text(&self) -> Text<'_> {
        Ok(Cow::Borrowed(self))
    }
}

impl Parameter for String {
    fn text(&self) -> Text<'_> {
        Ok(Cow::Borrowed(self))
    }
}

impl Parameter for i64 {
    fn text(&self) -> Text<'_> {
        Ok(Cow::Owned(self.to_string()))
    }
}

impl Parameter for bool {
    fn text(&self) -> Text<'_> {
        Ok(Cow::Borrowed(if *self { "true" } else { "false" }))
    }
}

impl Parameter for UnixTime {
    fn text(&self) -> Text<'_> {
        Ok(Cow::Owned(self.to_string()))
    }
}

impl Parameter for Amount {
    fn text(&self) -> Text<'_> {
        if self.is_negative() {
            Err("must not be negative")
        } else {
            Ok(Cow::Owned(self.to_string()))
        }
    }
}

/// What a builder keeps for a query parameter: one value, several, or none.
pub(crate) trait QueryValue {
    fn each(&self, write: &mut dyn FnMut(Text<'_>));
}

impl<T: Parameter> QueryValue for Option<T> {
    fn each(&self, write: &mut dyn FnMut(Text<'_>)) {
        if let Some(value) = self {
            write(value.text());
        }
    }
}

impl<T: Parameter> QueryValue for Vec<T> {
    fn each(&self, write: &mut dyn FnMut(Text<'_>)) {
        for value in self {
            write(value.text());
        }
    }
}

impl<T: Parameter> QueryValue for Option<Vec<T>> {
    fn each(&self, write: &mut dyn FnMut(Text<'_>)) {
        for value in self.iter().flatten() {
            write(value.text());
        }
    }
}

/// Why a value can't stand as one segment of a path, if it can't.
///
/// A segment that is empty or made of dots changes which operation the server runs, and encoding does not help: URL parsers
/// undo `%2e%2e`, and servers decode `%2F`. So no part between slashes may be so either; whether the slashes lead to another operation
/// depends on the whole path: [`is_read_as`]. What a server that decodes twice would take for a slash or a dot is refused in a change.
pub(crate) fn unfit_for_a_path(
    text: &str,
    reserved: &[&str],
    is_change: bool,
) -> Option<&'static str> {
    let bare = text.trim();
    if !has_visible_character(text) {
        Some("must not be empty")
    } else if matches!(bare, "." | "..") {
        Some("must not be `.` or `..`")
    } else if text.contains('\\') {
        Some("must not contain `\\`")
    } else if text.split('/').any(is_no_segment) {
        Some("must have neither nothing nor `.` nor `..` before, between or behind its slashes")
    } else if is_change && holds_an_encoded_separator(text) {
        Some(
            "must not contain `%2f`, `%2e` or `%5c` in a change: a server that decodes twice would run another one",
        )
    } else if text
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
    {
        Some("must not contain control characters")
    } else if reserved
        .iter()
        .any(|literal| bare.eq_ignore_ascii_case(literal))
    {
        Some("is a word with which the API would run another operation")
    } else {
        None
    }
}

/// Why a text can't be the path of a call, with names in braces, if it can't.
pub(crate) fn unfit_as_a_template(text: &str) -> Option<&'static str> {
    let Some(rest) = text.strip_prefix('/') else {
        return Some("must begin with a slash");
    };
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~".contains(c);
    for segment in rest.split('/') {
        let inside = segment
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
            .unwrap_or(segment);
        if is_no_segment(inside) {
            return Some("must have neither nothing nor `.` nor `..` between its slashes");
        }
        if !inside.chars().all(plain) {
            return Some(
                "has only letters, digits, `-`, `.`, `_` and `~` between its slashes; give a value that has others as \
                 `{name}`",
            );
        }
    }
    None
}

fn is_no_segment(part: &str) -> bool {
    !has_visible_character(part) || matches!(part.trim(), "." | "..")
}

fn holds_an_encoded_separator(text: &str) -> bool {
    let text = text.to_ascii_lowercase();
    ["%2f", "%2e", "%5c"].iter().any(|it| text.contains(it))
}

/// Whether a path that is split at every slash is one of a template, to a server that cares neither for capitals nor for blanks
/// around words.
pub(crate) fn is_read_as(path: &str, template: &str) -> bool {
    let count = |text: &str| text.split('/').count();
    count(path) == count(template)
        && path
            .split('/')
            .zip(template.split('/'))
            .all(|(given, wanted)| {
                wanted.starts_with('{') || given.trim().eq_ignore_ascii_case(wanted)
            })
}

/// Everything but RFC 3986's unreserved characters, as `%XX` of its UTF-8 bytes.
pub(crate) fn percent_encoded(text: &str) -> String {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let hex = |digit: u8| HEX.get(usize::from(digit)).copied().unwrap_or('0');
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', hex(byte >> 4), hex(byte & 0x0F)]);
        }
    }
    encoded
}
