// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`schedules`](crate::operations::schedules).

/// The state of a schedule.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ScheduleStatus {
    /// `scheduled`: It waits for its time.
    Scheduled,
    /// `executed`: It was run, whatever came of the charge.
    Executed,
    /// `revoked`: It was cancelled before it ran.
    Revoked,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(ScheduleStatus {
    Scheduled = "scheduled",
    Executed = "executed",
    Revoked = "revoked",
});

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

/// One page of a list of schedules.
///
/// *Assumed:* The vendor's Java client reads these fields; its schema does not have the model, and no
/// answer was captured.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PagedScheduleAnnotation {
    /// How many schedules match, over all pages.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub total: i64,
    /// The number of the page before; 0 on the first.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub previous: i64,
    /// The number of the page after; 0 on the last.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub next: i64,
    /// The schedules of this page.
    #[serde(deserialize_with = "crate::decode::required")]
    pub list: Vec<super::ScheduleResultAnnotation>,
}

impl std::fmt::Debug for PagedScheduleAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PagedScheduleAnnotation")
            .field("total", &self.total)
            .field("previous", &self.previous)
            .field("next", &self.next)
            .field("list", &self.list)
            .finish()
    }
}

crate::decode::model!(PagedScheduleAnnotation);

/// One payment to be scheduled.
#[derive(Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScheduleAnnotation {
    /// The order number of the shop; each schedule needs a new one.
    ///
    /// At smartro_v2 letters and digits only.
    ///
    /// At most 40 characters; longer text is refused before anything is sent, since the API may keep it cut
    /// off.
    pub merchant_uid: String,
    /// When the payment is to be tried, in epoch seconds.
    ///
    /// At least 1000000000; an earlier time is refused before anything is sent.
    pub schedule_at: crate::UnixTime,
    /// The currency of the amounts.
    ///
    /// PayPal does not take `KRW`; at ksnet dollars work with foreign cards only.
    ///
    /// Gateways that require it: `paypal_v2`.
    pub currency: super::Currency,
    /// The amount to charge.
    ///
    /// Won are whole numbers; other currencies have decimals.
    pub amount: crate::PositiveAmount,
    /// The tax-free part of `amount`; 0 if left out, and then an eleventh of `amount` is value added tax.
    ///
    /// At ksnet give the whole amount for a tax-exempt shop id, and nothing for a taxed one. At welcome
    /// only for shops whose contract lets them set the tax.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tax_free: Option<crate::Amount>,
    /// The value added tax in `amount`; worked out by the gateway if left out.
    ///
    /// At welcome at most a tenth of the amount, and only for shops whose contract lets them set the tax.
    ///
    /// Gateways that support it: `nice`, `html5_inicis`, `nice_v2`, `welcome`, `tosspay_v2`.
    ///
    /// *Assumed:* The vendor names tosspay_v2 in the text of the call and in the same field of `again`, and
    /// not in the model.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vat_amount: Option<crate::Amount>,
    /// What is ordered.
    ///
    /// At most 40 characters.
    pub name: String,
    /// The name of the buyer.
    ///
    /// At paymentwall first and last name with one space between them.
    ///
    /// At most 16 characters. [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `smartro_v2`, `ksnet`, `welcome`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_name: Option<String>,
    /// The mail address of the buyer.
    ///
    /// At paymentwall the same as when the key was issued.
    ///
    /// At most 64 characters. [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `smartro_v2`, `paymentwall`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_email: Option<String>,
    /// The phone number of the buyer.
    ///
    /// At most 16 characters. [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `smartro_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_tel: Option<String>,
    /// The postal address of the buyer.
    ///
    /// At most 128 characters. [*Personal.*](crate::types#marks)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_addr: Option<String>,
    /// The postcode of the buyer.
    ///
    /// At most 8 characters. [*Personal.*](crate::types#marks)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub buyer_postcode: Option<String>,
    /// What the shop stores with the payment once it was tried.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub custom_data: Option<String>,
    /// Where the webhook about the attempt goes, instead of the address in the admin console.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice_url: Option<String>,
    /// Whether goods or digital content is sold.
    ///
    /// Gateways that support it: `ksnet`, `paypal_v2`.
    ///
    /// Gateways that require it: `ksnet`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_type: Option<super::ProductType>,
    /// Whom a cash receipt is for.
    ///
    /// At tosspay_v2 `anonymous` means that none is issued, any other value that one is.
    ///
    /// Gateways that support it: `tosspay_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cash_receipt_type: Option<super::CashReceiptType>,
    /// In how many monthly parts the card is charged; 0, or left out, for at once.
    ///
    /// Two or more only from 50,000 won on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_quota: Option<i64>,
    /// Whether the shop bears the interest of the monthly parts; false if left out.
    ///
    /// The gateway must have agreed to it.
    ///
    /// Gateways that support it: `nice`, `ksnet`, `nice_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interest_free_by_merchant: Option<bool>,
    /// Whether points of the card company pay a part; false if left out.
    ///
    /// The gateway must have agreed to it.
    ///
    /// Gateways that support it: `nice`, `smartro_v2`, `nice_v2`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub use_card_point: Option<bool>,
    /// How many pieces are sold; 1 if left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product_count: Option<i64>,
    /// The IP address of the buyer's browser.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `paymentwall`.
    ///
    /// *Assumed:* The vendor marks the gateway on the same field of `again`, and none here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub browser_ip: Option<String>,
    /// What single gateways want beside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extra: Option<super::SubscribePaymentExtra>,
    /// Fields of the gateway's own, as a text that holds JSON; they go to the gateway as they are.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bypass: Option<String>,
    /// A promotion whose discount applies; begins with `promotion-id-`.
    ///
    /// Whether it does is decided by the masked card number kept with the key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub promotion_id: Option<String>,
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
            .field("merchant_uid", &self.merchant_uid)
            .field("schedule_at", &self.schedule_at)
            .field("currency", &self.currency)
            .field("amount", &self.amount)
            .field("tax_free", &self.tax_free)
            .field("vat_amount", &self.vat_amount)
            .field("name", &self.name)
            .field("buyer_name", &crate::runtime::Masked(&self.buyer_name))
            .field("buyer_email", &crate::runtime::Masked(&self.buyer_email))
            .field("buyer_tel", &crate::runtime::Masked(&self.buyer_tel))
            .field("buyer_addr", &crate::runtime::Masked(&self.buyer_addr))
            .field("buyer_postcode", &crate::runtime::Masked(&self.buyer_postcode))
            .field("custom_data", &crate::runtime::Masked(&self.custom_data))
            .field("notice_url", &self.notice_url)
            .field("product_type", &self.product_type)
            .field("cash_receipt_type", &self.cash_receipt_type)
            .field("card_quota", &self.card_quota)
            .field("interest_free_by_merchant", &self.interest_free_by_merchant)
            .field("use_card_point", &self.use_card_point)
            .field("product_count", &self.product_count)
            .field("browser_ip", &crate::runtime::Masked(&self.browser_ip))
            .field("extra", &self.extra)
            .field("bypass", &crate::runtime::Masked(&self.bypass))
            .field("promotion_id", &self.promotion_id)
            .finish()
    }
}

/// One scheduled payment, and what became of it.
///
/// *Observed, not documented:* The vendor requires nothing; a captured answer has these and most
/// others, and is without `pg_provider`, `pg_id` and `promotion_id`.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct ScheduleResultAnnotation {
    /// The id of the billing key, chosen by the shop.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub customer_uid: Option<String>,
    /// The order number that the payment was scheduled with.
    ///
    /// At most 40 characters.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub merchant_uid: String,
    /// The PortOne id of the payment; null if it has not run.
    ///
    /// At most 32 characters.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub imp_uid: Option<String>,
    /// The code of the payment gateway that charged, for a super billing key whose schedule has run.
    ///
    /// At most 16 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub pg_provider: Option<String>,
    /// The id of the shop at the gateway that charged, for a super billing key whose schedule has run.
    ///
    /// At most 64 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub pg_id: Option<String>,
    /// The shop's id of the buyer, or the one that PortOne made up.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_id: Option<String>,
    /// When the payment is to be tried, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub schedule_at: Option<crate::UnixTime>,
    /// When it was tried, in epoch seconds; 0 if it was not.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub executed_at: Option<crate::UnixTime>,
    /// When it was cancelled, in epoch seconds; 0 if it was not.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub revoked_at: Option<crate::UnixTime>,
    /// The amount to charge.
    ///
    /// Won are whole numbers; other currencies have decimals.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount: crate::Amount,
    /// The currency of the amount.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub currency: Option<super::Currency>,
    /// What is ordered.
    ///
    /// At most 40 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub name: Option<String>,
    /// The name of the buyer.
    ///
    /// At most 16 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub buyer_name: Option<String>,
    /// The mail address of the buyer.
    ///
    /// At most 64 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub buyer_email: Option<String>,
    /// The phone number of the buyer.
    ///
    /// At most 16 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub buyer_tel: Option<String>,
    /// The postal address of the buyer.
    ///
    /// At most 128 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub buyer_addr: Option<String>,
    /// The postcode of the buyer.
    ///
    /// At most 8 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub buyer_postcode: Option<String>,
    /// What the shop stores with the payment once it was tried.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub custom_data: Option<String>,
    /// The state of the schedule.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub schedule_status: super::ScheduleStatus,
    /// The state of the payment - `paid`, `failed` or `cancelled`; null if it has not run.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub payment_status: Option<super::PaymentStatus>,
    /// Why the charge failed, in the words of the gateway; null if it did not.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub fail_reason: Option<String>,
    /// The promotion whose discount applies, if any; begins with `promotion-id-`.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub promotion_id: Option<String>,
}

impl std::fmt::Debug for ScheduleResultAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ScheduleResultAnnotation")
            .field("customer_uid", &self.customer_uid)
            .field("merchant_uid", &self.merchant_uid)
            .field("imp_uid", &self.imp_uid)
            .field("pg_provider", &self.pg_provider)
            .field("pg_id", &self.pg_id)
            .field("customer_id", &self.customer_id)
            .field("schedule_at", &self.schedule_at)
            .field("executed_at", &self.executed_at)
            .field("revoked_at", &self.revoked_at)
            .field("amount", &self.amount)
            .field("currency", &self.currency)
            .field("name", &self.name)
            .field("buyer_name", &crate::runtime::Masked(&self.buyer_name))
            .field("buyer_email", &crate::runtime::Masked(&self.buyer_email))
            .field("buyer_tel", &crate::runtime::Masked(&self.buyer_tel))
            .field("buyer_addr", &crate::runtime::Masked(&self.buyer_addr))
            .field("buyer_postcode", &crate::runtime::Masked(&self.buyer_postcode))
            .field("custom_data", &crate::runtime::Masked(&self.custom_data))
            .field("schedule_status", &self.schedule_status)
            .field("payment_status", &self.payment_status)
            .field("fail_reason", &self.fail_reason)
            .field("promotion_id", &self.promotion_id)
            .finish()
    }
}

crate::decode::model!(ScheduleResultAnnotation);

/// Builders of this family's nested request models.
pub(super) mod builder {
    /// Builder of [`ScheduleAnnotation`](crate::types::ScheduleAnnotation).
    #[must_use = "the object is made by `build()`"]
    #[derive(Clone, Default)]
    pub struct ScheduleAnnotation {
        merchant_uid: Option<String>,
        schedule_at: Option<crate::UnixTime>,
        currency: Option<crate::types::Currency>,
        amount: Option<crate::Amount>,
        tax_free: Option<crate::Amount>,
        vat_amount: Option<crate::Amount>,
        name: Option<String>,
        buyer_name: Option<String>,
        buyer_email: Option<String>,
        buyer_tel: Option<String>,
        buyer_addr: Option<String>,
        buyer_postcode: Option<String>,
        custom_data: Option<String>,
        notice_url: Option<String>,
        product_type: Option<crate::types::ProductType>,
        cash_receipt_type: Option<crate::types::CashReceiptType>,
        card_quota: Option<i64>,
        interest_free_by_merchant: Option<bool>,
        use_card_point: Option<bool>,
        product_count: Option<i64>,
        browser_ip: Option<String>,
        extra: Option<crate::types::SubscribePaymentExtra>,
        bypass: Option<String>,
        promotion_id: Option<String>,
    }

    impl ScheduleAnnotation {
        /// The order number of the shop; each schedule needs a new one.
        ///
        /// At smartro_v2 letters and digits only.
        ///
        /// At most 40 characters; longer text is refused before anything is sent, since the API may keep it cut
        /// off.
        pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
            self.merchant_uid = Some(value.into());
            self
        }

        /// When the payment is to be tried, in epoch seconds.
        ///
        /// At least 1000000000; an earlier time is refused before anything is sent.
        pub fn schedule_at(mut self, value: impl Into<crate::UnixTime>) -> Self {
            self.schedule_at = Some(value.into());
            self
        }

        /// The currency of the amounts.
        ///
        /// PayPal does not take `KRW`; at ksnet dollars work with foreign cards only.
        ///
        /// Gateways that require it: `paypal_v2`.
        pub fn currency(mut self, value: impl Into<crate::types::Currency>) -> Self {
            self.currency = Some(value.into());
            self
        }

        /// The amount to charge.
        ///
        /// Won are whole numbers; other currencies have decimals.
        pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
            self.amount = Some(value.into());
            self
        }

        /// The tax-free part of `amount`; 0 if left out, and then an eleventh of `amount` is value added tax.
        ///
        /// At ksnet give the whole amount for a tax-exempt shop id, and nothing for a taxed one. At welcome
        /// only for shops whose contract lets them set the tax.
        pub fn tax_free(mut self, value: impl Into<crate::Amount>) -> Self {
            self.tax_free = Some(value.into());
            self
        }

        /// The value added tax in `amount`; worked out by the gateway if left out.
        ///
        /// At welcome at most a tenth of the amount, and only for shops whose contract lets them set the tax.
        ///
        /// Gateways that support it: `nice`, `html5_inicis`, `nice_v2`, `welcome`, `tosspay_v2`.
        ///
        /// *Assumed:* The vendor names tosspay_v2 in the text of the call and in the same field of `again`, and
        /// not in the model.
        pub fn vat_amount(mut self, value: impl Into<crate::Amount>) -> Self {
            self.vat_amount = Some(value.into());
            self
        }

        /// What is ordered.
        ///
        /// At most 40 characters.
        pub fn name(mut self, value: impl Into<String>) -> Self {
            self.name = Some(value.into());
            self
        }

        /// The name of the buyer.
        ///
        /// At paymentwall first and last name with one space between them.
        ///
        /// At most 16 characters. [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `smartro_v2`, `ksnet`, `welcome`.
        pub fn buyer_name(mut self, value: impl Into<String>) -> Self {
            self.buyer_name = Some(value.into());
            self
        }

        /// The mail address of the buyer.
        ///
        /// At paymentwall the same as when the key was issued.
        ///
        /// At most 64 characters. [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `smartro_v2`, `paymentwall`.
        pub fn buyer_email(mut self, value: impl Into<String>) -> Self {
            self.buyer_email = Some(value.into());
            self
        }

        /// The phone number of the buyer.
        ///
        /// At most 16 characters. [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `smartro_v2`.
        pub fn buyer_tel(mut self, value: impl Into<String>) -> Self {
            self.buyer_tel = Some(value.into());
            self
        }

        /// The postal address of the buyer.
        ///
        /// At most 128 characters. [*Personal.*](crate::types#marks)
        pub fn buyer_addr(mut self, value: impl Into<String>) -> Self {
            self.buyer_addr = Some(value.into());
            self
        }

        /// The postcode of the buyer.
        ///
        /// At most 8 characters. [*Personal.*](crate::types#marks)
        pub fn buyer_postcode(mut self, value: impl Into<String>) -> Self {
            self.buyer_postcode = Some(value.into());
            self
        }

        /// What the shop stores with the payment once it was tried.
        ///
        /// [*Personal.*](crate::types#marks)
        pub fn custom_data(mut self, value: impl Into<String>) -> Self {
            self.custom_data = Some(value.into());
            self
        }

        /// Where the webhook about the attempt goes, instead of the address in the admin console.
        pub fn notice_url(mut self, value: impl Into<String>) -> Self {
            self.notice_url = Some(value.into());
            self
        }

        /// Whether goods or digital content is sold.
        ///
        /// Gateways that support it: `ksnet`, `paypal_v2`.
        ///
        /// Gateways that require it: `ksnet`.
        pub fn product_type(
            mut self,
            value: impl Into<crate::types::ProductType>,
        ) -> Self {
            self.product_type = Some(value.into());
            self
        }

        /// Whom a cash receipt is for.
        ///
        /// At tosspay_v2 `anonymous` means that none is issued, any other value that one is.
        ///
        /// Gateways that support it: `tosspay_v2`.
        pub fn cash_receipt_type(
            mut self,
            value: impl Into<crate::types::CashReceiptType>,
        ) -> Self {
            self.cash_receipt_type = Some(value.into());
            self
        }

        /// In how many monthly parts the card is charged; 0, or left out, for at once.
        ///
        /// Two or more only from 50,000 won on.
        pub fn card_quota(mut self, value: i64) -> Self {
            self.card_quota = Some(value);
            self
        }

        /// Whether the shop bears the interest of the monthly parts; false if left out.
        ///
        /// The gateway must have agreed to it.
        ///
        /// Gateways that support it: `nice`, `ksnet`, `nice_v2`.
        pub fn interest_free_by_merchant(mut self, value: bool) -> Self {
            self.interest_free_by_merchant = Some(value);
            self
        }

        /// Whether points of the card company pay a part; false if left out.
        ///
        /// The gateway must have agreed to it.
        ///
        /// Gateways that support it: `nice`, `smartro_v2`, `nice_v2`.
        pub fn use_card_point(mut self, value: bool) -> Self {
            self.use_card_point = Some(value);
            self
        }

        /// How many pieces are sold; 1 if left out.
        pub fn product_count(mut self, value: i64) -> Self {
            self.product_count = Some(value);
            self
        }

        /// The IP address of the buyer's browser.
        ///
        /// [*Personal.*](crate::types#marks)
        ///
        /// Gateways that require it: `paymentwall`.
        ///
        /// *Assumed:* The vendor marks the gateway on the same field of `again`, and none here.
        pub fn browser_ip(mut self, value: impl Into<String>) -> Self {
            self.browser_ip = Some(value.into());
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

        /// Fields of the gateway's own, as a text that holds JSON; they go to the gateway as they are.
        ///
        /// [*Personal.*](crate::types#marks)
        pub fn bypass(mut self, value: impl Into<String>) -> Self {
            self.bypass = Some(value.into());
            self
        }

        /// A promotion whose discount applies; begins with `promotion-id-`.
        ///
        /// Whether it does is decided by the masked card number kept with the key.
        pub fn promotion_id(mut self, value: impl Into<String>) -> Self {
            self.promotion_id = Some(value.into());
            self
        }

        /// Makes the object, or names every required field that was not set.
        ///
        /// # Errors
        /// A required field was not set, or a value is beyond what may be sent. Nothing was sent.
        pub fn build(self) -> Result<crate::types::ScheduleAnnotation, crate::Error> {
            let missing: Vec<&str> = [
                ("merchant_uid", self.merchant_uid.is_some()),
                ("schedule_at", self.schedule_at.is_some()),
                ("currency", self.currency.is_some()),
                ("amount", self.amount.is_some()),
                ("name", self.name.is_some()),
            ]
                .into_iter()
                .filter(|(_, set)| !set)
                .map(|(name, _)| name)
                .collect();
            let Self {
                merchant_uid,
                schedule_at,
                currency,
                amount,
                tax_free,
                vat_amount,
                name,
                buyer_name,
                buyer_email,
                buyer_tel,
                buyer_addr,
                buyer_postcode,
                custom_data,
                notice_url,
                product_type,
                cash_receipt_type,
                card_quota,
                interest_free_by_merchant,
                use_card_point,
                product_count,
                browser_ip,
                extra,
                bypass,
                promotion_id,
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
                Some(merchant_uid),
                Some(schedule_at),
                Some(currency),
                Some(amount),
                Some(name),
            ) = (merchant_uid, schedule_at, currency, amount, name) else {
                return Err(crate::runtime::missing("ScheduleAnnotation", &missing));
            };
            Ok(crate::types::ScheduleAnnotation {
                merchant_uid,
                schedule_at,
                currency,
                amount,
                tax_free,
                vat_amount,
                name,
                buyer_name,
                buyer_email,
                buyer_tel,
                buyer_addr,
                buyer_postcode,
                custom_data,
                notice_url,
                product_type,
                cash_receipt_type,
                card_quota,
                interest_free_by_merchant,
                use_card_point,
                product_count,
                browser_ip,
                extra,
                bypass,
                promotion_id,
            })
        }
    }

    impl std::fmt::Debug for ScheduleAnnotation {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            crate::runtime::debug_names(
                f,
                "ScheduleAnnotation",
                &[
                    ("merchant_uid", self.merchant_uid.is_some()),
                    ("schedule_at", self.schedule_at.is_some()),
                    ("currency", self.currency.is_some()),
                    ("amount", self.amount.is_some()),
                    ("tax_free", self.tax_free.is_some()),
                    ("vat_amount", self.vat_amount.is_some()),
                    ("name", self.name.is_some()),
                    ("buyer_name", self.buyer_name.is_some()),
                    ("buyer_email", self.buyer_email.is_some()),
                    ("buyer_tel", self.buyer_tel.is_some()),
                    ("buyer_addr", self.buyer_addr.is_some()),
                    ("buyer_postcode", self.buyer_postcode.is_some()),
                    ("custom_data", self.custom_data.is_some()),
                    ("notice_url", self.notice_url.is_some()),
                    ("product_type", self.product_type.is_some()),
                    ("cash_receipt_type", self.cash_receipt_type.is_some()),
                    ("card_quota", self.card_quota.is_some()),
                    (
                        "interest_free_by_merchant",
                        self.interest_free_by_merchant.is_some(),
                    ),
                    ("use_card_point", self.use_card_point.is_some()),
                    ("product_count", self.product_count.is_some()),
                    ("browser_ip", self.browser_ip.is_some()),
                    ("extra", self.extra.is_some()),
                    ("bypass", self.bypass.is_some()),
                    ("promotion_id", self.promotion_id.is_some()),
                ],
            )
        }
    }
}
