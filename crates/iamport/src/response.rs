//! A successful answer.

use std::fmt;

use bytes::Bytes;

use crate::headers::Headers;
use crate::identity::Identity;
use crate::repair::PassedOver;

/// What the API answered to a call that it accepted.
///
/// Accepted does not always mean done: a charge can be accepted and fail at the card company, which is
/// then in the payment's `status`. The operations where that can happen say so.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    http_status: u16,
    message: Option<Box<str>>,
    identity: Identity,
    passed_over: Vec<PassedOver>,
    headers: Headers,
    raw: Bytes,
}

impl<T> Response<T> {
    pub(crate) fn new(
        value: T,
        http_status: u16,
        message: Option<Box<str>>,
        identity: Identity,
        passed_over: Vec<PassedOver>,
        headers: Headers,
        raw: Bytes,
    ) -> Self {
        Self {
            value,
            http_status,
            message,
            identity,
            passed_over,
            headers,
            raw,
        }
    }

    /// The decoded payload.
    #[must_use]
    pub fn value(&self) -> &T {
        &self.value
    }

    /// The decoded payload, by value.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }

    /// The HTTP status, in the 200s.
    #[must_use]
    pub fn http_status(&self) -> u16 {
        self.http_status
    }

    /// The headers of the answer.
    #[must_use]
    pub fn headers(&self) -> &Headers {
        &self.headers
    }

    /// The API's remark on a success: nearly always absent.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Whether the answer says that it is about what was asked.
    #[must_use]
    pub fn identity(&self) -> Identity {
        self.identity
    }

    /// What in the answer did not fit and was passed over, by its place and without its value: nearly always
    /// nothing. Ids, amounts, currencies and statuses are never among it; an answer in which one of these does
    /// not fit is an error.
    #[must_use]
    pub fn passed_over(&self) -> &[PassedOver] {
        &self.passed_over
    }

    /// Whether only some of what was asked for was found or done (HTTP 207). Compare the payload with the
    /// request to see what is missing.
    #[must_use]
    pub fn is_partial(&self) -> bool {
        self.http_status == 207
    }

    /// The whole body as it came, envelope included, for what the models do not know. It can hold personal data.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// The same, shared.
    pub(crate) fn raw_bytes(&self) -> Bytes {
        self.raw.clone()
    }
}

impl<T> Response<T> {
    /// The same answer with another payload, made of this one: as JSON, say, for whoever handles the answers of all operations alike.
    ///
    /// # Errors
    /// Those of `payload`.
    pub fn try_map<U, E>(self, payload: impl FnOnce(T) -> Result<U, E>) -> Result<Response<U>, E> {
        Ok(Response {
            value: payload(self.value)?,
            http_status: self.http_status,
            message: self.message,
            identity: self.identity,
            passed_over: self.passed_over,
            headers: self.headers,
            raw: self.raw,
        })
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("http_status", &self.http_status)
            .field("identity", &self.identity)
            .field("passed_over", &self.passed_over)
            .finish_non_exhaustive()
    }
}
