//! Virtual accounts.

use axum::extract;
use axum::http::{HeaderMap, header};
use serde::Deserialize;

use super::Handled;
use super::auth::Authorized;
use crate::domain::messages;
use crate::domain::money::Amount;
use crate::domain::refusal::Refusal;
use crate::domain::vbanks::IssueRequest;
use crate::input::{BodyFields, PathValues, QueryFields};
use crate::present;
use crate::request;
use crate::state::State;
use crate::wire::{Answer, Json};

/// The shop's key at a gateway.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ApiKey {
    pg_api_key: Option<String>,
}

impl ApiKey {
    fn is_right(&self, state: &State) -> bool {
        state.is_inicis_api_key(self.pg_api_key.as_deref())
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Issue {
    #[serde(rename = "*request")]
    request: IssueRequest,
    /// Old clients write it here instead of in the query.
    #[serde(rename = "*key")]
    key: ApiKey,
}

pub(super) async fn issue(
    _: Authorized,
    extract::State(state): extract::State<State>,
    headers: HeaderMap,
    QueryFields(key): QueryFields<ApiKey>,
    BodyFields(body): BodyFields<Issue>,
) -> Handled {
    let agent = headers.get(header::USER_AGENT);
    let request = IssueRequest {
        has_api_key: key.is_right(&state) || body.key.is_right(&state),
        user_agent: agent
            .and_then(|agent| agent.to_str().ok())
            .map(str::to_owned),
        ..body.request
    };
    let now = state.now();
    let payment = state.shop().issue_vbank(request, now)?;
    Ok(Answer::done(present::payments::payment(&payment)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Modify {
    #[serde(deserialize_with = "request::number")]
    amount: Option<Amount>,
    #[serde(deserialize_with = "request::number")]
    vbank_due: Option<u64>,
}

pub(super) async fn modify(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(wanted): BodyFields<Modify>,
) -> Handled {
    let now = state.now();
    let mut shop = state.shop();
    let payment = shop.modify_vbank(&imp_uid, wanted.amount, wanted.vbank_due, now)?;
    Ok(Answer::done(present::payments::payment(&payment)))
}

pub(super) async fn revoke(
    _: Authorized,
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    QueryFields(key): QueryFields<ApiKey>,
) -> Handled {
    let now = state.now();
    let has_api_key = key.is_right(&state);
    let payment = state.shop().revoke_vbank(&imp_uid, has_api_key, now)?;
    Ok(Answer::done(present::payments::payment(&payment)))
}

pub(super) async fn without_id(_: Authorized) -> Answer {
    Refusal::invalid(messages::missing(&["imp_uid"])).into()
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Account {
    bank_code: Option<String>,
    bank_num: Option<String>,
}

pub(super) async fn holder(
    _: Authorized,
    extract::State(state): extract::State<State>,
    QueryFields(account): QueryFields<Account>,
) -> Handled {
    let (code, number) = (account.bank_code.as_deref(), account.bank_num.as_deref());
    let holder = state.shop().account_holder(code, number)?;
    Ok(Answer::done(Json::Object(vec![(
        "bank_holder",
        Json::from(&holder),
    )])))
}
