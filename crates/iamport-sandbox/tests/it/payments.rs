use std::time::Duration;

use iamport_sandbox::{Amount, EXAMPLE_IMP_UID, EXAMPLE_MERCHANT_UID, NewPayment, channel_key};
use serde_json::{Value, json};

use crate::client::{Caller, NOW};

const UNKNOWN: &str = "존재하지 않는 결제정보입니다.";
const BAD_STATUS: &str = "지원되지 않는 상태값입니다.";
const DAY: u64 = 24 * 60 * 60;

impl Caller {
    fn paid(&self, provider: &str, merchant_uid: &str) -> String {
        let new = NewPayment::paid(provider, 1_000).merchant_uid(merchant_uid);
        self.sandbox.control().create_payment(new).unwrap().imp_uid
    }

    fn waiting(&self, merchant_uid: &str) -> String {
        let new = NewPayment::waiting_vbank("nice_v2", 1_000).merchant_uid(merchant_uid);
        self.sandbox.control().create_payment(new).unwrap().imp_uid
    }
}

fn ids(list: &Value) -> Vec<&str> {
    let list = list.as_array().unwrap();
    list.iter()
        .map(|payment| payment["imp_uid"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn the_example_looks_like_the_wire() {
    let caller = Caller::start().await;
    let reply = caller.get(&format!("/payments/{EXAMPLE_IMP_UID}")).await;
    let payment = reply.ok();
    assert_eq!(payment["merchant_uid"], EXAMPLE_MERCHANT_UID);
    assert_eq!(payment["status"], "ready");
    assert_eq!(payment["pay_method"], "vbank");
    assert_eq!(payment["sandbox"], false);
    assert!(payment["started_at"].as_u64().unwrap() <= NOW);
    assert!(payment["vbank_date"].as_u64().unwrap() > NOW);

    let head = &reply.head;
    assert!(head.contains("content-type: application/json; charset=utf-8"));
    assert!(reply.text.is_ascii());
    assert!(reply.text.contains(r#""buyer_name":"\ud64d\uae38\ub3d9""#));
    assert!(reply.text.contains(r#""amount":5000,"#));
    assert!(reply.text.contains(r#""paid_at":0,"#));
    assert!(
        reply
            .text
            .starts_with(r#"{"code":0,"message":null,"response":{"amount":"#)
    );
    let inside = reply.text.split_once("\"response\":{").unwrap().1;
    let keys: Vec<&str> = inside
        .split(['{', ','])
        .filter_map(|part| part.strip_prefix('"')?.split_once("\":"))
        .map(|(key, _)| key)
        .collect();
    assert!(keys.is_sorted() && keys.len() > 45, "{keys:?}");
}

#[tokio::test]
async fn every_field_of_the_captured_payments_is_there() {
    let caller = Caller::start().await;
    let payment = caller
        .get(&format!("/payments/{EXAMPLE_IMP_UID}"))
        .await
        .ok();
    for name in [
        "amount",
        "apply_num",
        "bank_code",
        "bank_name",
        "buyer_addr",
        "buyer_email",
        "buyer_name",
        "buyer_postcode",
        "buyer_tel",
        "cancel_amount",
        "cancel_history",
        "cancel_reason",
        "cancel_receipt_urls",
        "cancelled_at",
        "card_code",
        "card_name",
        "card_number",
        "card_quota",
        "card_type",
        "cash_receipt_issued",
        "channel",
        "currency",
        "custom_data",
        "customer_uid",
        "customer_uid_usage",
        "emb_pg_provider",
        "escrow",
        "fail_reason",
        "failed_at",
        "imp_uid",
        "merchant_uid",
        "name",
        "paid_at",
        "pay_method",
        "pg_id",
        "pg_provider",
        "pg_tid",
        "receipt_url",
        "started_at",
        "status",
        "user_agent",
        "vbank_code",
        "vbank_date",
        "vbank_holder",
        "vbank_issued_at",
        "vbank_name",
        "vbank_num",
    ] {
        assert!(payment.get(name).is_some(), "{name}");
    }
}

#[tokio::test]
async fn one_payment_or_none() {
    let caller = Caller::start().await;
    for id in [
        "imp_0",
        "%EC%96%B4",
        "a%2Fb",
        "..",
        "%2e%2e",
        "a%00b",
        "%ff",
        "*",
    ] {
        let reply = caller.get(&format!("/payments/{id}")).await;
        assert_eq!(reply.status, 404, "{id}");
        assert_eq!(reply.json()["code"], -1);
    }
    caller
        .get("/payments/imp_0")
        .await
        .refused(404, -1, UNKNOWN);
}

#[tokio::test]
async fn test_channels_hide_from_the_plain_lookup_only() {
    let caller = Caller::start().await;
    let body = json!({
        "channel_key": channel_key("nice_v2", true),
        "merchant_uid": "test 1",
        "amount": 1_000,
        "vbank_code": "088",
        "vbank_due": NOW + 60,
    });
    let issued = caller.post("/vbanks", body).await.ok();
    assert_eq!(issued["sandbox"], true);
    let id = issued["imp_uid"].as_str().unwrap();
    let path = format!("/payments/{id}");
    caller.get(&path).await.refused(404, -1, UNKNOWN);
    for query in [
        "?include_sandbox=false",
        "?include_sandbox=0",
        "?include_sandbox=x",
    ] {
        let reply = caller.get(&format!("{path}{query}")).await;
        reply.refused(404, -1, UNKNOWN);
    }
    for query in ["?include_sandbox=true", "?include_sandbox=1"] {
        let found = caller.get(&format!("{path}{query}")).await.ok();
        assert_eq!(found, issued);
    }
    caller.get("/payments/find/test%201").await.ok();
    caller.get(&format!("/payments?imp_uid[]={id}")).await.ok();
    caller.delete(&format!("/vbanks/{id}")).await.ok();
}

#[tokio::test]
async fn many_at_once() {
    let caller = Caller::start().await;
    let a = caller.paid("payco", "a");
    let b = caller.paid("payco", "b/2");
    let all = caller
        .get(&format!(
            "/payments?imp_uid%5B%5D={b}&imp_uid[]={a}&imp_uid[]={b}&merchant_uid[]=b%2F2"
        ))
        .await;
    assert_eq!(all.status, 200);
    assert_eq!(ids(&all.response()), [&*a, &*b]);

    let some = caller
        .get(&format!(
            "/payments?imp_uid[]={a}&imp_uid[]=imp_0&merchant_uid[]=x"
        ))
        .await;
    assert_eq!(some.status, 207);
    assert_eq!(ids(&some.response()), [&*a]);

    for query in ["", "?imp_uid[]=imp_0", "?merchant_uid[]=x"] {
        let none = caller.get(&format!("/payments{query}")).await;
        none.refused(404, -1, UNKNOWN);
    }
    let hundred = format!("imp_uid[]={a}&").repeat(100);
    caller.get(&format!("/payments?{hundred}")).await.ok();
    let more = caller
        .get(&format!("/payments?{hundred}merchant_uid[]=a"))
        .await;
    more.refused(400, -1, "100");
}

#[tokio::test]
async fn by_order_number() {
    let caller = Caller::start().await;
    let clock = caller.sandbox.clock();
    let order = "주문 1:a@b";
    let path = "/payments/find/%EC%A3%BC%EB%AC%B8%201:a@b";
    let first = caller.waiting(order);
    clock.advance(Duration::from_secs(10));
    let second = caller.waiting(order);
    clock.advance(Duration::from_secs(10));
    caller.sandbox.control().deposit(&first).unwrap();

    let found = async |suffix: &str| caller.get(&format!("{path}{suffix}")).await.ok();
    assert_eq!(found("").await["imp_uid"], *second);
    assert_eq!(found("").await["merchant_uid"], order);
    for (suffix, expected) in [
        ("?sorting=started", &first),
        ("?sorting=-started", &second),
        ("?sorting=amount", &second),
        ("?sorting=-paid", &first),
        ("?sorting=paid", &second),
        ("?sorting=-updated", &first),
        ("?sorting=updated", &second),
        ("/paid", &first),
        ("/ready", &second),
        ("/all?sorting=started", &first),
    ] {
        assert_eq!(found(suffix).await["imp_uid"], **expected, "{suffix}");
    }
    for suffix in ["/cancelled", "/failed"] {
        let reply = caller.get(&format!("{path}{suffix}")).await;
        reply.refused(404, -1, UNKNOWN);
    }
    caller
        .get("/payments/find/x")
        .await
        .refused(404, -1, UNKNOWN);
    let bad = caller.get(&format!("{path}/pending")).await;
    bad.refused(400, -1, BAD_STATUS);

    let all_path = path.replace("find", "findAll");
    let all = caller.get(&all_path).await.ok();
    assert_eq!(ids(&all["list"]), [&*second, &*first]);
    assert_eq!(
        (&all["total"], &all["previous"], &all["next"]),
        (&json!(2), &json!(0), &json!(0))
    );
    let page = caller
        .get(&format!("{all_path}/all?limit=1&page=2&sorting=started"))
        .await
        .ok();
    assert_eq!(ids(&page["list"]), [&*second]);
    assert_eq!((&page["previous"], &page["next"]), (&json!(1), &json!(0)));
    let paid = caller.get(&format!("{all_path}/paid")).await.ok();
    assert_eq!(ids(&paid["list"]), [&*first]);

    let failed = caller.get(&format!("{all_path}/failed")).await;
    failed.refused(404, -1, UNKNOWN);
    caller
        .get("/payments/findAll/x")
        .await
        .refused(404, -1, UNKNOWN);
    for (suffix, message) in [
        ("/pending", BAD_STATUS),
        ("?page=0", "page"),
        ("?page=x", "page"),
        ("?page=3", "페이지"),
        ("?limit=0", "limit"),
        ("?limit=1001", "limit"),
        ("?sorting=amount", "sorting"),
    ] {
        let reply = caller.get(&format!("{all_path}{suffix}")).await;
        reply.refused(400, -1, message);
    }
}

#[tokio::test]
async fn by_status_and_time() {
    let caller = Caller::start().await;
    let clock = caller.sandbox.clock();
    let waiting = caller.waiting("a");
    clock.set(NOW + DAY);
    let paid = caller.waiting("b");
    clock.set(NOW + 2 * DAY);
    caller.sandbox.control().deposit(&paid).unwrap();
    let caller = Caller::of(caller.sandbox).await;
    caller
        .delete(&format!("/vbanks/{EXAMPLE_IMP_UID}"))
        .await
        .ok();

    let list = async |target: &str| {
        let page = caller.get(&format!("/payments/status/{target}")).await.ok();
        ids(&page["list"]).join(" ")
    };
    assert_eq!(
        list("all").await,
        format!("{paid} {waiting} {EXAMPLE_IMP_UID}")
    );
    assert_eq!(list("ready").await, waiting);
    assert_eq!(list("paid").await, paid);
    assert_eq!(list("failed").await, EXAMPLE_IMP_UID);
    assert_eq!(list("cancelled").await, "");
    assert_eq!(list("all?sorting=started&limit=2&page=2").await, paid);
    // The time that counts is that of the state.
    let first_day = format!("from={NOW}&to={}", NOW + DAY);
    let third_day = format!("from={}&to={}", NOW + 2 * DAY, NOW + 2 * DAY + 1);
    assert_eq!(list(&format!("all?{first_day}")).await, waiting);
    assert_eq!(list(&format!("paid?{first_day}")).await, "");
    assert_eq!(list(&format!("paid?{third_day}")).await, paid);
    assert_eq!(list(&format!("failed?{third_day}")).await, EXAMPLE_IMP_UID);
    let before = format!("from={}&to={}", NOW + DAY, NOW + 2 * DAY);
    assert_eq!(list(&format!("failed?{before}")).await, "");

    for (target, message) in [
        ("pending", BAD_STATUS),
        ("all?page=2", "페이지"),
        ("all?page=0", "page"),
        ("all?limit=1001", "limit"),
        ("all?from=x", "from"),
        ("all?to=-1", "to"),
        ("all?from=2&to=1", "from"),
        ("all?from=0&to=7776001", "90"),
        ("all?from=0", "90"),
        ("all?sorting=x", "sorting"),
    ] {
        let reply = caller.get(&format!("/payments/status/{target}")).await;
        reply.refused(400, -1, message);
    }
    clock.set(NOW + 200 * DAY);
    let caller = Caller::of(caller.sandbox).await;
    let none = caller.get("/payments/status/all").await.ok();
    assert_eq!(none["total"], 0);
}

#[tokio::test]
async fn only_payco_tells_a_balance() {
    let caller = Caller::start().await;
    let new = NewPayment::paid("payco", 12_000).tax_free(1_000);
    let payment = caller.sandbox.control().create_payment(new).unwrap();
    let path = format!("/payments/{}/balance", payment.imp_uid);
    let balance = caller.get(&path).await.ok();
    assert_eq!(balance["amount"], 12_000);
    assert_eq!(
        balance["primary"],
        json!({"tax_free": 1_000, "supply": 10_000, "vat": 1_000, "service": 0})
    );
    for name in ["cash_receipt", "secondary", "discount"] {
        assert_eq!(balance[name]["supply"], 0, "{name}");
    }
    assert_eq!(balance["histories"][0]["created"], NOW);

    let part = json!({"imp_uid": payment.imp_uid, "amount": 1_100});
    caller.post("/payments/cancel", part).await.ok();
    let balance = caller.get(&path).await.ok();
    assert_eq!(balance["amount"], 10_900);
    assert_eq!(balance["primary"]["supply"], 9_000);
    assert_eq!(balance["histories"].as_array().unwrap().len(), 2);

    let other = caller
        .get(&format!("/payments/{EXAMPLE_IMP_UID}/balance"))
        .await;
    other.refused(405, -1, "PG사");
    let unknown = caller.get("/payments/imp_0/balance").await;
    unknown.refused(404, -1, UNKNOWN);
}

#[tokio::test]
async fn other_currencies_keep_their_decimals() {
    let caller = Caller::start().await;
    let amount: Amount = "12.34".parse().unwrap();
    let new = NewPayment::paid("paypal_v2", amount).currency("USD");
    let payment = caller.sandbox.control().create_payment(new).unwrap();
    let path = format!("/payments/{}", payment.imp_uid);
    assert!(caller.get(&path).await.text.contains(r#""amount":12.34,"#));
    let mut left = 12.34;
    for _ in 0..3 {
        let part = json!({"imp_uid": payment.imp_uid, "amount": 0.1, "checksum": left});
        caller.post("/payments/cancel", part).await.ok();
        left = (left * 100.0_f64 - 10.0).round() / 100.0;
    }
    assert!(
        caller
            .get(&path)
            .await
            .text
            .contains(r#""cancel_amount":0.3,"#)
    );
    let too_fine = json!({"imp_uid": payment.imp_uid, "amount": 0.001});
    caller
        .post("/payments/cancel", too_fine)
        .await
        .declined("amount");
}
