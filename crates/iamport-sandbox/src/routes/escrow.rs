//! Deliveries of escrow payments.

use axum::Router;
use axum::extract;
use axum::routing::get;

use super::auth::Authorized;
use super::{Handled, bad_request};
use crate::domain::delivery::{Delivery, DeliveryRequest};
use crate::input::{BodyFields, Fields, PathValues, WrongField};
use crate::state::State;
use crate::wire::{Answer, Json};

pub(crate) fn routes() -> Router<State> {
    Router::new().route(
        "/escrows/logis/{imp_uid}",
        get(look_up).post(register).put(change),
    )
}

async fn look_up(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    Ok(Answer::done(presented(shop.delivery(&imp_uid)?)))
}

async fn register(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let request = request(&body).map_err(bad_request)?;
    let now = state.now();
    let delivery = state.shop().register_delivery(&imp_uid, &request, now)?;
    Ok(Answer::done(presented(&delivery)))
}

async fn change(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let request = request(&body).map_err(bad_request)?;
    let now = state.now();
    let delivery = state.shop().change_delivery(&imp_uid, &request, now)?;
    Ok(Answer::done(presented(&delivery)))
}

fn request(body: &Fields) -> Result<DeliveryRequest, WrongField> {
    let logis = body.nested("logis");
    Ok(DeliveryRequest {
        company: logis.filled("company"),
        invoice: logis.filled("invoice"),
        sent_at: logis.integer("sent_at")?,
        given: body.given(),
    })
}

fn presented(delivery: &Delivery) -> Json {
    Json::Object(vec![
        ("applied_at", delivery.applied_at.into()),
        ("company", delivery.company.into()),
        ("invoice", Json::from(&delivery.invoice)),
        ("sent_at", delivery.sent_at.into()),
    ])
}
