//! KakaoPay's list of orders, on a sandbox in this process: `cargo run --example kakao`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // The vendor no longer documents this call: `get_payments_by_status` is the way that stays.
    #[allow(deprecated)]
    let orders = client
        .get_kakao_payment_orders()
        .payment_request_date("20240701")
        .page(1)
        .send()
        .await?
        .into_inner();
    // Each order is free-form JSON in KakaoPay's own names.
    assert!(orders.orders.is_empty(), "a sandbox has none");
    println!("orders of that day: {}", orders.orders.len());
    Ok(())
}
