//! Whether a webhook is true: what it claims, held against what the API says of the payment.
//!
//! The check of a shop is `Notification::verify`, which compares with the shop's own order. Nobody has orders at this
//! desk, so what is compared here is less: that there is such a payment, with this order number, in this state.

use std::time::Duration;

use iamport::types::{PaymentAnnotation, PaymentStatus};
use iamport::webhook::{Event, Notification};
use iamport::{Client, Error};

use crate::format;

/// How long the API may take. A payment is shown once this is over, whatever it says.
const LIMIT: Duration = Duration::from_secs(20);

/// What the API says to a webhook.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It has the payment, with this order number and in this state.
    Verified,
    /// It says something else: what.
    Differs(String),
    /// It has no such payment.
    NotFound,
    /// It could not be asked: why.
    Unasked(String),
    /// Nobody asked it: there is nothing to ask about, or it was not to be.
    NotAsked,
}

impl Verdict {
    /// One of five words.
    pub(super) const fn word(&self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Differs(_) => "differs",
            Self::NotFound => "not found",
            Self::Unasked(_) => "could not be asked",
            Self::NotAsked => "not asked",
        }
    }

    /// What there is to say beside the word.
    pub(super) fn why(&self) -> Option<String> {
        match self {
            Self::Differs(why) | Self::Unasked(why) => Some(why.clone()),
            Self::NotFound => Some(
                "the API has no such payment for this shop; one that was made a moment ago can need a second to appear"
                    .to_owned(),
            ),
            Self::Verified | Self::NotAsked => None,
        }
    }
}

/// Asks the API about the payment of a webhook.
pub(super) async fn ask(
    client: &Client,
    notification: &Notification,
) -> (Verdict, Option<PaymentAnnotation>) {
    if matches!(
        notification.event(),
        Event::Confirm(_) | Event::CvsConfirm(_)
    ) {
        return (Verdict::NotAsked, None);
    }
    let client = client.with_call_timeout(LIMIT);
    let sent = async {
        let call = client?.get_payment_by_imp_uid(notification.imp_uid());
        call.include_sandbox(true).send().await
    };
    match sent.await {
        Ok(answer) => {
            let payment = answer.into_inner();
            (compare(notification, &payment), Some(payment))
        }
        Err(error) if error.is_not_found() => (Verdict::NotFound, None),
        Err(error) => (Verdict::Unasked(why(&error)), None),
    }
}

fn why(error: &Error) -> String {
    format::plain(&error.to_string())
}

fn compare(notification: &Notification, payment: &PaymentAnnotation) -> Verdict {
    let order = notification.merchant_uid();
    if payment.merchant_uid != order {
        return Verdict::Differs(format!(
            "claims order {}, the API says order {}",
            format::plain(order),
            format::plain(&payment.merchant_uid)
        ));
    }
    if let Some(id) = notification.cancellation_id()
        && !has_cancel(payment, id)
    {
        return Verdict::Differs(format!(
            "claims the cancel {}, which the API does not have",
            format::plain(id)
        ));
    }
    match notification.status() {
        Some(claimed) if !is_so(claimed, payment) => Verdict::Differs(format!(
            "claims {}, the API says {}",
            format::plain(claimed.as_str()),
            format::plain(payment.status.as_str())
        )),
        _ => Verdict::Verified,
    }
}

/// Whether a payment has a cancel of this id. Where the API tells no id of one of them, it may be that one.
fn has_cancel(payment: &PaymentAnnotation, id: &str) -> bool {
    let mut cancels = payment.cancel_history.iter();
    cancels.any(|cancel| {
        cancel
            .cancellation_id
            .as_deref()
            .is_none_or(|known| known == id)
    })
}

/// Whether a payment is in the claimed state. One of which a part was given back is told as cancelled, whatever its
/// state is.
fn is_so(claimed: &PaymentStatus, payment: &PaymentAnnotation) -> bool {
    let given_back = payment
        .cancel_amount
        .is_some_and(|amount| !amount.is_zero());
    payment.status == *claimed || *claimed == PaymentStatus::Cancelled && given_back
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn payment(more: &Value) -> PaymentAnnotation {
        let mut payment = json!({
            "imp_uid": "imp_1", "merchant_uid": "order-1", "amount": 5000, "currency": "KRW", "status": "paid",
            "cancel_amount": 0, "cancel_history": [],
        });
        for (name, value) in more.as_object().unwrap() {
            payment[name] = value.clone();
        }
        serde_json::from_value(payment).unwrap()
    }

    fn claim(more: &Value) -> Notification {
        let mut claim = json!({ "imp_uid": "imp_1", "merchant_uid": "order-1", "status": "paid" });
        for (name, value) in more.as_object().unwrap() {
            claim[name] = value.clone();
        }
        Notification::parse("application/json", claim.to_string().as_bytes()).unwrap()
    }

    fn differs(why: &str) -> Verdict {
        Verdict::Differs(why.to_owned())
    }

    #[test]
    fn a_claim_is_held_against_the_payment() {
        let cancelled = json!({
            "status": "cancelled", "cancel_amount": 1000,
            "cancel_history": [{ "pg_tid": "t", "amount": 1000, "cancelled_at": 1, "reason": "r", "cancellation_id": "c-1" }],
        });
        let mut in_part = cancelled.clone();
        in_part["status"] = json!("paid");
        let mut without_id = cancelled.clone();
        without_id["cancel_history"][0]["cancellation_id"] = Value::Null;
        let cancel = json!({ "status": "cancelled", "cancellation_id": "c-1" });
        let other = json!({ "status": "cancelled", "cancellation_id": "c-2" });
        let no_cancel = differs("claims the cancel c-2, which the API does not have");
        for (claimed, known, verdict) in [
            (json!({}), json!({}), Verdict::Verified),
            (
                json!({}),
                json!({ "status": "ready" }),
                differs("claims paid, the API says ready"),
            ),
            (
                json!({ "status": "ready" }),
                json!({}),
                differs("claims ready, the API says paid"),
            ),
            (
                json!({ "merchant_uid": "order-2" }),
                json!({}),
                differs("claims order order-2, the API says order order-1"),
            ),
            (cancel.clone(), cancelled.clone(), Verdict::Verified),
            (cancel.clone(), in_part, Verdict::Verified),
            (cancel, without_id, Verdict::Verified),
            (other, cancelled, no_cancel),
            (
                json!({ "status": "cancelled" }),
                json!({}),
                differs("claims cancelled, the API says paid"),
            ),
            (
                json!({ "event": "Inicis.Escrow.Changed", "extra": { "escrow_status": "4" } }),
                json!({}),
                Verdict::Verified,
            ),
        ] {
            assert_eq!(
                compare(&claim(&claimed), &payment(&known)),
                verdict,
                "{claimed} {known}"
            );
        }
    }

    #[test]
    fn what_came_from_outside_steers_no_terminal() {
        let claimed = claim(&json!({ "merchant_uid": "a\u{202e}b" }));
        let Verdict::Differs(why) = compare(&claimed, &payment(&json!({}))) else {
            panic!("it is the same");
        };
        assert!(!why.contains('\u{202e}'), "{why:?}");
    }
}
