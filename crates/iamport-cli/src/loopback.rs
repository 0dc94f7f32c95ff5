//! A small HTTP client for the control of a sandbox and for the webhooks of a shop. It reaches nothing but this machine
//! and a host that was named for it, so that nothing of it can ever be aimed at the live API.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{ACCEPT, CONNECTION, CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, HeaderValue, Request};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};

use crate::bounded::{self, Read};

/// How long a control call may take, from beginning to end, and the longest body of its answer. A snapshot can be long;
/// the sandbox takes none above this.
const CONTROL: Limits = Limits {
    time: Duration::from_secs(10),
    body: 64 * 1024 * 1024,
};

/// Where a server is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Address {
    /// Host and port as they were written.
    authority: String,
    place: CalledApi,
}

#[derive(Debug, PartialEq, Eq)]
enum CalledApi {
    /// On this machine: what to try, in this order.
    Here(Vec<SocketAddr>),
    /// At a host that was named.
    There(String, u16),
}

impl Address {
    /// Reads `http://127.0.0.1:8080`. Anything that is not on loopback or at a host of `named`, or more than a place,
    /// is refused.
    pub(crate) fn parse(url: &str, named: &[String]) -> Result<Self, String> {
        let plain = match url.get(..7) {
            Some(scheme) if scheme.eq_ignore_ascii_case("http://") => url.get(7..),
            _ => None,
        };
        let authority = plain.map(|rest| rest.strip_suffix('/').unwrap_or(rest));
        authority
            .and_then(|authority| Self::of(authority, named))
            .ok_or_else(|| {
                format!(
                    "{url} is not the address of a sandbox on this machine, such as http://127.0.0.1:8080, or at a \
                     host that --allow-http-host names"
                )
            })
    }

    fn of(authority: &str, named: &[String]) -> Option<Self> {
        Some(Self {
            authority: authority.to_owned(),
            place: place(authority, named)?,
        })
    }

    /// Whether somebody who listens there is reached by this address.
    pub(crate) fn reaches(&self, listener: SocketAddr) -> bool {
        match &self.place {
            CalledApi::Here(sockets) => sockets.iter().any(|socket| {
                let any = listener.ip().is_unspecified();
                socket.port() == listener.port() && (any || socket.ip() == listener.ip())
            }),
            CalledApi::There(..) => false,
        }
    }

    /// What another command needs to reach it too, after a blank.
    pub(crate) fn allowed(&self) -> String {
        match &self.place {
            CalledApi::Here(_) => String::new(),
            CalledApi::There(host, _) => format!(" --allow-http-host {host}"),
        }
    }

    async fn connect(&self) -> std::io::Result<TcpStream> {
        match &self.place {
            CalledApi::Here(sockets) => TcpStream::connect(sockets.as_slice()).await,
            CalledApi::There(host, port) => TcpStream::connect((host.as_str(), *port)).await,
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "http://{}", self.authority)
    }
}

/// What `host` or `host:port` means, if all of it is loopback or the host was named. No name server is asked for
/// any other.
fn place(authority: &str, named: &[String]) -> Option<CalledApi> {
    const LOCALHOST: [IpAddr; 2] = [
        IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(Ipv6Addr::LOCALHOST),
    ];
    let (host, port) = match authority.rsplit_once(':') {
        // The colons of an IPv6 address stand in brackets.
        Some((host, port)) if !port.ends_with(']') => {
            let digits = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
            (host, port.parse().ok().filter(|_| digits)?)
        }
        _ => (authority, 80),
    };
    let plain = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host);
    if named.iter().any(|name| name.eq_ignore_ascii_case(plain)) {
        return Some(CalledApi::There(plain.to_owned(), port));
    }
    let ips = if host.eq_ignore_ascii_case("localhost") {
        LOCALHOST.to_vec()
    } else if let Some(host) = host.strip_prefix('[') {
        vec![IpAddr::V6(host.strip_suffix(']')?.parse().ok()?)]
    } else {
        vec![IpAddr::V4(host.parse().ok()?)]
    };
    ips.iter().all(IpAddr::is_loopback).then(|| {
        let sockets = ips.into_iter().map(|ip| SocketAddr::new(ip, port));
        CalledApi::Here(sockets.collect())
    })
}

/// A page of a server: the whole URL of a webhook.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) address: Address,
    /// Path and query as they stand in a request line; none if the URL names the server alone.
    pub(crate) path: Option<String>,
}

impl Target {
    /// Reads `http://127.0.0.1:3000/webhook`, with the same limits as an address.
    pub(crate) fn parse(url: &str, named: &[String]) -> Result<Self, String> {
        let scheme = |name: &str| {
            url.get(..name.len())
                .is_some_and(|it| it.eq_ignore_ascii_case(name))
        };
        if scheme("https://") {
            return Err(format!(
                "{url}: webhooks are only sent by plain http://, to this machine or a host that --allow-http-host names"
            ));
        }
        let rest = url.get("http://".len()..).filter(|_| scheme("http://"));
        let rest = rest.unwrap_or_default();
        let (authority, path) = match rest.find(['/', '?', '#']) {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        let path = match path {
            "" => None,
            path if path.starts_with('?') => Some(format!("/{path}")),
            path => Some(path.to_owned()),
        };
        let is_sent = |path: &String| {
            path.bytes()
                .all(|byte| byte.is_ascii_graphic() && byte != b'#')
        };
        match Address::of(authority, named) {
            Some(address) if path.as_ref().is_none_or(is_sent) => Ok(Self { address, path }),
            _ => Err(format!(
                "{url} is not the URL of a page on this machine, such as http://127.0.0.1:3000/webhook, or at a host \
                 that --allow-http-host names"
            )),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}{}",
            self.address,
            self.path.as_deref().unwrap_or_default()
        )
    }
}

/// How long a request may take from beginning to end, and how many bytes of the answer's body are read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub(crate) time: Duration,
    pub(crate) body: usize,
}

/// An answer as it came.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Read,
}

/// An answer in text, whatever it says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Trouble {
    /// Nothing was sent.
    Unreachable(String),
    /// It may have happened or not.
    Lost(String),
}

/// Sends one control call and reads its answer.
///
/// `target` is path and query as they stand in a request line; `body` is JSON.
pub(crate) async fn exchange(
    address: &Address,
    method: &str,
    target: &str,
    body: Option<&str>,
) -> Result<Answer, Trouble> {
    let mut headers = HeaderMap::new();
    headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
    if body.is_some() {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    }
    let body = Bytes::from(body.unwrap_or_default().to_owned());
    let reply = send(address, method, target, headers, body, CONTROL).await?;
    if reply.body.is_cut {
        return Err(Trouble::Lost("the answer is too long".to_owned()));
    }
    Ok(Answer {
        status: reply.status,
        body: String::from_utf8(reply.body.bytes)
            .map_err(|_| Trouble::Lost("the answer is not UTF-8".to_owned()))?,
    })
}

/// Sends one request with these headers, and reads its answer up to the limits. The headers that belong to the connection
/// are added here.
pub(crate) async fn send(
    address: &Address,
    method: &str,
    target: &str,
    headers: HeaderMap,
    body: Bytes,
    limits: Limits,
) -> Result<Reply, Trouble> {
    let request = request(address, method, target, headers, body).map_err(Trouble::Unreachable)?;
    let deadline = Instant::now() + limits.time;
    let late = || format!("no answer within {} seconds", limits.time.as_secs());
    let stream = match timeout_at(deadline, address.connect()).await {
        Ok(Ok(stream)) => stream,
        Ok(Err(error)) => return Err(Trouble::Unreachable(error.to_string())),
        Err(_) => return Err(Trouble::Unreachable(late())),
    };
    match timeout_at(deadline, talk(stream, request, limits.body)).await {
        Ok(reply) => reply.map_err(Trouble::Lost),
        Err(_) => Err(Trouble::Lost(late())),
    }
}

fn request(
    address: &Address,
    method: &str,
    target: &str,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Request<Body>, String> {
    let mut request = Request::builder()
        .method(method)
        .uri(target)
        .body(Body::from(body))
        .map_err(|error| error.to_string())?;
    let host = HeaderValue::from_str(&address.authority).map_err(|error| error.to_string())?;
    *request.headers_mut() = headers;
    request.headers_mut().insert(HOST, host);
    request
        .headers_mut()
        .insert(CONNECTION, HeaderValue::from_static("close"));
    Ok(request)
}

async fn talk(
    stream: TcpStream,
    request: Request<Body>,
    longest_body: usize,
) -> Result<Reply, String> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream))
        .await
        .map_err(|error| said(&error))?;
    let reply = async {
        let answer = sender.send_request(request).await;
        let (head, body) = answer.map_err(|error| said(&error))?.into_parts();
        let body = bounded::read(Body::new(body), longest_body)
            .await
            .map_err(|_| CLOSED.to_owned())?;
        Ok(Reply {
            status: head.status.as_u16(),
            headers: head.headers,
            body,
        })
    };
    let driven = async {
        // How the connection ended is told to whoever waits for the answer.
        let _ = connection.await;
        std::future::pending::<()>().await;
    };
    tokio::select! {
        reply = reply => reply,
        () = driven => Err(CLOSED.to_owned()),
    }
}

const CLOSED: &str = "the connection was closed in the middle of the answer";

fn said(error: &hyper::Error) -> String {
    if error.is_parse() {
        "what answered does not speak HTTP".to_owned()
    } else if error.is_incomplete_message() || error.is_closed() {
        CLOSED.to_owned()
    } else {
        error.to_string()
    }
}

#[cfg(test)]
mod tests {
    use iamport_testing::Server;

    use super::*;

    #[test]
    fn only_this_machine_is_an_address() {
        for (url, sockets) in [
            ("http://127.0.0.1:8080", vec!["127.0.0.1:8080"]),
            ("HTTP://127.0.0.2:8080/", vec!["127.0.0.2:8080"]),
            ("http://127.0.0.1", vec!["127.0.0.1:80"]),
            ("http://[::1]:8080", vec!["[::1]:8080"]),
            ("http://[::1]", vec!["[::1]:80"]),
            ("http://localhost:1", vec!["127.0.0.1:1", "[::1]:1"]),
        ] {
            let sockets: Vec<SocketAddr> = sockets.iter().map(|s| s.parse().unwrap()).collect();
            let address = Address::parse(url, &[]).unwrap();
            assert_eq!(address.place, CalledApi::Here(sockets), "{url}");
        }
        for url in [
            "",
            "http://",
            "127.0.0.1:8080",
            "https://127.0.0.1:8080",
            "https://api.iamport.kr",
            "http://api.iamport.kr",
            "http://0.0.0.0:8080",
            "http://192.168.0.1:8080",
            "http://[::]:8080",
            "http://[::ffff:192.168.0.1]:8080",
            "http://127.0.0.1:8080/path",
            "http://127.0.0.1:8080?query",
            "http://127.0.0.1:8080@api.iamport.kr",
            "http://user@127.0.0.1:8080",
            "http://127.0.0.1.example.com:8080",
            "http://localhost.example.com",
            "http://127.0.0.1:",
            "http://127.0.0.1:+80",
            "http://127.0.0.1:65536",
            "http://127.0.0.1:80\r\nX: y",
            "http://127.0.0.1\r\n:80",
        ] {
            assert!(Address::parse(url, &[]).is_err(), "{url:?}");
        }
    }

    #[test]
    fn a_host_that_was_named_is_an_address_and_no_other_is() {
        let named = ["Sandbox".to_owned(), "fd00::2".to_owned()];
        for (url, host, port) in [
            ("http://sandbox:8080", "sandbox", 8080),
            ("http://SANDBOX", "SANDBOX", 80),
            ("http://[fd00::2]:1/", "fd00::2", 1),
        ] {
            let address = Address::parse(url, &named).unwrap();
            assert_eq!(
                address.place,
                CalledApi::There(host.to_owned(), port),
                "{url}"
            );
            assert_eq!(address.allowed(), format!(" --allow-http-host {host}"));
        }
        for url in [
            "https://sandbox:8080",
            "http://sandbox.example:8080",
            "http://api.iamport.kr",
            "http://sandbox:8080@api.iamport.kr",
            "http://sandbox:8080/path",
            "http://sandbox:80\r\nX: y",
        ] {
            assert!(Address::parse(url, &named).is_err(), "{url:?}");
        }
    }

    #[test]
    fn a_page_is_an_address_with_a_path() {
        let named = ["shop".to_owned()];
        for (url, address, path) in [
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000", None),
            ("http://127.0.0.1:3000/", "http://127.0.0.1:3000", Some("/")),
            (
                "HTTP://localhost/webhook?a=1",
                "http://localhost",
                Some("/webhook?a=1"),
            ),
            ("http://[::1]:1?a", "http://[::1]:1", Some("/?a")),
            ("http://shop:3000/w", "http://shop:3000", Some("/w")),
        ] {
            let target = Target::parse(url, &named).unwrap();
            assert_eq!(target.address.to_string(), address, "{url}");
            assert_eq!(target.path.as_deref(), path, "{url}");
        }
        for url in [
            "",
            "127.0.0.1:3000/w",
            "https://127.0.0.1/w",
            "http://shop.example/w",
            "http://10.0.0.1/w",
            "http://127.0.0.1@shop.example/w",
            "http://127.0.0.1/w#part",
            "http://127.0.0.1/a b",
            "http://127.0.0.1/\r\nX: y",
            "http://127.0.0.1/원",
        ] {
            assert!(Target::parse(url, &named).is_err(), "{url:?}");
        }
    }

    #[test]
    fn who_sends_to_a_port_of_this_machine_is_told_from_others() {
        let address = |url: &str| Address::parse(url, &["shop".to_owned()]).unwrap();
        let at = |listener: &str| listener.parse::<SocketAddr>().unwrap();
        assert!(address("http://127.0.0.1:3000").reaches(at("127.0.0.1:3000")));
        assert!(address("http://localhost:3000").reaches(at("0.0.0.0:3000")));
        assert!(!address("http://127.0.0.1:3001").reaches(at("127.0.0.1:3000")));
        assert!(!address("http://shop:3000").reaches(at("127.0.0.1:3000")));
    }

    const LIMITS: Limits = Limits {
        time: Duration::from_secs(20),
        body: 5,
    };

    async fn get(server: &Server) -> Result<Reply, Trouble> {
        let address = Address::parse(&server.url, &[]).unwrap();
        send(
            &address,
            "GET",
            "/a?b",
            HeaderMap::new(),
            Bytes::new(),
            LIMITS,
        )
        .await
    }

    #[tokio::test]
    async fn an_answer_is_read_however_its_length_is_told() {
        for (bytes, body, is_cut) in [
            (
                "HTTP/1.1 404 No\r\nContent-Length: 2\r\n\r\nok",
                "ok",
                false,
            ),
            ("HTTP/1.1 404 No\r\n\r\nok", "ok", false),
            (
                "HTTP/1.1 404 No\r\nTransfer-Encoding: chunked\r\n\r\n1\r\no\r\n1\r\nk\r\n0\r\n\r\n",
                "ok",
                false,
            ),
            (
                "HTTP/1.1 404 No\r\nContent-Length: 7\r\n\r\nlengthy",
                "lengt",
                true,
            ),
        ] {
            let server = Server::start(move |_| iamport_testing::Reply::bytes(bytes));
            let reply = get(&server).await.unwrap();
            assert_eq!(reply.status, 404, "{bytes:?}");
            assert_eq!(reply.body.bytes, body.as_bytes(), "{bytes:?}");
            assert_eq!(reply.body.is_cut, is_cut, "{bytes:?}");
            let sent = server.received();
            assert_eq!(sent[0].line(), "GET /a?b");
            assert_eq!(sent[0].header("connection"), Some("close"));
        }
    }

    #[tokio::test]
    async fn half_an_answer_is_none() {
        for (bytes, says) in [
            ("", "closed in the middle"),
            ("HTTP/1.1 200 OK\r\n", "closed in the middle"),
            (
                "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nok",
                "closed in the middle",
            ),
            ("SSH-2.0-x\r\n\r\n", "does not speak HTTP"),
        ] {
            let server = Server::start(move |_| iamport_testing::Reply::bytes(bytes));
            match get(&server).await {
                Err(Trouble::Lost(why)) => assert!(why.contains(says), "{bytes:?}: {why}"),
                other => panic!("{bytes:?}: {other:?}"),
            }
        }
        let nobody = iamport_testing::Nobody::new();
        let address = Address::parse(&nobody.url(), &[]).unwrap();
        let none = exchange(&address, "GET", "/", None).await;
        assert!(matches!(none, Err(Trouble::Unreachable(_))), "{none:?}");
    }
}
