//! Cash receipts, on a sandbox in this process: `cargo run --example receipts`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::types::{ReceiptIdentifierType, ReceiptType};

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // The buyer pays into the virtual account of the documentation's example payment.
    sandbox.control().deposit("imp_448280090638")?;

    // A receipt is over what is left of the payment.
    let receipt = client
        .issue_receipt("imp_448280090638")
        .identifier("010-0000-0000")
        .identifier_type(ReceiptIdentifierType::Phone)
        .type_(ReceiptType::Person)
        .send()
        .await?
        .into_inner();
    assert_eq!(receipt.amount, 5_000);
    assert!(!receipt.apply_num.is_empty());
    println!("a receipt over {} KRW", receipt.amount);

    // A second one is refused: look with `get_receipt` before asking again.
    let twice = client
        .issue_receipt("imp_448280090638")
        .identifier("010-0000-0000")
        .identifier_type(ReceiptIdentifierType::Phone)
        .type_(ReceiptType::Person)
        .send()
        .await
        .err()
        .ok_or("this should be refused")?;
    assert_eq!(twice.outcome(), iamport::Outcome::Refused);
    println!("{}: {twice}", twice.outcome());

    // The receipt goes, the payment stays as it is.
    let revoked = client
        .revoke_receipt("imp_448280090638")
        .send()
        .await?
        .into_inner();
    assert!(revoked.cancelled_at.is_some());
    println!("the receipt is revoked");
    Ok(())
}
