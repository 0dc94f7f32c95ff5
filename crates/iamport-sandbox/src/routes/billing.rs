//! Charges without a payment window.

use axum::extract;
use axum::http::{HeaderMap, header};

use super::Handled;
use super::auth::Authorized;
use crate::domain::billing::{AgainRequest, OnetimeRequest};
use crate::input::BodyFields;
use crate::present;
use crate::state::State;
use crate::wire::Answer;

pub(super) async fn onetime(
    _: Authorized,
    extract::State(state): extract::State<State>,
    headers: HeaderMap,
    BodyFields(mut request): BodyFields<OnetimeRequest>,
) -> Handled {
    request.user_agent = user_agent(&headers);
    let now = state.now();
    let payment = state.shop().charge_once(request, now)?;
    Ok(Answer::done(present::payments::payment(&payment)))
}

pub(super) async fn again(
    _: Authorized,
    extract::State(state): extract::State<State>,
    headers: HeaderMap,
    BodyFields(mut request): BodyFields<AgainRequest>,
) -> Handled {
    request.user_agent = user_agent(&headers);
    let now = state.now();
    let payment = state.shop().charge_again(request, now)?;
    Ok(Answer::done(present::payments::payment(&payment)))
}

fn user_agent(headers: &HeaderMap) -> Option<String> {
    let agent = headers.get(header::USER_AGENT)?.to_str().ok()?;
    Some(agent.to_owned())
}
