use iamport_sandbox::{
    Assumptions, DeclinedCharge, GatewayRefusal, NewPayment, Sandbox, cards, channel_key,
};
use serde_json::{Value, json};

use crate::client::{Caller, NOW, Reply};

const UNKNOWN_KEY: &str = "로 등록된 정보를 찾을 수 없습니다.";

impl Caller {
    pub(crate) async fn assuming(assumptions: Assumptions) -> Caller {
        let builder = Sandbox::builder().frozen_at(NOW).seed(1);
        Caller::of(builder.assume(assumptions).start().await.unwrap()).await
    }

    pub(crate) async fn save_key(&self, customer_uid: &str, number: &str) -> Reply {
        let path = format!("/subscribe/customers/{customer_uid}");
        self.post(&path, card(number)).await
    }

    async fn again(&self, customer_uid: &str, merchant_uid: &str, amount: u32) -> Reply {
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

fn card(number: &str) -> Value {
    json!({
        "channel_key": channel_key("nice_v2", false),
        "card_number": number, "expiry": "2030-12", "birth": "900101", "pwd_2digit": "00",
    })
}

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
        ("amount", json!("x"), "amount"),
        ("name", Value::Null, "name"),
        ("tax_free", json!(50_001), "tax_free"),
    ] {
        body["merchant_uid"] = json!("b");
        let mut wrong = body.clone();
        wrong[name] = value;
        let refused = caller.post("/subscribe/payments/again", wrong).await;
        refused.declined(message);
    }
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

#[tokio::test]
async fn a_payment_window_ends_one_way_or_the_other() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let open = |order: &str| {
        let new = NewPayment::window("kakaopay", 1_000).merchant_uid(order);
        control.create_payment(new).unwrap().imp_uid
    };
    let status =
        async |id: &str| caller.get(&format!("/payments/{id}")).await.ok()["status"].clone();
    let (paid, failed, left) = (open("a"), open("b"), open("c"));
    control.pay(&paid).unwrap();
    control.fail(&failed, "사용자가 결제를 취소함").unwrap();
    assert_eq!(status(&paid).await, "paid");
    assert_eq!(status(&failed).await, "failed");
    assert_eq!(status(&left).await, "ready");
    let shown = caller.get(&format!("/payments/{failed}")).await.ok();
    assert_eq!(shown["fail_reason"], "사용자가 결제를 취소함");
    assert!(control.pay(&paid).is_err() && control.fail(&paid, "").is_err());
    assert!(control.pay("imp_0").unwrap_err().is_not_found());
    // The gateway's word came late.
    control.pay(&failed).unwrap();
    assert_eq!(status(&failed).await, "paid");
    let cancel = json!({"imp_uid": paid});
    caller.post("/payments/cancel", cancel).await.ok();

    let prepared = json!({"merchant_uid": "d", "amount": 900});
    caller.post("/payments/prepare", prepared).await.ok();
    let forged = NewPayment::window("kakaopay", 1).merchant_uid("d");
    assert!(control.create_payment(forged).is_err());
    let right = NewPayment::window("kakaopay", 900).merchant_uid("d");
    control.create_payment(right).unwrap();
    control.create_billing_key("k", "kakaopay").unwrap();
    assert_eq!(
        caller.again("k", "e", 500).await.ok()["pg_provider"],
        "kakaopay"
    );
    assert!(
        control
            .create_billing_key_for("k", "kakaopay", "1")
            .is_err()
    );
    caller.is_sound();
}
