//! The faults that were injected, and which of them a call meets.

use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::http::{HeaderMap, Method};

use super::injected::{Fault, FaultRecord, Selection};
use super::kind::{FaultError, FaultKind, When};
use crate::ids::mix;

struct Entry {
    record: FaultRecord,
    selection: Selection,
}

#[derive(Default)]
struct Inner {
    last_id: u64,
    entries: Vec<Entry>,
}

/// All faults of one sandbox, in the order of their injection.
#[derive(Default)]
pub(crate) struct FaultRegistry {
    inner: Mutex<Inner>,
}

impl FaultRegistry {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn add(&self, fault: Fault) -> Result<u64, FaultError> {
        let selection = fault.checked()?;
        let mut inner = self.inner();
        inner.last_id += 1;
        let id = inner.last_id;
        let record = FaultRecord {
            id,
            fault,
            matched: 0,
            happened: 0,
        };
        inner.entries.push(Entry { record, selection });
        Ok(id)
    }

    pub(crate) fn all(&self) -> Vec<FaultRecord> {
        let inner = self.inner();
        inner.entries.iter().map(|e| e.record.clone()).collect()
    }

    pub(crate) fn remove(&self, id: u64) -> Option<FaultRecord> {
        let mut inner = self.inner();
        let position = inner.entries.iter().position(|e| e.record.id == id)?;
        Some(inner.entries.remove(position).record)
    }

    /// Removes all; with `from_one` their numbers begin again.
    pub(crate) fn clear(&self, from_one: bool) {
        let mut inner = self.inner();
        inner.entries.clear();
        if from_one {
            inner.last_id = 0;
        }
    }

    /// The fault that a call meets: the first one that is due. All others that the call fits count it
    /// all the same.
    pub(crate) fn of_call(
        &self,
        method: &Method,
        path: &str,
        headers: &HeaderMap,
    ) -> Option<(FaultKind, When)> {
        self.choose(|entry| {
            let Selection { operation, header } = &entry.selection;
            let fits_operation = operation
                .as_ref()
                .is_none_or(|pattern| pattern.fits(method.as_str(), path));
            let fits_header = header.as_ref().is_none_or(|(name, value)| {
                headers
                    .get_all(name)
                    .iter()
                    .any(|sent| sent.as_bytes() == value.as_bytes())
            });
            !entry.record.fault.kind().is_of_connections() && fits_operation && fits_header
        })
    }

    /// Whether a new connection is reset.
    pub(crate) fn of_connection(&self) -> bool {
        self.choose(|entry| *entry.record.fault.kind() == FaultKind::ResetOnAccept)
            .is_some()
    }

    /// `ConnectionRefused` has begun.
    pub(crate) fn happened(&self, id: u64) {
        let mut inner = self.inner();
        if let Some(entry) = inner.entries.iter_mut().find(|e| e.record.id == id) {
            entry.record.happened += 1;
        }
    }

    fn choose(&self, fits: impl Fn(&Entry) -> bool) -> Option<(FaultKind, When)> {
        let mut chosen = None;
        for entry in &mut self.inner().entries {
            if entry.record.is_spent() || !fits(entry) {
                continue;
            }
            entry.record.matched += 1;
            if chosen.is_none() && is_due(&entry.record) {
                entry.record.happened += 1;
                let fault = &entry.record.fault;
                chosen = Some((fault.kind().clone(), fault.when()));
            }
        }
        chosen
    }
}

/// Whether a fault happens to the call that was counted last.
fn is_due(record: &FaultRecord) -> bool {
    let fault = &record.fault;
    let counted = fault.nth.is_none_or(|nth| record.matched >= nth);
    let by_chance = fault
        .chance
        .is_none_or(|(chance, seed)| draw(seed, record.matched) < chance);
    counted && by_chance
}

/// A number from 0 up to 1, always the same one for a seed and a call.
fn draw(seed: u64, call: u64) -> f64 {
    // 53 bits are what a number of this type can hold exactly.
    let bits = mix(mix(seed).wrapping_add(call)) >> 11;
    bits as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(book: &FaultRegistry, method: &str, path: &str) -> bool {
        let method = method.parse().unwrap();
        book.of_call(&method, path, &HeaderMap::new()).is_some()
    }

    fn stall() -> Fault {
        Fault::new(FaultKind::Stall)
    }

    #[test]
    fn a_fault_meets_the_calls_that_it_is_about() {
        let book = FaultRegistry::default();
        book.add(stall().on("cancelPayment").nth(2).times(2))
            .unwrap();
        let cancel = |book| call(book, "POST", "/payments/cancel");
        assert!(!call(&book, "GET", "/payments/cancel"));
        assert!(!cancel(&book));
        assert!(!call(&book, "GET", "/payments/imp_1"));
        assert!(cancel(&book) && cancel(&book) && !cancel(&book));
        let record = &book.all()[0];
        assert!(record.is_spent());
        assert_eq!((record.matched, record.happened), (3, 2));
    }

    #[test]
    fn the_first_one_wins_and_all_count() {
        let book = FaultRegistry::default();
        book.add(stall()).unwrap();
        book.add(Fault::new(FaultKind::Garbage).nth(2)).unwrap();
        let next = || {
            let call = book.of_call(&Method::GET, "/payments", &HeaderMap::new());
            call.map(|(kind, _)| kind)
        };
        assert_eq!(next(), Some(FaultKind::Stall));
        assert_eq!(next(), Some(FaultKind::Garbage));
        assert_eq!(next(), None);
    }

    #[test]
    fn headers_are_compared_by_value() {
        let book = FaultRegistry::default();
        book.add(stall().with_header("X-Test", "a").always())
            .unwrap();
        let with = |value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert("x-test", value.parse().unwrap());
            book.of_call(&Method::GET, "/", &headers).is_some()
        };
        assert!(with("a") && !with("b") && !call(&book, "GET", "/"));
    }

    #[test]
    fn chance_is_repeatable_and_about_right() {
        let run = |seed| {
            let book = FaultRegistry::default();
            book.add(stall().with_chance(0.25, seed).always()).unwrap();
            (0..4_000)
                .map(|_| call(&book, "GET", "/"))
                .collect::<Vec<_>>()
        };
        let met = run(1);
        assert_eq!(met, run(1));
        assert_ne!(met, run(2));
        let share = met.iter().filter(|met| **met).count();
        assert!((900..1_100).contains(&share), "{share}");
    }

    #[test]
    fn never_and_always_are_exact() {
        let book = FaultRegistry::default();
        book.add(stall().with_chance(0.0, 1).always()).unwrap();
        assert!((0..1_000).all(|_| !call(&book, "GET", "/")));
        book.add(stall().with_chance(1.0, 1).always()).unwrap();
        assert!((0..1_000).all(|_| call(&book, "GET", "/")));
    }
}
