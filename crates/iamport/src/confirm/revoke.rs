//! `revokeVbank`, confirmed: it converges, so it is sent until the account no longer waits.

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::answer::{Attribution, Confirmed, NotDone, Reason};
use super::engine::{self, Change, Confirm, Finding, Prepared, Sent};
use super::look::{self, Seen, patiently};
use super::mark::Mark;
use crate::operations::vbanks::RevokeVbank;
use crate::types::{PaymentAnnotation, PaymentMethod, PaymentStatus};
use crate::{Client, Error, Response};

impl RevokeVbank {
    /// Revokes the account and makes sure what became of it: [`confirm`](crate::confirm).
    ///
    /// Nothing is sent if the payment is no waiting account. *Done* means that nobody can pay into it any more, by whomever it was
    /// closed. While the account still waits after a lost answer, the call is sent again: it leads to the same end.
    pub fn confirm(self) -> Confirm<PaymentAnnotation> {
        Confirm::of(self)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Case {
    imp_uid: String,
}

impl engine::Case for Case {
    type Record = PaymentAnnotation;
    const OPERATION: &'static str = "revokeVbank";
    const CONVERGES: bool = true;

    async fn look(
        &self,
        client: &Client,
        _: Option<&Mark>,
        sent: &Sent,
    ) -> Result<Finding<PaymentAnnotation>, Error> {
        let Seen { payment, whole } = look::payment(client, &self.imp_uid, NEEDED).await?;
        if !whole {
            return Ok(Finding::Open(
                "the answer about the payment was not whole".to_owned(),
                Vec::new(),
            ));
        }
        Ok(match state(&payment) {
            State::Deposited => Finding::NotDone(deposited(payment)),
            State::Closed => Finding::Done(payment, Attribution::Unproven),
            State::Waiting => match sent {
                Sent::Refused(error) => {
                    Finding::NotDone(NotDone::refused(error.clone()).with(payment))
                }
                Sent::Accepted => Finding::Waiting(payment),
                Sent::Lost(_) => Finding::Nothing(
                    format!(
                        "the account of {} still waits for its deposit",
                        self.imp_uid
                    ),
                    Some(payment),
                ),
            },
            State::Other => Finding::Open(
                format!("{} is {} now", self.imp_uid, payment.status.as_str()),
                Vec::new(),
            ),
        })
    }
}

/// Without it an account that was paid and refunded looks like one that was closed.
const NEEDED: &[&str] = &["paid_at"];

/// What a payment is to a revoke.
enum State {
    Waiting,
    /// It left `ready` without being paid.
    Closed,
    Deposited,
    /// No waiting account, and never was one.
    Other,
}

fn state(payment: &PaymentAnnotation) -> State {
    let is_account = payment.pay_method == Some(PaymentMethod::Vbank);
    match &payment.status {
        _ if !is_account => State::Other,
        PaymentStatus::Ready => State::Waiting,
        PaymentStatus::Failed => State::Closed,
        // Money that came and went back is `cancelled` too.
        PaymentStatus::Cancelled if payment.paid_at.is_none() => State::Closed,
        PaymentStatus::Paid | PaymentStatus::Cancelled => State::Deposited,
        PaymentStatus::Pending | PaymentStatus::Unknown(_) => State::Other,
    }
}

fn deposited(payment: PaymentAnnotation) -> NotDone<PaymentAnnotation> {
    let text = format!(
        "the buyer has paid {} into the account of {} already; refund it if it is not wanted",
        payment.amount, payment.imp_uid
    );
    NotDone::new(Reason::Deposited, text).with(payment)
}

fn no_account(payment: PaymentAnnotation) -> NotDone<PaymentAnnotation> {
    let text = format!(
        "{} is no virtual account that waits for its deposit, but a payment that is {}",
        payment.imp_uid,
        payment.status.as_str()
    );
    NotDone::new(Reason::WrongState, text).with(payment)
}

impl Change for RevokeVbank {
    type Answer = PaymentAnnotation;
    type Case = Case;

    fn client(&self) -> &Client {
        &self.client
    }

    fn asked(&self) -> String {
        format!("imp_uid {}", self.imp_uid)
    }

    async fn prepare(&self, _: Option<&Mark>, until: Instant) -> Result<Prepared<Case>, Error> {
        let read = || look::payment(&self.client, &self.imp_uid, NEEDED);
        let Seen { payment, whole } = patiently(until, read).await?;
        if !whole {
            return Err(look::not_whole());
        }
        Ok(match state(&payment) {
            State::Waiting => Prepared::Ready(Case {
                imp_uid: self.imp_uid.clone(),
            }),
            State::Closed => Prepared::Settled(Confirmed::DoneBefore(payment)),
            State::Deposited => Prepared::Settled(Confirmed::NotDone(deposited(payment))),
            State::Other => Prepared::Settled(Confirmed::NotDone(no_account(payment))),
        })
    }

    async fn send(self) -> Result<Response<PaymentAnnotation>, Error> {
        self.send().await
    }

    fn accepted(
        _: &Case,
        answer: Response<PaymentAnnotation>,
        _: Option<&Mark>,
    ) -> Finding<PaymentAnnotation> {
        match answer.value().status {
            // The deposit came first, or the answer is not to be believed: the record decides.
            PaymentStatus::Paid => Finding::Open("the answer says paid".to_owned(), Vec::new()),
            _ => Finding::Done(answer.into_inner(), Attribution::Proven),
        }
    }
}
