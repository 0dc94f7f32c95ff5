//! What the rows of an export come to. Amounts of different currencies are never added together.

use std::collections::BTreeMap;

use iamport::types::PaymentStatus;
use iamport::{Amount, UnixTime};

use crate::export::{Day, Days, Export, Row};
use crate::trouble::Trouble;

/// What stands for a gateway, a method or a currency that a payment does not tell.
const UNTOLD: &str = "not told";
/// A virtual account, in the API's words.
const VBANK: &str = "vbank";

/// How many, and how much.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Money {
    pub(crate) count: u64,
    pub(crate) amount: Amount,
}

impl Money {
    pub(crate) fn add(&mut self, other: Self) -> Result<(), Trouble> {
        self.count = self.count.saturating_add(other.count);
        self.amount = self.amount.checked_add(other.amount).ok_or_else(|| {
            Trouble::said("the sum of the amounts has more digits than can be counted")
        })?;
        Ok(())
    }

    fn one(amount: Amount) -> Self {
        Self { count: 1, amount }
    }
}

/// What was paid, and what of it was given back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Turnover {
    pub(crate) paid: Money,
    pub(crate) given_back: Money,
}

/// The figures of all currencies.
#[derive(Debug)]
pub(crate) struct Figures {
    /// From the first to the last day of the export.
    pub(crate) span: Days,
    /// The last moment at which some of it was read.
    pub(crate) read_at: UnixTime,
    /// Days of the span that are not in the export, or not complete there.
    pub(crate) incomplete: u64,
    pub(crate) rows: u64,
    /// The currency with the most payments first.
    pub(crate) currencies: Vec<OfCurrency>,
}

/// The figures of one currency.
#[derive(Debug, Default)]
pub(crate) struct OfCurrency {
    pub(crate) currency: String,
    pub(crate) by_status: BTreeMap<String, Money>,
    pub(crate) all: Turnover,
    /// Virtual accounts that wait for their deposit.
    pub(crate) waiting: Money,
    /// Those of them whose deadline had passed when the export was read.
    pub(crate) past_due: Money,
    pub(crate) by_day: BTreeMap<Day, Turnover>,
    pub(crate) by_gateway: BTreeMap<String, Turnover>,
    pub(crate) by_method: BTreeMap<String, Turnover>,
    /// Waiting accounts by the day of their deadline; those without one stand under none.
    pub(crate) by_due_day: BTreeMap<Option<Day>, Money>,
}

/// Adds up an export.
pub(crate) fn figures(export: &Export) -> Result<Figures, Trouble> {
    let mut currencies: BTreeMap<String, OfCurrency> = BTreeMap::new();
    let mut rows = 0;
    export.rows(|_, row| {
        rows += 1;
        let currency = told(row.currency.as_deref());
        let of = currencies
            .entry(currency.clone())
            .or_insert_with(|| OfCurrency {
                currency,
                ..OfCurrency::default()
            });
        of.count(row, export.read_at())
    })?;
    let mut currencies: Vec<OfCurrency> = currencies.into_values().collect();
    let payments = |of: &OfCurrency| of.by_status.values().map(|money| money.count).sum::<u64>();
    currencies.sort_by_key(|of| std::cmp::Reverse(payments(of)));
    Ok(Figures {
        span: export.span(),
        read_at: export.read_at(),
        incomplete: export.incomplete(),
        rows,
        currencies,
    })
}

fn told(text: Option<&str>) -> String {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    text.unwrap_or(UNTOLD).to_owned()
}

impl OfCurrency {
    fn count(&mut self, row: &Row, read_at: UnixTime) -> Result<(), Trouble> {
        let status = self.by_status.entry(row.status.as_str().to_owned());
        status.or_default().add(Money::one(row.amount))?;
        match row.status {
            // Money that is given back was paid before, whatever the times say.
            PaymentStatus::Paid | PaymentStatus::Cancelled => self.count_paid(row),
            PaymentStatus::Ready if row.pay_method.as_deref() == Some(VBANK) => {
                self.count_waiting(row, read_at)
            }
            _ => Ok(()),
        }
    }

    fn count_paid(&mut self, row: &Row) -> Result<(), Trouble> {
        let gateway = told(row.pg_provider.as_deref());
        let method = told(row.pay_method.as_deref());
        let paid = Money::one(row.amount);
        let paid_on = Day::of(row.paid_at().unwrap_or_else(|| row.listed_at()));
        self.all.paid.add(paid)?;
        self.by_day.entry(paid_on).or_default().paid.add(paid)?;
        self.by_gateway
            .entry(gateway.clone())
            .or_default()
            .paid
            .add(paid)?;
        self.by_method
            .entry(method.clone())
            .or_default()
            .paid
            .add(paid)?;
        for (amount, at) in row.cancels() {
            let back = Money::one(amount);
            self.all.given_back.add(back)?;
            self.by_day
                .entry(Day::of(at))
                .or_default()
                .given_back
                .add(back)?;
            self.by_gateway
                .entry(gateway.clone())
                .or_default()
                .given_back
                .add(back)?;
            self.by_method
                .entry(method.clone())
                .or_default()
                .given_back
                .add(back)?;
        }
        Ok(())
    }

    fn count_waiting(&mut self, row: &Row, read_at: UnixTime) -> Result<(), Trouble> {
        let due = row.vbank_date();
        let one = Money::one(row.amount);
        self.waiting.add(one)?;
        if due.is_some_and(|due| due < read_at) {
            self.past_due.add(one)?;
        }
        self.by_due_day
            .entry(due.map(Day::of))
            .or_default()
            .add(one)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::export::tests::export_of;

    /// 2026-01-01 00:00:00 in Korea.
    const START: i64 = 1_767_193_200;
    const DAY: i64 = 24 * 60 * 60;

    pub(in crate::report) fn some() -> Figures {
        let at = |day: i64| START + day * DAY + 60;
        let rows = [
            format!(
                r#"{{"imp_uid":"imp_1","status":"paid","amount":10000,"currency":"KRW","pg_provider":"kcp","pay_method":"card","paid_at":{}}}"#,
                at(0)
            ),
            format!(
                r#"{{"imp_uid":"imp_2","status":"cancelled","amount":5000,"cancel_amount":2000,"currency":"KRW","pg_provider":"<b>pg</b>",
                "pay_method":"vbank","paid_at":{},"cancelled_at":{},"cancel_history":[
                {{"pg_tid":"t","amount":500,"cancelled_at":{},"reason":"r"}},{{"pg_tid":"t","amount":1500,"cancelled_at":{},"reason":"r"}}]}}"#,
                at(0),
                at(2),
                at(1),
                at(2)
            ),
            // Both wait, one of them until a day that is over.
            format!(
                r#"{{"imp_uid":"imp_3","status":"ready","amount":700,"currency":"KRW","pay_method":"vbank","started_at":{},"vbank_date":{}}}"#,
                at(1),
                at(3)
            ),
            format!(
                r#"{{"imp_uid":"imp_4","status":"ready","amount":800,"currency":"KRW","pay_method":"vbank","started_at":{},"vbank_date":{}}}"#,
                at(1),
                at(90)
            ),
            format!(
                r#"{{"imp_uid":"imp_5","status":"ready","amount":1,"currency":"KRW","pay_method":"card","started_at":{}}}"#,
                at(1)
            ),
            format!(
                r#"{{"imp_uid":"imp_6","status":"failed","amount":9,"currency":"KRW","pay_method":"card","failed_at":{}}}"#,
                at(1)
            ),
            format!(
                r#"{{"imp_uid":"imp_7","status":"paid","amount":10.5,"currency":"USD","pay_method":"paypal","paid_at":{}}}"#,
                at(1)
            ),
        ];
        let (_dir, export) = export_of(&rows);
        figures(&export).unwrap()
    }

    #[test]
    fn currencies_are_apart_and_each_cancel_is_on_its_day() {
        let figures = some();
        assert_eq!(figures.rows, 7);
        let [krw, usd] = &figures.currencies[..] else {
            panic!("{figures:?}");
        };
        assert_eq!((&*krw.currency, &*usd.currency), ("KRW", "USD"));
        let money = |count, amount: i64| Money {
            count,
            amount: amount.into(),
        };
        assert_eq!(krw.all.paid, money(2, 15_000));
        assert_eq!(krw.all.given_back, money(2, 2_000));
        let days: Vec<(String, u64, u64)> = krw
            .by_day
            .iter()
            .map(|(day, of)| (day.to_string(), of.paid.count, of.given_back.count))
            .collect();
        let expected = [
            ("2026-01-01", 2, 0),
            ("2026-01-02", 0, 1),
            ("2026-01-03", 0, 1),
        ];
        assert_eq!(
            days,
            expected.map(|(day, paid, back)| (day.to_owned(), paid, back))
        );
        assert_eq!(krw.by_method["card"].paid, money(1, 10_000));
        assert_eq!(usd.all.paid.amount, Amount::new(105, 1).unwrap());
        assert_eq!(usd.by_gateway.keys().collect::<Vec<_>>(), [UNTOLD]);
    }

    #[test]
    fn only_virtual_accounts_wait_and_some_are_past_due() {
        let figures = some();
        let krw = &figures.currencies[0];
        assert_eq!(
            krw.waiting,
            Money {
                count: 2,
                amount: 1_500.into()
            }
        );
        assert_eq!(
            krw.past_due,
            Money {
                count: 1,
                amount: 700.into()
            }
        );
        assert_eq!(krw.by_due_day.len(), 2);
        assert_eq!(krw.by_status["ready"].count, 3);
    }
}
