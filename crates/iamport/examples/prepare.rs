//! Expected amounts, on a sandbox in this process: `cargo run --example prepare`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    client
        .prepare_payment()
        .merchant_uid("order-1")
        .amount(5_000)
        .send()
        .await?;
    let changed = client
        .edit_prepare_payment()
        .merchant_uid("order-1")
        .amount(4_500)
        .send()
        .await?
        .into_inner();
    assert_eq!(changed.amount, Some(4_500.into()));
    println!("order-1 may be paid with 4500 KRW, and no other amount");

    let twice = client
        .prepare_payment()
        .merchant_uid("order-1")
        .amount(5_000)
        .send()
        .await
        .err()
        .ok_or("this should be refused")?;
    assert_eq!(twice.outcome(), iamport::Outcome::Refused);
    println!("{}: {twice}", twice.outcome());
    Ok(())
}
