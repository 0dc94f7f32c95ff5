//! The file of profiles.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::secret;
use super::source::{Source, Sourced};
use super::variables::{self, Lookup, variable};
use crate::failure::Failure;

/// What the file says. It has no `Debug`, since a profile may hold a secret.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    /// The profile that is used where none is named.
    pub(super) default: Option<String>,
    #[serde(default)]
    profile: BTreeMap<String, Profile>,
}

/// One shop, or one sandbox.
#[derive(Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Profile {
    api_key: Option<String>,
    /// The environment variable that holds the key.
    api_key_env: Option<String>,
    /// The secret itself, in a file that nobody else can read.
    api_secret: Option<String>,
    /// The environment variable that holds the secret.
    api_secret_env: Option<String>,
    /// A command that prints the secret, such as `pass show shop`.
    api_secret_command: Option<String>,
    pub(super) base_url: Option<String>,
    pub(super) tier: Option<String>,
    pub(super) journal: Option<String>,
    pub(super) allow_http_host: Vec<String>,
}

/// Where the file is: where the environment says, or in the place of this platform.
pub(super) fn path(named: Option<String>) -> Option<PathBuf> {
    match named {
        Some(path) => Some(PathBuf::from(path)),
        None => folders().map(|folders| folders.config_dir().join("config.toml")),
    }
}

/// The folder for the journal on this platform.
pub(super) fn default_journal() -> Option<PathBuf> {
    let folders = folders()?;
    let folder = folders
        .state_dir()
        .unwrap_or_else(|| folders.data_local_dir());
    Some(folder.join("journal"))
}

fn folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "iamport")
}

impl File {
    /// Reads it; one that is not there says nothing.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let wrong = |what: String| Failure::Usage(format!("{}: {what}", path.display()));
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(error) => return Err(wrong(format!("it can't be read: {error}"))),
        };
        // What the parser prints of a line could be a secret, so only the place and the reason are told.
        let file: Self = toml::from_str(&text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(1, |before| before.lines().count().max(1));
            wrong(format!("line {line}: {}", reason(&error)))
        })?;
        file.check(path).map_err(wrong)?;
        Ok(file)
    }

    /// A profile that was named.
    pub(super) fn profile(&self, name: &str, path: Option<&Path>) -> Result<Profile, Failure> {
        self.profile.get(name).cloned().ok_or_else(|| {
            let known: Vec<&str> = self.profile.keys().map(String::as_str).collect();
            let place = path.map_or_else(String::new, |path| format!(" in {}", path.display()));
            Failure::Usage(if known.is_empty() {
                format!("there is no profile {name}: no profile stands{place}")
            } else {
                format!(
                    "there is no profile {name}{place}; there are {}",
                    known.join(", ")
                )
            })
        })
    }

    fn check(&self, path: &Path) -> Result<(), String> {
        for (name, profile) in &self.profile {
            let secrets = [
                &profile.api_secret,
                &profile.api_secret_env,
                &profile.api_secret_command,
            ];
            if secrets.iter().filter(|secret| secret.is_some()).count() > 1 {
                return Err(format!(
                    "profile {name}: only one of api_secret, api_secret_env and api_secret_command is taken"
                ));
            }
            if profile.api_key.is_some() && profile.api_key_env.is_some() {
                return Err(format!(
                    "profile {name}: only one of api_key and api_key_env is taken"
                ));
            }
        }
        let holds_a_secret = self.profile.values().any(|it| it.api_secret.is_some());
        check_permissions(path, holds_a_secret)
    }
}

impl Profile {
    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn key(
        &self,
        name: &str,
        lookup: Lookup<'_>,
    ) -> Result<Option<Sourced<String>>, Failure> {
        let of_profile = |setting| Source::Profile {
            profile: name.to_owned(),
            setting,
        };
        match (&self.api_key, &self.api_key_env) {
            (Some(key), _) => Ok(Some(Sourced::new(key.clone(), of_profile("api_key")))),
            (None, Some(name)) => match variable(lookup, name)? {
                Some(key) => Ok(Some(Sourced::new(key, Source::Variable(name.clone())))),
                None => Err(Failure::Usage(format!(
                    "the profile takes its key from the environment variable {name}, which is empty or not set"
                ))),
            },
            (None, None) => Ok(None),
        }
    }

    pub(super) fn secret(
        &self,
        name: &str,
        lookup: Lookup<'_>,
    ) -> Result<Sourced<String>, Failure> {
        let of_profile = |setting| Source::Profile {
            profile: name.to_owned(),
            setting,
        };
        if let Some(secret) = &self.api_secret {
            return Ok(Sourced::new(secret.clone(), of_profile("api_secret")));
        }
        if let Some(command) = &self.api_secret_command {
            let secret = secret::of_command(command)?;
            return Ok(Sourced::new(secret, of_profile("api_secret_command")));
        }
        let name = self.api_secret_env.as_deref().unwrap_or(variables::SECRET);
        let secret = variable(lookup, name)?.ok_or_else(|| {
            Failure::Usage(format!(
                "the profile takes its secret from the environment variable {name}, which is empty or not set; a \
                 profile can also have api_secret_command, or --secret-stdin be given"
            ))
        })?;
        Ok(Sourced::new(secret, Source::Variable(name.to_owned())))
    }
}

/// The parser's reason in one line. It may quote the name of a key, and never a value.
fn reason(error: &toml::de::Error) -> String {
    let first = error.message().lines().next().unwrap_or_default();
    if first.contains("invalid type") || first.contains("invalid value") {
        "a value of another type is expected".to_owned()
    } else {
        first.to_owned()
    }
}

/// Refuses a file that others can change, since it names commands that are run, and one with a secret that others can
/// read.
#[cfg(unix)]
fn check_permissions(path: &Path, holds_a_secret: bool) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt as _;
    let Ok(metadata) = std::fs::metadata(path) else {
        return Ok(());
    };
    let mode = metadata.permissions().mode();
    let mend = format!(
        "chmod 600 {}",
        crate::format::shell(&path.display().to_string())
    );
    if mode & 0o022 != 0 {
        return Err(format!(
            "others can change this file, which says where credentials go; mend it with: {mend}"
        ));
    }
    if holds_a_secret && mode & 0o077 != 0 {
        return Err(format!(
            "it holds a secret and others can read it; mend it with: {mend}"
        ));
    }
    Ok(())
}

/// Windows keeps a person's folder to that person.
#[cfg(not(unix))]
fn check_permissions(_: &Path, _: bool) -> Result<(), String> {
    Ok(())
}
