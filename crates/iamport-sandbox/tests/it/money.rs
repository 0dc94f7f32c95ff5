//! Money of convenience stores, Benepia and KCP Quick Pay: payments like others.

use std::time::Duration;

use iamport_sandbox::control::kcpquick::RegisterQuickMember;
use iamport_sandbox::{
    Assumptions, BENEPIA_POINTS, EXAMPLE_IMP_UID, EffectKind, Fault, FaultKind, NewPayment,
    OverdueVbank, PaymentStatus, WRONG_BENEPIA_PASSWORD, channel_key,
};
use serde_json::{Value, json};

use crate::client::{Caller, NOW};

fn number(merchant_uid: &str) -> Value {
    json!({
        "channel_key": channel_key("galaxia", false), "merchant_uid": merchant_uid, "amount": 700,
        "name": "사과", "expired_at": NOW + 60,
    })
}

fn points(merchant_uid: &str, amount: u32) -> Value {
    json!({
        "benepia_user": "u", "benepia_password": "p", "merchant_uid": merchant_uid, "amount": amount,
        "name": "사과", "channel_key": channel_key("kcp", false), "buyer_tel": "010",
    })
}

fn money(imp_uid: &str, merchant_uid: &str) -> Value {
    json!({
        "member_id": "m", "channel_key": channel_key("kcp_quick", false), "name": "사과",
        "merchant_uid": merchant_uid, "amount": 900, "imp_uid": imp_uid,
    })
}

fn by_key(merchant_uid: &str) -> Value {
    json!({
        "customer_uid": "k", "merchant_uid": merchant_uid, "name": "배", "buyer_name": "가",
        "amount": 800,
    })
}

/// A shop in which every kind of money can pay.
async fn shop() -> Caller {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    control.register_quick_member("m").unwrap();
    control.create_billing_key("k", "kcp_quick").unwrap();
    caller
}

fn id(payment: &Value) -> &str {
    payment["imp_uid"].as_str().unwrap()
}

async fn looked_up(caller: &Caller, payment: &Value) -> Value {
    caller.get(&format!("/payments/{}", id(payment))).await.ok()
}

#[tokio::test]
async fn whatever_pays_is_found_cancelled_and_never_paid_twice() {
    let caller = shop().await;
    for (path, body) in [
        ("/benepia/payment", points("a", 3_000)),
        ("/kcpquick/payment/money", money("imp_900000000001", "b")),
        ("/kcpquick/payment/autopay", by_key("c")),
    ] {
        let paid = caller.post(path, body.clone()).await.ok();
        assert_eq!(paid["status"], "paid", "{path}");
        assert_eq!(paid["paid_at"], NOW, "{path}");
        assert_eq!(paid["merchant_uid"], body["merchant_uid"], "{path}");
        assert_eq!(paid["amount"], body["amount"], "{path}");
        assert_eq!(looked_up(&caller, &paid).await, paid, "{path}");
        let mut again = body.clone();
        if path.ends_with("money") {
            again["imp_uid"] = json!("imp_900000000002");
        }
        let refused = caller.post(path, again).await;
        let (status, code) = if path.starts_with("/benepia") {
            (500, -1)
        } else {
            (200, 1)
        };
        refused.refused(status, code, "이미 결제가 완료된");
        let effects = caller.sandbox.control().effects();
        let charged = effects.last().unwrap();
        assert_eq!(charged.kind, EffectKind::Charged, "{path}");
        assert_eq!(charged.imp_uid.as_deref(), Some(id(&paid)), "{path}");
        let cancel = json!({"imp_uid": id(&paid), "checksum": body["amount"]});
        let cancelled = caller.post("/payments/cancel", cancel).await.ok();
        assert_eq!(cancelled["cancel_amount"], body["amount"], "{path}");
    }
    caller.is_sound();
}

#[tokio::test]
async fn a_number_waits_until_a_till_takes_its_money() {
    let caller = shop().await;
    let control = caller.sandbox.control();
    let issued = caller.post("/cvs", number("a")).await.ok();
    assert_eq!(issued["status"], "ready");
    assert_eq!(issued["pay_method"], Value::Null);
    assert_eq!(looked_up(&caller, &issued).await, issued);
    let other = caller.post("/cvs", number("a")).await.ok();
    assert_ne!(other["imp_uid"], issued["imp_uid"]);

    let paid = control.pay(id(&issued)).unwrap();
    assert_eq!(paid.status, PaymentStatus::Paid);
    assert!(control.pay(id(&issued)).is_err(), "paid once");
    let target = format!("/cvs/{}", id(&issued));
    caller.delete(&target).await.declined("수납 대기중");
    caller.post("/cvs", number("a")).await.declined("이미");

    caller.sandbox.clock().advance(Duration::from_secs(61));
    assert!(control.pay(id(&other)).is_err(), "its term has passed");
    let revoked = caller.delete(&format!("/cvs/{}", id(&other))).await.ok();
    assert_eq!(revoked["status"], "failed");
    assert_eq!(revoked["fail_reason"], "수납번호 취소");
    assert_eq!(looked_up(&caller, &other).await, revoked);
    caller.is_sound();
}

#[tokio::test]
async fn what_is_no_number_is_not_revoked() {
    let caller = shop().await;
    let example = format!("/cvs/{EXAMPLE_IMP_UID}");
    caller.delete(&example).await.declined("편의점");
    caller
        .delete("/cvs/imp_000000000000")
        .await
        .declined("존재하지");
    let still = caller
        .get(&format!("/payments/{EXAMPLE_IMP_UID}"))
        .await
        .ok();
    assert_eq!(still["status"], "ready");
    let mut past = number("a");
    past["expired_at"] = json!(NOW);
    caller.post("/cvs", past).await.declined("expired_at");
    let mut elsewhere = number("a");
    elsewhere["channel_key"] = json!(channel_key("kcp", false));
    caller.post("/cvs", elsewhere).await.declined("channel_key");
}

#[tokio::test]
async fn a_number_can_fail_by_itself_when_its_term_passes() {
    let assumed = Assumptions::new().overdue_vbank(OverdueVbank::Fails);
    let caller = Caller::assuming(assumed).await;
    let issued = caller.post("/cvs", number("a")).await.ok();
    caller.sandbox.clock().advance(Duration::from_secs(61));
    let failed = looked_up(&caller, &issued).await;
    assert_eq!(
        (&failed["status"], &failed["failed_at"]),
        (&json!("failed"), &json!(NOW + 61))
    );
    caller.is_sound();
}

#[tokio::test]
async fn points_are_spent_and_come_back() {
    let caller = shop().await;
    let who = json!({
        "benepia_user": "u", "benepia_password": "p", "channel_key": channel_key("kcp", false),
    });
    let left = async || caller.post("/benepia/point", who.clone()).await.ok()["point"].clone();
    assert_eq!(left().await, BENEPIA_POINTS);
    let paid = caller
        .post("/benepia/payment", points("a", 3_000))
        .await
        .ok();
    assert_eq!(paid["pay_method"], "point");
    assert_eq!(paid["buyer_tel"], "010");
    assert_eq!(left().await, BENEPIA_POINTS - 3_000);
    let cancel = json!({"imp_uid": id(&paid), "amount": 1_000});
    caller.post("/payments/cancel", cancel).await.ok();
    assert_eq!(left().await, BENEPIA_POINTS - 2_000);
    let too_much = points("b", BENEPIA_POINTS);
    caller
        .post("/benepia/payment", too_much)
        .await
        .refused(500, -1, "부족");
    let mut wrong = who.clone();
    wrong["benepia_password"] = json!(WRONG_BENEPIA_PASSWORD);
    caller
        .post("/benepia/point", wrong)
        .await
        .refused(500, -1, "비밀번호");
    caller.sandbox.control().fail_next_charge("점검중");
    caller
        .post("/benepia/payment", points("b", 1))
        .await
        .refused(500, -1, "점검중");
    caller.get("/payments/find/b").await.refused(404, -1, "");
    caller.is_sound();
}

#[tokio::test]
async fn prepaid_money_pays_the_transaction_that_is_named() {
    let caller = shop().await;
    let control = caller.sandbox.control();
    let window = NewPayment::window("kcp_quick", 900).merchant_uid("a");
    let begun = control.create_payment(window).unwrap().imp_uid;
    let path = "/kcpquick/payment/money";
    caller
        .post(path, money(&begun, "b"))
        .await
        .declined("imp_uid");
    caller
        .post(path, money(EXAMPLE_IMP_UID, "a"))
        .await
        .declined("imp_uid");
    let paid = caller.post(path, money(&begun, "a")).await.ok();
    assert_eq!((id(&paid), &paid["status"]), (&*begun, &json!("paid")));
    let mut stranger = money("imp_900000000001", "c");
    stranger["member_id"] = json!("nobody");
    caller.post(path, stranger).await.declined("구매자");
    control.fail_next_charge("잔액부족");
    let failed = caller.post(path, money("imp_900000000001", "c")).await.ok();
    assert_eq!(
        (&failed["status"], &failed["fail_reason"]),
        (&json!("failed"), &json!("잔액부족"))
    );
    caller.is_sound();
}

#[tokio::test]
async fn automatic_payment_keys_end_with_their_deletion() {
    let caller = shop().await;
    let control = caller.sandbox.control();
    control.create_billing_key("other", "nice_v2").unwrap();
    let target = "/kcpquick/autopay/k";
    let done = caller.delete(target).await;
    assert_eq!(done.json()["response"]["customer_uid"], "k");
    assert_eq!(done.json()["code"], 0);
    assert!(done.json()["message"].as_str().unwrap().contains("삭제"));
    caller.delete(target).await.refused(404, -1, "");
    caller
        .delete("/kcpquick/autopay/other")
        .await
        .refused(404, -1, "");
    let path = "/kcpquick/payment/autopay";
    caller.post(path, by_key("a")).await.declined("구매자");
    let mut other = by_key("a");
    other["customer_uid"] = json!("other");
    caller.post(path, other).await.declined("구매자");
}

#[tokio::test]
async fn buyers_of_quick_pay_are_kept_until_they_are_deleted() {
    let caller = shop().await;
    let control = caller.sandbox.control();
    let bound = RegisterQuickMember {
        member_id: "n".to_owned(),
        site_code: Some("S".to_owned()),
        ..RegisterQuickMember::default()
    };
    control.run(bound).await.unwrap();
    let delete = |member: &str, site: &str| {
        format!("/kcpquick/members/{member}?site_code={site}&partner_type=P&partner_subtype=Q")
    };
    caller
        .delete("/kcpquick/members/m")
        .await
        .declined("site_code");
    caller
        .delete(&delete("n", "other"))
        .await
        .refused(404, -1, "");
    for (member, site) in [("m", "any"), ("n", "S")] {
        let release = format!("/kcpquick/members/{member}/fido/release");
        let channel = json!({"channel_key": channel_key("kcp_quick", false)});
        for _ in 0..2 {
            let released = caller.post(&release, channel.clone()).await.ok();
            assert_eq!(released["member_id"], member);
        }
        let gone = caller.delete(&delete(member, site)).await.ok();
        assert_eq!(
            (&gone["member_id"], &gone["inserted"]),
            (&json!(member), &json!(NOW))
        );
        caller
            .delete(&delete(member, site))
            .await
            .refused(404, -1, "");
        caller.post(&release, channel).await.refused(400, -1, "");
    }
    let released = |kind: &EffectKind| *kind == EffectKind::FidoReleased;
    let kinds: Vec<_> = control.effects().iter().map(|effect| effect.kind).collect();
    assert_eq!(
        kinds.into_iter().filter(released).count(),
        2,
        "once for each"
    );
}

#[tokio::test]
async fn a_payment_is_prepared_once_and_changed_afterwards() {
    let caller = shop().await;
    let body = json!({"btid": "1", "cust_ip": "203.0.113.7", "code_verifier": "v"});
    let target = "/kcpquick/prepare/a";
    caller.put(target, body.clone()).await.refused(404, -1, "");
    caller
        .post(target, json!({"btid": "1"}))
        .await
        .refused(400, -1, "cust_ip");
    caller.post(target, body.clone()).await.ok();
    caller.post(target, body.clone()).await.refused(409, -1, "");
    caller.put(target, body.clone()).await.ok();
    caller.post("/kcpquick/prepare/b", body).await.ok();
}

/// A failure that is answered before the effect of a call, or after it: only a look at the shop tells.
#[tokio::test]
async fn a_lost_answer_leaves_money_that_can_be_found_or_none() {
    for (operation, path, body) in [
        ("issueCvsPayment", "/cvs", number("a")),
        ("payBenepiaPoint", "/benepia/payment", points("a", 3_000)),
        (
            "payWithMoney",
            "/kcpquick/payment/money",
            money("imp_900000000001", "a"),
        ),
        (
            "payWithAutoPaymentKey",
            "/kcpquick/payment/autopay",
            by_key("a"),
        ),
    ] {
        let caller = shop().await;
        let control = caller.sandbox.control();
        let fault = || Fault::new(FaultKind::ServerError).on(operation).once();
        control.inject(fault()).unwrap();
        caller.post(path, body.clone()).await.refused(500, -1, "");
        caller.get("/payments/find/a").await.refused(404, -1, "");
        control.inject(fault().after()).unwrap();
        caller.post(path, body.clone()).await.refused(500, -1, "");
        let found = caller.get("/payments/find/a").await.ok();
        assert_eq!(found["amount"], body["amount"], "{operation}");
        caller.is_sound();
    }
}

#[tokio::test]
async fn a_snapshot_brings_all_of_it_back() {
    let caller = shop().await;
    let issued = caller.post("/cvs", number("a")).await.ok();
    let naver = NewPayment::paid("naverco", 1_000).products([400_u32, 600]);
    let naver = caller.sandbox.control().create_payment(naver).unwrap();
    let orders = format!("/payments/{}/naver/product-orders", naver.imp_uid);
    let before = caller.get(&orders).await.ok();
    let taken = caller.sandbox.control().snapshot().unwrap();
    let other = Caller::start().await;
    other.sandbox.control().restore(&taken).unwrap();
    let token = crate::client::get_token(&other.sandbox).await;
    let other = Caller { token, ..other };
    assert_eq!(other.get(&orders).await.ok(), before);
    other.sandbox.control().pay(id(&issued)).unwrap();
    let path = "/kcpquick/payment/money";
    other.post(path, money("imp_900000000001", "b")).await.ok();
    other.is_sound();
}
