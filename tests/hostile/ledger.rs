//! What the sandbox's own books say: which requests came, what they changed, and whether a payload is what it answered.

use std::collections::BTreeSet;

use iamport::OperationInfo;
use iamport_sandbox::{Cause, Sandbox};
use serde_json::Value;

/// Whether a request was for the operation.
pub(super) fn is_for(info: &OperationInfo, method: &str, path: &str) -> bool {
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    let (template, path) = (info.path().split('/'), path.split('/'));
    info.method().as_str() == method
        && template.clone().count() == path.clone().count()
        && template
            .zip(path)
            .all(|(part, value)| part.starts_with('{') || part == value)
}

/// How far the books are written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark(u64);

impl Mark {
    pub(super) fn now(sandbox: &Sandbox) -> Self {
        let effects = sandbox.control().effects();
        Self(effects.last().map_or(0, |effect| effect.number))
    }

    /// How many requests for the operation have changed something since.
    pub(super) fn requests(self, sandbox: &Sandbox, info: &OperationInfo) -> usize {
        let effects = sandbox.control().effects();
        let since = effects.iter().filter(|effect| effect.number > self.0);
        let requests: BTreeSet<_> = since
            .filter_map(|effect| match &*effect.cause {
                Cause::Request {
                    number,
                    method,
                    path,
                } => is_for(info, method, path).then_some(*number),
                _ => None,
            })
            .collect();
        requests.len()
    }
}

/// Whether a payload as a caller sees it is the sandbox's: no value is another one. What was not answered may be written as
/// nothing, which is null, empty text, 0, false, or an empty list or object; a number may stand as text.
pub(super) fn carries(answered: &Value, seen: &Value) -> bool {
    match (answered, seen) {
        (Value::Object(answered), Value::Object(seen)) => {
            let nothing = Value::Null;
            let names = answered.keys().chain(seen.keys());
            names.into_iter().all(|name| {
                let Some(seen) = seen.get(name) else {
                    // The SDK has no such field.
                    return true;
                };
                carries(answered.get(name).unwrap_or(&nothing), seen)
            })
        }
        (Value::Array(answered), Value::Array(seen)) => {
            answered.len() == seen.len() && answered.iter().zip(seen).all(|(a, s)| carries(a, s))
        }
        (answered, seen) if is_nothing(answered) => is_nothing(seen),
        (Value::Number(_) | Value::String(_), Value::Number(_) | Value::String(_)) => {
            plain(answered) == plain(seen)
        }
        (answered, seen) => answered == seen,
    }
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(value) => !value,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(entries) => entries.is_empty(),
        Value::Object(fields) => fields.values().all(is_nothing),
    }
}

fn plain(value: &Value) -> String {
    match value {
        Value::Number(number) => number.as_f64().unwrap().to_string(),
        Value::String(text) => text
            .parse()
            .map_or_else(|_| text.clone(), |number: f64| number.to_string()),
        other => other.to_string(),
    }
}
