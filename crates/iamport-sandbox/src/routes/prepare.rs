//! Amounts registered before the payment window opens.

use axum::Router;
use axum::extract;
use axum::routing::{get, post};

use super::auth::Authorized;
use super::{Handled, declined, present};
use crate::domain::prepare::Prepared;
use crate::domain::{Refusal, messages};
use crate::input::{BodyFields, Fields, PathValues};
use crate::state::State;
use crate::wire::Answer;

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/payments/prepare", post(register).put(change))
        .route("/payments/prepare/{merchant_uid}", get(look_up))
}

async fn register(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let (merchant_uid, wanted) = order_and_amount(&body)?;
    let prepared = state
        .shop()
        .prepared_mut()
        .register(&merchant_uid, wanted)?;
    Ok(answer(&merchant_uid, &prepared))
}

async fn change(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let (merchant_uid, wanted) = order_and_amount(&body)?;
    let prepared = state.shop().prepared_mut().change(&merchant_uid, wanted)?;
    Ok(answer(&merchant_uid, &prepared))
}

async fn look_up(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
) -> Handled {
    let prepared = state.shop().prepared().get(&merchant_uid)?;
    Ok(answer(&merchant_uid, &prepared))
}

fn order_and_amount(body: &Fields) -> Result<(String, Prepared), Answer> {
    let merchant_uid = body.filled("merchant_uid");
    let amount = body.amount("amount").map_err(declined)?;
    let missing: Vec<&str> = [
        ("merchant_uid", merchant_uid.is_none()),
        ("amount", amount.is_none()),
    ]
    .into_iter()
    .filter(|(_, missing)| *missing)
    .map(|(name, _)| name)
    .collect();
    let (Some(merchant_uid), Some(amount)) = (merchant_uid, amount) else {
        return Err(Refusal::declined(messages::missing(&missing)).into());
    };
    let currency = body.filled("currency");
    Ok((merchant_uid, Prepared { amount, currency }))
}

fn answer(merchant_uid: &str, prepared: &Prepared) -> Answer {
    Answer::done(present::prepared(
        merchant_uid,
        prepared.amount,
        &prepared.currency,
    ))
}
