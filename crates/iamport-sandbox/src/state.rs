//! What the server and the handles of a test share.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use axum::http::StatusCode;

use crate::changes::{Changes, Sent, ShopGuard};
use crate::clock::Clock;
use crate::contents::Beginning;
use crate::context;
use crate::domain::assumptions::Assumptions;
use crate::domain::shop::Shop;
use crate::fault::Fault;
use crate::fault::{FaultError, FaultKind, FaultRegistry};
use crate::gate::Gate;
use crate::hosts::Hosts;
use crate::log::RequestLog;
use crate::snapshot::{Snapshot, SnapshotError};
use crate::transcript::Transcript;
use crate::webhook::{Queue, Reach, Webhooks};

/// The state of one sandbox. Clones share it.
#[derive(Clone)]
pub struct State {
    inner: Arc<Inner>,
}

struct Inner {
    shop: Mutex<Shop>,
    clock: Clock,
    log: RequestLog,
    requests: AtomicU64,
    inicis_api_key: &'static str,
    hosts: Hosts,
    beginning: Beginning,
    /// Configuration: no part of what is kept.
    assumptions: Assumptions,
    faults: FaultRegistry,
    gate: Gate,
    webhooks: Webhooks,
    transcript: Transcript,
    changes: Arc<Changes>,
}

/// What a sandbox holds when it starts.
pub(crate) struct Holdings {
    pub(crate) beginning: Beginning,
    pub(crate) shop: Shop,
    pub(crate) clock: Clock,
    pub(crate) webhooks: Queue,
}

impl State {
    pub(crate) fn new(
        holdings: Holdings,
        inicis_api_key: &'static str,
        (hosts, reach): (Hosts, Reach),
        gate: Gate,
        kept_in_file: bool,
    ) -> State {
        let Holdings {
            beginning,
            shop,
            clock,
            webhooks,
        } = holdings;
        let state = State {
            inner: Arc::new(Inner {
                assumptions: *shop.assumptions(),
                // A number that is in the ledger is not given again.
                requests: AtomicU64::new(shop.ledger().last_request()),
                shop: Mutex::new(shop),
                clock,
                log: RequestLog::default(),
                inicis_api_key,
                hosts,
                webhooks: Webhooks::new(webhooks, reach),
                beginning,
                faults: FaultRegistry::default(),
                gate,
                transcript: Transcript::default(),
                changes: Arc::new(Changes::new(kept_in_file)),
            }),
        };
        // Both live in the state, and must not keep it alive.
        let inner = Arc::downgrade(&state.inner);
        state.clock().when_moved(move || {
            if let Some(inner) = inner.upgrade() {
                // The clock is kept with the rest.
                State { inner }.shop().changed = true;
            }
        });
        let inner = Arc::downgrade(&state.inner);
        state.webhooks().when_changed(move || {
            if let Some(inner) = inner.upgrade() {
                let sent = || Sent(inner.webhooks.contents());
                inner.changes.note(false, sent);
            }
        });
        state
    }

    /// The shop, alone, after everything has happened in it whose time has come; what happens to it
    /// from now on is put down to the request that is being answered. Never held across an `await`.
    pub(crate) fn shop(&self) -> ShopGuard<'_> {
        let shop = self.inner.shop.lock();
        let mut shop = shop.unwrap_or_else(PoisonError::into_inner);
        let changed = shop.turn_to(context::current(), self.now());
        ShopGuard {
            changed,
            replaced: false,
            beginning: &self.inner.beginning,
            shop,
            webhooks: &self.inner.webhooks,
            changes: &self.inner.changes,
            clock: &self.inner.clock,
        }
    }

    /// The number of one more request of the API, from 1.
    pub(crate) fn next_request(&self) -> u64 {
        self.inner.requests.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// The HTTP status that a refusal of the gateway is passed on with.
    pub(crate) fn gateway_refusal(&self) -> StatusCode {
        let refusal = self.shop().assumptions().gateway_refusal;
        StatusCode::from_u16(refusal.status()).unwrap_or_default()
    }

    pub(crate) fn clock(&self) -> &Clock {
        &self.inner.clock
    }

    pub(crate) fn now(&self) -> u64 {
        self.inner.clock.now()
    }

    pub(crate) fn log(&self) -> &RequestLog {
        &self.inner.log
    }

    pub(crate) fn faults(&self) -> &FaultRegistry {
        &self.inner.faults
    }

    pub(crate) fn gate(&self) -> &Gate {
        &self.inner.gate
    }

    pub(crate) fn webhooks(&self) -> &Webhooks {
        &self.inner.webhooks
    }

    pub(crate) fn transcript(&self) -> &Transcript {
        &self.inner.transcript
    }

    pub(crate) fn changes(&self) -> &Arc<Changes> {
        &self.inner.changes
    }

    /// Lets a fault happen from now on. Without one that closes the door, nothing is waited for.
    pub(crate) fn inject(
        &self,
        fault: Fault,
    ) -> Result<(u64, Option<crate::gate::Done>), FaultError> {
        let kind = fault.kind().clone();
        let id = self.faults().add(fault)?;
        let FaultKind::ConnectionRefused { lasting } = kind else {
            return Ok((id, None));
        };
        self.faults().happened(id);
        Ok((id, Some(self.gate().close(lasting))))
    }

    /// Takes a fault back. `None` if there is none with this number.
    pub(crate) fn remove_fault(&self, id: u64) -> Option<Option<crate::gate::Done>> {
        let removed = self.faults().remove(id)?;
        let refused = |kind: &FaultKind| matches!(kind, FaultKind::ConnectionRefused { .. });
        let another = self.faults().all().iter().any(|r| refused(r.fault.kind()));
        Some((refused(removed.fault.kind()) && !another).then(|| self.gate().open()))
    }

    /// Has everything written into a file that nothing is in yet.
    pub(crate) fn begin_file(&self) {
        let mut shop = self.shop();
        (shop.changed, shop.replaced) = (true, true);
    }

    /// Takes all faults back.
    pub(crate) fn clear_faults(&self) -> crate::gate::Done {
        self.faults().clear(false);
        self.gate().open()
    }

    pub(crate) fn snapshot(&self) -> Result<Snapshot, SnapshotError> {
        let shop = self.shop();
        Snapshot::take(&shop, self.clock().reading())
    }

    /// Becomes what `snapshot` holds. Webhooks that wait belong to what was, and are forgotten.
    pub(crate) fn restore(&self, snapshot: &Snapshot) -> Result<(), SnapshotError> {
        let (kept, clock) = snapshot.open()?;
        let mut shop = self.shop();
        shop.restore(kept);
        // A number that is in the ledger is not given again.
        let last = shop.ledger().last_request();
        self.inner.requests.fetch_max(last, Ordering::Relaxed);
        shop.replaced = true;
        self.webhooks().clear(None);
        self.clock().put_back(clock);
        drop(shop);
        // What fell due since then happens now.
        drop(self.shop());
        Ok(())
    }

    /// Begins again, with everything as it was at the start.
    pub(crate) fn reset(&self) -> crate::gate::Done {
        let beginning = &self.inner.beginning;
        let clock = beginning.time.clock();
        {
            let mut shop = self.shop();
            let fresh = Shop::new(shop.credentials().clone(), beginning.seed, clock.now());
            shop.restore(fresh);
            shop.assume(self.inner.assumptions);
            shop.replaced = true;
            self.webhooks().clear(Some(beginning.webhooks.clone()));
            self.clock().put_back(clock.reading());
        }
        self.log().clear();
        self.inner.requests.store(0, Ordering::Relaxed);
        self.transcript().clear();
        self.faults().clear(true);
        self.gate().open()
    }

    /// Whether `key` is the shop's key at KG Inicis.
    pub(crate) fn is_inicis_api_key(&self, key: Option<&str>) -> bool {
        key == Some(self.inner.inicis_api_key)
    }

    /// The names that the server goes by.
    pub(crate) fn hosts(&self) -> &Hosts {
        &self.inner.hosts
    }
}
