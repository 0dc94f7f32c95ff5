//! Billing keys.

use axum::Router;
use axum::extract;
use axum::routing::get;

use super::auth::Authorized;
use super::{Handled, present, present_billing};
use crate::compat;
use crate::domain::billing::{Customer, KeyRequest};
use crate::domain::card::CardDetails;
use crate::domain::listing::PageRequest;
use crate::input::{BodyFields, Fields, PathValues, QueryFields};
use crate::state::State;
use crate::wire::Answer;

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/subscribe/customers", get(many))
        .route(
            "/subscribe/customers/{customer_uid}",
            get(one).post(save).delete(delete),
        )
        .route(
            "/subscribe/customers/{customer_uid}/payments",
            get(payments),
        )
}

async fn many(
    _: Authorized,
    extract::State(state): extract::State<State>,
    QueryFields(query): QueryFields,
) -> Handled {
    let found = state.shop().keys(&compat::texts(&query, "customer_uid"))?;
    let list = present_billing::keys(&found.keys);
    Ok(if found.incomplete {
        Answer::done_in_part(list)
    } else {
        Answer::done(list)
    })
}

async fn one(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(customer_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    let key = shop.key(&customer_uid)?;
    Ok(Answer::done(present_billing::key(key)))
}

async fn save(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(customer_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let request = key_request(customer_uid, &body);
    let now = state.now();
    let key = state.shop().save_key(request, now)?;
    Ok(Answer::done(present_billing::key(&key)))
}

/// What a body says about the key that is to be issued.
pub(super) fn key_request(customer_uid: String, body: &Fields) -> KeyRequest {
    KeyRequest {
        customer_uid,
        channel_key: body.filled("channel_key"),
        pg: body.filled("pg"),
        channel_group_id: body.filled("channel_group_id"),
        card: card_details(body),
        customer: Customer {
            id: body.filled("customer_id"),
            name: body.filled("customer_name"),
            tel: body.filled("customer_tel"),
            email: body.filled("customer_email"),
            addr: body.filled("customer_addr"),
            postcode: body.filled("customer_postcode"),
        },
    }
}

/// The card that a body tells.
pub(super) fn card_details(body: &Fields) -> CardDetails {
    CardDetails {
        number: body.filled("card_number"),
        expiry: body.filled("expiry"),
        birth: body.filled("birth"),
        password: body.filled("pwd_2digit"),
        cvc: body.filled("cvc"),
    }
}

async fn delete(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(customer_uid): PathValues<String>,
    QueryFields(query): QueryFields,
) -> Handled {
    let reason = query.filled("reason");
    let requester = query.nested("extra").filled("requester");
    let now = state.now();
    let key = state
        .shop()
        .delete_key(&customer_uid, reason, requester.as_deref(), now)?;
    Ok(Answer::done(present_billing::key(&key)))
}

async fn payments(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(customer_uid): PathValues<String>,
    QueryFields(query): QueryFields,
) -> Handled {
    // This call documents no 400; what is no page counts as the first one.
    let number = query.integer("page").unwrap_or_default();
    let page = PageRequest::new(number, None).unwrap_or(PageRequest::first());
    let found = state.shop().payments_of_key(&customer_uid, page)?;
    Ok(Answer::done(present::page(&found)))
}
