//! A fault that is to happen: what goes wrong, in which calls, and how often.

use axum::http::HeaderName;

use super::kind::{FaultError, FaultKind, When};
use crate::operations::Pattern;

/// A fault that is to happen: what, to which calls, before or after their effect, and how often.
///
/// Without a choice it happens once, to the next call of the API, before its effect.
///
/// ```
/// use iamport_sandbox::{Fault, FaultKind};
///
/// // The second cancel is done, but its caller never hears of it.
/// let lost = Fault::new(FaultKind::ResetBeforeAnswer).on("cancelPayment").nth(2).after();
/// // Every call of one client meets a proxy's error page, one time out of ten.
/// let flaky = Fault::new(FaultKind::HtmlPage { status: 503 })
///     .with_header("user-agent", "flaky")
///     .with_chance(0.1, 7)
///     .always();
/// # let _ = (lost, flaky);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Fault {
    pub(super) kind: FaultKind,
    operation: Option<String>,
    pub(super) nth: Option<u64>,
    header: Option<(String, String)>,
    pub(super) chance: Option<(f64, u64)>,
    pub(super) when: When,
    pub(super) times: Option<u64>,
}

impl Fault {
    /// A fault of this kind.
    pub fn new(kind: FaultKind) -> Fault {
        Fault {
            kind,
            operation: None,
            nth: None,
            header: None,
            chance: None,
            when: When::Before,
            times: Some(1),
        }
    }

    /// Only calls of this operation: its name (`cancelPayment`), or its method and path
    /// (`POST /payments/cancel`, `GET /payments/{imp_uid}`). `*` stands for any method.
    pub fn on(mut self, operation: impl Into<String>) -> Fault {
        self.operation = Some(operation.into());
        self
    }

    /// Not before the call with this number, counted from 1 and from the injection, among those that
    /// the other choices leave.
    pub fn nth(mut self, number: u64) -> Fault {
        self.nth = Some(number);
        self
    }

    /// Only calls with this value in this header.
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Fault {
        self.header = Some((name.into(), value.into()));
        self
    }

    /// Only some calls, by chance: 0.0 is never and 1.0 is always. The same seed chooses the same
    /// calls.
    pub fn with_chance(mut self, chance: f64, seed: u64) -> Fault {
        self.chance = Some((chance, seed));
        self
    }

    /// Before the effect of the call.
    pub fn before(mut self) -> Fault {
        self.when = When::Before;
        self
    }

    /// After the effect of the call.
    pub fn after(mut self) -> Fault {
        self.when = When::After;
        self
    }

    /// Once.
    pub fn once(self) -> Fault {
        self.times(1)
    }

    /// So many times.
    pub fn times(mut self, times: u64) -> Fault {
        self.times = Some(times);
        self
    }

    /// Every time, until it is removed.
    pub fn always(mut self) -> Fault {
        self.times = None;
        self
    }

    /// What happens.
    #[must_use]
    pub fn kind(&self) -> &FaultKind {
        &self.kind
    }

    /// Before or after the effect.
    #[must_use]
    pub fn when(&self) -> When {
        self.when
    }

    /// The operation that it was bound to, as it was written.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    /// How often it happens at most; `None` is always.
    #[must_use]
    pub fn limit(&self) -> Option<u64> {
        self.times
    }

    /// The parts of it that a call is compared with, if they make sense.
    pub(super) fn checked(&self) -> Result<Selection, FaultError> {
        let wrong = |reason| FaultError { reason };
        self.kind.check()?;
        let operation = match &self.operation {
            None => None,
            Some(text) => Some(
                Pattern::parse(text).ok_or(wrong("there is no operation of that name or path"))?,
            ),
        };
        let header = match &self.header {
            None => None,
            Some((name, value)) => Some((
                HeaderName::from_bytes(name.as_bytes())
                    .map_err(|_| wrong("that is not the name of a header"))?,
                value.clone(),
            )),
        };
        if self.nth == Some(0) {
            return Err(wrong("calls are counted from 1"));
        }
        if self.times == Some(0) {
            return Err(wrong("a fault happens at least once"));
        }
        if self
            .chance
            .is_some_and(|(chance, _)| !(0.0..=1.0).contains(&chance))
        {
            return Err(wrong("a chance is a number from 0 to 1"));
        }
        if self.kind.is_of_connections() {
            if operation.is_some() || header.is_some() {
                return Err(wrong("this kind happens before there is a call to choose"));
            }
            if self.when == When::After {
                return Err(wrong("this kind happens before any effect"));
            }
        }
        if matches!(self.kind, FaultKind::ConnectionRefused { .. })
            && (self.nth.is_some() || self.chance.is_some() || self.times != Some(1))
        {
            return Err(wrong(
                "refused connections are not seen, and so cannot be counted",
            ));
        }
        Ok(Selection { operation, header })
    }
}

/// Which calls a fault is about.
#[derive(Clone, Debug)]
pub(super) struct Selection {
    pub(super) operation: Option<Pattern>,
    pub(super) header: Option<(HeaderName, String)>,
}

/// A fault that was injected, and what became of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FaultRecord {
    /// Its number, counted from 1.
    pub id: u64,
    /// What was injected.
    pub fault: Fault,
    /// How many calls its choice of operation and header has met.
    pub matched: u64,
    /// How often it has happened.
    pub happened: u64,
}

impl FaultRecord {
    /// Whether it will not happen any more.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        self.fault
            .limit()
            .is_some_and(|limit| self.happened >= limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::time::Duration;

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        let kinds = FaultKind::all();
        assert!(kinds.len() >= 24);
        let names: HashSet<_> = kinds.iter().map(FaultKind::name).collect();
        assert_eq!(names.len(), kinds.len());
        for kind in kinds {
            assert_eq!(FaultKind::named(kind.name()), Some(kind.clone()));
            Fault::new(kind).checked().unwrap();
        }
        assert_eq!(FaultKind::named("other"), None);
    }

    #[test]
    fn nonsense_is_refused() {
        let stall = || Fault::new(FaultKind::Stall);
        let accept = || Fault::new(FaultKind::ResetOnAccept);
        let refused = || Fault::new(FaultKind::ConnectionRefused { lasting: None });
        for fault in [
            stall().on("noSuchOperation"),
            stall().on("GET"),
            stall().nth(0),
            stall().times(0),
            stall().with_header("no header", "x"),
            stall().with_chance(1.5, 0),
            stall().with_chance(f64::NAN, 0),
            accept().on("cancelPayment"),
            accept().after(),
            refused().nth(2),
            refused().always(),
            Fault::new(FaultKind::HtmlPage { status: 200 }),
            Fault::new(FaultKind::Oversized { bytes: usize::MAX }),
            Fault::new(FaultKind::TooManyRequests {
                retry_after: Some("a\nb".to_owned()),
            }),
            Fault::new(FaultKind::SlowBody {
                piece: 0,
                pause: Duration::ZERO,
            }),
        ] {
            assert!(fault.checked().is_err(), "{fault:?}");
        }
    }
}
