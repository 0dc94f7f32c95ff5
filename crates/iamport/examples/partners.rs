//! Sales of sub-merchants, on a sandbox in this process: `cargo run --example partners`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::{Amount, types::PartnerReceiptsAnnotation};

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // A buyer has paid for the goods of two shops.
    let payment = iamport_sandbox::NewPayment::paid("html5_inicis", 5_000);
    let payment = sandbox.control().create_payment(payment)?;

    // The parts are to be the whole payment, to the won.
    let payment = client
        .get_payment_by_imp_uid(&payment.imp_uid)
        .send()
        .await?
        .into_inner();
    let parts = [
        ("1108115555", "과수원", 4_000),
        ("1208147521", "농장", 1_000),
    ];
    let whole: i64 = parts.iter().map(|(_, _, amount)| amount).sum();
    assert_eq!(payment.amount, Amount::from(whole));

    println!("{} KRW are the sales of two shops:", payment.amount);
    let mut sales = Vec::new();
    for (number, name, amount) in parts {
        let sale = PartnerReceiptsAnnotation::builder()
            .business_registration_number(number)
            .company_name(name)
            .amount(amount)
            .build()?;
        sales.push(sale);
        println!("  {name}: {amount} KRW");
    }
    let entered = client.partner(&payment.imp_uid).data(sales).send().await?;
    assert_eq!(entered.http_status(), 200);
    println!("entered for {}", payment.merchant_uid);
    Ok(())
}
