//! Requests, as they came.

use percent_encoding::percent_decode_str;
use serde_json::Value;
use tokio::io::AsyncReadExt as _;
use tokio::net::TcpStream;

use crate::KEY;

/// A request as it came.
#[derive(Clone, Debug)]
pub struct Received {
    /// Everything up to the blank line, with it.
    pub head: String,
    /// Everything behind the blank line.
    pub body: String,
    /// Which connection of the server it came on, from 1.
    pub connection: usize,
}

impl Received {
    /// Method and target.
    #[must_use]
    pub fn line(&self) -> &str {
        let line = self.head.lines().next().unwrap();
        line.strip_suffix(" HTTP/1.1").unwrap()
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &str {
        self.line().split_once(' ').unwrap().0
    }

    /// Path and query, encoded.
    #[must_use]
    pub fn target(&self) -> &str {
        self.line().split_once(' ').unwrap().1
    }

    /// The path, encoded.
    #[must_use]
    pub fn path(&self) -> &str {
        let target = self.target();
        target.split_once('?').map_or(target, |(path, _)| path)
    }

    /// Names and values of the query, decoded, in their order.
    #[must_use]
    pub fn query(&self) -> Vec<(String, String)> {
        let (_, query) = self.target().split_once('?').unwrap_or_default();
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        pairs
            .map(|pair| {
                let (name, value) = pair.split_once('=').expect("a pair");
                (decoded(name), decoded(value))
            })
            .collect()
    }

    /// Names in small letters, and values.
    pub fn headers(&self) -> impl Iterator<Item = (String, &str)> {
        let lines = self.head.lines().skip(1).filter(|line| !line.is_empty());
        lines.map(|line| {
            let (name, value) = line.split_once(':').expect("a header");
            (name.to_ascii_lowercase(), value.trim())
        })
    }

    /// The value of a header, which must not stand twice. The name is in small letters.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers().filter(|(given, _)| given == name);
        let value = found.next().map(|(_, value)| value);
        assert!(found.next().is_none(), "{name} stands twice");
        value
    }

    /// The body as JSON, if there is one.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        (!self.body.is_empty()).then(|| serde_json::from_str(&self.body).expect("a JSON body"))
    }

    /// Whether the client asks for a token on behalf of another call.
    #[must_use]
    pub fn asks_for_a_token(&self) -> bool {
        self.line() == "POST /users/getToken" && self.body.contains(KEY)
    }
}

/// Text of a URL as it was before encoding.
#[must_use]
pub fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

/// The next request on a connection, or nothing if the other side goes before it is whole. What follows the request
/// stays in `bytes`.
pub(crate) async fn receive(
    socket: &mut TcpStream,
    bytes: &mut Vec<u8>,
    connection: usize,
) -> Option<Received> {
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
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
    let length = request.header("content-length");
    let length: usize = length.map_or(0, |length| length.parse().unwrap());
    while bytes.len() < head + length {
        if socket.read_buf(bytes).await.ok()? == 0 {
            return None;
        }
    }
    request.body = String::from_utf8(bytes[head..head + length].to_vec()).unwrap();
    bytes.drain(..head + length);
    Some(request)
}
