//! By which names the sandbox is called. Whatever calls it by another one was led here: a name of somebody
//! else's can be made to mean this computer after their page was loaded, which then is of one origin with the
//! server.

use std::net::{IpAddr, SocketAddr};

use axum::http::{HeaderMap, HeaderName, Uri, header};

use crate::webhook;

const FOREIGN: &str = "this sandbox does not go by that host: use 127.0.0.1 or localhost as the host, or allow the \
                       name at its start (--allow-host, SandboxBuilder::allow_host)";
const OWN_WEBHOOK: &str = "a sandbox does not take the webhooks of a sandbox: whoever had them sent here wants to \
                           call it by its own hand";

/// The names that a server goes by.
#[derive(Clone, Debug)]
pub(crate) struct Hosts {
    address: SocketAddr,
    /// As a URL has them: in small letters, in ASCII.
    allowed: Vec<String>,
}

impl Hosts {
    /// Those of a server at `address`, and the names that were allowed at its start.
    ///
    /// # Errors
    ///
    /// One is no name, in a sentence.
    pub(crate) fn new(address: SocketAddr, allowed: &[String]) -> Result<Hosts, String> {
        let read = |name: &String| match url::Host::parse(name) {
            Ok(host) => Ok(host.to_string()),
            Err(_) => Err(format!(
                "`{name}` is not the name of a host, such as `sandbox`, without a port"
            )),
        };
        Ok(Hosts {
            address,
            allowed: allowed.iter().map(read).collect::<Result<_, _>>()?,
        })
    }

    /// Why a request is refused, whatever it asks for.
    pub(crate) fn refusal(&self, headers: &HeaderMap, target: &Uri) -> Option<&'static str> {
        // What stands in the request line goes before the header, for those who read it.
        let named = target
            .authority()
            .is_none_or(|host| self.is_own(host.as_str()));
        if !named || !all(headers, &header::HOST, |host| self.is_own(host)) {
            return Some(FOREIGN);
        }
        let is_webhook = headers
            .get(header::USER_AGENT)
            .is_some_and(|agent| agent == webhook::USER_AGENT);
        is_webhook.then_some(OWN_WEBHOOK)
    }

    /// Whether this server is meant by the `host` of a request.
    ///
    /// A number and `localhost` cannot be made to mean another computer. The port is not compared: it may be
    /// forwarded. On loopback only the numbers of loopback are its own; elsewhere it does not know which are.
    fn is_own(&self, host: &str) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        let is_allowed = |allowed: &String| name.eq_ignore_ascii_case(allowed);
        if name.eq_ignore_ascii_case("localhost") || self.allowed.iter().any(is_allowed) {
            return true;
        }
        let number = name
            .strip_prefix('[')
            .and_then(|name| name.strip_suffix(']'))
            .unwrap_or(name)
            .parse::<IpAddr>();
        number.is_ok_and(|ip| ip.is_loopback() || !self.address.ip().is_loopback())
    }

    /// Whether a page with the origin `origin` came from this server, where the request names it as `host`,
    /// which is one of its own.
    pub(crate) fn is_own_origin(&self, origin: &str, host: Option<&str>) -> bool {
        let address = self.address;
        host.is_some_and(|host| origin.eq_ignore_ascii_case(&format!("http://{host}")))
            || origin == format!("http://{address}")
            || origin == format!("http://localhost:{}", address.port())
    }
}

/// Whether every value of a header is as it should be. None at all is.
pub(crate) fn all(headers: &HeaderMap, name: &HeaderName, fits: impl Fn(&str) -> bool) -> bool {
    let mut values = headers.get_all(name).iter();
    values.all(|value| value.to_str().is_ok_and(&fits))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn hosts(address: &str, allowed: &[&str]) -> Hosts {
        let allowed: Vec<String> = allowed.iter().map(|name| (*name).to_owned()).collect();
        Hosts::new(address.parse().unwrap(), &allowed).unwrap()
    }

    #[test]
    fn a_name_is_own_only_where_it_was_allowed() {
        let here = hosts("127.0.0.1:8080", &["Sandbox", "my_sandbox"]);
        let everywhere = hosts("0.0.0.0:8080", &["Sandbox", "my_sandbox"]);
        for host in [
            "127.0.0.1:8080",
            "127.0.0.1",
            "127.0.0.2:1",
            "localhost:8080",
            "LocalHost",
            "[::1]:8080",
            "[::1]",
            "sandbox:8080",
            "SANDBOX",
            "my_sandbox:1",
        ] {
            assert!(here.is_own(host), "{host}");
            assert!(everywhere.is_own(host), "{host}");
        }
        for host in [
            "",
            ":8080",
            "example.com",
            "example.com:8080",
            "127.0.0.1.example.com:8080",
            "localhost.example.com",
            "sandbox.example.com",
            "sandboxx",
            "example.com:127.0.0.1",
            "2130706433:8080",
            "user@localhost",
        ] {
            assert!(!here.is_own(host), "{host}");
            assert!(!everywhere.is_own(host), "{host}");
        }
        for number in ["0.0.0.0:8080", "192.168.0.1:8080", "[::]:8080", "[fd00::1]"] {
            assert!(!here.is_own(number), "{number}");
            assert!(everywhere.is_own(number), "{number}");
        }
        for no_name in ["", "sandbox:8080", "http://sandbox", "a b", "a/b"] {
            let refused = Hosts::new("127.0.0.1:1".parse().unwrap(), &[no_name.to_owned()]);
            assert!(refused.is_err(), "{no_name}");
        }
    }

    #[test]
    fn every_place_that_names_a_host_counts() {
        let hosts = hosts("0.0.0.0:8080", &[]);
        let refusal = |target: &str, names: &[&'static str], agent: &str| {
            let mut headers = HeaderMap::new();
            for name in names {
                headers.append(header::HOST, HeaderValue::from_static(name));
            }
            headers.insert(header::USER_AGENT, HeaderValue::from_str(agent).unwrap());
            hosts.refusal(&headers, &target.parse().unwrap())
        };
        assert_eq!(refusal("/a", &["127.0.0.1"], "x"), None);
        assert_eq!(refusal("/a", &[], "x"), None);
        assert_eq!(refusal("http://127.0.0.1/a", &["127.0.0.1"], "x"), None);
        assert_eq!(refusal("/a", &["evil.example"], "x"), Some(FOREIGN));
        assert_eq!(
            refusal("/a", &["127.0.0.1", "evil.example"], "x"),
            Some(FOREIGN)
        );
        assert_eq!(
            refusal("http://evil.example/a", &["127.0.0.1"], "x"),
            Some(FOREIGN)
        );
        assert_eq!(
            refusal("/a", &["127.0.0.1"], webhook::USER_AGENT),
            Some(OWN_WEBHOOK)
        );
    }

    #[test]
    fn a_page_is_own_by_the_host_that_it_was_loaded_from() {
        let hosts = hosts("127.0.0.1:8080", &["sandbox"]);
        let own = |origin: &str, host: &str| hosts.is_own_origin(origin, Some(host));
        assert!(own("http://127.0.0.1:8080", "127.0.0.1:8080"));
        assert!(own("http://localhost:8080", "127.0.0.1:8080"));
        assert!(own("http://sandbox:9000", "sandbox:9000"));
        assert!(own("http://localhost:9000", "localhost:9000"));
        assert!(!own("http://127.0.0.1:3000", "127.0.0.1:8080"));
        assert!(!own("https://127.0.0.1:8080", "127.0.0.1:8080"));
        assert!(!own("null", "127.0.0.1:8080"));
        assert!(!hosts.is_own_origin("http://sandbox:8080", None));
    }
}
