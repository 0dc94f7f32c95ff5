//! The shop's payments and what may happen to them. Nothing here knows HTTP or JSON: a call comes in as
//! typed values and the present time, and leaves as a value or a [`Refusal`].

pub(crate) mod assumptions;
pub(crate) mod balance;
pub(crate) mod billing;
pub(crate) mod card;
pub(crate) mod certification;
pub(crate) mod channels;
pub(crate) mod charge;
pub(crate) mod codes;
pub(crate) mod delivery;
pub(crate) mod event;
pub(crate) mod gateway;
pub(crate) mod invariants;
pub(crate) mod ledger;
pub(crate) mod listing;
pub(crate) mod messages;
#[cfg(test)]
mod model;
pub(crate) mod money;
pub(crate) mod new_payment;
pub(crate) mod payment;
pub(crate) mod prepare;
pub(crate) mod receipt;
pub(crate) mod schedule;
pub(crate) mod seed;
pub(crate) mod tier;
pub(crate) mod token;
pub(crate) mod vbank;
pub(crate) mod window;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use self::assumptions::Assumptions;
use self::balance::Balance;
use self::billing::BillingKeys;
use self::certification::Certifications;
use self::charge::PlannedDeclines;
use self::delivery::Deliveries;
use self::event::{Event, Occasion};
use self::ledger::{Cause, EffectKind, Entry, Ledger};
use self::listing::{Page, PageRequest, Period, Sorting, StatusFilter};
use self::money::Amount;
use self::new_payment::NewPayment;
use self::payment::{CancelRequest, Payment, PaymentStatus};
use self::prepare::PreparedAmounts;
use self::receipt::Receipts;
use self::schedule::{Agenda, Schedules};
use self::token::{Token, Tokens};
use self::vbank::IssueRequest;
use crate::ids::Ids;

/// The most payments that one call looks up.
const MOST_AT_ONCE: usize = 100;

/// Why a call was refused. What HTTP makes of each is decided elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no such record.
    Unknown(Cow<'static, str>),
    /// A parameter is wrong, or the record is not in the state that the call needs.
    Invalid(Cow<'static, str>),
    /// The business action was refused, by the API's rules or by the gateway's.
    Declined(Cow<'static, str>),
    /// The gateway refused the business action.
    Gateway(Cow<'static, str>),
    /// The gateway, or the card company behind it, does not take the card.
    Card(Cow<'static, str>),
    /// The call is not made for this kind of payment.
    WrongMethod(Cow<'static, str>),
    /// The caller has not shown who it is.
    Unauthorized(Cow<'static, str>),
    /// There is such a record already, or it is past changing.
    Conflict(Cow<'static, str>),
    /// The gateway does not offer it.
    Unsupported(Cow<'static, str>),
}

impl Refusal {
    pub(crate) fn unknown(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Unknown(message.into())
    }

    pub(crate) fn invalid(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Invalid(message.into())
    }

    pub(crate) fn declined(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Declined(message.into())
    }

    pub(crate) fn gateway(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Gateway(message.into())
    }

    pub(crate) fn card(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Card(message.into())
    }

    pub(crate) fn wrong_method(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::WrongMethod(message.into())
    }

    pub(crate) fn unauthorized(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Unauthorized(message.into())
    }

    pub(crate) fn conflict(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Conflict(message.into())
    }

    pub(crate) fn unsupported(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Unsupported(message.into())
    }

    pub(crate) fn message(&self) -> &str {
        match self {
            Refusal::Unknown(message)
            | Refusal::Invalid(message)
            | Refusal::Declined(message)
            | Refusal::Gateway(message)
            | Refusal::Card(message)
            | Refusal::WrongMethod(message)
            | Refusal::Unauthorized(message)
            | Refusal::Conflict(message)
            | Refusal::Unsupported(message) => message,
        }
    }
}

/// The key and the secret that open the shop.
#[derive(Clone, Default)]
pub(crate) struct Credentials {
    pub(crate) key: String,
    pub(crate) secret: String,
}

/// What a cancel is about. The payment's own id counts where both are given.
#[derive(Clone, Debug, Default)]
pub(crate) struct CancelTarget {
    pub(crate) imp_uid: Option<String>,
    pub(crate) merchant_uid: Option<String>,
}

/// Payments that were looked up together.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) payments: Vec<Payment>,
    /// Some of what was asked for does not exist.
    pub(crate) incomplete: bool,
}

/// Everything that one shop has.
#[derive(Serialize, Deserialize)]
pub(crate) struct Shop {
    /// Configuration, and secret: never part of a snapshot.
    #[serde(skip)]
    credentials: Credentials,
    ids: Ids,
    tokens: Tokens,
    /// In the order in which they were made.
    payments: Vec<Payment>,
    /// Where a payment is in `payments`. Made anew from it after a restore.
    #[serde(skip)]
    by_imp_uid: HashMap<String, usize>,
    #[serde(skip)]
    by_merchant_uid: HashMap<String, Vec<usize>>,
    prepared: PreparedAmounts,
    certifications: Certifications,
    receipts: Receipts,
    deliveries: Deliveries,
    /// Configuration, like the credentials.
    #[serde(skip)]
    assumptions: Assumptions,
    ledger: Ledger,
    keys: BillingKeys,
    schedules: Schedules,
    agenda: Agenda,
    planned_declines: PlannedDeclines,
    /// Where webhooks of a payment go, for payments that name an address of their own.
    notice_urls: BTreeMap<String, Vec<String>>,
    /// What happened since [`Shop::take_events`] was last called.
    #[serde(skip)]
    events: Vec<Event>,
}

impl Shop {
    /// A shop at `now` that holds nothing but the documentation's example payment.
    pub(crate) fn new(credentials: Credentials, seed: u64, now: u64) -> Shop {
        let mut shop = Shop {
            credentials,
            ids: Ids::new(seed),
            tokens: Tokens::default(),
            payments: Vec::new(),
            by_imp_uid: HashMap::new(),
            by_merchant_uid: HashMap::new(),
            prepared: PreparedAmounts::default(),
            certifications: Certifications::default(),
            receipts: Receipts::default(),
            deliveries: Deliveries::default(),
            assumptions: Assumptions::default(),
            ledger: Ledger::default(),
            keys: BillingKeys::default(),
            schedules: Schedules::default(),
            agenda: Agenda::default(),
            planned_declines: PlannedDeclines::default(),
            notice_urls: BTreeMap::new(),
            events: Vec::new(),
        };
        let example = shop.insert(seed::example(now));
        shop.note(EffectKind::AccountIssued, &example, now);
        // It was there before anybody could be told.
        shop.events.clear();
        shop
    }

    /// Decides what no source settles. To be called before anything happens in the shop.
    pub(crate) fn assume(&mut self, assumptions: Assumptions) {
        self.assumptions = assumptions;
        for position in 0..self.payments.len() {
            self.watch_deadline(position);
        }
    }

    pub(crate) fn assumptions(&self) -> &Assumptions {
        &self.assumptions
    }

    // Tokens.

    /// A token for whoever knows the key and the secret.
    pub(crate) fn token(
        &mut self,
        key: Option<&str>,
        secret: Option<&str>,
        now: u64,
    ) -> Result<Token, Refusal> {
        let (Some(key), Some(secret)) = (key, secret) else {
            let names = ["imp_key", "imp_secret"];
            return Err(Refusal::invalid(messages::missing(&names)));
        };
        if key != self.credentials.key || secret != self.credentials.secret {
            return Err(Refusal::unauthorized(messages::WRONG_CREDENTIALS));
        }
        Ok(self.tokens.grant(now, || self.ids.token()))
    }

    /// Refuses whoever has no living token.
    pub(crate) fn authorize(&self, token: Option<&str>, now: u64) -> Result<(), Refusal> {
        match token {
            Some(token) if self.tokens.accepts(token, now) => Ok(()),
            _ => Err(Refusal::unauthorized(messages::UNAUTHORIZED)),
        }
    }

    pub(crate) fn tokens(&mut self) -> &mut Tokens {
        &mut self.tokens
    }

    // Virtual accounts.

    /// Issues a virtual account. Several may wait for one order, but none is issued for an order that
    /// was paid.
    pub(crate) fn issue_vbank(
        &mut self,
        mut request: IssueRequest,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let merchant_uid = request.merchant_uid.as_deref().unwrap_or_default();
        if self.was_paid(merchant_uid) {
            return Err(Refusal::declined(messages::PAID_ALREADY));
        }
        let notice_urls = std::mem::take(&mut request.notice_urls);
        let payment = request.issue(&mut self.ids, now)?;
        let payment = self.insert(payment);
        self.note(EffectKind::AccountIssued, &payment, now);
        self.set_notice_urls(&payment.imp_uid, notice_urls);
        Ok(payment)
    }

    /// Changes the amount or the deadline of a waiting virtual account.
    pub(crate) fn modify_vbank(
        &mut self,
        imp_uid: &str,
        amount: Option<Amount>,
        due: Option<u64>,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let payment = self.change(imp_uid, |payment, _| payment.modify(amount, due, now))?;
        self.note(EffectKind::AccountModified, &payment, now);
        if let Some(position) = self.by_imp_uid.get(imp_uid) {
            self.watch_deadline(*position);
        }
        Ok(payment)
    }

    /// Closes a waiting virtual account.
    pub(crate) fn revoke_vbank(
        &mut self,
        imp_uid: &str,
        has_api_key: bool,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let afterwards = self.assumptions.revoked_status;
        let payment = self.change(imp_uid, |payment, _| {
            payment.revoke(has_api_key, afterwards, now)
        })?;
        self.note(EffectKind::AccountRevoked, &payment, now);
        Ok(payment)
    }

    /// Money arrives on a virtual account.
    pub(crate) fn deposit(
        &mut self,
        imp_uid: &str,
        amount: Option<Amount>,
        depositor: Option<String>,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let (assumptions, mut came_in) = (self.assumptions, Amount::ZERO);
        let payment = self.change(imp_uid, |payment, ids| {
            let mid = payment.pg_id.clone();
            let tid = || ids.gateway_transaction(&mid);
            came_in = payment.deposit(amount, depositor, tid, &assumptions, now)?;
            Ok(())
        })?;
        let entry = Entry::of(EffectKind::Deposited, &payment);
        self.ledger
            .record(entry.paid(came_in, &payment.currency), now);
        Ok(payment)
    }

    /// The name of the person or company that owns an account.
    pub(crate) fn account_holder(
        &self,
        bank_code: Option<&str>,
        number: Option<&str>,
    ) -> Result<String, Refusal> {
        let missing: Vec<&str> = [
            ("bank_code", bank_code.is_none()),
            ("bank_num", number.is_none()),
        ]
        .into_iter()
        .filter(|(_, missing)| *missing)
        .map(|(name, _)| name)
        .collect();
        let (Some(bank_code), Some(number)) = (bank_code, number) else {
            return Err(Refusal::invalid(messages::missing(&missing)));
        };
        if !gateway::holder_can_be_looked_up(bank_code) {
            return Err(Refusal::unknown(messages::HOLDER_UNKNOWN));
        }
        let own = self
            .payments
            .iter()
            .filter_map(|payment| payment.vbank.as_ref())
            .find(|vbank| vbank.bank_code == bank_code && vbank.number == number);
        if let Some(holder) = own.and_then(|vbank| vbank.holder.clone()) {
            return Ok(holder);
        }
        seed::holder_of(number).ok_or_else(|| Refusal::unknown(messages::HOLDER_UNKNOWN))
    }

    // Payments.

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
        if !payment.gateway().tells_balance {
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

    /// Gives money back in the vendor's console, as a person does there.
    pub(crate) fn cancel_at_console(
        &mut self,
        imp_uid: &str,
        amount: Option<Amount>,
        now: u64,
    ) -> Result<Payment, Refusal> {
        let mut given_back = Amount::ZERO;
        let payment = self.change(imp_uid, |payment, ids| {
            given_back = payment.cancel_at_console(amount, || ids.cancellation(), now)?;
            Ok(())
        })?;
        self.refunded(&payment, given_back, now);
        self.announce(Event::of(&payment, Occasion::CancelAtConsole));
        self.payment(imp_uid, true).cloned()
    }

    // Amounts registered in advance.

    pub(crate) fn prepared(&self) -> &PreparedAmounts {
        &self.prepared
    }

    pub(crate) fn prepared_mut(&mut self) -> &mut PreparedAmounts {
        &mut self.prepared
    }

    // The ledger.

    /// Has everything happen whose time has come by `now`, and puts what happens next down to `cause`.
    pub(crate) fn turn_to(&mut self, cause: Arc<Cause>, now: u64) {
        self.run_due(now);
        self.ledger.because(cause);
    }

    pub(crate) fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    // What the outside is told.

    /// Remembers that something happened that the shop may be told about.
    pub(crate) fn announce(&mut self, event: Event) {
        self.events.push(event);
    }

    /// What happened since this was last called, the oldest first.
    pub(crate) fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// Lets the webhooks of a payment go to these addresses. None of them: to the shop's own.
    pub(crate) fn set_notice_urls(&mut self, imp_uid: &str, urls: Vec<String>) {
        if !urls.is_empty() {
            self.notice_urls.insert(imp_uid.to_owned(), urls);
        }
    }

    /// The addresses that a payment names for its webhooks.
    pub(crate) fn notice_urls(&self, imp_uid: &str) -> &[String] {
        self.notice_urls.get(imp_uid).map_or(&[], Vec::as_slice)
    }

    // Being kept.

    /// The seed of the ids.
    pub(crate) fn seed(&self) -> u64 {
        self.ids.seed()
    }

    pub(crate) fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// Becomes what `kept` was when it was written, with the credentials of today.
    pub(crate) fn restore(&mut self, kept: Shop) {
        let credentials = std::mem::take(&mut self.credentials);
        let assumptions = self.assumptions;
        *self = kept;
        self.credentials = credentials;
        self.events.clear();
        self.by_imp_uid.clear();
        self.by_merchant_uid.clear();
        for (position, payment) in self.payments.iter().enumerate() {
            self.by_imp_uid.insert(payment.imp_uid.clone(), position);
            self.by_merchant_uid
                .entry(payment.merchant_uid.clone())
                .or_default()
                .push(position);
        }
        self.assume(assumptions);
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

    // Inside.

    /// What follows when money was given back: an entry in the ledger, and a smaller cash receipt.
    fn refunded(&mut self, payment: &Payment, given_back: Amount, now: u64) {
        let reason = payment.cancellations.last().map(|done| done.reason.clone());
        let entry = Entry::of(EffectKind::Refunded, payment).note(reason);
        self.ledger
            .record(entry.refunded(given_back, &payment.currency), now);
        self.receipt_follows_cancel(&payment.imp_uid, now);
    }

    /// Writes down what happened to a payment, where no money moved.
    fn note(&mut self, kind: EffectKind, payment: &Payment, now: u64) {
        self.ledger.record(Entry::of(kind, payment), now);
    }

    fn find(&self, imp_uid: &str) -> Option<&Payment> {
        self.by_imp_uid
            .get(imp_uid)
            .and_then(|position| self.payments.get(*position))
    }

    /// Whether money ever came in for an order, even if it was given back since.
    fn was_paid(&self, merchant_uid: &str) -> bool {
        self.by_merchant_uid
            .get(merchant_uid)
            .into_iter()
            .flatten()
            .filter_map(|position| self.payments.get(*position))
            .any(|payment| payment.paid_at.is_some())
    }

    /// Lets `step` happen to a payment, and returns what it is like afterwards.
    fn change(
        &mut self,
        imp_uid: &str,
        step: impl FnOnce(&mut Payment, &mut Ids) -> Result<(), Refusal>,
    ) -> Result<Payment, Refusal> {
        let payment = self
            .by_imp_uid
            .get(imp_uid)
            .and_then(|position| self.payments.get_mut(*position))
            .ok_or_else(|| Refusal::unknown(messages::PAYMENT_UNKNOWN))?;
        let before = (payment.status, payment.deposits());
        step(payment, &mut self.ids)?;
        let payment = payment.clone();
        let money_came = payment.deposits() > before.1
            || (payment.status == PaymentStatus::Paid && before.0 != PaymentStatus::Paid);
        if money_came {
            self.announce(Event::of(&payment, Occasion::Paid));
        }
        Ok(payment)
    }

    fn insert(&mut self, mut payment: Payment) -> Payment {
        while self.by_imp_uid.contains_key(&payment.imp_uid) {
            payment.imp_uid = match payment.channel {
                "api" => self.ids.api_payment(),
                _ => self.ids.window_payment(),
            };
        }
        let position = self.payments.len();
        self.by_imp_uid.insert(payment.imp_uid.clone(), position);
        self.by_merchant_uid
            .entry(payment.merchant_uid.clone())
            .or_default()
            .push(position);
        self.payments.push(payment.clone());
        self.watch_deadline(position);
        match payment.status {
            PaymentStatus::Paid => self.announce(Event::of(&payment, Occasion::Paid)),
            PaymentStatus::Ready if payment.vbank.is_some() => {
                self.announce(Event::of(&payment, Occasion::Issued));
            }
            // A window that was opened, and a failure, are told to nobody.
            _ => {}
        }
        payment
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::payment::PaymentStatus;
    use super::*;

    pub(crate) const NOW: u64 = 1_700_000_000;

    pub(crate) fn shop() -> Shop {
        let credentials = Credentials {
            key: "key".to_owned(),
            secret: "secret".to_owned(),
        };
        Shop::new(credentials, 1, NOW)
    }

    fn issue(shop: &mut Shop, merchant_uid: &str) -> Result<Payment, Refusal> {
        let request = IssueRequest {
            channel_key: Some(gateway::channel_key("nice_v2", false)),
            merchant_uid: Some(merchant_uid.to_owned()),
            amount: Some(Amount::from(1_000)),
            bank: Some("088".to_owned()),
            due: Some(NOW + 1_000),
            ..IssueRequest::default()
        };
        shop.issue_vbank(request, NOW)
    }

    fn ids(payments: &[Payment]) -> Vec<&str> {
        payments.iter().map(|p| p.imp_uid.as_str()).collect()
    }

    #[test]
    fn a_fresh_shop_holds_the_example() {
        let mut shop = shop();
        let example = shop.payment(seed::EXAMPLE_IMP_UID, false).unwrap();
        assert_eq!(example.merchant_uid, seed::EXAMPLE_MERCHANT_UID);
        assert_eq!(example.status, PaymentStatus::Ready);
        shop.revoke_vbank(seed::EXAMPLE_IMP_UID, false, NOW)
            .unwrap();
    }

    #[test]
    fn an_order_can_wait_several_times_but_is_paid_once() {
        let mut shop = shop();
        let first = issue(&mut shop, "a").unwrap();
        let second = issue(&mut shop, "a").unwrap();
        assert_ne!(first.imp_uid, second.imp_uid);
        shop.deposit(&first.imp_uid, None, None, NOW).unwrap();
        assert_eq!(
            issue(&mut shop, "a").unwrap_err(),
            Refusal::declined(messages::PAID_ALREADY)
        );
        assert!(
            shop.create(NewPayment::paid("payco", 1).merchant_uid("a"), NOW)
                .is_err()
        );
        issue(&mut shop, "b").unwrap();
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
    fn holders_are_looked_up() {
        let shop = shop();
        let example = shop.payment(seed::EXAMPLE_IMP_UID, false).unwrap();
        let vbank = example.vbank.clone().unwrap();
        let look_up = |code, number| shop.account_holder(Some(code), Some(number));
        assert_eq!(look_up(vbank.bank_code, &vbank.number).ok(), vbank.holder);
        assert!(look_up("088", "110-123-456789").is_ok());
        assert_eq!(
            look_up("088", "110-123-456789"),
            look_up("088", "110123456789")
        );
        assert!(look_up("999", "110123456789").is_err());
        assert!(look_up("088", "12").is_err());
        assert!(look_up("088", "0000000000").is_err());
        assert_eq!(
            shop.account_holder(Some("088"), None),
            Err(Refusal::invalid("bank_num 파라메터가 누락되었습니다."))
        );
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
