//! A successful answer.

use std::fmt;

use bytes::Bytes;

/// What the API answered to a call that it accepted.
///
/// Accepted does not always mean done: a charge can be accepted and fail at the card company, which is
/// then in the payment's `status`. The operations where that can happen say so.
#[derive(Clone)]
pub struct Response<T> {
    value: T,
    http_status: u16,
    message: Option<Box<str>>,
    raw: Bytes,
}

impl<T> Response<T> {
    pub(crate) fn new(value: T, http_status: u16, message: Option<Box<str>>, raw: Bytes) -> Self {
        Self {
            value,
            http_status,
            message,
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

    /// The API's remark on a success: nearly always absent.
    #[must_use]
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
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
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("value", &self.value)
            .field("http_status", &self.http_status)
            .finish_non_exhaustive()
    }
}
