//! Benepia points, on a sandbox in this process: `cargo run --example benepia`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::types::PaymentStatus;

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // Does the buyer have enough?
    let points = client
        .query_benepia_point()
        .benepia_user("hong")
        .benepia_password("benepia-password")
        .channel_key("channel-key-kcp")
        .send()
        .await?
        .into_inner();
    let points = points.point.ok_or("no points")?;
    assert!(points >= 1_000);
    println!("the buyer has {points} points");

    // Without `benepia_member_code` this is a test payment.
    let payment = client
        .pay_benepia_point()
        .benepia_user("hong")
        .benepia_password("benepia-password")
        .channel_key("channel-key-kcp")
        .merchant_uid("order-1")
        .amount(1_000)
        .name("햇사과 5kg")
        .send()
        .await?
        .into_inner();

    // Accepted is not yet paid, and what was paid must be what the order costs.
    let paid = payment.status == PaymentStatus::Paid && payment.amount == 1_000;
    assert!(paid, "ship nothing, look the order up again");
    println!(
        "{} is {}: {} KRW",
        payment.merchant_uid, payment.status, payment.amount
    );
    Ok(())
}
