//! `iamport webhooks`: listening at the desk, and sending to a shop.

use std::io::{BufRead, BufReader, Lines, Read};
use std::net::SocketAddr;
use std::process::{Child, ChildStderr, ChildStdout, Stdio};

use iamport_sandbox::{NewPayment, WebhookSettings};
use iamport_testing::{Answer, Connection, Nobody, Reply, Server, http, request};
use serde_json::{Value, json};

use crate::process::{Fixture, command, run, run_with};

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

/// `iamport webhooks listen` in a process of its own, which does not outlive the test.
struct Desk {
    child: Child,
    stdout: Lines<BufReader<ChildStdout>>,
    stderr: BufReader<ChildStderr>,
    url: String,
}

impl Desk {
    fn start(options: &[&str], environment: &[(&str, &str)]) -> Self {
        let arguments = [&["webhooks", "listen", "--port", "0"], options].concat();
        let mut command = command(&arguments, environment);
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let stdout = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut stderr = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let url = loop {
            said.clear();
            assert_ne!(stderr.read_line(&mut said).unwrap(), 0, "it ended early");
            if let Some(rest) = said.strip_prefix("Webhooks are taken at ") {
                break rest.split(' ').next().unwrap().to_owned();
            }
        };
        Self {
            child,
            stdout,
            stderr,
            url,
        }
    }

    fn address(&self) -> SocketAddr {
        let rest = self.url.strip_prefix("http://").unwrap();
        rest.split('/').next().unwrap().parse().unwrap()
    }

    /// Posts a body to its page.
    fn post(&self, content_type: &str, body: &str) -> Answer {
        self.ask("POST", "/webhook", content_type, body)
    }

    fn ask(&self, method: &str, target: &str, content_type: &str, body: &str) -> Answer {
        let headers = [("Content-Type", content_type), ("X-Own", "kept")];
        let bytes = request(self.address(), method, target, &headers, body);
        self.send(&bytes)
    }

    /// Sends bytes and reads to the end.
    fn send(&self, bytes: &[u8]) -> Answer {
        blocking(async {
            let mut connection = Connection::open(self.address()).await.unwrap();
            connection.send(bytes).await;
            connection.finish().await
        })
    }

    fn line(&mut self) -> String {
        self.stdout.next().unwrap().unwrap()
    }

    /// The next record.
    fn record(&mut self) -> Value {
        serde_json::from_str(&self.line()).unwrap()
    }

    /// Asks it to stop: the exit code and what it said.
    #[cfg(unix)]
    fn end(mut self, signal: &str) -> (Option<i32>, String) {
        let kill = format!("kill -s {signal} {}", self.child.id());
        let sent = std::process::Command::new("sh")
            .args(["-c", &kill])
            .status();
        assert!(sent.unwrap().success());
        let mut said = String::new();
        self.stderr.read_to_string(&mut said).unwrap();
        (self.child.wait().unwrap().code(), said)
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn blocking<T>(future: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(future)
}

fn claim(imp_uid: &str, merchant_uid: &str, status: &str) -> String {
    json!({ "imp_uid": imp_uid, "merchant_uid": merchant_uid, "status": status }).to_string()
}

/// The payment that a fresh sandbox holds.
const WAITING: (&str, &str) = ("imp_448280090638", "merchant_1448280088556");

#[test]
fn each_webhook_is_held_against_the_api() {
    let fixture = Fixture::start();
    let mut desk = Desk::start(&["--output", "jsonl"], &fixture.environment());
    let (imp_uid, order) = WAITING;
    let form = format!("imp_uid={imp_uid}&merchant_uid={order}&status=ready");
    let ready = claim(imp_uid, order, "ready");
    let paid = claim(imp_uid, order, "paid");
    let elsewhere = claim(imp_uid, "another", "ready");
    let unknown = claim("imp_000000000000", order, "paid");
    for (content_type, body, verdict, problem) in [
        (JSON, ready.as_str(), "verified", ""),
        (FORM, form.as_str(), "verified", ""),
        (
            JSON,
            paid.as_str(),
            "differs",
            "claims paid, the API says ready",
        ),
        (JSON, elsewhere.as_str(), "differs", "claims order another"),
        (JSON, unknown.as_str(), "not found", "no such payment"),
        (
            JSON,
            r#"{"imp_uid":"imp_1","merchant_uid":"m","amount":5000}"#,
            "not asked",
            "",
        ),
        (
            JSON,
            "{}",
            "not asked",
            "no webhook of the API: the body has no `imp_uid`",
        ),
        ("text/xml", "<a/>", "not asked", "neither JSON nor a form"),
    ] {
        let answer = desk.post(content_type, body);
        assert_eq!(answer.status(), 200, "{body}");
        let record = desk.record();
        assert_eq!(record["verdict"], verdict, "{body}: {record}");
        assert_eq!(record["content_type"], content_type);
        match problem {
            "" => assert_eq!(record["problem"], Value::Null, "{body}"),
            problem => assert!(
                record["problem"].as_str().unwrap().contains(problem),
                "{record}"
            ),
        }
    }
}

#[test]
fn a_record_has_every_field_whatever_came() {
    let fixture = Fixture::start();
    let mut desk = Desk::start(&["--output", "json"], &fixture.environment());
    desk.post(JSON, &claim(WAITING.0, WAITING.1, "ready"));
    let mut record = desk.record();
    let names = |record: &Value| {
        record
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    let fields = names(&record);
    assert!(record["at"].as_i64().unwrap() > 1_700_000_000);
    assert!(record["source"].as_str().unwrap().starts_with("127.0.0.1:"));
    record["at"] = json!(0);
    record["source"] = json!("-");
    insta::assert_snapshot!(
        "listen_record",
        serde_json::to_string_pretty(&record).unwrap()
    );
    desk.post(JSON, "{");
    assert_eq!(names(&desk.record()), fields);
}

#[test]
fn a_person_reads_a_block_and_csv_has_one_header() {
    let fixture = Fixture::start();
    let mut desk = Desk::start(&[], &fixture.environment());
    desk.post(JSON, &claim(WAITING.0, WAITING.1, "paid"));
    let mut block = vec![desk.line()];
    while !block[block.len() - 1].starts_with("amount ") {
        block.push(desk.line());
    }
    // The next one stands apart from it.
    desk.post(JSON, &claim(WAITING.0, WAITING.1, "ready"));
    assert_eq!(desk.line(), "");
    assert!(desk.line().starts_with("at "));
    // When it came, and from which port, differ from run to run.
    insta::assert_snapshot!("listen_block", block[2..].join("\n"));
    assert!(block[0].starts_with("at "), "{block:?}");
    assert!(block[1].starts_with("source "), "{block:?}");

    let options = [
        "--no-verify",
        "--output",
        "csv",
        "--columns",
        "imp_uid,status",
    ];
    let mut desk = Desk::start(&options, &[]);
    desk.post(JSON, &claim("imp_1", "m", "paid"));
    assert_eq!([desk.line(), desk.line()], ["imp_uid,status", "imp_1,paid"]);
    desk.post(JSON, &claim("imp_2", "m", "failed"));
    assert_eq!(desk.line(), "imp_2,failed");
}

#[test]
fn an_api_that_is_not_there_is_said_and_the_sender_has_its_answer() {
    let nobody = Nobody::new();
    let url = nobody.url();
    let environment = [
        ("IAMPORT_BASE_URL", url.as_str()),
        ("IAMPORT_API_KEY", "key"),
        ("IAMPORT_API_SECRET", "secret"),
    ];
    let mut desk = Desk::start(&["--output", "jsonl"], &environment);
    assert_eq!(desk.post(JSON, &claim("imp_1", "m", "paid")).status(), 200);
    let record = desk.record();
    assert_eq!(record["verdict"], "could not be asked", "{record}");
    assert!(
        record["problem"]
            .as_str()
            .unwrap()
            .contains("nobody listens"),
        "{record}"
    );
}

#[test]
fn what_a_sandbox_tells_is_verified() {
    let fixture = Fixture::start();
    let mut desk = Desk::start(&["--output", "jsonl"], &fixture.environment());
    let control = fixture.sandbox.control();
    let settings = WebhookSettings::new().url(&desk.url);
    control.set_webhooks(settings).unwrap();
    let payment = NewPayment::paid("payco", 12_000).merchant_uid("order-7");
    let imp_uid = control.create_payment(payment).unwrap().imp_uid;
    let paid = desk.record();
    assert_eq!(
        (&paid["verdict"], &paid["amount"]),
        (&json!("verified"), &json!(12_000)),
        "{paid}"
    );
    control
        .cancel_at_console(&imp_uid, Some(2_000.into()))
        .unwrap();
    let cancelled = desk.record();
    assert_eq!(cancelled["verdict"], "verified", "{cancelled}");
    assert!(cancelled["cancellation_id"].is_string(), "{cancelled}");
}

#[test]
fn a_webhook_goes_on_as_it_came_and_the_answer_comes_back() {
    let shop = Server::start(|_| {
        let headers = "Content-Type: application/json\r\nX-Shop: 1\r\nConnection: close\r\n";
        Reply::bytes(http(409, headers, r#"{"reason":"sold out"}"#))
    });
    let options = [
        "--no-verify",
        "--forward",
        shop.url.as_str(),
        "--output",
        "jsonl",
    ];
    let mut desk = Desk::start(&options, &[]);
    let body = "imp_uid=imp_1&merchant_uid=m&amount=5000";
    let answer = desk.ask("POST", "/webhook?a=1", FORM, body);
    assert_eq!(answer.status(), 409);
    assert_eq!(answer.text(), r#"{"reason":"sold out"}"#);
    assert!(answer.head().contains("x-shop: 1"), "{}", answer.head());
    let [sent] = &shop.received()[..] else {
        panic!("it is handed on once");
    };
    assert_eq!(sent.line(), "POST /webhook?a=1");
    assert_eq!(sent.body, body);
    assert_eq!(sent.header("content-type"), Some(FORM));
    assert_eq!(sent.header("x-own"), Some("kept"));
    assert_eq!(sent.header("x-forwarded-for"), Some("127.0.0.1"));
    assert_eq!(
        sent.header("x-forwarded-host"),
        Some(desk.address().to_string().as_str())
    );
    let own = shop.address().to_string();
    assert_eq!(sent.header("host"), Some(own.as_str()));
    let record = desk.record();
    assert_eq!(
        (&record["forwarded_status"], &record["event"]),
        (&json!(409), &json!("confirm"))
    );
    assert_eq!(record["amount"], 5_000);

    // What is no webhook goes on too: the shop is to refuse it.
    assert_eq!(desk.post(JSON, "{").status(), 409);
    assert_eq!(desk.record()["forwarded_status"], 409);
}

#[test]
fn a_shop_that_does_not_answer_is_told_to_the_sender() {
    let (nobody, broken) = (Nobody::new(), Server::start(|_| Reply::close()));
    for (url, says) in [
        (nobody.url(), "is not reached"),
        (broken.url.clone(), "closed in the middle"),
    ] {
        let mut desk = Desk::start(
            &["--no-verify", "--forward", &url, "--output", "jsonl"],
            &[],
        );
        assert_eq!(desk.post(JSON, &claim("imp_1", "m", "paid")).status(), 502);
        let record = desk.record();
        assert_eq!(record["forwarded_status"], Value::Null);
        assert!(
            record["problem"].as_str().unwrap().contains(says),
            "{record}"
        );
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_webhook_is_refused_and_the_rest_is_counted() {
    let shop = Server::start(|request| panic!("nothing is handed on: {request:?}"));
    for signal in ["TERM", "INT"] {
        let options = [
            "--no-verify",
            "--forward",
            shop.url.as_str(),
            "--output",
            "jsonl",
        ];
        let mut desk = Desk::start(&options, &[]);
        assert_eq!(desk.ask("POST", "/other", JSON, "{}").status(), 404);
        assert_eq!(desk.ask("GET", "/webhook", JSON, "").status(), 405);
        // A sender that hangs up in the middle of its body, and one that speaks something else.
        let head = "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{";
        blocking(async {
            let mut half = Connection::open(desk.address()).await.unwrap();
            half.send(head).await;
        });
        desk.send(b"\x16\x03\x01 no HTTP\r\n\r\n");
        let large = "a".repeat(64 * 1024 + 1);
        assert_eq!(desk.post(JSON, &large).status(), 413);
        let record = desk.record();
        assert!(
            record["problem"]
                .as_str()
                .unwrap()
                .contains("longer than 65536 bytes"),
            "{record}"
        );
        let (code, said) = desk.end(signal);
        assert_eq!(code, Some(0), "{said}");
        assert!(said.contains("404: POST /other"), "{said}");
        assert!(said.contains("405: GET"), "{said}");
        assert!(said.ends_with("1 webhook came.\n"), "{said}");
    }
    let (code, said) = Desk::start(&["--no-verify"], &[]).end("TERM");
    assert_eq!((code, said.as_str()), (Some(0), "No webhook came.\n"));
}

#[test]
fn what_is_personal_is_masked_unless_it_is_asked_for() {
    let body = json!({
        "imp_uid": "imp_1", "merchant_uid": "m", "status": "paid", "event": "Inicis.Escrow.Changed",
        "extra": { "escrow_status": "4", "denied_reason": "홍길동에게 보냄" }, "buyer_tel": "01012345678",
    });
    let body = body.to_string();
    let mut masked = Desk::start(&["--no-verify", "--output", "jsonl"], &[]);
    masked.post(JSON, &body);
    let line = masked.line();
    assert!(
        !line.contains("홍길동") && !line.contains("01012345678"),
        "{line}"
    );
    assert!(line.contains(r#""escrow_status":"4""#), "{line}");
    let options = ["--no-verify", "--output", "jsonl", "--show-personal"];
    let mut shown = Desk::start(&options, &[]);
    shown.post(JSON, &body);
    let line = shown.line();
    assert!(
        line.contains("홍길동에게 보냄") && line.contains("01012345678"),
        "{line}"
    );
}

/// Runs a desk that must not come about: the exit code and what it said. One that listens all the same is ended, so that
/// nobody waits for it.
fn not_started(arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = command(arguments, &[]);
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut said = String::new();
    for line in BufReader::new(child.stderr.take().unwrap()).lines() {
        said.push_str(&format!("{}\n", line.unwrap()));
        if said.contains("Webhooks are taken at ") {
            child.kill().unwrap();
        }
    }
    (child.wait().unwrap().code(), said)
}

#[test]
fn a_desk_that_cannot_be_set_up_says_why() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let own = format!("http://127.0.0.1:{port}/w");
    drop(taken);
    for (options, code, says) in [
        (
            vec!["--forward", "https://shop.example/w"],
            2,
            "plain http://",
        ),
        (
            vec!["--forward", "http://shop.example/w"],
            2,
            "--allow-http-host",
        ),
        (
            vec!["--port", &port, "--forward", &own],
            2,
            "itself listens",
        ),
        (vec!["--path", "webhook"], 2, "begins with a slash"),
        (
            vec!["--columns", "imp_uid,nonsense"],
            2,
            "no field nonsense",
        ),
        (vec!["--bind", "192.0.2.1"], 1, "192.0.2.1"),
    ] {
        let free = if options.contains(&"--port") {
            &[][..]
        } else {
            &["--port", "0"]
        };
        let arguments = [&["webhooks", "listen", "--no-verify"], free, &options[..]].concat();
        let (ended, said) = not_started(&arguments);
        assert_eq!(ended, Some(code), "{options:?}: {said}");
        assert!(said.contains(says), "{options:?}: {said}");
    }
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let (code, said) = not_started(&["webhooks", "listen", "--no-verify", "--port", &port]);
    assert_eq!(code, Some(1), "{said}");
    assert!(
        said.contains(&port) && said.contains("choose another"),
        "{said}"
    );
    let (code, said) = not_started(&["webhooks", "listen", "--port", "0"]);
    assert_eq!(code, Some(3), "{said}");
}

fn shop(status: u16, body: &'static str) -> Server {
    Server::start(move |_| {
        let headers = "Content-Type: text/plain\r\nConnection: close\r\n";
        Reply::bytes(http(status, headers, body))
    })
}

/// What a run printed, without what differs from run to run.
fn steady(text: &str, url: &str) -> String {
    let lines = text.replace(url, "http://127.0.0.1:PORT");
    let lines = lines.lines().map(|line| match line.strip_prefix("time ") {
        Some(_) => "time          TIME ms",
        None => line,
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_webhook_is_sent_and_the_answer_shown() {
    let server = shop(200, "ok\u{1b}[2J\nsecond line\n");
    let url = format!("{}/pay?x=1", server.url);
    let arguments = [
        "webhooks",
        "send",
        "cancelled",
        "--url",
        &url,
        "--imp-uid",
        "imp_1",
    ];
    let sent = run(&[
        &arguments[..],
        &["--merchant-uid", "주문 1", "--cancellation-id", "c-1"],
    ]
    .concat());
    assert_eq!(sent.code, Some(0), "{sent:?}");
    insta::assert_snapshot!("sent", steady(&sent.transcript(), &server.url));
    let [received] = &server.received()[..] else {
        panic!("it is sent once");
    };
    assert_eq!(received.line(), "POST /pay?x=1");
    assert_eq!(received.header("content-type"), Some(JSON));
    assert!(
        received
            .header("user-agent")
            .unwrap()
            .starts_with("iamport-cli/")
    );
    assert_eq!(
        received.json().unwrap(),
        json!({ "imp_uid": "imp_1", "merchant_uid": "주문 1", "status": "cancelled", "cancellation_id": "c-1" })
    );

    let form = run(&[&arguments[..], &["--format", "form", "--output", "json"]].concat());
    let document: Value = serde_json::from_str(&form.stdout).unwrap();
    assert_eq!(document["status"], 200);
    assert_eq!(document["sent"]["cancellation_id"], "cancellation-1");
    assert!(document["milliseconds"].is_u64() && document["body_is_cut"] == json!(false));
    assert_eq!(
        server.received()[1].body,
        "imp_uid=imp_1&merchant_uid=order-1&status=cancelled&cancellation_id=cancellation-1"
    );
}

#[test]
fn the_exit_code_says_whether_the_shop_took_it() {
    let send = |url: &str| {
        run(&[
            "webhooks",
            "send",
            "paid",
            "--imp-uid",
            "imp_1",
            "--url",
            url,
        ])
    };
    for (status, code) in [(200, 0), (204, 0), (302, 1), (404, 1), (500, 1)] {
        let server = shop(status, "");
        let sent = send(&server.url);
        assert_eq!(sent.code, Some(code), "{status}: {sent:?}");
        assert!(sent.stdout.contains(&status.to_string()), "{sent:?}");
    }
    let nobody = Nobody::new();
    let none = send(&nobody.url());
    assert_eq!((none.code, none.stdout.as_str()), (Some(1), ""), "{none:?}");
    assert!(none.stderr.contains("Nothing was sent"), "{none:?}");
    let broken = Server::start(|_| Reply::close());
    let lost = send(&broken.url);
    assert_eq!((lost.code, lost.stdout.as_str()), (Some(1), ""), "{lost:?}");
    assert!(lost.stderr.contains("may have acted on it"), "{lost:?}");
}

#[test]
fn a_long_answer_is_cut() {
    let body: &'static str = "a".repeat(70_000).leak();
    let server = shop(200, body);
    let sent = run(&[
        "webhooks",
        "send",
        "paid",
        "--imp-uid",
        "imp_1",
        "--url",
        &server.url,
    ]);
    assert_eq!(sent.code, Some(0));
    let shown = format!("\n\n{}\n", "a".repeat(64 * 1024));
    assert!(sent.stdout.ends_with(&shown), "{} bytes", sent.stdout.len());
    assert!(
        sent.stderr.contains("its first 65536 bytes"),
        "{}",
        sent.stderr
    );
}

#[test]
fn what_would_be_no_webhook_or_leave_this_machine_is_not_sent() {
    let server = Server::start(|request| panic!("nothing is sent: {request:?}"));
    let own = server.url.as_str();
    for options in [
        vec!["paid", "--imp-uid", "imp/1", "--url", own],
        vec![
            "paid",
            "--imp-uid",
            "imp_1",
            "--status",
            "PAID",
            "--url",
            own,
        ],
        vec!["confirm", "--imp-uid", "imp_1", "--url", own],
        vec!["paid", "--imp-uid", "imp_1", "--barcode", "1", "--url", own],
        vec!["nonsense", "--imp-uid", "imp_1", "--url", own],
        vec!["paid", "--url", own],
        vec!["paid", "--imp-uid", "imp_1", "--url", "https://127.0.0.1/w"],
        vec![
            "paid",
            "--imp-uid",
            "imp_1",
            "--url",
            "http://api.iamport.kr/w",
        ],
        vec!["paid", "--imp-uid", "imp_1", "--url", "http://192.0.2.1/w"],
    ] {
        let run = run_with(&[&["webhooks", "send"], &options[..]].concat(), &[]);
        assert_eq!(
            (run.code, run.stdout.as_str()),
            (Some(2), ""),
            "{options:?}: {run:?}"
        );
    }
}

#[test]
fn what_is_sent_arrives_at_the_desk() {
    let mut desk = Desk::start(&["--no-verify", "--output", "jsonl"], &[]);
    for (options, event) in [
        (vec!["paid"], "payment"),
        (vec!["ready"], "payment"),
        (vec!["cancelled"], "payment"),
        (vec!["failed"], "payment"),
        (
            vec!["escrow", "--escrow-status", "4"],
            "Inicis.Escrow.Changed",
        ),
        (vec!["confirm", "--amount", "5,000"], "confirm"),
        (
            vec!["cvs-confirm", "--barcode", "7712345", "--pay-type", "card"],
            "Galaxia.Cvs.Confirm",
        ),
    ] {
        for format in ["json", "form"] {
            let more = ["--imp-uid", "imp_1", "--url", &desk.url, "--format", format];
            let sent = run(&[&["webhooks", "send"], &options[..], &more[..]].concat());
            assert_eq!(sent.code, Some(0), "{sent:?}");
            let record = desk.record();
            assert_eq!(record["event"], event, "{record}");
            assert_eq!(record["problem"], Value::Null, "{record}");
        }
    }
}
