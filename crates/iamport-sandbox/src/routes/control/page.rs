//! The page to look at: three files that are part of the program, and what a browser may do with them.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Response, StatusCode, header};
use axum::routing::get;

use crate::state::State;

/// The path of the page, which those of all control calls begin with.
pub(super) const PATH: &str = "/_sandbox/";
/// The same as people write it.
pub(super) const WITHOUT_SLASH: &str = "/_sandbox";

const HTML: &str = include_str!("../../../page/index.html");
const STYLE: &str = include_str!("../../../page/page.css");
const SCRIPT: &str = include_str!("../../../page/page.js");

/// Whatever a payment or a request has in it, the browser runs no script but the page's own, and talks
/// to nobody but this server.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    // Another version may listen on the same port tomorrow.
    (header::CACHE_CONTROL, "no-store"),
];

/// The files of the page, each at its path.
pub(super) fn routes() -> Router<State> {
    Router::new()
        .route(PATH, get(html))
        .route(WITHOUT_SLASH, get(redirect))
        .route("/_sandbox/page.css", get(style))
        .route("/_sandbox/page.js", get(script))
}

async fn html() -> Response<Body> {
    file("text/html; charset=utf-8", HTML)
}

async fn style() -> Response<Body> {
    file("text/css; charset=utf-8", STYLE)
}

async fn script() -> Response<Body> {
    file("text/javascript; charset=utf-8", SCRIPT)
}

/// The address without the slash at its end. Not for good: a browser would remember it for a port.
async fn redirect() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::TEMPORARY_REDIRECT;
    protect(response.headers_mut());
    response
        .headers_mut()
        .insert(header::LOCATION, HeaderValue::from_static(PATH));
    response
}

fn file(kind: &'static str, text: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(text));
    protect(response.headers_mut());
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

fn protect(headers: &mut HeaderMap) {
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The source without its comments, which are prose.
    fn code(text: &str) -> String {
        text.lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect()
    }

    #[test]
    fn the_whole_page_is_small() {
        let size = HTML.len() + STYLE.len() + SCRIPT.len();
        assert!(size < 60_000, "{size} bytes");
    }

    #[test]
    fn the_page_names_no_other_origin() {
        for text in [HTML, STYLE, &code(SCRIPT)] {
            // The name of SVG in the icon, and the example of an address, are called by nobody.
            let text = text
                .replace("http://www.w3.org/2000/svg", "")
                .replace("http://127.0.0.1:3000/webhook", "");
            for sign in [
                "http:",
                "https:",
                "src=\"//",
                "href=\"//",
                " url(",
                ":url(",
                "@import",
            ] {
                assert!(!text.contains(sign), "{sign}");
            }
        }
        for file in ["href=\"page.css\"", "src=\"page.js\""] {
            assert!(HTML.contains(file), "{file}");
        }
    }

    #[test]
    fn nothing_of_the_page_becomes_markup_or_code() {
        for sign in [
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "new Function",
            "DOMParser",
            "srcdoc",
        ] {
            assert!(!SCRIPT.contains(sign), "{sign}");
        }
        for sign in ["<script>", "<style", " style=", " onclick=", " onload="] {
            assert!(!HTML.contains(sign), "{sign}");
        }
    }

    #[test]
    fn the_page_asks_for_nothing_but_control_calls() {
        use crate::control::calls;

        let known: Vec<_> = calls::every()
            .into_iter()
            .flat_map(|group| group.calls)
            .collect();
        let mut asked = 0;
        for (sign, method) in [
            ("news(\"", "GET"),
            ("ask(\"GET\", \"", "GET"),
            ("ask(\"GET\", `", "GET"),
            ("act(\"POST\", \"", "POST"),
            ("act(\"POST\", `", "POST"),
            ("act(\"DELETE\", \"", "DELETE"),
            ("act(\"PUT\", \"", "PUT"),
        ] {
            for part in SCRIPT.split(sign).skip(1) {
                let path = part.split(['"', '`', '?']).next().unwrap();
                let path = format!("{}{path}", PATH);
                let is_there = known
                    .iter()
                    .any(|call| call.method == method && fits(&path, call.path));
                assert!(is_there, "{method} {path}");
                asked += 1;
            }
        }
        assert!(asked >= 10, "{asked}");
    }

    /// Whether a path with values of the script in it can be one of a call.
    fn fits(path: &str, known: &str) -> bool {
        let (path, known) = (path.split('/'), known.split('/'));
        path.clone().count() == known.clone().count()
            && path
                .zip(known)
                .all(|(part, known)| part == known || part.starts_with("${"))
    }

    /// The keys of the block of the script that begins with `start`.
    fn keys(start: &str) -> Vec<&'static str> {
        let (_, block) = SCRIPT.split_once(start).unwrap();
        let (block, _) = block.split_once("\n  },").unwrap();
        let lines = block.lines().map(str::trim);
        lines
            .filter_map(|line| line.split_once(": ").map(|(key, _)| key))
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_sentences() {
        let english = keys("\n  en: {");
        assert!(english.len() > 50);
        assert_eq!(english, keys("\n  ko: {"));
        for part in HTML.split("data-t=\"").skip(1) {
            let (key, _) = part.split_once('"').unwrap();
            assert!(english.contains(&key), "{key}");
        }
        let mut used = 0;
        for (at, _) in SCRIPT.match_indices("t(\"") {
            let (before, from) = SCRIPT.split_at(at);
            if before.ends_with(|c: char| c.is_alphanumeric()) {
                continue;
            }
            let key = from.split('"').nth(1).unwrap();
            assert!(english.contains(&key), "{key}");
            used += 1;
        }
        assert!(used > 40, "{used}");
    }
}
