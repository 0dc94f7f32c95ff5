//! `x-iamport-echo`: what an operation sends and its answer repeats.

use serde_json::Value;

/// The spec's word.
pub(crate) const WORD: &str = "x-iamport-echo";

/// One condition: a value that was sent stands again in each record of the answer.
#[derive(Debug, Clone)]
pub(crate) struct Echo {
    /// `name`, `name[]` for each value of a list, `name[].property` for each object of a list.
    pub(crate) sent: String,
    pub(crate) answered: Answered,
    /// Whether it is documented or was observed, and not only assumed.
    pub(crate) known: bool,
    /// Another sent value that decides alone where both were sent.
    pub(crate) unless: Option<String>,
    /// Another sent value that an entry may match instead.
    pub(crate) or: Option<String>,
}

/// Where the value stands in an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) records: Records,
    pub(crate) property: String,
}

/// Which part of an answer its records are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Records {
    /// `property`: the answer is the one record.
    Whole,
    /// `[].property`: each entry of a list; where a list or a page may come, each entry of either.
    Entries,
    /// `name[].property`: each entry of the list that the answer has under this name.
    EntriesOf(String),
}

/// The name under which a page has its entries.
pub(crate) const PAGE_LIST: &str = "list";

impl Echo {
    /// The conditions of an operation that the rules have accepted.
    pub(crate) fn read_all(operation: &Value) -> Vec<Self> {
        let list = operation.get(WORD).and_then(Value::as_array);
        list.into_iter().flatten().filter_map(Self::read).collect()
    }

    fn read(condition: &Value) -> Option<Self> {
        let text = |key: &str| {
            let value = condition.get(key).and_then(Value::as_str);
            value.map(str::to_owned)
        };
        let level = condition.pointer("/evidence/level").and_then(Value::as_str);
        Some(Self {
            sent: text("sent")?,
            answered: Answered::read(&text("answered")?)?,
            known: level != Some("assumed"),
            unless: text("unless"),
            or: text("or"),
        })
    }
}

impl Answered {
    /// Reads `property`, `[].property` or `name[].property`; none for any other form.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (records, property) = match text.split_once("[].") {
            None => (Records::Whole, text),
            Some(("", property)) => (Records::Entries, property),
            Some((name, property)) => (Records::EntriesOf(name.to_owned()), property),
        };
        let plain = |name: &str| !name.is_empty() && !name.contains(['[', ']', '.']);
        let names_are_plain = plain(property)
            && match &records {
                Records::EntriesOf(name) => plain(name),
                Records::Whole | Records::Entries => true,
            };
        names_are_plain.then(|| Self {
            records,
            property: property.to_owned(),
        })
    }
}
