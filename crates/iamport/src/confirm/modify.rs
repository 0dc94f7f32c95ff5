//! `modifyVbank`, confirmed: the amount and the day of the deadline are compared.

use serde::{Deserialize, Serialize};
use tokio::time::Instant;

use super::answer::{Attribution, Confirmed, NotDone, Reason};
use super::engine::{self, Change, Confirm, Finding, Prepared, Sent};
use super::look::{self, Seen, patiently};
use super::mark::Mark;
use crate::operations::vbanks::ModifyVbank;
use crate::types::{PaymentAnnotation, PaymentMethod, PaymentStatus};
use crate::{Amount, Client, Error, Response, UnixTime};

impl ModifyVbank {
    /// Changes the account, and makes sure what became of it: [`confirm`](crate::confirm).
    ///
    /// Gateways keep the day of a deadline and not its hour, so its day in Korea is compared. It converges: it is sent again
    /// while the account is as it was after a lost answer.
    pub fn confirm(self) -> Confirm<PaymentAnnotation> {
        Confirm::of(self)
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Case {
    imp_uid: String,
    amount: Option<Amount>,
    due: Option<UnixTime>,
    before: (Amount, Option<UnixTime>),
}

/// The day in Korea, nine hours ahead of UTC all year round, counted from 1970.
fn day(time: UnixTime) -> i64 {
    time.as_secs()
        .saturating_add(9 * 60 * 60)
        .div_euclid(24 * 60 * 60)
}

impl Case {
    fn is_as_asked(&self, payment: &PaymentAnnotation) -> bool {
        self.amount.is_none_or(|amount| amount == payment.amount)
            && self
                .due
                .is_none_or(|due| payment.vbank_date.map(day) == Some(day(due)))
    }

    fn is_as_before(&self, payment: &PaymentAnnotation) -> bool {
        self.before == (payment.amount, payment.vbank_date)
    }
}

/// Without it a deadline looks like none.
const NEEDED: &[&str] = &["vbank_date"];

fn is_waiting(payment: &PaymentAnnotation) -> bool {
    payment.status == PaymentStatus::Ready && payment.pay_method == Some(PaymentMethod::Vbank)
}

fn not_waiting(payment: PaymentAnnotation) -> NotDone<PaymentAnnotation> {
    let (reason, what) = match payment.status {
        PaymentStatus::Paid => (Reason::Deposited, "the buyer has paid into it"),
        _ => (Reason::WrongState, "it does not wait for a deposit"),
    };
    let text = format!(
        "the account of {} can't be changed: {what}",
        payment.imp_uid
    );
    NotDone::new(reason, text).with(payment)
}

impl engine::Case for Case {
    type Record = PaymentAnnotation;
    const OPERATION: &'static str = "modifyVbank";
    const CONVERGES: bool = true;

    async fn look(
        &self,
        client: &Client,
        _: Option<&Mark>,
        sent: &Sent,
    ) -> Result<Finding<PaymentAnnotation>, Error> {
        let Seen { payment, whole } = look::payment(client, &self.imp_uid, NEEDED).await?;
        let text = |why: &str| format!("imp_uid {}: {why}", self.imp_uid);
        if !whole {
            let why = text("the answer about the payment was not whole");
            return Ok(Finding::Open(why, Vec::new()));
        }
        if self.is_as_asked(&payment) {
            return Ok(Finding::Done(payment, Attribution::Unproven));
        }
        match sent {
            _ if !is_waiting(&payment) => Ok(Finding::NotDone(not_waiting(payment))),
            Sent::Refused(error) => Ok(Finding::NotDone(
                NotDone::refused(error.clone()).with(payment),
            )),
            Sent::Accepted => Ok(Finding::Waiting(payment)),
            Sent::Lost(_) if self.is_as_before(&payment) => {
                let why = text("the account is as it was");
                Ok(Finding::Nothing(why, Some(payment)))
            }
            Sent::Lost(_) => {
                let why = text("the account was changed, and not to what was asked");
                Ok(Finding::Open(why, vec![payment]))
            }
        }
    }
}

impl Change for ModifyVbank {
    type Answer = PaymentAnnotation;
    type Case = Case;

    fn client(&self) -> &Client {
        &self.client
    }

    fn asked(&self) -> String {
        let amount = self.amount.map(|amount| amount.to_string());
        let due = self.vbank_due.map(|due| due.as_secs().to_string());
        format!(
            "imp_uid {}, amount {}, vbank_due {}",
            self.imp_uid,
            amount.as_deref().unwrap_or("-"),
            due.as_deref().unwrap_or("-")
        )
    }

    async fn prepare(&self, _: Option<&Mark>, until: Instant) -> Result<Prepared<Case>, Error> {
        let read = || look::payment(&self.client, &self.imp_uid, NEEDED);
        let seen = patiently(until, read).await?;
        let case = Case {
            imp_uid: self.imp_uid.clone(),
            amount: self.amount,
            due: self.vbank_due,
            before: (seen.payment.amount, seen.payment.vbank_date),
        };
        let asks_something = self.amount.is_some() || self.vbank_due.is_some();
        if !is_waiting(&seen.payment) {
            return Ok(Prepared::Settled(Confirmed::NotDone(not_waiting(
                seen.payment,
            ))));
        }
        if !seen.whole {
            return Err(look::not_whole());
        }
        if asks_something && case.is_as_asked(&seen.payment) {
            return Ok(Prepared::Settled(Confirmed::DoneBefore(seen.payment)));
        }
        Ok(Prepared::Ready(case))
    }

    async fn send(self) -> Result<Response<PaymentAnnotation>, Error> {
        self.send().await
    }

    fn accepted(
        case: &Case,
        answer: Response<PaymentAnnotation>,
        _: Option<&Mark>,
    ) -> Finding<PaymentAnnotation> {
        let Seen { payment, whole } = Seen::of(answer, NEEDED);
        if whole && case.is_as_asked(&payment) {
            return Finding::Done(payment, Attribution::Proven);
        }
        Finding::Open("the answer does not show the change".to_owned(), Vec::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_at_midnight_in_korea() {
        let midnight = UnixTime::from(1_733_842_800);
        assert_eq!(day(midnight), day(UnixTime::from(1_733_842_799)) + 1);
        assert_eq!(day(midnight), day(UnixTime::from(1_733_929_199)));
    }
}
