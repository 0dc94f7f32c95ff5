//! The channels that the shop has set up, for every purpose.

use super::gateway::{self, channel_key};

/// Gateways that verify who a person is.
const CERTIFYING: &[&str] = &["danal", "inicis_unified", "inicis", "kcp_v2"];
/// What stands before the code of the gateway in the keys of channels that verify persons.
const CERTIFICATION: &str = "certification-";

/// What a channel is set up for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    Payment,
    Certification,
}

impl Purpose {
    /// The API's word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Purpose::Payment => "payment",
            Purpose::Certification => "certification",
        }
    }
}

/// A gateway as the shop has set it up, for real or for tests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ShopChannel {
    pub(crate) provider: &'static str,
    pub(crate) test: bool,
    pub(crate) purpose: Purpose,
    pub(crate) key: String,
}

impl ShopChannel {
    /// The shop's id at the gateway.
    pub(crate) fn mid(&self) -> String {
        mid(self.provider, self.test)
    }

    /// The name that the shop gave to it.
    pub(crate) fn name(&self) -> String {
        let kind = if self.test { "테스트" } else { "실연동" };
        format!("{} {kind}", self.provider)
    }
}

/// The key of a channel that verifies persons.
pub(crate) fn certification_channel_key(provider: &str, test: bool) -> String {
    channel_key(&format!("{CERTIFICATION}{provider}"), test)
}

/// The shop's id at a gateway.
pub(crate) fn mid(provider: &str, test: bool) -> String {
    let kind = if test { "test" } else { "live" };
    format!("sandbox_{provider}_{kind}")
}

/// Every channel: of each gateway one for real and one for tests.
pub(crate) fn all() -> Vec<ShopChannel> {
    let both = |provider, purpose, key: fn(&str, bool) -> String| {
        [false, true].map(|test| ShopChannel {
            provider,
            test,
            purpose,
            key: key(provider, test),
        })
    };
    let paying =
        gateway::providers().flat_map(|provider| both(provider, Purpose::Payment, channel_key));
    let certifying = CERTIFYING
        .iter()
        .flat_map(|provider| both(provider, Purpose::Certification, certification_channel_key));
    paying.chain(certifying).collect()
}

/// The channel with the key `key`.
pub(crate) fn find(key: &str, purpose: Purpose) -> Option<ShopChannel> {
    all()
        .into_iter()
        .find(|channel| channel.purpose == purpose && channel.key == key)
}

/// Whether the gateway verifies persons.
pub(crate) fn certifies(provider: &str) -> Option<&'static str> {
    CERTIFYING.iter().copied().find(|known| *known == provider)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn keys_are_unique_and_lead_back() {
        let all = all();
        let keys: HashSet<_> = all.iter().map(|channel| &channel.key).collect();
        assert_eq!(keys.len(), all.len());
        for channel in &all {
            assert_eq!(find(&channel.key, channel.purpose).as_ref(), Some(channel));
        }
        assert!(find("channel-key-danal", Purpose::Certification).is_none());
        assert!(find("channel-key-certification-danal", Purpose::Payment).is_none());
    }

    #[test]
    fn whatever_issues_accounts_is_listed() {
        for channel in all().iter().filter(|c| c.purpose == Purpose::Payment) {
            if gateway::gateway(channel.provider).issues_vbanks {
                assert!(gateway::channel(&channel.key).is_some());
            }
        }
        assert!(all().iter().any(|channel| channel.provider == "nice_v2"));
    }
}
