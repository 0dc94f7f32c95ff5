//! What the journal holds of a change.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answer::Confirmed;

/// A change as it stands in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Entry {
    /// The operation of the API.
    pub(crate) operation: String,
    pub(crate) host: String,
    pub(crate) tier: Option<String>,
    /// Tells key pairs apart without holding one.
    pub(crate) account: String,
    /// What the caller asked for, by which a key that is used twice is noticed.
    pub(crate) asked: String,
    /// What the operation needs to be settled: ids, amounts, the state before.
    pub(crate) case: Value,
    /// How it ended; open if `None`.
    pub(crate) verdict: Option<Verdict>,
    /// Nothing of it was sent, so the key is free again.
    #[serde(default)]
    pub(crate) not_sent: bool,
}

/// How a change ended, as the journal has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Verdict {
    /// It was made.
    Done,
    /// It was accepted, and the gateway answers later. It is looked at again.
    Waiting,
    /// It was not made.
    NotDone {
        /// Why, in one line.
        reason: String,
    },
}

impl Verdict {
    /// `None` while it is unknown.
    pub(super) fn of<T>(confirmed: &Confirmed<T>) -> Option<Self> {
        match confirmed {
            Confirmed::Done { .. } | Confirmed::DoneBefore(_) => Some(Self::Done),
            Confirmed::Waiting(_) => Some(Self::Waiting),
            Confirmed::NotDone(why) => Some(Self::NotDone {
                reason: why.to_string(),
            }),
            Confirmed::Unknown(_) => None,
        }
    }
}
