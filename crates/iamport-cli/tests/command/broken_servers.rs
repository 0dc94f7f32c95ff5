//! Servers that take a request and give no answer, or none to use.

use iamport_testing::{KEY, Nobody, Reply, SECRET, Server, http, refused};
use serde_json::Value;

use crate::process::{Run, run_with};

/// A server that hands out tokens, and does the same with everything else.
pub(crate) struct Api(pub(crate) Server);

impl Api {
    pub(crate) fn start(then: Reply) -> Self {
        Self(Server::answering(then))
    }

    /// The environment that leads to it.
    pub(crate) fn environment(&self) -> [(&str, &str); 3] {
        environment(&self.0.url)
    }

    fn run(&self, arguments: &[&str]) -> Run {
        run_with(arguments, &self.environment())
    }

    /// What a run prints, without the port, which differs from run to run.
    fn transcript(&self, run: &Run) -> String {
        run.transcript()
            .replace(&self.0.url, "http://127.0.0.1:PORT")
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

const CANCEL: [&str; 6] = [
    "payments",
    "cancel",
    "imp_448280090638",
    "--all",
    "--reason",
    "r",
];
const GET: [&str; 3] = ["payments", "get", "imp_448280090638"];
const REVOKE: [&str; 3] = ["vbanks", "revoke", "imp_448280090638"];
const ISSUE: [&str; 12] = [
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
];

#[test]
fn a_lost_answer_to_a_change_is_unknown() {
    let server = Api::start(Reply::close());
    let cancel = server.run(&CANCEL);
    insta::assert_snapshot!("lost_cancel", server.transcript(&cancel));
    assert_eq!(server.0.calls().len(), 1, "a cancel is sent once");

    let revoke = server.run(&REVOKE);
    assert_eq!(revoke.code, Some(6), "{revoke:?}");
    insta::assert_snapshot!("lost_issue", server.transcript(&server.run(&ISSUE)));

    let elsewhere = run_with(
        &[&["--base-url", server.0.url.as_str()], &CANCEL[..]].concat(),
        &[("IAMPORT_API_KEY", KEY), ("IAMPORT_API_SECRET", SECRET)],
    );
    assert_eq!(elsewhere.code, Some(6));
    let command = format!(
        "\n  iamport --base-url {} payments get imp_448280090638\n",
        server.0.url
    );
    assert!(elsewhere.stderr.contains(&command), "{elsewhere:?}");
}

#[test]
fn a_lost_answer_to_a_read_is_only_a_failure() {
    let server = Api::start(Reply::close());
    insta::assert_snapshot!("lost_get", server.transcript(&server.run(&GET)));
}

/// One answer of each kind of error after which nobody knows; which answers are of which kind is the library's to test.
#[test]
fn a_failing_api_leaves_a_change_unknown_and_a_read_not() {
    for reply in [
        answer(502, "<html>Bad Gateway</html>"),
        answer(200, "not JSON"),
        answer(302, ""),
        answer(429, ""),
        answer(200, ABOUT_ANOTHER),
    ] {
        let server = Api::start(reply);
        let change = server.run(&CANCEL);
        assert_eq!(change.code, Some(6), "{change:?}");
        assert_eq!(change.stdout, "");
        let read = server.run(&GET);
        assert_eq!(read.code, Some(1), "{read:?}");
        assert!(!read.stderr.contains("may have happened"), "{read:?}");
        assert!(read.stderr.contains("Nothing was changed"), "{read:?}");
        for run in [change, read] {
            assert!(run.stderr.contains("imp_448280090638"), "{run:?}");
        }
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
        for arguments in [&GET[..], &CANCEL[..]] {
            let run = server.run(&[arguments, &["--output", "json"]].concat());
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
        let server = Api::start(refused(status, 1, "no"));
        for arguments in [&GET[..], &CANCEL[..], &REVOKE[..], &ISSUE[..]] {
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
