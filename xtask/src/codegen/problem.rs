//! What stops a task: one or more sentences for the person who edits the spec.

use std::{fmt, io, path::Path};

/// The result of a step.
pub(crate) type Result<T> = std::result::Result<T, Problem>;

/// Sentences that say what is wrong, where, and what mends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem(String);

impl Problem {
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub(crate) fn io(path: &Path, error: &io::Error) -> Self {
        Self(format!("{}: {error}", path.display()))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
