//! Which API is called, in words: live or not, and what another command needs to reach the same one.

use crate::format;
use crate::terminal::{self, LIVE, SANDBOX};

/// The hosts of the vendor's live API; the second one is for shops that must name fixed addresses to their firewall.
const LIVE_HOSTS: [&str; 2] = ["api.iamport.kr", "static-api.iamport.kr"];

/// Which API is called.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) url: String,
    /// The URL was an argument, so the next command needs it too.
    pub(crate) url_is_argument: bool,
    /// What was allowed by argument, so that the next command needs it too.
    pub(crate) http_hosts: Vec<String>,
    /// The profile whose settings were taken.
    pub(crate) profile: Option<String>,
    /// The profile was an argument.
    pub(crate) profile_is_argument: bool,
    /// It is in this process.
    pub(crate) in_process: bool,
}

impl Place {
    /// Whether real money moves there.
    pub(crate) fn is_live(&self) -> bool {
        LIVE_HOSTS.contains(&host(&self.url))
    }

    /// What is told apart on every screen: `LIVE https://api.iamport.kr (profile shop)`.
    pub(crate) fn words(&self) -> String {
        let kind = if self.is_live() {
            "LIVE"
        } else if self.in_process {
            "sandbox in this process"
        } else if is_here(&self.url) {
            "sandbox on this machine"
        } else {
            "not the live API"
        };
        let mut words = format!("{kind} {}", format::plain(&self.url));
        if let Some(profile) = &self.profile {
            words.push_str(&format!(" (profile {})", format::plain(profile)));
        }
        words
    }

    /// The same in the colour that it has on a terminal.
    pub(crate) fn banner(&self) -> String {
        let style = if self.is_live() { LIVE } else { SANDBOX };
        terminal::styled(style, &self.words())
    }

    /// What another command needs to reach it too: begins with a blank, or is empty.
    pub(crate) fn arguments(&self) -> String {
        let mut arguments = String::new();
        if let Some(profile) = self.profile.as_ref().filter(|_| self.profile_is_argument) {
            arguments.push_str(&format!(" --profile {}", format::shell(profile)));
        }
        if self.url_is_argument {
            arguments.push_str(&format!(" --base-url {}", format::shell(&self.url)));
        }
        for name in &self.http_hosts {
            arguments.push_str(&format!(" --allow-http-host {}", format::shell(name)));
        }
        arguments
    }
}

/// The host of a URL, without the port.
pub(crate) fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or(rest);
    match authority.strip_prefix('[') {
        Some(number) => number.split(']').next().unwrap_or(number),
        None => authority.split(':').next().unwrap_or(authority),
    }
}

/// Whether a URL leads to this machine itself.
pub(crate) fn is_here(url: &str) -> bool {
    let host = host(url);
    host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An API on this machine.
    pub(crate) fn here() -> Place {
        Place {
            url: "http://127.0.0.1:9".to_owned(),
            url_is_argument: false,
            http_hosts: Vec::new(),
            profile: None,
            profile_is_argument: false,
            in_process: false,
        }
    }

    fn at(url: &str) -> Place {
        Place {
            url: url.to_owned(),
            ..here()
        }
    }

    #[test]
    fn live_is_told_apart() {
        for (url, words) in [
            (iamport::DEFAULT_URL, "LIVE https://api.iamport.kr"),
            (
                "https://static-api.iamport.kr",
                "LIVE https://static-api.iamport.kr",
            ),
            (
                "http://127.0.0.1:9",
                "sandbox on this machine http://127.0.0.1:9",
            ),
            ("http://[::1]:9", "sandbox on this machine http://[::1]:9"),
            (
                "http://sandbox:8080",
                "not the live API http://sandbox:8080",
            ),
            (
                "https://iamport.kr.example",
                "not the live API https://iamport.kr.example",
            ),
        ] {
            assert_eq!(at(url).words(), words);
            assert_eq!(at(url).is_live(), words.starts_with("LIVE"));
        }
    }

    #[test]
    fn another_command_reaches_the_same_api() {
        assert_eq!(here().arguments(), "");
        let place = Place {
            url_is_argument: true,
            http_hosts: vec!["sandbox".to_owned()],
            profile: Some("my shop".to_owned()),
            profile_is_argument: true,
            ..here()
        };
        assert_eq!(
            place.arguments(),
            " --profile 'my shop' --base-url http://127.0.0.1:9 --allow-http-host sandbox"
        );
        assert!(place.words().ends_with("(profile my shop)"));
    }
}
