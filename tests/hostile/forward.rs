//! A raw HTTP/1.1 client: it hands requests on to the sandbox, and shares no code with the SDK.

use std::net::SocketAddr;

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::faults::server::Received;

/// What the sandbox answered.
#[derive(Clone, Debug)]
pub(super) struct Answered {
    pub(super) status: u16,
    /// As it was sent.
    pub(super) body: String,
    /// The same, read.
    pub(super) envelope: Value,
}

impl Answered {
    /// Whether the API took the call: 2xx and code 0.
    pub(super) fn accepted(&self) -> bool {
        (200..300).contains(&self.status) && self.envelope["code"] == 0
    }
}

/// Sends a request on as it came, on a connection of its own.
pub(super) async fn hand_on(address: SocketAddr, request: &Received) -> Answered {
    let mut head = String::new();
    for line in request.head.trim_end().lines() {
        let name = line.split(':').next().unwrap().to_ascii_lowercase();
        if name != "host" && name != "connection" {
            head.push_str(line);
            head.push_str("\r\n");
        }
    }
    exchange(address, &head, &request.body).await
}

/// Makes a call with a JSON body, and gives its payload; the API must accept it.
pub(super) async fn post(address: SocketAddr, target: &str, token: &str, body: &Value) -> Value {
    let body = body.to_string();
    let head = format!(
        "POST {target} HTTP/1.1\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\n",
        body.len()
    );
    let answered = exchange(address, &head, &body).await;
    assert!(answered.accepted(), "{target}: {answered:?}");
    answered.envelope["response"].clone()
}

async fn exchange(address: SocketAddr, head: &str, body: &str) -> Answered {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!("{head}Host: {address}\r\nConnection: close\r\n\r\n{body}");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").expect("a whole head");
    Answered {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        body: body.to_owned(),
        envelope: serde_json::from_str(body).expect("the sandbox answers JSON"),
    }
}
