//! Payments: looked up, and given back.

use std::collections::HashSet;

use crate::domain::balance::Balance;
use crate::domain::event::{Event, Occasion};
use crate::domain::ledger::{EffectKind, Entry};
use crate::domain::listing::{Page, PageRequest, Period, Sorting, StatusFilter};
use crate::domain::messages;
use crate::domain::money::Amount;
use crate::domain::payments::{CancelRequest, CancelTarget, Found, Payment};
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::operations::Operation;

/// The most payments that one call looks up.
const MOST_AT_ONCE: usize = 100;

impl Shop {
    /// The payment with this id. One of a test channel is hidden unless asked for.
    pub(crate) fn payment(
        &self,
        imp_uid: &str,
        include_test_channels: bool,
    ) -> Result<&Payment, Refusal> {
        self.find(imp_uid)
            .filter(|payment| include_test_channels || !payment.test_channel)
            .ok_or_else(|| Refusal::unknown(messages::PAYMENT_UNKNOWN))
    }

    /// The payments with these ids, and the latest one of each of these orders.
    pub(crate) fn payments(
        &self,
        imp_uids: &[String],
        merchant_uids: &[String],
    ) -> Result<Found, Refusal> {
        if imp_uids.len() + merchant_uids.len() > MOST_AT_ONCE {
            return Err(Refusal::invalid(messages::TOO_MANY));
        }
        let by_id = imp_uids
            .iter()
            .map(|imp_uid| self.by_imp_uid.get(imp_uid).copied());
        let by_order = merchant_uids.iter().map(|merchant_uid| {
            let made = self.by_merchant_uid.get(merchant_uid)?;
            made.last().copied()
        });
        let (mut wanted, mut incomplete) = (HashSet::new(), false);
        for position in by_id.chain(by_order) {
            match position {
                Some(position) => {
                    wanted.insert(position);
                }
                None => incomplete = true,
            }
        }
        // The order in which they were made, not the one in which they were asked for.
        let mut wanted: Vec<usize> = wanted.into_iter().collect();
        wanted.sort_unstable();
        let payments: Vec<Payment> = wanted
            .into_iter()
            .filter_map(|position| self.payments.get(position).cloned())
            .collect();
        if payments.is_empty() {
            return Err(Refusal::unknown(messages::PAYMENT_UNKNOWN));
        }
        Ok(Found {
            payments,
            incomplete,
        })
    }

    /// All payments of an order in the wanted states.
    pub(crate) fn payments_of_order(
        &self,
        merchant_uid: &str,
        filter: StatusFilter,
        sorting: Sorting,
    ) -> Result<Vec<&Payment>, Refusal> {
        let mut found: Vec<&Payment> = self
            .by_merchant_uid
            .get(merchant_uid)
            .into_iter()
            .flatten()
            .filter_map(|position| self.payments.get(*position))
            .filter(|payment| filter.takes(payment))
            .collect();
        if found.is_empty() {
            return Err(Refusal::unknown(messages::PAYMENT_UNKNOWN));
        }
        sorting.sort(&mut found);
        Ok(found)
    }

    /// The payments in the wanted states that came into them within the period.
    pub(crate) fn payments_by_status(
        &self,
        filter: StatusFilter,
        period: Period,
        sorting: Sorting,
        page: PageRequest,
    ) -> Result<Page, Refusal> {
        let mut found: Vec<&Payment> = self
            .payments
            .iter()
            .filter(|payment| filter.takes(payment) && period.contains(payment.status_since()))
            .collect();
        sorting.sort(&mut found);
        page.cut(&found)
    }

    /// What a payment's money consists of.
    pub(crate) fn balance(&self, imp_uid: &str) -> Result<Balance, Refusal> {
        let payment = self.payment(imp_uid, true)?;
        if !Operation::BalanceByImpUid.is_at(&payment.pg_provider) {
            return Err(Refusal::wrong_method(messages::BALANCE_UNSUPPORTED));
        }
        Ok(Balance::of(payment))
    }

    /// Gives money back.
    pub(crate) fn cancel(
        &mut self,
        target: &CancelTarget,
        request: &CancelRequest,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let imp_uid = match (&target.imp_uid, &target.merchant_uid) {
            (Some(imp_uid), _) => imp_uid.clone(),
            (None, Some(merchant_uid)) => self
                .cancellable(merchant_uid)
                .ok_or_else(|| Refusal::declined(messages::NOTHING_TO_CANCEL))?,
            (None, None) => return Err(Refusal::declined(messages::CANCEL_WHAT)),
        };
        if self.find(&imp_uid).is_none() {
            return Err(Refusal::declined(messages::NOTHING_TO_CANCEL));
        }
        let mut given_back = Amount::ZERO;
        let payment = self.change(&imp_uid, |payment, ids| {
            given_back = payment.cancel(request, || ids.cancellation(), now)?;
            Ok(())
        })?;
        self.refunded(&payment, given_back, now);
        let by_api = Occasion::CancelByApi {
            asked_for: request.enable_webhook,
        };
        self.announce(Event::of(&payment, by_api));
        self.payment(&imp_uid, true).cloned()
    }

    /// The payment that is meant when an order is to be cancelled: the one that was paid, or else the
    /// latest.
    fn cancellable(&self, merchant_uid: &str) -> Option<String> {
        let made = || {
            self.by_merchant_uid
                .get(merchant_uid)
                .into_iter()
                .flatten()
                .rev()
                .filter_map(|position| self.payments.get(*position))
        };
        made()
            .find(|payment| payment.paid_at.is_some())
            .or_else(|| made().next())
            .map(|payment| payment.imp_uid.clone())
    }

    /// Gives money back in the vendor's console, as a person does there.
    pub(crate) fn cancel_at_console(
        &mut self,
        imp_uid: &str,
        amount: Option<Amount>,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let mut given_back = Amount::ZERO;
        let payment = self.change(imp_uid, |payment, ids| {
            given_back = payment.cancel_at_console(
                amount,
                messages::CONSOLE_CANCEL_REASON,
                || ids.cancellation(),
                now,
            )?;
            Ok(())
        })?;
        self.refunded(&payment, given_back, now);
        self.announce(Event::of(&payment, Occasion::CancelAtConsole));
        self.payment(imp_uid, true).cloned()
    }

    /// All payments, in the order in which they were made.
    pub(crate) fn every_payment(&self) -> &[Payment] {
        &self.payments
    }

    /// The first payment, in the order in which they were made, that none of these texts mentions.
    pub(crate) fn another_payment(&self, mentioned: &[&str]) -> Option<&Payment> {
        self.payments.iter().find(|payment| {
            let named = |text: &&str| {
                text.contains(&payment.imp_uid) || text.contains(&payment.merchant_uid)
            };
            !mentioned.iter().any(named)
        })
    }

    /// What follows when money was given back: an entry in the ledger, and a smaller cash receipt.
    pub(super) fn refunded(&mut self, payment: &Payment, given_back: Amount, now: u64) {
        let reason = payment.cancellations.last().map(|done| done.reason.clone());
        let entry = Entry::of(EffectKind::Refunded, payment).note(reason);
        self.ledger
            .record(entry.refunded(given_back, &payment.currency), now);
        self.receipt_follows_cancel(&payment.imp_uid, now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::new_payment::NewPayment;
    use crate::domain::payments::PaymentStatus;
    use crate::domain::seed;
    use crate::domain::shop::tests::{NOW, shop};
    use crate::domain::shop::vbanks::tests::issue;

    fn ids(payments: &[Payment]) -> Vec<&str> {
        payments.iter().map(|p| p.imp_uid.as_str()).collect()
    }

    #[test]
    fn many_are_found_in_their_own_order_and_once() {
        let mut shop = shop();
        let first = issue(&mut shop, "a").unwrap().imp_uid;
        let second = issue(&mut shop, "a").unwrap().imp_uid;
        let wanted = [second.clone(), first.clone(), second.clone()];
        let found = shop.payments(&wanted, &["a".to_owned()]).unwrap();
        assert!(!found.incomplete);
        assert_eq!(ids(&found.payments), [&*first, &*second]);
        let some = shop
            .payments(&[first.clone(), "x".to_owned()], &[])
            .unwrap();
        assert!(some.incomplete);
        assert!(shop.payments(&["x".to_owned()], &[]).is_err());
        assert!(shop.payments(&[], &[]).is_err());
        let many = vec![first; 100];
        assert!(shop.payments(&many, &[]).is_ok());
        assert!(shop.payments(&many, &["a".to_owned()]).is_err());
    }

    #[test]
    fn a_cancel_by_order_means_the_paid_one() {
        let mut shop = shop();
        let paid = issue(&mut shop, "a").unwrap().imp_uid;
        let waiting = issue(&mut shop, "a").unwrap().imp_uid;
        let of_order = CancelTarget {
            imp_uid: None,
            merchant_uid: Some("a".to_owned()),
        };
        let mut request = CancelRequest::default();
        request.refund.holder = Some("가".to_owned());
        request.refund.bank = Some("088".to_owned());
        request.refund.account = Some("1".to_owned());
        assert_eq!(
            shop.cancel(&of_order, &request, NOW).unwrap_err(),
            Refusal::declined(messages::NOT_PAID)
        );
        shop.deposit(&paid, None, None, NOW).unwrap();
        let cancelled = shop.cancel(&of_order, &request, NOW).unwrap();
        assert_eq!(cancelled.imp_uid, paid);
        let wrong_id = CancelTarget {
            imp_uid: Some("imp_0".to_owned()),
            merchant_uid: Some("a".to_owned()),
        };
        for (target, message) in [
            (wrong_id, messages::NOTHING_TO_CANCEL),
            (CancelTarget::default(), messages::CANCEL_WHAT),
        ] {
            assert_eq!(
                shop.cancel(&target, &request, NOW).unwrap_err(),
                Refusal::declined(message)
            );
        }
        assert_eq!(
            shop.payment(&waiting, false).unwrap().status,
            PaymentStatus::Ready
        );
    }

    #[test]
    fn test_channels_hide_from_the_plain_lookup() {
        let mut shop = shop();
        let new = NewPayment::paid("payco", 1).test_channel();
        let hidden = shop.create(new, NOW).unwrap().imp_uid;
        assert!(shop.payment(&hidden, false).is_err());
        assert!(shop.payment(&hidden, true).is_ok());
        assert!(shop.payments(&[hidden], &[]).is_ok());
    }

    #[test]
    fn only_payco_tells_a_balance() {
        let mut shop = shop();
        assert!(matches!(
            shop.balance(seed::EXAMPLE_IMP_UID),
            Err(Refusal::WrongMethod(_))
        ));
        assert!(matches!(shop.balance("imp_0"), Err(Refusal::Unknown(_))));
        let payco = shop.create(NewPayment::paid("payco", 1_100), NOW).unwrap();
        assert_eq!(
            shop.balance(&payco.imp_uid).unwrap().amount,
            Amount::from(1_100)
        );
    }
}
