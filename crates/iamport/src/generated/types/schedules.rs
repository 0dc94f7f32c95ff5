// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family `schedules`.
/// One page of a list of schedules.
///
/// *Assumed:* The vendor's Java client reads these fields; its schema does not have the model, and no
/// answer was captured.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PagedScheduleAnnotation {
    /// The schedules of this page.
    #[serde(deserialize_with = "crate::decode::required")]
    pub list: Vec<super::ScheduleResultAnnotation>,
    /// The number of the page after; 0 on the last.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub next: i64,
    /// The number of the page before; 0 on the first.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub previous: i64,
    /// How many schedules match, over all pages.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub total: i64,
}
impl std::fmt::Debug for PagedScheduleAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PagedScheduleAnnotation")
            .field("list", &self.list)
            .field("next", &self.next)
            .field("previous", &self.previous)
            .field("total", &self.total)
            .finish()
    }
}
crate::decode::model!(PagedScheduleAnnotation);
/// One payment to be scheduled.
#[derive(Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScheduleAnnotation {
    /// The amount to charge. Won are whole numbers; other currencies have decimals.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    pub amount: crate::PositiveAmount,
    /// The IP address of the buyer's browser.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    ///
    /// Gateways that require it: `paymentwall`.
    ///
    /// *Assumed:* The vendor marks the gateway on the same field of `again`, and none here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub browser_ip: Option<String>,
    /// The postal address of the buyer.
    ///
    /// At most 128 characters.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_addr: Option<String>,
    /// The mail address of the buyer. At paymentwall the same as when the key was issued.
    ///
    /// At most 64 characters.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    ///
    /// Gateways that require it: `smartro_v2`, `paymentwall`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_email: Option<String>,
    /// The name of the buyer. At paymentwall first and last name with one space between them.
    ///
    /// At most 16 characters.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    ///
    /// Gateways that require it: `smartro_v2`, `ksnet`, `welcome`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_name: Option<String>,
    /// The postcode of the buyer.
    ///
    /// At most 8 characters.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_postcode: Option<String>,
    /// The phone number of the buyer.
    ///
    /// At most 16 characters.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    ///
    /// Gateways that require it: `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_tel: Option<String>,
    /// Fields of the gateway's own, as a text that holds JSON; they go to the gateway as they are.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bypass: Option<String>,
    /// In how many monthly parts the card is charged; 0, or left out, for at once. Two or more only from
    /// 50,000 won on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_quota: Option<i64>,
    /// Whom a cash receipt is for. At tosspay_v2 `anonymous` means that none is issued, any other value
    /// that one is.
    ///
    /// Gateways that support it: `tosspay_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash_receipt_type: Option<super::CashReceiptType>,
    /// The currency of the amounts. PayPal does not take `KRW`; at ksnet dollars work with foreign cards
    /// only.
    ///
    /// Gateways that require it: `paypal_v2`.
    pub currency: super::Currency,
    /// What the shop stores with the payment once it was tried.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_data: Option<String>,
    /// What single gateways want beside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra: Option<super::SubscribePaymentExtra>,
    /// Whether the shop bears the interest of the monthly parts; false if left out. The gateway must have
    /// agreed to it.
    ///
    /// Gateways that support it: `nice`, `ksnet`, `nice_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interest_free_by_merchant: Option<bool>,
    /// The order number of the shop; each schedule needs a new one. At smartro_v2 letters and digits only.
    ///
    /// At most 40 characters; longer text is refused before anything is sent, since the API may keep it cut
    /// off.
    pub merchant_uid: String,
    /// What is ordered.
    ///
    /// At most 40 characters.
    pub name: String,
    /// Where the webhook about the attempt goes, instead of the address in the admin console.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice_url: Option<String>,
    /// How many pieces are sold; 1 if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_count: Option<i64>,
    /// Whether goods or digital content is sold.
    ///
    /// Gateways that require it: `ksnet`.
    ///
    /// Gateways that support it: `ksnet`, `paypal_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_type: Option<super::ProductType>,
    /// A promotion whose discount applies; begins with `promotion-id-`. Whether it does is decided by the
    /// masked card number kept with the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promotion_id: Option<String>,
    /// When the payment is to be tried, in epoch seconds.
    ///
    /// Unit: seconds since 1970, UTC.
    ///
    /// From 1000000000 to 9999999999, ten digits; anything else, such as milliseconds, is refused before
    /// anything is sent.
    pub schedule_at: crate::UnixTime,
    /// The tax-free part of `amount`; 0 if left out, and then an eleventh of `amount` is value added tax.
    /// At ksnet give the whole amount for a tax-exempt shop id, and nothing for a taxed one. At welcome
    /// only for shops whose contract lets them set the tax.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_free: Option<crate::Amount>,
    /// Whether points of the card company pay a part; false if left out. The gateway must have agreed to
    /// it.
    ///
    /// Gateways that support it: `nice`, `smartro_v2`, `nice_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_card_point: Option<bool>,
    /// The value added tax in `amount`; worked out by the gateway if left out. At welcome at most a tenth
    /// of the amount, and only for shops whose contract lets them set the tax.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    ///
    /// Gateways that support it: `nice`, `html5_inicis`, `nice_v2`, `welcome`, `tosspay_v2`.
    ///
    /// *Assumed:* The vendor names tosspay_v2 in the text of the call and in the same field of `again`, and
    /// not in the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vat_amount: Option<crate::Amount>,
}
impl ScheduleAnnotation {
    /// Starts one; [`build`](builder::ScheduleAnnotation::build) ends it.
    pub fn builder() -> builder::ScheduleAnnotation {
        builder::ScheduleAnnotation::default()
    }
}
impl std::fmt::Debug for ScheduleAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ScheduleAnnotation")
            .field("amount", &self.amount)
            .field("browser_ip", &crate::runtime::Masked(&self.browser_ip))
            .field("buyer_addr", &crate::runtime::Masked(&self.buyer_addr))
            .field("buyer_email", &crate::runtime::Masked(&self.buyer_email))
            .field("buyer_name", &crate::runtime::Masked(&self.buyer_name))
            .field("buyer_postcode", &crate::runtime::Masked(&self.buyer_postcode))
            .field("buyer_tel", &crate::runtime::Masked(&self.buyer_tel))
            .field("bypass", &crate::runtime::Masked(&self.bypass))
            .field("card_quota", &self.card_quota)
            .field("cash_receipt_type", &self.cash_receipt_type)
            .field("currency", &self.currency)
            .field("custom_data", &crate::runtime::Masked(&self.custom_data))
            .field("extra", &self.extra)
            .field("interest_free_by_merchant", &self.interest_free_by_merchant)
            .field("merchant_uid", &self.merchant_uid)
            .field("name", &self.name)
            .field("notice_url", &self.notice_url)
            .field("product_count", &self.product_count)
            .field("product_type", &self.product_type)
            .field("promotion_id", &self.promotion_id)
            .field("schedule_at", &self.schedule_at)
            .field("tax_free", &self.tax_free)
            .field("use_card_point", &self.use_card_point)
            .field("vat_amount", &self.vat_amount)
            .finish()
    }
}
/// Schedules, as a plain list or as one page of a list.
///
/// *Assumed:* The vendor's schema shows a plain list, its text and its Java and PHP clients a page
/// object; no answer was captured.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[serde(untagged)]
#[non_exhaustive]
pub enum ScheduleList {
    /// The answer is an array.
    List(Vec<super::ScheduleResultAnnotation>),
    /// The answer is none of the others.
    Page(super::PagedScheduleAnnotation),
}
impl<'de> serde::Deserialize<'de> for ScheduleList {
    fn deserialize<D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        crate::decode::list_or(deserializer, Self::List, Self::Page)
    }
}
impl crate::decode::Lenient for ScheduleList {
    fn read<'de, D: serde::Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        serde::Deserialize::deserialize(deserializer)
    }
}
/// One scheduled payment, and what became of it.
///
/// *Observed, not documented:* The vendor requires nothing; a captured answer has these and most
/// others, and is without `pg_provider`, `pg_id` and `promotion_id`.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScheduleResultAnnotation {
    /// The amount to charge. Won are whole numbers; other currencies have decimals.
    ///
    /// Unit: the currency's main unit; KRW amounts are whole won.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount: crate::Amount,
    /// The postal address of the buyer.
    ///
    /// At most 128 characters.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub buyer_addr: Option<String>,
    /// The mail address of the buyer.
    ///
    /// At most 64 characters.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub buyer_email: Option<String>,
    /// The name of the buyer.
    ///
    /// At most 16 characters.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub buyer_name: Option<String>,
    /// The postcode of the buyer.
    ///
    /// At most 8 characters.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub buyer_postcode: Option<String>,
    /// The phone number of the buyer.
    ///
    /// At most 16 characters.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub buyer_tel: Option<String>,
    /// The currency of the amount.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub currency: Option<super::Currency>,
    /// What the shop stores with the payment once it was tried.
    ///
    /// Marked personal: never in `Debug`, errors or logs.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub custom_data: Option<String>,
    /// The shop's id of the buyer, or the one that PortOne made up.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_id: Option<String>,
    /// The id of the billing key, chosen by the shop.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub customer_uid: Option<String>,
    /// When it was tried, in epoch seconds; 0 if it was not.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub executed_at: Option<crate::UnixTime>,
    /// Why the charge failed, in the words of the gateway; null if it did not.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub fail_reason: Option<String>,
    /// The PortOne id of the payment; null if it has not run.
    ///
    /// At most 32 characters.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub imp_uid: Option<String>,
    /// The order number that the payment was scheduled with.
    ///
    /// At most 40 characters.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub merchant_uid: String,
    /// What is ordered.
    ///
    /// At most 40 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub name: Option<String>,
    /// The state of the payment - `paid`, `failed` or `cancelled`; null if it has not run.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub payment_status: Option<super::PaymentStatus>,
    /// The id of the shop at the gateway that charged, for a super billing key whose schedule has run.
    ///
    /// At most 64 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub pg_id: Option<String>,
    /// The code of the payment gateway that charged, for a super billing key whose schedule has run.
    ///
    /// At most 16 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub pg_provider: Option<String>,
    /// The promotion whose discount applies, if any; begins with `promotion-id-`.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub promotion_id: Option<String>,
    /// When it was cancelled, in epoch seconds; 0 if it was not.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub revoked_at: Option<crate::UnixTime>,
    /// When the payment is to be tried, in epoch seconds.
    ///
    /// Unit: seconds since 1970, UTC.
    #[serde(default, with = "crate::scalar::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub schedule_at: Option<crate::UnixTime>,
    /// The state of the schedule.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub schedule_status: super::ScheduleStatus,
}
impl std::fmt::Debug for ScheduleResultAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ScheduleResultAnnotation")
            .field("amount", &self.amount)
            .field("buyer_addr", &crate::runtime::Masked(&self.buyer_addr))
            .field("buyer_email", &crate::runtime::Masked(&self.buyer_email))
            .field("buyer_name", &crate::runtime::Masked(&self.buyer_name))
            .field("buyer_postcode", &crate::runtime::Masked(&self.buyer_postcode))
            .field("buyer_tel", &crate::runtime::Masked(&self.buyer_tel))
            .field("currency", &self.currency)
            .field("custom_data", &crate::runtime::Masked(&self.custom_data))
            .field("customer_id", &self.customer_id)
            .field("customer_uid", &self.customer_uid)
            .field("executed_at", &self.executed_at)
            .field("fail_reason", &self.fail_reason)
            .field("imp_uid", &self.imp_uid)
            .field("merchant_uid", &self.merchant_uid)
            .field("name", &self.name)
            .field("payment_status", &self.payment_status)
            .field("pg_id", &self.pg_id)
            .field("pg_provider", &self.pg_provider)
            .field("promotion_id", &self.promotion_id)
            .field("revoked_at", &self.revoked_at)
            .field("schedule_at", &self.schedule_at)
            .field("schedule_status", &self.schedule_status)
            .finish()
    }
}
crate::decode::model!(ScheduleResultAnnotation);
/// The state of a schedule - still waiting, run whatever came of it, or cancelled before it ran.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ScheduleStatus {
    /// `scheduled`
    Scheduled,
    /// `executed`
    Executed,
    /// `revoked`
    Revoked,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}
crate::runtime::open_enum!(
    ScheduleStatus { Scheduled = "scheduled", Executed = "executed", Revoked = "revoked"
    }
);
/// Builders of this family's nested request models.
pub(super) mod builder {
    /// Builder of [`ScheduleAnnotation`](crate::types::ScheduleAnnotation).
    #[must_use = "the object is made by `build()`"]
    #[derive(Clone, Default)]
    pub struct ScheduleAnnotation {
        amount: Option<crate::Amount>,
        browser_ip: Option<String>,
        buyer_addr: Option<String>,
        buyer_email: Option<String>,
        buyer_name: Option<String>,
        buyer_postcode: Option<String>,
        buyer_tel: Option<String>,
        bypass: Option<String>,
        card_quota: Option<i64>,
        cash_receipt_type: Option<crate::types::CashReceiptType>,
        currency: Option<crate::types::Currency>,
        custom_data: Option<String>,
        extra: Option<crate::types::SubscribePaymentExtra>,
        interest_free_by_merchant: Option<bool>,
        merchant_uid: Option<String>,
        name: Option<String>,
        notice_url: Option<String>,
        product_count: Option<i64>,
        product_type: Option<crate::types::ProductType>,
        promotion_id: Option<String>,
        schedule_at: Option<crate::UnixTime>,
        tax_free: Option<crate::Amount>,
        use_card_point: Option<bool>,
        vat_amount: Option<crate::Amount>,
    }
    impl ScheduleAnnotation {
        /// The amount to charge. Won are whole numbers; other currencies have decimals.
        ///
        /// Unit: the currency's main unit; KRW amounts are whole won.
        pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
            self.amount = Some(value.into());
            self
        }
        /// The IP address of the buyer's browser.
        ///
        /// Marked personal: never in `Debug`, errors or logs.
        ///
        /// Gateways that require it: `paymentwall`.
        ///
        /// *Assumed:* The vendor marks the gateway on the same field of `again`, and none here.
        pub fn browser_ip(mut self, value: impl Into<String>) -> Self {
            self.browser_ip = Some(value.into());
            self
        }
        /// The postal address of the buyer.
        ///
        /// At most 128 characters.
        ///
        /// Marked personal: never in `Debug`, errors or logs.
        pub fn buyer_addr(mut self, value: impl Into<String>) -> Self {
            self.buyer_addr = Some(value.into());
            self
        }
        /// The mail address of the buyer. At paymentwall the same as when the key was issued.
        ///
        /// At most 64 characters.
        ///
        /// Marked personal: never in `Debug`, errors or logs.
        ///
        /// Gateways that require it: `smartro_v2`, `paymentwall`.
        pub fn buyer_email(mut self, value: impl Into<String>) -> Self {
            self.buyer_email = Some(value.into());
            self
        }
        /// The name of the buyer. At paymentwall first and last name with one space between them.
        ///
        /// At most 16 characters.
        ///
        /// Marked personal: never in `Debug`, errors or logs.
        ///
        /// Gateways that require it: `smartro_v2`, `ksnet`, `welcome`.
        pub fn buyer_name(mut self, value: impl Into<String>) -> Self {
            self.buyer_name = Some(value.into());
            self
        }
        /// The postcode of the buyer.
        ///
        /// At most 8 characters.
        ///
        /// Marked personal: never in `Debug`, errors or logs.
        pub fn buyer_postcode(mut self, value: impl Into<String>) -> Self {
            self.buyer_postcode = Some(value.into());
            self
        }
        /// The phone number of the buyer.
        ///
        /// At most 16 characters.
        ///
        /// Marked personal: never in `Debug`, errors or logs.
        ///
        /// Gateways that require it: `smartro_v2`.
        pub fn buyer_tel(mut self, value: impl Into<String>) -> Self {
            self.buyer_tel = Some(value.into());
            self
        }
        /// Fields of the gateway's own, as a text that holds JSON; they go to the gateway as they are.
        ///
        /// Marked personal: never in `Debug`, errors or logs.
        pub fn bypass(mut self, value: impl Into<String>) -> Self {
            self.bypass = Some(value.into());
            self
        }
        /// In how many monthly parts the card is charged; 0, or left out, for at once. Two or more only from
        /// 50,000 won on.
        pub fn card_quota(mut self, value: i64) -> Self {
            self.card_quota = Some(value);
            self
        }
        /// Whom a cash receipt is for. At tosspay_v2 `anonymous` means that none is issued, any other value
        /// that one is.
        ///
        /// Gateways that support it: `tosspay_v2`.
        pub fn cash_receipt_type(
            mut self,
            value: impl Into<crate::types::CashReceiptType>,
        ) -> Self {
            self.cash_receipt_type = Some(value.into());
            self
        }
        /// The currency of the amounts. PayPal does not take `KRW`; at ksnet dollars work with foreign cards
        /// only.
        ///
        /// Gateways that require it: `paypal_v2`.
        pub fn currency(mut self, value: impl Into<crate::types::Currency>) -> Self {
            self.currency = Some(value.into());
            self
        }
        /// What the shop stores with the payment once it was tried.
        ///
        /// Marked personal: never in `Debug`, errors or logs.
        pub fn custom_data(mut self, value: impl Into<String>) -> Self {
            self.custom_data = Some(value.into());
            self
        }
        /// What single gateways want beside.
        pub fn extra(
            mut self,
            value: impl Into<crate::types::SubscribePaymentExtra>,
        ) -> Self {
            self.extra = Some(value.into());
            self
        }
        /// Whether the shop bears the interest of the monthly parts; false if left out. The gateway must have
        /// agreed to it.
        ///
        /// Gateways that support it: `nice`, `ksnet`, `nice_v2`.
        pub fn interest_free_by_merchant(mut self, value: bool) -> Self {
            self.interest_free_by_merchant = Some(value);
            self
        }
        /// The order number of the shop; each schedule needs a new one. At smartro_v2 letters and digits only.
        ///
        /// At most 40 characters; longer text is refused before anything is sent, since the API may keep it cut
        /// off.
        pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
            self.merchant_uid = Some(value.into());
            self
        }
        /// What is ordered.
        ///
        /// At most 40 characters.
        pub fn name(mut self, value: impl Into<String>) -> Self {
            self.name = Some(value.into());
            self
        }
        /// Where the webhook about the attempt goes, instead of the address in the admin console.
        pub fn notice_url(mut self, value: impl Into<String>) -> Self {
            self.notice_url = Some(value.into());
            self
        }
        /// How many pieces are sold; 1 if left out.
        pub fn product_count(mut self, value: i64) -> Self {
            self.product_count = Some(value);
            self
        }
        /// Whether goods or digital content is sold.
        ///
        /// Gateways that require it: `ksnet`.
        ///
        /// Gateways that support it: `ksnet`, `paypal_v2`.
        pub fn product_type(
            mut self,
            value: impl Into<crate::types::ProductType>,
        ) -> Self {
            self.product_type = Some(value.into());
            self
        }
        /// A promotion whose discount applies; begins with `promotion-id-`. Whether it does is decided by the
        /// masked card number kept with the key.
        pub fn promotion_id(mut self, value: impl Into<String>) -> Self {
            self.promotion_id = Some(value.into());
            self
        }
        /// When the payment is to be tried, in epoch seconds.
        ///
        /// Unit: seconds since 1970, UTC.
        ///
        /// From 1000000000 to 9999999999, ten digits; anything else, such as milliseconds, is refused before
        /// anything is sent.
        pub fn schedule_at(mut self, value: impl Into<crate::UnixTime>) -> Self {
            self.schedule_at = Some(value.into());
            self
        }
        /// The tax-free part of `amount`; 0 if left out, and then an eleventh of `amount` is value added tax.
        /// At ksnet give the whole amount for a tax-exempt shop id, and nothing for a taxed one. At welcome
        /// only for shops whose contract lets them set the tax.
        ///
        /// Unit: the currency's main unit; KRW amounts are whole won.
        pub fn tax_free(mut self, value: impl Into<crate::Amount>) -> Self {
            self.tax_free = Some(value.into());
            self
        }
        /// Whether points of the card company pay a part; false if left out. The gateway must have agreed to
        /// it.
        ///
        /// Gateways that support it: `nice`, `smartro_v2`, `nice_v2`.
        pub fn use_card_point(mut self, value: bool) -> Self {
            self.use_card_point = Some(value);
            self
        }
        /// The value added tax in `amount`; worked out by the gateway if left out. At welcome at most a tenth
        /// of the amount, and only for shops whose contract lets them set the tax.
        ///
        /// Unit: the currency's main unit; KRW amounts are whole won.
        ///
        /// Gateways that support it: `nice`, `html5_inicis`, `nice_v2`, `welcome`, `tosspay_v2`.
        ///
        /// *Assumed:* The vendor names tosspay_v2 in the text of the call and in the same field of `again`, and
        /// not in the model.
        pub fn vat_amount(mut self, value: impl Into<crate::Amount>) -> Self {
            self.vat_amount = Some(value.into());
            self
        }
        /// Makes the object, or names every required field that was not set.
        ///
        /// # Errors
        /// A required field was not set, or a value is beyond what may be sent. Nothing was sent.
        pub fn build(self) -> Result<crate::types::ScheduleAnnotation, crate::Error> {
            let missing: Vec<&str> = [
                ("amount", self.amount.is_some()),
                ("currency", self.currency.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
                ("name", self.name.is_some()),
                ("schedule_at", self.schedule_at.is_some()),
            ]
                .into_iter()
                .filter(|(_, set)| !set)
                .map(|(name, _)| name)
                .collect();
            let Self {
                amount,
                browser_ip,
                buyer_addr,
                buyer_email,
                buyer_name,
                buyer_postcode,
                buyer_tel,
                bypass,
                card_quota,
                cash_receipt_type,
                currency,
                custom_data,
                extra,
                interest_free_by_merchant,
                merchant_uid,
                name,
                notice_url,
                product_count,
                product_type,
                promotion_id,
                schedule_at,
                tax_free,
                use_card_point,
                vat_amount,
            } = self;
            let amount = amount
                .map(|amount| crate::runtime::positive("amount", amount))
                .transpose()?;
            let schedule_at = crate::runtime::time(
                "schedule_at",
                schedule_at,
                1_000_000_000,
                9_999_999_999,
            )?;
            crate::runtime::longest("merchant_uid", &merchant_uid, 40)?;
            let (
                Some(amount),
                Some(currency),
                Some(merchant_uid),
                Some(name),
                Some(schedule_at),
            ) = (amount, currency, merchant_uid, name, schedule_at) else {
                return Err(crate::runtime::missing("ScheduleAnnotation", &missing));
            };
            Ok(crate::types::ScheduleAnnotation {
                amount,
                browser_ip,
                buyer_addr,
                buyer_email,
                buyer_name,
                buyer_postcode,
                buyer_tel,
                bypass,
                card_quota,
                cash_receipt_type,
                currency,
                custom_data,
                extra,
                interest_free_by_merchant,
                merchant_uid,
                name,
                notice_url,
                product_count,
                product_type,
                promotion_id,
                schedule_at,
                tax_free,
                use_card_point,
                vat_amount,
            })
        }
    }
    impl std::fmt::Debug for ScheduleAnnotation {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            crate::runtime::debug_names(
                f,
                "ScheduleAnnotation",
                &[
                    ("amount", self.amount.is_some()),
                    ("browser_ip", self.browser_ip.is_some()),
                    ("buyer_addr", self.buyer_addr.is_some()),
                    ("buyer_email", self.buyer_email.is_some()),
                    ("buyer_name", self.buyer_name.is_some()),
                    ("buyer_postcode", self.buyer_postcode.is_some()),
                    ("buyer_tel", self.buyer_tel.is_some()),
                    ("bypass", self.bypass.is_some()),
                    ("card_quota", self.card_quota.is_some()),
                    ("cash_receipt_type", self.cash_receipt_type.is_some()),
                    ("currency", self.currency.is_some()),
                    ("custom_data", self.custom_data.is_some()),
                    ("extra", self.extra.is_some()),
                    (
                        "interest_free_by_merchant",
                        self.interest_free_by_merchant.is_some(),
                    ),
                    ("merchant_uid", self.merchant_uid.is_some()),
                    ("name", self.name.is_some()),
                    ("notice_url", self.notice_url.is_some()),
                    ("product_count", self.product_count.is_some()),
                    ("product_type", self.product_type.is_some()),
                    ("promotion_id", self.promotion_id.is_some()),
                    ("schedule_at", self.schedule_at.is_some()),
                    ("tax_free", self.tax_free.is_some()),
                    ("use_card_point", self.use_card_point.is_some()),
                    ("vat_amount", self.vat_amount.is_some()),
                ],
            )
        }
    }
}
