//! Channels of the shop, on a sandbox in this process: `cargo run --example users`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::types::PgSettingType;

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    let channels = client.get_pg_setting_list().send().await?.into_inner();

    // Calls that issue or charge want a `channel_key`: take it by gateway and use, and never a test
    // channel for real money.
    let channel = channels
        .iter()
        .filter(|channel| !channel.sandbox && channel.pg_provider == "nice_v2")
        .find(|channel| channel.type_ != PgSettingType::Certification)
        .ok_or("no such channel in the console")?;
    let channel_key = channel.channel_key.as_deref().ok_or("no key")?;
    println!("of {} channels: {channel_key}", channels.len());
    Ok(())
}
