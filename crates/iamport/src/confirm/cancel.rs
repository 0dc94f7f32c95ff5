//! `cancelPayment`, confirmed: the balance goes along as `checksum`, so that ours can only be the first cancel after what there was.

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::answer::{Attribution, Confirmed, NotDone, Reason};
use super::engine::{self, Change, Confirm, Finding, Prepared, Sent, another_change};
use super::look::{self, Seen, patiently};
use super::mark::{Mark, is_marked};
use crate::operations::payments::CancelPayment;
use crate::types::{PaymentAnnotation, PaymentCancelAnnotation, PaymentStatus};
use crate::{Amount, Client, Error, Response, UnixTime};

impl CancelPayment {
    /// Gives the money back once, and makes sure what became of it: [`confirm`](crate::confirm).
    ///
    /// What is left is read first. An `amount` that was left out becomes all of it, explicitly, and `checksum` becomes what is left,
    /// so that the API refuses the call if anything else was given back meanwhile (documented, never seen in a test against the live
    /// service). A payment with a promotion needs a `checksum` of your own, because it then counts the amount of the order. An order that
    /// has several payments with money left is an error: name the `imp_uid`.
    pub fn confirm(self) -> Confirm<PaymentAnnotation> {
        Confirm::of(self)
    }
}

/// A cancel that was there before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Past {
    amount: Amount,
    at: Option<UnixTime>,
    pg_tid: String,
    id: Option<String>,
}

impl Past {
    fn of(cancel: &PaymentCancelAnnotation) -> Self {
        Self {
            amount: cancel.amount,
            at: cancel.cancelled_at,
            pg_tid: cancel.pg_tid.clone(),
            id: cancel.cancellation_id.clone(),
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Case {
    imp_uid: String,
    amount: Amount,
    /// What was left of it, as it is sent along.
    checksum: Amount,
    /// How much had been given back before.
    given_back: Amount,
    history: Vec<Past>,
}

/// What is read as nothing given back if it is absent.
const NEEDED: &[&str] = &["cancel_amount", "cancel_history"];

impl Case {
    /// The cancels that were not there before, as they stand in the history. `None` if one of those that were is gone.
    fn new_ones<'a>(
        &self,
        payment: &'a PaymentAnnotation,
    ) -> Option<Vec<&'a PaymentCancelAnnotation>> {
        let mut left: Vec<&PaymentCancelAnnotation> = payment.cancel_history.iter().collect();
        for past in &self.history {
            let place = left.iter().position(|cancel| Past::of(cancel) == *past)?;
            left.remove(place);
        }
        Some(left)
    }

    /// Whether it is of our amount and carries no mark of another key.
    fn may_be_ours(&self, cancel: &PaymentCancelAnnotation) -> bool {
        cancel.amount == self.amount && !is_marked(&cancel.reason)
    }

    /// Whether the first of the new cancels may be ours. `None` if the order of the history, which nobody has seen, and the times
    /// leave it open which one is the first.
    fn first_may_be_ours(&self, new: &[&PaymentCancelAnnotation]) -> Option<bool> {
        let by_order = new.first().is_some_and(|first| self.may_be_ours(first));
        let earliest = new.iter().map(|cancel| cancel.cancelled_at).min();
        let mut by_time = new
            .iter()
            .filter(|cancel| Some(cancel.cancelled_at) == earliest)
            .map(|cancel| self.may_be_ours(cancel));
        by_time.all(|other| other == by_order).then_some(by_order)
    }

    fn shows(
        &self,
        payment: PaymentAnnotation,
        mark: Option<&Mark>,
        sent: &Sent,
    ) -> Finding<PaymentAnnotation> {
        let Some(new) = self.new_ones(&payment) else {
            return self.open("a cancel that stood in the history is no longer in it");
        };
        let is_ours = |cancel: &&&PaymentCancelAnnotation| {
            mark.is_some_and(|mark| mark.is_behind(&cancel.reason))
        };
        if new.iter().any(|cancel| is_ours(&cancel)) {
            return Finding::Done(payment, Attribution::Proven);
        }
        let Some(first) = new.first() else {
            let unchanged = payment.cancel_amount.unwrap_or_default() == self.given_back;
            return match sent {
                Sent::Accepted => Finding::Waiting(payment),
                Sent::Refused(error) if unchanged => {
                    Finding::NotDone(NotDone::refused(error.clone()).with(payment))
                }
                _ => {
                    let why = "no new cancel stands in the history, and the gateway may still pay";
                    match unchanged {
                        true => Finding::Nothing(self.text(why), Some(payment)),
                        false => self.open("more was given back than stands in the history"),
                    }
                }
            };
        };
        if matches!(sent, Sent::Accepted) {
            return match new.iter().any(|cancel| self.may_be_ours(cancel)) {
                true => Finding::Done(payment, Attribution::Proven),
                false => Finding::Waiting(payment),
            };
        }
        let Some(same) = self.first_may_be_ours(&new) else {
            return self.open("of its new cancels nobody can tell which came first");
        };
        match sent {
            // The balance that went along no longer held, so ours was refused, or will be.
            _ if !same => {
                let other = first.amount;
                Finding::NotDone(another_first(other, payment))
            }
            // A refusal may have been made up on the way, or this one is somebody else's: nobody can tell.
            Sent::Refused(_) => Finding::Open(
                format!(
                    "the call was refused, and yet {} was given back of {}; it does not say by whom",
                    self.amount, self.imp_uid
                ),
                vec![payment],
            ),
            Sent::Lost(_) | Sent::Accepted => Finding::Done(payment, Attribution::Unproven),
        }
    }

    fn text(&self, why: &str) -> String {
        format!("imp_uid {}: {why}", self.imp_uid)
    }

    fn open(&self, why: &str) -> Finding<PaymentAnnotation> {
        Finding::Open(self.text(why), Vec::new())
    }
}

fn another_first(amount: Amount, payment: PaymentAnnotation) -> NotDone<PaymentAnnotation> {
    let text = format!(
        "another refund of {} came first ({amount}), so the balance that was sent along no longer held",
        payment.imp_uid
    );
    NotDone::new(Reason::AnotherFirst, text).with(payment)
}

impl engine::Case for Case {
    type Record = PaymentAnnotation;
    const OPERATION: &'static str = "cancelPayment";

    async fn look(
        &self,
        client: &Client,
        mark: Option<&Mark>,
        sent: &Sent,
    ) -> Result<Finding<PaymentAnnotation>, Error> {
        let Seen { payment, whole } = look::payment(client, &self.imp_uid, NEEDED).await?;
        if !whole {
            return Ok(self.open("the answer about the payment was not whole"));
        }
        Ok(self.shows(payment, mark, sent))
    }
}

impl Change for CancelPayment {
    type Answer = PaymentAnnotation;
    type Case = Case;

    fn client(&self) -> &Client {
        &self.client
    }

    fn asked(&self) -> String {
        let amount = self.amount.map(|amount| amount.to_string());
        format!(
            "imp_uid {}, merchant_uid {}, amount {}",
            self.imp_uid.as_deref().unwrap_or("-"),
            self.merchant_uid.as_deref().unwrap_or("-"),
            amount.as_deref().unwrap_or("all")
        )
    }

    async fn prepare(&self, mark: Option<&Mark>, until: Instant) -> Result<Prepared<Case>, Error> {
        let imp_uid = match (&self.imp_uid, &self.merchant_uid) {
            (Some(imp_uid), _) => imp_uid.clone(),
            (None, Some(order)) => match self.of_order(order, mark, until).await? {
                Ok(imp_uid) => imp_uid,
                Err(settled) => return Ok(Prepared::Settled(settled)),
            },
            (None, None) => {
                return Err(Error::invalid_input(
                    "one of `imp_uid`, `merchant_uid` must be given",
                ));
            }
        };
        let read = || look::payment(&self.client, &imp_uid, NEEDED);
        let Seen { payment, whole } = patiently(until, read).await?;
        if self.is_marked_in(&payment, mark)? {
            return Ok(Prepared::Settled(Confirmed::DoneBefore(payment)));
        }
        if !whole {
            return Err(look::not_whole());
        }
        let not_done = |reason, text: String, payment| {
            let not_done = NotDone::new(reason, text).with(payment);
            Ok(Prepared::Settled(Confirmed::NotDone(not_done)))
        };
        if !matches!(
            payment.status,
            PaymentStatus::Paid | PaymentStatus::Cancelled
        ) {
            let text = format!(
                "{imp_uid} is {}, so there is nothing to give back",
                payment.status.as_str()
            );
            return not_done(Reason::WrongState, text, payment);
        }
        let given_back = payment.cancel_amount.unwrap_or_default();
        let left = payment.amount.checked_sub(given_back).unwrap_or_default();
        let amount = self.amount.unwrap_or(left);
        if left <= Amount::ZERO || amount > left {
            let text = if left <= Amount::ZERO {
                format!("nothing is left of {imp_uid}: all of it was given back before")
            } else {
                format!("{left} is left of {imp_uid}, and {amount} was to be given back")
            };
            return not_done(Reason::TooLittleLeft, text, payment);
        }
        let checksum = match self.checksum {
            None if payment.promotion.is_some() => {
                return Err(Error::invalid_input(format!(
                    "{imp_uid} has a promotion, so `checksum` must be given: it counts the amount of the order"
                )));
            }
            None => left,
            Some(checksum) if checksum != left && payment.promotion.is_none() => {
                let text =
                    format!("{left} is left of {imp_uid}, and not {checksum} as `checksum` has it");
                return not_done(Reason::BalanceDiffers, text, payment);
            }
            Some(checksum) => checksum,
        };
        Ok(Prepared::Ready(Case {
            imp_uid,
            amount,
            checksum,
            given_back,
            history: payment.cancel_history.iter().map(Past::of).collect(),
        }))
    }

    fn filled_in(mut self, case: &Case, mark: Option<&Mark>) -> Self {
        self.imp_uid = Some(case.imp_uid.clone());
        self.amount = Some(case.amount);
        self.checksum = Some(case.checksum);
        if let Some(mark) = mark {
            self.reason = Some(mark.behind(self.reason.as_deref()));
        }
        self
    }

    /// With the same balance as its `checksum`, so that a second one is refused if the first came through.
    fn may_be_repeated(&self) -> bool {
        true
    }

    async fn send(self) -> Result<Response<PaymentAnnotation>, Error> {
        self.send().await
    }

    fn accepted(
        case: &Case,
        answer: Response<PaymentAnnotation>,
        mark: Option<&Mark>,
    ) -> Finding<PaymentAnnotation> {
        let Seen { payment, whole } = Seen::of(answer, NEEDED);
        if !whole {
            return case.open("the answer to the call was not whole");
        }
        case.shows(payment, mark, &Sent::Accepted)
    }
}

impl CancelPayment {
    /// Whether a cancel of the payment carries the mark.
    ///
    /// # Errors
    /// It does, and of another amount than is asked for now.
    fn is_marked_in(
        &self,
        payment: &PaymentAnnotation,
        mark: Option<&Mark>,
    ) -> Result<bool, Error> {
        let is_ours = |cancel: &&PaymentCancelAnnotation| {
            mark.is_some_and(|mark| mark.is_behind(&cancel.reason))
        };
        let Some(ours) = payment.cancel_history.iter().find(is_ours) else {
            return Ok(false);
        };
        match self.amount {
            Some(amount) if amount != ours.amount => Err(another_change(
                &format!("a refund of {} of {}", ours.amount, payment.imp_uid),
                &format!("one of {amount}"),
            )),
            _ => Ok(true),
        }
    }

    /// The one payment of an order that has money left, or what to say instead.
    async fn of_order(
        &self,
        order: &str,
        mark: Option<&Mark>,
        until: Instant,
    ) -> Result<Result<String, Confirmed<PaymentAnnotation>>, Error> {
        let attempts = patiently(until, || look::attempts(&self.client, order)).await?;
        for payment in &attempts.list {
            if self.is_marked_in(payment, mark)? {
                return Ok(Err(Confirmed::DoneBefore(payment.clone())));
            }
        }
        if !attempts.whole {
            return Err(look::not_whole());
        }
        let has_money = |payment: &&PaymentAnnotation| {
            matches!(
                payment.status,
                PaymentStatus::Paid | PaymentStatus::Cancelled
            ) && payment.amount > payment.cancel_amount.unwrap_or_default()
        };
        let mut with_money = attempts.list.iter().filter(has_money);
        match (with_money.next(), with_money.next()) {
            (Some(one), None) => Ok(Ok(one.imp_uid.clone())),
            (None, _) => {
                let text = format!("no payment of the order {order} has money left to give back");
                let mut not_done = NotDone::new(Reason::TooLittleLeft, text);
                if let Some(last) = attempts.list.last() {
                    not_done = not_done.with(last.clone());
                }
                Ok(Err(Confirmed::NotDone(not_done)))
            }
            _ => Err(Error::invalid_input(format!(
                "the order {order} has more than one payment with money left; name the `imp_uid` of the one that is meant"
            ))),
        }
    }
}
