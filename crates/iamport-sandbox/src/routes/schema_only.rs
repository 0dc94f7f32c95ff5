//! The operations that the sandbox keeps no state for: their answers are made from the description of
//! the API. Also the switch that makes any operation answer with any of its documented errors.

use axum::body::Body;
use axum::extract::{self, FromRequestParts};
use axum::http::{HeaderMap, HeaderValue, Request, Response, StatusCode};
use axum::middleware::Next;
use axum::response::IntoResponse;
use serde_json::{Map, Value};

use super::auth::Authorized;
use super::checked;
use crate::bundle::{Description, bundle};
use crate::domain::messages;
use crate::sample::{Source, payload};
use crate::state::State;
use crate::wire::Answer;

/// A request header with the HTTP status that the operation is to answer with.
pub(crate) const ANSWER_HEADER: &str = "x-iamport-sandbox-answer";
/// An answer header that says that the answer was made from its schema.
pub(crate) const FIDELITY_HEADER: &str = "x-iamport-sandbox-fidelity";
/// Its value.
const SCHEMA_ONLY: &str = "schema-only";

/// Answers with a documented error in place of the operation, if the request's header wants that.
/// Nothing happens to the shop then. Who shows no token is refused all the same.
pub(crate) async fn force(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let Some(wanted) = wanted(request.headers()) else {
        return next.run(request).await;
    };
    let method = request.method().as_str();
    let Some(found) = bundle().find(method, request.uri().path()) else {
        return next.run(request).await;
    };
    let operation = found.operation;
    let documented = |status: &StatusCode| operation.documents(status.as_u16());
    let Some(status) = wanted.ok().filter(documented) else {
        let statuses: Vec<String> = operation.statuses().map(|s| s.to_string()).collect();
        let why = format!(
            "{ANSWER_HEADER}: {} documents {} only",
            operation.which.id(),
            statuses.join(", ")
        );
        return Answer::refused(StatusCode::BAD_REQUEST, why).into_response();
    };
    if status.is_success() {
        return next.run(request).await;
    }
    let (mut parts, _) = request.into_parts();
    if operation.needs_token()
        && let Err(refused) = Authorized::from_request_parts(&mut parts, &state).await
    {
        return refused.into_response();
    }
    let why = format!("{ANSWER_HEADER}: {}", status.as_u16());
    Answer::refused(status, why).into_response()
}

/// The status that a request's header asks for.
fn wanted(headers: &HeaderMap) -> Option<Result<StatusCode, ()>> {
    let value = headers.get(ANSWER_HEADER)?;
    Some(StatusCode::from_bytes(value.as_bytes()).map_err(|_| ()))
}

/// Answers whatever no other route answers: an operation of the description by its schema, anything
/// else with 404 or 405.
pub(crate) async fn answer(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
) -> Response<Body> {
    let (mut parts, body) = request.into_parts();
    let path = parts.uri.path().to_owned();
    let Some(found) = bundle().find(parts.method.as_str(), &path) else {
        return no_operation(&path).into_response();
    };
    if found.operation.needs_token()
        && let Err(refused) = Authorized::from_request_parts(&mut parts, &state).await
    {
        return refused.into_response();
    }
    let request = Request::from_parts(parts, body);
    let answer = match checked::fields(request).await {
        Ok(sent) => made(found.operation, &sent, state.now()),
        Err(refused) => refused,
    };
    let mut response = answer.into_response();
    let level = HeaderValue::from_static(SCHEMA_ONLY);
    response.headers_mut().insert(FIDELITY_HEADER, level);
    response
}

/// A wrong method for a path that the router knows, or that the description knows.
pub(crate) async fn wrong_method(
    state: extract::State<State>,
    request: Request<Body>,
) -> Response<Body> {
    let path = request.uri().path();
    if bundle().find(request.method().as_str(), path).is_some() {
        return answer(state, request).await;
    }
    Answer::refused(StatusCode::METHOD_NOT_ALLOWED, messages::WRONG_METHOD).into_response()
}

fn no_operation(path: &str) -> Answer {
    if bundle().knows_path(path) {
        Answer::refused(StatusCode::METHOD_NOT_ALLOWED, messages::WRONG_METHOD)
    } else {
        Answer::refused(StatusCode::NOT_FOUND, messages::ROUTE_UNKNOWN)
    }
}

/// The payload that an operation describes.
fn made(operation: &'static Description, sent: &Map<String, Value>, now: u64) -> Answer {
    Answer::done(payload(&Source {
        operation,
        sent,
        now,
    }))
}
