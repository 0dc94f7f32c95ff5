//! What is examined: the settings, where they come from, and the clients that they make.

use std::path::Path;
use std::time::Duration;

use iamport::{Client, ClientBuilder, DEFAULT_URL, Retries};
use iamport_sandbox::Sandbox;

use super::finding::{Finding, Level};
use super::proxies;
use crate::failure::Failure;
use crate::global::Global;
use crate::place::Place;
use crate::settings::{self, Found, Pair, environment};

const FILE: &str = "settings file";
const KEY_PAIR: &str = "key pair";
const ADDRESS: &str = "address";

/// How long a connection may take to come about, and how long an answer. The commands themselves wait longer.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// The settings as they were found, however much of them there is.
pub(super) struct Subject {
    pub(super) found: Found,
    pub(super) pair: Result<Pair, ()>,
    url_is_argument: bool,
    http_host_arguments: Vec<String>,
    profile_is_argument: bool,
    /// The API where it is in this process. It stops when this is dropped.
    sandbox: Option<Sandbox>,
}

/// What the API is asked with.
pub(super) struct Clients {
    /// Without a key pair.
    pub(super) plain: Client,
    /// With the key pair, if there is a usable one.
    pub(super) known: Option<Client>,
    /// Where the API is, as the client writes it.
    pub(super) url: String,
    /// A proxy may stand in between.
    pub(super) through_proxy: bool,
}

impl Subject {
    /// Reads the settings, and says what it found of them.
    pub(super) async fn find(global: &Global) -> Result<(Self, Vec<Finding>), Failure> {
        let sandbox = match global.sandbox {
            true => Some(Sandbox::start().await.map_err(|error| {
                Failure::System(format!("no sandbox could be started: {error}"))
            })?),
            false => None,
        };
        let read = match &sandbox {
            Some(_) => Found::without_file(global, &|_| None),
            None => Found::read(global, &environment),
        };
        let mut findings = vec![match &sandbox {
            Some(_) => Finding::ok(FILE, "not used with --sandbox"),
            None => file(&read),
        }];
        let mut found = match read {
            Ok(found) => found,
            Err(_) => Found::without_file(global, &environment)?,
        };
        if let Some(sandbox) = &sandbox {
            let (key, secret) = sandbox.credentials();
            found.pair = Ok(Pair::of_sandbox(key, secret));
        }
        let (pair, finding) = key_pair(&mut found);
        findings.push(finding);
        let subject = Self {
            found,
            pair,
            url_is_argument: global.base_url.is_some(),
            http_host_arguments: global.allow_http_host.clone(),
            profile_is_argument: global.profile.is_some(),
            sandbox,
        };
        Ok((subject, findings))
    }

    /// Where the API is, as the settings write it.
    pub(super) fn url(&self) -> &str {
        match (&self.sandbox, &self.found.base_url) {
            (Some(sandbox), _) => sandbox.url(),
            (None, Some(url)) => &url.value,
            (None, None) => DEFAULT_URL,
        }
    }

    pub(super) fn in_process(&self) -> bool {
        self.sandbox.is_some()
    }

    pub(super) fn place(&self, url: &str) -> Place {
        Place {
            url: url.to_owned(),
            url_is_argument: self.url_is_argument,
            http_hosts: self.http_host_arguments.clone(),
            profile: self.found.profile.clone(),
            profile_is_argument: self.profile_is_argument,
            in_process: self.in_process(),
        }
    }

    /// The clients that the settings make, and what is wrong with those settings. There are none if the address can't be
    /// used.
    pub(super) fn clients(&self) -> (Option<Clients>, Vec<Finding>) {
        let source = match &self.found.base_url {
            _ if self.in_process() => "--sandbox".to_owned(),
            Some(url) => url.source.to_string(),
            None => "the default".to_owned(),
        };
        // Without a proxy, so that what is wrong is wrong with the address.
        let direct = match self.builder().no_proxy().build() {
            Ok(client) => client,
            Err(error) => {
                let finding = Finding::problem(ADDRESS, format!("{error} (from {source})"))
                    .advise("mend the address; the live API is at https://api.iamport.kr");
                return (
                    None,
                    vec![
                        finding,
                        Finding::unchecked(proxies::CHECK, "the address comes first"),
                    ],
                );
            }
        };
        let url = direct.base_url().to_owned();
        let words = self.place(&url).words();
        let mut findings = vec![Finding::ok(ADDRESS, format!("{words}, from {source}"))];
        let (through_proxy, finding) = proxies::look(&url, &environment);
        findings.push(finding);
        // A proxy that can't be read was said by then.
        let Ok(plain) = self.builder().build() else {
            return (None, findings);
        };
        let mut known = None;
        if let Ok(pair) = &self.pair {
            match self.builder().credentials(pair.credentials()).build() {
                Ok(client) => known = Some(client),
                Err(error) => findings.push(
                    Finding::new(KEY_PAIR, Level::NoKeyPair, error.to_string())
                        .advise(format!("mend it: {}", pair.sources())),
                ),
            }
        }
        let clients = Clients {
            plain,
            known,
            url,
            through_proxy,
        };
        (Some(clients), findings)
    }

    fn builder(&self) -> ClientBuilder {
        let mut builder = Client::builder()
            .user_agent_suffix(concat!("iamport-cli/", env!("CARGO_PKG_VERSION")))
            // What fails now and then is to be seen.
            .retries(Retries::none())
            .connect_timeout(PATIENCE)
            .read_timeout(2 * PATIENCE)
            .base_url(self.url());
        for name in &self.found.http_hosts {
            builder = builder.allow_http_host(name);
        }
        builder
    }
}

/// The file of profiles: where it is, and whether it can be used.
fn file(read: &Result<Found, Failure>) -> Finding {
    let path = match settings::path(&environment) {
        Ok(Some(path)) => path,
        Ok(None) => {
            return Finding::warning(
                FILE,
                "this machine has no folder for it; IAMPORT_CONFIG can name one",
            );
        }
        Err(failure) => return Finding::problem(FILE, failure.what()),
    };
    let shown = path.display();
    let found = match read {
        Ok(found) => found,
        Err(failure) => {
            return Finding::problem(FILE, failure.what())
                .advise("mend it; until then nothing is taken from it, and no key pair is used");
        }
    };
    if !path.exists() {
        return match environment("IAMPORT_CONFIG").filter(|name| !name.is_empty()) {
            Some(_) => Finding::warning(
                FILE,
                format!("{shown} is not there, though IAMPORT_CONFIG names it"),
            )
            .advise("write it, or unset IAMPORT_CONFIG"),
            None => Finding::ok(
                FILE,
                format!("{shown} is not there; options and the environment are used"),
            ),
        };
    }
    let profile = match &found.profile {
        Some(name) => format!("profile {name}"),
        None => "no profile is chosen".to_owned(),
    };
    Finding::ok(FILE, format!("{shown}, {profile}{}", permissions(&path)))
}

/// Who may do what with it. What is not safe was refused before.
#[cfg(unix)]
fn permissions(path: &Path) -> String {
    use std::os::unix::fs::PermissionsExt as _;
    match std::fs::metadata(path) {
        Ok(metadata) => {
            let mode = metadata.permissions().mode() & 0o777;
            let readers = if mode & 0o077 == 0 {
                "only you can read it"
            } else {
                "others can read it"
            };
            format!(", permissions {mode:03o}: {readers}")
        }
        Err(_) => String::new(),
    }
}

#[cfg(not(unix))]
fn permissions(_: &Path) -> String {
    String::new()
}

/// Where the key pair comes from. It is taken out of what was found.
fn key_pair(found: &mut Found) -> (Result<Pair, ()>, Finding) {
    let taken = Err(Failure::Usage("it is taken already".to_owned()));
    match std::mem::replace(&mut found.pair, taken) {
        Ok(pair) => {
            let finding = Finding::ok(KEY_PAIR, pair.sources());
            (Ok(pair), finding)
        }
        Err(failure) => {
            let (level, to_do) = match &failure {
                Failure::NoCredentials(_) => (
                    Level::NoKeyPair,
                    "set both, or write a profile into the settings file; they are on the API keys page of the admin console",
                ),
                _ => (
                    Level::Problem,
                    "mend what it says; the checks below go on without a key pair",
                ),
            };
            (
                Err(()),
                Finding::new(KEY_PAIR, level, failure.what()).advise(to_do),
            )
        }
    }
}
