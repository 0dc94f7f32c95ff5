use std::io::{ErrorKind, Read, Write};
use std::time::{Duration, Instant};

use iamport_sandbox::{EXAMPLE_IMP_UID, Sandbox};
use iamport_testing::{Connection, request};

use crate::client::{Caller, NOW, get_token, send};

#[tokio::test]
async fn unknown_routes_and_wrong_methods() {
    let caller = Caller::start().await;
    for path in [
        "/",
        "/payments//",
        "/users",
        "/payments/imp_1/x",
        "/vbanks/a/b",
        "/_sandbox/x",
    ] {
        let reply = caller.get(path).await;
        assert_eq!(reply.status, 404, "{path}");
        assert_eq!(
            reply.text,
            r#"{"code":-1,"message":"Not Found","response":null}"#
        );
    }
    for (method, path) in [
        ("GET", "/users/getToken"),
        ("GET", "/vbanks"),
        ("POST", "/vbanks/imp_1"),
        ("POST", "/vbanks/holder"),
        ("DELETE", "/payments/imp_1"),
        ("GET", "/payments/cancel"),
        ("DELETE", "/payments/prepare"),
        ("PATCH", "/payments"),
        ("DELETE", "/_sandbox/clock"),
    ] {
        let reply = send(&caller.sandbox, method, path, &[], b"").await;
        assert_eq!(reply.status, 405, "{method} {path}");
        assert_eq!(
            reply.text,
            r#"{"code":-1,"message":"Method Not Allowed","response":null}"#
        );
    }
}

#[tokio::test]
async fn many_sandboxes_live_side_by_side() {
    let mut sandboxes = Vec::new();
    for _ in 0..50 {
        sandboxes.push(Caller::of(Sandbox::start().await.unwrap()).await);
    }
    let first = &sandboxes[0];
    first
        .delete(&format!("/vbanks/{EXAMPLE_IMP_UID}"))
        .await
        .ok();
    for other in &sandboxes[1..] {
        let payment = other.get(&format!("/payments/{EXAMPLE_IMP_UID}")).await;
        assert_eq!(payment.ok()["status"], "ready");
        assert_ne!(other.sandbox.url(), first.sandbox.url());
        assert_ne!(other.token, first.token);
    }
}

#[tokio::test]
async fn it_starts_quickly() {
    let fastest = {
        let mut fastest = Duration::MAX;
        for _ in 0..5 {
            let before = Instant::now();
            let sandbox = Sandbox::start().await.unwrap();
            fastest = fastest.min(before.elapsed());
            drop(sandbox);
        }
        fastest
    };
    assert!(fastest < Duration::from_millis(10), "{fastest:?}");
}

#[tokio::test]
async fn dropping_it_closes_everything() {
    let sandbox = Sandbox::start().await.unwrap();
    let address = sandbox.address();
    let idle = Connection::open(address).await.unwrap();
    let mut half_sent = Connection::open(address).await.unwrap();
    half_sent.send("POST /vbanks HTTP/1.1\r\n").await;
    get_token(&sandbox).await;
    drop(sandbox);
    for connection in [idle, half_sent] {
        let answer = connection.finish().await;
        assert!(answer.bytes.is_empty());
        assert!(matches!(
            answer.end,
            Ok(()) | Err(ErrorKind::ConnectionReset)
        ));
    }
    let refused = Connection::open(address).await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
    // The port is free again.
    let again = Sandbox::builder().port(address.port()).start().await;
    assert_eq!(again.unwrap().address(), address);
}

#[tokio::test]
async fn after_dropping_it_the_port_is_closed_at_once() {
    let mut answered = 0;
    for _ in 0..50 {
        let sandbox = Sandbox::start().await.unwrap();
        let address = sandbox.address();
        drop(sandbox);
        match std::net::TcpStream::connect(address) {
            Err(refused) => assert_eq!(refused.kind(), ErrorKind::ConnectionRefused),
            // Another test may have been given the port in between, though hardly every time.
            Ok(_) => answered += 1,
        }
    }
    assert!(answered < 5, "{answered}");
}

#[tokio::test]
async fn shutting_down_answers_what_is_under_way() {
    let sandbox = Sandbox::start().await.unwrap();
    let address = sandbox.address();
    let (key, secret) = sandbox.credentials();
    let body = format!("imp_key={key}&imp_secret={secret}");
    let request = request(
        address,
        "POST",
        "/users/getToken",
        &[("Expect", "100-continue")],
        &body,
    );
    let (head, body) = request.split_at(request.len() - body.len());
    let mut connection = Connection::open(address).await.unwrap();
    connection.send(head).await;
    // The handler has begun to read the body: it says so.
    let go_on = connection.read_head().await;
    assert!(go_on.starts_with("HTTP/1.1 100"));
    let ((), answered) = tokio::join!(sandbox.shutdown(), async {
        connection.send(body).await;
        connection.finish().await
    });
    assert_eq!(answered.status(), 200, "{answered:?}");
    assert!(Connection::open(address).await.is_err());
}

#[tokio::test]
async fn a_taken_port_is_an_error() {
    let sandbox = Sandbox::start().await.unwrap();
    let taken = Sandbox::builder()
        .port(sandbox.address().port())
        .start()
        .await;
    assert_eq!(taken.unwrap_err().kind(), ErrorKind::AddrInUse);
}

#[tokio::test(flavor = "current_thread")]
async fn it_answers_while_the_test_is_blocked() {
    let sandbox = Sandbox::start().await.unwrap();
    let mut stream = std::net::TcpStream::connect(sandbox.address()).unwrap();
    let request = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    stream.write_all(request).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 404"));
}

#[test]
fn it_outlives_the_runtime_that_started_it() {
    let runtime = || tokio::runtime::Runtime::new().unwrap();
    let sandbox = runtime().block_on(Sandbox::start()).unwrap();
    let token = runtime().block_on(get_token(&sandbox));
    assert_eq!(token.len(), 40);
}

#[tokio::test]
async fn the_same_seed_gives_the_same_transcript() {
    let transcript = async |seed| {
        let sandbox = Sandbox::builder().seed(seed).frozen_at(NOW).start().await;
        let caller = Caller::of(sandbox.unwrap()).await;
        assert_eq!(caller.sandbox.seed(), seed);
        let body = serde_json::json!({
            "channel_key": "channel-key-nice_v2", "merchant_uid": "a", "amount": 1_000,
            "vbank_code": "088", "vbank_due": NOW + 60,
        });
        let issued = caller.post("/vbanks", body).await.text;
        let all = caller.get("/payments/status/all").await.text;
        [caller.token, issued, all].join("\n")
    };
    assert_eq!(transcript(1).await, transcript(1).await);
    assert_ne!(transcript(1).await, transcript(2).await);
}

#[tokio::test]
async fn secrets_are_not_in_debug_output() {
    let sandbox = Sandbox::builder()
        .credentials("hidden-key", "hidden-secret")
        .start()
        .await
        .unwrap();
    let token = get_token(&sandbox).await;
    let shown = format!(
        "{sandbox:?} {:?} {:?} {:?}",
        sandbox.control(),
        sandbox.clock(),
        Sandbox::builder().credentials("hidden-key", "hidden-secret"),
    );
    assert!(
        !shown.contains("hidden") && !shown.contains(&token),
        "{shown}"
    );
}
