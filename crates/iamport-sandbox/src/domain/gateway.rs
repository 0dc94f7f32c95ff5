//! What the payment gateways can do, where they differ in a way that a shop notices.

/// The rules of one gateway.
#[derive(Debug)]
pub(crate) struct Gateway {
    /// The API's code for it, `pg_provider` of a payment.
    pub(crate) provider: &'static str,
    /// `POST /vbanks` works.
    pub(crate) issues_vbanks: bool,
    /// `DELETE /vbanks/{imp_uid}` works.
    pub(crate) revokes_vbanks: bool,
    /// `PUT /vbanks/{imp_uid}` works.
    pub(crate) modifies_vbanks: bool,
    /// Issuing and revoking need the shop's key at the gateway (`pg_api_key`).
    pub(crate) needs_api_key: bool,
    /// Whose name stands on a virtual account.
    pub(crate) holder: HolderRule,
    /// What issuing a virtual account needs besides the common fields.
    pub(crate) issue_needs: &'static [IssueField],
    /// An account number chosen by the shop.
    pub(crate) fixed_account: FixedAccount,
    /// An account that takes any number of deposits of any size.
    pub(crate) unlimited_accounts: bool,
    /// Special characters in a `merchant_uid` are refused.
    pub(crate) plain_merchant_uid: bool,
    /// The banks that it has virtual accounts at.
    pub(crate) banks: &'static [&'static str],
    /// How it writes the number of a bank.
    pub(crate) bank_code: BankCodeForm,
    /// `tax_free` and `vat_amount` are taken when an account is issued.
    pub(crate) issues_with_tax: bool,
    /// A cancel must say which part of it is free of tax.
    pub(crate) cancel_splits_tax_free: bool,
    /// A cancel must say `vat_amount` if the payment had one.
    pub(crate) cancel_splits_vat: bool,
    /// The refund of a virtual account needs a telephone number.
    pub(crate) refund_needs_tel: bool,
    /// A cancel needs a reason, and can say who asked for it.
    pub(crate) cancel_needs_reason: bool,
    /// `GET /payments/{imp_uid}/balance` works.
    pub(crate) tells_balance: bool,
}

/// Whose name stands on a virtual account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HolderRule {
    /// `vbank_holder` may be given.
    Optional,
    /// `vbank_holder` must be given.
    Required,
    /// The name of the shop, whatever `vbank_holder` says.
    Merchant,
    /// No name is answered, whatever `vbank_holder` says.
    Unnamed,
}

/// A field that some gateways need to issue a virtual account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum IssueField {
    BuyerName,
    BuyerEmail,
    BuyerTel,
    ProductType,
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

/// How a gateway writes the number of a bank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BankCodeForm {
    /// The three digits of the standard, `088`.
    Standard,
    /// The last two of them, `88`.
    TwoDigits,
    /// Those two behind `BK`.
    Bk,
}

/// A bank: its standard number and its name.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Bank {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
}

const fn bank(code: &'static str, name: &'static str) -> Bank {
    Bank { code, name }
}

/// The banks that at least one gateway has virtual accounts at or refunds to.
const BANKS: &[Bank] = &[
    bank("002", "산업은행"),
    bank("003", "기업은행"),
    bank("004", "국민은행"),
    bank("005", "외환은행"),
    bank("007", "수협중앙회"),
    bank("011", "농협은행"),
    bank("012", "지역 농.축협"),
    bank("020", "우리은행"),
    bank("023", "SC은행"),
    bank("027", "한국씨티은행"),
    bank("031", "대구은행"),
    bank("032", "부산은행"),
    bank("034", "광주은행"),
    bank("035", "제주은행"),
    bank("037", "전북은행"),
    bank("039", "경남은행"),
    bank("045", "새마을금고중앙회"),
    bank("048", "신협중앙회"),
    bank("071", "우체국"),
    bank("081", "KEB하나은행"),
    bank("088", "신한은행"),
    bank("089", "케이뱅크"),
    bank("090", "카카오뱅크"),
    bank("092", "토스뱅크"),
];

/// The banks of most gateways' lists.
const COMMON_BANKS: &[&str] = &[
    "002", "003", "004", "007", "011", "012", "020", "023", "027", "031", "032", "034", "037",
    "039", "045", "048", "071", "081", "088", "089", "090", "092",
];
const SETTLE_BANKS: &[&str] = &[
    "003", "004", "005", "011", "020", "023", "027", "031", "032", "034", "039", "071", "081",
    "088",
];
const NICE_V2_BANKS: &[&str] = &[
    "003", "004", "011", "020", "023", "031", "032", "034", "071", "081", "088", "089",
];
const WELCOME_BANKS: &[&str] = &[
    "003", "004", "007", "020", "031", "032", "034", "037", "039", "081", "088", "089",
];

/// Institutions, besides the banks above, whose account holders can be looked up.
const HOLDER_LOOKUP_ONLY: &[&str] = &[
    "209", "218", "230", "238", "240", "243", "247", "261", "262", "263", "264", "265", "266",
    "267", "268", "269", "270", "278", "279", "280", "287", "289", "290",
];
/// Banks whose account holders cannot be looked up.
const NO_HOLDER_LOOKUP: &[&str] = &["045", "092"];

impl Gateway {
    /// A gateway without virtual accounts and without rules of its own.
    const fn plain(provider: &'static str) -> Gateway {
        Gateway {
            provider,
            issues_vbanks: false,
            revokes_vbanks: false,
            modifies_vbanks: false,
            needs_api_key: false,
            holder: HolderRule::Optional,
            issue_needs: &[],
            fixed_account: FixedAccount::No,
            unlimited_accounts: false,
            plain_merchant_uid: false,
            banks: COMMON_BANKS,
            bank_code: BankCodeForm::Standard,
            issues_with_tax: false,
            cancel_splits_tax_free: false,
            cancel_splits_vat: false,
            refund_needs_tel: false,
            cancel_needs_reason: false,
            tells_balance: false,
        }
    }

    /// One that revokes virtual accounts which its payment window issued, but issues none by API.
    const fn revoking(provider: &'static str) -> Gateway {
        Gateway {
            revokes_vbanks: true,
            ..Gateway::plain(provider)
        }
    }

    /// One that issues virtual accounts by API and revokes them.
    const fn issuing(provider: &'static str) -> Gateway {
        Gateway {
            issues_vbanks: true,
            ..Gateway::revoking(provider)
        }
    }

    /// The bank that this gateway means by `code`, if it has virtual accounts there.
    pub(crate) fn bank(&self, code: &str) -> Option<&'static Bank> {
        let digits = match self.bank_code {
            BankCodeForm::Standard if code.len() == 3 => code,
            BankCodeForm::TwoDigits if code.len() == 2 => code,
            BankCodeForm::Bk => code.strip_prefix("BK").filter(|rest| rest.len() == 2)?,
            _ => return None,
        };
        let standard = format!("{digits:0>3}");
        BANKS
            .iter()
            .find(|bank| bank.code == standard && self.banks.contains(&bank.code))
    }

    /// The shop's id at this gateway.
    pub(crate) fn mid(&self, test: bool) -> String {
        let kind = if test { "test" } else { "live" };
        format!("sandbox_{}_{kind}", self.provider)
    }
}

/// Every gateway whose rules differ from those of [`OTHER`].
static GATEWAYS: &[Gateway] = &[
    Gateway {
        needs_api_key: true,
        holder: HolderRule::Required,
        issue_needs: &[IssueField::BuyerName, IssueField::BuyerEmail],
        bank_code: BankCodeForm::TwoDigits,
        cancel_splits_vat: true,
        ..Gateway::issuing("html5_inicis")
    },
    Gateway {
        holder: HolderRule::Required,
        issues_with_tax: true,
        cancel_splits_tax_free: true,
        cancel_splits_vat: true,
        ..Gateway::issuing("nice")
    },
    Gateway {
        banks: NICE_V2_BANKS,
        issues_with_tax: true,
        cancel_splits_vat: true,
        ..Gateway::issuing("nice_v2")
    },
    Gateway {
        modifies_vbanks: true,
        holder: HolderRule::Required,
        fixed_account: FixedAccount::Number,
        unlimited_accounts: true,
        banks: SETTLE_BANKS,
        ..Gateway::issuing("settle")
    },
    Gateway {
        holder: HolderRule::Merchant,
        issue_needs: &[IssueField::BuyerName, IssueField::ProductType],
        ..Gateway::issuing("ksnet")
    },
    Gateway {
        holder: HolderRule::Required,
        issue_needs: &[
            IssueField::BuyerName,
            IssueField::BuyerEmail,
            IssueField::BuyerTel,
        ],
        fixed_account: FixedAccount::Number,
        plain_merchant_uid: true,
        refund_needs_tel: true,
        ..Gateway::issuing("smartro_v2")
    },
    Gateway {
        holder: HolderRule::Unnamed,
        issue_needs: &[IssueField::BuyerName],
        fixed_account: FixedAccount::Key,
        ..Gateway::issuing("tosspayments")
    },
    Gateway {
        holder: HolderRule::Merchant,
        issue_needs: &[IssueField::BuyerName],
        banks: WELCOME_BANKS,
        issues_with_tax: true,
        cancel_splits_vat: true,
        refund_needs_tel: true,
        ..Gateway::issuing("welcome")
    },
    Gateway::revoking("uplus"),
    Gateway::revoking("danal"),
    Gateway {
        cancel_splits_tax_free: true,
        ..Gateway::revoking("kicc")
    },
    Gateway {
        refund_needs_tel: true,
        ..Gateway::revoking("smartro")
    },
    Gateway {
        bank_code: BankCodeForm::Bk,
        cancel_splits_tax_free: true,
        ..Gateway::plain("kcp")
    },
    Gateway {
        cancel_splits_tax_free: true,
        ..Gateway::plain("kcp_quick")
    },
    Gateway {
        cancel_splits_tax_free: true,
        tells_balance: true,
        ..Gateway::plain("payco")
    },
    Gateway {
        cancel_needs_reason: true,
        ..Gateway::plain("naverpay")
    },
];

/// The rules of a gateway that has none of its own here.
static OTHER: Gateway = Gateway::plain("other");

/// The rules of the gateway with the code `provider`.
pub(crate) fn gateway(provider: &str) -> &'static Gateway {
    GATEWAYS
        .iter()
        .find(|gateway| gateway.provider == provider)
        .unwrap_or(&OTHER)
}

/// The codes of all gateways that have rules of their own here.
pub(crate) fn providers() -> impl Iterator<Item = &'static str> {
    GATEWAYS.iter().map(|gateway| gateway.provider)
}

/// What `POST /vbanks` is addressed to: a gateway, for real or for tests.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Channel {
    pub(crate) gateway: &'static Gateway,
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
    let gateway = gateway(provider);
    (gateway.provider == provider && gateway.issues_vbanks).then_some(Channel { gateway, test })
}

/// Whether `GET /vbanks/holder` knows the bank with the standard number `code`.
pub(crate) fn holder_can_be_looked_up(code: &str) -> bool {
    HOLDER_LOOKUP_ONLY.contains(&code)
        || (BANKS.iter().any(|bank| bank.code == code) && !NO_HOLDER_LOOKUP.contains(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn those(rule: impl Fn(&Gateway) -> bool) -> Vec<&'static str> {
        let mut providers: Vec<_> = GATEWAYS
            .iter()
            .filter(|gateway| rule(gateway))
            .map(|gateway| gateway.provider)
            .collect();
        providers.sort_unstable();
        providers
    }

    #[test]
    fn the_gateways_that_issue_revoke_and_modify_are_the_documented_ones() {
        assert_eq!(
            those(|gateway| gateway.issues_vbanks),
            [
                "html5_inicis",
                "ksnet",
                "nice",
                "nice_v2",
                "settle",
                "smartro_v2",
                "tosspayments",
                "welcome"
            ]
        );
        assert_eq!(
            those(|gateway| gateway.revokes_vbanks),
            [
                "danal",
                "html5_inicis",
                "kicc",
                "ksnet",
                "nice",
                "nice_v2",
                "settle",
                "smartro",
                "smartro_v2",
                "tosspayments",
                "uplus",
                "welcome"
            ]
        );
        assert_eq!(those(|gateway| gateway.modifies_vbanks), ["settle"]);
        assert_eq!(those(|gateway| gateway.needs_api_key), ["html5_inicis"]);
    }

    #[test]
    fn banks_go_by_the_gateways_own_codes() {
        let name = |provider: &str, code: &str| gateway(provider).bank(code).map(|bank| bank.name);
        assert_eq!(name("nice_v2", "088"), Some("신한은행"));
        assert_eq!(name("nice_v2", "88"), None);
        assert_eq!(name("nice_v2", "090"), None);
        assert_eq!(name("html5_inicis", "88"), Some("신한은행"));
        assert_eq!(name("html5_inicis", "088"), None);
        assert_eq!(name("kcp", "BK88"), Some("신한은행"));
        assert_eq!(name("kcp", "88"), None);
        assert_eq!(name("welcome", ""), None);
    }

    #[test]
    fn every_bank_of_a_list_has_a_name() {
        for gateway in GATEWAYS {
            for code in gateway.banks {
                assert!(BANKS.iter().any(|bank| bank.code == *code), "{code}");
            }
        }
    }

    #[test]
    fn channels_are_named_after_their_gateway() {
        let live = channel(&channel_key("nice_v2", false)).unwrap();
        assert_eq!((live.gateway.provider, live.test), ("nice_v2", false));
        let test = channel(&channel_key("settle", true)).unwrap();
        assert_eq!((test.gateway.provider, test.test), ("settle", true));
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

    #[test]
    fn an_unknown_gateway_has_no_virtual_accounts() {
        let other = gateway("no-such-gateway");
        assert!(!other.issues_vbanks && !other.revokes_vbanks && !other.modifies_vbanks);
    }
}
