//! What differs between the shop's list and the payments.

use std::collections::{HashMap, HashSet};

use iamport::Amount;
use iamport::types::{PaymentAnnotation, PaymentStatus};
use serde::Serialize;

use super::list::Line;
use crate::export::Row;

/// A payment, as far as it is compared.
#[derive(Clone, Debug)]
pub(crate) struct Payment {
    pub(crate) imp_uid: String,
    pub(crate) merchant_uid: String,
    status: PaymentStatus,
    amount: Amount,
    cancel_amount: Amount,
    currency: Option<String>,
}

impl From<&PaymentAnnotation> for Payment {
    fn from(payment: &PaymentAnnotation) -> Self {
        Self {
            imp_uid: payment.imp_uid.clone(),
            merchant_uid: payment.merchant_uid.clone(),
            status: payment.status.clone(),
            amount: payment.amount,
            cancel_amount: payment.cancel_amount.unwrap_or_default(),
            currency: payment
                .currency
                .as_ref()
                .map(|currency| currency.as_str().to_owned()),
        }
    }
}

impl From<&Row> for Payment {
    fn from(row: &Row) -> Self {
        Self {
            imp_uid: row.imp_uid.clone(),
            merchant_uid: row.merchant_uid.clone(),
            status: row.status.clone(),
            amount: row.amount,
            cancel_amount: row.cancel_amount.unwrap_or_default(),
            currency: row.currency.clone(),
        }
    }
}

impl Payment {
    /// What was paid and not given back.
    fn left(&self) -> Amount {
        match self.status {
            PaymentStatus::Paid => self.amount,
            PaymentStatus::Cancelled => self
                .amount
                .checked_sub(self.cancel_amount)
                .unwrap_or_default(),
            _ => Amount::ZERO,
        }
    }

    /// Whether money came in, whatever became of it later.
    pub(crate) fn was_paid(&self) -> bool {
        matches!(self.status, PaymentStatus::Paid | PaymentStatus::Cancelled)
    }
}

/// What can differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// There is no payment of this id, or of this order.
    NotFound,
    /// The payment of this id is of another order.
    OtherOrder,
    /// It waits, or came to nothing.
    NotPaid,
    /// Money was given back.
    Cancelled,
    /// It has another status than the list says.
    OtherStatus,
    OtherAmount,
    OtherCurrency,
    /// More than one payment of the order holds money.
    PaidTwice,
    /// The payment is not in the list.
    NotInList,
}

impl Kind {
    /// As people read it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::NotFound => "not found",
            Self::OtherOrder => "other order",
            Self::NotPaid => "not paid",
            Self::Cancelled => "cancelled",
            Self::OtherStatus => "other status",
            Self::OtherAmount => "other amount",
            Self::OtherCurrency => "other currency",
            Self::PaidTwice => "paid twice",
            Self::NotInList => "not in the list",
        }
    }
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Difference {
    pub(crate) difference: Kind,
    /// The line of the list; none for a payment that is not in it.
    pub(crate) line: Option<u64>,
    pub(crate) merchant_uid: Option<String>,
    /// The payments that it is about.
    pub(crate) imp_uid: Vec<String>,
    /// What the list says.
    pub(crate) expected: Option<String>,
    /// What the payment has.
    pub(crate) found: Option<String>,
    /// What was paid and not given back, where money came in.
    pub(crate) left: Option<String>,
}

/// The list, and the payments that were found for it so far.
#[derive(Debug)]
pub(crate) struct Comparison {
    lines: Vec<Line>,
    /// The payments of each line: that of its id, and those of its order.
    found: Vec<Vec<Payment>>,
    by_imp_uid: HashMap<String, usize>,
    by_merchant_uid: HashMap<String, Vec<usize>>,
    not_in_list: Vec<Payment>,
    seen: HashSet<String>,
}

impl Comparison {
    pub(crate) fn of(lines: Vec<Line>) -> Self {
        let mut by_imp_uid = HashMap::new();
        let mut by_merchant_uid: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, line) in lines.iter().enumerate() {
            if let Some(imp_uid) = &line.imp_uid {
                by_imp_uid.insert(imp_uid.clone(), index);
            }
            if let Some(merchant_uid) = &line.merchant_uid {
                by_merchant_uid
                    .entry(merchant_uid.clone())
                    .or_default()
                    .push(index);
            }
        }
        Self {
            found: vec![Vec::new(); lines.len()],
            lines,
            by_imp_uid,
            by_merchant_uid,
            not_in_list: Vec::new(),
            seen: HashSet::new(),
        }
    }

    pub(crate) fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// Takes a payment that was found. One that the list lacks counts as a difference if `is_wanted`.
    pub(crate) fn take(&mut self, payment: &Payment, is_wanted: bool) {
        if let Some(index) = self.by_imp_uid.get(&payment.imp_uid) {
            self.put(*index, payment);
            return;
        }
        let of_order = self.by_merchant_uid.get(&payment.merchant_uid).cloned();
        match of_order {
            Some(lines) => lines.into_iter().for_each(|index| self.put(index, payment)),
            None if is_wanted
                && payment.was_paid()
                && self.seen.insert(payment.imp_uid.clone()) =>
            {
                self.not_in_list.push(payment.clone());
            }
            None => {}
        }
    }

    fn put(&mut self, index: usize, payment: &Payment) {
        if let Some(found) = self.found.get_mut(index)
            && !found.iter().any(|other| other.imp_uid == payment.imp_uid)
        {
            found.push(payment.clone());
        }
    }

    /// The orders of which only one payment was seen that is not what the list says: another one may be.
    pub(crate) fn doubtful_orders(&self) -> Vec<String> {
        let lines = self.lines.iter().zip(&self.found);
        lines
            .filter(|(line, found)| {
                line.imp_uid.is_none() && !found.is_empty() && !of_line(line, found).is_empty()
            })
            .filter_map(|(line, _)| line.merchant_uid.clone())
            .collect()
    }

    /// All differences, in the order of the list, and behind them the payments that it lacks.
    pub(crate) fn differences(&self) -> Vec<Difference> {
        let lines = self.lines.iter().zip(&self.found);
        let of_lines = lines.flat_map(|(line, found)| of_line(line, found));
        let lacking = self.not_in_list.iter().map(|payment| Difference {
            difference: Kind::NotInList,
            line: None,
            merchant_uid: Some(payment.merchant_uid.clone()),
            imp_uid: vec![payment.imp_uid.clone()],
            expected: None,
            found: Some(told(payment.amount, payment.currency.as_deref())),
            left: Some(payment.left().to_string()),
        });
        of_lines.chain(lacking).collect()
    }
}

/// `5000 KRW`
fn told(amount: Amount, currency: Option<&str>) -> String {
    match currency {
        Some(currency) => format!("{amount} {currency}"),
        None => amount.to_string(),
    }
}

/// What of a line differs from its payments.
fn of_line(line: &Line, found: &[Payment]) -> Vec<Difference> {
    let difference = |kind: Kind,
                      payment: Option<&Payment>,
                      expected: Option<String>,
                      found: Option<String>| Difference {
        difference: kind,
        line: Some(line.number),
        merchant_uid: line
            .merchant_uid
            .clone()
            .or_else(|| payment.map(|payment| payment.merchant_uid.clone())),
        imp_uid: payment
            .map(|payment| payment.imp_uid.clone())
            .or_else(|| line.imp_uid.clone())
            .into_iter()
            .collect(),
        expected,
        found,
        left: payment
            .filter(|payment| payment.was_paid())
            .map(|payment| payment.left().to_string()),
    };
    let Some(payment) = meant(line, found) else {
        let expected = told(line.amount, line.currency.as_deref());
        return vec![difference(Kind::NotFound, None, Some(expected), None)];
    };
    let mut differences = Vec::new();
    let mut differs = |kind, expected: String, found: String| {
        differences.push(difference(kind, Some(payment), Some(expected), Some(found)));
    };
    if let Some(merchant_uid) = line
        .merchant_uid
        .as_ref()
        .filter(|id| **id != payment.merchant_uid)
    {
        differs(
            Kind::OtherOrder,
            merchant_uid.clone(),
            payment.merchant_uid.clone(),
        );
    }
    if line.status != payment.status {
        let kind = match (&line.status, &payment.status) {
            (PaymentStatus::Paid, PaymentStatus::Cancelled) => Kind::Cancelled,
            (PaymentStatus::Paid, _) => Kind::NotPaid,
            _ => Kind::OtherStatus,
        };
        differs(
            kind,
            line.status.as_str().to_owned(),
            payment.status.as_str().to_owned(),
        );
    }
    if line.amount != payment.amount {
        differs(
            Kind::OtherAmount,
            line.amount.to_string(),
            payment.amount.to_string(),
        );
    }
    if let (Some(expected), Some(currency)) = (&line.currency, &payment.currency)
        && expected != currency
    {
        differs(Kind::OtherCurrency, expected.clone(), currency.clone());
    }
    let holding: Vec<&Payment> = found
        .iter()
        .filter(|payment| !payment.left().is_zero())
        .collect();
    if holding.len() > 1 {
        let amounts: Vec<String> = holding
            .iter()
            .map(|payment| told(payment.left(), payment.currency.as_deref()))
            .collect();
        differences.push(Difference {
            imp_uid: holding
                .iter()
                .map(|payment| payment.imp_uid.clone())
                .collect(),
            left: None,
            ..difference(
                Kind::PaidTwice,
                Some(payment),
                Some(told(line.amount, line.currency.as_deref())),
                Some(amounts.join(" and ")),
            )
        });
    }
    differences
}

/// The payment that a line means: that of its id, or of the payments of its order the one that fits best.
fn meant<'a>(line: &Line, found: &'a [Payment]) -> Option<&'a Payment> {
    if let Some(imp_uid) = &line.imp_uid {
        return found.iter().find(|payment| payment.imp_uid == *imp_uid);
    }
    let fit = |payment: &&Payment| {
        (
            payment.status == line.status,
            payment.amount == line.amount,
            payment.was_paid(),
            payment.left(),
        )
    };
    found.iter().max_by_key(fit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(number: u64, imp_uid: Option<&str>, merchant_uid: Option<&str>) -> Line {
        Line {
            number,
            imp_uid: imp_uid.map(str::to_owned),
            merchant_uid: merchant_uid.map(str::to_owned),
            amount: Amount::from(5_000),
            currency: Some("KRW".to_owned()),
            status: PaymentStatus::Paid,
        }
    }

    fn payment(
        imp_uid: &str,
        merchant_uid: &str,
        status: &str,
        amount: i64,
        cancelled: i64,
    ) -> Payment {
        Payment {
            imp_uid: imp_uid.to_owned(),
            merchant_uid: merchant_uid.to_owned(),
            status: PaymentStatus::from(status),
            amount: Amount::from(amount),
            cancel_amount: Amount::from(cancelled),
            currency: Some("KRW".to_owned()),
        }
    }

    fn differences(
        lines: Vec<Line>,
        payments: &[Payment],
    ) -> Vec<(Kind, Option<u64>, Vec<String>)> {
        let mut comparison = Comparison::of(lines);
        payments
            .iter()
            .for_each(|payment| comparison.take(payment, true));
        let all = comparison.differences().into_iter();
        all.map(|difference| (difference.difference, difference.line, difference.imp_uid))
            .collect()
    }

    #[test]
    fn what_agrees_is_not_told() {
        let lines = vec![
            line(2, None, Some("a")),
            line(3, Some("imp_2"), None),
            line(4, Some("imp_3"), Some("c")),
        ];
        let payments = [
            payment("imp_1", "a", "paid", 5_000, 0),
            payment("imp_2", "b", "paid", 5_000, 0),
            payment("imp_3", "c", "paid", 5_000, 0),
        ];
        assert_eq!(differences(lines, &payments), []);
    }

    #[test]
    fn each_difference_has_its_name() {
        for (found, kind) in [
            (payment("imp_1", "a", "paid", 4_000, 0), Kind::OtherAmount),
            (payment("imp_1", "a", "ready", 5_000, 0), Kind::NotPaid),
            (payment("imp_1", "a", "failed", 5_000, 0), Kind::NotPaid),
            (
                payment("imp_1", "a", "cancelled", 5_000, 1_000),
                Kind::Cancelled,
            ),
            (
                Payment {
                    currency: Some("USD".to_owned()),
                    ..payment("imp_1", "a", "paid", 5_000, 0)
                },
                Kind::OtherCurrency,
            ),
        ] {
            let expected = [(kind, Some(2), vec!["imp_1".to_owned()])];
            assert_eq!(
                differences(vec![line(2, None, Some("a"))], &[found]),
                expected
            );
        }
        let other = differences(
            vec![line(2, Some("imp_1"), Some("a"))],
            &[payment("imp_1", "b", "paid", 5_000, 0)],
        );
        assert_eq!(
            other,
            [(Kind::OtherOrder, Some(2), vec!["imp_1".to_owned()])]
        );
        assert_eq!(
            differences(vec![line(2, None, Some("a"))], &[]),
            [(Kind::NotFound, Some(2), vec![])]
        );
        let waiting = Line {
            status: PaymentStatus::Ready,
            ..line(2, None, Some("a"))
        };
        let paid = payment("imp_1", "a", "paid", 5_000, 0);
        assert_eq!(differences(vec![waiting], &[paid])[0].0, Kind::OtherStatus);
    }

    #[test]
    fn what_is_left_of_a_cancelled_payment_is_told() {
        let mut comparison = Comparison::of(vec![line(2, None, Some("a"))]);
        comparison.take(&payment("imp_1", "a", "cancelled", 5_000, 1_500), false);
        assert_eq!(comparison.differences()[0].left.as_deref(), Some("3500"));
    }

    #[test]
    fn an_attempt_that_failed_does_not_hide_the_payment_and_two_payments_are_told() {
        let tries = [
            payment("imp_3", "a", "failed", 5_000, 0),
            payment("imp_1", "a", "paid", 5_000, 0),
            payment("imp_4", "a", "cancelled", 5_000, 5_000),
        ];
        assert_eq!(differences(vec![line(2, None, Some("a"))], &tries), []);
        let twice = [
            payment("imp_1", "a", "paid", 5_000, 0),
            payment("imp_2", "a", "cancelled", 5_000, 1_000),
        ];
        let both = vec!["imp_1".to_owned(), "imp_2".to_owned()];
        assert_eq!(
            differences(vec![line(2, None, Some("a"))], &twice),
            [(Kind::PaidTwice, Some(2), both.clone())]
        );
        assert_eq!(
            differences(vec![line(2, Some("imp_1"), Some("a"))], &twice),
            [(Kind::PaidTwice, Some(2), both)]
        );
        // Payments that have lines of their own are known to the shop.
        let own = vec![
            line(2, Some("imp_1"), Some("a")),
            line(3, Some("imp_2"), Some("a")),
        ];
        assert_eq!(
            differences(own, &twice),
            [(Kind::Cancelled, Some(3), vec!["imp_2".to_owned()])]
        );
    }

    #[test]
    fn payments_that_the_list_lacks_are_told_once_and_only_if_money_came_in() {
        let payments = [
            payment("imp_7", "z", "paid", 100, 0),
            payment("imp_7", "z", "paid", 100, 0),
            payment("imp_8", "y", "failed", 100, 0),
        ];
        let found = differences(vec![line(2, None, Some("a"))], &payments);
        assert_eq!(
            found[1..],
            [(Kind::NotInList, None, vec!["imp_7".to_owned()])]
        );
    }

    #[test]
    fn only_orders_whose_answer_differs_are_looked_at_again() {
        let mut comparison = Comparison::of(vec![
            line(2, None, Some("a")),
            line(3, None, Some("b")),
            line(4, None, Some("c")),
        ]);
        comparison.take(&payment("imp_1", "a", "paid", 5_000, 0), false);
        comparison.take(&payment("imp_2", "b", "failed", 5_000, 0), false);
        assert_eq!(comparison.doubtful_orders(), ["b"]);
    }
}
