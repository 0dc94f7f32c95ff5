//! What became of a confirmed change.

use std::fmt;
use std::time::Duration;

use crate::Error;

/// What became of a confirmed change.
#[derive(Clone, Debug)]
#[must_use = "it says whether money moved"]
pub enum Confirmed<T> {
    /// It was made.
    Done {
        /// The record as it is now.
        record: T,
        /// Whether it is certain that this very call made it.
        by: Attribution,
    },
    /// An earlier run with this key made it, or the record was in the wanted state already. Nothing was sent now.
    DoneBefore(T),
    /// The API accepted it and the record does not show it yet: the gateway answers later (PayPal, wallets at kicc,
    /// smartro_v2). Look at the record later, or wait for the webhook; don't send it again.
    Waiting(T),
    /// It was not made, and no money moved.
    NotDone(NotDone<T>),
    /// It may have been made. What to look at, and when, stands in it.
    Unknown(Unknown<T>),
}

/// Who made a change that the record shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attribution {
    /// This call: the API accepted it, or the record has the key's mark.
    Proven,
    /// The record shows just such a change, once, and does not say whose it is.
    Unproven,
}

impl<T> Confirmed<T> {
    /// The record, if the change was made, now or before.
    #[must_use]
    pub fn done(&self) -> Option<&T> {
        match self {
            Self::Done { record, .. } | Self::DoneBefore(record) => Some(record),
            Self::Waiting(_) | Self::NotDone(_) | Self::Unknown(_) => None,
        }
    }

    /// Whether the change was made, now or before.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.done().is_some()
    }

    pub(super) const fn word(&self) -> &'static str {
        match self {
            Self::Done { .. } => "done",
            Self::DoneBefore(_) => "done before",
            Self::Waiting(_) => "accepted, waiting",
            Self::NotDone(_) => "not done",
            Self::Unknown(_) => "unknown",
        }
    }
}

/// Why a change was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The API said no; [`NotDone::error`] has its words.
    Refused,
    /// The card company declined. A gateway that reports late can still make such a payment `paid`.
    Declined,
    /// The buyer has paid into the account already.
    Deposited,
    /// An attempt of this order is paid already.
    AlreadyPaid,
    /// The record is not in a state that allows it.
    WrongState,
    /// Nothing, or less than asked for, is left to give back.
    TooLittleLeft,
    /// What is left is another sum than the caller's `checksum`.
    BalanceDiffers,
    /// Another refund of the payment came first, so that the balance was no longer the one that was sent along.
    AnotherFirst,
    /// An earlier run with this key ended so.
    Before,
}

/// Why a change was not made, and what the record is.
#[derive(Clone)]
pub struct NotDone<T> {
    pub(super) reason: Reason,
    pub(super) text: String,
    pub(super) record: Option<T>,
    pub(super) error: Option<Error>,
}

impl<T> NotDone<T> {
    pub(crate) fn new(reason: Reason, text: impl Into<String>) -> Self {
        Self {
            reason,
            text: text.into(),
            record: None,
            error: None,
        }
    }

    pub(super) fn refused(error: Error) -> Self {
        Self {
            error: Some(error.clone()),
            ..Self::new(Reason::Refused, error.to_string())
        }
    }

    pub(crate) fn with(mut self, record: T) -> Self {
        self.record = Some(record);
        self
    }

    /// Why.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.reason
    }

    /// The record that shows it, where one does.
    #[must_use]
    pub fn record(&self) -> Option<&T> {
        self.record.as_ref()
    }

    /// The API's refusal, where there was one.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        self.error.as_ref()
    }
}

impl<T> fmt::Display for NotDone<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl<T> fmt::Debug for NotDone<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NotDone")
            .field("reason", &self.reason)
            .field("text", &self.text)
            .finish_non_exhaustive()
    }
}

/// A change of which the records did not tell in time whether it was made.
#[derive(Clone)]
pub struct Unknown<T> {
    pub(super) text: String,
    pub(super) candidates: Vec<T>,
    pub(super) error: Option<Error>,
    pub(super) look_again_after: Duration,
}

impl<T> Unknown<T> {
    #[cfg(feature = "test-util")]
    pub(crate) fn of(text: String, candidates: Vec<T>, look_again_after: Duration) -> Self {
        Self {
            text,
            candidates,
            error: None,
            look_again_after,
        }
    }

    /// The records that may be it.
    #[must_use]
    pub fn candidates(&self) -> &[T] {
        &self.candidates
    }

    /// How the sending, or the last look, failed.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        self.error.as_ref()
    }

    /// After how long it is worth looking again: the same call with the same key and a journal, or
    /// [`Client::settle`](crate::Client::settle), sends nothing and looks.
    #[must_use]
    pub fn look_again_after(&self) -> Duration {
        self.look_again_after
    }
}

impl<T> fmt::Display for Unknown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.look_again_after.as_secs();
        write!(f, "{}; look again in {seconds} s", self.text)?;
        match &self.error {
            Some(error) => write!(f, " ({error})"),
            None => Ok(()),
        }
    }
}

impl<T> fmt::Debug for Unknown<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unknown")
            .field("text", &self.text)
            .field("candidates", &self.candidates.len())
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}
