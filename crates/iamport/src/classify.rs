//! What an answer proves. The one place that tells a refused call from one that may have happened, with the
//! sentences that say so.

use std::any::Any;
use std::ops::Range;

use crate::envelope::{Envelope, Payload};
use crate::error::{Kind, Outcome};
use crate::operation::Repeat;
use crate::transport::{Broken, Failure};
use crate::types::{PaymentAnnotation, PaymentStatus};

/// What an HTTP answer means, as far as its status and its envelope tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// 2xx and code 0: accepted, if the payload decodes and is about what was asked.
    Accepted(Payload<Range<usize>>),
    /// A whole refusal: nothing has changed.
    Refused,
    /// A refusal with a record in it: one only if the record shows that nothing came of the call.
    RefusedWith(Range<usize>),
    /// A change may have happened or not.
    Unclear(Kind, &'static str),
}

/// Classifies an answer whose body is here.
///
/// Only what is listed as a refusal is one: an envelope with all its keys, at a status that the API documents for it.
/// Whatever else says no could as well have come from a proxy in the middle of a change.
pub(crate) fn answer(status: u16, envelope: Option<&Envelope>) -> Verdict {
    let Some(envelope) = envelope else {
        return Verdict::Unclear(kind_of(status), sentence(status));
    };
    match (status, envelope.code) {
        (429, _) => Verdict::Unclear(kind_of(status), sentence(status)),
        (200..=299, 0) => Verdict::Accepted(envelope.payload.clone()),
        (200 | 400 | 401 | 403 | 404 | 405 | 409 | 501, code) if code != 0 => {
            match &envelope.payload {
                _ if !envelope.has_message => NOT_WHOLE,
                Payload::Absent => NOT_WHOLE,
                Payload::Null => Verdict::Refused,
                Payload::Present(range) => Verdict::RefusedWith(range.clone()),
            }
        }
        (300..=399 | 500 | 502..=599, _) => Verdict::Unclear(kind_of(status), sentence(status)),
        _ => Verdict::Unclear(
            Kind::Unreadable,
            "the answer's code and HTTP status contradict each other",
        ),
    }
}

const NOT_WHOLE: Verdict = Verdict::Unclear(
    Kind::Unreadable,
    "the answer says no, but not in the API's whole form, so somebody else may have said it",
);

/// Classifies an answer that has no envelope.
#[cfg(feature = "test-util")]
pub(crate) const fn without_envelope(status: u16) -> (Kind, &'static str) {
    (kind_of(status), sentence(status))
}

/// A status by itself.
const fn kind_of(status: u16) -> Kind {
    match status {
        429 => Kind::RateLimited,
        300..=399 => Kind::Redirect,
        500 | 502..=599 => Kind::Server,
        _ => Kind::Unreadable,
    }
}

const fn sentence(status: u16) -> &'static str {
    match kind_of(status) {
        Kind::RateLimited => "there are too many calls, says whoever answered",
        Kind::Redirect => "the answer is a redirect, which is not followed",
        Kind::Server => "the API or the gateway behind it failed",
        _ => "the answer is not what the API sends",
    }
}

/// Classifies an answer whose body is not here.
pub(crate) const fn broken(repeat: Repeat, status: u16, broken: &Broken) -> (Kind, &'static str) {
    match (kind_of(status), broken) {
        (kind @ (Kind::RateLimited | Kind::Redirect | Kind::Server), _) => (kind, sentence(status)),
        (_, Broken::TimedOut) => (Kind::Timeout, "the answer did not come to its end in time"),
        (_, Broken::Lost(_)) => (
            Kind::Lost,
            "the connection broke in the middle of the answer",
        ),
        (_, Broken::TooLarge) => (
            Kind::TooLarge,
            if repeat.is_change() {
                "the answer is larger than is read (ClientBuilder::largest_answer)"
            } else {
                "the answer is larger than is read (ClientBuilder::largest_answer); ask for fewer records at once, with a \
                 smaller `limit` where the call has one"
            },
        ),
    }
}

/// Classifies a call that got no answer: its kind, what came of it, and the sentence.
pub(crate) const fn no_answer(repeat: Repeat, failure: &Failure) -> (Kind, Outcome, &'static str) {
    match failure {
        Failure::Unsendable(_) => (
            Kind::InvalidInput,
            Outcome::NotSent,
            "the request can't be sent as it is",
        ),
        Failure::NoConnection {
            timed_out: true, ..
        } => (
            Kind::ConnectTimeout,
            Outcome::NotSent,
            "no connection came about in time",
        ),
        Failure::NoConnection { cause, .. } => {
            (Kind::Connect(*cause), Outcome::NotSent, cause.sentence())
        }
        Failure::TimedOut => (Kind::Timeout, unclear(repeat), "no answer came in time"),
        Failure::Lost(_) => (
            Kind::Lost,
            unclear(repeat),
            "the connection broke before an answer came, or the answer was not HTTP",
        ),
    }
}

/// What came of a call that was sent and whose answer proves nothing.
pub(crate) const fn unclear(repeat: Repeat) -> Outcome {
    if repeat.is_change() {
        Outcome::Unknown
    } else {
        Outcome::Unanswered
    }
}

/// Whether a record that came with a refusal shows that no money moved: a payment that failed and holds none.
///
/// It shows nothing of an idempotent call: a revoked account ends as `failed` itself.
pub(crate) fn shows_that_nothing_happened<T: Any>(repeat: Repeat, record: &T) -> bool {
    let Some(payment) = (record as &dyn Any).downcast_ref::<PaymentAnnotation>() else {
        return false;
    };
    repeat == Repeat::Once
        && payment.status == PaymentStatus::Failed
        && payment.paid_at.is_none()
        && payment.cancel_amount.is_none_or(|amount| amount.is_zero())
        && payment.cancel_history.is_empty()
        && payment.deposit_history.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What no server can end an answer with; all other statuses are in a table of the tests of the whole workspace.
    #[test]
    fn a_status_below_200_proves_nothing() {
        for status in 100..200 {
            for code in [0, 1] {
                let envelope = Envelope {
                    code,
                    message: None,
                    has_message: true,
                    payload: Payload::Null,
                };
                for envelope in [None, Some(&envelope)] {
                    let verdict = answer(status, envelope);
                    assert!(
                        matches!(verdict, Verdict::Unclear(Kind::Unreadable, _)),
                        "{status}"
                    );
                }
            }
        }
    }
}
