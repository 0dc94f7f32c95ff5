//! Charges that are to be declined.

use std::convert::Infallible;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::registry::{Entry, Group};
use crate::state::State;

pub(super) fn group() -> Group {
    Group {
        name: "billing",
        about: "Charges that are to be declined.",
        calls: vec![Entry::of::<FailNextCharge>()],
    }
}

/// Has the next charge of a card or billing key declined.
///
/// Whatever it is: `onetime`, `again`, a scheduled payment or its `retry`, and the trial of a new card
/// by `checking_amount`. Sent twice, it reaches the next two charges.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct FailNextCharge {
    /// Becomes the `fail_reason`.
    pub reason: String,
    /// Only the next charge of this billing key.
    pub customer_uid: Option<String>,
}

impl ControlCall for FailNextCharge {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/charges/fail-next";
    type Answer = ();
    type Error = Infallible;

    fn example() -> FailNextCharge {
        FailNextCharge {
            reason: "한도초과".to_owned(),
            customer_uid: Some("customer-1".to_owned()),
        }
    }

    async fn run(self, state: &State) -> Result<(), Infallible> {
        let FailNextCharge {
            reason,
            customer_uid,
        } = self;
        state.shop().plan_decline(customer_uid, reason);
        Ok(())
    }
}
