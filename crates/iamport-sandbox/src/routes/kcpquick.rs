//! KCP Quick Pay.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use super::checked::Checked;
use crate::domain::billing::PlainOrder;
use crate::domain::kcpquick::Site;
use crate::domain::shop::kcpquick::MoneyRequest;
use crate::input::PathValues;
use crate::present;
use crate::state::State;
use crate::wire::{Answer, Json};

/// What stands in `message` although the call was done; the documentation shows it.
const KEY_DELETED: &str = "자동결제 키가 정상적으로 삭제되었습니다.";

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct DeleteMember {
    member_id: String,
    #[serde(rename = "*site")]
    site: Site,
}

pub(super) async fn delete_member(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(DeleteMember { member_id, site }): Checked<DeleteMember>,
) -> Handled {
    let now = state.now();
    let member = state.shop().delete_member(&member_id, &site, now)?;
    Ok(Answer::done(present::kcpquick::member(&member)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ReleaseFido {
    member_id: String,
    channel_key: String,
}

pub(super) async fn release_fido(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(wanted): Checked<ReleaseFido>,
) -> Handled {
    let ReleaseFido {
        member_id,
        channel_key,
    } = wanted;
    let now = state.now();
    state.shop().release_fido(&member_id, &channel_key, now)?;
    Ok(Answer::done(Json::Object(vec![(
        "member_id",
        Json::from(&member_id),
    )])))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Prepare {
    merchant_uid: String,
    btid: String,
}

pub(super) async fn prepare(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(wanted): Checked<Prepare>,
) -> Handled {
    register(&state, &wanted, false)
}

pub(super) async fn prepare_anew(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(wanted): Checked<Prepare>,
) -> Handled {
    register(&state, &wanted, true)
}

fn register(state: &State, wanted: &Prepare, anew: bool) -> Handled {
    let Prepare { merchant_uid, btid } = wanted;
    let now = state.now();
    state
        .shop()
        .prepare_quick_payment(merchant_uid, btid, anew, now)?;
    Ok(Answer::done(Json::Null))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PayWithMoney {
    member_id: String,
    channel_key: String,
    imp_uid: String,
    #[serde(rename = "*order")]
    order: PlainOrder,
}

pub(super) async fn pay_with_money(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(wanted): Checked<PayWithMoney>,
) -> Handled {
    let request = MoneyRequest {
        member_id: wanted.member_id,
        channel_key: wanted.channel_key,
        imp_uid: wanted.imp_uid,
        order: wanted.order.checked()?,
    };
    let now = state.now();
    let payment = state.shop().pay_with_money(request, now)?;
    Ok(Answer::done(present::payments::payment(&payment)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct PayWithKey {
    customer_uid: String,
    #[serde(rename = "*order")]
    order: PlainOrder,
}

pub(super) async fn pay_with_key(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(wanted): Checked<PayWithKey>,
) -> Handled {
    let order = wanted.order.checked()?;
    let now = state.now();
    let payment = state
        .shop()
        .pay_with_autopay_key(&wanted.customer_uid, order, now)?;
    Ok(Answer::done(present::payments::payment(&payment)))
}

pub(super) async fn delete_key(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(customer_uid): PathValues<String>,
) -> Handled {
    let now = state.now();
    state.shop().delete_autopay_key(&customer_uid, now)?;
    let deleted = Json::Object(vec![("customer_uid", Json::from(&customer_uid))]);
    Ok(Answer::done(deleted).saying(KEY_DELETED))
}
