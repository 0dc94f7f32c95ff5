//! Identity verification, on a sandbox in this process: `cargo run --example certifications`.

#[allow(clippy::print_stdout, reason = "it talks to whoever runs it")]
#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    use iamport::types::Carrier;

    let sandbox = iamport_sandbox::Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = iamport::Client::builder()
        .credentials(iamport::Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()?;

    // The person gets a number by text message.
    let begun = client
        .request_otp()
        .name("홍길동")
        .phone("010-0000-0000")
        .birth("900101")
        .gender_digit("1")
        .carrier(Carrier::Skt)
        .channel_key("channel-key-certification-danal")
        .send()
        .await?
        .into_inner();
    println!("begun: {}", begun.imp_uid);
    // In the sandbox that number is always the same.
    let person = client
        .confirm_otp(&begun.imp_uid)
        .otp("123456")
        .send()
        .await?
        .into_inner();
    assert_eq!(person.certified, Some(true));
    println!("the number was right");

    // The shop's server looks for itself, whatever a browser says.
    let person = client
        .get_certification(&begun.imp_uid)
        .send()
        .await?
        .into_inner();
    let birthday = person.birthday.as_deref().ok_or("no birth date")?;
    assert!(birthday < "2000-01-01", "too young");
    // The key that is this person's at every shop: store it, then forget the rest.
    assert!(person.unique_key.is_some());
    println!("old enough, and known by a key of its own");

    client.delete_certification(&begun.imp_uid).send().await?;
    let gone = client
        .get_certification(&begun.imp_uid)
        .send()
        .await
        .err()
        .ok_or("this should be gone")?;
    assert!(gone.is_not_found());
    println!("after it was deleted: {gone}");
    Ok(())
}
