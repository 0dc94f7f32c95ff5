//! A webhook handler on axum that copes with repeats, disorder and forgeries.
//!
//! ```text
//! cargo run --example webhook_axum                                       # a show against the sandbox
//! cargo run --example webhook_axum -- 127.0.0.1:8080 order-1=12000 …     # the real API, with IAMPORT_API_KEY and
//!                                                                        # IAMPORT_API_SECRET
//! ```
//!
//! How it works: the body is only read for which payment it is about. What the API says of that payment is what
//! counts. What was done is kept by `imp_uid` and only ever moves forwards, so that the same
//! notification again, or one that comes too late, changes nothing. The answer is 200 when there is nothing
//! left to do, and 503 when it is worth sending again.

#![allow(clippy::print_stdout, reason = "an example talks to whoever runs it")]

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;
use iamport::types::PaymentAnnotation;
use iamport::webhook::{self, Event, Expected, Notification, Verified};
use iamport::{Amount, Client, Credentials};
use iamport_sandbox::{NewPayment, Sandbox};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

type Failure = Box<dyn std::error::Error>;

/// What the shop has done about a payment. Later ones are further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Done {
    /// The buyer was shown the account to pay into, or nothing.
    Waiting,
    Failed,
    Shipped,
    /// How much was given back so far, which can only grow.
    Refunded(Amount),
}

/// The shop's records: a data base in earnest, where `advance` is one transaction.
struct Shop {
    client: Client,
    /// Only from the documented addresses. Behind a proxy, look at what the proxy says instead.
    documented_sources_only: bool,
    orders: HashMap<String, Amount>,
    done: Mutex<HashMap<String, Done>>,
}

impl Shop {
    /// Moves the payment forwards, and says whether that is news.
    fn advance(&self, payment: &PaymentAnnotation, to: Done) -> bool {
        let mut done = self.done.lock().unwrap_or_else(PoisonError::into_inner);
        // Two notifications may be verified at the same time, and the one that asked first may come here last.
        match done.get(&payment.imp_uid) {
            Some(before) if *before >= to => false,
            _ => {
                done.insert(payment.imp_uid.clone(), to);
                true
            }
        }
    }
}

fn app(shop: Shop) -> Router {
    Router::new()
        .route("/webhook", post(receive))
        .layer(DefaultBodyLimit::max(webhook::MAX_BODY))
        .with_state(Arc::new(shop))
}

async fn receive(
    State(shop): State<Arc<Shop>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, &'static str) {
    if shop.documented_sources_only && !webhook::is_documented_source(peer.ip()) {
        return (StatusCode::FORBIDDEN, "not from here");
    }
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let Ok(notification) = Notification::parse(content_type.unwrap_or_default(), &body) else {
        return (StatusCode::BAD_REQUEST, "no notification");
    };
    // Events are asked in the same place, but they are questions of their own.
    if !matches!(notification.event(), Event::Payment) {
        return (StatusCode::OK, "an event");
    }
    // The amount is the shop's own figure, never the one of the browser or of the notification.
    let Some(amount) = shop.orders.get(notification.merchant_uid()) else {
        return (StatusCode::OK, "none of our orders");
    };
    let expected = Expected::new(notification.merchant_uid(), *amount);

    match notification.verify(&shop.client, &expected).await {
        Ok(Verified::Paid(payment)) => match shop.advance(&payment, Done::Shipped) {
            // Once for each payment, and nowhere else.
            true => (StatusCode::OK, "shipped"),
            false => (StatusCode::OK, "known"),
        },
        Ok(Verified::Cancelled(payment)) => {
            let refunded = payment.cancel_amount.unwrap_or(payment.amount);
            match shop.advance(&payment, Done::Refunded(refunded)) {
                true => (StatusCode::OK, "taken back"),
                false => (StatusCode::OK, "known"),
            }
        }
        Ok(Verified::Failed(payment)) => {
            shop.advance(&payment, Done::Failed);
            (StatusCode::OK, "failed")
        }
        Ok(other) => {
            shop.advance(other.payment(), Done::Waiting);
            (StatusCode::OK, "waiting")
        }
        Err(error) if error.may_pass() => (StatusCode::SERVICE_UNAVAILABLE, "please send it again"),
        // Sending it again would not help. Somebody should look at it: the error names no personal data.
        Err(error) => {
            println!("    to be looked at: {error}");
            (StatusCode::OK, "not what we sold")
        }
    }
}

async fn serve(listener: TcpListener, shop: Shop) -> std::io::Result<()> {
    let service = app(shop).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let Some(address) = arguments.next() else {
        return show().await;
    };
    let mut orders = HashMap::new();
    for order in arguments {
        let (merchant_uid, amount) = order.split_once('=').ok_or("orders are order=amount")?;
        orders.insert(merchant_uid.to_owned(), amount.parse()?);
    }
    let shop = Shop {
        client: Client::from_env()?,
        documented_sources_only: true,
        orders,
        done: Mutex::default(),
    };
    Ok(serve(TcpListener::bind(address).await?, shop).await?)
}

/// A few days in the life of a shop, with the sandbox as the API.
async fn show() -> Result<(), Failure> {
    let sandbox = Sandbox::start().await?;
    let (key, secret) = sandbox.credentials();
    let client = Client::builder()
        .credentials(Credentials::new(key, secret))
        .base_url(sandbox.url())
        // Who sends a notification again waits for 15 seconds.
        .call_timeout(Duration::from_secs(10))
        .build()?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let shop = Shop {
        client: client.clone(),
        documented_sources_only: false,
        orders: [("order-1", 12_000), ("order-2", 5_000)]
            .map(|(order, amount)| (order.to_owned(), Amount::from(amount)))
            .into(),
        done: Mutex::default(),
    };
    tokio::spawn(serve(listener, shop));

    let control = sandbox.control();
    let new = |order: &str, amount: u32| NewPayment::paid("payco", amount).merchant_uid(order);
    let first = control.create_payment(new("order-1", 12_000))?.imp_uid;
    let paid = format!(r#"{{"imp_uid":"{first}","merchant_uid":"order-1","status":"paid"}}"#);
    tell(address, "paid", &paid, "shipped").await?;
    tell(address, "the same again", &paid, "known").await?;

    client
        .cancel_payment()
        .imp_uid(&first)
        .amount(2_000)
        .reason("고객 변심")
        .send()
        .await?;
    let cancelled = format!("imp_uid={first}&merchant_uid=order-1&status=cancelled");
    tell(
        address,
        "a part cancelled, as a form",
        &cancelled,
        "taken back",
    )
    .await?;
    tell(address, "the first one, much too late", &paid, "known").await?;

    let cheap = control.create_payment(new("order-2", 10))?.imp_uid;
    let forged = format!(r#"{{"imp_uid":"{cheap}","merchant_uid":"order-2","status":"paid"}}"#);
    tell(
        address,
        "10 won paid for 5,000",
        &forged,
        "not what we sold",
    )
    .await?;
    let stolen = format!(r#"{{"imp_uid":"{first}","merchant_uid":"order-2","status":"paid"}}"#);
    tell(
        address,
        "another order's payment",
        &stolen,
        "not what we sold",
    )
    .await?;
    let unknown = r#"{"imp_uid":"imp_000000000000","merchant_uid":"order-2","status":"paid"}"#;
    tell(
        address,
        "a payment that nobody made",
        unknown,
        "please send it again",
    )
    .await?;
    tell(address, "no notification at all", "{", "no notification").await?;
    Ok(())
}

/// Posts a body as PortOne would, and checks what the shop makes of it.
async fn tell(address: SocketAddr, what: &str, body: &str, expected: &str) -> Result<(), Failure> {
    let content_type = if body.starts_with('{') {
        "application/json"
    } else {
        "application/x-www-form-urlencoded"
    };
    let mut stream = TcpStream::connect(address).await?;
    let request = format!(
        "POST /webhook HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Type: {content_type}\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let status = answer.get(9..12).unwrap_or_default();
    let (_, said) = answer.split_once("\r\n\r\n").unwrap_or_default();
    println!("{what}: {status} {said}");
    if said == expected {
        Ok(())
    } else {
        Err(format!("{what}: expected `{expected}`").into())
    }
}
