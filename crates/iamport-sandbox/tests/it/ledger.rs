use iamport_sandbox::{
    Account, Assumptions, Cause, Deposit, EXAMPLE_IMP_UID, EffectKind, NewPayment, OverdueVbank,
    PaymentStatus, RevokedStatus, WrongDeposit,
};
use serde_json::json;

use crate::client::{Caller, NOW};

#[tokio::test]
async fn each_effect_names_its_request() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    control.deposit(EXAMPLE_IMP_UID).unwrap();
    let cancel = json!({
        "imp_uid": EXAMPLE_IMP_UID, "amount": 1_000, "reason": "변심",
        "refund_holder": "홍길동", "refund_bank": "088", "refund_account": "1",
    });
    caller.post("/payments/cancel", cancel.clone()).await.ok();
    caller.sandbox.clock().set(NOW + 5);
    caller.post("/payments/cancel", cancel).await.ok();
    let refused = json!({"imp_uid": EXAMPLE_IMP_UID, "amount": 9_000});
    caller
        .post("/payments/cancel", refused)
        .await
        .declined("초과");
    let effects = control.effects();
    let told: Vec<_> = effects
        .iter()
        .map(|effect| {
            (
                effect.number,
                effect.at,
                effect.kind,
                effect.cause.to_string(),
            )
        })
        .collect();
    let cancel = |number: u32| format!("#{number} POST /payments/cancel");
    assert_eq!(
        told,
        [
            (1, NOW, EffectKind::AccountIssued, "start".to_owned()),
            (2, NOW, EffectKind::Deposited, "control".to_owned()),
            // The first request asked for the token.
            (3, NOW, EffectKind::Refunded, cancel(2)),
            (4, NOW + 5, EffectKind::Refunded, cancel(3)),
        ]
    );
    let transfer = effects[2].transfer.as_ref().unwrap();
    assert_eq!(transfer.credit.account, Account::Shop);
    assert_eq!(transfer.debit.account, Account::Refunds);
    assert_eq!(transfer.debit.amount, 1_000.into());
    assert_eq!(effects[2].note.as_deref(), Some("변심"));
    assert_eq!(effects[2].imp_uid.as_deref(), Some(EXAMPLE_IMP_UID));
    assert!(matches!(
        *effects[2].cause,
        Cause::Request { number: 2, .. }
    ));
    caller.is_sound();
}

#[tokio::test]
async fn control_over_http_is_control() {
    let caller = Caller::start().await;
    let path = format!("/_sandbox/payments/{EXAMPLE_IMP_UID}/deposit");
    crate::client::send(&caller.sandbox, "POST", &path, &[], b"")
        .await
        .ok();
    let effects = caller.sandbox.control().effects();
    assert_eq!(*effects.last().unwrap().cause, Cause::Control);
}

#[tokio::test]
async fn a_revoked_account_as_assumed() {
    let assumed = Assumptions::new().revoked_status(RevokedStatus::Cancelled);
    let caller = Caller::assuming(assumed).await;
    let path = format!("/vbanks/{EXAMPLE_IMP_UID}");
    let revoked = caller.delete(&path).await.ok();
    assert_eq!(revoked["status"], "cancelled");
    assert_eq!(revoked["cancelled_at"], NOW);
    assert_eq!(revoked["cancel_amount"], 0);
    assert_eq!(revoked["cancel_history"], json!([]));
    assert_eq!(
        (&revoked["failed_at"], &revoked["paid_at"]),
        (&json!(0), &json!(0))
    );
    caller.delete(&path).await.refused(400, -1, "입금 대기중");
    let cancel = json!({
        "imp_uid": EXAMPLE_IMP_UID,
        "refund_holder": "홍길동", "refund_bank": "088", "refund_account": "1",
    });
    caller
        .post("/payments/cancel", cancel)
        .await
        .declined("결제가 완료되지 않은");
    let listed = caller.get("/payments/status/cancelled").await.ok();
    assert_eq!(listed["total"], 1);
    caller.is_sound();
}

#[tokio::test]
async fn a_deadline_as_assumed() {
    for (assumed, after, deposit) in [
        (OverdueVbank::StaysReady, PaymentStatus::Ready, false),
        (OverdueVbank::TakesDeposits, PaymentStatus::Ready, true),
        (OverdueVbank::Fails, PaymentStatus::Failed, false),
    ] {
        let assumptions = Assumptions::new().overdue_vbank(assumed);
        let caller = Caller::assuming(assumptions).await;
        let control = caller.sandbox.control();
        let waiting = || NewPayment::waiting_vbank("nice_v2", 1_000);
        let at_once = control.create_payment(waiting()).unwrap().imp_uid;
        let later = control.create_payment(waiting()).unwrap().imp_uid;
        assert_eq!(control.expire(&at_once).unwrap().status, after);
        let due = NOW + 3 * 24 * 60 * 60;
        caller.sandbox.clock().set(due);
        assert_eq!(
            control.payment(&later).unwrap().status,
            PaymentStatus::Ready
        );
        caller.sandbox.clock().set(due + 100);
        assert_eq!(control.payment(&later).unwrap().status, after);
        if after == PaymentStatus::Failed {
            let caller = Caller::of(caller.sandbox).await;
            let failed = caller.get(&format!("/payments/{later}")).await.ok();
            assert_eq!(failed["failed_at"], due + 1);
            caller.is_sound();
            continue;
        }
        for id in [&at_once, &later] {
            assert_eq!(control.deposit(id).is_ok(), deposit, "{assumed:?}");
        }
        caller.is_sound();
    }
}

#[tokio::test]
async fn a_wrong_amount_as_assumed() {
    let assumed = Assumptions::new().wrong_deposit(WrongDeposit::ChangesAmount);
    let caller = Caller::assuming(assumed).await;
    let control = caller.sandbox.control();
    let paid = control
        .deposit_with(EXAMPLE_IMP_UID, Deposit::new().amount(4_999))
        .unwrap();
    assert_eq!(
        (paid.status, paid.amount),
        (PaymentStatus::Paid, 4_999.into())
    );
    let cancel = json!({
        "imp_uid": EXAMPLE_IMP_UID, "amount": 5_000,
        "refund_holder": "홍길동", "refund_bank": "088", "refund_account": "1",
    });
    caller
        .post("/payments/cancel", cancel)
        .await
        .declined("초과");
    caller.is_sound();
}
