//! Payments that are made in a payment window.

use iamport_sandbox::NewPayment;
use serde_json::json;

use crate::client::Caller;

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
