//! When nothing goes wrong, and when what is wanted can't be had.

use std::sync::Arc;

use iamport::confirm::{Attribution, Confirmed, FileJournal, Reason};
use iamport_sandbox::NewPayment;

use super::shop::{How, Kind, Shop, Word};

#[tokio::test]
async fn each_is_done_once_and_the_same_key_finds_it_done() {
    for kind in Kind::ALL {
        let shop = Shop::open(kind).await;
        let client = shop.client();
        let how = How::within(5_000).key("k-1");
        let first = shop.run(&client, &how).await;
        assert_eq!(first, Word::Done(Attribution::Proven), "{kind:?}");
        // From a client that shares nothing with the first: the mark, or the record, says it.
        let again = shop.run(&shop.client(), &how).await;
        assert_eq!(again, Word::DoneBefore, "{kind:?}");
        assert_eq!(shop.happened(), 1, "{kind:?}");
    }
}

#[tokio::test]
async fn what_a_refund_is_about_is_made_explicit() {
    let shop = Shop::open(Kind::CancelAll).await;
    assert_eq!(
        shop.run(&shop.client(), &How::within(5_000)).await,
        Word::Done(Attribution::Proven)
    );
    let sent = shop.sandbox.control().transcript();
    let cancel = sent
        .iter()
        .find(|it| it.target == "/payments/cancel")
        .unwrap();
    let body: serde_json::Value = serde_json::from_str(&cancel.request_body).unwrap();
    assert_eq!(
        (&body["amount"], &body["checksum"]),
        (&5_000.into(), &5_000.into())
    );
    assert!(body["imp_uid"].is_string());
}

#[tokio::test]
async fn a_refund_that_can_t_be_is_not_sent() {
    let shop = Shop::open(Kind::Cancel).await;
    let client = shop.client();
    let control = shop.sandbox.control();
    let late = NewPayment::waiting_vbank("nice", 3_000).merchant_uid("b");
    let late = control.create_payment(late).unwrap();
    let paid = control
        .create_payment(NewPayment::paid("payco", 3_000).merchant_uid("b"))
        .unwrap();
    let waiting = control
        .create_payment(NewPayment::waiting_vbank("nice", 3_000))
        .unwrap();
    let refund = || client.cancel_payment().imp_uid(&paid.imp_uid);
    for (call, reason) in [
        (refund().amount(3_001), Reason::TooLittleLeft),
        (refund().amount(1).checksum(2_999), Reason::BalanceDiffers),
        (
            client.cancel_payment().imp_uid(&waiting.imp_uid),
            Reason::WrongState,
        ),
        (
            client.cancel_payment().merchant_uid("none"),
            Reason::TooLittleLeft,
        ),
    ] {
        match call.confirm().await.unwrap() {
            Confirmed::NotDone(why) => assert_eq!(why.reason(), reason, "{why}"),
            other => panic!("{other:?}"),
        }
    }
    let error = client
        .cancel_payment()
        .imp_uid("imp_nobody")
        .confirm()
        .await
        .unwrap_err();
    assert_eq!(error.outcome(), iamport::Outcome::NotSent);
    assert!(
        error.to_string().contains("getPaymentByImpUid before it"),
        "{error}"
    );
    // Two payments of one order with money left: which one is meant?
    control.deposit(&late.imp_uid).unwrap();
    let error = client
        .cancel_payment()
        .merchant_uid("b")
        .confirm()
        .await
        .unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
    let sent = control.transcript();
    assert!(sent.iter().all(|it| it.target != "/payments/cancel"));
}

#[tokio::test]
async fn a_deposit_and_a_paid_order_are_told_and_nothing_is_sent() {
    let shop = Shop::open(Kind::Revoke).await;
    let control = shop.sandbox.control();
    let account = control
        .create_payment(NewPayment::waiting_vbank("nice", 700))
        .unwrap();
    control.deposit(&account.imp_uid).unwrap();
    let client = shop.client();
    match client
        .revoke_vbank(&account.imp_uid)
        .confirm()
        .await
        .unwrap()
    {
        Confirmed::NotDone(why) => {
            assert_eq!(why.reason(), Reason::Deposited);
            assert!(why.to_string().contains("has paid 700"), "{why}");
        }
        other => panic!("{other:?}"),
    }
    assert!(only_looked(&shop));
    for kind in [Kind::Onetime, Kind::Again, Kind::Issue] {
        let shop = Shop::open(kind).await;
        let control = shop.sandbox.control();
        control
            .create_payment(NewPayment::paid("payco", 1_000).merchant_uid("order"))
            .unwrap();
        assert_eq!(
            shop.run(&shop.client(), &How::within(5_000)).await,
            Word::NotDone
        );
        assert!(only_looked(&shop), "{kind:?}");
        assert_eq!(shop.happened(), 0);
    }
}

/// Whether no change was sent.
fn only_looked(shop: &Shop) -> bool {
    let sent = shop.sandbox.control().transcript();
    sent.iter()
        .all(|it| it.method == "GET" || it.target == "/users/getToken")
}

#[tokio::test]
async fn a_declined_card_is_not_done() {
    for kind in [Kind::Onetime, Kind::Again] {
        let shop = Shop::open(kind).await;
        shop.sandbox.control().fail_next_charge("한도초과");
        let how = How::within(2_000).key("k");
        assert_eq!(
            shop.run(&shop.client(), &how).await,
            Word::NotDone,
            "{kind:?}"
        );
        assert_eq!(shop.happened(), 0);
    }
}

#[tokio::test]
async fn a_key_stands_for_one_change() {
    let folder = tempfile::tempdir().unwrap();
    let journal = Arc::new(FileJournal::open(folder.path()).unwrap());
    let shop = Shop::open(Kind::Cancel).await;
    let client = shop.client();
    let paid = NewPayment::paid("payco", 3_000);
    let paid = shop.sandbox.control().create_payment(paid).unwrap().imp_uid;
    let refund = |amount: i64| {
        let call = client.cancel_payment().imp_uid(&paid).amount(amount);
        call.confirm().key("k").journal(journal.clone())
    };
    assert!(refund(100).await.unwrap().is_done());
    assert!(matches!(
        refund(100).await.unwrap(),
        Confirmed::DoneBefore(_)
    ));
    let error = refund(200).await.unwrap_err();
    assert!(error.is_invalid_input(), "{error}");
    assert!(
        error.to_string().contains("was used for another change"),
        "{error}"
    );
    for wrong in ["", "a b", "환불"] {
        let error = client
            .revoke_vbank("imp_1")
            .confirm()
            .key(wrong)
            .await
            .unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
    }
    assert_eq!(shop.happened(), 1);
}
