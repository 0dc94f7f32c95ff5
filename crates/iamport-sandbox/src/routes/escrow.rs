//! Deliveries of escrow payments.

use axum::extract;

use super::Handled;
use super::auth::Authorized;
use crate::domain::escrow::DeliveryRequest;
use crate::input::{BodyFields, PathValues};
use crate::present::escrow::delivery;
use crate::state::State;
use crate::wire::Answer;

pub(super) async fn look_up(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    Ok(Answer::done(delivery(shop.delivery(&imp_uid)?)))
}

pub(super) async fn register(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(request): BodyFields<DeliveryRequest>,
) -> Handled {
    let now = state.now();
    let registered = state.shop().register_delivery(&imp_uid, &request, now)?;
    Ok(Answer::done(delivery(&registered)))
}

pub(super) async fn change(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(request): BodyFields<DeliveryRequest>,
) -> Handled {
    let now = state.now();
    let registered = state.shop().change_delivery(&imp_uid, &request, now)?;
    Ok(Answer::done(delivery(&registered)))
}
