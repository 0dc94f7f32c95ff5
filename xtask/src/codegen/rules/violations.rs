//! What breaks a rule, each with its file and JSON pointer.

use serde_json::Value;

use crate::codegen::{
    bundle::Bundle,
    problem::{Problem, Result},
};

/// The violations of one bundle.
pub(super) struct Violations<'a> {
    bundle: &'a Bundle,
    list: Vec<String>,
}

impl<'a> Violations<'a> {
    pub(super) fn of(bundle: &'a Bundle) -> Violations<'a> {
        Violations {
            bundle,
            list: Vec::new(),
        }
    }

    /// All of them as one problem, if there is any.
    pub(super) fn into_result(self) -> Result<()> {
        if self.list.is_empty() {
            Ok(())
        } else {
            Err(Problem::new(self.list.join("\n")))
        }
    }

    pub(super) fn add(&mut self, pointer: &str, what: impl AsRef<str>) {
        self.list.push(format!(
            "{}#{pointer}: {}",
            self.bundle.file_of(pointer),
            what.as_ref()
        ));
    }

    pub(super) fn document(&self) -> &'a Value {
        &self.bundle.document
    }
}

/// How something is known: a level and a reason.
pub(super) fn is_evidence(value: &Value) -> bool {
    let text = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    ["observed", "assumed"].contains(&text("level")) && !text("reason").is_empty()
}
