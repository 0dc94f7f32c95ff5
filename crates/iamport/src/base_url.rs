//! Where the API is, and how the URL of one request comes about.

use std::net::{IpAddr, Ipv6Addr};

use reqwest::Url;

use crate::error::Error;
use crate::tls;

/// Above this, the HTTP library refuses a URL in words of its own.
pub(crate) const URL_LIMIT: usize = 60_000;

/// The domain of the API itself. Nothing goes there unencrypted, whatever anybody allows.
const LIVE: &str = "iamport.kr";

/// Where the API is: scheme, host, and perhaps a path in front of every operation's.
#[derive(Clone, Debug)]
pub(crate) struct BaseUrl {
    url: Url,
    /// Without a slash at its end; empty for none.
    prefix: String,
}

impl BaseUrl {
    /// Plain `http://` only reaches this machine, and the hosts of `http_hosts`.
    ///
    /// # Errors
    /// `is_invalid_input`, with a sentence that does not quote the text: it may hold a password.
    pub(crate) fn parse(text: &str, http_hosts: &[String]) -> Result<Self, Error> {
        let fail = |detail: &'static str| Err(Error::invalid_input(detail));
        let Ok(url) = Url::parse(text.trim()) else {
            return fail("the base URL is not a URL such as https://api.iamport.kr");
        };
        if !matches!(url.scheme(), "https" | "http") {
            return fail("the base URL must begin with https://");
        }
        let Some(host) = url.host_str().filter(|host| !host.is_empty()) else {
            return fail("the base URL has no host");
        };
        if !url.username().is_empty() || url.password().is_some() {
            return fail("the base URL must not hold a user name or a password");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return fail("the base URL must not have a query or a fragment");
        }
        let http_hosts = http_hosts.iter().map(|name| http_host(name));
        let http_hosts = http_hosts.collect::<Result<Vec<_>, _>>()?;
        if url.scheme() == "http"
            && !is_loopback(host)
            && !http_hosts.iter().any(|name| name == host)
        {
            return fail(
                "the base URL must begin with https:// (plain http:// only reaches this machine itself, and, for \
                 tests, a host that `allow_http_host` names)",
            );
        }
        if url.scheme() == "https" && !tls::AVAILABLE {
            return fail(
                "an https:// base URL needs one of the features `rustls-ring`, `rustls-aws-lc` or `native-tls` \
                 of the crate `iamport`",
            );
        }
        let prefix = url.path().trim_end_matches('/').to_owned();
        Ok(Self { url, prefix })
    }

    /// Whether no proxy may come between: it could not reach this machine's own loopback, and would get to see
    /// what goes out unencrypted.
    pub(crate) fn is_reached_directly(&self) -> bool {
        !self.is_https() || self.url.host_str().is_some_and(is_loopback)
    }

    pub(crate) fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    pub(crate) fn as_str(&self) -> &str {
        self.url.as_str().trim_end_matches('/')
    }

    /// The URL of one request. Path and query are encoded already.
    ///
    /// # Errors
    /// `is_invalid_input` when the URL is too long, or when parsing changed anything of it: then it could
    /// reach another operation than the one that was asked for.
    pub(crate) fn join(&self, path: &str, query: &str) -> Result<Url, Error> {
        let path = format!("{}{path}", self.prefix);
        if path.len() + query.len() > URL_LIMIT {
            return Err(Error::invalid_input(
                "the path and the query are too long for a URL; ask for fewer at once",
            ));
        }
        let query = Some(query).filter(|query| !query.is_empty());
        let mut url = self.url.clone();
        url.set_path(&path);
        url.set_query(query);
        let reparsed = Url::parse(url.as_str()).ok();
        let same =
            |url: &Url| url.path() == path && url.query() == query && url.fragment().is_none();
        if same(&url) && reparsed.as_ref() == Some(&url) {
            Ok(url)
        } else {
            Err(Error::invalid_input("the path can't be sent as it is"))
        }
    }
}

/// A host that plain HTTP may go to, in the one spelling that URLs have of it.
fn http_host(name: &str) -> Result<String, Error> {
    let name = match name.parse::<Ipv6Addr>() {
        Ok(address) => format!("[{address}]"),
        Err(_) => name.to_owned(),
    };
    let url = Url::parse(&format!("http://{name}")).ok();
    let host = url.as_ref().and_then(Url::host_str);
    // Nothing but a host was written; a URL would forget its usual port, and an empty path.
    let is_bracketed = name.starts_with('[') && name.ends_with(']');
    let is_bare = is_bracketed || !name.contains([':', '/', '\\', '@', '?', '#']);
    let Some(host) = host.filter(|_| is_bare) else {
        return Err(Error::invalid_input(
            "what `allow_http_host` takes is the name of a host, without scheme, port or path",
        ));
    };
    let plain = host.trim_end_matches('.');
    let live = plain.strip_suffix(LIVE);
    if live.is_some_and(|before| before.is_empty() || before.ends_with('.')) {
        return Err(Error::invalid_input(
            "the API itself is never reached by plain http://",
        ));
    }
    Ok(host.to_owned())
}

/// This machine itself. A name other than `localhost` could be resolved by anybody.
fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost")
        || host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .parse::<IpAddr>()
            .is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::url::percent_encoded;

    fn base(text: &str) -> BaseUrl {
        BaseUrl::parse(text, &[]).unwrap()
    }

    #[test]
    fn a_url_is_joined_without_a_change_or_not_at_all() {
        let url = base("http://localhost:8080/v1/")
            .join("/payments/imp_1", "a=1&b=%5B%5D")
            .unwrap();
        assert_eq!(
            url.as_str(),
            "http://localhost:8080/v1/payments/imp_1?a=1&b=%5B%5D"
        );
        for path in [
            "/payments/..",
            "/payments/.",
            "/payments/%2e%2e",
            "/payments/%2E",
            "/a\\b",
            "/a b",
            "/a?b",
            "/a#b",
            "/가",
            "/a\tb",
        ] {
            let error = base("http://localhost").join(path, "").unwrap_err();
            assert!(error.is_invalid_input(), "{path}");
        }
        for query in ["a b", "a#b", "가", "a'b", "a\nb"] {
            assert!(
                base("http://localhost")
                    .join("/a", query)
                    .unwrap_err()
                    .is_invalid_input(),
                "{query}"
            );
        }
        let long = "a".repeat(URL_LIMIT + 1);
        let error = base("http://localhost").join("/a", &long).unwrap_err();
        assert!(error.to_string().contains("too long"), "{error}");
        base("http://localhost")
            .join("/a", &long[..URL_LIMIT - 10])
            .unwrap();
    }

    proptest! {
        #[test]
        fn encoded_text_arrives_as_it_was_built(id in "[^/\\\\]{1,20}", value in any::<String>()) {
            prop_assume!(!matches!(id.as_str(), "." | ".."));
            let (path, query) = (format!("/a/{}/b", percent_encoded(&id)), format!("q={}", percent_encoded(&value)));
            let url = base("http://localhost/x").join(&path, &query).unwrap();
            prop_assert_eq!(url.path(), format!("/x{path}"));
            prop_assert_eq!(url.query(), Some(query.as_str()));
            let (_, decoded) = url.query_pairs().next().unwrap();
            prop_assert_eq!(decoded.as_ref(), value.as_str());
        }
    }
}
