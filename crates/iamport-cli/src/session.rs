//! Which API is called, as whom, and how one call of it is watched.

use std::ffi::OsString;

use iamport::{Client, ClientBuilder, Credentials, Error, Identity, PassedOver, Response};
use iamport_sandbox::Sandbox;

use crate::failure::{CallContext, CalledApi, Failure};
use crate::global::Global;
use crate::output;
use crate::signals::Stop;

const KEY: &str = "IAMPORT_API_KEY";
const SECRET: &str = "IAMPORT_API_SECRET";
pub(crate) const BASE_URL: &str = "IAMPORT_BASE_URL";
const TIER: &str = "IAMPORT_TIER";

/// The environment, or a test's.
pub(crate) type Lookup<'a> = &'a dyn Fn(&str) -> Option<OsString>;

/// The environment of this process.
pub(crate) fn environment(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

/// A client, and the API that it talks to where that is in this process.
pub(crate) struct Session {
    client: Client,
    place: CalledApi,
    /// Stops when it is dropped.
    _sandbox: Option<Sandbox>,
}

impl Session {
    /// A client as arguments and environment say. Nothing is sent.
    pub(crate) async fn open(global: &Global) -> Result<Self, Failure> {
        let builder =
            Client::builder().user_agent_suffix(concat!("iamport-cli/", env!("CARGO_PKG_VERSION")));
        let (builder, sandbox) = if global.sandbox {
            let sandbox = Sandbox::start().await.map_err(|error| {
                Failure::System(format!("no sandbox could be started: {error}"))
            })?;
            output::say(&format!(
                "note: this runs on a sandbox inside this process, {}; nothing is real, and the credentials in the \
                 environment are not used",
                sandbox.url()
            ));
            // Neither the key nor the address nor the sub-merchant of the live shop goes there.
            let (key, secret) = sandbox.credentials();
            let builder = builder
                .credentials(Credentials::new(key, secret))
                .base_url(sandbox.url());
            (builder, Some(sandbox))
        } else {
            let base_url = global.base_url.as_deref();
            let builder = global
                .allow_http_host
                .iter()
                .fold(builder, |builder, name| builder.allow_http_host(name));
            (configured(builder, base_url, &environment)?, None)
        };
        let client = builder.build().map_err(Failure::Settings)?;
        let place = CalledApi {
            url: client.base_url().to_owned(),
            url_is_argument: global.base_url.is_some(),
            http_hosts: global.allow_http_host.clone(),
            sandbox: sandbox.is_some(),
        };
        Ok(Self {
            client,
            place,
            _sandbox: sandbox,
        })
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Waits for a call. Somebody who loses patience is told what that means, and so is somebody whose answer leaves
    /// a doubt.
    pub(crate) async fn run<T>(
        &self,
        call: CallContext,
        sent: impl Future<Output = Result<Response<T>, Error>>,
    ) -> Result<T, Failure> {
        let mut stop = Stop::listen()
            .map_err(|error| Failure::System(format!("signals can't be listened for: {error}")))?;
        tokio::select! {
            // An answer that is here counts.
            biased;
            result = sent => match result {
                Ok(response) => {
                    doubts(&response).iter().for_each(|doubt| output::say(doubt));
                    Ok(response.into_inner())
                }
                Err(error) => Err(Failure::Call(error, call, self.place.clone())),
            },
            () = stop.asked() => Err(Failure::Stopped(call, self.place.clone())),
        }
    }
}

/// What is to be known of an answer before it is relied on.
fn doubts<T>(response: &Response<T>) -> Vec<String> {
    let mut doubts = Vec::new();
    match response.identity() {
        Identity::Proven | Identity::NotAsked => {}
        Identity::Alike => doubts.push(
            "note: the answer writes the id in other letters than it was asked for; compare the two".to_owned(),
        ),
        _ => doubts.push(
            "note: the answer does not say that it is about what was asked; look at it again before you rely on it"
                .to_owned(),
        ),
    }
    let passed_over: Vec<&str> = response
        .passed_over()
        .iter()
        .map(PassedOver::path)
        .collect();
    if !passed_over.is_empty() {
        doubts.push(format!(
            "note: what the answer has at {} is not what the API documents, and is left out",
            passed_over.join(", ")
        ));
    }
    doubts
}

/// The settings of the environment, and of the argument that goes before it.
fn configured(
    builder: ClientBuilder,
    base_url: Option<&str>,
    lookup: Lookup<'_>,
) -> Result<ClientBuilder, Failure> {
    let (key, secret) = (variable(lookup, KEY)?, variable(lookup, SECRET)?);
    let credentials = match (key, secret) {
        (Some(key), Some(secret)) => Credentials::new(key, secret),
        (key, secret) => {
            let missing = [(KEY, key), (SECRET, secret)]
                .into_iter()
                .filter(|(_, value)| value.is_none())
                .map(|(name, _)| name)
                .collect();
            return Err(Failure::NoCredentials(missing));
        }
    };
    let base_url = match base_url {
        Some(base_url) => Some(base_url.to_owned()),
        None => variable(lookup, BASE_URL)?,
    };
    let tier = variable(lookup, TIER)?;
    let builder = builder.credentials(credentials);
    let builder = match base_url {
        Some(base_url) => builder.base_url(base_url),
        None => builder,
    };
    Ok(match tier {
        Some(tier) => builder.tier(tier),
        None => builder,
    })
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

/// The secret in the environment variable that the option `option` names.
pub(crate) fn secret_of(
    option: &str,
    name: Option<&str>,
    lookup: Lookup<'_>,
) -> Result<Option<String>, Failure> {
    let Some(name) = name else {
        return Ok(None);
    };
    match variable(lookup, name)?.filter(|value| !value.trim().is_empty()) {
        Some(secret) => Ok(Some(secret)),
        // Somebody may have put the secret itself here. It must not end up in a log.
        None if !looks_like_a_variable(name) => Err(Failure::Usage(format!(
            "{option} takes the name of an environment variable that holds the secret, never the secret itself; \
             there is no variable of the name that was given"
        ))),
        None => Err(Failure::Usage(format!(
            "{option} names the environment variable {name}, which is empty or not set"
        ))),
    }
}

fn looks_like_a_variable(name: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    !name.is_empty() && name.len() <= 64 && name.bytes().all(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env<'a>(pairs: &'a [(&'a str, &'a str)]) -> impl Fn(&str) -> Option<OsString> + 'a {
        move |name| {
            let found = pairs.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| OsString::from(value))
        }
    }

    fn url_with(base_url: Option<&str>, pairs: &[(&str, &str)]) -> Result<String, Failure> {
        let builder = configured(Client::builder(), base_url, &env(pairs))?;
        let client = builder.build().map_err(Failure::Settings)?;
        Ok(client.base_url().to_owned())
    }

    #[test]
    fn an_argument_goes_before_the_environment() {
        let key = [(KEY, "key"), (SECRET, "secret")];
        let all = [key[0], key[1], (BASE_URL, "http://127.0.0.1:1")];
        assert_eq!(url_with(None, &key).unwrap(), iamport::DEFAULT_URL);
        assert_eq!(url_with(None, &all).unwrap(), "http://127.0.0.1:1");
        let argument = Some("http://127.0.0.1:2");
        assert_eq!(url_with(argument, &all).unwrap(), "http://127.0.0.1:2");
    }

    #[test]
    fn empty_credentials_are_missing() {
        let missing = |pairs: &[(&str, &str)]| match url_with(None, pairs) {
            Err(Failure::NoCredentials(names)) => names,
            other => panic!("{other:?}"),
        };
        assert_eq!(missing(&[]), [KEY, SECRET]);
        assert_eq!(missing(&[(KEY, "key")]), [SECRET]);
        assert_eq!(missing(&[(KEY, ""), (SECRET, "secret")]), [KEY]);
    }

    #[test]
    fn a_wrong_tier_or_address_is_found_before_anything_is_sent() {
        let key = [(KEY, "key"), (SECRET, "secret")];
        let tier = [key[0], key[1], (TIER, "lower")];
        assert!(matches!(url_with(None, &tier), Err(Failure::Settings(_))));
        let plain_http = Some("http://example.com");
        assert!(matches!(
            url_with(plain_http, &key),
            Err(Failure::Settings(_))
        ));
    }

    #[test]
    fn a_named_variable_must_hold_something() {
        let env = env(&[("INICIS", "key"), ("EMPTY", ""), ("BLANK", " ")]);
        let secret = |name| secret_of("--pg-api-key-env", name, &env);
        assert_eq!(secret(None).unwrap(), None);
        assert_eq!(secret(Some("INICIS")).unwrap().as_deref(), Some("key"));
        for name in ["EMPTY", "BLANK", "ABSENT"] {
            let text = secret(Some(name)).unwrap_err().to_string();
            assert!(
                text.contains(name) && text.contains("--pg-api-key-env"),
                "{text}"
            );
        }
        let text = secret(Some("ItEQKi3rY7uvDS8l")).unwrap_err().to_string();
        assert!(!text.contains("ItEQKi3rY7uvDS8l"), "{text}");
    }
}
