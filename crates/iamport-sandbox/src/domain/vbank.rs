//! Issuing a virtual account.

use super::gateway::{Channel, FixedAccount, Gateway, HolderRule, IssueField, channel};
use super::money::Amount;
use super::payment::{Buyer, Payment, PaymentStatus, Vbank};
use super::{Refusal, messages};
use crate::ids::Ids;

/// The longest order number.
const MERCHANT_UID_LENGTH: usize = 40;
/// The longest key of a fixed account.
const VBANK_KEY_LENGTH: usize = 13;
/// The name of the shop, where a gateway writes it on the account.
const SHOP_NAME: &str = "샌드박스상점";
/// What stands in `user_agent` when a caller tells none.
const NO_USER_AGENT: &str = "sorry_not_supported_anymore";

/// What a caller asks for.
#[derive(Clone, Debug, Default)]
pub(crate) struct IssueRequest {
    pub(crate) channel_key: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) amount: Option<Amount>,
    /// The gateway's own code of a bank.
    pub(crate) bank: Option<String>,
    /// The deadline, in seconds since the epoch.
    pub(crate) due: Option<u64>,
    pub(crate) holder: Option<String>,
    pub(crate) number: Option<String>,
    pub(crate) number_key: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) buyer: Buyer,
    pub(crate) product_type: Option<String>,
    pub(crate) custom_data: Option<String>,
    pub(crate) tax_free: Option<Amount>,
    pub(crate) vat_amount: Option<Amount>,
    pub(crate) escrow: bool,
    pub(crate) unlimited: bool,
    /// Whether the shop's key at the gateway was shown.
    pub(crate) has_api_key: bool,
    pub(crate) user_agent: Option<String>,
    /// Where webhooks of this payment go instead of the shop's own address.
    pub(crate) notice_urls: Vec<String>,
}

impl IssueRequest {
    /// The payment with its waiting virtual account, or why there is none. Whether the order was paid
    /// already is not looked at here.
    pub(crate) fn issue(self, ids: &mut Ids, now: u64) -> Result<Payment, Refusal> {
        let Channel { gateway, test } = self.checked(now)?;
        let unlimited = self.unlimited && gateway.unlimited_accounts;
        let bank = self.bank.as_deref().and_then(|code| gateway.bank(code));
        let (Some(bank), Some(merchant_uid)) = (bank, self.merchant_uid) else {
            return Err(gateway_refuses("vbank_code"));
        };
        let number = match (gateway.fixed_account, self.number, self.number_key) {
            (FixedAccount::Number, Some(number), _) => number,
            // The same key always leads to the same account.
            (FixedAccount::Key, _, Some(key)) => format!("X{key:0>13}"),
            _ => ids.account(),
        };
        let holder = match gateway.holder {
            HolderRule::Optional => Some(self.holder.unwrap_or_else(|| SHOP_NAME.to_owned())),
            HolderRule::Required => self.holder,
            HolderRule::Merchant => Some(SHOP_NAME.to_owned()),
            HolderRule::Unnamed => None,
        };
        let mid = gateway.mid(test);
        Ok(Payment {
            imp_uid: ids.api_payment(),
            merchant_uid,
            status: PaymentStatus::Ready,
            pay_method: "vbank".to_owned(),
            channel: "api",
            pg_provider: gateway.provider.to_owned(),
            pg_tid: Some(ids.gateway_transaction(&mid)),
            pg_id: mid,
            test_channel: test,
            escrow: self.escrow,
            name: self.name,
            amount: self.amount.unwrap_or_default(),
            currency: "KRW".to_owned(),
            tax_free: self
                .tax_free
                .filter(|_| gateway.issues_with_tax)
                .unwrap_or_default(),
            vat_amount: self.vat_amount.filter(|_| gateway.issues_with_tax),
            buyer: self.buyer,
            custom_data: self.custom_data,
            user_agent: self.user_agent.or_else(|| Some(NO_USER_AGENT.to_owned())),
            vbank: Some(Vbank {
                bank_code: bank.code,
                bank_name: bank.name,
                number,
                holder,
                due: self.due,
                issued_at: now,
                closed_at: None,
                unlimited,
                deposits: Vec::new(),
            }),
            card: None,
            key_use: None,
            started_at: now,
            paid_at: None,
            failed_at: None,
            fail_reason: None,
            receipt_url: None,
            cash_receipt_issued: false,
            cancellations: Vec::new(),
            updated_at: now,
        })
    }

    /// The channel that the request goes to, if nothing is wrong with it.
    fn checked(&self, now: u64) -> Result<Channel, Refusal> {
        let unlimited = self.unlimited;
        let missing: Vec<&str> = [
            ("channel_key", self.channel_key.is_none()),
            ("merchant_uid", self.merchant_uid.is_none()),
            ("amount", self.amount.is_none() && !unlimited),
            ("vbank_code", self.bank.is_none()),
            ("vbank_due", self.due.is_none()),
        ]
        .into_iter()
        .filter(|(_, missing)| *missing)
        .map(|(name, _)| name)
        .collect();
        if !missing.is_empty() {
            return Err(Refusal::declined(messages::missing(&missing)));
        }
        let channel = self
            .channel_key
            .as_deref()
            .and_then(channel)
            .ok_or_else(|| Refusal::declined(messages::CHANNEL_UNKNOWN))?;
        let gateway = channel.gateway;
        let merchant_uid = self.merchant_uid.as_deref().unwrap_or_default();
        if merchant_uid.chars().count() > MERCHANT_UID_LENGTH {
            return Err(Refusal::declined(messages::invalid("merchant_uid")));
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if gateway.plain_merchant_uid && !merchant_uid.chars().all(plain) {
            return Err(gateway_refuses("merchant_uid"));
        }
        self.check_amounts(gateway)?;
        let bank = self.bank.as_deref().unwrap_or_default();
        if gateway.bank(bank).is_none() {
            return Err(gateway_refuses("vbank_code"));
        }
        if self.due.is_some_and(|due| due <= now) {
            return Err(gateway_refuses("vbank_due"));
        }
        let key = self.number_key.as_deref().unwrap_or_default();
        if key.chars().count() > VBANK_KEY_LENGTH {
            return Err(Refusal::declined(messages::invalid("vbank_key")));
        }
        self.check_needs(gateway)?;
        if gateway.needs_api_key && !self.has_api_key {
            return Err(Refusal::gateway(messages::issue_refused(
                messages::HASH_DIFFERS,
            )));
        }
        Ok(channel)
    }

    fn check_amounts(&self, gateway: &Gateway) -> Result<(), Refusal> {
        let amount = self.amount.unwrap_or_default();
        let unlimited = self.unlimited && gateway.unlimited_accounts;
        if (amount.is_zero() && !unlimited) || !amount.fits("KRW") {
            return Err(Refusal::declined(messages::invalid("amount")));
        }
        if self.unlimited && !gateway.unlimited_accounts {
            return Err(gateway_refuses("fixed_unlimited_vbank"));
        }
        if unlimited && self.escrow {
            return Err(gateway_refuses("escrow_password"));
        }
        if gateway.issues_with_tax {
            let tax_free = self.tax_free.unwrap_or_default();
            let taxed = amount
                .checked_sub(tax_free)
                .filter(|_| tax_free.fits("KRW"))
                .ok_or_else(|| gateway_refuses("tax_free"))?;
            let vat = self.vat_amount.unwrap_or_default();
            if vat > taxed || !vat.fits("KRW") {
                return Err(gateway_refuses("vat_amount"));
            }
        }
        Ok(())
    }

    fn check_needs(&self, gateway: &Gateway) -> Result<(), Refusal> {
        let mut missing = Vec::new();
        if gateway.holder == HolderRule::Required && self.holder.is_none() {
            missing.push("vbank_holder");
        }
        for need in gateway.issue_needs {
            let (name, value) = match need {
                IssueField::BuyerName => ("buyer_name", &self.buyer.name),
                IssueField::BuyerEmail => ("buyer_email", &self.buyer.email),
                IssueField::BuyerTel => ("buyer_tel", &self.buyer.tel),
                IssueField::ProductType => ("product_type", &self.product_type),
            };
            if value.is_none() {
                missing.push(name);
            }
        }
        if !missing.is_empty() {
            return Err(Refusal::gateway(messages::issue_refused(
                &messages::missing(&missing),
            )));
        }
        let kind = self.product_type.as_deref().unwrap_or("real");
        if gateway.issue_needs.contains(&IssueField::ProductType)
            && !matches!(kind, "real" | "digital")
        {
            return Err(gateway_refuses("product_type"));
        }
        Ok(())
    }
}

/// The gateway does not take the value of a field.
fn gateway_refuses(name: &str) -> Refusal {
    Refusal::gateway(messages::issue_refused(&messages::invalid(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::gateway::channel_key;

    /// A request that every gateway takes.
    fn request(provider: &str) -> IssueRequest {
        IssueRequest {
            channel_key: Some(channel_key(provider, false)),
            merchant_uid: Some("order-1".to_owned()),
            amount: Some(Amount::from(5_000)),
            bank: Some(
                if provider == "html5_inicis" {
                    "88"
                } else {
                    "088"
                }
                .to_owned(),
            ),
            due: Some(1_000),
            holder: Some("가게".to_owned()),
            buyer: Buyer {
                name: Some("홍길동".to_owned()),
                email: Some("buyer@example.com".to_owned()),
                tel: Some("010-0000-0000".to_owned()),
                ..Buyer::default()
            },
            product_type: Some("real".to_owned()),
            has_api_key: true,
            ..IssueRequest::default()
        }
    }

    fn issue(request: IssueRequest) -> Result<Payment, Refusal> {
        request.issue(&mut Ids::new(1), 10)
    }

    const ISSUING: [&str; 8] = [
        "html5_inicis",
        "ksnet",
        "nice",
        "nice_v2",
        "settle",
        "smartro_v2",
        "tosspayments",
        "welcome",
    ];

    #[test]
    fn every_gateway_issues_when_asked_properly() {
        for provider in ISSUING {
            let payment = issue(request(provider)).unwrap();
            assert_eq!(payment.status, PaymentStatus::Ready);
            assert_eq!(payment.pay_method, "vbank");
            assert_eq!(payment.pg_provider, provider);
            let vbank = payment.vbank.unwrap();
            assert_eq!(
                (vbank.bank_code, vbank.due, vbank.issued_at),
                ("088", Some(1_000), 10)
            );
            let expected = match provider {
                "tosspayments" => None,
                "ksnet" | "welcome" => Some(SHOP_NAME),
                _ => Some("가게"),
            };
            assert_eq!(vbank.holder.as_deref(), expected, "{provider}");
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let refused = issue(IssueRequest::default()).unwrap_err();
        assert_eq!(
            refused,
            Refusal::declined(
                "channel_key, merchant_uid, amount, vbank_code, vbank_due 파라메터가 누락되었습니다."
            )
        );
    }

    #[test]
    fn each_gateway_has_needs_of_its_own() {
        type Remove = fn(&mut IssueRequest);
        let holder: (&str, Remove) = ("vbank_holder", |request| request.holder = None);
        let name: (&str, Remove) = ("buyer_name", |request| request.buyer.name = None);
        let email: (&str, Remove) = ("buyer_email", |request| request.buyer.email = None);
        let tel: (&str, Remove) = ("buyer_tel", |request| request.buyer.tel = None);
        let product: (&str, Remove) = ("product_type", |request| request.product_type = None);
        let key: (&str, Remove) = ("hashData", |request| request.has_api_key = false);
        for (removed, needed_by) in [
            (
                holder,
                &["html5_inicis", "nice", "settle", "smartro_v2"][..],
            ),
            (
                name,
                &[
                    "html5_inicis",
                    "ksnet",
                    "smartro_v2",
                    "tosspayments",
                    "welcome",
                ],
            ),
            (email, &["html5_inicis", "smartro_v2"]),
            (tel, &["smartro_v2"]),
            (product, &["ksnet"]),
            (key, &["html5_inicis"]),
        ] {
            for provider in ISSUING {
                let mut request = request(provider);
                removed.1(&mut request);
                match issue(request) {
                    Ok(_) => assert!(!needed_by.contains(&provider), "{provider} {}", removed.0),
                    Err(refused) => {
                        assert!(needed_by.contains(&provider), "{provider} {}", removed.0);
                        assert!(refused.message().contains(removed.0));
                    }
                }
            }
        }
    }

    #[test]
    fn wrong_values_are_refused() {
        type Spoil = fn(&mut IssueRequest);
        let wrong: [(&str, Spoil); 9] = [
            ("nice", |r| {
                r.channel_key = Some("channel-key-kcp".to_owned())
            }),
            ("nice", |r| r.amount = Some(Amount::ZERO)),
            ("nice", |r| r.amount = "0.5".parse().ok()),
            ("nice", |r| r.bank = Some("88".to_owned())),
            ("nice", |r| r.due = Some(10)),
            ("nice", |r| r.merchant_uid = Some("가".repeat(41))),
            ("nice", |r| r.tax_free = Some(Amount::from(5_001))),
            ("ksnet", |r| r.product_type = Some("other".to_owned())),
            ("smartro_v2", |r| r.merchant_uid = Some("a:b".to_owned())),
        ];
        for (at, (provider, change)) in wrong.into_iter().enumerate() {
            let mut request = request(provider);
            change(&mut request);
            assert!(
                matches!(
                    issue(request),
                    Err(Refusal::Declined(_) | Refusal::Gateway(_))
                ),
                "{at}"
            );
        }
        let mut longest = request("nice");
        longest.merchant_uid = Some("가".repeat(40));
        assert!(issue(longest).is_ok());
    }

    #[test]
    fn fixed_accounts_keep_their_number() {
        let mut settle = request("settle");
        settle.number = Some("123".to_owned());
        assert_eq!(issue(settle).unwrap().vbank.unwrap().number, "123");
        let mut nice = request("nice");
        nice.number = Some("123".to_owned());
        assert_ne!(issue(nice).unwrap().vbank.unwrap().number, "123");
        let toss = || {
            let mut toss = request("tosspayments");
            toss.number_key = Some("K1".to_owned());
            toss
        };
        assert_eq!(
            issue(toss()).unwrap().vbank.unwrap().number,
            issue(toss()).unwrap().vbank.unwrap().number
        );
        let mut long = toss();
        long.number_key = Some("K".repeat(14));
        assert!(issue(long).is_err());
    }

    #[test]
    fn only_settle_has_accounts_without_a_limit() {
        let unlimited = |provider| IssueRequest {
            amount: None,
            unlimited: true,
            ..request(provider)
        };
        assert!(issue(unlimited("settle")).unwrap().vbank.unwrap().unlimited);
        assert!(issue(unlimited("nice")).is_err());
        assert!(
            issue(IssueRequest {
                escrow: true,
                ..unlimited("settle")
            })
            .is_err()
        );
    }
}
