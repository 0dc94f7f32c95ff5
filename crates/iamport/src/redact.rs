//! What must not be printed: cleaning text from outside, and the `Debug` of what holds secrets.

use std::fmt;

use serde_json::Value;

/// What stands in the place of a secret.
const MASK: &str = "***";
/// From this many characters on a value is masked wherever it occurs; a shorter one only as a word of its own.
const ANYWHERE_FROM: usize = 4;
/// The longest message that is passed on, in characters.
const MESSAGE_LIMIT: usize = 500;

/// The values of one call that may appear nowhere: sensitive arguments, the key, the secret, the token.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    values: Vec<String>,
}

impl Secrets {
    /// Remembers a value, and the forms in which a server may echo it.
    pub(crate) fn add(&mut self, value: &str) {
        let trimmed = value.trim();
        if trimmed.is_empty() {
            return;
        }
        self.push(one_line(trimmed));
        let encoded = crate::url::percent_encoded(trimmed);
        self.push(encoded.replace("%20", "+"));
        self.push(encoded);
        // Quoted from a JSON text.
        let json = Value::from(trimmed).to_string();
        let quoted = json
            .strip_prefix('"')
            .and_then(|json| json.strip_suffix('"'));
        if let Some(quoted) = quoted {
            self.push(one_line(quoted));
            self.push(one_line(&in_php(quoted)));
        }
        let digits: String = trimmed.chars().filter(char::is_ascii_digit).collect();
        // A card or account number without its separators, or with others.
        if digits.len() >= 6 && !trimmed.chars().any(char::is_alphabetic) {
            let groups = digits
                .as_bytes()
                .chunks(4)
                .map(String::from_utf8_lossy)
                .collect::<Vec<_>>();
            self.push(groups.join(" "));
            self.push(groups.join("-"));
            self.push(digits);
        }
    }

    /// Remembers every text and number below a JSON value.
    pub(crate) fn add_leaves(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.add(text),
            Value::Number(number) => self.add(&number.to_string()),
            Value::Array(items) => items.iter().for_each(|item| self.add_leaves(item)),
            Value::Object(map) => map.values().for_each(|item| self.add_leaves(item)),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn push(&mut self, value: String) {
        if !self.values.contains(&value) {
            self.values.push(value);
            // The longest first: a value may be a part of another.
            self.values
                .sort_by_key(|value| std::cmp::Reverse(value.len()));
        }
    }

    /// The text in one line, without any of the values, at most 500 characters long.
    pub(crate) fn clean(&self, text: &str) -> String {
        let mut text = one_line(text);
        for value in &self.values {
            text = masked(&text, value);
        }
        let text = text.trim();
        match text.char_indices().nth(MESSAGE_LIMIT) {
            None => text.to_owned(),
            Some(_) => text.chars().take(MESSAGE_LIMIT - 1).chain(['…']).collect(),
        }
    }
}

/// The text with one blank for each run of blanks and of what is no part of a line.
///
/// A line break would make two log lines of one; a direction mark would reorder what is read.
fn one_line(text: &str) -> String {
    let parts = text.split(|c: char| c.is_whitespace() || breaks_a_line(c));
    let mut line = String::with_capacity(text.len());
    for part in parts.filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part);
    }
    line
}

/// The value between the quotes of a JSON text, as PHP writes it: slashes, and all that is not ASCII, escaped.
fn in_php(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for unit in json.replace('/', "\\/").encode_utf16() {
        match u8::try_from(unit) {
            Ok(byte) if byte.is_ascii() => escaped.push(char::from(byte)),
            _ => escaped.push_str(&format!("\\u{unit:04x}")),
        }
    }
    escaped
}

fn breaks_a_line(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

fn masked(text: &str, value: &str) -> String {
    // Lower-casing ASCII keeps every byte offset.
    let (folded, needle) = (text.to_ascii_lowercase(), value.to_ascii_lowercase());
    let anywhere = value.chars().nth(ANYWHERE_FROM - 1).is_some();
    let mut clean = String::with_capacity(text.len());
    let mut done = 0;
    for (start, found) in folded.match_indices(&needle) {
        let end = start + found.len();
        let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else {
            continue;
        };
        if !anywhere
            && (before
                .chars()
                .next_back()
                .is_some_and(char::is_alphanumeric)
                || after.chars().next().is_some_and(char::is_alphanumeric))
        {
            continue;
        }
        clean.push_str(text.get(done..start).unwrap_or_default());
        clean.push_str(MASK);
        done = end;
    }
    clean.push_str(text.get(done..).unwrap_or_default());
    clean
}

/// Prints `***` for a value that the specification marks as secret or personal.
pub(crate) struct Masked<'a, T: ?Sized>(pub(crate) &'a T);

impl<T: ?Sized> fmt::Debug for Masked<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The `Debug` of operation builders: the names of what is set, no values.
pub(crate) fn debug_names(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    fields: &[(&str, bool)],
) -> fmt::Result {
    let mut set = fields
        .iter()
        .filter(|(_, is_set)| *is_set)
        .map(|(field, _)| *field)
        .peekable();
    f.write_str(name)?;
    if set.peek().is_none() {
        return Ok(());
    }
    f.write_str(" { ")?;
    for field in set {
        write!(f, "{field}, ")?;
    }
    f.write_str(".. }")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn secrets(values: &[&str]) -> Secrets {
        let mut secrets = Secrets::default();
        values.iter().for_each(|value| secrets.add(value));
        secrets
    }

    #[test]
    fn a_value_is_masked_wherever_it_occurs_and_a_short_one_as_a_word() {
        let secrets = secrets(&["hunter2", "12", "홍길동", "hunter2-longer"]);
        assert_eq!(
            secrets.clean("xhunter2x HUNTER2, hunter2-longer"),
            "x***x ***, ***"
        );
        assert_eq!(
            secrets.clean("12 (12) 123 a12 12가"),
            "*** (***) 123 a12 12가"
        );
        assert_eq!(secrets.clean("홍길동: 홍길동님"), "***: 홍길동님");
    }

    #[test]
    fn a_number_is_masked_with_other_separators_and_an_argument_in_its_encoded_form() {
        let secrets = secrets(&["4092-0231-1234-5678", "a b&c=d"]);
        assert_eq!(
            secrets.clean("4092023112345678/4092 0231 1234 5678/4092-0231-1234-5678"),
            "***/***/***"
        );
        assert_eq!(secrets.clean("q=a%20b%26c%3Dd"), "q=***");
    }

    #[test]
    fn the_leaves_of_an_object_are_values() {
        let mut secrets = Secrets::default();
        secrets.add_leaves(
            &json!({ "a": ["secret-one", 880_101, null, true], "b": { "c": "secret-two" } }),
        );
        assert_eq!(
            secrets.clean("secret-one 880101 null true secret-two"),
            "*** *** null true ***"
        );
    }

    #[test]
    fn a_message_is_one_line_of_at_most_500_characters() {
        let secrets = secrets(&["hunter2"]);
        assert_eq!(
            secrets.clean("\u{1b}[31ma\r\nb\u{2028}c\u{202e}d\0 "),
            "[31ma b c d"
        );
        let long = secrets.clean(&"가".repeat(600));
        assert_eq!(
            (long.chars().count(), long.chars().last()),
            (500, Some('…'))
        );
        assert_eq!(secrets.clean(&"가".repeat(500)).chars().count(), 500);
        // Cutting comes after masking: no half of a secret is left over.
        let cut = secrets.clean(&format!("{}hunter2", "a".repeat(496)));
        assert!(!cut.contains("hun"), "{cut}");
    }

    #[test]
    fn nothing_to_hide_hides_nothing() {
        assert_eq!(secrets(&["", "  "]).clean("a b"), "a b");
    }

    #[test]
    fn debug_has_names_only() {
        struct Builder;
        impl fmt::Debug for Builder {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                debug_names(
                    f,
                    "RevokeVbank",
                    &[("imp_uid", true), ("pg_api_key", false)],
                )
            }
        }
        assert_eq!(format!("{Builder:?}"), "RevokeVbank { imp_uid, .. }");
        assert_eq!(format!("{:?}", Masked("hunter2")), "***");
    }

    proptest! {
        #[test]
        fn no_text_keeps_a_value(before in any::<String>(), value in "[a-zA-Z0-9가-힣_-]{4,30}", after in any::<String>()) {
            let clean = secrets(&[&value]).clean(&format!("{before}{value}{after}"));
            prop_assert!(!clean.to_ascii_lowercase().contains(&value.to_ascii_lowercase()));
            prop_assert!(clean.chars().count() <= MESSAGE_LIMIT);
            prop_assert!(!clean.chars().any(char::is_control));
        }
    }
}
