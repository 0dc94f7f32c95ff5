//! The settings of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderValue;
use tokio::sync::Semaphore;

use crate::base_url::BaseUrl;
use crate::call::{Connected, check_call_timeout};
use crate::client::{Client, DEFAULT_URL, tier_header};
use crate::confirm::Journal;
use crate::credentials::Credentials;
use crate::error::Error;
use crate::proxy;
use crate::retry::{Budget, Retries};
use crate::transport::{LARGEST_ANSWER, Settings, Transport};

/// A bound below this could not read a single payment.
const LEAST_ANSWER: usize = 4096;

impl Client {
    /// Begins a client with the default settings and no credentials.
    pub fn builder() -> ClientBuilder {
        ClientBuilder::default()
    }

    /// A client as the environment says: [`ClientBuilder::from_env`] without other settings.
    ///
    /// # Errors
    /// As [`ClientBuilder::from_env`] and [`ClientBuilder::build`].
    pub fn from_env() -> Result<Self, Error> {
        ClientBuilder::from_env()?.build()
    }
}

/// The settings of a [`Client`] in the making.
#[must_use = "there is no client before `build()`"]
pub struct ClientBuilder {
    credentials: Option<Credentials>,
    base_url: String,
    http_hosts: Vec<String>,
    tier: Option<String>,
    connect_timeout: Duration,
    read_timeout: Duration,
    change_timeout: Duration,
    call_timeout: Duration,
    connection_age: Duration,
    retries: Retries,
    retries_per_second: u32,
    in_flight: Option<usize>,
    user_agent_suffix: Option<String>,
    proxy: proxy::Choice,
    largest_answer: usize,
    journal: Option<Arc<dyn Journal>>,
    #[cfg(feature = "reqwest-0_13")]
    door: Option<crate::transport::Door>,
}

impl Default for ClientBuilder {
    fn default() -> Self {
        Self {
            credentials: None,
            base_url: DEFAULT_URL.to_owned(),
            http_hosts: Vec::new(),
            tier: None,
            connect_timeout: Duration::from_secs(10),
            read_timeout: Duration::from_secs(30),
            change_timeout: Duration::from_secs(60),
            call_timeout: Duration::from_secs(150),
            connection_age: Duration::from_secs(5 * 60),
            retries: Retries::default(),
            retries_per_second: 10,
            in_flight: None,
            user_agent_suffix: None,
            proxy: proxy::Choice::default(),
            largest_answer: LARGEST_ANSWER,
            journal: None,
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
    /// The settings that the environment gives, to which others can be added:
    ///
    /// | variable | |
    /// |---|---|
    /// | `IAMPORT_API_KEY`, `IAMPORT_API_SECRET` | must be set |
    /// | `IAMPORT_BASE_URL` | as [`base_url`](Self::base_url) |
    /// | `IAMPORT_TIER` | as [`tier`](Self::tier) |
    /// | `IAMPORT_ALLOW_HTTP_HOST` | as [`allow_http_host`](Self::allow_http_host), for tests; several with commas between |
    /// | `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY` | see [`proxy`](Self::proxy) |
    ///
    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) that names the variable which is
    /// missing or wrong.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_lookup(|name| std::env::var_os(name))
    }

    /// The key pair to get access tokens with. Without one, only calls that need no token work.
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = Some(credentials);
        self
    }

    /// Where the API is; [`DEFAULT_URL`] unless set.
    ///
    /// It must be `https://`, except on this machine itself (`localhost`, `127.0.0.0/8`, `[::1]`) and, for tests,
    /// at a host that [`allow_http_host`](Self::allow_http_host) names. A path is
    /// kept in front of every operation's; a user name, a query or a fragment is refused.
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = url.into();
        self
    }

    /// For tests: lets the base URL be plain `http://` at this one host too, such as a container with a sandbox in
    /// it. Can be called for several hosts.
    ///
    /// Keys, tokens and card numbers then go over the network in the clear, and whoever is on the way can read
    /// and change them. So it is never for the real API, whose hosts are refused here, and never for real data.
    /// No proxy is used.
    ///
    /// ```
    /// # fn main() -> Result<(), iamport::Error> {
    /// let client = iamport::Client::builder()
    ///     .base_url("http://sandbox:8080")
    ///     .allow_http_host("sandbox")
    ///     .build()?;
    /// # Ok(()) }
    /// ```
    pub fn allow_http_host(mut self, name: impl Into<String>) -> Self {
        self.http_hosts.push(name.into());
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
    ///
    /// A change is not begun when less than the smaller of 10 seconds and this limit is left of the call's time.
    pub fn change_timeout(mut self, limit: Duration) -> Self {
        self.change_timeout = limit;
        self
    }

    /// How long a whole call may take, tokens and repeats included; 150 seconds unless set.
    ///
    /// It must leave a change the time that it needs, so it is more than the smaller of 10 seconds and
    /// [`change_timeout`](Self::change_timeout).
    #[doc(alias = "타임아웃")]
    pub fn call_timeout(mut self, limit: Duration) -> Self {
        self.call_timeout = limit;
        self
    }

    /// After how long kept connections are replaced by new ones; 5 minutes unless set. The name of the API is resolved again
    /// then, also while calls come so fast that no connection is ever idle. Only calls that change nothing keep connections.
    pub fn connection_age(mut self, most: Duration) -> Self {
        self.connection_age = most;
        self
    }

    /// How calls that change nothing are sent again when they fail for a cause that may pass; four attempts unless set.
    pub fn retries(mut self, retries: Retries) -> Self {
        self.retries = retries;
        self
    }

    /// How many further attempts all calls of this client make in a second; 10 unless set, and 0 for none. As many may come at
    /// once after a quiet second. A call whose turn comes too late for it fails as it is.
    pub fn retries_per_second(mut self, most: u32) -> Self {
        self.retries_per_second = most;
        self
    }

    /// How many calls may be under way at once; any number unless set. Further ones wait for their turn, within their own limit.
    pub fn in_flight(mut self, most: usize) -> Self {
        self.in_flight = Some(most);
        self
    }

    /// Text after this crate's name and version in the `User-Agent` header, such as `my-shop/2.1`.
    pub fn user_agent_suffix(mut self, suffix: impl Into<String>) -> Self {
        self.user_agent_suffix = Some(suffix.into());
        self
    }

    /// The proxy to reach the API through, such as `http://proxy.example:3128`, with a user name and a password in it if it wants
    /// them; unless set, the one that `HTTPS_PROXY` or `ALL_PROXY` name, save for the hosts of `NO_PROXY`. It sees where connections
    /// go, and nothing of what is in them.
    ///
    /// What goes to this machine itself, or over plain HTTP for tests, passes no proxy.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = proxy::Choice::Named(url.into());
        self
    }

    /// No proxy, whatever the environment says.
    pub fn no_proxy(mut self) -> Self {
        self.proxy = proxy::Choice::None;
        self
    }

    /// The most that is read of one answer, in bytes; 8 MiB unless set. A larger one is an error, for a change one of unknown outcome, so
    /// a request of that size is not sent: no answer could repeat what was sent.
    pub fn largest_answer(mut self, bytes: usize) -> Self {
        self.largest_answer = bytes;
        self
    }

    /// Where confirmed changes with a key are written down before they are sent: [`confirm`](crate::confirm).
    pub fn journal(mut self, journal: Arc<dyn Journal>) -> Self {
        self.journal = Some(journal);
        self
    }

    /// A last word on reqwest's own builder: name resolution, another TLS configuration
    /// (`tls_backend_preconfigured`), socket options.
    ///
    /// The closure gets the builder with this crate's TLS set up. It is called more than once: reads and changes have
    /// HTTP clients of their own, and after a wrong answer the one for reads is made anew. What the promises of this crate rest on is
    /// set after it and can't be changed: HTTP/1.1, no redirects, no repeats, no compression, the time-outs.
    /// This is the only place of the crate that names a type of reqwest, and the feature carries its version.
    #[cfg(feature = "reqwest-0_13")]
    pub fn reqwest(
        mut self,
        change: impl Fn(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send + Sync + 'static,
    ) -> Self {
        self.door = Some(Box::new(change));
        self
    }

    /// The client. Nothing is sent.
    ///
    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) when a setting can't be used: a base
    /// URL that is not safe, a key or secret that is empty or has white space around it, a malformed tier, a time
    /// limit of zero, a call's limit that no change fits into, a proxy that can't be read, of the environment's too, TLS that can't
    /// be set up.
    pub fn build(self) -> Result<Client, Error> {
        let base = BaseUrl::parse(&self.base_url, &self.http_hosts)?;
        if let Some(credentials) = &self.credentials {
            credentials.check()?;
        }
        let tier = self.tier.as_deref().map(tier_header).transpose()?;
        if self.largest_answer < LEAST_ANSWER {
            return Err(Error::invalid_input(
                "an answer must be allowed 4096 bytes at least: a payment has that many",
            ));
        }
        if self.in_flight == Some(0) {
            return Err(Error::invalid_input(
                "at least one call must be allowed under way",
            ));
        }
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
        check_call_timeout(self.call_timeout, self.change_timeout)?;
        let transport = Transport::new(Settings {
            way: self.proxy.way(&base, |name| std::env::var_os(name))?,
            base,
            largest_answer: self.largest_answer,
            connect_timeout: self.connect_timeout,
            connection_age: self.connection_age,
            user_agent: user_agent(self.user_agent_suffix.as_deref())?,
            #[cfg(feature = "reqwest-0_13")]
            door: self.door,
        })?;
        let connected = Connected {
            transport,
            credentials: self.credentials,
            read_timeout: self.read_timeout,
            change_timeout: self.change_timeout,
            call_timeout: self.call_timeout,
            retries: self.retries,
            budget: Budget::new(self.retries_per_second),
            in_flight: self.in_flight.map(|most| Arc::new(Semaphore::new(most))),
        };
        Ok(Client::new(connected, tier, self.journal))
    }

    pub(crate) fn from_lookup(
        lookup: impl Fn(&str) -> Option<std::ffi::OsString>,
    ) -> Result<Self, Error> {
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
            http_hosts: optional("IAMPORT_ALLOW_HTTP_HOST")?
                .iter()
                .flat_map(|hosts| hosts.split(','))
                .map(|host| host.trim().to_owned())
                .collect(),
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

#[cfg(test)]
mod tests;
