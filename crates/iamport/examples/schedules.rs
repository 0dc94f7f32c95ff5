//! Scheduled charges, on a sandbox in this process: `cargo run --example schedules`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::types::{Currency, PaymentStatus, ScheduleAnnotation, ScheduleStatus};
    use std::time::{Duration, SystemTime};

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    client
        .customer_save("buyer-1-card-1")
        .channel_key("channel-key-nice_v2")
        .card_number("5365-1000-0000-0001")
        .expiry("2099-12")
        .send()
        .await?;

    // Two months in advance, each with an order number of its own.
    let month = Duration::from_secs(30 * 24 * 60 * 60);
    let charge = ScheduleAnnotation::builder()
        .currency(Currency::Krw)
        .amount(9_900)
        .name("정기구독");
    let (next, after) = (SystemTime::now() + month, SystemTime::now() + 2 * month);
    let first = charge.clone().merchant_uid("order-1").schedule_at(next);
    let second = charge.merchant_uid("order-2").schedule_at(after);
    let made = client
        .schedule()
        .customer_uid("buyer-1-card-1")
        .schedules([first.build()?, second.build()?])
        .send()
        .await?;
    assert_eq!(made.value().len(), 2);
    for charge in made.value() {
        println!(
            "{} is {}: {} KRW",
            charge.merchant_uid, charge.schedule_status, charge.amount
        );
    }

    // The buyer leaves after the first. Without `merchant_uid` every charge would be cancelled.
    let cancelled = client
        .unschedule()
        .customer_uid("buyer-1-card-1")
        .merchant_uid(["order-2"])
        .send()
        .await?;
    assert_eq!(cancelled.value().len(), 1);
    for charge in cancelled.value() {
        println!("{} is {}", charge.merchant_uid, charge.schedule_status);
    }

    // A month later the first has run, which does not yet mean that it was paid.
    sandbox.clock().advance(month + Duration::from_secs(60));
    let run = client.get_schedule_by_mid("order-1").send().await?;
    assert_eq!(run.value().schedule_status, ScheduleStatus::Executed);
    assert_eq!(run.value().payment_status, Some(PaymentStatus::Paid));
    println!(
        "a month later {} is {}, and its payment {}",
        run.value().merchant_uid,
        run.value().schedule_status,
        PaymentStatus::Paid
    );
    Ok(())
}
