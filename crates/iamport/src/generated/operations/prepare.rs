// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/prepare.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/prepare.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `prepare`
///
/// The module [`operations::prepare`](crate::operations::prepare) tells what these calls are for, with
/// an example.
impl Client {
    /// Registers the amount that an order must be paid with.
    ///
    /// Afterwards the payment window does not open for this `merchant_uid` with another amount, so that the
    /// amount cannot be changed in the browser. An order that is registered already is refused at HTTP 200,
    /// with `code` 1 and the message `결제정보 사전등록에 실패하였습니다(이미 등록된 merchant_uid입니다).`; change it with
    /// `editPreparePayment`. Sending it again does no harm: the second call is refused and changes nothing.
    ///
    /// `POST /payments/prepare`, in the vendor's documentation 결제금액 사전등록 API.
    ///
    /// **Required:** `merchant_uid`, `amount`.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// *Observed, not documented:* The refusal of a second registration was captured; the vendor does not
    /// describe it.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "preparePayment")]
    #[doc(alias = "결제금액 사전등록 API")]
    #[doc(alias = "/payments/prepare")]
    #[doc(alias = "사전등록")]
    #[doc(alias = "사전 등록")]
    #[doc(alias = "사전검증")]
    #[doc(alias = "결제금액 검증")]
    #[doc(alias = "위변조")]
    pub fn prepare_payment(&self) -> PreparePayment {
        PreparePayment {
            client: self.clone(),
            merchant_uid: None,
            amount: None,
            currency: None,
            more: Extra::default(),
        }
    }

    /// Changes the amount that was registered for an order.
    ///
    /// An order that was not registered is 404. Sending it again leaves the same amount.
    ///
    /// `PUT /payments/prepare`, in the vendor's documentation 결제금액 단건 수정 API.
    ///
    /// **Required:** `merchant_uid`, `amount`.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "editPreparePayment")]
    #[doc(alias = "결제금액 단건 수정 API")]
    #[doc(alias = "/payments/prepare")]
    #[doc(alias = "사전등록")]
    #[doc(alias = "사전 등록")]
    #[doc(alias = "결제금액 수정")]
    pub fn edit_prepare_payment(&self) -> EditPreparePayment {
        EditPreparePayment {
            client: self.clone(),
            merchant_uid: None,
            amount: None,
            currency: None,
            more: Extra::default(),
        }
    }

    /// Looks up the amount that was registered for an order.
    ///
    /// An order that was not registered is 404, with the message `사전등록된 결제정보가 존재하지 않습니다.`.
    ///
    /// `GET /payments/prepare/{merchant_uid}`, in the vendor's documentation 결제금액 (사전등록) 조회.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// *Observed, not documented:* The vendor lists only 200 and 401; the 404 was seen in a test against
    /// the live service.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getPaymentPrepareByMerchantUid")]
    #[doc(alias = "결제금액 (사전등록) 조회")]
    #[doc(alias = "/payments/prepare/{merchant_uid}")]
    #[doc(alias = "사전등록")]
    #[doc(alias = "사전 등록 조회")]
    pub fn get_payment_prepare_by_merchant_uid(
        &self,
        merchant_uid: impl Into<String>,
    ) -> GetPaymentPrepareByMerchantUid {
        GetPaymentPrepareByMerchantUid {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            more: Extra::default(),
        }
    }
}

/// `preparePayment`: `POST /payments/prepare`.
pub(super) const PREPARE_PAYMENT: OperationInfo = OperationInfo {
    id: "preparePayment",
    method: Method::Post,
    path: "/payments/prepare",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: true,
    names: &["merchant_uid", "amount", "currency"],
    reserved: &[],
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

/// Registers the amount that an order must be paid with.
///
/// Made by [`Client::prepare_payment`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct PreparePayment {
    pub(crate) client: Client,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) currency: Option<types::Currency>,
    pub(crate) more: Extra,
}

impl PreparePayment {
    /// The order number of the shop.
    ///
    /// At most 40 characters; longer text is refused before anything is sent, since the API may keep it cut
    /// off.
    pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
        self.merchant_uid = Some(value.into());
        self
    }

    /// The amount that the order must be paid with.
    pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.amount = Some(value.into());
        self
    }

    /// The currency that the order must be paid in; not compared if left out.
    pub fn currency(mut self, value: impl Into<types::Currency>) -> Self {
        self.currency = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentPrepareAnnotation>, Error> {
        let request = Request::new(&PREPARE_PAYMENT)
            .identifier("merchant_uid", &self.merchant_uid)
            .longest("merchant_uid", &self.merchant_uid, 40)
            .required_field("merchant_uid", &self.merchant_uid)
            .required_field("amount", &self.amount)
            .field("currency", &self.currency)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::PaymentPrepareAnnotation, echoed| {
                    echoed.record(&[("merchant_uid", answer.merchant_uid.as_deref())]);
                },
            )
            .await
    }
}

crate::runtime::extra!(PreparePayment);

impl std::fmt::Debug for PreparePayment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "PreparePayment",
            &[
                ("merchant_uid", self.merchant_uid.is_some()),
                ("amount", self.amount.is_some()),
                ("currency", self.currency.is_some()),
            ],
        )
    }
}

/// `editPreparePayment`: `PUT /payments/prepare`.
pub(super) const EDIT_PREPARE_PAYMENT: OperationInfo = OperationInfo {
    id: "editPreparePayment",
    method: Method::Put,
    path: "/payments/prepare",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: true,
    names: &["merchant_uid", "amount", "currency"],
    reserved: &[],
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

/// Changes the amount that was registered for an order.
///
/// Made by [`Client::edit_prepare_payment`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct EditPreparePayment {
    pub(crate) client: Client,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) currency: Option<types::Currency>,
    pub(crate) more: Extra,
}

impl EditPreparePayment {
    /// The order number of the shop, registered before.
    ///
    /// At most 40 characters.
    pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
        self.merchant_uid = Some(value.into());
        self
    }

    /// The amount that the order must be paid with from now on.
    pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.amount = Some(value.into());
        self
    }

    /// The currency that the order must be paid in; not compared if left out.
    pub fn currency(mut self, value: impl Into<types::Currency>) -> Self {
        self.currency = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentPrepareAnnotation>, Error> {
        let request = Request::new(&EDIT_PREPARE_PAYMENT)
            .identifier("merchant_uid", &self.merchant_uid)
            .required_field("merchant_uid", &self.merchant_uid)
            .required_field("amount", &self.amount)
            .field("currency", &self.currency)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::PaymentPrepareAnnotation, echoed| {
                    echoed.record(&[("merchant_uid", answer.merchant_uid.as_deref())]);
                },
            )
            .await
    }
}

crate::runtime::extra!(EditPreparePayment);

impl std::fmt::Debug for EditPreparePayment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "EditPreparePayment",
            &[
                ("merchant_uid", self.merchant_uid.is_some()),
                ("amount", self.amount.is_some()),
                ("currency", self.currency.is_some()),
            ],
        )
    }
}

/// `getPaymentPrepareByMerchantUid`: `GET /payments/prepare/{merchant_uid}`.
pub(super) const GET_PAYMENT_PREPARE_BY_MERCHANT_UID: OperationInfo = OperationInfo {
    id: "getPaymentPrepareByMerchantUid",
    method: Method::Get,
    path: "/payments/prepare/{merchant_uid}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[("merchant_uid", &["balance"])],
    rivals: &[
        "/payments/{imp_uid}/naver/product-orders",
        "/payments/{imp_uid}/naver/cash-amount",
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

/// Looks up the amount that was registered for an order.
///
/// Made by [`Client::get_payment_prepare_by_merchant_uid`], which says all about it. Nothing is sent
/// before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetPaymentPrepareByMerchantUid {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) more: Extra,
}

impl GetPaymentPrepareByMerchantUid {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentPrepareAnnotation>, Error> {
        let request = Request::new(&GET_PAYMENT_PREPARE_BY_MERCHANT_UID)
            .path("merchant_uid", &self.merchant_uid)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::PaymentPrepareAnnotation, echoed| {
                    echoed.record(&[("merchant_uid", answer.merchant_uid.as_deref())]);
                },
            )
            .await
    }
}

crate::runtime::extra!(GetPaymentPrepareByMerchantUid);

impl std::fmt::Debug for GetPaymentPrepareByMerchantUid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetPaymentPrepareByMerchantUid",
            &[("merchant_uid", true)],
        )
    }
}
