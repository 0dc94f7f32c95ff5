//! Payment numbers for convenience stores, on a sandbox in this process: `cargo run --example cvs`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::types::PaymentStatus;
    use std::time::{Duration, SystemTime};

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // Nothing is paid by it: the buyer pays the number at the till, and a webhook tells when.
    let tomorrow = SystemTime::now() + Duration::from_secs(24 * 60 * 60);
    let payment = client
        .issue_cvs_payment()
        .channel_key("channel-key-galaxia")
        .merchant_uid("order-1")
        .amount(12_000)
        .expired_at(tomorrow)
        .name("햇사과 5kg")
        .send()
        .await?
        .into_inner();
    assert_eq!(payment.status, PaymentStatus::Ready);
    assert_eq!(payment.merchant_uid, "order-1");
    println!(
        "{} waits at the till: {} KRW",
        payment.merchant_uid, payment.amount
    );

    // The goods ran out: nobody may pay the number any more. One that was paid is refunded by
    // `cancel_payment` instead.
    let revoked = client
        .revoke_cvs_payment(&payment.imp_uid)
        .send()
        .await?
        .into_inner();
    assert_ne!(revoked.status, PaymentStatus::Paid);
    println!("revoked, now {}", revoked.status);
    Ok(())
}
