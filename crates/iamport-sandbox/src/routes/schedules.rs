//! Payments that are scheduled.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use crate::domain::listing::PageRequest;
use crate::domain::messages;
use crate::domain::refusal::Refusal;
use crate::domain::schedules::{ScheduleFilter, ScheduleRequest, ScheduleStatus};
use crate::input::{BodyFields, PathValues, QueryFields};
use crate::present;
use crate::request;
use crate::state::State;
use crate::wire::Answer;

pub(super) async fn schedule(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(request): BodyFields<ScheduleRequest>,
) -> Handled {
    let now = state.now();
    let made = state.shop().schedule(request, now)?;
    Ok(Answer::done(present::schedules::schedules(&made)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Unschedule {
    customer_uid: Option<String>,
    #[serde(deserialize_with = "request::texts_if_given")]
    merchant_uid: Option<Vec<String>>,
}

pub(super) async fn unschedule(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields<Unschedule>,
) -> Handled {
    let (customer, orders) = (body.customer_uid.as_deref(), body.merchant_uid.as_deref());
    let now = state.now();
    let revoked = state.shop().unschedule(customer, orders, now)?;
    Ok(Answer::done(present::schedules::schedules(&revoked)))
}

pub(super) async fn one(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
) -> Handled {
    let view = state.shop().schedule_of(&merchant_uid)?;
    Ok(Answer::done(present::schedules::schedule(&view)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct At {
    #[serde(deserialize_with = "request::number")]
    schedule_at: Option<u64>,
}

pub(super) async fn change(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
    BodyFields(body): BodyFields<At>,
) -> Handled {
    let now = state.now();
    let view = state
        .shop()
        .move_schedule(&merchant_uid, body.schedule_at, now)?;
    Ok(Answer::done(present::schedules::schedule(&view)))
}

pub(super) async fn reschedule(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
    BodyFields(body): BodyFields<At>,
) -> Handled {
    let now = state.now();
    let view = state
        .shop()
        .reschedule(&merchant_uid, body.schedule_at, now)?;
    Ok(Answer::done(present::schedules::schedule(&view)))
}

pub(super) async fn retry(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
) -> Handled {
    let now = state.now();
    let payment = state.shop().retry(&merchant_uid, now)?;
    Ok(Answer::done(present::payments::payment(&payment)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ByTime {
    sorting: Option<String>,
    #[serde(deserialize_with = "request::number")]
    limit: Option<u64>,
    schedule_status: Option<String>,
    #[serde(deserialize_with = "request::number")]
    page: Option<u64>,
    #[serde(deserialize_with = "request::number")]
    schedule_from: Option<u64>,
    #[serde(deserialize_with = "request::number")]
    schedule_to: Option<u64>,
}

pub(super) async fn by_time(
    _: Authorized,
    extract::State(state): extract::State<State>,
    QueryFields(query): QueryFields<ByTime>,
) -> Handled {
    let ascending = match query.sorting.as_deref() {
        None | Some("-scheduled") => false,
        Some("scheduled") => true,
        Some(_) => return Err(wrong("sorting").into()),
    };
    let filter = ScheduleFilter {
        from: query.schedule_from,
        to: query.schedule_to,
        status: status("schedule_status", query.schedule_status.as_deref())?,
        ascending,
        page: PageRequest::new(query.page, query.limit)?,
        names: ["schedule_from", "schedule_to"],
    };
    listed(&state, None, &filter)
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct OfCustomer {
    #[serde(rename = "schedule-status")]
    schedule_status: Option<String>,
    #[serde(deserialize_with = "request::number")]
    page: Option<u64>,
    #[serde(deserialize_with = "request::number")]
    from: Option<u64>,
    #[serde(deserialize_with = "request::number")]
    to: Option<u64>,
}

pub(super) async fn of_customer(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(customer_uid): PathValues<String>,
    QueryFields(query): QueryFields<OfCustomer>,
) -> Handled {
    let filter = ScheduleFilter {
        from: query.from,
        to: query.to,
        status: status("schedule-status", query.schedule_status.as_deref())?,
        ascending: false,
        page: PageRequest::new(query.page, None)?,
        names: ["from", "to"],
    };
    listed(&state, Some(&customer_uid), &filter)
}

/// The state that the field `name` asks for.
fn status(name: &str, word: Option<&str>) -> Result<Option<ScheduleStatus>, Refusal> {
    let parse = |word| ScheduleStatus::parse(word).ok_or_else(|| wrong(name));
    word.map(parse).transpose()
}

fn wrong(name: &str) -> Refusal {
    Refusal::invalid(messages::invalid(name))
}

fn listed(state: &State, customer_uid: Option<&str>, filter: &ScheduleFilter) -> Handled {
    let shop = state.shop();
    let page = shop.schedules(customer_uid, filter)?;
    let shape = shop.assumptions().schedule_list;
    Ok(Answer::done(present::schedules::schedule_page(
        &page, shape,
    )))
}
