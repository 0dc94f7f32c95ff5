//! The client: a handle, and how one call runs from its arguments to its answer.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderValue;
use tokio::time::Instant;
use tracing::Instrument as _;

use crate::call::{self, Answer, Connected};
use crate::error::{Error, Kind, Outcome};
use crate::identity::Echoed;
use crate::lenient::Lenient;
use crate::request::Request;
use crate::response::Response;
use crate::token::{Token, Tokens};

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
    connected: Arc<Connected>,
    tokens: Tokens,
}

impl Client {
    pub(crate) fn new(connected: Connected, tier: Option<HeaderValue>) -> Self {
        Self::over(Arc::new(connected), tier)
    }

    fn over(connected: Arc<Connected>, tier: Option<HeaderValue>) -> Self {
        let shared = Shared {
            connected,
            tokens: Tokens::default(),
        };
        Self {
            shared: Arc::new(shared),
            tier,
        }
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
        self.shared.connected.transport.base().as_str()
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("base_url", &self.base_url())
            .finish_non_exhaustive()
    }
}

/// The value of the header `Tier`.
///
/// # Errors
/// `is_invalid_input` for anything but three characters, `A`–`Z` and `0`–`9`.
pub(crate) fn tier_header(code: &str) -> Result<HeaderValue, Error> {
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

impl Client {
    /// Runs one call. `read` tells for each record of the answer what it repeats of the request.
    ///
    /// Only the reading of the payload depends on its type.
    pub(crate) async fn execute<T: Lenient + 'static>(
        &self,
        request: Request,
        read: fn(&T, &mut Echoed<'_>),
    ) -> Result<Response<T>, Error> {
        let span = request.span();
        let answer = self.answer(request).instrument(span.clone()).await;
        span.in_scope(|| {
            answer
                .and_then(|answer| answer.read(read))
                .inspect_err(report)
        })
    }

    /// Everything up to the payload. Boxed, so that the whole of it is compiled once, in this crate.
    fn answer(
        &self,
        request: Request,
    ) -> Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send + 'static>> {
        let client = self.clone();
        Box::pin(async move {
            let prepared = request.finish()?;
            let Shared { connected, tokens } = &*client.shared;
            let fetch = || fetch_token(Arc::clone(connected));
            call::run(connected, tokens, client.tier.as_ref(), prepared, fetch).await
        })
    }
}

/// Asks the API for a token. It is bounded by the time limit of a read, not by a caller: others may be waiting for
/// it too.
async fn fetch_token(connected: Arc<Connected>) -> Result<Token, Error> {
    let asked_at = Instant::now();
    let Some(credentials) = connected.credentials.clone() else {
        return Err(call::no_credentials());
    };
    // A client of its own, so that the shared one, and this task with it, ends when nobody has a handle any more.
    let request = Client::over(connected, None)
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

/// Tells the log how a call failed: facts only, the API's message is for the caller.
fn report(error: &Error) {
    let (operation, about, outcome) = (error.operation(), error.about(), error.outcome().as_str());
    let (status, code) = (error.http_status(), error.code());
    if error.outcome() == Outcome::Unknown {
        tracing::warn!(
            operation,
            about,
            outcome,
            status,
            code,
            "it may have happened"
        );
    } else {
        tracing::debug!(operation, about, outcome, status, code, "failed");
    }
}

#[cfg(test)]
mod proof;
#[cfg(test)]
mod tests;
