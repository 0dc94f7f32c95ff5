//! Which way connections take: through the proxy of the environment, through one that is named, or through none.

use std::ffi::OsString;

use crate::base_url::BaseUrl;
use crate::error::Error;

/// The variables that the HTTP library reads for an `https://` URL. It passes over what it can't read in silence.
const VARIABLES: [&str; 4] = ["HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];

/// What the caller chose.
#[derive(Clone, Default)]
pub(crate) enum Choice {
    #[default]
    Environment,
    None,
    /// May hold a password.
    Named(String),
}

/// What it comes to for one base URL.
pub(crate) enum Way {
    Direct,
    AsTheEnvironmentSays,
    Through(Box<reqwest::Proxy>),
}

impl Choice {
    /// # Errors
    /// `is_invalid_input` for a proxy that can't be read, in words that don't quote it.
    pub(crate) fn way(
        &self,
        base: &BaseUrl,
        lookup: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Way, Error> {
        if let Self::Named(url) = self {
            let proxy = read(url).ok_or_else(|| {
                Error::invalid_input("the proxy is not a URL such as http://proxy.example:3128")
            })?;
            return Ok(match base.is_reached_directly() {
                true => Way::Direct,
                false => Way::Through(Box::new(proxy)),
            });
        }
        if matches!(self, Self::None) || base.is_reached_directly() {
            return Ok(Way::Direct);
        }
        for name in VARIABLES {
            let Some(value) = lookup(name).filter(|value| !value.is_empty()) else {
                continue;
            };
            if value.to_str().and_then(read).is_none() {
                return Err(Error::invalid_input(format!(
                    "the environment variable {name} is not a proxy's URL such as http://proxy.example:3128; mend it, \
                     or call ClientBuilder::no_proxy"
                )));
            }
        }
        Ok(Way::AsTheEnvironmentSays)
    }
}

/// The scheme may be missing, as in `proxy.example:3128`. The HTTP library takes schemes that it can't speak, and fails later.
fn read(url: &str) -> Option<reqwest::Proxy> {
    let url = url.trim();
    let url = match url.contains("://") {
        true => url.to_owned(),
        false => format!("http://{url}"),
    };
    let parsed = reqwest::Url::parse(&url).ok()?;
    let is_http = matches!(parsed.scheme(), "http" | "https");
    is_http.then(|| reqwest::Proxy::https(&url).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base(url: &str) -> BaseUrl {
        BaseUrl::parse(url, &["sandbox".to_owned()]).unwrap()
    }

    #[test]
    fn what_cannot_be_read_is_an_error_that_does_not_quote_it() {
        let live = base("https://api.iamport.kr");
        let named = |url: &str| Choice::Named(url.to_owned()).way(&live, |_| None);
        for wrong in [
            "",
            "  ",
            "http://",
            "ftp://proxy:1",
            "http://user:hunter2@:x",
            "http://a b",
        ] {
            let error = named(wrong).err().unwrap_or_else(|| panic!("{wrong:?}"));
            assert!(error.is_invalid_input(), "{wrong:?}");
            assert!(!error.to_string().contains("hunter2"), "{error}");
        }
        assert!(matches!(
            named("http://user:hunter2@proxy:3128"),
            Ok(Way::Through(_))
        ));

        for name in VARIABLES {
            let with = |value: &'static str| {
                Choice::Environment.way(&live, move |it| (it == name).then(|| value.into()))
            };
            let error = with("http://user:hunter2@:x").err().unwrap().to_string();
            assert!(
                error.contains(name) && !error.contains("hunter2"),
                "{error}"
            );
            assert!(matches!(
                with("http://proxy:3128"),
                Ok(Way::AsTheEnvironmentSays)
            ));
            assert!(matches!(with("proxy:3128"), Ok(Way::AsTheEnvironmentSays)));
            assert!(matches!(with(""), Ok(Way::AsTheEnvironmentSays)));
        }
    }

    #[test]
    fn what_goes_out_in_the_clear_passes_no_proxy() {
        let wrong = |_: &str| Some(OsString::from("http://:x"));
        for near in [
            "http://localhost:1",
            "https://127.0.0.1:1",
            "http://sandbox:8080",
        ] {
            assert!(matches!(
                Choice::Environment.way(&base(near), wrong),
                Ok(Way::Direct)
            ));
            let named = Choice::Named("http://proxy:3128".to_owned());
            assert!(matches!(named.way(&base(near), wrong), Ok(Way::Direct)));
        }
        let live = base("https://api.iamport.kr");
        assert!(matches!(Choice::None.way(&live, wrong), Ok(Way::Direct)));
        assert!(Choice::Environment.way(&live, wrong).is_err());
    }
}
