//! Deliveries for Paymentwall, on a sandbox in this process: `cargo run --example paymentwall`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::types::{
        PaymentwallDeliveryStatus, PaymentwallProductType, PaymentwallRefundable,
    };
    use std::time::SystemTime;

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // A buyer has paid in the payment window.
    let payment = iamport_sandbox::NewPayment::paid("paymentwall", 11_000);
    let payment = sandbox.control().create_payment(payment)?;

    // Digital goods are there at once; `physical` ones need carrier and address too.
    let report = client
        .paymentwall_delivery()
        .imp_uid(&payment.imp_uid)
        .merchant_uid(&payment.merchant_uid)
        .type_(PaymentwallProductType::Digital)
        .status(PaymentwallDeliveryStatus::Delivered)
        .estimated_delivery_datetime(SystemTime::now())
        .estimated_update_datetime(SystemTime::now())
        .refundable(PaymentwallRefundable::Yes)
        .shipping_address_email("buyer@example.com")
        .send()
        .await?
        .into_inner();

    // Paymentwall can refuse what PortOne accepted.
    assert_eq!(report.error_code, None);
    println!(
        "Paymentwall knows that {} is delivered",
        payment.merchant_uid
    );
    Ok(())
}
