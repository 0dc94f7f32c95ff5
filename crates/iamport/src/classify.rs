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
                "the answer is larger than 8 MiB, which is not read"
            } else {
                "the answer is larger than 8 MiB, which is not read; ask for fewer records at once"
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
        Failure::NoConnection { .. } => {
            (Kind::Connect, Outcome::NotSent, "no connection came about")
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
/// It shows nothing of a call that converges: a revoked account ends as `failed` itself.
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

    fn envelope(code: i64, has_message: bool, payload: Payload<Range<usize>>) -> Envelope {
        Envelope {
            code,
            message: None,
            has_message,
            payload,
        }
    }

    fn kind(status: u16, envelope: Option<&Envelope>) -> Option<Kind> {
        match answer(status, envelope) {
            Verdict::Unclear(kind, _) => Some(kind),
            _ => None,
        }
    }

    /// The statuses at which the API is documented or was seen to refuse.
    const REFUSALS: [u16; 8] = [200, 400, 401, 403, 404, 405, 409, 501];

    #[test]
    fn a_refusal_is_whole_and_at_a_status_of_refusals() {
        for status in 100..1000 {
            for code in [1, -1, i64::MIN] {
                let whole = envelope(code, true, Payload::Null);
                assert_eq!(
                    answer(status, Some(&whole)) == Verdict::Refused,
                    REFUSALS.contains(&status),
                    "{status}"
                );
                let record = envelope(code, true, Payload::Present(3..7));
                assert_eq!(
                    answer(status, Some(&record)) == Verdict::RefusedWith(3..7),
                    REFUSALS.contains(&status),
                    "{status}"
                );
                for half in [
                    envelope(code, false, Payload::Null),
                    envelope(code, true, Payload::Absent),
                    envelope(code, false, Payload::Present(0..1)),
                ] {
                    assert!(kind(status, Some(&half)).is_some(), "{status} {half:?}");
                }
            }
            assert!(kind(status, None).is_some(), "{status}");
        }
    }

    #[test]
    fn only_code_0_at_a_status_of_the_200s_is_accepted() {
        for status in 100..1000 {
            let yes = envelope(0, false, Payload::Present(0..2));
            let accepted = answer(status, Some(&yes)) == Verdict::Accepted(Payload::Present(0..2));
            assert_eq!(accepted, (200..300).contains(&status), "{status}");
        }
    }

    #[test]
    fn a_status_that_says_enough_by_itself_decides_the_kind() {
        let whole = envelope(-1, true, Payload::Null);
        for envelope in [None, Some(&whole)] {
            assert_eq!(kind(429, envelope), Some(Kind::RateLimited));
            assert_eq!(kind(302, envelope), Some(Kind::Redirect));
            assert_eq!(kind(500, envelope), Some(Kind::Server));
            assert_eq!(kind(503, envelope), Some(Kind::Server));
            assert_eq!(kind(418, envelope), Some(Kind::Unreadable));
        }
        assert_eq!(kind(501, None), Some(Kind::Unreadable));
        for lost in [Broken::TimedOut, Broken::Lost(None), Broken::TooLarge] {
            assert_eq!(broken(Repeat::Read, 429, &lost).0, Kind::RateLimited);
            assert_eq!(broken(Repeat::Read, 502, &lost).0, Kind::Server);
        }
        assert_eq!(
            broken(Repeat::Read, 200, &Broken::TimedOut).0,
            Kind::Timeout
        );
        assert_eq!(broken(Repeat::Read, 404, &Broken::Lost(None)).0, Kind::Lost);
        assert_eq!(
            broken(Repeat::Read, 200, &Broken::TooLarge).0,
            Kind::TooLarge
        );
    }

    #[test]
    fn a_read_is_never_unknown_and_a_change_always_is() {
        assert_eq!(unclear(Repeat::Once), Outcome::Unknown);
        assert_eq!(unclear(Repeat::Converge), Outcome::Unknown);
        assert_eq!(unclear(Repeat::Read), Outcome::Unanswered);
        for repeat in [Repeat::Read, Repeat::Once] {
            let outcome = |failure| no_answer(repeat, &failure).1;
            for timed_out in [true, false] {
                let failure = Failure::NoConnection {
                    timed_out,
                    io: None,
                };
                assert_eq!(outcome(failure), Outcome::NotSent);
            }
            assert_eq!(outcome(Failure::TimedOut), unclear(repeat));
            assert_eq!(outcome(Failure::Lost(None)), unclear(repeat));
        }
    }

    #[test]
    fn a_failed_payment_without_money_shows_that_nothing_happened() {
        let payment = |more: serde_json::Value| {
            let mut json = serde_json::json!({
                "imp_uid": "imp_1", "merchant_uid": "a", "amount": 1000, "status": "failed", "paid_at": 0,
                "cancel_amount": 0, "cancel_history": [],
            });
            for (key, value) in more.as_object().unwrap() {
                json[key] = value.clone();
            }
            let payment = serde_json::from_value::<PaymentAnnotation>(json).unwrap();
            assert!(!shows_that_nothing_happened(Repeat::Converge, &payment));
            shows_that_nothing_happened(Repeat::Once, &payment)
        };
        assert!(payment(serde_json::json!({})));
        assert!(payment(serde_json::json!({ "cancel_amount": null })));
        for money in [
            serde_json::json!({ "status": "paid" }),
            serde_json::json!({ "status": "cancelled" }),
            serde_json::json!({ "status": "ready" }),
            serde_json::json!({ "paid_at": 1_700_000_000 }),
            serde_json::json!({ "cancel_amount": 1 }),
            serde_json::json!({ "cancel_history": [{ "amount": 1, "cancelled_at": 1 , "reason": "" , "pg_tid": "" }] }),
        ] {
            assert!(!payment(money.clone()), "{money}");
        }
        assert!(!shows_that_nothing_happened(Repeat::Once, &()));
        let none = Vec::<PaymentAnnotation>::new();
        assert!(!shows_that_nothing_happened(Repeat::Once, &none));
    }
}
