use std::time::Duration;

use iamport_sandbox::control::{
    ControlCall, HttpRequest, about, clock, faults, ledger, payments, records, snapshots, webhooks,
};
use iamport_sandbox::{
    Amount, Deposit, EXAMPLE_IMP_UID, Fault, FaultKind, NewPayment, PaymentStatus, Sandbox,
};
use serde_json::{Value, json};

use crate::client::{Caller, NOW, Reply, send};

const JSON: (&str, &str) = ("Content-Type", "application/json");

/// A control call, which needs no token.
async fn control(sandbox: &Sandbox, method: &str, path: &str, body: Value) -> Reply {
    let body = body.to_string();
    send(sandbox, method, path, &[JSON], body.as_bytes()).await
}

fn deposit_path(imp_uid: &str) -> String {
    format!("/_sandbox/payments/{imp_uid}/deposit")
}

#[tokio::test]
async fn a_deposit_from_rust() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let wrong = Deposit::new().amount(4_000);
    let error = control.deposit_with(EXAMPLE_IMP_UID, wrong).unwrap_err();
    assert!(error.to_string().contains("5000") && !error.is_not_found());
    let before = control.payment(EXAMPLE_IMP_UID).unwrap();
    assert_eq!(before.status, PaymentStatus::Ready);

    let paid = control.deposit(EXAMPLE_IMP_UID).unwrap();
    assert_eq!(paid.status, PaymentStatus::Paid);
    assert_eq!(paid.amount, Amount::from(5_000));
    assert_eq!(control.payment(EXAMPLE_IMP_UID), Some(paid));
    let payment = caller
        .get(&format!("/payments/{EXAMPLE_IMP_UID}"))
        .await
        .ok();
    assert_eq!(payment["status"], "paid");
    assert_eq!(payment["paid_at"], NOW);

    assert!(control.deposit(EXAMPLE_IMP_UID).is_err());
    assert!(control.deposit("imp_0").unwrap_err().is_not_found());
    assert_eq!(control.payment("imp_0"), None);
}

#[tokio::test]
async fn a_deposit_over_http() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let path = deposit_path(EXAMPLE_IMP_UID);
    let wrong = control(sandbox, "POST", &path, json!({"amount": 1})).await;
    wrong.refused(400, -1, "5000");
    let nonsense = control(sandbox, "POST", &path, json!({"amount": "x"})).await;
    nonsense.refused(400, -1, "amount");
    let paid = control(sandbox, "POST", &path, json!({"amount": 5_000}))
        .await
        .ok();
    assert_eq!(paid["status"], "paid");
    let again = send(sandbox, "POST", &path, &[], b"").await;
    again.refused(400, -1, "paid");
    let unknown = send(sandbox, "POST", &deposit_path("imp_0"), &[], b"").await;
    unknown.refused(404, -1, "존재하지 않는 결제정보입니다.");
}

#[tokio::test]
async fn deposits_come_late_or_not_at_all() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let waiting = NewPayment::waiting_vbank("nice_v2", 1_000);
    let late = control.create_payment(waiting.clone()).unwrap().imp_uid;
    let in_time = control.create_payment(waiting).unwrap().imp_uid;
    let clock = caller.sandbox.clock();
    clock.advance(Duration::from_secs(3 * 24 * 60 * 60));
    control.deposit(&in_time).unwrap();
    clock.advance(Duration::from_secs(1));
    assert!(control.deposit(&late).is_err());
    let late = control.payment(&late).unwrap();
    assert_eq!(late.status, PaymentStatus::Ready);

    let caller = Caller::of(caller.sandbox).await;
    caller
        .delete(&format!("/vbanks/{EXAMPLE_IMP_UID}"))
        .await
        .ok();
    assert!(control.deposit(EXAMPLE_IMP_UID).is_err());
    let card = control.create_payment(NewPayment::paid("kcp", 1)).unwrap();
    assert!(control.deposit(&card.imp_uid).is_err());
    assert!(control.create_payment(NewPayment::paid("kcp", 0)).is_err());
}

#[tokio::test]
async fn an_unlimited_account_collects() {
    let caller = Caller::start().await;
    let body = json!({
        "channel_key": "channel-key-settle", "merchant_uid": "a", "vbank_code": "088",
        "vbank_due": NOW + 60, "vbank_holder": "가게", "vbank_num": "0042",
        "fixed_unlimited_vbank": true,
    });
    let issued = caller.post("/vbanks", body).await.ok();
    assert_eq!(issued["vbank_num"], "0042");
    assert_eq!(issued["deposit_history"], json!([]));
    let path = deposit_path(issued["imp_uid"].as_str().unwrap());
    let sandbox = &caller.sandbox;
    let nothing = control(sandbox, "POST", &path, json!({})).await;
    nothing.refused(400, -1, "above zero");
    for amount in [300, 700] {
        let body = json!({"amount": amount, "depositor": "김철수"});
        control(sandbox, "POST", &path, body).await.ok();
    }
    let unnamed = control(sandbox, "POST", &path, json!({})).await;
    unnamed.refused(400, -1, "above zero");
    let id = issued["imp_uid"].as_str().unwrap();
    let paid = caller.get(&format!("/payments/{id}")).await.ok();
    assert_eq!(paid["amount"], 1_000);
    let history = paid["deposit_history"].as_array().unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!(history[1]["amount"], 700);
    assert_eq!(history[1]["depositor_name"], "김철수");
    assert_eq!(history[1]["deposited_at"], NOW);
}

#[tokio::test]
async fn the_clock_over_http() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let path = "/_sandbox/clock";
    let shown = send(sandbox, "GET", path, &[], b"").await.ok();
    assert_eq!(shown, json!({"now": NOW, "frozen": true}));
    let set = control(sandbox, "POST", path, json!({"now": 100, "advance": 5}))
        .await
        .ok();
    assert_eq!(set["now"], 105);
    assert_eq!(sandbox.clock().now(), 105);
    let running = send(sandbox, "POST", path, &[], b"frozen=false").await.ok();
    assert_eq!(running["frozen"], false);
    assert!(!sandbox.clock().is_frozen());
    let frozen = control(sandbox, "POST", path, json!({"frozen": true}))
        .await
        .ok();
    assert_eq!(frozen["frozen"], true);
    let before = sandbox.clock().now();
    for body in [
        json!({"now": -1}),
        json!({"advance": "x"}),
        json!({"now": 7, "frozen": "maybe"}),
    ] {
        assert_eq!(control(sandbox, "POST", path, body).await.status, 400);
    }
    assert_eq!(sandbox.clock().now(), before);
}

#[tokio::test]
async fn pages_of_other_sites_reach_nothing() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let path = deposit_path(EXAMPLE_IMP_UID);
    let port = sandbox.address().port();
    let with = async |origin: &str| {
        let headers = [("Origin", origin), ("Content-Type", "text/plain")];
        send(sandbox, "POST", &path, &headers, b"").await
    };
    for origin in [
        "http://example.com".to_owned(),
        format!("http://example.com:{port}"),
        "http://127.0.0.1".to_owned(),
        format!("https://127.0.0.1:{port}"),
        "null".to_owned(),
        String::new(),
    ] {
        with(&origin).await.refused(403, -1, "origin");
    }
    let two = [("Origin", sandbox.url()), ("Origin", "http://example.com")];
    let reply = send(sandbox, "GET", "/_sandbox/clock", &two, b"").await;
    reply.refused(403, -1, "origin");
    let state = sandbox.control().payment(EXAMPLE_IMP_UID).unwrap().status;
    assert_eq!(state, PaymentStatus::Ready);

    with(&format!("http://localhost:{port}")).await.ok();
    let own = [("Origin", sandbox.url())];
    send(sandbox, "GET", "/_sandbox/clock", &own, b"")
        .await
        .ok();
}

#[tokio::test]
async fn requests_are_remembered_without_what_is_secret() {
    let caller = Caller::start().await;
    caller.delete("/vbanks/imp_0?pg_api_key=hidden").await;
    caller.get("/nowhere").await;
    control(&caller.sandbox, "GET", "/_sandbox/clock", json!({})).await;
    let requests = caller.sandbox.requests();
    let seen: Vec<_> = requests
        .iter()
        .map(|request| {
            (
                request.method.as_str(),
                request.path.as_str(),
                request.status,
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("POST", "/users/getToken", 200),
            ("DELETE", "/vbanks/imp_0", 404),
            ("GET", "/nowhere", 404),
        ]
    );
    assert_eq!(requests[0].at, NOW);
    assert!(!format!("{requests:?}").contains("hidden"));
}

/// That a call from Rust and the same over HTTP have the same answer, which can be read again.
async fn both_ways<C: ControlCall + Clone>(sandbox: &Sandbox, call: C) {
    let request = HttpRequest::of(&call).unwrap();
    let body = request.body.unwrap_or_default();
    let reply = send(
        sandbox,
        request.method,
        &request.target,
        &[],
        body.as_bytes(),
    )
    .await;
    assert_eq!(reply.status, 200, "{}", reply.text);
    let answer = match request.in_envelope {
        true => reply.ok(),
        false => reply.json(),
    };
    let Ok(from_rust) = sandbox.control().run(call).await else {
        panic!("{}: refused", request.path);
    };
    assert_eq!(serde_json::to_value(from_rust).unwrap(), answer);
    let read: C::Answer = serde_json::from_value(answer.clone()).unwrap();
    assert_eq!(serde_json::to_value(read).unwrap(), answer);
}

#[tokio::test]
async fn rust_and_http_answer_alike() {
    let caller = Caller::start().await;
    let sandbox = &caller.sandbox;
    let control = sandbox.control();
    control.hold_webhooks(true);
    control.deposit(EXAMPLE_IMP_UID).unwrap();
    caller.get("/payments/imp_0?_token=x").await;
    let fault = Fault::new(FaultKind::Stall).on("cancelPayment").always();
    control.inject(fault).unwrap();
    control.inject(Fault::new(FaultKind::NullResponse)).unwrap();
    caller.get("/payments/imp_0").await;

    both_ways(sandbox, clock::ReadClock {}).await;
    both_ways(sandbox, payments::ListPayments {}).await;
    let imp_uid = EXAMPLE_IMP_UID.to_owned();
    both_ways(sandbox, payments::ReadPayment { imp_uid }).await;
    both_ways(sandbox, webhooks::ListWebhooks {}).await;
    both_ways(sandbox, webhooks::ReadWebhookSettings {}).await;
    both_ways(sandbox, faults::ListFaultKinds {}).await;
    both_ways(sandbox, faults::ListFaults {}).await;
    both_ways(sandbox, ledger::ListEffects {}).await;
    both_ways(sandbox, ledger::CheckInvariants {}).await;
    both_ways(sandbox, records::ListRequests {}).await;
    both_ways(sandbox, records::ReadTranscript { after: 1 }).await;
    both_ways(sandbox, snapshots::TakeSnapshot {}).await;
    both_ways(sandbox, about::ReadFidelity {}).await;
    both_ways(sandbox, about::ListCompatibility {}).await;
    both_ways(sandbox, about::DescribeControl {}).await;
    both_ways(sandbox, about::DescribeApi {}).await;
    both_ways(sandbox, webhooks::HoldWebhooks { hold: true }).await;

    let refused = control
        .run(payments::Expire {
            imp_uid: "imp_0".to_owned(),
        })
        .await;
    assert!(refused.unwrap_err().is_not_found());
    let unknown = faults::InjectFault {
        kind: "stal".to_owned(),
        ..faults::InjectFault::default()
    };
    assert!(control.run(unknown).await.is_err());
}
