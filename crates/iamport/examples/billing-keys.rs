//! Billing keys, on a sandbox in this process: `cargo run --example billing-keys`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::types::BillingKeyAnnotation;

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // Each card of a buyer gets an id of its own. Nothing is charged.
    let key = client
        .customer_save("buyer-1-card-1")
        .channel_key("channel-key-nice_v2")
        .card_number("5365-1000-0000-0001")
        .expiry("2099-12")
        .birth("900101")
        .pwd_2digit("12")
        .send()
        .await?
        .into_inner();
    // One channel gives an ordinary key; a smart routing group gives a super billing key.
    let BillingKeyAnnotation::Customer(key) = key else {
        return Err("an ordinary key was asked for".into());
    };
    assert_eq!(key.customer_uid, "buyer-1-card-1");
    println!("stored: {}", key.customer_uid);

    // All cards of the buyer. A part of them is a success too, so compare.
    let cards = client
        .customer_view_multiple()
        .customer_uid(["buyer-1-card-1", "buyer-1-card-2"])
        .send()
        .await?;
    assert!(cards.is_partial());
    assert_eq!(cards.value().len(), 1);
    println!("found of two: {}", cards.value().len());

    // What was paid with this one?
    let paid = client.customer_payments("buyer-1-card-1").send().await?;
    assert_eq!(paid.value().total, 0);
    println!("payments with it: {}", paid.value().total);

    // The buyer takes the card back. `unschedule` comes first where payments are scheduled.
    client
        .customer_delete("buyer-1-card-1")
        .reason("고객 요청")
        .send()
        .await?;
    let gone = client
        .customer_view("buyer-1-card-1")
        .send()
        .await
        .err()
        .ok_or("this should be gone")?;
    assert!(gone.is_not_found());
    println!("after it was deleted: {gone}");
    Ok(())
}
