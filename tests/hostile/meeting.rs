//! One call of the SDK that meets one behaviour of the server in between.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use iamport::{Client, ClientBuilder, Error, Retries};
use serde_json::Value;

use super::behaviours::Behaviour;
use super::oracle::Known;
use super::proxy::{Log, Proxy};
use super::scenes::{Scene, Shop};
use super::sdk::{self, Heard, Said};

/// How long a client waits for an answer where the behaviour is to make it wait.
const SHORT: Duration = Duration::from_millis(150);
/// No call takes that long.
const HANGS: Duration = Duration::from_secs(30);

/// How patient the client is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Patience {
    /// How often it may send a read where the cause of a failure may pass.
    pub(super) attempts: u32,
    /// Whether it waits for an answer no longer than [`SHORT`].
    pub(super) short: bool,
}

impl Patience {
    pub(super) fn client(self, mut builder: ClientBuilder) -> Client {
        if self.short {
            builder = builder.read_timeout(SHORT).change_timeout(SHORT);
        }
        // As often as a client does by itself, with waits that no test notices.
        let retries = Retries::default().first_wait(Duration::from_millis(1));
        builder
            .retries(retries.attempts(self.attempts))
            .build()
            .unwrap()
    }
}

/// Makes the call whose records are those of that number, and tells what was heard of it and what happened on the wire.
pub(super) async fn meet(
    scene: &Scene,
    shop: &Arc<Shop>,
    number: usize,
    (behaviour, known): (&Arc<Behaviour>, &Arc<Known>),
    patience: Patience,
) -> (Heard, Log) {
    let call = scene.prepare(shop, number).await;
    let proxy = Proxy::start(
        Arc::clone(shop),
        Arc::clone(behaviour),
        Arc::clone(known),
        scene.info(),
    );
    let client = patience.client(proxy.builder());
    if behaviour.read_first.is_some() {
        // Whatever comes of it: it is the call behind it that counts.
        let _ = client.all_bank_codes().send().await;
    }
    let heard = heard(call(client)).await;
    (heard, proxy.finish().await)
}

/// What is heard of a call, even if it never ends or panics.
pub(super) async fn heard(
    sending: impl Future<Output = Result<Value, Error>> + Send + 'static,
) -> Heard {
    let mut listening = tokio::spawn(sdk::listen(sending));
    match tokio::time::timeout(HANGS, &mut listening).await {
        Ok(Ok(heard)) => heard,
        Ok(Err(_)) => Said::Panicked.into(),
        Err(_) => {
            listening.abort();
            Said::Hung.into()
        }
    }
}
