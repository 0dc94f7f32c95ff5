//! What the lines of a file have in common, and one of them as a call.

use serde_json::{Map, Value};

use super::keys;
use super::rows::Row;
use crate::call::arguments::Arguments;
use crate::call::mistake::Mistake;
use crate::spec::{self, Operation};
use crate::values;

/// The column that gives a line a key of its own.
pub(super) const KEY: &str = "key";
/// What stands in `amount` for everything that is left.
const ALL: &str = "all";

/// What all lines have in common.
pub(super) struct Batch<'a> {
    pub(super) operation: &'static Operation,
    /// The options of the command line, as words.
    pub(super) words: &'a [String],
    pub(super) body: Option<Map<String, Value>>,
    /// What the keys of all lines begin with.
    pub(super) name: String,
}

/// A line that can be sent.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) number: u64,
    pub(super) key: String,
    pub(super) arguments: Arguments,
}

impl Batch<'_> {
    pub(super) fn gives_back(&self) -> bool {
        self.operation.id == "cancelPayment"
    }

    /// A row as a call.
    pub(super) fn line(&self, row: Row) -> Result<Line, String> {
        let mut fields = row.fields?;
        let said = Value::Object(fields.clone()).to_string();
        let key = match fields.shift_remove(KEY) {
            Some(Value::String(key)) => values::key(&format!("{}-{key}", self.name))
                .map_err(|why| format!("{KEY}: {why}"))?,
            Some(_) => return Err(format!("{KEY}: it is text")),
            None => keys::of_line(&self.name, &said),
        };
        fields.retain(|name, _| !self.is_only_told(name));
        // Left out it would mean everything to the API, which an empty cell does not.
        let says_how_much = fields.contains_key("amount");
        if fields.get("amount").and_then(Value::as_str) == Some(ALL) && self.gives_back() {
            fields.shift_remove("amount");
        }
        if let Some(body) = &self.body {
            for (name, value) in body {
                fields.entry(name.clone()).or_insert_with(|| value.clone());
            }
        }
        let words = self.words.iter().filter(|word| !is_given(word, &fields));
        let words: Vec<String> = words.cloned().collect();
        let wrong = |mistake: Mistake| mistake.to_string();
        let arguments = Arguments::read(self.operation, &words, Some(fields)).map_err(wrong)?;
        arguments.check(self.operation).map_err(wrong)?;
        if self.gives_back() && !says_how_much {
            return Err(format!(
                "it does not say how much: give an amount, or {ALL} for everything that is left"
            ));
        }
        Ok(Line {
            number: row.line,
            key,
            arguments,
        })
    }

    /// Whether a column is a field of a payment that the call does not take, as in a list that was exported.
    fn is_only_told(&self, name: &str) -> bool {
        let taken = |parameter: &spec::Parameter| parameter.name == name;
        !self.operation.parameters.iter().any(taken)
            && spec::field_kinds("PaymentAnnotation")
                .iter()
                .any(|field| field.name == name)
    }
}

/// Whether the line itself says what an option says for all lines.
fn is_given(word: &str, fields: &Map<String, Value>) -> bool {
    let end = word.find(['=', '@', ':', '.']).unwrap_or(word.len());
    word.get(..end)
        .is_some_and(|name| fields.contains_key(name))
}
