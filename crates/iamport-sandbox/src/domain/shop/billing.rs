//! Charges without a payment window: of a card once, or of a billing key again.

use crate::domain::assumptions::DeclinedCharge;
use crate::domain::billing::{AgainRequest, DEFAULT_GATEWAY, Instrument, OnetimeRequest, Order};
use crate::domain::billing_keys::{
    BillingKey, Contract, Customer, GatewayKey, KeyKind, check_customer_uid, refuses,
};
use crate::domain::card::Conduct;
use crate::domain::gateway::codes;
use crate::domain::gateway_record::GatewayRecord;
use crate::domain::ledger::{EffectKind, Entry};
use crate::domain::messages;
use crate::domain::payments::{CardUse, KeyUsage, KeyUse, Payment, PaymentStatus};
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;
use crate::facts::missing_at;
use crate::generated::fields::billing::{again, onetime};
use crate::operations::Operation;

/// Where the receipt of a charge can be seen.
const RECEIPT_URL: &str = "https://receipt.example.com/sandbox";
/// What stands in `user_agent` when a caller tells none.
const NO_USER_AGENT: &str = "sorry_not_supported_anymore";

impl Shop {
    /// Charges a card once. With a `customer_uid`, and if the charge succeeds, the card is kept.
    pub(crate) fn charge_once(
        &mut self,
        request: OnetimeRequest,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let mut missing = request.order.missing();
        missing.extend(request.card.number.is_none().then_some("card_number"));
        missing.extend(request.card.expiry.is_none().then_some("expiry"));
        if !missing.is_empty() {
            return Err(Refusal::declined(messages::missing(&missing)));
        }
        let order = request.order.checked()?;
        if let Some(customer_uid) = &request.customer_uid {
            check_customer_uid(customer_uid)?;
        }
        let contract = self.onetime_contract(
            request.channel_group_id.as_deref(),
            request.channel_key.as_deref(),
            request.pg.as_deref(),
        )?;
        if self.was_paid(&order.merchant_uid) {
            return Err(Refusal::declined(messages::PAID_ALREADY));
        }
        let card_refused = |reason: &str| Refusal::card(messages::card_refused(reason));
        let card = request
            .card
            .checked(now)
            .map_err(|name| card_refused(&messages::invalid(name)))?;
        let cvc = (onetime::CVC, request.card.cvc.is_none());
        let missing = missing_at(&contract.provider, &[cvc]);
        if !missing.is_empty() {
            return Err(card_refused(&messages::missing(&missing)));
        }
        if refuses(&contract, &card) {
            return Err(card_refused(messages::CARD_INVALID));
        }
        let keeps = !onetime::CUSTOMER_UID.is_ignored_at(&contract.provider);
        let customer_uid = request.customer_uid.filter(|_| keeps);
        let instrument = Instrument {
            contract: contract.clone(),
            card: Some(card.clone()),
            key_use: customer_uid.clone().map(|customer_uid| KeyUse {
                customer_uid,
                usage: KeyUsage::Issue,
            }),
        };
        let customer = Customer {
            id: None,
            name: order.buyer.name.clone(),
            tel: order.buyer.tel.clone(),
            email: order.buyer.email.clone(),
            addr: order.buyer.addr.clone(),
            postcode: order.buyer.postcode.clone(),
        };
        let payment = self.answered_charge(order, instrument, request.user_agent, true, now)?;
        if let Some(customer_uid) = customer_uid.filter(|_| payment.status == PaymentStatus::Paid) {
            let id = Some(self.ids.customer());
            let key = BillingKey {
                customer_uid,
                customer: Customer { id, ..customer },
                kind: KeyKind::Ordinary(GatewayKey {
                    contract,
                    card: Some(card),
                    inserted: now,
                    updated: now,
                }),
                charges: 0,
            };
            self.put_key(key, now);
        }
        Ok(payment)
    }

    /// Where a card is charged once: at the next channel of a group, or at the gateway that is named,
    /// or at the default one.
    fn onetime_contract(
        &mut self,
        group: Option<&str>,
        channel_key: Option<&str>,
        pg: Option<&str>,
    ) -> Result<Contract, Refusal> {
        if let Some(group) = group {
            let contracts = Contract::of_group(group)
                .ok_or_else(|| Refusal::declined(messages::CHANNEL_GROUP_UNKNOWN))?;
            let turn = self.payments.len().checked_rem(contracts.len());
            let picked = turn.and_then(|turn| contracts.get(turn).cloned());
            return picked.ok_or_else(|| Refusal::declined(messages::CHANNEL_GROUP_UNKNOWN));
        }
        if let Some(channel_key) = channel_key {
            return Contract::of_channel(channel_key, Operation::Onetime.gateways())
                .ok_or_else(|| Refusal::declined(messages::CHANNEL_UNKNOWN));
        }
        Ok(pg
            .and_then(|pg| Contract::of_pg(pg, Operation::Onetime.gateways()))
            .unwrap_or_else(|| Contract::new(DEFAULT_GATEWAY, false)))
    }

    /// Charges a billing key.
    pub(crate) fn charge_again(
        &mut self,
        request: AgainRequest,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let mut missing = request.order.missing();
        missing.extend(request.customer_uid.is_none().then_some("customer_uid"));
        let Some(customer_uid) = request.customer_uid.filter(|_| missing.is_empty()) else {
            return Err(Refusal::declined(messages::missing(&missing)));
        };
        let order = request.order.checked()?;
        if self.was_paid(&order.merchant_uid) {
            return Err(Refusal::declined(messages::PAID_ALREADY));
        }
        let instrument = self.instrument(
            &customer_uid,
            request.channel_key.as_deref(),
            KeyUsage::Payment,
        )?;
        let provider = instrument.contract.provider.as_str();
        if order.name.is_none() && again::NAME.is_required_at(provider) {
            return Err(match provider {
                codes::DANAL_TPAY => {
                    Refusal::gateway(messages::charge_refused(&messages::missing(&["name"])))
                }
                _ => Refusal::invalid(messages::INICIS_WANTS_A_NAME),
            });
        }
        self.answered_charge(order, instrument, request.user_agent, false, now)
    }

    /// A billing key as something to charge.
    pub(super) fn instrument(
        &self,
        customer_uid: &str,
        channel_key: Option<&str>,
        usage: KeyUsage,
    ) -> Result<Instrument, Refusal> {
        let key = self
            .keys
            .get(customer_uid)
            .ok_or_else(|| Refusal::declined(messages::CUSTOMER_UNKNOWN))?;
        let picked = key
            .pick(channel_key)
            .ok_or_else(|| Refusal::declined(messages::CHANNEL_WITHOUT_KEY))?;
        Ok(Instrument {
            contract: picked.contract.clone(),
            card: picked.card.clone(),
            key_use: Some(KeyUse {
                customer_uid: customer_uid.to_owned(),
                usage,
            }),
        })
    }

    /// A charge that a caller waits for. What the gateway does not take leaves no payment; what the
    /// card company declines leaves a failed one, or none, as assumed.
    pub(super) fn answered_charge(
        &mut self,
        order: Order,
        instrument: Instrument,
        user_agent: Option<String>,
        onetime: bool,
        now: u64,
    ) -> Result<Payment, Refusal> {
        if let Some(lack) = order.lacks(&instrument.contract.provider, onetime) {
            return Err(Refusal::gateway(messages::charge_refused(&lack)));
        }
        let declined = self.decline(&instrument, now);
        if let Some(reason) = &declined
            && self.assumptions.declined_charge == DeclinedCharge::Refusal
        {
            let mut entry = Entry::new(EffectKind::ChargeDeclined).order(&order.merchant_uid);
            if let Some(key) = &instrument.key_use {
                entry = entry.customer(&key.customer_uid);
            }
            self.ledger.record(entry.note(Some(reason.clone())), now);
            return Err(Refusal::gateway(messages::charge_refused(reason)));
        }
        Ok(self.book_charge(order, instrument, user_agent, declined, now))
    }

    /// A charge that nobody waits for: it always leaves a payment.
    pub(super) fn unattended_charge(
        &mut self,
        order: Order,
        instrument: Instrument,
        now: u64,
    ) -> Payment {
        let declined = if self.was_paid(&order.merchant_uid) {
            Some(messages::PAID_ALREADY.to_owned())
        } else if let Some(lack) = order.lacks(&instrument.contract.provider, false) {
            Some(lack)
        } else {
            self.decline(&instrument, now)
        };
        self.book_charge(order, instrument, None, declined, now)
    }

    /// Why the card company declines a charge, if it does.
    pub(super) fn decline(&mut self, instrument: &Instrument, now: u64) -> Option<String> {
        let customer_uid = instrument
            .key_use
            .as_ref()
            .map(|key| key.customer_uid.as_str());
        if let Some(planned) = self.planned_declines.take(customer_uid) {
            return Some(planned);
        }
        let card = instrument.card.as_ref()?;
        if card.expires_at <= now {
            return Some(messages::CARD_EXPIRED.to_owned());
        }
        let reason = match card.conduct {
            Conduct::Works => return None,
            Conduct::RefusedByKcp if instrument.contract.provider != codes::KCP => return None,
            Conduct::Refused | Conduct::RefusedByKcp => messages::CARD_INVALID,
            Conduct::OverLimit => messages::OVER_LIMIT,
            Conduct::Suspended => messages::SUSPENDED,
            Conduct::FailsOnce => {
                if let Some(key) = self.charged_key(instrument) {
                    key.set_conduct(Conduct::Works);
                }
                messages::TRY_AGAIN
            }
        };
        Some(reason.to_owned())
    }

    /// The stored key that is charged. A card that is charged while its key is issued is not one, even
    /// if the id has an older key.
    fn charged_key(&mut self, instrument: &Instrument) -> Option<&mut BillingKey> {
        let key = instrument.key_use.as_ref()?;
        match key.usage {
            KeyUsage::Issue => None,
            KeyUsage::Payment | KeyUsage::ScheduledPayment => self.keys.get_mut(&key.customer_uid),
        }
    }

    /// Makes the payment of a charge: paid, or failed for the reason given.
    pub(super) fn book_charge(
        &mut self,
        mut order: Order,
        instrument: Instrument,
        user_agent: Option<String>,
        declined: Option<String>,
        now: u64,
    ) -> Payment {
        if let Some(key) = self.charged_key(&instrument) {
            key.charges += 1;
        }
        let notice_urls = std::mem::take(&mut order.notice_urls);
        let mut payment = self.drawn(order, instrument, user_agent, now);
        if let (Some(card), None) = (&mut payment.card, &declined) {
            card.approval = Some(self.ids.approval());
        }
        self.book(payment, notice_urls, declined, now)
    }

    /// A payment of a card, a billing key or whatever else a channel charges, which nothing happened to yet.
    pub(super) fn drawn(
        &mut self,
        order: Order,
        instrument: Instrument,
        user_agent: Option<String>,
        now: u64,
    ) -> Payment {
        let Contract {
            provider,
            mid,
            test,
        } = instrument.contract;
        Payment {
            imp_uid: self.ids.api_payment(),
            merchant_uid: order.merchant_uid,
            status: PaymentStatus::Ready,
            pay_method: "card".to_owned(),
            channel: "api",
            pg_tid: None,
            pg_id: mid,
            pg_provider: provider,
            test_channel: test,
            escrow: false,
            name: order.name,
            amount: order.amount,
            currency: order.currency,
            tax_free: order.tax_free,
            vat_amount: order.vat_amount,
            buyer: order.buyer,
            custom_data: order.custom_data,
            user_agent: user_agent.or_else(|| Some(NO_USER_AGENT.to_owned())),
            vbank: None,
            card: instrument.card.map(|card| CardUse {
                card,
                quota: order.quota,
                approval: None,
            }),
            key_use: instrument.key_use,
            at_gateway: GatewayRecord::Nothing,
            started_at: now,
            paid_at: None,
            failed_at: None,
            fail_reason: None,
            receipt_url: None,
            cash_receipt_issued: false,
            cancellations: Vec::new(),
            updated_at: now,
        }
    }

    /// Keeps a payment that was just drawn: paid, or failed for the reason given.
    pub(super) fn book(
        &mut self,
        mut payment: Payment,
        notice_urls: Vec<String>,
        declined: Option<String>,
        now: u64,
    ) -> Payment {
        match &declined {
            None => {
                payment.pg_tid = Some(self.ids.gateway_transaction(&payment.pg_id));
                payment.receipt_url = Some(RECEIPT_URL.to_owned());
                payment.pay(now);
            }
            Some(reason) => payment.fail(reason.clone(), now),
        }
        let payment = self.insert(payment);
        self.set_notice_urls(&payment.imp_uid, notice_urls);
        let entry = match declined {
            None => {
                Entry::of(EffectKind::Charged, &payment).paid(payment.amount, &payment.currency)
            }
            Some(_) => Entry::of(EffectKind::ChargeDeclined, &payment).note(declined),
        };
        self.ledger.record(entry, now);
        payment
    }

    /// Has the next charge declined, of one billing key or of any card at all.
    pub(crate) fn plan_decline(&mut self, customer_uid: Option<String>, reason: String) {
        self.planned_declines.add(customer_uid, reason);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::assumptions::Assumptions;
    use crate::domain::billing::tests::order;
    use crate::domain::billing_keys::tests::request as key_request;
    use crate::domain::card::cards;
    use crate::domain::card::tests::details;
    use crate::domain::shop::tests::{NOW, shop};

    fn once(merchant_uid: &str, number: &str) -> OnetimeRequest {
        OnetimeRequest {
            order: order(merchant_uid, 1_000),
            card: details(number),
            ..OnetimeRequest::default()
        }
    }

    fn again(customer_uid: &str, merchant_uid: &str) -> AgainRequest {
        AgainRequest {
            order: order(merchant_uid, 1_000),
            customer_uid: Some(customer_uid.to_owned()),
            ..AgainRequest::default()
        }
    }

    #[test]
    fn a_card_is_charged_once_and_kept_if_wanted() {
        let mut shop = shop();
        let mut request = once("a", cards::WORKS);
        request.customer_uid = Some("c".to_owned());
        request.order.buyer.name = Some("홍길동".to_owned());
        let payment = shop.charge_once(request.clone(), NOW).unwrap();
        assert_eq!(payment.status, PaymentStatus::Paid);
        assert_eq!(payment.key_use.unwrap().usage, KeyUsage::Issue);
        let key = shop.key("c").unwrap();
        assert_eq!(key.customer.name.as_deref(), Some("홍길동"));
        assert_eq!(
            shop.charge_once(request, NOW).unwrap_err(),
            Refusal::declined(messages::PAID_ALREADY)
        );
        let mut toss = once("b", cards::WORKS);
        toss.customer_uid = Some("d".to_owned());
        toss.pg = Some("tosspayments".to_owned());
        let payment = shop.charge_once(toss, NOW).unwrap();
        assert_eq!(payment.pg_provider, "tosspayments");
        assert!(payment.key_use.is_none() && shop.key("d").is_err());
    }

    #[test]
    fn a_bad_card_is_refused_and_a_poor_one_declined() {
        let mut shop = shop();
        let refused = shop
            .charge_once(once("a", cards::REFUSED), NOW)
            .unwrap_err();
        assert!(
            refused
                .message()
                .starts_with("카드정보 인증에 실패하였습니다. [F113]")
        );
        let mut poor = once("a", cards::OVER_LIMIT);
        poor.customer_uid = Some("c".to_owned());
        let failed = shop.charge_once(poor.clone(), NOW).unwrap();
        assert_eq!(failed.status, PaymentStatus::Failed);
        assert_eq!(failed.fail_reason.as_deref(), Some(messages::OVER_LIMIT));
        assert!(shop.key("c").is_err());
        // A failed charge does not use its order up.
        shop.charge_once(once("a", cards::WORKS), NOW).unwrap();

        let payments = shop.payments.len();
        shop.assume(Assumptions::new().declined_charge(DeclinedCharge::Refusal));
        poor.order.merchant_uid = Some("b".to_owned());
        let refused = shop.charge_once(poor, NOW).unwrap_err();
        assert!(matches!(refused, Refusal::Gateway(_)));
        assert!(refused.message().contains("한도"));
        assert_eq!(shop.payments.len(), payments);
        let last = shop.ledger().effects().last().unwrap();
        assert_eq!(last.kind, EffectKind::ChargeDeclined);
    }

    #[test]
    fn a_key_is_charged_again_and_again() {
        let mut shop = shop();
        assert_eq!(
            shop.charge_again(again("c", "a"), NOW).unwrap_err(),
            Refusal::declined("등록되지 않은 구매자입니다.")
        );
        shop.save_key(key_request("c", cards::FAILS_ONCE), NOW)
            .unwrap();
        let states: Vec<_> = ["a", "b", "c"]
            .into_iter()
            .map(|order| shop.charge_again(again("c", order), NOW).unwrap().status)
            .collect();
        assert_eq!(
            states,
            [
                PaymentStatus::Failed,
                PaymentStatus::Paid,
                PaymentStatus::Paid
            ]
        );
        assert_eq!(
            shop.charge_again(again("c", "b"), NOW).unwrap_err(),
            Refusal::declined(messages::PAID_ALREADY)
        );
    }

    #[test]
    fn a_charge_without_a_name_is_refused_where_one_is_needed() {
        let mut shop = shop();
        let mut nameless = again("c", "a");
        nameless.order.name = None;
        // Who is unknown is told first.
        assert_eq!(
            shop.charge_again(nameless.clone(), NOW).unwrap_err(),
            Refusal::declined(messages::CUSTOMER_UNKNOWN)
        );
        shop.save_key(key_request("c", cards::WORKS), NOW).unwrap();
        let paid = shop.charge_again(nameless.clone(), NOW).unwrap();
        assert_eq!((paid.status, paid.name), (PaymentStatus::Paid, None));
        nameless.order.merchant_uid = Some("b".to_owned());
        for provider in ["html5_inicis", "inicis", codes::DANAL_TPAY] {
            // Some of these keys are made in a payment window.
            let key = GatewayKey {
                contract: Contract::new(provider, false),
                card: None,
                inserted: NOW,
                updated: NOW,
            };
            let mut stored = shop.key("c").unwrap().clone();
            stored.kind = KeyKind::Ordinary(key);
            shop.put_key(stored, NOW);
            let refused = shop.charge_again(nameless.clone(), NOW).unwrap_err();
            match provider {
                codes::DANAL_TPAY => assert!(matches!(refused, Refusal::Gateway(_))),
                _ => assert_eq!(refused, Refusal::invalid(messages::INICIS_WANTS_A_NAME)),
            }
        }
    }

    #[test]
    fn a_card_that_runs_out_is_declined() {
        let mut shop = shop();
        let mut request = key_request("c", cards::WORKS);
        // To the end of November 2023 in Korea.
        request.card.expiry = Some("2023-11".to_owned());
        shop.save_key(request, NOW).unwrap();
        let end = 1_701_356_400;
        let last = shop.charge_again(again("c", "a"), end - 1).unwrap();
        assert_eq!(last.status, PaymentStatus::Paid);
        let late = shop.charge_again(again("c", "b"), end).unwrap();
        assert_eq!(late.status, PaymentStatus::Failed);
    }

    #[test]
    fn planned_declines_are_used_once_and_by_whom_they_are_for() {
        let mut shop = shop();
        for customer_uid in ["c", "d"] {
            shop.save_key(key_request(customer_uid, cards::WORKS), NOW)
                .unwrap();
        }
        shop.plan_decline(Some("d".to_owned()), "for d".to_owned());
        shop.plan_decline(None, "for any".to_owned());
        let mut charge = |key: &str, order: &str| {
            let payment = shop.charge_again(again(key, order), NOW).unwrap();
            payment.fail_reason
        };
        assert_eq!(charge("c", "1").as_deref(), Some("for any"));
        assert_eq!(charge("c", "2"), None);
        assert_eq!(charge("d", "3").as_deref(), Some("for d"));
        assert_eq!(charge("d", "4"), None);
    }

    #[test]
    fn gateways_differ_in_what_they_want_to_know() {
        let mut shop = shop();
        let inicis = OnetimeRequest {
            pg: Some("html5_inicis".to_owned()),
            ..once("a", cards::WORKS)
        };
        let refused = shop.charge_once(inicis, NOW).unwrap_err();
        assert!(matches!(refused, Refusal::Gateway(_)));
        assert!(
            refused
                .message()
                .contains("buyer_name, buyer_email, buyer_tel")
        );
        shop.add_key("c", "paypal_v2", None, NOW).unwrap();
        let mut dollars = again("c", "a");
        assert!(shop.charge_again(dollars.clone(), NOW).is_err());
        dollars.order.currency = Some("USD".to_owned());
        let paid = shop.charge_again(dollars, NOW).unwrap();
        assert!(paid.card.is_none() && paid.currency == "USD");
    }

    #[test]
    fn a_group_takes_turns_in_onetime_too() {
        let mut shop = shop();
        let mut request = once("a", cards::WORKS);
        request.channel_group_id = Some("no-such-group".to_owned());
        assert!(shop.charge_once(request.clone(), NOW).is_err());
        request.channel_group_id = Some(crate::domain::billing_keys::GROUP.to_owned());
        request.order.buyer.name = Some("홍길동".to_owned());
        request.order.product_type = Some("real".to_owned());
        let mut providers: Vec<String> = (0..3)
            .map(|at| {
                request.order.merchant_uid = Some(format!("a{at}"));
                shop.charge_once(request.clone(), NOW).unwrap().pg_provider
            })
            .collect();
        providers.sort();
        assert_eq!(providers, ["kcp", "ksnet", "nice_v2"]);
    }
}
