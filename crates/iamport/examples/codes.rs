//! Codes of banks and cards, on a sandbox in this process: `cargo run --example codes`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::codes;

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // The names that the service has now, for a list that a buyer picks from.
    let banks = client.all_bank_codes().send().await?.into_inner();
    assert!(banks.iter().any(|bank| bank.code == "004"));
    let cards = client.all_card_codes().send().await?.into_inner();
    assert!(cards.iter().any(|card| card.code == "361"));
    println!("{} banks, {} cards", banks.len(), cards.len());

    let bank = client.bank_codes("004").send().await?.into_inner();
    let card = client.card_codes("361").send().await?.into_inner();
    assert_eq!(bank.code, "004");
    assert_eq!(card.code, "361");
    println!("{} {}, {} {}", bank.code, bank.name, card.code, card.name);

    // Requests want the gateway's own code, which only the offline lists have.
    let offline = codes::bank(&bank.code).ok_or("no such bank")?;
    let at_kcp = offline.code_at("kcp").ok_or("not at kcp")?;
    assert_eq!(at_kcp, "BK04");
    println!("{} is {at_kcp} at kcp", offline.code());

    let unknown = client
        .bank_codes("999")
        .send()
        .await
        .err()
        .ok_or("there should be no such bank")?;
    assert!(unknown.is_not_found());
    println!("another code: {unknown}");
    Ok(())
}
