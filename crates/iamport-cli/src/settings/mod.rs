//! Which API is called and as whom: an option goes before the environment, the environment before a profile, and a
//! profile before the default.
//!
//! A profile that is named by `--profile` is an option, so what it says goes before the environment, too. The key and
//! its secret are always taken from one place.

mod file;
mod secret;
mod source;
mod variables;

use std::path::PathBuf;

use self::file::{File, Profile};
use crate::failure::Failure;
use crate::global::Global;

pub(crate) use self::secret::secret_of;
pub(crate) use self::source::{Pair, Source, Sourced};
pub(crate) use self::variables::{BASE_URL, KEY, Lookup, SECRET, environment, variable};
use self::variables::{CONFIG, JOURNAL, PROFILE, TIER};

/// Everything that is needed to call an API.
pub(crate) struct Settings {
    pub(crate) pair: Pair,
    pub(crate) base_url: Option<String>,
    pub(crate) tier: Option<String>,
    pub(crate) http_hosts: Vec<String>,
    /// The profile that something was taken from.
    pub(crate) profile: Option<String>,
    pub(crate) journal: Option<PathBuf>,
}

/// The same with the place that each came from, and also where there is no usable key pair.
pub(crate) struct Found {
    pub(crate) pair: Result<Pair, Failure>,
    pub(crate) base_url: Option<Sourced<String>>,
    pub(crate) tier: Option<Sourced<String>>,
    pub(crate) http_hosts: Vec<String>,
    pub(crate) profile: Option<String>,
    pub(crate) journal: Option<Sourced<PathBuf>>,
}

/// Where settings that were asked for explicitly stand above the environment, and others below it.
struct Layers {
    above: Profile,
    below: Profile,
    name: Option<String>,
}

impl Settings {
    /// What options, environment and the file of profiles say.
    ///
    /// # Errors
    /// The file can't be read or is not safe, there is no such profile, or there are no credentials.
    pub(crate) fn read(global: &Global, lookup: Lookup<'_>) -> Result<Self, Failure> {
        let found = Found::read(global, lookup)?;
        Ok(Self {
            pair: found.pair?,
            base_url: found.base_url.map(|it| it.value),
            tier: found.tier.map(|it| it.value),
            http_hosts: found.http_hosts,
            profile: found.profile,
            journal: found.journal.map(|it| it.value),
        })
    }

    /// Where a sandbox is said to be, which has no secrets.
    pub(crate) fn base_url(global: &Global, lookup: Lookup<'_>) -> Result<Option<String>, Failure> {
        let layers = Layers::read(global, lookup)?;
        Ok(base_url(global, &layers, lookup)?.map(|it| it.value))
    }
}

impl Found {
    /// # Errors
    /// The file can't be read or is not safe, or there is no such profile.
    pub(crate) fn read(global: &Global, lookup: Lookup<'_>) -> Result<Self, Failure> {
        Self::of(global, &Layers::read(global, lookup)?, lookup)
    }

    /// What is left of it where the file can't be used. Without it nobody can tell to which API a key pair belongs, so
    /// there is none.
    pub(crate) fn without_file(global: &Global, lookup: Lookup<'_>) -> Result<Self, Failure> {
        let layers = Layers {
            above: Profile::default(),
            below: Profile::default(),
            name: None,
        };
        let mut found = Self::of(global, &layers, lookup)?;
        found.pair = Err(Failure::Usage(
            "no key pair is taken before the settings can be read".to_owned(),
        ));
        Ok(found)
    }

    fn of(global: &Global, layers: &Layers, lookup: Lookup<'_>) -> Result<Self, Failure> {
        let tier = |profile: &Profile| profile.tier.clone();
        let mut http_hosts = global.allow_http_host.clone();
        http_hosts.extend(layers.above.allow_http_host.iter().cloned());
        http_hosts.extend(layers.below.allow_http_host.iter().cloned());
        Ok(Self {
            pair: layers.pair(global, lookup),
            base_url: base_url(global, layers, lookup)?,
            tier: first([
                layers.sourced(tier(&layers.above), "tier"),
                sourced_variable(lookup, TIER)?,
                layers.sourced(tier(&layers.below), "tier"),
            ]),
            http_hosts,
            profile: layers.name.clone(),
            journal: journal(global, layers, lookup)?,
        })
    }
}

impl Layers {
    fn read(global: &Global, lookup: Lookup<'_>) -> Result<Self, Failure> {
        let path = path(lookup)?;
        let file = match &path {
            Some(path) => File::read(path)?,
            None => File::default(),
        };
        let (name, is_argument) = match &global.profile {
            Some(name) => (Some(name.clone()), true),
            None => (variable(lookup, PROFILE)?.or(file.default.clone()), false),
        };
        let profile = match &name {
            Some(name) => file.profile(name, path.as_deref())?,
            None => Profile::default(),
        };
        let (above, below) = if is_argument {
            (profile, Profile::default())
        } else {
            (Profile::default(), profile)
        };
        Ok(Self { above, below, name })
    }

    /// A value of the profile, whichever of the two it stands in: there is one.
    fn sourced<T>(&self, value: Option<T>, setting: &'static str) -> Option<Sourced<T>> {
        let profile = self.name.clone().unwrap_or_default();
        value.map(|value| Sourced::new(value, Source::Profile { profile, setting }))
    }

    fn pair(&self, global: &Global, lookup: Lookup<'_>) -> Result<Pair, Failure> {
        let name = self.name.as_deref().unwrap_or_default();
        if let Some(key) = self.above.key(name, lookup)? {
            return self.above.pair(name, key, global, lookup);
        }
        let key = sourced_variable(lookup, KEY)?;
        let secret = if global.secret_stdin {
            Some(secret_of_stdin()?)
        } else {
            sourced_variable(lookup, SECRET)?
        };
        match (key, secret) {
            (Some(key), Some(secret)) => return Ok(Pair { key, secret }),
            (Some(_), None) => return Err(Failure::NoCredentials(vec![SECRET])),
            (None, Some(secret)) if global.secret_stdin => {
                if let Some(key) = self.below.key(name, lookup)? {
                    return Ok(Pair { key, secret });
                }
                return Err(Failure::NoCredentials(vec![KEY]));
            }
            (None, Some(_)) if self.below.is_empty() => {
                return Err(Failure::NoCredentials(vec![KEY]));
            }
            (None, _) => {}
        }
        match self.below.key(name, lookup)? {
            Some(key) => self.below.pair(name, key, global, lookup),
            None => Err(Failure::NoCredentials(vec![KEY, SECRET])),
        }
    }
}

impl Profile {
    fn pair(
        &self,
        name: &str,
        key: Sourced<String>,
        global: &Global,
        lookup: Lookup<'_>,
    ) -> Result<Pair, Failure> {
        let secret = if global.secret_stdin {
            secret_of_stdin()?
        } else {
            self.secret(name, lookup)?
        };
        Ok(Pair { key, secret })
    }
}

fn secret_of_stdin() -> Result<Sourced<String>, Failure> {
    Ok(Sourced::new(
        secret::of_stdin()?,
        Source::Option("--secret-stdin"),
    ))
}

/// Where the file of profiles is, whether it is there or not; none where this machine has no place for it.
pub(crate) fn path(lookup: Lookup<'_>) -> Result<Option<PathBuf>, Failure> {
    Ok(file::path(variable(lookup, CONFIG)?))
}

fn base_url(
    global: &Global,
    layers: &Layers,
    lookup: Lookup<'_>,
) -> Result<Option<Sourced<String>>, Failure> {
    let of_option = |url: String| Sourced::new(url, Source::Option("--base-url"));
    Ok(first([
        global.base_url.clone().map(of_option),
        layers.sourced(layers.above.base_url.clone(), "base_url"),
        sourced_variable(lookup, BASE_URL)?,
        layers.sourced(layers.below.base_url.clone(), "base_url"),
    ]))
}

/// The folder in which changes are written down; none where this machine has no place for it.
fn journal(
    global: &Global,
    layers: &Layers,
    lookup: Lookup<'_>,
) -> Result<Option<Sourced<PathBuf>>, Failure> {
    let of_profile = |profile: &Profile| {
        let folder = profile.journal.clone().map(PathBuf::from);
        layers.sourced(folder, "journal")
    };
    let of_option = |folder: PathBuf| Sourced::new(folder, Source::Option("--journal"));
    let of_variable = sourced_variable(lookup, JOURNAL)?.map(|it| it.map(PathBuf::from));
    Ok(first([
        global.journal.clone().map(of_option),
        of_profile(&layers.above),
        of_variable,
        of_profile(&layers.below),
        file::default_journal().map(|folder| Sourced::new(folder, Source::Default)),
    ]))
}

fn first<T, const N: usize>(all: [Option<T>; N]) -> Option<T> {
    all.into_iter().flatten().next()
}

/// An environment variable with its name, as [`variable`] reads it.
fn sourced_variable(
    lookup: Lookup<'_>,
    name: &'static str,
) -> Result<Option<Sourced<String>>, Failure> {
    let value = variable(lookup, name)?;
    Ok(value.map(|value| Sourced::new(value, Source::Variable(name.to_owned()))))
}

#[cfg(test)]
mod tests;
