//! The channels that the shop has set up, for every purpose.

use super::gateway::{Gateway, channel_key, codes};
use crate::operations::Operation;

/// The gateways that the shop has channels at for payments.
const PAYING: &[&str] = &[
    codes::HTML5_INICIS,
    codes::NICE,
    codes::NICE_V2,
    codes::SETTLE,
    codes::KSNET,
    codes::SMARTRO_V2,
    codes::TOSSPAYMENTS,
    codes::WELCOME,
    codes::UPLUS,
    codes::DANAL,
    codes::KICC,
    codes::SMARTRO,
    codes::KCP,
    codes::KCP_QUICK,
    codes::PAYCO,
    codes::NAVERPAY,
    codes::NAVERCO,
    codes::GALAXIA,
    codes::PAYMENTWALL,
];
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
        Gateway(self.provider).mid(self.test)
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
    let paying = PAYING
        .iter()
        .flat_map(|provider| both(provider, Purpose::Payment, channel_key));
    let certifying = Operation::GetCertification
        .gateways()
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

/// The codes of the gateways that verify persons.
pub(crate) fn certifying() -> &'static [&'static str] {
    Operation::GetCertification.gateways()
}

/// Whether the gateway verifies persons.
pub(crate) fn certifies(provider: &str) -> Option<&'static str> {
    Operation::GetCertification.gateway(provider)
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
        for provider in Operation::CreateVbank.gateways() {
            for test in [false, true] {
                let key = channel_key(provider, test);
                assert!(find(&key, Purpose::Payment).is_some(), "{key}");
            }
        }
    }
}
