//! Webhooks: where they go, what became of them, and what is to happen to those that wait.

use std::time::Duration;

use axum::extract;

use crate::input::{BodyFields, PathValues, WrongField};
use crate::routes::{Handled, bad_request};
use crate::state::State;
use crate::webhook::{
    Webhook, WebhookAttempt, WebhookError, WebhookFormat, WebhookSettings, WebhookState,
};
use crate::wire::{Answer, Json};

pub(super) async fn all(extract::State(state): extract::State<State>) -> Answer {
    let webhooks = state.webhooks().all();
    Answer::done(Json::Object(vec![
        ("held", state.webhooks().is_held().into()),
        ("list", Json::Array(webhooks.iter().map(told).collect())),
    ]))
}

pub(super) async fn settings(extract::State(state): extract::State<State>) -> Answer {
    shown(&state)
}

pub(super) async fn set(
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let mut settings = WebhookSettings::new();
    if let Some(url) = body.filled("url") {
        settings = settings.url(url);
    }
    if let Some(url) = body.filled("live_url") {
        settings = settings.live_url(url);
    }
    if let Some(url) = body.filled("test_url") {
        settings = settings.test_url(url);
    }
    settings = settings.format(match body.filled("format").as_deref() {
        None | Some("json") => WebhookFormat::Json,
        Some("form") => WebhookFormat::Form,
        Some(_) => return Err(bad_request(WrongField("format"))),
    });
    if let Some(retries) = body.integer("retries").map_err(bad_request)? {
        let retries = u32::try_from(retries).map_err(|_| bad_request(WrongField("retries")))?;
        settings = settings.retries(retries);
    }
    state.webhooks().set(settings);
    Ok(shown(&state))
}

fn shown(state: &State) -> Answer {
    let settings = state.webhooks().settings();
    let (live, test) = settings.urls();
    let text = |url: Option<&str>| url.map_or(Json::Null, Json::from);
    Answer::done(Json::Object(vec![
        ("format", settings.body_format().as_str().into()),
        ("live_url", text(live)),
        ("retries", u64::from(settings.retry_count()).into()),
        ("test_url", text(test)),
    ]))
}

pub(super) async fn settled(state: extract::State<State>) -> Answer {
    let clock = state.clock().clone();
    state.webhooks().settled(|| clock.now()).await;
    all(state).await
}

pub(super) async fn hold(state: extract::State<State>, BodyFields(body): BodyFields) -> Handled {
    let hold = !body.has("hold") || body.flag("hold").map_err(bad_request)?;
    state.webhooks().hold(hold);
    Ok(all(state).await)
}

pub(super) async fn order(state: extract::State<State>, BodyFields(body): BodyFields) -> Handled {
    let wrong = || bad_request(WrongField("ids"));
    // `[3,1]` in JSON, `3,1` in a form.
    let text = body.text_or_json("ids").ok_or_else(wrong)?;
    let ids: Result<Vec<u64>, _> = text
        .trim_matches(['[', ']'])
        .split(',')
        .map(|id| id.trim().trim_matches('"').parse())
        .collect();
    let ids = ids.map_err(|_| wrong())?;
    state.webhooks().reorder(&ids).map_err(answer)?;
    Ok(all(state).await)
}

pub(super) async fn redeliver(
    extract::State(state): extract::State<State>,
    PathValues(id): PathValues<u64>,
) -> Handled {
    let now = state.now();
    state.webhooks().redeliver(id, now).map_err(answer)?;
    Ok(one(&state, id))
}

pub(super) async fn duplicate(
    extract::State(state): extract::State<State>,
    PathValues(id): PathValues<u64>,
) -> Handled {
    let now = state.now();
    let copy = state.webhooks().duplicate(id, now).map_err(answer)?;
    Ok(one(&state, copy))
}

pub(super) async fn delay(
    extract::State(state): extract::State<State>,
    PathValues(id): PathValues<u64>,
    BodyFields(body): BodyFields,
) -> Handled {
    let seconds = body.integer("seconds").map_err(bad_request)?;
    let seconds = seconds.ok_or_else(|| bad_request(WrongField("seconds")))?;
    let now = state.now();
    state
        .webhooks()
        .delay(id, Duration::from_secs(seconds), now)
        .map_err(answer)?;
    Ok(one(&state, id))
}

pub(super) async fn drop_one(
    extract::State(state): extract::State<State>,
    PathValues(id): PathValues<u64>,
) -> Handled {
    state.webhooks().drop_one(id).map_err(answer)?;
    Ok(one(&state, id))
}

fn answer(error: WebhookError) -> Answer {
    if error.is_not_found() {
        super::not_found(error.to_string())
    } else {
        super::refused(error.to_string())
    }
}

fn one(state: &State, id: u64) -> Answer {
    let webhooks = state.webhooks().all();
    let found = webhooks.iter().find(|webhook| webhook.id == id);
    Answer::done(found.map_or(Json::Null, told))
}

fn told(webhook: &Webhook) -> Json {
    let reason = match &webhook.state {
        WebhookState::NotSent(reason) => reason.as_str().into(),
        _ => Json::Null,
    };
    Json::Object(vec![
        (
            "attempts",
            Json::Array(webhook.attempts.iter().map(attempt).collect()),
        ),
        ("body", Json::from(&webhook.body)),
        ("copy_of", webhook.copy_of.map_or(Json::Null, Json::Count)),
        ("created_at", webhook.created_at.into()),
        ("due_at", webhook.due_at.into()),
        ("format", webhook.format.as_str().into()),
        ("id", webhook.id.into()),
        ("imp_uid", Json::from(&webhook.imp_uid)),
        ("reason", reason),
        ("state", webhook.state.as_str().into()),
        ("status", webhook.status.into()),
        ("url", Json::from(&webhook.url)),
    ])
}

fn attempt(attempt: &WebhookAttempt) -> Json {
    let (status, error) = match &attempt.outcome {
        Ok(status) => (Json::Count(u64::from(*status)), Json::Null),
        Err(error) => (Json::Null, Json::from(error)),
    };
    Json::Object(vec![
        ("at", attempt.at.into()),
        ("error", error),
        ("number", u64::from(attempt.number).into()),
        ("status", status),
    ])
}
