//! Keeping the state in its file while it changes.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use tokio::sync::watch;

use crate::snapshot::StateFile;
use crate::state::State;

/// How far the file is behind the state. Every change of the state has a number.
#[derive(Default)]
struct Progress {
    changed: u64,
    saved: u64,
    stop: bool,
}

/// What the state calls when it changes.
pub(crate) struct Changes {
    progress: Mutex<Progress>,
    wake: Condvar,
    /// Only with a file is there anything to wait for.
    kept: bool,
    saved: watch::Sender<u64>,
}

impl Changes {
    pub(crate) fn new(kept: bool) -> Changes {
        Changes {
            progress: Mutex::default(),
            wake: Condvar::new(),
            kept,
            saved: watch::Sender::new(0),
        }
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state has changed.
    pub(crate) fn note(&self) {
        if self.kept {
            self.progress().changed += 1;
            self.wake.notify_one();
        }
    }

    /// Waits until every change up to now is in the file.
    pub(crate) async fn saved(&self) {
        let changed = self.progress().changed;
        if self.kept && changed > 0 {
            let mut saved = self.saved.subscribe();
            // It cannot be closed: the sender is here.
            let _ = saved.wait_for(|saved| *saved >= changed).await;
        }
    }
}

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
        self.changes.progress().stop = true;
        self.changes.wake.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn keep(state: &State, file: &StateFile) {
    let changes = state.changes();
    loop {
        let (number, stop) = {
            let idle =
                |progress: &mut Progress| progress.saved == progress.changed && !progress.stop;
            let progress = changes
                .wake
                .wait_while(changes.progress(), idle)
                .unwrap_or_else(PoisonError::into_inner);
            (progress.changed, progress.stop)
        };
        let written = state
            .snapshot()
            .map_err(io::Error::other)
            .and_then(|snapshot| file.save(&snapshot));
        if let Err(error) = written {
            tracing::error!(%error, "the state could not be written to its file");
        }
        // A failure is not tried again before the next change, and nobody waits for it.
        changes.progress().saved = number;
        changes.saved.send_replace(number);
        if stop {
            return;
        }
    }
}
