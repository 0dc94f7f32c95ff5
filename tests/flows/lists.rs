//! Looking payments up: one, several, those of an order, those in a state.

use std::time::Duration;

use iamport::types::{
    Currency, PagedPaymentAnnotation, PaymentAnnotation, PaymentStatus, ScheduleAnnotation,
};
use iamport::{Outcome, UnixTime};
use iamport_sandbox::{
    Assumptions, EXAMPLE_IMP_UID, EXAMPLE_MERCHANT_UID, Fault, FaultKind, NewPayment, Sandbox,
    ScheduleListShape, channel_key,
};

use super::{NOW, Shop, assert_refused, client};
use crate::bundle::BUNDLE;

fn ids(payments: &[PaymentAnnotation]) -> Vec<&str> {
    payments
        .iter()
        .map(|payment| payment.imp_uid.as_str())
        .collect()
}

/// Its payments, then total, previous and next.
fn page(page: &PagedPaymentAnnotation) -> (Vec<&str>, [i64; 3]) {
    (ids(&page.list), [page.total, page.previous, page.next])
}

#[tokio::test]
async fn several_at_once_are_all_some_or_none() {
    let shop = Shop::open().await;
    let other = shop.paid(1_000, "order-1");

    let all = shop
        .client
        .get_payment_list_by_imp_uid()
        .imp_uid([EXAMPLE_IMP_UID, other.as_str()])
        .send()
        .await
        .unwrap();
    assert_eq!((all.http_status(), all.is_partial()), (200, false));
    assert_eq!(ids(all.value()), [EXAMPLE_IMP_UID, &other]);

    let by_order = shop
        .client
        .get_payment_list_by_imp_uid()
        .imp_uid([EXAMPLE_IMP_UID])
        .merchant_uid(["order-1"])
        .send()
        .await
        .unwrap();
    assert_eq!(by_order.value(), all.value());

    let some = shop
        .client
        .get_payment_list_by_imp_uid()
        .imp_uid([other.as_str(), "imp_000000000000"])
        .send()
        .await
        .unwrap();
    assert_eq!((some.http_status(), some.is_partial()), (207, true));
    assert_eq!(ids(some.value()), [&other]);

    let error = shop
        .client
        .get_payment_list_by_imp_uid()
        .imp_uid(["imp_000000000000"])
        .send()
        .await
        .unwrap_err();
    assert_refused(&error, 404);
}

#[tokio::test]
async fn an_empty_id_among_several_is_not_sent() {
    let shop = Shop::open().await;
    for ids in [&[][..], &[""], &[EXAMPLE_IMP_UID, " "]] {
        let call = shop
            .client
            .get_payment_list_by_imp_uid()
            .imp_uid(ids.iter().copied());
        let error = call.send().await.unwrap_err();
        assert!(error.is_invalid_input(), "{ids:?}: {error}");
        assert_eq!(error.outcome(), Outcome::NotSent);
    }
    assert!(shop.log().is_empty());
}

#[tokio::test]
async fn a_payment_is_found_by_its_order_with_and_without_a_state() {
    let shop = Shop::open().await;
    let first = shop.issue("order-1").await.imp_uid;
    shop.sandbox.clock().advance(Duration::from_secs(1));
    let second = shop.issue("order-1").await.imp_uid;
    shop.sandbox.control().deposit(&first).unwrap();
    let client = &shop.client;

    let newest = client
        .get_payment_by_merchant_uid("order-1")
        .send()
        .await
        .unwrap();
    assert_eq!(newest.value().imp_uid, second);
    let oldest = client
        .get_payment_by_merchant_uid("order-1")
        .sorting("started")
        .send()
        .await
        .unwrap();
    assert_eq!(oldest.value().imp_uid, first);
    let paid = client
        .get_payment_by_merchant_uid_and_status("order-1", "paid")
        .send()
        .await
        .unwrap();
    assert_eq!(paid.value().imp_uid, first);
    let failed = client.get_payment_by_merchant_uid_and_status("order-1", "failed");
    assert_refused(&failed.send().await.unwrap_err(), 404);

    let all = client
        .get_all_payments_by_merchant_uid("order-1")
        .send()
        .await
        .unwrap();
    assert_eq!(page(all.value()), (vec![&*second, &*first], [2, 0, 0]));
    let ready = client
        .get_all_payments_by_merchant_uid_and_status("order-1", "ready")
        .send()
        .await
        .unwrap();
    assert_eq!(page(ready.value()), (vec![&*second], [1, 0, 0]));
    let none = client.get_all_payments_by_merchant_uid("order-0");
    assert_refused(&none.send().await.unwrap_err(), 404);
    let unknown = client.get_all_payments_by_merchant_uid_and_status("order-1", "lost");
    assert_refused(&unknown.send().await.unwrap_err(), 400);
    let example = client
        .get_payment_by_merchant_uid_and_status(EXAMPLE_MERCHANT_UID, "all")
        .send()
        .await
        .unwrap();
    assert_eq!(example.value().imp_uid, EXAMPLE_IMP_UID);
}

#[tokio::test]
async fn a_long_list_comes_in_pages() {
    let shop = Shop::open().await;
    let made: Vec<String> = (1..=5)
        .map(|at| {
            shop.sandbox.clock().advance(Duration::from_secs(1));
            shop.paid(1_000 * at, &format!("order-{at}"))
        })
        .collect();
    let newest_first: Vec<&str> = made.iter().rev().map(String::as_str).collect();

    let mut found = Vec::new();
    let mut next = 1;
    for expected in [[5, 0, 2], [5, 1, 3], [5, 2, 0]] {
        let answer = shop
            .client
            .get_payments_by_status("paid")
            .limit(2)
            .page(next)
            .send()
            .await
            .unwrap()
            .into_inner();
        let (list, numbers) = page(&answer);
        assert_eq!(numbers, expected);
        assert!(answer.list.iter().all(|p| p.status == PaymentStatus::Paid));
        found.extend(list.into_iter().map(str::to_owned));
        next = answer.next;
    }
    assert_eq!(found, newest_first);

    let behind = shop.client.get_payments_by_status("paid").limit(2).page(4);
    assert_refused(&behind.send().await.unwrap_err(), 400);
    let oldest = shop
        .client
        .get_payments_by_status("paid")
        .sorting("started")
        .from(NOW + 2)
        .to(UnixTime::from(NOW + 4))
        .send()
        .await
        .unwrap();
    assert_eq!(
        page(oldest.value()),
        (vec![&*made[1], &*made[2]], [2, 0, 0])
    );
    let nothing = shop
        .client
        .get_payments_by_status("cancelled")
        .send()
        .await
        .unwrap();
    assert_eq!(page(nothing.value()), (vec![], [0, 0, 0]));
    let all = shop.client.get_payments_by_status("all").send();
    assert_eq!(all.await.unwrap().value().total, 6);
}

#[tokio::test]
async fn a_payment_of_a_test_channel_is_found_when_asked_for() {
    let shop = Shop::open().await;
    let new = NewPayment::paid("payco", 11_000)
        .tax_free(1_000)
        .test_channel();
    let imp_uid = shop.sandbox.control().create_payment(new).unwrap().imp_uid;
    let get = || shop.client.get_payment_by_imp_uid(&imp_uid);
    assert_refused(&get().send().await.unwrap_err(), 404);
    assert_refused(&get().include_sandbox(false).send().await.unwrap_err(), 404);
    let payment = get().include_sandbox(true).send().await.unwrap();
    assert_eq!(payment.value().sandbox, Some(true));

    let balance = shop
        .client
        .balance_by_imp_uid(&imp_uid)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!(balance.amount.to_i64(), Some(11_000));
    assert_eq!(balance.primary.tax_free.to_i64(), Some(1_000));
    assert_eq!(balance.histories.len(), 1);
    // Only PAYCO tells a balance.
    let other = shop.client.balance_by_imp_uid(EXAMPLE_IMP_UID);
    assert_refused(&other.send().await.unwrap_err(), 405);
}

/// The queries of all calls to a path, in their order.
fn queries(sandbox: &Sandbox, path: &str) -> Vec<String> {
    let transcript = sandbox.control().transcript();
    let targets = transcript.into_iter().map(|exchange| exchange.target);
    targets
        .filter_map(|target| {
            let (at, query) = target.split_once('?')?;
            (at == path).then(|| query.to_owned())
        })
        .collect()
}

#[tokio::test]
async fn a_page_above_the_bound_is_read_as_smaller_ones() {
    let shop = Shop::open().await;
    let mut made: Vec<String> = (0..45)
        .map(|at| shop.paid(1_000, &format!("order-{at}")))
        .collect();
    made.reverse();
    let oversized = Fault::new(FaultKind::Oversized {
        bytes: 9 * 1024 * 1024,
    });
    let control = shop.sandbox.control();
    control
        .inject(oversized.on("getPaymentsByStatus").nth(2).after())
        .unwrap();

    let mut payments = shop
        .client
        .get_payments_by_status("paid")
        .pages_between(NOW, NOW + 1)
        .items();
    let mut came = Vec::new();
    while let Some(payment) = payments.next().await {
        came.push(payment.unwrap().imp_uid);
    }
    assert_eq!(came, made);
    assert!(payments.is_settled());

    // The client has to know what the API takes for a limit that is left out.
    let operation = BUNDLE.operation("getPaymentsByStatus");
    let parameters = operation.object["parameters"].as_array().unwrap();
    let limit = parameters
        .iter()
        .find(|parameter| parameter["name"] == "limit")
        .unwrap();
    let half = limit["schema"]["default"].as_i64().unwrap() / 2;
    let asked = |page: i64, limit: &str| format!("page={page}{limit}&from={NOW}&to={}", NOW + 1);
    let limited = format!("&limit={half}");
    assert_eq!(
        queries(&shop.sandbox, "/payments/status/paid"),
        [
            asked(1, ""),
            asked(2, ""),
            asked(3, &limited),
            asked(4, &limited),
            asked(5, &limited)
        ]
    );
}

#[tokio::test]
async fn schedules_come_whole_in_either_kind_of_list() {
    for shape in [ScheduleListShape::Page, ScheduleListShape::Array] {
        let sandbox = Sandbox::builder()
            .frozen_at(NOW as u64)
            .assume(Assumptions::new().schedule_list(shape))
            .start()
            .await
            .unwrap();
        let (key, secret) = sandbox.credentials();
        let client = client(sandbox.url(), key, secret);
        client
            .customer_save("card-1")
            .channel_key(channel_key("nice_v2", false))
            .card_number("5365-1000-0000-0001")
            .expiry("2099-12")
            .send()
            .await
            .unwrap();
        let orders = ["order-1", "order-2", "order-3", "order-4", "order-5"];
        let schedules = orders.map(|order| {
            let schedule = ScheduleAnnotation::builder()
                .merchant_uid(order)
                .schedule_at(NOW + 1_000)
                .currency(Currency::Krw)
                .amount(9_900)
                .name("정기구독");
            schedule.build().unwrap()
        });
        let plan = client.schedule().customer_uid("card-1");
        plan.schedules(schedules).send().await.unwrap();

        let mut schedules = client
            .find_schedules_by_range()
            .limit(2)
            .pages_between(NOW, NOW + 2_000)
            .items();
        let mut came = Vec::new();
        while let Some(schedule) = schedules.next().await {
            came.push(schedule.unwrap().merchant_uid);
        }
        came.sort_unstable();
        assert_eq!(came, orders, "{shape:?}");
        assert!(schedules.is_settled());
        // A plain array does not say that it is the last one.
        let asked = match shape {
            ScheduleListShape::Array => 4,
            _ => 3,
        };
        let path = "/subscribe/payments/schedule";
        assert_eq!(queries(&sandbox, path).len(), asked);
    }
}

#[tokio::test]
async fn a_span_in_milliseconds_is_not_asked_for() {
    let shop = Shop::open().await;
    let list = shop.client.get_payments_by_status("all");
    let mut pages = list.pages_between(NOW, NOW * 1_000);
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(error.to_string().contains("milliseconds"), "{error}");
    assert!(pages.next().await.is_none());
    assert!(shop.log().is_empty());
}
