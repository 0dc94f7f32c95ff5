//! The client: its settings, and how one call runs from arguments to answer.

use std::fmt;
use std::future::Future;
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderValue;
use tokio::time::{Instant, timeout_at};
use tracing::Instrument as _;

use crate::auth::{Credentials, Token, TokenCache};
use crate::envelope::{self, Envelope, Undecodable};
use crate::error::{self, Error, Kind, Outcome, Verdict};
use crate::redact::Secrets;
use crate::response::Response;
use crate::runtime::{OperationInfo, Prepared, Repeat, Request, Tolerant};
use crate::transport::{BaseUrl, Broken, Failure, Incoming, Outgoing, Settings, Transport};

/// The API's address.
pub const DEFAULT_URL: &str = "https://api.iamport.kr";

/// The same API behind a fixed IP address, for shops whose firewall needs to name one.
pub const FIXED_IP_URL: &str = "https://static-api.iamport.kr";

/// A client of the API.
///
/// It is a handle: cloning is cheap, and all clones share their connections and the access token. Keep one
/// for the life of the program.
///
/// Every operation is a method that returns a builder; nothing is sent before its `send().await`. Dropping
/// that future halfway through a change leaves its outcome unknown, like a lost answer.
///
/// Calls run inside a Tokio runtime with its I/O and time drivers enabled, as `#[tokio::main]` sets it up.
///
/// ```no_run
/// # async fn run() -> Result<(), iamport::Error> {
/// let client = iamport::Client::builder()
///     .credentials(iamport::Credentials::new("key", "secret"))
///     .build()?;
/// # let _ = client;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    tier: Option<HeaderValue>,
}

struct Shared {
    transport: Transport,
    credentials: Option<Credentials>,
    tokens: TokenCache,
    read_timeout: Duration,
    change_timeout: Duration,
    call_timeout: Duration,
}

impl Client {
    /// Begins a client with the default settings and no credentials.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// A client as the environment says: `IAMPORT_API_KEY` and `IAMPORT_API_SECRET` must be set,
    /// `IAMPORT_BASE_URL` and `IAMPORT_TIER` may be.
    ///
    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) that names the variable which is
    /// missing or wrong, and whatever [`ClientBuilder::build`] refuses.
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_lookup(|name| std::env::var_os(name))?.build()
    }

    /// The same client on behalf of a sub-merchant: three characters, `A`–`Z` and `0`–`9`.
    ///
    /// It sends the `Tier` header with every call that carries a token, and shares connections and the
    /// (agency's) token with the client it comes from.
    ///
    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) for any other code.
    pub fn tier(&self, code: &str) -> Result<Self, Error> {
        let tier = Some(tier_header(code)?);
        Ok(Self {
            shared: Arc::clone(&self.shared),
            tier,
        })
    }

    /// The base URL, without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.shared.transport.base().as_str()
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.base_url())
            .finish_non_exhaustive()
    }
}

fn tier_header(code: &str) -> Result<HeaderValue, Error> {
    let fail = || Error::invalid_input("a tier code is three characters, A-Z and 0-9");
    if code.len() != 3
        || !code
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    {
        return Err(fail());
    }
    HeaderValue::from_str(code).map_err(|_| fail())
}

/// The settings of a [`Client`] in the making.
#[must_use = "there is no client before `build()`"]
pub struct ClientBuilder {
    credentials: Option<Credentials>,
    base_url: String,
    tier: Option<String>,
    connect_timeout: Duration,
    read_timeout: Duration,
    change_timeout: Duration,
    call_timeout: Duration,
    user_agent_suffix: Option<String>,
    #[cfg(feature = "reqwest-0_13")]
    door: Option<crate::transport::Door>,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            credentials: None,
            base_url: DEFAULT_URL.to_owned(),
            tier: None,
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(30),
            change_timeout: Duration::from_secs(60),
            call_timeout: Duration::from_secs(150),
            user_agent_suffix: None,
            #[cfg(feature = "reqwest-0_13")]
            door: None,
        }
    }
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The base URL is unchecked here and could hold a password.
        f.debug_struct("ClientBuilder")
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}

impl ClientBuilder {
    /// The key pair to get access tokens with. Without one, only calls that need no token work.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Where the API is; [`DEFAULT_URL`] unless set.
    ///
    /// It must be `https://`, except on this machine itself (`localhost`, `127.0.0.0/8`, `[::1]`). A path is
    /// kept in front of every operation's; a user name, a query or a fragment is refused.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// The sub-merchant for all calls, as in [`Client::tier`].
    pub fn tier(mut self, code: impl Into<String>) -> Self {
        self.tier = Some(code.into());
        self
    }

    /// How long resolving, connecting and the TLS handshake may take together; 10 seconds unless set.
    ///
    /// Past it nothing was sent. Keep it below the other limits: when one of those ends first, the client
    /// can't tell whether the request had left, and must call a change's outcome unknown.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = limit;
        self
    }

    /// How long one attempt of a call that only reads may take, from connecting to the end of the answer;
    /// 30 seconds unless set. It also bounds the request for an access token.
    pub fn read_timeout(mut self, limit: Duration) -> Self {
        self.read_timeout = limit;
        self
    }

    /// How long one attempt of a call that changes something may take; 60 seconds unless set. A gateway can
    /// take its time, and giving up early leaves the outcome unknown.
    pub fn change_timeout(mut self, limit: Duration) -> Self {
        self.change_timeout = limit;
        self
    }

    /// How long a whole call may take, tokens and repeats included; 150 seconds unless set.
    pub fn call_timeout(mut self, limit: Duration) -> Self {
        self.call_timeout = limit;
        self
    }

    /// Text after this crate's name and version in the `User-Agent` header, such as `my-shop/2.1`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent_suffix = Some(suffix.into());
        self
    }

    /// A last word on reqwest's own builder: proxies, name resolution, another TLS configuration
    /// (`tls_backend_preconfigured`), socket options.
    ///
    /// The closure gets the builder with this crate's TLS set up. What the promises of this crate rest on is
    /// set after it and can't be changed: HTTP/1.1, no redirects, no repeats, no compression, the time-outs.
    /// This is the only place of the crate that names a type of reqwest, and the feature carries its version.
    #[cfg(feature = "reqwest-0_13")]
    pub fn reqwest(
        mut self,
        change: impl FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + 'static,
    ) -> Self {
        self.door = Some(Box::new(change));
        self
    }

    /// The client. Nothing is sent.
    ///
    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) when a setting can't be used: a base
    /// URL that is not safe, an empty key or secret, a malformed tier, a time limit of zero, TLS that
    /// can't be set up.
    pub fn build(self) -> Result<Client, Error> {
        let base = BaseUrl::parse(&self.base_url)?;
        if let Some(credentials) = &self.credentials {
            credentials.check()?;
        }
        let tier = self.tier.as_deref().map(tier_header).transpose()?;
        if [
            self.connect_timeout,
            self.read_timeout,
            self.change_timeout,
            self.call_timeout,
        ]
        .iter()
        .any(Duration::is_zero)
        {
            return Err(Error::invalid_input("a time limit must be more than zero"));
        }
        let transport = Transport::new(Settings {
            base,
            connect_timeout: self.connect_timeout,
            user_agent: user_agent(self.user_agent_suffix.as_deref())?,
            #[cfg(feature = "reqwest-0_13")]
            door: self.door,
        })?;
        let shared = Shared {
            transport,
            credentials: self.credentials,
            tokens: TokenCache::default(),
            read_timeout: self.read_timeout,
            change_timeout: self.change_timeout,
            call_timeout: self.call_timeout,
        };
        Ok(Client {
            shared: Arc::new(shared),
            tier,
        })
    }

    fn from_lookup(lookup: impl Fn(&str) -> Option<std::ffi::OsString>) -> Result<Self, Error> {
        let optional = |name: &str| match lookup(name).filter(|value| !value.is_empty()) {
            None => Ok(None),
            Some(value) => value.into_string().map(Some).map_err(|_| {
                Error::invalid_input(format!(
                    "the environment variable {name} is not valid Unicode"
                ))
            }),
        };
        let required = |name: &str| {
            optional(name)?.ok_or_else(|| {
                Error::invalid_input(format!("the environment variable {name} is not set"))
            })
        };
        let credentials = Credentials::new(
            required("IAMPORT_API_KEY")?,
            required("IAMPORT_API_SECRET")?,
        );
        let builder = Self {
            credentials: Some(credentials),
            tier: optional("IAMPORT_TIER")?,
            ..Self::default()
        };
        Ok(match optional("IAMPORT_BASE_URL")? {
            None => builder,
            Some(url) => builder.base_url(url),
        })
    }
}

fn user_agent(suffix: Option<&str>) -> Result<HeaderValue, Error> {
    let own = concat!("iamport-rust/", env!("CARGO_PKG_VERSION"));
    let text = match suffix {
        None => own.to_owned(),
        Some(suffix) => format!("{own} {suffix}"),
    };
    HeaderValue::try_from(text)
        .map_err(|_| Error::invalid_input("the user agent suffix must be plain visible ASCII"))
}

impl Client {
    /// Runs one call. Only the decoding at its end depends on the type of the payload.
    pub(crate) async fn execute<T: Tolerant>(
        &self,
        request: Request,
    ) -> Result<Response<T>, Error> {
        let accepted = self.accepted(request).await?;
        match envelope::decode::<T>(&accepted.body, accepted.payload.as_ref()) {
            Ok(value) => Ok(Response::new(
                value,
                accepted.status,
                accepted.message,
                accepted.body,
            )),
            Err(undecodable) => Err(accepted.undecodable(&undecodable)),
        }
    }

    /// Everything up to the payload. Boxed, so that the whole of it is compiled once, in this crate.
    fn accepted(
        &self,
        request: Request,
    ) -> Pin<Box<dyn Future<Output = Result<Accepted, Error>> + Send + 'static>> {
        let client = self.clone();
        Box::pin(async move {
            let prepared = request.finish()?;
            let info = prepared.info;
            let span = tracing::info_span!(
                "iamport.call",
                operation = info.id,
                method = info.method.as_str(),
                path = info.path,
            );
            client.run(prepared).instrument(span).await
        })
    }

    async fn run(&self, prepared: Prepared) -> Result<Accepted, Error> {
        let info = prepared.info;
        let shared = &*self.shared;
        let deadline = after(Instant::now(), shared.call_timeout);
        let mut attempt = 1;
        let result = loop {
            let token = if info.authenticated {
                match self.token(deadline).await {
                    Ok(token) => Some(token),
                    Err(error) => break Err(error.with_operation(info.id)),
                }
            } else {
                None
            };
            let result = self
                .attempt(&prepared, token.as_ref(), deadline, attempt)
                .await;
            match (result, token) {
                // The API refused the token, so nothing happened, or the call is a read: once more with a new one.
                (Err(error), Some(token))
                    if attempt == 1
                        && error.http_status() == Some(401)
                        && (error.kind() == Kind::Refused || info.repeat == Repeat::Read) =>
                {
                    shared.tokens.refused(&token);
                    attempt += 1;
                }
                (result, _) => break result,
            }
        };
        if let Err(error) = &result {
            report(error);
        }
        result
    }

    async fn token(&self, deadline: Instant) -> Result<Token, Error> {
        let shared = &self.shared;
        let Some(credentials) = &shared.credentials else {
            return Err(Error::new(
                Kind::NoCredentials,
                Outcome::NotSent,
                "this call needs an access token, and the client has no key and secret; set IAMPORT_API_KEY and \
                 IAMPORT_API_SECRET for Client::from_env, or call ClientBuilder::credentials",
            ));
        };
        match timeout_at(
            deadline,
            shared.tokens.get(|| self.fetch_token(credentials)),
        )
        .await
        {
            Ok(token) => token,
            Err(_) => Err(Error::new(
                Kind::Timeout,
                Outcome::NotSent,
                "no access token came in time",
            )
            .with_io(Some(std::io::ErrorKind::TimedOut))),
        }
    }

    /// Asks the API for a token. Bounded by itself, not by the caller: others may be waiting for it too.
    async fn fetch_token(&self, credentials: &Credentials) -> Result<Token, Error> {
        let asked_at = Instant::now();
        let request = self
            .get_token()
            .imp_key(credentials.key())
            .imp_secret(credentials.secret());
        let answer = request.send().await.map_err(Error::before_the_call)?;
        let status = answer.http_status();
        let grant = answer.into_inner();
        // Both moments are of one clock, the API's, so that ours need not be right.
        let life = match (grant.now, grant.expired_at) {
            (Some(now), Some(end)) => end.as_secs().saturating_sub(now.as_secs()),
            _ => 0,
        };
        let life = Duration::from_secs(u64::try_from(life).unwrap_or(0));
        Token::new(&grant.access_token, life, asked_at).ok_or_else(|| {
            Error::new(
                Kind::Unreadable,
                Outcome::NotSent,
                "the access token is not text that a header can carry",
            )
            .with_status(Some(status))
            .before_the_call()
        })
    }

    /// Sends the request once and judges what comes.
    async fn attempt(
        &self,
        prepared: &Prepared,
        token: Option<&Token>,
        deadline: Instant,
        attempt: u32,
    ) -> Result<Accepted, Error> {
        let info = prepared.info;
        let shared = &*self.shared;
        let limit = match info.repeat {
            Repeat::Read => shared.read_timeout,
            Repeat::Converge | Repeat::Once => shared.change_timeout,
        };
        let begun = Instant::now();
        let outgoing = Outgoing {
            method: info.method,
            path: &prepared.path,
            query: &prepared.query,
            body: prepared.body.as_ref(),
            authorization: token.map(Token::header),
            tier: self.tier.as_ref().filter(|_| info.authenticated),
        };
        let exchanged = shared
            .transport
            .exchange(outgoing, after(begun, limit).min(deadline))
            .await;
        let duration_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);

        let incoming = match exchanged {
            Ok(incoming) => incoming,
            Err(failure) => {
                tracing::debug!(operation = info.id, attempt, duration_ms, "no answer");
                return Err(unanswered(info, failure));
            }
        };
        let status = incoming.status;
        let envelope = incoming
            .body
            .as_ref()
            .ok()
            .and_then(|body| Envelope::read(body));
        let code = envelope.as_ref().map(|envelope| envelope.code);
        tracing::debug!(
            operation = info.id,
            status,
            code,
            attempt,
            duration_ms,
            "answer"
        );

        let mut secrets = prepared.secrets.clone();
        for secret in shared
            .credentials
            .iter()
            .flat_map(|pair| [pair.key(), pair.secret()])
        {
            secrets.add(secret);
        }
        if let Some(token) = token {
            secrets.add(token.text());
        }
        judged(info, incoming, envelope, secrets)
    }
}

/// A moment from now, or a far one when the limit is beyond what the clock can hold.
fn after(begin: Instant, limit: Duration) -> Instant {
    const FAR: Duration = Duration::from_secs(24 * 60 * 60);
    begin.checked_add(limit.min(FAR)).unwrap_or(begin)
}

/// An answer that the API accepted, its payload not decoded yet.
struct Accepted {
    info: &'static OperationInfo,
    status: u16,
    message: Option<Box<str>>,
    payload: Option<Range<usize>>,
    body: Bytes,
    secrets: Secrets,
}

impl Accepted {
    /// Code 0, and yet nothing to hold in hand: a change may have happened, or a stranger answered.
    fn undecodable(&self, undecodable: &Undecodable) -> Error {
        let Undecodable {
            path,
            line,
            category,
        } = undecodable;
        let detail = format!(
            "the answer does not decode at {}, line {line} ({category})",
            self.secrets.clean(path)
        );
        Error::new(
            Kind::Unreadable,
            error::unclear(self.info.repeat, Some(self.status)),
            detail,
        )
        .with_operation(self.info.id)
        .with_status(Some(self.status))
        .with_code(Some(0))
    }
}

/// The error of a call without an answer.
fn unanswered(info: &'static OperationInfo, failure: Failure) -> Error {
    let lost = error::unclear(info.repeat, None);
    let error = match failure {
        Failure::Unsendable(error) => error,
        Failure::NoConnection {
            timed_out: true,
            io,
        } => Error::new(
            Kind::ConnectTimeout,
            Outcome::NotSent,
            "no connection came about in time",
        )
        .with_io(io),
        Failure::NoConnection {
            timed_out: false,
            io,
        } => Error::new(Kind::Connect, Outcome::NotSent, "no connection came about").with_io(io),
        Failure::TimedOut => Error::new(Kind::Timeout, lost, "no answer came in time")
            .with_io(Some(std::io::ErrorKind::TimedOut)),
        Failure::Lost(io) => Error::new(
            Kind::Lost,
            lost,
            "the connection broke before an answer came, or the answer was not HTTP",
        )
        .with_io(io),
    };
    error.with_operation(info.id)
}

/// Success, or the error that an answer stands for.
fn judged(
    info: &'static OperationInfo,
    incoming: Incoming,
    envelope: Option<Envelope>,
    secrets: Secrets,
) -> Result<Accepted, Error> {
    let Incoming { status, body } = incoming;
    let code = envelope.as_ref().map(|envelope| envelope.code);
    let io = match &body {
        Err(Broken::Lost(io)) => *io,
        Err(Broken::TimedOut) => Some(std::io::ErrorKind::TimedOut),
        Ok(_) | Err(Broken::TooLarge) => None,
    };
    let (message, payload) = match envelope {
        Some(envelope) => (
            envelope.message.map(|message| secrets.clean(&message)),
            envelope.payload,
        ),
        None => (None, None),
    };
    let (kind, outcome, detail) = match (error::judge(status, code), body) {
        (Verdict::Accepted, Ok(body)) => {
            let message = message.map(String::into_boxed_str);
            return Ok(Accepted {
                info,
                status,
                message,
                payload,
                body,
                secrets,
            });
        }
        (Verdict::Refused(kind), _) => {
            let detail = match kind {
                Kind::RateLimited => "the API refused the call, there are too many of them",
                _ => "the API refused the call",
            };
            (kind, Outcome::Refused, detail)
        }
        (Verdict::Unclear(kind), body) => {
            let (kind, detail) = match (kind, body) {
                (Kind::Redirect, _) => (kind, "the answer is a redirect, which is not followed"),
                (Kind::Server, _) => (kind, "the API or the gateway behind it failed"),
                (_, Err(Broken::TimedOut)) => {
                    (Kind::Timeout, "the answer did not come to its end in time")
                }
                (_, Err(Broken::Lost(_))) => (
                    Kind::Lost,
                    "the connection broke in the middle of the answer",
                ),
                (_, Err(Broken::TooLarge)) => (Kind::Unreadable, "the answer is larger than 8 MiB"),
                (_, Ok(_)) if code.is_some() => (
                    Kind::Unreadable,
                    "the answer's code and HTTP status contradict each other",
                ),
                (_, Ok(_)) => (Kind::Unreadable, "the answer is not what the API sends"),
            };
            (kind, error::unclear(info.repeat, Some(status)), detail)
        }
        // A readable envelope comes from a whole body.
        (Verdict::Accepted, Err(_)) => (
            Kind::Lost,
            error::unclear(info.repeat, Some(status)),
            "the connection broke in the middle of the answer",
        ),
    };
    Err(Error::new(kind, outcome, detail)
        .with_operation(info.id)
        .with_status(Some(status))
        .with_code(code)
        .with_message(message)
        .with_io(io))
}

/// Tells the log how a call failed: facts only, the API's message is for the caller.
fn report(error: &Error) {
    let (outcome, status, code) = (error.outcome().as_str(), error.http_status(), error.code());
    if error.outcome() == Outcome::Unknown {
        tracing::warn!(
            operation = error.operation(),
            outcome,
            status,
            code,
            "it may have happened"
        );
    } else {
        tracing::debug!(
            operation = error.operation(),
            outcome,
            status,
            code,
            "failed"
        );
    }
}

#[cfg(test)]
mod tests;
