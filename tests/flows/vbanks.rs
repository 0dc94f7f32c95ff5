//! Virtual accounts: issued, changed, revoked, paid into.

use iamport::types::{PaymentMethod, PaymentStatus};
use iamport::{Amount, Outcome, UnixTime};
use iamport_sandbox::{EXAMPLE_IMP_UID, INICIS_API_KEY, NewPayment, channel_key};

use super::{NOW, Shop, assert_refused};

#[tokio::test]
async fn an_issued_account_waits_and_a_revoked_one_has_failed() {
    let shop = Shop::open().await;
    let issued = shop.issue("order-1").await;
    assert_eq!(issued.status, PaymentStatus::Ready);
    assert_eq!(issued.pay_method, Some(PaymentMethod::Vbank));
    assert_eq!(issued.merchant_uid, "order-1");
    assert_eq!(issued.amount, Amount::from(5_000));
    assert_eq!(issued.vbank_date, Some(UnixTime::from(NOW + 86_400)));
    assert_eq!(issued.vbank_code.as_deref(), Some("088"));
    assert_eq!(issued.vbank_holder.as_deref(), Some("가게"));
    assert_eq!(issued.buyer_name.as_deref(), Some("홍길동"));
    assert!(issued.vbank_num.is_some_and(|number| !number.is_empty()));
    assert_eq!((issued.paid_at, issued.failed_at), (None, None));

    let answer = shop
        .client
        .revoke_vbank(&issued.imp_uid)
        .send()
        .await
        .unwrap();
    assert_eq!(
        (answer.http_status(), answer.is_partial(), answer.message()),
        (200, false, None)
    );
    let revoked = answer.into_inner();
    assert_eq!(revoked.imp_uid, issued.imp_uid);
    assert_eq!(revoked.status, PaymentStatus::Failed);
    assert_eq!(revoked.failed_at, Some(UnixTime::from(NOW)));
    assert_eq!(revoked.fail_reason.as_deref(), Some("계좌말소"));

    let looked_up = shop
        .client
        .get_payment_by_imp_uid(&issued.imp_uid)
        .send()
        .await
        .unwrap();
    assert_eq!(looked_up.value(), &revoked);
    assert_eq!(
        shop.log(),
        [
            "POST /users/getToken 200",
            "POST /vbanks 200",
            &format!("DELETE /vbanks/{} 200", issued.imp_uid),
            &format!("GET /payments/{} 200", issued.imp_uid),
        ]
    );
}

#[tokio::test]
async fn a_paid_account_cannot_be_revoked() {
    let shop = Shop::open().await;
    let issued = shop.issue("order-1").await;
    shop.sandbox.control().deposit(&issued.imp_uid).unwrap();
    let error = shop
        .client
        .revoke_vbank(&issued.imp_uid)
        .send()
        .await
        .unwrap_err();
    assert_refused(&error, 400);
    assert_eq!(error.operation(), Some("revokeVbank"));
    let payment = shop
        .client
        .get_payment_by_imp_uid(&issued.imp_uid)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!(payment.status, PaymentStatus::Paid);
    assert_eq!(payment.paid_at, Some(UnixTime::from(NOW)));

    // Nor can another account be issued for the order.
    let again = shop.client.create_vbank().merchant_uid("order-1");
    let error = again
        .channel_key(channel_key("nice_v2", false))
        .amount(5_000)
        .vbank_code("088")
        .vbank_due(NOW + 86_400)
        .send()
        .await
        .unwrap_err();
    assert_refused(&error, 200);
}

#[tokio::test]
async fn the_second_revoke_is_refused_and_an_unknown_id_is_not_found() {
    let shop = Shop::open().await;
    shop.client
        .revoke_vbank(EXAMPLE_IMP_UID)
        .send()
        .await
        .unwrap();
    let error = shop
        .client
        .revoke_vbank(EXAMPLE_IMP_UID)
        .send()
        .await
        .unwrap_err();
    assert_refused(&error, 400);

    let error = shop
        .client
        .revoke_vbank("imp_000000000000")
        .send()
        .await
        .unwrap_err();
    assert_refused(&error, 404);
    assert!(error.is_not_found());

    let by_card = shop.paid(1_000, "order-2");
    let error = shop.client.revoke_vbank(by_card).send().await.unwrap_err();
    assert_refused(&error, 400);
}

#[tokio::test]
async fn kg_inicis_wants_its_own_key() {
    let shop = Shop::open().await;
    let waiting = NewPayment::waiting_vbank("html5_inicis", 5_000);
    let control = shop.sandbox.control();
    let imp_uid = control.create_payment(waiting).unwrap().imp_uid;

    for wrong in [None, Some("not-the-key")] {
        let mut call = shop.client.revoke_vbank(&imp_uid);
        if let Some(key) = wrong {
            call = call.pg_api_key(key);
        }
        let error = call.send().await.unwrap_err();
        assert_refused(&error, 200);
        assert!(error.message().unwrap().contains("hashData"), "{error}");
        assert!(!error.to_string().contains("not-the-key"), "{error}");
    }
    assert_eq!(control.payment(&imp_uid).unwrap().status.as_str(), "ready");

    let revoked = shop
        .client
        .revoke_vbank(&imp_uid)
        .pg_api_key(INICIS_API_KEY)
        .send()
        .await
        .unwrap();
    assert_eq!(revoked.value().status, PaymentStatus::Failed);
    // The log of the sandbox has the path as it was sent, without the query.
    assert!(shop.log().iter().all(|line| !line.contains(INICIS_API_KEY)));

    // Issuing needs the key as well.
    let issue = || {
        shop.client
            .create_vbank()
            .channel_key(channel_key("html5_inicis", false))
            .merchant_uid("order-9")
            .amount(5_000)
            .vbank_code("88")
            .vbank_due(NOW + 86_400)
            .vbank_holder("가게")
            .buyer_name("홍길동")
            .buyer_email("buyer@example.com")
    };
    let error = issue().send().await.unwrap_err();
    assert_refused(&error, 200);
    assert!(error.message().unwrap().contains("hashData"), "{error}");
    let issued = issue().pg_api_key(INICIS_API_KEY).send().await.unwrap();
    assert_eq!(issued.value().status, PaymentStatus::Ready);
}

#[tokio::test]
async fn only_settle_changes_an_account() {
    let shop = Shop::open().await;
    let elsewhere = shop.issue("order-1").await;
    let error = shop
        .client
        .modify_vbank(&elsewhere.imp_uid)
        .amount(6_000)
        .vbank_due(NOW + 90_000)
        .send()
        .await
        .unwrap_err();
    assert_refused(&error, 400);

    let issued = shop.issue_at("settle", "order-2").await;
    let changed = shop
        .client
        .modify_vbank(&issued.imp_uid)
        .amount(6_000)
        .vbank_due(NOW + 90_000)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!(changed.amount, Amount::from(6_000));
    assert_eq!(changed.vbank_date, Some(UnixTime::from(NOW + 90_000)));
    assert_eq!(changed.status, PaymentStatus::Ready);
    // The same again leaves the same account.
    let again = shop
        .client
        .modify_vbank(&issued.imp_uid)
        .amount(6_000)
        .send()
        .await
        .unwrap()
        .into_inner();
    assert_eq!(again, changed);

    // Nothing to change is found before anything is sent.
    let seen = shop.log().len();
    let error = shop
        .client
        .modify_vbank(&issued.imp_uid)
        .send()
        .await
        .unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(shop.log().len(), seen);

    let error = shop
        .client
        .modify_vbank("imp_000000000000")
        .amount(1)
        .send()
        .await
        .unwrap_err();
    assert_refused(&error, 404);
}

#[tokio::test]
#[allow(deprecated, reason = "it still has to work")]
async fn the_holder_of_an_account_is_told() {
    let shop = Shop::open().await;
    let issued = shop.issue("order-1").await;
    let ask = |code: &'static str, number: &str| {
        shop.client
            .query_bank_holder()
            .bank_code(code)
            .bank_num(number)
            .send()
    };
    let holder = ask("088", &issued.vbank_num.unwrap()).await.unwrap();
    assert_eq!(holder.value().bank_holder, "가게");
    assert_refused(&ask("999", "110123456789").await.unwrap_err(), 404);
    let error = ask("088", "12").await.unwrap_err();
    assert_refused(&error, 404);
    let error = shop
        .client
        .query_bank_holder()
        .bank_code("088")
        .send()
        .await
        .unwrap_err();
    assert!(
        error.is_invalid_input() && error.to_string().contains("bank_num"),
        "{error}"
    );
}
