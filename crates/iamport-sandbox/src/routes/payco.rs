//! What PAYCO is told about an order.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use super::checked::Checked;
use crate::state::State;
use crate::wire::{Answer, Json};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct SetStatus {
    imp_uid: String,
    status: String,
}

pub(super) async fn set_status(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(SetStatus { imp_uid, status }): Checked<SetStatus>,
) -> Handled {
    let now = state.now();
    let status = state.shop().set_payco_status(&imp_uid, &status, now)?;
    Ok(Answer::done(Json::Object(vec![(
        "status",
        status.as_str().into(),
    )])))
}
