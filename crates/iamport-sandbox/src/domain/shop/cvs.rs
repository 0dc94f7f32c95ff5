//! Numbers that a buyer pays at the till of a convenience store: issued, paid and revoked.

use crate::domain::assumptions::OverdueVbank;
use crate::domain::billing::{Instrument, Order};
use crate::domain::billing_keys::Contract;
use crate::domain::cvs::Till;
use crate::domain::gateway_record::GatewayRecord;
use crate::domain::ledger::{EffectKind, Entry};
use crate::domain::messages;
use crate::domain::payments::Payment;
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::operations::Operation;

/// What a caller asks for.
#[derive(Debug)]
pub(crate) struct NumberRequest {
    pub(crate) channel_key: String,
    pub(crate) order: Order,
    /// A number of the shop's own. Without it the gateway makes one.
    pub(crate) barcode: Option<String>,
    pub(crate) expires_at: Option<u64>,
}

impl Shop {
    /// Issues a number. Several may wait for one order, but none is issued for an order that was paid.
    pub(crate) fn issue_number(
        &mut self,
        request: NumberRequest,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let gateways = Operation::IssueCvsPayment.gateways();
        let contract = Contract::of_channel(&request.channel_key, gateways)
            .ok_or_else(|| Refusal::declined(messages::CHANNEL_UNKNOWN))?;
        if self.was_paid(&request.order.merchant_uid) {
            return Err(Refusal::declined(messages::PAID_ALREADY));
        }
        if request.expires_at.is_some_and(|last| last <= now) {
            return Err(Refusal::declined(messages::invalid("expired_at")));
        }
        let mut order = request.order;
        let notice_urls = std::mem::take(&mut order.notice_urls);
        let mut payment = self.drawn(order, Instrument::of(contract), None, now);
        payment.pay_method = String::new();
        payment.pg_tid = Some(self.ids.gateway_transaction(&payment.pg_id));
        payment.at_gateway = GatewayRecord::Till(Till {
            barcode: request.barcode.unwrap_or_else(|| self.ids.account()),
            expires_at: request.expires_at,
            closed_at: None,
        });
        let payment = self.insert(payment);
        self.note(EffectKind::AccountIssued, &payment, now);
        self.set_notice_urls(&payment.imp_uid, notice_urls);
        Ok(payment)
    }

    /// Closes a number that nobody has paid.
    pub(crate) fn revoke_number(&mut self, imp_uid: &str, now: u64) -> Result<Payment, Refusal> {
        // This call documents no 404.
        if self.find(imp_uid).is_none() {
            return Err(Refusal::declined(messages::PAYMENT_UNKNOWN));
        }
        let afterwards = self.assumptions.revoked_status;
        let payment = self.change(imp_uid, |payment, _| payment.revoke_number(afterwards, now))?;
        self.note(EffectKind::AccountRevoked, &payment, now);
        Ok(payment)
    }

    /// The buyer pays the number at a till. Like a deposit, that is possible for an order that was paid
    /// in another way meanwhile.
    pub(super) fn pay_at_till(&mut self, imp_uid: &str, now: u64) -> Result<Payment, Refusal> {
        let late = self.assumptions.overdue_vbank == OverdueVbank::TakesDeposits;
        let payment = self.change(imp_uid, |payment, _| {
            let open = match &payment.at_gateway {
                GatewayRecord::Till(till) => till.takes_money(late, now),
                _ => false,
            };
            if !open || payment.paid_at.is_some() {
                return Err(Refusal::invalid(
                    "the number was paid or revoked, or its term has passed",
                ));
            }
            payment.pay(now);
            Ok(())
        })?;
        let entry = Entry::of(EffectKind::Deposited, &payment);
        self.ledger
            .record(entry.paid(payment.amount, &payment.currency), now);
        Ok(payment)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::assumptions::{Assumptions, RevokedStatus};
    use crate::domain::gateway::channel_key;
    use crate::domain::money::Amount;
    use crate::domain::payments::PaymentStatus;
    use crate::domain::shop::tests::{NOW, shop};

    pub(crate) fn number(
        shop: &mut Shop,
        merchant_uid: &str,
        amount: u32,
        expires_at: Option<u64>,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let request = NumberRequest {
            channel_key: channel_key("galaxia", false),
            order: Order::plain(merchant_uid.to_owned(), None, Amount::from(amount))?,
            barcode: None,
            expires_at,
        };
        shop.issue_number(request, now)
    }

    #[test]
    fn a_number_is_paid_once_and_in_time() {
        let mut shop = shop();
        let first = number(&mut shop, "a", 700, Some(NOW + 10), NOW).unwrap();
        let second = number(&mut shop, "a", 700, None, NOW).unwrap();
        assert!(shop.pay(&first.imp_uid, NOW + 11).is_err());
        let paid = shop.pay(&second.imp_uid, NOW + 11).unwrap();
        assert_eq!(paid.status, PaymentStatus::Paid);
        assert!(shop.pay(&second.imp_uid, NOW + 11).is_err());
        assert!(number(&mut shop, "a", 700, None, NOW).is_err());
        assert!(number(&mut shop, "b", 700, Some(NOW), NOW).is_err());
        assert!(shop.fail(&first.imp_uid, "no", NOW).is_err());
        assert_eq!(shop.violations(NOW), []);
    }

    #[test]
    fn a_revoked_number_is_closed_as_assumed() {
        for (assumed, status) in [
            (RevokedStatus::Failed, PaymentStatus::Failed),
            (RevokedStatus::Cancelled, PaymentStatus::Cancelled),
        ] {
            let mut shop = shop();
            shop.assume(Assumptions::new().revoked_status(assumed));
            let issued = number(&mut shop, "a", 700, None, NOW).unwrap();
            let revoked = shop.revoke_number(&issued.imp_uid, NOW + 5).unwrap();
            assert_eq!(revoked.status, status);
            assert_eq!(revoked.status_since(), NOW + 5);
            assert!(matches!(
                shop.revoke_number(&issued.imp_uid, NOW + 6),
                Err(Refusal::Declined(_))
            ));
            assert!(shop.pay(&issued.imp_uid, NOW + 6).is_err());
            assert_eq!(shop.violations(NOW), []);
        }
    }

    #[test]
    fn a_term_that_passes_fails_the_number_if_assumed_so() {
        let mut shop = shop();
        shop.assume(Assumptions::new().overdue_vbank(OverdueVbank::Fails));
        let issued = number(&mut shop, "a", 700, Some(NOW + 10), NOW).unwrap();
        shop.run_due(NOW + 11);
        let failed = shop.payment(&issued.imp_uid, false).unwrap();
        assert_eq!(failed.failed_at, Some(NOW + 11));
        let other = number(&mut shop, "b", 700, None, NOW).unwrap();
        let failed = shop.expire(&other.imp_uid, NOW).unwrap();
        assert_eq!(failed.status, PaymentStatus::Failed);
        assert_eq!(shop.violations(NOW), []);
    }
}
