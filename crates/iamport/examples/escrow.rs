//! Escrow deliveries, on a sandbox in this process: `cargo run --example escrow`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::types::{
        Courier, EscrowLogisInfoAnnotation, EscrowLogisReceiverAnnotation,
        EscrowLogisSenderAnnotation,
    };
    use std::time::SystemTime;

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // A payment with escrow that a buyer made in the payment window.
    let payment = iamport_sandbox::NewPayment::paid("kcp", 30_000).escrow();
    let payment = sandbox.control().create_payment(payment)?;

    let sender = EscrowLogisSenderAnnotation::builder()
        .name("과수원")
        .build()?;
    let receiver = EscrowLogisReceiverAnnotation::builder()
        .name("홍길동")
        .build()?;
    let parcel = EscrowLogisInfoAnnotation::builder()
        .company(Courier::Cjgls)
        .invoice("600000000001")
        .sent_at(SystemTime::now());
    let delivery = client
        .escrow_logis_save(&payment.imp_uid)
        .sender(sender.clone())
        .receiver(receiver.clone())
        .logis(parcel.clone().build()?)
        .send()
        .await?
        .into_inner();
    assert_eq!(delivery.company, Courier::Cjgls);
    println!("sent with {}: {}", delivery.company, delivery.invoice);

    // The tracking number was mistyped. The whole delivery is given again.
    let delivery = client
        .escrow_logis_edit(&payment.imp_uid)
        .sender(sender)
        .receiver(receiver)
        .logis(parcel.invoice("600000000002").build()?)
        .send()
        .await?
        .into_inner();
    assert_eq!(delivery.invoice, "600000000002");
    println!("mended: {}", delivery.invoice);
    Ok(())
}
