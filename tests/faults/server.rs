//! A server that writes whatever bytes a test wants, on a port of its own, and keeps what it was sent.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use iamport::{Client, ClientBuilder, Credentials};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

pub(crate) const KEY: &str = "zqkey4831";
pub(crate) const SECRET: &str = "zqsecret9917";
pub(crate) const TOKEN: &str = "zqtoken5520";

/// What the server does with a request, once it has read all of it.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    /// Writes these bytes and closes.
    Bytes(Vec<u8>),
    /// Writes these bytes and waits for the next request on the same connection.
    KeepAlive(Vec<u8>),
    /// Writes these bytes and then nothing, until the client gives up.
    ThenNothing(Vec<u8>),
    /// Writes the first bytes, and then the second again and again.
    Drip(Vec<u8>, &'static [u8]),
    /// Writes these bytes and closes in the middle, so that the client's system reports a reset.
    Reset(Vec<u8>),
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) head: String,
    pub(crate) body: String,
    /// Which connection it came on, from 1.
    pub(crate) connection: usize,
}

impl Received {
    /// Method and target.
    pub(crate) fn line(&self) -> &str {
        let line = self.head.lines().next().unwrap();
        line.strip_suffix(" HTTP/1.1").unwrap()
    }

    pub(crate) fn method(&self) -> &str {
        self.line().split_once(' ').unwrap().0
    }

    pub(crate) fn target(&self) -> &str {
        self.line().split_once(' ').unwrap().1
    }

    pub(crate) fn path(&self) -> &str {
        let target = self.target();
        target.split_once('?').map_or(target, |(path, _)| path)
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// Whether the client asks for a token on behalf of another call.
    pub(crate) fn asks_for_a_token(&self) -> bool {
        self.line() == "POST /users/getToken" && self.body.contains(KEY)
    }
}

pub(crate) struct Server {
    pub(crate) url: String,
    received: Arc<Mutex<Vec<Received>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// Asks `answer` about every request.
    pub(crate) async fn start(answer: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            url: format!("http://{}", listener.local_addr().unwrap()),
            received: Arc::default(),
            connections: Arc::default(),
        };
        let answer = Arc::new(answer);
        let received = Arc::clone(&server.received);
        let connections = Arc::clone(&server.connections);
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let connection = connections.fetch_add(1, Ordering::SeqCst) + 1;
                let (answer, received) = (Arc::clone(&answer), Arc::clone(&received));
                tokio::spawn(serve(socket, connection, answer, received));
            }
        });
        server
    }

    /// Hands out tokens, and answers every other call the same.
    pub(crate) async fn answering(reply: Reply) -> Self {
        Self::start(move |request| {
            if request.asks_for_a_token() {
                token()
            } else {
                reply.clone()
            }
        })
        .await
    }

    /// All requests so far.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// All requests but those for a token.
    pub(crate) fn calls(&self) -> Vec<Received> {
        let mut calls = self.received();
        calls.retain(|request| !request.asks_for_a_token());
        calls
    }

    /// Forgets the requests so far.
    pub(crate) fn forget(&self) {
        self.received.lock().unwrap().clear();
    }

    /// Method and target of all requests.
    pub(crate) fn lines(&self) -> Vec<String> {
        self.received()
            .iter()
            .map(|request| request.line().to_owned())
            .collect()
    }

    /// How many connections there were.
    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub(crate) fn client(&self) -> Client {
        client(&self.url).build().unwrap()
    }

    /// A client that waits no longer than that for an answer.
    pub(crate) fn client_within(&self, limit: Duration) -> Client {
        client(&self.url)
            .read_timeout(limit)
            .change_timeout(limit)
            .build()
            .unwrap()
    }
}

/// A client of whatever is at that URL.
pub(crate) fn client(url: &str) -> ClientBuilder {
    Client::builder()
        .base_url(url)
        .credentials(Credentials::new(KEY, SECRET))
}

async fn serve(
    mut socket: TcpStream,
    connection: usize,
    answer: Arc<impl Fn(&Received) -> Reply>,
    log: Arc<Mutex<Vec<Received>>>,
) {
    let mut bytes = Vec::new();
    // Whoever is at the other end may stop listening at any time, so what a write comes to does not matter.
    while let Some(request) = receive(&mut socket, &mut bytes, connection).await {
        log.lock().unwrap().push(request.clone());
        match answer(&request) {
            Reply::Bytes(bytes) => {
                let _ = socket.write_all(&bytes).await;
                let _ = socket.shutdown().await;
                return;
            }
            Reply::KeepAlive(bytes) => {
                let _ = socket.write_all(&bytes).await;
            }
            Reply::ThenNothing(bytes) => {
                let _ = socket.write_all(&bytes).await;
                let _ = socket.read(&mut [0]).await;
                return;
            }
            Reply::Drip(first, drop) => {
                let _ = socket.write_all(&first).await;
                let mut tick = tokio::time::interval(Duration::from_millis(5));
                while socket.write_all(drop).await.is_ok() {
                    tick.tick().await;
                }
                return;
            }
            Reply::Reset(bytes) => {
                let _ = socket.write_all(&bytes).await;
                let _ = socket.set_zero_linger();
                return;
            }
        }
    }
}

/// The next request; what follows it stays in `bytes`.
pub(crate) async fn receive(
    socket: &mut TcpStream,
    bytes: &mut Vec<u8>,
    connection: usize,
) -> Option<Received> {
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
        if socket.read_buf(bytes).await.ok()? == 0 {
            return None;
        }
    };
    let mut request = Received {
        head: String::from_utf8(bytes[..head].to_vec()).unwrap(),
        body: String::new(),
        connection,
    };
    let length: usize = request
        .header("content-length")
        .map_or(0, |length| length.parse().unwrap());
    while bytes.len() < head + length {
        if socket.read_buf(bytes).await.ok()? == 0 {
            return None;
        }
    }
    request.body = String::from_utf8(bytes[head..head + length].to_vec()).unwrap();
    bytes.drain(..head + length);
    Some(request)
}

/// A whole answer, with headers of its own.
pub(crate) fn http(status: u16, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let head = format!(
        "HTTP/1.1 {status} Whatever\r\n{headers}Content-Length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// A whole answer that says that it is JSON, after which the connection is closed.
pub(crate) fn answer(status: u16, body: impl AsRef<[u8]>) -> Reply {
    let headers = "Content-Type: application/json\r\nConnection: close\r\n";
    Reply::Bytes(http(status, headers, body))
}

pub(crate) fn envelope(status: u16, code: i64, message: &str, response: &Value) -> Reply {
    answer(
        status,
        json!({ "code": code, "message": message, "response": response }).to_string(),
    )
}

/// A token that lives from one moment to another.
pub(crate) fn granted(text: &str, now: i64, expired_at: i64) -> Reply {
    let grant = json!({ "access_token": text, "now": now, "expired_at": expired_at });
    envelope(200, 0, "", &grant)
}

/// A token that outlives every test.
pub(crate) fn token() -> Reply {
    granted(TOKEN, 1_700_000_000, 1_700_001_800)
}
