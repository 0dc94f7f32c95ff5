//! KCP Quick Pay, on a sandbox in this process: `cargo run --example kcpquick`.

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

    // A buyer has registered in the window, and let the shop charge a key.
    let control = sandbox.control();
    control.register_quick_member("member-1")?;
    control.create_billing_key("buyer-1", "kcp_quick")?;

    // What the payment will need. A second registration would be refused: change the first instead.
    client
        .prepare_create("order-1")
        .btid("BT0000000001")
        .cust_ip("203.0.113.7")
        .code_verifier("a-secret-of-this-order")
        .send()
        .await?;
    println!("registered: order-1");

    // The buyer's prepaid money pays. Accepted is not yet paid.
    let payment = client
        .pay_with_money()
        .member_id("member-1")
        .channel_key("channel-key-kcp_quick")
        .imp_uid("imp_448280090639")
        .merchant_uid("order-1")
        .name("햇사과 5kg")
        .amount(15_000)
        .send()
        .await?
        .into_inner();
    assert_eq!(payment.status, PaymentStatus::Paid);
    println!(
        "{} is {}: {} KRW",
        payment.merchant_uid, payment.status, payment.amount
    );

    // Next month with a key that the buyer registered in the window.
    let payment = client
        .pay_with_auto_payment_key()
        .customer_uid("buyer-1")
        .merchant_uid("order-2")
        .name("정기구독 2회차")
        .buyer_name("홍길동")
        .amount(9_900)
        .send()
        .await?
        .into_inner();
    assert_eq!(payment.status, PaymentStatus::Paid);
    println!(
        "{} is {}: {} KRW",
        payment.merchant_uid, payment.status, payment.amount
    );

    // The buyer wants no more of it: nothing can be charged with the key afterwards.
    let deleted = client.delete_auto_pay_key("buyer-1").send().await?;
    assert_eq!(deleted.value().customer_uid.as_deref(), Some("buyer-1"));
    println!("the key of buyer-1 is deleted");
    Ok(())
}
