//! What must not be read of a call, and the cleaning of a text from outside.

use std::sync::{Arc, OnceLock};

use serde_json::Value;

use super::find::Finder;
use super::line::{Line, MASK};
use super::spellings::{Origin, Patterns};

/// The values of one call that may appear nowhere, and those that must stay readable.
///
/// They are kept as they are. What they cost comes when a text is cleaned, which is after an error.
#[derive(Clone, Default)]
pub(crate) struct Secrets {
    hidden: Vec<(String, Origin)>,
    /// Order and payment numbers.
    ids: Vec<String>,
    amounts: Vec<String>,
    /// What looks for them, once a text was cleaned; nothing if there are too many to look for.
    finder: OnceLock<Option<Arc<Finder>>>,
}

impl Secrets {
    /// Remembers the value of a field that may not be read.
    pub(crate) fn add(&mut self, value: &str) {
        self.hide(value, Origin::Field);
    }

    /// Remembers the key, the secret or the token.
    pub(crate) fn add_key(&mut self, value: &str) {
        self.hide(value, Origin::Key);
    }

    /// Remembers every text and number below a JSON value of which nobody knows what it means.
    pub(crate) fn add_leaves(&mut self, value: &Value) {
        self.hide_leaves(value, Origin::Field, Origin::Field);
    }

    /// Looks at a parameter: it is remembered if it may not be read, and if it must stay readable.
    pub(crate) fn gather_text(&mut self, sensitive: &[&str], name: &str, text: &str) {
        let name = name.trim_end_matches("[]");
        if sensitive.contains(&name) {
            self.add(text);
        } else if matches!(name, "imp_uid" | "merchant_uid") {
            self.ids.push(text.to_owned());
            self.finder.take();
        } else if name == "customer_uid" && is_personal(text) {
            self.add(text);
        }
    }

    /// Looks at a body field, at any depth.
    ///
    /// `sensitive` has names, and dotted paths of what is below others (`schedules.buyer_name`).
    pub(crate) fn gather(&mut self, sensitive: &[&str], name: &str, json: &Value) {
        self.gather_at(sensitive, &mut name.to_owned(), 0, json);
    }

    fn gather_at(&mut self, sensitive: &[&str], path: &mut String, name: usize, json: &Value) {
        let leaf = path.get(name..).unwrap_or_default();
        if sensitive.contains(&path.as_str()) || sensitive.contains(&leaf) {
            // What is inside of an object is the shop's or the gateway's own data.
            self.hide_leaves(json, Origin::Field, Origin::Leaf);
            return;
        }
        match json {
            Value::String(text) => self.gather_text(&[], leaf, text),
            Value::Number(number) if is_amount(leaf) => {
                self.amounts.push(number.to_string());
                self.finder.take();
            }
            Value::Array(items) => items
                .iter()
                .for_each(|item| self.gather_at(sensitive, path, name, item)),
            Value::Object(map) => {
                let length = path.len();
                for (key, item) in map {
                    path.push('.');
                    path.push_str(key);
                    self.gather_at(sensitive, path, length + 1, item);
                    path.truncate(length);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    fn hide_leaves(&mut self, value: &Value, origin: Origin, inside: Origin) {
        match value {
            Value::String(text) => self.hide(text, origin),
            Value::Number(number) => self.hide(&number.to_string(), origin),
            Value::Array(items) => items
                .iter()
                .for_each(|item| self.hide_leaves(item, origin, inside)),
            Value::Object(map) => map
                .values()
                .for_each(|item| self.hide_leaves(item, inside, inside)),
            Value::Null | Value::Bool(_) => {}
        }
    }

    fn hide(&mut self, value: &str, origin: Origin) {
        self.hidden.push((value.to_owned(), origin));
        self.finder.take();
    }

    /// The text in one line, without any of the values, at most 500 characters long.
    pub(crate) fn clean(&self, text: &str) -> String {
        self.clean_with(&Self::default(), text)
    }

    /// The same, without the keys either.
    pub(crate) fn clean_with(&self, keys: &Self, text: &str) -> String {
        let line = Line::new(text);
        // As most answers that are no errors have it.
        if line.text.is_empty() {
            return line.text;
        }
        let mut ranges = Vec::new();
        for secrets in [self, keys] {
            match secrets.finder() {
                Some(finder) => ranges.extend(finder.hidden(&line.text)),
                None => return MASK.to_owned(),
            }
        }
        line.masked(ranges)
    }

    fn finder(&self) -> Option<Arc<Finder>> {
        let finder = self.finder.get_or_init(|| {
            let mut patterns = Patterns::default();
            for (value, origin) in &self.hidden {
                patterns.add(value, *origin);
            }
            let finder = Finder::new(patterns, &self.ids, &self.amounts);
            finder.ok().map(Arc::new)
        });
        finder.clone()
    }
}

fn is_amount(name: &str) -> bool {
    name.ends_with("amount") || matches!(name, "tax_free" | "vat" | "price" | "checksum")
}

/// Whether an id of a buyer is a mail address or a number by which others know them.
fn is_personal(id: &str) -> bool {
    let digits = id.chars().filter(char::is_ascii_digit).count();
    id.contains('@') || (digits >= 9 && !id.contains(char::is_alphabetic))
}
