//! Charges without a payment window.

use axum::Router;
use axum::extract;
use axum::http::{HeaderMap, header};
use axum::routing::post;

use super::auth::Authorized;
use super::billing_keys::card_details;
use super::{Handled, declined, present};
use crate::compat;
use crate::domain::charge::{AgainRequest, OnetimeRequest, OrderRequest};
use crate::domain::payment::Buyer;
use crate::input::{BodyFields, Fields, WrongField};
use crate::state::State;
use crate::wire::Answer;

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/subscribe/payments/onetime", post(onetime))
        .route("/subscribe/payments/again", post(again))
}

async fn onetime(
    _: Authorized,
    extract::State(state): extract::State<State>,
    headers: HeaderMap,
    BodyFields(body): BodyFields,
) -> Handled {
    let request = OnetimeRequest {
        order: order(&body).map_err(declined)?,
        card: card_details(&body),
        customer_uid: body.filled("customer_uid"),
        pg: body.filled("pg"),
        channel_key: body.filled("channel_key"),
        channel_group_id: body.filled("channelGroupId"),
        user_agent: user_agent(&headers),
    };
    let now = state.now();
    let payment = state.shop().charge_once(request, now)?;
    Ok(Answer::done(present::payment(&payment)))
}

async fn again(
    _: Authorized,
    extract::State(state): extract::State<State>,
    headers: HeaderMap,
    BodyFields(body): BodyFields,
) -> Handled {
    let request = AgainRequest {
        order: order(&body).map_err(declined)?,
        customer_uid: body.filled("customer_uid"),
        channel_key: body.filled("channel_key"),
        user_agent: user_agent(&headers),
    };
    let now = state.now();
    let payment = state.shop().charge_again(request, now)?;
    Ok(Answer::done(present::payment(&payment)))
}

/// What is to be charged for, in a body or in one of its schedules.
pub(super) fn order(body: &Fields) -> Result<OrderRequest, WrongField> {
    Ok(OrderRequest {
        merchant_uid: body.filled("merchant_uid"),
        amount: body.amount("amount")?,
        currency: body.filled("currency"),
        tax_free: body.amount("tax_free")?,
        vat_amount: match body.amount("vat_amount")? {
            Some(vat) => Some(vat),
            // The older name.
            None => body.amount("vat")?,
        },
        name: body.filled("name"),
        buyer: Buyer {
            name: body.filled("buyer_name"),
            email: body.filled("buyer_email"),
            tel: body.filled("buyer_tel"),
            addr: body.filled("buyer_addr"),
            postcode: body.filled("buyer_postcode"),
        },
        quota: body.integer("card_quota")?,
        custom_data: body.text_or_json("custom_data"),
        product_type: body.filled("product_type"),
        browser_ip: body.filled("browser_ip"),
        notice_urls: compat::texts(body, "notice_url"),
    })
}

fn user_agent(headers: &HeaderMap) -> Option<String> {
    let agent = headers.get(header::USER_AGENT)?.to_str().ok()?;
    Some(agent.to_owned())
}
