//! Many sandboxes in one process, each with a state of its own.

use iamport::{Client, Credentials, types::PaymentStatus};
use iamport_sandbox::{EXAMPLE_IMP_UID, Sandbox};

#[tokio::test]
async fn a_hundred_sandboxes_do_not_see_each_other() {
    let mut shops = Vec::new();
    for _ in 0..100 {
        let sandbox = Sandbox::start().await.unwrap();
        let (key, secret) = sandbox.credentials();
        let client = Client::builder()
            .credentials(Credentials::new(key, secret))
            .base_url(sandbox.url())
            .build()
            .unwrap();
        shops.push((sandbox, client));
    }
    for (_, client) in shops.iter().step_by(2) {
        client.revoke_vbank(EXAMPLE_IMP_UID).send().await.unwrap();
    }
    for (index, (_, client)) in shops.iter().enumerate() {
        let payment = client
            .get_payment_by_imp_uid(EXAMPLE_IMP_UID)
            .send()
            .await
            .unwrap()
            .into_inner();
        let expected = if index % 2 == 0 {
            PaymentStatus::Failed
        } else {
            PaymentStatus::Ready
        };
        assert_eq!(payment.status, expected, "sandbox {index}");
    }
}
