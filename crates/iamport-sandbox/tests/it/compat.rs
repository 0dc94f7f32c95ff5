//! What old clients send.

use iamport_sandbox::{EXAMPLE_IMP_UID, NewPayment};
use serde_json::json;

use crate::client::{Caller, NOW, send};

#[tokio::test]
async fn tokens_in_every_place() {
    let caller = Caller::start().await;
    let path = format!("/payments/{EXAMPLE_IMP_UID}");
    let bearer = format!("Bearer {}", caller.token);
    for (target, headers) in [
        (path.clone(), vec![("Authorization", bearer.as_str())]),
        (path.clone(), vec![("Authorization", &caller.token)]),
        (path.clone(), vec![("X-ImpTokenHeader", &caller.token)]),
        (format!("{path}?_token={}", caller.token), vec![]),
    ] {
        send(&caller.sandbox, "GET", &target, &headers, b"")
            .await
            .ok();
    }
    let both = [
        ("Authorization", "Bearer wrong"),
        ("X-ImpTokenHeader", &*caller.token),
    ];
    let reply = send(&caller.sandbox, "GET", &path, &both, b"").await;
    assert_eq!(reply.status, 401);
}

#[tokio::test]
async fn slashes_and_missing_segments() {
    let caller = Caller::start().await;
    caller
        .get(&format!("/payments/{EXAMPLE_IMP_UID}/"))
        .await
        .ok();
    let order = iamport_sandbox::EXAMPLE_MERCHANT_UID;
    for path in ["find", "findAll"] {
        for rest in ["", "/", "/ready", "/ready/"] {
            caller
                .get(&format!("/payments/{path}/{order}{rest}"))
                .await
                .ok();
        }
    }
    // This slash means that an id is missing.
    caller.delete("/vbanks/").await.refused(400, -1, "imp_uid");
    // The path is recorded as it was sent.
    let last = caller.sandbox.requests().pop().unwrap();
    assert_eq!(last.path, "/vbanks/");
    caller.get("/payments/status/all/").await.ok();
    let last = caller.sandbox.requests().pop().unwrap();
    assert_eq!(last.path, "/payments/status/all/");
}

#[tokio::test]
async fn lists_of_ids() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let new = NewPayment::paid("kcp", 1).merchant_uid("x,y");
    let other = control.create_payment(new).unwrap().imp_uid;
    for query in [
        format!("imp_uid[]={EXAMPLE_IMP_UID}&imp_uid[]={other}"),
        format!("imp_uid={EXAMPLE_IMP_UID},{other}"),
        format!("imp_uid[]={EXAMPLE_IMP_UID},{other}"),
        format!("imp_uid={EXAMPLE_IMP_UID}&merchant_uid=x,y"),
    ] {
        let reply = caller.get(&format!("/payments?{query}")).await;
        assert_eq!(reply.status, 200, "{query}");
        assert_eq!(reply.response().as_array().unwrap().len(), 2, "{query}");
    }
}

#[tokio::test]
async fn gateways_by_their_old_name() {
    let caller = Caller::start().await;
    let body = json!({
        "pg": "settle.portone1", "merchant_uid": "a", "amount": 1_000, "vbank_code": "088",
        "vbank_due": NOW + 60, "vbank_holder": "가게",
    });
    let issued = caller.post("/vbanks", body).await.ok();
    assert_eq!(
        (&issued["pg_provider"], &issued["sandbox"]),
        (&json!("settle"), &json!(false))
    );
    let form = format!(
        "pg=nice_v2.sandbox_nice_v2_test&merchant_uid=b&amount=1000&vbank_code=088&vbank_due={}",
        NOW + 60
    );
    let issued = caller.form("POST", "/vbanks/", &form).await.ok();
    assert_eq!(
        (&issued["pg_provider"], &issued["sandbox"]),
        (&json!("nice_v2"), &json!(true))
    );
}

#[tokio::test]
async fn the_one_who_asked_for_a_cancel() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    for body in [
        json!({"extra[requester]": "nobody"}),
        json!({"extra": {"requester": "nobody"}}),
    ] {
        let id = control
            .create_payment(NewPayment::paid("kcp", 5))
            .unwrap()
            .imp_uid;
        let mut body = body;
        body["imp_uid"] = json!(id);
        caller
            .post("/payments/cancel", body)
            .await
            .declined("extra[requester]");
        let form = format!("imp_uid={id}&extra[requester]=customer&reason=a");
        caller.form("POST", "/payments/cancel", &form).await.ok();
    }
    assert!(iamport_sandbox::compatibility().len() >= 10);
}

#[tokio::test]
async fn calls_that_name_no_channel() {
    let caller = Caller::start().await;
    let card = json!({
        "customer_uid": "other", "card_number": iamport_sandbox::cards::WORKS, "expiry": "2039-12",
    });
    for (uid, pg, provider) in [
        ("a", None, "nice_v2"),
        ("b", Some("kcp"), "kcp"),
        ("c", Some("kcp.sandbox_kcp_test"), "kcp"),
    ] {
        let mut body = card.clone();
        if let Some(pg) = pg {
            body["pg"] = json!(pg);
        }
        let path = format!("/subscribe/customers/{uid}");
        let key = caller.post(&path, body).await.ok();
        assert_eq!(key["customer_uid"], uid);
        assert_eq!(key["pg_provider"], provider);
        assert_eq!(key["sandbox"], uid == "c");
    }
    let one = caller.get("/subscribe/customers?customer_uid=b").await.ok();
    assert_eq!(one[0]["customer_uid"], "b");
    let order = json!({
        "merchant_uid": "o", "amount": 1_000, "name": "사과", "customer_uid": "a", "pg": "kcp",
    });
    // The key knows where it is.
    let again = caller.post("/subscribe/payments/again", order).await.ok();
    assert_eq!(again["pg_provider"], "nice_v2");

    let person = json!({
        "merchant_uid": "m", "name": "홍길동", "phone": "010-1234-5678", "birth": "880311",
        "gender_digit": "1", "carrier": "SKT",
    });
    let path = "/certifications/otp/request";
    let begun = caller.post(path, person.clone()).await.ok();
    let id = begun["imp_uid"].as_str().unwrap();
    let found = caller.get(&format!("/certifications/{id}")).await.ok();
    assert_eq!(found["pg_provider"], "danal");
    let mut elsewhere = person;
    elsewhere["pg"] = json!("kcp_v2");
    let begun = caller.post(path, elsewhere).await.ok();
    let id = begun["imp_uid"].as_str().unwrap();
    let found = caller.get(&format!("/certifications/{id}")).await.ok();
    assert_eq!(found["pg_provider"], "kcp_v2");
}

#[tokio::test]
async fn the_key_of_inicis_in_the_body() {
    let caller = Caller::start().await;
    let body = json!({
        "pg": "html5_inicis", "merchant_uid": "a", "amount": 1_000, "vbank_code": "88",
        "vbank_due": NOW + 100, "vbank_holder": "가게", "buyer_name": "홍길동", "name": "사과",
        "buyer_email": "a@example.com", "buyer_tel": "010-1234-5678",
        "pg_api_key": iamport_sandbox::INICIS_API_KEY,
    });
    let mut wrong = body.clone();
    wrong["pg_api_key"] = json!("wrong");
    caller
        .post("/vbanks", wrong)
        .await
        .declined("hashData 불일치");
    let issued = caller.post("/vbanks", body).await.ok();
    assert_eq!(issued["pg_provider"], "html5_inicis");
}
