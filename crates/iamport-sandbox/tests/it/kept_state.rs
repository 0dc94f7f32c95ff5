//! The state file: what it holds, who may use it, and what happens when it cannot be written.

use std::io::ErrorKind;
use std::path::Path;
use std::time::Duration;

use iamport_sandbox::{
    Control, NewPayment, PaymentStatus, Sandbox, WebhookFormat, WebhookSettings,
};
use serde_json::json;

use crate::client::{Caller, NOW, Reply, ask_for_token, send};
use crate::keeping::script;

/// Nobody listens there.
const NOWHERE: &str = "http://127.0.0.1:9/";

async fn kept(path: &Path) -> std::io::Result<Sandbox> {
    let sandbox = Sandbox::builder().frozen_at(NOW).seed(1);
    sandbox.state_file(path).start().await
}

/// A sandbox that goes on with what a killed one would have left: the file as it is at this moment.
async fn after_a_kill(path: &Path) -> Sandbox {
    let copy = path.with_extension("copy");
    std::fs::copy(path, &copy).unwrap();
    Sandbox::builder().state_file(copy).start().await.unwrap()
}

fn pay(control: &Control) -> String {
    let paid = control.create_payment(NewPayment::paid("kcp", 9)).unwrap();
    paid.imp_uid
}

#[tokio::test]
async fn everything_is_kept_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.state");
    let caller = Caller::of(kept(&path).await.unwrap()).await;
    script(&caller).await;
    // What was answered is in the file, however the sandbox ends.
    let taken = caller.sandbox.control().snapshot().unwrap();
    let copy = after_a_kill(&path).await;
    assert_eq!(copy.control().snapshot().unwrap(), taken);
    assert!(copy.control().check_invariants().is_empty());
    drop(copy);
    // A control call from Rust is written when it returns; so is what happens to what is there.
    let last = pay(&caller.sandbox.control());
    let copy = after_a_kill(&path).await;
    assert_eq!(
        copy.control().payment(&last).unwrap().status,
        PaymentStatus::Paid
    );
    drop(copy);
    caller
        .post("/payments/cancel", json!({"imp_uid": last}))
        .await
        .ok();
    let copy = after_a_kill(&path).await;
    let payment = copy.control().payment(&last).unwrap();
    assert_eq!(payment.status, PaymentStatus::Cancelled);
    drop(copy);
    std::fs::remove_file(path.with_extension("copy")).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    caller.sandbox.clock().advance(Duration::from_secs(5));
    let taken = caller.sandbox.control().snapshot().unwrap();
    assert_eq!(caller.sandbox.keeping().failure(), None);
    drop(caller.sandbox);

    let again = Sandbox::builder().seed(99).state_file(&path);
    let again = again.start().await.unwrap();
    assert_eq!((again.seed(), again.clock().now()), (1, NOW + 6));
    assert!(again.clock().is_frozen());
    assert_eq!(again.control().snapshot().unwrap(), taken);
    let token = ask_for_token(&again).await;
    assert_eq!(token["access_token"], *caller.token);
    again.shutdown().await;
    // Nothing is left beside it.
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn the_clock_is_kept_when_nothing_else_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.state");
    let sandbox = kept(&path).await.unwrap();
    let clock = async |body: serde_json::Value| {
        let body = body.to_string();
        let kind = [("Content-Type", "application/json")];
        let reply = send(&sandbox, "POST", "/_sandbox/clock", &kind, body.as_bytes()).await;
        reply.ok();
        let copy = after_a_kill(&path).await;
        (copy.clock().now(), copy.clock().is_frozen())
    };
    assert_eq!(clock(json!({"advance": 100})).await, (NOW + 100, true));
    assert_eq!(clock(json!({"now": NOW - 7})).await, (NOW - 7, true));
    let (now, frozen) = clock(json!({"frozen": false})).await;
    assert!(!frozen && (NOW - 7..NOW + 600).contains(&now), "{now}");
    let (now, frozen) = clock(json!({"now": NOW + 9_000})).await;
    assert!(
        !frozen && (NOW + 8_999..NOW + 9_600).contains(&now),
        "{now}"
    );
    assert!(clock(json!({"frozen": true})).await.1);
}

#[tokio::test]
async fn webhooks_that_wait_and_their_settings_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.state");
    let sandbox = kept(&path).await.unwrap();
    let control = sandbox.control();
    let settings = WebhookSettings::new()
        .url(NOWHERE)
        .format(WebhookFormat::Form)
        .retries(1);
    control.set_webhooks(settings.clone()).unwrap();
    control.hold_webhooks(true);
    for _ in 0..3 {
        pay(&control);
    }
    control.drop_webhook(1).unwrap();
    control.reorder_webhooks(&[3, 2]).unwrap();
    control.delay_webhook(2, Duration::from_secs(30)).unwrap();
    let expected = control.webhooks();

    let copy = after_a_kill(&path).await;
    let there = copy.control();
    assert_eq!(there.webhooks(), expected);
    assert_eq!(there.webhook_settings(), settings);
    // Still held: the next one waits with them, under the next number.
    pay(&there);
    assert_eq!(there.webhooks()[3].id, 4);
    there.hold_webhooks(false);
    there.webhooks_settled().await;
    let states: Vec<_> = there
        .webhooks()
        .iter()
        .map(|w| (w.id, w.state.as_str(), w.attempts.len()))
        .collect();
    assert_eq!(
        states,
        [
            (1, "dropped", 0),
            (2, "waiting", 0),
            (3, "waiting", 1),
            (4, "waiting", 1)
        ]
    );
    // What became of them is kept too.
    let expected = there.webhooks();
    copy.shutdown().await;
    let again = kept(&path.with_extension("copy")).await.unwrap();
    assert_eq!(again.control().webhooks(), expected);
}

#[tokio::test]
async fn a_reset_leads_back_to_the_start_of_the_file_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.state");
    let first = Sandbox::builder()
        .frozen_at(NOW)
        .seed(1)
        .webhooks(WebhookSettings::new().url(NOWHERE))
        .state_file(&path)
        .start()
        .await
        .unwrap();
    let start = first.control().snapshot().unwrap();
    first.shutdown().await;
    // Whatever the next one is told.
    let second = Sandbox::builder().seed(5).frozen_at(7).state_file(&path);
    let second = Caller::of(second.start().await.unwrap()).await;
    script(&second).await;
    let control = second.sandbox.control();
    control.set_webhooks(WebhookSettings::new()).unwrap();
    control.reset();
    assert_eq!(control.snapshot().unwrap(), start);
    let copy = after_a_kill(&path).await;
    assert_eq!(copy.control().snapshot().unwrap(), start);
    let settings = WebhookSettings::new().url(NOWHERE);
    assert_eq!(copy.control().webhook_settings(), settings);
    assert!(copy.control().webhooks().is_empty());
}

#[tokio::test]
async fn a_snapshot_of_any_size_is_restored_and_kept() {
    let elsewhere = Caller::start().await;
    script(&elsewhere).await;
    let taken = elsewhere.sandbox.control().snapshot().unwrap();
    // Longer than any limit that a body might have.
    let mut long = taken
        .to_string()
        .replacen('{', &format!("{{{}", " ".repeat(70 << 20)), 1);
    long.push('\n');

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.state");
    let sandbox = kept(&path).await.unwrap();
    pay(&sandbox.control());
    let kind = [("Content-Type", "application/json")];
    send(
        &sandbox,
        "POST",
        "/_sandbox/restore",
        &kind,
        long.as_bytes(),
    )
    .await
    .ok();
    assert_eq!(sandbox.control().snapshot().unwrap(), taken);
    let copy = after_a_kill(&path).await;
    assert_eq!(copy.control().snapshot().unwrap(), taken);
    drop(copy);
    // And what is done to it from then on.
    let paid = pay(&sandbox.control());
    let copy = after_a_kill(&path).await;
    assert!(copy.control().payment(&paid).is_some());
}

#[tokio::test]
async fn a_file_has_one_user_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.state");
    let first = kept(&path).await.unwrap();
    let error = kept(&path).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ResourceBusy);
    let said = error.to_string();
    assert!(
        said.contains("shop.state") && said.contains("another sandbox"),
        "{said}"
    );
    let paid = pay(&first.control());
    first.shutdown().await;
    let second = kept(&path).await.unwrap();
    assert!(second.control().payment(&paid).is_some());
}

#[tokio::test]
async fn a_file_that_cannot_be_used_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.state");
    let sandbox = kept(&path).await.unwrap();
    pay(&sandbox.control());
    let snapshot = sandbox.control().snapshot().unwrap().to_string();
    sandbox.shutdown().await;
    let good = std::fs::read(&path).unwrap();
    for (bad, reason) in [
        (good[..good.len() / 2].to_vec(), "damaged"),
        (good[..100].to_vec(), "damaged"),
        (b"{\"name\":\"a shop\"}".to_vec(), "no state file"),
        (b"my diary".to_vec(), "no state file"),
        (vec![0xff, 0xfe], "no state file"),
        // What older versions kept their state in.
        (snapshot.into_bytes(), "iamport control restore"),
    ] {
        std::fs::write(&path, &bad).unwrap();
        let error = kept(&path).await.unwrap_err();
        let said = error.to_string();
        assert_eq!(error.kind(), ErrorKind::InvalidData, "{said}");
        assert!(
            said.contains("shop.state") && said.contains("left as it was") && said.contains(reason),
            "{said}"
        );
        assert_eq!(std::fs::read(&path).unwrap(), bad);
    }
    // A folder is no file, and a folder that is not there cannot hold one.
    assert!(kept(folder.path()).await.is_err());
    assert!(kept(&folder.path().join("none/shop.state")).await.is_err());
    std::fs::write(&path, &good).unwrap();
    drop(kept(&path).await.unwrap());
    // A file in which nothing is yet, or whose making was cut short, is like none.
    for beginning in [Vec::new(), vec![0; 4_096]] {
        std::fs::write(&path, beginning).unwrap();
        let sandbox = kept(&path).await.unwrap();
        let paid = pay(&sandbox.control());
        drop(sandbox);
        let again = kept(&path).await.unwrap();
        assert!(again.control().payment(&paid).is_some());
    }
}

/// HTTP 500, another code than 0, and a sentence.
fn is_not_kept(reply: &Reply) {
    reply.refused(500, -1, "the state could not be written to its file");
}

#[cfg(unix)]
#[tokio::test]
async fn nothing_more_is_acknowledged_when_it_cannot_be_kept() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("inside");
    std::fs::create_dir(&inside).unwrap();
    let caller = Caller::of(kept(&inside.join("shop.state")).await.unwrap()).await;
    let keeping = caller.sandbox.keeping();
    let prepare = |order: &str| json!({"merchant_uid": order, "amount": 70});
    caller.post("/payments/prepare", prepare("a")).await.ok();
    keeping.settled().await;
    assert_eq!(keeping.failure(), None);

    std::fs::remove_dir_all(&inside).unwrap();
    is_not_kept(&caller.post("/payments/prepare", prepare("b")).await);
    // Whoever waits for it is told, and nothing is answered any more: not even what was kept.
    assert!(keeping.failed().await.contains("could not be written"));
    is_not_kept(&caller.get("/payments/prepare/a").await);
    is_not_kept(&caller.post("/payments/prepare", prepare("c")).await);
    is_not_kept(&send(&caller.sandbox, "GET", "/_sandbox/clock", &[], b"").await);
    let requests = caller.sandbox.requests();
    assert_eq!(requests.last().unwrap().status, 500);
    // From Rust, the handle says so; it does not wait for ever.
    pay(&caller.sandbox.control());
    caller.sandbox.shutdown().await;
    assert!(keeping.failure().is_some());
}

#[cfg(unix)]
#[tokio::test]
async fn another_file_in_its_place_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("shop.state");
    let sandbox = kept(&path).await.unwrap();
    std::fs::rename(&path, folder.path().join("moved")).unwrap();
    std::fs::write(&path, "another").unwrap();
    pay(&sandbox.control());
    let failure = sandbox.keeping().failure().unwrap();
    assert!(failure.contains("another file"), "{failure}");
    drop(sandbox);
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "another");
}

/// Tokio lets a task do only so much before it has to yield, and a control call from Rust is no place to yield.
#[tokio::test]
async fn any_number_of_control_calls_fits_into_one_step_of_a_task() {
    let folder = tempfile::tempdir().unwrap();
    let builder = Sandbox::builder().state_file(folder.path().join("state"));
    let sandbox = builder.start().await.unwrap();
    let control = sandbox.control();
    for _ in 0..300 {
        control
            .create_payment(NewPayment::paid("kcp", 1_000))
            .unwrap();
    }
    assert!(sandbox.keeping().failure().is_none());
}
