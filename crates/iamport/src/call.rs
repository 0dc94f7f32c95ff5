//! One call on its way: a token, an attempt, perhaps a second one after a 401, and what the answer comes to.

use std::any::Any;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use reqwest::header::HeaderValue;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::time::{Instant, timeout_at};
use tracing::Instrument as _;

use crate::classify::{self, Verdict};
use crate::credentials::Credentials;
use crate::envelope::{Direct, Envelope, Payload};
use crate::error::{Error, Kind, Outcome};
use crate::headers::Headers;
use crate::identity::{self, Echoed, Identity};
use crate::lenient::Lenient;
use crate::operation::OperationInfo;
use crate::redact::Secrets;
use crate::repair::{self, PassedOver, Undecodable};
use crate::request::Prepared;
use crate::response::Response;
use crate::retry::{Budget, Retries};
use crate::token::{Token, Tokens, no_runtime};
use crate::transport::{Broken, CameBy, Connection, Failure, Outgoing, Transport};

/// What a change is to have left of a call's time when it is begun, unless its own limit is shorter.
const LEAST_FOR_A_CHANGE: Duration = Duration::from_secs(10);

/// All that a call needs of its client, save for the access token.
pub(crate) struct Connected {
    pub(crate) transport: Transport,
    pub(crate) credentials: Option<Credentials>,
    pub(crate) read_timeout: Duration,
    pub(crate) change_timeout: Duration,
    pub(crate) call_timeout: Duration,
    pub(crate) retries: Retries,
    pub(crate) budget: Budget,
    /// How many calls may be under way at once.
    pub(crate) in_flight: Option<Arc<Semaphore>>,
}

/// With less time than this, a change is not begun: its outcome would be unknown for want of time alone.
pub(crate) fn least_for_a_change(change_timeout: Duration) -> Duration {
    change_timeout.min(LEAST_FOR_A_CHANGE)
}

/// # Errors
/// `is_invalid_input` for a limit of a whole call that leaves a change no time.
pub(crate) fn check_call_timeout(limit: Duration, change_timeout: Duration) -> Result<(), Error> {
    if limit > least_for_a_change(change_timeout) {
        return Ok(());
    }
    Err(Error::invalid_input(
        "the limit of a whole call leaves a change no time: make call_timeout more than 10 seconds, or \
         change_timeout less than it",
    ))
}

/// The error of a call that needs a token, by a client without a key pair.
pub(crate) fn no_credentials() -> Error {
    Error::new(
        Kind::NoCredentials,
        Outcome::NotSent,
        "this call needs an access token, and the client has no key and secret; set IAMPORT_API_KEY and \
         IAMPORT_API_SECRET for Client::from_env, or call ClientBuilder::credentials",
    )
}

/// Sends a request until there is an answer, or proof that there will be none.
pub(crate) async fn run<F>(
    connected: &Arc<Connected>,
    tokens: &Tokens,
    tier: Option<&HeaderValue>,
    prepared: Arc<Prepared>,
    deadline: Instant,
    fetch: impl Fn() -> F,
) -> Result<Answer, Error>
where
    F: Future<Output = Result<Token, Error>> + Send + 'static,
{
    let info = prepared.info;
    let call = Call {
        connected,
        tokens,
        tier: tier.filter(|_| info.authenticated),
        deadline,
    };
    let failed = |error: Error| {
        error
            .with_operation(info.id)
            .with_ids(prepared.ids.clone(), prepared.about())
    };
    if Handle::try_current().is_err() {
        return Err(failed(no_runtime()));
    }
    let most = connected.transport.largest_answer();
    if prepared
        .body
        .as_ref()
        .is_some_and(|body| body.len() >= most)
    {
        return Err(failed(Error::invalid_input(format!(
            "the request is as large as the largest answer that is read, {most} bytes, so an answer that repeats it could not be read"
        ))));
    }
    let mut token = if info.authenticated {
        Some(call.token(&fetch).await.map_err(failed)?)
    } else {
        None
    };
    let mut attempt = 1;
    // The 401 after which the call is repeated.
    let mut denied = None;
    if info.repeat.is_change() && !call.has_time_for_a_change() {
        return Err(failed(Error::new(
            Kind::Timeout,
            Outcome::NotSent,
            "too little of the call's time was left to begin a change",
        )));
    }
    loop {
        let incoming = call.attempt(&prepared, token.as_ref(), attempt).await;
        let (incoming, used) = match incoming {
            Ok(incoming) => (incoming, token),
            Err(Failure::Unsendable(error)) => return Err(failed(error)),
            Err(failure) => {
                let (kind, outcome, sentence) = classify::no_answer(info.repeat, &failure);
                let error = || failed(Error::new(kind, outcome, sentence).with_io(failure.io()));
                match denied.take() {
                    None => return Err(error()),
                    // The repeat did not get out, so the API's no to the first request is what came of the change.
                    Some(first) if info.repeat.is_change() && outcome == Outcome::NotSent => first,
                    Some(_) => return Err(error().after_an_attempt(info.repeat)),
                }
            }
        };
        if let Some(used) = &used
            && incoming.status == 401
        {
            tokens.refused(used);
            if attempt == 1
                && let Some(fresh) = call.after_a_401(info, &incoming.body, used, &fetch).await
            {
                denied = Some((incoming, Some(used.clone())));
                token = Some(fresh);
                attempt += 1;
                continue;
            }
        }
        return Ok(Answer {
            connected: Arc::clone(connected),
            prepared,
            token: used,
            status: incoming.status,
            retry_after: incoming.retry_after,
            headers: incoming.headers,
            body: incoming.body,
            came_by: incoming.came_by,
        });
    }
}

struct Call<'a> {
    connected: &'a Connected,
    tokens: &'a Tokens,
    tier: Option<&'a HeaderValue>,
    deadline: Instant,
}

impl Call<'_> {
    async fn token<F>(&self, fetch: &impl Fn() -> F) -> Result<Token, Error>
    where
        F: Future<Output = Result<Token, Error>> + Send + 'static,
    {
        if self.connected.credentials.is_none() {
            return Err(no_credentials());
        }
        match timeout_at(self.deadline, self.tokens.get(fetch)).await {
            Ok(token) => token,
            Err(_) => Err(Error::new(
                Kind::Timeout,
                Outcome::NotSent,
                "no access token came in time",
            )
            .with_io(Some(std::io::ErrorKind::TimedOut))),
        }
    }

    fn has_time_for_a_change(&self) -> bool {
        self.deadline.saturating_duration_since(Instant::now())
            >= least_for_a_change(self.connected.change_timeout)
    }

    /// The token to repeat a call with, or `None` if it is not to be repeated.
    ///
    /// A read is repeated. A change is repeated only if the API itself said no, and the new token proves that the used
    /// one was dead before its time: then the API did nothing. A 401 can come from anybody, and after the effect.
    async fn after_a_401<F>(
        &self,
        info: &OperationInfo,
        body: &Result<Bytes, Broken>,
        used: &Token,
        fetch: &impl Fn() -> F,
    ) -> Option<Token>
    where
        F: Future<Output = Result<Token, Error>> + Send + 'static,
    {
        if !info.repeat.is_change() {
            return self.token(fetch).await.ok();
        }
        let body = body.as_ref().ok()?;
        let mended = repair::mended_text(body);
        let body = mended.as_ref().map_or(&**body, |mended| &mended.body);
        let whole = classify::answer(401, Envelope::read(body).as_ref()) == Verdict::Refused;
        if !whole {
            return None;
        }
        let fresh = self.token(fetch).await.ok()?;
        (fresh.shows_the_early_end_of(used) && self.has_time_for_a_change()).then_some(fresh)
    }

    /// Sends the request once.
    async fn attempt(
        &self,
        prepared: &Prepared,
        token: Option<&Token>,
        attempt: u32,
    ) -> Result<crate::transport::Incoming, Failure> {
        let info = prepared.info;
        let (limit, connection) = if info.repeat.is_change() {
            (self.connected.change_timeout, Connection::Own)
        } else {
            (self.connected.read_timeout, Connection::Kept)
        };
        let begun = Instant::now();
        let outgoing = Outgoing {
            method: info.method,
            connection,
            path: &prepared.path,
            query: &prepared.query,
            body: prepared.body.as_ref(),
            authorization: token.map(Token::header),
            tier: self.tier,
        };
        let exchanged = self
            .connected
            .transport
            .exchange(outgoing, after(begun, limit).min(self.deadline))
            .instrument(tracing::debug_span!("iamport.attempt", attempt))
            .await;
        let duration_ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
        match &exchanged {
            Ok(incoming) => tracing::debug!(
                operation = info.id,
                status = incoming.status,
                attempt,
                duration_ms,
                "answer"
            ),
            Err(failure) => tracing::debug!(
                operation = info.id,
                attempt,
                duration_ms,
                cause = failure.word(),
                "no answer"
            ),
        }
        exchanged
    }
}

/// A moment from now, or a far one when the limit is beyond what the clock can hold.
pub(crate) fn after(begin: Instant, limit: Duration) -> Instant {
    const FAR: Duration = Duration::from_secs(24 * 60 * 60);
    begin.checked_add(limit.min(FAR)).unwrap_or(begin)
}

/// An answer whose payload is not read yet.
pub(crate) struct Answer {
    connected: Arc<Connected>,
    prepared: Arc<Prepared>,
    token: Option<Token>,
    status: u16,
    retry_after: Option<Duration>,
    headers: Headers,
    body: Result<Bytes, Broken>,
    came_by: CameBy,
}

impl Answer {
    /// An answer as if it had come over the wire, for the checks of `fuzzing`.
    #[cfg(any(test, fuzzing))]
    pub(crate) fn played(
        connected: Arc<Connected>,
        prepared: Prepared,
        token: Option<Token>,
        status: u16,
        body: Bytes,
    ) -> Self {
        Self {
            connected,
            prepared: Arc::new(prepared),
            token,
            status,
            retry_after: None,
            headers: Headers::default(),
            body: Ok(body),
            came_by: CameBy::nowhere(),
        }
    }

    /// Success, or the error that the answer stands for.
    pub(crate) fn read<T: Lenient + 'static>(
        self,
        read: fn(&T, &mut Echoed<'_>),
    ) -> Result<Response<T>, Error> {
        let body = match &self.body {
            Ok(body) => body.clone(),
            Err(broken) => return Err(self.broken(broken)),
        };
        if (200..=299).contains(&self.status)
            && let Some(direct) = Direct::<T>::read(&body)
            && direct.code == 0
            && let Some(value) = direct.response.or_else(T::absent)
        {
            return self.accepted(value, direct.message, Vec::new(), body, read);
        }
        self.read_again(body, read)
    }

    /// Reads an answer that is not a plain success: a refusal, something odd, or no answer of the API's.
    fn read_again<T: Lenient + 'static>(
        self,
        raw: Bytes,
        read: fn(&T, &mut Echoed<'_>),
    ) -> Result<Response<T>, Error> {
        let mended = repair::mended_text(&raw);
        let body = mended.as_ref().map_or(&*raw, |mended| &mended.body);
        let replaced = mended.as_ref().is_some_and(|mended| mended.replaced);
        let envelope = Envelope::read(body);
        let verdict = classify::answer(self.status, envelope.as_ref());
        let (code, message) = match envelope {
            Some(envelope) => (Some(envelope.code), envelope.message),
            None => (None, None),
        };
        let payload = |range: std::ops::Range<usize>, drop_entries| {
            let json = body.get(range).unwrap_or_default();
            repair::payload::<T>(json, drop_entries, replaced)
        };
        let refusal = (Kind::Refused, Outcome::Refused, "the API refused the call");
        let (kind, outcome, sentence) = match verdict {
            Verdict::Accepted(Payload::Present(range)) => {
                let drop_entries = !self.prepared.info.repeat.is_change();
                return match payload(range, drop_entries) {
                    Ok((value, passed_over)) => {
                        self.accepted(value, message, passed_over, raw.clone(), read)
                    }
                    Err(undecodable) => Err(self.undecodable(&undecodable, message, raw.clone())),
                };
            }
            Verdict::Accepted(Payload::Null | Payload::Absent) => match T::absent() {
                Some(value) => {
                    return self.accepted(value, message, Vec::new(), raw.clone(), read);
                }
                None => {
                    let nothing = Undecodable {
                        path: "response".to_owned(),
                        category: "data",
                    };
                    return Err(self.undecodable(&nothing, message, raw.clone()));
                }
            },
            Verdict::Refused => refusal,
            Verdict::RefusedWith(range) => match payload(range, false) {
                Ok((record, _)) if self.shows_that_nothing_happened(&record, read) => refusal,
                _ => self.unclear(
                    Kind::Unreadable,
                    "the answer says no and holds a record that does not prove it",
                ),
            },
            Verdict::Unclear(kind, sentence) => self.unclear(kind, sentence),
        };
        Err(self.error(kind, outcome, sentence, code, message))
    }

    fn accepted<T>(
        self,
        value: T,
        message: Option<String>,
        passed_over: Vec<PassedOver>,
        raw: Bytes,
        read: fn(&T, &mut Echoed<'_>),
    ) -> Result<Response<T>, Error> {
        let info = self.prepared.info;
        let identity = identity::of(info.echoes, &self.prepared.sent, |echoed| {
            read(&value, echoed);
        });
        let Some(identity) = identity else {
            let (kind, outcome, sentence) = self.unclear(
                Kind::Mismatch,
                "the answer is about another record than the one that was asked about",
            );
            let error = self.error(kind, outcome, sentence, Some(0), message);
            return Err(error.with_raw(raw));
        };
        if !passed_over.is_empty() {
            let paths: Vec<&str> = passed_over.iter().map(PassedOver::path).collect();
            tracing::warn!(
                operation = info.id,
                paths = paths.join(" "),
                "values of the answer did not fit and were passed over"
            );
        }
        let message = message.map(|message| self.clean(&message).into_boxed_str());
        Ok(Response::new(
            value,
            self.status,
            message,
            identity,
            passed_over,
            self.headers,
            raw,
        ))
    }

    /// Whether a record that came with a refusal is the one that was asked about, and holds no money.
    fn shows_that_nothing_happened<T: Any>(
        &self,
        record: &T,
        read: fn(&T, &mut Echoed<'_>),
    ) -> bool {
        let info = self.prepared.info;
        let identity = identity::of(info.echoes, &self.prepared.sent, |echoed| {
            read(record, echoed);
        });
        identity == Some(Identity::Proven)
            && classify::shows_that_nothing_happened(info.repeat, record)
    }

    /// Code 0, and yet nothing to hold in hand: a change may have happened, or somebody else answered.
    fn undecodable(&self, undecodable: &Undecodable, message: Option<String>, raw: Bytes) -> Error {
        let Undecodable { path, category } = undecodable;
        let detail = format!(
            "the answer does not decode at {} ({category})",
            self.clean(path)
        );
        let (kind, outcome, _) = self.unclear(Kind::Unreadable, "");
        self.error(kind, outcome, detail, Some(0), message)
            .with_raw(raw)
    }

    fn broken(&self, broken: &Broken) -> Error {
        let (kind, sentence) = classify::broken(self.prepared.info.repeat, self.status, broken);
        let (kind, outcome, sentence) = self.unclear(kind, sentence);
        self.error(kind, outcome, sentence, None, None)
            .with_io(broken.io())
    }

    fn unclear(&self, kind: Kind, sentence: &'static str) -> (Kind, Outcome, &'static str) {
        (kind, classify::unclear(self.prepared.info.repeat), sentence)
    }

    fn error(
        &self,
        kind: Kind,
        outcome: Outcome,
        detail: impl Into<std::borrow::Cow<'static, str>>,
        code: Option<i64>,
        message: Option<String>,
    ) -> Error {
        if matches!(kind, Kind::Mismatch | Kind::Unreadable) {
            self.connected.transport.distrust(self.came_by);
        }
        Error::new(kind, outcome, detail)
            .with_operation(self.prepared.info.id)
            .with_ids(self.prepared.ids.clone(), self.prepared.about())
            .with_status(Some(self.status))
            .with_code(code)
            .with_message(message.map(|message| self.clean(&message)))
            .with_retry_after(self.retry_after)
            .with_headers(self.headers.clone())
    }

    /// Text from outside, without anything secret of this call.
    fn clean(&self, text: &str) -> String {
        let mut keys = Secrets::default();
        if let Some(credentials) = &self.connected.credentials {
            keys.add_key(credentials.key());
            keys.add_key(credentials.secret());
        }
        if let Some(token) = &self.token {
            keys.add_key(token.text());
        }
        self.prepared.secrets.clean_with(&keys, text)
    }
}
