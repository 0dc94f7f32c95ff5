//! What was asked of the sandbox.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How many requests are remembered.
const REMEMBERED: usize = 10_000;

/// A request that the sandbox answered: no body, no header and no query, so nothing secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct RequestRecord {
    /// Which request it was, counted from 1. The cause of an effect names it.
    pub number: u64,
    /// `GET`, `POST` and so on.
    pub method: String,
    /// The path as it was sent, percent signs included, without the query.
    pub path: String,
    /// The HTTP status of the answer; 0 where a fault made it something else than HTTP.
    pub status: u16,
    /// The sandbox's time when it was answered, in seconds since the epoch.
    pub at: u64,
    /// What the description of the API forbids about it: the place in the description as a JSON
    /// pointer, the name of the parameter or field, and the reason. A field that the description does not
    /// have is among them, although the API passes over it, since it may be misspelt; and so is a body that
    /// did not arrive whole, on which nothing was done. Empty for a proper request.
    pub violations: Vec<String>,
}

/// The latest requests, the oldest first.
#[derive(Debug, Default)]
pub(crate) struct RequestLog {
    records: Mutex<VecDeque<RequestRecord>>,
}

impl RequestLog {
    pub(crate) fn push(&self, record: RequestRecord) {
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        if records.len() == REMEMBERED {
            records.pop_front();
        }
        records.push_back(record);
    }

    pub(crate) fn clear(&self) {
        let mut records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        records.clear();
    }

    pub(crate) fn all(&self) -> Vec<RequestRecord> {
        let records = self.records.lock().unwrap_or_else(PoisonError::into_inner);
        records.iter().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_are_forgotten() {
        let log = RequestLog::default();
        for at in 0..REMEMBERED as u64 + 5 {
            log.push(RequestRecord {
                number: at + 1,
                method: "GET".to_owned(),
                path: "/".to_owned(),
                status: 404,
                at,
                violations: Vec::new(),
            });
        }
        let all = log.all();
        assert_eq!(all.len(), REMEMBERED);
        assert_eq!(all.first().map(|record| record.at), Some(5));
    }
}
