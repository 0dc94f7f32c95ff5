//! Keeping the state in its file while it changes.

use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;

use crate::changes::Changes;
use crate::state::State;
use crate::state_file::StateFile;

/// Writes the state into its file after each change, on a thread of its own: changes that come while
/// it writes are written together. The last state is written when this is dropped.
pub(crate) struct Saver {
    changes: Arc<Changes>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    pub(crate) fn start(state: State, file: StateFile) -> io::Result<Saver> {
        let changes = state.changes().clone();
        let thread = std::thread::Builder::new()
            .name("iamport-sandbox-state".to_owned())
            .spawn(move || keep(&state, &file))?;
        Ok(Saver {
            changes,
            thread: Some(thread),
        })
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.changes.stop();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn keep(state: &State, file: &StateFile) {
    let changes = state.changes();
    loop {
        let (number, stop) = changes.next();
        let written = state
            .snapshot()
            .map_err(io::Error::other)
            .and_then(|snapshot| file.save(&snapshot));
        if let Err(error) = written {
            tracing::error!(%error, "the state could not be written to its file");
        }
        // A failure is not tried again before the next change, and nobody waits for it.
        changes.written(number);
        if stop {
            return;
        }
    }
}
