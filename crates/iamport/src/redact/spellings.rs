//! What to look for: the folded forms of a value that must not be read, and of what must stay readable.

use std::collections::HashSet;

use serde_json::Value;

use super::dates;
use super::fold::{View, is_blank, is_syllabic};

/// Where a value that must not be read comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Origin {
    /// The key, the secret or the token.
    Key,
    /// A field that the specification marks.
    Field,
    /// Something inside the shop's own data, of which nobody knows what it means.
    Leaf,
}

/// Where a pattern counts as found.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Rule {
    Anywhere,
    /// As a word of its own; with blanks inside only if the value has some.
    Word {
        has_gaps: bool,
    },
    /// As a word of its own, or with a Korean particle or honorific behind it.
    Name,
    /// Not as a part of a longer number unless it is long itself. Something must stand before the characters with
    /// these numbers.
    Number {
        split: Vec<usize>,
    },
}

/// A folded text to look for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Pattern {
    pub(super) text: String,
    pub(super) rule: Rule,
    pub(super) origin: Origin,
    /// Whether it is a mail address.
    pub(super) is_mail: bool,
    /// Punctuation before the first and after the last letter of the value, which goes with it.
    pub(super) lead: String,
    pub(super) trail: String,
}

/// From this many digits on a number is masked inside a longer one too.
pub(super) const LONG_NUMBER: usize = 9;
/// From this many characters on a value is masked wherever it occurs; a shorter one only as a word of its own.
const ANYWHERE_FROM: usize = 4;
/// How often texts inside texts are read as JSON.
const DEEPEST: usize = 4;

/// All patterns of a call, each of them once.
#[derive(Default)]
pub(super) struct Patterns {
    /// For letters and digits only.
    pub(super) bare: HashSet<Pattern>,
    /// For everything but blanks.
    pub(super) solid: HashSet<Pattern>,
    values: HashSet<(String, Origin)>,
}

impl Patterns {
    pub(super) fn add(&mut self, value: &str, origin: Origin) {
        self.add_at(value, origin, 0);
    }

    fn add_at(&mut self, value: &str, origin: Origin, depth: usize) {
        let value = value.trim();
        if value.is_empty() || !self.values.insert((value.to_owned(), origin)) {
            return;
        }
        for view in views(value) {
            if origin != Origin::Leaf || is_telling(&view) {
                self.add_view(value, &view, origin);
            }
        }
        if origin != Origin::Key && depth < DEEPEST {
            self.add_inner(value, depth + 1);
        }
    }

    /// The values inside a text that is JSON, a form or a list.
    fn add_inner(&mut self, value: &str, depth: usize) {
        if value.starts_with(['{', '[']) {
            if let Ok(json) = serde_json::from_str(value) {
                self.add_leaves(&json, depth);
            }
        } else if value.contains(['|', ';', '=', '\n', '\t']) {
            for part in value.split(['|', ';', '&', '\n', '\t']) {
                let (_, part) = part.split_once(['=', ':']).unwrap_or(("", part));
                self.add_at(part, Origin::Leaf, depth);
            }
        }
    }

    fn add_leaves(&mut self, json: &Value, depth: usize) {
        match json {
            Value::String(text) => self.add_at(text, Origin::Leaf, depth),
            Value::Number(number) => self.add_at(&number.to_string(), Origin::Leaf, depth),
            Value::Array(items) => items.iter().for_each(|item| self.add_leaves(item, depth)),
            Value::Object(map) => map.values().for_each(|item| self.add_leaves(item, depth)),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn add_view(&mut self, value: &str, view: &View, origin: Origin) {
        let (bare, solid) = (&view.bare.text, &view.solid.text);
        let count = bare.chars().count();
        let pattern = |text: &str, rule| Pattern {
            text: text.to_owned(),
            rule,
            origin,
            is_mail: solid.contains('@'),
            lead: String::new(),
            trail: String::new(),
        };
        let whole = |rule| {
            let (lead, _) = solid.split_once(char::is_alphanumeric).unwrap_or_default();
            let (_, trail) = solid.rsplit_once(char::is_alphanumeric).unwrap_or_default();
            Pattern {
                lead: lead.to_owned(),
                trail: trail.to_owned(),
                ..pattern(bare, rule)
            }
        };
        let is_number = bare.chars().all(|c| c.is_ascii_digit());
        let is_syllables = bare.chars().all(is_syllabic);
        let is_hangul = bare.chars().all(|c| matches!(c, '가'..='힣'));
        if is_number && count >= ANYWHERE_FROM && origin != Origin::Key {
            let as_it_is = Rule::Number { split: Vec::new() };
            self.bare.insert(whole(as_it_is));
            for (text, split) in number_spellings(view) {
                self.bare.insert(pattern(&text, Rule::Number { split }));
            }
        } else if count >= ANYWHERE_FROM
            || (is_syllables && (count == 3 || count == 2 && !is_hangul))
        {
            self.bare.insert(whole(Rule::Anywhere));
            if let Some(text) = family_name_first(view) {
                self.bare.insert(pattern(&text, Rule::Anywhere));
            }
        } else if is_hangul && count == 2 {
            self.bare.insert(whole(Rule::Name));
        } else if solid.chars().nth(ANYWHERE_FROM - 1).is_some() {
            self.solid.insert(pattern(solid, Rule::Anywhere));
        } else if !solid.is_empty() {
            let has_gaps = value.contains(|c: char| is_blank(c) || c.is_whitespace());
            self.solid.insert(pattern(solid, Rule::Word { has_gaps }));
        }
    }
}

/// A text as it stands there, and with its escapes undone.
pub(super) fn views(text: &str) -> impl Iterator<Item = View> {
    std::iter::once(View::literal(text)).chain(View::undone(text))
}

/// Whether a value of the shop's own data tells something: one letter, or a number of three digits, says nothing of a
/// buyer, and codes of currencies and gateways must stay readable.
fn is_telling(view: &View) -> bool {
    const CURRENCIES: [&str; 12] = [
        "krw", "usd", "eur", "jpy", "cny", "gbp", "hkd", "twd", "sgd", "thb", "vnd", "php",
    ];
    let text = &view.bare.text;
    let count = text.chars().count();
    let is_number = text.chars().all(|c| c.is_ascii_digit());
    (if is_number { count >= 4 } else { count >= 2 })
        && !CURRENCIES.contains(&text.as_str())
        && crate::codes::gateway(&view.solid.text).is_none()
}

/// Other ways to write a number: as a date, and as a telephone number of Korea.
fn number_spellings(view: &View) -> Vec<(String, Vec<usize>)> {
    let text: String = view.pieces.iter().map(|piece| piece.character).collect();
    let groups: Vec<&str> = text
        .split(|c: char| !c.is_ascii_digit())
        .filter(|group| !group.is_empty())
        .collect();
    let ways = dates::ways(&groups);
    let mut spellings: Vec<(String, Vec<usize>)> =
        ways.into_iter().map(|way| (way.text, way.split)).collect();
    if let Some(number) = national(&view.bare.text) {
        for prefix in ["", "0", "82", "820", "0082", "00820"] {
            spellings.push((format!("{prefix}{number}"), Vec::new()));
        }
        // A mobile number without its 010.
        if number.starts_with('1')
            && let Some(last) = number.get(2..).filter(|last| last.len() == 8)
        {
            spellings.push((last.to_owned(), Vec::new()));
        }
    }
    spellings
}

/// A telephone number without the 0 or the country that it begins with.
fn national(digits: &str) -> Option<&str> {
    let length = digits.len();
    if let Some(rest) = digits
        .strip_prefix("82")
        .filter(|_| (10..=13).contains(&length))
    {
        return Some(rest.strip_prefix('0').unwrap_or(rest));
    }
    match digits.strip_prefix('0') {
        Some(rest) if (9..=12).contains(&length) => Some(rest),
        // A program took it for a number.
        None if length == 10 && digits.starts_with("10") => Some(digits),
        _ => None,
    }
}

/// `Gildong Hong` as `HONG GILDONG`.
fn family_name_first(view: &View) -> Option<String> {
    let text: String = view.pieces.iter().map(|piece| piece.character).collect();
    let words: Vec<&str> = text
        .split(is_blank)
        .filter(|word| !word.is_empty())
        .collect();
    let is_latin = |word: &&str| word.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
    if !(2..=3).contains(&words.len()) || !words.iter().all(is_latin) {
        return None;
    }
    let (last, first) = words.split_last()?;
    let turned = format!("{last}{}", first.concat());
    Some(turned.replace('-', ""))
}
