//! Only a request that arrived whole is acted on, and one that did is acted on whoever waits for the answer.

use std::time::Duration;

use iamport_sandbox::control::records::ReadTranscript;
use iamport_sandbox::{EXAMPLE_IMP_UID, Exchange, NewPayment, Sandbox, channel_key};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::client::{Caller, NOW, send};
use crate::conformance::{Spec, every_stateful_operation};

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";

/// How a caller stops in the middle of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stop {
    /// It sends no more and waits for the answer.
    HalfClosed,
    Closed,
    Reset,
}

const EVERY_STOP: [Stop; 3] = [Stop::HalfClosed, Stop::Closed, Stop::Reset];

/// A request as bytes.
struct Written {
    head: Vec<u8>,
    body: Vec<u8>,
}

impl Written {
    fn new(caller: &Caller, call: &str, kind: &str, body: &str, chunked: bool) -> Written {
        let length = if chunked {
            "Transfer-Encoding: chunked".to_owned()
        } else {
            format!("Content-Length: {}", body.len())
        };
        let head = format!(
            "{call} HTTP/1.1\r\nHost: {}\r\nAuthorization: {}\r\nContent-Type: {kind}\r\n{length}\r\n\r\n",
            caller.sandbox.address(),
            caller.token,
        );
        let body = if chunked {
            // Two chunks, so that the first can come whole and the second not.
            let (first, second) = body.as_bytes().split_at(body.len() / 2);
            let chunk = |bytes: &[u8]| match bytes.len() {
                0 => Vec::new(),
                len => [format!("{len:x}\r\n").as_bytes(), bytes, b"\r\n"].concat(),
            };
            [&*chunk(first), &*chunk(second), b"0\r\n\r\n"].concat()
        } else {
            body.as_bytes().to_vec()
        };
        Written {
            head: head.into_bytes(),
            body,
        }
    }

    fn all(&self) -> Vec<u8> {
        [&*self.head, &*self.body].concat()
    }
}

/// Sends these bytes and stops. What was answered to a caller that still listens.
async fn sent_and_stopped(sandbox: &Sandbox, bytes: &[u8], stop: Stop) -> String {
    let mut stream = TcpStream::connect(sandbox.address()).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    let mut answer = Vec::new();
    match stop {
        Stop::HalfClosed => {
            stream.shutdown().await.unwrap();
            stream.read_to_end(&mut answer).await.unwrap();
        }
        Stop::Closed => {}
        Stop::Reset => stream.set_zero_linger().unwrap(),
    }
    String::from_utf8(answer).unwrap()
}

/// Everything that the sandbox holds.
fn digest(sandbox: &Sandbox) -> String {
    sandbox.control().snapshot().unwrap().to_string()
}

/// The exchanges after number `after`, when there are at least `count`.
async fn exchanges(sandbox: &Sandbox, after: u64, count: usize) -> Vec<Exchange> {
    let wait = async {
        loop {
            let Ok(new) = sandbox.control().run(ReadTranscript { after }).await;
            if new.len() >= count {
                return new;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    let waited = tokio::time::timeout(Duration::from_secs(10), wait).await;
    waited.expect("every request is in the transcript")
}

fn last_number(sandbox: &Sandbox) -> u64 {
    let all = sandbox.control().transcript();
    all.last().map_or(0, |exchange| exchange.number)
}

/// A body as a form writes it.
fn form(body: &Value) -> String {
    fn put(form: &mut url::form_urlencoded::Serializer<'_, String>, name: &str, value: &Value) {
        match value {
            Value::Object(fields) => {
                for (key, value) in fields {
                    put(form, &format!("{name}[{key}]"), value);
                }
            }
            Value::Array(values) => {
                for (at, value) in values.iter().enumerate() {
                    put(form, &format!("{name}[{at}]"), value);
                }
            }
            Value::String(text) => drop(form.append_pair(name, text)),
            other => drop(form.append_pair(name, &other.to_string())),
        }
    }
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in body.as_object().unwrap() {
        put(&mut form, name, value);
    }
    form.finish()
}

/// Sends a request cut at every byte of its body, as form, as JSON and in chunks, and holds that nothing
/// happens. Each cut stops in one of the ways, by turns; with `thorough` in all of them.
async fn holds_when_cut(caller: &Caller, call: &str, body: &Value, thorough: bool) {
    let sandbox = &caller.sandbox;
    let before = digest(sandbox);
    let (as_form, as_json) = (form(body), body.to_string());
    for (kind, text, chunked) in [
        (FORM, &as_form, false),
        (JSON, &as_json, false),
        (FORM, &as_form, true),
        (JSON, &as_json, true),
    ] {
        let written = Written::new(caller, call, kind, text, chunked);
        let (all, head) = (written.all(), written.head.len());
        let first = if thorough { 1 } else { head };
        let (after, mut seen) = (last_number(sandbox), 0);
        for cut in first..all.len() {
            let stops = EVERY_STOP.iter().enumerate();
            for (_, stop) in stops.filter(|(turn, _)| thorough || cut % 3 == *turn) {
                let answer = sent_and_stopped(sandbox, &all[..cut], *stop).await;
                let what = format!("{call} as {kind}, {chunked}, {stop:?} at {cut}: {answer}");
                assert!(!answer.contains("\"code\":0"), "{what}");
                if cut >= head && *stop == Stop::HalfClosed {
                    assert!(answer.starts_with("HTTP/1.1 400 "), "{what}");
                    assert!(answer.contains("\"code\":-1"), "{what}");
                }
                // A reset can overtake the request.
                seen += usize::from(cut >= head && *stop != Stop::Reset);
            }
        }
        for exchange in exchanges(sandbox, after, seen).await {
            assert_eq!(exchange.status, Some(400), "{exchange}");
            let [cut_off] = &*exchange.violations else {
                panic!("{exchange}");
            };
            let told = "#/paths: the body was cut off after ";
            assert!(cut_off.starts_with(told), "{exchange}");
        }
        assert_eq!(
            digest(sandbox),
            before,
            "{call} as {kind}, chunked: {chunked}"
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_that_is_cut_off_does_nothing() {
    let spec = Spec::read();
    let caller = Caller::start().await;
    let mut cut = Vec::new();
    let check = async |id: &str, target: &str, body: Value| {
        let operation = spec.operation(id);
        let is_change = operation.method != "GET";
        // What has no body is sent with one, so that there is something to cut.
        let sent = match &body {
            Value::Null => json!({"reason": "x"}),
            body => body.clone(),
        };
        let call = format!("{} {target}", operation.method);
        if is_change && !cut.contains(&operation.id) {
            holds_when_cut(&caller, &call, &sent, false).await;
            cut.push(operation.id.clone());
        }
        // The whole of it succeeds.
        let reply = match is_change {
            true => caller.form(&operation.method, target, &form(&sent)).await,
            false => caller.get(target).await,
        };
        assert!(reply.status < 300, "{id}: {}", reply.text);
        assert_eq!(reply.json()["code"], 0, "{id}: {}", reply.text);
        reply.json()["response"].clone()
    };
    every_stateful_operation(&caller, check).await;

    let all = iamport_sandbox::operations();
    let changes = all.iter().filter(|operation| operation.method != "GET");
    let whole: Vec<_> = changes
        .map(|operation| operation.operation_id)
        .filter(|id| !cut.iter().any(|cut| cut == id))
        .collect();
    assert!(whole.is_empty(), "never cut: {whole:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refund_that_is_cut_off_anywhere_in_any_way_does_nothing() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let payment = control
        .create_payment(NewPayment::paid("kcp", 11_000))
        .unwrap();
    let body = json!({"imp_uid": payment.imp_uid, "amount": 1_000});
    holds_when_cut(&caller, "POST /payments/cancel", &body, true).await;
    let whole = caller.post("/payments/cancel", body).await.ok();
    assert_eq!(whole["cancel_amount"], 1_000);
}

#[tokio::test]
async fn a_control_call_that_is_cut_off_does_nothing() {
    let caller = Caller::start().await;
    let before = digest(&caller.sandbox);
    let target = format!("POST /_sandbox/payments/{EXAMPLE_IMP_UID}/deposit");
    for chunked in [false, true] {
        let written = Written::new(&caller, &target, FORM, "amount=5000", chunked);
        for cut in written.head.len()..written.all().len() {
            let bytes = &written.all()[..cut];
            let answer = sent_and_stopped(&caller.sandbox, bytes, Stop::HalfClosed).await;
            assert!(answer.starts_with("HTTP/1.1 400 "), "{cut}: {answer}");
        }
        assert_eq!(digest(&caller.sandbox), before);
    }
}

/// Refunds and looks up as callers who send all of it and hang up, and holds that each is done and recorded.
async fn is_recorded_after_hanging_up(caller: &Caller) {
    let sandbox = &caller.sandbox;
    for (number, stop) in (0..).zip(EVERY_STOP.into_iter().cycle().take(30)) {
        let new = NewPayment::paid("kcp", 11_000);
        let imp_uid = sandbox.control().create_payment(new).unwrap().imp_uid;
        let body = format!("imp_uid={imp_uid}&amount=1000");
        let refund = "POST /payments/cancel";
        let refund = Written::new(caller, refund, FORM, &body, number % 2 == 1);
        let look_up = Written::new(caller, &format!("GET /payments/{imp_uid}"), "", "", false);
        for (written, path) in [(refund, "/payments/cancel"), (look_up, "/payments/imp_")] {
            let after = last_number(sandbox);
            let logged = sandbox.requests().len();
            sent_and_stopped(sandbox, &written.all(), stop).await;
            let new = exchanges(sandbox, after, 1).await;
            let [exchange] = &*new else {
                panic!("{new:?}");
            };
            assert!(exchange.target.starts_with(path), "{exchange}");
            assert_eq!(exchange.status, Some(200), "{exchange}");
            assert!(exchange.violations.is_empty(), "{exchange}");
            assert_eq!(sandbox.requests().len(), logged + 1);
        }
        let seen = caller.get(&format!("/payments/{imp_uid}")).await.ok();
        assert_eq!(seen["cancel_amount"], 1_000, "{stop:?}");
    }
}

#[tokio::test]
async fn who_hangs_up_after_a_whole_request_leaves_it_in_the_records() {
    is_recorded_after_hanging_up(&Caller::start().await).await;
}

/// Here the answer waits for the disk, and the caller is gone before it.
#[tokio::test]
async fn who_hangs_up_while_a_change_is_kept_leaves_it_in_the_records() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("state");
    let sandbox = Sandbox::builder().frozen_at(NOW).seed(1).state_file(file);
    let caller = Caller::of(sandbox.start().await.unwrap()).await;
    is_recorded_after_hanging_up(&caller).await;
}

#[tokio::test]
async fn a_body_is_read_as_what_it_is_or_refused() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let token = format!("Bearer {}", caller.token);
    let cancel = async |kind: &str, body: &str| {
        let headers = [("Authorization", token.as_str()), ("Content-Type", kind)];
        send(
            &caller.sandbox,
            "POST",
            "/payments/cancel",
            &headers,
            body.as_bytes(),
        )
        .await
    };
    for kind in [FORM, JSON, "text/plain", ""] {
        let payment = control
            .create_payment(NewPayment::paid("kcp", 11_000))
            .unwrap();
        let imp_uid = payment.imp_uid;
        let whole = json!({"imp_uid": imp_uid, "amount": 1_000}).to_string();
        assert_eq!(
            cancel(kind, &whole).await.ok()["cancel_amount"],
            1_000,
            "{kind}"
        );
        // A form under a type that is none, and JSON that is not whole, are no request for everything.
        let cut = whole.split(",").next().unwrap();
        let form = format!("imp_uid={imp_uid}&amount=1000");
        let mut wrong = vec![cut, "[]"];
        if kind == JSON || kind == "text/plain" {
            wrong.push(&form);
        }
        for body in wrong {
            let reply = cancel(kind, body).await;
            assert_ne!(reply.json()["code"], 0, "{kind}: {body}");
            assert!(reply.text.contains("message"), "{kind}: {body}");
        }
        let seen = caller.get(&format!("/payments/{imp_uid}")).await.ok();
        assert_eq!(seen["cancel_amount"], 1_000, "{kind}");
    }
}

#[tokio::test]
async fn a_misspelt_field_is_passed_over_and_told() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    for as_form in [true, false] {
        let payment = control
            .create_payment(NewPayment::paid("kcp", 11_000))
            .unwrap();
        let body = json!({"imp_uid": payment.imp_uid, "amuont": 1_000});
        let reply = match as_form {
            true => caller.form("POST", "/payments/cancel", &form(&body)).await,
            false => caller.post("/payments/cancel", body).await,
        };
        assert_eq!(reply.ok()["cancel_amount"], 11_000);
        let request = caller.sandbox.requests().pop().unwrap();
        let exchange = control.transcript().pop().unwrap();
        for told in [request.violations, exchange.violations] {
            let [told] = &*told else { panic!("{told:?}") };
            assert!(
                told.ends_with("/properties: amuont is not described"),
                "{told}"
            );
        }
    }
    // A call that is held against the description before it is done takes it as well.
    let number = json!({
        "channel_key": channel_key("galaxia", false), "merchant_uid": "cvs", "amount": 1_000,
        "buyer_nmae": "x",
    });
    caller.post("/cvs", number).await.ok();
    let told = caller.sandbox.requests().pop().unwrap().violations;
    assert!(
        told[0].ends_with("/properties: buyer_nmae is not described"),
        "{told:?}"
    );
    caller.get("/payments/status/paid?limti=1").await.ok();
    let told = caller.sandbox.requests().pop().unwrap().violations;
    assert!(
        told[0].ends_with("/parameters: limti is not described"),
        "{told:?}"
    );
}
