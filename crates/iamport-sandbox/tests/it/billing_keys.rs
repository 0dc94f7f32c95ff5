//! Billing keys.

use iamport_sandbox::{Assumptions, GatewayRefusal, cards};
use serde_json::{Value, json};

use crate::billing::card;
use crate::client::{Caller, NOW};

const UNKNOWN_KEY: &str = "로 등록된 정보를 찾을 수 없습니다.";

#[tokio::test]
async fn a_key_from_issue_to_deletion() {
    let caller = Caller::start().await;
    let mut body = card(cards::WORKS);
    body["customer_name"] = json!("홍길동");
    body["customer_id"] = json!("buyer 7");
    let path = "/subscribe/customers/c%201";
    let saved = caller.post(path, body).await.ok();
    for (name, value) in [
        ("customer_uid", json!("c 1")),
        ("customer_id", json!("buyer 7")),
        ("customer_name", json!("홍길동")),
        ("customer_tel", Value::Null),
        ("pg_provider", json!("nice_v2")),
        ("pg_id", json!("sandbox_nice_v2_live")),
        ("sandbox", json!(false)),
        ("card_name", json!("삼성카드")),
        ("card_code", json!("365")),
        ("card_number", json!("536510******0001")),
        ("card_type", json!(0)),
        ("inserted", json!(NOW)),
        ("updated", json!(NOW)),
    ] {
        assert_eq!(saved[name], value, "{name}");
    }
    assert!(saved.get("channelGroupId").is_none());
    assert_eq!(caller.get(path).await.ok(), saved);

    let form = "channel_key=channel-key-kcp-test&card_number=5365100000000011&expiry=2030-01";
    caller.sandbox.clock().set(NOW + 10);
    let replaced = caller.form("POST", path, form).await.ok();
    assert_eq!(replaced["card_type"], 1);
    assert_eq!(replaced["sandbox"], true);
    assert_eq!(replaced["inserted"], NOW);
    assert_eq!(replaced["updated"], NOW + 10);

    let target = format!("{path}?reason=moved&extra%5Brequester%5D=customer");
    assert_eq!(caller.delete(&target).await.ok(), replaced);
    for reply in [caller.get(path).await, caller.delete(path).await] {
        reply.refused(404, -1, UNKNOWN_KEY);
    }
    caller.is_sound();
}

#[tokio::test]
async fn cards_that_get_no_key() {
    let caller = Caller::start().await;
    let begins = "카드정보 인증 및 빌키 발급에 실패하였습니다.";
    let refused = caller.save_key("c", cards::REFUSED).await;
    refused.refused(200, -1, begins);
    for (name, value) in [
        ("card_number", "1234"),
        ("expiry", "2023-10"),
        ("expiry", "12-30"),
        ("birth", "1990"),
        ("pwd_2digit", "0"),
    ] {
        let mut body = card(cards::WORKS);
        body[name] = json!(value);
        let refused = caller.post("/subscribe/customers/c", body).await;
        refused.refused(200, -1, begins);
        refused.refused(200, -1, name);
    }
    for (body, message) in [
        (json!({}), "card_number, expiry"),
        (
            json!({"channel_key": "x", "card_number": cards::WORKS, "expiry": "2030-12"}),
            "channel_key",
        ),
    ] {
        let refused = caller.post("/subscribe/customers/c", body).await;
        refused.declined(message);
    }
    let long = "x".repeat(81);
    caller
        .save_key(&long, cards::WORKS)
        .await
        .declined("customer_uid");
    caller
        .get("/subscribe/customers/c")
        .await
        .refused(404, -1, UNKNOWN_KEY);

    let strict = Assumptions::new().gateway_refusal(GatewayRefusal::ServerFailure);
    let caller = Caller::assuming(strict).await;
    let refused = caller.save_key("c", cards::REFUSED).await;
    refused.refused(500, -1, begins);
    // The API's own refusals stay what they are.
    caller
        .again("c", "a", 1_000)
        .await
        .declined("등록되지 않은 구매자입니다.");
}

#[tokio::test]
async fn a_super_key_at_the_channels_of_a_group() {
    let caller = Caller::start().await;
    let mut body = card(cards::REFUSED_BY_KCP);
    body["channel_group_id"] = json!("channel-group-sandbox");
    let saved = caller.post("/subscribe/customers/c", body).await.ok();
    assert_eq!(saved["channelGroupId"], "channel-group-sandbox");
    assert!(saved.get("card_number").is_none());
    let succeeded = saved["succeededChannels"].as_array().unwrap();
    let providers: Vec<_> = succeeded.iter().map(|at| &at["pg_provider"]).collect();
    assert_eq!(providers, ["nice_v2", "ksnet"]);
    assert_eq!(succeeded[0]["card_number"], "536510******0003");
    let failed = &saved["failedChannels"][0];
    assert_eq!(failed["type"], "PG_PROVIDER");
    assert_eq!(failed["pg_provider"], "kcp");
    assert!(!failed["message"].as_str().unwrap().is_empty());

    let with = |order: &str, channel: Option<&str>| {
        json!({
            "customer_uid": "c", "merchant_uid": order, "amount": 1_000, "name": "구독",
            "buyer_name": "홍길동", "product_type": "real", "channel_key": channel,
        })
    };
    let path = "/subscribe/payments/again";
    let mut providers = Vec::new();
    for order in ["a", "b", "c"] {
        let paid = caller.post(path, with(order, None)).await.ok();
        providers.push(paid["pg_provider"].as_str().unwrap().to_owned());
    }
    assert_eq!(providers, ["nice_v2", "ksnet", "nice_v2"]);
    let named = with("d", Some("channel-key-ksnet"));
    assert_eq!(caller.post(path, named).await.ok()["pg_provider"], "ksnet");
    let without = with("e", Some("channel-key-kcp"));
    caller
        .post(path, without)
        .await
        .declined("빌링키가 없습니다.");
    caller.is_sound();
}

#[tokio::test]
async fn many_keys_at_once() {
    let caller = Caller::start().await;
    caller.save_key("a", cards::WORKS).await.ok();
    caller.save_key("b", cards::WORKS).await.ok();
    let path = "/subscribe/customers";
    let both = caller
        .get(&format!("{path}?customer_uid%5B%5D=b&customer_uid[]=a"))
        .await
        .ok();
    assert_eq!(both.as_array().unwrap().len(), 2);
    let some = caller
        .get(&format!("{path}?customer_uid[]=a&customer_uid[]=x"))
        .await;
    assert_eq!(some.status, 207);
    assert_eq!(some.response().as_array().unwrap().len(), 1);
    for query in ["?customer_uid[]=x", ""] {
        caller
            .get(&format!("{path}{query}"))
            .await
            .refused(404, -1, UNKNOWN_KEY);
    }
}

#[tokio::test]
async fn the_payments_of_a_key() {
    let caller = Caller::start().await;
    caller.save_key("c", cards::WORKS).await.ok();
    for at in 0..21 {
        caller.again("c", &format!("o{at}"), 1_000).await.ok();
    }
    let path = "/subscribe/customers/c/payments";
    let first = caller.get(path).await.ok();
    assert_eq!(first["total"], 21);
    assert_eq!((&first["previous"], &first["next"]), (&json!(0), &json!(2)));
    assert_eq!(first["list"].as_array().unwrap().len(), 20);
    assert_eq!(first["list"][0]["merchant_uid"], "o20");
    let second = caller.get(&format!("{path}?page=2")).await.ok();
    assert_eq!(second["list"][0]["merchant_uid"], "o0");
    let past = caller.get(&format!("{path}?page=9")).await.ok();
    assert_eq!(past["list"], json!([]));
    assert_eq!(caller.get(&format!("{path}?page=x")).await.ok(), first);
    caller
        .get("/subscribe/customers/x/payments")
        .await
        .refused(404, -1, UNKNOWN_KEY);
}
