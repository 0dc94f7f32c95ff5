// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! Value lists, and the names of what is secret or personal.

/// The names of the parameters and fields that are secret somewhere.
pub(crate) const SECRET: &[&str] = &[
    "access_token",
    "benepia_password",
    "birth",
    "birthday",
    "card_number",
    "code_verifier",
    "cvc",
    "escrow_password",
    "expiry",
    "gender_digit",
    "identifier",
    "imp_key",
    "imp_secret",
    "otp",
    "pg_api_key",
    "pwd_2digit",
    "secure_3d_token",
    "unique_in_site",
    "unique_key",
    "vbank_key",
];

/// The names of the parameters and fields that are personal somewhere.
pub(crate) const PERSONAL: &[&str] = &[
    "addr",
    "address",
    "address_line_1",
    "address_line_2",
    "bank_holder",
    "bank_num",
    "base",
    "benepia_user",
    "browser_ip",
    "business_registration_number",
    "buyer_addr",
    "buyer_email",
    "buyer_name",
    "buyer_postcode",
    "buyer_tel",
    "bypass",
    "cancel_receipt_urls",
    "content",
    "cust_ip",
    "custom_data",
    "customer_addr",
    "customer_email",
    "customer_name",
    "customer_postcode",
    "customer_tel",
    "depositor_name",
    "detail",
    "extension",
    "foreigner",
    "foreigner_v2",
    "gender",
    "id",
    "individual_code",
    "name",
    "orders",
    "phone",
    "postcode",
    "receipt_url",
    "refund_account",
    "refund_holder",
    "refund_tel",
    "shipping_address_city",
    "shipping_address_country",
    "shipping_address_email",
    "shipping_address_firstname",
    "shipping_address_lastname",
    "shipping_address_phone",
    "shipping_address_state",
    "shipping_address_street",
    "shipping_address_zip",
    "shipping_memo",
    "tel",
    "tel1",
    "tel2",
    "title",
    "vbank_holder",
    "vbank_num",
    "writer",
];

/// The values of `CashReceiptType`.
pub(crate) const CASH_RECEIPT_TYPE: &[&str] = &["person", "company", "anonymous"];

/// The values of `FailedChannelType`.
pub(crate) const FAILED_CHANNEL_TYPE: &[&str] = &[
    "INVALID_REQUEST",
    "PG_PROVIDER",
    "DB_FAILED",
];

/// The values of `Carrier`.
pub(crate) const CARRIER: &[&str] = &["SKT", "KT", "LGT"];

/// The values of `CertifiedCarrier`.
pub(crate) const CERTIFIED_CARRIER: &[&str] = &[
    "SKT",
    "KT",
    "LGT",
    "SKT_MVNO",
    "KT_MVNO",
    "LGT_MVNO",
];

/// The values of `VerificationMethod`.
pub(crate) const VERIFICATION_METHOD: &[&str] = &["SMS", "APP"];

/// The values of `Gender`.
pub(crate) const GENDER: &[&str] = &["male", "female"];

/// The values of `Courier`.
pub(crate) const COURIER: &[&str] = &[
    "HYUNDAI",
    "HANARO",
    "SAGAWA",
    "KGB",
    "YELLOWCAP",
    "DONGBU",
    "EPOST",
    "CJGLS",
    "HANJIN",
    "DAESIN",
    "ETC",
    "LOGEN",
    "KOREX",
    "REGISTPOST",
    "CHUNIL",
    "ILYANG",
    "CVSNET",
    "KDEXP",
    "HONAM",
    "HDEXP",
];

/// The values of `KcpQuickPrepaidAuth`.
pub(crate) const KCP_QUICK_PREPAID_AUTH: &[&str] = &["Y", "N"];

/// The values of `NaverCancelReason`.
pub(crate) const NAVER_CANCEL_REASON: &[&str] = &[
    "SOLD_OUT",
    "DELAYED_DELIVERY",
    "PRODUCT_UNSATISFIED",
    "INTENT_CHANGED",
    "COLOR_AND_SIZE",
    "WRONG_ORDER",
    "INCORRECT_INFO",
];

/// The values of `NaverReturnReason`.
pub(crate) const NAVER_RETURN_REASON: &[&str] = &[
    "INTENT_CHANGED",
    "COLOR_AND_SIZE",
    "WRONG_ORDER",
    "PRODUCT_UNSATISFIED",
    "DELAYED_DELIVERY",
    "SOLD_OUT",
    "DROPPED_DELIVERY",
    "BROKEN",
    "INCORRECT_INFO",
    "WRONG_DELIVERY",
    "WRONG_OPTION",
];

/// The values of `NaverWithholdReason`.
pub(crate) const NAVER_WITHHOLD_REASON: &[&str] = &[
    "RETURN_DELIVERYFEE",
    "EXTRAFEEE",
    "RETURN_DELIVERYFEE_AND_EXTRAFEEE",
    "RETURN_PRODUCT_NOT_DELIVERED",
    "ETC",
];

/// The values of `NaverDeliveryMethod`.
pub(crate) const NAVER_DELIVERY_METHOD: &[&str] = &[
    "DELIVERY",
    "GDFW_ISSUE_SVC",
    "VISIT_RECEIPT",
    "DIRECT_DELIVERY",
    "QUICK_SVC",
    "NOTHING",
];

/// The values of `NaverReturnDeliveryMethod`.
pub(crate) const NAVER_RETURN_DELIVERY_METHOD: &[&str] = &[
    "RETURN_DESIGNATED",
    "RETURN_DELIVERY",
    "RETURN_INDIVIDUAL",
];

/// The values of `NaverDeliveryCompany`.
pub(crate) const NAVER_DELIVERY_COMPANY: &[&str] = &[
    "CJGLS",
    "KGB",
    "DONGBU",
    "EPOST",
    "REGISTPOST",
    "HANJIN",
    "HYUNDAI",
    "KGBLS",
    "INNOGIS",
    "DAESIN",
    "ILYANG",
    "KDEXP",
    "CHUNIL",
    "CH1",
    "HDEXP",
    "CVSNET",
    "DHL",
    "FEDEX",
    "GSMNTON",
    "WARPEX",
    "WIZWA",
    "EMS",
    "DHLDE",
    "ACIEXPRESS",
    "EZUSA",
    "PANTOS",
    "UPS",
    "HLCGLOBAL",
    "KOREXG",
    "TNT",
    "SWGEXP",
    "DAEWOON",
    "USPS",
    "IPARCEL",
    "KUNYOUNG",
    "HPL",
    "DADREAM",
    "SLX",
    "SFEXPRESS",
    "HONAM",
];

/// The values of `NaverReviewType`.
pub(crate) const NAVER_REVIEW_TYPE: &[&str] = &["general", "premium"];

/// The values of `NaverConfirmRequester`.
pub(crate) const NAVER_CONFIRM_REQUESTER: &[&str] = &["admin", "customer"];

/// The values of `NaverProductOrderStatus`.
pub(crate) const NAVER_PRODUCT_ORDER_STATUS: &[&str] = &[
    "PAYMENT_WAITING",
    "PAYED",
    "DELIVERING",
    "DELIVERED",
    "PURCHASE_DECIDED",
    "EXCHANGED",
    "CANCELED",
    "RETURNED",
    "CANCELED_BY_NOPAYMENT",
];

/// The values of `NaverClaimType`.
pub(crate) const NAVER_CLAIM_TYPE: &[&str] = &[
    "CANCEL",
    "RETURN",
    "EXCHANGE",
    "PURCHASE_DECISION_HOLDBACK",
    "ADMIN_CANCEL",
];

/// The values of `NaverClaimStatus`.
pub(crate) const NAVER_CLAIM_STATUS: &[&str] = &[
    "CANCEL_REQUEST",
    "CANCELING",
    "CANCEL_DONE",
    "CANCEL_REJECT",
    "RETURN_REQUEST",
    "COLLECTING",
    "COLLECT_DONE",
    "RETURN_DONE",
    "RETURN_REJECT",
    "EXCHANGE_REQUEST",
    "EXCHANGE_REDELIVERING",
    "EXCHANGE_DONE",
    "EXCHANGE_REJECT",
    "PURCHASE_DECISION_HOLDBACK",
    "PURCHASE_DECISION_HOLDBACK_REDELIVERING",
    "PURCHASE_DECISION_REQUEST",
    "PURCHASE_DECISION_HOLDBACK_RELEASE",
    "ADMIN_CANCELING",
    "ADMIN_CANCEL_DONE",
];

/// The values of `PaycoOrderStatus`.
pub(crate) const PAYCO_ORDER_STATUS: &[&str] = &[
    "DELIVERY_START",
    "PURCHASE_DECISION",
    "CANCELED",
];

/// The values of `PaymentStatus`.
pub(crate) const PAYMENT_STATUS: &[&str] = &[
    "ready",
    "paid",
    "cancelled",
    "failed",
    "pending",
];

/// The values of `PaymentStatusFilter`.
pub(crate) const PAYMENT_STATUS_FILTER: &[&str] = &[
    "all",
    "ready",
    "paid",
    "cancelled",
    "failed",
];

/// The values of `PaymentSorting`.
pub(crate) const PAYMENT_SORTING: &[&str] = &[
    "-started",
    "started",
    "-paid",
    "paid",
    "-updated",
    "updated",
];

/// The values of `PaymentMethod`.
pub(crate) const PAYMENT_METHOD: &[&str] = &[
    "card",
    "trans",
    "vbank",
    "phone",
    "samsung",
    "kpay",
    "kakaopay",
    "payco",
    "lpay",
    "ssgpay",
    "ssgpay_bank",
    "tosspay",
    "tosspay_card",
    "tosspay_money",
    "naverpay",
    "naverpay_card",
    "naverpay_point",
    "applepay",
    "paypal",
    "pinpay",
    "skpay",
    "wechat",
    "alipay",
    "unionpay",
    "tenpay",
    "paysbuy",
    "econtext",
    "molpay",
    "point",
    "cultureland",
    "smartculture",
    "culturegift",
    "booknlife",
    "happymoney",
    "toss_brandpay",
];

/// The values of `PaymentChannel`.
pub(crate) const PAYMENT_CHANNEL: &[&str] = &["pc", "mobile", "api"];

/// The values of `Currency`.
pub(crate) const CURRENCY: &[&str] = &["KRW", "USD", "EUR", "JPY", "VND"];

/// The values of `EmbeddedPgProvider`.
pub(crate) const EMBEDDED_PG_PROVIDER: &[&str] = &[
    "naverpay",
    "kakaopay",
    "payco",
    "samsungpay",
    "ssgpay",
    "lpay",
    "kpay",
    "applepay",
    "pinpay",
    "tosspay",
    "skpay",
    "toss_brandpay",
];

/// The values of `CustomerUidUsage`.
pub(crate) const CUSTOMER_UID_USAGE: &[&str] = &[
    "issue",
    "payment",
    "payment.scheduled",
];

/// The values of `CancelRequester`.
pub(crate) const CANCEL_REQUESTER: &[&str] = &["customer", "admin"];

/// The values of `PaymentwallProductType`.
pub(crate) const PAYMENTWALL_PRODUCT_TYPE: &[&str] = &["physical", "digital"];

/// The values of `PaymentwallDeliveryStatus`.
pub(crate) const PAYMENTWALL_DELIVERY_STATUS: &[&str] = &[
    "order_placed",
    "order_shipped",
    "delivering",
    "delivered",
];

/// The values of `PaymentwallRefundable`.
pub(crate) const PAYMENTWALL_REFUNDABLE: &[&str] = &["yes", "no"];

/// The values of `ReceiptType`.
pub(crate) const RECEIPT_TYPE: &[&str] = &["person", "company"];

/// The values of `ReceiptIdentifierType`.
pub(crate) const RECEIPT_IDENTIFIER_TYPE: &[&str] = &[
    "person",
    "business",
    "phone",
    "taxcard",
];

/// The values of `ExternalReceiptPayMethod`.
pub(crate) const EXTERNAL_RECEIPT_PAY_METHOD: &[&str] = &["trans", "vbank"];

/// The values of `ScheduleStatus`.
pub(crate) const SCHEDULE_STATUS: &[&str] = &["scheduled", "executed", "revoked"];

/// The values of `PgSettingType`.
pub(crate) const PG_SETTING_TYPE: &[&str] = &["payment", "api_payment", "certification"];

/// The values of `ProductType`.
pub(crate) const PRODUCT_TYPE: &[&str] = &["real", "digital"];
