use std::time::Duration;

use iamport_sandbox::{Assumptions, Cause, EffectKind, Sandbox, ScheduleListShape, cards};
use serde_json::{Value, json};

use crate::client::{Caller, NOW, Reply};

const PATH: &str = "/subscribe/payments/schedule";

fn planned(merchant_uid: &str, at: u64) -> Value {
    json!({
        "merchant_uid": merchant_uid, "schedule_at": at, "currency": "KRW",
        "amount": 5_900, "name": "1개월",
    })
}

impl Caller {
    async fn with_key(number: &str) -> Caller {
        let caller = Caller::start().await;
        caller.save_key("c", number).await.ok();
        caller
    }

    async fn plan(&self, all: &[(&str, u64)]) -> Reply {
        let all: Vec<_> = all.iter().map(|(uid, at)| planned(uid, *at)).collect();
        let body = json!({"customer_uid": "c", "schedules": all});
        self.post(PATH, body).await
    }

    async fn schedule(&self, merchant_uid: &str) -> Value {
        self.get(&format!("{PATH}/{merchant_uid}")).await.ok()
    }
}

#[tokio::test]
async fn a_schedule_waits_and_runs() {
    let caller = Caller::with_key(cards::WORKS).await;
    let made = caller.plan(&[("a", NOW + 60)]).await.ok();
    let waiting = caller.schedule("a").await;
    assert_eq!(made, json!([waiting]));
    for (name, value) in [
        ("customer_uid", json!("c")),
        ("merchant_uid", json!("a")),
        ("imp_uid", Value::Null),
        ("schedule_at", json!(NOW + 60)),
        ("executed_at", json!(0)),
        ("revoked_at", json!(0)),
        ("amount", json!(5_900)),
        ("currency", json!("KRW")),
        ("name", json!("1개월")),
        ("schedule_status", json!("scheduled")),
        ("payment_status", Value::Null),
        ("fail_reason", Value::Null),
    ] {
        assert_eq!(waiting[name], value, "{name}");
    }
    caller.sandbox.clock().advance(Duration::from_secs(59));
    assert_eq!(caller.schedule("a").await, waiting);
    caller.sandbox.clock().advance(Duration::from_secs(600));
    let done = caller.schedule("a").await;
    assert_eq!(done["schedule_status"], "executed");
    assert_eq!(done["executed_at"], NOW + 60);
    assert_eq!(done["payment_status"], "paid");
    let id = done["imp_uid"].as_str().unwrap();
    let payment = caller.get(&format!("/payments/{id}")).await.ok();
    assert_eq!(payment["paid_at"], NOW + 60);
    assert_eq!(payment["started_at"], NOW + 60);
    assert_eq!(payment["customer_uid_usage"], "payment.scheduled");
    caller
        .post("/payments/cancel", json!({"imp_uid": id}))
        .await
        .ok();
    assert_eq!(caller.schedule("a").await["payment_status"], "cancelled");
    let unknown = caller.get(&format!("{PATH}/x")).await;
    unknown.refused(404, -1, "존재하지 않는");
    caller.is_sound();
}

#[tokio::test]
async fn the_ledger_tells_who_scheduled_it() {
    let caller = Caller::with_key(cards::WORKS).await;
    caller
        .plan(&[("b", NOW + 20), ("a", NOW + 20), ("c", NOW + 10)])
        .await
        .ok();
    // Nobody asks for anything: moving the clock is enough.
    caller.sandbox.clock().set(NOW + 1_000);
    let effects = caller.sandbox.control().effects();
    let charges: Vec<_> = effects
        .iter()
        .filter(|effect| effect.kind == EffectKind::Charged)
        .collect();
    let seen: Vec<_> = charges
        .iter()
        .map(|effect| (effect.merchant_uid.as_deref().unwrap(), effect.at))
        .collect();
    assert_eq!(seen, [("c", NOW + 10), ("b", NOW + 20), ("a", NOW + 20)]);
    let Cause::Schedule { scheduled_by, .. } = &*charges[0].cause else {
        panic!("{:?}", charges[0].cause);
    };
    let requests = caller.sandbox.requests();
    let asked = requests
        .iter()
        .find(|request| request.path == PATH)
        .unwrap();
    let expected = format!("#{} POST {PATH}", asked.number);
    assert_eq!(scheduled_by.to_string(), expected);
    // Going back in time takes nothing back, and nothing runs twice.
    caller.sandbox.clock().set(NOW);
    caller.sandbox.clock().set(NOW + 1_000);
    assert_eq!(caller.sandbox.control().effects(), effects);
    caller.is_sound();
}

#[tokio::test]
async fn a_running_clock_runs_schedules_too() {
    let builder = Sandbox::builder().start_time(NOW).seed(1);
    let caller = Caller::of(builder.start().await.unwrap()).await;
    caller.save_key("c", cards::WORKS).await.ok();
    let at = caller.sandbox.clock().now() + 100;
    caller.plan(&[("a", at)]).await.ok();
    caller.sandbox.clock().advance(Duration::from_secs(1_000));
    assert_eq!(caller.schedule("a").await["executed_at"], at);
}

#[tokio::test]
async fn what_cannot_be_scheduled() {
    let caller = Caller::with_key(cards::WORKS).await;
    caller.plan(&[("taken", NOW + 60)]).await.ok();
    caller.plan(&[("a", NOW)]).await.declined("schedule_at");
    caller
        .plan(&[("taken", NOW + 60)])
        .await
        .declined("이미 등록된");
    caller
        .plan(&[("a", NOW + 60), ("a", NOW + 61)])
        .await
        .declined("이미 등록된");
    caller.plan(&[]).await.declined("schedules");
    for (body, message) in [
        (json!({}), "customer_uid, schedules"),
        (
            json!({"customer_uid": "x", "schedules": [planned("a", NOW + 1)]}),
            "등록된 고객정보가 없습니다.",
        ),
        (
            json!({"customer_uid": "c", "schedules": [{}]}),
            "merchant_uid, amount, schedule_at",
        ),
        (json!({"customer_uid": "c", "schedules": "a"}), "schedules"),
        (
            json!({"customer_uid": "c", "schedules": [{"schedule_at": "x"}]}),
            "schedule_at",
        ),
    ] {
        caller.post(PATH, body).await.declined(message);
    }
    let from_form = format!(
        "customer_uid=c&schedules%5B0%5D%5Bmerchant_uid%5D=f&schedules%5B0%5D%5Bschedule_at%5D={}\
         &schedules[0][amount]=100&schedules[0][name]=a",
        NOW + 5
    );
    let made = caller.form("POST", PATH, &from_form).await.ok();
    assert_eq!(made[0]["merchant_uid"], "f");
    caller.is_sound();
}

#[tokio::test]
async fn a_new_card_is_tried_first() {
    let caller = Caller::start().await;
    let with = |number: &str| {
        json!({
            "customer_uid": "c", "checking_amount": 100, "card_number": number,
            "expiry": "2030-12", "schedules": [planned("a", NOW + 60)],
        })
    };
    let refused = caller.post(PATH, with(cards::OVER_LIMIT)).await;
    refused.refused(200, -1, "한도");
    assert_eq!(caller.get("/subscribe/customers/c").await.status, 404);
    assert_eq!(caller.get(&format!("{PATH}/a")).await.status, 404);
    caller.post(PATH, with(cards::WORKS)).await.ok();
    let made = caller.get("/subscribe/customers/c/payments").await.ok();
    let tried = &made["list"][0];
    assert_eq!(tried["status"], "cancelled");
    assert_eq!(
        (&tried["amount"], &tried["cancel_amount"]),
        (&json!(100), &json!(100))
    );
    assert_eq!(tried["customer_uid_usage"], "issue");
    caller.is_sound();
}

#[tokio::test]
async fn cancelling_what_is_scheduled() {
    let caller = Caller::with_key(cards::WORKS).await;
    let all = ["a", "b", "c", "d"].map(|uid| (uid, NOW + 60));
    caller.plan(&all).await.ok();
    let path = "/subscribe/payments/unschedule";
    caller.post(path, json!({})).await.declined("customer_uid");
    let nothing = "취소할 예약결제 기록이 존재하지 않습니다.";
    for body in [
        json!({"customer_uid": "x"}),
        json!({"customer_uid": "c", "merchant_uid": []}),
        json!({"customer_uid": "x", "merchant_uid": "a"}),
        json!({"merchant_uid": ["x"]}),
    ] {
        caller.post(path, body).await.declined(nothing);
    }
    caller.sandbox.clock().set(NOW + 1);
    let revoked = caller.post(path, json!({"merchant_uid": "a"})).await.ok();
    assert_eq!(revoked[0]["schedule_status"], "revoked");
    assert_eq!(revoked[0]["revoked_at"], NOW + 1);
    let form = "customer_uid=c&merchant_uid%5B%5D=b&merchant_uid%5B%5D=a";
    let revoked = caller.form("POST", path, form).await.ok();
    assert_eq!(revoked.as_array().unwrap().len(), 1);
    let rest = caller.post(path, json!({"customer_uid": "c"})).await.ok();
    assert_eq!(rest.as_array().unwrap().len(), 2);
    caller
        .post(path, json!({"customer_uid": "c"}))
        .await
        .declined(nothing);
    caller.sandbox.clock().set(NOW + 100);
    assert_eq!(caller.schedule("a").await["schedule_status"], "revoked");
    caller.is_sound();
}

#[tokio::test]
async fn moving_and_trying_again() {
    let caller = Caller::with_key(cards::FAILS_ONCE).await;
    caller.plan(&[("a", NOW + 10), ("b", NOW + 50)]).await.ok();
    let (a, b) = (format!("{PATH}/a"), format!("{PATH}/b"));
    let at = |after: u64| json!({"schedule_at": NOW + after});
    assert_eq!(caller.put(&a, at(20)).await.ok()["schedule_at"], NOW + 20);
    caller.put(&a, at(0)).await.refused(400, -1, "schedule_at");
    caller
        .put(&a, json!({}))
        .await
        .refused(400, -1, "schedule_at");
    caller
        .put(&a, json!({"schedule_at": "x"}))
        .await
        .refused(400, -1, "schedule_at");
    caller
        .put(&format!("{PATH}/x"), at(9))
        .await
        .refused(404, -1, "");
    for action in ["reschedule", "retry"] {
        let reply = caller.post(&format!("{a}/{action}"), at(30)).await;
        reply.refused(400, -1, "실패하였거나 취소된");
        let unknown = caller.post(&format!("{PATH}/x/{action}"), at(30)).await;
        unknown.refused(404, -1, "");
    }
    caller.sandbox.clock().set(NOW + 20);
    let failed = caller.schedule("a").await;
    assert_eq!(failed["payment_status"], "failed");
    assert!(failed["fail_reason"].is_string() && failed["imp_uid"].is_string());
    caller.put(&a, at(30)).await.refused(400, -1, "예약 상태");
    let again = caller.post(&format!("{a}/reschedule"), at(30)).await.ok();
    assert_eq!(again["schedule_status"], "scheduled");
    assert_eq!(
        (&again["executed_at"], &again["imp_uid"]),
        (&json!(0), &Value::Null)
    );
    caller.sandbox.clock().set(NOW + 30);
    assert_eq!(caller.schedule("a").await["payment_status"], "paid");

    let control = caller.sandbox.control();
    control.fail_next_charge("한 번");
    caller.sandbox.clock().set(NOW + 50);
    control.fail_next_charge("두 번");
    let retried = caller.post(&format!("{b}/retry"), json!({})).await.ok();
    assert_eq!(
        (&retried["status"], &retried["fail_reason"]),
        (&json!("failed"), &json!("두 번"))
    );
    let retried = caller.post(&format!("{b}/retry"), json!({})).await.ok();
    assert_eq!(retried["status"], "paid");
    assert_eq!(caller.schedule("b").await["imp_uid"], retried["imp_uid"]);
    let payments = caller.get("/payments/findAll/b").await.ok();
    assert_eq!(payments["total"], 3);
    caller.is_sound();
}

#[tokio::test]
async fn lists() {
    let caller = Caller::with_key(cards::WORKS).await;
    let all: Vec<_> = (0..25)
        .map(|at| (format!("o{at}"), NOW + 10 + at))
        .collect();
    let all: Vec<_> = all.iter().map(|(uid, at)| (uid.as_str(), *at)).collect();
    caller.plan(&all).await.ok();
    let uids = |list: &Value| -> Vec<String> {
        let list = list["list"].as_array().unwrap().iter();
        list.map(|one| one["merchant_uid"].as_str().unwrap().to_owned())
            .collect()
    };
    let span = format!("schedule_from={}&schedule_to={}", NOW + 10, NOW + 35);
    let first = caller.get(&format!("{PATH}?{span}")).await.ok();
    assert_eq!(uids(&first).len(), 20);
    assert_eq!(uids(&first)[0], "o24");
    let rest = caller
        .get(&format!("{PATH}?{span}&page=2&sorting=scheduled"))
        .await
        .ok();
    assert_eq!(uids(&rest), ["o20", "o21", "o22", "o23", "o24"]);
    assert_eq!(rest["total"], 25);
    assert_eq!((&rest["previous"], &rest["next"]), (&json!(1), &json!(0)));
    let none = caller.get(&format!("{PATH}?{span}&page=3")).await.ok();
    assert_eq!(none["list"], json!([]));
    caller.sandbox.clock().set(NOW + 11);
    let run = caller
        .get(&format!(
            "{PATH}?{span}&schedule_status=executed&limit=1000"
        ))
        .await
        .ok();
    assert_eq!(uids(&run), ["o1", "o0"]);
    let edges = format!("from={}&to={}", NOW + 10, NOW + 12);
    for path in [
        "/subscribe/customers/c/schedules",
        "/subscribe/payments/schedule/customers/c",
    ] {
        let found = caller.get(&format!("{path}?{edges}")).await.ok();
        assert_eq!(uids(&found), ["o1", "o0"]);
        let waiting = caller
            .get(&format!("{path}?{edges}&schedule-status=scheduled"))
            .await
            .ok();
        assert_eq!(waiting["list"], json!([]));
        for wrong in [
            "",
            "?from=1",
            "?from=2&to=1",
            "?from=1&to=2&schedule-status=x",
            "?from=0&to=99999999",
        ] {
            caller
                .get(&format!("{path}{wrong}"))
                .await
                .refused(400, -1, "");
        }
    }
    let other = caller
        .get(&format!("/subscribe/customers/x/schedules?{edges}"))
        .await
        .ok();
    assert_eq!(other["list"], json!([]));
    for wrong in [
        "page=0",
        "limit=1001",
        "limit=0",
        "sorting=x",
        "schedule_status=x",
        "page=x",
    ] {
        let reply = caller.get(&format!("{PATH}?{span}&{wrong}")).await;
        reply.refused(400, -1, wrong.split('=').next().unwrap());
    }

    let plain = Assumptions::new().schedule_list(ScheduleListShape::Array);
    let caller = Caller::assuming(plain).await;
    caller.save_key("c", cards::WORKS).await.ok();
    caller.plan(&all).await.ok();
    let list = caller.get(&format!("{PATH}?{span}&page=2")).await.ok();
    assert_eq!(list.as_array().unwrap().len(), 5);
    assert_eq!(list[0]["merchant_uid"], "o4");
}
