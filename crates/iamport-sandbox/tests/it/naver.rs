//! NaverPay: product orders of the order type, and what is told about payments of the pay type.

use iamport_sandbox::control::naver::BuyerAction;
use iamport_sandbox::{EXAMPLE_IMP_UID, EffectKind, Fault, FaultKind, NewPayment};
use serde_json::{Value, json};

use crate::client::{Caller, NOW};

/// A paid order of three products, and their numbers.
async fn ordered(caller: &Caller) -> (String, Vec<String>) {
    let new = NewPayment::paid("naverco", 6_000).products([1_000_u32, 2_000, 3_000]);
    let id = caller
        .sandbox
        .control()
        .create_payment(new)
        .unwrap()
        .imp_uid;
    let target = format!("/payments/{id}/naver");
    let orders = caller.get(&format!("{target}/product-orders")).await.ok();
    let numbers = orders.as_array().unwrap().iter();
    let numbers = numbers.map(|order| order["product_order_id"].as_str().unwrap().to_owned());
    (target, numbers.collect())
}

fn status(order: &Value) -> (&str, &str) {
    (
        order["product_order_status"].as_str().unwrap(),
        order["claim_status"].as_str().unwrap_or(""),
    )
}

async fn payment(caller: &Caller, target: &str) -> Value {
    let id = target
        .trim_start_matches("/payments/")
        .trim_end_matches("/naver");
    caller.get(&format!("/payments/{id}")).await.ok()
}

#[tokio::test]
async fn an_order_is_placed_shipped_and_received() {
    let caller = Caller::start().await;
    let (target, numbers) = ordered(&caller).await;
    let control = caller.sandbox.control();
    let id = payment(&caller, &target).await["imp_uid"]
        .as_str()
        .unwrap()
        .to_owned();
    let placed = caller
        .post(&format!("{target}/place"), json!({}))
        .await
        .ok();
    assert_eq!(placed.as_array().unwrap().len(), 3);
    caller
        .post(&format!("{target}/place"), json!({}))
        .await
        .refused(500, -1, "");
    let ship = format!("{target}/ship");
    let parcel = json!({"delivery_method": "DELIVERY", "dispatched_at": NOW});
    caller
        .post(&ship, parcel.clone())
        .await
        .refused(400, -1, "delivery_company, tracking_number");
    let mut parcel = parcel;
    parcel["delivery_company"] = json!("CJGLS");
    parcel["tracking_number"] = json!("1");
    parcel["product_order_id"] = json!([numbers[0]]);
    let shipped = caller.post(&ship, parcel.clone()).await.ok();
    assert_eq!(status(&shipped[0]), ("DELIVERING", ""));
    parcel["product_order_id"] = json!(numbers);
    let rest = caller.post(&ship, parcel).await;
    assert_eq!(rest.status, 207, "one is on its way already");
    assert_eq!(rest.response().as_array().unwrap().len(), 2);
    control
        .act_in_naver_pay(&id, BuyerAction::Receive, None)
        .unwrap();
    control
        .act_in_naver_pay(&id, BuyerAction::Decide, Some(&numbers[1]))
        .unwrap();
    let one = caller
        .get(&format!("/naver/product-orders/{}", numbers[1]))
        .await
        .ok();
    assert_eq!(status(&one), ("PURCHASE_DECIDED", ""));
    assert_eq!(one["product_amount"], 2_000);
    assert!(
        control
            .act_in_naver_pay(&id, BuyerAction::Cancel, None)
            .is_err()
    );
    caller.is_sound();
}

#[tokio::test]
async fn cancelled_product_orders_give_their_money_back() {
    let caller = Caller::start().await;
    let (target, numbers) = ordered(&caller).await;
    let cancel = format!("{target}/cancel");
    let two = json!({"product_order_id": [numbers[0], numbers[1]], "reason": "SOLD_OUT"});
    let gone = caller.post(&cancel, two.clone()).await.ok();
    assert_eq!(status(&gone[1]), ("CANCELED", "CANCEL_DONE"));
    let now = payment(&caller, &target).await;
    assert_eq!(
        (&now["cancel_amount"], &now["cancel_reason"]),
        (&json!(3_000), &json!("SOLD_OUT"))
    );
    assert_eq!(now["cancel_history"].as_array().unwrap().len(), 1);
    caller.post(&cancel, two).await.refused(500, -1, "");
    let form = format!(
        "product_order_id[]={}&product_order_id[]={}",
        numbers[0], numbers[2]
    );
    let part = caller.form("POST", &cancel, &form).await;
    assert_eq!(part.status, 207);
    let list = part.response();
    assert_eq!(list.as_array().unwrap().len(), 1);
    assert_eq!(list[0]["product_order_id"], numbers[2].as_str());
    let now = payment(&caller, &target).await;
    assert_eq!(
        (&now["status"], &now["cancel_amount"]),
        (&json!("cancelled"), &json!(6_000))
    );
    assert_eq!(now["cancel_reason"], "PRODUCT_UNSATISFIED");
    caller.is_sound();
}

#[tokio::test]
async fn a_buyers_wish_needs_approval_once_the_order_is_placed() {
    let caller = Caller::start().await;
    let (target, numbers) = ordered(&caller).await;
    let control = caller.sandbox.control();
    let id = payment(&caller, &target).await["imp_uid"]
        .as_str()
        .unwrap()
        .to_owned();
    let approve = format!("{target}/approve-cancel");
    caller.post(&approve, json!({})).await.refused(500, -1, "");
    let only = json!({"product_order_id": [numbers[0]]});
    caller
        .post(&format!("{target}/place"), only.clone())
        .await
        .ok();
    for number in &numbers[..2] {
        control
            .act_in_naver_pay(&id, BuyerAction::Cancel, Some(number))
            .unwrap();
    }
    assert_eq!(
        payment(&caller, &target).await["cancel_amount"],
        2_000,
        "nobody was asked"
    );
    let orders = caller.get(&format!("{target}/product-orders")).await.ok();
    assert_eq!(status(&orders[0]), ("PAYED", "CANCEL_REQUEST"));
    assert_eq!(status(&orders[1]), ("CANCELED", "CANCEL_DONE"));
    caller.post(&approve, only).await.ok();
    assert_eq!(payment(&caller, &target).await["cancel_amount"], 3_000);
    caller.is_sound();
}

#[tokio::test]
async fn returns_are_opened_held_back_and_approved_or_rejected() {
    let caller = Caller::start().await;
    let (target, numbers) = ordered(&caller).await;
    let call = |name: &str| format!("{target}/{name}");
    let open = json!({"delivery_method": "RETURN_INDIVIDUAL"});
    caller
        .post(&call("request-return"), open.clone())
        .await
        .refused(500, -1, "");
    let ship = json!({"delivery_method": "NOTHING", "dispatched_at": NOW});
    caller.post(&call("ship"), ship).await.ok();
    caller
        .post(&call("request-return"), json!({}))
        .await
        .refused(400, -1, "delivery_method");
    let opened = caller.post(&call("request-return"), open).await.ok();
    assert_eq!(status(&opened[2]), ("DELIVERING", "RETURN_REQUEST"));
    let memo = |number: &str| json!({"product_order_id": [number], "memo": "배송비"});
    caller
        .post(&call("withhold-return"), json!({}))
        .await
        .refused(400, -1, "memo");
    caller
        .post(&call("withhold-return"), memo(&numbers[0]))
        .await
        .ok();
    let rejected = caller
        .post(&call("reject-return"), memo(&numbers[1]))
        .await
        .ok();
    assert_eq!(status(&rejected[0]), ("DELIVERING", "RETURN_REJECT"));
    let approved = caller.post(&call("approve-return"), json!({})).await;
    assert_eq!(approved.status, 207, "one is held back, one was rejected");
    assert_eq!(
        approved.response()[0]["product_order_id"],
        numbers[2].as_str()
    );
    assert_eq!(payment(&caller, &target).await["cancel_amount"], 3_000);
    caller.post(&call("resolve-return"), json!({})).await.ok();
    caller
        .post(&call("resolve-return"), json!({}))
        .await
        .refused(500, -1, "");
    let last = json!({"product_order_id": [numbers[0]]});
    let last = caller.post(&call("approve-return"), last).await.ok();
    assert_eq!(status(&last[0]), ("RETURNED", "RETURN_DONE"));
    assert_eq!(payment(&caller, &target).await["cancel_amount"], 4_000);
    caller.is_sound();
}

#[tokio::test]
async fn an_exchange_is_collected_and_shipped_again() {
    let caller = Caller::start().await;
    let (target, numbers) = ordered(&caller).await;
    let control = caller.sandbox.control();
    let id = payment(&caller, &target).await["imp_uid"]
        .as_str()
        .unwrap()
        .to_owned();
    let collect = format!("{target}/collect-exchanged");
    let again = format!("{target}/ship-exchanged");
    let one = json!({"product_order_id": [numbers[0]]});
    caller
        .post(&collect, one.clone())
        .await
        .refused(500, -1, "");
    let ship = json!({"delivery_method": "NOTHING", "dispatched_at": NOW});
    caller.post(&format!("{target}/ship"), ship).await.ok();
    let act = |action| {
        control
            .act_in_naver_pay(&id, action, Some(&numbers[0]))
            .unwrap()
    };
    act(BuyerAction::Receive);
    act(BuyerAction::Exchange);
    let collected = caller.post(&collect, one.clone()).await.ok();
    assert_eq!(status(&collected[0]), ("DELIVERED", "COLLECT_DONE"));
    let mut ship = one;
    ship["delivery_method"] = json!("QUICK_SVC");
    let shipped = caller.post(&again, ship).await.ok();
    assert_eq!(status(&shipped[0]), ("DELIVERED", "EXCHANGE_REDELIVERING"));
    act(BuyerAction::Receive);
    let one = caller
        .get(&format!("/naver/product-orders/{}", numbers[0]))
        .await
        .ok();
    assert_eq!(status(&one), ("EXCHANGED", "EXCHANGE_DONE"));
    assert_eq!(payment(&caller, &target).await["cancel_amount"], 0);
}

#[tokio::test]
async fn what_is_no_such_order_is_told_apart() {
    let caller = Caller::start().await;
    let nobody = "/payments/imp_000000000000/naver";
    let other = format!("/payments/{EXAMPLE_IMP_UID}/naver");
    caller
        .post(&format!("{nobody}/cancel"), json!({}))
        .await
        .refused(404, -1, "");
    caller
        .post(&format!("{other}/cancel"), json!({}))
        .await
        .refused(500, -1, "");
    caller
        .get(&format!("{nobody}/product-orders"))
        .await
        .refused(404, -1, "");
    caller
        .get(&format!("{other}/product-orders"))
        .await
        .refused(404, -1, "");
    caller
        .get("/naver/product-orders/1")
        .await
        .refused(404, -1, "");
    let waiting = NewPayment::window("naverco", 1_000);
    let waiting = caller
        .sandbox
        .control()
        .create_payment(waiting)
        .unwrap()
        .imp_uid;
    let target = format!("/payments/{waiting}/naver");
    caller
        .post(&format!("{target}/place"), json!({}))
        .await
        .refused(500, -1, "");
    let orders = caller.get(&format!("{target}/product-orders")).await.ok();
    assert_eq!(status(&orders[0]), ("PAYMENT_WAITING", ""));
    caller.sandbox.control().fail(&waiting, "no").unwrap();
    let orders = caller.get(&format!("{target}/product-orders")).await.ok();
    assert_eq!(status(&orders[0]), ("CANCELED_BY_NOPAYMENT", ""));
}

#[tokio::test]
async fn a_cancel_of_the_whole_payment_cancels_its_product_orders() {
    let caller = Caller::start().await;
    let (target, _) = ordered(&caller).await;
    let id = payment(&caller, &target).await["imp_uid"].clone();
    caller
        .post("/payments/cancel", json!({"imp_uid": id}))
        .await
        .ok();
    let orders = caller.get(&format!("{target}/product-orders")).await.ok();
    assert_eq!(status(&orders[2]), ("CANCELED", "CANCEL_DONE"));
    caller
        .post(&format!("{target}/cancel"), json!({}))
        .await
        .refused(500, -1, "");
    caller.is_sound();
}

#[tokio::test]
async fn a_failure_before_a_refund_and_one_after_it_look_alike_until_one_looks() {
    let caller = Caller::start().await;
    let (target, _) = ordered(&caller).await;
    let cancel = format!("{target}/cancel");
    let fault = || {
        Fault::new(FaultKind::ServerError)
            .on("naverCancelProductOrder")
            .once()
    };
    for (fault, given_back) in [(fault(), 0), (fault().after(), 6_000)] {
        caller.sandbox.control().inject(fault).unwrap();
        caller.post(&cancel, json!({})).await.refused(500, -1, "");
        assert_eq!(payment(&caller, &target).await["cancel_amount"], given_back);
    }
}

#[tokio::test]
async fn points_and_confirmations_are_about_a_paid_payment_of_the_pay_type() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let make = |new: NewPayment| control.create_payment(new).unwrap().imp_uid;
    let plain = make(NewPayment::paid("naverpay", 11_000));
    let escrow = make(NewPayment::paid("naverpay", 11_000).escrow());
    let waiting = make(NewPayment::window("naverpay", 11_000));
    for (call, taken, refused) in [
        ("point", &plain, [&plain, &waiting]),
        ("confirm", &escrow, [&escrow, &plain]),
    ] {
        let target = |id: &str| format!("/payments/{id}/naver/{call}");
        caller.get(&target(taken)).await.refused(405, -1, "");
        caller.post(&target(taken), json!({})).await.ok();
        for id in refused {
            caller
                .post(&target(id), json!({}))
                .await
                .refused(500, -1, "");
        }
        caller
            .post(&target(EXAMPLE_IMP_UID), json!({}))
            .await
            .refused(500, -1, "");
        caller
            .post(&target("imp_0"), json!({}))
            .await
            .refused(404, -1, "");
    }
    let told = control
        .effects()
        .into_iter()
        .filter(|e| e.kind == EffectKind::GatewayTold);
    assert_eq!(told.count(), 2);
}

#[tokio::test]
async fn the_cash_amount_is_what_is_left_of_money_that_has_a_receipt() {
    let caller = Caller::start().await;
    let control = caller.sandbox.control();
    let make = |new: NewPayment| control.create_payment(new).unwrap().imp_uid;
    let card = make(NewPayment::paid("naverpay", 11_000));
    let transfer = make(NewPayment::paid("naverpay", 11_000).pay_method("trans"));
    let points = make(NewPayment::paid("naverpay", 1_100).pay_method("naverpay_point"));
    control
        .cancel_at_console(&transfer, Some(1_100_u32.into()))
        .unwrap();
    for (id, amounts) in [
        (card, [0, 0, 0, 0, 0]),
        (transfer, [9_900, 0, 9_900, 9_000, 900]),
        (points, [1_100, 1_100, 0, 1_000, 100]),
    ] {
        let told = caller
            .get(&format!("/payments/{id}/naver/cash-amount"))
            .await
            .ok();
        let names = [
            "amount_total",
            "amount_by_npoint",
            "amount_by_primary",
            "amount_supply",
            "amount_vat",
        ];
        assert_eq!(names.map(|name| told[name].as_i64().unwrap()), amounts);
    }
    for id in [EXAMPLE_IMP_UID, "imp_0"] {
        caller
            .get(&format!("/payments/{id}/naver/cash-amount"))
            .await
            .refused(400, -1, "");
    }
}
