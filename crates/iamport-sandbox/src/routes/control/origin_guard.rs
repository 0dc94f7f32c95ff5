//! Who may make control calls: programs, and the pages of this server. No other page in a browser on
//! this computer, however it gets here.

use axum::body::Body;
use axum::extract;
use axum::http::{HeaderMap, HeaderName, Method, Request, Response, StatusCode, header};
use axum::middleware::Next;
use axum::response::IntoResponse;

use crate::hosts::all;
use crate::state::State;
use crate::wire::Answer;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

pub(super) async fn refuse(
    extract::State(state): extract::State<State>,
    request: Request<Body>,
    next: Next,
) -> Response<Body> {
    let headers = request.headers();
    let hosts = state.hosts();
    if let Some(why) = hosts.refusal(headers, request.uri()) {
        return forbidden(why);
    }
    let host = headers.get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok());
    let is_own = all(headers, &header::ORIGIN, |origin| {
        hosts.is_own_origin(origin, host)
    });
    if is_own && is_of_own_page(request.method(), headers) {
        return next.run(request).await;
    }
    forbidden("control calls from pages of another origin are refused")
}

fn forbidden(message: &str) -> Response<Body> {
    Answer::refused(StatusCode::FORBIDDEN, message).into_response()
}

/// Whether a browser says that a page of this server asks, or a person who follows a link to it. What
/// is no browser says nothing. Of a `GET` that a page makes for an image or a script, this is the only
/// sign.
fn is_of_own_page(method: &Method, headers: &HeaderMap) -> bool {
    let navigates = method == Method::GET
        && headers
            .get(FETCH_MODE)
            .is_some_and(|mode| mode == "navigate");
    all(headers, &FETCH_SITE, |site| {
        matches!(site, "same-origin" | "none") || navigates
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_own_pages_ask_and_links_are_followed() {
        let with = |method: Method, site: &'static str, mode: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(FETCH_SITE, header::HeaderValue::from_static(site));
            headers.insert(FETCH_MODE, header::HeaderValue::from_static(mode));
            is_of_own_page(&method, &headers)
        };
        assert!(is_of_own_page(&Method::POST, &HeaderMap::new()));
        assert!(with(Method::POST, "same-origin", "cors"));
        assert!(with(Method::GET, "none", "navigate"));
        assert!(with(Method::GET, "cross-site", "navigate"));
        assert!(!with(Method::POST, "cross-site", "navigate"));
        assert!(!with(Method::GET, "same-site", "no-cors"));
        assert!(!with(Method::GET, "cross-site", "cors"));
    }
}
