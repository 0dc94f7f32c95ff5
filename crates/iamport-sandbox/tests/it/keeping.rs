//! Snapshots, beginning again, and the transcript.

use std::net::Ipv4Addr;
use std::time::Duration;

use iamport_sandbox::{
    Assumptions, EXAMPLE_IMP_UID, Fault, FaultKind, NewPayment, OverdueVbank, PaymentStatus,
    Sandbox, Snapshot,
};
use iamport_testing::call;
use serde_json::json;

use crate::client::{Caller, NOW, ask_for_token, send};

/// A few calls that leave something of each kind behind.
pub(crate) async fn script(caller: &Caller) {
    let control = caller.sandbox.control();
    let issue = json!({
        "channel_key": "channel-key-nice_v2", "merchant_uid": "a", "amount": 1_000,
        "vbank_code": "088", "vbank_due": NOW + 3_600, "notice_url": "http://127.0.0.1:9/",
        "escrow_password": "hidden-password",
    });
    let issued = caller.post("/vbanks", issue).await.ok();
    control
        .deposit(issued["imp_uid"].as_str().unwrap())
        .unwrap();
    let prepare = json!({"merchant_uid": "b", "amount": 70, "currency": "KRW"});
    caller.post("/payments/prepare", prepare).await.ok();
    caller.sandbox.clock().advance(Duration::from_millis(1_500));
    control
        .inject(Fault::new(FaultKind::TruncatedBody).after())
        .unwrap();
    let token = caller.token.clone();
    let headers = [("Authorization", &*token)];
    let path = format!("/vbanks/{EXAMPLE_IMP_UID}?pg_api_key=hidden-key");
    send(&caller.sandbox, "DELETE", &path, &headers, b"").await;
    caller.get("/payments?imp_uid[]=imp_0").await;
    let paid = control
        .create_payment(NewPayment::paid("payco", 5))
        .unwrap();
    let cancel = json!({"imp_uid": paid.imp_uid, "amount": 2});
    caller.post("/payments/cancel", cancel).await.ok();

    let transfer = NewPayment::paid("kcp", 1_100).pay_method("trans").escrow();
    let transfer = control.create_payment(transfer).unwrap().imp_uid;
    let receipt = json!({"identifier": "hidden-identifier"});
    let path = format!("/receipts/{transfer}");
    caller.post(&path, receipt).await.ok();
    let delivery = json!({
        "sender": {"name": "가"}, "receiver": {"name": "나"},
        "logis": {"company": "CJGLS", "invoice": "1", "sent_at": NOW},
    });
    let path = format!("/escrows/logis/{transfer}");
    caller.post(&path, delivery).await.ok();
    control.create_certification("danal").unwrap();
    caller
        .save_key("c", iamport_sandbox::cards::WORKS)
        .await
        .ok();
    control.fail_next_charge_of("c", "한도초과");
    let plans: Vec<_> = [("s1", 10), ("s2", 20)]
        .into_iter()
        .map(|(uid, after)| json!({"merchant_uid": uid, "amount": 9, "schedule_at": NOW + after}))
        .collect();
    let plans = json!({"customer_uid": "c", "schedules": plans});
    caller
        .post("/subscribe/payments/schedule", plans)
        .await
        .ok();
    caller.is_sound();
}

#[tokio::test]
async fn what_is_scheduled_happens_after_a_restore_too() {
    let caller = Caller::start().await;
    script(&caller).await;
    let taken = caller.sandbox.control().snapshot().unwrap();
    let assumed = Assumptions::new().overdue_vbank(OverdueVbank::Fails);
    let elsewhere = Caller::assuming(assumed).await;
    let control = elsewhere.sandbox.control();
    control.restore(&taken).unwrap();
    elsewhere.sandbox.clock().advance(Duration::from_secs(15));
    for (uid, status, payment) in [("s1", "executed", "failed"), ("s2", "scheduled", "")] {
        let path = format!("/subscribe/payments/schedule/{uid}");
        let schedule = elsewhere.get(&path).await.ok();
        assert_eq!(schedule["schedule_status"], status);
        assert_eq!(schedule["payment_status"].as_str().unwrap_or(""), payment);
    }
    assert_eq!(
        elsewhere.get("/subscribe/customers/c").await.ok()["customer_uid"],
        "c"
    );
    // A snapshot from before brings what was waiting back, and it happens once more.
    control.restore(&taken).unwrap();
    elsewhere.sandbox.clock().advance(Duration::from_secs(100));
    let second = elsewhere.get("/subscribe/payments/schedule/s2").await.ok();
    assert_eq!(second["payment_status"], "paid");
    elsewhere.is_sound();
    // What is assumed is a matter of the sandbox, not of the snapshot.
    let waiting = NewPayment::waiting_vbank("nice", 100);
    let waiting = control.create_payment(waiting).unwrap().imp_uid;
    let later = control.snapshot().unwrap();
    caller.sandbox.control().restore(&later).unwrap();
    for (caller, status) in [
        (&elsewhere, PaymentStatus::Failed),
        (&caller, PaymentStatus::Ready),
    ] {
        caller
            .sandbox
            .clock()
            .advance(Duration::from_secs(30 * 24 * 60 * 60));
        let payment = caller.sandbox.control().payment(&waiting).unwrap();
        assert_eq!(payment.status, status);
        caller.is_sound();
    }
}

fn transcript(caller: &Caller) -> String {
    let exchanges = caller.sandbox.control().transcript();
    exchanges.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn the_same_seed_and_script_give_the_same_transcript() {
    let mut transcripts = Vec::new();
    for seed in [1, 1, 2] {
        let sandbox = Sandbox::builder().frozen_at(NOW).seed(seed).start().await;
        let caller = Caller::of(sandbox.unwrap()).await;
        script(&caller).await;
        let text = transcript(&caller);
        assert!(
            !text.contains(&caller.token) && !text.contains("hidden"),
            "{text}"
        );
        let (key, secret) = caller.sandbox.credentials();
        assert!(!text.contains(key) && !text.contains(secret));
        assert!(text.contains("! truncated_body") && text.contains("#1 1700000000 POST"));
        // Beginning again is like beginning.
        caller.sandbox.control().reset();
        assert!(caller.sandbox.control().transcript().is_empty());
        let again = Caller::of(caller.sandbox).await;
        script(&again).await;
        assert_eq!(transcript(&again), text);
        transcripts.push(text);
    }
    assert_eq!(transcripts[0], transcripts[1]);
    assert_ne!(transcripts[0], transcripts[2]);
}

#[tokio::test]
async fn a_snapshot_brings_everything_back() {
    let caller = Caller::start().await;
    script(&caller).await;
    let control = caller.sandbox.control();
    let taken = control.snapshot().unwrap();
    let state = caller.get("/payments/status/all").await.ok();

    caller.sandbox.clock().advance(Duration::from_secs(10_000));
    control.expire_token();
    control.create_payment(NewPayment::paid("kcp", 9)).unwrap();
    assert_ne!(control.snapshot().unwrap(), taken);
    control.restore(&taken).unwrap();
    assert_eq!(control.snapshot().unwrap(), taken);
    assert_eq!(caller.sandbox.clock().now(), NOW + 1);
    // The token is that of then, and lists, orders and prepared amounts are found again.
    assert_eq!(caller.get("/payments/status/all").await.ok(), state);
    caller.get("/payments/find/a").await.ok();
    caller.get("/payments/prepare/b").await.ok();

    // Elsewhere, through text, under other credentials.
    let text = taken.to_string();
    let elsewhere = Sandbox::builder()
        .credentials("k", "s")
        .start()
        .await
        .unwrap();
    let read: Snapshot = text.parse().unwrap();
    elsewhere.control().restore(&read).unwrap();
    assert_eq!(elsewhere.control().snapshot().unwrap(), taken);
    let other = Caller::of(elsewhere).await;
    assert_eq!(other.token, caller.token);
    // Ids go on where they were, in both.
    let next = |caller: &Caller| {
        let new = NewPayment::paid("kcp", 9);
        caller
            .sandbox
            .control()
            .create_payment(new)
            .unwrap()
            .imp_uid
    };
    assert_eq!(next(&other), next(&caller));
    assert!("{}".parse::<Snapshot>().is_err());
}

#[tokio::test]
async fn a_reset_leads_back_to_the_start() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let fresh = Sandbox::builder()
        .frozen_at(NOW)
        .seed(1)
        .start()
        .await
        .unwrap();
    script(&caller).await;
    let refused = FaultKind::ConnectionRefused { lasting: None };
    control.inject(Fault::new(refused)).unwrap();
    control.reset();
    assert_eq!(
        control.snapshot().unwrap(),
        fresh.control().snapshot().unwrap()
    );
    assert!(control.faults().is_empty() && caller.sandbox.requests().is_empty());
    assert!(control.webhooks().is_empty());
    assert_eq!(caller.get("/payments/imp_0").await.status, 401);
}

#[tokio::test]
async fn other_addresses_are_warned_about() {
    let here = Caller::start().await.sandbox;
    assert_eq!(here.warning(), None);
    let sandbox = Sandbox::builder()
        .bind("0.0.0.0".parse().unwrap())
        .start()
        .await
        .unwrap();
    let warning = sandbox.warning().unwrap();
    assert!(warning.starts_with("WARNING") && warning.contains("0.0.0.0"));
    assert!(sandbox.url().starts_with("http://127.0.0.1:"));
    ask_for_token(&sandbox).await;
    // A page is its own by number, never by a name that somebody else can give.
    let port = sandbox.address().port();
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("evil.example:{port}"), 403),
    ] {
        let origin = format!("http://{host}");
        let reply = with_host(&sandbox, &host, &origin).await;
        assert_eq!(reply, status);
    }
}

async fn with_host(sandbox: &Sandbox, host: &str, origin: &str) -> u16 {
    let address = (Ipv4Addr::LOCALHOST, sandbox.address().port()).into();
    let headers = [("Host", host), ("Origin", origin)];
    let answer = call(address, "GET", "/_sandbox/clock", &headers, "").await;
    answer.status()
}
