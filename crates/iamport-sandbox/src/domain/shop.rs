//! The shop: everything that it has, and how a payment is found, made and changed in it. What may be asked
//! of it is in a file of each family.

mod agenda;
mod auth;
pub(crate) mod benepia;
mod billing;
mod billing_keys;
mod certifications;
pub(crate) mod cvs;
mod escrow;
pub(crate) mod invariants;
pub(crate) mod kcpquick;
pub(crate) mod naver;
mod partners;
mod payco;
mod payments;
mod paymentwall;
mod prepare;
mod receipts;
mod schedules;
#[cfg(test)]
pub(crate) mod tests;
mod vbanks;
pub(crate) mod warnings;
mod window;

use std::collections::HashMap;
use std::io;

use serde::{Deserialize, Serialize};

use super::agenda::Agenda;
use super::assumptions::Assumptions;
use super::auth::{Credentials, Tokens};
use super::billing::PlannedDeclines;
use super::billing_keys::BillingKeys;
use super::certifications::Certifications;
use super::escrow::Deliveries;
use super::event::{Event, Occasion};
use super::kcpquick::QuickPay;
use super::ledger::{EffectKind, Entry, Ledger};
use super::messages;
use super::payments::{Payment, PaymentStatus};
use super::prepare::PreparedAmounts;
use super::receipts::Receipts;
use super::refusal::Refusal;
use super::schedules::Schedules;
use super::seed;
use crate::ids::Ids;
use crate::tables::{Map, Parts, Rows, Visit};

/// Everything that one shop has.
#[derive(Serialize, Deserialize)]
pub(crate) struct Shop {
    /// Configuration, and secret: never part of a snapshot.
    #[serde(skip)]
    credentials: Credentials,
    ids: Ids,
    tokens: Tokens,
    /// In the order in which they were made.
    payments: Rows<Payment>,
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
    #[serde(default)]
    quick_pay: QuickPay,
    /// Where webhooks of a payment go, for payments that name an address of their own.
    notice_urls: Map<String, Vec<String>>,
    /// What happened since [`Shop::take_events`] was last called.
    #[serde(skip)]
    events: Vec<Event>,
}

/// What a snapshot holds of a shop, a state file holds.
impl Parts for Shop {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        let Shop {
            credentials: _,
            ids,
            tokens,
            payments,
            by_imp_uid: _,
            by_merchant_uid: _,
            prepared,
            certifications,
            receipts,
            deliveries,
            assumptions: _,
            ledger,
            keys,
            schedules,
            agenda,
            planned_declines,
            quick_pay,
            notice_urls,
            events: _,
        } = self;
        visit.whole("ids", ids)?;
        visit.whole("tokens", tokens)?;
        visit.table("payments", payments)?;
        prepared.parts(visit)?;
        visit.table("certifications", certifications)?;
        receipts.parts(visit)?;
        visit.table("deliveries", deliveries)?;
        ledger.parts(visit)?;
        keys.parts(visit)?;
        schedules.parts(visit)?;
        agenda.parts(visit)?;
        visit.whole("planned declines", planned_declines)?;
        quick_pay.parts(visit)?;
        visit.table("notice urls", notice_urls)
    }
}

impl Shop {
    /// A shop at `now` that holds nothing but the documentation's example payment.
    pub(crate) fn new(credentials: Credentials, seed: u64, now: u64) -> Shop {
        let mut shop = Shop::empty(credentials, seed);
        let example = shop.insert(seed::example(now));
        shop.note(EffectKind::AccountIssued, &example, now);
        // It was there before anybody could be told.
        shop.events.clear();
        shop
    }

    /// A shop that holds nothing at all.
    pub(crate) fn empty(credentials: Credentials, seed: u64) -> Shop {
        Shop {
            credentials,
            ids: Ids::new(seed),
            tokens: Tokens::default(),
            payments: Rows::default(),
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
            quick_pay: QuickPay::default(),
            notice_urls: Map::default(),
            events: Vec::new(),
        }
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

    pub(crate) fn ledger(&self) -> &Ledger {
        &self.ledger
    }

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
