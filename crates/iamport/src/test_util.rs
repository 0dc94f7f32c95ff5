//! Answers and errors for the unit tests of a shop: every [`Error`], [`Response`] and [`Confirmed`] without a server. With the feature
//! `test-util`, which belongs in `[dev-dependencies]` alone.
//!
//! Models of answers have `Default` with this feature, where a status or another value of a list is one that nobody knows and an amount
//! is nothing; their fields are public. They can also be read from JSON.
//!
//! ```
//! use iamport::test_util::{Failure, response};
//! use iamport::types::{PaymentAnnotation, PaymentStatus};
//! use iamport::{Error, Outcome, Response};
//!
//! // What your shop does with an answer.
//! fn paid(answer: Result<Response<PaymentAnnotation>, Error>) -> Option<bool> {
//!     match answer {
//!         Ok(answer) => Some(answer.value().status == PaymentStatus::Paid),
//!         Err(error) if error.outcome() == Outcome::Unknown => None,
//!         Err(_) => Some(false),
//!     }
//! }
//!
//! let mut payment = PaymentAnnotation::default();
//! payment.status = PaymentStatus::Paid;
//! assert_eq!(paid(Ok(response(payment).build())), Some(true));
//! assert_eq!(paid(Err(Failure::Refused.of("onetime").message("한도초과").build())), Some(false));
//! assert_eq!(paid(Err(Failure::TimedOut.of("onetime").build())), None);
//! ```
//!
//! # Paused time
//!
//! With this feature `#[tokio::test(start_paused = true)]` works with a client and a server, such as the sandbox: Tokio's clock does not
//! jump ahead while a call waits for its answer, and jumps over all waits between calls, those of retries and of confirmed changes
//! among them. A call whose answer does not come within five real seconds runs into its time limit then, whatever that is.

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

use crate::confirm::{Confirmed, NotDone, Reason, Unknown};
use crate::error::{Error, Kind, Outcome};
use crate::generated::OPERATIONS;
use crate::headers::Headers;
use crate::identity::Identity;
use crate::ids::Ids;
use crate::no_connection::Cause;
use crate::operation::Repeat;
use crate::response::Response;
use crate::{classify, transport};

/// How a call fails. What comes of it, its [`Outcome`], follows from the operation, as it does in earnest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Failure {
    /// A value is wrong or missing: [`Error::is_invalid_input`].
    InvalidInput,
    /// The API refused the key or the secret: [`Error::is_auth`].
    KeyRefused,
    /// The name does not resolve: [`Error::is_dns`].
    NameUnknown,
    /// Nobody listens: [`Error::is_port_refused`].
    PortRefused,
    /// [`Error::is_certificate_out_of_date`].
    CertificateExpired,
    /// [`Error::is_issuer_unknown`].
    IssuerUnknown,
    /// [`Error::is_wrong_host`].
    WrongHost,
    /// [`Error::is_tls`] for another cause.
    Tls,
    /// [`Error::is_proxy`].
    Proxy,
    /// No connection in time: [`Error::is_connect`] and [`Error::is_timeout`].
    NoConnectionInTime,
    /// No answer in time: [`Error::is_timeout`].
    TimedOut,
    /// The connection broke before the answer was here: [`Error::is_connection_lost`].
    ConnectionLost,
    /// The answer can't be read: [`Error::is_decode`].
    Unreadable,
    /// The answer is about another record: [`Error::is_mismatch`].
    Mismatch,
    /// HTTP 500: [`Error::is_server`].
    Server,
    /// HTTP 429: [`Error::is_rate_limited`].
    RateLimited,
    /// HTTP 302: [`Error::is_redirect`].
    Redirect,
    /// The API said no, at HTTP 200 with code 1: [`Error::is_refused`].
    Refused,
    /// The API knows no such record, HTTP 404: [`Error::is_not_found`].
    NotFound,
    /// The journal can't be used: [`Error::is_journal`].
    Journal,
}

impl Failure {
    /// Every one, for tests that go through all of them.
    pub const ALL: &'static [Self] = &[
        Self::InvalidInput,
        Self::KeyRefused,
        Self::NameUnknown,
        Self::PortRefused,
        Self::CertificateExpired,
        Self::IssuerUnknown,
        Self::WrongHost,
        Self::Tls,
        Self::Proxy,
        Self::NoConnectionInTime,
        Self::TimedOut,
        Self::ConnectionLost,
        Self::Unreadable,
        Self::Mismatch,
        Self::Server,
        Self::RateLimited,
        Self::Redirect,
        Self::Refused,
        Self::NotFound,
        Self::Journal,
    ];

    /// The error of an operation by its name in the API's documentation, such as `cancelPayment`. One that this crate does not know
    /// counts as a change.
    pub fn of(self, operation: &'static str) -> TestError {
        let info = OPERATIONS.iter().find(|info| info.id == operation);
        let repeat = info.map_or(Repeat::Once, |info| info.repeat);
        let no_answer = |failure| {
            let (kind, outcome, sentence) = classify::no_answer(repeat, &failure);
            (kind, outcome, sentence, None, None)
        };
        let no_connection = |cause, timed_out| {
            no_answer(transport::Failure::NoConnection {
                timed_out,
                cause,
                io: None,
            })
        };
        let unclear = classify::unclear(repeat);
        let status = |status| {
            let (kind, sentence) = classify::without_envelope(status);
            (kind, unclear, sentence, Some(status), None)
        };
        let refused = |status| {
            let sentence = "the API refused the call";
            (
                Kind::Refused,
                Outcome::Refused,
                sentence,
                Some(status),
                Some(1),
            )
        };
        let not_sent = |kind, sentence| (kind, Outcome::NotSent, sentence, None, None);
        let (kind, outcome, sentence, status, code) = match self {
            Self::InvalidInput => not_sent(Kind::InvalidInput, "a value is wrong or missing"),
            Self::KeyRefused => not_sent(Kind::KeyRefused, "the API refused the key or the secret"),
            Self::Journal => not_sent(Kind::Journal, "the journal can't be used"),
            Self::NameUnknown => no_connection(Cause::Name, false),
            Self::PortRefused => no_connection(Cause::PortRefused, false),
            Self::CertificateExpired => no_connection(Cause::CertificateExpired, false),
            Self::IssuerUnknown => no_connection(Cause::IssuerUnknown, false),
            Self::WrongHost => no_connection(Cause::WrongHost, false),
            Self::Tls => no_connection(Cause::Tls, false),
            Self::Proxy => no_connection(Cause::Proxy, false),
            Self::NoConnectionInTime => no_connection(Cause::Other, true),
            Self::TimedOut => no_answer(transport::Failure::TimedOut),
            Self::ConnectionLost => no_answer(transport::Failure::Lost(None)),
            Self::Unreadable => status(200),
            Self::Server => status(500),
            Self::RateLimited => status(429),
            Self::Redirect => status(302),
            Self::Mismatch => (
                Kind::Mismatch,
                unclear,
                "the answer is about another record than the one that was asked about",
                Some(200),
                Some(0),
            ),
            Self::Refused => refused(200),
            Self::NotFound => refused(404),
        };
        let error = Error::new(kind, outcome, sentence)
            .with_operation(operation)
            .with_status(status)
            .with_code(code);
        TestError {
            error,
            ids: Ids::default(),
            headers: HeaderMap::new(),
        }
    }
}

/// An error in the making; [`build`](Self::build) gives it.
#[derive(Clone, Debug)]
#[must_use]
pub struct TestError {
    error: Error,
    ids: Ids,
    headers: HeaderMap,
}

impl TestError {
    /// The payment that the call was made with.
    pub fn imp_uid(mut self, id: &str) -> Self {
        self.ids.add("imp_uid", id);
        self
    }

    /// The order that the call was made with.
    pub fn merchant_uid(mut self, id: &str) -> Self {
        self.ids.add("merchant_uid", id);
        self
    }

    /// The customer that the call was made with.
    pub fn customer_uid(mut self, id: &str) -> Self {
        self.ids.add("customer_uid", id);
        self
    }

    /// The HTTP status of the answer.
    pub fn http_status(self, status: u16) -> Self {
        let error = self.error.with_status(Some(status));
        Self { error, ..self }
    }

    /// The `code` of the answer.
    pub fn code(self, code: i64) -> Self {
        let error = self.error.with_code(Some(code));
        Self { error, ..self }
    }

    /// The API's words.
    pub fn message(self, message: impl Into<String>) -> Self {
        let error = self.error.with_message(Some(message.into()));
        Self { error, ..self }
    }

    /// How long to wait before the next call.
    pub fn retry_after(self, wait: Duration) -> Self {
        let error = self.error.with_retry_after(Some(wait));
        Self { error, ..self }
    }

    /// A header of the answer. One that HTTP does not allow is left out.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        add(&mut self.headers, name, value);
        self
    }

    /// The error.
    #[must_use]
    pub fn build(self) -> Error {
        let about = self.ids.text(str::to_owned);
        self.error
            .with_ids(self.ids, about)
            .with_headers(Headers::of(self.headers))
    }
}

/// An answer with this payload, accepted at HTTP 200 and about what was asked, unless it is told otherwise.
pub fn response<T>(value: T) -> TestResponse<T> {
    TestResponse {
        value,
        http_status: 200,
        message: None,
        identity: Identity::Proven,
        headers: HeaderMap::new(),
        raw: Bytes::new(),
    }
}

/// An answer in the making; [`build`](Self::build) gives it.
#[derive(Clone, Debug)]
#[must_use]
pub struct TestResponse<T> {
    value: T,
    http_status: u16,
    message: Option<String>,
    identity: Identity,
    headers: HeaderMap,
    raw: Bytes,
}

impl<T> TestResponse<T> {
    /// The HTTP status; 207 is that of an answer about a part.
    pub fn http_status(mut self, status: u16) -> Self {
        self.http_status = status;
        self
    }

    /// The API's remark.
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// How far the answer says that it is about what was asked.
    pub fn identity(mut self, identity: Identity) -> Self {
        self.identity = identity;
        self
    }

    /// A header of the answer. One that HTTP does not allow is left out.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        add(&mut self.headers, name, value);
        self
    }

    /// The body as it came.
    pub fn raw(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.raw = Bytes::from(body.into());
        self
    }

    /// The answer.
    #[must_use]
    pub fn build(self) -> Response<T> {
        Response::new(
            self.value,
            self.http_status,
            self.message.map(String::into_boxed_str),
            self.identity,
            Vec::new(),
            Headers::of(self.headers),
            self.raw,
        )
    }
}

/// A confirmed change that was not made, with the record that shows it, where one does.
pub fn not_done<T>(reason: Reason, text: impl Into<String>, record: Option<T>) -> Confirmed<T> {
    let not_done = NotDone::new(reason, text);
    Confirmed::NotDone(match record {
        Some(record) => not_done.with(record),
        None => not_done,
    })
}

/// A confirmed change of which nobody knows whether it was made, with the records that may be it.
pub fn unknown<T>(
    text: impl Into<String>,
    candidates: Vec<T>,
    look_again_after: Duration,
) -> Confirmed<T> {
    Confirmed::Unknown(Unknown::of(text.into(), candidates, look_again_after))
}

fn add(headers: &mut HeaderMap, name: &str, value: &str) {
    if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
        headers.append(name, value);
    }
}

#[cfg(test)]
mod tests;
