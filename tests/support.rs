//! A server that answers what it is told and keeps what it was asked.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use iamport::{Client, ClientBuilder, Credentials};
use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

/// The key of [`Recorder::client`]. A `getToken` with it is answered by itself.
pub(crate) const KEY: &str = "key-of-the-tests";
/// Its secret.
pub(crate) const SECRET: &str = "secret-of-the-tests";
/// The token that it buys.
pub(crate) const TOKEN: &str = "token-of-the-tests";

/// What is answered to one request.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// These bytes; the head is made.
    Http {
        status: u16,
        headers: Vec<(&'static str, String)>,
        body: Vec<u8>,
    },
    /// Nothing: the connection is closed.
    Close,
    /// Nothing: the connection stays open.
    Silence,
}

impl Answer {
    /// A body at a status.
    pub(crate) fn text(status: u16, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::Http {
            status,
            headers: vec![("content-type", content_type.to_owned())],
            body: body.into(),
        }
    }

    /// A JSON body at a status.
    pub(crate) fn json(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self::text(status, "application/json; charset=UTF-8", body)
    }

    /// An accepted call.
    pub(crate) fn payload(payload: &Value) -> Self {
        let body = json!({ "code": 0, "message": null, "response": payload });
        Self::json(200, body.to_string())
    }

    /// A refused call.
    pub(crate) fn refusal(status: u16, code: i64, message: &str) -> Self {
        let body = json!({ "code": code, "message": message, "response": null });
        Self::json(status, body.to_string())
    }
}

/// One request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Recorded {
    pub(crate) method: String,
    /// Path and query, encoded.
    pub(crate) target: String,
    /// Names in small letters.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Recorded {
    /// The path, encoded.
    pub(crate) fn path(&self) -> &str {
        self.target.split('?').next().unwrap()
    }

    /// The query, decoded, in its order.
    pub(crate) fn query(&self) -> Vec<(String, String)> {
        let Some((_, query)) = self.target.split_once('?') else {
            return Vec::new();
        };
        query
            .split('&')
            .map(|pair| {
                let (name, value) = pair.split_once('=').expect("a pair");
                (decoded(name), decoded(value))
            })
            .collect()
    }

    /// The value of a header that must stand at most once.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(given, _)| given == name);
        let value = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "{name} stands twice");
        value
    }

    /// The body as JSON, if there is one.
    pub(crate) fn json(&self) -> Option<Value> {
        (!self.body.is_empty()).then(|| serde_json::from_slice(&self.body).expect("a JSON body"))
    }

    fn asks_for_our_token(&self) -> bool {
        self.target == "/users/getToken"
            && self
                .json()
                .is_some_and(|body| body["imp_key"] == json!(KEY))
    }
}

/// Text of a URL as it was before encoding.
pub(crate) fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

/// A server on a free port of this machine. One connection carries one request.
pub(crate) struct Recorder {
    url: String,
    shared: Arc<Shared>,
    serving: JoinHandle<()>,
}

struct Shared {
    answers: Mutex<VecDeque<Answer>>,
    token: Answer,
    requests: Mutex<Vec<Recorded>>,
}

impl Recorder {
    /// Gives these answers, one a request; then none any more.
    pub(crate) async fn start(answers: impl IntoIterator<Item = Answer>) -> Self {
        let token =
            json!({ "access_token": TOKEN, "now": 1_700_000_000, "expired_at": 1_700_001_800 });
        Self::with_token(Answer::payload(&token), answers).await
    }

    /// The same, with another answer to `getToken`.
    pub(crate) async fn with_token(
        token: Answer,
        answers: impl IntoIterator<Item = Answer>,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let shared = Arc::new(Shared {
            answers: Mutex::new(answers.into_iter().collect()),
            token,
            requests: Mutex::default(),
        });
        let serving = tokio::spawn(serve(listener, Arc::clone(&shared)));
        Self {
            url,
            shared,
            serving,
        }
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// A client in the making that talks to it, with credentials.
    pub(crate) fn builder(&self) -> ClientBuilder {
        Client::builder()
            .base_url(self.url())
            .credentials(Credentials::new(KEY, SECRET))
    }

    /// A client that talks to it, with credentials.
    pub(crate) fn client(&self) -> Client {
        self.builder().build().expect("settings that are right")
    }

    /// What came, in its order, without the client's own requests for a token.
    pub(crate) fn requests(&self) -> Vec<Recorded> {
        let requests = self.shared.requests.lock().unwrap();
        requests
            .iter()
            .filter(|request| !request.asks_for_our_token())
            .cloned()
            .collect()
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    // Let go with this task, and all connections with it.
    let mut connections = JoinSet::new();
    while let Ok((stream, _)) = listener.accept().await {
        connections.spawn(answer(stream, Arc::clone(&shared)));
    }
}

async fn answer(mut stream: TcpStream, shared: Arc<Shared>) {
    let Some(request) = read(&mut stream).await else {
        return;
    };
    let answer = if request.asks_for_our_token() {
        shared.token.clone()
    } else {
        let next = shared.answers.lock().unwrap().pop_front();
        next.unwrap_or_else(|| Answer::text(500, "text/plain", "no answer was prepared"))
    };
    shared.requests.lock().unwrap().push(request);
    match answer {
        Answer::Close => {}
        Answer::Silence => std::future::pending().await,
        Answer::Http {
            status,
            headers,
            body,
        } => {
            let mut head = format!(
                "HTTP/1.1 {status} X\r\ncontent-length: {}\r\nconnection: close\r\n",
                body.len()
            );
            for (name, value) in headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            head.push_str("\r\n");
            // The client may be gone, which is its good right.
            let _ = stream.write_all(head.as_bytes()).await;
            let _ = stream.write_all(&body).await;
            let _ = stream.shutdown().await;
        }
    }
}

/// One request, or nothing if the client goes before it is whole.
async fn read(stream: &mut TcpStream) -> Option<Recorded> {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        if stream.read_buf(&mut bytes).await.ok()? == 0 {
            return None;
        }
    };
    let text = String::from_utf8(bytes[..head].to_vec()).expect("a head in ASCII");
    let mut lines = text.split("\r\n");
    let mut first = lines.next()?.split(' ');
    let (method, target) = (first.next()?.to_owned(), first.next()?.to_owned());
    let headers: Vec<(String, String)> = lines
        .map(|line| {
            let (name, value) = line.split_once(':').expect("a header");
            (name.to_ascii_lowercase(), value.trim().to_owned())
        })
        .collect();
    let length = headers
        .iter()
        .find(|(name, _)| name == "content-length")
        .map_or(0, |(_, value)| value.parse().expect("a length"));
    let mut body = bytes.split_off(head + 4);
    while body.len() < length {
        if stream.read_buf(&mut body).await.ok()? == 0 {
            return None;
        }
    }
    Some(Recorded {
        method,
        target,
        headers,
        body,
    })
}
