//! Amounts that are fixed before the payment window opens.

use iamport::Amount;
use iamport::types::Currency;

use super::{Shop, assert_refused};

#[tokio::test]
async fn an_amount_is_registered_changed_and_looked_up() {
    let shop = Shop::open().await;
    let order = "order-1 값";
    let look_up = || {
        shop.client
            .get_payment_prepare_by_merchant_uid(order)
            .send()
    };
    assert_refused(&look_up().await.unwrap_err(), 404);

    let register = || {
        shop.client
            .prepare_payment()
            .merchant_uid(order)
            .amount(5_000)
            .send()
    };
    let registered = register().await.unwrap().into_inner();
    assert_eq!(registered.merchant_uid.as_deref(), Some(order));
    assert_eq!(registered.amount, Some(Amount::from(5_000)));
    assert_eq!(registered.currency, None);
    assert_refused(&register().await.unwrap_err(), 200);
    assert_eq!(look_up().await.unwrap().value(), &registered);

    let edit = |order: &'static str| {
        shop.client
            .edit_prepare_payment()
            .merchant_uid(order)
            .amount("12.34".parse::<Amount>().unwrap())
            .currency("USD")
            .send()
    };
    let changed = edit(order).await.unwrap().into_inner();
    assert_eq!(changed.amount, Some("12.34".parse().unwrap()));
    assert_eq!(changed.currency, Some(Currency::from("USD")));
    assert_eq!(edit(order).await.unwrap().value(), &changed);
    assert_eq!(look_up().await.unwrap().value(), &changed);
    assert_refused(&edit("order-2").await.unwrap_err(), 404);
}
