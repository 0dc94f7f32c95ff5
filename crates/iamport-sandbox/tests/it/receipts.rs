//! Cash receipts.

use iamport_sandbox::{EXAMPLE_IMP_UID, NewPayment};
use serde_json::json;

use super::client::{Caller, NOW};

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
