//! Charges without a payment window: a card once, or a billing key again.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::assumptions::DeclinedCharge;
use super::billing::{
    BillingKey, Contract, Customer, GatewayKey, KeyKind, check_customer_uid, refuses,
};
use super::card::{Card, CardDetails, Conduct};
use super::ledger::{EffectKind, Entry};
use super::money::Amount;
use super::payment::{Buyer, CardUse, KeyUsage, KeyUse, Payment, PaymentStatus};
use super::{Refusal, Shop, messages};

/// The gateways of `onetime`.
const ONETIME: &[&str] = &[
    "daou",
    "html5_inicis",
    "kcp",
    "ksnet",
    "nice",
    "nice_v2",
    "paymentwall",
    "settle",
    "tosspayments",
    "welcome",
];
/// The one that charges where a caller names none, or none that is known.
pub(crate) const DEFAULT_GATEWAY: &str = "nice_v2";
/// Those of them that keep no card beside a charge.
const ONETIME_KEEPS_NO_KEY: &[&str] = &["ksnet", "tosspayments"];
/// The longest order number, and the longest name of what is ordered.
const NAME_LENGTH: usize = 40;
/// What can be paid in parts costs this much at least.
const SMALLEST_IN_PARTS: u32 = 50_000;
/// What stands in `user_agent` when a caller tells none.
const NO_USER_AGENT: &str = "sorry_not_supported_anymore";

/// What is to be charged for, as a caller sent it.
#[derive(Clone, Debug, Default)]
pub(crate) struct OrderRequest {
    pub(crate) merchant_uid: Option<String>,
    pub(crate) amount: Option<Amount>,
    pub(crate) currency: Option<String>,
    pub(crate) tax_free: Option<Amount>,
    pub(crate) vat_amount: Option<Amount>,
    pub(crate) name: Option<String>,
    pub(crate) buyer: Buyer,
    pub(crate) quota: Option<u64>,
    pub(crate) custom_data: Option<String>,
    pub(crate) product_type: Option<String>,
    pub(crate) browser_ip: Option<String>,
    pub(crate) notice_urls: Vec<String>,
}

/// What is to be charged for, with nothing wrong in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) merchant_uid: String,
    pub(crate) amount: Amount,
    pub(crate) currency: String,
    pub(crate) tax_free: Amount,
    pub(crate) vat_amount: Option<Amount>,
    pub(crate) name: Option<String>,
    pub(crate) buyer: Buyer,
    pub(crate) quota: u64,
    pub(crate) custom_data: Option<String>,
    pub(crate) product_type: Option<String>,
    pub(crate) has_browser_ip: bool,
    /// Where webhooks of the payment go instead of the shop's own address.
    pub(crate) notice_urls: Vec<String>,
}

impl OrderRequest {
    /// The names of the common fields that are required and missing.
    pub(crate) fn missing(&self) -> Vec<&'static str> {
        [
            ("merchant_uid", self.merchant_uid.is_none()),
            ("amount", self.amount.is_none()),
        ]
        .into_iter()
        .filter(|(_, missing)| *missing)
        .map(|(name, _)| name)
        .collect()
    }

    pub(crate) fn checked(self) -> Result<Order, Refusal> {
        let wrong = |name| Refusal::declined(messages::invalid(name));
        let missing = self.missing();
        let (Some(merchant_uid), Some(amount)) = (self.merchant_uid, self.amount) else {
            return Err(Refusal::declined(messages::missing(&missing)));
        };
        for (name, value, longest) in [
            ("merchant_uid", Some(&merchant_uid), NAME_LENGTH),
            ("name", self.name.as_ref(), NAME_LENGTH),
            ("buyer_name", self.buyer.name.as_ref(), 16),
            ("buyer_email", self.buyer.email.as_ref(), 64),
            ("buyer_tel", self.buyer.tel.as_ref(), 16),
            ("buyer_addr", self.buyer.addr.as_ref(), 128),
            ("buyer_postcode", self.buyer.postcode.as_ref(), 8),
        ] {
            if value.is_some_and(|value| value.chars().count() > longest) {
                return Err(wrong(name));
            }
        }
        let currency = self.currency.unwrap_or_else(|| "KRW".to_owned());
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(wrong("currency"));
        }
        if amount.is_zero() || !amount.fits(&currency) {
            return Err(wrong("amount"));
        }
        let tax_free = self.tax_free.unwrap_or_default();
        let taxed = amount
            .checked_sub(tax_free)
            .filter(|_| tax_free.fits(&currency))
            .ok_or_else(|| wrong("tax_free"))?;
        if self
            .vat_amount
            .is_some_and(|vat| vat > taxed || !vat.fits(&currency))
        {
            return Err(wrong("vat_amount"));
        }
        let quota = self.quota.unwrap_or(0);
        let in_parts = currency == "KRW" && amount >= Amount::from(SMALLEST_IN_PARTS);
        if quota >= 2 && !in_parts {
            return Err(Refusal::declined(messages::QUOTA_TOO_SMALL));
        }
        Ok(Order {
            merchant_uid,
            amount,
            currency,
            tax_free,
            vat_amount: self.vat_amount,
            name: self.name,
            buyer: self.buyer,
            quota,
            custom_data: self.custom_data,
            product_type: self.product_type,
            has_browser_ip: self.browser_ip.is_some(),
            notice_urls: self.notice_urls,
        })
    }
}

impl Order {
    /// What a gateway wants to know and is not told, or told wrong.
    fn lacks(&self, provider: &str, onetime: bool) -> Option<String> {
        let name = ("name", self.name.is_none());
        let buyer_name = ("buyer_name", self.buyer.name.is_none());
        let buyer_email = ("buyer_email", self.buyer.email.is_none());
        let buyer_tel = ("buyer_tel", self.buyer.tel.is_none());
        let product_type = ("product_type", self.product_type.is_none());
        let browser_ip = ("browser_ip", !self.has_browser_ip);
        let needs: &[(&str, bool)] = match (provider, onetime) {
            ("html5_inicis", true) => &[name, buyer_name, buyer_email, buyer_tel],
            ("ksnet", _) => &[buyer_name, product_type],
            ("welcome", _) => &[buyer_name],
            ("smartro_v2", false) => &[buyer_name, buyer_email, buyer_tel],
            ("paymentwall", true) => &[browser_ip],
            ("paymentwall", false) => &[buyer_email, browser_ip],
            _ => &[],
        };
        let missing: Vec<&str> = needs
            .iter()
            .filter(|(_, missing)| *missing)
            .map(|(name, _)| *name)
            .collect();
        if !missing.is_empty() {
            return Some(messages::missing(&missing));
        }
        if provider == "paypal_v2" && self.currency == "KRW" {
            return Some(messages::invalid("currency"));
        }
        let kind = self.product_type.as_deref().unwrap_or("real");
        if provider == "ksnet" && !matches!(kind, "real" | "digital") {
            return Some(messages::invalid("product_type"));
        }
        let plain = |c: char| c.is_ascii_alphanumeric();
        if provider == "smartro_v2" && !onetime && !self.merchant_uid.chars().all(plain) {
            return Some(messages::invalid("merchant_uid"));
        }
        None
    }
}

/// What is charged.
#[derive(Clone, Debug)]
pub(crate) struct Instrument {
    pub(crate) contract: Contract,
    pub(crate) card: Option<Card>,
    pub(crate) key_use: Option<KeyUse>,
}

/// A charge of a card, once.
#[derive(Clone, Debug, Default)]
pub(crate) struct OnetimeRequest {
    pub(crate) order: OrderRequest,
    pub(crate) card: CardDetails,
    /// Under which id the card is kept.
    pub(crate) customer_uid: Option<String>,
    pub(crate) pg: Option<String>,
    pub(crate) channel_key: Option<String>,
    pub(crate) channel_group_id: Option<String>,
    pub(crate) user_agent: Option<String>,
}

/// A charge of a billing key.
#[derive(Clone, Debug, Default)]
pub(crate) struct AgainRequest {
    pub(crate) order: OrderRequest,
    pub(crate) customer_uid: Option<String>,
    pub(crate) channel_key: Option<String>,
    pub(crate) user_agent: Option<String>,
}

/// Charges that a test wants to be declined.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct PlannedDeclines {
    waiting: VecDeque<PlannedDecline>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct PlannedDecline {
    /// Any if it is `None`.
    customer_uid: Option<String>,
    reason: String,
}

impl PlannedDeclines {
    /// The reason for which the charge of this key is to be declined, once.
    fn take(&mut self, customer_uid: Option<&str>) -> Option<String> {
        let position = self.waiting.iter().position(|planned| {
            planned.customer_uid.is_none() || planned.customer_uid.as_deref() == customer_uid
        })?;
        self.waiting.remove(position).map(|planned| planned.reason)
    }
}

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
        if contract.provider == "paymentwall" && request.card.cvc.is_none() {
            return Err(card_refused(&messages::missing(&["cvc"])));
        }
        if refuses(&contract, &card) {
            return Err(card_refused(messages::CARD_INVALID));
        }
        let keeps = !ONETIME_KEEPS_NO_KEY.contains(&contract.provider.as_str());
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
            return Contract::of_channel(channel_key, ONETIME)
                .ok_or_else(|| Refusal::declined(messages::CHANNEL_UNKNOWN));
        }
        Ok(pg
            .and_then(|pg| Contract::of_pg(pg, ONETIME))
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
        missing.extend(request.order.name.is_none().then_some("name"));
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
    fn answered_charge(
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
            Conduct::RefusedByKcp if instrument.contract.provider != "kcp" => return None,
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
        order: Order,
        instrument: Instrument,
        user_agent: Option<String>,
        declined: Option<String>,
        now: u64,
    ) -> Payment {
        let paid = declined.is_none();
        if let Some(key) = self.charged_key(&instrument) {
            key.charges += 1;
        }
        let Contract {
            provider,
            mid,
            test,
        } = instrument.contract;
        let approval = paid.then(|| self.ids.approval());
        let payment = Payment {
            imp_uid: self.ids.api_payment(),
            merchant_uid: order.merchant_uid,
            status: if paid {
                PaymentStatus::Paid
            } else {
                PaymentStatus::Failed
            },
            pay_method: "card".to_owned(),
            channel: "api",
            pg_tid: paid.then(|| self.ids.gateway_transaction(&mid)),
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
                approval,
            }),
            key_use: instrument.key_use,
            started_at: now,
            paid_at: paid.then_some(now),
            failed_at: (!paid).then_some(now),
            fail_reason: declined.clone(),
            receipt_url: paid.then(|| "https://receipt.example.com/sandbox".to_owned()),
            cash_receipt_issued: false,
            cancellations: Vec::new(),
            updated_at: now,
        };
        let payment = self.insert(payment);
        self.set_notice_urls(&payment.imp_uid, order.notice_urls);
        let entry = if paid {
            Entry::of(EffectKind::Charged, &payment).paid(payment.amount, &payment.currency)
        } else {
            Entry::of(EffectKind::ChargeDeclined, &payment).note(declined)
        };
        self.ledger.record(entry, now);
        payment
    }

    /// Has the next charge declined, of one billing key or of any card at all.
    pub(crate) fn plan_decline(&mut self, customer_uid: Option<String>, reason: String) {
        self.planned_declines.waiting.push_back(PlannedDecline {
            customer_uid,
            reason,
        });
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::domain::assumptions::Assumptions;
    use crate::domain::billing::tests::request as key_request;
    use crate::domain::card::cards;
    use crate::domain::card::tests::details;
    use crate::domain::tests::{NOW, shop};

    pub(crate) fn order(merchant_uid: &str, amount: u32) -> OrderRequest {
        OrderRequest {
            merchant_uid: Some(merchant_uid.to_owned()),
            amount: Some(Amount::from(amount)),
            name: Some("구독".to_owned()),
            ..OrderRequest::default()
        }
    }

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
        let mut nameless = again("c", "d");
        nameless.order.name = None;
        let refused = shop.charge_again(nameless, NOW).unwrap_err();
        assert!(refused.message().starts_with("name"));
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
    fn orders_are_checked() {
        let with = |change: fn(&mut OrderRequest)| {
            let mut request = order("a", 50_000);
            change(&mut request);
            request.checked().map(|order| order.quota)
        };
        assert_eq!(with(|order| order.quota = Some(12)), Ok(12));
        assert_eq!(with(|order| order.quota = Some(1)), Ok(1));
        let wrong: [fn(&mut OrderRequest); 8] = [
            |order| {
                order.quota = Some(2);
                order.amount = Some(Amount::from(49_999));
            },
            |order| order.merchant_uid = Some("x".repeat(41)),
            |order| order.amount = Some(Amount::ZERO),
            |order| order.amount = "1.5".parse().ok(),
            |order| order.currency = Some("won".to_owned()),
            |order| order.tax_free = Some(Amount::from(50_001)),
            |order| order.vat_amount = Some(Amount::from(50_001)),
            |order| order.buyer.name = Some("가".repeat(17)),
        ];
        for (at, change) in wrong.into_iter().enumerate() {
            assert!(with(change).is_err(), "{at}");
        }
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
        request.channel_group_id = Some(crate::domain::billing::GROUP.to_owned());
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
