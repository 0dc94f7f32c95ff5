//! Why a body is no notification.

use std::fmt;

/// The largest body that is read, in bytes: 64 KiB. Documented ones have a few hundred.
pub const MAX_BODY: usize = 64 * 1024;

/// Why a body is no notification. It says where, never what stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseError {
    /// It is longer than [`MAX_BODY`].
    TooLarge,
    /// The content type is one that is not read, such as `multipart/form-data`, or it says nothing and the body is plainly neither
    /// JSON nor a form.
    ContentType,
    /// It is not in UTF-8: its bytes are not, or the content type names another charset and not all of it is ASCII.
    Encoding,
    /// It is no JSON object.
    Malformed,
    /// A field that every notification has is missing or empty.
    Missing(&'static str),
    /// A field is not of the form that it must have, so that it can't be read exactly.
    Field(&'static str),
    /// A field that may stand there once stands there more than once.
    Twice(&'static str),
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the body is longer than {MAX_BODY} bytes"),
            Self::ContentType => f.write_str("the body is neither JSON nor a form"),
            Self::Encoding => f.write_str("the body is in another encoding than UTF-8"),
            Self::Malformed => f.write_str("the body is not a JSON object"),
            Self::Missing(field) => write!(f, "the body has no `{field}`"),
            Self::Field(field) => write!(f, "`{field}` is not what it should be"),
            Self::Twice(field) => write!(f, "the body has more than one `{field}`"),
        }
    }
}

impl std::error::Error for ParseError {}
