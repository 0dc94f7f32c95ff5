//! Calls and fields that the crate has no method for.

use iamport::{Method, Outcome, Repeat};
use iamport_testing::{Reply, Server, accepted, http, refused, token};
use serde_json::{Value, json};

use super::Shop;
use crate::support::Clients as _;

/// A server that accepts everything, with the request as the payload.
fn echo() -> Server {
    Server::start(|request| {
        if request.asks_for_a_token() {
            return token();
        }
        accepted(&json!({"target": request.target(), "body": request.body}))
    })
}

#[tokio::test]
async fn a_call_that_is_not_in_the_spec_goes_the_same_way() {
    let server = echo();
    let client = server.client();
    let answer = client
        .request(Method::Post, Repeat::Once, "/payments/{imp_uid}/notes")
        .path("imp_uid", "imp_1/2 값")
        .query("a b", "c&d")
        .field("note", json!({"text": "t"}))
        .send()
        .await
        .unwrap();
    assert_eq!(
        answer.value()["target"],
        "/payments/imp_1%2F2%20%EA%B0%92/notes?a%20b=c%26d"
    );
    assert_eq!(answer.value()["body"], r#"{"note":{"text":"t"}}"#);
    let last = server.calls().pop().unwrap();
    assert_eq!(
        last.header("connection"),
        Some("close"),
        "a change has a connection of its own"
    );

    #[derive(serde::Deserialize)]
    struct Answer {
        target: String,
    }
    let typed = client
        .request(Method::Get, Repeat::Safe, "/new")
        .without_token()
        .send_as::<Answer>()
        .await
        .unwrap();
    assert_eq!(typed.value().target, "/new");
    assert_eq!(server.calls().pop().unwrap().header("authorization"), None);
    // A payload of another shape: a change may have happened.
    for (repeat, outcome) in [
        (Repeat::Safe, Outcome::Unanswered),
        (Repeat::Once, Outcome::Unknown),
    ] {
        let call = client.request(Method::Post, repeat, "/new");
        let error = call.send_as::<Vec<String>>().await.unwrap_err();
        assert_eq!(error.outcome(), outcome, "{error}");
        assert!(error.is_decode() && error.raw().is_some(), "{error}");
        assert!(error.to_string().contains("POST /new"), "{error}");
    }
}

#[tokio::test]
async fn what_would_go_astray_is_not_sent() {
    let server = echo();
    let client = server.client();
    let call = |method, path: &str| client.request(method, Repeat::Once, path);
    let known = call(Method::Post, "/payments/cancel").field("amount", 0);
    let slashed = call(Method::Delete, "/{a}").path("a", "vbanks/imp_1");
    for (call, says) in [
        (call(Method::Get, "payments"), "must begin with a slash"),
        (
            call(Method::Get, "https://elsewhere.example/"),
            "must begin with a slash",
        ),
        (
            call(Method::Get, "//elsewhere.example/a"),
            "between its slashes",
        ),
        (call(Method::Get, "/a/../b"), "between its slashes"),
        (call(Method::Get, "/a?b=c"), "has only letters"),
        (call(Method::Get, "/a%2e%2e"), "has only letters"),
        (call(Method::Get, "/a/{b}"), "`b` must be given"),
        (
            call(Method::Get, "/a/{b}").path("b", ".."),
            "`b` must not be",
        ),
        (call(Method::Get, "/a").field("b", 1), "a GET has no body"),
        (call(Method::Post, "/a").field(" ", 1), "no name"),
        (
            call(Method::Post, "/a").field("b", -1),
            "must not be negative",
        ),
        (call(Method::Post, "/a").field("b", f64::NAN), "`b`"),
        (known, "`cancelPayment`"),
        (slashed, "`revokeVbank`"),
    ] {
        let name = format!("{call:?}");
        let Err(error) = call.send().await else {
            // JSON has no NaN, and serde_json writes null.
            assert!(name.contains("\"/a\""), "{name}");
            continue;
        };
        assert!(
            error.is_invalid_input() && error.outcome() == Outcome::NotSent,
            "{name}: {error}"
        );
        assert!(error.to_string().contains(says), "{name}: {error}");
    }
    let sent: Vec<_> = server.calls().iter().map(|it| it.body.clone()).collect();
    assert!(sent.iter().all(|body| body == r#"{"b":null}"#), "{sent:?}");
}

#[tokio::test]
async fn an_extra_field_goes_along_and_is_hidden() {
    let server = Server::start(|request| {
        if request.asks_for_a_token() {
            return token();
        }
        refused(
            200,
            1,
            &format!("{} {}", request.target(), request.body.replace('"', "'")),
        )
    });
    let client = server.client();
    let call = || {
        client
            .cancel_payment()
            .imp_uid("imp_1")
            .reason("r")
            .amount(1_000)
    };
    let error = call()
        .extra_field("new_secret", json!({"pin": "hunter2"}))
        .extra_query("mode", "swordfish")
        .send()
        .await
        .unwrap_err();
    let sent = server.calls().pop().unwrap();
    let body: Value = sent.json().unwrap();
    assert_eq!(body["new_secret"]["pin"], "hunter2");
    assert!(sent.target().ends_with("?mode=swordfish"));
    assert!(error.message().unwrap().contains("imp_1"), "{error}");
    for hidden in ["hunter2", "swordfish"] {
        assert!(!format!("{error} {error:#?}").contains(hidden), "{error}");
        assert!(!format!("{:?}", call().extra_field("a", hidden)).contains(hidden));
    }
    // What has a method is set with it, or its checks would be passed by.
    let error = client
        .cancel_payment()
        .imp_uid("imp_1")
        .extra_field("amount", 0)
        .send()
        .await
        .unwrap_err();
    assert!(
        error.is_invalid_input() && error.to_string().contains("`amount`"),
        "{error}"
    );
    let error = client
        .get_payment_by_imp_uid("imp_1")
        .extra_query("include_sandbox", "x");
    assert!(error.send().await.unwrap_err().is_invalid_input());
}

#[tokio::test]
async fn confirmed_changes_take_extra_fields_and_their_looks_don_t() {
    let shop = Shop::open().await;
    let account = shop.issue("order-1").await;
    let revoke = shop
        .client
        .revoke_vbank(&account.imp_uid)
        .extra_query("later", "1");
    assert!(revoke.confirm().await.unwrap().is_done());
    let targets: Vec<String> = shop
        .sandbox
        .control()
        .transcript()
        .into_iter()
        .map(|it| it.target)
        .filter(|target| target.contains("later"))
        .collect();
    assert_eq!(targets, [format!("/vbanks/{}?later=1", account.imp_uid)]);
}

#[tokio::test]
async fn headers_are_shown_of_answers_and_errors() {
    let server = Server::start(|request| {
        if request.asks_for_a_token() {
            return token();
        }
        let status = if request.target().contains("imp_1") {
            200
        } else {
            404
        };
        let code = if status == 200 { 0 } else { 1 };
        let body = json!({"code": code, "message": "no", "response": null}).to_string();
        Reply::bytes(http(
            status,
            "X-Request-Id: abc\r\nConnection: close\r\n",
            body,
        ))
    });
    let client = server.client();
    let call = |id| {
        client
            .request(Method::Get, Repeat::Safe, "/a/{id}")
            .path("id", id)
    };
    let answer = call("imp_1").send().await.unwrap();
    assert_eq!(answer.headers().get("x-request-id"), Some("abc"));
    let error = call("imp_2").send().await.unwrap_err();
    assert_eq!(error.headers().get("x-request-id"), Some("abc"));
}
