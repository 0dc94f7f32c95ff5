//! The client: a handle, and how one call runs from its arguments to its answer.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use reqwest::header::HeaderValue;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, sleep_until, timeout_at};
use tracing::Instrument as _;

use crate::call::{self, Answer, Connected};
use crate::confirm::Journal;
use crate::credentials::Credentials;
use crate::error::{Error, Kind, Outcome};
use crate::identity::Echoed;
use crate::lenient::Lenient;
use crate::request::{Prepared, Request};
use crate::response::Response;
use crate::retry::{self, Retries};
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
    /// In the place of the client's own.
    retries: Option<Retries>,
    call_timeout: Option<Duration>,
}

struct Shared {
    connected: Arc<Connected>,
    tokens: Tokens,
    journal: Option<Arc<dyn Journal>>,
}

impl Client {
    pub(crate) fn new(
        connected: Connected,
        tier: Option<HeaderValue>,
        journal: Option<Arc<dyn Journal>>,
    ) -> Self {
        Self::over(Arc::new(connected), tier, journal)
    }

    fn over(
        connected: Arc<Connected>,
        tier: Option<HeaderValue>,
        journal: Option<Arc<dyn Journal>>,
    ) -> Self {
        let shared = Shared {
            connected,
            tokens: Tokens::default(),
            journal,
        };
        Self {
            shared: Arc::new(shared),
            tier,
            retries: None,
            call_timeout: None,
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
        Ok(Self {
            tier: Some(tier_header(code)?),
            ..self.clone()
        })
    }

    /// The same client with other rules for what is sent again. It shares connections, token and budget with the client it
    /// comes from.
    #[must_use]
    pub fn with_retries(&self, retries: Retries) -> Self {
        Self {
            retries: Some(retries),
            ..self.clone()
        }
    }

    /// The same client with another limit for a whole call, as [`ClientBuilder::call_timeout`](crate::ClientBuilder::call_timeout) has it.
    ///
    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) for a limit that no change fits into.
    pub fn with_call_timeout(&self, limit: Duration) -> Result<Self, Error> {
        call::check_call_timeout(limit, self.shared.connected.change_timeout)?;
        Ok(Self {
            call_timeout: Some(limit),
            ..self.clone()
        })
    }

    /// The base URL, without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        self.shared.connected.transport.base().as_str()
    }

    /// Where confirmed changes with a key are written down.
    pub(crate) fn journal(&self) -> Option<Arc<dyn Journal>> {
        self.shared.journal.clone()
    }

    pub(crate) fn tier_code(&self) -> Option<&str> {
        self.tier.as_ref().and_then(|tier| tier.to_str().ok())
    }

    /// Tells the key pair from others without holding it.
    pub(crate) fn account(&self) -> String {
        let credentials = self.shared.connected.credentials.as_ref();
        credentials.map_or_else(String::new, Credentials::fingerprint)
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
        let mut attempts = match self.attempts(request).instrument(span.clone()).await {
            Ok(attempts) => attempts,
            Err(error) => {
                span.in_scope(|| report(&error));
                return Err(error);
            }
        };
        loop {
            let answer = attempts.next().instrument(span.clone()).await;
            let result = span.in_scope(|| {
                answer
                    .and_then(|answer| answer.read(read))
                    .map_err(|error| attempts.told(error))
                    .inspect_err(report)
            });
            match result {
                Err(error) if attempts.again(&error).await => {}
                result => return result,
            }
        }
    }

    /// Everything before the first attempt: the checks, and a place among the calls under way.
    async fn attempts(&self, request: Request) -> Result<Attempts, Error> {
        let prepared = Arc::new(request.finish()?);
        let limit = self
            .call_timeout
            .unwrap_or(self.shared.connected.call_timeout);
        let deadline = call::after(Instant::now(), limit);
        let attempts = Attempts {
            client: self.clone(),
            prepared,
            deadline,
            made: 0,
            sent: false,
            place: None,
        };
        attempts.with_a_place().await
    }
}

#[cfg(any(test, fuzzing))]
impl Client {
    /// Reads an answer as if it had come over the wire, for the checks of `fuzzing`.
    ///
    /// # Errors
    /// What the answer stands for, or what is wrong with the request.
    pub(crate) fn play<T: Lenient + 'static>(
        &self,
        request: Request,
        token: Option<Token>,
        (status, body): (u16, bytes::Bytes),
        read: fn(&T, &mut Echoed<'_>),
    ) -> Result<Response<T>, Error> {
        let connected = Arc::clone(&self.shared.connected);
        Answer::played(connected, request.finish()?, token, status, body).read(read)
    }
}

/// One call with all of its attempts.
struct Attempts {
    client: Client,
    prepared: Arc<Prepared>,
    deadline: Instant,
    made: u32,
    /// Whether one of them got out.
    sent: bool,
    /// Its place among the calls under way, given back at its end.
    place: Option<OwnedSemaphorePermit>,
}

impl Attempts {
    /// `getToken` needs no place: a call that has one waits for it.
    async fn with_a_place(mut self) -> Result<Self, Error> {
        let info = self.prepared.info;
        let in_flight = self.client.shared.connected.in_flight.clone();
        if let Some(places) = in_flight.filter(|_| info.authenticated) {
            let place = timeout_at(self.deadline, places.acquire_owned()).await;
            self.place = place.ok().and_then(Result::ok);
            if self.place.is_none() {
                let sentence = "all of the client's calls that may be under way at once still were";
                return Err(Error::new(Kind::Timeout, Outcome::NotSent, sentence)
                    .with_operation(info.id)
                    .with_ids(self.prepared.ids.clone(), self.prepared.about()));
            }
        }
        Ok(self)
    }

    /// Everything up to the payload. Boxed, so that the whole of it is compiled once, in this crate.
    fn next(&mut self) -> Pin<Box<dyn Future<Output = Result<Answer, Error>> + Send + 'static>> {
        self.made += 1;
        let (client, prepared) = (self.client.clone(), Arc::clone(&self.prepared));
        let deadline = self.deadline;
        Box::pin(async move {
            let Shared {
                connected, tokens, ..
            } = &*client.shared;
            let fetch = || fetch_token(Arc::clone(connected));
            call::run(
                connected,
                tokens,
                client.tier.as_ref(),
                prepared,
                deadline,
                fetch,
            )
            .await
        })
    }

    /// The error of an attempt as that of the whole call.
    fn told(&mut self, error: Error) -> Error {
        let repeat = self.prepared.info.repeat;
        if self.sent {
            return error.after_an_attempt(repeat);
        }
        self.sent = error.outcome() != Outcome::NotSent;
        error
    }

    /// Whether the call is to be sent again after an error; waits until it may be.
    async fn again(&self, error: &Error) -> bool {
        let safe = !self.prepared.info.repeat.is_change();
        if !safe || !error.is_transient() || error.is_of_the_token() {
            return false;
        }
        let connected = &self.client.shared.connected;
        let retries = self.client.retries.as_ref().unwrap_or(&connected.retries);
        let Some(wait) = retries.wait(self.made, error.retry_after(), retry::random()) else {
            return false;
        };
        // A wait that no clock can hold is longer than any call.
        let earliest = Instant::now().checked_add(wait);
        let Some(earliest) = earliest.filter(|earliest| *earliest < self.deadline) else {
            return false;
        };
        let Some(allowed) = connected.budget.take(self.deadline) else {
            return false;
        };
        sleep_until(earliest.max(allowed)).await;
        true
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
    let request = Client::over(connected, None, None)
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
