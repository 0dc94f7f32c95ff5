//! The only place here that knows how the SDK words what it believed.

use std::cell::Cell;
use std::future::Future;

use iamport::{Error, Response};
use serde_json::Value;

/// What the SDK said about one call.
#[derive(Clone, Debug)]
pub(super) enum Said {
    /// `Ok`: the payload as a caller sees it, and what was said about whose it is.
    Accepted(Value, Option<Identity>),
    Refused,
    Unknown,
    Unanswered,
    NotSent,
    /// Nothing: the call did not end.
    Hung,
    /// Nothing: the call panicked.
    Panicked,
}

impl Said {
    /// The words of all of them, as a table has them.
    pub(super) const WORDS: [&str; 7] = [
        "ok",
        "refused",
        "unknown",
        "unanswered",
        "not-sent",
        "hung",
        "panicked",
    ];

    /// One word for a table.
    pub(super) fn word(&self) -> &'static str {
        match self {
            Self::Accepted(..) => "ok",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::Unanswered => "unanswered",
            Self::NotSent => "not-sent",
            Self::Hung => "hung",
            Self::Panicked => "panicked",
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

/// What an error told of itself.
#[derive(Clone, Debug)]
pub(super) struct Account {
    pub(super) operation: Option<&'static str>,
    /// The ids that it names, by the names under which they are sent.
    pub(super) ids: Vec<(&'static str, String)>,
    pub(super) code: Option<i64>,
    pub(super) text: String,
}

/// What was heard of one call: the word, and for an error what it told besides.
#[derive(Clone, Debug)]
pub(super) struct Heard {
    pub(super) said: Said,
    pub(super) account: Option<Account>,
}

impl Heard {
    /// What an error told; nothing if there was none.
    pub(super) fn text(&self) -> String {
        let account = self.account.as_ref();
        account.map_or_else(String::new, |account| account.text.clone())
    }
}

impl From<Said> for Heard {
    fn from(said: Said) -> Self {
        Self {
            said,
            account: None,
        }
    }
}

/// Lets a call run, and puts into words what came of it.
pub(super) async fn listen(sending: impl Future<Output = Result<Value, Error>>) -> Heard {
    SEEN.scope(Cell::new(None), async {
        match sending.await {
            Ok(payload) => Said::Accepted(payload, SEEN.with(Cell::get)).into(),
            Err(error) => Heard {
                said: match error.outcome() {
                    iamport::Outcome::Refused => Said::Refused,
                    iamport::Outcome::Unknown => Said::Unknown,
                    iamport::Outcome::Unanswered => Said::Unanswered,
                    iamport::Outcome::NotSent => Said::NotSent,
                },
                account: Some(account(&error)),
            },
        }
    })
    .await
}

fn account(error: &Error) -> Account {
    let ids = [
        ("imp_uid", error.imp_uid()),
        ("merchant_uid", error.merchant_uid()),
        ("customer_uid", error.customer_uid()),
    ];
    let ids = ids.into_iter().filter_map(|(name, id)| Some((name, id?)));
    Account {
        operation: error.operation(),
        ids: ids.map(|(name, id)| (name, id.to_owned())).collect(),
        code: error.code(),
        text: error.to_string(),
    }
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
