//! What can go wrong with a call, and what it means for money.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::headers::Headers;
use crate::ids::Ids;
use crate::no_connection::Cause;
use crate::operation::{Repeat, can_be_confirmed};

/// What a failed call has done at the API.
///
/// This is the question to ask before a charge or a refund is sent once more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// The call never reached the API, so nothing was changed.
    ///
    /// A wrong argument, missing credentials, a token that could not be had, a name that does not
    /// resolve, a connection or a TLS handshake that failed. Mend the cause and send it again.
    NotSent,
    /// The API answered, in its own whole form, that it did not do it. Sending the same call again will most
    /// likely be refused again.
    Refused,
    /// The call may have happened or not: the answer was lost, late, unreadable, about another record, or a
    /// failure inside the API.
    ///
    /// Look the payment up before anything is sent again. Only calls that change something end so.
    Unknown,
    /// A call that only reads was sent, and nothing usable came back. Nothing was changed.
    Unanswered,
}

impl Outcome {
    /// The outcome as one word for logs and scripts: `not-sent`, `refused`, `unknown` or `unanswered`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSent => "not-sent",
            Self::Refused => "refused",
            Self::Unknown => "unknown",
            Self::Unanswered => "unanswered",
        }
    }
}

impl Outcome {
    const ALL: [Self; 4] = [
        Self::NotSent,
        Self::Refused,
        Self::Unknown,
        Self::Unanswered,
    ];
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Outcome {
    type Err = Error;

    /// Reads what [`as_str`](Self::as_str) gives.
    ///
    /// # Errors
    /// [`is_invalid_input`](Error::is_invalid_input) for any other text, which is not quoted.
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|outcome| outcome.as_str() == text)
            .ok_or_else(|| {
                Error::invalid_input("an outcome is not-sent, refused, unknown or unanswered")
            })
    }
}

/// As the text of [`as_str`](Outcome::as_str).
impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Outcome {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Why there is no answer to use. Coarser than the text, and the base of the predicates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// An argument, a setting or a missing field; found before anything was sent.
    InvalidInput,
    /// The client has no key and secret, and the call needs a token.
    NoCredentials,
    /// `getToken` was refused on behalf of another call.
    KeyRefused,
    /// DNS, TCP, TLS or a proxy.
    Connect(Cause),
    /// The connection was not there in time.
    ConnectTimeout,
    /// No answer in time.
    Timeout,
    /// The connection broke before the whole answer was here, or what came was not HTTP.
    Lost,
    /// An answer that says neither yes nor no in the way the API does.
    Unreadable,
    /// An answer larger than is read.
    TooLarge,
    /// An answer about another record than the one that was asked about.
    Mismatch,
    /// An answer in the 300s.
    Redirect,
    /// 5xx other than 501.
    Server,
    /// A whole refusal of the API's.
    Refused,
    /// HTTP 429.
    RateLimited,
    /// The journal of confirmed changes can't be used, or somebody else has the key.
    Journal,
}

/// Everything that can go wrong with a call.
///
/// The type is opaque: ask it what you need to know. [`Error::outcome`] is the question about money, the
/// predicates say what to do, and the text is one line fit for a log: it names the operation, the payment or the
/// order that it was about, what happened, the HTTP status, the code and the API's message, and never a
/// credential, a token, a request, a URL or a body.
#[derive(Clone)]
pub struct Error {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    kind: Kind,
    outcome: Outcome,
    operation: Option<&'static str>,
    ids: Ids,
    /// The ids as they stand in the text, without anything secret.
    about: Option<Box<str>>,
    detail: Cow<'static, str>,
    http_status: Option<u16>,
    code: Option<i64>,
    message: Option<Box<str>>,
    retry_after: Option<Duration>,
    headers: Headers,
    raw: Option<Bytes>,
    io: Option<io::Error>,
    /// It is the failure of a `getToken` that went before the call.
    of_the_token: bool,
    /// It is told by a confirmed change, so that its text need not recommend one.
    of_a_confirmed_change: bool,
}

impl Clone for Inner {
    fn clone(&self) -> Self {
        Self {
            kind: self.kind,
            outcome: self.outcome,
            operation: self.operation,
            ids: self.ids.clone(),
            about: self.about.clone(),
            detail: self.detail.clone(),
            http_status: self.http_status,
            code: self.code,
            message: self.message.clone(),
            retry_after: self.retry_after,
            headers: self.headers.clone(),
            raw: self.raw.clone(),
            io: self.io.as_ref().map(|error| io::Error::from(error.kind())),
            of_the_token: self.of_the_token,
            of_a_confirmed_change: self.of_a_confirmed_change,
        }
    }
}

/// Making errors, inside the crate.
impl Error {
    pub(crate) fn new(kind: Kind, outcome: Outcome, detail: impl Into<Cow<'static, str>>) -> Self {
        let inner = Inner {
            kind,
            outcome,
            operation: None,
            ids: Ids::default(),
            about: None,
            detail: detail.into(),
            http_status: None,
            code: None,
            message: None,
            retry_after: None,
            headers: Headers::default(),
            raw: None,
            io: None,
            of_the_token: false,
            of_a_confirmed_change: false,
        };
        Self {
            inner: Arc::new(inner),
        }
    }

    pub(crate) fn invalid_input(detail: impl Into<Cow<'static, str>>) -> Self {
        Self::new(Kind::InvalidInput, Outcome::NotSent, detail)
    }

    pub(crate) fn with_operation(self, operation: &'static str) -> Self {
        self.changed(|inner| inner.operation = Some(operation))
    }

    /// What the call was about; `about` is what may be printed of it.
    pub(crate) fn with_ids(self, ids: Ids, about: Option<String>) -> Self {
        self.changed(|inner| {
            inner.ids = ids;
            inner.about = about.map(String::into_boxed_str);
        })
    }

    pub(crate) fn with_retry_after(self, retry_after: Option<Duration>) -> Self {
        self.changed(|inner| inner.retry_after = retry_after)
    }

    pub(crate) fn with_headers(self, headers: Headers) -> Self {
        self.changed(|inner| inner.headers = headers)
    }

    pub(crate) fn with_raw(self, raw: Bytes) -> Self {
        self.changed(|inner| inner.raw = Some(raw))
    }

    pub(crate) fn with_status(self, status: Option<u16>) -> Self {
        self.changed(|inner| inner.http_status = status)
    }

    pub(crate) fn with_code(self, code: Option<i64>) -> Self {
        self.changed(|inner| inner.code = code)
    }

    /// `message` has been through [`crate::redact::Secrets::clean`].
    pub(crate) fn with_message(self, message: Option<String>) -> Self {
        self.changed(|inner| inner.message = message.map(String::into_boxed_str))
    }

    pub(crate) fn with_io(self, kind: Option<io::ErrorKind>) -> Self {
        self.changed(|inner| inner.io = kind.map(io::Error::from))
    }

    /// The same failure, of a `getToken` that went before a call: the call itself was never sent.
    pub(crate) fn before_the_call(self) -> Self {
        self.changed(|inner| {
            inner.outcome = Outcome::NotSent;
            inner.raw = None;
            inner.of_the_token = true;
            if inner.kind == Kind::Refused {
                inner.kind = Kind::KeyRefused;
                inner.detail = Cow::Borrowed(
                    "the API refused the key or the secret; check the pair that was given, or \
                     IAMPORT_API_KEY and IAMPORT_API_SECRET",
                );
            } else {
                inner.detail =
                    Cow::Owned(format!("no access token could be had: {}", inner.detail));
            }
        })
    }

    /// The same failure, of a read that had been sent before: that something did not get out is true of its last attempt alone.
    pub(crate) fn after_an_attempt(self, repeat: Repeat) -> Self {
        if repeat.is_change() || self.outcome() != Outcome::NotSent {
            return self;
        }
        self.changed(|inner| inner.outcome = Outcome::Unanswered)
    }

    /// The same failure, of a look before a confirmed change: the change itself was never sent.
    pub(crate) fn before_the_change(self, operation: &'static str) -> Self {
        let own = self.operation().is_none_or(|it| it == operation);
        let error = self.changed(|inner| {
            inner.outcome = Outcome::NotSent;
            inner.raw = None;
            if !own {
                let before = inner.operation.unwrap_or_default();
                inner.detail = Cow::Owned(format!("{before} before it: {}", inner.detail));
            }
        });
        error.with_operation(operation)
    }

    /// The same failure, as a confirmed change tells it.
    pub(crate) fn of_a_confirmed_change(self) -> Self {
        self.changed(|inner| inner.of_a_confirmed_change = true)
    }

    fn changed(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        change(Arc::make_mut(&mut self.inner));
        self
    }

    /// What the call was about, as it may be printed.
    pub(crate) fn about(&self) -> Option<&str> {
        self.inner.about.as_deref()
    }

    /// No token could be had, for which `getToken` was tried often enough.
    pub(crate) fn is_of_the_token(&self) -> bool {
        self.inner.of_the_token
    }
}

impl Error {
    /// What the failed call has done at the API. Ask this before a change is sent again.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.inner.outcome
    }

    /// The HTTP status of the answer, when one came; of `getToken`'s answer, when that call failed first.
    #[must_use]
    pub fn http_status(&self) -> Option<u16> {
        self.inner.http_status
    }

    /// The `code` of the API's envelope, when a readable one came. No catalogue of codes exists: 1 and -1 are common.
    #[must_use]
    pub fn code(&self) -> Option<i64> {
        self.inner.code
    }

    /// The API's own words, mostly Korean, in one line of at most 500 characters.
    ///
    /// Values of sensitive arguments, the key, the secret and the token are replaced by `***`, however they are spelled:
    /// with other separators, escaped, a date in another order, a name with its particle. A part of a value is not
    /// recognised, nor is a transcription. `merchant_uid`, `imp_uid` and amounts stay; of a number of nine digits or more
    /// that is an argument and stands inside an id, the last four digits.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.inner.message.as_deref()
    }

    /// The operation that failed, by its name in the API's documentation, such as `cancelPayment`.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.inner.operation
    }

    /// The `imp_uid` that the call was made with; the first, where it named several.
    #[must_use]
    pub fn imp_uid(&self) -> Option<&str> {
        self.inner.ids.imp_uid.first()
    }

    /// The `merchant_uid` that the call was made with; the first, where it named several.
    #[must_use]
    pub fn merchant_uid(&self) -> Option<&str> {
        self.inner.ids.merchant_uid.first()
    }

    /// The `customer_uid` that the call was made with; the first, where it named several. It is often a mail
    /// address, so no text of an error and no log has it.
    #[must_use]
    pub fn customer_uid(&self) -> Option<&str> {
        self.inner.ids.customer_uid.first()
    }

    /// How long to wait before the next call, as the answer said it (`Retry-After`); a year at most.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner.retry_after
    }

    /// The headers of the answer; none if no answer came.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        &self.inner.headers
    }

    /// The whole body of an answer that said yes and could not be used: its payload does not decode, or is about
    /// another record. It can hold personal data, and is in no text and no log.
    #[must_use]
    pub fn raw(&self) -> Option<&[u8]> {
        self.inner.raw.as_deref()
    }

    /// Whether the same call may be sent again as it is, after a while: nothing can have been changed, and the cause
    /// may pass by itself. Never of a change whose outcome is [`Outcome::Unknown`].
    #[must_use]
    pub fn is_transient(&self) -> bool {
        self.inner.outcome != Outcome::Unknown
            && match self.inner.kind {
                Kind::Connect(cause) => cause.may_pass(),
                Kind::ConnectTimeout
                | Kind::Timeout
                | Kind::Lost
                | Kind::Server
                | Kind::RateLimited
                | Kind::Mismatch => true,
                Kind::InvalidInput
                | Kind::NoCredentials
                | Kind::KeyRefused
                | Kind::Unreadable
                | Kind::TooLarge
                | Kind::Redirect
                | Kind::Refused
                | Kind::Journal => false,
            }
    }

    /// An argument or a setting is wrong or missing. Nothing was sent; mend the program or its configuration.
    #[must_use]
    pub fn is_invalid_input(&self) -> bool {
        matches!(self.inner.kind, Kind::InvalidInput | Kind::NoCredentials)
    }

    /// There are no credentials, or the API refused the key, the secret or a fresh token. Check the credentials.
    #[must_use]
    pub fn is_auth(&self) -> bool {
        matches!(self.inner.kind, Kind::NoCredentials | Kind::KeyRefused)
            || self.inner.http_status == Some(401)
    }

    /// The API knows no such record, or it belongs to another shop. Check the id; a payment that was made
    /// a moment ago can need a second to appear, and one of a test channel may have to be asked for explicitly.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.inner.kind == Kind::Refused && self.inner.http_status == Some(404)
    }

    /// The API understood the call and said no, at any status. Read [`Error::message`]; the same call again
    /// is refused again.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        matches!(self.inner.kind, Kind::Refused | Kind::KeyRefused)
    }

    /// The journal of confirmed changes can't be read or written, or somebody else is at work with the same key. Nothing was sent.
    #[must_use]
    pub fn is_journal(&self) -> bool {
        self.inner.kind == Kind::Journal
    }

    /// Too many calls (HTTP 429). The API documents no such answer, so a change may have happened all the same:
    /// ask [`Error::outcome`], and wait as long as [`Error::retry_after`] says before the next call.
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.inner.http_status == Some(429)
    }

    /// The answer is about another record than the one that was asked about, so it proves nothing. A read may be
    /// sent again; a change may have happened.
    #[must_use]
    pub fn is_mismatch(&self) -> bool {
        self.inner.kind == Kind::Mismatch
    }

    /// The connection or the answer did not come in time. [`Error::outcome`] tells whether the call may have happened.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.inner.kind, Kind::Timeout | Kind::ConnectTimeout)
    }

    /// No connection, so nothing was sent. The predicates below tell why: name resolution, the port, TLS, a proxy.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self.inner.kind, Kind::Connect(_) | Kind::ConnectTimeout)
    }

    fn no_connection(&self) -> Option<Cause> {
        match self.inner.kind {
            Kind::Connect(cause) => Some(cause),
            _ => None,
        }
    }

    /// No connection: the name of the host, or of the proxy, did not resolve. Check the base URL and name resolution (DNS).
    #[must_use]
    pub fn is_dns(&self) -> bool {
        self.no_connection() == Some(Cause::Name)
    }

    /// No connection: nobody listens at the port. Check the base URL, and whether the server runs.
    #[must_use]
    pub fn is_port_refused(&self) -> bool {
        self.no_connection() == Some(Cause::PortRefused)
    }

    /// No connection: TLS failed, for one of the causes below or another. Check that the port speaks TLS.
    #[must_use]
    pub fn is_tls(&self) -> bool {
        self.no_connection().is_some_and(Cause::is_of_tls)
    }

    /// No connection: the server's certificate has expired or is not valid yet. A wrong clock of this machine looks the same.
    #[must_use]
    pub fn is_certificate_out_of_date(&self) -> bool {
        matches!(
            self.no_connection(),
            Some(Cause::CertificateExpired | Cause::CertificateNotYetValid)
        )
    }

    /// No connection: nobody whom this system trusts has issued the server's certificate. Check the system's root certificates,
    /// and whether a proxy or a virus scanner opens TLS.
    #[must_use]
    pub fn is_issuer_unknown(&self) -> bool {
        self.no_connection() == Some(Cause::IssuerUnknown)
    }

    /// No connection: the server's certificate is for another host. Check the base URL and name resolution.
    #[must_use]
    pub fn is_wrong_host(&self) -> bool {
        self.no_connection() == Some(Cause::WrongHost)
    }

    /// No connection: the proxy wants to know who calls (407), or did not connect to the API. Check the proxy and its settings.
    #[must_use]
    pub fn is_proxy(&self) -> bool {
        matches!(self.no_connection(), Some(Cause::ProxyLogin | Cause::Proxy))
    }

    /// The connection broke before the whole answer was here, or what came was not HTTP. [`Error::outcome`] tells
    /// whether the call may have happened.
    #[must_use]
    pub fn is_connection_lost(&self) -> bool {
        self.inner.kind == Kind::Lost
    }

    /// The server pointed elsewhere (HTTP 3xx), which this crate never follows. Check the base URL.
    #[must_use]
    pub fn is_redirect(&self) -> bool {
        self.inner.kind == Kind::Redirect
    }

    /// The answer was larger than is read: 8 MiB, unless [set](crate::ClientBuilder::largest_answer). Asking for fewer
    /// records at once helps.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        self.inner.kind == Kind::TooLarge
    }

    /// The answer was not what the API documents: no envelope, or a payload that does not decode. Check that
    /// the base URL is the API's; if it is, please report it.
    #[must_use]
    pub fn is_decode(&self) -> bool {
        matches!(self.inner.kind, Kind::Unreadable | Kind::TooLarge)
    }

    /// The API or the gateway behind it failed (5xx, other than 501, which is a refusal). Try a read again later;
    /// for a change, look first.
    #[must_use]
    pub fn is_server(&self) -> bool {
        self.inner.kind == Kind::Server
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.inner;
        match (inner.operation, &inner.about) {
            (Some(operation), Some(about)) => write!(f, "{operation} ({about}): ")?,
            (Some(operation), None) => write!(f, "{operation}: ")?,
            (None, Some(about)) => write!(f, "{about}: ")?,
            (None, None) => {}
        }
        f.write_str(&inner.detail)?;
        match (inner.http_status, inner.code) {
            (Some(status), Some(code)) => write!(f, " (HTTP {status}, code {code})")?,
            (Some(status), None) => write!(f, " (HTTP {status})")?,
            (None, Some(code)) => write!(f, " (code {code})")?,
            (None, None) => {}
        }
        if let Some(message) = &inner.message {
            write!(f, ": {message}")?;
        }
        if inner.outcome == Outcome::Unknown {
            f.write_str("; it may have happened all the same, look it up before sending it again")?;
            if inner.operation.is_some_and(can_be_confirmed) && !inner.of_a_confirmed_change {
                f.write_str(" (confirm() in place of send() does so)")?;
            }
        }
        Ok(())
    }
}

/// The same sentence as [`Display`](fmt::Display), since that is what a `main` that returns this error prints; the
/// parts with `{:#?}`.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return fmt::Display::fmt(self, f);
        }
        let inner = &*self.inner;
        f.debug_struct("Error")
            .field("kind", &inner.kind)
            .field("outcome", &inner.outcome)
            .field("operation", &inner.operation)
            .field("about", &inner.about)
            .field("detail", &inner.detail)
            .field("http_status", &inner.http_status)
            .field("code", &inner.code)
            .field("message", &inner.message)
            .field("io", &inner.io.as_ref().map(io::Error::kind))
            .finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.inner
            .io
            .as_ref()
            .map(|error| error as &(dyn std::error::Error + 'static))
    }
}

#[cfg(test)]
mod tests {
    use std::error::Error as _;

    use super::*;

    fn send_sync<T: Send + Sync + Clone + std::error::Error + 'static>() {}

    #[test]
    fn it_travels_between_threads_and_is_small() {
        send_sync::<Error>();
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }

    #[test]
    fn an_outcome_can_be_kept_and_read_again() {
        for outcome in Outcome::ALL {
            assert_eq!(outcome.to_string().parse::<Outcome>().unwrap(), outcome);
            let json = serde_json::to_string(&outcome).unwrap();
            assert_eq!(json, format!("\"{outcome}\""));
            assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), outcome);
        }
        let error = "Refused".parse::<Outcome>().unwrap_err();
        assert!(error.is_invalid_input() && !error.to_string().contains("Refused"));
        assert!(serde_json::from_str::<Outcome>("\"done\"").is_err());
    }

    #[test]
    fn one_line_says_it_all_and_an_unknown_ends_in_advice() {
        let error = Error::new(Kind::Refused, Outcome::Refused, "the API refused the call")
            .with_operation("cancelPayment")
            .with_status(Some(200))
            .with_code(Some(1))
            .with_message(Some("이미 전액취소된 주문입니다.".to_owned()));
        assert_eq!(
            error.to_string(),
            "cancelPayment: the API refused the call (HTTP 200, code 1): 이미 전액취소된 주문입니다."
        );
        let error = Error::new(Kind::Timeout, Outcome::Unknown, "no answer came in time")
            .with_operation("cancelPayment")
            .with_io(Some(io::ErrorKind::TimedOut));
        assert_eq!(
            error.to_string(),
            "cancelPayment: no answer came in time; it may have happened all the same, look it up before sending it again \
             (confirm() in place of send() does so)"
        );
        let source = error
            .source()
            .and_then(|source| source.downcast_ref::<io::Error>());
        assert_eq!(source.map(io::Error::kind), Some(io::ErrorKind::TimedOut));
    }
}
