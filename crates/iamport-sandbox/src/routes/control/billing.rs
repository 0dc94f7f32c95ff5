//! Billing keys and verifications that come from a window, and charges that are to be declined.

use axum::extract;

use crate::control::Control;
use crate::domain::card::cards;
use crate::domain::messages;
use crate::input::{BodyFields, Fields};
use crate::routes::Handled;
use crate::state::State;
use crate::wire::{Answer, Json};

/// The fields of a body that it cannot be without.
fn required<const N: usize>(
    body: &Fields,
    names: [&'static str; N],
) -> Result<[String; N], Answer> {
    let missing: Vec<&str> = names
        .into_iter()
        .filter(|name| body.filled(name).is_none())
        .collect();
    if !missing.is_empty() {
        return Err(super::refused(messages::missing(&missing)));
    }
    Ok(names.map(|name| body.filled(name).unwrap_or_default()))
}

pub(super) async fn fail_next(
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let [reason] = required(&body, ["reason"])?;
    let control = Control::new(state);
    match body.filled("customer_uid") {
        Some(customer_uid) => control.fail_next_charge_of(&customer_uid, &reason),
        None => control.fail_next_charge(&reason),
    }
    Ok(Answer::done(Json::Null))
}

pub(super) async fn create_key(
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let [customer_uid, provider] = required(&body, ["customer_uid", "pg_provider"])?;
    let card = body.filled("card_number");
    let card = card.as_deref().unwrap_or(cards::WORKS);
    Control::new(state)
        .create_billing_key_for(&customer_uid, &provider, card)
        .map_err(|error| super::refused(error.to_string()))?;
    Ok(Answer::done(Json::Null))
}

pub(super) async fn create_certification(
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let [provider] = required(&body, ["pg_provider"])?;
    let imp_uid = Control::new(state)
        .create_certification(&provider)
        .map_err(|error| super::refused(error.to_string()))?;
    Ok(Answer::done(Json::Object(vec![(
        "imp_uid",
        Json::from(&imp_uid),
    )])))
}
