//! What payments come to, by currency and by status. Amounts of different currencies are never added together.

use std::collections::BTreeMap;

use iamport::Amount;
use serde::{Deserialize, Serialize};

use crate::trouble::Trouble;

/// What stands for the currency of a payment that does not tell it.
const NO_CURRENCY: &str = "unknown";

/// The sums of some payments.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<Sum>", from = "Vec<Sum>")]
pub(crate) struct Sums(BTreeMap<(String, String), Figures>);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Figures {
    rows: u64,
    amount: Amount,
    cancel_amount: Amount,
}

/// The sums of one currency and status. The amounts are text, so that no reader makes doubles of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sum {
    pub(crate) currency: String,
    pub(crate) status: String,
    pub(crate) rows: u64,
    #[serde(with = "as_text")]
    pub(crate) amount: Amount,
    #[serde(with = "as_text")]
    pub(crate) cancel_amount: Amount,
}

impl Sums {
    /// Counts one payment.
    pub(crate) fn count(
        &mut self,
        currency: Option<&str>,
        status: &str,
        amount: Amount,
        cancel_amount: Option<Amount>,
    ) -> Result<(), Trouble> {
        self.put(Sum {
            currency: currency
                .filter(|currency| !currency.trim().is_empty())
                .unwrap_or(NO_CURRENCY)
                .to_owned(),
            status: status.to_owned(),
            rows: 1,
            amount,
            cancel_amount: cancel_amount.unwrap_or_default(),
        })
    }

    /// Adds the sums of other payments.
    pub(crate) fn add(&mut self, others: &Self) -> Result<(), Trouble> {
        others.list().into_iter().try_for_each(|sum| self.put(sum))
    }

    /// How many payments they are of.
    pub(crate) fn rows(&self) -> u64 {
        self.0.values().map(|figures| figures.rows).sum()
    }

    /// One entry for each currency and status, in the order of the alphabet.
    pub(crate) fn list(&self) -> Vec<Sum> {
        self.clone().into()
    }

    fn put(&mut self, sum: Sum) -> Result<(), Trouble> {
        let figures = self.0.entry((sum.currency, sum.status)).or_default();
        let added = |a: Amount, b: Amount| {
            a.checked_add(b).ok_or_else(|| {
                Trouble::said("the sum of the amounts has more digits than can be counted")
            })
        };
        figures.rows = figures.rows.saturating_add(sum.rows);
        figures.amount = added(figures.amount, sum.amount)?;
        figures.cancel_amount = added(figures.cancel_amount, sum.cancel_amount)?;
        Ok(())
    }
}

impl From<Sums> for Vec<Sum> {
    fn from(sums: Sums) -> Self {
        let sum = |((currency, status), figures): ((String, String), Figures)| Sum {
            currency,
            status,
            rows: figures.rows,
            amount: figures.amount,
            cancel_amount: figures.cancel_amount,
        };
        sums.0.into_iter().map(sum).collect()
    }
}

impl From<Vec<Sum>> for Sums {
    fn from(list: Vec<Sum>) -> Self {
        let entry = |sum: Sum| {
            let figures = Figures {
                rows: sum.rows,
                amount: sum.amount,
                cancel_amount: sum.cancel_amount,
            };
            ((sum.currency, sum.status), figures)
        };
        Self(list.into_iter().map(entry).collect())
    }
}

mod as_text {
    use iamport::Amount;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(
        amount: &Amount,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_str(amount)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Amount, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn currencies_are_kept_apart_and_decimals_exact() {
        let mut sums = Sums::default();
        for _ in 0..10 {
            let tenth = Amount::new(1, 1).unwrap();
            sums.count(Some("USD"), "paid", tenth, None).unwrap();
        }
        let won = Amount::from(5_000);
        sums.count(Some("KRW"), "cancelled", won, Some(Amount::from(1_000)))
            .unwrap();
        sums.count(Some(" "), "ready", won, None).unwrap();
        let mut twice = sums.clone();
        twice.add(&sums).unwrap();
        assert_eq!(twice.rows(), 24);
        let text = serde_json::to_string(&sums.list()).unwrap();
        assert_eq!(
            text,
            r#"[{"currency":"KRW","status":"cancelled","rows":1,"amount":"5000","cancel_amount":"1000"},"#.to_owned()
                + r#"{"currency":"USD","status":"paid","rows":10,"amount":"1","cancel_amount":"0"},"#
                + r#"{"currency":"unknown","status":"ready","rows":1,"amount":"5000","cancel_amount":"0"}]"#
        );
        assert_eq!(serde_json::from_str::<Sums>(&text).unwrap(), sums);
    }
}
