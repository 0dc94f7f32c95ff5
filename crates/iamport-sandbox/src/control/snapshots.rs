//! The sandbox as a whole: what it holds, and beginning again.

use std::convert::Infallible;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::document::Document;
use super::error::ControlError;
use super::registry::{Entry, Group};
use crate::snapshot::{Snapshot, SnapshotError};
use crate::state::State;

pub(super) fn group() -> Group {
    Group {
        name: "snapshots",
        about: "Everything that the sandbox holds: taken, put back, and begun again.",
        calls: vec![
            Entry::of::<TakeSnapshot>(),
            Entry::of::<RestoreSnapshot>(),
            Entry::of::<Reset>(),
        ],
    }
}

/// Takes everything that the sandbox holds: payments, tokens, registered amounts, ids and the clock.
///
/// The answer is the snapshot itself, to be sent to `/_sandbox/restore` as it is. Not part of it are the
/// credentials, faults, webhooks that wait, and the records of requests and webhooks. What is in there
/// is no promise.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TakeSnapshot {}

impl ControlCall for TakeSnapshot {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/snapshot";
    const IN_ENVELOPE: bool = false;
    type Answer = Document;
    type Error = ControlError;

    fn example() -> TakeSnapshot {
        TakeSnapshot {}
    }

    async fn run(self, state: &State) -> Result<Document, ControlError> {
        let taken = state.snapshot().map_err(ControlError::failed)?;
        Ok(Document::new(taken.to_string()))
    }
}

/// Lets the sandbox hold what it held when a snapshot was taken, here or elsewhere.
///
/// The body is the snapshot itself. Credentials, faults and the settings of webhooks stay, the records
/// of webhooks are forgotten. A document that is no snapshot changes nothing.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RestoreSnapshot(pub Document);

impl ControlCall for RestoreSnapshot {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/restore";
    type Answer = ();
    type Error = SnapshotError;

    fn example() -> RestoreSnapshot {
        // A snapshot is what was taken, and nothing that one writes.
        RestoreSnapshot(Document::new("{}"))
    }

    async fn run(self, state: &State) -> Result<(), SnapshotError> {
        state.restore(&Snapshot::unread(self.0.as_str()))
    }
}

/// Lets everything be as it was at the start: state, ids and clock, without faults and with empty
/// records.
///
/// With a state file, the start is that of the file: the seed, the clock and the webhook settings that it was
/// made with.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Reset {}

impl ControlCall for Reset {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/reset";
    type Answer = ();
    type Error = Infallible;

    fn example() -> Reset {
        Reset {}
    }

    async fn run(self, state: &State) -> Result<(), Infallible> {
        // It fails only when there is no server, and nobody to hear of it.
        let _ = state.reset().await;
        Ok(())
    }
}
