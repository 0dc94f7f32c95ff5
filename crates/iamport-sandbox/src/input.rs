//! What a request brings: its body, its query and the values in its path.

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Path};
use axum::http::{Request, StatusCode, request::Parts};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::bundle::bundle;
use crate::compat;
use crate::domain::messages;
use crate::domain::refusal::Refusal;
use crate::form;
use crate::operations::Operation;
use crate::request::{self, WrongField};
use crate::sent::Sent;
use crate::wire::Answer;

/// Calls that refuse a wrong value as they refuse everything else, with HTTP 200, although 400 is documented.
/// Assumed.
const DECLINING: &[Operation] = &[Operation::CancelPayment];

/// The refusal of a field with a wrong value.
pub(crate) fn wrong_field(parts: &Parts, WrongField(name): WrongField) -> Answer {
    refused(parts, messages::invalid(name))
}

/// A refused request: 400 where that is documented, or else an ordinary answer with another code.
pub(crate) fn refused(parts: &Parts, message: String) -> Answer {
    let found = bundle().find(parts.method.as_str(), parts.uri.path());
    match found.map(|found| found.operation) {
        Some(call) if !call.documents(400) || DECLINING.contains(&call.which) => {
            Refusal::declined(message).into()
        }
        _ => Refusal::invalid(message).into(),
    }
}

/// What the body says, as the request of its call.
pub(crate) struct BodyFields<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for BodyFields<T> {
    type Rejection = Answer;

    async fn from_request(request: Request<Body>, _: &S) -> Result<BodyFields<T>, Answer> {
        let (parts, body) = request.into_parts();
        let fields = body_fields(&parts, body).await?;
        let request = request::read(&fields);
        request
            .map(BodyFields)
            .map_err(|wrong| wrong_field(&parts, wrong))
    }
}

/// The fields of a body, in the documented form. An empty body has none.
pub(crate) async fn body_fields(parts: &Parts, body: Body) -> Result<Map<String, Value>, Answer> {
    let mut fields = written_fields(parts, body).await?;
    compat::body(&parts.method, parts.uri.path(), &mut fields);
    Ok(fields)
}

/// The fields of a body, as they were written.
async fn written_fields(parts: &Parts, body: Body) -> Result<Map<String, Value>, Answer> {
    let unreadable = || {
        let operation = bundle().find(parts.method.as_str(), parts.uri.path());
        match operation {
            Some(found) if !found.operation.documents(400) => {
                Answer::from(Refusal::declined(messages::BODY_UNREADABLE))
            }
            _ => Refusal::invalid(messages::BODY_UNREADABLE).into(),
        }
    };
    // It is in memory already, and no longer than it may be.
    let bytes = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let sent = Sent::read(&parts.headers, &bytes);
    sent.into_fields().ok_or_else(unreadable)
}

/// What the query says, as the request of its call.
pub(crate) struct QueryFields<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for QueryFields<T> {
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<QueryFields<T>, Answer> {
        let mut fields = form::read(parts.uri.query().unwrap_or_default().as_bytes());
        compat::query(parts.uri.path(), &mut fields);
        let request = request::read(&fields);
        request
            .map(QueryFields)
            .map_err(|wrong| wrong_field(parts, wrong))
    }
}

/// The values in the path. What is not text is an id that nothing has.
pub(crate) struct PathValues<T>(pub(crate) T);

impl<S, T> FromRequestParts<S> for PathValues<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<PathValues<T>, Answer> {
        Path::<T>::from_request_parts(parts, state)
            .await
            .map(|Path(values)| PathValues(values))
            .map_err(|_| Answer::refused(StatusCode::NOT_FOUND, messages::ROUTE_UNKNOWN))
    }
}
