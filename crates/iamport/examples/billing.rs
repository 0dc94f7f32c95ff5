//! Charges without a payment window, on a sandbox in this process: `cargo run --example billing`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::{Outcome, types::PaymentStatus};

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // The card is charged, and kept under `customer_uid` for the next time.
    let payment = client
        .onetime()
        .merchant_uid("order-1")
        .amount(9_900)
        .card_number("5365-1000-0000-0001")
        .expiry("2099-12")
        .birth("900101")
        .pwd_2digit("12")
        .customer_uid("buyer-1-card-1")
        .send()
        .await?
        .into_inner();
    // Accepted is not yet paid.
    assert_eq!(payment.status, PaymentStatus::Paid);
    assert_eq!(payment.amount, 9_900);
    println!(
        "{} is {}: {} KRW",
        payment.merchant_uid, payment.status, payment.amount
    );

    // Next month, with the key alone, and a new order number.
    let payment = client
        .again()
        .customer_uid("buyer-1-card-1")
        .merchant_uid("order-2")
        .amount(9_900)
        .name("정기구독 2회차")
        .send()
        .await?
        .into_inner();
    assert_eq!(payment.status, PaymentStatus::Paid);
    println!(
        "{} is {}: {} KRW",
        payment.merchant_uid, payment.status, payment.amount
    );

    // This card is over its limit, which is a refusal or a payment that failed: expect both.
    let declined = client
        .onetime()
        .merchant_uid("order-3")
        .amount(9_900)
        .card_number("5365-1000-0000-0005")
        .expiry("2099-12")
        .send()
        .await;
    let paid = match declined {
        Ok(answer) => {
            let payment = answer.value();
            let why = payment.fail_reason.as_deref().unwrap_or_default();
            println!("{} is {}: {why}", payment.merchant_uid, payment.status);
            payment.status == PaymentStatus::Paid
        }
        Err(error) if error.outcome() == Outcome::Refused => {
            println!("order-3: {error}");
            false
        }
        // After `Unknown`, look the order up by `error.merchant_uid()` before anything is sent again.
        Err(error) => return Err(error.into()),
    };
    assert!(!paid);
    Ok(())
}
