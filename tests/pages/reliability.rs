//! The page on reliability: a refund whose answer is lost.

use iamport::Outcome;

use super::blocks::reliability;
use super::shop::Shop;

#[tokio::test]
async fn a_refund_by_send_whose_answer_is_lost_is_unknown() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    shop.lose_the_answer_of("cancelPayment");
    let outcome = reliability::refund_once(&shop.client, &imp_uid).await;
    assert_eq!(outcome, Some(Outcome::Unknown));
    assert_eq!(shop.refunds(), ["1000"], "it was made all the same");

    // Less is left than the checksum says.
    let outcome = reliability::refund_once(&shop.client, &imp_uid).await;
    assert_eq!(outcome, Some(Outcome::Refused));
    assert_eq!(shop.refunds(), ["1000"]);
}

#[tokio::test]
async fn a_refund_that_is_looked_after_is_found() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    shop.lose_the_answer_of("cancelPayment");
    for _ in 0..2 {
        let done = reliability::refund_and_look(&shop.client, &imp_uid).await;
        assert!(done.unwrap());
        assert_eq!(shop.refunds(), ["1000"]);
    }
}
