//! KCP Quick Pay: its buyers, their prepaid money and automatic payment keys, and what is registered for a
//! payment before it is made.

use crate::domain::assumptions::DeclinedCharge;
use crate::domain::billing::{Instrument, Order};
use crate::domain::billing_keys::Contract;
use crate::domain::gateway::codes;
use crate::domain::kcpquick::{Member, Site};
use crate::domain::ledger::{EffectKind, Entry};
use crate::domain::messages;
use crate::domain::payments::{KeyUsage, Payment, PaymentStatus};
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::operations::Operation;

const TRANSACTION_DIFFERS: &str = "imp_uid의 거래정보가 요청과 일치하지 않습니다.";

/// Who pays with prepaid money, and for which transaction.
#[derive(Debug)]
pub(crate) struct MoneyRequest {
    pub(crate) member_id: String,
    pub(crate) channel_key: String,
    pub(crate) imp_uid: String,
    pub(crate) order: Order,
}

impl Shop {
    /// A buyer registers in the window.
    pub(crate) fn register_member(
        &mut self,
        member_id: &str,
        site: Site,
        now: u64,
    ) -> Result<(), Refusal> {
        self.quick_pay.register(member_id, site, now)?;
        self.note_member(EffectKind::MemberStored, member_id, now);
        Ok(())
    }

    /// Deletes a buyer's registration.
    pub(crate) fn delete_member(
        &mut self,
        member_id: &str,
        site: &Site,
        now: u64,
    ) -> Result<Member, Refusal> {
        let member = self.quick_pay.delete(member_id, site)?;
        self.note_member(EffectKind::MemberDeleted, member_id, now);
        Ok(member)
    }

    /// Lets a buyer's fingerprint or face confirm payments no longer.
    pub(crate) fn release_fido(
        &mut self,
        member_id: &str,
        channel_key: &str,
        now: u64,
    ) -> Result<(), Refusal> {
        Contract::of_channel(channel_key, Operation::ReleaseFido.gateways())
            .ok_or_else(|| Refusal::invalid(messages::CHANNEL_UNKNOWN))?;
        if self.quick_pay.release_fido(member_id, now)? {
            self.note_member(EffectKind::FidoReleased, member_id, now);
        }
        Ok(())
    }

    fn note_member(&mut self, kind: EffectKind, member_id: &str, now: u64) {
        let entry = Entry::new(kind).customer(member_id);
        self.ledger.record(entry, now);
    }

    /// Registers what a payment will need; `anew` in the place of what is registered for it.
    pub(crate) fn prepare_quick_payment(
        &mut self,
        merchant_uid: &str,
        btid: &str,
        anew: bool,
        now: u64,
    ) -> Result<(), Refusal> {
        if anew {
            self.quick_pay.prepare_anew(merchant_uid, btid)?;
        } else {
            self.quick_pay.prepare(merchant_uid, btid)?;
        }
        let entry = Entry::new(EffectKind::PaymentPrepared).order(merchant_uid);
        self.ledger.record(entry.note(Some(btid.to_owned())), now);
        Ok(())
    }

    /// Pays an order with a buyer's prepaid money. The transaction is one that was begun in a window, or
    /// one that is not known here: windows that only ask who pays leave no payment.
    pub(crate) fn pay_with_money(
        &mut self,
        request: MoneyRequest,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let MoneyRequest {
            member_id,
            channel_key,
            imp_uid,
            mut order,
        } = request;
        let contract = Contract::of_channel(&channel_key, Operation::PayWithMoney.gateways())
            .ok_or_else(|| Refusal::declined(messages::CHANNEL_UNKNOWN))?;
        self.quick_pay
            .member(&member_id)
            .map_err(|unknown| Refusal::declined(unknown.message().to_owned()))?;
        if self.was_paid(&order.merchant_uid) {
            return Err(Refusal::declined(messages::PAID_ALREADY));
        }
        if let Some(begun) = self.find(&imp_uid) {
            let same = begun.pg_provider == contract.provider
                && begun.status == PaymentStatus::Ready
                && begun.merchant_uid == order.merchant_uid
                && begun.amount == order.amount;
            if !same {
                return Err(Refusal::declined(TRANSACTION_DIFFERS));
            }
        }
        let declined = self.planned_declines.take(Some(&member_id));
        if let Some(reason) = &declined
            && self.assumptions.declined_charge == DeclinedCharge::Refusal
        {
            let entry = Entry::new(EffectKind::ChargeDeclined).order(&order.merchant_uid);
            self.ledger.record(entry.note(Some(reason.clone())), now);
            return Err(Refusal::gateway(messages::charge_refused(reason)));
        }
        if self.find(&imp_uid).is_some() {
            self.set_notice_urls(&imp_uid, std::mem::take(&mut order.notice_urls));
            return match declined {
                Some(reason) => self.fail(&imp_uid, &reason, now),
                None => self.pay(&imp_uid, now),
            };
        }
        let notice_urls = std::mem::take(&mut order.notice_urls);
        let mut payment = self.drawn(order, Instrument::of(contract), None, now);
        payment.imp_uid = imp_uid;
        payment.pay_method = String::new();
        Ok(self.book(payment, notice_urls, declined, now))
    }

    /// Pays an order with a buyer's automatic payment key.
    pub(crate) fn pay_with_autopay_key(
        &mut self,
        customer_uid: &str,
        order: Order,
        now: u64,
    ) -> Result<Payment, Refusal> {
        if self.was_paid(&order.merchant_uid) {
            return Err(Refusal::declined(messages::PAID_ALREADY));
        }
        let instrument = self.instrument(customer_uid, None, KeyUsage::Payment)?;
        if instrument.contract.provider != codes::KCP_QUICK {
            return Err(Refusal::declined(messages::CUSTOMER_UNKNOWN));
        }
        self.answered_charge(order, instrument, None, false, now)
    }

    /// Deletes a buyer's automatic payment key: a billing key of this gateway, and no other.
    pub(crate) fn delete_autopay_key(
        &mut self,
        customer_uid: &str,
        now: u64,
    ) -> Result<(), Refusal> {
        let key = self.key(customer_uid)?;
        let keys = key.gateway_keys();
        if !keys
            .iter()
            .all(|key| key.contract.provider == codes::KCP_QUICK)
        {
            return Err(Refusal::unknown(messages::key_unknown(customer_uid)));
        }
        self.delete_key(customer_uid, None, None, now).map(drop)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::gateway::channel_key;
    use crate::domain::money::Amount;
    use crate::domain::new_payment::NewPayment;
    use crate::domain::shop::tests::{NOW, shop};

    pub(crate) fn by_money(
        shop: &mut Shop,
        imp_uid: &str,
        merchant_uid: &str,
        amount: u32,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let request = MoneyRequest {
            member_id: "m".to_owned(),
            channel_key: channel_key("kcp_quick", false),
            imp_uid: imp_uid.to_owned(),
            order: Order::plain(merchant_uid.to_owned(), None, Amount::from(amount))?,
        };
        shop.pay_with_money(request, now)
    }

    #[test]
    fn money_pays_once_and_for_a_buyer_who_is_registered() {
        let mut shop = shop();
        assert!(by_money(&mut shop, "imp_1", "a", 700, NOW).is_err());
        shop.register_member("m", Site::default(), NOW).unwrap();
        let paid = by_money(&mut shop, "imp_1", "a", 700, NOW).unwrap();
        assert_eq!(
            (&*paid.imp_uid, paid.status),
            ("imp_1", PaymentStatus::Paid)
        );
        let again = by_money(&mut shop, "imp_2", "a", 700, NOW).unwrap_err();
        assert_eq!(again, Refusal::declined(messages::PAID_ALREADY));
        let other = by_money(&mut shop, "imp_1", "b", 700, NOW).unwrap_err();
        assert_eq!(other, Refusal::declined(TRANSACTION_DIFFERS));
        shop.plan_decline(None, "no".to_owned());
        let failed = by_money(&mut shop, "imp_3", "b", 700, NOW).unwrap();
        assert_eq!(failed.fail_reason.as_deref(), Some("no"));
        assert_eq!(shop.violations(NOW), []);
    }

    #[test]
    fn a_window_that_was_opened_is_the_one_that_is_paid() {
        let mut shop = shop();
        shop.register_member("m", Site::default(), NOW).unwrap();
        let window = NewPayment::window("kcp_quick", 700).merchant_uid("a");
        let begun = shop.create(window, NOW).unwrap().imp_uid;
        assert!(by_money(&mut shop, &begun, "a", 699, NOW).is_err());
        let paid = by_money(&mut shop, &begun, "a", 700, NOW).unwrap();
        assert_eq!((paid.imp_uid, paid.status), (begun, PaymentStatus::Paid));
        assert_eq!(shop.violations(NOW), []);
    }

    #[test]
    fn keys_of_other_gateways_are_none_of_its_own() {
        let mut shop = shop();
        shop.add_key("own", "kcp_quick", None, NOW).unwrap();
        shop.add_key("other", "nice_v2", None, NOW).unwrap();
        let mut pay = |key: &str, order: &str| {
            let order = Order::plain(order.to_owned(), None, Amount::from(700)).unwrap();
            shop.pay_with_autopay_key(key, order, NOW)
        };
        let paid = pay("own", "a").unwrap();
        assert_eq!(paid.key_use.unwrap().customer_uid, "own");
        assert!(pay("own", "a").is_err() && pay("other", "b").is_err());
        assert!(matches!(
            shop.delete_autopay_key("other", NOW),
            Err(Refusal::Unknown(_))
        ));
        shop.delete_autopay_key("own", NOW).unwrap();
        assert!(shop.delete_autopay_key("own", NOW).is_err());
        assert_eq!(shop.violations(NOW), []);
    }
}
