//! Servers that never come to an end: every call does.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use iamport::{OPERATIONS, Outcome};
use iamport_testing::{Reply, Server, token};
use tokio::task::JoinSet;

use super::expected::LATE;
use super::table::{Cell, predicates};
use crate::support::{Clients as _, client};

/// How long one attempt may take here. Long enough for a token on a busy machine.
const LIMIT: Duration = Duration::from_millis(600);
/// What no call of these tests may come near to.
const FOREVER: Duration = Duration::from_secs(10);

fn head(rest: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\n{rest}").into_bytes()
}

#[tokio::test]
async fn an_attempt_ends_in_time_whatever_comes() {
    let begun = Instant::now();
    let mut cells = JoinSet::new();
    for (turn, (name, reply, status)) in [
        ("nothing", Reply::then_nothing(Vec::new()), None),
        ("half a head", Reply::then_nothing(head("Content-Le")), None),
        (
            "a head",
            Reply::then_nothing(head("Content-Length: 9\r\n\r\n")),
            Some(200),
        ),
        (
            "half a body",
            Reply::then_nothing(head("Content-Length: 9\r\n\r\n{\"c")),
            Some(200),
        ),
        ("a head that drips", Reply::drip(head("X-Zq: "), b"a"), None),
        (
            "headers that drip",
            Reply::drip(head(""), b"A: b\r\n"),
            None,
        ),
        (
            "a body that drips",
            Reply::drip(head("Content-Length: 999999\r\n\r\n"), b" "),
            Some(200),
        ),
        (
            "chunks that drip",
            Reply::drip(head("Transfer-Encoding: chunked\r\n\r\n"), b"1\r\n \r\n"),
            Some(200),
        ),
        (
            "a body without a length",
            Reply::drip(head("\r\n"), b"{"),
            Some(200),
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let cell = Cell::new(name, reply, status, None, &LATE);
        cells.spawn(cell.check(LIMIT, turn));
    }
    cells.join_all().await;
    assert!(begun.elapsed() < FOREVER);
    assert!(begun.elapsed() >= LIMIT);
}

/// An informational answer now and then must not keep a call alive.
#[tokio::test]
async fn provisional_answers_do_not_prolong_it() {
    let server = Server::answering(Reply::drip(Vec::new(), b"HTTP/1.1 102 Processing\r\n\r\n"));
    let begun = Instant::now();
    let error = server
        .client_within(LIMIT)
        .cancel_payment()
        .imp_uid("imp_1")
        .amount(1)
        .send()
        .await
        .unwrap_err();
    assert!(begun.elapsed() < FOREVER);
    assert_eq!(error.outcome(), Outcome::Unknown, "{error}");
    assert_eq!(server.calls().len(), 1);
}

/// A token that never comes ends by its own limit, and the call was not sent.
#[tokio::test]
async fn waiting_for_a_token_ends_too() {
    for reply in [
        Reply::then_nothing(Vec::new()),
        Reply::drip(head("Content-Length: 999999\r\n\r\n"), b" "),
    ] {
        let server = Server::start(move |request| {
            assert!(request.asks_for_a_token());
            reply.clone()
        });
        let limit = Duration::from_millis(100);
        let by_attempt = client(&server.url).read_timeout(limit).build().unwrap();
        let by_call = client(&server.url)
            .call_timeout(limit)
            .change_timeout(limit / 2)
            .build()
            .unwrap();
        for client in [by_attempt, by_call] {
            let begun = Instant::now();
            let error = client.revoke_vbank("imp_1").send().await.unwrap_err();
            assert!(begun.elapsed() < FOREVER);
            assert_eq!(error.outcome(), Outcome::NotSent, "{error}");
            assert_eq!(predicates(&error), ["timeout"], "{error}");
            assert_eq!(error.operation(), Some("revokeVbank"));
        }
    }
}

/// The limit of the whole call holds where the limits of its parts would add up.
#[tokio::test]
async fn the_whole_call_is_bounded() {
    let server = Server::start(|request| {
        if request.asks_for_a_token() {
            token()
        } else {
            Reply::then_nothing(Vec::new())
        }
    });
    // A change is begun only with its own limit left of the call's, so that one is the shorter.
    let client = client(&server.url)
        .call_timeout(LIMIT)
        .change_timeout(LIMIT / 10)
        .build()
        .unwrap();
    let mut calls = JoinSet::new();
    for info in OPERATIONS.iter().filter(|info| info.authenticated()) {
        let call = crate::calls::Call::find(info.id());
        let sending = (call.send)(client.clone(), crate::calls::PathValues::default());
        calls.spawn(async move { (info, sending.await) });
    }
    let begun = Instant::now();
    for (info, result) in calls.join_all().await {
        let error = result.unwrap_err();
        assert_eq!(error.outcome(), LATE.outcome(info.repeat()), "{error}");
        assert_eq!(predicates(&error), ["timeout"], "{error}");
    }
    assert!(begun.elapsed() < FOREVER);
}

/// Where the wait for a token leaves a change too little time, it is not begun: it could only end unknown.
#[tokio::test]
async fn a_change_is_not_begun_without_time_for_it() {
    let handed_out = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        assert!(request.asks_for_a_token(), "{}", request.line());
        // The first answer never comes; the second, to whoever lost patience a second later, does.
        match handed_out.fetch_add(1, Ordering::SeqCst) {
            0 => Reply::then_nothing(Vec::new()),
            _ => token(),
        }
    });
    let limit = Duration::from_millis(1_200);
    let client = client(&server.url)
        .call_timeout(limit)
        .change_timeout(limit - Duration::from_millis(100))
        .build()
        .unwrap();
    let error = client.revoke_vbank("imp_1").send().await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent, "{error}");
    assert_eq!(predicates(&error), ["timeout"], "{error}");
    assert_eq!(error.imp_uid(), Some("imp_1"));
    assert_eq!(server.received().len(), 2);
    assert!(!error.to_string().contains("token"), "it was had: {error}");
}

/// A limit of the whole call in which no change could ever be begun is a mistake in the settings.
#[tokio::test]
async fn limits_that_leave_a_change_no_time_are_refused() {
    let second = Duration::from_secs(1);
    let built = |call: u32, change: u32| {
        client("http://127.0.0.1:9")
            .call_timeout(second * call)
            .change_timeout(second * change)
            .build()
    };
    for (call, change) in [(9, 10), (10, 10), (9, 60), (10, 60), (1, 2), (1, 1)] {
        let error = built(call, change).unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
        assert_eq!(error.outcome(), Outcome::NotSent);
    }
    for (call, change) in [(11, 60), (2, 1)] {
        built(call, change).unwrap();
    }
}

/// The bound of an answer is a setting, and a request that no answer could repeat is not sent.
#[tokio::test]
async fn the_largest_answer_is_a_setting() {
    let large = format!(
        r#"{{"code":0,"message":null,"response":"{}"}}"#,
        "a".repeat(10_000)
    );
    let server = Server::start(move |request| {
        if request.asks_for_a_token() {
            token()
        } else {
            Reply::bytes(iamport_testing::http(
                200,
                "Connection: close\r\n",
                large.clone(),
            ))
        }
    });
    let built = |bytes| client(&server.url).largest_answer(bytes).build();
    assert!(built(4_095).unwrap_err().is_invalid_input());
    let call = |client: &iamport::Client| {
        client.request(iamport::Method::Get, iamport::Repeat::Safe, "/large")
    };
    assert!(call(&built(20_000).unwrap()).send().await.is_ok());
    let narrow = built(5_000).unwrap();
    let error = call(&narrow).send().await.unwrap_err();
    assert_eq!(predicates(&error), ["decode"], "{error}");
    assert!(error.to_string().contains("`limit`"), "{error}");

    let sent = server.calls().len();
    let cancel = narrow
        .cancel_payment()
        .imp_uid("imp_1")
        .reason("가".repeat(2_000));
    let error = cancel.send().await.unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(server.calls().len(), sent);
}
