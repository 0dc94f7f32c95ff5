//! Operations without state, the switch that forces answers, and what the log says of requests.

use iamport_sandbox::{EXAMPLE_IMP_UID, NewPayment};
use serde_json::json;

use super::client::{Caller, Reply, send};

async fn forced(caller: &Caller, method: &str, target: &str, answer: &str) -> Reply {
    let token = format!("Bearer {}", caller.token);
    let headers = [
        ("Authorization", &*token),
        ("X-Iamport-Sandbox-Answer", answer),
    ];
    send(&caller.sandbox, method, target, &headers, b"").await
}

#[tokio::test]
async fn a_charge_echoes_what_was_sent_and_is_repeatable() {
    let caller = Caller::start().await;
    let charge = json!({
        "benepia_user": "u", "benepia_password": "p", "merchant_uid": "o1", "amount": 3_000,
        "name": "사과", "channel_key": "k", "buyer_tel": "010",
    });
    let first = caller.post("/benepia/payment", charge.clone()).await.ok();
    assert_eq!(first["status"], "paid");
    assert_eq!(first["amount"], 3_000);
    assert_eq!(first["merchant_uid"], "o1");
    assert_eq!(first["name"], "사과");
    assert_eq!(first["buyer_tel"], "010");
    assert_eq!(first["pg_provider"], "kcp");
    assert_eq!(caller.post("/benepia/payment", charge).await.ok(), first);
    let id = first["imp_uid"].as_str().unwrap();
    assert_eq!(caller.get(&format!("/payments/{id}")).await.status, 404);
    let other = json!({"channel_key": "k", "merchant_uid": "o2", "amount": "700"});
    let cvs = caller.post("/cvs", other).await.ok();
    assert_eq!(
        (&cvs["status"], &cvs["amount"]),
        (&json!("ready"), &json!(700))
    );
    assert_ne!(cvs["imp_uid"], first["imp_uid"]);
}

#[tokio::test]
async fn documented_refusals_are_answered() {
    let caller = Caller::start().await;
    let naver = format!("/payments/{EXAMPLE_IMP_UID}/naver");
    let ship = format!("{naver}/ship");
    caller
        .post(&ship, json!({}))
        .await
        .refused(400, -1, "delivery_method, dispatched_at");
    caller
        .post(
            &ship,
            json!({"delivery_method": "NOTHING", "dispatched_at": "soon"}),
        )
        .await
        .refused(400, -1, "dispatched_at");
    caller
        .post("/cvs", json!({"amount": 1}))
        .await
        .declined("channel_key, merchant_uid");
    let charge = json!({"channel_key": "k", "merchant_uid": "o", "amount": 0});
    caller.post("/cvs", charge).await.declined("amount");
    let nobody = "/payments/imp_000000000000/naver";
    caller
        .post(&format!("{nobody}/cancel"), json!({}))
        .await
        .refused(404, -1, "");
    caller.delete("/cvs/imp_000000000000").await.declined("");
    let cash = format!("{naver}/cash-amount");
    caller.get(&cash).await.refused(400, -1, "");
    let data = json!({"data": [{
        "business_registration_number": "1", "company_name": "가", "amount": 1,
    }]});
    let partner = format!("/partners/receipts/{EXAMPLE_IMP_UID}");
    caller.post(&partner, data).await.refused(501, -1, "");
    caller.get("/cvs").await.refused(405, -1, "");
    let done = caller.delete("/kcpquick/autopay/c1").await;
    assert_eq!(done.json()["response"]["customer_uid"], "c1");
    assert_eq!(done.json()["code"], 0);
    assert!(done.json()["message"].as_str().unwrap().contains("삭제"));
}

#[tokio::test]
async fn lists_are_as_long_as_asked_and_shorter_in_part() {
    let caller = Caller::start().await;
    let naver = NewPayment::paid("naverco", 11_000);
    let naver = caller
        .sandbox
        .control()
        .create_payment(naver)
        .unwrap()
        .imp_uid;
    let target = format!("/payments/{naver}/naver/cancel");
    let all = caller
        .post(&target, json!({"product_order_id": ["1", "2"]}))
        .await
        .ok();
    assert_eq!(all.as_array().unwrap().len(), 2);
    assert_eq!(all[1]["product_order_id"], "2");
    let token = format!("Bearer {}", caller.token);
    let headers = [
        ("Authorization", &*token),
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("X-Iamport-Sandbox-Answer", "207"),
    ];
    let body = b"product_order_id[]=1&product_order_id[]=2";
    let some = send(&caller.sandbox, "POST", &target, &headers, body).await;
    assert_eq!(some.status, 207);
    assert_eq!(some.response().as_array().unwrap().len(), 1);
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
            vec![],
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
            "repeat": "converge", "title": "가상계좌 발급취소 API",
        })
    );
}
