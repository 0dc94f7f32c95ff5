//! Where a setting came from, in words by which a person finds it. Never what it is.

use std::fmt;

use iamport::Credentials;

/// The place that a setting came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// An option of the command.
    Option(&'static str),
    /// An environment variable, of a name that a profile can choose.
    Variable(String),
    /// A setting of a profile of the settings file.
    Profile {
        profile: String,
        setting: &'static str,
    },
    /// The sandbox in this process.
    Sandbox,
    /// Nobody said anything.
    Default,
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Option(name) => f.write_str(name),
            Self::Variable(name) => write!(f, "the environment variable {name}"),
            Self::Profile { profile, setting } => write!(f, "{setting} of the profile {profile}"),
            Self::Sandbox => f.write_str("the sandbox in this process"),
            Self::Default => f.write_str("the default"),
        }
    }
}

/// A setting with its place. It has no `Debug`, since it may be a secret.
#[derive(Clone)]
pub(crate) struct Sourced<T> {
    pub(crate) value: T,
    pub(crate) source: Source,
}

impl<T> Sourced<T> {
    pub(super) fn new(value: T, source: Source) -> Self {
        Self { value, source }
    }

    /// Another form of the same setting.
    pub(super) fn map<U>(self, form: impl FnOnce(T) -> U) -> Sourced<U> {
        Sourced {
            value: form(self.value),
            source: self.source,
        }
    }
}

/// The key pair of a shop, and where each half of it came from.
pub(crate) struct Pair {
    pub(crate) key: Sourced<String>,
    pub(crate) secret: Sourced<String>,
}

impl Pair {
    /// The pair of a sandbox in this process.
    pub(crate) fn of_sandbox(key: &str, secret: &str) -> Self {
        Self {
            key: Sourced::new(key.to_owned(), Source::Sandbox),
            secret: Sourced::new(secret.to_owned(), Source::Sandbox),
        }
    }

    pub(crate) fn credentials(&self) -> Credentials {
        Credentials::new(&self.key.value, &self.secret.value)
    }

    /// Where it came from, in one line.
    pub(crate) fn sources(&self) -> String {
        format!(
            "the key from {}, the secret from {}",
            self.key.source, self.secret.source
        )
    }
}
