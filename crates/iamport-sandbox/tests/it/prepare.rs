use serde_json::{Value, json};

use crate::client::Caller;

const PATH: &str = "/payments/prepare";

#[tokio::test]
async fn an_amount_is_registered_changed_and_looked_up() {
    let caller = Caller::start().await;
    let body = json!({"merchant_uid": "a/1", "amount": 1_000});
    let prepared = caller.post(PATH, body.clone()).await.ok();
    let expected = json!({"merchant_uid": "a/1", "amount": 1_000, "currency": Value::Null});
    assert_eq!(prepared, expected);
    caller
        .post(PATH, body)
        .await
        .declined("결제정보 사전등록에 실패하였습니다(이미 등록된 merchant_uid입니다).");

    let form = "merchant_uid=a%2F1&amount=12.50&currency=USD";
    let changed = caller.form("PUT", PATH, form).await.ok();
    assert_eq!(changed["amount"], 12.5);
    let looked_up = caller.get("/payments/prepare/a%2F1").await.ok();
    assert_eq!(looked_up, changed);
    assert_eq!(looked_up["currency"], "USD");
}

#[tokio::test]
async fn what_was_not_registered_is_not_found() {
    let caller = Caller::start().await;
    let unknown = "사전등록된 결제정보가 존재하지 않습니다.";
    caller
        .get("/payments/prepare/x")
        .await
        .refused(404, -1, unknown);
    caller
        .put(PATH, json!({"merchant_uid": "x", "amount": 1}))
        .await
        .refused(404, -1, unknown);
}

#[tokio::test]
async fn wrong_values_are_refused() {
    let caller = Caller::start().await;
    for (body, message) in [
        (json!({}), "merchant_uid, amount"),
        (json!({"merchant_uid": "a"}), "amount"),
        (json!({"amount": 1}), "merchant_uid"),
        (json!({"merchant_uid": "a", "amount": -1}), "amount"),
        (json!({"merchant_uid": "a", "amount": "x"}), "amount"),
        (
            json!({"merchant_uid": "a".repeat(41), "amount": 1}),
            "merchant_uid",
        ),
        (
            json!({"merchant_uid": "a", "amount": 1, "currency": "won"}),
            "currency",
        ),
        (
            json!({"merchant_uid": "a", "amount": 0.5, "currency": "KRW"}),
            "amount",
        ),
    ] {
        caller.post(PATH, body).await.declined(message);
    }
    caller.put(PATH, json!({})).await.declined("merchant_uid");
}
