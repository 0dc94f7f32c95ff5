//! What must always be true of a shop, whatever was asked of it.

use std::collections::{HashMap, HashSet};
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::gateway_record::GatewayRecord;
use crate::domain::ledger::{Account, Cause, Effect, EffectKind, Ledger};
use crate::domain::money::Amount;
use crate::domain::payments::{Payment, PaymentStatus};
use crate::domain::schedules::{Schedule, ScheduleStatus};
use crate::domain::shop::Shop;
use crate::word;

/// Something that must never be, and is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[non_exhaustive]
pub struct Violation {
    /// Which rule is broken.
    #[serde(with = "word")]
    #[schemars(with = "Invariant")]
    pub rule: Invariant,
    /// What it is broken by: the id of a payment, an order number, the number of an effect.
    pub subject: String,
    /// What is wrong, in words.
    pub detail: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}, {}: {}", self.rule, self.subject, self.detail)
    }
}

/// What must always be true.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[schemars(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Invariant {
    /// Debit and credit of each effect are the same sum above zero, and all accounts together hold
    /// nothing.
    LedgerBalances,
    /// The effects are numbered one after the other, and name payments that exist.
    LedgerIsComplete,
    /// The money of no payment goes below zero at any time: nothing is given back before it came.
    NeverNegative,
    /// What came in for a payment is its amount, or nothing if it was not paid.
    PaidIsRecorded,
    /// What was given back for a payment is the sum of its cancellations, and not more than was paid.
    RefundsAddUp,
    /// Nothing is charged twice: an order that was paid is not charged again, a payment takes money once,
    /// and no request or run of a schedule charges twice. That buyers pay an order in two ways is a
    /// warning.
    PaidOnce,
    /// No request gives money of a payment back twice.
    RefundedOnce,
    /// The state of a payment fits its times, its money and its history.
    StateIsLegal,
    /// A schedule has run when it has a payment, and has run in time.
    ScheduleIsLegal,
}

impl Shop {
    /// Everything that must never be, and is. Empty in a sound shop.
    pub(crate) fn violations(&self, now: u64) -> Vec<Violation> {
        let mut found = Findings::default();
        found.look_at_ledger(&self.ledger, |imp_uid| {
            self.by_imp_uid.contains_key(imp_uid)
        });
        let books = Books::of(&self.ledger);
        found.all.extend(books.findings);
        for payment in &self.payments {
            let money = books.by_payment.get(payment.imp_uid.as_str());
            found.look_at_payment(payment, money.copied().unwrap_or_default());
        }
        for schedule in self.schedules.all() {
            let payment = schedule.imp_uid.as_deref().and_then(|id| self.find(id));
            found.look_at_schedule(schedule, payment, now);
        }
        found.all
    }
}

/// The money of one payment, as the ledger has it.
#[derive(Clone, Copy, Debug, Default)]
struct Money {
    came_in: Amount,
    times: u64,
    given_back: Amount,
}

/// The ledger, payment by payment.
struct Books<'a> {
    by_payment: HashMap<&'a str, Money>,
    findings: Vec<Violation>,
}

impl<'a> Books<'a> {
    fn of(ledger: &'a Ledger) -> Books<'a> {
        let mut by_payment: HashMap<&str, Money> = HashMap::new();
        let mut found = Findings::default();
        for effect in ledger.effects() {
            let (Some(imp_uid), Some(transfer)) = (&effect.imp_uid, &effect.transfer) else {
                continue;
            };
            let money = by_payment.entry(imp_uid).or_default();
            let moved = transfer.debit.amount;
            let add = |sum: Amount| sum.checked_add(moved).unwrap_or(sum);
            match (transfer.credit.account, transfer.debit.account) {
                (Account::Buyers, Account::Shop) => {
                    money.came_in = add(money.came_in);
                    money.times += 1;
                }
                (Account::Shop, Account::Refunds) => money.given_back = add(money.given_back),
                (from, to) => {
                    let detail = format!("money went from {from:?} to {to:?}");
                    found.add(
                        Invariant::LedgerBalances,
                        &effect.number.to_string(),
                        detail,
                    );
                }
            }
            if money.given_back > money.came_in {
                let (back, came) = (money.given_back, money.came_in);
                let detail = format!("{back} of {came} given back");
                found.add(Invariant::NeverNegative, imp_uid, detail);
            }
        }
        Books {
            by_payment,
            findings: found.all,
        }
    }
}

#[derive(Default)]
struct Findings {
    all: Vec<Violation>,
}

impl Findings {
    fn add(&mut self, rule: Invariant, subject: &str, detail: impl Into<String>) {
        self.all.push(Violation {
            rule,
            subject: subject.to_owned(),
            detail: detail.into(),
        });
    }

    fn look_at_ledger(&mut self, ledger: &Ledger, exists: impl Fn(&str) -> bool) {
        let mut balances: HashMap<(&str, Account), i128> = HashMap::new();
        let mut paid_orders: HashSet<&str> = HashSet::new();
        let mut charged_by: HashSet<u64> = HashSet::new();
        let mut refunded_by: HashSet<(u64, &str)> = HashSet::new();
        for (at, effect) in ledger.effects().iter().enumerate() {
            let subject = effect.number.to_string();
            if effect.number != at as u64 + 1 {
                self.add(Invariant::LedgerIsComplete, &subject, "a number is missing");
            }
            if let Some(imp_uid) = effect.imp_uid.as_deref()
                && !exists(imp_uid)
            {
                let detail = format!("there is no payment {imp_uid}");
                self.add(Invariant::LedgerIsComplete, &subject, detail);
            }
            let moves = effect.kind.brings_money() || effect.kind == EffectKind::Refunded;
            if moves != effect.transfer.is_some() {
                let detail = format!("{:?} moves money, or does not", effect.kind);
                self.add(Invariant::LedgerBalances, &subject, detail);
            }
            if let Some(transfer) = &effect.transfer {
                let (debit, credit) = (transfer.debit, transfer.credit);
                if debit.amount != credit.amount || debit.amount.is_zero() {
                    let (to, from) = (debit.amount, credit.amount);
                    let detail = format!("{from} went, and {to} arrived");
                    self.add(Invariant::LedgerBalances, &subject, detail);
                }
                for (posting, sign) in [(debit, 1), (credit, -1)] {
                    let key = (transfer.currency.as_str(), posting.account);
                    *balances.entry(key).or_default() += sign * posting.amount.units();
                }
            }
            self.look_for_repeats(effect, &mut paid_orders, &mut charged_by, &mut refunded_by);
        }
        let currencies: HashSet<&str> = balances.keys().map(|(currency, _)| *currency).collect();
        for currency in currencies {
            let balance = |account| balances.get(&(currency, account)).copied().unwrap_or(0);
            let sum: i128 = Account::ALL.into_iter().map(balance).sum();
            if sum != 0 {
                self.add(
                    Invariant::LedgerBalances,
                    currency,
                    "the accounts do not add up",
                );
            }
            if balance(Account::Shop) < 0 {
                let detail = "more was given back than came in";
                self.add(Invariant::NeverNegative, currency, detail);
            }
        }
    }

    fn look_for_repeats<'a>(
        &mut self,
        effect: &'a Effect,
        paid_orders: &mut HashSet<&'a str>,
        charged_by: &mut HashSet<u64>,
        refunded_by: &mut HashSet<(u64, &'a str)>,
    ) {
        let order = effect.merchant_uid.as_deref().unwrap_or_default();
        // By hand, or by the clock, much may happen at once.
        let occasion = effect.occasion.filter(|_| {
            matches!(
                *effect.cause,
                Cause::Request { .. } | Cause::Schedule { .. }
            )
        });
        if effect.kind == EffectKind::Charged {
            if paid_orders.contains(order) {
                self.add(
                    Invariant::PaidOnce,
                    order,
                    "an order that was paid was charged",
                );
            }
            if occasion.is_some_and(|occasion| !charged_by.insert(occasion)) {
                let detail = format!("{} charged twice", effect.cause);
                self.add(Invariant::PaidOnce, order, detail);
            }
        }
        if effect.kind.brings_money() {
            paid_orders.insert(order);
        }
        if effect.kind == EffectKind::Refunded
            && let (Some(occasion), Some(imp_uid)) = (occasion, effect.imp_uid.as_deref())
            && !refunded_by.insert((occasion, imp_uid))
        {
            let detail = format!("{} gave money back twice", effect.cause);
            self.add(Invariant::RefundedOnce, imp_uid, detail);
        }
    }

    fn look_at_payment(&mut self, payment: &Payment, money: Money) {
        let id = payment.imp_uid.as_str();
        let paid = payment.paid_at.is_some();
        let unlimited = payment.vbank.as_ref().is_some_and(|vbank| vbank.unlimited);
        let expected = if paid { payment.amount } else { Amount::ZERO };
        if money.came_in != expected {
            let came = money.came_in;
            let detail = format!("{came} came in, and {expected} is said to be paid");
            self.add(Invariant::PaidIsRecorded, id, detail);
        }
        if money.times > 1 && !unlimited {
            self.add(Invariant::PaidOnce, id, "money came in more than once");
        }
        let history = payment
            .cancellations
            .iter()
            .try_fold(Amount::ZERO, |sum, done| sum.checked_add(done.amount));
        if history != Some(money.given_back) || history != Some(payment.cancel_amount()) {
            let (back, told) = (money.given_back, payment.cancel_amount());
            let detail = format!("{back} was given back, and {told} is said to be");
            self.add(Invariant::RefundsAddUp, id, detail);
        }
        if history.is_none_or(|history| history > expected) {
            self.add(Invariant::RefundsAddUp, id, "more than was paid");
        }
        if payment
            .cancellations
            .iter()
            .any(|done| done.amount.is_zero())
        {
            self.add(
                Invariant::RefundsAddUp,
                id,
                "nothing was given back by a cancel",
            );
        }
        if let GatewayRecord::ProductOrders(orders) = &payment.at_gateway {
            let mut refunded = orders.iter().filter(|order| order.is_refunded());
            let sum = refunded.try_fold(Amount::ZERO, |sum, order| sum.checked_add(order.amount));
            if sum.is_none_or(|sum| sum > payment.cancel_amount()) {
                let detail = "product orders are refunded, and their money was not given back";
                self.add(Invariant::RefundsAddUp, id, detail);
            }
        }
        let cancelled = !payment.cancellations.is_empty();
        let failed = payment.failed_at.is_some();
        let closed = payment.closed_at().is_some();
        let legal = match payment.status {
            PaymentStatus::Ready => !paid && !failed && !cancelled && !closed,
            PaymentStatus::Paid => paid && !failed && !cancelled && !closed,
            PaymentStatus::Cancelled => {
                !failed && (paid && cancelled && !closed || !paid && !cancelled && closed)
            }
            PaymentStatus::Failed => failed && !paid && !cancelled,
        };
        let amount_is_right = unlimited || !payment.amount.is_zero();
        if !legal || !amount_is_right || !payment.amount.fits(&payment.currency) {
            let detail = format!("not possible for a payment that is {}", payment.status);
            self.add(Invariant::StateIsLegal, id, detail);
        }
    }

    fn look_at_schedule(&mut self, schedule: &Schedule, payment: Option<&Payment>, now: u64) {
        let order = schedule.order.merchant_uid.as_str();
        let (ran, revoked) = (
            schedule.executed_at.is_some(),
            schedule.revoked_at.is_some(),
        );
        let legal = match schedule.status {
            ScheduleStatus::Scheduled => !ran && !revoked && schedule.imp_uid.is_none(),
            ScheduleStatus::Executed => {
                ran && !revoked && payment.is_some_and(|payment| payment.merchant_uid == order)
            }
            ScheduleStatus::Revoked => !ran && revoked && schedule.imp_uid.is_none(),
        };
        if !legal {
            let status = schedule.status.as_str();
            let detail = format!("not possible for a schedule that is {status}");
            self.add(Invariant::ScheduleIsLegal, order, detail);
        }
        if schedule.status == ScheduleStatus::Scheduled && schedule.schedule_at <= now {
            self.add(Invariant::ScheduleIsLegal, order, "it has not run in time");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::billing::AgainRequest;
    use crate::domain::billing::tests::order;
    use crate::domain::billing_keys::tests::request as key_request;
    use crate::domain::card::cards;
    use crate::domain::new_payment::NewPayment;
    use crate::domain::payments::CancelRequest;
    use crate::domain::payments::CancelTarget;
    use crate::domain::payments::Payment as Record;
    use crate::domain::refusal::Refusal;
    use crate::domain::schedules::{Planned, ScheduleRequest};
    use crate::domain::seed::EXAMPLE_IMP_UID;
    use crate::domain::shop::tests::{NOW, shop};
    use std::sync::Arc;

    fn turn(shop: &mut Shop, number: u64) {
        let cause = Cause::Request {
            number,
            method: "POST".to_owned(),
            path: "/".to_owned(),
        };
        shop.turn_to(Arc::new(cause), NOW);
    }

    fn again(shop: &mut Shop, merchant_uid: &str) -> Result<Record, Refusal> {
        let request = AgainRequest {
            order: order(merchant_uid, 1_000),
            customer_uid: Some("c".to_owned()),
            ..AgainRequest::default()
        };
        shop.charge_again(request, NOW)
    }

    /// Effects 1 to 6: an account, a key, a charge of 1,000, its refund of 400, a charge, a schedule.
    fn busy() -> Shop {
        let mut shop = shop();
        turn(&mut shop, 1);
        shop.save_key(key_request("c", cards::WORKS), NOW).unwrap();
        turn(&mut shop, 2);
        let paid = again(&mut shop, "a").unwrap();
        turn(&mut shop, 3);
        let target = CancelTarget {
            imp_uid: Some(paid.imp_uid),
            merchant_uid: None,
        };
        let part = CancelRequest {
            amount: Some(Amount::from(400)),
            ..CancelRequest::default()
        };
        shop.cancel(&target, &part, NOW).unwrap();
        turn(&mut shop, 4);
        again(&mut shop, "b").unwrap();
        turn(&mut shop, 5);
        let request = ScheduleRequest {
            customer_uid: Some("c".to_owned()),
            planned: vec![Planned {
                order: order("s", 1_000),
                schedule_at: Some(NOW + 10),
            }],
            ..ScheduleRequest::default()
        };
        shop.schedule(request, NOW).unwrap();
        shop
    }

    #[test]
    fn a_sound_shop_has_no_violation() {
        let mut shop = busy();
        assert_eq!(shop.violations(NOW), []);
        shop.create(NewPayment::paid("kcp", 1), NOW).unwrap();
        shop.revoke_vbank(EXAMPLE_IMP_UID, false, NOW).unwrap();
        shop.run_due(NOW + 10);
        assert_eq!(shop.violations(NOW + 10), []);
    }

    #[test]
    fn a_number_that_is_used_again_is_another_request() {
        let mut shop = busy();
        let kept = serde_json::to_string(&shop).unwrap();
        shop.restore(serde_json::from_str(&kept).unwrap());
        turn(&mut shop, 2);
        again(&mut shop, "c").unwrap();
        turn(&mut shop, 3);
        let target = CancelTarget {
            imp_uid: None,
            merchant_uid: Some("a".to_owned()),
        };
        shop.cancel(&target, &CancelRequest::default(), NOW)
            .unwrap();
        assert_eq!(shop.violations(NOW), []);
        // What it does twice after that is still found.
        again(&mut shop, "d").unwrap();
        again(&mut shop, "e").unwrap();
        let rules: Vec<_> = shop.violations(NOW).iter().map(|v| v.rule).collect();
        assert_eq!(rules, [Invariant::PaidOnce]);
    }

    #[test]
    fn each_corruption_is_found() {
        type Corrupt = fn(&mut Shop);
        fn transfer(shop: &mut Shop, at: usize) -> &mut crate::domain::ledger::Transfer {
            shop.ledger.effects[at].transfer.as_mut().unwrap()
        }
        fn paid(shop: &mut Shop) -> &mut Record {
            shop.payments
                .iter_mut()
                .find(|payment| payment.status == PaymentStatus::Paid)
                .unwrap()
        }
        fn cancelled(shop: &mut Shop) -> &mut Record {
            shop.payments
                .iter_mut()
                .find(|payment| payment.status == PaymentStatus::Cancelled)
                .unwrap()
        }
        let corruptions: [(Invariant, Corrupt); 15] = [
            (Invariant::LedgerBalances, |shop| {
                transfer(shop, 2).debit.amount = Amount::from(999);
            }),
            (Invariant::LedgerBalances, |shop| {
                transfer(shop, 2).credit.account = Account::Refunds;
            }),
            (Invariant::LedgerBalances, |shop| {
                shop.ledger.effects[2].transfer = None;
            }),
            (Invariant::LedgerIsComplete, |shop| {
                shop.ledger.effects.remove(1);
            }),
            (Invariant::LedgerIsComplete, |shop| {
                shop.ledger.effects[2].imp_uid = Some("imp_0".to_owned());
            }),
            (Invariant::NeverNegative, |shop| {
                let more = Amount::from(1_001);
                transfer(shop, 3).debit.amount = more;
                transfer(shop, 3).credit.amount = more;
            }),
            (Invariant::PaidIsRecorded, |shop| {
                paid(shop).amount = Amount::from(1);
            }),
            (Invariant::RefundsAddUp, |shop| {
                cancelled(shop).cancellations[0].amount = Amount::from(401);
            }),
            (Invariant::RefundsAddUp, |shop| {
                cancelled(shop).cancellations.clear();
            }),
            (Invariant::PaidOnce, |shop| {
                let mut twice = shop.ledger.effects[4].clone();
                twice.number = 7;
                shop.ledger.effects.push(twice);
            }),
            (Invariant::PaidOnce, |shop| {
                shop.ledger.effects[4].merchant_uid = Some("a".to_owned());
            }),
            (Invariant::RefundedOnce, |shop| {
                let mut twice = shop.ledger.effects[3].clone();
                twice.number = 7;
                shop.ledger.effects.push(twice);
            }),
            (Invariant::StateIsLegal, |shop| {
                paid(shop).failed_at = Some(NOW);
            }),
            (Invariant::StateIsLegal, |shop| {
                cancelled(shop).status = PaymentStatus::Ready;
            }),
            (Invariant::ScheduleIsLegal, |shop| {
                let schedule = shop.schedules.all.first_mut().unwrap();
                schedule.status = ScheduleStatus::Executed;
            }),
        ];
        for (at, (rule, corrupt)) in corruptions.into_iter().enumerate() {
            let mut shop = busy();
            corrupt(&mut shop);
            let found = shop.violations(NOW);
            let rules: Vec<_> = found.iter().map(|violation| violation.rule).collect();
            assert!(rules.contains(&rule), "{at}: {rules:?}");
            assert!(
                found
                    .iter()
                    .all(|violation| !violation.to_string().is_empty())
            );
        }
        // Nobody let the schedule run.
        let rules: Vec<_> = busy().violations(NOW + 10).iter().map(|v| v.rule).collect();
        assert_eq!(rules, [Invariant::ScheduleIsLegal]);
    }
}
