//! What a payment's money consists of, as PAYCO tells it.

use super::money::Amount;
use super::payments::Payment;

/// A sum, split by how it is taxed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Split {
    pub(crate) tax_free: Amount,
    pub(crate) supply: Amount,
    pub(crate) vat: Amount,
    pub(crate) service: Amount,
}

/// What was left at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    pub(crate) at: u64,
    pub(crate) primary: Split,
}

/// What is left of a payment, and what was left after each change. All of it came by the primary
/// method: the sandbox knows no payment with points or a discount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Balance {
    pub(crate) amount: Amount,
    pub(crate) primary: Split,
    pub(crate) histories: Vec<Moment>,
}

impl Balance {
    pub(crate) fn of(payment: &Payment) -> Balance {
        let split = |amount: Amount, tax_free: Amount| {
            let taxed = amount.saturating_sub(tax_free);
            let vat = match payment.vat_amount {
                Some(vat) if amount == payment.amount => vat.min(taxed),
                _ => taxed.included_vat(&payment.currency),
            };
            Split {
                tax_free,
                supply: taxed.saturating_sub(vat),
                vat,
                service: Amount::ZERO,
            }
        };
        let (mut amount, mut tax_free) = (payment.amount, payment.tax_free);
        let mut histories = Vec::new();
        if let Some(at) = payment.paid_at {
            histories.push(Moment {
                at,
                primary: split(amount, tax_free),
            });
        }
        for done in &payment.cancellations {
            amount = amount.saturating_sub(done.amount);
            tax_free = tax_free.saturating_sub(done.tax_free);
            histories.push(Moment {
                at: done.at,
                primary: split(amount, tax_free),
            });
        }
        Balance {
            amount,
            primary: split(amount, tax_free),
            histories,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::payments::CancelRequest;
    use crate::domain::payments::PaymentStatus;
    use crate::domain::payments::tests::waiting;

    #[test]
    fn the_parts_always_add_up() {
        let mut payment = Payment {
            vbank: None,
            status: PaymentStatus::Paid,
            paid_at: Some(20),
            tax_free: Amount::from(600),
            ..waiting("payco")
        };
        let request = CancelRequest {
            amount: Some(Amount::from(1_000)),
            tax_free: Some(Amount::from(100)),
            ..CancelRequest::default()
        };
        payment.cancel(&request, || "C".to_owned(), 30).unwrap();
        let balance = Balance::of(&payment);
        assert_eq!(balance.amount, Amount::from(4_000));
        assert_eq!(
            balance.primary,
            Split {
                tax_free: Amount::from(500),
                supply: Amount::from(3_182),
                vat: Amount::from(318),
                service: Amount::ZERO,
            }
        );
        let left: Vec<_> = balance
            .histories
            .iter()
            .map(|moment| {
                let Split {
                    tax_free,
                    supply,
                    vat,
                    service,
                } = moment.primary;
                let parts = [tax_free, supply, vat, service];
                let sum = parts
                    .into_iter()
                    .try_fold(Amount::ZERO, Amount::checked_add);
                (moment.at, sum.unwrap())
            })
            .collect();
        assert_eq!(left, [(20, Amount::from(5_000)), (30, Amount::from(4_000))]);
    }
}
