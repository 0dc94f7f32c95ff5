//! What happens in a payment window, and to a virtual account that nobody pays. No call of the API does this:
//! a test does, in place of the buyer.

use crate::domain::assumptions::OverdueVbank;
use crate::domain::gateway_record::GatewayRecord;
use crate::domain::ledger::{EffectKind, Entry};
use crate::domain::messages;
use crate::domain::new_payment::NewPayment;
use crate::domain::payments::{Payment, PaymentStatus};
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;

impl Shop {
    /// A payment that did not come through the API.
    pub(crate) fn create(&mut self, new: NewPayment, now: u64) -> Result<Payment, Refusal> {
        let payment = new.into_payment(&mut self.ids, now)?;
        if self.was_paid(&payment.merchant_uid) {
            return Err(Refusal::declined(messages::PAID_ALREADY));
        }
        self.check_prepared(&payment)?;
        let payment = self.insert(payment);
        self.note_new(&payment, now);
        Ok(payment)
    }

    /// The buyer pays in the window of a payment. That is possible, too, after the payment was taken for
    /// failed: the gateway's word came late.
    pub(crate) fn pay(&mut self, imp_uid: &str, now: u64) -> Result<Payment, Refusal> {
        let payment = self.payment(imp_uid, true)?;
        if matches!(payment.at_gateway, GatewayRecord::Till(_)) {
            return self.pay_at_till(imp_uid, now);
        }
        if payment.vbank.is_some() {
            return Err(Refusal::invalid(
                "the payment waits on a virtual account: make a deposit",
            ));
        }
        if !matches!(payment.status, PaymentStatus::Ready | PaymentStatus::Failed) {
            let status = payment.status;
            return Err(Refusal::invalid(format!("the payment is {status} already")));
        }
        if self.was_paid(&payment.merchant_uid) {
            return Err(Refusal::declined(messages::PAID_ALREADY));
        }
        self.check_prepared(payment)?;
        let payment = self.change(imp_uid, |payment, _| {
            payment.pay(now);
            Ok(())
        })?;
        let entry = Entry::of(EffectKind::Paid, &payment);
        self.ledger
            .record(entry.paid(payment.amount, &payment.currency), now);
        Ok(payment)
    }

    /// The payment fails in its window, for this reason.
    pub(crate) fn fail(
        &mut self,
        imp_uid: &str,
        reason: &str,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let payment = self.change(imp_uid, |payment, _| {
            let elsewhere =
                payment.vbank.is_some() || matches!(payment.at_gateway, GatewayRecord::Till(_));
            if elsewhere || payment.status != PaymentStatus::Ready {
                return Err(Refusal::invalid("the payment is not open in a window"));
            }
            payment.fail(reason.to_owned(), now);
            Ok(())
        })?;
        let entry = Entry::of(EffectKind::PaymentFailed, &payment);
        self.ledger.record(entry.note(Some(reason.to_owned())), now);
        Ok(payment)
    }

    /// The deadline of a virtual account passes at once, whatever it was.
    pub(crate) fn expire(&mut self, imp_uid: &str, now: u64) -> Result<Payment, Refusal> {
        let payment = self.change(imp_uid, |payment, _| payment.make_overdue(now))?;
        self.note(EffectKind::AccountModified, &payment, now);
        if self.assumptions.overdue_vbank == OverdueVbank::Fails {
            let payment = self.change(imp_uid, |payment, _| payment.expire(now))?;
            self.note(EffectKind::AccountExpired, &payment, now);
            return Ok(payment);
        }
        Ok(payment)
    }

    /// Writes down a payment that came without a call of the API.
    pub(super) fn note_new(&mut self, payment: &Payment, now: u64) {
        let entry = match (payment.status, &payment.vbank) {
            (PaymentStatus::Paid, _) => {
                Entry::of(EffectKind::Paid, payment).paid(payment.amount, &payment.currency)
            }
            (_, Some(_)) => Entry::of(EffectKind::AccountIssued, payment),
            (_, None) => Entry::of(EffectKind::WindowOpened, payment),
        };
        self.ledger.record(entry, now);
    }
}
