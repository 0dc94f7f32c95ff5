//! Behaviours of `fidelity.json` that no other test shows.

use iamport_sandbox::{EXAMPLE_IMP_UID, NewPayment, cards, channel_key};
use serde_json::{Value, json};

use crate::client::{Caller, NOW};

fn account(merchant_uid: &str) -> Value {
    json!({
        "channel_key": channel_key("nice_v2", false), "merchant_uid": merchant_uid,
        "amount": 1_000, "vbank_code": "088", "vbank_due": NOW + 60,
    })
}

#[tokio::test]
async fn long_texts_are_cut_and_a_long_order_number_is_refused() {
    let caller = Caller::start().await;
    let mut body = account("a");
    body["name"] = json!("가".repeat(50));
    body["buyer_addr"] = json!("나".repeat(200));
    let issued = caller.post("/vbanks", body).await.ok();
    assert_eq!(issued["name"], "가".repeat(40));
    assert_eq!(issued["buyer_addr"], "나".repeat(128));
    let long = caller.post("/vbanks", account(&"a".repeat(41))).await;
    long.declined("merchant_uid");
}

#[tokio::test]
async fn of_an_order_the_latest_payment_is_found() {
    let caller = Caller::start().await;
    caller.post("/vbanks", account("a")).await.ok();
    let second = caller.post("/vbanks", account("a")).await.ok();
    let found = caller.get("/payments?merchant_uid[]=a").await.ok();
    assert_eq!(found, json!([second]));
}

#[tokio::test]
async fn extension_is_passed_over() {
    let caller = Caller::start().await;
    let path = format!("/payments/{EXAMPLE_IMP_UID}");
    let plain = caller.get(&path).await.ok();
    let extended = caller.get(&format!("{path}?extension=true")).await.ok();
    assert_eq!(extended, plain);
}

#[tokio::test]
async fn an_overdue_account_can_still_be_revoked() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    control.expire(EXAMPLE_IMP_UID).unwrap();
    let path = format!("/payments/{EXAMPLE_IMP_UID}");
    assert_eq!(caller.get(&path).await.ok()["status"], "ready");
    assert!(control.deposit(EXAMPLE_IMP_UID).is_err());
    let path = format!("/vbanks/{EXAMPLE_IMP_UID}");
    assert_eq!(caller.delete(&path).await.ok()["status"], "failed");
}

#[tokio::test]
async fn an_unlimited_account_keeps_its_amount() {
    let caller = Caller::start().await;
    let mut body = account("a");
    body["channel_key"] = json!(channel_key("settle", false));
    body["vbank_holder"] = json!("가게");
    body["fixed_unlimited_vbank"] = json!(true);
    let issued = caller.post("/vbanks", body).await.ok();
    let path = format!("/vbanks/{}", issued["imp_uid"].as_str().unwrap());
    let change = json!({"amount": 9_000, "vbank_due": NOW + 90});
    let changed = caller.put(&path, change).await.ok();
    assert_eq!(changed["amount"], issued["amount"]);
    assert_eq!(changed["vbank_date"], NOW + 90);
}

#[tokio::test]
async fn an_order_is_scheduled_once_for_good() {
    let caller = Caller::start().await;
    caller.save_key("c", cards::WORKS).await.ok();
    let plan = json!({"customer_uid": "c", "schedules": [{
        "merchant_uid": "a", "amount": 1_000, "schedule_at": NOW + 60,
    }]});
    let path = "/subscribe/payments/schedule";
    caller.post(path, plan.clone()).await.ok();
    let cancel = json!({"merchant_uid": "a"});
    let cancelled = caller.post("/subscribe/payments/unschedule", cancel).await;
    cancelled.ok();
    caller.post(path, plan).await.declined("이미 등록된");
}

#[tokio::test]
async fn a_schedule_has_its_buyer_from_the_billing_key() {
    let caller = Caller::start().await;
    let key = json!({
        "channel_key": channel_key("nice_v2", false), "card_number": cards::WORKS,
        "expiry": "2030-12", "customer_name": "홍길동", "customer_tel": "010",
    });
    caller.post("/subscribe/customers/c", key).await.ok();
    let plan = json!({"customer_uid": "c", "schedules": [{
        "merchant_uid": "a", "amount": 1_000, "schedule_at": NOW + 60, "buyer_tel": "02",
    }]});
    let path = "/subscribe/payments/schedule";
    caller.post(path, plan).await.ok();
    caller.sandbox.clock().set(NOW + 60);
    let paid = caller.get("/payments/find/a").await.ok();
    assert_eq!(paid["buyer_name"], "홍길동");
    assert_eq!(paid["buyer_tel"], "02");
}

#[tokio::test]
async fn a_gateway_that_cannot_charge_is_replaced() {
    let caller = Caller::start().await;
    let body = json!({
        "merchant_uid": "a", "amount": 1_000, "card_number": cards::WORKS, "expiry": "2030-12",
        "pg": "kakaopay",
    });
    let paid = caller.post("/subscribe/payments/onetime", body).await.ok();
    assert_eq!(paid["pg_provider"], "nice_v2");
}

#[tokio::test]
async fn after_a_cancel_no_delivery_changes() {
    let caller = Caller::start().await;
    let new = NewPayment::paid("ksnet", 1_000).escrow();
    let id = caller
        .sandbox
        .control()
        .create_payment(new)
        .unwrap()
        .imp_uid;
    let target = format!("/escrows/logis/{id}");
    let delivery = json!({
        "sender": {"name": "가"}, "receiver": {"name": "나"},
        "logis": {"company": "CJGLS", "invoice": "1", "sent_at": NOW},
    });
    caller.post(&target, delivery.clone()).await.ok();
    let cancel = json!({"imp_uid": id});
    caller.post("/payments/cancel", cancel).await.ok();
    caller.put(&target, delivery).await.refused(409, -1, "");
}

#[tokio::test]
async fn a_value_that_no_list_has_is_taken() {
    let caller = Caller::start().await;
    let new = NewPayment::paid("naverco", 1_000);
    let id = caller
        .sandbox
        .control()
        .create_payment(new)
        .unwrap()
        .imp_uid;
    let sent = json!({"delivery_method": "BY_PIGEON", "dispatched_at": NOW});
    let path = format!("/payments/{id}/naver/ship");
    caller.post(&path, sent).await.ok();
}
