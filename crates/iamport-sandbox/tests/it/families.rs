//! Certifications, cash receipts, escrow deliveries, codes, channels and sub-merchants.

use iamport_sandbox::{EXAMPLE_IMP_UID, NewPayment, TEST_OTP, certification_channel_key};
use serde_json::{Value, json};

use super::client::{Caller, NOW, send};

fn person(provider: &str) -> Value {
    json!({
        "name": "홍길동", "phone": "010-1234-5678", "birth": "00-01-02", "gender_digit": "8",
        "carrier": "LGT", "is_mvno": true, "merchant_uid": "c1",
        "channel_key": certification_channel_key(provider, false),
    })
}

#[tokio::test]
async fn a_person_is_verified_by_a_number() {
    let caller = Caller::start().await;
    let begun = caller
        .post("/certifications/otp/request", person("kcp_v2"))
        .await
        .ok();
    let id = begun["imp_uid"].as_str().unwrap();
    let target = format!("/certifications/{id}");
    let waiting = caller.get(&target).await.ok();
    assert_eq!(waiting["certified"], false);
    assert_eq!(waiting["certified_at"], 0);
    assert_eq!(
        (&waiting["name"], &waiting["unique_key"]),
        (&Value::Null, &Value::Null)
    );
    let confirm = format!("/certifications/otp/confirm/{id}");
    caller
        .post(&confirm, json!({}))
        .await
        .refused(400, -1, "otp");
    caller
        .post(&confirm, json!({"otp": "654321"}))
        .await
        .refused(400, -1, "");
    let done = caller.post(&confirm, json!({"otp": TEST_OTP})).await.ok();
    for (field, value) in [
        ("certified", json!(true)),
        ("certified_at", json!(NOW)),
        ("name", json!("홍길동")),
        ("birthday", json!("2000-01-02")),
        ("gender", json!("female")),
        ("foreigner", json!(true)),
        ("foreigner_v2", json!(true)),
        ("phone", json!("01012345678")),
        ("carrier", json!("LGT_MVNO")),
        ("merchant_uid", json!("c1")),
        ("pg_provider", json!("kcp_v2")),
    ] {
        assert_eq!(done[field], value, "{field}");
    }
    caller
        .post(&confirm, json!({"otp": TEST_OTP}))
        .await
        .refused(400, -1, "");
    assert_eq!(caller.get(&target).await.ok(), done);
    assert_eq!(caller.delete(&target).await.ok(), done);
    let unknown = "인증결과가 존재하지 않습니다.";
    caller.get(&target).await.refused(404, -1, unknown);
    caller.delete(&target).await.refused(404, -1, unknown);
    caller
        .post(&confirm, json!({"otp": TEST_OTP}))
        .await
        .refused(404, -1, unknown);
}

#[tokio::test]
async fn danal_tells_no_foreigners_apart_and_windows_certify_too() {
    let caller = Caller::start().await;
    let form = "name=a&phone=01012345678&birth=900101&gender_digit=5&carrier=KT\
                &channel_key=channel-key-certification-danal";
    let begun = caller
        .form("POST", "/certifications/otp/request", form)
        .await
        .ok();
    let id = begun["imp_uid"].as_str().unwrap();
    let confirm = format!("/certifications/otp/confirm/{id}");
    let done = caller.form("POST", &confirm, "otp=123456").await.ok();
    assert_eq!(
        (&done["foreigner"], &done["foreigner_v2"]),
        (&json!(false), &Value::Null)
    );
    caller
        .post("/certifications/otp/request", json!({"name": "a"}))
        .await
        .refused(400, -1, "phone, birth, gender_digit, carrier");
    let control = caller.sandbox.control();
    let made = control.create_certification("inicis_unified").unwrap();
    let made = caller.get(&format!("/certifications/{made}")).await.ok();
    assert_eq!(made["certified"], true);
    assert!(control.create_certification("kcp").is_err());
}

#[tokio::test]
async fn receipts_are_issued_told_and_revoked() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let paid = NewPayment::paid("html5_inicis", 11_000).pay_method("trans");
    let id = control.create_payment(paid).unwrap().imp_uid;
    let target = format!("/receipts/{id}");
    caller.get(&target).await.refused(404, -1, "");
    caller.delete(&target).await.refused(400, -1, "");
    caller
        .post(&target, json!({}))
        .await
        .refused(400, -1, "identifier");
    let issued = caller
        .form("POST", &target, "identifier=010&type=company&tax_free=1000")
        .await
        .ok();
    assert_eq!(issued["imp_uid"], id.as_str());
    assert_eq!(
        (&issued["amount"], &issued["vat"]),
        (&json!(11_000), &json!(909))
    );
    assert_eq!(
        (&issued["type"], &issued["cancelled_at"]),
        (&json!("company"), &json!(0))
    );
    let payment = format!("/payments/{id}");
    assert_eq!(caller.get(&payment).await.ok()["cash_receipt_issued"], true);
    caller
        .post(&target, json!({"identifier": "010"}))
        .await
        .refused(400, -1, "이미");
    assert_eq!(caller.delete(&target).await.ok()["cancelled_at"], NOW);
    assert_eq!(caller.get(&target).await.ok()["cancelled_at"], NOW);
    assert_eq!(
        caller.get(&payment).await.ok()["cash_receipt_issued"],
        false
    );
    let waiting = format!("/receipts/{EXAMPLE_IMP_UID}");
    let request = json!({"identifier": "010", "identifier_type": "phone", "type": "person"});
    caller.post(&waiting, request).await.refused(400, -1, "");
    let payco = NewPayment::paid("payco", 11_000).pay_method("trans");
    let payco = control.create_payment(payco).unwrap().imp_uid;
    let target = format!("/receipts/{payco}");
    caller
        .post(&target, json!({"identifier": "010"}))
        .await
        .refused(501, -1, "");
    caller.delete(&target).await.refused(501, -1, "");
}

#[tokio::test]
async fn a_cancelled_payment_takes_its_receipt_along() {
    let caller = Caller::start().await;
    let paid = NewPayment::paid("ksnet", 1_100).pay_method("trans");
    let id = caller
        .sandbox
        .control()
        .create_payment(paid)
        .unwrap()
        .imp_uid;
    let target = format!("/receipts/{id}");
    let request = json!({"identifier": "010", "product_type": "real", "buyer_name": "가"});
    caller.post(&target, request).await.ok();
    let cancelled = caller
        .post("/payments/cancel", json!({"imp_uid": id}))
        .await
        .ok();
    assert_eq!(cancelled["cash_receipt_issued"], false);
    assert_eq!(caller.get(&target).await.ok()["cancelled_at"], NOW);
}

#[tokio::test]
async fn deliveries_are_registered_and_changed() {
    let caller = Caller::start().await;
    let paid = NewPayment::paid("ksnet", 1_000).escrow();
    let id = caller
        .sandbox
        .control()
        .create_payment(paid)
        .unwrap()
        .imp_uid;
    let target = format!("/escrows/logis/{id}");
    caller.get(&target).await.refused(409, -1, "");
    caller
        .post(&target, json!({"logis": {}}))
        .await
        .refused(400, -1, "logis.company");
    let form = "sender[name]=a&receiver[name]=b&logis[company]=PIGEON&logis[invoice]=1\
                &logis[sent_at]=1700000000";
    caller.form("PUT", &target, form).await.refused(409, -1, "");
    let registered = caller.form("POST", &target, form).await.ok();
    assert_eq!(
        registered,
        json!({"company": "ETC", "invoice": "1", "sent_at": NOW, "applied_at": NOW})
    );
    assert_eq!(caller.get(&target).await.ok(), registered);
    caller
        .form("POST", &target, form)
        .await
        .refused(409, -1, "");
    caller.form("PUT", &target, form).await.ok();
    caller.delete(&target).await.refused(405, -1, "");
    caller
        .get("/escrows/logis/imp_0")
        .await
        .refused(404, -1, "");
}

#[tokio::test]
async fn codes_and_channels_are_listed() {
    let caller = Caller::start().await;
    let banks = caller.get("/banks").await.ok();
    assert!(
        banks
            .as_array()
            .unwrap()
            .contains(&json!({"code": "088", "name": "신한은행"}))
    );
    assert_eq!(caller.get("/banks/088").await.ok()["name"], "신한은행");
    assert_eq!(caller.get("/cards/361").await.ok()["name"], "BC");
    for unknown in ["/banks/88", "/cards/000"] {
        caller.get(unknown).await.refused(404, -1, "");
    }
    let channels = caller.get("/users/pg").await.ok();
    let of = |key: &str| {
        let mut list = channels.as_array().unwrap().iter();
        list.find(|channel| channel["channel_key"] == key)
            .cloned()
            .unwrap()
    };
    assert_eq!(of("channel-key-nice_v2-test")["sandbox"], true);
    assert_eq!(
        of("channel-key-certification-danal")["type"],
        "certification"
    );
}

#[tokio::test]
async fn sub_merchants_are_known_by_their_code() {
    let caller = Caller::start().await;
    assert_eq!(caller.get("/tiers/XYZ").await.ok()["tier_code"], "XYZ");
    caller.get("/tiers/QQQ").await.refused(404, -1, "");
    let token = format!("Bearer {}", caller.token);
    for (tier, status) in [("XYZ", 200), ("QQQ", 404), ("xyz", 400)] {
        let headers = [("Authorization", &*token), ("Tier", tier)];
        let target = format!("/payments/{EXAMPLE_IMP_UID}");
        let reply = send(&caller.sandbox, "GET", &target, &headers, b"").await;
        assert_eq!(reply.status, status, "{tier}");
    }
}
