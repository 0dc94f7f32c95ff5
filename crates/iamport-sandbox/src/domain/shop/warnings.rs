//! What the shop may do and nobody can want: most likely a mistake of the program that uses the API.

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::ledger::{Account, Ledger};
use crate::domain::money::Amount;
use crate::domain::payments::{Asked, Payment};
use crate::domain::shop::Shop;
use crate::word;

/// Money that moved by the rules, and most likely should not have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Warning {
    /// What seems to have gone wrong.
    #[serde(with = "word")]
    #[schemars(with = "WarningKind")]
    pub kind: WarningKind,
    /// What it is about: an order number, or the id of a payment.
    pub subject: String,
    /// The numbers of the effects that are too many together.
    pub effects: Vec<u64>,
    /// What happened, in words.
    pub detail: String,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}, {}: {}", self.kind, self.subject, self.detail)
    }
}

/// What seems to have gone wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[non_exhaustive]
pub enum WarningKind {
    /// Money came in for an order while another payment of it held money: on two virtual accounts, or
    /// on one that was not revoked before the order was paid by card.
    OrderPaidTwice,
    /// Two cancels of a payment asked for the very same, and each gave money back. What is meant to be
    /// done twice differs in its `checksum` or its `reason`.
    RefundSentTwice,
}

impl Shop {
    /// What most likely should not have happened, the oldest first. It stays, even if it was set right.
    pub(crate) fn warnings(&self) -> Vec<Warning> {
        let mut warnings = orders_paid_twice(&self.ledger);
        warnings.extend(refunds_sent_twice(&self.ledger, &self.payments));
        warnings.sort_by(|one, other| one.effects.cmp(&other.effects));
        warnings
    }
}

/// The money of one order.
#[derive(Default)]
struct OrderMoney<'a> {
    payments: Vec<Held<'a>>,
    /// The effects that brought money in while there was some, and those that this was from.
    too_many: BTreeSet<u64>,
}

/// The money of one payment that was not given back.
struct Held<'a> {
    imp_uid: &'a str,
    amount: Amount,
    /// The effect that last brought some.
    by: u64,
}

impl<'a> OrderMoney<'a> {
    fn comes(&mut self, imp_uid: &'a str, amount: Amount, by: u64) {
        let others = self
            .payments
            .iter()
            .filter(|held| held.imp_uid != imp_uid && !held.amount.is_zero());
        let others: Vec<u64> = others.map(|held| held.by).collect();
        if !others.is_empty() {
            self.too_many.extend(others);
            self.too_many.insert(by);
        }
        match self.of(imp_uid) {
            Some(held) => {
                held.amount = held.amount.checked_add(amount).unwrap_or(held.amount);
                held.by = by;
            }
            None => self.payments.push(Held {
                imp_uid,
                amount,
                by,
            }),
        }
    }

    fn goes(&mut self, imp_uid: &str, amount: Amount) {
        if let Some(held) = self.of(imp_uid) {
            held.amount = held.amount.saturating_sub(amount);
        }
    }

    fn of(&mut self, imp_uid: &str) -> Option<&mut Held<'a>> {
        self.payments
            .iter_mut()
            .find(|held| held.imp_uid == imp_uid)
    }

    fn detail(&self) -> String {
        let ids: Vec<&str> = self.payments.iter().map(|held| held.imp_uid).collect();
        let holding = self.payments.iter().filter(|held| !held.amount.is_zero());
        let now = match holding.count() {
            0 => "none of them holds money now",
            1 => "only one of them holds money now",
            _ => "more than one of them holds money now",
        };
        format!("money came in on {}; {now}", ids.join(" and "))
    }
}

fn orders_paid_twice(ledger: &Ledger) -> Vec<Warning> {
    let mut orders: HashMap<&str, OrderMoney<'_>> = HashMap::new();
    for effect in ledger.effects() {
        let (Some(order), Some(imp_uid), Some(transfer)) = (
            effect.merchant_uid.as_deref(),
            effect.imp_uid.as_deref(),
            &effect.transfer,
        ) else {
            continue;
        };
        let money = orders.entry(order).or_default();
        match (transfer.credit.account, transfer.debit.account) {
            (Account::Buyers, _) => money.comes(imp_uid, transfer.debit.amount, effect.number),
            (_, Account::Refunds) => money.goes(imp_uid, transfer.credit.amount),
            _ => {}
        }
    }
    orders
        .into_iter()
        .filter(|(_, money)| !money.too_many.is_empty())
        .map(|(order, money)| Warning {
            kind: WarningKind::OrderPaidTwice,
            subject: order.to_owned(),
            detail: money.detail(),
            effects: money.too_many.into_iter().collect(),
        })
        .collect()
}

fn refunds_sent_twice(ledger: &Ledger, payments: &[Payment]) -> Vec<Warning> {
    // A cancel has one effect, and both are in the order in which they happened.
    let mut refunds: HashMap<&str, Vec<u64>> = HashMap::new();
    for effect in ledger.effects() {
        if let (Some(imp_uid), Some(transfer)) = (&effect.imp_uid, &effect.transfer)
            && transfer.debit.account == Account::Refunds
        {
            refunds.entry(imp_uid).or_default().push(effect.number);
        }
    }
    let mut warnings = Vec::new();
    for payment in payments {
        let imp_uid = payment.imp_uid.as_str();
        let numbers = refunds.get(imp_uid).map_or(&[][..], Vec::as_slice);
        let mut alike: HashMap<&Asked, Vec<u64>> = HashMap::new();
        for (done, number) in payment.cancellations.iter().zip(numbers) {
            if let Some(asked) = &done.asked {
                alike.entry(asked).or_default().push(*number);
            }
        }
        let repeated = alike.into_values().filter(|effects| effects.len() > 1);
        warnings.extend(repeated.map(|effects| Warning {
            kind: WarningKind::RefundSentTwice,
            subject: imp_uid.to_owned(),
            detail: format!(
                "{} requests that ask for the same gave money back; with a checksum the first alone would have",
                effects.len()
            ),
            effects,
        }));
    }
    warnings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::new_payment::NewPayment;
    use crate::domain::payments::CancelRequest;
    use crate::domain::payments::CancelTarget;
    use crate::domain::shop::tests::{NOW, shop};

    fn paid(shop: &mut Shop, order: &str) -> String {
        let new = NewPayment::paid("kakaopay", 5_000).merchant_uid(order);
        shop.create(new, NOW).unwrap().imp_uid
    }

    fn waiting(shop: &mut Shop, order: &str) -> String {
        let new = NewPayment::waiting_vbank("nice_v2", 5_000).merchant_uid(order);
        shop.create(new, NOW).unwrap().imp_uid
    }

    fn cancel(shop: &mut Shop, imp_uid: &str, request: &CancelRequest) {
        let target = CancelTarget {
            imp_uid: Some(imp_uid.to_owned()),
            merchant_uid: None,
        };
        shop.cancel(&target, request, NOW).unwrap();
    }

    fn part(reason: &str) -> CancelRequest {
        CancelRequest {
            amount: Some(Amount::from(1_000)),
            reason: Some(reason.to_owned()),
            ..CancelRequest::default()
        }
    }

    fn told(shop: &Shop) -> Vec<(WarningKind, String, Vec<u64>)> {
        let warnings = shop.warnings().into_iter();
        warnings
            .map(|told| (told.kind, told.subject, told.effects))
            .collect()
    }

    #[test]
    fn an_order_is_paid_twice_while_both_payments_hold_money() {
        let mut shop = shop();
        // Effects 2 and 3, after that of the example.
        let (first, second) = (waiting(&mut shop, "a"), waiting(&mut shop, "a"));
        shop.deposit(&first, None, None, NOW).unwrap();
        assert_eq!(told(&shop), []);
        shop.deposit(&second, None, None, NOW).unwrap();
        let twice = |order: &str, effects: &[u64]| {
            let effects = effects.to_vec();
            (WarningKind::OrderPaidTwice, order.to_owned(), effects)
        };
        assert_eq!(told(&shop), [twice("a", &[4, 5])]);
        let detail = |shop: &Shop| shop.warnings()[0].detail.clone();
        assert!(detail(&shop).contains("more than one of them holds"));
        shop.cancel_at_console(&first, None, NOW).unwrap();
        assert_eq!(told(&shop), [twice("a", &[4, 5])]);
        assert!(detail(&shop).contains("only one of them holds"));

        // Effects 7 to 9: an account that nobody revoked, a card.
        let forgotten = waiting(&mut shop, "b");
        paid(&mut shop, "b");
        shop.deposit(&forgotten, None, None, NOW).unwrap();
        assert_eq!(told(&shop), [twice("a", &[4, 5]), twice("b", &[8, 9])]);
    }

    #[test]
    fn an_order_that_is_paid_again_after_its_refund_is_paid_once() {
        let mut shop = shop();
        let waits = waiting(&mut shop, "a");
        let card = paid(&mut shop, "a");
        cancel(&mut shop, &card, &CancelRequest::default());
        shop.deposit(&waits, None, None, NOW).unwrap();
        assert_eq!(told(&shop), []);
    }

    #[test]
    fn a_refund_is_sent_twice_when_the_two_are_alike() {
        let mut shop = shop();
        // Effect 2.
        let id = paid(&mut shop, "a");
        let checked = |believed: u32| CancelRequest {
            checksum: Some(Amount::from(believed)),
            ..part("한 개")
        };
        cancel(&mut shop, &id, &checked(5_000));
        cancel(&mut shop, &id, &checked(4_000));
        cancel(&mut shop, &id, &part("한 개"));
        let other = paid(&mut shop, "b");
        cancel(&mut shop, &other, &part("한 개"));
        let by_hand = Some(Amount::from(1_000));
        shop.cancel_at_console(&other, by_hand, NOW).unwrap();
        shop.cancel_at_console(&other, by_hand, NOW).unwrap();
        cancel(&mut shop, &other, &part("다른 한 개"));
        assert_eq!(told(&shop), []);
        cancel(&mut shop, &id, &part("한 개"));
        let repeated = (WarningKind::RefundSentTwice, id, vec![5, 11]);
        assert_eq!(told(&shop), [repeated]);
        assert!(!shop.warnings()[0].to_string().is_empty());
    }
}
