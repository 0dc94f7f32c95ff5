//! Who is told that the shop has changed: the webhooks, and the file that the state is kept in.

use std::fmt;
use std::io;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use crate::clock::{Clock, ClockReading};
use crate::contents::{Beginning, Contents};
use crate::domain::shop::Shop;
use crate::tables::{Batch, Collector, Forget, Parts, Visit};
use crate::webhook::{Queue, Webhooks};

/// What is not in the file yet. Every change has a number.
#[derive(Default)]
struct Progress {
    collector: Collector,
    changed: u64,
    taken: u64,
    stop: bool,
}

/// How far the file has come.
#[derive(Clone, Debug, Default)]
struct Standing {
    saved: u64,
    /// Nobody writes any more.
    ended: bool,
    lost: Option<Lost>,
}

/// The file cannot be written: what was done is not kept, and nothing more will be.
#[derive(Clone, Debug)]
pub(crate) struct Lost {
    reason: Arc<str>,
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "the state could not be written to its file, and nothing is done any more: {}",
            self.reason
        )
    }
}

impl std::error::Error for Lost {}

/// What changed, for whoever writes it into the file.
pub(crate) struct Changes {
    progress: Mutex<Progress>,
    wake: Condvar,
    /// Only with a file is there anything to wait for.
    kept: bool,
    standing: watch::Sender<Standing>,
}

/// What is to be written next.
pub(crate) struct Work {
    pub(crate) batch: Batch,
    /// The number of the last change in it.
    pub(crate) number: u64,
    /// Nothing comes after it.
    pub(crate) stop: bool,
}

impl Changes {
    pub(crate) fn new(kept: bool) -> Changes {
        Changes {
            progress: Mutex::default(),
            wake: Condvar::new(),
            kept,
            standing: watch::Sender::new(Standing::default()),
        }
    }

    fn progress(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The state has changed here and there, or was replaced as a whole. `look` opens what of it may have
    /// changed: from then on nobody else can collect it before.
    pub(crate) fn note<P: Parts>(&self, replaced: bool, look: impl FnOnce() -> P) {
        if !self.kept {
            // It never fails.
            let _ = look().parts(&mut Forget);
            return;
        }
        let mut progress = self.progress();
        match progress.collector.collect(&mut look(), replaced) {
            Ok(true) => {
                progress.changed += 1;
                self.wake.notify_one();
            }
            Ok(false) => {}
            Err(error) => self.lose(&error),
        }
    }

    /// Waits for a change that is not in the file, or for the end.
    pub(crate) fn next(&self) -> Work {
        let idle = |progress: &mut Progress| progress.taken == progress.changed && !progress.stop;
        let mut progress = self
            .wake
            .wait_while(self.progress(), idle)
            .unwrap_or_else(PoisonError::into_inner);
        progress.taken = progress.changed;
        Work {
            batch: progress.collector.take(),
            number: progress.changed,
            stop: progress.stop,
        }
    }

    /// Every change up to `number` was written.
    pub(crate) fn written(&self, number: u64) {
        self.standing
            .send_modify(|standing| standing.saved = number);
    }

    /// Something could not be written, and whoever waits for it is told. Nothing is kept from now on.
    pub(crate) fn lose(&self, error: &io::Error) {
        let lost = Lost {
            reason: error.to_string().into(),
        };
        tracing::error!(%error, "the state could not be written to its file");
        self.standing.send_modify(|standing| {
            standing.lost.get_or_insert(lost);
        });
    }

    /// Nobody writes any more.
    pub(crate) fn ended(&self) {
        self.standing.send_modify(|standing| standing.ended = true);
    }

    /// Nothing is written after the last state.
    pub(crate) fn stop(&self) {
        self.progress().stop = true;
        self.wake.notify_one();
    }

    /// Whether something could not be written.
    pub(crate) fn lost(&self) -> Option<Lost> {
        self.standing.borrow().lost.clone()
    }

    /// Waits until something could not be written. It may never happen.
    pub(crate) async fn wait_for_loss(&self) -> Lost {
        let mut standing = self.standing.subscribe();
        loop {
            if let Some(lost) = standing.borrow_and_update().lost.clone() {
                return lost;
            }
            // It cannot be closed: the sender is here.
            let _ = standing.changed().await;
        }
    }

    /// Waits until every change up to now is in the file.
    ///
    /// # Errors
    ///
    /// It will never be.
    pub(crate) async fn saved(&self) -> Result<(), Lost> {
        if !self.kept {
            return Ok(());
        }
        let changed = self.progress().changed;
        let mut standing = self.standing.subscribe();
        let through = |standing: &Standing| {
            standing.saved >= changed || standing.ended || standing.lost.is_some()
        };
        // It cannot be closed: the sender is here.
        let reached = standing.wait_for(through).await;
        match reached.ok().and_then(|standing| standing.lost.clone()) {
            Some(lost) => Err(lost),
            None => Ok(()),
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
    pub(crate) beginning: &'a Beginning,
    /// Whether anything was changed so far.
    pub(crate) changed: bool,
    /// Whether it is another shop than before.
    pub(crate) replaced: bool,
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
        self.changes.note(self.replaced, || Everything {
            beginning: self.beginning.clone(),
            clock: self.clock.reading(),
            shop: &mut self.shop,
            webhooks: self.webhooks.contents(),
        });
    }
}

/// All of the state, locked.
struct Everything<'a> {
    beginning: Beginning,
    clock: ClockReading,
    shop: &'a mut Shop,
    webhooks: MutexGuard<'a, Queue>,
}

impl Parts for Everything<'_> {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        Contents {
            beginning: &mut self.beginning,
            clock: &mut self.clock,
            shop: self.shop,
            webhooks: &mut self.webhooks,
        }
        .parts(visit)
    }
}

/// The webhooks, locked, where nothing else changed.
pub(crate) struct Sent<'a>(pub(crate) MutexGuard<'a, Queue>);

impl Parts for Sent<'_> {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        self.0.parts(visit)
    }
}
