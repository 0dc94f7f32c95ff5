//! Reads the parts of a request of which a control call is made.

use axum::body::{Body, to_bytes};
use axum::extract::RawPathParams;
use axum::extract::rejection::RawPathParamsRejection;
use axum::http::{HeaderMap, Request};
use serde_json::{Map, Value};

use crate::control::ControlError;
use crate::control::check::Received;
use crate::domain::messages;
use crate::form;
use crate::sent::media_type;

/// What is in the path, the query and the body.
pub(super) async fn received(
    path: Result<RawPathParams, RawPathParamsRejection>,
    request: Request<Body>,
) -> Result<Received, ControlError> {
    // What is not text is an id that nothing has.
    let path = path.map_err(|_| ControlError::not_found(messages::ROUTE_UNKNOWN))?;
    let (parts, body) = request.into_parts();
    // It is in memory already, and no longer than it may be.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let mut fields = body_fields(&parts.headers, &body)?;
    let query = parts.uri.query().unwrap_or_default();
    for (name, value) in form::read(query.as_bytes()) {
        if fields.contains_key(&name) {
            let message = format!("{name} stands in the query and in the body");
            return Err(ControlError::refused(message));
        }
        fields.insert(name, value);
    }
    Ok(Received {
        path: path
            .iter()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
        fields,
    })
}

/// The fields of a body: of JSON whatever its type is said to be, or of a form.
fn body_fields(headers: &HeaderMap, body: &[u8]) -> Result<Map<String, Value>, ControlError> {
    let body = body.trim_ascii();
    if body.is_empty() {
        return Ok(Map::new());
    }
    let kind = media_type(headers);
    if body.starts_with(b"{") || kind == "application/json" || kind.ends_with("+json") {
        return serde_json::from_slice(body).map_err(|error| {
            ControlError::refused(format!(
                "the body is damaged, it is no JSON object: {error}"
            ))
        });
    }
    if matches!(&*kind, "" | "application/x-www-form-urlencoded") {
        return Ok(form::read(body));
    }
    Err(ControlError::refused(format!(
        "the body must be a JSON object or a form, and it is said to be {kind}"
    )))
}
