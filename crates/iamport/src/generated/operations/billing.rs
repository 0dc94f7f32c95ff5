// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/billing.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/billing.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `billing`
///
/// The module [`operations::billing`](crate::operations::billing) tells what these calls are for, with
/// an example.
impl Client {
    /// Charges a card once with the card details given in the call.
    ///
    /// An accepted call is not yet a successful charge: money was taken only if the `status` of the
    /// answered payment is `paid`. The card is charged at once, without a payment window; the gateway must
    /// have agreed to it. A refusal is HTTP 200 with `code` other than 0; a wrong card has a message that
    /// begins `카드정보 인증에 실패하였습니다.`, with the words of the gateway. Whether a charge that the gateway
    /// declined is such a refusal or a payment whose `status` is `failed` is not settled: expect both. With
    /// `customer_uid` the card is also kept as a billing key for `again` and `schedule`, together with the
    /// buyer fields. Never send it twice: if the outcome is not known, look the order up by its
    /// `merchant_uid` first.
    ///
    /// `POST /subscribe/payments/onetime`, in the vendor's documentation 비 인증 결제(일회성) API.
    ///
    /// **Required:** `merchant_uid`, `amount`, `card_number`, `expiry`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `daou`, `kcp`, `nice`, `nice_v2`, `html5_inicis`, `paymentwall`, `settle`,
    /// `tosspayments`, `ksnet`, `welcome`.
    ///
    /// *Assumed:* A paid answer and the refusal of a wrong card were captured, both at HTTP 200; no source
    /// shows what a declined charge is answered with.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "비 인증 결제(일회성) API")]
    #[doc(alias = "/subscribe/payments/onetime")]
    #[doc(alias = "비인증 결제")]
    #[doc(alias = "키인 결제")]
    #[doc(alias = "수기결제")]
    #[doc(alias = "카드 결제")]
    pub fn onetime(&self) -> Onetime {
        Onetime {
            client: self.clone(),
            merchant_uid: None,
            currency: None,
            amount: None,
            tax_free: None,
            vat_amount: None,
            vat: None,
            card_number: None,
            expiry: None,
            birth: None,
            pwd_2digit: None,
            cvc: None,
            customer_uid: None,
            pg: None,
            channel_group_id: None,
            name: None,
            buyer_name: None,
            buyer_email: None,
            buyer_tel: None,
            buyer_addr: None,
            buyer_postcode: None,
            card_quota: None,
            interest_free_by_merchant: None,
            use_card_point: None,
            custom_data: None,
            notice_url: None,
            browser_ip: None,
            secure_3d_charge_id: None,
            secure_3d_token: None,
            product_type: None,
            promotion_id: None,
            bypass: None,
            more: Extra::default(),
        }
    }

    /// Charges a billing key that was stored before.
    ///
    /// An accepted call is not yet a successful charge: money was taken only if the `status` of the
    /// answered payment is `paid`; PayPal may leave it waiting first. The key may come from a payment
    /// window, from `onetime` or from `customer_save`. A refusal is HTTP 200 with `code` other than 0; an
    /// unknown `customer_uid` has the message `등록되지 않은 구매자입니다.`. Whether a charge that the gateway declined
    /// is such a refusal or a payment whose `status` is `failed` is not settled: expect both. Of a super
    /// billing key one channel is picked by the shares of its group, unless `channel_key` names one. PayPal
    /// wants its risk data collected on the page or in the app from which the call is made, with
    /// `merchant_uid` as their id. Never send it twice: if the outcome is not known, look the order up by
    /// its `merchant_uid` first.
    ///
    /// `POST /subscribe/payments/again`, in the vendor's documentation 비 인증 결제(빌링키) API.
    ///
    /// **Required:** `customer_uid`, `merchant_uid`, `amount`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `chai`, `danal`, `danal_tpay`, `daou`, `html5_inicis`, `inicis`,
    /// `kakaopay`, `kcp`, `kcp_billing`, `kicc`, `ksnet`, `mobilians`, `naverpay`, `nice`, `nice_v2`,
    /// `payco`, `paymentwall`, `settle`, `settle_acc`, `smartro_v2`, `tosspayments`, `paypal_v2`,
    /// `welcome`, `tosspay_v2`.
    ///
    /// *Assumed:* The refusal of an unknown customer was captured at HTTP 200; no source shows what a
    /// declined charge is answered with.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "비 인증 결제(빌링키) API")]
    #[doc(alias = "/subscribe/payments/again")]
    #[doc(alias = "빌링키 결제")]
    #[doc(alias = "정기결제")]
    #[doc(alias = "자동결제")]
    #[doc(alias = "구독")]
    #[doc(alias = "재결제")]
    pub fn again(&self) -> Again {
        Again {
            client: self.clone(),
            customer_uid: None,
            merchant_uid: None,
            currency: None,
            amount: None,
            tax_free: None,
            vat_amount: None,
            vat: None,
            name: None,
            buyer_name: None,
            buyer_email: None,
            buyer_tel: None,
            buyer_addr: None,
            buyer_postcode: None,
            card_quota: None,
            interest_free_by_merchant: None,
            use_card_point: None,
            custom_data: None,
            notice_url: None,
            browser_ip: None,
            product_type: None,
            product_count: None,
            cash_receipt_type: None,
            bypass: None,
            extra: None,
            promotion_id: None,
            channel_key: None,
            more: Extra::default(),
        }
    }
}

/// `onetime`: `POST /subscribe/payments/onetime`.
pub(super) const ONETIME: OperationInfo = OperationInfo {
    id: "onetime",
    method: Method::Post,
    path: "/subscribe/payments/onetime",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "merchant_uid",
        "currency",
        "amount",
        "tax_free",
        "vat_amount",
        "vat",
        "card_number",
        "expiry",
        "birth",
        "pwd_2digit",
        "cvc",
        "customer_uid",
        "pg",
        "channelGroupId",
        "name",
        "buyer_name",
        "buyer_email",
        "buyer_tel",
        "buyer_addr",
        "buyer_postcode",
        "card_quota",
        "interest_free_by_merchant",
        "use_card_point",
        "custom_data",
        "notice_url",
        "browser_ip",
        "secure_3d_charge_id",
        "secure_3d_token",
        "product_type",
        "promotion_id",
        "bypass",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &[
        "card_number",
        "expiry",
        "birth",
        "pwd_2digit",
        "cvc",
        "buyer_name",
        "buyer_email",
        "buyer_tel",
        "buyer_addr",
        "buyer_postcode",
        "custom_data",
        "browser_ip",
        "secure_3d_token",
        "bypass",
    ],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
        Echo {
            sent: "customer_uid",
            known: false,
            unless: None,
            or: None,
        },
    ],
};

/// Charges a card once with the card details given in the call.
///
/// Made by [`Client::onetime`], which says all about it. Nothing is sent before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct Onetime {
    pub(crate) client: Client,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) currency: Option<types::Currency>,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) tax_free: Option<crate::Amount>,
    pub(crate) vat_amount: Option<crate::Amount>,
    pub(crate) vat: Option<crate::Amount>,
    pub(crate) card_number: Option<String>,
    pub(crate) expiry: Option<String>,
    pub(crate) birth: Option<String>,
    pub(crate) pwd_2digit: Option<String>,
    pub(crate) cvc: Option<String>,
    pub(crate) customer_uid: Option<String>,
    pub(crate) pg: Option<String>,
    pub(crate) channel_group_id: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) buyer_name: Option<String>,
    pub(crate) buyer_email: Option<String>,
    pub(crate) buyer_tel: Option<String>,
    pub(crate) buyer_addr: Option<String>,
    pub(crate) buyer_postcode: Option<String>,
    pub(crate) card_quota: Option<i64>,
    pub(crate) interest_free_by_merchant: Option<bool>,
    pub(crate) use_card_point: Option<bool>,
    pub(crate) custom_data: Option<String>,
    pub(crate) notice_url: Option<String>,
    pub(crate) browser_ip: Option<String>,
    pub(crate) secure_3d_charge_id: Option<String>,
    pub(crate) secure_3d_token: Option<String>,
    pub(crate) product_type: Option<types::ProductType>,
    pub(crate) promotion_id: Option<String>,
    pub(crate) bypass: Option<String>,
    pub(crate) more: Extra,
}

impl Onetime {
    /// The order number of the shop; a new one for each call.
    ///
    /// At most 40 characters; longer text is refused before anything is sent, since the API may keep it cut
    /// off.
    pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
        self.merchant_uid = Some(value.into());
        self
    }

    /// The currency of the amounts; `KRW` if left out.
    ///
    /// Meant for Paymentwall; at ksnet dollars work with foreign cards only.
    pub fn currency(mut self, value: impl Into<types::Currency>) -> Self {
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
    /// Zero, beside a `tax_free` of zero, is a zero-rated sale. At welcome at most a tenth of the amount,
    /// and only for shops whose contract lets them set the tax.
    ///
    /// Gateways that support it: `nice`, `html5_inicis`, `nice_v2`, `welcome`.
    pub fn vat_amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.vat_amount = Some(value.into());
        self
    }

    /// The value added tax in `amount`.
    ///
    /// Deprecated by the vendor; use `tax_free`.
    pub fn vat(mut self, value: impl Into<crate::Amount>) -> Self {
        self.vat = Some(value.into());
        self
    }

    /// The number of the card, as four groups of four digits with hyphens.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn card_number(mut self, value: impl Into<String>) -> Self {
        self.card_number = Some(value.into());
        self
    }

    /// The month up to which the card is valid, as `YYYY-MM`.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn expiry(mut self, value: impl Into<String>) -> Self {
        self.expiry = Some(value.into());
        self
    }

    /// The birth date of the holder as `YYMMDD`, or the ten digits of the business number for a company
    /// card.
    ///
    /// Whether it is needed depends on the contract; `000000` will do for a foreign gateway that needs
    /// none, and ksnet does not check it.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn birth(mut self, value: impl Into<String>) -> Self {
        self.birth = Some(value.into());
        self
    }

    /// The first two digits of the card's password.
    ///
    /// Whether they are needed depends on the contract; ksnet does not check them.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn pwd_2digit(mut self, value: impl Into<String>) -> Self {
        self.pwd_2digit = Some(value.into());
        self
    }

    /// The check code of the card, three digits on its back, or four on the front of an American Express
    /// card.
    ///
    /// [*Secret.*](crate::types#marks)
    ///
    /// Gateways that support it: `paymentwall`.
    ///
    /// Gateways that require it: `paymentwall`.
    pub fn cvc(mut self, value: impl Into<String>) -> Self {
        self.cvc = Some(value.into());
        self
    }

    /// The id under which the card is kept as a billing key; it is not kept if this is left out.
    ///
    /// At most 80 characters.
    ///
    /// Gateways that ignore it: `ksnet`, `tosspayments`.
    pub fn customer_uid(mut self, value: impl Into<String>) -> Self {
        self.customer_uid = Some(value.into());
        self
    }

    /// The gateway, as its code or as code, dot and shop id, such as `nice` or `nice.MID1`.
    ///
    /// The default gateway of the shop charges if it is left out or not known. Ignored if `channelGroupId`
    /// is given.
    ///
    /// At most 80 characters.
    pub fn pg(mut self, value: impl Into<String>) -> Self {
        self.pg = Some(value.into());
        self
    }

    /// A smart routing group of the admin console; one of its channels is picked by their shares.
    ///
    /// At most 55 characters.
    pub fn channel_group_id(mut self, value: impl Into<String>) -> Self {
        self.channel_group_id = Some(value.into());
        self
    }

    /// What is ordered.
    ///
    /// At most 40 characters.
    ///
    /// Gateways that require it: `html5_inicis`.
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
    /// Gateways that require it: `html5_inicis`, `ksnet`, `welcome`.
    pub fn buyer_name(mut self, value: impl Into<String>) -> Self {
        self.buyer_name = Some(value.into());
        self
    }

    /// The mail address of the buyer.
    ///
    /// At most 64 characters. [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`.
    pub fn buyer_email(mut self, value: impl Into<String>) -> Self {
        self.buyer_email = Some(value.into());
        self
    }

    /// The phone number of the buyer.
    ///
    /// At most 16 characters. [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`.
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
    /// Gateways that support it: `nice_v2`, `nice`.
    pub fn interest_free_by_merchant(mut self, value: bool) -> Self {
        self.interest_free_by_merchant = Some(value);
        self
    }

    /// Whether points of the card company pay a part; false if left out.
    ///
    /// The gateway must have agreed to it.
    ///
    /// Gateways that support it: `ksnet`, `nice`, `nice_v2`.
    pub fn use_card_point(mut self, value: bool) -> Self {
        self.use_card_point = Some(value);
        self
    }

    /// What the shop stores with the payment.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn custom_data(mut self, value: impl Into<String>) -> Self {
        self.custom_data = Some(value.into());
        self
    }

    /// Where the webhook about this payment goes, instead of the address in the admin console.
    pub fn notice_url(mut self, value: impl Into<String>) -> Self {
        self.notice_url = Some(value.into());
        self
    }

    /// The IP address of the buyer's browser.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `paymentwall`.
    pub fn browser_ip(mut self, value: impl Into<String>) -> Self {
        self.browser_ip = Some(value.into());
        self
    }

    /// The id that the gateway gave to the first attempt, to charge again after 3-D Secure.
    ///
    /// Gateways that support it: `paymentwall`.
    pub fn secure_3d_charge_id(mut self, value: impl Into<String>) -> Self {
        self.secure_3d_charge_id = Some(value.into());
        self
    }

    /// The token that the gateway gave after 3-D Secure, to charge again.
    ///
    /// [*Secret.*](crate::types#marks)
    ///
    /// Gateways that support it: `paymentwall`.
    pub fn secure_3d_token(mut self, value: impl Into<String>) -> Self {
        self.secure_3d_token = Some(value.into());
        self
    }

    /// Whether goods or digital content is sold.
    ///
    /// Gateways that support it: `ksnet`.
    ///
    /// Gateways that require it: `ksnet`.
    pub fn product_type(mut self, value: impl Into<types::ProductType>) -> Self {
        self.product_type = Some(value.into());
        self
    }

    /// A promotion whose discount applies; begins with `promotion-id-`.
    pub fn promotion_id(mut self, value: impl Into<String>) -> Self {
        self.promotion_id = Some(value.into());
        self
    }

    /// Fields of the gateway's own, as a text that holds JSON; they go to the gateway as they are.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn bypass(mut self, value: impl Into<String>) -> Self {
        self.bypass = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&ONETIME)
            .identifier("merchant_uid", &self.merchant_uid)
            .longest("merchant_uid", &self.merchant_uid, 40)
            .required_field("merchant_uid", &self.merchant_uid)
            .field("currency", &self.currency)
            .required_positive("amount", &self.amount, crate::runtime::Zero::Meaningless)
            .field("tax_free", &self.tax_free)
            .field("vat_amount", &self.vat_amount)
            .field("vat", &self.vat)
            .required_field("card_number", &self.card_number)
            .required_field("expiry", &self.expiry)
            .field("birth", &self.birth)
            .field("pwd_2digit", &self.pwd_2digit)
            .field("cvc", &self.cvc)
            .identifier("customer_uid", &self.customer_uid)
            .field("customer_uid", &self.customer_uid)
            .field("pg", &self.pg)
            .field("channelGroupId", &self.channel_group_id)
            .field("name", &self.name)
            .field("buyer_name", &self.buyer_name)
            .field("buyer_email", &self.buyer_email)
            .field("buyer_tel", &self.buyer_tel)
            .field("buyer_addr", &self.buyer_addr)
            .field("buyer_postcode", &self.buyer_postcode)
            .field("card_quota", &self.card_quota)
            .field("interest_free_by_merchant", &self.interest_free_by_merchant)
            .field("use_card_point", &self.use_card_point)
            .field("custom_data", &self.custom_data)
            .field("notice_url", &self.notice_url)
            .field("browser_ip", &self.browser_ip)
            .field("secure_3d_charge_id", &self.secure_3d_charge_id)
            .field("secure_3d_token", &self.secure_3d_token)
            .field("product_type", &self.product_type)
            .field("promotion_id", &self.promotion_id)
            .field("bypass", &self.bypass)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::PaymentAnnotation, echoed| {
                    echoed
                        .record(&[("merchant_uid", Some(answer.merchant_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(Onetime);

impl std::fmt::Debug for Onetime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "Onetime",
            &[
                ("merchant_uid", self.merchant_uid.is_some()),
                ("currency", self.currency.is_some()),
                ("amount", self.amount.is_some()),
                ("tax_free", self.tax_free.is_some()),
                ("vat_amount", self.vat_amount.is_some()),
                ("vat", self.vat.is_some()),
                ("card_number", self.card_number.is_some()),
                ("expiry", self.expiry.is_some()),
                ("birth", self.birth.is_some()),
                ("pwd_2digit", self.pwd_2digit.is_some()),
                ("cvc", self.cvc.is_some()),
                ("customer_uid", self.customer_uid.is_some()),
                ("pg", self.pg.is_some()),
                ("channel_group_id", self.channel_group_id.is_some()),
                ("name", self.name.is_some()),
                ("buyer_name", self.buyer_name.is_some()),
                ("buyer_email", self.buyer_email.is_some()),
                ("buyer_tel", self.buyer_tel.is_some()),
                ("buyer_addr", self.buyer_addr.is_some()),
                ("buyer_postcode", self.buyer_postcode.is_some()),
                ("card_quota", self.card_quota.is_some()),
                ("interest_free_by_merchant", self.interest_free_by_merchant.is_some()),
                ("use_card_point", self.use_card_point.is_some()),
                ("custom_data", self.custom_data.is_some()),
                ("notice_url", self.notice_url.is_some()),
                ("browser_ip", self.browser_ip.is_some()),
                ("secure_3d_charge_id", self.secure_3d_charge_id.is_some()),
                ("secure_3d_token", self.secure_3d_token.is_some()),
                ("product_type", self.product_type.is_some()),
                ("promotion_id", self.promotion_id.is_some()),
                ("bypass", self.bypass.is_some()),
            ],
        )
    }
}

/// `again`: `POST /subscribe/payments/again`.
pub(super) const AGAIN: OperationInfo = OperationInfo {
    id: "again",
    method: Method::Post,
    path: "/subscribe/payments/again",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "customer_uid",
        "merchant_uid",
        "currency",
        "amount",
        "tax_free",
        "vat_amount",
        "vat",
        "name",
        "buyer_name",
        "buyer_email",
        "buyer_tel",
        "buyer_addr",
        "buyer_postcode",
        "card_quota",
        "interest_free_by_merchant",
        "use_card_point",
        "custom_data",
        "notice_url",
        "browser_ip",
        "product_type",
        "product_count",
        "cash_receipt_type",
        "bypass",
        "extra",
        "promotion_id",
        "channel_key",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &[
        "buyer_name",
        "buyer_email",
        "buyer_tel",
        "buyer_addr",
        "buyer_postcode",
        "custom_data",
        "browser_ip",
        "bypass",
    ],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
        Echo {
            sent: "customer_uid",
            known: false,
            unless: None,
            or: None,
        },
    ],
};

/// Charges a billing key that was stored before.
///
/// Made by [`Client::again`], which says all about it. Nothing is sent before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct Again {
    pub(crate) client: Client,
    pub(crate) customer_uid: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) currency: Option<types::Currency>,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) tax_free: Option<crate::Amount>,
    pub(crate) vat_amount: Option<crate::Amount>,
    pub(crate) vat: Option<crate::Amount>,
    pub(crate) name: Option<String>,
    pub(crate) buyer_name: Option<String>,
    pub(crate) buyer_email: Option<String>,
    pub(crate) buyer_tel: Option<String>,
    pub(crate) buyer_addr: Option<String>,
    pub(crate) buyer_postcode: Option<String>,
    pub(crate) card_quota: Option<i64>,
    pub(crate) interest_free_by_merchant: Option<bool>,
    pub(crate) use_card_point: Option<bool>,
    pub(crate) custom_data: Option<String>,
    pub(crate) notice_url: Option<String>,
    pub(crate) browser_ip: Option<String>,
    pub(crate) product_type: Option<types::ProductType>,
    pub(crate) product_count: Option<i64>,
    pub(crate) cash_receipt_type: Option<types::CashReceiptType>,
    pub(crate) bypass: Option<String>,
    pub(crate) extra: Option<types::SubscribePaymentExtra>,
    pub(crate) promotion_id: Option<String>,
    pub(crate) channel_key: Option<String>,
    pub(crate) more: Extra,
}

impl Again {
    /// The id of the billing key, chosen by the shop.
    ///
    /// At most 80 characters.
    pub fn customer_uid(mut self, value: impl Into<String>) -> Self {
        self.customer_uid = Some(value.into());
        self
    }

    /// The order number of the shop; a new one for each call.
    ///
    /// At smartro_v2 letters and digits only, and what is longer than 40 characters is cut off.
    ///
    /// At most 40 characters; longer text is refused before anything is sent, since the API may keep it cut
    /// off.
    pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
        self.merchant_uid = Some(value.into());
        self
    }

    /// The currency of the amounts; `KRW` if left out, which PayPal does not take.
    ///
    /// At ksnet dollars work with foreign cards only.
    ///
    /// Gateways that require it: `paypal_v2`.
    pub fn currency(mut self, value: impl Into<types::Currency>) -> Self {
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
    /// Zero, beside a `tax_free` of zero, is a zero-rated sale. At welcome at most a tenth of the amount,
    /// and only for shops whose contract lets them set the tax.
    ///
    /// Gateways that support it: `nice`, `html5_inicis`, `nice_v2`, `welcome`, `tosspay_v2`.
    pub fn vat_amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.vat_amount = Some(value.into());
        self
    }

    /// The value added tax in `amount`.
    ///
    /// Deprecated by the vendor; use `tax_free`.
    pub fn vat(mut self, value: impl Into<crate::Amount>) -> Self {
        self.vat = Some(value.into());
        self
    }

    /// What is ordered.
    ///
    /// The payment has no name without it; at KG Inicis such a call is refused with 400 and the message
    /// `이니시스 빌링결제는 상품명이 필수입니다.`.
    ///
    /// At most 40 characters.
    ///
    /// Gateways that require it: `html5_inicis`, `inicis`, `danal_tpay`.
    ///
    /// *Observed, not documented:* The vendor's schema requires it; tests against the live service leave it
    /// out and are served, except at KG Inicis, and guides of about ten gateways have samples without it.
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

    /// What the shop stores with the payment.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn custom_data(mut self, value: impl Into<String>) -> Self {
        self.custom_data = Some(value.into());
        self
    }

    /// Where the webhook about this payment goes, instead of the address in the admin console.
    pub fn notice_url(mut self, value: impl Into<String>) -> Self {
        self.notice_url = Some(value.into());
        self
    }

    /// The IP address of the buyer's browser.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `paymentwall`.
    pub fn browser_ip(mut self, value: impl Into<String>) -> Self {
        self.browser_ip = Some(value.into());
        self
    }

    /// Whether goods or digital content is sold.
    ///
    /// Gateways that support it: `ksnet`, `paypal_v2`.
    ///
    /// Gateways that require it: `ksnet`.
    pub fn product_type(mut self, value: impl Into<types::ProductType>) -> Self {
        self.product_type = Some(value.into());
        self
    }

    /// How many pieces are sold; 1 if left out.
    pub fn product_count(mut self, value: i64) -> Self {
        self.product_count = Some(value);
        self
    }

    /// Whom a cash receipt is for.
    ///
    /// At tosspay_v2 `anonymous` means that none is issued, any other value that one is.
    ///
    /// Gateways that support it: `tosspay_v2`.
    pub fn cash_receipt_type(
        mut self,
        value: impl Into<types::CashReceiptType>,
    ) -> Self {
        self.cash_receipt_type = Some(value.into());
        self
    }

    /// Fields of the gateway's own, as a text that holds JSON; they go to the gateway as they are.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn bypass(mut self, value: impl Into<String>) -> Self {
        self.bypass = Some(value.into());
        self
    }

    /// What single gateways want beside.
    pub fn extra(mut self, value: impl Into<types::SubscribePaymentExtra>) -> Self {
        self.extra = Some(value.into());
        self
    }

    /// A promotion whose discount applies; begins with `promotion-id-`.
    ///
    /// Whether it does is decided by the masked card number kept with the key.
    pub fn promotion_id(mut self, value: impl Into<String>) -> Self {
        self.promotion_id = Some(value.into());
        self
    }

    /// Which channel of a super billing key is charged; one is picked if it is left out.
    ///
    /// At most 55 characters.
    pub fn channel_key(mut self, value: impl Into<String>) -> Self {
        self.channel_key = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&AGAIN)
            .identifier("customer_uid", &self.customer_uid)
            .required_field("customer_uid", &self.customer_uid)
            .identifier("merchant_uid", &self.merchant_uid)
            .longest("merchant_uid", &self.merchant_uid, 40)
            .required_field("merchant_uid", &self.merchant_uid)
            .field("currency", &self.currency)
            .required_positive("amount", &self.amount, crate::runtime::Zero::Meaningless)
            .field("tax_free", &self.tax_free)
            .field("vat_amount", &self.vat_amount)
            .field("vat", &self.vat)
            .field("name", &self.name)
            .field("buyer_name", &self.buyer_name)
            .field("buyer_email", &self.buyer_email)
            .field("buyer_tel", &self.buyer_tel)
            .field("buyer_addr", &self.buyer_addr)
            .field("buyer_postcode", &self.buyer_postcode)
            .field("card_quota", &self.card_quota)
            .field("interest_free_by_merchant", &self.interest_free_by_merchant)
            .field("use_card_point", &self.use_card_point)
            .field("custom_data", &self.custom_data)
            .field("notice_url", &self.notice_url)
            .field("browser_ip", &self.browser_ip)
            .field("product_type", &self.product_type)
            .field("product_count", &self.product_count)
            .field("cash_receipt_type", &self.cash_receipt_type)
            .field("bypass", &self.bypass)
            .field("extra", &self.extra)
            .field("promotion_id", &self.promotion_id)
            .field("channel_key", &self.channel_key)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::PaymentAnnotation, echoed| {
                    echoed
                        .record(&[("merchant_uid", Some(answer.merchant_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(Again);

impl std::fmt::Debug for Again {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "Again",
            &[
                ("customer_uid", self.customer_uid.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
                ("currency", self.currency.is_some()),
                ("amount", self.amount.is_some()),
                ("tax_free", self.tax_free.is_some()),
                ("vat_amount", self.vat_amount.is_some()),
                ("vat", self.vat.is_some()),
                ("name", self.name.is_some()),
                ("buyer_name", self.buyer_name.is_some()),
                ("buyer_email", self.buyer_email.is_some()),
                ("buyer_tel", self.buyer_tel.is_some()),
                ("buyer_addr", self.buyer_addr.is_some()),
                ("buyer_postcode", self.buyer_postcode.is_some()),
                ("card_quota", self.card_quota.is_some()),
                ("interest_free_by_merchant", self.interest_free_by_merchant.is_some()),
                ("use_card_point", self.use_card_point.is_some()),
                ("custom_data", self.custom_data.is_some()),
                ("notice_url", self.notice_url.is_some()),
                ("browser_ip", self.browser_ip.is_some()),
                ("product_type", self.product_type.is_some()),
                ("product_count", self.product_count.is_some()),
                ("cash_receipt_type", self.cash_receipt_type.is_some()),
                ("bypass", self.bypass.is_some()),
                ("extra", self.extra.is_some()),
                ("promotion_id", self.promotion_id.is_some()),
                ("channel_key", self.channel_key.is_some()),
            ],
        )
    }
}
