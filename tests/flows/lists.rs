//! Looking payments up: one, several, those of an order, those in a state.

use std::time::Duration;

use iamport::types::{PagedPaymentAnnotation, PaymentAnnotation, PaymentStatus};
use iamport::{Outcome, UnixTime};
use iamport_sandbox::{EXAMPLE_IMP_UID, EXAMPLE_MERCHANT_UID, NewPayment};

use super::{NOW, Shop, assert_refused};

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
        .get_payment_by_merchant_uid_any_status("order-1")
        .send()
        .await
        .unwrap();
    assert_eq!(newest.value().imp_uid, second);
    let oldest = client
        .get_payment_by_merchant_uid_any_status("order-1")
        .sorting("started")
        .send()
        .await
        .unwrap();
    assert_eq!(oldest.value().imp_uid, first);
    let paid = client
        .get_payment_by_merchant_uid("order-1", "paid")
        .send()
        .await
        .unwrap();
    assert_eq!(paid.value().imp_uid, first);
    let failed = client.get_payment_by_merchant_uid("order-1", "failed");
    assert_refused(&failed.send().await.unwrap_err(), 404);

    let all = client
        .get_all_payments_by_merchant_uid_any_status("order-1")
        .send()
        .await
        .unwrap();
    assert_eq!(page(all.value()), (vec![&*second, &*first], [2, 0, 0]));
    let ready = client
        .get_all_payments_by_merchant_uid("order-1", "ready")
        .send()
        .await
        .unwrap();
    assert_eq!(page(ready.value()), (vec![&*second], [1, 0, 0]));
    let none = client.get_all_payments_by_merchant_uid_any_status("order-0");
    assert_refused(&none.send().await.unwrap_err(), 404);
    let unknown = client.get_all_payments_by_merchant_uid("order-1", "lost");
    assert_refused(&unknown.send().await.unwrap_err(), 400);
    let example = client
        .get_payment_by_merchant_uid(EXAMPLE_MERCHANT_UID, "all")
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
