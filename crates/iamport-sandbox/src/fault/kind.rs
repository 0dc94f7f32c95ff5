//! What can go wrong.

use std::fmt;
use std::time::Duration;

use axum::http::HeaderValue;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, de};

/// What goes wrong.
///
/// Most kinds spoil the answer of a call. With [`When::Before`] the call has no effect, and the answer
/// that is spoilt is a refusal: HTTP 500 in the API's envelope where the fault is one of the
/// transport, code 0 without a `response` where it is one of the content. With [`When::After`] the
/// call is done, and its own answer is spoilt.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FaultKind {
    /// Nothing listens: connections are refused from the moment of the injection, until the fault is
    /// removed or `lasting` has passed on the computer's own clock. Established connections live on.
    /// It cannot be bound to calls, since no call arrives, and it happens once.
    ConnectionRefused {
        /// How long; without it, until the fault is removed.
        lasting: Option<Duration>,
    },
    /// A new connection is reset as soon as it is made. Counts connections instead of calls, those of
    /// control calls too, and cannot be bound to an operation or a header.
    ResetOnAccept,
    /// The connection is reset before a byte of the answer.
    ResetBeforeAnswer,
    /// The connection is reset in the middle of the answer's body.
    ResetDuringAnswer,
    /// The connection is reset right behind the last byte of the answer.
    ResetAfterAnswer,
    /// The connection is closed in the ordinary way, without an answer.
    CloseWithoutAnswer,
    /// No answer ever comes, and the connection stays open until the caller closes it.
    Stall,
    /// The head of the answer comes, its body never does.
    StallAfterHead,
    /// The body comes in pieces.
    SlowBody {
        /// Bytes in a piece, at least 1.
        piece: usize,
        /// How long to wait between two pieces, on the computer's own clock. Zero sends them one by
        /// one without a wait.
        pause: Duration,
    },
    /// The connection is closed after half of the announced body.
    TruncatedBody,
    /// `Content-Length` announces more bytes than come before the connection is closed.
    LengthTooLong,
    /// `Content-Length` announces half of the bytes that come.
    LengthTooShort,
    /// `Content-Length` is not a number.
    LengthNonsense,
    /// Bytes that are not HTTP.
    Garbage,
    /// The connection is closed in the middle of the status line.
    HalfStatusLine,
    /// A chunked body without its last chunk.
    ChunkedCut,
    /// A chunk whose length is not a number.
    ChunkedNonsense,
    /// HTTP 502, 503 or 504 with a page in HTML, as a proxy answers.
    HtmlPage {
        /// The status, 502, 503 or 504.
        status: u16,
    },
    /// HTTP 500 in the API's envelope.
    ServerError,
    /// HTTP 429 in the API's envelope.
    TooManyRequests {
        /// `Retry-After` as it is sent: seconds, a date, nonsense, or nothing at all.
        retry_after: Option<String>,
    },
    /// HTTP 401 in the API's envelope, whatever the token.
    Unauthorized,
    /// The current token ends. Before the effect the call itself meets that; after it the next one.
    TokenRevoked,
    /// HTTP 302 to somewhere else.
    Redirect {
        /// The value of `Location`.
        location: String,
    },
    /// HTTP 200 with no body at all.
    EmptyBody,
    /// HTTP 200 with JSON that ends in the middle.
    InvalidJson,
    /// HTTP 200 with JSON in which one text is not UTF-8.
    InvalidUtf8,
    /// HTTP 200 with an array instead of the envelope.
    ArrayBody,
    /// A valid answer about another payment.
    AnotherPayment,
    /// A valid answer with so much in it that it is longer than this.
    Oversized {
        /// The least number of bytes of the body.
        bytes: usize,
    },
    /// An envelope that lacks `code`.
    EnvelopeWithoutCode,
    /// An envelope with code 0 whose `response` is null.
    NullResponse,
    /// An envelope in which `code` and `response` stand twice, the right ones last.
    DuplicateKeys,
}

/// More than the 8 MiB that clients are known to take.
const OVERSIZED: usize = 9 * 1024 * 1024;
/// The largest body that is made on purpose.
const LARGEST: usize = 64 * 1024 * 1024;
/// The longest pause between two pieces of a slow body.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

impl FaultKind {
    /// One of each kind, with ordinary settings.
    #[must_use]
    pub fn all() -> Vec<FaultKind> {
        use FaultKind as K;
        vec![
            K::ConnectionRefused { lasting: None },
            K::ResetOnAccept,
            K::ResetBeforeAnswer,
            K::ResetDuringAnswer,
            K::ResetAfterAnswer,
            K::CloseWithoutAnswer,
            K::Stall,
            K::StallAfterHead,
            K::SlowBody {
                piece: 1,
                pause: Duration::ZERO,
            },
            K::TruncatedBody,
            K::LengthTooLong,
            K::LengthTooShort,
            K::LengthNonsense,
            K::Garbage,
            K::HalfStatusLine,
            K::ChunkedCut,
            K::ChunkedNonsense,
            K::HtmlPage { status: 502 },
            K::ServerError,
            K::TooManyRequests { retry_after: None },
            K::Unauthorized,
            K::TokenRevoked,
            K::Redirect {
                location: "https://example.com/maintenance".to_owned(),
            },
            K::EmptyBody,
            K::InvalidJson,
            K::InvalidUtf8,
            K::ArrayBody,
            K::AnotherPayment,
            K::Oversized { bytes: OVERSIZED },
            K::EnvelopeWithoutCode,
            K::NullResponse,
            K::DuplicateKeys,
        ]
    }

    /// The kind with this [`name`](Self::name), with ordinary settings.
    #[must_use]
    pub fn named(name: &str) -> Option<FaultKind> {
        FaultKind::all()
            .into_iter()
            .find(|kind| kind.name() == name)
    }

    /// Its name in small letters, as the control and the transcript have it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            FaultKind::ConnectionRefused { .. } => "connection_refused",
            FaultKind::ResetOnAccept => "reset_on_accept",
            FaultKind::ResetBeforeAnswer => "reset_before_answer",
            FaultKind::ResetDuringAnswer => "reset_during_answer",
            FaultKind::ResetAfterAnswer => "reset_after_answer",
            FaultKind::CloseWithoutAnswer => "close_without_answer",
            FaultKind::Stall => "stall",
            FaultKind::StallAfterHead => "stall_after_head",
            FaultKind::SlowBody { .. } => "slow_body",
            FaultKind::TruncatedBody => "truncated_body",
            FaultKind::LengthTooLong => "length_too_long",
            FaultKind::LengthTooShort => "length_too_short",
            FaultKind::LengthNonsense => "length_nonsense",
            FaultKind::Garbage => "garbage",
            FaultKind::HalfStatusLine => "half_status_line",
            FaultKind::ChunkedCut => "chunked_cut",
            FaultKind::ChunkedNonsense => "chunked_nonsense",
            FaultKind::HtmlPage { .. } => "html_page",
            FaultKind::ServerError => "server_error",
            FaultKind::TooManyRequests { .. } => "too_many_requests",
            FaultKind::Unauthorized => "unauthorized",
            FaultKind::TokenRevoked => "token_revoked",
            FaultKind::Redirect { .. } => "redirect",
            FaultKind::EmptyBody => "empty_body",
            FaultKind::InvalidJson => "invalid_json",
            FaultKind::InvalidUtf8 => "invalid_utf8",
            FaultKind::ArrayBody => "array_body",
            FaultKind::AnotherPayment => "another_payment",
            FaultKind::Oversized { .. } => "oversized",
            FaultKind::EnvelopeWithoutCode => "envelope_without_code",
            FaultKind::NullResponse => "null_response",
            FaultKind::DuplicateKeys => "duplicate_keys",
        }
    }

    /// The names of all kinds.
    pub(crate) fn names() -> Vec<&'static str> {
        FaultKind::all().iter().map(FaultKind::name).collect()
    }

    /// Whether it happens to connections, before there is a call.
    pub(crate) fn is_of_connections(&self) -> bool {
        matches!(
            self,
            FaultKind::ConnectionRefused { .. } | FaultKind::ResetOnAccept
        )
    }

    pub(super) fn check(&self) -> Result<(), FaultError> {
        let wrong = |reason| Err(FaultError { reason });
        match self {
            FaultKind::HtmlPage { status } if !(502..=504).contains(status) => {
                wrong("the status of an HTML page is 502, 503 or 504")
            }
            FaultKind::SlowBody { piece: 0, .. } => wrong("a piece has at least one byte"),
            FaultKind::SlowBody { pause, .. } if *pause > LONGEST_PAUSE => {
                wrong("a pause is at most 60 seconds long")
            }
            FaultKind::TooManyRequests {
                retry_after: Some(value),
            } if HeaderValue::from_str(value).is_err() => {
                wrong("the value of Retry-After cannot stand in a header")
            }
            FaultKind::Redirect { location } if HeaderValue::from_str(location).is_err() => {
                wrong("the location cannot stand in a header")
            }
            FaultKind::Oversized { bytes } if *bytes > LARGEST => {
                wrong("an oversized answer has at most 64 MiB")
            }
            _ => Ok(()),
        }
    }
}

/// The name of a kind. A derived reader takes a field that is plainly written `&str` for one that borrows.
pub(crate) type Name = &'static str;

/// Reads the name of a kind.
pub(crate) fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Name>, D::Error> {
    let known = |name: String| {
        let kind = FaultKind::named(&name).ok_or_else(|| de::Error::custom("no kind of fault"))?;
        Ok(kind.name())
    };
    let name = Option::<String>::deserialize(deserializer)?;
    name.map(known).transpose()
}

/// Whether the effect of a call comes before its fault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// The fault comes first, and the call has no effect.
    #[default]
    Before,
    /// The call is done, and only its answer is lost or spoilt.
    After,
}

impl When {
    /// `before` or `after`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            When::Before => "before",
            When::After => "after",
        }
    }
}

/// A fault makes no sense as it was described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultError {
    pub(super) reason: &'static str,
}

impl FaultError {
    pub(crate) const UNKNOWN_KIND: FaultError = FaultError {
        reason: "there is no kind of fault with that name",
    };
}

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason)
    }
}

impl std::error::Error for FaultError {}
