//! Numbers that are paid at a convenience store.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use super::checked::Checked;
use crate::domain::billing::PlainOrder;
use crate::domain::shop::cvs::NumberRequest;
use crate::input::PathValues;
use crate::present;
use crate::request;
use crate::state::State;
use crate::wire::Answer;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Issue {
    channel_key: String,
    #[serde(rename = "*order")]
    order: PlainOrder,
    barcode: Option<String>,
    #[serde(deserialize_with = "request::number")]
    expired_at: Option<u64>,
}

pub(super) async fn issue(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(wanted): Checked<Issue>,
) -> Handled {
    let request = NumberRequest {
        channel_key: wanted.channel_key,
        order: wanted.order.checked()?,
        barcode: wanted.barcode,
        expires_at: wanted.expired_at,
    };
    let now = state.now();
    let payment = state.shop().issue_number(request, now)?;
    Ok(Answer::done(present::payments::payment(&payment)))
}

pub(super) async fn revoke(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let now = state.now();
    let payment = state.shop().revoke_number(&imp_uid, now)?;
    Ok(Answer::done(present::payments::payment(&payment)))
}
