//! Sales of sub-merchants on the receipt of a payment.

use serde::{Deserialize, Serialize};

use super::messages;
use super::money::Amount;
use super::refusal::Refusal;

/// A sub-merchant's part of a payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Sale {
    pub(crate) business_number: String,
    pub(crate) company: String,
    pub(crate) amount: Amount,
    pub(crate) tax_free: Amount,
    /// An eleventh of what is taxed when the shop does not say it.
    pub(crate) vat: Option<Amount>,
}

/// Refuses sales that do not make sense, or that come to more than `paid`.
pub(crate) fn check(sales: &[Sale], paid: Amount, currency: &str) -> Result<(), Refusal> {
    let wrong = |name| Refusal::invalid(messages::invalid(name));
    for sale in sales {
        if sale.amount.is_zero() || !sale.amount.fits(currency) {
            return Err(wrong("data.amount"));
        }
        let taxed = sale.amount.checked_sub(sale.tax_free);
        let taxed = taxed.ok_or_else(|| wrong("data.tax_free"))?;
        if sale.vat.is_some_and(|vat| vat > taxed) {
            return Err(wrong("data.vat_amount"));
        }
    }
    let sum = sales
        .iter()
        .try_fold(Amount::ZERO, |sum, sale| sum.checked_add(sale.amount));
    match sum {
        Some(sum) if sum <= paid && !sales.is_empty() => Ok(()),
        _ => Err(wrong("data")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sale(amount: u32, tax_free: u32) -> Sale {
        Sale {
            business_number: "1".to_owned(),
            company: "가".to_owned(),
            amount: Amount::from(amount),
            tax_free: Amount::from(tax_free),
            vat: None,
        }
    }

    #[test]
    fn sales_are_no_more_than_was_paid() {
        let check = |sales: &[Sale]| check(sales, Amount::from(1_000), "KRW").is_ok();
        assert!(check(&[sale(400, 0), sale(600, 600)]));
        assert!(!check(&[sale(400, 0), sale(601, 0)]));
        assert!(!check(&[sale(0, 0)]) && !check(&[sale(10, 11)]) && !check(&[]));
        let vat = Sale {
            vat: Some(Amount::from(11)),
            ..sale(10, 0)
        };
        assert!(!check(&[vat]));
    }
}
