//! The one place that talks HTTP: how connections are made, how one request goes out, and how much of an
//! answer is read. Nothing of reqwest leaves this module, its error texts least of all: they quote URLs.

use std::error::Error as StdError;
use std::io;
use std::net::IpAddr;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use reqwest::Url;
use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue,
};
use tokio::time::{Instant, timeout_at};

use crate::error::Error;
use crate::runtime::Method;

/// The most that is read of one answer.
const BODY_LIMIT: usize = 8 * 1024 * 1024;
/// A stock Apache closes idle connections after 5 s. A change on a dying connection would be an unknown
/// outcome for nothing, so ours are closed first.
const IDLE: Duration = Duration::from_secs(4);
/// Above this, the HTTP library refuses a URL in words of its own.
const URL_LIMIT: usize = 60_000;

#[cfg(feature = "reqwest-0_13")]
pub(crate) type Door = Box<dyn FnOnce(reqwest::ClientBuilder) -> reqwest::ClientBuilder + Send>;

/// Where the API is: scheme, host, and perhaps a path in front of every operation's.
#[derive(Clone, Debug)]
pub(crate) struct BaseUrl {
    url: Url,
    /// Without a slash at its end; empty for none.
    prefix: String,
    loopback: bool,
}

impl BaseUrl {
    /// # Errors
    /// `is_invalid_input`, with a sentence that does not quote the text: it may hold a password.
    pub(crate) fn parse(text: &str) -> Result<Self, Error> {
        let fail = |detail: &'static str| Err(Error::invalid_input(detail));
        let Ok(url) = Url::parse(text.trim()) else {
            return fail("the base URL is not a URL such as https://api.iamport.kr");
        };
        if !matches!(url.scheme(), "https" | "http") {
            return fail("the base URL must begin with https://");
        }
        let Some(host) = url.host_str().filter(|host| !host.is_empty()) else {
            return fail("the base URL has no host");
        };
        if !url.username().is_empty() || url.password().is_some() {
            return fail("the base URL must not hold a user name or a password");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return fail("the base URL must not have a query or a fragment");
        }
        let loopback = is_loopback(host);
        if url.scheme() == "http" && !loopback {
            return fail(
                "the base URL must begin with https:// (plain http:// only reaches this machine itself)",
            );
        }
        if url.scheme() == "https" && !tls::AVAILABLE {
            return fail(
                "an https:// base URL needs one of the features `rustls-ring`, `rustls-aws-lc` or `native-tls` \
                 of the crate `iamport`",
            );
        }
        let prefix = url.path().trim_end_matches('/').to_owned();
        Ok(Self {
            url,
            prefix,
            loopback,
        })
    }

    pub(crate) fn as_str(&self) -> &str {
        self.url.as_str().trim_end_matches('/')
    }

    /// The URL of one request. Path and query are encoded already.
    ///
    /// # Errors
    /// `is_invalid_input` when the URL is too long, or when parsing changed anything of it: then it could
    /// reach another operation than the one that was asked for.
    fn join(&self, path: &str, query: &str) -> Result<Url, Error> {
        let path = format!("{}{path}", self.prefix);
        if path.len() + query.len() > URL_LIMIT {
            return Err(Error::invalid_input(
                "the path and the query are too long for a URL; ask for fewer at once",
            ));
        }
        let query = Some(query).filter(|query| !query.is_empty());
        let mut url = self.url.clone();
        url.set_path(&path);
        url.set_query(query);
        let reparsed = Url::parse(url.as_str()).ok();
        let same =
            |url: &Url| url.path() == path && url.query() == query && url.fragment().is_none();
        if same(&url) && reparsed.as_ref() == Some(&url) {
            Ok(url)
        } else {
            Err(Error::invalid_input("the path can't be sent as it is"))
        }
    }
}

/// This machine itself. A name other than `localhost` could be resolved by anybody.
fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

/// One request, ready to go.
pub(crate) struct Outgoing<'a> {
    pub(crate) method: Method,
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
    pub(crate) body: Result<Bytes, Broken>,
}

/// Why the body of an answer is not here.
#[derive(Debug)]
pub(crate) enum Broken {
    /// More than [`BODY_LIMIT`].
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
        io: Option<io::ErrorKind>,
    },
    /// The connection stood, or may have stood.
    TimedOut,
    /// The same.
    Lost(Option<io::ErrorKind>),
}

pub(crate) struct Transport {
    http: reqwest::Client,
    base: BaseUrl,
}

/// What the caller may choose about connections.
pub(crate) struct Settings {
    pub(crate) base: BaseUrl,
    pub(crate) connect_timeout: Duration,
    pub(crate) user_agent: HeaderValue,
    #[cfg(feature = "reqwest-0_13")]
    pub(crate) door: Option<Door>,
}

impl Transport {
    /// # Errors
    /// `is_invalid_input` when TLS can't be set up.
    pub(crate) fn new(settings: Settings) -> Result<Self, Error> {
        let Settings { base, .. } = settings;
        let builder = reqwest::Client::builder();
        // A proxy could not reach this machine's own loopback, and would get to see what stays here.
        let builder = if base.loopback {
            builder.no_proxy()
        } else {
            builder
        };
        let builder = tls::configure(builder, base.url.scheme() == "https")?;
        #[cfg(feature = "reqwest-0_13")]
        let builder = match settings.door {
            Some(door) => door(builder),
            None => builder,
        };
        // What the promises about money rest on comes last, so that nothing above changes it. The features
        // of reqwest are shared by the whole build, so what is off by default is switched off as well.
        let http = builder
            .http1_only()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .referer(false)
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .pool_idle_timeout(IDLE)
            .connect_timeout(settings.connect_timeout)
            .user_agent(settings.user_agent)
            .build()
            .map_err(|_| {
                Error::invalid_input("the HTTP client can't be set up with these settings")
            })?;
        Ok(Self { http, base })
    }

    pub(crate) fn base(&self) -> &BaseUrl {
        &self.base
    }

    /// Sends one request once, and reads the answer until `deadline`.
    pub(crate) async fn exchange(
        &self,
        outgoing: Outgoing<'_>,
        deadline: Instant,
    ) -> Result<Incoming, Failure> {
        let request = self.request(&outgoing).map_err(Failure::Unsendable)?;
        let mut response = match timeout_at(deadline, self.http.execute(request)).await {
            Err(_) => return Err(Failure::TimedOut),
            Ok(Err(error)) => return Err(failure(&error)),
            Ok(Ok(response)) => response,
        };
        let status = response.status().as_u16();
        let body = match timeout_at(deadline, read(&mut response)).await {
            Err(_) => Err(Broken::TimedOut),
            Ok(body) => body,
        };
        Ok(Incoming { status, body })
    }

    fn request(&self, outgoing: &Outgoing<'_>) -> Result<reqwest::Request, Error> {
        let url = self.base.join(outgoing.path, outgoing.query)?;
        let method = match outgoing.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Put => reqwest::Method::PUT,
            Method::Delete => reqwest::Method::DELETE,
        };
        let mut request = reqwest::Request::new(method, url);
        let headers = request.headers_mut();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
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

/// Reads a body piece by piece, so that a huge one is let go before it is here.
async fn read(response: &mut reqwest::Response) -> Result<Bytes, Broken> {
    if response
        .content_length()
        .is_some_and(|length| length > BODY_LIMIT as u64)
    {
        return Err(Broken::TooLarge);
    }
    let mut body = BytesMut::new();
    loop {
        match response.chunk().await {
            Ok(None) => return Ok(body.freeze()),
            Ok(Some(piece)) if body.len() + piece.len() > BODY_LIMIT => {
                return Err(Broken::TooLarge);
            }
            Ok(Some(piece)) => body.extend_from_slice(&piece),
            Err(error) if error.is_timeout() => return Err(Broken::TimedOut),
            Err(error) => return Err(Broken::Lost(io_kind(&error))),
        }
    }
}

/// Translates reqwest's error into what matters: could the request have left?
fn failure(error: &reqwest::Error) -> Failure {
    if error.is_builder() {
        Failure::Unsendable(Error::invalid_input("the request can't be sent as it is"))
    } else if error.is_connect() {
        // Resolving, connecting and the TLS handshake all come before the first byte of a request.
        Failure::NoConnection {
            timed_out: error.is_timeout(),
            io: io_kind(error),
        }
    } else if error.is_timeout() {
        Failure::TimedOut
    } else {
        Failure::Lost(io_kind(error))
    }
}

fn io_kind(error: &(dyn StdError + 'static)) -> Option<io::ErrorKind> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(io) = error.downcast_ref::<io::Error>() {
            return Some(io.kind()).filter(|kind| *kind != io::ErrorKind::Other);
        }
        next = error.source();
    }
    None
}

/// rustls with an explicit provider. Neither reads nor sets the provider of the process.
#[cfg(any(feature = "rustls-ring", feature = "rustls-aws-lc"))]
mod tls {
    use std::sync::Arc;

    use rustls::crypto::CryptoProvider;
    use rustls::{ClientConfig, RootCertStore};
    use rustls_platform_verifier::BuilderVerifierExt as _;

    use crate::error::Error;

    pub(super) const AVAILABLE: bool = true;

    #[cfg(feature = "rustls-ring")]
    fn provider() -> CryptoProvider {
        rustls::crypto::ring::default_provider()
    }

    #[cfg(not(feature = "rustls-ring"))]
    fn provider() -> CryptoProvider {
        rustls::crypto::aws_lc_rs::default_provider()
    }

    pub(super) fn configure(
        builder: reqwest::ClientBuilder,
        needed: bool,
    ) -> Result<reqwest::ClientBuilder, Error> {
        let fail = |_| {
            Error::invalid_input("TLS can't be set up: this system offers no root certificates")
        };
        let config = ClientConfig::builder_with_provider(Arc::new(provider()))
            .with_safe_default_protocol_versions()
            .map_err(fail)?;
        let mut config = if needed {
            config
                .with_platform_verifier()
                .map_err(fail)?
                .with_no_client_auth()
        } else {
            // reqwest wants a configuration in any case; one that trusts nobody costs no reading of certificates.
            config
                .with_root_certificates(RootCertStore::empty())
                .with_no_client_auth()
        };
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(builder.tls_backend_preconfigured(config))
    }
}

/// The platform's own library.
#[cfg(all(
    feature = "native-tls",
    not(any(feature = "rustls-ring", feature = "rustls-aws-lc"))
))]
mod tls {
    use crate::error::Error;

    pub(super) const AVAILABLE: bool = true;

    #[expect(
        clippy::unnecessary_wraps,
        reason = "one signature for every kind of TLS"
    )]
    pub(super) fn configure(
        builder: reqwest::ClientBuilder,
        _: bool,
    ) -> Result<reqwest::ClientBuilder, Error> {
        Ok(builder.tls_backend_native())
    }
}

/// No TLS: the sandbox on this machine is all that can be reached.
#[cfg(not(any(
    feature = "rustls-ring",
    feature = "rustls-aws-lc",
    feature = "native-tls"
)))]
mod tls {
    use crate::error::Error;

    pub(super) const AVAILABLE: bool = false;

    #[expect(
        clippy::unnecessary_wraps,
        reason = "one signature for every kind of TLS"
    )]
    pub(super) fn configure(
        builder: reqwest::ClientBuilder,
        _: bool,
    ) -> Result<reqwest::ClientBuilder, Error> {
        Ok(builder)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::runtime::percent_encoded;

    fn base(text: &str) -> BaseUrl {
        BaseUrl::parse(text).unwrap()
    }

    #[test]
    fn a_url_is_joined_without_a_change_or_not_at_all() {
        let url = base("http://localhost:8080/v1/")
            .join("/payments/imp_1", "a=1&b=%5B%5D")
            .unwrap();
        assert_eq!(
            url.as_str(),
            "http://localhost:8080/v1/payments/imp_1?a=1&b=%5B%5D"
        );
        for path in [
            "/payments/..",
            "/payments/.",
            "/payments/%2e%2e",
            "/payments/%2E",
            "/a\\b",
            "/a b",
            "/a?b",
            "/a#b",
            "/가",
            "/a\tb",
        ] {
            let error = base("http://localhost").join(path, "").unwrap_err();
            assert!(error.is_invalid_input(), "{path}");
        }
        for query in ["a b", "a#b", "가", "a'b", "a\nb"] {
            assert!(
                base("http://localhost")
                    .join("/a", query)
                    .unwrap_err()
                    .is_invalid_input(),
                "{query}"
            );
        }
        let long = "a".repeat(URL_LIMIT + 1);
        let error = base("http://localhost").join("/a", &long).unwrap_err();
        assert!(error.to_string().contains("too long"), "{error}");
        base("http://localhost")
            .join("/a", &long[..URL_LIMIT - 10])
            .unwrap();
    }

    #[test]
    fn the_longest_url_is_one_that_the_http_library_takes() {
        let transport = Transport::new(Settings {
            base: base("http://localhost"),
            connect_timeout: Duration::from_secs(1),
            user_agent: HeaderValue::from_static("test"),
            #[cfg(feature = "reqwest-0_13")]
            door: None,
        })
        .unwrap();
        let query = "a".repeat(URL_LIMIT - 2);
        let outgoing = Outgoing {
            method: Method::Get,
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

    proptest! {
        #[test]
        fn encoded_text_arrives_as_it_was_built(id in "[^/\\\\]{1,20}", value in any::<String>()) {
            prop_assume!(!matches!(id.as_str(), "." | ".."));
            let (path, query) = (format!("/a/{}/b", percent_encoded(&id)), format!("q={}", percent_encoded(&value)));
            let url = base("http://localhost/x").join(&path, &query).unwrap();
            prop_assert_eq!(url.path(), format!("/x{path}"));
            prop_assert_eq!(url.query(), Some(query.as_str()));
            let (_, decoded) = url.query_pairs().next().unwrap();
            prop_assert_eq!(decoded.as_ref(), value.as_str());
        }
    }
}
