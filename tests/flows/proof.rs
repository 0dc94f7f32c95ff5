//! Callers that give up, stand still or come in crowds: none stops another, and a token is asked for once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use iamport_sandbox::EXAMPLE_IMP_UID;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio::time::timeout;

use super::Shop;

/// Stands in front of a sandbox and holds the answer to each request for a token back until it is let go.
struct SlowTokens {
    url: String,
    asked: Arc<AtomicUsize>,
    let_go: Arc<Notify>,
}

impl SlowTokens {
    async fn before(shop: &Shop) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let slow = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            asked: Arc::default(),
            let_go: Arc::default(),
        };
        let behind = shop.sandbox.url().trim_start_matches("http://").to_owned();
        let (asked, let_go) = (Arc::clone(&slow.asked), Arc::clone(&slow.let_go));
        tokio::spawn(async move {
            while let Ok((front, _)) = listener.accept().await {
                let back = TcpStream::connect(&behind).await.unwrap();
                tokio::spawn(relay(front, back, Arc::clone(&asked), Arc::clone(&let_go)));
            }
        });
        slow
    }
}

async fn relay(front: TcpStream, back: TcpStream, asked: Arc<AtomicUsize>, let_go: Arc<Notify>) {
    let (mut from_client, mut to_client) = front.into_split();
    let (mut from_server, mut to_server) = back.into_split();
    tokio::spawn(async move {
        let _ = tokio::io::copy(&mut from_server, &mut to_client).await;
    });
    let mut piece = vec![0; 16 * 1024];
    loop {
        let Ok(length @ 1..) = from_client.read(&mut piece).await else {
            return;
        };
        if piece[..length].starts_with(b"POST /users/getToken") {
            asked.fetch_add(1, Ordering::SeqCst);
            let_go.notified().await;
        }
        if to_server.write_all(&piece[..length]).await.is_err() {
            return;
        }
    }
}

#[tokio::test]
async fn a_page_that_was_given_up_stops_no_refund() {
    let shop = Shop::open().await;
    let slow = SlowTokens::before(&shop).await;
    let (key, secret) = shop.sandbox.credentials();
    let client = super::client(&slow.url, key, secret);

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
    assert_eq!(slow.asked.load(Ordering::SeqCst), 1);
    // The page goes on where it was.
    assert!(waiting.await.unwrap().is_ok());
    assert_eq!(slow.asked.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn the_impatient_are_served_from_the_second_on() {
    let shop = Shop::open().await;
    let slow = SlowTokens::before(&shop).await;
    let (key, secret) = shop.sandbox.credentials();
    let client = super::client(&slow.url, key, secret);
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
    assert_eq!(slow.asked.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_thousand_callers_ask_for_one_token() {
    let shop = Shop::open().await;
    let slow = SlowTokens::before(&shop).await;
    let (key, secret) = shop.sandbox.credentials();
    let client = super::client(&slow.url, key, secret);
    let calls: Vec<_> = (0..1000)
        .map(|_| tokio::spawn(client.get_payment_by_imp_uid(EXAMPLE_IMP_UID).send()))
        .collect();
    while slow.asked.load(Ordering::SeqCst) == 0 {
        tokio::task::yield_now().await;
    }
    slow.let_go.notify_one();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(slow.asked.load(Ordering::SeqCst), 1);
}
