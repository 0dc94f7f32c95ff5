//! What happened, each with the request that caused it, and whether it may have.

use std::convert::Infallible;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::registry::{Entry, Group};
use crate::domain::ledger::{Account, Effect, EffectKind, Posting, Transfer};
use crate::domain::money::{self, Amount};
use crate::domain::shop::invariants::Violation;
use crate::domain::shop::warnings::Warning;
use crate::state::State;
use crate::word;

pub(super) fn group() -> Group {
    Group {
        name: "ledger",
        about: "What happened in the shop, and whether it may have.",
        calls: vec![Entry::of::<ListEffects>(), Entry::of::<CheckInvariants>()],
    }
}

/// Something that happened in the shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Effect")]
pub struct WrittenEffect {
    /// Its place among all effects, from 1.
    pub number: u64,
    /// When it happened, in seconds since the epoch.
    pub at: u64,
    /// What made it happen: `start`, `control`, `deadline`, the request with its number such as
    /// `#3 POST /payments/cancel`, or a schedule with what scheduled it.
    pub cause: String,
    /// What happened.
    #[serde(with = "word")]
    #[schemars(with = "EffectKind")]
    pub kind: EffectKind,
    /// The payment that it happened to.
    pub imp_uid: Option<String>,
    /// The order that it happened to.
    pub merchant_uid: Option<String>,
    /// The billing key that it happened to, or with.
    pub customer_uid: Option<String>,
    /// Where money went, if any moved.
    pub transfer: Option<WrittenTransfer>,
    /// More about it, in words.
    pub note: Option<String>,
}

/// Money that moved: the credit says where from, the debit where to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Transfer")]
pub struct WrittenTransfer {
    /// Where it came from.
    pub credit: WrittenPosting,
    /// Where it went.
    pub debit: WrittenPosting,
    /// Three capital letters.
    pub currency: String,
}

/// One side of a movement of money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Posting")]
pub struct WrittenPosting {
    /// The account.
    #[serde(with = "word")]
    #[schemars(with = "Account")]
    pub account: Account,
    /// How much.
    #[serde(with = "money::number")]
    #[schemars(with = "Amount")]
    pub amount: Amount,
}

impl From<&Effect> for WrittenEffect {
    fn from(effect: &Effect) -> WrittenEffect {
        WrittenEffect {
            number: effect.number,
            at: effect.at,
            cause: effect.cause.to_string(),
            kind: effect.kind,
            imp_uid: effect.imp_uid.clone(),
            merchant_uid: effect.merchant_uid.clone(),
            customer_uid: effect.customer_uid.clone(),
            transfer: effect.transfer.as_ref().map(WrittenTransfer::from),
            note: effect.note.clone(),
        }
    }
}

impl From<&Transfer> for WrittenTransfer {
    fn from(transfer: &Transfer) -> WrittenTransfer {
        WrittenTransfer {
            credit: transfer.credit.into(),
            debit: transfer.debit.into(),
            currency: transfer.currency.clone(),
        }
    }
}

impl From<Posting> for WrittenPosting {
    fn from(posting: Posting) -> WrittenPosting {
        WrittenPosting {
            account: posting.account,
            amount: posting.amount,
        }
    }
}

/// Lists everything that happened in the shop, the oldest first.
///
/// Each effect has the request that caused it and the money that it moved, in double entry.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ListEffects {}

impl ControlCall for ListEffects {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/effects";
    type Answer = Vec<WrittenEffect>;
    type Error = Infallible;

    fn example() -> ListEffects {
        ListEffects {}
    }

    async fn run(self, state: &State) -> Result<Vec<WrittenEffect>, Infallible> {
        let shop = state.shop();
        let effects = shop.ledger().effects().iter();
        Ok(effects.map(WrittenEffect::from).collect())
    }
}

/// Whether the invariants hold, those that do not, and what else should be looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Invariants {
    /// Whether all of them hold.
    pub hold: bool,
    /// What is broken.
    pub broken: Vec<Violation>,
    /// What breaks no invariant and was most likely not meant, the oldest first.
    pub warnings: Vec<Warning>,
}

/// Tells whether everything that must always be true of payments and money is.
///
/// No amount is below zero, nothing is paid or given back twice, every history is the sum of what
/// happened. Nothing that is asked of a sandbox breaks it. Told beside it is what a program can do wrong
/// with what the API allows: to have an order paid twice, and to send a refund twice.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CheckInvariants {}

impl ControlCall for CheckInvariants {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/invariants";
    type Answer = Invariants;
    type Error = Infallible;

    fn example() -> CheckInvariants {
        CheckInvariants {}
    }

    async fn run(self, state: &State) -> Result<Invariants, Infallible> {
        // The time first: what falls due after it may still wait.
        let now = state.now();
        let shop = state.shop();
        let broken = shop.violations(now);
        Ok(Invariants {
            hold: broken.is_empty(),
            broken,
            warnings: shop.warnings(),
        })
    }
}
