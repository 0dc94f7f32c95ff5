use std::time::Duration;

use iamport_sandbox::{EXAMPLE_IMP_UID, Sandbox};

use crate::client::{Caller, NOW, ask_for_token, get_token, send};

const JSON: (&str, &str) = ("Content-Type", "application/json");
const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");

fn path() -> String {
    format!("/payments/{EXAMPLE_IMP_UID}")
}

#[tokio::test]
async fn a_token_looks_like_the_services() {
    let sandbox = Sandbox::builder().frozen_at(NOW).start().await.unwrap();
    let token = ask_for_token(&sandbox).await;
    assert_eq!(token["access_token"].as_str().unwrap().len(), 40);
    assert_eq!(token["now"], NOW);
    assert_eq!(token["expired_at"], NOW + 1_800);
}

#[tokio::test]
async fn the_same_token_is_given_while_it_lives() {
    let sandbox = Sandbox::builder().frozen_at(NOW).start().await.unwrap();
    let first = ask_for_token(&sandbox).await;
    let clock = sandbox.clock();

    clock.advance(Duration::from_secs(719));
    let again = ask_for_token(&sandbox).await;
    assert_eq!(again["access_token"], first["access_token"]);
    assert_eq!(again["expired_at"], first["expired_at"]);
    assert_eq!(again["now"], NOW + 719);

    clock.set(NOW + 1_800 - 59);
    let extended = ask_for_token(&sandbox).await;
    assert_eq!(extended["access_token"], first["access_token"]);
    assert_eq!(extended["expired_at"], NOW + 1_800 + 300);

    clock.set(NOW + 2_100);
    let fresh = ask_for_token(&sandbox).await;
    assert_ne!(fresh["access_token"], first["access_token"]);
    assert_eq!(fresh["expired_at"], NOW + 2_100 + 1_800);
}

#[tokio::test]
async fn credentials_come_as_json_or_as_a_form() {
    let sandbox = Sandbox::builder()
        .credentials("my key", "my&secret")
        .start()
        .await
        .unwrap();
    assert_eq!(sandbox.credentials(), ("my key", "my&secret"));
    let bodies = [
        (JSON, r#"{"imp_key":"my key","imp_secret":"my&secret"}"#),
        (FORM, "imp_key=my+key&imp_secret=my%26secret"),
    ];
    for (kind, body) in bodies {
        let reply = send(
            &sandbox,
            "POST",
            "/users/getToken",
            &[kind],
            body.as_bytes(),
        )
        .await;
        reply.ok();
        let untyped = send(&sandbox, "POST", "/users/getToken", &[], body.as_bytes()).await;
        untyped.ok();
    }
}

#[tokio::test]
async fn wrong_and_missing_credentials_are_refused() {
    let sandbox = Sandbox::start().await.unwrap();
    let (key, secret) = sandbox.credentials();
    let post = async |body: String| {
        send(
            &sandbox,
            "POST",
            "/users/getToken",
            &[FORM],
            body.as_bytes(),
        )
        .await
    };
    for body in [
        format!("imp_key={key}&imp_secret=x"),
        format!("imp_key=x&imp_secret={secret}"),
    ] {
        let reply = post(body).await;
        reply.refused(
            401,
            -1,
            "인증에 실패하였습니다. API키와 secret을 확인하세요.",
        );
    }
    for body in [
        String::new(),
        format!("imp_key={key}"),
        format!("imp_secret={secret}"),
        format!("imp_key={key}&imp_secret="),
    ] {
        let reply = post(body).await;
        reply.refused(400, -1, "imp_key, imp_secret 파라메터가 누락되었습니다.");
    }
}

#[tokio::test]
async fn a_token_is_taken_in_three_ways() {
    let caller = Caller::start().await;
    let token = &caller.token;
    let bearer = format!("Bearer {token}");
    let get =
        async |headers: &[(&str, &str)]| send(&caller.sandbox, "GET", &path(), headers, b"").await;
    for headers in [
        [("Authorization", bearer.as_str())],
        [("authorization", token.as_str())],
        [("X-ImpTokenHeader", token.as_str())],
    ] {
        get(&headers).await.ok();
    }
    let right_one_wins = [("X-ImpTokenHeader", "x"), ("Authorization", token.as_str())];
    get(&right_one_wins).await.ok();
    let wrong_one_wins = [("X-ImpTokenHeader", token.as_str()), ("Authorization", "x")];
    get(&wrong_one_wins).await.refused(401, -1, "Unauthorized");
}

#[tokio::test]
async fn without_a_token_nothing_is_answered() {
    let caller = Caller::start().await;
    let routes = [
        ("POST", "/vbanks"),
        ("PUT", "/vbanks/imp_1"),
        ("DELETE", "/vbanks/imp_1"),
        ("GET", "/vbanks/holder"),
        ("GET", "/payments"),
        ("GET", "/payments/imp_1"),
        ("GET", "/payments/imp_1/balance"),
        ("GET", "/payments/find/a"),
        ("GET", "/payments/find/a/paid"),
        ("GET", "/payments/findAll/a"),
        ("GET", "/payments/findAll/a/paid"),
        ("GET", "/payments/status/all"),
        ("POST", "/payments/cancel"),
        ("POST", "/payments/prepare"),
        ("PUT", "/payments/prepare"),
        ("GET", "/payments/prepare/a"),
    ];
    for (method, target) in routes {
        for headers in [
            &[][..],
            &[("Authorization", "Bearer x")],
            &[("Authorization", "")],
        ] {
            let reply = send(&caller.sandbox, method, target, headers, b"{not json").await;
            assert_eq!(reply.status, 401, "{method} {target}");
            assert_eq!(
                reply.text,
                r#"{"code":-1,"message":"Unauthorized","response":null}"#
            );
        }
    }
}

#[tokio::test]
async fn tokens_end_with_their_time_or_when_a_test_says_so() {
    let caller = Caller::start().await;
    let clock = caller.sandbox.clock();
    clock.advance(Duration::from_secs(1_799));
    caller.get(&path()).await.ok();
    clock.advance(Duration::from_secs(1));
    caller.get(&path()).await.refused(401, -1, "Unauthorized");

    let caller = Caller::of(caller.sandbox).await;
    caller.get(&path()).await.ok();
    let control = caller.sandbox.control();
    control.expire_token();
    caller.get(&path()).await.refused(401, -1, "Unauthorized");
    let renewed = get_token(&caller.sandbox).await;
    assert_ne!(renewed, caller.token);

    let caller = Caller::of(caller.sandbox).await;
    control.reject_every_token(true);
    caller.get(&path()).await.refused(401, -1, "Unauthorized");
    let caller = Caller::of(caller.sandbox).await;
    caller.get(&path()).await.refused(401, -1, "Unauthorized");
    control.reject_every_token(false);
    caller.get(&path()).await.ok();
}
