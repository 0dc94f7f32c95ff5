//! Issuing a virtual account.

use serde::Deserialize;

use super::gateway::{Channel, FixedAccount, Gateway, HolderRule, channel};
use super::gateway_record::GatewayRecord;
use super::messages;
use super::money::Amount;
use super::payments::{Buyer, Payment, PaymentStatus, Vbank};
use super::refusal::Refusal;
use crate::facts::{Absence, missing, missing_at};
use crate::generated::fields::vbanks::create_vbank;
use crate::generated::lists::PRODUCT_TYPE;
use crate::ids::Ids;
use crate::request;

/// The name of the shop, where a gateway writes it on the account.
const SHOP_NAME: &str = "샌드박스상점";
/// What stands in `user_agent` when a caller tells none.
const NO_USER_AGENT: &str = "sorry_not_supported_anymore";

/// What a caller asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct IssueRequest {
    pub(crate) channel_key: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) amount: Option<Amount>,
    /// The gateway's own code of a bank.
    #[serde(rename = "vbank_code")]
    pub(crate) bank: Option<String>,
    /// The deadline, in seconds since the epoch.
    #[serde(rename = "vbank_due", deserialize_with = "request::number")]
    pub(crate) due: Option<u64>,
    #[serde(rename = "vbank_holder")]
    pub(crate) holder: Option<String>,
    #[serde(rename = "vbank_num")]
    pub(crate) number: Option<String>,
    #[serde(rename = "vbank_key")]
    pub(crate) number_key: Option<String>,
    #[serde(deserialize_with = "request::any_text")]
    pub(crate) name: Option<String>,
    #[serde(rename = "*buyer", with = "SentBuyer")]
    pub(crate) buyer: Buyer,
    pub(crate) product_type: Option<String>,
    #[serde(deserialize_with = "request::text_or_json")]
    pub(crate) custom_data: Option<String>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) tax_free: Option<Amount>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) vat_amount: Option<Amount>,
    #[serde(rename = "escrow_password", deserialize_with = "request::is_given")]
    pub(crate) escrow: bool,
    #[serde(rename = "fixed_unlimited_vbank")]
    pub(crate) unlimited: bool,
    /// Where webhooks of this payment go instead of the shop's own address.
    #[serde(rename = "notice_url", deserialize_with = "request::texts")]
    pub(crate) notice_urls: Vec<String>,
    /// Whether the shop's key at the gateway was shown.
    #[serde(skip)]
    pub(crate) has_api_key: bool,
    #[serde(skip)]
    pub(crate) user_agent: Option<String>,
}

/// How the buyer is written in a request. Address and postcode can be empty.
#[derive(Default, Deserialize)]
#[serde(remote = "Buyer", default)]
struct SentBuyer {
    #[serde(rename = "buyer_name")]
    name: Option<String>,
    #[serde(rename = "buyer_email")]
    email: Option<String>,
    #[serde(rename = "buyer_tel")]
    tel: Option<String>,
    #[serde(rename = "buyer_addr", deserialize_with = "request::any_text")]
    addr: Option<String>,
    #[serde(rename = "buyer_postcode", deserialize_with = "request::any_text")]
    postcode: Option<String>,
}

impl IssueRequest {
    /// The payment with its waiting virtual account, or why there is none. Whether the order was paid
    /// already is not looked at here.
    pub(crate) fn issue(self, ids: &mut Ids, now: u64) -> Result<Payment, Refusal> {
        let Channel { gateway, test } = self.checked(now)?;
        let unlimited = self.unlimited && gateway.has_unlimited_accounts();
        let bank = self.bank.as_deref().and_then(|code| gateway.bank(code));
        let (Some(bank), Some(merchant_uid)) = (bank, self.merchant_uid) else {
            return Err(gateway_refuses("vbank_code"));
        };
        let number = match (gateway.fixed_account(), self.number, self.number_key) {
            (FixedAccount::Number, Some(number), _) => number,
            // The same key always leads to the same account.
            (FixedAccount::Key, _, Some(key)) => format!("X{key:0>13}"),
            _ => ids.account(),
        };
        let holder = match gateway.holder() {
            HolderRule::Given => Some(self.holder.unwrap_or_else(|| SHOP_NAME.to_owned())),
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
            pg_provider: gateway.0.to_owned(),
            pg_tid: Some(ids.gateway_transaction(&mid)),
            pg_id: mid,
            test_channel: test,
            escrow: self.escrow,
            name: self.name,
            amount: self.amount.unwrap_or_default(),
            currency: "KRW".to_owned(),
            tax_free: self
                .tax_free
                .filter(|_| gateway.issues_with_tax())
                .unwrap_or_default(),
            vat_amount: self.vat_amount.filter(|_| gateway.issues_with_tax()),
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
            at_gateway: GatewayRecord::Nothing,
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
        let needs = self.needs();
        let missing = missing(&needs);
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
        if !create_vbank::MERCHANT_UID.has_room_for(merchant_uid) {
            return Err(Refusal::declined(messages::invalid("merchant_uid")));
        }
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if gateway.wants_plain_merchant_uid() && !merchant_uid.chars().all(plain) {
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
        if !create_vbank::VBANK_KEY.has_room_for(key) {
            return Err(Refusal::declined(messages::invalid("vbank_key")));
        }
        let missing = missing_at(gateway.0, &needs);
        if !missing.is_empty() {
            return Err(Refusal::gateway(messages::issue_refused(
                &messages::missing(&missing),
            )));
        }
        let kind = self.product_type.as_deref();
        if create_vbank::PRODUCT_TYPE.is_required_at(gateway.0)
            && kind.is_some_and(|kind| !PRODUCT_TYPE.contains(&kind))
        {
            return Err(gateway_refuses("product_type"));
        }
        if create_vbank::PG_API_KEY.is_required_at(gateway.0) && !self.has_api_key {
            return Err(Refusal::gateway(messages::issue_refused(
                messages::HASH_DIFFERS,
            )));
        }
        Ok(channel)
    }

    /// What must be given, always or at some gateway. The gateway's key is looked at apart: a wrong one is no
    /// better than none.
    fn needs(&self) -> [Absence; 10] {
        // An account without a limit has no amount of its own.
        let no_amount = self.amount.is_none() && !self.unlimited;
        [
            (create_vbank::CHANNEL_KEY, self.channel_key.is_none()),
            (create_vbank::MERCHANT_UID, self.merchant_uid.is_none()),
            (create_vbank::AMOUNT, no_amount),
            (create_vbank::VBANK_CODE, self.bank.is_none()),
            (create_vbank::VBANK_DUE, self.due.is_none()),
            (create_vbank::VBANK_HOLDER, self.holder.is_none()),
            (create_vbank::BUYER_NAME, self.buyer.name.is_none()),
            (create_vbank::BUYER_EMAIL, self.buyer.email.is_none()),
            (create_vbank::BUYER_TEL, self.buyer.tel.is_none()),
            (create_vbank::PRODUCT_TYPE, self.product_type.is_none()),
        ]
    }

    fn check_amounts(&self, gateway: Gateway<'_>) -> Result<(), Refusal> {
        let amount = self.amount.unwrap_or_default();
        let unlimited = self.unlimited && gateway.has_unlimited_accounts();
        if (amount.is_zero() && !unlimited) || !amount.fits("KRW") {
            return Err(Refusal::declined(messages::invalid("amount")));
        }
        if self.unlimited && !gateway.has_unlimited_accounts() {
            return Err(gateway_refuses("fixed_unlimited_vbank"));
        }
        if unlimited && self.escrow {
            return Err(gateway_refuses("escrow_password"));
        }
        if gateway.issues_with_tax() {
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
}

/// The gateway does not take the value of a field.
fn gateway_refuses(name: &str) -> Refusal {
    Refusal::gateway(messages::issue_refused(&messages::invalid(name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::gateway::channel_key;
    use crate::facts::overlooked;
    use crate::operations::Operation;

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

    #[test]
    fn every_need_of_a_gateway_is_looked_at() {
        let looked_at = IssueRequest::default().needs();
        assert_eq!(overlooked(create_vbank::ALL, &looked_at), ["pg_api_key"]);
    }

    #[test]
    fn every_gateway_issues_when_asked_properly() {
        for provider in Operation::CreateVbank.gateways().iter().copied() {
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
            for provider in Operation::CreateVbank.gateways().iter().copied() {
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
