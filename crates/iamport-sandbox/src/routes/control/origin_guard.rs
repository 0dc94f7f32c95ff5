//! Who may make control calls: programs, and the pages of this server. No other page in a browser on
//! this computer, however it gets here.

use std::net::{IpAddr, SocketAddr};

use axum::body::Body;
use axum::extract;
use axum::http::{HeaderMap, HeaderName, Method, Request, Response, StatusCode, header};
use axum::middleware::Next;
use axum::response::IntoResponse;

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
    if !all(headers, &header::HOST, |host| {
        is_own_host(state.address(), host)
    }) {
        return forbidden(
            "control calls are for this computer only: use 127.0.0.1 or localhost as the host",
        );
    }
    let host = headers.get(header::HOST);
    let host = host.and_then(|host| host.to_str().ok());
    let is_own = all(headers, &header::ORIGIN, |origin| {
        state.is_own_origin(origin, host)
    });
    if is_own && is_of_own_page(request.method(), headers) {
        return next.run(request).await;
    }
    forbidden("control calls from pages of another origin are refused")
}

fn forbidden(message: &str) -> Response<Body> {
    Answer::refused(StatusCode::FORBIDDEN, message).into_response()
}

/// Whether every value of a header is as it should be. None at all is.
fn all(headers: &HeaderMap, name: &HeaderName, fits: impl Fn(&str) -> bool) -> bool {
    let mut values = headers.get_all(name).iter();
    values.all(|value| value.to_str().is_ok_and(&fits))
}

/// Whether a server at `address` is meant by the `host` of a request.
///
/// A name that is somebody else's can be made to mean this computer after their page was loaded, which
/// then is of one origin with the server. A number and `localhost` cannot. The port is not compared:
/// it may be forwarded. Elsewhere than on loopback the server has names that it does not know.
fn is_own_host(address: SocketAddr, host: &str) -> bool {
    if !address.ip().is_loopback() {
        return true;
    }
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let number = name
        .strip_prefix('[')
        .and_then(|name| name.strip_suffix(']'))
        .unwrap_or(name)
        .parse::<IpAddr>();
    name.eq_ignore_ascii_case("localhost") || number.is_ok_and(|ip| ip.is_loopback())
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
    fn only_this_computer_is_the_host_on_loopback() {
        let here: SocketAddr = "127.0.0.1:8080".parse().unwrap();
        for host in [
            "127.0.0.1:8080",
            "127.0.0.1",
            "127.0.0.2:1",
            "localhost:8080",
            "LocalHost",
            "[::1]:8080",
            "[::1]",
        ] {
            assert!(is_own_host(here, host), "{host}");
            assert!(is_own_host("[::1]:80".parse().unwrap(), host), "{host}");
        }
        for host in [
            "",
            "example.com",
            "example.com:8080",
            "127.0.0.1.example.com:8080",
            "localhost.example.com",
            "example.com:127.0.0.1",
            "0.0.0.0:8080",
            "192.168.0.1:8080",
            "[::]:8080",
            "2130706433:8080",
            "user@localhost",
        ] {
            assert!(!is_own_host(here, host), "{host}");
            let everywhere = "0.0.0.0:8080".parse().unwrap();
            assert!(is_own_host(everywhere, host), "{host}");
        }
    }

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
