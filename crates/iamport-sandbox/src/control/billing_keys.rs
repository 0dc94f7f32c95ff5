//! Billing keys that come from a payment window.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::error::ControlError;
use super::registry::{Entry, Group};
use crate::domain::card::{CardDetails, cards};
use crate::domain::providers;
use crate::state::State;

pub(super) fn group() -> Group {
    Group {
        name: "billing-keys",
        about: "Billing keys that come from a payment window.",
        calls: vec![Entry::of::<CreateBillingKey>()],
    }
}

/// A buyer has a billing key issued in the payment window of a gateway.
///
/// That is the way to a key at gateways that issue none by API. It takes the place of a key with the
/// same id.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CreateBillingKey {
    /// The id of the key, at most 80 characters.
    #[schemars(length(max = 80))]
    pub customer_uid: String,
    /// The code of the gateway.
    #[schemars(schema_with = "providers::schema")]
    pub pg_provider: String,
    /// One of the test cards, or any other number of 15 or 16 digits, which works. Never a real one.
    #[serde(default = "works")]
    pub card_number: String,
}

fn works() -> String {
    cards::WORKS.to_owned()
}

impl ControlCall for CreateBillingKey {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/billing-keys";
    type Answer = ();
    type Error = ControlError;

    fn example() -> CreateBillingKey {
        CreateBillingKey {
            customer_uid: "customer-1".to_owned(),
            pg_provider: "kakaopay".to_owned(),
            card_number: cards::FAILS_ONCE.to_owned(),
        }
    }

    async fn run(self, state: &State) -> Result<(), ControlError> {
        providers::check(&self.pg_provider)?;
        let card = CardDetails {
            number: Some(self.card_number),
            expiry: Some("9999-12".to_owned()),
            ..CardDetails::default()
        };
        let now = state.now();
        let mut shop = state.shop();
        shop.add_key(&self.customer_uid, &self.pg_provider, Some(&card), now)?;
        Ok(())
    }
}
