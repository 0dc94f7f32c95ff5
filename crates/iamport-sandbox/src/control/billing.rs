//! Billing keys that come from a payment window, and charges that are to be declined.

use super::{Control, ControlError};
use crate::domain::card::{CardDetails, cards};

impl Control {
    /// Has the next charge of any card or billing key declined, whatever it is: `onetime`, `again`, a
    /// scheduled payment or its `retry`, and the trial of a new card by `checking_amount`. Called
    /// twice, it reaches the next two charges. `reason` becomes the `fail_reason`.
    pub fn fail_next_charge(&self, reason: &str) {
        self.state.shop().plan_decline(None, reason.to_owned());
    }

    /// Has the next charge of the billing key `customer_uid` declined, as
    /// [`fail_next_charge`](Self::fail_next_charge) does for any.
    pub fn fail_next_charge_of(&self, customer_uid: &str, reason: &str) {
        let customer_uid = Some(customer_uid.to_owned());
        self.state
            .shop()
            .plan_decline(customer_uid, reason.to_owned());
    }

    /// A buyer has a billing key issued in the payment window of the gateway with the code
    /// `pg_provider`, for the card [`cards::WORKS`]. That is the way to a key at gateways that issue
    /// none by API. It takes the place of a key with the same id.
    ///
    /// # Errors
    ///
    /// The id is empty or has more than 80 characters.
    pub fn create_billing_key(
        &self,
        customer_uid: &str,
        pg_provider: &str,
    ) -> Result<(), ControlError> {
        self.create_billing_key_for(customer_uid, pg_provider, cards::WORKS)
    }

    /// As [`create_billing_key`](Self::create_billing_key), for the card with this number, one of
    /// [`cards`] for instance.
    ///
    /// # Errors
    ///
    /// The id is empty or has more than 80 characters, or the number is not that of a card.
    pub fn create_billing_key_for(
        &self,
        customer_uid: &str,
        pg_provider: &str,
        card_number: &str,
    ) -> Result<(), ControlError> {
        let card = CardDetails {
            number: Some(card_number.to_owned()),
            expiry: Some("9999-12".to_owned()),
            ..CardDetails::default()
        };
        let now = self.state.now();
        self.state
            .shop()
            .add_key(customer_uid, pg_provider, Some(&card), now)?;
        Ok(())
    }
}
