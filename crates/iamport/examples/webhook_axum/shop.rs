//! The shop: what it sold, and what it answers to a webhook.
//!
//! A body is only read for which payment of which order it is about. What the API says of that payment is what counts, and what
//! was done is kept by order, so that the same notification again, one that comes too late, and a second payment ship nothing.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::post;
use iamport::confirm::Confirmed;
use iamport::types::{PaymentAnnotation, PaymentMethod};
use iamport::webhook::{self, Event, Expected, Notification, Verified};
use iamport::{Amount, Client};
use tokio::net::TcpListener;
use tokio::time::timeout;

/// How long the API may take to say what a payment is …
const LOOK_UP: Duration = Duration::from_secs(8);
/// … and how long an answer waits for a refund, which goes on without it. PortOne waits 15 seconds for both.
const REFUND: Duration = Duration::from_secs(5);

/// The status, and a word for whoever reads the log of webhooks in the console.
type Answer = (StatusCode, &'static str);

/// What the shop knows of an order.
struct Order {
    /// The shop's own figure, never the one of the browser or of a notification.
    price: Amount,
    /// The payment that it was shipped for.
    sold_for: Option<Sale>,
}

struct Sale {
    imp_uid: String,
    /// What is left of the payment, which can only become less.
    left: Amount,
}

/// What became of an order that is paid.
enum Sold {
    Now,
    Before,
    /// For another payment.
    Otherwise,
}

pub(crate) struct Shop {
    client: Client,
    documented_sources_only: bool,
    /// By `merchant_uid`. In a database this is a table in which `merchant_uid` is the unique key, and `sell` is one statement,
    /// `UPDATE orders SET imp_uid = $2 WHERE merchant_uid = $1 AND imp_uid IS NULL`: whoever changes a row ships. The order to ship belongs
    /// into the same transaction, since a program can end between the two.
    orders: Mutex<HashMap<String, Order>>,
    shipped: Mutex<Vec<String>>,
}

impl Shop {
    /// A shop with open orders, by `merchant_uid`, and their prices in won. The client needs a journal.
    pub(crate) fn new(client: Client, orders: impl IntoIterator<Item = (String, Amount)>) -> Self {
        let open = |price| Order {
            price,
            sold_for: None,
        };
        let orders = orders.into_iter();
        let orders = orders.map(|(order, price)| (order, open(price))).collect();
        Self {
            client,
            documented_sources_only: false,
            orders: Mutex::new(orders),
            shipped: Mutex::default(),
        }
    }

    /// Refuses what comes from other addresses than the documented ones.
    pub(crate) fn documented_sources_only(mut self) -> Self {
        self.documented_sources_only = true;
        self
    }

    /// The orders in the order in which they were shipped.
    pub(crate) fn shipped(&self) -> Vec<String> {
        lock(&self.shipped).clone()
    }

    /// The price of an order, and whether nobody has paid it yet.
    fn order(&self, merchant_uid: &str) -> Option<(Amount, bool)> {
        let orders = lock(&self.orders);
        let order = orders.get(merchant_uid)?;
        Some((order.price, order.sold_for.is_none()))
    }

    /// Ships an order for this payment, once.
    fn sell(&self, merchant_uid: &str, imp_uid: &str) -> Sold {
        let mut orders = lock(&self.orders);
        // Two notifications may be verified at the same time, and the one that asked first may come here last.
        match orders.get_mut(merchant_uid) {
            Some(order) => match &order.sold_for {
                None => {
                    order.sold_for = Some(Sale {
                        imp_uid: imp_uid.to_owned(),
                        left: order.price,
                    });
                    lock(&self.shipped).push(merchant_uid.to_owned());
                    Sold::Now
                }
                Some(sale) if sale.imp_uid == imp_uid => Sold::Before,
                Some(_) => Sold::Otherwise,
            },
            None => Sold::Otherwise,
        }
    }

    /// Notes how much is left of a payment of which something was given back.
    fn take_back(&self, merchant_uid: &str, imp_uid: &str, left: Amount) -> Answer {
        let mut orders = lock(&self.orders);
        let sale = orders.get_mut(merchant_uid);
        let sale = sale.and_then(|order| order.sold_for.as_mut());
        match sale {
            Some(sale) if sale.imp_uid == imp_uid && left < sale.left => {
                sale.left = left;
                (StatusCode::OK, "taken back")
            }
            // It was noted before, or nothing was shipped for it.
            _ => (StatusCode::OK, "known"),
        }
    }

    /// Gives a second payment of an order back. The key makes one refund of it, however often this is called.
    async fn give_back(&self, payment: &PaymentAnnotation) -> Answer {
        let imp_uid = payment.imp_uid.as_str();
        if payment.pay_method == Some(PaymentMethod::Vbank) {
            // A deposit goes back to an account of the buyer, for which somebody has to ask.
            println!("    to be looked at: {imp_uid} was deposited for a sold order");
            return (StatusCode::OK, "noted");
        }
        let refund = self.client.cancel_payment().imp_uid(imp_uid);
        let refund = refund.reason("중복 결제").confirm();
        let refund = refund.key(format!("double-{imp_uid}"));
        match timeout(REFUND, refund.into_future()).await {
            Ok(Ok(Confirmed::Done { .. } | Confirmed::DoneBefore(_))) => {
                (StatusCode::OK, "given back")
            }
            Ok(Ok(Confirmed::Waiting(_))) => (StatusCode::OK, "the gateway gives it back"),
            Ok(Ok(Confirmed::NotDone(why))) => look_at(imp_uid, &why),
            Ok(Ok(Confirmed::Unknown(why))) => look_at(imp_uid, &why),
            Ok(Err(why)) => look_at(imp_uid, &why),
            Err(why) => look_at(imp_uid, &why),
        }
    }
}

/// A second payment that is not given back yet. When it is notified again, the same key goes on where this ended.
fn look_at(imp_uid: &str, why: &dyn std::fmt::Display) -> Answer {
    println!("    {imp_uid} was paid for a sold order and is not given back: {why}");
    (StatusCode::SERVICE_UNAVAILABLE, "please send it again")
}

fn lock<T>(records: &Mutex<T>) -> MutexGuard<'_, T> {
    records.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Answers webhooks until the program ends.
pub(crate) async fn serve(listener: TcpListener, shop: Arc<Shop>) -> std::io::Result<()> {
    let app = Router::new()
        .route("/webhook", post(receive))
        .layer(DefaultBodyLimit::max(webhook::MAX_BODY))
        .with_state(shop);
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await
}

async fn receive(
    State(shop): State<Arc<Shop>>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    if shop.documented_sources_only && !webhook::is_documented_source(peer.ip()) {
        return (StatusCode::FORBIDDEN, "not from here");
    }
    let content_type = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let notification = match Notification::parse(content_type.unwrap_or_default(), &body) {
        Ok(notification) => notification,
        Err(why) => {
            println!("    no notification: {why}");
            return (StatusCode::BAD_REQUEST, "no notification");
        }
    };
    let order = shop.order(notification.merchant_uid());
    match notification.event() {
        Event::Payment => {}
        // Questions before a payment: anything but 200 stops it.
        Event::CvsConfirm(_) => return may_pay(order.is_some_and(|(_, is_open)| is_open)),
        Event::Confirm(amount) => {
            return may_pay(order.is_some_and(|(price, is_open)| is_open && price == *amount));
        }
        other => {
            println!("    to be looked at: {other:?}");
            return (StatusCode::OK, "noted");
        }
    }
    let Some((price, _)) = order else {
        return (StatusCode::NOT_FOUND, "none of our orders");
    };
    told(&shop, &notification, price).await
}

fn may_pay(may: bool) -> Answer {
    match may {
        true => (StatusCode::OK, "go on"),
        false => (
            StatusCode::CONFLICT,
            r#"{"reason":"the order is not open"}"#,
        ),
    }
}

/// Asks the API what became of a payment, and acts on it.
async fn told(shop: &Shop, notification: &Notification, price: Amount) -> Answer {
    let order = notification.merchant_uid();
    let expected = Expected::new(order, price);
    let verified = timeout(LOOK_UP, notification.verify(&shop.client, &expected)).await;
    let Ok(verified) = verified else {
        return (StatusCode::SERVICE_UNAVAILABLE, "please send it again");
    };
    match verified {
        Ok(Verified::Paid(payment)) => match shop.sell(order, &payment.imp_uid) {
            Sold::Now => (StatusCode::OK, "shipped"),
            Sold::Before => (StatusCode::OK, "known"),
            Sold::Otherwise => shop.give_back(&payment).await,
        },
        Ok(cancelled @ Verified::Cancelled(_)) => {
            let imp_uid = &cancelled.payment().imp_uid;
            match cancelled.left() {
                Some(left) => shop.take_back(order, imp_uid, left),
                None => {
                    println!("    to be looked at: {imp_uid} is cancelled, nobody says how far");
                    (StatusCode::OK, "noted")
                }
            }
        }
        Ok(Verified::Failed(_)) => (StatusCode::OK, "failed"),
        Ok(_) => (StatusCode::OK, "waiting"),
        Err(error) if error.may_pass() => (StatusCode::SERVICE_UNAVAILABLE, "please send it again"),
        // Sending it again would not help. Somebody should look at it: the error names no personal data.
        Err(error) => {
            println!("    to be looked at: {error}");
            (StatusCode::CONFLICT, "not what we sold")
        }
    }
}
