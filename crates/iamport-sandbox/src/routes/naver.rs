//! NaverPay.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use super::checked::Checked;
use crate::domain::messages;
use crate::domain::naver::Step;
use crate::domain::refusal::Refusal;
use crate::domain::shop::naver::Stepped;
use crate::generated::lists::NAVER_CANCEL_REASON;
use crate::input::PathValues;
use crate::present;
use crate::request;
use crate::state::State;
use crate::wire::{Answer, Json};

/// A payment, and the product orders of it that are meant: none of them for all.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Orders {
    imp_uid: String,
    #[serde(rename = "product_order_id", deserialize_with = "request::one_or_more")]
    ids: Vec<String>,
}

/// How goods travel.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Shipment {
    delivery_method: String,
    delivery_company: Option<String>,
    tracking_number: Option<String>,
}

impl Shipment {
    /// Goods that travel by parcel, which is what `parcel` stands for, need the carrier and its number.
    fn checked(&self, parcel: &str) -> Result<(), Refusal> {
        if self.delivery_method != parcel {
            return Ok(());
        }
        let missing: Vec<&str> = [
            ("delivery_company", &self.delivery_company),
            ("tracking_number", &self.tracking_number),
        ]
        .into_iter()
        .filter(|(_, value)| value.is_none())
        .map(|(name, _)| name)
        .collect();
        match missing.as_slice() {
            [] => Ok(()),
            missing => Err(Refusal::invalid(messages::missing(missing))),
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Ship {
    #[serde(rename = "*orders")]
    orders: Orders,
    #[serde(rename = "*shipment")]
    shipment: Shipment,
}

pub(super) async fn one(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(product_order_id): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    let (payment, order) = shop.product_order(&product_order_id)?;
    Ok(Answer::done(present::naver::product_order(payment, order)))
}

pub(super) async fn all(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    let (payment, orders) = shop.product_orders(&imp_uid)?;
    let list = orders
        .iter()
        .map(|order| present::naver::product_order(payment, order));
    Ok(Answer::done(Json::Array(list.collect())))
}

pub(super) async fn place(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(orders): Checked<Orders>,
) -> Handled {
    step(&state, &orders, Step::Place)
}

pub(super) async fn ship(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(sent): Checked<Ship>,
) -> Handled {
    sent.shipment.checked("DELIVERY")?;
    step(&state, &sent.orders, Step::Ship)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Cancel {
    #[serde(rename = "*orders")]
    orders: Orders,
    reason: String,
}

pub(super) async fn cancel(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(sent): Checked<Cancel>,
) -> Handled {
    const DEFAULT: &str = "PRODUCT_UNSATISFIED";
    // What NaverPay does not know counts as the default.
    let reason = NAVER_CANCEL_REASON
        .iter()
        .find(|known| **known == sent.reason);
    step_for(
        &state,
        &sent.orders,
        Step::Cancel,
        reason.unwrap_or(&DEFAULT),
    )
}

pub(super) async fn approve_cancel(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(orders): Checked<Orders>,
) -> Handled {
    step(&state, &orders, Step::ApproveCancel)
}

pub(super) async fn request_return(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(sent): Checked<Ship>,
) -> Handled {
    sent.shipment.checked("RETURN_DELIVERY")?;
    step(&state, &sent.orders, Step::RequestReturn)
}

pub(super) async fn approve_return(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(orders): Checked<Orders>,
) -> Handled {
    step(&state, &orders, Step::ApproveReturn)
}

pub(super) async fn reject_return(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(orders): Checked<Orders>,
) -> Handled {
    step(&state, &orders, Step::RejectReturn)
}

pub(super) async fn withhold_return(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(orders): Checked<Orders>,
) -> Handled {
    step(&state, &orders, Step::WithholdReturn)
}

pub(super) async fn resolve_return(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(orders): Checked<Orders>,
) -> Handled {
    step(&state, &orders, Step::ResolveReturn)
}

pub(super) async fn collect_exchanged(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(orders): Checked<Orders>,
) -> Handled {
    step(&state, &orders, Step::CollectExchanged)
}

pub(super) async fn ship_exchanged(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(sent): Checked<Ship>,
) -> Handled {
    sent.shipment.checked("DELIVERY")?;
    step(&state, &sent.orders, Step::ShipExchanged)
}

fn step(state: &State, orders: &Orders, step: Step) -> Handled {
    step_for(state, orders, step, messages::DEFAULT_CANCEL_REASON)
}

/// `reason` stands at the money that goes back.
fn step_for(state: &State, orders: &Orders, step: Step, reason: &str) -> Handled {
    let now = state.now();
    let stepped =
        state
            .shop()
            .step_product_orders(&orders.imp_uid, &orders.ids, step, reason, now)?;
    let Stepped {
        orders,
        complete,
        payment,
    } = stepped;
    let list = orders
        .iter()
        .map(|order| present::naver::product_order(&payment, order));
    let list = Json::Array(list.collect());
    Ok(if complete {
        Answer::done(list)
    } else {
        Answer::done_in_part(list)
    })
}

pub(super) async fn credit_points(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let now = state.now();
    state.shop().credit_points(&imp_uid, now)?;
    Ok(Answer::done(Json::Null))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Confirm {
    imp_uid: String,
}

pub(super) async fn confirm(
    _: Authorized,
    extract::State(state): extract::State<State>,
    Checked(Confirm { imp_uid }): Checked<Confirm>,
) -> Handled {
    let now = state.now();
    state.shop().confirm_purchase(&imp_uid, now)?;
    Ok(Answer::done(Json::Null))
}

pub(super) async fn cash_amount(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let cash = state.shop().cash_amount(&imp_uid)?;
    Ok(Answer::done(present::naver::cash_amount(&cash)))
}
