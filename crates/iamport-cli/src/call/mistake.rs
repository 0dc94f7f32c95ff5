//! What is wrong with the arguments of a call.

use std::fmt;

/// Everything that is wrong with the arguments of a call, a sentence for each. Nothing was sent. No sentence has a secret or a
/// personal value in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Mistake {
    reasons: Vec<String>,
}

impl Mistake {
    /// One thing that is wrong with the value of a parameter.
    pub(crate) fn of(name: &str, why: &str) -> Self {
        Self {
            reasons: vec![format!("`{name}`: {why}")],
        }
    }

    /// A parameter that the API insists on was not given.
    pub(crate) fn missing(name: &str) -> Self {
        Self {
            reasons: vec![missing(name)],
        }
    }

    /// The sentences, none of which ends with a full stop.
    #[cfg(test)]
    pub(crate) fn reasons(&self) -> &[String] {
        &self.reasons
    }
}

/// What is said of a parameter that the API insists on.
pub(super) fn missing(name: &str) -> String {
    format!("`{name}` must be given")
}

/// Several sentences at once.
impl From<Vec<String>> for Mistake {
    fn from(reasons: Vec<String>) -> Self {
        Self { reasons }
    }
}

/// The client refused a value.
impl From<iamport::Error> for Mistake {
    fn from(error: iamport::Error) -> Self {
        Self {
            reasons: vec![error.to_string()],
        }
    }
}

/// A line for each sentence.
impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reasons.join("\n"))
    }
}

impl std::error::Error for Mistake {}
