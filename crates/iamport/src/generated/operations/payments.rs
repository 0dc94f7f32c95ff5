// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/payments.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/payments.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `payments`
///
/// The module [`operations::payments`](crate::operations::payments) tells what these calls are for,
/// with an example.
impl Client {
    /// Looks up one payment by its PortOne id.
    ///
    /// This is the call to check what the browser or a webhook reported: compare `amount` and `status` with
    /// the order. An unknown id is 404, with the message `존재하지 않는 결제정보입니다.`; so is a payment of a test
    /// channel, unless `include_sandbox` is true. Just after the payment window closed, the payment may be
    /// unknown for a moment.
    ///
    /// `GET /payments/{imp_uid}`, in the vendor's documentation 결제내역 단건조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getPaymentByImpUid")]
    #[doc(alias = "결제내역 단건조회 API")]
    #[doc(alias = "/payments/{imp_uid}")]
    #[doc(alias = "결제 조회")]
    #[doc(alias = "결제내역")]
    #[doc(alias = "결제 검증")]
    #[doc(alias = "imp_uid")]
    pub fn get_payment_by_imp_uid(
        &self,
        imp_uid: impl Into<String>,
    ) -> GetPaymentByImpUid {
        GetPaymentByImpUid {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            include_sandbox: None,
            extension: None,
            more: Extra::default(),
        }
    }

    /// Looks up many payments by their ids.
    ///
    /// Up to 100 payments in one call, by `imp_uid[]`, by `merchant_uid[]` or by both; at least one id is
    /// needed. The answer is a plain list, and its order is not that of the request. Some ids not found is
    /// 207 with the payments that were found: which ids are missing is for the caller to work out. None
    /// found is 404.
    ///
    /// `GET /payments`, in the vendor's documentation 결제내역 복수조회 API.
    ///
    /// **At least one of:** `imp_uid[]`, `merchant_uid[]`.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getPaymentListByImpUid")]
    #[doc(alias = "결제내역 복수조회 API")]
    #[doc(alias = "/payments")]
    #[doc(alias = "결제 조회")]
    #[doc(alias = "결제내역 목록")]
    pub fn get_payment_list_by_imp_uid(&self) -> GetPaymentListByImpUid {
        GetPaymentListByImpUid {
            client: self.clone(),
            imp_uid: None,
            merchant_uid: None,
            more: Extra::default(),
        }
    }

    /// Looks up the first payment of an order that has a given status.
    ///
    /// Several payments can share one `merchant_uid`; the one that comes first in the order of `sorting` is
    /// answered, the newest if `sorting` is left out. None is 404. A status that the API does not know is
    /// 400, with the message `지원되지 않는 상태값입니다.`. `getPaymentByMerchantUidAnyStatus` asks without a status.
    ///
    /// `GET /payments/find/{merchant_uid}/{payment_status}`, in the vendor's documentation 결제 복수조회(주문UQ)
    /// API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// *Observed, not documented:* The refusal of an unknown status with 400 was seen in a test against the
    /// live service, and is not documented for this call.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getPaymentByMerchantUid")]
    #[doc(alias = "결제 복수조회(주문UQ) API")]
    #[doc(alias = "/payments/find/{merchant_uid}/{payment_status}")]
    #[doc(alias = "주문번호 조회")]
    #[doc(alias = "결제 조회")]
    #[doc(alias = "merchant_uid")]
    pub fn get_payment_by_merchant_uid_and_status(
        &self,
        merchant_uid: impl Into<String>,
        payment_status: impl Into<types::PaymentStatus>,
    ) -> GetPaymentByMerchantUidAndStatus {
        GetPaymentByMerchantUidAndStatus {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            payment_status: payment_status.into(),
            sorting: None,
            more: Extra::default(),
        }
    }

    /// Looks up the first payment of an order, whatever its status.
    ///
    /// Several payments can share one `merchant_uid`; the one that comes first in the order of `sorting` is
    /// answered, the newest if `sorting` is left out. None is 404. It is `getPaymentByMerchantUid` without
    /// its last path segment.
    ///
    /// `GET /payments/find/{merchant_uid}`, in the vendor's documentation 결제 복수조회(주문UQ) API, 상태 미지정.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// *Observed, not documented:* The vendor documents the status as an optional trailing segment of one
    /// path, and clients in use leave it out.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getPaymentByMerchantUidAnyStatus")]
    #[doc(alias = "결제 복수조회(주문UQ) API, 상태 미지정")]
    #[doc(alias = "/payments/find/{merchant_uid}")]
    #[doc(alias = "주문번호 조회")]
    #[doc(alias = "결제 조회")]
    #[doc(alias = "merchant_uid")]
    pub fn get_payment_by_merchant_uid(
        &self,
        merchant_uid: impl Into<String>,
    ) -> GetPaymentByMerchantUid {
        GetPaymentByMerchantUid {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            sorting: None,
            more: Extra::default(),
        }
    }

    /// Lists all payments of an order that have a given status.
    ///
    /// The answer is one page; go on with `page` until its `next` is 0. A wrong parameter is 400, an order
    /// without such a payment is 404. `getAllPaymentsByMerchantUidAnyStatus` asks without a status.
    ///
    /// `GET /payments/findAll/{merchant_uid}/{payment_status}`, in the vendor's documentation 결제
    /// 복수조회(주문All) API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getAllPaymentsByMerchantUid")]
    #[doc(alias = "결제 복수조회(주문All) API")]
    #[doc(alias = "/payments/findAll/{merchant_uid}/{payment_status}")]
    #[doc(alias = "주문번호 조회")]
    #[doc(alias = "결제 조회")]
    pub fn get_all_payments_by_merchant_uid_and_status(
        &self,
        merchant_uid: impl Into<String>,
        payment_status: impl Into<types::PaymentStatus>,
    ) -> GetAllPaymentsByMerchantUidAndStatus {
        GetAllPaymentsByMerchantUidAndStatus {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            payment_status: payment_status.into(),
            page: None,
            limit: None,
            sorting: None,
            more: Extra::default(),
        }
    }

    /// Lists all payments of an order, whatever their status.
    ///
    /// The answer is one page; go on with `page` until its `next` is 0. A wrong parameter is 400, an order
    /// without any payment is 404. It is `getAllPaymentsByMerchantUid` without its last path segment.
    ///
    /// `GET /payments/findAll/{merchant_uid}`, in the vendor's documentation 결제 복수조회(주문All) API, 상태 미지정.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// *Assumed:* The vendor documents the status as an optional trailing segment of one path; no answer of
    /// the path without it was captured.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getAllPaymentsByMerchantUidAnyStatus")]
    #[doc(alias = "결제 복수조회(주문All) API, 상태 미지정")]
    #[doc(alias = "/payments/findAll/{merchant_uid}")]
    #[doc(alias = "주문번호 조회")]
    #[doc(alias = "결제 조회")]
    pub fn get_all_payments_by_merchant_uid(
        &self,
        merchant_uid: impl Into<String>,
    ) -> GetAllPaymentsByMerchantUid {
        GetAllPaymentsByMerchantUid {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            page: None,
            limit: None,
            sorting: None,
            more: Extra::default(),
        }
    }

    /// Lists the payments of the shop within a time window, by status.
    ///
    /// The window is 90 days at most: from `from` to `to`, and the last 90 days if both are left out. Which
    /// time of a payment counts depends on the status it has now: start for `ready`, payment for `paid`,
    /// cancellation for `cancelled`, failure for `failed`. The answer is one page; go on with `page` until
    /// its `next` is 0. A status that the API does not know and a page past the last one are 400.
    ///
    /// `GET /payments/status/{payment_status}`, in the vendor's documentation 결제상태기준 복수조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getPaymentsByStatus")]
    #[doc(alias = "결제상태기준 복수조회 API")]
    #[doc(alias = "/payments/status/{payment_status}")]
    #[doc(alias = "결제 목록")]
    #[doc(alias = "결제내역 목록")]
    #[doc(alias = "정산")]
    #[doc(alias = "대사")]
    pub fn get_payments_by_status(
        &self,
        payment_status: impl Into<types::PaymentStatusFilter>,
    ) -> GetPaymentsByStatus {
        GetPaymentsByStatus {
            client: self.clone(),
            payment_status: payment_status.into(),
            page: None,
            limit: None,
            from: None,
            to: None,
            sorting: None,
            more: Extra::default(),
        }
    }

    /// Shows how the amount of a payment splits by means of payment and by tax.
    ///
    /// For PAYCO payments only; a payment of another gateway is 405, an unknown id is 404. The amounts have
    /// refunds taken off already.
    ///
    /// `GET /payments/{imp_uid}/balance`, in the vendor's documentation 결제 상세내역 조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `payco`.
    ///
    /// *Assumed:* The vendor explains 405 as a wrong HTTP method; that it is what payments of other
    /// gateways get is inferred from its note that only PAYCO is served.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 405: The call does not apply to this kind of payment.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "balanceByImpUid")]
    #[doc(alias = "결제 상세내역 조회 API")]
    #[doc(alias = "/payments/{imp_uid}/balance")]
    #[doc(alias = "결제 잔액")]
    #[doc(alias = "취소 가능 금액")]
    #[doc(alias = "환불 가능 금액")]
    #[doc(alias = "부가세")]
    pub fn balance_by_imp_uid(&self, imp_uid: impl Into<String>) -> BalanceByImpUid {
        BalanceByImpUid {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            more: Extra::default(),
        }
    }

    /// Cancels a payment, wholly or in part, and returns the money.
    ///
    /// Leaving `amount` out cancels everything that is left of the payment. Name the payment by `imp_uid`
    /// or by `merchant_uid`; if both are given, `imp_uid` counts, and a wrong `imp_uid` fails even beside a
    /// good `merchant_uid`. Give `checksum`, the amount you believe to be still refundable, so that a call
    /// sent by mistake a second time is stopped. After a part cancel the `status` is already `cancelled`;
    /// `cancel_amount` and `cancel_history` say how much, and more cancels are possible while money
    /// remains. A paid virtual account needs `refund_holder`, `refund_bank` and `refund_account`; its money
    /// arrives on the next business day or later. A refusal is HTTP 200 with `code` other than 0: `취소할 결제건이
    /// 존재하지 않습니다.` for an unknown payment, `이미 전액취소된 주문입니다.` for one that is wholly cancelled, `결제취소에
    /// 실패하였습니다.` with the words of the gateway for its refusal. With PayPal an accepted call may still wait
    /// for approval: it is done when `status` is `cancelled` and `cancel_history` has the entry. Never send
    /// it twice without looking at the payment first. A virtual account that is not paid yet is revoked by
    /// `revokeVbank` instead.
    ///
    /// `POST /payments/cancel`, in the vendor's documentation 결제취소 API.
    ///
    /// **At least one of:** `imp_uid`, `merchant_uid`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// *Observed, not documented:* The vendor lists only 200 and 401; captured refusals are HTTP 200, and a
    /// call that names no payment was seen at 200 and at 400.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "cancelPayment")]
    #[doc(alias = "결제취소 API")]
    #[doc(alias = "/payments/cancel")]
    #[doc(alias = "환불")]
    #[doc(alias = "취소")]
    #[doc(alias = "결제취소")]
    #[doc(alias = "결제 취소")]
    #[doc(alias = "부분취소")]
    #[doc(alias = "부분환불")]
    #[doc(alias = "전액취소")]
    #[doc(alias = "refund")]
    pub fn cancel_payment(&self) -> CancelPayment {
        CancelPayment {
            client: self.clone(),
            imp_uid: None,
            merchant_uid: None,
            amount: None,
            tax_free: None,
            vat_amount: None,
            checksum: None,
            reason: None,
            refund_holder: None,
            refund_bank: None,
            refund_account: None,
            refund_tel: None,
            retain_promotion: None,
            enable_webhook: None,
            extra: None,
            more: Extra::default(),
        }
    }
}

/// `getPaymentByImpUid`: `GET /payments/{imp_uid}`.
pub(super) const GET_PAYMENT_BY_IMP_UID: OperationInfo = OperationInfo {
    id: "getPaymentByImpUid",
    method: Method::Get,
    path: "/payments/{imp_uid}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &["include_sandbox", "extension"],
    reserved: &[],
    rivals: &[
        "/payments/{imp_uid}/naver/product-orders",
        "/payments/{imp_uid}/naver/cash-amount",
        "/payments/find/{merchant_uid}/{payment_status}",
        "/payments/find/{merchant_uid}",
        "/payments/findAll/{merchant_uid}/{payment_status}",
        "/payments/findAll/{merchant_uid}",
        "/payments/status/{payment_status}",
        "/payments/{imp_uid}/balance",
        "/payments/prepare/{merchant_uid}",
    ],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "imp_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Looks up one payment by its PortOne id.
///
/// Made by [`Client::get_payment_by_imp_uid`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetPaymentByImpUid {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) include_sandbox: Option<bool>,
    pub(crate) extension: Option<bool>,
    pub(crate) more: Extra,
}

impl GetPaymentByImpUid {
    /// Whether a payment of a test channel is answered too; false if left out.
    ///
    /// Only this call has it.
    pub fn include_sandbox(mut self, value: bool) -> Self {
        self.include_sandbox = Some(value);
        self
    }

    /// Whether the answer holds `extension`, what the payment gateway said on top of the common fields.
    ///
    /// *Assumed:* The vendor's notes on the gateways daou and PayPal use it, its list of parameters does
    /// not have it, and no answer was captured.
    pub fn extension(mut self, value: bool) -> Self {
        self.extension = Some(value);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&GET_PAYMENT_BY_IMP_UID)
            .path("imp_uid", &self.imp_uid)
            .query("include_sandbox", &self.include_sandbox)
            .query("extension", &self.extension)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::PaymentAnnotation, echoed| {
                    echoed.record(&[("imp_uid", Some(answer.imp_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(GetPaymentByImpUid);

impl std::fmt::Debug for GetPaymentByImpUid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetPaymentByImpUid",
            &[
                ("imp_uid", true),
                ("include_sandbox", self.include_sandbox.is_some()),
                ("extension", self.extension.is_some()),
            ],
        )
    }
}

/// `getPaymentListByImpUid`: `GET /payments`.
pub(super) const GET_PAYMENT_LIST_BY_IMP_UID: OperationInfo = OperationInfo {
    id: "getPaymentListByImpUid",
    method: Method::Get,
    path: "/payments",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &["imp_uid[]", "merchant_uid[]"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "imp_uid[]",
            known: true,
            unless: None,
            or: None,
        },
        Echo {
            sent: "merchant_uid[]",
            known: true,
            unless: None,
            or: Some("imp_uid[]"),
        },
    ],
};

/// Looks up many payments by their ids.
///
/// Made by [`Client::get_payment_list_by_imp_uid`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetPaymentListByImpUid {
    pub(crate) client: Client,
    pub(crate) imp_uid: Option<Vec<String>>,
    pub(crate) merchant_uid: Option<Vec<String>>,
    pub(crate) more: Extra,
}

impl GetPaymentListByImpUid {
    /// PortOne ids, each as a query parameter of its own.
    pub fn imp_uid(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.imp_uid = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Order numbers of the shop, each as a query parameter of its own.
    pub fn merchant_uid(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.merchant_uid = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<Vec<types::PaymentAnnotation>>, Error> {
        let request = Request::new(&GET_PAYMENT_LIST_BY_IMP_UID)
            .identifier("imp_uid[]", &self.imp_uid)
            .query("imp_uid[]", &self.imp_uid)
            .identifier("merchant_uid[]", &self.merchant_uid)
            .query("merchant_uid[]", &self.merchant_uid)
            .any_of(&["imp_uid[]", "merchant_uid[]"])
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &Vec<types::PaymentAnnotation>, echoed| {
                    for entry in answer {
                        echoed
                            .record(
                                &[
                                    ("imp_uid[]", Some(entry.imp_uid.as_str())),
                                    ("merchant_uid[]", Some(entry.merchant_uid.as_str())),
                                ],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(GetPaymentListByImpUid);

impl std::fmt::Debug for GetPaymentListByImpUid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetPaymentListByImpUid",
            &[
                ("imp_uid", self.imp_uid.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
            ],
        )
    }
}

/// `getPaymentByMerchantUid`: `GET /payments/find/{merchant_uid}/{payment_status}`.
pub(super) const GET_PAYMENT_BY_MERCHANT_UID: OperationInfo = OperationInfo {
    id: "getPaymentByMerchantUid",
    method: Method::Get,
    path: "/payments/find/{merchant_uid}/{payment_status}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &["sorting"],
    reserved: &[
        ("merchant_uid", &["naver"]),
        ("payment_status", &["cash-amount", "product-orders"]),
    ],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Looks up the first payment of an order that has a given status.
///
/// Made by [`Client::get_payment_by_merchant_uid_and_status`], which says all about it. Nothing is sent
/// before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetPaymentByMerchantUidAndStatus {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) payment_status: types::PaymentStatus,
    pub(crate) sorting: Option<types::PaymentSorting>,
    pub(crate) more: Extra,
}

impl GetPaymentByMerchantUidAndStatus {
    /// The order in which the first one is looked for; `-started` if left out.
    pub fn sorting(mut self, value: impl Into<types::PaymentSorting>) -> Self {
        self.sorting = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&GET_PAYMENT_BY_MERCHANT_UID)
            .path("merchant_uid", &self.merchant_uid)
            .path("payment_status", &self.payment_status)
            .query("sorting", &self.sorting)
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

crate::runtime::extra!(GetPaymentByMerchantUidAndStatus);

impl std::fmt::Debug for GetPaymentByMerchantUidAndStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetPaymentByMerchantUidAndStatus",
            &[
                ("merchant_uid", true),
                ("payment_status", true),
                ("sorting", self.sorting.is_some()),
            ],
        )
    }
}

/// `getPaymentByMerchantUidAnyStatus`: `GET /payments/find/{merchant_uid}`.
pub(super) const GET_PAYMENT_BY_MERCHANT_UID_ANY_STATUS: OperationInfo = OperationInfo {
    id: "getPaymentByMerchantUidAnyStatus",
    method: Method::Get,
    path: "/payments/find/{merchant_uid}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &["sorting"],
    reserved: &[("merchant_uid", &["balance"])],
    rivals: &[
        "/payments/{imp_uid}/naver/product-orders",
        "/payments/{imp_uid}/naver/cash-amount",
        "/payments/find/{merchant_uid}/{payment_status}",
    ],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Looks up the first payment of an order, whatever its status.
///
/// Made by [`Client::get_payment_by_merchant_uid`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetPaymentByMerchantUid {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) sorting: Option<types::PaymentSorting>,
    pub(crate) more: Extra,
}

impl GetPaymentByMerchantUid {
    /// The order in which the first one is looked for; `-started` if left out.
    pub fn sorting(mut self, value: impl Into<types::PaymentSorting>) -> Self {
        self.sorting = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&GET_PAYMENT_BY_MERCHANT_UID_ANY_STATUS)
            .path("merchant_uid", &self.merchant_uid)
            .query("sorting", &self.sorting)
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

crate::runtime::extra!(GetPaymentByMerchantUid);

impl std::fmt::Debug for GetPaymentByMerchantUid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetPaymentByMerchantUid",
            &[("merchant_uid", true), ("sorting", self.sorting.is_some())],
        )
    }
}

/// `getAllPaymentsByMerchantUid`: `GET /payments/findAll/{merchant_uid}/{payment_status}`.
pub(super) const GET_ALL_PAYMENTS_BY_MERCHANT_UID: OperationInfo = OperationInfo {
    id: "getAllPaymentsByMerchantUid",
    method: Method::Get,
    path: "/payments/findAll/{merchant_uid}/{payment_status}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &["page", "limit", "sorting"],
    reserved: &[
        ("merchant_uid", &["naver"]),
        ("payment_status", &["cash-amount", "product-orders"]),
    ],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Lists all payments of an order that have a given status.
///
/// Made by [`Client::get_all_payments_by_merchant_uid_and_status`], which says all about it. Nothing is
/// sent before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetAllPaymentsByMerchantUidAndStatus {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) payment_status: types::PaymentStatus,
    pub(crate) page: Option<i64>,
    pub(crate) limit: Option<i64>,
    pub(crate) sorting: Option<types::PaymentSorting>,
    pub(crate) more: Extra,
}

impl GetAllPaymentsByMerchantUidAndStatus {
    /// The number of the page, from 1; 1 if left out.
    pub fn page(mut self, value: i64) -> Self {
        self.page = Some(value);
        self
    }

    /// How many payments a page holds, from 1 to 1000; 20 if left out.
    pub fn limit(mut self, value: i64) -> Self {
        self.limit = Some(value);
        self
    }

    /// The order of the list; `-started` if left out.
    pub fn sorting(mut self, value: impl Into<types::PaymentSorting>) -> Self {
        self.sorting = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PagedPaymentAnnotation>, Error> {
        let request = Request::new(&GET_ALL_PAYMENTS_BY_MERCHANT_UID)
            .path("merchant_uid", &self.merchant_uid)
            .path("payment_status", &self.payment_status)
            .query("page", &self.page)
            .query("limit", &self.limit)
            .query("sorting", &self.sorting)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::PagedPaymentAnnotation, echoed| {
                    for entry in &answer.list {
                        echoed
                            .record(
                                &[("merchant_uid", Some(entry.merchant_uid.as_str()))],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(GetAllPaymentsByMerchantUidAndStatus);

impl std::fmt::Debug for GetAllPaymentsByMerchantUidAndStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetAllPaymentsByMerchantUidAndStatus",
            &[
                ("merchant_uid", true),
                ("payment_status", true),
                ("page", self.page.is_some()),
                ("limit", self.limit.is_some()),
                ("sorting", self.sorting.is_some()),
            ],
        )
    }
}

/// `getAllPaymentsByMerchantUidAnyStatus`: `GET /payments/findAll/{merchant_uid}`.
pub(super) const GET_ALL_PAYMENTS_BY_MERCHANT_UID_ANY_STATUS: OperationInfo = OperationInfo {
    id: "getAllPaymentsByMerchantUidAnyStatus",
    method: Method::Get,
    path: "/payments/findAll/{merchant_uid}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &["page", "limit", "sorting"],
    reserved: &[("merchant_uid", &["balance"])],
    rivals: &[
        "/payments/{imp_uid}/naver/product-orders",
        "/payments/{imp_uid}/naver/cash-amount",
        "/payments/findAll/{merchant_uid}/{payment_status}",
    ],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Lists all payments of an order, whatever their status.
///
/// Made by [`Client::get_all_payments_by_merchant_uid`], which says all about it. Nothing is sent
/// before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetAllPaymentsByMerchantUid {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) page: Option<i64>,
    pub(crate) limit: Option<i64>,
    pub(crate) sorting: Option<types::PaymentSorting>,
    pub(crate) more: Extra,
}

impl GetAllPaymentsByMerchantUid {
    /// The number of the page, from 1; 1 if left out.
    pub fn page(mut self, value: i64) -> Self {
        self.page = Some(value);
        self
    }

    /// How many payments a page holds, from 1 to 1000; 20 if left out.
    pub fn limit(mut self, value: i64) -> Self {
        self.limit = Some(value);
        self
    }

    /// The order of the list; `-started` if left out.
    pub fn sorting(mut self, value: impl Into<types::PaymentSorting>) -> Self {
        self.sorting = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PagedPaymentAnnotation>, Error> {
        let request = Request::new(&GET_ALL_PAYMENTS_BY_MERCHANT_UID_ANY_STATUS)
            .path("merchant_uid", &self.merchant_uid)
            .query("page", &self.page)
            .query("limit", &self.limit)
            .query("sorting", &self.sorting)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::PagedPaymentAnnotation, echoed| {
                    for entry in &answer.list {
                        echoed
                            .record(
                                &[("merchant_uid", Some(entry.merchant_uid.as_str()))],
                            );
                    }
                },
            )
            .await
    }
}

crate::runtime::extra!(GetAllPaymentsByMerchantUid);

impl std::fmt::Debug for GetAllPaymentsByMerchantUid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetAllPaymentsByMerchantUid",
            &[
                ("merchant_uid", true),
                ("page", self.page.is_some()),
                ("limit", self.limit.is_some()),
                ("sorting", self.sorting.is_some()),
            ],
        )
    }
}

/// `getPaymentsByStatus`: `GET /payments/status/{payment_status}`.
pub(super) const GET_PAYMENTS_BY_STATUS: OperationInfo = OperationInfo {
    id: "getPaymentsByStatus",
    method: Method::Get,
    path: "/payments/status/{payment_status}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &["page", "limit", "from", "to", "sorting"],
    reserved: &[("payment_status", &["balance"])],
    rivals: &[
        "/payments/{imp_uid}/naver/product-orders",
        "/payments/{imp_uid}/naver/cash-amount",
    ],
    sensitive: &[],
    echoes: &[],
};

/// Lists the payments of the shop within a time window, by status.
///
/// Made by [`Client::get_payments_by_status`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetPaymentsByStatus {
    pub(crate) client: Client,
    pub(crate) payment_status: types::PaymentStatusFilter,
    pub(crate) page: Option<i64>,
    pub(crate) limit: Option<i64>,
    pub(crate) from: Option<crate::UnixTime>,
    pub(crate) to: Option<crate::UnixTime>,
    pub(crate) sorting: Option<types::PaymentSorting>,
    pub(crate) more: Extra,
}

impl GetPaymentsByStatus {
    /// The number of the page, from 1; 1 if left out.
    pub fn page(mut self, value: i64) -> Self {
        self.page = Some(value);
        self
    }

    /// How many payments a page holds, from 1 to 1000; 20 if left out.
    pub fn limit(mut self, value: i64) -> Self {
        self.limit = Some(value);
        self
    }

    /// Start of the window, this second included, in epoch seconds; 90 days before `to` if left out.
    pub fn from(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.from = Some(value.into());
        self
    }

    /// End of the window in epoch seconds; now if left out.
    ///
    /// Do not rely on whether this very second is in the window.
    ///
    /// *Assumed:* Versions of the vendor's documentation differ on whether a payment at the very end of the
    /// window is listed.
    pub fn to(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.to = Some(value.into());
        self
    }

    /// The order of the list; `-started` if left out.
    pub fn sorting(mut self, value: impl Into<types::PaymentSorting>) -> Self {
        self.sorting = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PagedPaymentAnnotation>, Error> {
        let request = Request::new(&GET_PAYMENTS_BY_STATUS)
            .path("payment_status", &self.payment_status)
            .query("page", &self.page)
            .query("limit", &self.limit)
            .time("from", &self.from, 0, 9_999_999_999)
            .query("from", &self.from)
            .time("to", &self.to, 0, 9_999_999_999)
            .query("to", &self.to)
            .query("sorting", &self.sorting)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(GetPaymentsByStatus);

impl std::fmt::Debug for GetPaymentsByStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetPaymentsByStatus",
            &[
                ("payment_status", true),
                ("page", self.page.is_some()),
                ("limit", self.limit.is_some()),
                ("from", self.from.is_some()),
                ("to", self.to.is_some()),
                ("sorting", self.sorting.is_some()),
            ],
        )
    }
}

/// `balanceByImpUid`: `GET /payments/{imp_uid}/balance`.
pub(super) const BALANCE_BY_IMP_UID: OperationInfo = OperationInfo {
    id: "balanceByImpUid",
    method: Method::Get,
    path: "/payments/{imp_uid}/balance",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[("imp_uid", &["find", "findAll", "prepare", "status"])],
    rivals: &[
        "/payments/find/{merchant_uid}/{payment_status}",
        "/payments/findAll/{merchant_uid}/{payment_status}",
    ],
    sensitive: &[],
    echoes: &[],
};

/// Shows how the amount of a payment splits by means of payment and by tax.
///
/// Made by [`Client::balance_by_imp_uid`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct BalanceByImpUid {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) more: Extra,
}

impl BalanceByImpUid {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<types::PaymentBalanceResponseAnnotation>, Error> {
        let request = Request::new(&BALANCE_BY_IMP_UID)
            .path("imp_uid", &self.imp_uid)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(BalanceByImpUid);

impl std::fmt::Debug for BalanceByImpUid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "BalanceByImpUid", &[("imp_uid", true)])
    }
}

/// `cancelPayment`: `POST /payments/cancel`.
pub(super) const CANCEL_PAYMENT: OperationInfo = OperationInfo {
    id: "cancelPayment",
    method: Method::Post,
    path: "/payments/cancel",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "imp_uid",
        "merchant_uid",
        "amount",
        "tax_free",
        "vat_amount",
        "checksum",
        "reason",
        "refund_holder",
        "refund_bank",
        "refund_account",
        "refund_tel",
        "retain_promotion",
        "enable_webhook",
        "extra",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &["refund_holder", "refund_account", "refund_tel"],
    echoes: &[
        Echo {
            sent: "imp_uid",
            known: true,
            unless: None,
            or: None,
        },
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: Some("imp_uid"),
            or: None,
        },
    ],
};

/// Cancels a payment, wholly or in part, and returns the money.
///
/// Made by [`Client::cancel_payment`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct CancelPayment {
    pub(crate) client: Client,
    pub(crate) imp_uid: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) tax_free: Option<crate::Amount>,
    pub(crate) vat_amount: Option<crate::Amount>,
    pub(crate) checksum: Option<crate::Amount>,
    pub(crate) reason: Option<String>,
    pub(crate) refund_holder: Option<String>,
    pub(crate) refund_bank: Option<String>,
    pub(crate) refund_account: Option<String>,
    pub(crate) refund_tel: Option<String>,
    pub(crate) retain_promotion: Option<bool>,
    pub(crate) enable_webhook: Option<bool>,
    pub(crate) extra: Option<types::CancelPaymentExtra>,
    pub(crate) more: Extra,
}

impl CancelPayment {
    /// The PortOne id of the payment.
    ///
    /// One of `imp_uid` and `merchant_uid` is needed; this one counts if both are given.
    pub fn imp_uid(mut self, value: impl Into<String>) -> Self {
        self.imp_uid = Some(value.into());
        self
    }

    /// The order number of the payment, used if `imp_uid` is left out.
    pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
        self.merchant_uid = Some(value.into());
        self
    }

    /// Leaving it out cancels everything that is left.
    ///
    /// Otherwise the amount to cancel, above zero; the API reads 0 as everything too.
    pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.amount = Some(value.into());
        self
    }

    /// The tax-free part of the amount to cancel; 0 if left out.
    ///
    /// Needed for a payment with a tax-free part at kcp, kcp_quick, kicc, nice and payco, where it is not
    /// taken as 0, at smartro_v2 for a part cancel, and at welcome if the payment named it.
    pub fn tax_free(mut self, value: impl Into<crate::Amount>) -> Self {
        self.tax_free = Some(value.into());
        self
    }

    /// The value added tax in the amount to cancel.
    ///
    /// Needed if the payment named it.
    ///
    /// Gateways that support it: `nice`, `html5_inicis`, `welcome`, `nice_v2`.
    pub fn vat_amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.vat_amount = Some(value.into());
        self
    }

    /// The amount that can still be cancelled before this call, as the caller believes, above zero.
    ///
    /// If PortOne's own figure differs, nothing is cancelled; without it, and most likely with 0 too,
    /// nothing is compared. For a payment with a promotion it counts the amount of the order.
    ///
    /// *Assumed:* The check is documented, the HTTP status and the message of a mismatch are not; that 0 is
    /// passed over is concluded from shops that send it.
    pub fn checksum(mut self, value: impl Into<crate::Amount>) -> Self {
        self.checksum = Some(value.into());
        self
    }

    /// Why the payment is cancelled.
    ///
    /// NaverPay does not accept a shop that leaves it out.
    ///
    /// Gateways that require it: `naverpay`.
    pub fn reason(mut self, value: impl Into<String>) -> Self {
        self.reason = Some(value.into());
        self
    }

    /// The holder of the account that gets the money back; needed for virtual accounts and for late refunds
    /// of phone payments at kcp.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn refund_holder(mut self, value: impl Into<String>) -> Self {
        self.refund_holder = Some(value.into());
        self
    }

    /// The bank of the account that gets the money back, as a code of the payment gateway; needed where
    /// `refund_holder` is.
    pub fn refund_bank(mut self, value: impl Into<String>) -> Self {
        self.refund_bank = Some(value.into());
        self
    }

    /// The number of the account that gets the money back; needed where `refund_holder` is.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn refund_account(mut self, value: impl Into<String>) -> Self {
        self.refund_account = Some(value.into());
        self
    }

    /// The phone number of the account holder; needed to refund a virtual account at smartro, smartro_v2
    /// and welcome.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `smartro`, `smartro_v2`, `welcome`.
    pub fn refund_tel(mut self, value: impl Into<String>) -> Self {
        self.refund_tel = Some(value.into());
        self
    }

    /// Whether a promotion stays although the amount left no longer meets its terms; false if left out.
    pub fn retain_promotion(mut self, value: bool) -> Self {
        self.retain_promotion = Some(value);
        self
    }

    /// Whether PortOne sends a webhook about this cancel; false if left out.
    ///
    /// It needs a payment that used a webhook.
    pub fn enable_webhook(mut self, value: bool) -> Self {
        self.enable_webhook = Some(value);
        self
    }

    /// Who asked for the cancel, for NaverPay.
    ///
    /// Gateways that require it: `naverpay`.
    pub fn extra(mut self, value: impl Into<types::CancelPaymentExtra>) -> Self {
        self.extra = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&CANCEL_PAYMENT)
            .identifier("imp_uid", &self.imp_uid)
            .field("imp_uid", &self.imp_uid)
            .identifier("merchant_uid", &self.merchant_uid)
            .field("merchant_uid", &self.merchant_uid)
            .positive("amount", &self.amount, crate::runtime::Zero::Everything)
            .field("tax_free", &self.tax_free)
            .field("vat_amount", &self.vat_amount)
            .positive("checksum", &self.checksum, crate::runtime::Zero::Skipped)
            .field("reason", &self.reason)
            .field("refund_holder", &self.refund_holder)
            .field("refund_bank", &self.refund_bank)
            .field("refund_account", &self.refund_account)
            .field("refund_tel", &self.refund_tel)
            .field("retain_promotion", &self.retain_promotion)
            .field("enable_webhook", &self.enable_webhook)
            .field("extra", &self.extra)
            .any_of(&["imp_uid", "merchant_uid"])
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::PaymentAnnotation, echoed| {
                    echoed
                        .record(
                            &[
                                ("imp_uid", Some(answer.imp_uid.as_str())),
                                ("merchant_uid", Some(answer.merchant_uid.as_str())),
                            ],
                        );
                },
            )
            .await
    }
}

crate::runtime::extra!(CancelPayment);

impl std::fmt::Debug for CancelPayment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "CancelPayment",
            &[
                ("imp_uid", self.imp_uid.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
                ("amount", self.amount.is_some()),
                ("tax_free", self.tax_free.is_some()),
                ("vat_amount", self.vat_amount.is_some()),
                ("checksum", self.checksum.is_some()),
                ("reason", self.reason.is_some()),
                ("refund_holder", self.refund_holder.is_some()),
                ("refund_bank", self.refund_bank.is_some()),
                ("refund_account", self.refund_account.is_some()),
                ("refund_tel", self.refund_tel.is_some()),
                ("retain_promotion", self.retain_promotion.is_some()),
                ("enable_webhook", self.enable_webhook.is_some()),
                ("extra", self.extra.is_some()),
            ],
        )
    }
}
