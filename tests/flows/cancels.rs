//! Money that goes back.

use iamport::types::PaymentStatus;
use iamport::{Amount, Outcome, UnixTime};

use super::{NOW, Shop, assert_refused};

#[tokio::test]
async fn money_goes_back_in_parts_and_each_is_in_the_history() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid(5_000, "order-1");

    let first = shop
        .client
        .cancel_payment()
        .imp_uid(&imp_uid)
        .amount(1_000)
        .checksum(5_000)
        .reason("고객 변심")
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!(first.status, PaymentStatus::Cancelled);
    assert_eq!(first.cancel_amount, Some(Amount::from(1_000)));
    assert_eq!(first.amount, Amount::from(5_000));

    // Whoever believes that nothing went back yet is stopped.
    let error = shop
        .client
        .cancel_payment()
        .imp_uid(&imp_uid)
        .amount(1_000)
        .checksum(5_000)
        .send()
        .await
        .unwrap_err();
    assert_refused(&error, 200);

    shop.sandbox
        .clock()
        .advance(std::time::Duration::from_secs(60));
    shop.client
        .cancel_payment()
        .imp_uid(&imp_uid)
        .amount(1_500)
        .checksum(4_000)
        .reason("품절")
        .send()
        .await
        .unwrap();

    // Too much, by one won.
    let error = shop
        .client
        .cancel_payment()
        .imp_uid(&imp_uid)
        .amount(2_501)
        .send()
        .await
        .unwrap_err();
    assert_refused(&error, 200);
    assert_eq!(error.outcome(), Outcome::Refused);

    // No amount is all that is left.
    let last = shop
        .client
        .cancel_payment()
        .merchant_uid("order-1")
        .checksum(2_500)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!(last.imp_uid, imp_uid);
    assert_eq!(last.cancel_amount, Some(Amount::from(5_000)));
    let history: Vec<(Amount, &str, Option<UnixTime>)> = last
        .cancel_history
        .iter()
        .map(|part| (part.amount, part.reason.as_str(), part.cancelled_at))
        .collect();
    assert_eq!(
        history,
        [
            (Amount::from(1_000), "고객 변심", Some(UnixTime::from(NOW))),
            (Amount::from(1_500), "품절", Some(UnixTime::from(NOW + 60))),
            (
                Amount::from(2_500),
                "취소요청api",
                Some(UnixTime::from(NOW + 60))
            ),
        ]
    );
    let mut ids: Vec<_> = last
        .cancel_history
        .iter()
        .map(|part| part.cancellation_id.clone().unwrap())
        .collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 3);
    assert_eq!(last.cancelled_at, Some(UnixTime::from(NOW + 60)));

    let error = shop
        .client
        .cancel_payment()
        .imp_uid(&imp_uid)
        .send()
        .await
        .unwrap_err();
    assert_refused(&error, 200);
    assert!(
        error.message().unwrap().contains("이미 전액취소"),
        "{error}"
    );
}

#[tokio::test]
async fn a_full_refund_is_the_amount_left_out() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid(5_000, "order-1");
    let payment = shop
        .client
        .cancel_payment()
        .imp_uid(&imp_uid)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!(payment.cancel_amount, Some(Amount::from(5_000)));
    assert_eq!(payment.cancel_history.len(), 1);
}

#[tokio::test]
async fn no_amount_that_the_api_would_read_as_all_of_it_is_sent() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid(5_000, "order-1");
    // The token is there already, so that nothing at all may follow.
    shop.client
        .get_payment_by_imp_uid(&imp_uid)
        .send()
        .await
        .unwrap();
    let seen = shop.log();
    for amount in [
        Amount::from(0),
        Amount::from(-1),
        "0.00".parse().unwrap(),
        "-0".parse().unwrap(),
        "-0.01".parse().unwrap(),
    ] {
        let error = shop
            .client
            .cancel_payment()
            .imp_uid(&imp_uid)
            .amount(amount)
            .send()
            .await
            .unwrap_err();
        assert!(error.is_invalid_input(), "{amount}: {error}");
        assert_eq!(error.outcome(), Outcome::NotSent, "{amount}");
        assert!(error.to_string().contains("`amount`"), "{error}");
    }
    // Neither is a cancel of nothing in particular, or of an empty id.
    for call in [
        shop.client.cancel_payment().amount(1_000),
        shop.client
            .cancel_payment()
            .imp_uid("")
            .merchant_uid("order-1"),
        shop.client
            .cancel_payment()
            .imp_uid(&imp_uid)
            .merchant_uid(" "),
    ] {
        let error = call.send().await.unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
        assert_eq!(error.outcome(), Outcome::NotSent);
    }
    assert_eq!(shop.log(), seen);
    let payment = shop.sandbox.control().payment(&imp_uid).unwrap();
    assert_eq!(payment.status.as_str(), "paid");
}

#[tokio::test]
async fn a_deposit_goes_back_to_an_account_that_is_named() {
    let shop = Shop::open().await;
    let issued = shop.issue("order-1").await;
    let cancel = || {
        shop.client
            .cancel_payment()
            .imp_uid(&issued.imp_uid)
            .reason("환불")
    };
    // Nothing came in yet.
    assert_refused(&cancel().send().await.unwrap_err(), 200);
    shop.sandbox.control().deposit(&issued.imp_uid).unwrap();
    let error = cancel().send().await.unwrap_err();
    assert_refused(&error, 200);
    assert!(error.message().unwrap().contains("refund_"), "{error}");
    let cancelled = cancel()
        .refund_holder("홍길동")
        .refund_bank("088")
        .refund_account("110123456789")
        .send()
        .await
        .unwrap();
    assert_eq!(cancelled.value().status, PaymentStatus::Cancelled);
    assert_eq!(cancelled.value().cancel_amount, Some(Amount::from(5_000)));
}

#[tokio::test]
async fn a_cancel_of_an_unknown_payment_is_refused() {
    let shop = Shop::open().await;
    let error = shop
        .client
        .cancel_payment()
        .imp_uid("imp_000000000000")
        .amount(1)
        .send()
        .await
        .unwrap_err();
    assert_refused(&error, 200);
    assert_eq!(error.operation(), Some("cancelPayment"));
}
