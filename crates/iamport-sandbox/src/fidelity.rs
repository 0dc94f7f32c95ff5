//! How far the sandbox is like the service: one table of everything it shows, and of how each is known.

use std::fmt;

use crate::bundle::bundle;

/// How a behaviour of the service is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Basis {
    /// The vendor's documents state it.
    Documented,
    /// It was seen in recorded answers, in tests against the live service, or in clients in use.
    Observed,
    /// No source tells; the sandbox decided.
    Assumed,
}

impl Basis {
    /// One word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Basis::Documented => "documented",
            Basis::Observed => "observed",
            Basis::Assumed => "assumed",
        }
    }
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that the sandbox does as the service does it, or is believed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Behaviour {
    /// The `operationId` of the specification; [`EVERY_OPERATION`] or [`SCHEMA_ONLY_OPERATIONS`] for
    /// several.
    pub operation: &'static str,
    /// How it is known.
    pub basis: Basis,
    /// What it is, in one sentence.
    pub sentence: &'static str,
}

/// In [`Behaviour::operation`]: all operations.
pub const EVERY_OPERATION: &str = "*";
/// In [`Behaviour::operation`]: all operations that are [`Level::SchemaOnly`].
pub const SCHEMA_ONLY_OPERATIONS: &str = "schema only";

/// How much of an operation there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// It changes what the sandbox keeps, or tells it.
    Stateful,
    /// Its answers fit the specification and nothing is kept.
    SchemaOnly,
}

impl Level {
    /// Two words at most.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Stateful => "stateful",
            Level::SchemaOnly => "schema only",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// An operation of the API, and how much of it there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OperationFidelity {
    /// The name in the specification.
    pub operation_id: &'static str,
    /// `GET`, `POST`, `PUT` or `DELETE`.
    pub method: &'static str,
    /// The path, with names in braces.
    pub path: &'static str,
    /// The family, as the specification calls it.
    pub family: &'static str,
    /// How much of it there is.
    pub level: Level,
}

/// The families that are kept. An operation of any other family is answered from its schema.
const STATEFUL: &[&str] = &[
    "auth",
    "billing",
    "billing-keys",
    "certifications",
    "codes",
    "escrow",
    "payments",
    "prepare",
    "receipts",
    "schedules",
    "tiers",
    "users",
    "vbanks",
];

/// Every operation of the API, by path, with how much of it there is.
#[must_use]
pub fn operations() -> Vec<OperationFidelity> {
    bundle()
        .operations()
        .iter()
        .map(|operation| OperationFidelity {
            operation_id: &operation.id,
            method: match operation.method.as_str() {
                "get" => "GET",
                "post" => "POST",
                "put" => "PUT",
                "delete" => "DELETE",
                other => other,
            },
            path: &operation.path,
            family: operation.tag(),
            level: if STATEFUL.contains(&operation.tag()) {
                Level::Stateful
            } else {
                Level::SchemaOnly
            },
        })
        .collect()
}

#[doc = include_str!("../docs/fidelity.md")]
#[must_use]
pub fn fidelity() -> &'static [Behaviour] {
    BEHAVIOURS
}

const fn documented(operation: &'static str, sentence: &'static str) -> Behaviour {
    Behaviour {
        operation,
        basis: Basis::Documented,
        sentence,
    }
}

const fn observed(operation: &'static str, sentence: &'static str) -> Behaviour {
    Behaviour {
        operation,
        basis: Basis::Observed,
        sentence,
    }
}

const fn assumed(operation: &'static str, sentence: &'static str) -> Behaviour {
    Behaviour {
        operation,
        basis: Basis::Assumed,
        sentence,
    }
}

static BEHAVIOURS: &[Behaviour] = &[
    // Every operation.
    documented(
        "*",
        "Every answer is `{code, message, response}`; success is code 0.",
    ),
    documented(
        "*",
        "HTTP 200 with another code than 0 is a refusal, and `response` is null then.",
    ),
    observed(
        "*",
        "A refused business action has code 1, an HTTP error code -1.",
    ),
    observed(
        "*",
        "Keys are sorted, text beyond ASCII is written as `\\u` escapes and `/` as `\\/`.",
    ),
    documented("*", "JSON and form bodies are read alike."),
    documented("*", "Without a living token the answer is 401."),
    observed("*", "The message of a 401 is `Unauthorized`."),
    documented("*", "The token stands in `Authorization` behind `Bearer`."),
    observed(
        "*",
        "A bare token in `Authorization`, and one in `X-ImpTokenHeader`, are taken too; the first wins.",
    ),
    documented(
        "*",
        "Times are whole seconds since the epoch, and 0 when there is none.",
    ),
    documented(
        "*",
        "A call with the code of a sub-merchant in `Tier` is taken.",
    ),
    assumed(
        "*",
        "An unknown `Tier` is 404 and one that is not three capitals or digits is 400; all sub-merchants share the shop's records.",
    ),
    assumed(
        "*",
        "Where a call documents no 400, a missing or wrong field is HTTP 200 with code 1.",
    ),
    assumed(
        "*",
        "A path that does not exist is 404 and a wrong method 405, both in the envelope.",
    ),
    assumed(
        "*",
        "A body that is neither JSON nor a form is refused like a wrong field; one of more than 1 MiB is 413.",
    ),
    assumed(
        "*",
        "A name, an address or another text of a payment that is longer than its field is cut, not refused; a `merchant_uid` is refused.",
    ),
    // getToken
    documented("getToken", "A token lives for 1,800 seconds."),
    documented(
        "getToken",
        "Asking again gives the same token; with fewer than 60 seconds left it lives 5 minutes longer.",
    ),
    documented("getToken", "A wrong key or secret is 401."),
    observed(
        "getToken",
        "A missing key or secret is 400 with the names in the message; a token is 40 hexadecimal digits.",
    ),
    // vbanks
    documented(
        "createVbank",
        "`channel_key`, `merchant_uid`, `amount`, `vbank_code` and `vbank_due` are needed; each gateway has needs of its own, such as `pg_api_key` at KG Inicis.",
    ),
    documented(
        "createVbank",
        "An order that was paid is refused; several accounts may wait for one order.",
    ),
    documented(
        "createVbank",
        "The payment is `ready`, its bank in the standard code, whatever the gateway's own code was.",
    ),
    documented(
        "createVbank",
        "At Hecto Financial an account can take any number of deposits, each in `deposit_history`.",
    ),
    assumed(
        "createVbank",
        "Every refusal is HTTP 200 with code 1, and `vbank_date` is `vbank_due` to the second.",
    ),
    assumed(
        "createVbank",
        "Ids of payments made by API begin with `imps_`.",
    ),
    documented(
        "modifyVbank",
        "Only at Hecto Financial, only while the account waits, and not for a payment with a tax-free part; else 400.",
    ),
    documented(
        "modifyVbank",
        "The amount of an unlimited account stays as it is.",
    ),
    documented(
        "revokeVbank",
        "Only an account that waits; a payment that is no virtual account, was paid or was revoked is 400, an unknown one 404.",
    ),
    documented(
        "revokeVbank",
        "KG Inicis needs the `pg_api_key`; without it the refusal says `hashData 불일치`.",
    ),
    assumed(
        "revokeVbank",
        "The payment becomes `failed` with `failed_at` and the reason `계좌말소`, and nothing was cancelled.",
    ),
    assumed(
        "revokeVbank",
        "A wrong `pg_api_key` is HTTP 200 with code 1, a gateway that cannot revoke is 400.",
    ),
    assumed(
        "revokeVbank",
        "An account past its due date stays `ready` and can be revoked; the bank takes no deposit any more.",
    ),
    documented(
        "queryBankHolder",
        "A missing parameter is 400, an account that cannot be looked up 404; 45 institutions are known.",
    ),
    assumed(
        "queryBankHolder",
        "The name is made up, always the same for one number; accounts of the sandbox tell their own holder.",
    ),
    // payments
    documented(
        "getPaymentByImpUid",
        "A payment of a test channel is 404 unless `include_sandbox` is true.",
    ),
    observed(
        "getPaymentByImpUid",
        "An unknown payment is 404 with `존재하지 않는 결제정보입니다.`.",
    ),
    assumed(
        "getPaymentByImpUid",
        "An `include_sandbox` that is neither true nor false counts as false; `extension` is passed over.",
    ),
    documented(
        "getPaymentListByImpUid",
        "200 if all were found, 207 if some were, 404 if none was.",
    ),
    observed(
        "getPaymentListByImpUid",
        "The order is not that of the request.",
    ),
    assumed(
        "getPaymentListByImpUid",
        "`merchant_uid[]` finds the latest payment of an order; more than 100 ids are 400.",
    ),
    documented(
        "getPaymentByMerchantUidAnyStatus",
        "The first payment of the order by `sorting`, the latest started when it is left out; 404 if there is none.",
    ),
    observed(
        "getPaymentByMerchantUidAnyStatus",
        "The segment with the status can be left out.",
    ),
    documented(
        "getPaymentByMerchantUid",
        "The first payment of the order in that status; 404 if there is none.",
    ),
    observed(
        "getPaymentByMerchantUid",
        "An unknown status is 400 with `지원되지 않는 상태값입니다.`.",
    ),
    assumed(
        "getPaymentByMerchantUid",
        "An unknown `sorting` counts as the default.",
    ),
    documented(
        "getAllPaymentsByMerchantUidAnyStatus",
        "A page of the order's payments; 404 if there is none.",
    ),
    documented(
        "getAllPaymentsByMerchantUid",
        "A page of the order's payments in that status; 404 if there is none, 400 for an unknown status.",
    ),
    assumed(
        "getAllPaymentsByMerchantUid",
        "A page or `limit` out of range and an unknown `sorting` are 400.",
    ),
    documented(
        "getPaymentsByStatus",
        "Payments that came into the status within the period of at most 90 days, `to` left out; past the last page is 400.",
    ),
    assumed(
        "getPaymentsByStatus",
        "A longer period, a page or `limit` out of range and an unknown `sorting` are 400.",
    ),
    documented(
        "balanceByImpUid",
        "Only of PAYCO; an unknown payment is 404.",
    ),
    assumed(
        "balanceByImpUid",
        "A payment of another gateway is 405; all money came by the primary method.",
    ),
    documented(
        "cancelPayment",
        "Without `amount`, or with 0, all that is left is given back; `imp_uid` wins over `merchant_uid`.",
    ),
    documented(
        "cancelPayment",
        "A `checksum` that is not what is left stops the cancel.",
    ),
    documented(
        "cancelPayment",
        "A part cancel makes the payment `cancelled`, and the rest can be cancelled later; each has its `cancellation_id`.",
    ),
    documented(
        "cancelPayment",
        "A virtual account needs the account that the money goes to, some gateways a telephone number.",
    ),
    documented(
        "cancelPayment",
        "Some gateways want `tax_free` and `vat_amount` if the payment had them, NaverPay a reason.",
    ),
    observed(
        "cancelPayment",
        "Nothing to cancel, and a payment that was cancelled wholly, are HTTP 200 with code 1.",
    ),
    assumed(
        "cancelPayment",
        "A cancel by `merchant_uid` means the payment of the order that was paid; of no id at all it is HTTP 200 with code 1.",
    ),
    assumed(
        "cancelPayment",
        "A full cancel revokes the cash receipt of the payment, except at Smartro, which is documented to leave it.",
    ),
    // prepare
    documented(
        "preparePayment",
        "Registers the amount of an order; without a currency none is compared.",
    ),
    observed(
        "preparePayment",
        "A second registration is HTTP 200 with code 1.",
    ),
    documented(
        "editPreparePayment",
        "Changes the amount; an unknown order is 404.",
    ),
    assumed(
        "editPreparePayment",
        "A currency that is left out stays what it was.",
    ),
    documented("getPaymentPrepareByMerchantUid", "Tells the amount."),
    observed("getPaymentPrepareByMerchantUid", "An unknown order is 404."),
    // certifications
    documented("getCertification", "The result of a verification."),
    observed(
        "getCertification",
        "An unknown or deleted one is 404 with `인증결과가 존재하지 않습니다.`.",
    ),
    assumed(
        "getCertification",
        "One that was not ended yet has `certified` false and tells nothing of the person.",
    ),
    assumed(
        "getCertification",
        "CI and DI are made up, always the same for one name and birth date; phone and carrier are told.",
    ),
    documented(
        "deleteCertification",
        "The result is gone for good and is the answer; a second time is 404.",
    ),
    documented(
        "requestOTP",
        "Missing or unfit details are 400; at danal and kcp_v2 only.",
    ),
    documented(
        "requestOTP",
        "`verification_method` is taken at kcp_v2 only.",
    ),
    assumed(
        "requestOTP",
        "Unfit are a phone that does not begin with 01, a day that does not exist, a gender digit that is not 1 to 8 and an unknown carrier or channel.",
    ),
    assumed(
        "requestOTP",
        "Without a channel the person is verified by `danal`.",
    ),
    documented(
        "confirmOTP",
        "A missing number, and a verification that has ended, are 400, an unknown one 404.",
    ),
    assumed(
        "confirmOTP",
        "The right number is always `123456`; another is 400 and can be followed by the right one.",
    ),
    assumed(
        "confirmOTP",
        "A person who was asked in an app has confirmed there, and no number is needed.",
    ),
    // receipts
    documented("getReceipt", "A payment without a receipt of ours is 404."),
    assumed(
        "getReceipt",
        "A revoked receipt is still told, with `cancelled_at`.",
    ),
    documented(
        "issueReceipt",
        "The payment must be paid; the receipt is over what is left; a payment that has one already, and a missing field, is 400; a gateway without receipts is 501.",
    ),
    documented(
        "issueReceipt",
        "Each gateway has needs of its own, such as `identifier_type` at kicc, settle and nice_v2.",
    ),
    documented(
        "issueReceipt",
        "An eleventh of the taxed part is value added tax, unless the caller says another.",
    ),
    assumed(
        "issueReceipt",
        "An unknown payment, one by card or phone, and one that is not in won, is 400.",
    ),
    assumed(
        "issueReceipt",
        "After a part cancel a receipt can still be issued, and after a revoke a new one.",
    ),
    documented(
        "revokeReceipt",
        "Without a receipt 400; at a gateway without this call 501.",
    ),
    assumed(
        "revokeReceipt",
        "A second revoke, and an unknown payment, is 400.",
    ),
    documented(
        "getExternalReceipt",
        "An order without such a receipt is 404.",
    ),
    documented(
        "issueExternalReceipt",
        "No payment is needed; a missing field, and an order that has one already, is 400; a gateway without receipts is 501.",
    ),
    documented(
        "issueExternalReceipt",
        "At Smartro the order number has letters and digits only.",
    ),
    assumed("issueExternalReceipt", "An unknown channel is 400."),
    documented(
        "revokeExternalReceipt",
        "An order without such a receipt is 404; at a gateway without this call 501.",
    ),
    assumed("revokeExternalReceipt", "A second revoke is 400."),
    // escrow
    documented(
        "escrow_logis_get",
        "Another gateway is 400, an unknown payment 404, and no delivery yet 409.",
    ),
    documented(
        "escrow_logis_save",
        "A missing field that the gateway needs, and another gateway, is 400; an unknown payment 404; a delivery that is there already 409.",
    ),
    documented("escrow_logis_save", "An unknown carrier is taken as `ETC`."),
    assumed(
        "escrow_logis_save",
        "A payment without escrow, and one that is not paid, is 409.",
    ),
    documented(
        "escrow_logis_edit",
        "NICE's new module cannot change a delivery, which is 400.",
    ),
    assumed(
        "escrow_logis_edit",
        "Without a delivery, and after a cancel, it is 409; a change takes effect at once at every gateway.",
    ),
    // billing keys
    documented(
        "customer_view_multiple",
        "Some ids not found is 207 with the keys that were found; none found is 404.",
    ),
    assumed(
        "customer_view_multiple",
        "An id that is asked for twice is answered once, and the keys come in the order of their ids.",
    ),
    documented("customer_view", "An unknown billing key is 404."),
    observed(
        "customer_view",
        "The message of that 404 begins with `요청하신 customer_uid`.",
    ),
    documented(
        "customer_save",
        "Nothing is charged; a key with the same id is replaced.",
    ),
    documented(
        "customer_save",
        "A card number has any separators, or none.",
    ),
    documented(
        "customer_save",
        "With `channel_group_id` a key is issued at every channel of the group, and `failedChannels` tells where none could be.",
    ),
    documented(
        "customer_save",
        "Only a gateway that issues keys by API issues one; some want more than number and expiry.",
    ),
    observed(
        "customer_save",
        "A card that is refused is HTTP 200 with code -1 and a message that begins `카드정보 인증 및 빌키 발급에 실패하였습니다.`.",
    ),
    assumed(
        "customer_save",
        "A key that takes the place of another keeps the time at which that was `inserted`.",
    ),
    assumed(
        "customer_save",
        "If no channel of a group issues a key, the call is refused with the reason of the first one.",
    ),
    assumed(
        "customer_save",
        "Without a channel the key is issued at the shop's default gateway, `nice_v2`.",
    ),
    documented(
        "customer_delete",
        "The answer is the key as it was; a second call is 404.",
    ),
    assumed(
        "customer_delete",
        "What is scheduled with the key stays scheduled, and fails.",
    ),
    documented(
        "customer_payments",
        "One page of at most twenty payments, and 404 for an unknown key.",
    ),
    assumed(
        "customer_payments",
        "The newest is first; a `page` that is no page is the first one, and one behind the last is empty.",
    ),
    // billing
    documented(
        "onetime",
        "The card is charged at once; with `customer_uid` it is kept as a billing key too.",
    ),
    observed(
        "onetime",
        "A card that is refused is HTTP 200 with code -1 and a message that begins `카드정보 인증에 실패하였습니다.`.",
    ),
    documented(
        "onetime",
        "Less than 50,000 won cannot be paid in monthly parts.",
    ),
    assumed(
        "onetime",
        "A charge that the card company declines is a payment whose `status` is `failed`, which is configurable; one that lacks what the gateway needs to know leaves none.",
    ),
    assumed("onetime", "A charge that is declined keeps no billing key."),
    assumed(
        "onetime",
        "A group of channels takes turns, payment by payment.",
    ),
    assumed(
        "onetime",
        "Without a channel, and with a `pg` that cannot charge, it is charged at `nice_v2`.",
    ),
    assumed("onetime", "An order that was paid is not paid again."),
    documented("again", "A billing key is charged at once."),
    observed(
        "again",
        "An unknown `customer_uid` has code 1 and the message `등록되지 않은 구매자입니다.`.",
    ),
    assumed(
        "again",
        "A charge that the card company declines is a payment whose `status` is `failed`, which is configurable.",
    ),
    assumed("again", "An order that was paid is not paid again."),
    documented(
        "again",
        "Of a super billing key one channel is charged, the one that `channel_key` names if it does.",
    ),
    // schedules
    documented(
        "schedule",
        "Each payment is tried at its `schedule_at`; a webhook tells of it, of a failed one too.",
    ),
    observed(
        "schedule",
        "An unknown `customer_uid` without a card has code 1 and the message `등록된 고객정보가 없습니다.`.",
    ),
    documented(
        "schedule",
        "With a card and no key yet, a key is issued first, and `checking_amount` is charged and given back.",
    ),
    documented(
        "schedule",
        "What a schedule does not tell of the buyer is taken from the billing key.",
    ),
    assumed(
        "schedule",
        "All payments of a call are scheduled, or none; an order can be scheduled once, even after it was cancelled.",
    ),
    assumed(
        "schedule",
        "`checking_amount` leaves a payment of its own that was given back; if it is declined, no key is kept and nothing is scheduled.",
    ),
    assumed(
        "schedule",
        "An order that was paid meanwhile, and one whose billing key is gone, leaves a failed payment.",
    ),
    documented(
        "unschedule",
        "By `customer_uid`, by `merchant_uid` as text or as a list, or by both.",
    ),
    observed(
        "unschedule",
        "Nothing to cancel has code 1 and the message `취소할 예약결제 기록이 존재하지 않습니다.`.",
    ),
    assumed("unschedule", "An empty list of orders cancels no schedule."),
    documented("getScheduleByMid", "An unknown order is 404."),
    documented(
        "updateScheduleByMid",
        "What has run or was cancelled, and a time in the past, is 400; an unknown order is 404.",
    ),
    documented(
        "rescheduleByMid",
        "Only what failed or was cancelled is scheduled again; anything else, and a time in the past, is 400.",
    ),
    assumed(
        "rescheduleByMid",
        "The schedule forgets its first attempt, whose payment stays.",
    ),
    documented(
        "retryScheduleByMid",
        "Only what failed or was cancelled is tried again, at once; anything else is 400.",
    ),
    documented(
        "retryScheduleByMid",
        "A charge that fails is HTTP 200 with a payment whose `status` is `failed`.",
    ),
    documented(
        "findSchedulesByRange",
        "From `schedule_from` on and before `schedule_to`, three months at most; a wrong parameter is 400.",
    ),
    observed(
        "findSchedulesByRange",
        "The answer is a page object, as the vendor's clients read it; the plain list of the schema is configurable.",
    ),
    assumed(
        "findSchedulesByRange",
        "Three months are 92 days, and a page behind the last one is empty.",
    ),
    assumed(
        "findSchedulesByRange",
        "The latest due comes first by default.",
    ),
    documented(
        "findSchedulesByCustomer",
        "From `from` on and before `to`, three months at most; a wrong parameter is 400.",
    ),
    observed(
        "findSchedulesByCustomer",
        "The answer is a page object, as the vendor's clients read it; the plain list of the schema is configurable.",
    ),
    assumed(
        "findSchedulesByCustomer",
        "Three months are 92 days, and a page behind the last one is empty.",
    ),
    documented("findSchedulesByCustomer", "The latest due comes first."),
    documented(
        "findSchedulesByCustomerUid",
        "From `from` on and before `to`, three months at most; a wrong parameter is 400.",
    ),
    observed(
        "findSchedulesByCustomerUid",
        "The answer is a page object, as the vendor's clients read it; the plain list of the schema is configurable.",
    ),
    assumed(
        "findSchedulesByCustomerUid",
        "Three months are 92 days, and a page behind the last one is empty.",
    ),
    documented("findSchedulesByCustomerUid", "The latest due comes first."),
    // codes, users, tiers
    documented("allBankCodes", "Every bank with its standard code."),
    documented("bankCodes", "An unknown code is 404."),
    documented("allCardCodes", "Every card company with its standard code."),
    documented("cardCodes", "An unknown code is 404."),
    documented(
        "getPgSettingList",
        "Every channel, for real and for tests, with its key.",
    ),
    assumed(
        "getPgSettingList",
        "The sandbox's shop has one channel of each kind at every gateway that it knows.",
    ),
    documented("GetTier", "An unknown code is 404."),
    assumed(
        "GetTier",
        "The sandbox's shop has the sub-merchants `XYZ`, `A01` and `B02`.",
    ),
    // Schema only.
    documented(
        "schema only",
        "A missing required field is 400 where the call documents it, an unknown payment 404 where it does.",
    ),
    assumed(
        "schema only",
        "Values that are sent come back in fields of the same name, lists of product orders one by one.",
    ),
    assumed(
        "schema only",
        "Everything else in an answer is made up from its schema, nothing is kept, and a value that no list has is taken.",
    ),
    assumed(
        "schema only",
        "Where neither 400 nor 404 is documented, such a call is HTTP 200 with code 1.",
    ),
    documented("partner", "A payment of another gateway is 501."),
    documented("queryCashAmount", "A payment of another gateway is 400."),
    documented("deleteAutoPayKey", "The success has a message."),
    assumed(
        "issueCvsPayment",
        "The payment is `ready`, without a `pay_method`, and is not found afterwards.",
    ),
    assumed("revokeCvsPayment", "The payment stays as it is."),
    assumed(
        "payBenepiaPoint",
        "The payment is `paid` and is not found afterwards.",
    ),
    assumed(
        "payWithMoney",
        "The payment is `paid` and is not found afterwards; any `imp_uid` is taken.",
    ),
    assumed(
        "payWithAutoPaymentKey",
        "The payment is `paid` and is not found afterwards; any `customer_uid` is taken.",
    ),
];

/// The table as a page of the documentation.
#[cfg(test)]
fn page() -> String {
    use std::fmt::Write as _;

    let mut page = String::from(
        "Everything that the sandbox does as the service does it, and how each is known.\n\n\
         An operation is *stateful* if it changes what the sandbox keeps or tells it, and *schema only*\n\
         if its answers are made from the specification. The same table is served as JSON at\n\
         `GET /_sandbox/fidelity`; [`operations`](crate::operations()) lists the operations.\n",
    );
    let mut section = |title: &str, behaviours: &[&Behaviour]| {
        let _ = write!(page, "\n# {title}\n\n| known | behaviour |\n|---|---|\n");
        for behaviour in behaviours {
            let sentence = behaviour.sentence.replace('|', "\\|");
            let _ = writeln!(page, "| {} | {sentence} |", behaviour.basis);
        }
    };
    let of = |operation: &str| -> Vec<&Behaviour> {
        BEHAVIOURS
            .iter()
            .filter(|behaviour| behaviour.operation == operation)
            .collect()
    };
    section("Every operation", &of(EVERY_OPERATION));
    section(
        "Operations that are schema only",
        &of(SCHEMA_ONLY_OPERATIONS),
    );
    for operation in operations() {
        let behaviours = of(operation.operation_id);
        if !behaviours.is_empty() {
            let title = format!(
                "`{} {}` ({}, {})",
                operation.method, operation.path, operation.operation_id, operation.level
            );
            section(&title, &behaviours);
        }
    }
    let _ = write!(page, "\n# Without a behaviour of its own\n\n");
    for operation in operations() {
        if of(operation.operation_id).is_empty() {
            let _ = writeln!(page, "- `{} {}`", operation.method, operation.path);
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn the_table_and_the_specification_agree() {
        let ids: HashSet<_> = operations().iter().map(|o| o.operation_id).collect();
        for behaviour in fidelity() {
            let several = [EVERY_OPERATION, SCHEMA_ONLY_OPERATIONS];
            assert!(
                several.contains(&behaviour.operation) || ids.contains(behaviour.operation),
                "{behaviour:?}"
            );
            assert!(behaviour.sentence.ends_with('.'), "{behaviour:?}");
        }
        for operation in operations() {
            let told = fidelity()
                .iter()
                .any(|behaviour| behaviour.operation == operation.operation_id);
            assert!(
                told || operation.level == Level::SchemaOnly,
                "{operation:?}"
            );
        }
        let families: HashSet<_> = operations().iter().map(|o| o.family).collect();
        assert!(STATEFUL.iter().all(|family| families.contains(family)));
    }

    #[test]
    fn no_sentence_stands_twice() {
        let mut seen = HashSet::new();
        for behaviour in fidelity() {
            assert!(seen.insert((behaviour.operation, behaviour.sentence)));
        }
    }

    #[test]
    fn the_page_is_up_to_date() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/fidelity.md");
        let page = page();
        if std::env::var_os("UPDATE_FIDELITY").is_some() {
            std::fs::write(file, &page).unwrap();
        }
        assert!(
            std::fs::read_to_string(file).unwrap() == page,
            "docs/fidelity.md is stale: run the tests with UPDATE_FIDELITY=1"
        );
    }
}
