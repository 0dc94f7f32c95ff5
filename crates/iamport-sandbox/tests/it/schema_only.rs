//! Operations without state, the switch that forces answers, and what the log says of requests.

use iamport_sandbox::EXAMPLE_IMP_UID;
use serde_json::json;

use super::client::{Caller, NOW, Reply, send};

async fn forced(caller: &Caller, method: &str, target: &str, answer: &str) -> Reply {
    let token = format!("Bearer {}", caller.token);
    let headers = [
        ("Authorization", &*token),
        ("X-Iamport-Sandbox-Answer", answer),
    ];
    send(&caller.sandbox, method, target, &headers, b"").await
}

#[tokio::test]
async fn what_nobody_can_know_is_made_up_from_the_schema() {
    let caller = Caller::start().await;
    let span = format!("channel_key=k&from={NOW}&to={NOW}&review_type=premium");
    let reviews = caller.get(&format!("/naver/reviews?{span}")).await;
    assert!(
        reviews
            .head
            .contains("x-iamport-sandbox-fidelity: schema-only")
    );
    assert_eq!(reviews.ok()[0]["score"], "2");
    let orders = "/kakao/payment/orders?payment_request_date=20240701";
    caller.get(orders).await.ok();
}

#[tokio::test]
async fn documented_refusals_are_answered() {
    let caller = Caller::start().await;
    let reviews = "/naver/reviews?channel_key=k";
    caller
        .get(reviews)
        .await
        .refused(400, -1, "from, to, review_type");
    let span = "from=soon&to=1&review_type=never";
    caller
        .get(&format!("{reviews}&{span}"))
        .await
        .refused(400, -1, "from");
    caller
        .get("/kakao/payment/orders")
        .await
        .declined("payment_request_date");
    caller.get("/cvs").await.refused(405, -1, "");
}

#[tokio::test]
async fn any_documented_error_can_be_forced() {
    let caller = Caller::start().await;
    let vbank = format!("/vbanks/{EXAMPLE_IMP_UID}");
    forced(&caller, "DELETE", &vbank, "404")
        .await
        .refused(404, -1, "404");
    forced(&caller, "DELETE", &vbank, "418")
        .await
        .refused(400, -1, "200, 400, 401, 404");
    forced(&caller, "DELETE", &vbank, "nonsense")
        .await
        .refused(400, -1, "revokeVbank");
    let still = caller
        .get(&format!("/payments/{EXAMPLE_IMP_UID}"))
        .await
        .ok();
    assert_eq!(still["status"], "ready");
    forced(&caller, "DELETE", &vbank, "200").await.ok();
    forced(&caller, "GET", "/nothing", "404")
        .await
        .refused(404, -1, "");
}

#[tokio::test]
async fn the_log_says_what_the_specification_forbids() {
    let caller = Caller::start().await;
    let wrong = json!({"imp_uid": EXAMPLE_IMP_UID, "amount": "10", "refund_account": 7});
    caller.post("/payments/cancel", wrong).await;
    caller.form("POST", "/payments/cancel", "amount=10").await;
    caller.get("/payments/status/never").await;
    caller.get("/nothing").await;
    caller.form("POST", "/payments/cancel", "a=%").await;
    let token = format!("Bearer {}", caller.token);
    let headers = [("Authorization", &*token), ("Content-Type", "text/plain")];
    send(&caller.sandbox, "POST", "/cvs", &headers, b"?")
        .await
        .refused(200, 1, "");
    let told: Vec<Vec<String>> = caller
        .sandbox
        .requests()
        .into_iter()
        .map(|record| record.violations)
        .collect();
    let schema = "#/paths/~1payments~1cancel/post/requestBody/content/application~1json/schema";
    assert_eq!(
        told,
        [
            vec![],
            vec![
                format!("{schema}/properties/amount/type: amount is not a number"),
                format!("{schema}/properties/refund_account/type: refund_account is not a string"),
            ],
            vec![],
            vec![
                "#/components/schemas/PaymentStatusFilter/enum: payment_status is none of the \
                 listed values"
                    .to_owned()
            ],
            vec!["#/paths: no operation has this path".to_owned()],
            vec![format!("{schema}/properties: a is not described")],
            vec![
                "#/paths/~1cvs/post/requestBody/content: the value is neither JSON nor a form"
                    .to_owned()
            ],
        ]
    );
}

#[tokio::test]
async fn the_table_is_served() {
    let caller = Caller::start().await;
    let table = send(&caller.sandbox, "GET", "/_sandbox/fidelity", &[], b"")
        .await
        .ok();
    let behaviours = table["behaviours"].as_array().unwrap();
    assert_eq!(behaviours.len(), iamport_sandbox::fidelity().len());
    let operations = table["operations"].as_array().unwrap();
    assert_eq!(operations.len(), iamport_sandbox::operations().len());
    let vbank = operations
        .iter()
        .find(|o| o["operation_id"] == "revokeVbank")
        .unwrap();
    assert_eq!(
        *vbank,
        json!({
            "family": "vbanks", "level": "stateful", "method": "DELETE",
            "operation_id": "revokeVbank", "path": "/vbanks/{imp_uid}",
            "repeat": "idempotent", "title": "가상계좌 발급취소 API",
        })
    );
}
