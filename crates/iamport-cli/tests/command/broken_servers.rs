//! Servers that take a request and give no answer, or none to use.

use iamport_testing::{KEY, Nobody, Reply, SECRET, Server, accepted, http, refused, token};
use serde_json::{Value, json};

use crate::process::{Run, run_with};

/// A server that hands out tokens, and does the same with everything else.
pub(crate) struct Api(pub(crate) Server, tempfile::TempDir);

impl Api {
    pub(crate) fn start(then: Reply) -> Self {
        Self(Server::answering(then), tempfile::tempdir().unwrap())
    }

    /// A server that shows a paid payment to whoever looks, and does this with every change.
    pub(crate) fn of_changes(then: Reply) -> Self {
        Self(
            Server::start(move |received| {
                if received.asks_for_a_token() {
                    token()
                } else if received.method() == "GET" {
                    accepted(&json!({
                        "imp_uid": "imp_448280090638", "merchant_uid": "order-1", "amount": 5000, "status": "paid",
                        "cancel_amount": 0, "cancel_history": [], "paid_at": 1_795_424_400, "pay_method": "card",
                    }))
                } else {
                    then.clone()
                }
            }),
            tempfile::tempdir().unwrap(),
        )
    }

    /// The environment that leads to it.
    pub(crate) fn environment(&self) -> Vec<(&str, &str)> {
        let journal = ("IAMPORT_JOURNAL", self.1.path().to_str().unwrap());
        [&environment(&self.0.url)[..], &[journal]].concat()
    }

    fn run(&self, arguments: &[&str]) -> Run {
        run_with(arguments, &self.environment())
    }
}

fn environment(url: &str) -> [(&str, &str); 3] {
    [
        ("IAMPORT_BASE_URL", url),
        ("IAMPORT_API_KEY", KEY),
        ("IAMPORT_API_SECRET", SECRET),
    ]
}

/// An answer that also says how long to wait.
pub(crate) fn answer(status: u16, body: &str) -> Reply {
    let headers = "Content-Type: application/json\r\nRetry-After: 1\r\nConnection: close\r\n";
    Reply::bytes(http(status, headers, body))
}

const CANCEL: [&str; 11] = [
    "payments",
    "cancel",
    "imp_448280090638",
    "--all",
    "--reason",
    "r",
    "--yes",
    "--within",
    "1s",
    "--key",
    "refund-1",
];
const GET: [&str; 3] = ["payments", "get", "imp_448280090638"];
const REVOKE: [&str; 6] = [
    "vbanks",
    "revoke",
    "imp_448280090638",
    "--yes",
    "--within",
    "1s",
];
const ISSUE: [&str; 15] = [
    "vbanks",
    "issue",
    "--channel-key",
    "c",
    "--merchant-uid",
    "주문 1",
    "--amount",
    "5000",
    "--vbank-code",
    "088",
    "--vbank-due",
    "1798729199",
    "--yes",
    "--within",
    "1s",
];

#[test]
fn a_lost_answer_to_a_change_is_unknown() {
    let server = Api::of_changes(Reply::close());
    let cancel = server.run(&CANCEL);
    insta::assert_snapshot!("lost_cancel", cancel.transcript());
    let changes = || {
        let calls = server.0.calls();
        calls.iter().filter(|it| it.method() == "POST").count()
    };
    assert_eq!(changes(), 1, "a cancel is sent once");

    let elsewhere_journal = tempfile::tempdir().unwrap();
    let elsewhere = run_with(
        &[&["--base-url", server.0.url.as_str()], &CANCEL[..]].concat(),
        &[
            ("IAMPORT_API_KEY", KEY),
            ("IAMPORT_API_SECRET", SECRET),
            (
                "IAMPORT_JOURNAL",
                elsewhere_journal.path().to_str().unwrap(),
            ),
        ],
    );
    assert_eq!(elsewhere.code, Some(6), "{elsewhere:?}");
    let command = format!("\n  iamport --base-url {} settle refund-1\n", server.0.url);
    assert!(elsewhere.stderr.contains(&command), "{elsewhere:?}");

    // The command that is named settles it, and sends nothing.
    let before = changes();
    let settle = ["settle", "refund-1", "--within", "1s"];
    let settled = server.run(&settle);
    assert_eq!(settled.code, Some(6), "{settled:?}");
    assert!(settled.stdout.contains("refund-1"), "{settled:?}");
    let other = tempfile::tempdir().unwrap();
    let journal = ["--journal", other.path().to_str().unwrap()];
    let settled = server.run(&[&settle[..], &journal].concat());
    assert_eq!(
        settled.code,
        Some(2),
        "another journal has no such key: {settled:?}"
    );
    assert_eq!(changes(), before);
}

#[test]
fn a_lost_answer_to_a_read_is_only_a_failure() {
    let server = Api::start(Reply::close());
    insta::assert_snapshot!("lost_get", server.run(&GET).transcript());
}

/// One answer of each kind of error after which nobody knows; which answers are of which kind is the library's to test.
#[test]
fn a_failing_api_leaves_a_change_unknown_and_a_read_not() {
    let replies = [
        answer(502, "<html>Bad Gateway</html>"),
        answer(200, "not JSON"),
        answer(302, ""),
        answer(429, ""),
        answer(200, ABOUT_ANOTHER),
    ];
    // Each waits for looks and further attempts, so they go side by side.
    std::thread::scope(|scope| {
        for reply in replies {
            scope.spawn(move || a_failing_reply(reply));
        }
    });
}

fn a_failing_reply(reply: Reply) {
    let server = Api::of_changes(reply.clone());
    let change = server.run(&CANCEL);
    assert_eq!(change.code, Some(6), "{change:?}");
    assert_eq!(change.stdout, "");
    let server = Api::start(reply);
    let read = server.run(&GET);
    assert_eq!(read.code, Some(1), "{read:?}");
    assert!(!read.stderr.contains("may have happened"), "{read:?}");
    assert!(read.stderr.contains("Nothing was changed"), "{read:?}");
    for run in [change, read] {
        assert!(run.stderr.contains("imp_448280090638"), "{run:?}");
    }
}

const ABOUT_ANOTHER: &str = r#"{"code":0,"message":null,"response":{"imp_uid":"imp_000000000000","merchant_uid":"m","amount":5000,"status":"cancelled"}}"#;

/// The API accepted the call, so it is done; what cannot be told of the answer is said beside it.
#[test]
fn an_answer_that_leaves_a_doubt_is_shown_with_a_note() {
    for (payment, note) in [
        (r#""imp_uid":"imp_448280090638","merchant_uid":"m""#, None),
        (
            r#""imp_uid":"IMP_448280090638","merchant_uid":"m""#,
            Some("in other letters"),
        ),
        (
            r#""imp_uid":"","merchant_uid":"m""#,
            Some("does not say that it is about what was asked"),
        ),
        (
            r#""imp_uid":"imp_448280090638","merchant_uid":"m","card_type":"zqcard""#,
            Some("at response.card_type is not"),
        ),
    ] {
        let body = format!(
            r#"{{"code":0,"message":null,"response":{{{payment},"amount":5000,"status":"cancelled"}}}}"#
        );
        let server = Api::start(answer(200, &body));
        let run = server.run(&[&GET[..], &["--output", "json"]].concat());
        assert_eq!(run.code, Some(0), "{run:?}");
        // The document is the payment alone.
        let document: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(document["status"], "cancelled");
        match note {
            None => assert_eq!(run.stderr, ""),
            Some(note) => assert!(run.stderr.contains(note), "{run:?}"),
        }
        assert!(!run.stderr.contains("zqcard"), "{run:?}");
    }
}

/// Whoever answers that there are too many calls may say how long to wait.
#[test]
fn a_look_up_that_came_too_often_says_how_long_to_wait() {
    let server = Api::start(answer(429, ""));
    let run = server.run(&GET);
    assert!(run.stderr.contains("Wait 1 s"), "{run:?}");
}

#[test]
fn each_kind_of_refusal_has_its_code() {
    for (status, code) in [(200, 4), (401, 3), (404, 5)] {
        let of_all = Api::start(refused(status, 1, "no"));
        let of_changes = Api::of_changes(refused(status, 1, "no"));
        for (server, arguments) in [
            (&of_all, &GET[..]),
            (&of_all, &REVOKE[..]),
            (&of_changes, &CANCEL[..]),
        ] {
            let run = server.run(arguments);
            assert_eq!(run.code, Some(code), "{status}, {arguments:?}: {run:?}");
            assert_eq!(run.stdout, "");
            assert!(run.stderr.contains('\n'), "says what to do next: {run:?}");
        }
    }
}

#[test]
fn nobody_there_means_that_nothing_was_sent() {
    let nobody = Nobody::new();
    let url = nobody.url();
    for arguments in [&CANCEL[..], &GET[..], &REVOKE[..], &ISSUE[..]] {
        let run = run_with(arguments, &environment(&url));
        assert_eq!(run.code, Some(1), "{run:?}");
        assert_eq!(run.stdout, "");
        assert!(run.stderr.contains("Nothing was sent."), "{run:?}");
        assert!(run.stderr.contains(&url), "{run:?}");
    }
}
