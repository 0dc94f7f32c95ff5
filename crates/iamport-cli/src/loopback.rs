//! A small HTTP client for the control of a sandbox. It reaches nothing but this machine and a host that was named
//! for it, so that a control call can never be aimed at the live API.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};

/// How long a call may take, from beginning to end.
const LIMIT: Duration = Duration::from_secs(10);
/// The longest head of an answer, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;
/// The longest body of an answer, in bytes. A snapshot can be long; the sandbox takes none above this.
const LONGEST_BODY: usize = 64 * 1024 * 1024;

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
        let place = authority.and_then(|authority| place(authority, named));
        match (authority, place) {
            (Some(authority), Some(place)) => Ok(Self {
                authority: authority.to_owned(),
                place,
            }),
            _ => Err(format!(
                "{url} is not the address of a sandbox on this machine, such as http://127.0.0.1:8080, or at a host \
                 that --allow-http-host names"
            )),
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

/// An answer, whatever it says.
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

/// Sends one request and reads its answer.
///
/// `target` is path and query as they stand in a request line; `body` is JSON.
pub(crate) async fn exchange(
    address: &Address,
    method: &str,
    target: &str,
    body: Option<&str>,
) -> Result<Answer, Trouble> {
    let deadline = Instant::now() + LIMIT;
    let late = || format!("no answer within {} seconds", LIMIT.as_secs());
    let stream = match timeout_at(deadline, address.connect()).await {
        Ok(Ok(stream)) => stream,
        Ok(Err(error)) => return Err(Trouble::Unreachable(error.to_string())),
        Err(_) => return Err(Trouble::Unreachable(late())),
    };
    match timeout_at(deadline, talk(stream, address, method, target, body)).await {
        Ok(answer) => answer.map_err(Trouble::Lost),
        Err(_) => Err(Trouble::Lost(late())),
    }
}

async fn talk(
    mut stream: TcpStream,
    address: &Address,
    method: &str,
    target: &str,
    body: Option<&str>,
) -> Result<Answer, String> {
    let kind = match body {
        Some(_) => "Content-Type: application/json\r\n",
        None => "",
    };
    let body = body.unwrap_or_default();
    let head = format!(
        "{method} {target} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nAccept: application/json\r\n{kind}\
         Content-Length: {}\r\n\r\n",
        address.authority,
        body.len()
    );
    let said = |error: std::io::Error| error.to_string();
    stream.write_all(head.as_bytes()).await.map_err(said)?;
    stream.write_all(body.as_bytes()).await.map_err(said)?;

    let mut bytes = Vec::new();
    let mut piece = vec![0; 16 * 1024];
    let mut head: Option<Head> = None;
    loop {
        if head.is_none() {
            head = Head::find(&bytes)?;
            if head.is_none() && bytes.len() > LONGEST_HEAD {
                return Err("the head of the answer is too long".to_owned());
            }
        }
        if let Some(head) = &head
            && let Some(body) = bytes.get(head.length..head.length + head.body)
        {
            return Ok(Answer {
                status: head.status,
                body: String::from_utf8(body.to_vec())
                    .map_err(|_| "the answer is not UTF-8".to_owned())?,
            });
        }
        match stream.read(&mut piece).await.map_err(said)? {
            0 => return Err("the connection was closed in the middle of the answer".to_owned()),
            read => bytes.extend_from_slice(piece.get(..read).unwrap_or_default()),
        }
    }
}

/// What needs to be known of an answer's head.
#[derive(Debug, PartialEq, Eq)]
struct Head {
    status: u16,
    /// The bytes of the head, with the empty line.
    length: usize,
    /// The bytes of the body.
    body: usize,
}

impl Head {
    /// Reads the head, if all of it is there.
    fn find(bytes: &[u8]) -> Result<Option<Self>, String> {
        const END: &[u8] = b"\r\n\r\n";
        let Some(end) = bytes.windows(END.len()).position(|four| four == END) else {
            return Ok(None);
        };
        let text = bytes.get(..end).map(std::str::from_utf8);
        let Some(Ok(text)) = text else {
            return Err("what answered does not speak HTTP".to_owned());
        };
        let mut lines = text.split("\r\n");
        let status = lines
            .next()
            .and_then(|line| line.strip_prefix("HTTP/1."))
            .and_then(|line| line.split(' ').nth(1))
            .and_then(|status| status.parse().ok())
            .ok_or("what answered does not speak HTTP")?;
        let body: usize = lines
            .filter_map(|line| line.split_once(':'))
            .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
            .and_then(|(_, value)| value.trim().parse().ok())
            .ok_or("the answer does not say how long it is")?;
        if body > LONGEST_BODY {
            return Err(format!("the answer is too long: {body} bytes"));
        }
        Ok(Some(Self {
            status,
            length: end + END.len(),
            body,
        }))
    }
}

#[cfg(test)]
mod tests {
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
    fn a_head_is_read_when_it_is_there() {
        let find = |text: &str| Head::find(text.as_bytes());
        assert_eq!(find("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n"), Ok(None));
        assert_eq!(
            find("HTTP/1.1 404 Not Found\r\ncontent-length: 2\r\n\r\n{}"),
            Ok(Some(Head {
                status: 404,
                length: 45,
                body: 2
            }))
        );
        for wrong in [
            "SSH-2.0\r\n\r\n",
            "HTTP/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n",
        ] {
            assert!(find(wrong).is_err(), "{wrong:?}");
        }
    }
}
