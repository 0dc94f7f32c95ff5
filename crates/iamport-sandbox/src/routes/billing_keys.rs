//! Billing keys.

use axum::extract;
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use crate::domain::billing_keys::KeyRequest;
use crate::domain::listing::PageRequest;
use crate::domain::payments::requester;
use crate::input::{BodyFields, PathValues, QueryFields};
use crate::present;
use crate::present::billing_keys::{key, keys};
use crate::request;
use crate::state::State;
use crate::wire::Answer;

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Many {
    #[serde(deserialize_with = "request::texts")]
    customer_uid: Vec<String>,
}

pub(super) async fn many(
    _: Authorized,
    extract::State(state): extract::State<State>,
    QueryFields(wanted): QueryFields<Many>,
) -> Handled {
    let found = state.shop().keys(&wanted.customer_uid)?;
    let list = keys(&found.keys);
    Ok(if found.incomplete {
        Answer::done_in_part(list)
    } else {
        Answer::done(list)
    })
}

pub(super) async fn one(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(customer_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    Ok(Answer::done(key(shop.key(&customer_uid)?)))
}

pub(super) async fn save(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(customer_uid): PathValues<String>,
    BodyFields(request): BodyFields<KeyRequest>,
) -> Handled {
    let request = KeyRequest {
        customer_uid,
        ..request
    };
    let now = state.now();
    let saved = state.shop().save_key(request, now)?;
    Ok(Answer::done(key(&saved)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Delete {
    reason: Option<String>,
    #[serde(rename = "extra", deserialize_with = "requester")]
    requester: Option<String>,
}

pub(super) async fn delete(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(customer_uid): PathValues<String>,
    QueryFields(query): QueryFields<Delete>,
) -> Handled {
    let now = state.now();
    let requester = query.requester.as_deref();
    let deleted = state
        .shop()
        .delete_key(&customer_uid, query.reason, requester, now)?;
    Ok(Answer::done(key(&deleted)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Payments {
    /// The call documents no 400; what is no page counts as the first one.
    #[serde(deserialize_with = "request::number_if_any")]
    page: Option<u64>,
}

pub(super) async fn payments(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(customer_uid): PathValues<String>,
    QueryFields(query): QueryFields<Payments>,
) -> Handled {
    let page = PageRequest::new(query.page, None).unwrap_or(PageRequest::first());
    let found = state.shop().payments_of_key(&customer_uid, page)?;
    Ok(Answer::done(present::payments::page(&found)))
}
