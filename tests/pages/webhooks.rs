//! The page on webhooks: what may be shipped.

use iamport::Amount;
use iamport_sandbox::NewPayment;

use super::blocks::webhooks;
use super::shop::Shop;

#[tokio::test]
async fn only_what_is_paid_with_the_price_may_be_shipped() {
    let shop = Shop::open().await;
    let paid = shop.paid("order-7", 12_000);
    let waiting = shop.create(NewPayment::waiting_vbank("nice_v2", 12_000).merchant_uid("order-8"));
    let price = |price: i64| move |order: &str| (order != "order-9").then_some(Amount::from(price));
    let claim = |imp_uid: &str, order: &str, status: &str| {
        format!(r#"{{"imp_uid":"{imp_uid}","merchant_uid":"{order}","status":"{status}"}}"#)
    };
    for (imp_uid, order, status, asked, expected) in [
        (&paid, "order-7", "paid", 12_000, Some(true)),
        (&waiting, "order-8", "ready", 12_000, Some(false)),
        // Not as far as it says, another amount, a payment of another order, an order that the shop does not have.
        (&waiting, "order-8", "paid", 12_000, None),
        (&paid, "order-7", "paid", 9_000, None),
        (&paid, "order-8", "paid", 12_000, None),
        (&paid, "order-9", "paid", 12_000, None),
    ] {
        let body = claim(imp_uid, order, status);
        let told = webhooks::may_ship(&shop.client, body.as_bytes(), price(asked)).await;
        assert_eq!(told.ok(), expected, "{order} {status} for {asked}");
    }
}
