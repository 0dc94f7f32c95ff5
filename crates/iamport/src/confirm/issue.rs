//! `createVbank`, confirmed: a new waiting account of the order and the amount is looked for.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::answer::{Attribution, Confirmed, NotDone, Reason};
use super::engine::{self, Change, Confirm, Finding, Prepared, Sent, another_change};
use super::look::{self, patiently};
use super::mark::{Mark, is_anothers};
use crate::operations::vbanks::CreateVbank;
use crate::types::{PaymentAnnotation, PaymentMethod, PaymentStatus};
use crate::{Amount, Client, Error, Response};

impl CreateVbank {
    /// Issues the account once, and makes sure what became of it: [`confirm`](crate::confirm).
    ///
    /// Nothing is sent if an attempt of this order is paid already. If two new accounts are there and none has the key's mark, both are
    /// among the candidates of [`Unknown`](super::Unknown): show the buyer one, and revoke the other with
    /// [`Client::revoke_surplus_accounts`].
    pub fn confirm(self) -> Confirm<PaymentAnnotation> {
        Confirm::of(self)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Case {
    merchant_uid: String,
    amount: Option<Amount>,
    known: BTreeSet<String>,
}

impl Case {
    fn is_new(&self, payment: &PaymentAnnotation) -> bool {
        payment.pay_method == Some(PaymentMethod::Vbank)
            && payment.merchant_uid == self.merchant_uid
            && !self.known.contains(&payment.imp_uid)
            && self.amount.is_none_or(|amount| amount == payment.amount)
    }
}

/// Whether it is an account that was issued. A failed one may have come to nothing, or be revoked since.
fn is_issued(payment: &PaymentAnnotation) -> bool {
    matches!(
        payment.status,
        PaymentStatus::Ready | PaymentStatus::Paid | PaymentStatus::Cancelled
    )
}

impl engine::Case for Case {
    type Record = PaymentAnnotation;
    const OPERATION: &'static str = "createVbank";

    async fn look(
        &self,
        client: &Client,
        mark: Option<&Mark>,
        sent: &Sent,
    ) -> Result<Finding<PaymentAnnotation>, Error> {
        let attempts = look::attempts(client, &self.merchant_uid).await?;
        let mut new = attempts.list;
        new.retain(|it| self.is_new(it) && !is_anothers(mark, it.custom_data.as_deref()));
        let is_ours = |payment: &PaymentAnnotation| {
            mark.is_some_and(|mark| mark.is_within(payment.custom_data.as_deref()))
        };
        if let Some(place) = new.iter().position(is_ours) {
            let ours = new.swap_remove(place);
            return Ok(match is_issued(&ours) {
                true => Finding::Done(ours, Attribution::Proven),
                false => {
                    let status = ours.status.as_str();
                    Finding::Open(
                        format!("the account {} is {status}", ours.imp_uid),
                        vec![ours],
                    )
                }
            });
        }
        let order = &self.merchant_uid;
        Ok(match (new.len(), sent) {
            (0, Sent::Refused(error)) if attempts.whole => {
                Finding::NotDone(NotDone::refused(error.clone()))
            }
            (0, _) => Finding::Nothing(format!("the order {order} has no new account"), None),
            (1, Sent::Accepted | Sent::Lost(_)) if attempts.whole && new.iter().all(is_issued) => {
                Finding::Done(new.remove(0), Attribution::Unproven)
            }
            _ => Finding::Open(
                format!("the order {order} has new accounts, and none says whose it is"),
                new,
            ),
        })
    }
}

impl Change for CreateVbank {
    type Answer = PaymentAnnotation;
    type Case = Case;

    fn client(&self) -> &Client {
        &self.client
    }

    fn asked(&self) -> String {
        let amount = self.amount.map(|amount| amount.to_string());
        format!(
            "merchant_uid {}, amount {}",
            self.merchant_uid.as_deref().unwrap_or("-"),
            amount.as_deref().unwrap_or("-")
        )
    }

    async fn prepare(&self, mark: Option<&Mark>, until: Instant) -> Result<Prepared<Case>, Error> {
        let merchant_uid = self.merchant_uid.clone();
        let merchant_uid =
            merchant_uid.ok_or_else(|| Error::invalid_input("`merchant_uid` is missing"))?;
        let attempts = patiently(until, || look::attempts(&self.client, &merchant_uid)).await?;
        let is_ours = |payment: &&PaymentAnnotation| {
            mark.is_some_and(|mark| mark.is_within(payment.custom_data.as_deref()))
        };
        if let Some(ours) = attempts.list.iter().find(is_ours) {
            if let Some(amount) = self.amount.filter(|amount| *amount != ours.amount) {
                let then = format!("an account for {} of {merchant_uid}", ours.amount);
                return Err(another_change(&then, &format!("one for {amount}")));
            }
            return Ok(Prepared::Settled(Confirmed::DoneBefore(ours.clone())));
        }
        if !attempts.whole {
            return Err(look::not_whole());
        }
        let paid = |payment: &&PaymentAnnotation| payment.status == PaymentStatus::Paid;
        if let Some(paid) = attempts.list.iter().find(paid) {
            let text = format!(
                "the order {merchant_uid} is paid already, by {}",
                paid.imp_uid
            );
            let not_done = NotDone::new(Reason::AlreadyPaid, text).with(paid.clone());
            return Ok(Prepared::Settled(Confirmed::NotDone(not_done)));
        }
        Ok(Prepared::Ready(Case {
            merchant_uid,
            amount: self.amount,
            known: attempts.list.into_iter().map(|it| it.imp_uid).collect(),
        }))
    }

    fn filled_in(mut self, _: &Case, mark: Option<&Mark>) -> Self {
        if let Some(mark) = mark {
            self.custom_data = Some(mark.within(self.custom_data.as_deref()));
        }
        self
    }

    async fn send(self) -> Result<Response<PaymentAnnotation>, Error> {
        self.send().await
    }

    fn accepted(
        case: &Case,
        answer: Response<PaymentAnnotation>,
        _: Option<&Mark>,
    ) -> Finding<PaymentAnnotation> {
        let payment = answer.into_inner();
        if case.is_new(&payment) && is_issued(&payment) {
            return Finding::Done(payment, Attribution::Proven);
        }
        Finding::Open("the answer is about no new account".to_owned(), Vec::new())
    }
}
