//! What an answer must come to, as data. Nothing here is computed from what the client computes it from.

use std::ops::RangeInclusive;

use iamport::{Outcome, Repeat};

/// What a call must come to.
pub(super) struct Expected {
    /// All predicates of the error that are true; none where the call succeeds.
    pub(super) is: &'static [&'static str],
    safe: Outcome,
    /// A change that leads to the same end.
    idempotent: Outcome,
    /// A change that must never be sent twice.
    once: Outcome,
    /// How often a read is sent. A change is sent once.
    pub(super) reads: usize,
}

impl Expected {
    /// The column for an operation.
    pub(super) fn outcome(&self, repeat: Repeat) -> Outcome {
        match repeat {
            Repeat::Safe => self.safe,
            Repeat::Idempotent => self.idempotent,
            Repeat::Once => self.once,
        }
    }

    /// The API refused, and nothing changed.
    const fn refused(is: &'static [&'static str]) -> Self {
        Self {
            is,
            safe: Outcome::Refused,
            idempotent: Outcome::Refused,
            once: Outcome::Refused,
            reads: 1,
        }
    }

    /// Nobody knows.
    const fn unclear(is: &'static [&'static str]) -> Self {
        Self {
            is,
            safe: Outcome::Unanswered,
            idempotent: Outcome::Unknown,
            once: Outcome::Unknown,
            reads: 1,
        }
    }
}

pub(super) const REFUSED: Expected = Expected::refused(&["refused"]);
pub(super) const NOT_FOUND: Expected = Expected::refused(&["not_found", "refused"]);
/// The servers of these tests hand out one and the same token, which does not show that the refused one was dead. So
/// only a read is tried again.
pub(super) const UNAUTHORIZED: Expected = Expected {
    reads: 2,
    ..Expected::refused(&["auth", "refused"])
};
/// To a charge or a refund, the record in the refusal shows that nothing came of it.
pub(super) const REFUSED_IF_ONCE: Expected = Expected {
    once: Outcome::Refused,
    ..UNREADABLE
};

pub(super) const UNREADABLE: Expected = Expected::unclear(&["decode"]);
pub(super) const UNREADABLE_401: Expected = Expected {
    reads: 2,
    ..Expected::unclear(&["auth", "decode"])
};
pub(super) const SERVER: Expected = Expected::unclear(&["server"]);
/// HTTP 429 is documented nowhere, so whoever sends it may do so after the effect.
pub(super) const RATE_LIMITED: Expected = Expected::unclear(&["rate_limited"]);
pub(super) const REDIRECT: Expected = Expected::unclear(&["redirect"]);
pub(super) const LOST: Expected = Expected::unclear(&["connection_lost"]);
pub(super) const LATE: Expected = Expected::unclear(&["timeout"]);
pub(super) const MISMATCH: Expected = Expected::unclear(&["mismatch"]);

/// There is no error, so no outcome of one is looked at.
pub(super) const ACCEPTED: Expected = Expected::unclear(&[]);

/// Statuses, and what comes of them with a whole no, with half a no, with a yes, and with what is no envelope.
pub(super) type Row = (RangeInclusive<u16>, [&'static Expected; 4]);

/// Every status that can end a call.
#[rustfmt::skip]
pub(super) const STATUSES: &[Row] = &[
    (200..=200, [&REFUSED,      &UNREADABLE,     &ACCEPTED,       &UNREADABLE]),
    (201..=203, [&UNREADABLE,   &UNREADABLE,     &ACCEPTED,       &UNREADABLE]),
    // HTTP has no body there.
    (204..=204, [&UNREADABLE,   &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
    (205..=299, [&UNREADABLE,   &UNREADABLE,     &ACCEPTED,       &UNREADABLE]),
    (300..=399, [&REDIRECT,     &REDIRECT,       &REDIRECT,       &REDIRECT]),
    (400..=400, [&REFUSED,      &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
    (401..=401, [&UNAUTHORIZED, &UNREADABLE_401, &UNREADABLE_401, &UNREADABLE_401]),
    (402..=402, [&UNREADABLE,   &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
    (403..=403, [&REFUSED,      &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
    (404..=404, [&NOT_FOUND,    &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
    (405..=405, [&REFUSED,      &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
    (406..=408, [&UNREADABLE,   &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
    (409..=409, [&REFUSED,      &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
    (410..=428, [&UNREADABLE,   &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
    (429..=429, [&RATE_LIMITED, &RATE_LIMITED,   &RATE_LIMITED,   &RATE_LIMITED]),
    (430..=499, [&UNREADABLE,   &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
    (500..=500, [&SERVER,       &SERVER,         &SERVER,         &SERVER]),
    (501..=501, [&REFUSED,      &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
    (502..=599, [&SERVER,       &SERVER,         &SERVER,         &SERVER]),
    (600..=999, [&UNREADABLE,   &UNREADABLE,     &UNREADABLE,     &UNREADABLE]),
];

/// A body in one of the four forms, and the code that the client tells.
pub(super) struct Form {
    pub(super) name: &'static str,
    pub(super) body: &'static str,
    pub(super) code: Option<i64>,
}

const fn form(name: &'static str, code: Option<i64>, body: &'static str) -> Form {
    Form { name, body, code }
}

/// The bodies, by the column of [`STATUSES`] to which they belong; the first of each is the plainest.
#[rustfmt::skip]
pub(super) const FORMS: [&[Form]; 4] = [
    &[
        form("code 1", Some(1), r#"{"code":1,"message":"안됩니다","response":null}"#),
        form("code -1", Some(-1), r#"{"code":-1,"message":"안됩니다","response":null}"#),
        form("the lowest code", Some(i64::MIN), r#"{"code":-9223372036854775808,"message":null,"response":null}"#),
        form("a code as text, words in a list", Some(1), r#"{"code":"1","message":["안됩니다"],"response":null}"#),
    ],
    &[
        form("no message", Some(1), r#"{"code":1,"response":null}"#),
        form("no response", Some(1), r#"{"code":1,"message":"no"}"#),
        form("a code alone", Some(1), r#"{"code":1}"#),
        form("a message of another name", Some(504), r#"{"code":504,"msg":"gateway time-out"}"#),
        form("a record", Some(1), r#"{"code":1,"message":"no","response":{"imp_uid":"zqbody7713"}}"#),
        form("text", Some(1), r#"{"code":1,"message":"no","response":"zqbody7713"}"#),
        form("an empty list", Some(1), r#"{"code":1,"message":"no","response":[]}"#),
        form("a payment that was paid", Some(1), r#"{"code":1,"message":"no","response":
            {"imp_uid":"imp_uid 값","merchant_uid":"zqbody7713","amount":1,"status":"paid"}}"#),
        form("half a payment that failed", Some(1), r#"{"code":1,"message":"no","response":
            {"imp_uid":"imp_uid 값","status":"failed"}}"#),
    ],
    &[
        form("code 0", Some(0), r#"{"code":0,"message":null,"response":{"zqbody7713":"zqbody7713"}}"#),
        form("code 0 and nothing", Some(0), r#"{"code":0}"#),
    ],
    &[
        form("HTML", None, "<html><h1>zqbody7713</h1></html>"),
        form("nothing", None, ""),
    ],
];
