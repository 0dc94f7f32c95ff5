//! `onetime` and `again`, confirmed: a charge is never sent twice; what became of it stands among the attempts of its order.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::answer::{Attribution, Confirmed, NotDone, Reason};
use super::engine::{self, Change, Confirm, Finding, Prepared, Sent, another_change};
use super::look::{self, patiently};
use super::mark::{Mark, is_anothers};
use crate::operations::billing::{Again, Onetime};
use crate::types::{PaymentAnnotation, PaymentStatus};
use crate::{Amount, Client, Error, Response};

/// What a charge is settled by.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Charge {
    merchant_uid: String,
    amount: Option<Amount>,
    /// The attempts that were there before.
    known: BTreeSet<String>,
}

impl Charge {
    fn is_new(&self, payment: &PaymentAnnotation) -> bool {
        payment.merchant_uid == self.merchant_uid
            && !self.known.contains(&payment.imp_uid)
            && self.amount.is_none_or(|amount| amount == payment.amount)
    }

    /// What a new attempt says of the charge that it is.
    fn became(payment: PaymentAnnotation, by: Attribution) -> Finding<PaymentAnnotation> {
        match payment.status {
            PaymentStatus::Paid | PaymentStatus::Cancelled => Finding::Done(payment, by),
            PaymentStatus::Failed => {
                let reason = payment
                    .fail_reason
                    .as_deref()
                    .unwrap_or("no reason was given");
                let text = format!(
                    "the charge {} failed: {reason}; a gateway that reports late can still make it paid",
                    payment.imp_uid
                );
                Finding::NotDone(NotDone::new(Reason::Declined, text).with(payment))
            }
            PaymentStatus::Ready | PaymentStatus::Pending | PaymentStatus::Unknown(_) => {
                Finding::Waiting(payment)
            }
        }
    }

    async fn look(
        &self,
        client: &Client,
        mark: Option<&Mark>,
        sent: &Sent,
    ) -> Result<Finding<PaymentAnnotation>, Error> {
        let attempts = look::attempts(client, &self.merchant_uid).await?;
        let is_ours = |payment: &PaymentAnnotation| {
            mark.is_some_and(|mark| mark.is_within(payment.custom_data.as_deref()))
        };
        let mut new: Vec<_> = attempts
            .list
            .into_iter()
            .filter(|it| self.is_new(it))
            .collect();
        if let Some(place) = new.iter().position(is_ours) {
            return Ok(Self::became(new.swap_remove(place), Attribution::Proven));
        }
        new.retain(|it| !is_anothers(mark, it.custom_data.as_deref()));
        let paid = |payment: &PaymentAnnotation| payment.status == PaymentStatus::Paid;
        if let Some(place) = new.iter().position(paid) {
            return Ok(Finding::Done(new.swap_remove(place), Attribution::Unproven));
        }
        let order = &self.merchant_uid;
        if new.is_empty() {
            return Ok(match sent {
                Sent::Refused(error) if attempts.whole => {
                    Finding::NotDone(NotDone::refused(error.clone()))
                }
                _ => Finding::Nothing(
                    format!("the order {order} has no new attempt; test channels don't show in it"),
                    None,
                ),
            });
        }
        // Without a mark on any of them, one that failed may be somebody else's, and ours under way.
        if mark.is_none()
            && let [_] = &*new
            && let Some(only) = new.pop()
        {
            return Ok(Self::became(only, Attribution::Unproven));
        }
        Ok(Finding::Open(
            format!("the order {order} has new attempts, and none says whose it is"),
            new,
        ))
    }

    fn accepted(&self, payment: PaymentAnnotation) -> Finding<PaymentAnnotation> {
        if self.is_new(&payment) {
            return Self::became(payment, Attribution::Proven);
        }
        Finding::Open("the answer is about another attempt".to_owned(), Vec::new())
    }
}

/// Reads the attempts before, and says so if one of them is paid.
async fn before(
    client: &Client,
    merchant_uid: Option<&str>,
    amount: Option<Amount>,
    mark: Option<&Mark>,
    until: Instant,
) -> Result<Result<Charge, Confirmed<PaymentAnnotation>>, Error> {
    let merchant_uid = merchant_uid
        .ok_or_else(|| Error::invalid_input("`merchant_uid` is missing"))?
        .to_owned();
    let attempts = patiently(until, || look::attempts(client, &merchant_uid)).await?;
    let is_ours = |payment: &&PaymentAnnotation| {
        mark.is_some_and(|mark| mark.is_within(payment.custom_data.as_deref()))
    };
    if let Some(ours) = attempts.list.iter().find(is_ours) {
        if let Some(amount) = amount.filter(|amount| *amount != ours.amount) {
            let then = format!("a charge of {} for {merchant_uid}", ours.amount);
            return Err(another_change(&then, &format!("one of {amount}")));
        }
        return Ok(Err(
            match Charge::became(ours.clone(), Attribution::Proven) {
                Finding::Done(payment, _) => Confirmed::DoneBefore(payment),
                Finding::NotDone(not_done) => Confirmed::NotDone(not_done),
                Finding::Waiting(payment) => Confirmed::Waiting(payment),
                Finding::Nothing(..) | Finding::Open(..) => Confirmed::DoneBefore(ours.clone()),
            },
        ));
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
        return Ok(Err(Confirmed::NotDone(not_done)));
    }
    let known = attempts.list.into_iter().map(|it| it.imp_uid).collect();
    Ok(Ok(Charge {
        merchant_uid,
        amount,
        known,
    }))
}

macro_rules! charge {
    ($call:ident, $case:ident, $operation:literal, $about:literal) => {
        impl $call {
            #[doc = $about]
            ///
            /// Nothing is sent if an attempt of this order is paid already, and the charge is never sent twice. A lost or refused one is
            /// looked for among the attempts of its order, which do not show those of test channels.
            pub fn confirm(self) -> Confirm<PaymentAnnotation> {
                Confirm::of(self)
            }
        }

        #[derive(Clone, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub(super) struct $case(Charge);

        impl engine::Case for $case {
            type Record = PaymentAnnotation;
            const OPERATION: &'static str = $operation;

            async fn look(
                &self,
                client: &Client,
                mark: Option<&Mark>,
                sent: &Sent,
            ) -> Result<Finding<PaymentAnnotation>, Error> {
                self.0.look(client, mark, sent).await
            }
        }

        impl Change for $call {
            type Answer = PaymentAnnotation;
            type Case = $case;

            fn client(&self) -> &Client {
                &self.client
            }

            fn asked(&self) -> String {
                let amount = self.amount.map(|amount| amount.to_string());
                format!(
                    "merchant_uid {}, amount {}, customer_uid {}",
                    self.merchant_uid.as_deref().unwrap_or("-"),
                    amount.as_deref().unwrap_or("-"),
                    self.customer_uid.as_deref().unwrap_or("-")
                )
            }

            async fn prepare(
                &self,
                mark: Option<&Mark>,
                until: Instant,
            ) -> Result<Prepared<$case>, Error> {
                let order = self.merchant_uid.as_deref();
                Ok(
                    match before(&self.client, order, self.amount, mark, until).await? {
                        Err(settled) => Prepared::Settled(settled),
                        Ok(charge) => Prepared::Ready($case(charge)),
                    },
                )
            }

            fn filled_in(mut self, _: &$case, mark: Option<&Mark>) -> Self {
                if let Some(mark) = mark {
                    self.custom_data = Some(mark.within(self.custom_data.as_deref()));
                }
                self
            }

            async fn send(self) -> Result<Response<PaymentAnnotation>, Error> {
                self.send().await
            }

            fn accepted(
                case: &$case,
                answer: Response<PaymentAnnotation>,
                _: Option<&Mark>,
            ) -> Finding<PaymentAnnotation> {
                case.0.accepted(answer.into_inner())
            }
        }
    };
}

charge!(
    Onetime,
    OnetimeCase,
    "onetime",
    "Charges the card once, and makes sure what became of it: [`Confirm`]."
);
charge!(
    Again,
    AgainCase,
    "again",
    "Charges the billing key once, and makes sure what became of it: [`Confirm`]."
);
