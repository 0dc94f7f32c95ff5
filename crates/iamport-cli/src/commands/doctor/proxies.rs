//! The variables of the environment that name a proxy.

use super::finding::Finding;
use crate::place;
use crate::settings::{Lookup, variable};

pub(super) const CHECK: &str = "proxy";

/// What the library reads, the first that is set; and what it leaves out.
const PROXIES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
const EXCEPTIONS: [&str; 2] = ["NO_PROXY", "no_proxy"];

/// Which there are, and whether the way to this address may lead through one.
pub(super) fn look(url: &str, lookup: Lookup<'_>) -> (bool, Finding) {
    let mut all = Vec::new();
    for name in PROXIES {
        match variable(lookup, name) {
            Ok(None) => {}
            Ok(Some(proxy)) => match host_of(&proxy) {
                Some(host) => all.push(format!("{name} is {host}")),
                None => return (false, unreadable(name)),
            },
            Err(_) => return (false, unreadable(name)),
        }
    }
    let is_direct = !url.starts_with("https://") || place::is_here(url);
    if all.is_empty() {
        return (false, Finding::ok(CHECK, "no variable names one"));
    }
    for name in EXCEPTIONS {
        if let Ok(Some(hosts)) = variable(lookup, name) {
            all.push(format!("{name} is {hosts}"));
        }
    }
    let all = all.join("; ");
    if is_direct {
        return (
            false,
            Finding::ok(CHECK, format!("{all}; not used for this address")),
        );
    }
    (true, Finding::ok(CHECK, all))
}

/// Host and port of a proxy, without the user name and the password that may stand before them.
fn host_of(proxy: &str) -> Option<&str> {
    let proxy = proxy.trim();
    let rest = match proxy.split_once("://") {
        Some(("http" | "https", rest)) => rest,
        Some(_) => return None,
        None => proxy,
    };
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit('@').next()?;
    let is_named =
        !host.is_empty() && !host.starts_with(':') && !host.contains(char::is_whitespace);
    let port = host.rsplit_once(':').map(|(_, port)| port);
    let port_fits = port.is_none_or(|port| port.ends_with(']') || port.parse::<u16>().is_ok());
    (is_named && port_fits).then_some(host)
}

fn unreadable(name: &str) -> Finding {
    Finding::problem(
        CHECK,
        format!("{name} is not a proxy's URL such as http://proxy.example:3128"),
    )
    .advise(format!("mend {name}, or unset it"))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::*;
    use crate::commands::doctor::finding::Level;

    #[test]
    fn a_proxy_is_shown_without_its_password() {
        for (proxy, host) in [
            (
                "http://user:hunter2@proxy.example:3128",
                Some("proxy.example:3128"),
            ),
            ("proxy.example", Some("proxy.example")),
            ("https://[::1]:3128/", Some("[::1]:3128")),
            ("http://user:hunter2@:x", None),
            ("http://user:hunter2@proxy:x", None),
            ("socks5://proxy:1080", None),
            ("http://", None),
        ] {
            assert_eq!(host_of(proxy), host, "{proxy}");
            let lookup = |name: &str| (name == "HTTPS_PROXY").then(|| OsString::from(proxy));
            let (used, finding) = look("https://api.iamport.kr", &lookup);
            assert_eq!(used, host.is_some(), "{proxy}");
            assert_eq!(finding.level == Level::Problem, host.is_none(), "{proxy}");
            assert!(!format!("{finding:?}").contains("hunter2"), "{finding:?}");
        }
    }

    #[test]
    fn what_is_near_passes_no_proxy() {
        let lookup = |name: &str| (name == "ALL_PROXY").then(|| OsString::from("proxy:3128"));
        for near in [
            "http://127.0.0.1:1",
            "https://localhost:1",
            "http://sandbox:8080",
        ] {
            assert!(!look(near, &lookup).0, "{near}");
        }
        assert!(look("https://api.iamport.kr", &lookup).0);
    }
}
