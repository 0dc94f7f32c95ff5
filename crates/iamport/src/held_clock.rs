//! A paused Tokio clock that stands still while a call waits for its answer.
//!
//! A paused clock jumps to the next timer as soon as every task waits, for an answer from a socket too, so that each call would run into
//! its time limit at once. It does not jump while a blocking task runs: that is documented of `tokio::time::pause`.

use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// After this much of real time the clock may jump: an answer that is so late does not come.
const LATE: Duration = Duration::from_secs(5);

/// Holds the clock while calls are under way.
#[derive(Clone, Default)]
pub(crate) struct HeldClock(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    calls: usize,
    /// Ends the blocking task when it is dropped.
    task: Option<Sender<()>>,
}

/// Holds the clock for one call.
pub(crate) struct Held(HeldClock);

impl HeldClock {
    pub(crate) fn hold(&self) -> Held {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.calls += 1;
        // One for all calls, so that none of them uses up the threads for resolving names.
        if state.task.is_none() {
            let (sender, receiver) = channel();
            tokio::task::spawn_blocking(move || receiver.recv_timeout(LATE));
            state.task = Some(sender);
        }
        Held(self.clone())
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let mut state = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.calls -= 1;
        if state.calls == 0 {
            state.task = None;
        }
    }
}
