//! A small HTTP client that reaches nothing but this computer.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;

/// The service's own limits: of a first attempt …
const CONNECT: Duration = Duration::from_secs(10);
const READ: Duration = Duration::from_secs(30);
/// … and of a repeated one, from beginning to end.
const AGAIN: Duration = Duration::from_secs(15);
/// The longest head of an answer that is read, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// What is to be sent.
pub(super) struct Job {
    pub(super) id: u64,
    pub(super) age: u64,
    pub(super) url: String,
    pub(super) content_type: &'static str,
    pub(super) body: String,
    pub(super) again: bool,
}

/// An address on loopback that a webhook can go to.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Target {
    address: SocketAddr,
    host: String,
    path: String,
}

impl Target {
    /// The target that `url` names, unless it is anywhere else than on loopback.
    pub(super) fn parse(url: &str) -> Option<Target> {
        let url = url::Url::parse(url).ok()?;
        if url.scheme() != "http" {
            return None;
        }
        let ip = match url.host()? {
            url::Host::Ipv4(ip) => IpAddr::V4(ip),
            url::Host::Ipv6(ip) => IpAddr::V6(ip),
            // No name server is asked, for this name as for any other.
            url::Host::Domain("localhost") => IpAddr::V4(Ipv4Addr::LOCALHOST),
            url::Host::Domain(_) => return None,
        };
        if !ip.is_loopback() {
            return None;
        }
        let port = url.port_or_known_default()?;
        let host = url.host_str()?;
        let host = match url.port() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        Some(Target {
            address: SocketAddr::new(ip, port),
            host,
            path,
        })
    }
}

/// Sends one webhook and returns the status of the answer, or what went wrong.
pub(super) async fn send(job: &Job) -> Result<u16, String> {
    let target = Target::parse(&job.url).ok_or("only loopback is reached")?;
    if job.again {
        return timeout(AGAIN, exchange(&target, job))
            .await
            .unwrap_or_else(|_| Err("no answer within 15 seconds".to_owned()));
    }
    exchange(&target, job).await
}

async fn exchange(target: &Target, job: &Job) -> Result<u16, String> {
    let mut stream = timeout(CONNECT, TcpStream::connect(target.address))
        .await
        .map_err(|_| "no connection within 10 seconds".to_owned())?
        .map_err(|error| format!("no connection: {error}"))?;
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: {}\r\nUser-Agent: iamport-sandbox/{}\r\nContent-Type: {}\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        target.path,
        target.host,
        env!("CARGO_PKG_VERSION"),
        job.content_type,
        job.body.len(),
    );
    let answered = async {
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(job.body.as_bytes()).await?;
        stream.flush().await?;
        let mut answer = Vec::new();
        let mut piece = [0; 4096];
        while !answer.windows(4).any(|four| four == b"\r\n\r\n") && answer.len() < LONGEST_HEAD {
            let read = stream.read(&mut piece).await?;
            if read == 0 {
                break;
            }
            answer.extend_from_slice(piece.get(..read).unwrap_or_default());
        }
        std::io::Result::Ok(answer)
    };
    let answer = timeout(READ, answered)
        .await
        .map_err(|_| "no answer within 30 seconds".to_owned())?
        .map_err(|error| format!("no answer: {error}"))?;
    status(&answer).ok_or_else(|| "the answer is not HTTP".to_owned())
}

fn status(answer: &[u8]) -> Option<u16> {
    let line = answer.split(|byte| *byte == b'\r').next()?;
    let line = std::str::from_utf8(line).ok()?;
    let rest = line.strip_prefix("HTTP/1.")?;
    let digits = rest.split(' ').nth(1)?;
    digits.parse().ok().filter(|code| (100..600).contains(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_is_a_target() {
        let target = Target::parse("http://127.0.0.1:8080/hook?a=1#x").unwrap();
        assert_eq!(target.address, "127.0.0.1:8080".parse().unwrap());
        assert_eq!(
            (&*target.host, &*target.path),
            ("127.0.0.1:8080", "/hook?a=1")
        );
        for url in [
            "http://localhost/",
            "http://LOCALHOST:1/",
            "http://[::1]:7/",
            "http://127.9.9.9/",
            "http://2130706433/",
        ] {
            assert!(Target::parse(url).is_some(), "{url}");
        }
        for url in [
            "https://127.0.0.1/",
            "http://10.0.0.1/",
            "http://example.com/",
            "http://localhost.example.com/",
            "http://0.0.0.0/",
            "http://[::ffff:10.0.0.1]/",
            "ftp://127.0.0.1/",
            "/hook",
            "",
        ] {
            assert!(Target::parse(url).is_none(), "{url}");
        }
    }

    #[test]
    fn statuses_are_read_and_nonsense_is_not() {
        assert_eq!(status(b"HTTP/1.1 200 OK\r\n\r\n"), Some(200));
        assert_eq!(status(b"HTTP/1.0 503\r\n\r\n"), Some(503));
        for text in [
            &b"HTTP/1.1 x\r\n"[..],
            b"",
            b"\xff",
            b"SSH-2.0",
            b"HTTP/1.1 99\r\n",
        ] {
            assert_eq!(status(text), None);
        }
    }
}
