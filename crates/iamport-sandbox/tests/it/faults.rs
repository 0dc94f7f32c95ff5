//! Each fault, as the bytes that a caller gets.

use std::io::ErrorKind;
use std::time::Duration;

use iamport_sandbox::{EXAMPLE_IMP_UID, Fault, FaultKind, NewPayment, PaymentStatus, Sandbox};
use iamport_testing::{Answer, Connection, request};
use serde_json::Value;

use crate::client::{Caller, send};

async fn connect(sandbox: &Sandbox) -> Connection {
    Connection::open(sandbox.address()).await.unwrap()
}

async fn ask(caller: &Caller, connection: &mut Connection, method: &str, path: &str) {
    let token = format!("Bearer {}", caller.token);
    let headers = [("Authorization", &*token)];
    let request = request(caller.sandbox.address(), method, path, &headers, "");
    connection.send(request).await;
}

/// Revokes the example payment, so that the effect can be seen.
async fn revoke(caller: &Caller) -> Answer {
    let mut stream = connect(&caller.sandbox).await;
    let path = format!("/vbanks/{EXAMPLE_IMP_UID}");
    ask(caller, &mut stream, "DELETE", &path).await;
    stream.finish().await
}

fn revoked(caller: &Caller) -> bool {
    let payment = caller.sandbox.control().payment(EXAMPLE_IMP_UID).unwrap();
    payment.status == PaymentStatus::Failed
}

/// A caller whose next call meets this fault after its effect, and what came of it.
async fn after(kind: FaultKind) -> (Caller, Answer) {
    let caller = Caller::start().await;
    let fault = Fault::new(kind).after();
    caller.sandbox.control().inject(fault).unwrap();
    let raw = revoke(&caller).await;
    assert!(revoked(&caller), "the effect was to come first");
    (caller, raw)
}

/// The same before the effect.
async fn before(kind: FaultKind) -> (Caller, Answer) {
    let caller = Caller::start().await;
    caller.sandbox.control().inject(Fault::new(kind)).unwrap();
    let raw = revoke(&caller).await;
    assert!(!revoked(&caller), "there was to be no effect");
    (caller, raw)
}

/// The example payment's own answer, to compare with.
async fn plain() -> Answer {
    revoke(&Caller::start().await).await
}

#[tokio::test]
async fn every_kind_of_call_leaves_out_the_effect_or_has_it_and_happens_once() {
    for kind in FaultKind::all() {
        let name = kind.name();
        let on_connections = matches!(
            kind,
            FaultKind::ConnectionRefused { .. } | FaultKind::ResetOnAccept
        );
        // These two have tests of their own.
        if on_connections || matches!(kind, FaultKind::Stall | FaultKind::StallAfterHead) {
            continue;
        }
        for fault in [Fault::new(kind.clone()), Fault::new(kind.clone()).after()] {
            let caller = Caller::start().await;
            let control = caller.sandbox.control();
            let has_effect = fault.clone().after() == fault;
            let id = control.inject(fault).unwrap();
            revoke(&caller).await;
            assert_eq!(revoked(&caller), has_effect, "{name}");
            let record = &control.faults()[0];
            assert_eq!((record.id, record.happened), (id, 1), "{name}");
            assert!(record.is_spent());
            let last = control.transcript().pop().unwrap();
            assert_eq!(last.fault, Some(name));
            // The next call is as ever.
            let caller = Caller::of(caller.sandbox).await;
            let path = format!("/payments/{EXAMPLE_IMP_UID}");
            caller.get(&path).await.ok();
        }
    }
}

#[tokio::test]
async fn refused_connections() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let address = caller.sandbox.address();
    for _ in 0..3 {
        let refused = FaultKind::ConnectionRefused { lasting: None };
        let id = control.inject(Fault::new(refused)).unwrap();
        let error = Connection::open(address).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionRefused);
        assert!(control.remove_fault(id) && !control.remove_fault(id));
        caller.get("/payments/imp_0").await;
    }
    // Two at once, and all are taken back.
    for _ in 0..2 {
        let refused = FaultKind::ConnectionRefused { lasting: None };
        control.inject(Fault::new(refused)).unwrap();
    }
    assert!(control.remove_fault(control.faults()[0].id));
    assert!(Connection::open(address).await.is_err());
    control.clear_faults();
    caller.get("/payments/imp_0").await;
}

#[tokio::test]
async fn refused_connections_end_by_themselves() {
    let caller = Caller::start().await;
    let address = caller.sandbox.address();
    let lasting = Some(Duration::from_millis(30));
    let refused = FaultKind::ConnectionRefused { lasting };
    caller
        .sandbox
        .control()
        .inject(Fault::new(refused))
        .unwrap();
    let mut refusals = 0;
    while Connection::open(address).await.is_err() {
        refusals += 1;
        tokio::task::yield_now().await;
    }
    assert!(refusals > 0);
    caller.get("/payments/imp_0").await;
}

#[tokio::test]
async fn an_established_connection_outlives_a_closed_door() {
    let caller = Caller::start().await;
    let mut stream = connect(&caller.sandbox).await;
    // It is established for the sandbox too once it has answered.
    stream
        .send("GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        .await;
    assert_eq!(stream.read(12).await.unwrap(), b"HTTP/1.1 404");
    let refused = FaultKind::ConnectionRefused { lasting: None };
    caller
        .sandbox
        .control()
        .inject(Fault::new(refused))
        .unwrap();
    ask(&caller, &mut stream, "GET", "/payments/imp_0").await;
    let raw = stream.finish().await;
    assert!(String::from_utf8_lossy(&raw.bytes).contains("HTTP/1.1 404 Not Found"));
}

#[tokio::test]
async fn reset_on_accept_counts_connections() {
    let caller = Caller::start().await;
    let fault = Fault::new(FaultKind::ResetOnAccept).nth(2);
    caller.sandbox.control().inject(fault).unwrap();
    caller.get("/payments/imp_0").await;
    // The reset may be there before the caller has even seen the connection.
    let error = match Connection::open(caller.sandbox.address()).await {
        Ok(mut stream) => stream.read(1).await.unwrap_err(),
        Err(error) => error,
    };
    assert_eq!(error.kind(), ErrorKind::ConnectionReset);
    caller.get("/payments/imp_0").await;
}

#[tokio::test]
async fn resets_before_during_and_after_the_answer() {
    let whole = plain().await;
    for (kind, expected) in [
        (FaultKind::ResetBeforeAnswer, 0),
        (FaultKind::ResetDuringAnswer, whole.body().len() / 2),
        (FaultKind::ResetAfterAnswer, whole.body().len()),
    ] {
        let (_, raw) = after(kind.clone()).await;
        assert_eq!(raw.end, Err(ErrorKind::ConnectionReset), "{kind:?}");
        if kind == FaultKind::ResetBeforeAnswer {
            assert!(raw.bytes.is_empty());
            continue;
        }
        assert_eq!(raw.status(), 200);
        assert_eq!(raw.length(), whole.body().len());
        assert_eq!(raw.body(), whole.body()[..expected]);
    }
    let (_, raw) = before(FaultKind::ResetAfterAnswer).await;
    assert_eq!((raw.status(), raw.json()["code"].as_i64()), (500, Some(-1)));
}

#[tokio::test]
async fn no_answer_and_half_of_a_status_line_and_garbage() {
    let (_, raw) = after(FaultKind::CloseWithoutAnswer).await;
    assert_eq!((raw.bytes.len(), raw.end), (0, Ok(())));
    let (_, raw) = after(FaultKind::HalfStatusLine).await;
    assert_eq!((&*raw.bytes, raw.end), (&b"HTTP/1.1 20"[..], Ok(())));
    let (_, raw) = after(FaultKind::Garbage).await;
    assert!(!raw.bytes.starts_with(b"HTTP") && raw.end.is_ok());
    assert!(String::from_utf8(raw.bytes).is_err());
}

#[tokio::test]
async fn stalls_end_with_the_caller_or_the_sandbox() {
    for (kind, has_head) in [(FaultKind::Stall, false), (FaultKind::StallAfterHead, true)] {
        let caller = Caller::start().await;
        let fault = Fault::new(kind).after();
        caller.sandbox.control().inject(fault).unwrap();
        let mut stream = connect(&caller.sandbox).await;
        let path = format!("/vbanks/{EXAMPLE_IMP_UID}");
        ask(&caller, &mut stream, "DELETE", &path).await;
        if has_head {
            let head = stream.read_head().await;
            assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        }
        // Another call is answered meanwhile, and nothing more has come by then.
        while !revoked(&caller) {
            caller.get("/payments/imp_0").await;
        }
        assert!(stream.is_quiet());
        caller.sandbox.shutdown().await;
        assert!(stream.finish().await.bytes.is_empty());
    }
}

#[tokio::test]
async fn a_slow_body_is_whole() {
    let whole = plain().await;
    let pauses = [Duration::ZERO, Duration::from_micros(100)];
    for pause in pauses {
        let (_, raw) = after(FaultKind::SlowBody { piece: 7, pause }).await;
        assert_eq!((raw.length(), raw.end), (whole.body().len(), Ok(())));
        assert_eq!(raw.body(), whole.body());
    }
}

#[tokio::test]
async fn lengths_that_lie() {
    let body = plain().await.body();
    let (_, raw) = after(FaultKind::TruncatedBody).await;
    assert_eq!((raw.length(), raw.end), (body.len(), Ok(())));
    assert_eq!(raw.body(), body[..body.len() / 2]);
    let (_, raw) = after(FaultKind::LengthTooLong).await;
    assert_eq!((raw.length(), raw.body()), (body.len() + 100, body.clone()));
    let (_, raw) = after(FaultKind::LengthTooShort).await;
    assert_eq!((raw.length(), raw.body()), (body.len() / 2, body.clone()));
    let (_, raw) = after(FaultKind::LengthNonsense).await;
    assert!(raw.head().contains("content-length: many"));
    assert_eq!(raw.body(), body);
}

#[tokio::test]
async fn chunks_that_do_not_end_or_make_no_sense() {
    let body = plain().await.body();
    let (_, raw) = after(FaultKind::ChunkedCut).await;
    let head = raw.head();
    assert!(head.contains("transfer-encoding: chunked") && !head.contains("content-length"));
    let half = &body[..body.len() / 2];
    let chunk = [format!("{:x}\r\n", half.len()).as_bytes(), half, b"\r\n"].concat();
    assert_eq!(raw.body(), chunk);
    let (_, raw) = after(FaultKind::ChunkedNonsense).await;
    assert!(raw.body().starts_with(b"zz\r\n"));
}

#[tokio::test]
async fn pages_of_a_proxy() {
    for status in [502, 503, 504] {
        let (_, raw) = before(FaultKind::HtmlPage { status }).await;
        assert_eq!(raw.status(), status);
        assert!(raw.head().contains("content-type: text/html"));
        assert!(raw.body().starts_with(b"<html>"));
    }
}

#[tokio::test]
async fn refusals_that_are_none_of_the_caller() {
    let (_, raw) = before(FaultKind::ServerError).await;
    assert_eq!((raw.status(), raw.json()["code"].as_i64()), (500, Some(-1)));
    let (_, raw) = before(FaultKind::Unauthorized).await;
    assert_eq!(raw.status(), 401);
    assert_eq!(raw.json()["message"], "Unauthorized");
    for value in [
        Some("7"),
        Some("Fri, 31 Dec 1999 23:59:59 GMT"),
        Some("soon"),
        None,
    ] {
        let retry_after = value.map(str::to_owned);
        let (_, raw) = before(FaultKind::TooManyRequests { retry_after }).await;
        assert_eq!((raw.status(), raw.json()["code"].as_i64()), (429, Some(-1)));
        let line = value.map(|value| format!("retry-after: {}", value.to_lowercase()));
        match line {
            Some(line) => assert!(raw.head().contains(&line)),
            None => assert!(!raw.head().contains("retry-after")),
        }
    }
    let location = "https://example.com/x".to_owned();
    let (_, raw) = before(FaultKind::Redirect { location }).await;
    assert_eq!(raw.status(), 302);
    assert!(raw.head().contains("location: https://example.com/x"));
}

#[tokio::test]
async fn a_token_that_ends_early() {
    let (caller, raw) = before(FaultKind::TokenRevoked).await;
    assert_eq!(raw.status(), 401);
    assert_eq!(caller.get("/payments/imp_0").await.status, 401);
    let (caller, raw) = after(FaultKind::TokenRevoked).await;
    assert_eq!(raw.status(), 200);
    assert_eq!(caller.get("/payments/imp_0").await.status, 401);
}

#[tokio::test]
async fn answers_that_cannot_be_read() {
    let (_, raw) = after(FaultKind::EmptyBody).await;
    assert_eq!((raw.status(), raw.length(), raw.body().len()), (200, 0, 0));
    let (_, raw) = after(FaultKind::InvalidJson).await;
    assert!(raw.body().starts_with(b"{") && raw.length() == raw.body().len());
    assert!(serde_json::from_slice::<Value>(&raw.body()).is_err());
    let (_, raw) = after(FaultKind::InvalidUtf8).await;
    assert!(raw.body().starts_with(br#"{"code":0"#));
    assert!(String::from_utf8(raw.body()).is_err());
    let (_, raw) = after(FaultKind::ArrayBody).await;
    assert_eq!((raw.status(), raw.body()), (200, b"[]".to_vec()));
}

#[tokio::test]
async fn an_answer_about_another_payment() {
    for fault in [
        Fault::new(FaultKind::AnotherPayment),
        Fault::new(FaultKind::AnotherPayment).after(),
    ] {
        let caller = Caller::start().await;
        let control = caller.sandbox.control();
        let other = control.create_payment(NewPayment::paid("kcp", 77)).unwrap();
        control.inject(fault).unwrap();
        let raw = revoke(&caller).await;
        assert_eq!((raw.status(), raw.json()["code"].as_i64()), (200, Some(0)));
        let response = &raw.json()["response"];
        assert_eq!(response["imp_uid"], other.imp_uid);
        assert_eq!(response["amount"], 77);
    }
}

#[tokio::test]
async fn an_answer_that_is_too_large() {
    let (_, raw) = after(FaultKind::named("oversized").unwrap()).await;
    assert!(raw.length() > 8 * 1024 * 1024);
    assert_eq!(raw.length(), raw.body().len());
    assert_eq!(raw.json()["response"]["imp_uid"], EXAMPLE_IMP_UID);
}

#[tokio::test]
async fn envelopes_that_are_odd() {
    let (_, raw) = after(FaultKind::EnvelopeWithoutCode).await;
    assert_eq!(raw.status(), 200);
    assert!(raw.json().get("code").is_none());
    assert_eq!(raw.json()["response"]["imp_uid"], EXAMPLE_IMP_UID);
    let (_, raw) = after(FaultKind::NullResponse).await;
    assert_eq!(raw.body(), br#"{"code":0,"message":null,"response":null}"#);
    let (_, raw) = after(FaultKind::DuplicateKeys).await;
    let text = String::from_utf8(raw.body()).unwrap();
    assert!(text.starts_with(r#"{"code":-1,"code":0,"message":null,"response":null,"response":{"#));
    assert_eq!(raw.json()["response"]["imp_uid"], EXAMPLE_IMP_UID);
    let (_, raw) = before(FaultKind::DuplicateKeys).await;
    assert_eq!(raw.status(), 200);
}

#[tokio::test]
async fn faults_choose_their_calls() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let error = FaultKind::ServerError;
    control
        .inject(
            Fault::new(error.clone())
                .on("GET /payments/{imp_uid}")
                .nth(2)
                .times(2),
        )
        .unwrap();
    let status = async |path: &str| caller.get(path).await.status;
    assert_eq!(status("/payments").await, 404);
    assert_eq!(status("/payments/imp_0").await, 404);
    assert_eq!(status("/payments/imp_0/balance").await, 404);
    // A slash too many is still the same operation.
    assert_eq!(status("/payments/imp_0/").await, 500);
    assert_eq!(status("/payments/imp_0").await, 500);
    assert_eq!(status("/payments/imp_0").await, 404);

    let flaky = Fault::new(error)
        .with_header("User-Agent", "flaky")
        .always();
    let id = control.inject(flaky).unwrap();
    let path = format!("/payments/{EXAMPLE_IMP_UID}");
    let token = format!("Bearer {}", caller.token);
    for agent in ["flaky", "steady", "flaky"] {
        let headers = [("User-Agent", agent), ("Authorization", &*token)];
        let reply = send(&caller.sandbox, "GET", &path, &headers, b"").await;
        assert_eq!(reply.status, if agent == "flaky" { 500 } else { 200 });
    }
    // Control calls meet no fault.
    let headers = [("User-Agent", "flaky")];
    send(&caller.sandbox, "GET", "/_sandbox/clock", &headers, b"")
        .await
        .ok();
    assert!(control.remove_fault(id));
    assert!(
        control
            .inject(Fault::new(FaultKind::Stall).on("nothing"))
            .is_err()
    );
}

#[tokio::test]
async fn several_requests_over_one_connection_meet_a_fault_in_the_middle() {
    let caller = Caller::start().await;
    let fault = Fault::new(FaultKind::TruncatedBody).nth(2);
    caller.sandbox.control().inject(fault).unwrap();
    let mut stream = connect(&caller.sandbox).await;
    let request = "GET /x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".repeat(2);
    stream.send(request).await;
    let raw = stream.finish().await;
    let text = String::from_utf8(raw.bytes).unwrap();
    assert_eq!(text.matches("HTTP/1.1 404 Not Found").count(), 1, "{text}");
    assert_eq!(text.matches("HTTP/1.1 500 Internal").count(), 1, "{text}");
    assert!(text.contains(r#"{"code":-1,"message":"Not Found","response":null}"#));
}
