//! Who is told that the shop has changed: the webhooks, and the file that the state is kept in.

use std::ops::{Deref, DerefMut};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::clock::Clock;
use crate::domain::shop::Shop;
use crate::webhook::Webhooks;

/// How far the file is behind the state. Every change of the state has a number.
#[derive(Default)]
struct Progress {
    changed: u64,
    saved: u64,
    stop: bool,
}

/// How many changes there were, for whoever writes them into the file.
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

    /// Waits for a change that is not in the file, or for the end. Its number, and whether it is the end.
    pub(crate) fn next(&self) -> (u64, bool) {
        let idle = |progress: &mut Progress| progress.saved == progress.changed && !progress.stop;
        let progress = self
            .wake
            .wait_while(self.progress(), idle)
            .unwrap_or_else(PoisonError::into_inner);
        (progress.changed, progress.stop)
    }

    /// Every change up to `number` was written, or could not be.
    pub(crate) fn written(&self, number: u64) {
        self.progress().saved = number;
        self.saved.send_replace(number);
    }

    /// Nothing is written after the last state.
    pub(crate) fn stop(&self) {
        self.progress().stop = true;
        self.wake.notify_one();
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

/// The shop while one call has it. What the call changes is told to whoever needs to know when the
/// call is through with it.
pub(crate) struct ShopGuard<'a> {
    pub(crate) shop: MutexGuard<'a, Shop>,
    pub(crate) webhooks: &'a Webhooks,
    pub(crate) changes: &'a Changes,
    pub(crate) clock: &'a Clock,
    /// Whether anything was changed so far.
    pub(crate) changed: bool,
}

impl Deref for ShopGuard<'_> {
    type Target = Shop;

    fn deref(&self) -> &Shop {
        &self.shop
    }
}

impl DerefMut for ShopGuard<'_> {
    fn deref_mut(&mut self) -> &mut Shop {
        self.changed = true;
        &mut self.shop
    }
}

impl Drop for ShopGuard<'_> {
    fn drop(&mut self) {
        if !self.changed {
            return;
        }
        let events = self.shop.take_events();
        if !events.is_empty() {
            let now = self.clock.now();
            for event in events {
                let urls = self.shop.notice_urls(&event.imp_uid);
                self.webhooks.announce(&event, urls, now);
            }
        }
        self.changes.note();
    }
}
