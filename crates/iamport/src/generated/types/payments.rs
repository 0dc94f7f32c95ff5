// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Models of the family [`payments`](crate::operations::payments).

/// The state of a payment.
///
/// *Assumed:* The vendor's model names the first four; `pending` is in its notes on PayPal only, and
/// was never captured.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PaymentStatus {
    /// `ready`: It waits for the buyer or for a deposit; a payment window that was opened and left stays
    /// so.
    Ready,
    /// `paid`: It was paid, and nothing was given back.
    Paid,
    /// `cancelled`: Money was given back, all of it or a part; `cancel_amount` says how much.
    Cancelled,
    /// `failed`: Nothing was paid; a gateway that reports the money late can still make it `paid`.
    Failed,
    /// `pending`: The gateway has not decided yet, as happens at PayPal; it becomes `paid` or `failed`.
    Pending,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(PaymentStatus {
    Ready = "ready",
    Paid = "paid",
    Cancelled = "cancelled",
    Failed = "failed",
    Pending = "pending",
});

/// Which payments a list by status holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PaymentStatusFilter {
    /// `all`: Those of every status.
    All,
    /// `ready`: Those that wait for the buyer or for a deposit.
    Ready,
    /// `paid`: Those that were paid, with nothing given back.
    Paid,
    /// `cancelled`: Those of which money was given back, all of it or a part.
    Cancelled,
    /// `failed`: Those that came to nothing.
    Failed,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(PaymentStatusFilter {
    All = "all",
    Ready = "ready",
    Paid = "paid",
    Cancelled = "cancelled",
    Failed = "failed",
});

/// By which time payments are ordered; a leading minus puts the newest first.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PaymentSorting {
    /// `-started`: By their start, the newest first.
    NewestStarted,
    /// `started`: By their start, the oldest first.
    OldestStarted,
    /// `-paid`: By the time they were paid, the newest first.
    NewestPaid,
    /// `paid`: By the time they were paid, the oldest first.
    OldestPaid,
    /// `-updated`: By their last change, the newest first.
    NewestUpdated,
    /// `updated`: By their last change, the oldest first.
    OldestUpdated,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(PaymentSorting {
    NewestStarted = "-started",
    OldestStarted = "started",
    NewestPaid = "-paid",
    OldestPaid = "paid",
    NewestUpdated = "-updated",
    OldestUpdated = "updated",
});

/// How the buyer pays.
///
/// *Assumed:* The vendor's model names seventeen; the others are from its SDK pages and its client
/// code, and no list is complete.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PaymentMethod {
    /// `card`: With a card.
    Card,
    /// `trans`: By a bank transfer that is done while the buyer waits.
    Trans,
    /// `vbank`: By a deposit to a virtual account that was issued for the order.
    Vbank,
    /// `phone`: With the phone bill.
    Phone,
    /// `samsung`: With Samsung Pay; a payment window is asked for it as `samsungpay`.
    Samsung,
    /// `kpay`: With KPAY of KG Inicis.
    Kpay,
    /// `kakaopay`: With KakaoPay.
    Kakaopay,
    /// `payco`: With PAYCO.
    Payco,
    /// `lpay`: With L.PAY of Lotte.
    Lpay,
    /// `ssgpay`: With SSGPAY.
    Ssgpay,
    /// `ssgpay_bank`: With SSGPAY, from a bank account.
    SsgpayBank,
    /// `tosspay`: With Toss Pay.
    Tosspay,
    /// `tosspay_card`: With Toss Pay, from a card.
    TosspayCard,
    /// `tosspay_money`: With Toss Pay, from the money kept there.
    TosspayMoney,
    /// `naverpay`: With NaverPay.
    Naverpay,
    /// `naverpay_card`: With NaverPay, from a card.
    NaverpayCard,
    /// `naverpay_point`: With NaverPay, from the points kept there.
    NaverpayPoint,
    /// `applepay`: With Apple Pay.
    Applepay,
    /// `paypal`: With PayPal.
    Paypal,
    /// `pinpay`: With PINPAY.
    Pinpay,
    /// `skpay`: With SK Pay.
    Skpay,
    /// `wechat`: With WeChat Pay.
    Wechat,
    /// `alipay`: With Alipay.
    Alipay,
    /// `unionpay`: With UnionPay.
    Unionpay,
    /// `tenpay`: With Tenpay.
    Tenpay,
    /// `paysbuy`: With Paysbuy.
    Paysbuy,
    /// `econtext`: With econtext.
    Econtext,
    /// `molpay`: With MOLPay.
    Molpay,
    /// `point`: With points; the vendor does not say whose.
    Point,
    /// `cultureland`: With a Cultureland voucher.
    Cultureland,
    /// `smartculture`: With a Smart Culture voucher.
    Smartculture,
    /// `culturegift`: With a culture gift voucher.
    Culturegift,
    /// `booknlife`: With a Book and Life voucher.
    Booknlife,
    /// `happymoney`: With a Happy Money voucher.
    Happymoney,
    /// `toss_brandpay`: With brandpay of Toss Payments.
    TossBrandpay,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(PaymentMethod {
    Card = "card",
    Trans = "trans",
    Vbank = "vbank",
    Phone = "phone",
    Samsung = "samsung",
    Kpay = "kpay",
    Kakaopay = "kakaopay",
    Payco = "payco",
    Lpay = "lpay",
    Ssgpay = "ssgpay",
    SsgpayBank = "ssgpay_bank",
    Tosspay = "tosspay",
    TosspayCard = "tosspay_card",
    TosspayMoney = "tosspay_money",
    Naverpay = "naverpay",
    NaverpayCard = "naverpay_card",
    NaverpayPoint = "naverpay_point",
    Applepay = "applepay",
    Paypal = "paypal",
    Pinpay = "pinpay",
    Skpay = "skpay",
    Wechat = "wechat",
    Alipay = "alipay",
    Unionpay = "unionpay",
    Tenpay = "tenpay",
    Paysbuy = "paysbuy",
    Econtext = "econtext",
    Molpay = "molpay",
    Point = "point",
    Cultureland = "cultureland",
    Smartculture = "smartculture",
    Culturegift = "culturegift",
    Booknlife = "booknlife",
    Happymoney = "happymoney",
    TossBrandpay = "toss_brandpay",
});

/// Where a payment was started.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum PaymentChannel {
    /// `pc`: In a desktop browser.
    Pc,
    /// `mobile`: On a phone.
    Mobile,
    /// `api`: By an API call.
    Api,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(PaymentChannel {
    Pc = "pc",
    Mobile = "mobile",
    Api = "api",
});

/// A currency by its ISO 4217 code.
///
/// Others than these exist.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Currency {
    /// `KRW`: Korean won.
    Krw,
    /// `USD`: United States dollar.
    Usd,
    /// `EUR`: Euro.
    Eur,
    /// `JPY`: Japanese yen.
    Jpy,
    /// `VND`: Vietnamese dong.
    Vnd,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(Currency {
    Krw = "KRW",
    Usd = "USD",
    Eur = "EUR",
    Jpy = "JPY",
    Vnd = "VND",
});

/// The wallet that a buyer used inside the window of another gateway.
///
/// *Assumed:* Gathered from the vendor's pages, which also write `samsung` for Samsung Pay; only
/// `kakaopay` was captured.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EmbeddedPgProvider {
    /// `naverpay`: NaverPay.
    Naverpay,
    /// `kakaopay`: KakaoPay.
    Kakaopay,
    /// `payco`: PAYCO.
    Payco,
    /// `samsungpay`: Samsung Pay.
    Samsungpay,
    /// `ssgpay`: SSGPAY.
    Ssgpay,
    /// `lpay`: L.PAY of Lotte.
    Lpay,
    /// `kpay`: KPAY of KG Inicis.
    Kpay,
    /// `applepay`: Apple Pay.
    Applepay,
    /// `pinpay`: PINPAY.
    Pinpay,
    /// `tosspay`: Toss Pay.
    Tosspay,
    /// `skpay`: SK Pay.
    Skpay,
    /// `toss_brandpay`: Toss Payments' brandpay.
    TossBrandpay,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(EmbeddedPgProvider {
    Naverpay = "naverpay",
    Kakaopay = "kakaopay",
    Payco = "payco",
    Samsungpay = "samsungpay",
    Ssgpay = "ssgpay",
    Lpay = "lpay",
    Kpay = "kpay",
    Applepay = "applepay",
    Pinpay = "pinpay",
    Tosspay = "tosspay",
    Skpay = "skpay",
    TossBrandpay = "toss_brandpay",
});

/// What a billing key was used for.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CustomerUidUsage {
    /// `issue`: The key was issued.
    Issue,
    /// `payment`: A call charged the key.
    Payment,
    /// `payment.scheduled`: A schedule charged the key.
    PaymentScheduled,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(CustomerUidUsage {
    Issue = "issue",
    Payment = "payment",
    PaymentScheduled = "payment.scheduled",
});

/// Who asks for a cancel.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum CancelRequester {
    /// `customer`: The buyer.
    Customer,
    /// `admin`: The shop.
    Admin,
    /// A value that this version does not know, kept as it came and written back unchanged.
    Unknown(crate::runtime::UnknownValue),
}

crate::runtime::open_enum!(CancelRequester {
    Customer = "customer",
    Admin = "admin",
});

/// What NaverPay wants to know of a cancel.
#[derive(Clone, PartialEq, serde::Serialize)]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct CancelPaymentExtra {
    /// Who asks for the cancel; `admin` if left out.
    ///
    /// Gateways that require it: `naverpay`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requester: Option<super::CancelRequester>,
}

impl CancelPaymentExtra {
    /// Starts one; [`build`](builder::CancelPaymentExtra::build) ends it.
    pub fn builder() -> builder::CancelPaymentExtra {
        builder::CancelPaymentExtra::default()
    }
}

impl std::fmt::Debug for CancelPaymentExtra {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CancelPaymentExtra").field("requester", &self.requester).finish()
    }
}

/// One payment.
///
/// Fields that do not apply are null, 0 for times, or absent, depending on gateway and age.
///
/// *Observed, not documented:* The vendor also requires `cancel_amount`, `currency` and `sandbox`;
/// captured bodies are without one or the other.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentAnnotation {
    /// The PortOne id of the payment; begins with `imp_`, or `imps_` for a payment made through the API.
    ///
    /// At most 32 characters.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub imp_uid: String,
    /// The order number that the shop gave.
    ///
    /// It may hold spaces, punctuation and Hangul.
    ///
    /// At most 40 characters.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub merchant_uid: String,
    /// How the buyer pays.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub pay_method: Option<super::PaymentMethod>,
    /// Where the payment was started.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub channel: Option<super::PaymentChannel>,
    /// The code of the payment gateway.
    ///
    /// Values outside every published list are common.
    ///
    /// At most 16 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub pg_provider: Option<String>,
    /// The wallet used inside the window of the gateway, if any.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub emb_pg_provider: Option<super::EmbeddedPgProvider>,
    /// The id of the payment at the gateway.
    ///
    /// At most 64 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub pg_tid: Option<String>,
    /// The id of the shop at the gateway.
    ///
    /// At most 80 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub pg_id: Option<String>,
    /// Whether the payment was made through a test channel; absent in older answers.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub sandbox: Option<bool>,
    /// Whether the money is held in escrow.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub escrow: Option<bool>,
    /// The approval number of the card company; may be empty.
    ///
    /// At most 20 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub apply_num: Option<String>,
    /// The three-digit standard code of the bank, for bank transfers; for a paid virtual account the bank
    /// that the payer used, where the gateway tells.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub bank_code: Option<String>,
    /// The name of the bank of `bank_code`.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub bank_name: Option<String>,
    /// The standard code of the card company.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_code: Option<String>,
    /// The name of the card company.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_name: Option<String>,
    /// The standard code of the company that issued the card.
    ///
    /// Gateways that support it: `tosspayments`, `ksnet`, `paypal_v2`, `smartro_v2`, `nice_v2`,
    /// `toss_brandpay`, `welcome`, `tosspay_v2`.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_issuer_code: Option<String>,
    /// The name of the company that issued the card, where the gateway gives its code.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_issuer_name: Option<String>,
    /// The standard code of the company whose brand the card bears.
    ///
    /// Gateways that support it: `tosspayments`, `ksnet`, `paypal_v2`, `smartro_v2`, `nice_v2`,
    /// `toss_brandpay`, `welcome`, `tosspay_v2`.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_publisher_code: Option<String>,
    /// The name of the company whose brand the card bears, where the gateway gives its code.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_publisher_name: Option<String>,
    /// In how many monthly parts the card is charged; 0 for at once.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_quota: Option<i64>,
    /// The card number, masked.
    ///
    /// Which digits are masked differs by gateway, and a mask may be of zeros rather than asterisks.
    ///
    /// [*Secret.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_number: Option<String>,
    /// 0 for a credit card, 1 for a debit card, null where the gateway does not tell.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub card_type: Option<i64>,
    /// The three-digit standard code of the virtual account's bank.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub vbank_code: Option<String>,
    /// The name of the virtual account's bank.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub vbank_name: Option<String>,
    /// The number of the virtual account.
    ///
    /// It may begin with a letter.
    ///
    /// At most 32 characters. [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub vbank_num: Option<String>,
    /// The holder that the payer sees; null at tosspayments, where it is the name of the shop.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub vbank_holder: Option<String>,
    /// Until when the deposit can be made, in epoch seconds; 0 if there is none, even for some waiting
    /// accounts.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub vbank_date: Option<crate::UnixTime>,
    /// When the virtual account was issued, in epoch seconds; 0 if there is none.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub vbank_issued_at: Option<crate::UnixTime>,
    /// What was ordered.
    ///
    /// At most 40 characters.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub name: Option<String>,
    /// The amount of the order.
    ///
    /// Won are whole numbers; other currencies have decimals.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount: crate::Amount,
    /// How much of it was cancelled so far, over all cancels.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub cancel_amount: Option<crate::Amount>,
    /// The currency of the amounts.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub currency: Option<super::Currency>,
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
    /// What the shop stored with the payment.
    ///
    /// An object comes back as a string that holds JSON.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub custom_data: Option<String>,
    /// The browser of the buyer, or the client of an API call; for some payments a fixed text stands here.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub user_agent: Option<String>,
    /// The state of the payment.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub status: super::PaymentStatus,
    /// When the payment was started, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub started_at: Option<crate::UnixTime>,
    /// When it was paid, in epoch seconds; 0 if it was not.
    ///
    /// It stays after a cancel.
    ///
    /// *Observed, not documented:* The vendor says 0 for every status other than `paid`; captured payments
    /// that were cancelled keep it.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub paid_at: Option<crate::UnixTime>,
    /// When it failed, in epoch seconds; 0 if it did not.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub failed_at: Option<crate::UnixTime>,
    /// When it was last cancelled, in epoch seconds; 0 if it was not.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub cancelled_at: Option<crate::UnixTime>,
    /// Why it failed, in the words of the gateway; null if it did not.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub fail_reason: Option<String>,
    /// Why it was cancelled; null if it was not.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub cancel_reason: Option<String>,
    /// Where the receipt can be seen.
    ///
    /// It may be empty, and some gateways give none.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub receipt_url: Option<String>,
    /// Every cancel, the oldest first.
    #[serde(default, deserialize_with = "crate::decode::exact_or_default")]
    pub cancel_history: Vec<super::PaymentCancelAnnotation>,
    /// Every deposit into a fixed account without limits; other payments have none.
    ///
    /// Gateways that support it: `settle`.
    #[serde(default, deserialize_with = "crate::decode::exact_or_default")]
    pub deposit_history: Vec<super::VbankDepositAnnotation>,
    /// Where the receipts of the cancels can be seen.
    ///
    /// Deprecated by the vendor; use `cancel_history`.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub cancel_receipt_urls: Vec<String>,
    /// Whether a cash receipt was issued along with the payment.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub cash_receipt_issued: Option<bool>,
    /// The billing key that was used, if any.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub customer_uid: Option<String>,
    /// What the billing key was used for; null for an ordinary payment.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub customer_uid_usage: Option<super::CustomerUidUsage>,
    /// The promotion that lowered the amount, if any.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub promotion: Option<super::PaymentPromotionAnnotation>,
    /// What the gateway said on top, such as the payer's name as `REMITTER` at daou.
    ///
    /// Only answered by `getPaymentByImpUid` with `extension` true.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// *Assumed:* The vendor's notes on daou and PayPal show it, its model does not have it, and no answer
    /// was captured.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub extension: ::serde_json::Map<String, ::serde_json::Value>,
}

impl std::fmt::Debug for PaymentAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentAnnotation")
            .field("imp_uid", &self.imp_uid)
            .field("merchant_uid", &self.merchant_uid)
            .field("pay_method", &self.pay_method)
            .field("channel", &self.channel)
            .field("pg_provider", &self.pg_provider)
            .field("emb_pg_provider", &self.emb_pg_provider)
            .field("pg_tid", &self.pg_tid)
            .field("pg_id", &self.pg_id)
            .field("sandbox", &self.sandbox)
            .field("escrow", &self.escrow)
            .field("apply_num", &self.apply_num)
            .field("bank_code", &self.bank_code)
            .field("bank_name", &self.bank_name)
            .field("card_code", &self.card_code)
            .field("card_name", &self.card_name)
            .field("card_issuer_code", &self.card_issuer_code)
            .field("card_issuer_name", &self.card_issuer_name)
            .field("card_publisher_code", &self.card_publisher_code)
            .field("card_publisher_name", &self.card_publisher_name)
            .field("card_quota", &self.card_quota)
            .field("card_number", &crate::runtime::Masked(&self.card_number))
            .field("card_type", &self.card_type)
            .field("vbank_code", &self.vbank_code)
            .field("vbank_name", &self.vbank_name)
            .field("vbank_num", &crate::runtime::Masked(&self.vbank_num))
            .field("vbank_holder", &crate::runtime::Masked(&self.vbank_holder))
            .field("vbank_date", &self.vbank_date)
            .field("vbank_issued_at", &self.vbank_issued_at)
            .field("name", &self.name)
            .field("amount", &self.amount)
            .field("cancel_amount", &self.cancel_amount)
            .field("currency", &self.currency)
            .field("buyer_name", &crate::runtime::Masked(&self.buyer_name))
            .field("buyer_email", &crate::runtime::Masked(&self.buyer_email))
            .field("buyer_tel", &crate::runtime::Masked(&self.buyer_tel))
            .field("buyer_addr", &crate::runtime::Masked(&self.buyer_addr))
            .field("buyer_postcode", &crate::runtime::Masked(&self.buyer_postcode))
            .field("custom_data", &crate::runtime::Masked(&self.custom_data))
            .field("user_agent", &self.user_agent)
            .field("status", &self.status)
            .field("started_at", &self.started_at)
            .field("paid_at", &self.paid_at)
            .field("failed_at", &self.failed_at)
            .field("cancelled_at", &self.cancelled_at)
            .field("fail_reason", &self.fail_reason)
            .field("cancel_reason", &self.cancel_reason)
            .field("receipt_url", &crate::runtime::Masked(&self.receipt_url))
            .field("cancel_history", &self.cancel_history)
            .field("deposit_history", &self.deposit_history)
            .field(
                "cancel_receipt_urls",
                &crate::runtime::Masked(&self.cancel_receipt_urls),
            )
            .field("cash_receipt_issued", &self.cash_receipt_issued)
            .field("customer_uid", &self.customer_uid)
            .field("customer_uid_usage", &self.customer_uid_usage)
            .field("promotion", &self.promotion)
            .field("extension", &crate::runtime::Masked(&self.extension))
            .finish()
    }
}

crate::decode::model!(PaymentAnnotation);

/// One cancel of a payment.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentCancelAnnotation {
    /// The id of the cancel at the gateway; often that of the payment.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub pg_tid: String,
    /// How much was cancelled.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount: crate::Amount,
    /// When it was cancelled, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub cancelled_at: Option<crate::UnixTime>,
    /// Why it was cancelled.
    ///
    /// PortOne puts a text of its own if the caller gave none.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub reason: String,
    /// Where the receipt of the cancel can be seen; not every gateway gives one.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub receipt_url: Option<String>,
    /// The PortOne id of the cancel, also in the webhook about it.
    ///
    /// *Observed, not documented:* The vendor requires it; most captured entries from before September 2023
    /// are without it.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub cancellation_id: Option<String>,
}

impl std::fmt::Debug for PaymentCancelAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentCancelAnnotation")
            .field("pg_tid", &self.pg_tid)
            .field("amount", &self.amount)
            .field("cancelled_at", &self.cancelled_at)
            .field("reason", &self.reason)
            .field("receipt_url", &crate::runtime::Masked(&self.receipt_url))
            .field("cancellation_id", &self.cancellation_id)
            .finish()
    }
}

crate::decode::model!(PaymentCancelAnnotation);

/// One deposit into a fixed virtual account without limits.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct VbankDepositAnnotation {
    /// The id of the deposit at the gateway.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub pg_tid: String,
    /// How much was paid in.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount: crate::Amount,
    /// Who paid it in, as the bank reported.
    ///
    /// [*Personal.*](crate::types#marks)
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub depositor_name: String,
    /// When it was paid in, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub deposited_at: Option<crate::UnixTime>,
}

impl std::fmt::Debug for VbankDepositAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VbankDepositAnnotation")
            .field("pg_tid", &self.pg_tid)
            .field("amount", &self.amount)
            .field("depositor_name", &crate::runtime::Masked(&self.depositor_name))
            .field("deposited_at", &self.deposited_at)
            .finish()
    }
}

crate::decode::model!(VbankDepositAnnotation);

/// The promotion that lowered the amount of a payment.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentPromotionAnnotation {
    /// The id of the promotion; begins with `promotion-id-`.
    #[serde(default, deserialize_with = "crate::decode::required")]
    pub id: Option<String>,
    /// How much it took off the amount of the order.
    #[serde(default, deserialize_with = "crate::decode::exact")]
    pub discount: Option<crate::Amount>,
}

impl std::fmt::Debug for PaymentPromotionAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentPromotionAnnotation")
            .field("id", &self.id)
            .field("discount", &self.discount)
            .finish()
    }
}

crate::decode::model!(PaymentPromotionAnnotation);

/// One page of a list of payments.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PagedPaymentAnnotation {
    /// How many payments match, over all pages.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub total: i64,
    /// The number of the page before; 0 on the first.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub previous: i64,
    /// The number of the page after; 0 on the last.
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    pub next: i64,
    /// The payments of this page, as many as `limit` allows.
    #[serde(deserialize_with = "crate::decode::required")]
    pub list: Vec<super::PaymentAnnotation>,
}

impl std::fmt::Debug for PagedPaymentAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PagedPaymentAnnotation")
            .field("total", &self.total)
            .field("previous", &self.previous)
            .field("next", &self.next)
            .field("list", &self.list)
            .finish()
    }
}

crate::decode::model!(PagedPaymentAnnotation);

/// How the amount of a payment splits, now and after each change.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentBalanceResponseAnnotation {
    /// The whole amount that was paid at first.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub amount: crate::Amount,
    /// The part that a cash receipt was issued for.
    #[serde(deserialize_with = "crate::decode::required")]
    pub cash_receipt: super::PaymentBalanceAnnotation,
    /// The part paid by card, transfer, virtual account or phone.
    #[serde(deserialize_with = "crate::decode::required")]
    pub primary: super::PaymentBalanceAnnotation,
    /// The part paid with points of the gateway or of the card company.
    #[serde(deserialize_with = "crate::decode::required")]
    pub secondary: super::PaymentBalanceAnnotation,
    /// The part taken off by the gateway or the card company.
    #[serde(deserialize_with = "crate::decode::required")]
    pub discount: super::PaymentBalanceAnnotation,
    /// The same figures after each change.
    #[serde(default, deserialize_with = "crate::decode::exact_or_default")]
    pub histories: Vec<super::PaymentBalanceHistoriesAnnotation>,
}

impl std::fmt::Debug for PaymentBalanceResponseAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentBalanceResponseAnnotation")
            .field("amount", &self.amount)
            .field("cash_receipt", &self.cash_receipt)
            .field("primary", &self.primary)
            .field("secondary", &self.secondary)
            .field("discount", &self.discount)
            .field("histories", &self.histories)
            .finish()
    }
}

crate::decode::model!(PaymentBalanceResponseAnnotation);

/// How the amount of a payment split after one change.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentBalanceHistoriesAnnotation {
    /// The part that a cash receipt was issued for.
    #[serde(deserialize_with = "crate::decode::required")]
    pub cash_receipt: super::PaymentBalanceAnnotation,
    /// The part paid by card, transfer, virtual account or phone.
    #[serde(deserialize_with = "crate::decode::required")]
    pub primary: super::PaymentBalanceAnnotation,
    /// The part paid with points of the gateway or of the card company.
    #[serde(deserialize_with = "crate::decode::required")]
    pub secondary: super::PaymentBalanceAnnotation,
    /// The part taken off by the gateway or the card company.
    #[serde(deserialize_with = "crate::decode::required")]
    pub discount: super::PaymentBalanceAnnotation,
    /// When this change was recorded, in epoch seconds.
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    #[cfg_attr(feature = "schemars", schemars(with = "crate::UnixTime"))]
    pub created: Option<crate::UnixTime>,
}

impl std::fmt::Debug for PaymentBalanceHistoriesAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentBalanceHistoriesAnnotation")
            .field("cash_receipt", &self.cash_receipt)
            .field("primary", &self.primary)
            .field("secondary", &self.secondary)
            .field("discount", &self.discount)
            .field("created", &self.created)
            .finish()
    }
}

crate::decode::model!(PaymentBalanceHistoriesAnnotation);

/// One part of a payment, split by tax, with refunds taken off.
#[derive(Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "test-util", derive(Default))]
#[cfg_attr(feature = "schemars", derive(schemars::JsonSchema))]
#[non_exhaustive]
pub struct PaymentBalanceAnnotation {
    /// What is free of tax.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub tax_free: crate::Amount,
    /// What is taxed, without the tax.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub supply: crate::Amount,
    /// The value added tax.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub vat: crate::Amount,
    /// The service charge.
    #[serde(deserialize_with = "crate::decode::exact")]
    pub service: crate::Amount,
}

impl std::fmt::Debug for PaymentBalanceAnnotation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PaymentBalanceAnnotation")
            .field("tax_free", &self.tax_free)
            .field("supply", &self.supply)
            .field("vat", &self.vat)
            .field("service", &self.service)
            .finish()
    }
}

crate::decode::model!(PaymentBalanceAnnotation);

/// Builders of this family's nested request models.
pub(super) mod builder {
    /// Builder of [`CancelPaymentExtra`](crate::types::CancelPaymentExtra).
    #[must_use = "the object is made by `build()`"]
    #[derive(Clone, Default)]
    pub struct CancelPaymentExtra {
        requester: Option<crate::types::CancelRequester>,
    }

    impl CancelPaymentExtra {
        /// Who asks for the cancel; `admin` if left out.
        ///
        /// Gateways that require it: `naverpay`.
        pub fn requester(
            mut self,
            value: impl Into<crate::types::CancelRequester>,
        ) -> Self {
            self.requester = Some(value.into());
            self
        }

        /// Makes the object.
        ///
        /// # Errors
        /// A required field was not set, or a value is beyond what may be sent. Nothing was sent.
        pub fn build(self) -> Result<crate::types::CancelPaymentExtra, crate::Error> {
            let Self { requester } = self;
            Ok(crate::types::CancelPaymentExtra {
                requester,
            })
        }
    }

    impl std::fmt::Debug for CancelPaymentExtra {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            crate::runtime::debug_names(
                f,
                "CancelPaymentExtra",
                &[("requester", self.requester.is_some())],
            )
        }
    }
}
