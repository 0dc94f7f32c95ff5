//! Access tokens: got once, renewed in time, replaced when refused, and never more often than needed.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use iamport::{Client, Error, Outcome};
use iamport_sandbox::EXAMPLE_IMP_UID;
use iamport_testing::{Server, answer, envelope, granted};
use serde_json::json;
use tokio::task::JoinSet;

use super::{NOW, Shop, client};
use crate::support::Clients as _;

const TOKEN: &str = "POST /users/getToken 200";
const LOOKED_UP: &str = "GET /payments/imp_448280090638 200";
const NOT_LOOKED_UP: &str = "GET /payments/imp_448280090638 401";

async fn look_up(client: &Client) -> Result<(), Error> {
    let answer = client
        .get_payment_by_imp_uid(EXAMPLE_IMP_UID)
        .send()
        .await?;
    assert_eq!(answer.value().imp_uid, EXAMPLE_IMP_UID);
    Ok(())
}

/// Moves the client's own clock, while nothing is under way. The sandbox has another.
async fn let_pass(seconds: u64) {
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(seconds)).await;
    tokio::time::resume();
}

#[tokio::test]
async fn one_token_serves_many_calls() {
    let shop = Shop::open().await;
    for _ in 0..3 {
        look_up(&shop.client).await.unwrap();
    }
    // Clones share it.
    look_up(&shop.client.clone()).await.unwrap();
    let log = shop.log();
    assert_eq!(log[0], TOKEN);
    assert_eq!(log[1..], [LOOKED_UP; 4]);
}

#[tokio::test]
async fn fifty_callers_with_a_cold_cache_fetch_one_token() {
    let shop = Shop::open().await;
    let mut calls = JoinSet::new();
    for _ in 0..50 {
        let client = shop.client.clone();
        calls.spawn(async move { look_up(&client).await });
    }
    for result in calls.join_all().await {
        result.unwrap();
    }
    let log = shop.log();
    assert_eq!(log[0], TOKEN);
    assert_eq!(log[1..], [LOOKED_UP; 50]);
}

#[tokio::test]
async fn fifty_callers_with_a_refused_token_fetch_one_new_token() {
    let shop = Shop::open().await;
    look_up(&shop.client).await.unwrap();
    shop.sandbox.control().expire_token();
    let mut calls = JoinSet::new();
    for _ in 0..50 {
        let client = shop.client.clone();
        calls.spawn(async move { look_up(&client).await });
    }
    for result in calls.join_all().await {
        result.unwrap();
    }
    let log = shop.log();
    let count = |line: &str| log.iter().filter(|other| *other == line).count();
    assert_eq!(count(TOKEN), 2);
    assert_eq!(count(LOOKED_UP), 51);
    assert!((1..=50).contains(&count(NOT_LOOKED_UP)));
    assert_eq!(log.len(), 53 + count(NOT_LOOKED_UP));
}

#[tokio::test]
async fn a_token_that_ends_between_two_calls_is_replaced_once_and_the_call_repeated_once() {
    for end in [
        (|shop: &Shop| shop.sandbox.control().expire_token()) as fn(&Shop),
        |shop| shop.sandbox.clock().advance(Duration::from_secs(1_800)),
    ] {
        let shop = Shop::open().await;
        let issued = shop.issue("order-1").await.imp_uid;
        let mut seen = shop.log().len();

        end(&shop);
        look_up(&shop.client).await.unwrap();
        assert_eq!(shop.log_since(&mut seen), [NOT_LOOKED_UP, TOKEN, LOOKED_UP]);
        // A change as well: the API refused it, so it did not happen.
        end(&shop);
        shop.client.revoke_vbank(&issued).send().await.unwrap();
        assert_eq!(
            shop.log_since(&mut seen),
            [
                &format!("DELETE /vbanks/{issued} 401"),
                TOKEN,
                &format!("DELETE /vbanks/{issued} 200"),
            ]
        );
        // One that must never be sent twice too.
        let paid = shop.paid(5_000, "order-2");
        end(&shop);
        let cancelled = shop.client.cancel_payment().imp_uid(&paid).amount(1_000);
        let cancelled = cancelled.send().await.unwrap().into_inner();
        assert_eq!(cancelled.cancel_history.len(), 1);
        assert_eq!(
            shop.log_since(&mut seen),
            [
                "POST /payments/cancel 401",
                TOKEN,
                "POST /payments/cancel 200"
            ]
        );
        look_up(&shop.client).await.unwrap();
        assert_eq!(shop.log_since(&mut seen), [LOOKED_UP]);
    }
}

/// A change is repeated only if the 401 is the API's own and the new token is another one: a token lives on until its
/// end, so another one shows that the old one was dead and nothing happened.
#[tokio::test]
async fn a_change_is_repeated_only_with_another_token_and_once() {
    let whole = r#"{"code":-1,"message":"Unauthorized","response":null}"#;
    let half = r#"{"code":-1,"message":"Unauthorized"}"#;
    // What the 401 says, whether each token is another one, how often the change is sent, what has come of it.
    for (body, others, times, outcome) in [
        (whole, true, 2, Outcome::Refused),
        (whole, false, 1, Outcome::Refused),
        (half, true, 1, Outcome::Unknown),
        ("<html>", true, 1, Outcome::Unknown),
    ] {
        let given = AtomicUsize::new(0);
        let server = Server::start(move |request| {
            if request.asks_for_a_token() {
                let number = given.fetch_add(usize::from(others), Ordering::SeqCst);
                granted(&format!("T0KEN-{number}"), NOW, NOW + 1_800)
            } else {
                answer(401, body)
            }
        });
        let client = server.client();
        let cancel = client.cancel_payment().imp_uid("imp_1").amount(1_000);
        let error = cancel.send().await.unwrap_err();
        let name = format!("{body}, another token: {others}");
        assert!(error.is_auth(), "{name}: {error}");
        assert_eq!(error.outcome(), outcome, "{name}: {error}");
        let bearers: Vec<_> = server
            .calls()
            .iter()
            .map(|call| call.header("authorization").unwrap().to_owned())
            .collect();
        assert_eq!(bearers.len(), times, "{name}");
        for (number, bearer) in bearers.iter().enumerate() {
            assert_eq!(bearer, &format!("Bearer T0KEN-{number}"), "{name}");
        }
    }
}

#[tokio::test]
async fn a_401_that_never_ends_is_repeated_once() {
    let shop = Shop::open().await;
    let paid = shop.paid(5_000, "order-1");
    shop.sandbox.control().reject_every_token(true);
    let mut seen = 0;
    let check = |error: Error| {
        assert!(error.is_auth() && error.is_refused(), "{error}");
        assert_eq!(error.outcome(), Outcome::Refused, "{error}");
        assert_eq!(error.http_status(), Some(401), "{error}");
    };

    check(look_up(&shop.client).await.unwrap_err());
    assert_eq!(
        shop.log_since(&mut seen),
        [TOKEN, NOT_LOOKED_UP, TOKEN, NOT_LOOKED_UP]
    );
    let cancel = || shop.client.cancel_payment().imp_uid(&paid).send();
    check(cancel().await.unwrap_err());
    // The API gives the same token again, so nothing shows that the refused one was dead, and a change is not repeated.
    let refused = "POST /payments/cancel 401";
    assert_eq!(shop.log_since(&mut seen), [TOKEN, refused, TOKEN]);

    shop.sandbox.control().reject_every_token(false);
    assert_eq!(cancel().await.unwrap().value().cancel_history.len(), 1);
}

#[tokio::test]
async fn a_wrong_secret_sends_nothing_but_the_question_for_a_token() {
    let shop = Shop::open().await;
    let (key, _) = shop.sandbox.credentials();
    let stranger = client(shop.sandbox.url(), key, "wrong-secret");
    for attempt in 1..=2 {
        let error = stranger
            .cancel_payment()
            .imp_uid(EXAMPLE_IMP_UID)
            .send()
            .await
            .unwrap_err();
        assert!(error.is_auth() && error.is_refused(), "{error}");
        assert_eq!(error.outcome(), Outcome::NotSent);
        assert_eq!(error.operation(), Some("cancelPayment"));
        assert_eq!(error.http_status(), Some(401));
        assert!(error.message().unwrap().contains("인증에 실패"), "{error}");
        assert!(!error.to_string().contains("wrong-secret"));
        assert_eq!(shop.log(), vec!["POST /users/getToken 401"; attempt]);
    }
}

#[tokio::test]
async fn without_credentials_nothing_is_sent() {
    let shop = Shop::open().await;
    let anonymous = Client::builder()
        .base_url(shop.sandbox.url())
        .build()
        .unwrap();
    let error = look_up(&anonymous).await.unwrap_err();
    assert!(error.is_auth() && error.is_invalid_input(), "{error}");
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(shop.log().is_empty());

    // The one call that needs no token works.
    let (key, secret) = shop.sandbox.credentials();
    let grant = anonymous
        .get_token()
        .imp_key(key)
        .imp_secret(secret)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert!(!grant.access_token.is_empty());
    let life = grant.expired_at.unwrap().as_secs() - grant.now.unwrap().as_secs();
    assert_eq!(life, 1_800);
}

#[tokio::test]
async fn a_token_is_renewed_in_its_last_minute_and_not_before() {
    let shop = Shop::open().await;
    look_up(&shop.client).await.unwrap();
    let mut seen = 0;
    assert_eq!(shop.log_since(&mut seen), [TOKEN, LOOKED_UP]);

    shop.sandbox.clock().advance(Duration::from_secs(1_700));
    let_pass(1_700).await;
    look_up(&shop.client).await.unwrap();
    assert_eq!(shop.log_since(&mut seen), [LOOKED_UP]);

    shop.sandbox.clock().advance(Duration::from_secs(45));
    let_pass(45).await;
    look_up(&shop.client).await.unwrap();
    assert_eq!(shop.log_since(&mut seen), [TOKEN, LOOKED_UP]);

    // The API lets the same token live five minutes longer, and the client knows.
    shop.sandbox.clock().advance(Duration::from_secs(200));
    let_pass(200).await;
    look_up(&shop.client).await.unwrap();
    assert_eq!(shop.log_since(&mut seen), [LOOKED_UP]);
}

#[tokio::test]
async fn the_life_of_a_token_is_counted_by_the_clock_of_the_api() {
    // Long gone by our own clock, and long to come: only the difference of the two moments counts.
    for now in [1_000_000_000, 4_000_000_000_i64] {
        for (life, tokens) in [(60, 3), (3_600, 1), (-5, 3)] {
            let server = Server::start(move |request| {
                if request.line() == "POST /users/getToken" {
                    granted("T0KEN", now, now + life)
                } else {
                    envelope(404, -1, "no", &json!(null))
                }
            });
            let client = server.client();
            for _ in 0..3 {
                assert!(look_up(&client).await.unwrap_err().is_not_found());
            }
            let asked = server.lines();
            let asked = asked.iter().filter(|line| line.starts_with("POST"));
            assert_eq!(asked.count(), tokens, "{now} {life}");
        }
    }
}

#[tokio::test]
async fn every_call_carries_the_token_and_only_those_carry_the_tier() {
    let server = Server::start(|request| {
        if request.line() == "POST /users/getToken" {
            granted("T0KEN-7", NOW, NOW + 1_800)
        } else {
            envelope(404, -1, "no", &json!(null))
        }
    });
    let client = server.client();
    let agent = concat!("iamport-rust/", env!("CARGO_PKG_VERSION"));
    // The token is fetched on behalf of a call that carries the tier, and is the agency's all the same.
    look_up(&client.tier("A01").unwrap()).await.unwrap_err();
    look_up(&client).await.unwrap_err();
    look_up(&client.tier("B02").unwrap()).await.unwrap_err();
    let headers: Vec<_> = server
        .received()
        .iter()
        .map(|request| {
            assert_eq!(request.header("user-agent"), Some(agent));
            let header = |name| request.header(name).map(str::to_owned);
            (header("authorization"), header("tier"))
        })
        .collect();
    let bearer = || Some("Bearer T0KEN-7".to_owned());
    assert_eq!(
        headers,
        [
            (None, None),
            (bearer(), Some("A01".to_owned())),
            (bearer(), None),
            (bearer(), Some("B02".to_owned())),
        ]
    );
    for wrong in ["", "a01", "A1", "A012", "A-1", "가나다", "A01\r\n"] {
        let error = client.tier(wrong).unwrap_err();
        assert!(error.is_invalid_input(), "{wrong:?}");
    }
}
