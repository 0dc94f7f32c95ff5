//! An HTTP client that works byte by byte.

use std::io::{self, ErrorKind};
use std::net::SocketAddr;

use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::Received;

/// A connection to a server.
#[derive(Debug)]
pub struct Connection(TcpStream);

impl Connection {
    /// Connects. The error is the system's own.
    pub async fn open(address: SocketAddr) -> io::Result<Self> {
        TcpStream::connect(address).await.map(Self)
    }

    /// Sends bytes: a whole request, or a part of one.
    pub async fn send(&mut self, bytes: impl AsRef<[u8]>) {
        self.0.write_all(bytes.as_ref()).await.unwrap();
    }

    /// Reads that many bytes. The error is the system's own, or says that the connection ended before.
    pub async fn read(&mut self, length: usize) -> io::Result<Vec<u8>> {
        let mut bytes = vec![0; length];
        self.0.read_exact(&mut bytes).await?;
        Ok(bytes)
    }

    /// Reads up to the blank line behind the head of an answer, and not a byte more.
    pub async fn read_head(&mut self) -> String {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            head.push(self.0.read_u8().await.unwrap());
        }
        String::from_utf8(head).unwrap()
    }

    /// Whether there is nothing to read now: neither a byte nor the end.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        let read = self.0.try_read(&mut [0]);
        read.is_err_and(|error| error.kind() == ErrorKind::WouldBlock)
    }

    /// Reads to the end.
    pub async fn finish(mut self) -> Answer {
        let mut bytes = Vec::new();
        let end = self.0.read_to_end(&mut bytes).await;
        Answer {
            bytes,
            end: end.map(drop).map_err(|error| error.kind()),
        }
    }
}

/// What came until the connection ended.
#[derive(Clone, Debug)]
pub struct Answer {
    /// All bytes.
    pub bytes: Vec<u8>,
    /// How the connection ended: in good order, or not.
    pub end: Result<(), ErrorKind>,
}

impl Answer {
    fn split(&self) -> (&[u8], &[u8]) {
        let at = self.bytes.windows(4).position(|four| four == b"\r\n\r\n");
        let at =
            at.unwrap_or_else(|| panic!("no head: {:?}", String::from_utf8_lossy(&self.bytes)));
        (&self.bytes[..at], &self.bytes[at + 4..])
    }

    /// The head in small letters, without the blank line.
    #[must_use]
    pub fn head(&self) -> String {
        let head = String::from_utf8(self.split().0.to_vec()).unwrap();
        head.to_ascii_lowercase()
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.head().split(' ').nth(1).unwrap().parse().unwrap()
    }

    /// How long the head says that the body is.
    #[must_use]
    pub fn length(&self) -> usize {
        let head = self.head();
        let (_, rest) = head.split_once("content-length: ").unwrap();
        rest.lines().next().unwrap().parse().unwrap()
    }

    /// The body as it came.
    #[must_use]
    pub fn body(&self) -> Vec<u8> {
        self.split().1.to_vec()
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8(self.body()).unwrap()
    }

    /// The body as JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(self.split().1).unwrap_or_else(|_| panic!("no JSON: {self:?}"))
    }
}

/// The bytes of a request that ends its connection. It has these headers, `Content-Length`, and the address as `Host`
/// unless the headers name another.
#[must_use]
pub fn request(
    address: SocketAddr,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: impl AsRef<[u8]>,
) -> Vec<u8> {
    let body = body.as_ref();
    let mut head = format!("{method} {target} HTTP/1.1\r\nConnection: close\r\n");
    if !headers.iter().any(|(name, _)| *name == "Host") {
        head.push_str(&format!("Host: {address}\r\n"));
    }
    for (name, value) in headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\n\r\n", body.len()));
    [head.as_bytes(), body].concat()
}

/// Sends a [`request`] on a connection of its own, and reads to the end.
pub async fn call(
    address: SocketAddr,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: impl AsRef<[u8]>,
) -> Answer {
    let mut connection = Connection::open(address).await.unwrap();
    let request = request(address, method, target, headers, body);
    connection.send(request).await;
    connection.finish().await
}

/// Sends a request on as it came, but for the headers that belong to the connection.
pub async fn hand_on(address: SocketAddr, request: &Received) -> Answer {
    let own = ["host", "connection", "content-length"];
    let headers: Vec<_> = request
        .headers()
        .filter(|(name, _)| !own.contains(&name.as_str()))
        .collect();
    let headers: Vec<_> = headers
        .iter()
        .map(|(name, value)| (name.as_str(), *value))
        .collect();
    call(
        address,
        request.method(),
        request.target(),
        &headers,
        &request.body,
    )
    .await
}
