//! Requests that are held against the description of their operation before anything is done.

use axum::body::Body;
use axum::extract::FromRequest;
use axum::http::{Request, StatusCode, request::Parts};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::bundle::bundle;
use crate::conformance::{Rule, Types, Violation, violations};
use crate::domain::messages;
use crate::form;
use crate::input;
use crate::request;
use crate::sent::Sent;
use crate::wire::Answer;

/// Everything that a request brings, in its path, its query and its body, as the request of its call. Nothing
/// required is left out, and every value has a type and a size that the description allows. A value that no list
/// has is let pass.
pub(super) struct Checked<T>(pub(super) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Checked<T> {
    type Rejection = Answer;

    async fn from_request(request: Request<Body>, _: &S) -> Result<Checked<T>, Answer> {
        let (parts, body) = request.into_parts();
        let fields = checked_fields(&parts, body).await?;
        let request = request::read(&fields);
        request
            .map(Checked)
            .map_err(|wrong| input::wrong_field(&parts, wrong))
    }
}

/// The fields of a request, checked, by name.
pub(super) async fn fields(request: Request<Body>) -> Result<Map<String, Value>, Answer> {
    let (parts, body) = request.into_parts();
    checked_fields(&parts, body).await
}

async fn checked_fields(parts: &Parts, body: Body) -> Result<Map<String, Value>, Answer> {
    let Some(found) = bundle().find(parts.method.as_str(), parts.uri.path()) else {
        return Err(Answer::refused(
            StatusCode::NOT_FOUND,
            messages::ROUTE_UNKNOWN,
        ));
    };
    let query = parts.uri.query().unwrap_or_default();
    let sent = Sent::Form(input::body_fields(parts, body).await?);
    let wrong = violations(&found, query, &sent, Some(Types::Loose));
    if let Some(why) = why_refused(&wrong) {
        return Err(input::refused(parts, why));
    }
    let mut fields = form::read(query.as_bytes());
    if let Sent::Form(body) = sent {
        fields.extend(body);
    }
    for (name, value) in &found.path_values {
        fields.insert((*name).to_owned(), value.as_str().into());
    }
    Ok(fields)
}

/// What the API would say about a request with these violations, if it would refuse it. It takes
/// values that no list has, and passes over fields that it does not know.
fn why_refused(wrong: &[Violation]) -> Option<String> {
    let missing: Vec<&str> = wrong
        .iter()
        .filter(|violation| violation.rule == Rule::Required && !violation.name.is_empty())
        .map(|violation| violation.name.as_str())
        .collect();
    if !missing.is_empty() {
        return Some(messages::missing(&missing));
    }
    wrong
        .iter()
        .find(|violation| !matches!(violation.rule, Rule::Enum | Rule::Unknown))
        .map(|violation| messages::invalid(&violation.name))
}
