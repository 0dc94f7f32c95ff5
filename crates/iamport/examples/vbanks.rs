//! Virtual accounts, on a sandbox in this process: `cargo run --example vbanks`.

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

    // The documentation's example payment waits in every fresh sandbox.
    let payment = client
        .revoke_vbank("imp_448280090638")
        .send()
        .await?
        .into_inner();
    assert_eq!(payment.status, PaymentStatus::Failed);
    assert!(payment.failed_at.is_some());
    println!("{} is revoked, now {}", payment.imp_uid, payment.status);

    // A second call is refused, and does no harm.
    let refused = client
        .revoke_vbank("imp_448280090638")
        .send()
        .await
        .err()
        .ok_or("this should be refused")?;
    assert_eq!(refused.outcome(), iamport::Outcome::Refused);
    assert_eq!(refused.http_status(), Some(400));
    println!("{}: {refused}", refused.outcome());
    Ok(())
}
