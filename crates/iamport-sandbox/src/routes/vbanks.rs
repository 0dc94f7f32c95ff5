//! Virtual accounts.

use axum::Router;
use axum::extract;
use axum::http::{HeaderMap, header};
use axum::routing::{get, post, put};

use super::auth::Authorized;
use super::{Handled, bad_request, declined, present};
use crate::compat;
use crate::domain::payment::Buyer;
use crate::domain::vbank::IssueRequest;
use crate::domain::{Refusal, messages};
use crate::input::{BodyFields, Fields, PathValues, QueryFields, WrongField};
use crate::state::State;
use crate::wire::{Answer, Json};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/vbanks", post(issue))
        .route("/vbanks/", put(without_id).delete(without_id))
        .route("/vbanks/holder", get(holder))
        .route("/vbanks/{imp_uid}", put(modify).delete(revoke))
}

async fn issue(
    _: Authorized,
    extract::State(state): extract::State<State>,
    headers: HeaderMap,
    QueryFields(query): QueryFields,
    BodyFields(body): BodyFields,
) -> Handled {
    let mut request = issue_request(&body).map_err(declined)?;
    request.has_api_key = has_api_key(&state, &query) || has_api_key(&state, &body);
    request.user_agent = headers
        .get(header::USER_AGENT)
        .and_then(|agent| agent.to_str().ok())
        .map(str::to_owned);
    let now = state.now();
    let payment = state.shop().issue_vbank(request, now)?;
    Ok(Answer::done(present::payment(&payment)))
}

fn issue_request(body: &Fields) -> Result<IssueRequest, WrongField> {
    Ok(IssueRequest {
        channel_key: body.filled("channel_key"),
        merchant_uid: body.filled("merchant_uid"),
        amount: body.amount("amount")?,
        bank: body.filled("vbank_code"),
        due: body.integer("vbank_due")?,
        holder: body.filled("vbank_holder"),
        number: body.filled("vbank_num"),
        number_key: body.filled("vbank_key"),
        name: body.text("name"),
        buyer: Buyer {
            name: body.filled("buyer_name"),
            email: body.filled("buyer_email"),
            tel: body.filled("buyer_tel"),
            addr: body.text("buyer_addr"),
            postcode: body.text("buyer_postcode"),
        },
        product_type: body.filled("product_type"),
        custom_data: body.text_or_json("custom_data"),
        tax_free: body.amount("tax_free")?,
        vat_amount: body.amount("vat_amount")?,
        escrow: body.filled("escrow_password").is_some(),
        unlimited: body.flag("fixed_unlimited_vbank")?,
        notice_urls: compat::texts(body, "notice_url"),
        has_api_key: false,
        user_agent: None,
    })
}

async fn modify(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let amount = body.amount("amount").map_err(bad_request)?;
    let due = body.integer("vbank_due").map_err(bad_request)?;
    let now = state.now();
    let payment = state.shop().modify_vbank(&imp_uid, amount, due, now)?;
    Ok(Answer::done(present::payment(&payment)))
}

async fn revoke(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    QueryFields(query): QueryFields,
) -> Handled {
    let has_api_key = has_api_key(&state, &query);
    let now = state.now();
    let payment = state.shop().revoke_vbank(&imp_uid, has_api_key, now)?;
    Ok(Answer::done(present::payment(&payment)))
}

async fn without_id(_: Authorized) -> Answer {
    Refusal::invalid(messages::missing(&["imp_uid"])).into()
}

async fn holder(
    _: Authorized,
    extract::State(state): extract::State<State>,
    QueryFields(query): QueryFields,
) -> Handled {
    let (code, number) = (query.filled("bank_code"), query.filled("bank_num"));
    let holder = state
        .shop()
        .account_holder(code.as_deref(), number.as_deref())?;
    Ok(Answer::done(Json::Object(vec![(
        "bank_holder",
        Json::from(&holder),
    )])))
}

fn has_api_key(state: &State, query: &Fields) -> bool {
    state.is_inicis_api_key(query.text("pg_api_key").as_deref())
}
