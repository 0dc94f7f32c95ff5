use std::error::Error as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use iamport_testing::{Act, KEY, Nobody, Reply, SECRET, Server, TOKEN, answer, envelope, refused};
use serde_json::{Map, Value, json};

use super::*;
use crate::error::Outcome;
use crate::operation::{OperationInfo, Repeat};
use crate::testing::{CONVERGE, Clients as _, ONCE, READ, client, token_for};

type Answer = Result<Response<Map<String, Value>>, Error>;

const CARD: &str = "4092-0231-1234-5678";
const PG_KEY: &str = "pgkey-77x31";

async fn once(client: &Client) -> Answer {
    let request = Request::new(&ONCE)
        .path("imp_uid", "imp_1")
        .query("pg_api_key", &Some(PG_KEY.to_owned()))
        .field("card_number", &Some(CARD))
        .field("pwd_2digit", &Some("12"))
        .required_field("amount", &Some(crate::Amount::from(1000)));
    client.execute(request, |_, _| {}).await
}

async fn converge(client: &Client) -> Answer {
    let request = Request::new(&CONVERGE).path("imp_uid", "imp_1");
    client.execute(with_secrets(request), |_, _| {}).await
}

async fn read(client: &Client) -> Answer {
    let request = Request::new(&READ)
        .path("imp_uid", "imp_1")
        .path("status", "paid");
    client.execute(with_secrets(request), |_, _| {}).await
}

fn with_secrets(request: Request) -> Request {
    request
        .query("pg_api_key", &Some(PG_KEY.to_owned()))
        .query("card_number", &Some(CARD.to_owned()))
}

/// Neither the credentials nor a sensitive argument are anywhere in an error.
fn assert_safe(error: &Error) {
    let mut texts = vec![
        error.to_string(),
        format!("{error:?}"),
        format!("{error:#?}"),
    ];
    texts.extend(error.message().map(str::to_owned));
    let mut source = error.source();
    while let Some(cause) = source {
        assert!(cause.is::<std::io::Error>(), "{cause:?}");
        texts.push(format!("{cause} {cause:?}"));
        source = cause.source();
    }
    for text in texts {
        for secret in [
            KEY,
            SECRET,
            CARD,
            "4092023112345678",
            PG_KEY,
            TOKEN,
            "127.0.0.1",
            "body-text",
        ] {
            assert!(
                !text.to_lowercase().contains(&secret.to_lowercase()),
                "{secret} in {text}"
            );
        }
    }
}

/// What echoes everything that must stay secret, and tries to forge a second line.
fn echo() -> String {
    format!(
        "no: {KEY} {SECRET} {CARD} 4092023112345678 {PG_KEY} {TOKEN} 12 x12x\r\nERROR forged\u{202e}\u{2028}"
    )
}

#[tokio::test]
async fn a_large_answer_within_the_bound_is_read() {
    let text = "x".repeat(7 * 1024 * 1024);
    let server = Server::answering(envelope(200, 0, "", &json!({ "text": text })));
    let answer = once(&server.client()).await.unwrap();
    assert_eq!(
        answer.value()["text"].as_str().unwrap().len(),
        7 * 1024 * 1024
    );
}

/// The token comes from one server; the change then finds nobody at home. Needs no token: unauthenticated.
#[tokio::test]
async fn a_change_that_finds_no_connection_is_not_sent() {
    static OPEN: OperationInfo = OperationInfo {
        authenticated: false,
        ..CONVERGE_OPEN
    };
    const CONVERGE_OPEN: OperationInfo = OperationInfo {
        id: "openChange",
        method: crate::operation::Method::Delete,
        path: "/accounts/{imp_uid}",
        repeat: Repeat::Idempotent,
        authenticated: false,
        has_body: false,
        names: &[],
        reserved: &[],
        rivals: &[],
        sensitive: &[],
        echoes: &[],
    };
    let nobody = Nobody::new();
    let result: Answer = client(&nobody.url())
        .execute(Request::new(&OPEN).path("imp_uid", "imp_1"), |_, _| {})
        .await;
    let error = result.unwrap_err();
    assert!(error.is_connect(), "{error}");
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(
        error.to_string(),
        "openChange (imp_uid imp_1): no connection: nobody listens at the port; check the base URL, and whether the server runs"
    );
}

#[tokio::test]
async fn success_keeps_value_status_message_and_the_raw_body() {
    let server = Server::answering(answer(
        207,
        r#"{"code":"0","message":" some\nmissing ","response":{"imp_uid":"imp_1","new":[1]}}"#,
    ));
    let answer = once(&server.client()).await.unwrap();
    assert!(answer.is_partial());
    assert_eq!(answer.http_status(), 207);
    assert_eq!(answer.message(), Some("some missing"));
    assert_eq!(answer.value()["new"], json!([1]));
    assert!(answer.raw().starts_with(br#"{"code":"0""#));
    assert!(!format!("{answer:?}").contains("raw"));
}

#[tokio::test]
async fn what_goes_over_the_wire() {
    let server = Server::answering(envelope(200, 0, "", &json!({})));
    let client = server.client().tier("A1Z").unwrap();
    once(&client).await.unwrap();
    let [token, call] = &server.received()[..] else {
        panic!("{:?}", server.received())
    };
    assert_eq!(token.line(), "POST /users/getToken");
    assert_eq!(
        token.body,
        format!(r#"{{"imp_key":"{KEY}","imp_secret":"{SECRET}"}}"#)
    );
    assert_eq!(token.header("authorization"), None);
    assert_eq!(token.header("tier"), None);
    assert_eq!(
        call.line(),
        format!("POST /charges/imp_1?pg_api_key={PG_KEY}")
    );
    assert_eq!(
        call.body,
        format!(r#"{{"card_number":"{CARD}","pwd_2digit":"12","amount":1000}}"#)
    );
    assert_eq!(
        call.header("authorization"),
        Some(&*format!("Bearer {TOKEN}"))
    );
    assert_eq!(call.header("tier"), Some("A1Z"));
    assert_eq!(call.header("content-type"), Some("application/json"));
    assert_eq!(call.header("accept"), Some("application/json"));
    assert_eq!(call.header("accept-encoding"), Some("identity"));
    assert_eq!(call.header("connection"), Some("close"));
    assert_eq!(token.header("connection"), None);
    assert_eq!(
        call.header("user-agent"),
        Some(concat!("iamport-rust/", env!("CARGO_PKG_VERSION")))
    );
    for absent in ["api-version", "referer", "cookie", "expect"] {
        assert_eq!(call.header(absent), None);
    }
    // Without a tier, in the same shop: no header, and the same token.
    converge(&server.client()).await.unwrap();
    let last = server.received().pop().unwrap();
    assert!(last.line().starts_with("DELETE /accounts/imp_1?"));
    assert_eq!(
        (last.header("tier"), last.header("content-type")),
        (None, None)
    );
}

#[tokio::test]
async fn a_path_before_the_operations_is_kept() {
    let server = Server::start(|_| {
        envelope(
            200,
            0,
            "",
            &json!({ "access_token": "t", "now": 0, "expired_at": 0 }),
        )
    });
    for prefix in ["/v1/api", "/v1/api/"] {
        let client = client(&format!("{}{prefix}", server.url));
        assert!(client.base_url().ends_with("/v1/api"));
        converge(&client).await.unwrap();
        assert_eq!(
            server.received().pop().unwrap().line(),
            format!("DELETE /v1/api/accounts/imp_1?pg_api_key={PG_KEY}&card_number={CARD}")
        );
    }
}

#[tokio::test]
async fn one_fetch_serves_all_who_wait_and_its_failure_too() {
    for status in [200, 503] {
        let server = Server::start(move |request| {
            if !request.asks_for_a_token() {
                envelope(200, 0, "", &json!({}))
            } else if status == 200 {
                token_for("T0KEN-0001", 1800)
            } else {
                answer(503, "<html>")
            }
        });
        let client = server.client();
        let calls: Vec<_> = (0..20)
            .map(|_| {
                let client = client.clone();
                tokio::spawn(async move { read(&client).await.map(|_| ()) })
            })
            .collect();
        for call in calls {
            match call.await.unwrap() {
                Ok(()) => assert_eq!(status, 200),
                Err(error) => {
                    assert_eq!(status, 503);
                    assert!(error.is_server(), "{error}");
                    assert_eq!(
                        (error.operation(), error.outcome()),
                        (Some("lookUp"), Outcome::NotSent)
                    );
                }
            }
        }
        assert_eq!(server.token_requests(), 1);
        // A failure is not remembered for those who come later.
        let _ = read(&client).await;
        assert_eq!(server.token_requests(), if status == 200 { 1 } else { 2 });
    }
}

#[tokio::test]
async fn a_token_in_its_last_minute_is_renewed_by_the_next_call() {
    for (life, fetches) in [(61, 1), (60, 3), (0, 3), (-5, 3)] {
        let server = Server::start(move |request| {
            if request.asks_for_a_token() {
                token_for("T0KEN-0001", life)
            } else {
                envelope(200, 0, "", &json!({}))
            }
        });
        let client = server.client();
        for _ in 0..3 {
            read(&client).await.unwrap();
        }
        assert_eq!(server.token_requests(), fetches, "{life}");
    }
}

/// Counts the tokens it hands out, and accepts only the named ones.
async fn guarded(accepted: &'static [&'static str]) -> Server {
    let handed_out = AtomicUsize::new(0);
    Server::start(move |request| {
        if request.asks_for_a_token() {
            return token_for(
                &format!("T0KEN-{}", handed_out.fetch_add(1, Ordering::SeqCst)),
                1800,
            );
        }
        let bearer = request
            .header("authorization")
            .unwrap()
            .trim_start_matches("Bearer ");
        if accepted.contains(&bearer) {
            envelope(200, 0, "", &json!({}))
        } else {
            envelope(401, -1, &format!("Unauthorized {bearer}"), &Value::Null)
        }
    })
}

#[tokio::test]
async fn a_refused_token_is_replaced_once_and_the_call_repeated_once() {
    let server = guarded(&["T0KEN-1"]).await;
    let client = server.client();
    once(&client).await.unwrap();
    assert_eq!((server.token_requests(), server.calls().len()), (2, 2));
    // The new one stays.
    once(&client).await.unwrap();
    assert_eq!((server.token_requests(), server.calls().len()), (2, 3));

    let server = guarded(&[]).await;
    let error = once(&server.client()).await.unwrap_err();
    assert_eq!((server.token_requests(), server.calls().len()), (2, 2));
    assert!(error.is_auth() && error.is_refused());
    assert_eq!(
        (error.outcome(), error.http_status(), error.code()),
        (Outcome::Refused, Some(401), Some(-1))
    );
    assert_eq!(error.message(), Some("Unauthorized ***"));
}

#[tokio::test]
async fn many_refused_at_once_ask_for_one_new_token() {
    let server = guarded(&["T0KEN-1"]).await;
    let client = server.client();
    // All of them carry the first token.
    let _ = read(&client).await;
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { converge(&client).await.map(|_| ()) })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(server.token_requests(), 2);
}

#[tokio::test]
async fn a_refused_key_says_what_to_check() {
    let server = Server::start(|_| envelope(401, -1, "인증에 실패하였습니다.", &Value::Null));
    let error = once(&server.client()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "chargeTwiceNever (imp_uid imp_1): the API refused the key or the secret; check the pair that was given, or \
         IAMPORT_API_KEY and IAMPORT_API_SECRET (HTTP 401, code -1): 인증에 실패하였습니다."
    );
    // Asking for a token oneself is a call like any other.
    let error = server
        .client()
        .get_token()
        .imp_key("a")
        .imp_secret("b")
        .send()
        .await
        .unwrap_err();
    assert!(error.is_auth() && error.is_refused());
    assert_eq!(
        (error.operation(), error.outcome()),
        (Some("getToken"), Outcome::Refused)
    );
}

#[tokio::test]
async fn a_payload_that_does_not_decode_is_named_but_not_quoted() {
    #[derive(Debug, serde::Deserialize)]
    struct Payment {
        #[serde(rename = "items", deserialize_with = "crate::decode::exact_or_default")]
        _items: Vec<crate::Amount>,
    }
    crate::decode::model!(Payment);
    let body =
        format!("{{\n\"code\":0,\n\"response\":{{\n\"items\":[1,\n\"body-text {CARD}\"]}}}}");
    let server = Server::answering(answer(200, &body));
    let request = Request::new(&CONVERGE).path("imp_uid", "imp_1");
    let error = server
        .client()
        .execute::<Payment>(request, |_, _| {})
        .await
        .unwrap_err();
    assert!(error.is_decode());
    assert_eq!(
        error.to_string(),
        "dropAccount (imp_uid imp_1): the answer does not decode at response.items[1] (data) (HTTP 200, code 0); \
         it may have happened all the same, look it up before sending it again"
    );
    assert_safe(&error);
    assert!(error.raw().unwrap().starts_with(b"{\n\"code\":0"));
    assert!(!format!("{error:#?}").contains("raw"));
}

#[tokio::test]
async fn calls_can_be_spawned() {
    fn movable<T: Send + 'static>(value: T) -> T {
        value
    }
    let server = Server::answering(envelope(200, 0, "", &json!({})));
    let client = server.client();
    let call = movable(async move { once(&client).await });
    tokio::spawn(call).await.unwrap().unwrap();
}

#[tokio::test]
async fn the_log_has_facts_and_no_secrets() {
    static LOGGED: OperationInfo = OperationInfo {
        id: "loggedCall",
        method: crate::operation::Method::Post,
        path: "/logged/{imp_uid}",
        repeat: Repeat::Once,
        authenticated: true,
        has_body: true,
        names: &[],
        reserved: &[],
        rivals: &[],
        sensitive: &["pg_api_key", "card_number"],
        echoes: &[],
    };

    #[derive(Clone, Default)]
    struct Log(Arc<std::sync::Mutex<Vec<u8>>>);
    impl std::io::Write for Log {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    let log = Log::default();
    let writer = log.clone();
    // Of the whole process, so that what other tests send is held against the secrets too.
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(tracing_subscriber::fmt::format::FmtSpan::FULL)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    tracing::subscriber::set_global_default(subscriber).unwrap();
    let server = Server::answering(envelope(500, -1, &echo(), &json!({ "text": "body-text" })));
    let request = with_secrets(Request::new(&LOGGED).path("imp_uid", "imp_1"));
    let result: Answer = server.client().execute(request, |_, _| {}).await;
    result.unwrap_err();

    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let own: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("loggedCall"))
        .collect();
    let own = own.join("\n");
    for fact in [
        "iamport.call",
        "operation=\"loggedCall\"",
        "method=\"POST\"",
        "path=\"/logged/{imp_uid}\"",
        "status=500",
        "code=-1",
        "attempt=1",
        "duration_ms=",
        "outcome=\"unknown\"",
        "about=\"imp_uid imp_1\"",
    ] {
        assert!(own.contains(fact), "{fact} not in {own}");
    }
    for secret in [
        KEY,
        SECRET,
        CARD,
        PG_KEY,
        "T0KEN-",
        "body-text",
        "forged",
        "Bearer",
    ] {
        assert!(!log.contains(secret), "{secret} in {log}");
    }
}

#[tokio::test]
async fn a_wait_that_no_clock_can_hold_ends_the_call() {
    let busy = iamport_testing::http(
        503,
        "Retry-After: 18446744073709551615\r\nConnection: close\r\n",
        "",
    );
    let server = Server::answering(iamport_testing::Reply::bytes(busy));
    let client = server
        .builder()
        .retries(Retries::default())
        .build()
        .unwrap();
    let error = read(&client).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unanswered);
    let year = Duration::from_secs(365 * 24 * 60 * 60);
    assert_eq!(error.retry_after(), Some(year));
    assert_eq!(server.calls().len(), 1);
}

#[cfg(feature = "reqwest-0_13")]
#[tokio::test]
async fn the_door_cannot_undo_what_money_rests_on() {
    let moved = iamport_testing::http(307, "Location: /elsewhere\r\nConnection: close\r\n", "");
    let server = Server::answering(iamport_testing::Reply::bytes(moved));
    let client = server
        .builder()
        .reqwest(|builder| {
            builder
                .redirect(reqwest::redirect::Policy::limited(5))
                .user_agent("other")
        })
        .build()
        .unwrap();
    assert_eq!(once(&client).await.unwrap_err().outcome(), Outcome::Unknown);
    assert_eq!(server.calls().len(), 1);
    let agents: Vec<_> = server
        .received()
        .iter()
        .map(|request| request.header("user-agent").unwrap().to_owned())
        .collect();
    assert!(
        agents
            .iter()
            .all(|agent| agent.starts_with("iamport-rust/"))
    );
}

#[tokio::test]
async fn a_read_that_was_sent_once_is_never_told_as_not_sent() {
    // The first request is answered by a failure, after which nobody listens any more.
    let server = Server::start(|request| match request.asks_for_a_token() {
        true => token_for("first", 1_800),
        false => Reply::from_iter([Act::StopListening, Act::Reset]),
    });
    let patient = Retries::default().first_wait(std::time::Duration::ZERO);
    let client = server.client().with_retries(patient);
    let error = read(&client).await.unwrap_err();
    assert!(error.is_connect(), "{error}");
    assert_eq!(error.outcome(), Outcome::Unanswered);
    assert_eq!(server.calls().len(), 1);
}

/// After a 401 and with a new token nobody listens any more.
fn denied_and_then_alone() -> Server {
    let tokens = AtomicUsize::new(0);
    Server::start(move |request| {
        if !request.asks_for_a_token() {
            return refused(401, -1, "Unauthorized");
        }
        let second = tokens.fetch_add(1, Ordering::SeqCst) == 1;
        let name = if second { "second" } else { "first" };
        let reply = token_for(name, 1_800);
        if second {
            Reply::from_iter([Act::StopListening]).and(reply)
        } else {
            reply
        }
    })
}

#[tokio::test]
async fn a_repeat_that_does_not_get_out_does_not_unsay_the_first_request() {
    let server = denied_and_then_alone();
    let error = once(&server.client()).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Refused);
    assert_eq!(error.http_status(), Some(401));

    let server = denied_and_then_alone();
    let error = read(&server.client()).await.unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unanswered);
    assert!(error.is_connect(), "{error}");
}
