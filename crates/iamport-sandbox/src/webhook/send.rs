//! A small HTTP client for webhooks, which reaches only whom it may.

use std::io;
use std::net::{IpAddr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout;
use url::Host;

use super::reach::{Reach, Target};

/// The service's own limits: of a first attempt …
const CONNECT: Duration = Duration::from_secs(10);
const READ: Duration = Duration::from_secs(30);
/// … and of a repeated one, from beginning to end.
const AGAIN: Duration = Duration::from_secs(15);
/// The longest head of an answer that is read, in bytes.
const LONGEST_HEAD: usize = 64 * 1024;

/// The header `User-Agent` of every webhook.
pub(crate) const USER_AGENT: &str = concat!("iamport-sandbox/", env!("CARGO_PKG_VERSION"));

/// What is to be sent.
pub(super) struct Job {
    pub(super) id: u64,
    pub(super) age: u64,
    /// The server that it goes to.
    pub(super) server: String,
    pub(super) url: String,
    pub(super) content_type: &'static str,
    pub(super) body: String,
    pub(super) again: bool,
}

/// Sends one webhook to whom it may reach and returns the status of the answer, or what went wrong. An answer
/// that leads elsewhere is an answer: nobody goes there.
pub(super) async fn send(job: &Job, reach: &Reach) -> Result<u16, String> {
    send_by(job, reach, async |name: &str, port| {
        let addresses = tokio::net::lookup_host((name, port)).await?;
        Ok(addresses.collect())
    })
    .await
}

async fn send_by(job: &Job, reach: &Reach, look_up: impl LookUp) -> Result<u16, String> {
    let target = Target::parse(&job.url).ok_or("it is not an http:// address")?;
    if job.again {
        return timeout(AGAIN, exchange(&target, job, reach, look_up))
            .await
            .unwrap_or_else(|_| Err("no answer within 15 seconds".to_owned()));
    }
    exchange(&target, job, reach, look_up).await
}

/// What a name means.
trait LookUp: AsyncFn(&str, u16) -> io::Result<Vec<SocketAddr>> {}

impl<F: AsyncFn(&str, u16) -> io::Result<Vec<SocketAddr>>> LookUp for F {}

/// Connects to an address of the target that may be reached, and to no other that its name may have by then.
async fn connect(
    target: &Target,
    reach: &Reach,
    look_up: impl LookUp,
) -> Result<TcpStream, String> {
    let addresses = match &target.host {
        Host::Ipv4(ip) => vec![SocketAddr::new(IpAddr::V4(*ip), target.port)],
        Host::Ipv6(ip) => vec![SocketAddr::new(IpAddr::V6(*ip), target.port)],
        Host::Domain(name) => look_up(name, target.port)
            .await
            .map_err(|error| format!("no connection: {error}"))?,
    };
    let chosen = reach.choose(target, addresses);
    let chosen = chosen.map_err(|why| format!("no connection: {why}"))?;
    TcpStream::connect(chosen.as_slice())
        .await
        .map_err(|error| format!("no connection: {error}"))
}

async fn exchange(
    target: &Target,
    job: &Job,
    reach: &Reach,
    look_up: impl LookUp,
) -> Result<u16, String> {
    let mut stream = timeout(CONNECT, connect(target, reach, look_up))
        .await
        .map_err(|_| "no connection within 10 seconds".to_owned())??;
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: {}\r\nUser-Agent: {USER_AGENT}\r\nContent-Type: {}\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n",
        target.path,
        target.header,
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
    use tokio::net::TcpListener;

    fn job(url: String) -> Job {
        Job {
            id: 1,
            age: 0,
            server: String::new(),
            url,
            content_type: "application/json",
            body: "{}".to_owned(),
            again: false,
        }
    }

    /// A server that answers each request with a status, and a head line that leads elsewhere.
    async fn answering(status: u16, elsewhere: SocketAddr) -> (TcpListener, String) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let answer = format!("HTTP/1.1 {status} X\r\nLocation: http://{elsewhere}/\r\n\r\n");
        (listener, answer)
    }

    #[tokio::test]
    async fn a_name_is_looked_up_when_it_is_called_and_only_what_was_checked_is_connected_to() {
        let elsewhere = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (shop, answer) = answering(307, elsewhere.local_addr().unwrap()).await;
        let at = shop.local_addr().unwrap();
        let job = job(format!("http://shop:{}/hook?a=1#x", at.port()));
        let server = async {
            let (mut stream, _) = shop.accept().await.unwrap();
            let mut head = vec![0; 1024];
            let read = stream.read(&mut head).await.unwrap();
            stream.write_all(answer.as_bytes()).await.unwrap();
            String::from_utf8(head[..read].to_vec()).unwrap()
        };
        let allowed = ["shop".to_owned()];
        let here = Reach::new("127.0.0.1:1".parse().unwrap(), &allowed).unwrap();
        let look_up = async |name: &str, port| {
            assert_eq!((name, port), ("shop", at.port()));
            // The port is that of the URL, whatever a name server says.
            Ok(vec![SocketAddr::new(at.ip(), 1)])
        };
        let mut sending = std::pin::pin!(send_by(&job, &here, look_up));
        let head = tokio::select! {
            head = server => head,
            early = &mut sending => panic!("nobody came: {early:?}"),
        };
        let outcome = sending.await;
        assert!(head.starts_with("POST /hook?a=1 HTTP/1.1\r\n"), "{head}");
        assert!(head.contains(&format!("\r\nHost: shop:{}\r\n", at.port())));
        assert!(head.contains(&format!("\r\nUser-Agent: {USER_AGENT}\r\n")));
        // It leads elsewhere, and nobody went there.
        assert_eq!(outcome, Ok(307));
        is_untouched(elsewhere);

        // The same name, for others than this machine's own callers.
        let everywhere = Reach::new("0.0.0.0:1".parse().unwrap(), &allowed).unwrap();
        let outcome = send_by(&job, &everywhere, async |_: &str, _| Ok(vec![at])).await;
        let why = outcome.unwrap_err();
        assert!(why.contains("no connection: shop is 127.0.0.1"), "{why}");
        is_untouched(shop);
        let unknown = async |_: &str, _| Err(io::Error::other("no such name"));
        let outcome = send_by(&job, &everywhere, unknown).await;
        assert_eq!(outcome, Err("no connection: no such name".to_owned()));
    }

    /// That nobody connected.
    fn is_untouched(listener: TcpListener) {
        let listener = listener.into_std().unwrap();
        let none = listener.accept().unwrap_err();
        assert_eq!(none.kind(), io::ErrorKind::WouldBlock);
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
