//! Webhooks, as a shop's server gets them.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use iamport_sandbox::{
    Control, EXAMPLE_IMP_UID, NewPayment, Sandbox, Webhook, WebhookFormat, WebhookSettings,
    WebhookState,
};
use iamport_testing::{Received, Reply, Server, http};
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpListener;

use crate::client::{Caller, NOW};

/// A shop's server, which answers with these statuses in turn, and with 200 after them. 0 is no answer.
struct Shop {
    url: String,
    server: Server,
    heard: usize,
}

impl Shop {
    fn start(statuses: &'static [u16]) -> Shop {
        let next = AtomicUsize::new(0);
        let server = Server::start(move |_| {
            let status = statuses.get(next.fetch_add(1, Ordering::SeqCst));
            match status.copied().unwrap_or(200) {
                0 => Reply::close(),
                status => Reply::bytes(http(status, "", "")),
            }
        });
        Shop {
            url: format!("{}/hook?from=sandbox", server.url),
            server,
            heard: 0,
        }
    }

    async fn next(&mut self) -> Received {
        self.heard += 1;
        self.server
            .wait_for(self.heard)
            .await
            .remove(self.heard - 1)
    }

    /// What has come since the last time.
    fn heard(&mut self) -> Vec<Received> {
        let new = self.server.received().split_off(self.heard);
        self.heard += new.len();
        new
    }
}

async fn caller(settings: WebhookSettings) -> Caller {
    let sandbox = Sandbox::builder()
        .frozen_at(NOW)
        .seed(1)
        .webhooks(settings)
        .start()
        .await
        .unwrap();
    Caller::of(sandbox).await
}

async fn told(shop: &Shop) -> Caller {
    caller(WebhookSettings::new().url(&shop.url)).await
}

fn states(control: &Control) -> Vec<&'static str> {
    let all = control.webhooks();
    all.iter().map(|webhook| webhook.state.as_str()).collect()
}

/// Makes card payments, each of which is told, and returns their ids.
fn pay(control: &Control, count: usize) -> Vec<String> {
    (0..count)
        .map(|_| {
            let new = NewPayment::paid("kcp", 1_000);
            control.create_payment(new).unwrap().imp_uid
        })
        .collect()
}

async fn issue(caller: &Caller, more: Value) -> Value {
    let mut body = json!({
        "channel_key": "channel-key-nice_v2", "merchant_uid": "a", "amount": 1_000,
        "vbank_code": "088", "vbank_due": NOW + 3_600, "vbank_holder": "가게",
    });
    for (name, value) in more.as_object().unwrap() {
        body[name] = value.clone();
    }
    caller.post("/vbanks", body).await.ok()
}

#[tokio::test]
async fn the_documented_occasions_and_no_other() {
    let mut shop = Shop::start(&[]);
    let caller = told(&shop).await;
    let control = caller.sandbox.control();
    let issued = issue(&caller, json!({})).await;
    let id = issued["imp_uid"].as_str().unwrap();
    let hook = shop.next().await;
    assert!(
        hook.head
            .starts_with("POST /hook?from=sandbox HTTP/1.1\r\n")
    );
    assert!(hook.head.contains("Content-Type: application/json\r\n"));
    assert_eq!(
        hook.json().unwrap(),
        json!({"imp_uid": id, "merchant_uid": "a", "status": "ready"})
    );

    control.deposit(id).unwrap();
    assert_eq!(shop.next().await.json().unwrap()["status"], "paid");

    // A cancel by the API is told only on demand, one at the console always.
    let refund = json!({
        "imp_uid": id, "amount": 100, "refund_holder": "가", "refund_bank": "088",
        "refund_account": "1",
    });
    caller.post("/payments/cancel", refund.clone()).await.ok();
    let mut loud = refund;
    loud["enable_webhook"] = json!(true);
    let cancelled = caller.post("/payments/cancel", loud).await.ok();
    let hook = shop.next().await.json().unwrap();
    assert_eq!(hook["status"], "cancelled");
    let history = cancelled["cancel_history"].as_array().unwrap();
    assert_eq!(hook["cancellation_id"], history[1]["cancellation_id"]);
    let paid = pay(&control, 1).remove(0);
    assert_eq!(shop.next().await.json().unwrap()["status"], "paid");
    control.cancel_at_console(&paid, None).unwrap();
    let hook = shop.next().await.json().unwrap();
    assert_eq!(hook["imp_uid"], *paid);
    let all = caller.get(&format!("/payments/{paid}")).await.ok();
    assert_eq!(all["cancel_history"][0]["reason"], "관리자페이지취소");
    assert_eq!(
        all["cancel_history"][0]["cancellation_id"],
        hook["cancellation_id"]
    );

    // A revoked account is an ordinary failure.
    caller
        .delete(&format!("/vbanks/{EXAMPLE_IMP_UID}"))
        .await
        .ok();
    control.webhooks_settled().await;
    assert!(shop.heard().is_empty());
    let states = states(&control);
    assert_eq!(
        states,
        [
            "delivered",
            "delivered",
            "not_sent",
            "delivered",
            "delivered",
            "delivered"
        ]
    );
    caller.is_sound();
}

#[tokio::test]
async fn forms_and_addresses_of_a_payments_own() {
    let mut own = Shop::start(&[]);
    let settings = WebhookSettings::new()
        .live_url("http://127.0.0.1:9/never")
        .format(WebhookFormat::Form);
    let caller = caller(settings).await;
    let control = caller.sandbox.control();
    let issued = issue(
        &caller,
        json!({"notice_url": [own.url.clone()], "merchant_uid": "주문 1"}),
    )
    .await;
    let hook = own.next().await;
    assert!(
        hook.head
            .contains("Content-Type: application/x-www-form-urlencoded\r\n")
    );
    let id = issued["imp_uid"].as_str().unwrap();
    assert_eq!(
        hook.body,
        format!("imp_uid={id}&merchant_uid=%EC%A3%BC%EB%AC%B8+1&status=ready")
    );
    // A single address, as old clients send it.
    issue(
        &caller,
        json!({"notice_url": own.url.clone(), "merchant_uid": "b"}),
    )
    .await;
    own.next().await;

    // Live and test channels have addresses of their own.
    control
        .set_webhooks(WebhookSettings::new().test_url(&own.url))
        .unwrap();
    pay(&control, 1);
    let test = NewPayment::paid("kcp", 1).test_channel();
    control.create_payment(test).unwrap();
    own.next().await;
    control.webhooks_settled().await;
    let all = control.webhooks();
    assert_eq!(all[2].state.as_str(), "not_sent");
    assert_eq!(all[3].state, WebhookState::Delivered);
}

#[tokio::test]
async fn what_is_not_answered_is_told_and_can_be_sent_again() {
    let mut shop = Shop::start(&[500, 0, 404]);
    let caller = told(&shop).await;
    let control = caller.sandbox.control();
    pay(&control, 1);
    for number in 1..=4_usize {
        control.webhooks_settled().await;
        shop.next().await;
        let webhook = control.webhooks().remove(0);
        assert_eq!(webhook.attempts.len(), number);
        let last = webhook.attempts.last().unwrap();
        assert_eq!((last.number as usize, last.at), (number, NOW));
        match number {
            1 => assert_eq!(last.outcome, Ok(500)),
            2 => assert!(last.outcome.is_err()),
            3 => assert_eq!(last.outcome, Ok(404)),
            _ => {
                assert_eq!(last.outcome, Ok(200));
                assert_eq!(webhook.state, WebhookState::Delivered);
                break;
            }
        }
        assert_eq!(webhook.state, WebhookState::Failed);
        control.redeliver_webhook(1).unwrap();
    }
    assert!(control.redeliver_webhook(9).unwrap_err().is_not_found());
    assert!(!control.drop_webhook(1).unwrap_err().is_not_found());
}

#[tokio::test]
async fn retries_come_a_minute_apart_when_asked_for() {
    let mut shop = Shop::start(&[503, 503, 400]);
    let caller = caller(WebhookSettings::new().url(&shop.url).retries(5)).await;
    let control = caller.sandbox.control();
    let clock = caller.sandbox.clock();
    pay(&control, 1);
    let mut attempts = async |advance| {
        clock.advance(Duration::from_secs(advance));
        control.webhooks_settled().await;
        (control.webhooks()[0].attempts.len(), shop.heard().len())
    };
    assert_eq!(attempts(0).await, (1, 1));
    assert_eq!(attempts(59).await, (1, 0));
    assert_eq!(attempts(1).await, (2, 1));
    assert_eq!(attempts(60).await, (3, 1));
    // 400 is an answer: it is not sent again.
    assert_eq!(attempts(600).await, (3, 0));
    assert_eq!(states(&control), ["failed"]);
}

#[tokio::test]
async fn held_webhooks_are_dropped_doubled_delayed_and_put_into_another_order() {
    let mut shop = Shop::start(&[]);
    let caller = told(&shop).await;
    let control = caller.sandbox.control();
    control.hold_webhooks(true);
    let ids = pay(&control, 5);
    control.webhooks_settled().await;
    assert_eq!(states(&control), ["waiting"; 5]);
    assert!(shop.heard().is_empty());

    control.drop_webhook(1).unwrap();
    assert_eq!(control.duplicate_webhook(2), Ok(6));
    control
        .delay_webhook(3, Duration::from_millis(9_500))
        .unwrap();
    control.reorder_webhooks(&[5, 4]).unwrap();
    assert!(control.reorder_webhooks(&[4, 1]).is_err());
    assert!(control.reorder_webhooks(&[99]).unwrap_err().is_not_found());
    // One goes ahead of all, although they are held.
    control.redeliver_webhook(4).unwrap();
    control.webhooks_settled().await;
    let order = |hooks: Vec<Received>| -> Vec<usize> {
        let place = |hook: Received| {
            ids.iter()
                .position(|id| hook.json().unwrap()["imp_uid"] == **id)
        };
        hooks
            .into_iter()
            .map(|hook| place(hook).unwrap() + 1)
            .collect()
    };
    assert_eq!(order(shop.heard()), [4]);

    control.hold_webhooks(false);
    control.webhooks_settled().await;
    assert_eq!(order(shop.heard()), [5, 2, 2]);
    let clock = caller.sandbox.clock();
    clock.advance(Duration::from_secs(9));
    control.webhooks_settled().await;
    assert!(shop.heard().is_empty());
    clock.advance(Duration::from_secs(1));
    control.webhooks_settled().await;
    assert_eq!(order(shop.heard()), [3]);
    let all: Vec<Webhook> = control.webhooks();
    assert_eq!(all[0].state, WebhookState::Dropped);
    assert_eq!(all[5].copy_of, Some(2));
    assert_eq!(all[5].body, all[1].body);
    // A dropped one can still be sent.
    control.redeliver_webhook(1).unwrap();
    control.webhooks_settled().await;
    assert_eq!(order(shop.heard()), [1]);
}

#[tokio::test]
async fn answers_do_not_wait_for_webhooks() {
    // A shop that takes the connection and never answers.
    let deaf = Server::start(|_| Reply::then_nothing(""));
    let caller = caller(WebhookSettings::new().url(&deaf.url)).await;
    issue(&caller, json!({})).await;
    deaf.wait_for(1).await;
    caller
        .get(&format!("/payments/{EXAMPLE_IMP_UID}"))
        .await
        .ok();
    let control = caller.sandbox.control();
    assert_eq!(states(&control), ["sending"]);
    // The end of the sandbox is the end of the attempt, and nobody waits for it for ever.
    caller.sandbox.shutdown().await;
    control.webhooks_settled().await;
}

#[tokio::test]
async fn a_server_that_does_not_answer_delays_no_other() {
    // It takes connections and never answers.
    let deaf = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut quick = Shop::start(&[]);
    let settings = WebhookSettings::new()
        .live_url(format!("http://{}/", deaf.local_addr().unwrap()))
        .test_url(&quick.url);
    let caller = caller(settings).await;
    let control = caller.sandbox.control();
    pay(&control, 2);
    let (mut first, _) = deaf.accept().await.unwrap();
    for _ in 0..3 {
        let test = NewPayment::paid("kcp", 1).test_channel();
        let payment = control.create_payment(test).unwrap();
        assert_eq!(
            quick.next().await.json().unwrap()["imp_uid"],
            payment.imp_uid
        );
    }
    // To one server they still go one after the other.
    assert_eq!(states(&control)[..2], ["sending", "waiting"]);
    first.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
    let (_second, _) = deaf.accept().await.unwrap();
    assert_eq!(states(&control)[..2], ["delivered", "sending"]);

    // What was before a reset holds up nothing after it.
    control.reset();
    assert!(control.webhooks().is_empty());
    pay(&control, 1);
    let (mut third, _) = deaf.accept().await.unwrap();
    third.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await.unwrap();
    control.webhooks_settled().await;
    assert_eq!(states(&control), ["delivered"]);
}

#[tokio::test]
async fn none_of_very_many_that_wait_is_forgotten() {
    const MANY: usize = 10_050;
    let mut shop = Shop::start(&[]);
    let caller = told(&shop).await;
    let control = caller.sandbox.control();
    control.hold_webhooks(true);
    let ids = pay(&control, MANY);
    assert_eq!(control.webhooks().len(), MANY);
    control.hold_webhooks(false);
    control.webhooks_settled().await;
    let came: Vec<String> = shop
        .heard()
        .iter()
        .map(|hook| hook.json().unwrap()["imp_uid"].as_str().unwrap().to_owned())
        .collect();
    assert!(came == ids, "{} came", came.len());
    let delivered = states(&control);
    assert_eq!(delivered.len(), MANY);
    assert!(delivered.iter().all(|state| *state == "delivered"));
    // What is over is forgotten for the next ones, the oldest first.
    pay(&control, 1);
    let all = control.webhooks();
    assert_eq!((all.len(), all[0].id), (10_000, 52));
}

#[tokio::test]
async fn an_unlimited_account_tells_each_deposit() {
    let mut shop = Shop::start(&[]);
    let caller = told(&shop).await;
    let control = caller.sandbox.control();
    let more = json!({"channel_key": "channel-key-settle", "fixed_unlimited_vbank": true, "vbank_num": "1"});
    let issued = issue(&caller, more).await;
    let id = issued["imp_uid"].as_str().unwrap();
    for _ in 0..2 {
        let deposit = iamport_sandbox::Deposit::new().amount(10);
        control.deposit_with(id, deposit).unwrap();
    }
    control.webhooks_settled().await;
    let told: Vec<_> = shop
        .heard()
        .iter()
        .map(|hook| hook.json().unwrap()["status"].clone())
        .collect();
    assert_eq!(told, ["ready", "paid", "paid"]);
}

#[tokio::test]
async fn charges_and_schedules_are_told() {
    let mut shop = Shop::start(&[]);
    let mut own = Shop::start(&[]);
    let caller = told(&shop).await;
    let control = caller.sandbox.control();
    control.create_billing_key("c", "nice_v2").unwrap();
    let order = json!({
        "customer_uid": "c", "merchant_uid": "a", "amount": 1_000, "name": "구독",
        "notice_url": [own.url],
    });
    caller
        .post("/subscribe/payments/again", order.clone())
        .await
        .ok();
    assert_eq!(own.next().await.json().unwrap()["merchant_uid"], "a");
    // A charge that somebody waits for tells of its failure by its answer only.
    control.fail_next_charge("한도초과");
    let mut failing = order;
    failing["merchant_uid"] = json!("b");
    caller.post("/subscribe/payments/again", failing).await.ok();

    let plan = |uid: &str, at: u64, urls: Value| {
        json!({
            "merchant_uid": uid, "amount": 1_000, "schedule_at": NOW + at, "notice_url": urls,
        })
    };
    let plans = json!({"customer_uid": "c", "schedules": [
        plan("s1", 10, json!(null)), plan("s2", 20, json!([own.url])), plan("s3", 30, json!(null)),
    ]});
    caller
        .post("/subscribe/payments/schedule", plans)
        .await
        .ok();
    control.fail_next_charge("한도초과");
    caller.sandbox.clock().advance(Duration::from_secs(100));
    for (uid, status) in [("s1", "failed"), ("s3", "paid")] {
        let hook = shop.next().await.json().unwrap();
        assert_eq!(hook["merchant_uid"], uid);
        assert_eq!(hook["status"], status);
    }
    let hook = own.next().await.json().unwrap();
    assert_eq!(
        (&hook["merchant_uid"], &hook["status"]),
        (&json!("s2"), &json!("paid"))
    );
    control.webhooks_settled().await;
    assert!(shop.heard().is_empty() && own.heard().is_empty());
    caller.is_sound();
}
