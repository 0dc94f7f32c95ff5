//! Servers that take a request and give no answer, or none to use.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use crate::process::{Run, run_with};

const TOKEN: &str = r#"{"code":0,"message":null,"response":{"access_token":"0123456789abcdef0123456789abcdef01234567","now":1795424400,"expired_at":1795426200}}"#;

/// What the server does with a request that is not for a token.
#[derive(Clone, Copy)]
pub(crate) enum Then {
    /// Reads it and closes the connection.
    Close,
    /// Reads it and waits.
    Hang,
    /// Answers with this status and body.
    Answer(u16, &'static str),
}

/// A server that hands out tokens, and does as it is told with everything else.
pub(crate) struct Server {
    pub(crate) url: String,
    /// The first line of every other request.
    pub(crate) requests: mpsc::Receiver<String>,
}

impl Server {
    /// The thread ends with the test's process.
    pub(crate) fn start(then: Then) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (seen, requests) = mpsc::channel();
        thread::spawn(move || {
            let mut waiting = Vec::new();
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let request = read_request(&mut stream);
                if request.starts_with("POST /users/getToken ") {
                    answer(&mut stream, 200, TOKEN);
                    continue;
                }
                let _ = seen.send(request.lines().next().unwrap_or_default().to_owned());
                match then {
                    Then::Close => {}
                    Then::Hang => waiting.push(stream),
                    Then::Answer(status, body) => answer(&mut stream, status, body),
                }
            }
        });
        Self { url, requests }
    }

    /// The environment that leads to it.
    pub(crate) fn environment(&self) -> [(&str, &str); 3] {
        [
            ("IAMPORT_BASE_URL", &self.url),
            ("IAMPORT_API_KEY", "key"),
            ("IAMPORT_API_SECRET", "secret"),
        ]
    }

    fn run(&self, arguments: &[&str]) -> Run {
        run_with(arguments, &self.environment())
    }

    /// What a run prints, without the port, which differs from run to run.
    fn transcript(&self, run: &Run) -> String {
        run.transcript().replace(&self.url, "http://127.0.0.1:PORT")
    }
}

fn answer(stream: &mut TcpStream, status: u16, body: &str) {
    let length = body.len();
    let _ = write!(
        stream,
        "HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\nRetry-After: 7\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
}

/// A whole request: closing with some of it unread would reset the connection, maybe too early.
fn read_request(stream: &mut TcpStream) -> String {
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .filter_map(|line| line.split_once(':'))
                .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
                .map_or(0, |(_, length)| length.trim().parse().unwrap());
            if body.len() >= length {
                return text;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return text,
            Ok(read) => request.extend_from_slice(&buffer[..read]),
        }
    }
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
    let server = Server::start(Then::Close);
    let cancel = server.run(&CANCEL);
    insta::assert_snapshot!("lost_cancel", server.transcript(&cancel));
    assert_eq!(
        server.requests.try_iter().count(),
        1,
        "a cancel is sent once"
    );

    let revoke = server.run(&REVOKE);
    assert_eq!(revoke.code, Some(6), "{revoke:?}");
    insta::assert_snapshot!("lost_issue", server.transcript(&server.run(&ISSUE)));

    let elsewhere = run_with(
        &[&["--base-url", server.url.as_str()], &CANCEL[..]].concat(),
        &[("IAMPORT_API_KEY", "key"), ("IAMPORT_API_SECRET", "secret")],
    );
    assert_eq!(elsewhere.code, Some(6));
    let command = format!(
        "\n  iamport --base-url {} payments get imp_448280090638\n",
        server.url
    );
    assert!(elsewhere.stderr.contains(&command), "{elsewhere:?}");
}

#[test]
fn a_lost_answer_to_a_read_is_only_a_failure() {
    let server = Server::start(Then::Close);
    insta::assert_snapshot!("lost_get", server.transcript(&server.run(&GET)));
}

#[test]
fn a_failing_api_leaves_a_change_unknown_and_a_read_not() {
    for answer in [
        Then::Answer(502, "<html>Bad Gateway</html>"),
        Then::Answer(500, r#"{"code":-1,"message":"PG","response":null}"#),
        Then::Answer(200, "not JSON"),
        Then::Answer(200, r#"{"code":0,"message":null,"response":null}"#),
        Then::Answer(302, ""),
        Then::Answer(429, ""),
        // A no that is not the API's whole one.
        Then::Answer(200, r#"{"code":1,"message":"no"}"#),
        Then::Answer(404, "<html>Not Found</html>"),
        Then::Answer(200, ABOUT_ANOTHER),
    ] {
        let server = Server::start(answer);
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
        let server = Server::start(Then::Answer(200, body.leak()));
        for arguments in [&GET[..], &CANCEL[..]] {
            let run = server.run(&[arguments, &["--output", "json"]].concat());
            assert_eq!(run.code, Some(0), "{run:?}");
            // The document is the payment alone.
            let document: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
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
    let server = Server::start(Then::Answer(429, ""));
    let run = server.run(&GET);
    assert!(run.stderr.contains("Wait 7 seconds"), "{run:?}");
}

#[test]
fn each_kind_of_refusal_has_its_code() {
    for (status, body, code) in [
        (200, r#"{"code":1,"message":"no","response":null}"#, 4),
        (400, r#"{"code":-1,"message":"no","response":null}"#, 4),
        (
            401,
            r#"{"code":-1,"message":"Unauthorized","response":null}"#,
            3,
        ),
        (404, r#"{"code":-1,"message":"no","response":null}"#, 5),
    ] {
        let server = Server::start(Then::Answer(status, body));
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
    // The near end of a connection keeps its port, and does not listen on it.
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let url = format!("http://{}", taken.local_addr().unwrap());
    let environment = [
        ("IAMPORT_BASE_URL", url.as_str()),
        ("IAMPORT_API_KEY", "key"),
        ("IAMPORT_API_SECRET", "secret"),
    ];
    for arguments in [&CANCEL[..], &GET[..], &REVOKE[..], &ISSUE[..]] {
        let run = run_with(arguments, &environment);
        assert_eq!(run.code, Some(1), "{run:?}");
        assert_eq!(run.stdout, "");
        assert!(run.stderr.contains("Nothing was sent."), "{run:?}");
        assert!(run.stderr.contains(&url), "{run:?}");
    }
}
