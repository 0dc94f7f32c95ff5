//! Cash receipts.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use crate::domain::receipts::{ExternalSale, ReceiptRequest};
use crate::input::{BodyFields, PathValues};
use crate::present::receipts::{external, of_payment};
use crate::state::State;
use crate::wire::Answer;

pub(super) async fn look_up(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    let receipt = shop.receipt(&imp_uid)?;
    Ok(Answer::done(of_payment(&imp_uid, receipt)))
}

pub(super) async fn issue(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(request): BodyFields<ReceiptRequest>,
) -> Handled {
    let now = state.now();
    let receipt = state.shop().issue_receipt(&imp_uid, &request, now)?;
    Ok(Answer::done(of_payment(&imp_uid, &receipt)))
}

pub(super) async fn revoke(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let now = state.now();
    let receipt = state.shop().revoke_receipt(&imp_uid, now)?;
    Ok(Answer::done(of_payment(&imp_uid, &receipt)))
}

pub(super) async fn look_up_external(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    let receipt = shop.external_receipt(&merchant_uid)?;
    Ok(Answer::done(external(&merchant_uid, receipt)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct External {
    #[serde(rename = "*request")]
    request: ReceiptRequest,
    #[serde(rename = "*sale")]
    sale: ExternalSale,
}

pub(super) async fn issue_external(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
    BodyFields(body): BodyFields<External>,
) -> Handled {
    let now = state.now();
    let receipt =
        state
            .shop()
            .issue_external_receipt(&merchant_uid, &body.sale, &body.request, now)?;
    Ok(Answer::done(external(&merchant_uid, &receipt)))
}

pub(super) async fn revoke_external(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
) -> Handled {
    let now = state.now();
    let receipt = state.shop().revoke_external_receipt(&merchant_uid, now)?;
    Ok(Answer::done(external(&merchant_uid, &receipt)))
}
