//! What the journal holds of a change.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::answer::Confirmed;

/// A change as it stands in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The operation of the API.
    pub(super) operation: String,
    pub(super) host: String,
    pub(super) tier: Option<String>,
    /// Tells key pairs apart without holding one.
    pub(super) account: String,
    /// What the caller asked for, by which a key that is used twice is noticed.
    pub(super) asked: String,
    /// What the operation needs to be settled: ids, amounts, the state before.
    pub(super) case: Value,
    /// How it ended; open if `None`.
    pub(super) verdict: Option<Verdict>,
    /// Nothing of it was sent, so the key is free again.
    #[serde(default)]
    pub(super) not_sent: bool,
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
