//! What is shut: names that are not the sandbox's own, and addresses that webhooks never go to.

use std::io::ErrorKind;
use std::net::TcpListener;

use iamport_sandbox::{
    EXAMPLE_IMP_UID, Fault, FaultKind, NewPayment, PaymentStatus, Sandbox, SandboxBuilder, Webhook,
    WebhookSettings, WebhookState, operations,
};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::client::{Caller, NOW, send};

const JSON: (&str, &str) = ("Content-Type", "application/json");

fn new() -> SandboxBuilder {
    Sandbox::builder().frozen_at(NOW).seed(1)
}

/// One that others than this computer reach.
fn open() -> SandboxBuilder {
    new().bind("0.0.0.0".parse().unwrap())
}

/// A server of this computer that nobody is to call.
struct Bystander(TcpListener);

impl Bystander {
    fn new() -> Bystander {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        Bystander(listener)
    }

    fn port(&self) -> u16 {
        self.0.local_addr().unwrap().port()
    }

    #[track_caller]
    fn is_untouched(&self) {
        let none = self.0.accept().expect_err("somebody came");
        assert_eq!(none.kind(), ErrorKind::WouldBlock);
    }
}

async fn issue(caller: &Caller, order: &str, notice_url: Value) {
    let body = json!({
        "channel_key": "channel-key-nice_v2", "merchant_uid": order, "amount": 1_000,
        "vbank_code": "088", "vbank_due": NOW + 3_600, "vbank_holder": "가게", "notice_url": notice_url,
    });
    caller.post("/vbanks", body).await.ok();
}

#[track_caller]
fn not_sent(webhook: &Webhook) -> &str {
    assert!(webhook.attempts.is_empty(), "{webhook:?}");
    match &webhook.state {
        WebhookState::NotSent(why) => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_foreign_host_reaches_no_call_of_the_api() {
    for builder in [new(), open()] {
        let caller = Caller::of(builder.allow_host("Sandbox").start().await.unwrap()).await;
        let sandbox = &caller.sandbox;
        let control = sandbox.control();
        let fault = Fault::new(FaultKind::ServerError);
        control.inject(fault.once()).unwrap();
        let token = format!("Bearer {}", caller.token);
        let ask = async |method: &str, path: &str, host: &str| {
            let headers = [("Host", host), ("Authorization", &*token)];
            send(sandbox, method, path, &headers, b"").await
        };
        let before = control.snapshot().unwrap();
        for operation in operations() {
            let reply = ask(operation.method, operation.path, "evil.example").await;
            reply.refused(403, -1, "--allow-host");
            assert!(reply.head.contains("content-type: application/json"));
        }
        let path = format!("/vbanks/{EXAMPLE_IMP_UID}");
        let forced = [
            ("Host", "evil.example"),
            ("X-Iamport-Sandbox-Answer", "200"),
        ];
        send(sandbox, "DELETE", &path, &forced, b"")
            .await
            .refused(403, -1, "host");
        // What stands in the request line is the host, too.
        let target = format!("http://evil.example{path}");
        ask("DELETE", &target, "127.0.0.1")
            .await
            .refused(403, -1, "host");
        assert_eq!(control.snapshot().unwrap(), before);

        // It stands in the log and in the transcript, like any other request.
        let record = sandbox.requests().pop().unwrap();
        assert_eq!((record.status, record.method.as_str()), (403, "DELETE"));
        let told = record
            .violations
            .iter()
            .any(|why| why.starts_with("#/servers: "));
        assert!(told, "{record:?}");
        let exchange = control.transcript().pop().unwrap();
        assert_eq!(exchange.status, Some(403));
        assert_eq!(exchange.violations, record.violations);
        assert!(exchange.to_string().contains("\n? #/servers: "));

        // Nor has it met the fault, which the next call does.
        for host in ["localhost:1", "sandbox:8080"] {
            let reply = ask("GET", &format!("/payments/{EXAMPLE_IMP_UID}"), host).await;
            assert_ne!(reply.status, 403, "{host}");
        }
        assert_eq!(control.faults()[0].happened, 1);
        ask("GET", "/_sandbox/clock", "sandbox").await.ok();
        ask("GET", "/_sandbox/clock", "evil.example")
            .await
            .refused(403, -1, "--allow-host");
    }
}

#[tokio::test]
async fn the_page_is_own_under_an_allowed_name() {
    let sandbox = open().allow_host("sandbox").start().await.unwrap();
    let ask = async |host: &str, origin: &str| {
        let headers = [("Host", host), ("Origin", origin)];
        send(&sandbox, "GET", "/_sandbox/clock", &headers, b"").await
    };
    ask("sandbox:9000", "http://sandbox:9000").await.ok();
    ask("sandbox:9000", "http://evil.example:9000")
        .await
        .refused(403, -1, "origin");
}

/// The ways to write an address of this computer that nothing behind them can tell apart.
fn spellings(port: u16) -> Vec<String> {
    [
        "127.0.0.1",
        "localhost",
        "LOCALHOST",
        "127.9.9.9",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "127.1",
        "0.0.0.0",
        "0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "user@127.0.0.1",
        "some-name.example",
    ]
    .iter()
    .map(|host| format!("http://{host}:{port}/hook"))
    .collect()
}

#[tokio::test]
async fn callers_of_an_open_sandbox_do_not_reach_its_machine() {
    let bystander = Bystander::new();
    let caller = Caller::of(open().start().await.unwrap()).await;
    let sandbox = &caller.sandbox;
    let control = sandbox.control();
    let settings = control.webhook_settings();
    for (number, url) in spellings(bystander.port()).iter().enumerate() {
        // The API takes any address, and so the call is done. The log says that nothing will come.
        issue(&caller, &format!("order{number}"), json!([url])).await;
        let record = sandbox.requests().pop().unwrap();
        let told = "#/paths/~1vbanks/post/requestBody: notice_url[0] will never be called: ";
        assert_eq!(record.violations.len(), 1, "{url}: {record:?}");
        assert!(record.violations[0].starts_with(told), "{record:?}");
        let exchange = control.transcript().pop().unwrap();
        assert_eq!(exchange.violations, record.violations);
        control.webhooks_settled().await;
        let webhook = control.webhooks().pop().unwrap();
        assert!(not_sent(&webhook).starts_with("not sent: "), "{webhook:?}");
        assert!(control.redeliver_webhook(webhook.id).is_err());
        assert!(control.duplicate_webhook(webhook.id).is_err());

        for name in ["url", "live_url", "test_url"] {
            let body = json!({ name: url }).to_string();
            let path = "/_sandbox/webhooks/settings";
            let reply = send(sandbox, "PUT", path, &[JSON], body.as_bytes()).await;
            reply.refused(400, -1, &format!("{name} will never be called: "));
        }
        let whole = WebhookSettings::new().test_url(url);
        let refused = control.set_webhooks(whole).unwrap_err().to_string();
        assert!(refused.starts_with("test_url will never be"), "{refused}");
        assert_eq!(control.webhook_settings(), settings);
    }
    bystander.is_untouched();
    caller.is_sound();
}

#[tokio::test]
async fn no_webhook_goes_to_a_sandbox() {
    // Neither to itself, where its callers could not hide behind it ...
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let port = caller.sandbox.address().port();
    for (number, host) in ["127.0.0.1", "localhost", "[::1]"].iter().enumerate() {
        let url = format!("http://{host}:{port}/_sandbox/reset");
        issue(&caller, &format!("order{number}"), json!(url)).await;
        control.webhooks_settled().await;
        let webhook = control.webhooks().pop().unwrap();
        assert!(not_sent(&webhook).contains("the sandbox itself"));
    }
    // ... nor to another one, or to itself by a way that it does not know.
    let other = Sandbox::start().await.unwrap();
    let url = format!("{}/payments/cancel", other.url());
    control
        .set_webhooks(WebhookSettings::new().url(url))
        .unwrap();
    control.create_payment(NewPayment::paid("kcp", 1)).unwrap();
    control.webhooks_settled().await;
    let webhook = control.webhooks().pop().unwrap();
    assert_eq!(webhook.attempts[0].outcome, Ok(403));
    assert_eq!(other.requests()[0].status, 403);
}

#[tokio::test]
async fn what_was_allowed_at_the_start_is_called_and_leads_nowhere_else() {
    let bystander = Bystander::new();
    let elsewhere = format!("http://127.0.0.1:{}/", bystander.port());
    let shop = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let at = shop.local_addr().unwrap();
    let builder = open().allow_webhook_host(at.to_string());
    let builder = builder.webhooks(WebhookSettings::new().url(format!("http://{at}/hook")));
    let caller = Caller::of(builder.start().await.unwrap()).await;
    let control = caller.sandbox.control();
    control.create_payment(NewPayment::paid("kcp", 1)).unwrap();
    let (mut stream, _) = shop.accept().await.unwrap();
    let mut head = [0; 14];
    stream.read_exact(&mut head).await.unwrap();
    assert_eq!(&head, b"POST /hook HTT");
    let answer = format!("HTTP/1.1 307 X\r\nLocation: {elsewhere}\r\nContent-Length: 0\r\n\r\n");
    stream.write_all(answer.as_bytes()).await.unwrap();
    control.webhooks_settled().await;
    let webhook = control.webhooks().pop().unwrap();
    assert_eq!(webhook.attempts[0].outcome, Ok(307));
    assert_eq!(webhook.state, WebhookState::Failed);
    // Another port of the same host was not.
    issue(&caller, "a", json!(elsewhere)).await;
    control.webhooks_settled().await;
    not_sent(&control.webhooks().pop().unwrap());
    bystander.is_untouched();
}

#[tokio::test]
async fn what_waits_for_an_address_that_is_shut_by_now_is_not_sent() {
    let bystander = Bystander::new();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.state");
    let url = format!("http://127.0.0.1:{}/", bystander.port());
    let shut = new().state_file(&file);
    let first = shut.webhooks(WebhookSettings::new().url(url));
    let first = first.start().await.unwrap();
    first.control().hold_webhooks(true);
    let new_payment = || NewPayment::paid("kcp", 1);
    first.control().create_payment(new_payment()).unwrap();
    first.shutdown().await;

    let second = open().state_file(&file).start().await.unwrap();
    let control = second.control();
    // Its settings are those of the file, and lead nowhere.
    control.create_payment(new_payment()).unwrap();
    control.hold_webhooks(false);
    control.webhooks_settled().await;
    let all = control.webhooks();
    let error = all[0].attempts[0].outcome.clone().unwrap_err();
    assert!(error.contains("the machine of the sandbox"), "{error}");
    assert_eq!(all[0].state, WebhookState::Failed);
    not_sent(&all[1]);
    bystander.is_untouched();
}

#[tokio::test]
async fn what_makes_no_sense_at_the_start_is_told_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("shop.state");
    let far = WebhookSettings::new().live_url("http://shop:3000/");
    let near = WebhookSettings::new().test_url("http://127.0.0.1:3000/");
    for (builder, named) in [
        (new().allow_host("sandbox:8080"), "sandbox:8080"),
        (new().allow_webhook_host("http://shop"), "http://shop"),
        (new().webhooks(far.clone()), "--allow-webhook-host shop"),
        (open().webhooks(near), "127.0.0.1"),
    ] {
        let error = builder.state_file(&file).start().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput, "{error}");
        assert!(error.to_string().contains(named), "{error}");
        assert!(!file.exists());
    }
    let allowed = new().webhooks(far).allow_webhook_host("shop");
    let sandbox = allowed.start().await.unwrap();
    let example = sandbox.control().payment(EXAMPLE_IMP_UID).unwrap();
    assert_eq!(example.status, PaymentStatus::Ready);
}
