//! Access tokens, on a sandbox in this process: `cargo run --example auth`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder().base_url(sandbox.url()).build()?;

    let token = client
        .get_token()
        .imp_key(key)
        .imp_secret(secret)
        .send()
        .await?
        .into_inner();
    let (now, end) = token.now.zip(token.expired_at).ok_or("no times")?;
    assert!(end > now);
    println!(
        "a token that lives {} seconds",
        end.as_secs() - now.as_secs()
    );

    let refused = client
        .get_token()
        .imp_key(key)
        .imp_secret("wrong")
        .send()
        .await
        .err()
        .ok_or("this should be refused")?;
    assert!(refused.is_auth());
    println!("with a wrong secret: {refused}");
    Ok(())
}
