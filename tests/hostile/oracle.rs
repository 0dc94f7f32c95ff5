//! Whose record an answer is, told without the SDK: from the request on the wire and from an honest answer.

use std::collections::{BTreeMap, BTreeSet};

use iamport_testing::{Received, decoded};
use serde_json::Value;

use crate::bundle::BUNDLE;

/// The ids of a request, by name.
pub(super) type Asked = BTreeMap<String, BTreeSet<String>>;

/// What is known about a call from its first, honest, call.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The names of ids that its answers repeat, and that therefore tell whose they are.
    pub(super) echoed: BTreeSet<String>,
    /// Whether the spec holds some of what is repeated for a mere assumption.
    pub(super) assumes: bool,
    /// The payload of that first call, which later calls can be answered with: a record of an earlier order.
    pub(super) earlier: Value,
    /// Whether the sandbox's ledger has an entry of it.
    pub(super) enters: bool,
}

/// How an answer relates to what was asked for; the worst of all its entries and ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// Each id that is repeated is the same, or the operation repeats none.
    Same,
    /// The same but for case and outer blanks.
    Alike,
    /// An id that is repeated otherwise is null, empty or absent.
    Silent,
    /// It is about something else.
    Other,
}

/// The ids of a request: values of the parameters of its path, whose template is given, and whatever is named `…_uid` or
/// `…_id` in query and body.
pub(super) fn asked(request: &Received, template: &str) -> Asked {
    let mut asked = Asked::new();
    for (part, value) in template.split('/').zip(request.path().split('/')) {
        if let Some(name) = part
            .strip_prefix('{')
            .and_then(|part| part.strip_suffix('}'))
        {
            asked
                .entry(name.to_owned())
                .or_default()
                .insert(decoded(value));
        }
    }
    let query = request
        .target()
        .split_once('?')
        .map_or("", |(_, query)| query);
    for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
        note(
            decoded(name).trim_end_matches("[]"),
            decoded(value),
            &mut asked,
        );
    }
    if !request.body.is_empty() {
        gather(
            "",
            &serde_json::from_str(&request.body).unwrap(),
            &mut asked,
        );
    }
    asked
}

fn note(name: &str, value: String, asked: &mut Asked) {
    if name.ends_with("_uid") || name.ends_with("_id") {
        asked.entry(name.to_owned()).or_default().insert(value);
    }
}

fn gather(name: &str, value: &Value, asked: &mut Asked) {
    match value {
        Value::String(text) => note(name, text.clone(), asked),
        Value::Array(items) => items.iter().for_each(|item| gather(name, item, asked)),
        Value::Object(map) => map
            .iter()
            .for_each(|(name, item)| gather(name, item, asked)),
        _ => {}
    }
}

impl Known {
    /// Learns from an honest answer.
    pub(super) fn learn(operation: &str, asked: &Asked, payload: &Value) -> Self {
        let mut echoed: BTreeSet<String> = asked
            .iter()
            .filter(|(name, values)| {
                let entries = entries(payload);
                let repeats = |entry: &&Value| {
                    let text = entry.get(name.as_str()).and_then(Value::as_str);
                    text.is_some_and(|text| values.contains(text))
                };
                !entries.is_empty() && entries.iter().all(repeats)
            })
            .map(|(name, _)| name.clone())
            .collect();
        let all = echoed.len();
        let assumed = assumed(operation);
        echoed.retain(|name| !assumed.contains(name));
        let assumes = echoed.len() < all;
        // As at the API, `imp_uid` decides where both were sent.
        if echoed.contains("imp_uid") {
            echoed.remove("merchant_uid");
        }
        Self {
            echoed,
            assumes,
            earlier: payload.clone(),
            enters: false,
        }
    }

    /// How a payload relates to what was asked for.
    pub(super) fn relation(&self, asked: &Asked, payload: &Value) -> Relation {
        if self.echoed.is_empty() {
            return Relation::Same;
        }
        let of_entry = |entry: &Value| {
            let of_name = |name: &String| one(&asked[name], entry.get(name.as_str()));
            self.echoed.iter().map(of_name).max().unwrap()
        };
        let entries = entries(payload);
        entries
            .into_iter()
            .map(of_entry)
            .max()
            .unwrap_or(Relation::Silent)
    }
}

fn one(asked: &BTreeSet<String>, answered: Option<&Value>) -> Relation {
    let plain = |text: &str| text.trim().to_lowercase();
    match answered {
        None | Some(Value::Null) => Relation::Silent,
        Some(Value::String(text)) if text.trim().is_empty() => Relation::Silent,
        Some(Value::String(text)) if asked.contains(text) => Relation::Same,
        Some(Value::String(text)) if asked.iter().any(|id| plain(id) == plain(text)) => {
            Relation::Alike
        }
        Some(_) => Relation::Other,
    }
}

/// The records of a payload.
pub(super) fn entries(payload: &Value) -> Vec<&Value> {
    match payload {
        Value::Array(entries) => entries.iter().collect(),
        Value::Null => Vec::new(),
        record => vec![record],
    }
}

/// The names of ids that the spec only assumes to be repeated (`x-iamport-echo`).
fn assumed(operation: &str) -> BTreeSet<String> {
    let echoes = BUNDLE.operation(operation).object["x-iamport-echo"].as_array();
    echoes
        .into_iter()
        .flatten()
        .filter(|echo| echo["evidence"]["level"] == "assumed")
        .filter_map(|echo| echo["sent"].as_str())
        .map(|sent| {
            let name = sent.rsplit('.').next().unwrap();
            name.trim_end_matches("[]").to_owned()
        })
        .collect()
}
