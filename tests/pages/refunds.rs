//! The page on refunds: whole and in parts, into an account, without tax, and as a person saw it.

use iamport_sandbox::{EXAMPLE_IMP_UID, NewPayment};

use super::blocks::refunds::{self, Account, Refund};
use super::shop::Shop;

#[tokio::test]
async fn a_part_and_then_the_rest_and_each_once() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    let give_back = async |part, key| refunds::give_back(&shop.client, &imp_uid, part, key).await;

    // The answer to the first is lost, and it is done all the same.
    shop.lose_the_answer_of("cancelPayment");
    assert_eq!(give_back(Some(1_000), "refund-1").await, Refund::Done);
    assert_eq!(give_back(Some(1_000), "refund-1").await, Refund::Done);
    assert_eq!(shop.refunds(), ["1000"]);
    // An amount of zero would be everything.
    let refused = give_back(Some(0), "refund-4").await;
    assert!(matches!(refused, Refund::NotSent(_)), "{refused:?}");
    assert_eq!(shop.refunds(), ["1000"]);
    assert_eq!(give_back(None, "refund-2").await, Refund::Done);
    assert_eq!(shop.refunds(), ["1000", "4000"]);

    let refused = give_back(Some(1), "refund-3").await;
    let Refund::NotDone(why) = refused else {
        panic!("{refused:?}");
    };
    assert!(why.contains("nothing is left"), "{why}");
    assert_eq!(shop.refunds(), ["1000", "4000"]);
}

#[tokio::test]
async fn an_account_that_waits_is_not_refunded() {
    let shop = Shop::open().await;
    let end = refunds::give_back(&shop.client, EXAMPLE_IMP_UID, None, "refund-1").await;
    assert!(matches!(end, Refund::NotDone(_)), "{end:?}");
    assert_eq!(shop.refunds(), [""; 0]);
}

#[tokio::test]
async fn a_deposit_goes_to_the_buyers_account() {
    let shop = Shop::open().await;
    let imp_uid = shop.create(NewPayment::waiting_vbank("kcp", 5_000).merchant_uid("order-1"));
    shop.sandbox.control().deposit(&imp_uid).unwrap();
    let to = |bank| Account {
        holder: "홍길동",
        bank,
        number: "110123456789",
    };
    // Without an account the gateway doesn't know where to.
    let end = refunds::give_back(&shop.client, &imp_uid, None, "refund-1").await;
    assert!(matches!(end, Refund::NotDone(_)), "{end:?}");
    let nowhere = refunds::give_back_a_deposit(&shop.client, &imp_uid, to("999"), "refund-2").await;
    assert!(nowhere.is_err());
    assert_eq!(shop.refunds(), [""; 0]);

    for _ in 0..2 {
        let done =
            refunds::give_back_a_deposit(&shop.client, &imp_uid, to("004"), "refund-3").await;
        assert!(done.unwrap());
        assert_eq!(shop.refunds(), ["5000"]);
    }
    let sent = shop.sandbox.control().transcript();
    let mut calls = sent.iter().filter(|call| call.target == "/payments/cancel");
    let sent = calls.next_back().unwrap();
    // The gateway's own code of the bank, and nobody's account in the transcript.
    assert!(sent.request_body.contains("BK04"), "{}", sent.request_body);
}

#[tokio::test]
async fn parts_without_tax_are_told() {
    let shop = Shop::open().await;
    let mixed = NewPayment::paid("kcp", 10_000).tax_free(4_000);
    let imp_uid = shop.create(mixed.merchant_uid("order-1"));
    let both = async |taxed, free, key| {
        let end = refunds::give_back_both(&shop.client, &imp_uid, taxed, free, key).await;
        end.unwrap()
    };
    assert!(both(2_000, 1_000, "refund-1").await);
    assert!(
        !both(7_000, 0, "refund-2").await,
        "4,000 are taxed and left"
    );
    assert!(both(4_000, 3_000, "refund-3").await);
    assert_eq!(shop.refunds(), ["3000", "7000"]);
}

#[tokio::test]
async fn a_refund_that_a_colleague_was_faster_with_is_not_made() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    let seen = async |seen, key| {
        let end = refunds::give_back_as_seen(&shop.client, &imp_uid, 1_000, seen, key).await;
        end.unwrap()
    };
    assert!(seen(5_000, "refund-1").await);
    assert!(!seen(5_000, "refund-2").await);
    assert_eq!(shop.refunds(), ["1000"]);
    assert!(seen(4_000, "refund-3").await);
    assert_eq!(shop.refunds(), ["1000", "1000"]);
}
