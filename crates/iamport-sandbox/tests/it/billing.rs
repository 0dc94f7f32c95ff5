//! Charges without a payment window.

use iamport_sandbox::{Assumptions, DeclinedCharge, Sandbox, cards, channel_key};
use serde_json::{Value, json};

use crate::client::{Caller, NOW, Reply};

impl Caller {
    pub(crate) async fn assuming(assumptions: Assumptions) -> Caller {
        let builder = Sandbox::builder().frozen_at(NOW).seed(1);
        Caller::of(builder.assume(assumptions).start().await.unwrap()).await
    }

    pub(crate) async fn save_key(&self, customer_uid: &str, number: &str) -> Reply {
        let path = format!("/subscribe/customers/{customer_uid}");
        self.post(&path, card(number)).await
    }

    pub(crate) async fn again(&self, customer_uid: &str, merchant_uid: &str, amount: u32) -> Reply {
        let body = json!({
            "customer_uid": customer_uid, "merchant_uid": merchant_uid,
            "amount": amount, "name": "구독",
        });
        self.post("/subscribe/payments/again", body).await
    }

    /// That whatever was done broke nothing.
    pub(crate) fn is_sound(&self) {
        assert_eq!(self.sandbox.control().check_invariants(), []);
    }
}

pub(crate) fn card(number: &str) -> Value {
    json!({
        "channel_key": channel_key("nice_v2", false),
        "card_number": number, "expiry": "2030-12", "birth": "900101", "pwd_2digit": "00",
    })
}

#[tokio::test]
async fn a_key_is_charged() {
    let caller = Caller::start().await;
    let unknown = caller.again("c", "a", 1_000).await;
    unknown.declined("등록되지 않은 구매자입니다.");
    caller.save_key("c", cards::WORKS).await.ok();
    let mut body = json!({
        "customer_uid": "c", "merchant_uid": "a", "amount": 50_000, "name": "구독",
        "card_quota": 3, "custom_data": {"a": 1},
    });
    let paid = caller
        .post("/subscribe/payments/again", body.clone())
        .await
        .ok();
    assert!(paid["imp_uid"].as_str().unwrap().starts_with("imps_"));
    for (name, value) in [
        ("status", json!("paid")),
        ("pay_method", json!("card")),
        ("channel", json!("api")),
        ("customer_uid", json!("c")),
        ("customer_uid_usage", json!("payment")),
        ("card_number", json!("536510******0001")),
        ("card_quota", json!(3)),
        ("paid_at", json!(NOW)),
        ("custom_data", json!(r#"{"a":1}"#)),
    ] {
        assert_eq!(paid[name], value, "{name}");
    }
    assert_eq!(paid["apply_num"].as_str().unwrap().len(), 8);
    caller
        .again("c", "a", 1_000)
        .await
        .declined("이미 결제가 완료된 merchant_uid입니다.");
    for (name, value, message) in [
        ("amount", json!(49_999), "50,000"),
        ("amount", json!(0), "amount"),
        ("tax_free", json!(50_001), "tax_free"),
    ] {
        body["merchant_uid"] = json!("b");
        let mut wrong = body.clone();
        wrong[name] = value;
        let refused = caller.post("/subscribe/payments/again", wrong).await;
        refused.declined(message);
    }
    // What is no amount at all is refused as the call's other unfit fields are.
    let mut wrong = body.clone();
    wrong["amount"] = json!("x");
    let refused = caller.post("/subscribe/payments/again", wrong).await;
    refused.refused(400, -1, "amount");
    let cancel = json!({"merchant_uid": "a", "amount": 20_000});
    let cancelled = caller.post("/payments/cancel", cancel).await.ok();
    assert_eq!(cancelled["cancel_amount"], 20_000);
    caller.is_sound();
}

#[tokio::test]
async fn a_charge_that_is_declined() {
    let caller = Caller::start().await;
    caller.save_key("c", cards::OVER_LIMIT).await.ok();
    let failed = caller.again("c", "a", 1_000).await.ok();
    assert_eq!(failed["status"], "failed");
    assert_eq!(failed["failed_at"], NOW);
    assert!(failed["fail_reason"].as_str().unwrap().contains("한도"));
    assert_eq!(failed["paid_at"], 0);
    caller.save_key("d", cards::WORKS).await.ok();
    let control = caller.sandbox.control();
    control.fail_next_charge_of("c", "not this one");
    control.fail_next_charge("점검 중");
    let failed = caller.again("d", "a", 1_000).await.ok();
    assert_eq!(failed["fail_reason"], "점검 중");
    assert_eq!(caller.again("d", "a", 1_000).await.ok()["status"], "paid");
    caller.is_sound();

    let refusing = Assumptions::new().declined_charge(DeclinedCharge::Refusal);
    let caller = Caller::assuming(refusing).await;
    caller.save_key("c", cards::OVER_LIMIT).await.ok();
    caller.again("c", "a", 1_000).await.declined("한도");
    let none = caller.get("/payments/find/a").await;
    none.refused(404, -1, "존재하지 않는 결제정보입니다.");
    caller.is_sound();
}

#[tokio::test]
async fn a_card_is_charged_once() {
    let caller = Caller::start().await;
    let path = "/subscribe/payments/onetime";
    let body = json!({
        "merchant_uid": "a", "amount": 1_000, "card_number": cards::WORKS, "expiry": "2030-12",
    });
    let paid = caller.post(path, body.clone()).await.ok();
    assert_eq!(paid["status"], "paid");
    assert_eq!(paid["pg_provider"], "nice_v2");
    assert_eq!(paid["customer_uid"], Value::Null);
    assert_eq!(paid["customer_uid_usage"], Value::Null);
    assert!(!paid.to_string().contains("0000-0001"));
    let form = "merchant_uid=b&amount=1000&card_number=5365-1000-0000-0001&expiry=2030-12\
                &pg=kcp&customer_uid=c&buyer_tel=010";
    let kept = caller.form("POST", path, form).await.ok();
    assert_eq!(kept["pg_provider"], "kcp");
    assert_eq!(kept["customer_uid_usage"], "issue");
    let key = caller.get("/subscribe/customers/c").await.ok();
    assert_eq!(key["customer_tel"], "010");
    caller.again("c", "c", 1_000).await.ok();
    for (name, value, code, message) in [
        (
            "card_number",
            json!(cards::REFUSED),
            -1,
            "카드정보 인증에 실패하였습니다. [F113]",
        ),
        ("expiry", json!("2020-01"), -1, "expiry"),
        ("expiry", Value::Null, 1, "expiry"),
        ("merchant_uid", json!("a"), 1, "이미 결제가 완료된"),
        ("channelGroupId", json!("x"), 1, "channel_group_id"),
    ] {
        let mut wrong = body.clone();
        wrong["merchant_uid"] = json!("d");
        wrong[name] = value;
        caller.post(path, wrong).await.refused(200, code, message);
    }
    caller.is_sound();
}

#[tokio::test]
async fn every_call_needs_a_token() {
    let caller = Caller::start().await;
    for (method, path) in [
        ("GET", "/subscribe/customers"),
        ("GET", "/subscribe/customers/c"),
        ("POST", "/subscribe/customers/c"),
        ("DELETE", "/subscribe/customers/c"),
        ("GET", "/subscribe/customers/c/payments"),
        ("GET", "/subscribe/customers/c/schedules"),
        ("POST", "/subscribe/payments/onetime"),
        ("POST", "/subscribe/payments/again"),
        ("GET", "/subscribe/payments/schedule"),
        ("POST", "/subscribe/payments/schedule"),
        ("POST", "/subscribe/payments/unschedule"),
        ("GET", "/subscribe/payments/schedule/a"),
        ("PUT", "/subscribe/payments/schedule/a"),
        ("POST", "/subscribe/payments/schedule/a/reschedule"),
        ("POST", "/subscribe/payments/schedule/a/retry"),
        ("GET", "/subscribe/payments/schedule/customers/c"),
    ] {
        let reply = crate::client::send(&caller.sandbox, method, path, &[], b"").await;
        reply.refused(401, -1, "Unauthorized");
    }
}
