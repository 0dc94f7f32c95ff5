//! Faults: what goes wrong, when, and how often.

mod book;
pub(crate) mod spoil;
pub(crate) mod wire;

use std::fmt;
use std::time::Duration;

use axum::http::{HeaderName, HeaderValue};

pub(crate) use self::book::FaultBook;
use crate::operations::Pattern;

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

    /// Whether it happens to connections, before there is a call.
    pub(crate) fn is_of_connections(&self) -> bool {
        matches!(
            self,
            FaultKind::ConnectionRefused { .. } | FaultKind::ResetOnAccept
        )
    }

    fn check(&self) -> Result<(), FaultError> {
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

/// Whether the effect of a call comes before its fault.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

/// A fault that is to happen: what, to which calls, before or after their effect, and how often.
///
/// Without a choice it happens once, to the next call of the API, before its effect.
///
/// ```
/// use iamport_sandbox::{Fault, FaultKind};
///
/// // The second cancel is done, but its caller never hears of it.
/// let lost = Fault::new(FaultKind::ResetBeforeAnswer).on("cancelPayment").nth(2).after();
/// // Every call of one client meets a proxy's error page, one time out of ten.
/// let flaky = Fault::new(FaultKind::HtmlPage { status: 503 })
///     .with_header("user-agent", "flaky")
///     .with_chance(0.1, 7)
///     .always();
/// # let _ = (lost, flaky);
/// ```
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub struct Fault {
    kind: FaultKind,
    operation: Option<String>,
    nth: Option<u64>,
    header: Option<(String, String)>,
    chance: Option<(f64, u64)>,
    when: When,
    times: Option<u64>,
}

impl Fault {
    /// A fault of this kind.
    pub fn new(kind: FaultKind) -> Fault {
        Fault {
            kind,
            operation: None,
            nth: None,
            header: None,
            chance: None,
            when: When::Before,
            times: Some(1),
        }
    }

    /// Only calls of this operation: its name (`cancelPayment`), or its method and path
    /// (`POST /payments/cancel`, `GET /payments/{imp_uid}`). `*` stands for any method.
    pub fn on(mut self, operation: impl Into<String>) -> Fault {
        self.operation = Some(operation.into());
        self
    }

    /// Not before the call with this number, counted from 1 and from the injection, among those that
    /// the other choices leave.
    pub fn nth(mut self, number: u64) -> Fault {
        self.nth = Some(number);
        self
    }

    /// Only calls with this value in this header.
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Fault {
        self.header = Some((name.into(), value.into()));
        self
    }

    /// Only some calls, by chance: 0.0 is never and 1.0 is always. The same seed chooses the same
    /// calls.
    pub fn with_chance(mut self, chance: f64, seed: u64) -> Fault {
        self.chance = Some((chance, seed));
        self
    }

    /// Before the effect of the call.
    pub fn before(mut self) -> Fault {
        self.when = When::Before;
        self
    }

    /// After the effect of the call.
    pub fn after(mut self) -> Fault {
        self.when = When::After;
        self
    }

    /// Once.
    pub fn once(self) -> Fault {
        self.times(1)
    }

    /// So many times.
    pub fn times(mut self, times: u64) -> Fault {
        self.times = Some(times);
        self
    }

    /// Every time, until it is removed.
    pub fn always(mut self) -> Fault {
        self.times = None;
        self
    }

    /// What happens.
    #[must_use]
    pub fn kind(&self) -> &FaultKind {
        &self.kind
    }

    /// Before or after the effect.
    #[must_use]
    pub fn when(&self) -> When {
        self.when
    }

    /// The operation that it was bound to, as it was written.
    #[must_use]
    pub fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    /// How often it happens at most; `None` is always.
    #[must_use]
    pub fn limit(&self) -> Option<u64> {
        self.times
    }

    /// The parts of it that a call is compared with, if they make sense.
    fn checked(&self) -> Result<Selection, FaultError> {
        let wrong = |reason| FaultError { reason };
        self.kind.check()?;
        let operation = match &self.operation {
            None => None,
            Some(text) => Some(
                Pattern::parse(text).ok_or(wrong("there is no operation of that name or path"))?,
            ),
        };
        let header = match &self.header {
            None => None,
            Some((name, value)) => Some((
                HeaderName::from_bytes(name.as_bytes())
                    .map_err(|_| wrong("that is not the name of a header"))?,
                value.clone(),
            )),
        };
        if self.nth == Some(0) {
            return Err(wrong("calls are counted from 1"));
        }
        if self.times == Some(0) {
            return Err(wrong("a fault happens at least once"));
        }
        if self
            .chance
            .is_some_and(|(chance, _)| !(0.0..=1.0).contains(&chance))
        {
            return Err(wrong("a chance is a number from 0 to 1"));
        }
        if self.kind.is_of_connections() {
            if operation.is_some() || header.is_some() {
                return Err(wrong("this kind happens before there is a call to choose"));
            }
            if self.when == When::After {
                return Err(wrong("this kind happens before any effect"));
            }
        }
        if matches!(self.kind, FaultKind::ConnectionRefused { .. })
            && (self.nth.is_some() || self.chance.is_some() || self.times != Some(1))
        {
            return Err(wrong(
                "refused connections are not seen, and so cannot be counted",
            ));
        }
        Ok(Selection { operation, header })
    }
}

/// Which calls a fault is about.
#[derive(Clone, Debug)]
struct Selection {
    operation: Option<Pattern>,
    header: Option<(HeaderName, String)>,
}

/// A fault that was injected, and what became of it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct FaultRecord {
    /// Its number, counted from 1.
    pub id: u64,
    /// What was injected.
    pub fault: Fault,
    /// How many calls its choice of operation and header has met.
    pub matched: u64,
    /// How often it has happened.
    pub happened: u64,
}

impl FaultRecord {
    /// Whether it will not happen any more.
    #[must_use]
    pub fn is_spent(&self) -> bool {
        self.fault
            .limit()
            .is_some_and(|limit| self.happened >= limit)
    }
}

/// A fault makes no sense as it was described.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultError {
    reason: &'static str,
}

impl fmt::Display for FaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason)
    }
}

impl std::error::Error for FaultError {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_kind_has_a_name_of_its_own() {
        let kinds = FaultKind::all();
        assert!(kinds.len() >= 24);
        let names: HashSet<_> = kinds.iter().map(FaultKind::name).collect();
        assert_eq!(names.len(), kinds.len());
        for kind in kinds {
            assert_eq!(FaultKind::named(kind.name()), Some(kind.clone()));
            Fault::new(kind).checked().unwrap();
        }
        assert_eq!(FaultKind::named("other"), None);
    }

    #[test]
    fn nonsense_is_refused() {
        let stall = || Fault::new(FaultKind::Stall);
        let accept = || Fault::new(FaultKind::ResetOnAccept);
        let refused = || Fault::new(FaultKind::ConnectionRefused { lasting: None });
        for fault in [
            stall().on("noSuchOperation"),
            stall().on("GET"),
            stall().nth(0),
            stall().times(0),
            stall().with_header("no header", "x"),
            stall().with_chance(1.5, 0),
            stall().with_chance(f64::NAN, 0),
            accept().on("cancelPayment"),
            accept().after(),
            refused().nth(2),
            refused().always(),
            Fault::new(FaultKind::HtmlPage { status: 200 }),
            Fault::new(FaultKind::Oversized { bytes: usize::MAX }),
            Fault::new(FaultKind::TooManyRequests {
                retry_after: Some("a\nb".to_owned()),
            }),
            Fault::new(FaultKind::SlowBody {
                piece: 0,
                pause: Duration::ZERO,
            }),
        ] {
            assert!(fault.checked().is_err(), "{fault:?}");
        }
    }
}
