//! Amounts registered before the payment window opens.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use crate::domain::messages;
use crate::domain::money::Amount;
use crate::domain::prepare::Prepared;
use crate::domain::refusal::Refusal;
use crate::facts::missing;
use crate::generated::fields::prepare::prepare_payment;
use crate::input::{BodyFields, PathValues};
use crate::present;
use crate::request;
use crate::state::State;
use crate::wire::Answer;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Prepare {
    merchant_uid: Option<String>,
    #[serde(deserialize_with = "request::number")]
    amount: Option<Amount>,
    currency: Option<String>,
}

impl Prepare {
    /// The order, and what is registered for it.
    fn checked(self) -> Result<(String, Prepared), Refusal> {
        let missing = missing(&[
            (prepare_payment::MERCHANT_UID, self.merchant_uid.is_none()),
            (prepare_payment::AMOUNT, self.amount.is_none()),
        ]);
        let (Some(merchant_uid), Some(amount)) = (self.merchant_uid, self.amount) else {
            return Err(Refusal::declined(messages::missing(&missing)));
        };
        let currency = self.currency;
        Ok((merchant_uid, Prepared { amount, currency }))
    }
}

pub(super) async fn register(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields<Prepare>,
) -> Handled {
    let (merchant_uid, wanted) = body.checked()?;
    let prepared = state
        .shop()
        .prepared_mut()
        .register(&merchant_uid, wanted)?;
    Ok(answer(&merchant_uid, &prepared))
}

pub(super) async fn change(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields<Prepare>,
) -> Handled {
    let (merchant_uid, wanted) = body.checked()?;
    let prepared = state.shop().prepared_mut().change(&merchant_uid, wanted)?;
    Ok(answer(&merchant_uid, &prepared))
}

pub(super) async fn look_up(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
) -> Handled {
    let prepared = state.shop().prepared().get(&merchant_uid)?;
    Ok(answer(&merchant_uid, &prepared))
}

fn answer(merchant_uid: &str, prepared: &Prepared) -> Answer {
    Answer::done(present::prepare::prepared(merchant_uid, prepared))
}
