//! The only place here that knows how the SDK words what it believed.

use std::cell::Cell;
use std::future::Future;

use iamport::{Error, Response};
use serde_json::Value;

/// What the SDK said about one change.
#[derive(Clone, Debug)]
pub(super) enum Said {
    /// `Ok`: the payload as a caller sees it, and what was said about whose it is.
    Accepted(Value, Option<Identity>),
    Refused,
    Unknown,
    NotSent,
    /// An outcome that is not one of a change.
    Other(&'static str),
}

impl Said {
    /// One word for a table.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Accepted(..) => "ok",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::NotSent => "not-sent",
            Self::Other(word) => word,
        }
    }
}

/// How sure the SDK said that it is about which record an answer is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Identity {
    /// The answer repeats what was asked for.
    Proven,
    /// Anything else: not exactly, not at all, or nothing of the kind was asked for.
    NotProven,
}

/// Lets a call run, and puts into words what came of it.
pub(super) async fn listen(sending: impl Future<Output = Result<Value, Error>>) -> Said {
    SEEN.scope(Cell::new(None), async {
        match sending.await {
            Ok(payload) => Said::Accepted(payload, SEEN.with(Cell::get)),
            Err(error) => match error.outcome().as_str() {
                "refused" => Said::Refused,
                "unknown" => Said::Unknown,
                "not-sent" => Said::NotSent,
                other => Said::Other(other),
            },
        }
    })
    .await
}

tokio::task_local! {
    /// What was said about the answer of the call that this task listens to.
    static SEEN: Cell<Option<Identity>>;
}

/// Keeps what an answer says about itself before a test takes the payload out of it.
pub(crate) fn note<T>(response: &Response<T>) {
    let _ = SEEN.try_with(|seen| seen.set(identity(response)));
}

fn identity<T>(response: &Response<T>) -> Option<Identity> {
    Some(match response.identity() {
        iamport::Identity::Proven => Identity::Proven,
        _ => Identity::NotProven,
    })
}
