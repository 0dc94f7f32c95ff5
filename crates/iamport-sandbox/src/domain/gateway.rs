//! What the payment gateways can do, where they differ in a way that a shop notices. Who can do what is a
//! fact of the specification; here is what follows from several of them, and what the specification tells in
//! words only.

use crate::facts::Institution;
pub(crate) use crate::generated::codes::gateway as codes;
use crate::generated::codes::{BANKS, HOLDER_LOOKUP, banks_of};
use crate::generated::fields::payments::cancel_payment;
use crate::generated::fields::vbanks::{create_vbank, revoke_vbank};
use crate::operations::Operation;

/// A payment gateway, by the API's code for it: `pg_provider` of a payment. Any text will do; one that the
/// specification does not know can do nothing special.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Gateway<'a>(pub(crate) &'a str);

/// Whose name stands on a virtual account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HolderRule {
    /// That of `vbank_holder`, or else of the shop.
    Given,
    /// The name of the shop, whatever `vbank_holder` says.
    Merchant,
    /// No name is answered, whatever `vbank_holder` says.
    Unnamed,
}

/// How a shop chooses the number of a virtual account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FixedAccount {
    No,
    /// By the number itself, `vbank_num`.
    Number,
    /// By a key that the gateway turns into a number, `vbank_key`.
    Key,
}

impl Gateway<'_> {
    /// Whether revoking a virtual account needs the shop's key at the gateway (`pg_api_key`).
    pub(crate) fn revokes_with_api_key(self) -> bool {
        revoke_vbank::PG_API_KEY.is_required_at(self.0)
    }

    /// Whose name stands on a virtual account.
    pub(crate) fn holder(self) -> HolderRule {
        match self.0 {
            codes::TOSSPAYMENTS => HolderRule::Unnamed,
            other if create_vbank::VBANK_HOLDER.is_ignored_at(other) => HolderRule::Merchant,
            _ => HolderRule::Given,
        }
    }

    /// Whether an account number can be chosen by the shop, and how.
    pub(crate) fn fixed_account(self) -> FixedAccount {
        if create_vbank::VBANK_NUM.is_supported_at(self.0) {
            FixedAccount::Number
        } else if create_vbank::VBANK_KEY.is_supported_at(self.0) {
            FixedAccount::Key
        } else {
            FixedAccount::No
        }
    }

    /// Whether an account can take any number of deposits of any size.
    pub(crate) fn has_unlimited_accounts(self) -> bool {
        create_vbank::FIXED_UNLIMITED_VBANK.is_supported_at(self.0)
    }

    /// Whether special characters in a `merchant_uid` are refused.
    pub(crate) fn wants_plain_merchant_uid(self) -> bool {
        self.0 == codes::SMARTRO_V2
    }

    /// Whether `tax_free` and `vat_amount` are taken when an account is issued.
    pub(crate) fn issues_with_tax(self) -> bool {
        create_vbank::TAX_FREE.is_supported_at(self.0)
    }

    /// Whether a cancel must say which part of it is free of tax.
    pub(crate) fn cancel_splits_tax_free(self) -> bool {
        matches!(
            self.0,
            codes::KCP | codes::KCP_QUICK | codes::KICC | codes::NICE | codes::PAYCO
        )
    }

    /// Whether a cancel must say `vat_amount` if the payment had one.
    pub(crate) fn cancel_splits_vat(self) -> bool {
        cancel_payment::VAT_AMOUNT.is_supported_at(self.0)
    }

    /// The bank that this gateway means by `code`, if it has virtual accounts there. Gateways whose banks are
    /// not published have those of most others.
    pub(crate) fn bank(self, code: &str) -> Option<&'static Institution> {
        let banks = banks_of(self.0).or_else(|| banks_of(codes::TOSSPAYMENTS))?;
        let (standard, _) = banks.iter().find(|(_, own)| *own == code)?;
        bank(standard)
    }

    /// The shop's id at this gateway.
    pub(crate) fn mid(self, test: bool) -> String {
        let kind = if test { "test" } else { "live" };
        format!("sandbox_{}_{kind}", self.0)
    }
}

/// The bank with the standard code `code`.
pub(crate) fn bank(code: &str) -> Option<&'static Institution> {
    super::codes::find(BANKS, code)
}

/// What `POST /vbanks` is addressed to: a gateway, for real or for tests.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Channel {
    pub(crate) gateway: Gateway<'static>,
    pub(crate) test: bool,
}

/// What stands before the code of the gateway in every channel key.
const CHANNEL_KEY_PREFIX: &str = "channel-key-";
/// What stands behind it in the keys of test channels.
const TEST_SUFFIX: &str = "-test";

/// The key of the channel of `provider`, as listed in the documentation of this crate.
pub(crate) fn channel_key(provider: &str, test: bool) -> String {
    let suffix = if test { TEST_SUFFIX } else { "" };
    format!("{CHANNEL_KEY_PREFIX}{provider}{suffix}")
}

/// The code of a gateway, and whether it is a test channel, in the key `key`.
pub(crate) fn parse_channel_key(key: &str) -> Option<(&str, bool)> {
    let name = key.strip_prefix(CHANNEL_KEY_PREFIX)?;
    Some(match name.strip_suffix(TEST_SUFFIX) {
        Some(provider) => (provider, true),
        None => (name, false),
    })
}

/// The channel with the key `key`: every gateway that issues virtual accounts has a live and a test one.
pub(crate) fn channel(key: &str) -> Option<Channel> {
    let (provider, test) = parse_channel_key(key)?;
    let gateway = Gateway(Operation::CreateVbank.gateway(provider)?);
    Some(Channel { gateway, test })
}

/// Whether `GET /vbanks/holder` knows the bank with the standard number `code`.
pub(crate) fn holder_can_be_looked_up(code: &str) -> bool {
    HOLDER_LOOKUP.contains(&code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn those(rule: impl Fn(Gateway<'_>) -> bool) -> Vec<&'static str> {
        let all = crate::generated::codes::GATEWAYS.iter();
        all.copied().filter(|code| rule(Gateway(code))).collect()
    }

    #[test]
    fn rules_hold_where_the_documents_say_so() {
        assert_eq!(
            those(|gateway| gateway.holder() == HolderRule::Merchant),
            ["ksnet", "welcome"]
        );
        assert_eq!(
            those(|gateway| gateway.fixed_account() == FixedAccount::Number),
            ["settle", "smartro_v2"]
        );
        assert_eq!(
            those(|gateway| gateway.has_unlimited_accounts()),
            ["settle"]
        );
        assert_eq!(
            those(|gateway| gateway.issues_with_tax()),
            ["nice", "nice_v2", "welcome"]
        );
        assert_eq!(
            those(|gateway| gateway.cancel_splits_vat()),
            ["html5_inicis", "nice", "nice_v2", "welcome"]
        );
        assert_eq!(
            those(|gateway| gateway.revokes_with_api_key()),
            ["html5_inicis"]
        );
        assert_eq!(Operation::ModifyVbank.gateways(), ["settle"]);
    }

    #[test]
    fn banks_go_by_the_gateways_own_codes() {
        let name =
            |provider: &'static str, code: &str| Gateway(provider).bank(code).map(|bank| bank.name);
        assert_eq!(name("nice_v2", "088"), Some("신한은행"));
        assert_eq!(name("nice_v2", "88"), None);
        assert_eq!(name("nice_v2", "090"), None);
        assert_eq!(name("html5_inicis", "88"), Some("신한은행"));
        assert_eq!(name("html5_inicis", "088"), None);
        assert_eq!(name("kcp", "BK88"), Some("신한은행"));
        assert_eq!(name("kcp", "88"), None);
        assert_eq!(name("ksnet", "088"), Some("신한은행"));
        assert_eq!(name("welcome", ""), None);
    }

    /// The sources differ about its banks; the specification has decided.
    #[test]
    fn settle_has_the_banks_of_most_gateways() {
        let settle = Gateway(codes::SETTLE);
        assert_eq!(settle.bank("089").map(|bank| bank.name), Some("케이뱅크"));
        assert_eq!(settle.bank("090").map(|bank| bank.name), Some("카카오뱅크"));
        assert_eq!(settle.bank("005"), None);
    }

    #[test]
    fn every_bank_of_a_list_has_a_name() {
        for gateway in crate::generated::codes::GATEWAYS {
            for (standard, own) in banks_of(gateway).unwrap_or_default() {
                let known = Gateway(gateway).bank(own).map(|bank| bank.code);
                assert_eq!(known, Some(*standard), "{gateway} {own}");
            }
        }
    }

    #[test]
    fn channels_are_named_after_their_gateway() {
        let live = channel(&channel_key("nice_v2", false)).unwrap();
        assert_eq!((live.gateway, live.test), (Gateway("nice_v2"), false));
        let test = channel(&channel_key("settle", true)).unwrap();
        assert_eq!((test.gateway, test.test), (Gateway("settle"), true));
        for unknown in [
            "",
            "nice_v2",
            "channel-key-",
            "channel-key-kcp",
            "channel-key-other",
        ] {
            assert!(channel(unknown).is_none(), "{unknown:?}");
        }
    }

    #[test]
    fn forty_five_institutions_tell_a_holder() {
        let known = (0..1_000)
            .filter(|code| holder_can_be_looked_up(&format!("{code:03}")))
            .count();
        assert_eq!(known, 45);
    }
}
