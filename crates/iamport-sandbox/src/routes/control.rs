//! The control calls over HTTP, for programs that are not in this process, and the page.

mod origin_guard;
mod page;
mod received;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::RawPathParamsRejection;
use axum::extract::{self, RawPathParams};
use axum::http::{HeaderValue, Method, Request, Response, StatusCode, header};
use axum::middleware;
use axum::response::IntoResponse;
use axum::routing::{MethodFilter, on};

use self::received::received;
use crate::control::ControlError;
use crate::control::calls;
use crate::control::registry::Entry;
use crate::state::State;
use crate::wire::{Answer, Json};

/// Whether a path is that of a control call.
pub(crate) fn is_control(path: &str) -> bool {
    path.starts_with(page::PATH) || path == page::WITHOUT_SLASH
}

pub(crate) fn routes(state: State) -> Router<State> {
    let calls = calls::every().into_iter().flat_map(|group| group.calls);
    calls
        .fold(page::routes(), answering)
        .route_layer(middleware::from_fn_with_state(state, origin_guard::refuse))
}

/// The router with one more call.
fn answering(router: Router<State>, call: Entry) -> Router<State> {
    let method = Method::from_bytes(call.method.as_bytes());
    let Some(filter) = method
        .ok()
        .and_then(|method| MethodFilter::try_from(method).ok())
    else {
        return router;
    };
    let answered =
        move |state: extract::State<State>,
              path: Result<RawPathParams, RawPathParamsRejection>,
              request: Request<Body>| answer(call, state, path, request);
    router.route(call.path, on(filter, answered))
}

async fn answer(
    call: Entry,
    extract::State(state): extract::State<State>,
    path: Result<RawPathParams, RawPathParamsRejection>,
    request: Request<Body>,
) -> Response<Body> {
    let done = match received(path, request).await {
        Ok(received) => (call.run)(state, received).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(answer) if call.in_envelope => Answer::done(Json::Raw(answer)).into_response(),
        Ok(document) => plain(call.path, document),
        Err(error) => refused(&error).into_response(),
    }
}

/// A document as it is, so that it can be put into a file and sent back.
fn plain(path: &str, document: String) -> Response<Body> {
    let kind = if path.ends_with(".yaml") {
        "application/yaml"
    } else {
        "application/json"
    };
    let mut response = Response::new(Body::from(document));
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// The refusal of a control call is never an ordinary answer.
fn refused(error: &ControlError) -> Answer {
    let status = if error.is_not_found() {
        StatusCode::NOT_FOUND
    } else if error.is_failure() {
        StatusCode::INTERNAL_SERVER_ERROR
    } else {
        StatusCode::BAD_REQUEST
    };
    Answer::refused(status, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_call_has_a_method_that_is_routed() {
        for call in calls::every().iter().flat_map(|group| &group.calls) {
            let method: Method = call.method.parse().unwrap();
            assert!(MethodFilter::try_from(method).is_ok(), "{}", call.path);
            assert!(is_control(call.path), "{}", call.path);
        }
    }
}
