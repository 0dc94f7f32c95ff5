//! What the shop has: channels, sub-merchants, and the standard codes.

use axum::Router;
use axum::routing::get;

use super::Handled;
use super::auth::Authorized;
use crate::domain::channels::{self, ShopChannel};
use crate::domain::codes::{self, Code};
use crate::domain::tier;
use crate::input::PathValues;
use crate::state::State;
use crate::wire::{Answer, Json};

pub(crate) fn routes() -> Router<State> {
    Router::new()
        .route("/users/pg", get(gateways))
        .route("/tiers/{tier_code}", get(sub_merchant))
        .route("/banks", get(async |_: Authorized| list(codes::banks())))
        .route("/banks/{bank_standard_code}", get(bank))
        .route("/cards", get(async |_: Authorized| list(codes::cards())))
        .route("/cards/{card_standard_code}", get(card))
}

async fn gateways(_: Authorized) -> Answer {
    let channels = channels::all();
    Answer::done(Json::Array(channels.iter().map(channel).collect()))
}

fn channel(channel: &ShopChannel) -> Json {
    Json::Object(vec![
        ("channel_key", Json::from(&channel.key)),
        ("channel_name", Json::Text(channel.name())),
        ("pg_id", Json::Text(channel.mid())),
        ("pg_provider", channel.provider.into()),
        ("sandbox", channel.test.into()),
        ("type", channel.purpose.as_str().into()),
    ])
}

async fn sub_merchant(_: Authorized, PathValues(code): PathValues<String>) -> Handled {
    let tier = tier::tier(&code)?;
    Ok(Answer::done(Json::Object(vec![
        ("tier_code", tier.code.into()),
        ("tier_name", tier.name.into()),
    ])))
}

async fn bank(_: Authorized, PathValues(code): PathValues<String>) -> Handled {
    Ok(Answer::done(one(codes::bank(&code)?)))
}

async fn card(_: Authorized, PathValues(code): PathValues<String>) -> Handled {
    Ok(Answer::done(one(codes::card(&code)?)))
}

fn list(codes: &[Code]) -> Answer {
    Answer::done(Json::Array(codes.iter().map(one).collect()))
}

fn one(code: &Code) -> Json {
    Json::Object(vec![
        ("code", Json::from(&code.code)),
        ("name", Json::from(&code.name)),
    ])
}
