//! The text of each kind of error, and what it answers when it is asked.

use std::fmt::Write as _;
use std::time::Duration;

use iamport::{Amount, Client, Credentials, Error};
use iamport_testing::{KEY, Nobody, Reply, SECRET, Server, TOKEN, accepted, answer, http, refused};
use serde_json::{Value, json};

use super::assert_text;
use crate::support::{Clients as _, client};

/// A change, answered like this.
async fn cancel(reply: Reply) -> Error {
    let server = Server::in_turn([reply]);
    server
        .client()
        .cancel_payment()
        .imp_uid("imp_448280090638")
        .refund_account("110-123-456789")
        .send()
        .await
        .unwrap_err()
}

/// A read, answered like this.
async fn look_up(reply: Reply) -> Error {
    let server = Server::in_turn([reply]);
    let client = server.client();
    client
        .get_payment_by_imp_uid("imp_448280090638")
        .send()
        .await
        .unwrap_err()
}

/// A body that is not said to be JSON.
fn page(status: u16, body: &str) -> Reply {
    Reply::bytes(http(
        status,
        "Content-Type: text/html\r\nConnection: close\r\n",
        body,
    ))
}

fn html() -> Reply {
    page(502, "<html><h1>Bad Gateway</h1></html>")
}

/// A payment that lacks the amount of a cancel.
fn incomplete() -> Reply {
    accepted(&json!({
        "imp_uid": "imp_448280090638",
        "merchant_uid": "order-1",
        "amount": 1000,
        "status": "cancelled",
        "cancel_history": [{ "pg_tid": "t-1", "cancelled_at": 1_700_000_000 }],
    }))
}

/// A payment that nobody asked about.
fn about_another() -> Reply {
    accepted(&another())
}

fn refusal_with_a_paid_payment() -> Reply {
    let body = json!({ "code": 1, "message": "안됩니다", "response": another() });
    answer(200, body.to_string())
}

fn another() -> Value {
    json!({ "imp_uid": "imp_000000000000", "merchant_uid": "order-0", "amount": 1000, "status": "paid" })
}

async fn before_anything_is_sent() -> Vec<(&'static str, Error)> {
    let client = Client::builder()
        .base_url("http://127.0.0.1:9")
        .build()
        .unwrap();
    let inexact: Amount = "1.2345678901234567".parse().unwrap();
    vec![
        (
            "an id that is a way up",
            client.revoke_vbank("..").send().await.unwrap_err(),
        ),
        (
            "an id with a slash",
            client.revoke_vbank("a/../b").send().await.unwrap_err(),
        ),
        (
            "an id that is empty",
            client.revoke_vbank(" ").send().await.unwrap_err(),
        ),
        (
            "an id that is another route",
            client.balance_by_imp_uid("find").send().await.unwrap_err(),
        ),
        (
            "an id of the body that is empty",
            client
                .cancel_payment()
                .imp_uid("")
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "fields missing",
            client.create_vbank().send().await.unwrap_err(),
        ),
        (
            "neither of two",
            client.modify_vbank("imp_1").send().await.unwrap_err(),
        ),
        (
            "an amount of zero",
            client
                .cancel_payment()
                .imp_uid("imp_1")
                .amount(0)
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "an amount below one",
            client
                .cancel_payment()
                .imp_uid("imp_1")
                .amount("0.5".parse::<Amount>().unwrap())
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "a check against zero",
            client
                .cancel_payment()
                .imp_uid("imp_1")
                .checksum(0)
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "an order number that is too long",
            client
                .prepare_payment()
                .merchant_uid("가".repeat(41))
                .amount(1)
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "a time in milliseconds",
            client
                .modify_vbank("imp_1")
                .vbank_due(1_700_000_000_000_i64)
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "an amount below zero",
            client
                .modify_vbank("imp_1")
                .amount(-1)
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "an amount too long to be exact",
            client
                .cancel_payment()
                .imp_uid("imp_1")
                .amount(inexact)
                .send()
                .await
                .unwrap_err(),
        ),
        (
            "no credentials",
            client.revoke_vbank("imp_1").send().await.unwrap_err(),
        ),
        (
            "text that is no amount",
            "12,000".parse::<Amount>().unwrap_err(),
        ),
        ("a tier that is none", client.tier("a1").unwrap_err()),
        (
            "an empty secret",
            Client::builder()
                .credentials(Credentials::new("key", " "))
                .build()
                .unwrap_err(),
        ),
        (
            "plain http to somebody else",
            Client::builder()
                .base_url("http://api.example.com")
                .build()
                .unwrap_err(),
        ),
        (
            "a password in the base URL",
            Client::builder()
                .base_url("https://u:p@api.example.com")
                .build()
                .unwrap_err(),
        ),
    ]
}

async fn on_the_way_to_a_token() -> Vec<(&'static str, Error)> {
    let mut errors = Vec::new();
    for (name, reply) in [
        (
            "a wrong key",
            refused(
                401,
                -1,
                "인증에 실패하였습니다. API키와 secret을 확인하세요.",
            ),
        ),
        ("a token page that failed", html()),
        (
            "a token that no header can carry",
            accepted(&json!({ "access_token": "a\nb", "now": 1, "expired_at": 1801 })),
        ),
    ] {
        let server = Server::start(move |_| reply.clone());
        let error = server
            .client()
            .revoke_vbank("imp_1")
            .send()
            .await
            .unwrap_err();
        assert!(
            server.calls().is_empty(),
            "{name}: the call itself went out"
        );
        errors.push((name, error));
    }
    let refused = refused(401, -1, "Unauthorized");
    let server = Server::in_turn([refused.clone(), refused]);
    let error = server
        .client()
        .revoke_vbank("imp_1")
        .send()
        .await
        .unwrap_err();
    errors.push(("a fresh token refused", error));

    let nobody = Nobody::new();
    let client = client(&nobody.url()).build().unwrap();
    let error = client.revoke_vbank("imp_1").send().await.unwrap_err();
    errors.push(("nobody listens", error));
    errors
}

async fn with_an_answer() -> Vec<(&'static str, Error)> {
    let echo = format!("계좌 110123456789\n토큰 {TOKEN} 키 {KEY}");
    vec![
        (
            "refused at 200",
            cancel(refused(200, 1, "취소할 결제건이 존재하지 않습니다.")).await,
        ),
        (
            "refused in words of ours",
            cancel(refused(200, 1, &echo)).await,
        ),
        (
            "refused at 400 without words",
            cancel(answer(400, r#"{"code":-1,"message":null,"response":null}"#)).await,
        ),
        (
            "refused, but not in the whole form",
            cancel(answer(400, r#"{"code":-1}"#)).await,
        ),
        (
            "refused, with a payment that was paid",
            cancel(refusal_with_a_paid_payment()).await,
        ),
        (
            "not found",
            look_up(refused(404, -1, "존재하지 않는 결제정보입니다.")).await,
        ),
        ("too many calls", cancel(page(429, "slow down")).await),
        (
            "a failure inside, of a change",
            cancel(refused(500, -1, "내부 오류")).await,
        ),
        (
            "a failure inside, of a read",
            look_up(refused(500, -1, "내부 오류")).await,
        ),
        ("an HTML error page, of a change", cancel(html()).await),
        ("an HTML error page, of a read", look_up(html()).await),
        ("an HTML page at 200", cancel(page(200, "<html>")).await),
        ("a redirect", cancel(redirect()).await),
        (
            "code 0 at 400",
            cancel(answer(400, r#"{"code":0,"message":null,"response":null}"#)).await,
        ),
        (
            "accepted without a payload",
            cancel(answer(200, r#"{"code":0}"#)).await,
        ),
        (
            "accepted, a required amount absent",
            cancel(incomplete()).await,
        ),
        ("the same of a read", look_up(incomplete()).await),
        (
            "about another payment, of a change",
            cancel(about_another()).await,
        ),
        (
            "about another payment, of a read",
            look_up(about_another()).await,
        ),
        (
            "too large",
            cancel(answer(200, vec![b' '; 8 * 1024 * 1024 + 1])).await,
        ),
    ]
}

fn redirect() -> Reply {
    let location = "Location: https://example.com/?secret\r\nConnection: close\r\n";
    Reply::bytes(http(302, location, ""))
}

async fn without_an_answer() -> Vec<(&'static str, Error)> {
    let (silent, quiet) = (
        Server::in_turn([Reply::then_nothing("")]),
        Server::in_turn([Reply::then_nothing("")]),
    );
    let limit = Duration::from_millis(100);
    let change = silent.builder().change_timeout(limit).build().unwrap();
    let read = quiet.builder().read_timeout(limit).build().unwrap();
    vec![
        (
            "closed without an answer, of a change",
            cancel(Reply::close()).await,
        ),
        (
            "closed without an answer, of a read",
            look_up(Reply::close()).await,
        ),
        (
            "no answer in time, of a change",
            change.revoke_vbank("imp_1").send().await.unwrap_err(),
        ),
        (
            "no answer in time, of a read",
            read.get_payment_by_imp_uid("imp_1")
                .send()
                .await
                .unwrap_err(),
        ),
    ]
}

/// What a program can ask.
fn answers(error: &Error) -> String {
    let predicates = [
        ("invalid input", error.is_invalid_input()),
        ("auth", error.is_auth()),
        ("not found", error.is_not_found()),
        ("refused", error.is_refused()),
        ("rate limited", error.is_rate_limited()),
        ("timeout", error.is_timeout()),
        ("connect", error.is_connect()),
        ("connection lost", error.is_connection_lost()),
        ("decode", error.is_decode()),
        ("mismatch", error.is_mismatch()),
        ("redirect", error.is_redirect()),
        ("server", error.is_server()),
        ("transient", error.is_transient()),
    ];
    let held: Vec<&str> = predicates
        .iter()
        .filter(|(_, holds)| *holds)
        .map(|(name, _)| *name)
        .collect();
    format!("{}; is: {}", error.outcome(), held.join(", "))
}

#[tokio::test]
async fn each_kind() {
    let mut text = String::new();
    for (title, errors) in [
        ("Before anything is sent", before_anything_is_sent().await),
        ("On the way to a token", on_the_way_to_a_token().await),
        ("With an answer", with_an_answer().await),
        ("Without an answer", without_an_answer().await),
    ] {
        writeln!(text, "# {title}\n").unwrap();
        for (name, error) in errors {
            let line = error.to_string();
            assert_eq!(line.lines().count(), 1, "{name} is one line");
            for hidden in [
                KEY,
                SECRET,
                TOKEN,
                "110123456789",
                "110-123",
                "html",
                "example.com",
            ] {
                let all = format!("{error:?} {line}");
                assert!(!all.contains(hidden), "{name} shows {hidden}: {all}");
            }
            writeln!(text, "## {name}\n{line}\n[{}]\n", answers(&error)).unwrap();
        }
    }
    assert_text("text", "errors", text.trim_end());
}
