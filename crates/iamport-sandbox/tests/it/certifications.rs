//! Identity verifications.

use iamport_sandbox::{TEST_OTP, certification_channel_key};
use serde_json::{Value, json};

use super::client::{Caller, NOW};

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
