//! Spans of time, and how a long one is cut into windows that the API takes.

use crate::{Error, UnixTime};

pub(super) const DAY: i64 = 24 * 60 * 60;
/// The longest window of payments, in seconds, as documented.
pub(super) const PAYMENTS_WINDOW: i64 = 90 * DAY;
/// The longest window of schedules: the API says three months, and the shortest three have 89 days.
pub(super) const SCHEDULES_WINDOW: i64 = 89 * DAY;
/// The last time of ten digits, in the year 2286. What is later is most likely given in milliseconds.
const LATEST: i64 = 9_999_999_999;

/// A span of time: `from` belongs to it; whether `to` does, the API's documentation does not say clearly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Window {
    /// Its first second.
    pub from: UnixTime,
    /// Its end.
    pub to: UnixTime,
}

impl Window {
    pub(super) fn new(from: UnixTime, to: UnixTime) -> Self {
        Self { from, to }
    }

    /// # Errors
    /// [`is_invalid_input`](Error::is_invalid_input) for a span that no list can be asked for. A span of
    /// milliseconds would be cut into a thousand times as many windows, nearly all of them in the far future.
    pub(super) fn check(self) -> Result<(), Error> {
        let times = [self.from.as_secs(), self.to.as_secs()];
        let wrong = if times.iter().any(|time| *time < 0) {
            "the span of time reaches back before 1970"
        } else if times.iter().any(|time| *time > LATEST) {
            "a time of the span has more than ten digits: times are in seconds, not in milliseconds"
        } else if self.from > self.to {
            "the span of time ends before it begins"
        } else {
            return Ok(());
        };
        Err(Error::invalid_input(wrong))
    }
}

/// The windows that are left.
#[derive(Clone, Debug)]
pub(super) enum Windows {
    /// One, of which only the call knows how long it is.
    Unnamed,
    Cut {
        rest: Window,
        longest: i64,
        oldest_first: bool,
    },
    None,
}

impl Windows {
    #[allow(
        clippy::option_option,
        reason = "a window without bounds is a window too"
    )]
    pub(super) fn next(&mut self) -> Option<Option<Window>> {
        match self {
            Self::None => None,
            Self::Unnamed => {
                *self = Self::None;
                Some(None)
            }
            Self::Cut { rest, .. } if rest.from >= rest.to => None,
            Self::Cut {
                rest,
                longest,
                oldest_first,
            } => {
                let mut window = *rest;
                if *oldest_first {
                    let end = rest.from.as_secs().saturating_add(*longest);
                    window.to = rest.to.min(UnixTime::from(end));
                    rest.from = window.to;
                } else {
                    let start = rest.to.as_secs().saturating_sub(*longest);
                    window.from = rest.from.max(UnixTime::from(start));
                    rest.to = window.from;
                }
                Some(Some(window))
            }
        }
    }
}
