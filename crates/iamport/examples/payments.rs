//! Payments, on a sandbox in this process: `cargo run --example payments`.

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::{Amount, Identity, types::PaymentStatus};

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // What was paid? Compare the amount with your own order's, never with what a browser says.
    let answer = client
        .get_payment_by_imp_uid("imp_448280090638")
        .send()
        .await?;
    // An answer about another payment is an error; this one says itself which it is about.
    assert_eq!(answer.identity(), Identity::Proven);
    let payment = answer.into_inner();
    assert_eq!(payment.status, PaymentStatus::Ready);
    assert!(payment.amount > Amount::ZERO);

    // Nobody has paid yet, so there is nothing to give back.
    let refused = client
        .cancel_payment()
        .imp_uid("imp_448280090638")
        .reason("고객 변심")
        .send()
        .await
        .err()
        .ok_or("this should be refused")?;
    assert_eq!(refused.outcome(), iamport::Outcome::Refused);
    assert_eq!(refused.imp_uid(), Some("imp_448280090638"));

    // An amount of zero would mean everything to the API, so it never leaves this process.
    let mistake = client
        .cancel_payment()
        .imp_uid("imp_448280090638")
        .amount(0)
        .send()
        .await
        .err()
        .ok_or("this should be refused")?;
    assert_eq!(mistake.outcome(), iamport::Outcome::NotSent);
    Ok(())
}
