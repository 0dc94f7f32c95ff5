//! What happens in a payment window, and to a virtual account that nobody pays: the calls of a test.

use super::assumptions::OverdueVbank;
use super::ledger::{EffectKind, Entry};
use super::payment::{Payment, PaymentStatus};
use super::schedule::Due;
use super::{Refusal, Shop, messages};

impl Shop {
    /// The buyer pays in the window of a payment. That is possible, too, after the payment was taken for
    /// failed: the gateway's word came late.
    pub(crate) fn pay(&mut self, imp_uid: &str, now: u64) -> Result<Payment, Refusal> {
        let payment = self.payment(imp_uid, true)?;
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
            if payment.vbank.is_some() || payment.status != PaymentStatus::Ready {
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

    /// A payment window does not open for another amount than the one registered for the order.
    pub(super) fn check_prepared(&self, payment: &Payment) -> Result<(), Refusal> {
        let Ok(prepared) = self.prepared.get(&payment.merchant_uid) else {
            return Ok(());
        };
        let same_currency = prepared
            .currency
            .is_none_or(|currency| currency == payment.currency);
        if prepared.amount == payment.amount && same_currency {
            return Ok(());
        }
        Err(Refusal::declined(messages::PREPARED_DIFFERS))
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

    /// Has the deadline of a virtual account looked at when it passes, if that changes anything.
    pub(super) fn watch_deadline(&mut self, position: usize) {
        let overdue_at = self.payments.get(position).and_then(Payment::overdue_at);
        let fails = self.assumptions.overdue_vbank == OverdueVbank::Fails;
        if let Some(at) = overdue_at.filter(|_| fails) {
            self.agenda.add(at, Due::Deadline(position));
        }
    }

    /// Fails the virtual account at `position` if its deadline is over at `now`.
    pub(super) fn pass_deadline(&mut self, position: usize, now: u64) {
        let Some(payment) = self.payments.get_mut(position) else {
            return;
        };
        let fails = self.assumptions.overdue_vbank == OverdueVbank::Fails;
        if fails && payment.overdue_at() == Some(now) && payment.expire(now).is_ok() {
            let entry = Entry::of(EffectKind::AccountExpired, payment);
            self.ledger.record(entry, now);
        }
    }
}
