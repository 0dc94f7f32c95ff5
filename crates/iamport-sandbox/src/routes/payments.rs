//! Looking payments up, and cancelling them.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use crate::domain::listing::{PageRequest, Period, Sorting, StatusFilter};
use crate::domain::messages;
use crate::domain::payments::{CancelRequest, CancelTarget};
use crate::domain::refusal::Refusal;
use crate::input::{BodyFields, PathValues, QueryFields};
use crate::present::payments as present;
use crate::request;
use crate::state::State;
use crate::wire::Answer;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct One {
    /// The call documents no 400; what is neither true nor false counts as false.
    #[serde(deserialize_with = "request::true_if_any")]
    include_sandbox: bool,
}

pub(super) async fn one(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    QueryFields(query): QueryFields<One>,
) -> Handled {
    let shop = state.shop();
    let payment = shop.payment(&imp_uid, query.include_sandbox)?;
    Ok(Answer::done(present::payment(payment)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Many {
    #[serde(deserialize_with = "request::texts")]
    imp_uid: Vec<String>,
    #[serde(deserialize_with = "request::texts")]
    merchant_uid: Vec<String>,
}

pub(super) async fn many(
    _: Authorized,
    extract::State(state): extract::State<State>,
    QueryFields(wanted): QueryFields<Many>,
) -> Handled {
    let found = state
        .shop()
        .payments(&wanted.imp_uid, &wanted.merchant_uid)?;
    let list = present::payments(&found.payments);
    Ok(if found.incomplete {
        Answer::done_in_part(list)
    } else {
        Answer::done(list)
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct First {
    sorting: Option<String>,
}

pub(super) async fn find(
    _: Authorized,
    state: extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
    QueryFields(query): QueryFields<First>,
) -> Handled {
    first_of_order(&state, &merchant_uid, None, &query)
}

pub(super) async fn find_in_status(
    _: Authorized,
    state: extract::State<State>,
    PathValues((merchant_uid, status)): PathValues<(String, String)>,
    QueryFields(query): QueryFields<First>,
) -> Handled {
    first_of_order(&state, &merchant_uid, Some(&status), &query)
}

fn first_of_order(
    state: &State,
    merchant_uid: &str,
    status: Option<&str>,
    query: &First,
) -> Handled {
    let filter = filter(status)?;
    // This call documents no 400 for it; an unknown order counts as the default one.
    let sorting = Sorting::parse(query.sorting.as_deref()).unwrap_or_default();
    let shop = state.shop();
    let found = shop.payments_of_order(merchant_uid, filter, sorting)?;
    let first = found
        .first()
        .ok_or_else(|| Refusal::unknown(messages::PAYMENT_UNKNOWN))?;
    Ok(Answer::done(present::payment(first)))
}

/// Which part of a list is wanted, and in which order.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Listed {
    #[serde(deserialize_with = "request::number")]
    page: Option<u64>,
    #[serde(deserialize_with = "request::number")]
    limit: Option<u64>,
    sorting: Option<String>,
}

impl Listed {
    fn checked(&self) -> Result<(PageRequest, Sorting), Refusal> {
        let sorting = Sorting::parse(self.sorting.as_deref())?;
        Ok((PageRequest::new(self.page, self.limit)?, sorting))
    }
}

pub(super) async fn find_all(
    _: Authorized,
    state: extract::State<State>,
    PathValues(merchant_uid): PathValues<String>,
    QueryFields(query): QueryFields<Listed>,
) -> Handled {
    all_of_order(&state, &merchant_uid, None, &query)
}

pub(super) async fn find_all_in_status(
    _: Authorized,
    state: extract::State<State>,
    PathValues((merchant_uid, status)): PathValues<(String, String)>,
    QueryFields(query): QueryFields<Listed>,
) -> Handled {
    all_of_order(&state, &merchant_uid, Some(&status), &query)
}

fn all_of_order(
    state: &State,
    merchant_uid: &str,
    status: Option<&str>,
    query: &Listed,
) -> Handled {
    let filter = filter(status)?;
    let (page, sorting) = query.checked()?;
    let shop = state.shop();
    let found = shop.payments_of_order(merchant_uid, filter, sorting)?;
    Ok(Answer::done(present::page(&page.cut(&found)?)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ByStatus {
    #[serde(rename = "*listed")]
    listed: Listed,
    #[serde(deserialize_with = "request::number")]
    from: Option<u64>,
    #[serde(deserialize_with = "request::number")]
    to: Option<u64>,
}

pub(super) async fn by_status(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(status): PathValues<String>,
    QueryFields(query): QueryFields<ByStatus>,
) -> Handled {
    let filter = StatusFilter::parse(&status)?;
    let (page, sorting) = query.listed.checked()?;
    let period = Period::new(query.from, query.to, state.now())?;
    let page = state
        .shop()
        .payments_by_status(filter, period, sorting, page)?;
    Ok(Answer::done(present::page(&page)))
}

/// The states of `find` and `findAll`, whose last segment can be left out.
fn filter(status: Option<&str>) -> Result<StatusFilter, Refusal> {
    status.map_or(Ok(StatusFilter::All), StatusFilter::parse)
}

pub(super) async fn balance(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let balance = state.shop().balance(&imp_uid)?;
    Ok(Answer::done(present::balance(&balance)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Cancel {
    #[serde(rename = "*target")]
    target: CancelTarget,
    #[serde(rename = "*request")]
    request: CancelRequest,
}

pub(super) async fn cancel(
    _: Authorized,
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields<Cancel>,
) -> Handled {
    let now = state.now();
    let payment = state.shop().cancel(&body.target, &body.request, now)?;
    Ok(Answer::done(present::payment(&payment)))
}
