//! Callers that give up, stand still or come in crowds: none stops another, and a token is asked for once.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use iamport_sandbox::EXAMPLE_IMP_UID;
use iamport_testing::{Play, Received, Reply, Server, hand_on, http};
use tokio::sync::Notify;
use tokio::time::timeout;

use super::Shop;

/// Stands in front of a sandbox and holds the answer to each request for a token back until it is let go.
struct SlowTokens {
    server: Server,
    let_go: Arc<Notify>,
}

struct Relay {
    behind: SocketAddr,
    let_go: Arc<Notify>,
}

impl Play for Relay {
    async fn answer(&self, request: &Received) -> Reply {
        if request.path() == TOKENS {
            self.let_go.notified().await;
        }
        let answer = hand_on(self.behind, request).await;
        Reply::keep_alive(http(answer.status(), "", answer.body()))
    }
}

const TOKENS: &str = "/users/getToken";

impl SlowTokens {
    fn before(shop: &Shop) -> Self {
        let let_go = Arc::new(Notify::new());
        let server = Server::playing(Relay {
            behind: shop.sandbox.address(),
            let_go: Arc::clone(&let_go),
        });
        Self { server, let_go }
    }

    /// How often a token was asked for.
    fn asked(&self) -> usize {
        let received = self.server.received();
        received
            .iter()
            .filter(|request| request.path() == TOKENS)
            .count()
    }
}

#[tokio::test]
async fn a_page_that_was_given_up_stops_no_refund() {
    let shop = Shop::open().await;
    let slow = SlowTokens::before(&shop);
    let (key, secret) = shop.sandbox.credentials();
    let client = super::client(&slow.server.url, key, secret);

    let mut pages = client.get_payments_by_status("all").pages();
    let given_up = timeout(Duration::from_millis(50), pages.next()).await;
    assert!(given_up.is_err());
    let mut waiting = Box::pin(pages.next());
    let still = timeout(Duration::from_millis(10), waiting.as_mut()).await;
    assert!(still.is_err());
    // Nobody polls the page any more; the refund waits for the same token.
    let payment = iamport_sandbox::NewPayment::paid("kcp", 5000);
    let paid = shop.sandbox.control().create_payment(payment).unwrap();
    let refund = tokio::spawn(client.cancel_payment().imp_uid(&paid.imp_uid).send());
    slow.let_go.notify_one();
    let refunded = refund.await.unwrap().unwrap();
    assert_eq!(refunded.value().cancel_amount, Some(5000.into()));
    assert_eq!(slow.asked(), 1);
    // The page goes on where it was.
    assert!(waiting.await.unwrap().is_ok());
    assert_eq!(slow.asked(), 1);
}

#[tokio::test]
async fn the_impatient_are_served_from_the_second_on() {
    let shop = Shop::open().await;
    let slow = SlowTokens::before(&shop);
    let (key, secret) = shop.sandbox.credentials();
    let client = super::client(&slow.server.url, key, secret);
    let look = || {
        let call = client.get_payment_by_imp_uid(EXAMPLE_IMP_UID).send();
        timeout(Duration::from_millis(200), call)
    };
    // The token comes only after the first one has lost patience.
    assert!(look().await.is_err());
    slow.let_go.notify_one();
    for _ in 0..19 {
        // A machine under load may need more than one try's time; it never needs another token.
        let answer = loop {
            if let Ok(answer) = look().await {
                break answer;
            }
        };
        answer.unwrap();
    }
    assert_eq!(slow.asked(), 1);
}

#[tokio::test]
async fn a_thousand_callers_ask_for_one_token() {
    let shop = Shop::open().await;
    let slow = SlowTokens::before(&shop);
    let (key, secret) = shop.sandbox.credentials();
    let client = super::client(&slow.server.url, key, secret);
    let calls: Vec<_> = (0..1000)
        .map(|_| tokio::spawn(client.get_payment_by_imp_uid(EXAMPLE_IMP_UID).send()))
        .collect();
    while slow.asked() == 0 {
        tokio::task::yield_now().await;
    }
    slow.let_go.notify_one();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(slow.asked(), 1);
}
