//! The facts about an operation of the API, as the specification tells them.

use std::fmt;

/// The HTTP method of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `DELETE`
    Delete,
}

impl Method {
    /// The method as it is sent, in capitals.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What sending an operation a second time does, in the terms of RFC 9110, section 9.2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// It changes nothing, so it may be sent as often as one likes.
    Safe,
    /// A second call leads to the same end state, although its answer may be a refusal.
    Idempotent,
    /// Not idempotent: it must never be sent twice, because it would charge, refund or create once more.
    Once,
}

impl Repeat {
    /// The word for it in the specification: `safe`, `idempotent` or `once`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Idempotent => "idempotent",
            Self::Once => "once",
        }
    }

    /// Whether the operation changes something at the API.
    #[must_use]
    pub(crate) const fn is_change(self) -> bool {
        !matches!(self, Self::Safe)
    }
}

impl fmt::Display for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The operations that have a confirmed form: [`confirm`](crate::confirm).
pub(crate) const CONFIRMED: [&str; 7] = [
    "again",
    "cancelPayment",
    "createVbank",
    "modifyVbank",
    "onetime",
    "revokeVbank",
    "schedule",
];

pub(crate) fn can_be_confirmed(id: &str) -> bool {
    CONFIRMED.contains(&id)
}

/// A value that is sent and that each record of the answer repeats.
#[derive(Debug)]
pub(crate) struct Echo {
    /// Where it is sent: a parameter, a body field, or a field inside a list of the body, such as
    /// `schedules[].merchant_uid`.
    pub(crate) sent: &'static str,
    /// Whether it is certain that the answer repeats it. What is only assumed proves nothing either way.
    pub(crate) known: bool,
    /// Compared only where this other value was not sent.
    pub(crate) unless: Option<&'static str>,
    /// A record that matches this other value instead is as good.
    pub(crate) or: Option<&'static str>,
}

/// The facts about one operation of the API.
#[derive(Debug)]
pub struct OperationInfo {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) repeat: Repeat,
    pub(crate) authenticated: bool,
    pub(crate) has_body: bool,
    /// The query parameters and the fields of the body.
    pub(crate) names: &'static [&'static str],
    /// By path parameter: the literals that, in its place, would be another route.
    pub(crate) reserved: &'static [(&'static str, &'static [&'static str])],
    /// The longer paths of the same method that this one could be read as if a parameter's value had slashes in it.
    pub(crate) rivals: &'static [&'static str],
    /// Parameters and body fields whose values appear nowhere, with dotted paths for what is inside of others
    /// (`schedules.buyer_name`).
    pub(crate) sensitive: &'static [&'static str],
    /// What the answer repeats of the request.
    pub(crate) echoes: &'static [Echo],
}

impl OperationInfo {
    /// The name in the API's documentation, such as `revokeVbank`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The HTTP method.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.method
    }

    /// The path with its parameters' names in braces, such as `/vbanks/{imp_uid}`.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// What sending it a second time does.
    #[must_use]
    pub const fn repeat(&self) -> Repeat {
        self.repeat
    }

    /// Whether it has a confirmed form, `confirm()`: a change whose outcome is settled by looking. See [`confirm`](crate::confirm).
    #[must_use]
    pub fn can_be_confirmed(&self) -> bool {
        can_be_confirmed(self.id)
    }

    /// Whether it needs an access token.
    #[must_use]
    pub const fn authenticated(&self) -> bool {
        self.authenticated
    }
}
