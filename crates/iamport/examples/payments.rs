//! Payments, on a sandbox in this process: `cargo run --example payments`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
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
    println!(
        "{} is {}: {} KRW",
        payment.imp_uid, payment.status, payment.amount
    );

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
    println!("{}: {refused}", refused.outcome());

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
    println!("{}: {mistake}", mistake.outcome());

    // A buyer pays another order by card, and wants some of it back. With a key it is given back once, however often it is asked for.
    let paid = iamport_sandbox::NewPayment::paid("payco", 12_000).merchant_uid("order-7");
    let imp_uid = sandbox.control().create_payment(paid)?.imp_uid;
    for _ in 0..2 {
        let refund = client.cancel_payment().imp_uid(&imp_uid).amount(2_000);
        let refund = refund.reason("고객 변심").confirm().key("refund-1").await?;
        let payment = refund.done().ok_or("this should be given back")?;
        assert_eq!(payment.cancel_amount, Some(2_000.into()));
        println!(
            "{} is {}: {} of {} KRW are given back",
            payment.merchant_uid,
            payment.status,
            payment.cancel_amount.unwrap_or_default(),
            payment.amount
        );
    }
    Ok(())
}
