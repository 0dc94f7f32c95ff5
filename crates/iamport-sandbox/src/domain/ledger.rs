//! What happened, who caused it, and where the money went: a double-entry ledger.

use std::collections::HashMap;
use std::fmt;
use std::io;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::money::Amount;
use super::payments::Payment;
use crate::tables::{Parts, Rows, Visit};

/// What made the sandbox do something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Cause {
    /// It was there when the sandbox started.
    Start,
    /// A request of the API.
    Request {
        /// Which one, counted from 1 over all requests of the API, and on from the highest number in a
        /// state file or a snapshot that is put back. A reset begins again with 1.
        number: u64,
        /// `GET`, `POST` and so on.
        method: String,
        /// The path as it was sent, without the query.
        path: String,
    },
    /// A control call, from Rust or over HTTP.
    Control,
    /// A scheduled payment fell due.
    Schedule {
        /// The order number that it was scheduled with.
        merchant_uid: String,
        /// What scheduled it.
        scheduled_by: Arc<Cause>,
    },
    /// A deadline passed.
    Deadline,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Cause::Start => f.write_str("start"),
            Cause::Request {
                number,
                method,
                path,
            } => write!(f, "#{number} {method} {path}"),
            Cause::Control => f.write_str("control"),
            Cause::Schedule {
                merchant_uid,
                scheduled_by,
            } => write!(f, "schedule of {merchant_uid} by {scheduled_by}"),
            Cause::Deadline => f.write_str("deadline"),
        }
    }
}

/// Where money is. The balance of an account is its debits less its credits; those of all accounts add
/// up to nothing.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[schemars(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Account {
    /// What the buyers paid, as a credit.
    Buyers,
    /// What the shop has.
    Shop,
    /// What was given back.
    Refunds,
}

impl Account {
    /// Every account.
    pub const ALL: [Account; 3] = [Account::Buyers, Account::Shop, Account::Refunds];
}

/// One side of a movement of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Posting {
    /// The account.
    pub account: Account,
    /// How much.
    pub amount: Amount,
}

/// Money that moved: the credit says where from, the debit where to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Transfer {
    /// The account that the money went to.
    pub debit: Posting,
    /// The account that the money came from.
    pub credit: Posting,
    /// Three capital letters.
    pub currency: String,
}

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[non_exhaustive]
pub enum EffectKind {
    /// A payment window was opened.
    WindowOpened,
    /// A buyer paid in a payment window.
    Paid,
    /// A payment failed in its window.
    PaymentFailed,
    /// A virtual account was issued, or a number to be paid at a convenience store.
    AccountIssued,
    /// The amount or the deadline of a virtual account or a number was changed.
    AccountModified,
    /// A virtual account or a number was revoked.
    AccountRevoked,
    /// The deadline of a virtual account or a number passed, and its payment failed.
    AccountExpired,
    /// Money came in on a virtual account, or at the till of a convenience store.
    Deposited,
    /// A card, a billing key, points or prepaid money was charged.
    Charged,
    /// Such a charge was declined.
    ChargeDeclined,
    /// Money was given back.
    Refunded,
    /// A billing key was stored, in the place of an older one if there was one.
    KeyStored,
    /// A billing key was deleted.
    KeyDeleted,
    /// A payment was scheduled, for the first time or again.
    Scheduled,
    /// A scheduled payment was moved to another time.
    ScheduleMoved,
    /// A scheduled payment was cancelled.
    ScheduleRevoked,
    /// A product order of NaverPay came into another state.
    OrderChanged,
    /// The gateway was told something about a payment: a delivery, points, the state of the order.
    GatewayTold,
    /// What a KCP Quick Pay payment will need was registered, or changed.
    PaymentPrepared,
    /// A buyer was registered with KCP Quick Pay.
    MemberStored,
    /// A buyer's registration with KCP Quick Pay was deleted.
    MemberDeleted,
    /// A fingerprint or a face no longer confirms a buyer's payments.
    FidoReleased,
}

impl EffectKind {
    /// Whether money comes in by it.
    pub(crate) fn brings_money(self) -> bool {
        matches!(
            self,
            EffectKind::Paid | EffectKind::Deposited | EffectKind::Charged
        )
    }
}

/// Something that happened in the shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Effect {
    /// Its place among all effects, from 1.
    pub number: u64,
    /// When it happened, in seconds since the epoch.
    pub at: u64,
    /// What made it happen.
    pub cause: Arc<Cause>,
    /// What happened.
    pub kind: EffectKind,
    /// The payment that it happened to.
    pub imp_uid: Option<String>,
    /// The order that it happened to.
    pub merchant_uid: Option<String>,
    /// The billing key that it happened to, or with.
    pub customer_uid: Option<String>,
    /// Where money went, if any moved.
    pub transfer: Option<Transfer>,
    /// More about it, in words: why it was declined, refunded or deleted.
    pub note: Option<String>,
    /// The number of the first effect of the very same cause. Two requests have two occasions even if
    /// they have the same number, as those before and after a restart may. `None` in a state that was
    /// kept before this was written down.
    pub(crate) occasion: Option<u64>,
}

/// What is to be written down. The ledger adds when it was, and why.
#[derive(Debug)]
pub(crate) struct Entry {
    kind: EffectKind,
    imp_uid: Option<String>,
    merchant_uid: Option<String>,
    customer_uid: Option<String>,
    transfer: Option<Transfer>,
    note: Option<String>,
}

impl Entry {
    pub(crate) fn new(kind: EffectKind) -> Entry {
        Entry {
            kind,
            imp_uid: None,
            merchant_uid: None,
            customer_uid: None,
            transfer: None,
            note: None,
        }
    }

    /// What happened to a payment.
    pub(crate) fn of(kind: EffectKind, payment: &Payment) -> Entry {
        let key = payment.key_use.as_ref();
        Entry {
            imp_uid: Some(payment.imp_uid.clone()),
            merchant_uid: Some(payment.merchant_uid.clone()),
            customer_uid: key.map(|key| key.customer_uid.clone()),
            ..Entry::new(kind)
        }
    }

    pub(crate) fn order(mut self, merchant_uid: &str) -> Entry {
        self.merchant_uid = Some(merchant_uid.to_owned());
        self
    }

    pub(crate) fn customer(mut self, customer_uid: &str) -> Entry {
        self.customer_uid = Some(customer_uid.to_owned());
        self
    }

    pub(crate) fn note(mut self, note: Option<String>) -> Entry {
        self.note = note;
        self
    }

    /// The buyers pay the shop.
    pub(crate) fn paid(self, amount: Amount, currency: &str) -> Entry {
        self.moved(Account::Buyers, Account::Shop, amount, currency)
    }

    /// The shop gives money back.
    pub(crate) fn refunded(self, amount: Amount, currency: &str) -> Entry {
        self.moved(Account::Shop, Account::Refunds, amount, currency)
    }

    fn moved(mut self, from: Account, to: Account, amount: Amount, currency: &str) -> Entry {
        let posting = |account| Posting { account, amount };
        self.transfer = Some(Transfer {
            debit: posting(to),
            credit: posting(from),
            currency: currency.to_owned(),
        });
        self
    }
}

/// Everything that happened, the oldest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Ledger {
    pub(super) effects: Rows<Effect>,
    /// Always set anew before anything happens.
    #[serde(skip, default = "start")]
    cause: Arc<Cause>,
    /// The first effect of each cause, by where the cause is in memory. No place is used twice: the
    /// effect holds on to its cause.
    #[serde(skip)]
    occasions: HashMap<usize, u64>,
}

fn start() -> Arc<Cause> {
    Arc::new(Cause::Start)
}

impl Default for Ledger {
    fn default() -> Ledger {
        Ledger {
            effects: Rows::default(),
            cause: start(),
            occasions: HashMap::new(),
        }
    }
}

impl Parts for Ledger {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        // The cause is that of what happens next.
        let Ledger {
            effects,
            cause: _,
            occasions: _,
        } = self;
        visit.table("effects", effects)
    }
}

impl Ledger {
    /// From now on, what happens happens because of `cause`.
    pub(crate) fn because(&mut self, cause: Arc<Cause>) -> Arc<Cause> {
        std::mem::replace(&mut self.cause, cause)
    }

    pub(crate) fn cause(&self) -> &Arc<Cause> {
        &self.cause
    }

    /// The highest number of a request that something was put down to; 0 if there is none.
    pub(crate) fn last_request(&self) -> u64 {
        fn number(cause: &Cause) -> u64 {
            match cause {
                Cause::Request { number, .. } => *number,
                Cause::Schedule { scheduled_by, .. } => number(scheduled_by),
                _ => 0,
            }
        }
        let numbers = self.effects.iter().map(|effect| number(&effect.cause));
        numbers.max().unwrap_or(0)
    }

    pub(crate) fn record(&mut self, entry: Entry, at: u64) {
        let number = self.effects.len() as u64 + 1;
        let place = Arc::as_ptr(&self.cause).addr();
        let occasion = *self.occasions.entry(place).or_insert(number);
        self.effects.push(Effect {
            number,
            at,
            cause: Arc::clone(&self.cause),
            kind: entry.kind,
            imp_uid: entry.imp_uid,
            merchant_uid: entry.merchant_uid,
            customer_uid: entry.customer_uid,
            transfer: entry.transfer,
            note: entry.note,
            occasion: Some(occasion),
        });
    }

    pub(crate) fn effects(&self) -> &[Effect] {
        &self.effects
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_has_two_sides_and_a_cause() {
        let mut ledger = Ledger::default();
        let request = Arc::new(Cause::Request {
            number: 4,
            method: "POST".to_owned(),
            path: "/payments/cancel".to_owned(),
        });
        let before = ledger.because(request);
        let entry = Entry::new(EffectKind::Refunded).order("a");
        ledger.record(entry.refunded(Amount::from(10), "KRW"), 100);
        ledger.because(before);
        ledger.record(Entry::new(EffectKind::KeyDeleted).customer("c"), 101);
        let [refund, deletion] = ledger.effects() else {
            panic!("two effects");
        };
        assert_eq!((refund.number, refund.at), (1, 100));
        assert_eq!(refund.cause.to_string(), "#4 POST /payments/cancel");
        let transfer = refund.transfer.as_ref().unwrap();
        assert_eq!(transfer.credit.account, Account::Shop);
        assert_eq!(transfer.debit.account, Account::Refunds);
        assert_eq!(transfer.debit.amount, transfer.credit.amount);
        assert_eq!(deletion.cause.to_string(), "start");
        assert!(deletion.transfer.is_none());
    }
}
