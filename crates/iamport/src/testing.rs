//! A server for tests that answers with whatever bytes a test wants, on a port of its own.

use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::operation::{Echo, Method, OperationInfo, Repeat};
use crate::{Client, Credentials};

pub(crate) const KEY: &str = "test-key-4831";
pub(crate) const SECRET: &str = "test-secret-9917";

const IMP_UID: Echo = Echo {
    sent: "imp_uid",
    known: true,
    unless: None,
    or: None,
};

/// A call that must never be sent twice.
pub(crate) static ONCE: OperationInfo = OperationInfo {
    id: "chargeTwiceNever",
    method: Method::Post,
    path: "/charges/{imp_uid}",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    reserved: &[("imp_uid", &["holder"])],
    sensitive: &["card_number", "pwd_2digit", "pg_api_key", "buyer_name"],
    echoes: &[IMP_UID],
};

/// A change that leads to the same end.
pub(crate) static CONVERGE: OperationInfo = OperationInfo {
    id: "dropAccount",
    method: Method::Delete,
    path: "/accounts/{imp_uid}",
    repeat: Repeat::Converge,
    authenticated: true,
    has_body: false,
    reserved: &[],
    sensitive: &["pg_api_key", "card_number"],
    echoes: &[IMP_UID],
};

/// A call that only reads.
pub(crate) static READ: OperationInfo = OperationInfo {
    id: "lookUp",
    method: Method::Get,
    path: "/records/{imp_uid}/{status}",
    repeat: Repeat::Read,
    authenticated: true,
    has_body: false,
    reserved: &[],
    sensitive: &["pg_api_key", "card_number"],
    echoes: &[IMP_UID],
};

/// What the server does with a request, once it has read all of it.
pub(crate) enum Reply {
    /// Writes these bytes and closes.
    Bytes(Vec<u8>),
    /// Writes these bytes and then nothing, until the client gives up.
    ThenNothing(Vec<u8>),
    /// Closes without a word.
    Close,
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Received {
    pub(crate) head: String,
    pub(crate) body: String,
}

impl Received {
    /// Method and target.
    pub(crate) fn line(&self) -> &str {
        self.head
            .lines()
            .next()
            .unwrap()
            .trim_end_matches(" HTTP/1.1")
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().skip(1).find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    pub(crate) fn asks_for_a_token(&self) -> bool {
        self.line() == "POST /users/getToken"
    }
}

pub(crate) struct Server {
    pub(crate) url: String,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    /// Asks `answer` about every request, on one connection each.
    pub(crate) async fn start(answer: impl Fn(&Received) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let received = Arc::new(Mutex::new(Vec::new()));
        let (answer, log) = (Arc::new(answer), Arc::clone(&received));
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(serve(socket, Arc::clone(&answer), Arc::clone(&log)));
            }
        });
        Self { url, received }
    }

    /// Hands out a token, and answers every other call the same.
    pub(crate) async fn answering(reply: impl Fn() -> Reply + Send + Sync + 'static) -> Self {
        Self::start(move |request| {
            if request.asks_for_a_token() {
                token("T0KEN-0001", 1800)
            } else {
                reply()
            }
        })
        .await
    }

    /// All requests so far.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// The lines of all requests but those for a token.
    pub(crate) fn calls(&self) -> Vec<String> {
        let calls = self
            .received()
            .into_iter()
            .filter(|request| !request.asks_for_a_token());
        calls.map(|request| request.line().to_owned()).collect()
    }

    pub(crate) fn token_requests(&self) -> usize {
        self.received()
            .iter()
            .filter(|request| request.asks_for_a_token())
            .count()
    }

    pub(crate) fn client(&self) -> Client {
        client(&self.url)
    }
}

pub(crate) fn client(url: &str) -> Client {
    Client::builder()
        .base_url(url)
        .credentials(Credentials::new(KEY, SECRET))
        .build()
        .unwrap()
}

async fn serve(
    mut socket: TcpStream,
    answer: Arc<impl Fn(&Received) -> Reply>,
    log: Arc<Mutex<Vec<Received>>>,
) {
    let Some(request) = receive(&mut socket).await else {
        return;
    };
    log.lock().unwrap().push(request.clone());
    match answer(&request) {
        Reply::Bytes(bytes) => {
            // The client may stop listening before the end.
            let _ = socket.write_all(&bytes).await;
            let _ = socket.shutdown().await;
        }
        Reply::ThenNothing(bytes) => {
            socket.write_all(&bytes).await.unwrap();
            let _ = socket.read(&mut [0]).await;
        }
        Reply::Close => {}
    }
}

async fn receive(socket: &mut TcpStream) -> Option<Received> {
    let mut bytes = Vec::new();
    let head = loop {
        if socket.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let text = String::from_utf8(bytes[..head].to_vec()).unwrap();
    let mut request = Received {
        head: text,
        body: String::new(),
    };
    let length = request
        .header("content-length")
        .map_or(0, |length| length.parse().unwrap());
    while bytes.len() < head + length {
        if socket.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    }
    request.body = String::from_utf8(bytes[head..].to_vec()).unwrap();
    Some(request)
}

/// A whole answer.
pub(crate) fn answer(status: u16, body: impl AsRef<[u8]>) -> Reply {
    let body = body.as_ref();
    let head = format!(
        "HTTP/1.1 {status} Whatever\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    Reply::Bytes([head.as_bytes(), body].concat())
}

pub(crate) fn envelope(status: u16, code: i64, message: &str, response: &Value) -> Reply {
    answer(
        status,
        json!({ "code": code, "message": message, "response": response }).to_string(),
    )
}

pub(crate) fn token(text: &str, life: i64) -> Reply {
    let grant =
        json!({ "access_token": text, "now": 1_700_000_000, "expired_at": 1_700_000_000 + life });
    envelope(200, 0, "", &grant)
}
