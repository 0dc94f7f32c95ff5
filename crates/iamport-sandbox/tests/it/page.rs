//! The page as a browser gets it. That it works is for a browser to say: `page/test/run.sh`.

use iamport_sandbox::Sandbox;

use crate::client::{Caller, Reply, send};

async fn get(sandbox: &Sandbox, path: &str, headers: &[(&str, &str)]) -> Reply {
    send(sandbox, "GET", path, headers, b"").await
}

#[tokio::test]
async fn the_page_and_its_files_come_with_what_a_browser_must_know() {
    let caller = Caller::start().await;
    for (path, kind, part) in [
        ("/_sandbox/", "text/html; charset=utf-8", "<!doctype html>"),
        ("/_sandbox/page.css", "text/css; charset=utf-8", "{"),
        (
            "/_sandbox/page.js",
            "text/javascript; charset=utf-8",
            "\"use strict\"",
        ),
    ] {
        let reply = get(&caller.sandbox, path, &[]).await;
        assert_eq!(reply.status, 200, "{path}");
        assert!(reply.text.contains(part), "{path}");
        for line in [
            &*format!("content-type: {kind}"),
            "content-security-policy: default-src 'none'; script-src 'self'; style-src 'self'; \
             connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; \
             frame-ancestors 'none'",
            "x-content-type-options: nosniff",
            "x-frame-options: deny",
            "referrer-policy: no-referrer",
            "cross-origin-resource-policy: same-origin",
            "cache-control: no-store",
        ] {
            let found = reply.head.lines().any(|found| found == line);
            assert!(found, "{path}: no {line} in {}", reply.head);
        }
        assert!(!reply.head.contains("access-control-"), "{path}");
    }
    let reply = get(&caller.sandbox, "/_sandbox", &[]).await;
    assert_eq!(reply.status, 307);
    assert!(reply.head.contains("\r\nlocation: /_sandbox/\r\n"));
    // Looking at it is no call of the API.
    assert_eq!(caller.sandbox.requests().len(), 1);
    assert_eq!(caller.sandbox.control().transcript().len(), 1);
}

#[tokio::test]
async fn a_link_leads_to_the_page_and_nothing_else_of_another_site_does() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let link = [
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Mode", "navigate"),
    ];
    assert_eq!(get(sandbox, "/_sandbox/", &link).await.status, 200);
    let image = [
        ("Sec-Fetch-Site", "same-site"),
        ("Sec-Fetch-Mode", "no-cors"),
    ];
    for path in ["/_sandbox/page.js", "/_sandbox/payments"] {
        get(sandbox, path, &image)
            .await
            .refused(403, -1, "another origin");
    }
    let own = [
        ("Sec-Fetch-Site", "same-origin"),
        ("Sec-Fetch-Mode", "cors"),
    ];
    get(sandbox, "/_sandbox/payments", &own).await.ok();
}

#[tokio::test]
async fn a_name_that_was_made_to_mean_this_computer_reaches_nothing() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let port = sandbox.address().port();
    let before = sandbox.control().webhook_settings();
    for host in [
        format!("evil.example:{port}"),
        "evil.example".to_owned(),
        format!("127.0.0.1.evil.example:{port}"),
    ] {
        // After rebinding, the page is of one origin with the server by the browser's measure.
        let headers = [("Host", &*host), ("Sec-Fetch-Site", "same-origin")];
        for path in ["/_sandbox", "/_sandbox/", "/_sandbox/transcript"] {
            let reply = get(sandbox, path, &headers).await;
            reply.refused(403, -1, "127.0.0.1 or localhost");
        }
        let body = br#"{"url":"http://127.0.0.1:1/"}"#;
        let reply = send(
            sandbox,
            "PUT",
            "/_sandbox/webhooks/settings",
            &headers,
            body,
        )
        .await;
        reply.refused(403, -1, "127.0.0.1 or localhost");
    }
    assert_eq!(sandbox.control().webhook_settings(), before);
    for host in ["localhost", "127.0.0.1", "[::1]"] {
        for host in [host.to_owned(), format!("{host}:{port}")] {
            let reply = get(sandbox, "/_sandbox/", &[("Host", &host)]).await;
            assert_eq!(reply.status, 200, "{host}");
        }
    }

    let everywhere = Sandbox::builder().bind("0.0.0.0".parse().unwrap());
    let everywhere = everywhere.allow_host("sandbox.test").start().await.unwrap();
    for (host, status) in [
        ("sandbox.test", 200),
        ("10.0.0.1", 200),
        ("other.test", 403),
    ] {
        let reply = get(&everywhere, "/_sandbox/", &[("Host", host)]).await;
        assert_eq!(reply.status, status, "{host}");
    }
}
