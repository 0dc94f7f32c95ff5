//! Amounts that a shop registers before the payment window opens.

use std::io;

use serde::{Deserialize, Serialize};

use super::messages;
use super::money::Amount;
use super::refusal::Refusal;
use crate::generated::fields::prepare::prepare_payment;
use crate::tables::{Map, Parts, Visit};

/// The amount of one order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Prepared {
    pub(crate) amount: Amount,
    /// Not compared when absent.
    pub(crate) currency: Option<String>,
}

/// All registered amounts, by order number.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct PreparedAmounts {
    by_merchant_uid: Map<String, Prepared>,
}

impl Parts for PreparedAmounts {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        let PreparedAmounts { by_merchant_uid } = self;
        visit.table("prepared", by_merchant_uid)
    }
}

impl PreparedAmounts {
    /// Registers the amount of an order that has none yet.
    pub(crate) fn register(
        &mut self,
        merchant_uid: &str,
        prepared: Prepared,
    ) -> Result<Prepared, Refusal> {
        check(merchant_uid, &prepared)?;
        if self.by_merchant_uid.contains_key(merchant_uid) {
            return Err(Refusal::declined(messages::PREPARED_ALREADY));
        }
        let registered = prepared.clone();
        self.by_merchant_uid
            .insert(merchant_uid.to_owned(), prepared);
        Ok(registered)
    }

    /// Changes the amount of an order. A currency that is left out stays what it was.
    pub(crate) fn change(
        &mut self,
        merchant_uid: &str,
        prepared: Prepared,
    ) -> Result<Prepared, Refusal> {
        let place = self
            .by_merchant_uid
            .get_mut(merchant_uid)
            .ok_or_else(|| Refusal::unknown(messages::NOT_PREPARED))?;
        let changed = Prepared {
            amount: prepared.amount,
            currency: prepared.currency.or_else(|| place.currency.clone()),
        };
        check(merchant_uid, &changed)?;
        *place = changed.clone();
        Ok(changed)
    }

    /// The amount of an order.
    pub(crate) fn get(&self, merchant_uid: &str) -> Result<Prepared, Refusal> {
        self.by_merchant_uid
            .get(merchant_uid)
            .cloned()
            .ok_or_else(|| Refusal::unknown(messages::NOT_PREPARED))
    }
}

fn check(merchant_uid: &str, prepared: &Prepared) -> Result<(), Refusal> {
    if !prepare_payment::MERCHANT_UID.has_room_for(merchant_uid) {
        return Err(Refusal::declined(messages::invalid("merchant_uid")));
    }
    let currency = prepared.currency.as_deref();
    let is_code = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase());
    if currency.is_some_and(|code| !is_code(code)) {
        return Err(Refusal::declined(messages::invalid("currency")));
    }
    if currency.is_some_and(|code| !prepared.amount.fits(code)) {
        return Err(Refusal::declined(messages::invalid("amount")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(amount: u32, currency: Option<&str>) -> Prepared {
        Prepared {
            amount: Amount::from(amount),
            currency: currency.map(str::to_owned),
        }
    }

    #[test]
    fn an_amount_is_registered_once_and_can_be_changed() {
        let mut amounts = PreparedAmounts::default();
        amounts.register("a", of(100, Some("KRW"))).unwrap();
        assert_eq!(
            amounts.register("a", of(200, None)),
            Err(Refusal::declined(messages::PREPARED_ALREADY))
        );
        assert_eq!(amounts.get("a"), Ok(of(100, Some("KRW"))));
        amounts.change("a", of(200, None)).unwrap();
        assert_eq!(amounts.get("a"), Ok(of(200, Some("KRW"))));
        amounts.change("a", of(200, Some("USD"))).unwrap();
        assert_eq!(amounts.get("a"), Ok(of(200, Some("USD"))));
    }

    #[test]
    fn an_unknown_order_is_not_found() {
        let mut amounts = PreparedAmounts::default();
        let unknown = Err(Refusal::unknown(messages::NOT_PREPARED));
        assert_eq!(amounts.get("a"), unknown);
        assert_eq!(amounts.change("a", of(1, None)), unknown);
    }

    #[test]
    fn wrong_values_are_refused() {
        let mut amounts = PreparedAmounts::default();
        assert!(amounts.register(&"a".repeat(41), of(1, None)).is_err());
        assert!(amounts.register("a", of(1, Some("won"))).is_err());
        let half = Prepared {
            amount: "0.5".parse().unwrap(),
            currency: Some("KRW".to_owned()),
        };
        assert!(amounts.register("a", half).is_err());
        assert!(amounts.get("a").is_err());
    }
}
