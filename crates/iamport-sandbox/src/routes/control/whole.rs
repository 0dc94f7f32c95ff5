//! The sandbox as a whole: what was said to it, what it holds, and beginning again.

use axum::body::{Body, to_bytes};
use axum::extract;
use axum::http::{HeaderValue, Request, Response, StatusCode, header};

use crate::compat;
use crate::input::QueryFields;
use crate::routes::{Handled, bad_request};
use crate::snapshot::Snapshot;
use crate::state::State;
use crate::transcript::Exchange;
use crate::wire::{Answer, Json};

/// The description of all control calls.
pub(super) const OPENAPI: &str = include_str!("../../../control.openapi.yaml");

pub(super) async fn openapi() -> Response<Body> {
    plain("application/yaml", OPENAPI.to_owned())
}

fn plain(kind: &'static str, body: String) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

pub(super) async fn compatibility() -> Answer {
    let entries = compat::TABLE.iter().map(|entry| {
        Json::Object(vec![
            ("sent", entry.sent.into()),
            ("taken_for", entry.taken_for.into()),
            ("who", entry.who.into()),
        ])
    });
    Answer::done(Json::Array(entries.collect()))
}

pub(super) async fn requests(extract::State(state): extract::State<State>) -> Answer {
    let records = state.log().all();
    let told = records.iter().map(|record| {
        Json::Object(vec![
            ("at", record.at.into()),
            ("method", Json::from(&record.method)),
            ("number", record.number.into()),
            ("path", Json::from(&record.path)),
            ("status", u64::from(record.status).into()),
            (
                "violations",
                Json::Array(record.violations.iter().map(Json::from).collect()),
            ),
        ])
    });
    Answer::done(Json::Array(told.collect()))
}

pub(super) async fn transcript(
    extract::State(state): extract::State<State>,
    QueryFields(query): QueryFields,
) -> Handled {
    let after = query.integer("after").map_err(bad_request)?.unwrap_or(0);
    let exchanges = state.transcript().after(after);
    Ok(Answer::done(Json::Array(
        exchanges.iter().map(exchange).collect(),
    )))
}

fn exchange(exchange: &Exchange) -> Json {
    Json::Object(vec![
        ("answer_body", Json::from(&exchange.answer_body)),
        ("answer_type", Json::from(&exchange.answer_type)),
        ("at", exchange.at.into()),
        ("fault", exchange.fault.map_or(Json::Null, Json::from)),
        ("method", Json::from(&exchange.method)),
        ("number", exchange.number.into()),
        ("request_body", Json::from(&exchange.request_body)),
        ("request_type", Json::from(&exchange.request_type)),
        (
            "status",
            exchange
                .status
                .map_or(Json::Null, |status| Json::Count(u64::from(status))),
        ),
        ("target", Json::from(&exchange.target)),
    ])
}

/// The document itself, so that it can be put into a file and sent back as it is.
pub(super) async fn snapshot(
    extract::State(state): extract::State<State>,
) -> Result<Response<Body>, Answer> {
    let snapshot = state
        .snapshot()
        .map_err(|error| Answer::refused(StatusCode::INTERNAL_SERVER_ERROR, error.to_string()))?;
    Ok(plain("application/json", snapshot.to_string()))
}

pub(super) async fn restore(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
) -> Handled {
    // It is in memory already, and no longer than it may be.
    let body = to_bytes(request.into_body(), usize::MAX).await;
    let text = String::from_utf8(body.unwrap_or_default().into())
        .map_err(|_| super::refused("the snapshot is damaged: it is not UTF-8"))?;
    let snapshot: Snapshot = text
        .parse()
        .map_err(|error: crate::SnapshotError| super::refused(error.to_string()))?;
    state
        .restore(&snapshot)
        .map_err(|error| super::refused(error.to_string()))?;
    Ok(Answer::done(Json::Null))
}

pub(super) async fn reset(extract::State(state): extract::State<State>) -> Answer {
    // It fails only when there is no server, and nobody to hear of it.
    let _ = state.reset().await;
    Answer::done(Json::Null)
}
