//! How far the sandbox is like the service. What it does and how that is known stands in `fidelity.json`; how
//! much of an operation there is follows from its route.

use std::fmt;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::operations::Operation;
use crate::routes::api::{Play, play};

/// The behaviours, each with the tests that show it.
const SOURCE: &str = include_str!("../fidelity.json");

/// How a behaviour of the service is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Basis {
    /// The vendor's documents state it.
    Documented,
    /// It was seen in recorded answers, in tests against the live service, or in clients in use.
    Observed,
    /// No source tells; the sandbox decided.
    Assumed,
}

impl Basis {
    /// One word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Basis::Documented => "documented",
            Basis::Observed => "observed",
            Basis::Assumed => "assumed",
        }
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that the sandbox does as the service does it, or is believed to.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct Behaviour {
    /// The `operationId` of the specification; [`EVERY_OPERATION`] or [`SCHEMA_ONLY_OPERATIONS`] for
    /// several.
    pub operation: String,
    /// How it is known.
    pub basis: Basis,
    /// What it is, in one sentence.
    pub sentence: String,
    /// The tests of this crate that show it, by module: those that begin with `it` call the sandbox over a
    /// socket.
    pub tests: Vec<String>,
}

/// In [`Behaviour::operation`]: all operations.
pub const EVERY_OPERATION: &str = "*";
/// In [`Behaviour::operation`]: all operations that are [`Level::SchemaOnly`].
pub const SCHEMA_ONLY_OPERATIONS: &str = "schema only";

/// How much of an operation there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// It changes what the sandbox keeps, or tells it.
    Stateful,
    /// Its answers fit the specification and nothing is kept.
    SchemaOnly,
}

impl Level {
    /// Two words at most.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Stateful => "stateful",
            Level::SchemaOnly => "schema only",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An operation of the API, and how much of it there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationFidelity {
    /// The name in the specification.
    pub operation_id: &'static str,
    /// The vendor's Korean title.
    pub title: &'static str,
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// The path, with names in braces.
    pub path: &'static str,
    /// The family, as the specification calls it.
    pub family: &'static str,
    /// Whether it may be sent again: `safe`, `idempotent` or `once`.
    pub repeat: &'static str,
    /// How much of it there is.
    pub level: Level,
}

/// Every operation of the API, by path, with how much of it there is.
#[must_use]
pub fn operations() -> Vec<OperationFidelity> {
    Operation::ALL
        .iter()
        .map(|operation| OperationFidelity {
            operation_id: operation.id(),
            title: operation.title(),
            method: operation.method().as_str(),
            path: operation.path(),
            family: operation.family(),
            repeat: operation.repeat().as_str(),
            level: match play(*operation) {
                Play::Stateful(_) => Level::Stateful,
                Play::SchemaOnly => Level::SchemaOnly,
            },
        })
        .collect()
}

#[doc = include_str!("../docs/fidelity.md")]
#[must_use]
pub fn fidelity() -> &'static [Behaviour] {
    static BEHAVIOURS: OnceLock<Vec<Behaviour>> = OnceLock::new();
    BEHAVIOURS.get_or_init(|| {
        serde_json::from_str(SOURCE).unwrap_or_else(|error| {
            // A test reads the file, so that this cannot happen to a published crate.
            tracing::error!(%error, "the table of behaviours cannot be read");
            Vec::new()
        })
    })
}

/// The table as a page of the documentation.
#[cfg(test)]
fn page() -> String {
    use std::fmt::Write as _;

    let mut page = String::from(
        "Everything that the sandbox does as the service does it, and how each is known.\n\n\
         An operation is *stateful* if it changes what the sandbox keeps or tells it, and *schema only*\n\
         if its answers are made from the specification. The same table is served as JSON at\n\
         `GET /_sandbox/fidelity`; [`operations`](crate::operations()) lists the operations.\n",
    );
    let mut section = |title: &str, behaviours: &[&Behaviour]| {
        let _ = write!(page, "\n# {title}\n\n| known | behaviour |\n|---|---|\n");
        for behaviour in behaviours {
            let sentence = behaviour.sentence.replace('|', "\\|");
            let _ = writeln!(page, "| {} | {sentence} |", behaviour.basis);
        }
    };
    let of = |operation: &str| -> Vec<&Behaviour> {
        fidelity()
            .iter()
            .filter(|behaviour| behaviour.operation == operation)
            .collect()
    };
    section("Every operation", &of(EVERY_OPERATION));
    section(
        "Operations that are schema only",
        &of(SCHEMA_ONLY_OPERATIONS),
    );
    for operation in operations() {
        let behaviours = of(operation.operation_id);
        if !behaviours.is_empty() {
            let title = format!(
                "`{} {}` ({}, {})",
                operation.method, operation.path, operation.operation_id, operation.level
            );
            section(&title, &behaviours);
        }
    }
    let _ = write!(page, "\n# Without a behaviour of its own\n\n");
    for operation in operations() {
        if of(operation.operation_id).is_empty() {
            let _ = writeln!(page, "- `{} {}`", operation.method, operation.path);
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::fs;
    use std::path::Path;

    #[test]
    fn the_table_and_the_specification_agree() {
        let read: Result<Vec<Behaviour>, _> = serde_json::from_str(SOURCE);
        assert_eq!(read.unwrap(), fidelity());
        for behaviour in fidelity() {
            let several = [EVERY_OPERATION, SCHEMA_ONLY_OPERATIONS];
            let operation = behaviour.operation.as_str();
            assert!(
                several.contains(&operation) || Operation::by_id(operation).is_some(),
                "{behaviour:?}"
            );
            assert!(behaviour.sentence.ends_with('.'), "{behaviour:?}");
        }
        for operation in operations() {
            let told = fidelity()
                .iter()
                .any(|behaviour| behaviour.operation == operation.operation_id);
            assert!(
                told || operation.level == Level::SchemaOnly,
                "{operation:?}"
            );
        }
    }

    /// The source of the module that a test is in, and the test's name.
    fn place(test: &str) -> Option<(String, &str)> {
        let (module, name) = test.rsplit_once("::")?;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let file = match module.strip_prefix("it::") {
            Some(module) => folder.join("tests/it").join(module),
            None => {
                let module = module.strip_suffix("tests")?.trim_end_matches(':');
                folder.join("src").join(module.replace("::", "/"))
            }
        };
        let files = [file.with_extension("rs"), file.join("mod.rs")];
        let text = files
            .iter()
            .find_map(|file| fs::read_to_string(file).ok())?;
        Some((text, name))
    }

    /// Whether a source has a test of this name.
    fn has_test(source: &str, name: &str) -> bool {
        let mut is_test = false;
        source.lines().map(str::trim).any(|line| {
            if line.starts_with("#[") {
                is_test |= line.starts_with("#[test]") || line.starts_with("#[tokio::test");
                return false;
            }
            let function = line.strip_prefix("async ").unwrap_or(line);
            let function = function.strip_prefix("fn ").unwrap_or_default();
            std::mem::take(&mut is_test) && function.split_once('(').is_some_and(|it| it.0 == name)
        })
    }

    #[test]
    fn every_behaviour_is_shown_by_a_test() {
        for behaviour in fidelity() {
            assert!(!behaviour.tests.is_empty(), "{behaviour:?}");
            for test in &behaviour.tests {
                let (source, name) = place(test).unwrap_or_else(|| panic!("no module: {test}"));
                assert!(has_test(&source, name), "no such test: {test}");
            }
        }
        let source = "#[test]\n#[ignore]\nfn there() {}\nfn helper() {}\n#[tokio::test]\nasync fn waits() {}";
        assert!(has_test(source, "there") && has_test(source, "waits"));
        assert!(!has_test(source, "helper") && !has_test(source, "the"));
    }

    #[test]
    fn no_sentence_stands_twice() {
        let mut seen = HashSet::new();
        for behaviour in fidelity() {
            assert!(seen.insert((&behaviour.operation, &behaviour.sentence)));
        }
    }

    #[test]
    fn the_page_is_up_to_date() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/fidelity.md");
        let page = page();
        if std::env::var_os("UPDATE_FIDELITY").is_some() {
            std::fs::write(file, &page).unwrap();
        }
        assert!(
            std::fs::read_to_string(file).unwrap() == page,
            "docs/fidelity.md is stale\n\
             mended by: UPDATE_FIDELITY=1 cargo test -p iamport-sandbox --lib fidelity"
        );
    }
}
