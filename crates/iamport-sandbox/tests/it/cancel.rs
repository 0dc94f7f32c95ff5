use iamport_sandbox::{EXAMPLE_IMP_UID, EXAMPLE_MERCHANT_UID, NewPayment};
use serde_json::{Value, json};

use crate::client::{Caller, NOW};

impl Caller {
    fn card(&self, new: NewPayment) -> String {
        self.sandbox.control().create_payment(new).unwrap().imp_uid
    }

    async fn cancel(&self, body: Value) -> crate::client::Reply {
        self.post("/payments/cancel", body).await
    }
}

#[tokio::test]
async fn all_of_it() {
    let caller = Caller::start().await;
    for amount in [json!(null), json!(0), json!(""), json!("5000")] {
        let id = caller.card(NewPayment::paid("kakaopay", 5_000));
        let body = json!({"imp_uid": id, "amount": amount, "reason": "고객 변심"});
        let cancelled = caller.cancel(body).await.ok();
        for (name, value) in [
            ("status", json!("cancelled")),
            ("amount", json!(5_000)),
            ("cancel_amount", json!(5_000)),
            ("cancelled_at", json!(NOW)),
            ("cancel_reason", json!("고객 변심")),
            ("paid_at", json!(NOW)),
        ] {
            assert_eq!(cancelled[name], value, "{name}");
        }
        let entry = &cancelled["cancel_history"][0];
        assert_eq!(entry["amount"], 5_000);
        assert_eq!(entry["cancelled_at"], NOW);
        assert_eq!(entry["reason"], "고객 변심");
        assert_eq!(entry["pg_tid"], cancelled["pg_tid"]);
        assert_eq!(entry["cancellation_id"].as_str().unwrap().len(), 20);
        assert_eq!(cancelled["cancel_receipt_urls"][0], entry["receipt_url"]);
        caller
            .cancel(json!({"imp_uid": id}))
            .await
            .declined("이미 전액취소된 주문입니다.");
    }
}

#[tokio::test]
async fn in_parts() {
    let caller = Caller::start().await;
    let id = caller.card(NewPayment::paid("kakaopay", 5_000).merchant_uid("a"));
    let first = json!({"imp_uid": id, "amount": 1_000, "checksum": 5_000});
    let cancelled = caller.cancel(first).await.ok();
    assert_eq!(cancelled["status"], "cancelled");
    assert_eq!(cancelled["cancel_amount"], 1_000);
    // What captured answers say when no reason was given.
    assert_eq!(cancelled["cancel_reason"], "취소요청api");

    caller.sandbox.clock().set(NOW + 60);
    let form = "merchant_uid=a&amount=1500&checksum=4000&reason=b&extra%5Brequester%5D=customer";
    let cancelled = caller.form("POST", "/payments/cancel", form).await.ok();
    assert_eq!(cancelled["cancel_amount"], 2_500);
    assert_eq!(cancelled["cancelled_at"], NOW + 60);
    let history = cancelled["cancel_history"].as_array().unwrap();
    let amounts: Vec<_> = history.iter().map(|entry| &entry["amount"]).collect();
    assert_eq!(amounts, [&json!(1_000), &json!(1_500)]);
    assert_ne!(history[0]["cancellation_id"], history[1]["cancellation_id"]);

    for (body, message) in [
        (json!({"imp_uid": id, "amount": 2_501}), "초과"),
        (
            json!({"imp_uid": id, "amount": 100, "checksum": 5_000}),
            "checksum",
        ),
        (
            json!({"imp_uid": id, "amount": 100, "checksum": 0}),
            "checksum",
        ),
        (json!({"imp_uid": id, "amount": -100}), "amount"),
        (json!({"imp_uid": id, "amount": 0.5}), "amount"),
        (json!({"imp_uid": id, "amount": [1]}), "amount"),
        (json!({"imp_uid": id, "checksum": "x"}), "checksum"),
        (
            json!({"imp_uid": id, "amount": 1, "extra": {"requester": "x"}}),
            "requester",
        ),
        (
            json!({"imp_uid": id, "amount": 1, "tax_free": 2}),
            "tax_free",
        ),
    ] {
        caller.cancel(body).await.declined(message);
    }
    let rest = caller
        .cancel(json!({"imp_uid": id, "checksum": "2500"}))
        .await
        .ok();
    assert_eq!(rest["cancel_amount"], 5_000);
}

#[tokio::test]
async fn what_to_cancel() {
    let caller = Caller::start().await;
    let id = caller.card(NewPayment::paid("kakaopay", 5_000).merchant_uid("a"));
    let nothing = "취소할 결제건이 존재하지 않습니다.";
    caller
        .cancel(json!({}))
        .await
        .declined("지정해주셔야합니다.");
    caller
        .cancel(json!({"imp_uid": "imp_0"}))
        .await
        .declined(nothing);
    caller
        .cancel(json!({"merchant_uid": "x"}))
        .await
        .declined(nothing);
    let wrong_id = json!({"imp_uid": "imp_0", "merchant_uid": "a"});
    caller.cancel(wrong_id).await.declined(nothing);
    let right_id = json!({"imp_uid": id, "merchant_uid": "x"});
    caller.cancel(right_id).await.ok();
}

#[tokio::test]
async fn an_unpaid_account_is_not_cancelled() {
    let caller = Caller::start().await;
    for body in [
        json!({"imp_uid": EXAMPLE_IMP_UID}),
        json!({"merchant_uid": EXAMPLE_MERCHANT_UID}),
    ] {
        caller.cancel(body).await.declined("결제가 완료되지 않은");
    }
    caller
        .delete(&format!("/vbanks/{EXAMPLE_IMP_UID}"))
        .await
        .ok();
    let revoked = json!({"imp_uid": EXAMPLE_IMP_UID});
    caller
        .cancel(revoked)
        .await
        .declined("결제가 완료되지 않은");
}

#[tokio::test]
async fn a_paid_account_is_refunded_to_another() {
    let caller = Caller::start().await;
    caller.sandbox.control().deposit(EXAMPLE_IMP_UID).unwrap();
    let account = json!({
        "imp_uid": EXAMPLE_IMP_UID, "amount": 2_000,
        "refund_holder": "홍길동", "refund_bank": "004", "refund_account": "1234567890",
    });
    for name in ["refund_holder", "refund_bank", "refund_account"] {
        let mut body = account.clone();
        body[name] = Value::Null;
        caller.cancel(body).await.declined(name);
    }
    let mut unknown_bank = account.clone();
    unknown_bank["refund_bank"] = json!("04");
    caller
        .cancel(unknown_bank)
        .await
        .declined("결제취소에 실패하였습니다.");
    let cancelled = caller.cancel(account).await.ok();
    assert_eq!(cancelled["cancel_amount"], 2_000);

    let smartro = caller.card(NewPayment::waiting_vbank("smartro", 1_000));
    caller.sandbox.control().deposit(&smartro).unwrap();
    let mut body = json!({
        "imp_uid": smartro,
        "refund_holder": "홍길동", "refund_bank": "004", "refund_account": "1234567890",
    });
    caller.cancel(body.clone()).await.declined("refund_tel");
    body["refund_tel"] = json!("010-0000-0000");
    caller.cancel(body).await.ok();
}

#[tokio::test]
async fn tax_and_reason_where_a_gateway_wants_them() {
    let caller = Caller::start().await;
    let kcp = caller.card(NewPayment::paid("kcp", 5_000).tax_free(2_000));
    caller
        .cancel(json!({"imp_uid": kcp}))
        .await
        .declined("tax_free");
    let split = json!({"imp_uid": kcp, "tax_free": "2000"});
    caller.cancel(split).await.ok();

    let nice = caller.card(NewPayment::paid("nice_v2", 11_000).vat_amount(1_000));
    caller
        .cancel(json!({"imp_uid": nice}))
        .await
        .declined("vat_amount");
    let with_vat = json!({"imp_uid": nice, "vat_amount": 1_000});
    caller.cancel(with_vat).await.ok();

    let naver = caller.card(NewPayment::paid("naverpay", 1_000));
    caller
        .cancel(json!({"imp_uid": naver}))
        .await
        .declined("reason");
    let body = json!({"imp_uid": naver, "reason": "a", "extra": {"requester": "admin"}});
    caller.cancel(body).await.ok();
}

#[tokio::test]
async fn no_half_won_and_no_more_tax_than_was_paid() {
    let caller = Caller::start().await;
    let free = caller.card(NewPayment::paid("kcp", 5_000).tax_free(2_000));
    for half in [json!(0.5), json!("1999.5")] {
        let body = json!({"imp_uid": free, "amount": 3_000, "tax_free": half});
        caller.cancel(body).await.declined("tax_free");
    }
    let nice = caller.card(NewPayment::paid("nice_v2", 11_000).vat_amount(1_000));
    let part =
        |amount: u32, vat: Value| json!({"imp_uid": nice, "amount": amount, "vat_amount": vat});
    for vat in [json!(1_001), json!(0.5)] {
        caller.cancel(part(5_500, vat)).await.declined("vat_amount");
    }
    caller.cancel(part(5_500, json!(600))).await.ok();
    caller
        .cancel(part(5_500, json!(401)))
        .await
        .declined("vat_amount");
    caller.cancel(part(5_500, json!(400))).await.ok();

    // Where none was named it is one eleventh, rounded as the caller likes.
    let unnamed = caller.card(NewPayment::paid("kakaopay", 5_000));
    let part = |vat: u32| json!({"imp_uid": unnamed, "vat_amount": vat});
    caller.cancel(part(456)).await.declined("vat_amount");
    caller.cancel(part(455)).await.ok();
    // The tax is in the part that is taxed.
    let mixed = caller.card(NewPayment::paid("kcp", 5_000).tax_free(4_990));
    let part = |vat: u32| json!({"imp_uid": mixed, "tax_free": 4_990, "vat_amount": vat});
    caller.cancel(part(11)).await.declined("vat_amount");
    caller.cancel(part(1)).await.ok();
    caller.is_sound();
}
