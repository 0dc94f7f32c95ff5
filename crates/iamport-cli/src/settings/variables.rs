//! Environment variables: their names, and reading them.

use std::ffi::OsString;

use crate::failure::Failure;

pub(crate) const KEY: &str = "IAMPORT_API_KEY";
pub(crate) const SECRET: &str = "IAMPORT_API_SECRET";
pub(crate) const BASE_URL: &str = "IAMPORT_BASE_URL";
pub(crate) const TIER: &str = "IAMPORT_TIER";
pub(crate) const PROFILE: &str = "IAMPORT_PROFILE";
pub(crate) const CONFIG: &str = "IAMPORT_CONFIG";
pub(crate) const JOURNAL: &str = "IAMPORT_JOURNAL";

/// The environment, or a test's.
pub(crate) type Lookup<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The environment of this process.
pub(crate) fn environment(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// An environment variable; one that is empty is not set.
pub(crate) fn variable(lookup: Lookup<'_>, name: &str) -> Result<Option<String>, Failure> {
    lookup(name)
        .filter(|value| !value.is_empty())
        .map(|value| {
            value.into_string().map_err(|_| {
                Failure::Usage(format!(
                    "the environment variable {name} is not valid Unicode"
                ))
            })
        })
        .transpose()
}
