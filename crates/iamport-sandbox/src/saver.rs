//! Keeping the state in its file while it changes.

use std::io;
use std::sync::Arc;
use std::thread::JoinHandle;

use crate::changes::Changes;
use crate::store::Store;

/// Writes what changes into the file, on a thread of its own: changes that come while it writes are written
/// together. What changed last is written when this is dropped.
pub(crate) struct Saver {
    changes: Arc<Changes>,
    thread: Option<JoinHandle<()>>,
}

impl Saver {
    pub(crate) fn start(changes: Arc<Changes>, store: Store) -> io::Result<Saver> {
        let noted = changes.clone();
        let thread = std::thread::Builder::new()
            .name("iamport-sandbox-state".to_owned())
            .spawn(move || keep(&noted, &store))?;
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

fn keep(changes: &Changes, store: &Store) {
    loop {
        let work = changes.next();
        if !work.batch.is_empty() {
            if let Err(error) = store.commit(&work.batch) {
                // What comes after it would make no sense without it.
                changes.lose(&error);
                break;
            }
            changes.written(work.number);
        }
        if work.stop {
            break;
        }
    }
    changes.ended();
}
