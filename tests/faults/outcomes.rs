//! The table of outcomes, cell by cell and for every operation: what happened to a change.

use std::time::Duration;

use iamport::{Amount, Client, Credentials, Error, OPERATIONS, Outcome, Repeat};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::server::{KEY, Reply, SECRET, Server, answer, client, envelope, granted, http, token};
use super::table::{
    self, BODY, Cell, REPRESENTATIVES, assert_silent, operation, predicates, unclear,
};
use crate::bundle::{BUNDLE, Fill, Style};
use crate::calls::{Call, PathValues};

/// The test of the tests: the same calls to the same server succeed when the answer is a good one.
#[tokio::test]
async fn a_good_answer_is_a_success() {
    for info in OPERATIONS {
        let payload = BUNDLE
            .operation(info.id())
            .sample(Style::new(Fill::Everything))
            .unwrap_or_default();
        for status in [200, 207] {
            let server = Server::answering(envelope(status, 0, "", &payload)).await;
            let call = Call::find(info.id());
            let result = (call.send)(server.client(), PathValues::default()).await;
            assert!(result.is_ok(), "{}: {result:?}", info.id());
            assert_eq!(server.calls().len(), 1);
        }
    }
    // Each column of the table has its operation.
    let repeats = REPRESENTATIVES.map(|id| operation(id).repeat());
    assert_eq!(repeats, [Repeat::Read, Repeat::Converge, Repeat::Once]);
}

#[tokio::test]
async fn refused() {
    let mut cells = Vec::new();
    for (status, predicates) in [
        (200, &["refused"][..]),
        (400, &["refused"]),
        (401, &["auth", "refused"]),
        (403, &["refused"]),
        (404, &["not_found", "refused"]),
        (405, &["refused"]),
        (409, &["refused"]),
        (501, &["refused"]),
    ] {
        for code in [1, -1, i64::MIN] {
            cells.push(Cell {
                name: format!("code {code} at HTTP {status}"),
                reply: envelope(status, code, "안됩니다", &Value::Null),
                outcome: |_| Outcome::Refused,
                status: Some(status),
                code: Some(code),
                predicates,
            });
        }
    }
    table::check(cells).await;
}

/// What says no without being the API's whole form, or with a record that does not show that nothing happened.
#[tokio::test]
async fn a_no_that_proves_nothing() {
    let mut cells = Vec::new();
    for (name, body) in [
        ("no message", json!({"code": 1, "response": null})),
        ("no response", json!({"code": 1, "message": "no"})),
        ("a code alone", json!({"code": 1})),
        (
            "a record",
            json!({"code": 1, "message": "no", "response": {"imp_uid": BODY}}),
        ),
        (
            "text in its response",
            json!({"code": 1, "message": "no", "response": BODY}),
        ),
        (
            "a payment that was paid",
            json!({"code": 1, "message": "no", "response": {
                "imp_uid": "imp_uid 값", "merchant_uid": BODY, "amount": 1, "status": "paid",
            }}),
        ),
    ] {
        let body = body.to_string();
        for status in [200, 400, 401, 403, 404, 405, 409, 501] {
            let predicates: &[_] = if status == 401 {
                &["auth", "decode"]
            } else {
                &["decode"]
            };
            let name = format!("a no with {name} at HTTP {status}");
            cells.push(Cell::unclear(
                name,
                answer(status, &body),
                status,
                Some(1),
                predicates,
            ));
        }
    }
    table::check(cells).await;
}

/// HTTP 429 is documented nowhere, so whoever sends it may do so after the effect.
#[tokio::test]
async fn too_many_calls_prove_nothing() {
    let mut cells = Vec::new();
    let too_many = |name: &str, code, reply| {
        Cell::unclear(
            format!("HTTP 429 {name}"),
            reply,
            429,
            code,
            &["rate_limited"],
        )
    };
    cells.push(too_many(
        "code 1",
        Some(1),
        envelope(429, 1, "천천히", &Value::Null),
    ));
    cells.push(too_many(
        "code 0",
        Some(0),
        envelope(429, 0, "", &json!({})),
    ));
    cells.push(too_many("HTML", None, answer(429, format!("<html>{BODY}"))));
    cells.push(too_many("empty", None, answer(429, "")));
    let cut = b"HTTP/1.1 429 No\r\nContent-Length: 100\r\n\r\n{".to_vec();
    cells.push(too_many("cut", None, Reply::Bytes(cut)));
    table::check(cells).await;
}

/// A payload that is whole, and about another record than the one that was asked about.
#[tokio::test]
async fn an_answer_about_something_else() {
    let mut met = 0;
    for info in OPERATIONS {
        let operation = BUNDLE.operation(info.id());
        for payload in operation.samples_about_another(Style::new(Fill::Everything)) {
            met += 1;
            let name = format!("{} answered with {payload}", info.id());
            let server = Server::answering(envelope(200, 0, "안녕", &payload)).await;
            let sending = (Call::find(info.id()).send)(server.client(), PathValues::default());
            let error = sending.await.expect_err(&name);
            assert_eq!(error.outcome(), unclear(info.repeat()), "{name}: {error}");
            assert_eq!(predicates(&error), ["mismatch"], "{name}: {error}");
            assert_eq!((error.http_status(), error.code()), (Some(200), Some(0)));
            assert_silent(&name, &error, &[KEY, SECRET, "product_name", "buyer"]);
            let raw: Value = serde_json::from_slice(error.raw().unwrap()).unwrap();
            assert_eq!(raw["response"], payload, "the answer is kept");
            assert_eq!(server.calls().len(), 1, "{name}");
        }
    }
    assert!(met > 50, "{met}");
}

#[tokio::test]
async fn unclear_at_a_status() {
    let mut cells = Vec::new();
    let html = format!("<html><h1>{BODY}</h1></html>");
    for status in [500, 502, 503, 504, 520, 599] {
        for (name, code, body) in [
            ("HTML", None, html.clone()),
            ("nothing", None, String::new()),
            (
                "a refusal",
                Some(-1),
                json!({"code": -1, "message": null, "response": null}).to_string(),
            ),
            (
                "code 0",
                Some(0),
                json!({"code": 0, "response": {BODY: BODY}}).to_string(),
            ),
        ] {
            let name = format!("HTTP {status} with {name}");
            cells.push(Cell::unclear(
                name,
                answer(status, body),
                status,
                code,
                &["server"],
            ));
        }
    }
    // What is not documented as a refusal could come from anything in between.
    for status in [201, 202, 207, 402, 410, 418, 422, 499, 600, 999] {
        let refusal = json!({"code": 1, "message": "안됩니다", "response": null}).to_string();
        let name = format!("code 1 at HTTP {status}");
        cells.push(Cell::unclear(
            name,
            answer(status, refusal),
            status,
            Some(1),
            &["decode"],
        ));
    }
    for status in [400, 401, 403, 404, 405, 409, 501, 402, 418] {
        let predicates: &[_] = if status == 401 {
            &["auth", "decode"]
        } else {
            &["decode"]
        };
        let name = format!("HTML at HTTP {status}");
        cells.push(Cell::unclear(
            name,
            answer(status, &html),
            status,
            None,
            predicates,
        ));
        let success = json!({"code": 0, "message": null, "response": {BODY: BODY}}).to_string();
        let name = format!("code 0 at HTTP {status}");
        cells.push(Cell::unclear(
            name,
            answer(status, success),
            status,
            Some(0),
            predicates,
        ));
    }
    for status in [300, 301, 302, 303, 304, 305, 307, 308, 399] {
        let headers = format!("Location: /{BODY}\r\nConnection: close\r\n");
        // A 304 has no body, whatever its headers say.
        let body = if status == 304 { "" } else { html.as_str() };
        let reply = Reply::Bytes(http(status, &headers, body));
        cells.push(Cell::unclear(
            format!("HTTP {status}"),
            reply,
            status,
            None,
            &["redirect"],
        ));
    }
    table::check(cells).await;
}

/// A token that can't be had, for whatever reason, means that nothing was sent.
#[tokio::test]
async fn not_sent_without_a_token() {
    let html = format!("<html>{BODY}");
    let refused = &["auth", "refused"][..];
    let cut = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"code\":0,".to_vec();
    let cases: Vec<(&str, Reply, Option<u16>, &[&str])> = vec![
        (
            "refused",
            envelope(401, -1, "아닙니다", &Value::Null),
            Some(401),
            refused,
        ),
        (
            "refused at 200",
            envelope(200, 1, "아닙니다", &Value::Null),
            Some(200),
            refused,
        ),
        (
            "refused at 400",
            envelope(400, 1, "아닙니다", &Value::Null),
            Some(400),
            refused,
        ),
        (
            "refused at 404",
            envelope(404, 1, "아닙니다", &Value::Null),
            Some(404),
            refused,
        ),
        ("429", answer(429, &html), Some(429), &["rate_limited"]),
        ("500", answer(500, &html), Some(500), &["server"]),
        ("HTML", answer(200, &html), Some(200), &["decode"]),
        (
            "HTML at 401",
            answer(401, &html),
            Some(401),
            &["auth", "decode"],
        ),
        ("empty", answer(200, ""), Some(200), &["decode"]),
        (
            "no token",
            envelope(200, 0, "", &json!({"now": 1, "expired_at": 2})),
            Some(200),
            &["decode"],
        ),
        (
            "null",
            envelope(200, 0, "", &Value::Null),
            Some(200),
            &["decode"],
        ),
        (
            "a blank token",
            granted(" ", 1, 9_999),
            Some(200),
            &["decode"],
        ),
        (
            "two headers",
            granted(&format!("a\r\nX-{BODY}: 1"), 1, 9_999),
            Some(200),
            &["decode"],
        ),
        (
            "a redirect",
            Reply::Bytes(http(302, "Location: /users/getToken\r\n", "")),
            Some(302),
            &["redirect"],
        ),
        ("cut", Reply::Bytes(cut), Some(200), &["connection_lost"]),
        (
            "closed",
            Reply::Bytes(Vec::new()),
            None,
            &["connection_lost"],
        ),
        (
            "reset",
            Reply::Reset(Vec::new()),
            None,
            &["connection_lost"],
        ),
    ];
    for (name, reply, status, expected) in cases {
        let server = Server::start(move |request| {
            assert!(request.asks_for_a_token(), "{}", request.line());
            reply.clone()
        })
        .await;
        let client = server.client();
        let mut asked = 0;
        for info in REPRESENTATIVES.map(operation) {
            let sending = (Call::find(info.id()).send)(client.clone(), PathValues::default());
            let error = sending.await.expect_err(name);
            let name = format!("{} without a token: {name}", info.id());
            assert_eq!(error.outcome(), Outcome::NotSent, "{name}: {error}");
            assert_eq!(error.http_status(), status, "{name}: {error}");
            assert_eq!(error.operation(), Some(info.id()), "{name}");
            assert_eq!(predicates(&error), expected, "{name}: {error}");
            assert_silent(&name, &error, &[BODY, KEY, "127.0.0.1"]);
            // Every call asks once, and none goes out without.
            asked += 1;
            assert_eq!(server.received().len(), asked, "{name}");
        }
    }
}

/// The representatives of the three columns, with nothing wrong in them.
async fn each(client: &Client) -> [Error; 3] {
    let paid = client.cancel_payment().imp_uid("imp_1").amount(1);
    [
        client
            .get_payment_by_imp_uid("imp_1")
            .send()
            .await
            .unwrap_err(),
        client.revoke_vbank("imp_1").send().await.unwrap_err(),
        paid.send().await.unwrap_err(),
    ]
}

#[tokio::test]
async fn not_sent_without_a_connection() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = free.local_addr().unwrap();
    drop(free);
    // Not TLS, and a handshake that nobody answers.
    let plain = Server::start(|_| panic!("something was sent in the clear")).await;
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    // A label is at most 63 characters long, so nobody has to be asked for this name.
    let unresolvable = format!("https://{}.invalid", "a".repeat(64));
    for (url, expected) in [
        (format!("http://{nobody}"), &["connect"][..]),
        (format!("https://{nobody}"), &["connect"]),
        (plain.url.replace("http:", "https:"), &["connect"]),
        (
            format!("https://{}", silent.local_addr().unwrap()),
            &["connect", "timeout"],
        ),
        (unresolvable, &["connect"]),
    ] {
        // The plain server waits for more of what it takes for a request, until the handshake gives up.
        let limit = Duration::from_millis(150);
        let client = client(&url).connect_timeout(limit).build().unwrap();
        for error in each(&client).await {
            assert_eq!(error.outcome(), Outcome::NotSent, "{url}: {error}");
            assert!(error.is_connect(), "{url}: {error}");
            if url != plain.url.replace("http:", "https:") {
                assert_eq!(predicates(&error), expected, "{url}: {error}");
            }
            assert_eq!((error.http_status(), error.code()), (None, None));
            assert_silent(&url, &error, &[KEY, "127.0.0.1", "invalid"]);
        }
    }
}

/// The token was had; then the server is gone, and nothing of the change can have reached it.
#[tokio::test]
async fn not_sent_when_the_server_is_gone_after_the_token() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let serving = tokio::spawn(async move {
        use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
        let (mut socket, _) = listener.accept().await.unwrap();
        // Nobody listens from before the token is out, so the change can only find a closed door.
        drop(listener);
        let mut bytes = Vec::new();
        while !bytes.ends_with(b"}") {
            assert_ne!(socket.read_buf(&mut bytes).await.unwrap(), 0);
        }
        let Reply::Bytes(grant) = token() else {
            unreachable!()
        };
        socket.write_all(&grant).await.unwrap();
    });
    let client = client(&url).build().unwrap();
    let error = client
        .cancel_payment()
        .imp_uid("imp_1")
        .amount(1)
        .send()
        .await
        .unwrap_err();
    serving.await.unwrap();
    assert_eq!(error.outcome(), Outcome::NotSent, "{error}");
    assert_eq!(predicates(&error), ["connect"], "{error}");
    assert!(!error.to_string().contains("token"), "{error}");
}

#[tokio::test]
async fn not_sent_when_something_is_wrong_before() {
    let server = Server::start(|_| panic!("something was sent")).await;
    let client = server.client();
    let too_exact: Amount = "1234567890.1234567".parse().unwrap();
    for (name, error) in [
        (
            "no amount",
            client
                .create_vbank()
                .merchant_uid("a")
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "nothing to cancel",
            client.cancel_payment().send().await.unwrap_err(),
        ),
        (
            "amount 0",
            client
                .cancel_payment()
                .imp_uid("a")
                .amount(0)
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "amount -1",
            client
                .modify_vbank("a")
                .amount(-1)
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "an amount that JSON can't hold",
            client
                .cancel_payment()
                .imp_uid("a")
                .amount(too_exact)
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "a blank id",
            client
                .cancel_payment()
                .imp_uid(" ")
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "a bad id",
            client.revoke_vbank("..").send().await.unwrap_err(),
        ),
        (
            "a reserved id",
            client.balance_by_imp_uid("find").send().await.unwrap_err(),
        ),
        (
            "an empty list",
            client
                .get_payment_list_by_imp_uid()
                .imp_uid(Vec::<String>::new())
                .send()
                .await
                .unwrap_err(),
        ),
    ] {
        assert_eq!(error.outcome(), Outcome::NotSent, "{name}: {error}");
        assert_eq!(predicates(&error), ["invalid_input"], "{name}: {error}");
        assert!(error.operation().is_some(), "{name}");
    }
    let anonymous = Client::builder().base_url(&server.url).build().unwrap();
    for error in each(&anonymous).await {
        assert_eq!(error.outcome(), Outcome::NotSent, "{error}");
        assert_eq!(predicates(&error), ["auth", "invalid_input"], "{error}");
    }
    for (key, secret) in [("", "b"), ("a", ""), (" ", "b"), ("a", "\n")] {
        let builder = Client::builder().credentials(Credentials::new(key, secret));
        assert!(builder.build().unwrap_err().is_invalid_input());
    }
    assert!(server.received().is_empty());
}
