//! The pages on moving from other clients: the call of each page, on a sandbox.

use std::time::{Duration, SystemTime};

use iamport::confirm::Confirmed;
use iamport::{Amount, Outcome};
use iamport_sandbox::{EffectKind, NewPayment};

use super::blocks::{
    from_go, from_java, from_node_iamport, from_node_rest_client, from_php, from_python, from_ruby,
};
use super::shop::Shop;

#[tokio::test]
async fn from_java_only_the_paid_price_of_the_order_pays_for_it() {
    let shop = Shop::open().await;
    let paid = shop.paid("order-1", 5_000);
    let open = shop.create(NewPayment::waiting_vbank("nice_v2", 5_000).merchant_uid("order-2"));
    for (imp_uid, order, price, pays) in [
        (&paid, "order-1", 5_000, true),
        (&paid, "order-1", 4_999, false),
        (&paid, "order-2", 5_000, false),
        (&open, "order-2", 5_000, false),
    ] {
        let answer = from_java::pays_for(&shop.client, imp_uid, order, price).await;
        assert_eq!(answer.unwrap(), pays, "{order} {price}");
    }
    let nobody = from_java::pays_for(&shop.client, "imp_000000000000", "order-1", 5_000).await;
    assert!(nobody.unwrap_err().is_not_found());
}

#[tokio::test]
async fn from_php_a_refund_is_made_once_for_each_key_although_its_answer_is_lost() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    shop.lose_the_answer_of("cancelPayment");
    for _ in 0..2 {
        let back = from_php::give_back(&shop.client, &imp_uid, 1_000, "refund-1").await;
        assert_eq!(back.unwrap(), Some(true));
        assert_eq!(shop.refunds(), ["1000"]);
    }
    let too_much = from_php::give_back(&shop.client, &imp_uid, 4_001, "refund-2").await;
    assert_eq!(too_much.unwrap(), Some(false));
    assert_eq!(shop.refunds(), ["1000"]);
}

#[tokio::test]
async fn from_ruby_every_page_of_what_was_paid_is_added_up() {
    let shop = Shop::open().await;
    // The span ends now, and what happens in this very second is not in it.
    let now = shop.sandbox.clock().now();
    shop.sandbox.clock().set(now - 30);
    let since = SystemTime::now() - Duration::from_secs(60);
    let none = from_ruby::sales_since(&shop.client, since).await;
    assert_eq!(none.unwrap(), Amount::ZERO);
    // More than a page holds.
    for number in 0..120 {
        shop.paid(&format!("order-{number}"), 1_000);
    }
    let refunded = shop.paid("order-refunded", 1_000);
    shop.create(NewPayment::waiting_vbank("nice_v2", 5_000));
    shop.create(NewPayment::paid("paypal_v2", 7).currency("USD"));
    let refund = shop.client.cancel_payment().imp_uid(&refunded).amount(1);
    refund.send().await.unwrap();
    let sales = from_ruby::sales_since(&shop.client, since).await;
    assert_eq!(sales.unwrap(), 120_000);
}

#[tokio::test]
async fn from_python_an_order_is_paid_if_any_attempt_of_it_is() {
    let shop = Shop::open().await;
    let account = || NewPayment::waiting_vbank("nice_v2", 5_000).merchant_uid("order-1");
    let paid = shop.create(account());
    let now = shop.sandbox.clock().now();
    shop.sandbox.clock().set(now + 5);
    let newest = shop.create(account());
    let nothing = from_python::is_paid(&shop.client, "order-1", 5_000).await;
    assert!(!nothing.unwrap());
    shop.sandbox.control().deposit(&paid).unwrap();
    let look = shop.client.get_payment_by_merchant_uid("order-1").send();
    assert_eq!(
        look.await.unwrap().value().imp_uid,
        newest,
        "not the paid one"
    );
    for (order, price, is_paid) in [
        ("order-1", 5_000, true),
        ("order-1", 4_000, false),
        ("order-2", 5_000, false),
    ] {
        let answer = from_python::is_paid(&shop.client, order, price).await;
        assert_eq!(answer.unwrap(), is_paid, "{order} {price}");
    }
    let refund = shop.client.cancel_payment().imp_uid(&paid);
    let refund = refund.refund_holder("홍길동").refund_bank("004");
    let refund = refund.refund_account("1002003004005").send();
    refund.await.unwrap();
    let answer = from_python::is_paid(&shop.client, "order-1", 5_000).await;
    assert!(!answer.unwrap(), "it was given back");
}

#[tokio::test]
async fn from_node_iamport_a_refund_is_told_as_made_not_made_or_unknown() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    let made = from_node_iamport::refund(&shop.client, &imp_uid, 1_000, 5_000).await;
    assert_eq!(made.unwrap(), "given back; it is cancelled now");
    // A checksum that is not what is left, and an amount that means everything.
    for (won, refundable) in [(1_000, 5_000), (0, 4_000)] {
        let not_made = from_node_iamport::refund(&shop.client, &imp_uid, won, refundable).await;
        let text = not_made.unwrap();
        assert!(text.starts_with("nothing was given back: "), "{text}");
    }
    assert_eq!(shop.refunds(), ["1000"]);
    shop.lose_the_answer_of("cancelPayment");
    let unknown = from_node_iamport::refund(&shop.client, &imp_uid, 1_000, 4_000).await;
    assert_eq!(unknown.unwrap_err().outcome(), Outcome::Unknown);
    assert_eq!(shop.refunds(), ["1000", "1000"]);
}

#[tokio::test]
async fn from_node_rest_client_an_order_is_charged_once_although_the_answer_is_lost() {
    let shop = Shop::open().await;
    let card = shop
        .client
        .onetime()
        .merchant_uid("order-1")
        .amount(100)
        .card_number("5365-1000-0000-0001")
        .expiry("2099-12")
        .birth("900101")
        .pwd_2digit("12")
        .customer_uid("buyer-1");
    assert!(matches!(card.confirm().await, Ok(Confirmed::Done { .. })));
    let before = shop.count(EffectKind::Charged);
    shop.lose_the_answer_of("again");
    for _ in 0..2 {
        let paid = from_node_rest_client::charge(&shop.client, "buyer-1", "order-2", 9_900).await;
        assert_eq!(paid.unwrap(), Some(true));
        assert_eq!(shop.count(EffectKind::Charged), before + 1);
    }
    let nobody = from_node_rest_client::charge(&shop.client, "buyer-2", "order-3", 9_900).await;
    assert_eq!(nobody.unwrap(), Some(false));
    assert_eq!(shop.count(EffectKind::Charged), before + 1);
}

#[tokio::test]
async fn from_go_all_that_is_left_is_given_back_once() {
    let shop = Shop::open().await;
    let imp_uid = shop.paid("order-1", 5_000);
    shop.lose_the_answer_of("cancelPayment");
    for _ in 0..2 {
        let back = from_go::give_all_back(&shop.client, &imp_uid, "cancel-order-1").await;
        assert_eq!(back.unwrap(), Some(Amount::from(5_000)));
        assert_eq!(shop.refunds(), ["5000"]);
    }
    let open = shop.create(NewPayment::waiting_vbank("nice_v2", 5_000));
    let back = from_go::give_all_back(&shop.client, &open, "cancel-open").await;
    assert_eq!(back.unwrap(), None, "nobody has paid");
}
