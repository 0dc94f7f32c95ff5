//! What PAYCO, Paymentwall and KG Inicis are told about a payment.

use iamport_sandbox::{EXAMPLE_IMP_UID, EffectKind, Fault, FaultKind, NewPayment};
use serde_json::{Value, json};

use crate::client::{Caller, NOW};

fn make(caller: &Caller, new: NewPayment) -> String {
    caller
        .sandbox
        .control()
        .create_payment(new)
        .unwrap()
        .imp_uid
}

#[tokio::test]
async fn payco_orders_go_forward_only() {
    let caller = Caller::start().await;
    let paid = make(&caller, NewPayment::paid("payco", 1_000));
    let waiting = make(&caller, NewPayment::window("payco", 1_000));
    let set = async |id: &str, status: &str| {
        let target = format!("/payco/orders/status/{id}");
        caller.post(&target, json!({"status": status})).await
    };
    assert_eq!(
        set(&paid, "DELIVERY_START").await.ok()["status"],
        "DELIVERY_START"
    );
    set(&paid, "DELIVERY_START").await.declined("주문상태");
    set(&paid, "SOMETHING").await.declined("status");
    set(&paid, "PURCHASE_DECISION").await.ok();
    set(&paid, "CANCELED").await.declined("주문상태");
    set(&waiting, "CANCELED").await.declined("결제가 완료되지");
    set(EXAMPLE_IMP_UID, "CANCELED")
        .await
        .declined("지원하지 않는");
    set("imp_0", "CANCELED").await.declined("존재하지");
    let payment = caller.get(&format!("/payments/{paid}")).await.ok();
    assert_eq!(payment["cancel_amount"], 0);
}

fn delivery(imp_uid: &str, status: &str) -> Value {
    json!({
        "imp_uid": imp_uid, "merchant_uid": "o", "type": "digital", "status": status,
        "estimated_delivery_datetime": NOW, "estimated_update_datetime": NOW, "refundable": "yes",
        "shipping_address_email": "buyer@example.com",
    })
}

#[tokio::test]
async fn paymentwall_takes_what_is_whole_and_goes_forward() {
    let caller = Caller::start().await;
    let paid = make(
        &caller,
        NewPayment::paid("paymentwall", 1_000).merchant_uid("o"),
    );
    let tell = async |body: Value| caller.post("/paymentwall/delivery", body).await;
    let taken = tell(delivery(&paid, "delivering")).await.ok();
    assert_eq!(
        (&taken["success"], &taken["error_code"]),
        (&json!(1), &Value::Null)
    );
    let back = tell(delivery(&paid, "order_placed")).await.ok();
    assert!(back["error_code"].is_i64() && back["success"].is_null());
    let mut physical = delivery(&paid, "delivered");
    physical["type"] = json!("physical");
    let refused = tell(physical).await.ok();
    assert_eq!(refused["notices"].as_array().unwrap().len(), 10);
    let mut wrong = delivery(&paid, "delivered");
    wrong["merchant_uid"] = json!("p");
    tell(wrong).await.declined("존재하지");
    tell(delivery("imp_0", "delivered"))
        .await
        .declined("존재하지");
    let mut other = delivery(EXAMPLE_IMP_UID, "delivered");
    other["merchant_uid"] = json!(iamport_sandbox::EXAMPLE_MERCHANT_UID);
    tell(other).await.declined("지원하지 않는");
}

#[tokio::test]
async fn sales_of_sub_merchants_are_entered_once_and_are_no_more_than_was_paid() {
    let caller = Caller::start().await;
    let paid = make(&caller, NewPayment::paid("html5_inicis", 1_000));
    let waiting = make(&caller, NewPayment::window("html5_inicis", 1_000));
    let data = |amount: u32| {
        json!({"data": [{
            "business_registration_number": "1", "company_name": "가", "amount": amount,
        }]})
    };
    let enter = async |id: &str, amount: u32| {
        caller
            .post(&format!("/partners/receipts/{id}"), data(amount))
            .await
    };
    enter(&paid, 1_001).await.refused(400, -1, "data");
    enter(&waiting, 1_000).await.refused(400, -1, "");
    enter(EXAMPLE_IMP_UID, 1_000).await.refused(501, -1, "");
    enter("imp_0", 1_000).await.refused(404, -1, "");
    let receipt = enter(&paid, 1_000).await.ok();
    assert!(receipt["receipt_url"].is_string());
    enter(&paid, 1_000).await.refused(400, -1, "이미");
}

/// What the gateway was told shows in the ledger, and in what the next call is answered.
#[tokio::test]
async fn a_lost_answer_was_told_or_not() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let payco = make(&caller, NewPayment::paid("payco", 1_000));
    let wall = make(
        &caller,
        NewPayment::paid("paymentwall", 1_000).merchant_uid("o"),
    );
    let inicis = make(&caller, NewPayment::paid("html5_inicis", 1_000));
    let sale = json!({"business_registration_number": "1", "company_name": "가", "amount": 1});
    let told = || {
        let effects = control.effects().into_iter();
        effects
            .filter(|effect| effect.kind == EffectKind::GatewayTold)
            .count()
    };
    for (operation, path, body) in [
        (
            "changeOrderStatus",
            format!("/payco/orders/status/{payco}"),
            json!({"status": "DELIVERY_START"}),
        ),
        (
            "paymentwall_delivery",
            "/paymentwall/delivery".to_owned(),
            delivery(&wall, "delivered"),
        ),
        (
            "partner",
            format!("/partners/receipts/{inicis}"),
            json!({"data": [sale]}),
        ),
    ] {
        let before = told();
        let fault = || Fault::new(FaultKind::ServerError).on(operation).once();
        control.inject(fault()).unwrap();
        caller.post(&path, body.clone()).await.refused(500, -1, "");
        assert_eq!(told(), before, "{operation}");
        control.inject(fault().after()).unwrap();
        caller.post(&path, body).await.refused(500, -1, "");
        assert_eq!(told(), before + 1, "{operation}");
    }
}
