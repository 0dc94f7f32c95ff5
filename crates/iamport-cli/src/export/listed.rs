//! By which time the API lists a payment, and which of two states of one payment is the newer one.

use iamport::UnixTime;
use iamport::types::{PaymentAnnotation, PaymentStatus};

/// The time that `getPaymentsByStatus` goes by: that of the present status (`spec/payments.yaml`), or the start
/// where that time is not set. None where there is neither.
pub(crate) fn listed_at(payment: &PaymentAnnotation) -> Option<UnixTime> {
    match payment.status {
        PaymentStatus::Paid => payment.paid_at,
        PaymentStatus::Cancelled => payment.cancelled_at,
        PaymentStatus::Failed => payment.failed_at,
        _ => None,
    }
    .or(payment.started_at)
}

/// How far a payment has come: of two states of one payment, the greater one is the newer one.
///
/// Times alone would not do: a payment that the gateway reports late becomes `paid` after it was `failed`, with a
/// time of payment that is the earlier one. The states only go one way, from waiting over failed to paid and to
/// cancelled, and within one state the time only goes on: that of a cancel is the last cancel's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Progress {
    stage: u8,
    at: i64,
}

impl Progress {
    pub(crate) fn of(status: &PaymentStatus, at: UnixTime) -> Self {
        let stage = match status {
            PaymentStatus::Cancelled => 3,
            PaymentStatus::Paid => 2,
            PaymentStatus::Failed => 1,
            _ => 0,
        };
        Self {
            stage,
            at: at.as_secs(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payment(status: &str) -> PaymentAnnotation {
        let json = format!(
            r#"{{"imp_uid":"imp_1","merchant_uid":"m","amount":1,"status":"{status}","started_at":10,"paid_at":20,
            "failed_at":30,"cancelled_at":40}}"#
        );
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn the_time_is_that_of_the_status() {
        for (status, at) in [
            ("ready", 10),
            ("pending", 10),
            ("paid", 20),
            ("failed", 30),
            ("cancelled", 40),
            ("new", 10),
        ] {
            assert_eq!(
                listed_at(&payment(status)),
                Some(UnixTime::from(at)),
                "{status}"
            );
        }
        let mut unset = payment("paid");
        unset.paid_at = None;
        assert_eq!(listed_at(&unset), Some(UnixTime::from(10)));
        unset.started_at = None;
        assert_eq!(listed_at(&unset), None);
    }

    #[test]
    fn a_late_payment_is_newer_than_its_failure() {
        let state = |status: PaymentStatus, at: i64| Progress::of(&status, UnixTime::from(at));
        let life = [
            state(PaymentStatus::Ready, 9),
            state(PaymentStatus::Failed, 8),
            state(PaymentStatus::Paid, 1),
            state(PaymentStatus::Cancelled, 2),
            state(PaymentStatus::Cancelled, 3),
        ];
        assert!(life.is_sorted(), "{life:?}");
    }
}
