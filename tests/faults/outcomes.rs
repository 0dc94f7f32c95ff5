//! The table of outcomes, cell by cell and for every operation: what happened to a change.

use std::collections::BTreeSet;
use std::error::Error as _;
use std::io;
use std::time::Duration;

use iamport::{Amount, Client, Credentials, Error, OPERATIONS, Outcome, Repeat};
use iamport_testing::{
    Act, KEY, Nobody, Received, Reply, SECRET, Server, answer, envelope, granted, http,
    in_envelope, token,
};
use serde_json::{Value, json};

use super::expected::{
    FORMS, MISMATCH, RATE_LIMITED, REFUSED_IF_ONCE, SERVER, STATUSES, UNREADABLE,
};
use super::table::{self, BODY, Cell, REPRESENTATIVES, assert_silent, operation, predicates};
use crate::bundle::{BUNDLE, Fill, Style};
use crate::calls::{Call, PathValues};
use crate::support::{Clients as _, client};

/// The test of the tests: the same calls to the same server succeed when the answer is a good one.
#[tokio::test]
async fn a_good_answer_is_a_success() {
    for info in OPERATIONS {
        let payload = BUNDLE
            .operation(info.id())
            .sample(Style::new(Fill::Everything))
            .unwrap_or_default();
        for status in [200, 207] {
            let server = Server::answering(envelope(status, 0, "", &payload));
            let call = Call::find(info.id());
            let result = (call.send)(server.client(), PathValues::default()).await;
            assert!(result.is_ok(), "{}: {result:?}", info.id());
            assert_eq!(server.calls().len(), 1);
        }
    }
    // Each column of the table has its operation.
    let repeats = REPRESENTATIVES.map(|id| operation(id).repeat());
    assert_eq!(repeats, [Repeat::Safe, Repeat::Idempotent, Repeat::Once]);
}

/// What a call of each kind about the payment `imp_uid` comes to.
async fn each_about(client: &Client, imp_uid: &str) -> [(Repeat, Result<(), Error>); 3] {
    let read = client.get_payment_by_imp_uid(imp_uid).send().await;
    let idempotent = client.revoke_vbank(imp_uid).send().await;
    let once = client.cancel_payment().imp_uid(imp_uid).amount(1);
    [
        (Repeat::Safe, read.map(drop)),
        (Repeat::Idempotent, idempotent.map(drop)),
        (Repeat::Once, once.send().await.map(drop)),
    ]
}

/// The text of the request from `imp_` to the next character that no id has.
fn imp_uid(request: &Received) -> String {
    let text = format!("{} {}", request.target(), request.body);
    let id = text[text.find("imp_4").expect("an id")..].chars();
    id.take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect()
}

/// HTTP has no body at these.
const WITHOUT_BODY: [u16; 2] = [204, 304];

#[test]
fn the_table_has_every_status() {
    let mut next = 200;
    for (statuses, _) in STATUSES {
        assert_eq!(*statuses.start(), next);
        next = statuses.end() + 1;
    }
    assert_eq!(next, 1000);
}

/// The whole table, status by status, with the plainest body of each column.
#[tokio::test]
async fn every_status_comes_to_what_the_table_says() {
    let server = Server::start(|request| {
        if request.asks_for_a_token() {
            return token();
        }
        let id = imp_uid(request);
        let mut parts = id.split('_').skip(2).map(|part| part.parse().unwrap());
        let (status, column) = (parts.next().unwrap(), parts.next().unwrap());
        let payment = json!({ "imp_uid": id, "merchant_uid": "m", "amount": 1, "status": "paid" });
        let body = match usize::from(column) {
            _ if WITHOUT_BODY.contains(&status) => String::new(),
            2 => in_envelope(0, Value::Null, &payment),
            column => FORMS[column][0].body.to_owned(),
        };
        Reply::keep_alive(http(status, "Content-Type: application/json\r\n", body))
    });
    let client = server.client();
    let mut sent = 0;
    for (statuses, row) in STATUSES {
        // From 600 on, where the API has nothing, the ends will do.
        let inner = (statuses.start() + 1..*statuses.end()).filter(|status| *status < 600);
        let ends = BTreeSet::from([*statuses.start(), *statuses.end()]);
        for status in inner.chain(ends) {
            for (column, expected) in row.iter().enumerate() {
                let id = format!("imp_4_{status}_{column}");
                for (repeat, result) in each_about(&client, &id).await {
                    let name = format!("{repeat:?} at HTTP {status}, column {column}");
                    sent += if repeat == Repeat::Safe {
                        expected.reads
                    } else {
                        1
                    };
                    let Err(error) = result else {
                        assert!(expected.is.is_empty(), "{name}: taken for success");
                        continue;
                    };
                    assert_eq!(predicates(&error), expected.is, "{name}: {error}");
                    assert_eq!(error.outcome(), expected.outcome(repeat), "{name}: {error}");
                    assert_eq!(error.http_status(), Some(status), "{name}: {error}");
                    assert_eq!(error.imp_uid(), Some(id.as_str()), "{name}: {error}");
                }
            }
        }
    }
    assert_eq!(server.calls().len(), sent, "something was sent too often");
}

/// Every body, at the first status of each row, for operations in turn.
#[tokio::test]
async fn every_form_of_an_envelope_comes_to_what_the_table_says() {
    let mut cells = Vec::new();
    for (statuses, row) in STATUSES {
        let status = *statuses.start();
        for (expected, forms) in row.iter().zip(FORMS) {
            let fails = !expected.is.is_empty() && !WITHOUT_BODY.contains(&status);
            for form in forms.iter().filter(|_| fails) {
                let name = format!("{} at HTTP {status}", form.name);
                let reply = answer(status, form.body);
                cells.push(Cell::new(name, reply, status, form.code, expected));
            }
        }
    }
    assert!(cells.len() > 200, "{}", cells.len());
    let cut = b"HTTP/1.1 429 No\r\nContent-Length: 100\r\n\r\n{".to_vec();
    cells.push(Cell::new(
        "a cut 429",
        Reply::bytes(cut),
        429,
        None,
        &RATE_LIMITED,
    ));
    let cut = b"HTTP/1.1 502 No\r\nContent-Length: 100\r\n\r\n{".to_vec();
    cells.push(Cell::new(
        "a cut 502",
        Reply::bytes(cut),
        502,
        None,
        &SERVER,
    ));
    table::check(cells).await;
}

/// A record in a refusal: only a payment that failed and holds no money shows that nothing came of the call, and only
/// of one that does not end as `failed` when it succeeds.
#[tokio::test]
async fn a_no_with_a_record() {
    let payment = |more: Value| {
        let mut payment = json!({
            "imp_uid": "imp_4", "merchant_uid": "a", "amount": 1000, "status": "failed", "paid_at": 0,
            "cancel_amount": 0, "cancel_history": [],
        });
        let fields = payment.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        payment
    };
    let history = json!([{ "amount": 1, "cancelled_at": 1, "reason": "", "pg_tid": "" }]);
    for (record, expected) in [
        (payment(json!({})), &REFUSED_IF_ONCE),
        (payment(json!({ "cancel_amount": null })), &REFUSED_IF_ONCE),
        (payment(json!({ "status": "paid" })), &UNREADABLE),
        (payment(json!({ "status": "cancelled" })), &UNREADABLE),
        (payment(json!({ "status": "ready" })), &UNREADABLE),
        (payment(json!({ "paid_at": 1_700_000_000 })), &UNREADABLE),
        (payment(json!({ "cancel_amount": 1 })), &UNREADABLE),
        (payment(json!({ "cancel_history": history })), &UNREADABLE),
        (payment(json!({ "imp_uid": "imp_5" })), &UNREADABLE),
        (payment(json!({ "imp_uid": "IMP_4" })), &UNREADABLE),
        (json!({}), &UNREADABLE),
        (json!([]), &UNREADABLE),
        (json!("failed"), &UNREADABLE),
    ] {
        let server = Server::answering(envelope(200, 1, "no", &record));
        for (repeat, result) in each_about(&server.client(), "imp_4").await {
            let error = result.expect_err("a refusal");
            let name = format!("{repeat:?} with {record}");
            assert_eq!(error.outcome(), expected.outcome(repeat), "{name}: {error}");
            let refused = error.outcome() == Outcome::Refused;
            assert_eq!(error.is_refused(), refused, "{name}: {error}");
        }
    }
}

/// Whoever answers that there are too many calls may say how long to wait. Only a read may be sent again after it.
#[tokio::test]
async fn too_many_calls_may_pass() {
    let reply = Reply::bytes(http(429, "Retry-After: 7\r\nConnection: close\r\n", ""));
    let server = Server::answering(reply);
    for (repeat, result) in each_about(&server.client(), "imp_4").await {
        let error = result.expect_err("HTTP 429");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
        assert_eq!(error.is_transient(), repeat == Repeat::Safe, "{error}");
    }
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
            let server = Server::answering(envelope(200, 0, "안녕", &payload));
            let sending = (Call::find(info.id()).send)(server.client(), PathValues::default());
            let error = sending.await.expect_err(&name);
            assert_eq!(
                error.outcome(),
                MISMATCH.outcome(info.repeat()),
                "{name}: {error}"
            );
            assert_eq!(predicates(&error), MISMATCH.is, "{name}: {error}");
            assert_eq!((error.http_status(), error.code()), (Some(200), Some(0)));
            assert_silent(&name, &error, &[KEY, SECRET, "product_name", "buyer"]);
            let raw: Value = serde_json::from_slice(error.raw().unwrap()).unwrap();
            assert_eq!(raw["response"], payload, "the answer is kept");
            assert_eq!(server.calls().len(), 1, "{name}");
        }
    }
    assert!(met > 50, "{met}");
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
            Reply::bytes(http(302, "Location: /users/getToken\r\n", "")),
            Some(302),
            &["redirect"],
        ),
        ("cut", Reply::bytes(cut), Some(200), &["connection_lost"]),
        (
            "closed",
            Reply::bytes(Vec::new()),
            None,
            &["connection_lost"],
        ),
        (
            "reset",
            Reply::reset(Vec::new()),
            None,
            &["connection_lost"],
        ),
    ];
    for (name, reply, status, expected) in cases {
        let server = Server::start(move |request| {
            assert!(request.asks_for_a_token(), "{}", request.line());
            reply.clone()
        });
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

fn in_tls(url: &str) -> String {
    url.replace("http:", "https:")
}

#[tokio::test]
async fn not_sent_without_a_connection() {
    let nobody = Nobody::new();
    // Not TLS, and a handshake that nobody answers.
    let plain = Server::start(|_| panic!("something was sent in the clear"));
    let silent = Server::opening(Reply::then_nothing(""));
    let garbage = Server::opening(Reply::bytes("HTTP/1.1 400 Bad Request\r\n\r\n"));
    // A label is at most 63 characters long, so nobody has to be asked for this name.
    let unresolvable = format!("https://{}.invalid", "a".repeat(64));
    for (url, expected) in [
        (nobody.url(), &["connect", "port_refused"][..]),
        (in_tls(&nobody.url()), &["connect", "port_refused"]),
        (in_tls(&plain.url), &["connect"]),
        (in_tls(&silent.url), &["connect", "timeout"]),
        (in_tls(&garbage.url), &["connect", "tls"]),
        (unresolvable, &["connect", "dns"]),
    ] {
        // The plain server waits for more of what it takes for a request, until the handshake gives up.
        let limit = Duration::from_millis(150);
        let client = client(&url).connect_timeout(limit).build().unwrap();
        for error in each(&client).await {
            assert_eq!(error.outcome(), Outcome::NotSent, "{url}: {error}");
            assert!(error.is_connect(), "{url}: {error}");
            if url != in_tls(&plain.url) {
                assert_eq!(predicates(&error), expected, "{url}: {error}");
            }
            assert_eq!((error.http_status(), error.code()), (None, None));
            assert_silent(&url, &error, &[KEY, "127.0.0.1", ".invalid"]);
            if url == nobody.url() {
                let source = error
                    .source()
                    .and_then(|source| source.downcast_ref::<io::Error>());
                assert_eq!(source.unwrap().kind(), io::ErrorKind::ConnectionRefused);
            }
        }
    }
}

/// The token was had; then the server is gone, and nothing of the change can have reached it.
#[tokio::test]
async fn not_sent_when_the_server_is_gone_after_the_token() {
    // Nobody listens from before the token is out.
    let server = Server::start(|_| Reply::default().then(Act::StopListening).and(token()));
    let error = server
        .client()
        .cancel_payment()
        .imp_uid("imp_1")
        .amount(1)
        .send()
        .await
        .unwrap_err();
    assert_eq!(server.lines(), ["POST /users/getToken"]);
    assert_eq!(error.outcome(), Outcome::NotSent, "{error}");
    assert_eq!(predicates(&error), ["connect", "port_refused"], "{error}");
    assert!(!error.to_string().contains("token"), "{error}");
}

#[tokio::test]
async fn not_sent_when_something_is_wrong_before() {
    let server = Server::start(|_| panic!("something was sent"));
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
