//! What a card or a billing key is charged for, and what is asked for with it.

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};

use super::billing_keys::Contract;
use super::card::{Card, CardDetails};
use super::gateway::codes;
use super::messages;
use super::money::Amount;
use super::payments::{Buyer, KeyUse, SentBuyer};
use super::refusal::Refusal;
use crate::facts::{Absence, missing, missing_at, too_long};
use crate::generated::fields::billing::{again, onetime};
use crate::generated::lists::PRODUCT_TYPE;
use crate::request;

/// The one that charges where a caller names none, or none that is known.
pub(crate) const DEFAULT_GATEWAY: &str = codes::NICE_V2;
/// What can be paid in parts costs this much at least.
const SMALLEST_IN_PARTS: u32 = 50_000;

/// What is to be charged for, as a caller sent it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct OrderRequest {
    pub(crate) merchant_uid: Option<String>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) amount: Option<Amount>,
    pub(crate) currency: Option<String>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) tax_free: Option<Amount>,
    #[serde(deserialize_with = "request::number")]
    pub(crate) vat_amount: Option<Amount>,
    /// The older name of `vat_amount`.
    #[serde(deserialize_with = "request::number")]
    pub(crate) vat: Option<Amount>,
    pub(crate) name: Option<String>,
    #[serde(rename = "*buyer", with = "SentBuyer")]
    pub(crate) buyer: Buyer,
    #[serde(rename = "card_quota", deserialize_with = "request::number")]
    pub(crate) quota: Option<u64>,
    #[serde(deserialize_with = "request::text_or_json")]
    pub(crate) custom_data: Option<String>,
    pub(crate) product_type: Option<String>,
    pub(crate) browser_ip: Option<String>,
    #[serde(rename = "notice_url", deserialize_with = "request::texts")]
    pub(crate) notice_urls: Vec<String>,
}

/// What is to be charged for by a call that knows neither taxes nor cards, as a caller sent it. It was held against
/// the description of the call before.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct PlainOrder {
    merchant_uid: String,
    #[serde(deserialize_with = "request::number")]
    amount: Option<Amount>,
    name: Option<String>,
    #[serde(rename = "*buyer", with = "SentBuyer")]
    buyer: Buyer,
    #[serde(deserialize_with = "request::text_or_json")]
    custom_data: Option<String>,
    #[serde(rename = "notice_url", deserialize_with = "request::one_or_more")]
    notice_urls: Vec<String>,
}

impl PlainOrder {
    pub(crate) fn checked(self) -> Result<Order, Refusal> {
        let amount = self.amount.unwrap_or_default();
        Ok(Order {
            buyer: self.buyer,
            custom_data: self.custom_data,
            notice_urls: self.notice_urls,
            ..Order::plain(self.merchant_uid, self.name, amount)?
        })
    }
}

/// What is to be charged for, with nothing wrong in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) merchant_uid: String,
    pub(crate) amount: Amount,
    pub(crate) currency: String,
    pub(crate) tax_free: Amount,
    pub(crate) vat_amount: Option<Amount>,
    pub(crate) name: Option<String>,
    pub(crate) buyer: Buyer,
    pub(crate) quota: u64,
    pub(crate) custom_data: Option<String>,
    pub(crate) product_type: Option<String>,
    pub(crate) has_browser_ip: bool,
    /// Where webhooks of the payment go instead of the shop's own address.
    pub(crate) notice_urls: Vec<String>,
}

impl OrderRequest {
    /// The names of the common fields that are required and missing.
    pub(crate) fn missing(&self) -> Vec<&'static str> {
        missing(&[
            (again::MERCHANT_UID, self.merchant_uid.is_none()),
            (again::AMOUNT, self.amount.is_none()),
        ])
    }

    pub(crate) fn checked(self) -> Result<Order, Refusal> {
        let wrong = |name| Refusal::declined(messages::invalid(name));
        let missing = self.missing();
        let (Some(merchant_uid), Some(amount)) = (self.merchant_uid, self.amount) else {
            return Err(Refusal::declined(messages::missing(&missing)));
        };
        if !again::MERCHANT_UID.has_room_for(&merchant_uid) {
            return Err(wrong("merchant_uid"));
        }
        let texts = [
            (again::NAME, &self.name),
            (again::BUYER_NAME, &self.buyer.name),
            (again::BUYER_EMAIL, &self.buyer.email),
            (again::BUYER_TEL, &self.buyer.tel),
            (again::BUYER_ADDR, &self.buyer.addr),
            (again::BUYER_POSTCODE, &self.buyer.postcode),
        ];
        if let Some(name) = too_long(&texts) {
            return Err(wrong(name));
        }
        let currency = self.currency.unwrap_or_else(|| "KRW".to_owned());
        if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(wrong("currency"));
        }
        if amount.is_zero() || !amount.fits(&currency) {
            return Err(wrong("amount"));
        }
        let tax_free = self.tax_free.unwrap_or_default();
        let taxed = amount
            .checked_sub(tax_free)
            .filter(|_| tax_free.fits(&currency))
            .ok_or_else(|| wrong("tax_free"))?;
        let vat_amount = self.vat_amount.or(self.vat);
        if vat_amount.is_some_and(|vat| vat > taxed || !vat.fits(&currency)) {
            return Err(wrong("vat_amount"));
        }
        let quota = self.quota.unwrap_or(0);
        let in_parts = currency == "KRW" && amount >= Amount::from(SMALLEST_IN_PARTS);
        if quota >= 2 && !in_parts {
            return Err(Refusal::declined(messages::QUOTA_TOO_SMALL));
        }
        Ok(Order {
            merchant_uid,
            amount,
            currency,
            tax_free,
            vat_amount,
            name: self.name,
            buyer: self.buyer,
            quota,
            custom_data: self.custom_data,
            product_type: self.product_type,
            has_browser_ip: self.browser_ip.is_some(),
            notice_urls: self.notice_urls,
        })
    }
}

impl Order {
    /// An order in won with nothing special about it, if `amount` can be charged.
    pub(crate) fn plain(
        merchant_uid: String,
        name: Option<String>,
        amount: Amount,
    ) -> Result<Order, Refusal> {
        let currency = "KRW".to_owned();
        if amount.is_zero() || !amount.fits(&currency) {
            return Err(Refusal::declined(messages::invalid("amount")));
        }
        Ok(Order {
            merchant_uid,
            amount,
            currency,
            tax_free: Amount::ZERO,
            vat_amount: None,
            name,
            buyer: Buyer::default(),
            quota: 0,
            custom_data: None,
            product_type: None,
            has_browser_ip: false,
            notice_urls: Vec::new(),
        })
    }

    /// What must be given at some gateway, by `onetime` or by `again`.
    fn needs(&self, onetime: bool) -> [Absence; 6] {
        let fields = if onetime {
            [
                onetime::NAME,
                onetime::BUYER_NAME,
                onetime::BUYER_EMAIL,
                onetime::BUYER_TEL,
                onetime::PRODUCT_TYPE,
                onetime::BROWSER_IP,
            ]
        } else {
            [
                again::NAME,
                again::BUYER_NAME,
                again::BUYER_EMAIL,
                again::BUYER_TEL,
                again::PRODUCT_TYPE,
                again::BROWSER_IP,
            ]
        };
        let [
            name,
            buyer_name,
            buyer_email,
            buyer_tel,
            product_type,
            browser_ip,
        ] = fields;
        [
            // `again` refuses a missing name in words of its own; a schedule needs none.
            (name, onetime && self.name.is_none()),
            (buyer_name, self.buyer.name.is_none()),
            (buyer_email, self.buyer.email.is_none()),
            (buyer_tel, self.buyer.tel.is_none()),
            (product_type, self.product_type.is_none()),
            (browser_ip, !self.has_browser_ip),
        ]
    }

    /// What a gateway wants to know and is not told, or told wrong.
    pub(super) fn lacks(&self, provider: &str, onetime: bool) -> Option<String> {
        let missing = missing_at(provider, &self.needs(onetime));
        if !missing.is_empty() {
            return Some(messages::missing(&missing));
        }
        if provider == codes::PAYPAL_V2 && self.currency == "KRW" {
            return Some(messages::invalid("currency"));
        }
        let product_type = if onetime {
            onetime::PRODUCT_TYPE
        } else {
            again::PRODUCT_TYPE
        };
        let kind = self.product_type.as_deref();
        if product_type.is_required_at(provider)
            && kind.is_some_and(|kind| !PRODUCT_TYPE.contains(&kind))
        {
            return Some(messages::invalid("product_type"));
        }
        let plain = |c: char| c.is_ascii_alphanumeric();
        if provider == codes::SMARTRO_V2 && !onetime && !self.merchant_uid.chars().all(plain) {
            return Some(messages::invalid("merchant_uid"));
        }
        None
    }
}

/// What is charged.
#[derive(Clone, Debug)]
pub(crate) struct Instrument {
    pub(crate) contract: Contract,
    pub(crate) card: Option<Card>,
    pub(crate) key_use: Option<KeyUse>,
}

impl Instrument {
    /// What a gateway takes without a card or a key of the shop: points, prepaid money, a number to pay.
    pub(crate) fn of(contract: Contract) -> Instrument {
        Instrument {
            contract,
            card: None,
            key_use: None,
        }
    }
}

/// A charge of a card, once.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct OnetimeRequest {
    #[serde(rename = "*order")]
    pub(crate) order: OrderRequest,
    #[serde(rename = "*card")]
    pub(crate) card: CardDetails,
    /// Under which id the card is kept.
    pub(crate) customer_uid: Option<String>,
    pub(crate) pg: Option<String>,
    pub(crate) channel_key: Option<String>,
    #[serde(rename = "channelGroupId")]
    pub(crate) channel_group_id: Option<String>,
    #[serde(skip)]
    pub(crate) user_agent: Option<String>,
}

/// A charge of a billing key.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AgainRequest {
    #[serde(rename = "*order")]
    pub(crate) order: OrderRequest,
    pub(crate) customer_uid: Option<String>,
    pub(crate) channel_key: Option<String>,
    #[serde(skip)]
    pub(crate) user_agent: Option<String>,
}

/// Charges that a test wants to be declined.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct PlannedDeclines {
    waiting: VecDeque<PlannedDecline>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct PlannedDecline {
    /// Any if it is `None`.
    customer_uid: Option<String>,
    reason: String,
}

impl PlannedDeclines {
    /// Has the next charge of this key, or of anything, declined.
    pub(super) fn add(&mut self, customer_uid: Option<String>, reason: String) {
        self.waiting.push_back(PlannedDecline {
            customer_uid,
            reason,
        });
    }

    /// The reason for which the charge of this key is to be declined, once.
    pub(super) fn take(&mut self, customer_uid: Option<&str>) -> Option<String> {
        let position = self.waiting.iter().position(|planned| {
            planned.customer_uid.is_none() || planned.customer_uid.as_deref() == customer_uid
        })?;
        self.waiting.remove(position).map(|planned| planned.reason)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::facts::overlooked;

    pub(crate) fn order(merchant_uid: &str, amount: u32) -> OrderRequest {
        OrderRequest {
            merchant_uid: Some(merchant_uid.to_owned()),
            amount: Some(Amount::from(amount)),
            name: Some("구독".to_owned()),
            ..OrderRequest::default()
        }
    }

    #[test]
    fn every_need_of_a_gateway_is_looked_at() {
        let order = order("a", 1_000).checked().unwrap();
        let onetime = overlooked(onetime::ALL, &order.needs(true));
        // The first four are looked at where the card and the order are read.
        let elsewhere = ["merchant_uid", "amount", "card_number", "expiry", "cvc"];
        assert_eq!(onetime, elsewhere);
        let again = overlooked(again::ALL, &order.needs(false));
        // A currency that is not told is won, which paypal_v2 refuses.
        assert_eq!(
            again,
            ["customer_uid", "merchant_uid", "currency", "amount"]
        );
    }

    /// One check serves three calls.
    #[test]
    fn an_order_has_the_same_lengths_in_every_call() {
        let scheduled = crate::generated::fields::schedules::schedule_annotation::ALL;
        for other in [onetime::ALL, scheduled] {
            for field in other {
                let same = again::ALL.iter().find(|known| known.name == field.name);
                if let Some(same) = same {
                    assert_eq!(field.longest, same.longest, "{}", field.name);
                }
            }
        }
    }

    #[test]
    fn orders_are_checked() {
        let with = |change: fn(&mut OrderRequest)| {
            let mut request = order("a", 50_000);
            change(&mut request);
            request.checked().map(|order| order.quota)
        };
        assert_eq!(with(|order| order.quota = Some(12)), Ok(12));
        assert_eq!(with(|order| order.quota = Some(1)), Ok(1));
        let wrong: [fn(&mut OrderRequest); 8] = [
            |order| {
                order.quota = Some(2);
                order.amount = Some(Amount::from(49_999));
            },
            |order| order.merchant_uid = Some("x".repeat(41)),
            |order| order.amount = Some(Amount::ZERO),
            |order| order.amount = "1.5".parse().ok(),
            |order| order.currency = Some("won".to_owned()),
            |order| order.tax_free = Some(Amount::from(50_001)),
            |order| order.vat_amount = Some(Amount::from(50_001)),
            |order| order.buyer.name = Some("가".repeat(17)),
        ];
        for (at, change) in wrong.into_iter().enumerate() {
            assert!(with(change).is_err(), "{at}");
        }
    }
}
