//! How fast a sandbox starts, and how many requests it answers beside a bare axum route in the same run:
//! `cargo run --release -p iamport-sandbox --example speed`.
//!
//! Machines differ and are noisy, so the ratio is what to look at, not the seconds.

use std::error::Error;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::time::{Duration, Instant};

use iamport_sandbox::{EXAMPLE_IMP_UID, Sandbox};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Rounds of each, in turn, so that a machine that slows down slows both.
const ROUNDS: usize = 5;
/// Connections that are kept open, and requests on each, one after the other.
const CONNECTIONS: usize = 4;
const REQUESTS: usize = 2_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    let mut starts = Vec::new();
    for _ in 0..50 {
        let begun = Instant::now();
        let sandbox = Sandbox::start().await?;
        starts.push(begun.elapsed());
        drop(sandbox);
    }
    writeln!(out, "start in process: median {:?}", median(&mut starts))?;

    let sandbox = Sandbox::start().await?;
    let token = token(&sandbox).await?;
    let bare = bare_route().await?;
    let asked = format!(
        "GET /payments/{EXAMPLE_IMP_UID} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\n\r\n"
    );
    let plain = "GET / HTTP/1.1\r\nhost: x\r\n\r\n".to_owned();
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        ours.push(drive(sandbox.address(), &asked).await?);
        theirs.push(drive(bare, &plain).await?);
    }
    let (ours, theirs) = (rate(median(&mut ours)), rate(median(&mut theirs)));
    writeln!(out, "one payment looked up: {ours:.0} requests per second")?;
    writeln!(
        out,
        "a bare axum route:     {theirs:.0} requests per second"
    )?;
    writeln!(out, "ratio: {:.2}", ours / theirs)?;
    Ok(())
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn rate(time: Duration) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
    let requests = (CONNECTIONS * REQUESTS) as f64;
    requests / time.as_secs_f64()
}

async fn token(sandbox: &Sandbox) -> Result<String, Box<dyn Error>> {
    let (key, secret) = sandbox.credentials();
    let body = format!("imp_key={key}&imp_secret={secret}");
    let request = format!(
        "POST /users/getToken HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = TcpStream::connect(sandbox.address()).await?;
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let (_, rest) = answer.split_once(r#""access_token":""#).ok_or("no token")?;
    Ok(rest.chars().take_while(|c| *c != '"').collect())
}

/// One route that answers a few bytes of JSON, and nothing else.
async fn bare_route() -> io::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let router = axum::Router::new().route("/", axum::routing::get(async || r#"{"code":0}"#));
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// How long all connections together take for their requests.
async fn drive(address: SocketAddr, request: &str) -> io::Result<Duration> {
    let begun = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..CONNECTIONS {
        let request = request.to_owned();
        tasks.spawn(async move {
            let mut stream = TcpStream::connect(address).await?;
            stream.set_nodelay(true)?;
            for _ in 0..REQUESTS {
                stream.write_all(request.as_bytes()).await?;
                read_answer(&mut stream).await?;
            }
            io::Result::Ok(())
        });
    }
    while let Some(done) = tasks.join_next().await {
        done.map_err(io::Error::other)??;
    }
    Ok(begun.elapsed())
}

/// Reads one answer by its Content-Length, and refuses any status but 200.
async fn read_answer(stream: &mut TcpStream) -> io::Result<()> {
    let mut buffer = Vec::with_capacity(4096);
    loop {
        if stream.read_buf(&mut buffer).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let text = String::from_utf8_lossy(&buffer);
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        if !head.starts_with("HTTP/1.1 200") {
            return Err(io::Error::other("not 200"));
        }
        let length = head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .and_then(|(_, value)| value.parse::<usize>().ok())
            .ok_or_else(|| io::Error::other("no length"))?;
        if body.len() >= length {
            return Ok(());
        }
    }
}
