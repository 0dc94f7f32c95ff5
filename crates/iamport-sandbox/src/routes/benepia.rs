//! Benepia points.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use super::checked::Checked;
use crate::domain::billing::PlainOrder;
use crate::domain::shop::benepia::BenepiaAccount;
use crate::present;
use crate::state::State;
use crate::wire::{Answer, Json};

pub(super) async fn points(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(account): Checked<BenepiaAccount>,
) -> Handled {
    let points = state.shop().benepia_points(&account)?;
    Ok(Answer::done(Json::Object(vec![("point", points.into())])))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Pay {
    #[serde(rename = "*account")]
    account: BenepiaAccount,
    #[serde(rename = "*order")]
    order: PlainOrder,
}

pub(super) async fn pay(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(Pay { account, order }): Checked<Pay>,
) -> Handled {
    let order = order.checked()?;
    let now = state.now();
    let payment = state.shop().pay_with_points(account, order, now)?;
    Ok(Answer::done(present::payments::payment(&payment)))
}
