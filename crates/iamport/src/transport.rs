//! The one place that talks HTTP: how connections are made, how one request goes out, and how much of an
//! answer is read. Nothing of reqwest leaves this module, its error texts least of all: they quote URLs.
//!
//! Reads share kept connections. A change has a connection of its own, which nobody used before and nobody uses after:
//! a kept one can be about to close, and can have bytes on it that answer somebody else's request.

use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use bytes::{Bytes, BytesMut};
use reqwest::header::{
    ACCEPT, ACCEPT_ENCODING, AUTHORIZATION, CONNECTION, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap,
    HeaderName, HeaderValue, RETRY_AFTER,
};
use tokio::time::{Instant, timeout_at};

use crate::base_url::BaseUrl;
use crate::error::Error;
use crate::headers::Headers;
use crate::no_connection::{Cause, io_kind};
use crate::operation::Method;
use crate::proxy::Way;
use crate::tls::Tls;

/// The most that is read of one answer, unless it is told otherwise, in bytes.
pub(crate) const LARGEST_ANSWER: usize = 8 * 1024 * 1024;
/// A stock Apache closes idle connections after 5 s. Ours are closed first.
const IDLE: Duration = Duration::from_secs(4);
/// The longest `Retry-After` that is passed on: a year, which every clock can hold.
pub(crate) const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

#[cfg(feature = "reqwest-0_13")]
pub(crate) type Door = Box<dyn Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync>;

/// Which connection a request goes out on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Connection {
    /// One that is kept for other requests.
    Kept,
    /// One for this request alone.
    Own,
}

/// One request, ready to go.
pub(crate) struct Outgoing<'a> {
    pub(crate) method: Method,
    pub(crate) connection: Connection,
    pub(crate) path: &'a str,
    pub(crate) query: &'a str,
    pub(crate) body: Option<&'a Bytes>,
    /// The value of `Authorization`, marked sensitive.
    pub(crate) authorization: Option<&'a HeaderValue>,
    pub(crate) tier: Option<&'a HeaderValue>,
}

/// An answer, or as much of it as came.
#[derive(Debug)]
pub(crate) struct Incoming {
    pub(crate) status: u16,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) headers: Headers,
    pub(crate) body: Result<Bytes, Broken>,
    /// Which client's connection it came on.
    pub(crate) came_by: CameBy,
}

/// Which HTTP client an answer came by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct CameBy(Option<u64>);

#[cfg(any(test, fuzzing))]
impl CameBy {
    /// By no connection that is kept.
    pub(crate) const fn nowhere() -> Self {
        Self(None)
    }
}

/// Why the body of an answer is not here.
#[derive(Debug)]
pub(crate) enum Broken {
    /// More than [`Settings::largest_answer`].
    TooLarge,
    TimedOut,
    Lost(Option<io::ErrorKind>),
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Nothing was sent: the request can't be built.
    Unsendable(Error),
    /// Nothing was sent: no connection.
    NoConnection {
        timed_out: bool,
        cause: Cause,
        io: Option<io::ErrorKind>,
    },
    /// The connection stood, or may have stood.
    TimedOut,
    /// The same.
    Lost(Option<io::ErrorKind>),
}

impl Failure {
    /// One word for logs.
    pub(crate) const fn word(&self) -> &'static str {
        match self {
            Self::Unsendable(_) => "unsendable",
            Self::NoConnection {
                timed_out: true, ..
            } => "no-connection-in-time",
            Self::NoConnection { cause, .. } => cause.word(),
            Self::TimedOut => "timed-out",
            Self::Lost(_) => "lost",
        }
    }

    /// The operating system's reason, where there is one.
    pub(crate) fn io(&self) -> Option<io::ErrorKind> {
        match self {
            Self::NoConnection { io, .. } | Self::Lost(io) => *io,
            Self::TimedOut => Some(io::ErrorKind::TimedOut),
            Self::Unsendable(_) => None,
        }
    }
}

impl Broken {
    /// The operating system's reason, where there is one.
    pub(crate) fn io(&self) -> Option<io::ErrorKind> {
        match self {
            Self::Lost(io) => *io,
            Self::TimedOut => Some(io::ErrorKind::TimedOut),
            Self::TooLarge => None,
        }
    }
}

pub(crate) struct Transport {
    settings: Settings,
    tls: Tls,
    reads: Mutex<Reads>,
    changes: reqwest::Client,
    #[cfg(feature = "test-util")]
    clock: crate::held_clock::HeldClock,
}

/// The client whose connections are kept, and how many there were before it.
struct Reads {
    number: u64,
    http: reqwest::Client,
    made: Instant,
}

/// What the caller may choose about connections.
pub(crate) struct Settings {
    pub(crate) base: BaseUrl,
    pub(crate) way: Way,
    /// The most that is read of one answer, in bytes.
    pub(crate) largest_answer: usize,
    pub(crate) connect_timeout: Duration,
    /// After how long kept connections are replaced, so that the name is resolved again.
    pub(crate) connection_age: Duration,
    pub(crate) user_agent: HeaderValue,
    #[cfg(feature = "reqwest-0_13")]
    pub(crate) door: Option<Door>,
}

impl Transport {
    /// # Errors
    /// `is_invalid_input` when TLS can't be set up.
    pub(crate) fn new(settings: Settings) -> Result<Self, Error> {
        let tls = Tls::new(settings.base.is_https())?;
        let build = |connection| {
            http(&settings, &tls, connection).map_err(|_| {
                Error::invalid_input("the HTTP client can't be set up with these settings")
            })
        };
        let reads = Reads {
            number: 0,
            made: Instant::now(),
            http: build(Connection::Kept)?,
        };
        let changes = build(Connection::Own)?;
        Ok(Self {
            settings,
            tls,
            reads: Mutex::new(reads),
            changes,
            #[cfg(feature = "test-util")]
            clock: crate::held_clock::HeldClock::default(),
        })
    }

    pub(crate) fn base(&self) -> &BaseUrl {
        &self.settings.base
    }

    /// The most that is read of one answer, in bytes.
    pub(crate) fn largest_answer(&self) -> usize {
        self.settings.largest_answer
    }

    /// Sends one request once, and reads the answer until `deadline`.
    pub(crate) async fn exchange(
        &self,
        outgoing: Outgoing<'_>,
        deadline: Instant,
    ) -> Result<Incoming, Failure> {
        let request = self.request(&outgoing).map_err(Failure::Unsendable)?;
        #[cfg(feature = "test-util")]
        let _held = self.clock.hold();
        let (http, came_by) = match outgoing.connection {
            Connection::Own => (self.changes.clone(), CameBy(None)),
            Connection::Kept => {
                let mut reads = self.reads();
                if reads.made.elapsed() >= self.settings.connection_age {
                    self.renew(&mut reads);
                }
                (reads.http.clone(), CameBy(Some(reads.number)))
            }
        };
        let mut response = match timeout_at(deadline, http.execute(request)).await {
            Err(_) => return Err(Failure::TimedOut),
            Ok(Err(error)) => return Err(failure(&error, self.settings.base.is_https())),
            Ok(Ok(response)) => response,
        };
        let status = response.status().as_u16();
        let retry_after = retry_after(response.headers(), SystemTime::now());
        let headers = Headers::of(std::mem::take(response.headers_mut()));
        let most = self.settings.largest_answer;
        let body = match timeout_at(deadline, read(&mut response, most)).await {
            Err(_) => Err(Broken::TimedOut),
            Ok(body) => body,
        };
        Ok(Incoming {
            status,
            retry_after,
            headers,
            body,
            came_by,
        })
    }

    /// Lets the kept connections go that a wrong answer came by: there may be more of its kind on them.
    pub(crate) fn distrust(&self, came_by: CameBy) {
        let mut reads = self.reads();
        if came_by.0 == Some(reads.number) {
            self.renew(&mut reads);
        }
    }

    /// Puts a client without any connection in the place of the one for reads. What is under way goes on.
    fn renew(&self, reads: &mut Reads) {
        // The settings made a client before. Should they not do so now, reads go without kept connections.
        let fresh = http(&self.settings, &self.tls, Connection::Kept);
        reads.http = fresh.unwrap_or_else(|_| self.changes.clone());
        reads.number += 1;
        reads.made = Instant::now();
    }

    fn reads(&self) -> MutexGuard<'_, Reads> {
        self.reads.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn request(&self, outgoing: &Outgoing<'_>) -> Result<reqwest::Request, Error> {
        let url = self.settings.base.join(outgoing.path, outgoing.query)?;
        let method = match outgoing.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let mut request = reqwest::Request::new(method, url);
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
        if outgoing.connection == Connection::Own {
            headers.insert(CONNECTION, HeaderValue::from_static("close"));
        }
        if let Some(authorization) = outgoing.authorization {
            headers.insert(AUTHORIZATION, authorization.clone());
        }
        if let Some(tier) = outgoing.tier {
            headers.insert(HeaderName::from_static("tier"), tier.clone());
        }
        if let Some(body) = outgoing.body {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            *request.body_mut() = Some(reqwest::Body::from(body.clone()));
        } else if matches!(outgoing.method, Method::Post | Method::Put) {
            // Some proxies answer 411 to a POST that does not say that it is empty.
            headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        Ok(request)
    }
}

/// One HTTP client.
fn http(
    settings: &Settings,
    tls: &Tls,
    connection: Connection,
) -> Result<reqwest::Client, reqwest::Error> {
    let builder = reqwest::Client::builder();
    let builder = match &settings.way {
        Way::Direct => builder.no_proxy(),
        Way::AsTheEnvironmentSays => builder,
        Way::Through(proxy) => builder.no_proxy().proxy((**proxy).clone()),
    };
    let builder = tls.apply(builder);
    #[cfg(feature = "reqwest-0_13")]
    let builder = match &settings.door {
        Some(door) => door(builder),
        None => builder,
    };
    // What the promises about money rest on comes last, so that nothing above changes it. The features
    // of reqwest are shared by the whole build, so what is off by default is switched off as well.
    let builder = builder
        .http1_only()
        .redirect(reqwest::redirect::Policy::none())
        .retry(reqwest::retry::never())
        .referer(false)
        // It logs what goes over the connection, keys and all.
        .connection_verbose(false)
        .no_gzip()
        .no_brotli()
        .no_zstd()
        .no_deflate()
        .pool_idle_timeout(IDLE)
        .connect_timeout(settings.connect_timeout)
        .user_agent(settings.user_agent.clone());
    let builder = match connection {
        Connection::Kept => builder,
        Connection::Own => builder.pool_max_idle_per_host(0),
    };
    builder.build()
}

/// Reads a body piece by piece, so that a huge one is let go before it is here.
async fn read(response: &mut reqwest::Response, most: usize) -> Result<Bytes, Broken> {
    if response
        .content_length()
        .is_some_and(|length| length > most as u64)
    {
        return Err(Broken::TooLarge);
    }
    let mut body = BytesMut::new();
    loop {
        match response.chunk().await {
            Ok(None) => return Ok(body.freeze()),
            Ok(Some(piece)) if body.len() + piece.len() > most => {
                return Err(Broken::TooLarge);
            }
            Ok(Some(piece)) => body.extend_from_slice(&piece),
            Err(error) if error.is_timeout() => return Err(Broken::TimedOut),
            Err(error) => return Err(Broken::Lost(io_kind(&error))),
        }
    }
}

/// `Retry-After`, which is a number of seconds or a date, up to [`LONGEST_RETRY_AFTER`].
pub(crate) fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    let wait = if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than fit are a long wait, and not none.
        Duration::from_secs(text.parse().unwrap_or(u64::MAX))
    } else {
        let date = httpdate::parse_http_date(text).ok()?;
        date.duration_since(now).unwrap_or_default()
    };
    Some(wait.min(LONGEST_RETRY_AFTER))
}

/// Translates reqwest's error into what matters: could the request have left?
fn failure(error: &reqwest::Error, https: bool) -> Failure {
    if error.is_builder() {
        Failure::Unsendable(Error::invalid_input("the request can't be sent as it is"))
    } else if error.is_connect() {
        // Resolving, connecting and the TLS handshake all come before the first byte of a request.
        Failure::NoConnection {
            timed_out: error.is_timeout(),
            cause: Cause::of(error, https),
            io: io_kind(error),
        }
    } else if error.is_timeout() {
        Failure::TimedOut
    } else {
        Failure::Lost(io_kind(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base_url::URL_LIMIT;

    #[test]
    fn the_longest_url_is_one_that_the_http_library_takes() {
        let transport = Transport::new(Settings {
            base: BaseUrl::parse("http://localhost", &[]).unwrap(),
            way: Way::Direct,
            largest_answer: LARGEST_ANSWER,
            connection_age: Duration::from_secs(300),
            connect_timeout: Duration::from_secs(1),
            user_agent: HeaderValue::from_static("test"),
            #[cfg(feature = "reqwest-0_13")]
            door: None,
        })
        .unwrap();
        let query = "a".repeat(URL_LIMIT - 2);
        let outgoing = Outgoing {
            method: Method::Get,
            connection: Connection::Kept,
            path: "/a",
            query: &query,
            body: None,
            authorization: None,
            tier: None,
        };
        let url = transport.request(&outgoing).unwrap().url().to_string();
        // hyper's own limit.
        assert!(url.len() < usize::from(u16::MAX) - 1);
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let at = |text: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(RETRY_AFTER, HeaderValue::from_str(text).unwrap());
            let now = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
            retry_after(&headers, now)
        };
        assert_eq!(at("120"), Some(Duration::from_secs(120)));
        assert_eq!(
            at("Sun, 06 Nov 1994 08:50:37 GMT"),
            Some(Duration::from_secs(60))
        );
        assert_eq!(at("Sun, 06 Nov 1994 08:00:00 GMT"), Some(Duration::ZERO));
        for long in [
            "31536001",
            "18446744073709551615",
            "99999999999999999999",
            "Fri, 31 Dec 9999 23:59:59 GMT",
        ] {
            assert_eq!(at(long), Some(LONGEST_RETRY_AFTER), "{long}");
        }
        for odd in ["", "soon", "-1", "+1", "1.5"] {
            assert_eq!(at(odd), None, "{odd}");
        }
    }
}
