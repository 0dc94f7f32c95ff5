//! Ids with slashes, made through the SDK and used through it.

use iamport::Outcome;
use iamport_sandbox::channel_key;

use super::Shop;

#[tokio::test]
async fn ids_with_slashes_are_looked_at_and_deleted() {
    let shop = Shop::open().await;
    let client = &shop.client;
    let (customer, order) = ("user/7", "2026/11/26-1");
    client
        .customer_save(customer)
        .channel_key(channel_key("nice_v2", true))
        .card_number("4092-0230-1234-1234")
        .expiry("2030-01")
        .birth("880101")
        .pwd_2digit("00")
        .send()
        .await
        .unwrap();
    client.customer_view(customer).send().await.unwrap();

    let paid = client
        .again()
        .customer_uid(customer)
        .merchant_uid(order)
        .amount(1_000)
        .name("n")
        .send()
        .await
        .unwrap();
    let found = client
        .get_payment_by_merchant_uid(order)
        .send()
        .await
        .unwrap();
    assert_eq!(found.value().imp_uid, paid.value().imp_uid);
    let all = client
        .get_all_payments_by_merchant_uid(order)
        .send()
        .await
        .unwrap();
    assert_eq!(all.value().list.len(), 1);

    client
        .prepare_payment()
        .merchant_uid("2026/11/26-2")
        .amount(500)
        .send()
        .await
        .unwrap();
    let prepared = client
        .get_payment_prepare_by_merchant_uid("2026/11/26-2")
        .send()
        .await
        .unwrap();
    assert_eq!(prepared.value().amount, Some(500.into()));

    client.customer_delete(customer).send().await.unwrap();
    let gone = client.customer_view(customer).send().await.unwrap_err();
    assert!(gone.is_not_found(), "{gone}");

    // With these the path is that of another operation.
    let error = client
        .customer_view("user/payments")
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(
        error
            .to_string()
            .contains("/subscribe/customers/{customer_uid}/payments"),
        "{error}"
    );
    let error = client
        .get_payment_by_merchant_uid("a/b")
        .send()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("client.payments()"), "{error}");
}
