//! Why a control call was not done.

use std::convert::Infallible;
use std::fmt;

use crate::domain::refusal::Refusal;
use crate::fault::FaultError;
use crate::snapshot::SnapshotError;
use crate::webhook::WebhookError;

/// The sandbox cannot do what a test wants: there is no such payment, its state does not allow it, or
/// the call makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ControlError {
    kind: Kind,
    message: String,
}

/// Whose fault it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    NotFound,
    Refused,
    Failed,
}

impl ControlError {
    /// There is nothing of that name or number.
    pub(crate) fn not_found(message: impl Into<String>) -> ControlError {
        ControlError {
            kind: Kind::NotFound,
            message: message.into(),
        }
    }

    /// What was asked for makes no sense.
    pub(crate) fn refused(message: impl Into<String>) -> ControlError {
        ControlError {
            kind: Kind::Refused,
            message: message.into(),
        }
    }

    /// The call was in order, and the sandbox is not.
    pub(crate) fn failed(error: impl fmt::Display) -> ControlError {
        ControlError {
            kind: Kind::Failed,
            message: error.to_string(),
        }
    }

    /// Whether there is no such payment, fault or webhook.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.kind == Kind::NotFound
    }

    /// Whether the sandbox itself is at fault.
    pub(crate) fn is_failure(&self) -> bool {
        self.kind == Kind::Failed
    }
}

impl fmt::Display for ControlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ControlError {}

impl From<Refusal> for ControlError {
    fn from(refusal: Refusal) -> ControlError {
        match refusal {
            Refusal::Unknown(message) => ControlError::not_found(message),
            other => ControlError::refused(other.message()),
        }
    }
}

impl From<WebhookError> for ControlError {
    fn from(error: WebhookError) -> ControlError {
        if error.is_not_found() {
            ControlError::not_found(error.to_string())
        } else {
            ControlError::refused(error.to_string())
        }
    }
}

impl From<FaultError> for ControlError {
    fn from(error: FaultError) -> ControlError {
        ControlError::refused(error.to_string())
    }
}

/// What cannot be read was sent by the caller.
impl From<SnapshotError> for ControlError {
    fn from(error: SnapshotError) -> ControlError {
        ControlError::refused(error.to_string())
    }
}

impl From<Infallible> for ControlError {
    fn from(never: Infallible) -> ControlError {
        match never {}
    }
}
