//! Amounts registered in advance.

use crate::domain::messages;
use crate::domain::payments::Payment;
use crate::domain::prepare::PreparedAmounts;
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;

impl Shop {
    pub(crate) fn prepared(&self) -> &PreparedAmounts {
        &self.prepared
    }

    pub(crate) fn prepared_mut(&mut self) -> &mut PreparedAmounts {
        &mut self.prepared
    }

    /// A payment window does not open for another amount than the one registered for the order.
    pub(super) fn check_prepared(&self, payment: &Payment) -> Result<(), Refusal> {
        let Ok(prepared) = self.prepared.get(&payment.merchant_uid) else {
            return Ok(());
        };
        let same_currency = prepared
            .currency
            .is_none_or(|currency| currency == payment.currency);
        if prepared.amount == payment.amount && same_currency {
            return Ok(());
        }
        Err(Refusal::declined(messages::PREPARED_DIFFERS))
    }
}
