//! Why a call was refused.

use std::borrow::Cow;

/// Why a call was refused. What HTTP makes of each is decided elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no such record.
    Unknown(Cow<'static, str>),
    /// A parameter is wrong, or the record is not in the state that the call needs.
    Invalid(Cow<'static, str>),
    /// The business action was refused, by the API's rules or by the gateway's.
    Declined(Cow<'static, str>),
    /// The gateway refused the business action.
    Gateway(Cow<'static, str>),
    /// The gateway, or the card company behind it, does not take the card.
    Card(Cow<'static, str>),
    /// The call is not made for this kind of payment.
    WrongMethod(Cow<'static, str>),
    /// The caller has not shown who it is.
    Unauthorized(Cow<'static, str>),
    /// There is such a record already, or it is past changing.
    Conflict(Cow<'static, str>),
    /// The gateway does not offer it.
    Unsupported(Cow<'static, str>),
    /// The gateway failed, or refused where the API answers a refusal as a failure.
    Failed(Cow<'static, str>),
}

impl Refusal {
    pub(crate) fn unknown(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Unknown(message.into())
    }

    pub(crate) fn invalid(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Invalid(message.into())
    }

    pub(crate) fn declined(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Declined(message.into())
    }

    pub(crate) fn gateway(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Gateway(message.into())
    }

    pub(crate) fn card(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Card(message.into())
    }

    pub(crate) fn wrong_method(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::WrongMethod(message.into())
    }

    pub(crate) fn unauthorized(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Unauthorized(message.into())
    }

    pub(crate) fn conflict(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Conflict(message.into())
    }

    pub(crate) fn unsupported(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Unsupported(message.into())
    }

    pub(crate) fn failed(message: impl Into<Cow<'static, str>>) -> Refusal {
        Refusal::Failed(message.into())
    }

    pub(crate) fn message(&self) -> &str {
        match self {
            Refusal::Unknown(message)
            | Refusal::Invalid(message)
            | Refusal::Declined(message)
            | Refusal::Gateway(message)
            | Refusal::Card(message)
            | Refusal::WrongMethod(message)
            | Refusal::Unauthorized(message)
            | Refusal::Conflict(message)
            | Refusal::Unsupported(message)
            | Refusal::Failed(message) => message,
        }
    }
}
