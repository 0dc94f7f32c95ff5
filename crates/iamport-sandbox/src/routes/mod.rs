//! The routes, family by family: HTTP in, a call of the domain, HTTP out. Nothing is decided here.

pub(crate) mod auth;
pub(crate) mod billing;
pub(crate) mod billing_keys;
pub(crate) mod certifications;
pub(crate) mod control;
pub(crate) mod escrow;
pub(crate) mod fidelity;
pub(crate) mod payments;
pub(crate) mod prepare;
mod present;
mod present_billing;
pub(crate) mod receipts;
pub(crate) mod schedules;
pub(crate) mod schema_only;
pub(crate) mod shop;
pub(crate) mod vbanks;

use crate::domain::{Refusal, messages};
use crate::input::WrongField;
use crate::state::State;
use crate::wire::Answer;

/// What a handler returns.
type Handled = Result<Answer, Answer>;

/// The JSON of a payment that none of these texts mentions.
pub(crate) fn another_payment(state: &State, mentioned: &[&str]) -> Option<String> {
    let shop = state.shop();
    let other = shop.another_payment(mentioned)?;
    Some(present::payment(other).encode())
}

/// A wrong field where the API answers with 400.
fn bad_request(field: WrongField) -> Answer {
    Refusal::invalid(messages::invalid(field.0)).into()
}

/// A wrong field where the API documents no 400.
fn declined(field: WrongField) -> Answer {
    Refusal::declined(messages::invalid(field.0)).into()
}
