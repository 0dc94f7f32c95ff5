//! What was said: every request of the API with its answer, without what is secret.

pub(crate) mod mask;

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fault;

/// How many exchanges are remembered.
const REMEMBERED: usize = 2_000;
/// A request of the API and what it was answered with.
///
/// Keys, tokens, card numbers and the like are written as `***`, however their fields are spelt, the headers
/// with them are left out, and of a long body only the first 16 KiB are kept. With the same seed, a frozen clock and the same
/// calls, every byte is the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Exchange {
    /// Counted from 1, in the order of the answers.
    pub number: u64,
    /// The sandbox's time of the answer, in seconds since the epoch.
    pub at: u64,
    /// `GET`, `POST` and so on.
    pub method: String,
    /// The path and the query as they were sent.
    pub target: String,
    /// `Content-Type` of the request; empty if it had none.
    pub request_type: String,
    /// The body of the request, as far as it came; of one that is neither JSON nor a form, its length.
    pub request_body: String,
    /// What the description of the API forbids about the request, and whether its body was cut off; see
    /// [`RequestRecord::violations`](crate::RequestRecord::violations).
    #[serde(default)]
    pub violations: Vec<String>,
    /// The HTTP status of the answer; null if a fault made it something else than HTTP.
    pub status: Option<u16>,
    /// `Content-Type` of the answer; empty if it had none.
    pub answer_type: String,
    /// The body of the answer; after a fault of the transport, all bytes that were sent.
    pub answer_body: String,
    /// The name of the fault that the call met.
    #[serde(deserialize_with = "fault::name")]
    pub fault: Option<fault::Name>,
}

/// A few lines of text.
impl fmt::Display for Exchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "#{} {} {} {}",
            self.number, self.at, self.method, self.target
        )?;
        if !self.request_body.is_empty() {
            writeln!(f, "> {} {}", self.request_type, self.request_body)?;
        }
        for violation in &self.violations {
            writeln!(f, "? {violation}")?;
        }
        if let Some(fault) = self.fault {
            writeln!(f, "! {fault}")?;
        }
        match self.status {
            Some(status) => writeln!(f, "< {status} {} {}", self.answer_type, self.answer_body),
            None => writeln!(f, "< {:?}", self.answer_body),
        }
    }
}

#[derive(Default)]
struct Inner {
    last: u64,
    exchanges: VecDeque<Exchange>,
}

/// The latest exchanges, the oldest first.
#[derive(Default)]
pub(crate) struct Transcript {
    inner: Mutex<Inner>,
}

impl Transcript {
    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Gives the exchange its number and keeps it.
    pub(crate) fn push(&self, mut exchange: Exchange) {
        let mut inner = self.inner();
        inner.last += 1;
        exchange.number = inner.last;
        if inner.exchanges.len() == REMEMBERED {
            inner.exchanges.pop_front();
        }
        inner.exchanges.push_back(exchange);
    }

    /// Those with a number above `after`.
    pub(crate) fn after(&self, after: u64) -> Vec<Exchange> {
        let inner = self.inner();
        let later = inner.exchanges.iter().filter(|e| e.number > after);
        later.cloned().collect()
    }

    pub(crate) fn clear(&self) {
        *self.inner() = Inner::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_exchanges_are_forgotten() {
        let transcript = Transcript::default();
        let exchange = Exchange {
            number: 0,
            at: 1,
            method: "GET".to_owned(),
            target: "/".to_owned(),
            request_type: String::new(),
            request_body: String::new(),
            violations: Vec::new(),
            status: Some(200),
            answer_type: String::new(),
            answer_body: String::new(),
            fault: None,
        };
        for _ in 0..REMEMBERED + 3 {
            transcript.push(exchange.clone());
        }
        let all = transcript.after(0);
        assert_eq!((all.len(), all[0].number), (REMEMBERED, 4));
        assert_eq!(transcript.after(REMEMBERED as u64 + 2).len(), 1);
    }
}
