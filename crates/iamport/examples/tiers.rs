//! Sub-merchants, on a sandbox in this process: `cargo run --example tiers`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    let shop = client.get_tier("XYZ").send().await?.into_inner();
    assert_eq!(shop.tier_code, "XYZ");
    println!("sub-merchant {}", shop.tier_code);

    // This client acts for the sub-merchant; the first one goes on as the agent.
    let acting = client.tier(&shop.tier_code)?;
    let payment = acting
        .get_payment_by_imp_uid("imp_448280090638")
        .send()
        .await?
        .into_inner();
    println!("it sees {}, which is {}", payment.imp_uid, payment.status);

    let unknown = client
        .get_tier("ZZZ")
        .send()
        .await
        .err()
        .ok_or("there should be no such shop")?;
    assert!(unknown.is_not_found());
    println!("another code: {unknown}");
    Ok(())
}
