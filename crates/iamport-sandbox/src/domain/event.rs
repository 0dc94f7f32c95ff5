//! What happens to payments that a shop may want to be told about.

use super::payments::{Payment, PaymentStatus};

/// On which of the documented occasions something is told. An ordinary failure is none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Occasion {
    /// A virtual account was issued and waits for its deposit.
    Issued,
    /// Money came in.
    Paid,
    /// A scheduled charge was tried, and failed. A successful one is [`Occasion::Paid`].
    ScheduleFailed,
    /// A person gave money back in the vendor's console.
    CancelAtConsole,
    /// The shop gave money back by a call of the API, which is told only if the call asked for it.
    CancelByApi { asked_for: bool },
}

/// One such occasion, with what the payment was like then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Event {
    pub(crate) occasion: Occasion,
    pub(crate) imp_uid: String,
    pub(crate) merchant_uid: String,
    pub(crate) status: PaymentStatus,
    /// The id of the cancellation, if it is about one.
    pub(crate) cancellation_id: Option<String>,
    /// The payment was made by a test channel.
    pub(crate) test_channel: bool,
}

impl Event {
    /// What just happened to `payment`.
    pub(crate) fn of(payment: &Payment, occasion: Occasion) -> Event {
        let cancelled = matches!(
            occasion,
            Occasion::CancelAtConsole | Occasion::CancelByApi { .. }
        );
        let last = payment.cancellations.last().filter(|_| cancelled);
        Event {
            occasion,
            imp_uid: payment.imp_uid.clone(),
            merchant_uid: payment.merchant_uid.clone(),
            status: payment.status,
            cancellation_id: last.map(|done| done.id.clone()),
            test_channel: payment.test_channel,
        }
    }
}
