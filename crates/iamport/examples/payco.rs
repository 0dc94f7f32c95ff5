//! Orders of PAYCO, on a sandbox in this process: `cargo run --example payco`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::types::PaycoOrderStatus;

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // A buyer has paid in the payment window.
    let payment = iamport_sandbox::NewPayment::paid("payco", 11_000);
    let payment = sandbox.control().create_payment(payment)?;

    // The parcel has left.
    let order = client
        .change_order_status(&payment.imp_uid)
        .status(PaycoOrderStatus::DeliveryStart)
        .send()
        .await?
        .into_inner();
    assert_eq!(order.status, PaycoOrderStatus::DeliveryStart);
    println!("PAYCO knows: {}", order.status);
    Ok(())
}
