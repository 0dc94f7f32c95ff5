//! Product orders of NaverPay, on a sandbox in this process: `cargo run --example naver`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::types::{
        NaverDeliveryCompany, NaverDeliveryMethod, NaverReturnDeliveryMethod, NaverReturnReason,
    };
    use std::time::SystemTime;

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // A buyer has paid in the payment window.
    let payment = iamport_sandbox::NewPayment::paid("naverco", 25_000);
    let imp_uid = &*sandbox.control().create_payment(payment)?.imp_uid;

    // NaverPay numbers each product of an order by itself.
    let orders = client
        .get_product_orders(imp_uid)
        .send()
        .await?
        .into_inner();
    let order = orders.first().ok_or("an order has a product")?;
    println!("products of the order: {}", orders.len());

    // The shop takes the order in hand; from then on a buyer who wants a refund needs its approval.
    // Without `product_order_id` this and each of the next calls means the whole payment.
    client
        .naver_place_product_order(imp_uid)
        .product_order_id([&order.product_order_id])
        .send()
        .await?;
    let shipped = client
        .naver_ship_product_order(imp_uid)
        .product_order_id([&order.product_order_id])
        .delivery_method(NaverDeliveryMethod::Delivery)
        .delivery_company(NaverDeliveryCompany::Cjgls)
        .tracking_number("600000000001")
        .dispatched_at(SystemTime::now())
        .send()
        .await?;
    // Some of several is a success too: what is not in the answer did not happen.
    assert!(!shipped.is_partial());
    println!("shipped: {}", shipped.value().len());

    // The buyer changed their mind about this product and brings it back: the others stay paid. What is
    // not shipped yet is refunded by `naver_cancel_product_order`.
    client
        .naver_request_return_product_order(imp_uid)
        .product_order_id([&order.product_order_id])
        .reason(NaverReturnReason::IntentChanged)
        .delivery_method(NaverReturnDeliveryMethod::ReturnIndividual)
        .send()
        .await?;
    let refunded = client
        .naver_approve_return_product_order(imp_uid)
        .product_order_id([&order.product_order_id])
        .send()
        .await?;
    assert_eq!(refunded.value().len(), 1);
    println!("taken back: {}", refunded.value().len());
    Ok(())
}
