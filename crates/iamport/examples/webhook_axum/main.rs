//! A webhook handler on axum that ships an order once, and copes with repeats, disorder, second payments and forgeries.
//!
//! ```text
//! cargo run --example webhook_axum                                       # a show against the sandbox
//! cargo run --example webhook_axum -- 127.0.0.1:8080 order-1=12000 …     # the real API, with IAMPORT_API_KEY and
//!                                                                        # IAMPORT_API_SECRET
//! ```
//!
//! With `--documented-sources-only` before the address, what comes from other addresses than the documented ones is refused. Don't
//! do so behind a proxy, whose address is the one that is seen.
//!
//! `shop.rs` is the handler. What it answers when is the table in `crates/iamport/docs/guide/webhooks.md`, the page on webhooks of the guide.

#![allow(clippy::print_stdout, reason = "an example talks to whoever runs it")]

mod shop;
#[cfg(test)]
mod tests;

use std::net::SocketAddr;
use std::sync::Arc;

use iamport::confirm::FileJournal;
use iamport::{Amount, Client, ClientBuilder, Credentials};
use iamport_sandbox::{NewPayment, Sandbox};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::shop::{Shop, serve};

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1).peekable();
    let filter = "--documented-sources-only";
    let documented_sources_only = arguments.next_if(|argument| argument == filter).is_some();
    let Some(address) = arguments.next() else {
        return show().await;
    };
    let mut orders = Vec::new();
    for order in arguments {
        let (merchant_uid, price) = order.split_once('=').ok_or("orders are order=price")?;
        orders.push((merchant_uid.to_owned(), price.parse()?));
    }
    // In it is written down what is given back, so that a program that ends in between gives nothing back twice.
    let journal = Arc::new(FileJournal::open("webhook-journal")?);
    let client = ClientBuilder::from_env()?.journal(journal).build()?;
    let mut shop = Shop::new(client, orders);
    if documented_sources_only {
        shop = shop.documented_sources_only();
    }
    Ok(serve(TcpListener::bind(address).await?, Arc::new(shop)).await?)
}

/// A few days in the life of a shop, with the sandbox as the API.
async fn show() -> Result<(), Failure> {
    let sandbox = Sandbox::start().await?;
    let folder = tempfile::tempdir()?;
    let client = client_of(&sandbox, folder.path())?;
    let orders = [("order-1", 12_000), ("order-2", 5_000)];
    let shop = Arc::new(Shop::new(client.clone(), priced(&orders)));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(serve(listener, Arc::clone(&shop)));

    let tell = async |what: &str, body: &str| -> Result<(), Failure> {
        let (status, said) = post(address, body).await?;
        println!("{what}: {status} {said}");
        Ok(())
    };
    let control = sandbox.control();
    let new = |order: &str, amount: u32| NewPayment::paid("payco", amount).merchant_uid(order);
    // The buyer asks for an account to pay into, pays by card as well, and then into the account.
    let account = NewPayment::waiting_vbank("kcp", 12_000).merchant_uid("order-1");
    let account = control.create_payment(account)?.imp_uid;
    let waiting = claim(&account, "order-1", "ready");
    tell("an account to pay into", &waiting).await?;
    let second = control.create_payment(new("order-1", 12_000))?.imp_uid;
    let first = control.deposit(&account)?.imp_uid;
    let paid = claim(&first, "order-1", "paid");
    tell("paid", &paid).await?;
    tell("the same again", &paid).await?;
    let double = claim(&second, "order-1", "paid");
    tell("paid a second time", &double).await?;
    tell("the second time again", &double).await?;

    control.cancel_at_console(&first, Some(2_000.into()))?;
    let cancelled = format!("imp_uid={first}&merchant_uid=order-1&status=cancelled\r\n");
    tell("a part cancelled, as a form", &cancelled).await?;
    tell("the first one, much too late", &paid).await?;

    let cheap = control.create_payment(new("order-2", 10))?.imp_uid;
    let forged = claim(&cheap, "order-2", "paid");
    tell("10 won paid for 5,000", &forged).await?;
    let stolen = claim(&first, "order-2", "paid");
    tell("another order's payment", &stolen).await?;
    let unknown = claim("imp_000000000000", "order-2", "paid");
    tell("a payment that nobody made", &unknown).await?;
    tell("no notification at all", "{").await?;
    println!("shipped: {:?}", shop.shipped());
    Ok(())
}

fn client_of(sandbox: &Sandbox, journal: &std::path::Path) -> Result<Client, Failure> {
    let (key, secret) = sandbox.credentials();
    let client = Client::builder()
        .credentials(Credentials::new(key, secret))
        .base_url(sandbox.url())
        .journal(Arc::new(FileJournal::open(journal)?))
        .build()?;
    Ok(client)
}

fn priced(orders: &[(&str, u32)]) -> Vec<(String, Amount)> {
    let orders = orders.iter();
    orders
        .map(|(order, price)| ((*order).to_owned(), Amount::from(*price)))
        .collect()
}

fn claim(imp_uid: &str, merchant_uid: &str, status: &str) -> String {
    format!(r#"{{"imp_uid":"{imp_uid}","merchant_uid":"{merchant_uid}","status":"{status}"}}"#)
}

/// Posts a body as PortOne would, and returns what the shop answers.
async fn post(address: SocketAddr, body: &str) -> Result<(u16, String), Failure> {
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
    let status = answer.get(9..12).unwrap_or_default().parse()?;
    let (_, said) = answer.split_once("\r\n\r\n").unwrap_or_default();
    Ok((status, said.to_owned()))
}
