use std::error::Error as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Map, Value, json};
use tokio::net::TcpListener;

use super::*;
use crate::credentials::Credentials;
use crate::operation::{OperationInfo, Repeat};
use crate::testing::{
    CONVERGE, KEY, ONCE, READ, Reply, SECRET, Server, answer, client, envelope, token,
};

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

/// Lets one reply meet a change of each kind and a read, and checks that nothing is sent twice.
async fn each(
    name: &str,
    reply: impl Fn() -> Reply + Send + Sync + 'static,
    check: impl Fn(Repeat, Error),
) {
    let server = Server::answering(reply).await;
    let client = Client::builder()
        .base_url(&server.url)
        .credentials(Credentials::new(KEY, SECRET))
        .read_timeout(Duration::from_millis(150))
        .change_timeout(Duration::from_millis(150))
        .build()
        .unwrap();
    for (sent, repeat) in [Repeat::Once, Repeat::Converge, Repeat::Read]
        .into_iter()
        .enumerate()
    {
        let result = match repeat {
            Repeat::Once => once(&client).await,
            Repeat::Converge => converge(&client).await,
            Repeat::Read => read(&client).await,
        };
        let error = result.expect_err(name);
        assert_eq!(server.calls().len(), sent + 1, "{name}: sent again");
        assert_safe(&error);
        assert_eq!(error.to_string().lines().count(), 1, "{name}");
        check(repeat, error);
    }
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
            "T0KEN-0001",
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

/// What echoes all that a request for a token has.
fn echo_credentials() -> String {
    format!("{KEY} and {SECRET}\r\n")
}

/// What echoes everything that must stay secret, and tries to forge a second line.
fn echo() -> String {
    format!(
        "no: {KEY} {SECRET} {CARD} 4092023112345678 {PG_KEY} t0ken-0001 12 x12x\r\nERROR forged\u{202e}\u{2028}"
    )
}

#[tokio::test]
async fn a_refusal_is_refused() {
    for status in [200, 400, 403, 404, 405, 409, 501] {
        for code in [1, -1, 9999] {
            let name = format!("{status} {code}");
            each(
                &name,
                move || envelope(status, code, &echo(), &Value::Null),
                |_, error| {
                    assert_eq!(error.outcome(), Outcome::Refused, "{name}");
                    assert!(
                        error.is_refused()
                            && !error.is_server()
                            && !error.is_decode()
                            && !error.is_auth(),
                        "{name}"
                    );
                    assert_eq!(error.is_not_found(), status == 404, "{name}");
                    assert_eq!(
                        (error.http_status(), error.code()),
                        (Some(status), Some(code)),
                        "{name}"
                    );
                    assert!(
                        error.message().unwrap().starts_with("no: *** *** "),
                        "{error}"
                    );
                    assert!(
                        error
                            .to_string()
                            .contains(&format!("(HTTP {status}, code {code}): no: ***")),
                        "{error}"
                    );
                },
            )
            .await;
        }
    }
    // A code as text is a code.
    each(
        "text",
        || answer(200, r#"{"code":"1","message":["odd"],"response":null}"#),
        |_, error| {
            assert_eq!(
                (error.outcome(), error.code(), error.message()),
                (Outcome::Refused, Some(1), None)
            );
        },
    )
    .await;
}

#[tokio::test]
async fn too_many_requests_proves_nothing_whatever_it_says() {
    for body in [
        "<html>",
        "",
        r#"{"code":0,"message":null,"response":{}}"#,
        r#"{"code":-1,"message":"slow","response":null}"#,
    ] {
        each(
            body,
            move || answer(429, body),
            |repeat, error| {
                assert_unclear(repeat, &error);
                assert!(error.is_rate_limited() && !error.is_refused());
                assert_eq!(error.is_transient(), repeat == Repeat::Read);
            },
        )
        .await;
    }
    let cut = || Reply::Bytes(b"HTTP/1.1 429 No\r\nContent-Length: 100\r\n\r\n{".to_vec());
    each("cut", cut, |repeat, error| assert_unclear(repeat, &error)).await;
    let wait = || {
        Reply::Bytes(
            b"HTTP/1.1 429 No\r\nRetry-After: 7\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .to_vec(),
        )
    };
    each("wait", wait, |_, error| {
        assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
    })
    .await;
}

#[tokio::test]
async fn a_no_that_is_not_whole_proves_nothing() {
    for (status, body) in [
        (200, r#"{"code":504,"msg":"gateway time-out"}"#),
        (403, r#"{"code":403}"#),
        (404, r#"{"code":-1,"message":"no"}"#),
        (404, r#"{"code":-1,"response":null}"#),
        (200, r#"{"code":1,"message":"no","response":[]}"#),
        (
            200,
            r#"{"code":1,"message":"no","response":{"imp_uid":"imp_1","status":"cancelled"}}"#,
        ),
        (
            200,
            r#"{"code":1,"message":"no","response":{"imp_uid":"imp_1","status":"failed"}}"#,
        ),
    ] {
        each(
            body,
            move || answer(status, body),
            |repeat, error| {
                assert_unclear(repeat, &error);
                assert!(!error.is_refused() && error.is_decode(), "{error}");
            },
        )
        .await;
    }
}

#[tokio::test]
async fn a_server_failure_leaves_a_change_unknown() {
    for status in [500, 502, 503, 504, 520, 599] {
        for body in [
            "<html>body-text",
            "",
            r#"{"code":-1,"message":"PG","response":null}"#,
            r#"{"code":0,"response":{}}"#,
        ] {
            each(
                body,
                move || answer(status, body),
                |repeat, error| {
                    assert!(error.is_server() && !error.is_refused(), "{status} {body}");
                    assert_eq!(error.http_status(), Some(status));
                    assert_unclear(repeat, &error);
                },
            )
            .await;
        }
    }
}

fn assert_unclear(repeat: Repeat, error: &Error) {
    let expected = match repeat {
        Repeat::Read => Outcome::Unanswered,
        Repeat::Converge | Repeat::Once => Outcome::Unknown,
    };
    assert_eq!(error.outcome(), expected, "{error}");
    let advice = error
        .to_string()
        .ends_with("look it up before sending it again");
    assert_eq!(advice, repeat != Repeat::Read, "{error}");
    assert_eq!(error.imp_uid(), Some("imp_1"));
}

#[tokio::test]
async fn an_answer_that_is_none_leaves_a_change_unknown() {
    let deep = format!(
        r#"{{"code":0,"response":{}{}}}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    let cases: Vec<(u16, Vec<u8>)> = vec![
        (200, b"".to_vec()),
        (200, b"<html>body-text</html>".to_vec()),
        (200, b"null".to_vec()),
        (200, b"[]".to_vec()),
        (200, b"0".to_vec()),
        (200, b"{}".to_vec()),
        (200, br#"{"message":null,"response":{}}"#.to_vec()),
        (200, br#"{"code":null,"response":{}}"#.to_vec()),
        (200, br#"{"code":"","response":{}}"#.to_vec()),
        (200, br#"{"code":false,"response":{}}"#.to_vec()),
        (200, br#"{"code":0.5,"response":{}}"#.to_vec()),
        (200, br#"{"code":0,"code":1,"response":{}}"#.to_vec()),
        (200, br#"{"code":0,"response":{}"#.to_vec()),
        (200, br#"{"code":0,"response":{}} body-text"#.to_vec()),
        (200, br#"{"code":0,"response":null}"#.to_vec()),
        (200, br#"{"code":0}"#.to_vec()),
        (200, br#"{"code":0,"response":"body-text"}"#.to_vec()),
        (200, br#"{"code":0,"response":[{"body-text":1}]}"#.to_vec()),
        (200, deep.into_bytes()),
        (204, b"".to_vec()),
        (
            207,
            br#"{"code":1,"message":"some","response":{}}"#.to_vec(),
        ),
        (
            201,
            br#"{"code":-1,"message":"some","response":{}}"#.to_vec(),
        ),
        (400, br#"{"code":0,"response":{}}"#.to_vec()),
        (400, b"<html>body-text".to_vec()),
        (403, b"<html>body-text".to_vec()),
        (404, b"<html>body-text".to_vec()),
        (
            408,
            br#"{"code":-1,"message":"late","response":null}"#.to_vec(),
        ),
        (409, b"".to_vec()),
        (
            418,
            br#"{"code":-1,"message":"tea","response":null}"#.to_vec(),
        ),
        (501, b"<html>body-text".to_vec()),
        (501, br#"{"code":0,"response":{}}"#.to_vec()),
        (999, br#"{"code":0,"response":{}}"#.to_vec()),
    ];
    for (status, body) in cases {
        let name = format!(
            "{status} {}",
            String::from_utf8_lossy(&body)
                .chars()
                .take(60)
                .collect::<String>()
        );
        each(
            &name,
            move || answer(status, &body),
            |repeat, error| {
                assert!(error.http_status() == Some(status), "{name}: {error}");
                // 501 with code 0 says yes and no at once.
                assert!(error.is_decode() || error.is_server(), "{name}: {error}");
                assert!(
                    !error.is_not_found() && !error.is_refused(),
                    "{name}: {error}"
                );
                assert_unclear(repeat, &error);
            },
        )
        .await;
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_leaves_a_change_unknown() {
    for status in [300, 301, 302, 303, 304, 307, 308] {
        let reply = move || {
            Reply::Bytes(
                format!("HTTP/1.1 {status} Moved\r\nLocation: /body-text\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .into_bytes(),
            )
        };
        each("redirect", reply, |repeat, error| {
            assert_eq!(error.http_status(), Some(status));
            assert_unclear(repeat, &error);
        })
        .await;
    }
}

#[tokio::test]
async fn a_lost_answer_leaves_a_change_unknown() {
    each(
        "closed",
        || Reply::Close,
        |repeat, error| {
            assert!(!error.is_timeout() && !error.is_connect());
            assert_unclear(repeat, &error);
        },
    )
    .await;
    for bytes in [
        "body-text, not HTTP\r\n\r\n",
        "HTTP/1.1 200",
        "HTTP/1.1 200 OK\r\nContent-Le",
        "\r\n\r\n",
        "HTTP/2 200 OK\r\n\r\n",
    ] {
        each(
            bytes,
            move || Reply::Bytes(bytes.into()),
            |repeat, error| {
                assert!(!error.is_connect(), "{error}");
                assert_unclear(repeat, &error);
            },
        )
        .await;
    }
    // A head, and less of a body than it promises.
    for bytes in [
        "HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n{\"code\":0,\"response\":{}}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n18\r\n{\"code\":0,\"response\":{}}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nbody-text\r\n",
    ] {
        each(
            bytes,
            move || Reply::Bytes(bytes.into()),
            |repeat, error| {
                assert_eq!(error.http_status(), Some(200));
                assert_unclear(repeat, &error);
            },
        )
        .await;
    }
}

#[tokio::test]
async fn a_late_answer_leaves_a_change_unknown() {
    each(
        "nothing",
        || Reply::ThenNothing(Vec::new()),
        |repeat, error| {
            assert!(error.is_timeout() && !error.is_connect());
            assert_unclear(repeat, &error);
        },
    )
    .await;
    let half = || {
        Reply::ThenNothing(b"HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n{\"code\":0,".to_vec())
    };
    each("half", half, |repeat, error| {
        assert!(error.is_timeout());
        assert_eq!(error.http_status(), Some(200));
        assert_unclear(repeat, &error);
    })
    .await;
}

#[tokio::test]
async fn the_whole_call_is_bounded() {
    let server = Server::answering(|| Reply::ThenNothing(Vec::new())).await;
    let builder = Client::builder()
        .base_url(&server.url)
        .credentials(Credentials::new(KEY, SECRET));
    let client = builder
        .call_timeout(Duration::from_millis(100))
        .change_timeout(Duration::from_millis(1))
        .build()
        .unwrap();
    let error = once(&client).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.outcome(), Outcome::Unknown);

    // Spent on waiting for a token, the call was never sent.
    let server = Server::start(|_| Reply::ThenNothing(Vec::new())).await;
    let builder = Client::builder()
        .base_url(&server.url)
        .credentials(Credentials::new(KEY, SECRET));
    let client = builder
        .call_timeout(Duration::from_millis(100))
        .change_timeout(Duration::from_millis(1))
        .build()
        .unwrap();
    let error = once(&client).await.unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(server.calls().len(), 0);
}

#[tokio::test]
async fn a_huge_answer_is_not_read_and_leaves_a_change_unknown() {
    let announced =
        || Reply::ThenNothing(b"HTTP/1.1 200 OK\r\nContent-Length: 8388609\r\n\r\n{".to_vec());
    let chunked = || {
        let mut bytes = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".to_vec();
        for _ in 0..9 {
            bytes.extend_from_slice(b"100000\r\n");
            bytes.extend(std::iter::repeat_n(b' ', 0x10_0000));
            bytes.extend_from_slice(b"\r\n");
        }
        Reply::Bytes(bytes)
    };
    let server = Server::answering(announced).await;
    let error = once(&server.client()).await.unwrap_err();
    assert!(error.is_decode(), "{error}");
    assert_eq!(error.outcome(), Outcome::Unknown);
    let server = Server::answering(chunked).await;
    let error = once(&server.client()).await.unwrap_err();
    assert!(error.is_decode(), "{error}");
    assert_eq!(error.outcome(), Outcome::Unknown);
}

#[tokio::test]
async fn a_large_answer_within_the_bound_is_read() {
    let text = "x".repeat(7 * 1024 * 1024);
    let server = Server::answering(move || envelope(200, 0, "", &json!({ "text": text }))).await;
    let answer = once(&server.client()).await.unwrap();
    assert_eq!(
        answer.value()["text"].as_str().unwrap().len(),
        7 * 1024 * 1024
    );
}

#[tokio::test]
async fn without_a_connection_nothing_is_sent() {
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    for result in [
        once(&client(&url)).await,
        converge(&client(&url)).await,
        read(&client(&url)).await,
    ] {
        let error = result.unwrap_err();
        assert!(error.is_connect() && !error.is_timeout(), "{error}");
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert_safe(&error);
        let source = error
            .source()
            .unwrap()
            .downcast_ref::<std::io::Error>()
            .unwrap();
        assert_eq!(source.kind(), std::io::ErrorKind::ConnectionRefused);
    }
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
        repeat: Repeat::Converge,
        authenticated: false,
        has_body: false,
        reserved: &[],
        sensitive: &[],
        echoes: &[],
    };
    let free = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", free.local_addr().unwrap());
    drop(free);
    let result: Answer = client(&url)
        .execute(Request::new(&OPEN).path("imp_uid", "imp_1"), |_, _| {})
        .await;
    let error = result.unwrap_err();
    assert!(error.is_connect(), "{error}");
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(
        error.to_string(),
        "openChange (imp_uid imp_1): no connection came about"
    );
}

#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
#[tokio::test]
async fn when_tls_fails_nothing_is_sent() {
    let server = Server::start(|_| Reply::Close).await;
    let garbage = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", garbage.local_addr().unwrap());
    tokio::spawn(async move {
        use tokio::io::AsyncWriteExt as _;
        while let Ok((mut socket, _)) = garbage.accept().await {
            socket
                .write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n")
                .await
                .unwrap();
        }
    });
    let error = once(&client(&url)).await.unwrap_err();
    assert!(error.is_connect(), "{error}");
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_safe(&error);
    assert!(server.received().is_empty());

    // Nobody ever answers the handshake.
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let builder = Client::builder().base_url(format!("https://{}", silent.local_addr().unwrap()));
    let client = builder
        .credentials(Credentials::new(KEY, SECRET))
        .connect_timeout(Duration::from_millis(100))
        .build()
        .unwrap();
    let error = once(&client).await.unwrap_err();
    assert!(error.is_connect() && error.is_timeout(), "{error}");
    assert_eq!(error.outcome(), Outcome::NotSent);
}

#[tokio::test]
async fn success_keeps_value_status_message_and_the_raw_body() {
    let server = Server::answering(|| {
        answer(
            207,
            r#"{"code":"0","message":" some\nmissing ","response":{"imp_uid":"imp_1","new":[1]}}"#,
        )
    })
    .await;
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
    let server = Server::answering(|| envelope(200, 0, "", &json!({}))).await;
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
    assert_eq!(call.header("authorization"), Some("Bearer T0KEN-0001"));
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
    })
    .await;
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
                token("T0KEN-0001", 1800)
            } else {
                answer(503, "<html>")
            }
        })
        .await;
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
                token("T0KEN-0001", life)
            } else {
                envelope(200, 0, "", &json!({}))
            }
        })
        .await;
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
            return token(
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
    .await
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
async fn a_401_that_is_not_the_apis_own_repeats_no_change() {
    let server = Server::answering(|| answer(401, "<html>body-text")).await;
    let error = once(&server.client()).await.unwrap_err();
    assert_eq!(server.calls().len(), 1);
    assert!(error.is_auth() && error.is_decode());
    assert_eq!(error.outcome(), Outcome::Unknown);
    // A read may be sent again.
    let error = read(&server.client()).await.unwrap_err();
    assert_eq!(server.calls().len(), 3);
    assert_eq!(error.outcome(), Outcome::Unanswered);
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
async fn a_token_that_cannot_be_had_sends_nothing() {
    type Check = fn(&Error) -> bool;
    let cases: Vec<(Box<dyn Fn() -> Reply + Send + Sync>, Check)> = vec![
        (
            Box::new(|| envelope(401, -1, &echo_credentials(), &Value::Null)),
            |error| error.is_auth() && error.is_refused(),
        ),
        (
            Box::new(|| envelope(400, -1, &echo_credentials(), &Value::Null)),
            |error| error.is_auth(),
        ),
        (
            Box::new(|| envelope(200, 1, &echo_credentials(), &Value::Null)),
            |error| error.is_auth(),
        ),
        (Box::new(|| answer(401, "<html>")), Error::is_auth),
        (Box::new(|| answer(429, "")), Error::is_rate_limited),
        (Box::new(|| answer(500, "body-text")), Error::is_server),
        (Box::new(|| answer(200, "body-text")), Error::is_decode),
        (
            Box::new(|| {
                envelope(
                    200,
                    0,
                    "",
                    &json!({ "access_token": "", "now": 1, "expired_at": 2 }),
                )
            }),
            Error::is_decode,
        ),
        (
            Box::new(|| {
                envelope(
                    200,
                    0,
                    "",
                    &json!({ "access_token": "a\nb", "now": 1, "expired_at": 2 }),
                )
            }),
            Error::is_decode,
        ),
        (
            Box::new(|| envelope(200, 0, "", &json!({ "now": 1, "expired_at": 2 }))),
            Error::is_decode,
        ),
        (
            Box::new(|| Reply::ThenNothing(Vec::new())),
            Error::is_timeout,
        ),
        (Box::new(|| Reply::Close), |error| {
            error.outcome() == Outcome::NotSent
        }),
    ];
    for (index, (reply, check)) in cases.into_iter().enumerate() {
        let server = Server::start(move |_| reply()).await;
        let builder = Client::builder()
            .base_url(&server.url)
            .credentials(Credentials::new(KEY, SECRET));
        let client = builder
            .read_timeout(Duration::from_millis(150))
            .build()
            .unwrap();
        for result in [once(&client).await, read(&client).await] {
            let error = result.unwrap_err();
            assert!(check(&error), "{index}: {error:?}");
            assert_eq!(error.outcome(), Outcome::NotSent, "{index}");
            assert_safe(&error);
        }
        assert!(server.calls().is_empty());
    }
}

#[tokio::test]
async fn a_refused_key_says_what_to_check() {
    let server = Server::start(|_| envelope(401, -1, "인증에 실패하였습니다.", &Value::Null)).await;
    let error = once(&server.client()).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "chargeTwiceNever (imp_uid imp_1): the API refused the key or the secret; check IAMPORT_API_KEY and IAMPORT_API_SECRET, \
         or what was given to Credentials::new (HTTP 401, code -1): 인증에 실패하였습니다."
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
async fn without_credentials_nothing_is_sent() {
    let server = Server::answering(|| envelope(200, 0, "", &json!({}))).await;
    let client = Client::builder().base_url(&server.url).build().unwrap();
    let error = once(&client).await.unwrap_err();
    assert!(error.is_auth() && error.is_invalid_input());
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(error.to_string().contains("IAMPORT_API_KEY"), "{error}");
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_bad_argument_sends_nothing() {
    let server = Server::answering(|| envelope(200, 0, "", &json!({}))).await;
    let request = Request::new(&ONCE).path("imp_uid", "../payments");
    let result: Answer = server.client().execute(request, |_, _| {}).await;
    let error = result.unwrap_err();
    assert!(error.is_invalid_input());
    assert_eq!(
        (error.outcome(), error.operation()),
        (Outcome::NotSent, Some("chargeTwiceNever"))
    );
    assert!(server.received().is_empty());
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
    let server = Server::answering(move || answer(200, &body)).await;
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
    let server = Server::answering(|| envelope(200, 0, "", &json!({}))).await;
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
        reserved: &[],
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
    let server =
        Server::answering(|| envelope(500, -1, &echo(), &json!({ "text": "body-text" }))).await;
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

#[cfg(feature = "reqwest-0_13")]
#[tokio::test]
async fn the_door_cannot_undo_what_money_rests_on() {
    let server = Server::answering(|| {
        Reply::Bytes(b"HTTP/1.1 307 Moved\r\nLocation: /elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".to_vec())
    })
    .await;
    let builder = Client::builder()
        .base_url(&server.url)
        .credentials(Credentials::new(KEY, SECRET));
    let client = builder
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
