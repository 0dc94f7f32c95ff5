//! Identity verifications.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use crate::domain::certifications::OtpRequest;
use crate::input::{BodyFields, PathValues};
use crate::present::certifications::certification;
use crate::state::State;
use crate::wire::{Answer, Json};

pub(super) async fn look_up(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    Ok(Answer::done(certification(shop.certification(&imp_uid)?)))
}

pub(super) async fn delete(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let deleted = state.shop().delete_certification(&imp_uid)?;
    Ok(Answer::done(certification(&deleted)))
}

pub(super) async fn request_otp(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(request): BodyFields<OtpRequest>,
) -> Handled {
    let imp_uid = state.shop().request_otp(&request)?;
    Ok(Answer::done(Json::Object(vec![(
        "imp_uid",
        Json::from(&imp_uid),
    )])))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Confirm {
    otp: Option<String>,
}

pub(super) async fn confirm_otp(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(body): BodyFields<Confirm>,
) -> Handled {
    let now = state.now();
    let done = state
        .shop()
        .confirm_otp(&imp_uid, body.otp.as_deref(), now)?;
    Ok(Answer::done(certification(&done)))
}
