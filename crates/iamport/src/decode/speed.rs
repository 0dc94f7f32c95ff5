//! How fast answers are read, beside plain serde. Run with
//! `cargo test --release -p iamport --lib decode::speed -- --ignored --nocapture`.

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::envelope::Direct;
use crate::types::{PagedPaymentAnnotation, PaymentAnnotation};

/// The same fields as a program without this crate would write them down.
#[derive(Deserialize)]
#[expect(dead_code, reason = "only read")]
struct PlainPayment {
    amount: f64,
    apply_num: Option<String>,
    bank_code: Option<String>,
    bank_name: Option<String>,
    buyer_addr: Option<String>,
    buyer_email: Option<String>,
    buyer_name: Option<String>,
    buyer_postcode: Option<String>,
    buyer_tel: Option<String>,
    cancel_amount: Option<f64>,
    #[serde(default)]
    cancel_history: Vec<PlainCancel>,
    cancel_reason: Option<String>,
    #[serde(default)]
    cancel_receipt_urls: Vec<String>,
    cancelled_at: Option<i64>,
    card_code: Option<String>,
    card_issuer_code: Option<String>,
    card_issuer_name: Option<String>,
    card_name: Option<String>,
    card_number: Option<String>,
    card_publisher_code: Option<String>,
    card_publisher_name: Option<String>,
    card_quota: Option<i64>,
    card_type: Option<i64>,
    cash_receipt_issued: Option<bool>,
    channel: Option<String>,
    currency: Option<String>,
    custom_data: Option<String>,
    customer_uid: Option<String>,
    customer_uid_usage: Option<String>,
    #[serde(default)]
    deposit_history: Vec<Value>,
    emb_pg_provider: Option<String>,
    escrow: Option<bool>,
    extension: Option<Map<String, Value>>,
    fail_reason: Option<String>,
    failed_at: Option<i64>,
    imp_uid: String,
    merchant_uid: String,
    name: Option<String>,
    paid_at: Option<i64>,
    pay_method: Option<String>,
    pg_id: Option<String>,
    pg_provider: Option<String>,
    pg_tid: Option<String>,
    promotion: Option<Value>,
    receipt_url: Option<String>,
    sandbox: Option<bool>,
    started_at: Option<i64>,
    status: String,
    user_agent: Option<String>,
    vbank_code: Option<String>,
    vbank_date: Option<i64>,
    vbank_holder: Option<String>,
    vbank_issued_at: Option<i64>,
    vbank_name: Option<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only read")]
struct PlainCancel {
    amount: f64,
    cancellation_id: Option<String>,
    cancelled_at: Option<i64>,
    pg_tid: String,
    reason: String,
    receipt_url: Option<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only read")]
struct PlainPage {
    total: i64,
    previous: i64,
    next: i64,
    list: Vec<PlainPayment>,
}

#[derive(Deserialize)]
struct PlainEnvelope<T> {
    code: i64,
    #[expect(dead_code, reason = "only read")]
    message: Option<String>,
    response: Option<T>,
}

/// A payment as the service sends it, with every kind of field set.
fn payment(number: usize) -> Value {
    const PAYMENT: &str = r#"{
        "amount": 12000, "apply_num": "12345678", "bank_code": null, "bank_name": null,
        "buyer_addr": "서울시 어딘가 1층", "buyer_email": "buyer@example.com", "buyer_name": "구매자",
        "buyer_postcode": "12345", "buyer_tel": "010-0000-0000", "cancel_amount": 1000, "cancel_history": [{
        "pg_tid": "tid-0001", "amount": 1000, "cancelled_at": 1700000500, "reason": "변심",
        "receipt_url": "https://example.com/receipt/1", "cancellation_id": "01H" }], "cancel_reason": "변심",
        "cancel_receipt_urls": ["https://example.com/receipt/1"], "cancelled_at": 1700000500,
        "card_code": "361", "card_name": "카드", "card_number": "1234********5678", "card_quota": 0,
        "card_type": 0, "cash_receipt_issued": false, "channel": "pc", "currency": "KRW", "custom_data": null,
        "customer_uid": null, "customer_uid_usage": null, "emb_pg_provider": null, "escrow": false,
        "fail_reason": null, "failed_at": 0, "name": "상품", "paid_at": 1700000100, "pay_method": "card",
        "pg_id": "INIpayTest", "pg_provider": "html5_inicis", "pg_tid": "StdpayCARDINIpayTest20231115",
        "receipt_url": "https://example.com/receipt/2", "started_at": 1700000000, "status": "cancelled",
        "user_agent": "Mozilla/5.0 (X11; Linux x86_64) Safari/537.36", "vbank_code": null, "vbank_date": 0,
        "vbank_holder": null, "vbank_issued_at": 0, "vbank_name": null, "vbank_num": null }"#;
    let mut payment: Value = serde_json::from_str(PAYMENT).unwrap();
    payment["imp_uid"] = json!(format!("imp_{number:012}"));
    payment["merchant_uid"] = json!(format!("order-{number}"));
    payment
}

fn enveloped(payload: &Value) -> Vec<u8> {
    json!({ "code": 0, "message": null, "response": payload })
        .to_string()
        .into_bytes()
}

/// Both in turn, round by round; the medians.
fn measured(times: u32, ours: impl Fn(), plain: impl Fn()) -> (Duration, Duration) {
    const ROUNDS: usize = 41;
    let time = |run: &dyn Fn()| {
        let begun = Instant::now();
        (0..times).for_each(|_| run());
        begun.elapsed() / times
    };
    let mut rounds: Vec<_> = (0..ROUNDS).map(|_| (time(&ours), time(&plain))).collect();
    rounds.sort_by_key(|(ours, _)| *ours);
    let ours_median = rounds[ROUNDS / 2].0;
    rounds.sort_by_key(|(_, plain)| *plain);
    (ours_median, rounds[ROUNDS / 2].1)
}

#[test]
#[ignore = "a measurement; run it by hand and in a release build"]
fn a_payment_and_a_page_beside_plain_serde() {
    let one = enveloped(&payment(1));
    let page = enveloped(&json!({
        "total": 100, "previous": 0, "next": 0, "list": (0..100).map(payment).collect::<Vec<_>>(),
    }));
    // Both read the same.
    let ours = Direct::<PagedPaymentAnnotation>::read(&page)
        .and_then(|read| read.response)
        .unwrap();
    let plain: PlainEnvelope<PlainPage> = serde_json::from_slice(&page).unwrap();
    assert_eq!(plain.code, 0);
    for (ours, plain) in ours.list.iter().zip(&plain.response.unwrap().list) {
        assert_eq!(ours.imp_uid, plain.imp_uid);
        assert_eq!(ours.buyer_addr, plain.buyer_addr);
        assert_eq!(ours.user_agent, plain.user_agent);
    }

    let show = |name: &str, (ours, plain): (Duration, Duration)| {
        let ratio = ours.as_secs_f64() / plain.as_secs_f64();
        println!("{name}: {ours:?}, plain serde {plain:?}, ratio {ratio:.2}");
    };
    show(
        "one payment",
        measured(
            2_000,
            || {
                drop(black_box(Direct::<PaymentAnnotation>::read(black_box(
                    &one,
                ))))
            },
            || {
                let read = serde_json::from_slice::<PlainEnvelope<PlainPayment>>(black_box(&one));
                drop(black_box(read));
            },
        ),
    );
    show(
        "a page of 100",
        measured(
            20,
            || {
                drop(black_box(Direct::<PagedPaymentAnnotation>::read(
                    black_box(&page),
                )));
            },
            || {
                let read = serde_json::from_slice::<PlainEnvelope<PlainPage>>(black_box(&page));
                drop(black_box(read));
            },
        ),
    );
}
