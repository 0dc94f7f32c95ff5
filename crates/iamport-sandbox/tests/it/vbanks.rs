use iamport_sandbox::{
    EXAMPLE_IMP_UID, EXAMPLE_MERCHANT_UID, INICIS_API_KEY, NewPayment, channel_key,
};
use serde_json::{Value, json};

use crate::client::{Caller, NOW};

/// A body that every gateway takes.
fn body(provider: &str) -> Value {
    json!({
        "channel_key": channel_key(provider, false),
        "merchant_uid": format!("order-{provider}"),
        "amount": 12_000,
        "vbank_code": if provider == "html5_inicis" { "88" } else { "088" },
        "vbank_due": NOW + 86_400,
        "vbank_holder": "가게",
        "product_type": "real",
        "name": "사과 / 배",
        "buyer_name": "홍길동",
        "buyer_email": "buyer@example.com",
        "buyer_tel": "010-0000-0000",
    })
}

fn with(provider: &str, name: &str, value: Value) -> Value {
    let mut body = body(provider);
    body[name] = value;
    body
}

fn id(payment: &Value) -> &str {
    payment["imp_uid"].as_str().unwrap()
}

#[tokio::test]
async fn an_issued_account_waits() {
    let caller = Caller::start().await;
    let issued = caller.post("/vbanks", body("nice_v2")).await.ok();
    assert!(id(&issued).starts_with("imps_"));
    for (name, value) in [
        ("merchant_uid", json!("order-nice_v2")),
        ("status", json!("ready")),
        ("pay_method", json!("vbank")),
        ("channel", json!("api")),
        ("pg_provider", json!("nice_v2")),
        ("amount", json!(12_000)),
        ("cancel_amount", json!(0)),
        ("currency", json!("KRW")),
        ("sandbox", json!(false)),
        ("started_at", json!(NOW)),
        ("paid_at", json!(0)),
        ("failed_at", json!(0)),
        ("cancelled_at", json!(0)),
        ("cancel_history", json!([])),
        ("fail_reason", Value::Null),
        ("vbank_code", json!("088")),
        ("vbank_name", json!("신한은행")),
        ("vbank_holder", json!("가게")),
        ("vbank_date", json!(NOW + 86_400)),
        ("vbank_issued_at", json!(NOW)),
        ("name", json!("사과 / 배")),
        ("card_quota", json!(0)),
    ] {
        assert_eq!(issued[name], value, "{name}");
    }
    let looked_up = caller.get(&format!("/payments/{}", id(&issued))).await;
    assert_eq!(looked_up.ok(), issued);
}

#[tokio::test]
async fn forms_are_taken_and_numbers_may_be_text() {
    let caller = Caller::start().await;
    let form = format!(
        "channel_key=channel-key-settle&merchant_uid=a%20b&amount=5000&vbank_code=088\
         &vbank_due={}&vbank_holder=%EA%B0%80%EA%B2%8C&escrow_password=1",
        NOW + 60
    );
    let issued = caller.form("POST", "/vbanks", &form).await.ok();
    assert_eq!(issued["merchant_uid"], "a b");
    assert_eq!(issued["amount"], 5_000);
    assert_eq!(issued["vbank_holder"], "가게");
    assert_eq!(issued["escrow"], true);
    let mut as_text = with("nice_v2", "amount", json!("700"));
    as_text["vbank_due"] = json!((NOW + 60).to_string());
    as_text["custom_data"] = json!({"cart": [1, 2]});
    let issued = caller.post("/vbanks", as_text).await.ok();
    assert_eq!(issued["amount"], 700);
    assert_eq!(issued["custom_data"], r#"{"cart":[1,2]}"#);
}

#[tokio::test]
async fn every_gateway_issues_and_revokes() {
    let caller = Caller::start().await;
    for provider in [
        "html5_inicis",
        "ksnet",
        "nice",
        "nice_v2",
        "settle",
        "smartro_v2",
        "tosspayments",
        "welcome",
    ] {
        let query = match provider {
            "html5_inicis" => format!("?pg_api_key={INICIS_API_KEY}"),
            _ => String::new(),
        };
        let issued = caller
            .post(&format!("/vbanks{query}"), body(provider))
            .await
            .ok();
        assert_eq!(issued["pg_provider"], provider);
        assert_eq!(issued["vbank_holder"].is_null(), provider == "tosspayments");
        let revoked = caller
            .delete(&format!("/vbanks/{}{query}", id(&issued)))
            .await
            .ok();
        assert_eq!(revoked["status"], "failed", "{provider}");
    }
}

#[tokio::test]
async fn issuing_is_refused_with_a_message() {
    let caller = Caller::start().await;
    let cases = [
        (
            json!({}),
            "channel_key, merchant_uid, amount, vbank_code, vbank_due",
        ),
        (
            with("nice_v2", "channel_key", json!("channel-key-x")),
            "계약이 필요합니다.",
        ),
        (with("nice_v2", "amount", json!(0)), "amount"),
        (with("nice_v2", "amount", json!(-1)), "amount"),
        (with("nice_v2", "amount", json!("1,000")), "amount"),
        (with("nice_v2", "amount", json!(10.5)), "amount"),
        (with("nice_v2", "vbank_code", json!("999")), "vbank_code"),
        (with("nice_v2", "vbank_due", json!(NOW)), "vbank_due"),
        (with("nice_v2", "vbank_due", json!("tomorrow")), "vbank_due"),
        (
            with("nice_v2", "merchant_uid", json!("x".repeat(41))),
            "merchant_uid",
        ),
        (with("settle", "vbank_holder", Value::Null), "vbank_holder"),
        (with("tosspayments", "buyer_name", json!("")), "buyer_name"),
        (with("smartro_v2", "buyer_tel", Value::Null), "buyer_tel"),
        (with("ksnet", "product_type", json!("both")), "product_type"),
        (
            with("nice", "fixed_unlimited_vbank", json!(true)),
            "fixed_unlimited_vbank",
        ),
        (
            with("settle", "fixed_unlimited_vbank", json!("maybe")),
            "fixed_unlimited_vbank",
        ),
        (body("html5_inicis"), "hashData 불일치"),
    ];
    for (body, message) in cases {
        caller.post("/vbanks", body).await.declined(message);
    }
    caller
        .post("/vbanks?pg_api_key=wrong", body("html5_inicis"))
        .await
        .declined("hashData 불일치");
    let untouched = caller.get("/payments/status/all").await.ok();
    assert_eq!(untouched["total"], 1);
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_refused() {
    let caller = Caller::start().await;
    let token = format!("Bearer {}", caller.token);
    let post = async |kind: &str, body: &[u8]| {
        let headers = [("Authorization", token.as_str()), ("Content-Type", kind)];
        crate::client::send(&caller.sandbox, "POST", "/vbanks", &headers, body).await
    };
    for (kind, body) in [
        ("application/json", &b"{"[..]),
        ("application/json", b"[1]"),
        ("application/json", b"\xff"),
        ("text/xml", b"<a/>"),
        ("", b"{"),
    ] {
        // This call documents no 400.
        post(kind, body).await.declined("해석할 수 없습니다");
    }
    let large = vec![b'a'; 1024 * 1024 + 1];
    let reply = post("application/x-www-form-urlencoded", &large).await;
    reply.refused(413, -1, "너무 큽니다");
    let headers = [
        ("Authorization", token.as_str()),
        ("Content-Type", "text/xml"),
    ];
    let target = format!("/vbanks/{}", iamport_sandbox::EXAMPLE_IMP_UID);
    crate::client::send(&caller.sandbox, "PUT", &target, &headers, b"<a/>")
        .await
        .refused(400, -1, "해석할 수 없습니다");
}

#[tokio::test]
async fn one_order_may_wait_twice_but_is_paid_once() {
    let caller = Caller::start().await;
    let first = caller.post("/vbanks", body("nice_v2")).await.ok();
    let second = caller.post("/vbanks", body("nice_v2")).await.ok();
    assert_ne!(first["imp_uid"], second["imp_uid"]);
    assert_ne!(first["vbank_num"], second["vbank_num"]);
    caller.sandbox.control().deposit(id(&first)).unwrap();
    caller
        .post("/vbanks", body("nice_v2"))
        .await
        .declined("이미 결제가 완료된");
    let waiting = caller.delete(&format!("/vbanks/{}", id(&second))).await;
    assert_eq!(waiting.ok()["status"], "failed");
}

#[tokio::test]
async fn the_example_is_revoked_once() {
    let caller = Caller::start().await;
    caller.sandbox.clock().set(NOW + 100);
    let path = format!("/vbanks/{EXAMPLE_IMP_UID}");
    let revoked = caller.delete(&path).await.ok();
    for (name, value) in [
        ("imp_uid", json!("imp_448280090638")),
        ("merchant_uid", json!(EXAMPLE_MERCHANT_UID)),
        ("status", json!("failed")),
        ("failed_at", json!(NOW + 100)),
        ("fail_reason", json!("계좌말소")),
        ("cancel_amount", json!(0)),
        ("cancelled_at", json!(0)),
        ("paid_at", json!(0)),
        ("amount", json!(5_000)),
    ] {
        assert_eq!(revoked[name], value, "{name}");
    }
    assert!(revoked["vbank_num"].is_string());
    caller.delete(&path).await.refused(400, -1, "입금 대기중");
    let stored = caller.get(&format!("/payments/{EXAMPLE_IMP_UID}")).await;
    assert_eq!(stored.ok(), revoked);
}

#[tokio::test]
async fn revoking_is_refused_where_it_cannot_be() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    caller.delete("/vbanks/imp_000000000000").await.refused(
        404,
        -1,
        "존재하지 않는 결제정보입니다.",
    );
    caller.delete("/vbanks/").await.refused(400, -1, "imp_uid");

    let card = control
        .create_payment(NewPayment::paid("nice_v2", 1_000))
        .unwrap();
    let kcp = control
        .create_payment(NewPayment::waiting_vbank("kcp", 1_000))
        .unwrap();
    control.deposit(EXAMPLE_IMP_UID).unwrap();
    for (imp_uid, message) in [
        (card.imp_uid.as_str(), "가상계좌 결제건이 아닙니다"),
        (kcp.imp_uid.as_str(), "지원하지 않는 PG사"),
        (EXAMPLE_IMP_UID, "입금 대기중"),
    ] {
        let reply = caller.delete(&format!("/vbanks/{imp_uid}")).await;
        reply.refused(400, -1, message);
    }
    let uplus = control
        .create_payment(NewPayment::waiting_vbank("uplus", 1_000))
        .unwrap();
    caller
        .delete(&format!("/vbanks/{}", uplus.imp_uid))
        .await
        .ok();
}

#[tokio::test]
async fn kg_inicis_wants_its_key_to_revoke() {
    let caller = Caller::start().await;
    let right = format!("?pg_api_key={INICIS_API_KEY}");
    let issued = caller
        .post(&format!("/vbanks{right}"), body("html5_inicis"))
        .await
        .ok();
    assert_eq!(issued["vbank_code"], "088");
    let path = format!("/vbanks/{}", id(&issued));
    for wrong in ["", "?pg_api_key=", "?pg_api_key=wrong", "?PG_API_KEY=x"] {
        let reply = caller.delete(&format!("{path}{wrong}")).await;
        reply.declined("hashData 불일치");
    }
    let stored = caller.get(&format!("/payments/{}", id(&issued))).await.ok();
    assert_eq!(stored["status"], "ready");
    let revoked = caller.delete(&format!("{path}{right}")).await.ok();
    assert_eq!(revoked["status"], "failed");
    // A key that is not needed does no harm.
    caller
        .delete(&format!("/vbanks/{EXAMPLE_IMP_UID}{right}"))
        .await
        .ok();
}

#[tokio::test]
async fn settle_changes_amount_and_deadline() {
    let caller = Caller::start().await;
    let issued = caller.post("/vbanks", body("settle")).await.ok();
    let path = format!("/vbanks/{}", id(&issued));
    let both = json!({"amount": 9_000, "vbank_due": NOW + 200});
    let changed = caller.put(&path, both).await.ok();
    assert_eq!(changed["amount"], 9_000);
    assert_eq!(changed["vbank_date"], NOW + 200);
    assert_eq!(changed["status"], "ready");
    let form = format!("vbank_due={}", NOW + 300);
    let changed = caller.form("PUT", &path, &form).await.ok();
    assert_eq!(changed["amount"], 9_000);
    assert_eq!(changed["vbank_date"], NOW + 300);

    for (body, message) in [
        (json!({}), "vbank_due"),
        (json!({"vbank_due": NOW}), "vbank_due"),
        (json!({"vbank_due": "soon"}), "vbank_due"),
        (json!({"amount": 0}), "amount"),
        (json!({"amount": 1.5}), "amount"),
        (json!({"amount": -5}), "amount"),
    ] {
        caller.put(&path, body).await.refused(400, -1, message);
    }
    let due = || json!({"vbank_due": NOW + 400});
    caller
        .put(&format!("/vbanks/{EXAMPLE_IMP_UID}"), due())
        .await
        .refused(400, -1, "지원하지 않는 PG사");
    caller
        .put("/vbanks/imp_0", due())
        .await
        .refused(404, -1, "존재하지 않는 결제정보입니다.");
    caller
        .put("/vbanks/", due())
        .await
        .refused(400, -1, "imp_uid");
    caller.sandbox.control().deposit(id(&issued)).unwrap();
    caller
        .put(&path, due())
        .await
        .refused(400, -1, "입금 대기중");
}

#[tokio::test]
async fn holders_are_looked_up() {
    let caller = Caller::start().await;
    let issued = caller.post("/vbanks", body("nice_v2")).await.ok();
    let own = format!(
        "/vbanks/holder?bank_code=088&bank_num={}",
        issued["vbank_num"].as_str().unwrap()
    );
    assert_eq!(caller.get(&own).await.ok()["bank_holder"], "가게");
    let stranger = "/vbanks/holder?bank_code=004&bank_num=123-45-678901";
    assert!(caller.get(stranger).await.ok()["bank_holder"].is_string());

    for (query, message) in [
        ("", "bank_code, bank_num"),
        ("?bank_code=004", "bank_num"),
        ("?bank_num=12345678", "bank_code"),
        ("?bank_code=004&bank_num=", "bank_num"),
    ] {
        let reply = caller.get(&format!("/vbanks/holder{query}")).await;
        reply.refused(400, -1, message);
    }
    for query in [
        "bank_code=999&bank_num=12345678",
        "bank_code=004&bank_num=1",
    ] {
        let reply = caller.get(&format!("/vbanks/holder?{query}")).await;
        reply.refused(404, -1, "예금주");
    }
}
