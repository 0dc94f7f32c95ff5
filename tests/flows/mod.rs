//! What a shop does, call after call: the generated client against the sandbox, through real sockets.

mod cancels;
pub(crate) mod every_operation;
mod lists;
mod prepare;
mod proof;
mod raw_calls;
mod retries;
mod side_by_side;
mod slashes;
mod tokens;
mod vbanks;

use iamport::{Client, Credentials, Error, Outcome, types};
use iamport_sandbox::{NewPayment, Sandbox, channel_key};

/// When every sandbox of these tests begins: its clock stands still unless a test moves it.
const NOW: i64 = 1_700_000_000;

/// A sandbox and a client that knows its key.
struct Shop {
    sandbox: Sandbox,
    client: Client,
}

impl Shop {
    async fn open() -> Self {
        let sandbox = Sandbox::builder()
            .frozen_at(NOW as u64)
            .seed(7)
            .start()
            .await
            .unwrap();
        let (key, secret) = sandbox.credentials();
        let client = client(sandbox.url(), key, secret);
        Self { sandbox, client }
    }

    /// Every request so far: method, path and the status of the answer.
    fn log(&self) -> Vec<String> {
        self.sandbox
            .requests()
            .into_iter()
            .map(|request| format!("{} {} {}", request.method, request.path, request.status))
            .collect()
    }

    /// The requests since `seen`, which becomes their number.
    fn log_since(&self, seen: &mut usize) -> Vec<String> {
        let log = self.log();
        let new = log[*seen..].to_vec();
        *seen = log.len();
        new
    }

    /// A virtual account of 5,000 won at a gateway that asks for nothing special.
    async fn issue(&self, merchant_uid: &str) -> types::PaymentAnnotation {
        self.issue_at("nice_v2", merchant_uid).await
    }

    async fn issue_at(&self, provider: &str, merchant_uid: &str) -> types::PaymentAnnotation {
        self.client
            .create_vbank()
            .channel_key(channel_key(provider, false))
            .merchant_uid(merchant_uid)
            .amount(5_000)
            .vbank_code("088")
            .vbank_due(NOW + 86_400)
            .vbank_holder("가게")
            .buyer_name("홍길동")
            .buyer_email("buyer@example.com")
            .send()
            .await
            .unwrap()
            .into_inner()
    }

    /// A payment by card, made in a payment window.
    fn paid(&self, amount: u32, merchant_uid: &str) -> String {
        let payment = NewPayment::paid("payco", amount).merchant_uid(merchant_uid);
        let made = self.sandbox.control().create_payment(payment);
        made.unwrap().imp_uid
    }
}

fn client(url: &str, key: &str, secret: &str) -> Client {
    Client::builder()
        .base_url(url)
        .credentials(Credentials::new(key, secret))
        .build()
        .unwrap()
}

/// The API's own no: nothing changed, and it said why.
#[track_caller]
fn assert_refused(error: &Error, status: u16) {
    assert_eq!(error.outcome(), Outcome::Refused, "{error}");
    assert_eq!(error.http_status(), Some(status), "{error}");
    assert!(error.is_refused(), "{error}");
    assert!(error.code().is_some_and(|code| code != 0), "{error}");
    assert!(error.message().is_some(), "{error}");
    assert_eq!(error.is_not_found(), status == 404, "{error}");
}
