// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/receipts.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/receipts.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `receipts`
///
/// The module [`operations::receipts`](crate::operations::receipts) tells what these calls are for,
/// with an example.
impl Client {
    /// Looks up the cash receipt of a payment.
    ///
    /// An unknown payment, and one without a cash receipt that was issued through PortOne, is 404. The
    /// vendor's guide of nice_v2 has the message `해당 아임포트 고유 번호(imp_1234)로 현금영수증을 발급 한 내역이 존재하지 않습니다.` for
    /// the second.
    ///
    /// `GET /receipts/{imp_uid}`, in the vendor's documentation 발급내역 단건 조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `nice`, `daou`, `html5_inicis`, `kcp`, `payco`, `smartro`, `uplus`,
    /// `tosspayments`, `ksnet`, `smartro_v2`, `nice_v2`, `welcome`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getReceipt")]
    #[doc(alias = "발급내역 단건 조회 API")]
    #[doc(alias = "/receipts/{imp_uid}")]
    #[doc(alias = "현금영수증")]
    #[doc(alias = "현금영수증 조회")]
    pub fn get_receipt(&self, imp_uid: impl Into<String>) -> GetReceipt {
        GetReceipt {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            more: Extra::default(),
        }
    }

    /// Issues a cash receipt for a payment made by transfer or virtual account.
    ///
    /// The payment must be `paid`; the receipt is over what is left of it after part cancels, and the
    /// gateway of the payment issues it. A missing field, a payment that is not paid, and one that has a
    /// receipt already is 400; a failure of the gateway is 500; a gateway without cash receipts is 501.
    /// Tosspayments does not check what is sent, so a wrong `identifier` is answered as a success. At
    /// smartro_v2 the receipt is not revoked along with the payment: revoke it by `revokeReceipt`. At
    /// nice_v2 none can be issued if none was asked for when the payment was made. Never send it twice
    /// without a look at `getReceipt` first.
    ///
    /// `POST /receipts/{imp_uid}`, in the vendor's documentation 현금영수증 단건발급 API.
    ///
    /// **Required:** `identifier`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `html5_inicis`, `kcp`, `nice`, `kicc`, `settle`, `daou`, `tosspayments`,
    /// `ksnet`, `smartro`, `smartro_v2`, `nice_v2`, `welcome`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - 501: The payment gateway does not offer this.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "issueReceipt")]
    #[doc(alias = "현금영수증 단건발급 API")]
    #[doc(alias = "/receipts/{imp_uid}")]
    #[doc(alias = "현금영수증")]
    #[doc(alias = "현금영수증 발급")]
    pub fn issue_receipt(&self, imp_uid: impl Into<String>) -> IssueReceipt {
        IssueReceipt {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            product_type: None,
            identifier: None,
            identifier_type: None,
            type_: None,
            company_tel: None,
            company_name: None,
            corp_reg_no: None,
            buyer_name: None,
            buyer_email: None,
            buyer_tel: None,
            tax_free: None,
            vat: None,
            vat_amount: None,
            more: Extra::default(),
        }
    }

    /// Revokes the cash receipt of a payment.
    ///
    /// A payment without a cash receipt that was issued through PortOne is 400; a failure of the gateway is
    /// 500; a gateway without cash receipts is 501. The payment itself stays as it is. Receipts for sales
    /// outside PortOne are revoked by `revokeExternalReceipt`. Sending it again does no harm: the receipt
    /// stays revoked.
    ///
    /// `DELETE /receipts/{imp_uid}`, in the vendor's documentation 포트원 발급분 취소 API.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `html5_inicis`, `kcp`, `settle`, `nice`, `daou`, `tosspayments`,
    /// `nice_v2`, `ksnet`, `smartro_v2`, `welcome`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - 501: The payment gateway does not offer this.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "revokeReceipt")]
    #[doc(alias = "포트원 발급분 취소 API")]
    #[doc(alias = "/receipts/{imp_uid}")]
    #[doc(alias = "현금영수증")]
    #[doc(alias = "현금영수증 취소")]
    #[doc(alias = "말소")]
    pub fn revoke_receipt(&self, imp_uid: impl Into<String>) -> RevokeReceipt {
        RevokeReceipt {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            more: Extra::default(),
        }
    }

    /// Looks up a cash receipt for a sale that was not paid through PortOne.
    ///
    /// An order for which no such receipt was issued is 404.
    ///
    /// `GET /receipts/external/{merchant_uid}`, in the vendor's documentation 외부 발급내역 단건 조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `html5_inicis`, `kcp`, `settle`, `nice`, `kicc`, `tosspayments`,
    /// `nice_v2`, `ksnet`, `smartro_v2`, `welcome`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getExternalReceipt")]
    #[doc(alias = "외부 발급내역 단건 조회 API")]
    #[doc(alias = "/receipts/external/{merchant_uid}")]
    #[doc(alias = "현금영수증")]
    #[doc(alias = "외부 현금영수증")]
    pub fn get_external_receipt(
        &self,
        merchant_uid: impl Into<String>,
    ) -> GetExternalReceipt {
        GetExternalReceipt {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            more: Extra::default(),
        }
    }

    /// Issues a cash receipt for a sale that was not paid through PortOne.
    ///
    /// No payment is needed or made. A missing field, and an order that has such a receipt already, is 400;
    /// a failure of the gateway is 500; a gateway without cash receipts is 501. Tosspayments does not check
    /// what is sent, so a wrong `identifier` is answered as a success. Never send it twice without a look
    /// at `getExternalReceipt` first.
    ///
    /// `POST /receipts/external/{merchant_uid}`, in the vendor's documentation 현금영수증 발급(외부) API.
    ///
    /// **Required:** `channel_key`, `name`, `amount`, `identifier`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `html5_inicis`, `kcp`, `settle`, `nice`, `kicc`, `tosspayments`,
    /// `nice_v2`, `ksnet`, `smartro`, `smartro_v2`, `welcome`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - 501: The payment gateway does not offer this.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "issueExternalReceipt")]
    #[doc(alias = "현금영수증 발급(외부) API")]
    #[doc(alias = "/receipts/external/{merchant_uid}")]
    #[doc(alias = "현금영수증")]
    #[doc(alias = "외부 현금영수증")]
    pub fn issue_external_receipt(
        &self,
        merchant_uid: impl Into<String>,
    ) -> IssueExternalReceipt {
        IssueExternalReceipt {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            channel_key: None,
            name: None,
            amount: None,
            product_type: None,
            identifier: None,
            identifier_type: None,
            type_: None,
            buyer_name: None,
            buyer_email: None,
            buyer_tel: None,
            tax_free: None,
            vat_amount: None,
            corp_reg_no: None,
            pay_method: None,
            more: Extra::default(),
        }
    }

    /// Revokes a cash receipt for a sale that was not paid through PortOne.
    ///
    /// An order for which no such receipt was issued is 404; a failure of the gateway is 500; a gateway
    /// without cash receipts is 501. Sending it again does no harm: the receipt stays revoked.
    ///
    /// `DELETE /receipts/external/{merchant_uid}`, in the vendor's documentation 외부 발급분 취소 API.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `html5_inicis`, `kcp`, `settle`, `nice`, `tosspayments`, `nice_v2`,
    /// `ksnet`, `smartro_v2`, `welcome`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - 501: The payment gateway does not offer this.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "revokeExternalReceipt")]
    #[doc(alias = "외부 발급분 취소 API")]
    #[doc(alias = "/receipts/external/{merchant_uid}")]
    #[doc(alias = "현금영수증")]
    #[doc(alias = "외부 현금영수증 취소")]
    pub fn revoke_external_receipt(
        &self,
        merchant_uid: impl Into<String>,
    ) -> RevokeExternalReceipt {
        RevokeExternalReceipt {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            more: Extra::default(),
        }
    }
}

/// `getReceipt`: `GET /receipts/{imp_uid}`.
pub(super) const GET_RECEIPT: OperationInfo = OperationInfo {
    id: "getReceipt",
    method: Method::Get,
    path: "/receipts/{imp_uid}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &["/receipts/external/{merchant_uid}"],
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

/// Looks up the cash receipt of a payment.
///
/// Made by [`Client::get_receipt`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetReceipt {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) more: Extra,
}

impl GetReceipt {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::ReceiptAnnotation>, Error> {
        let request = Request::new(&GET_RECEIPT)
            .path("imp_uid", &self.imp_uid)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::ReceiptAnnotation, echoed| {
                    echoed.record(&[("imp_uid", Some(answer.imp_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(GetReceipt);

impl std::fmt::Debug for GetReceipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "GetReceipt", &[("imp_uid", true)])
    }
}

/// `issueReceipt`: `POST /receipts/{imp_uid}`.
pub(super) const ISSUE_RECEIPT: OperationInfo = OperationInfo {
    id: "issueReceipt",
    method: Method::Post,
    path: "/receipts/{imp_uid}",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "product_type",
        "identifier",
        "identifier_type",
        "type",
        "company_tel",
        "company_name",
        "corp_reg_no",
        "buyer_name",
        "buyer_email",
        "buyer_tel",
        "tax_free",
        "vat",
        "vat_amount",
    ],
    reserved: &[],
    rivals: &["/receipts/external/{merchant_uid}"],
    sensitive: &["identifier", "buyer_name", "buyer_email", "buyer_tel"],
    echoes: &[
        Echo {
            sent: "imp_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Issues a cash receipt for a payment made by transfer or virtual account.
///
/// Made by [`Client::issue_receipt`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct IssueReceipt {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) product_type: Option<types::ProductType>,
    pub(crate) identifier: Option<String>,
    pub(crate) identifier_type: Option<types::ReceiptIdentifierType>,
    pub(crate) type_: Option<types::ReceiptType>,
    pub(crate) company_tel: Option<String>,
    pub(crate) company_name: Option<String>,
    pub(crate) corp_reg_no: Option<String>,
    pub(crate) buyer_name: Option<String>,
    pub(crate) buyer_email: Option<String>,
    pub(crate) buyer_tel: Option<String>,
    pub(crate) tax_free: Option<crate::Amount>,
    pub(crate) vat: Option<crate::Amount>,
    pub(crate) vat_amount: Option<crate::Amount>,
    pub(crate) more: Extra,
}

impl IssueReceipt {
    /// Whether goods or digital content was sold.
    ///
    /// Gateways that support it: `ksnet`, `nice_v2`.
    ///
    /// Gateways that require it: `ksnet`.
    pub fn product_type(mut self, value: impl Into<types::ProductType>) -> Self {
        self.product_type = Some(value.into());
        self
    }

    /// What the tax office knows the buyer by - a cash receipt card, a phone number, a resident
    /// registration number or a business number.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn identifier(mut self, value: impl Into<String>) -> Self {
        self.identifier = Some(value.into());
        self
    }

    /// What `identifier` is.
    ///
    /// The gateways html5_inicis, kcp, nice, daou and welcome find that out themselves; nice_v2 does not
    /// take a cash receipt card.
    ///
    /// Gateways that support it: `kicc`, `settle`, `nice_v2`.
    ///
    /// Gateways that require it: `kicc`, `settle`, `nice_v2`.
    pub fn identifier_type(
        mut self,
        value: impl Into<types::ReceiptIdentifierType>,
    ) -> Self {
        self.identifier_type = Some(value.into());
        self
    }

    /// Whether the receipt is for a person's tax return or a company's books; `person` if left out.
    ///
    /// Gateways that require it: `smartro_v2`, `nice_v2`, `welcome`.
    pub fn type_(mut self, value: impl Into<types::ReceiptType>) -> Self {
        self.type_ = Some(value.into());
        self
    }

    /// The phone number of the shop's customer centre.
    ///
    /// Gateways that support it: `daou`.
    ///
    /// Gateways that require it: `daou`.
    pub fn company_tel(mut self, value: impl Into<String>) -> Self {
        self.company_tel = Some(value.into());
        self
    }

    /// The name of the shop's company.
    ///
    /// Gateways that support it: `daou`.
    ///
    /// Gateways that require it: `daou`.
    pub fn company_name(mut self, value: impl Into<String>) -> Self {
        self.company_name = Some(value.into());
        self
    }

    /// The business number of the shop.
    ///
    /// Gateways that support it: `daou`, `welcome`.
    ///
    /// Gateways that require it: `daou`, `welcome`.
    pub fn corp_reg_no(mut self, value: impl Into<String>) -> Self {
        self.corp_reg_no = Some(value.into());
        self
    }

    /// The name of the buyer.
    ///
    /// The vendor urges every shop to give it, so that receipts can be traced.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `ksnet`, `smartro_v2`.
    pub fn buyer_name(mut self, value: impl Into<String>) -> Self {
        self.buyer_name = Some(value.into());
        self
    }

    /// The mail address of the buyer.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn buyer_email(mut self, value: impl Into<String>) -> Self {
        self.buyer_email = Some(value.into());
        self
    }

    /// The phone number of the buyer.
    ///
    /// The vendor urges every shop to give it, so that receipts can be traced.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `smartro_v2`, `welcome`.
    ///
    /// *Assumed:* For welcome the vendor's text says that it is needed, and its list of gateways has a
    /// misspelt mark.
    pub fn buyer_tel(mut self, value: impl Into<String>) -> Self {
        self.buyer_tel = Some(value.into());
        self
    }

    /// The tax-free part of the amount; 0 if left out, and then an eleventh of the amount is value added
    /// tax.
    pub fn tax_free(mut self, value: impl Into<crate::Amount>) -> Self {
        self.tax_free = Some(value.into());
        self
    }

    /// The value added tax in the amount.
    ///
    /// Deprecated by the vendor; use `tax_free`.
    pub fn vat(mut self, value: impl Into<crate::Amount>) -> Self {
        self.vat = Some(value.into());
        self
    }

    /// The value added tax in the amount, for shops whose contract lets them set it.
    pub fn vat_amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.vat_amount = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::ReceiptAnnotation>, Error> {
        let request = Request::new(&ISSUE_RECEIPT)
            .path("imp_uid", &self.imp_uid)
            .field("product_type", &self.product_type)
            .required_field("identifier", &self.identifier)
            .field("identifier_type", &self.identifier_type)
            .field("type", &self.type_)
            .field("company_tel", &self.company_tel)
            .field("company_name", &self.company_name)
            .field("corp_reg_no", &self.corp_reg_no)
            .field("buyer_name", &self.buyer_name)
            .field("buyer_email", &self.buyer_email)
            .field("buyer_tel", &self.buyer_tel)
            .field("tax_free", &self.tax_free)
            .field("vat", &self.vat)
            .field("vat_amount", &self.vat_amount)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::ReceiptAnnotation, echoed| {
                    echoed.record(&[("imp_uid", Some(answer.imp_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(IssueReceipt);

impl std::fmt::Debug for IssueReceipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "IssueReceipt",
            &[
                ("imp_uid", true),
                ("product_type", self.product_type.is_some()),
                ("identifier", self.identifier.is_some()),
                ("identifier_type", self.identifier_type.is_some()),
                ("type_", self.type_.is_some()),
                ("company_tel", self.company_tel.is_some()),
                ("company_name", self.company_name.is_some()),
                ("corp_reg_no", self.corp_reg_no.is_some()),
                ("buyer_name", self.buyer_name.is_some()),
                ("buyer_email", self.buyer_email.is_some()),
                ("buyer_tel", self.buyer_tel.is_some()),
                ("tax_free", self.tax_free.is_some()),
                ("vat", self.vat.is_some()),
                ("vat_amount", self.vat_amount.is_some()),
            ],
        )
    }
}

/// `revokeReceipt`: `DELETE /receipts/{imp_uid}`.
pub(super) const REVOKE_RECEIPT: OperationInfo = OperationInfo {
    id: "revokeReceipt",
    method: Method::Delete,
    path: "/receipts/{imp_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &["/receipts/external/{merchant_uid}"],
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

/// Revokes the cash receipt of a payment.
///
/// Made by [`Client::revoke_receipt`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct RevokeReceipt {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) more: Extra,
}

impl RevokeReceipt {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::ReceiptAnnotation>, Error> {
        let request = Request::new(&REVOKE_RECEIPT)
            .path("imp_uid", &self.imp_uid)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::ReceiptAnnotation, echoed| {
                    echoed.record(&[("imp_uid", Some(answer.imp_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(RevokeReceipt);

impl std::fmt::Debug for RevokeReceipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "RevokeReceipt", &[("imp_uid", true)])
    }
}

/// `getExternalReceipt`: `GET /receipts/external/{merchant_uid}`.
pub(super) const GET_EXTERNAL_RECEIPT: OperationInfo = OperationInfo {
    id: "getExternalReceipt",
    method: Method::Get,
    path: "/receipts/external/{merchant_uid}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
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

/// Looks up a cash receipt for a sale that was not paid through PortOne.
///
/// Made by [`Client::get_external_receipt`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetExternalReceipt {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) more: Extra,
}

impl GetExternalReceipt {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<types::ExternalReceiptAnnotation>, Error> {
        let request = Request::new(&GET_EXTERNAL_RECEIPT)
            .path("merchant_uid", &self.merchant_uid)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::ExternalReceiptAnnotation, echoed| {
                    echoed
                        .record(&[("merchant_uid", Some(answer.merchant_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(GetExternalReceipt);

impl std::fmt::Debug for GetExternalReceipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "GetExternalReceipt", &[("merchant_uid", true)])
    }
}

/// `issueExternalReceipt`: `POST /receipts/external/{merchant_uid}`.
pub(super) const ISSUE_EXTERNAL_RECEIPT: OperationInfo = OperationInfo {
    id: "issueExternalReceipt",
    method: Method::Post,
    path: "/receipts/external/{merchant_uid}",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "channel_key",
        "name",
        "amount",
        "product_type",
        "identifier",
        "identifier_type",
        "type",
        "buyer_name",
        "buyer_email",
        "buyer_tel",
        "tax_free",
        "vat_amount",
        "corp_reg_no",
        "pay_method",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &["identifier", "buyer_name", "buyer_email", "buyer_tel"],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Issues a cash receipt for a sale that was not paid through PortOne.
///
/// Made by [`Client::issue_external_receipt`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct IssueExternalReceipt {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) channel_key: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) product_type: Option<types::ProductType>,
    pub(crate) identifier: Option<String>,
    pub(crate) identifier_type: Option<types::ReceiptIdentifierType>,
    pub(crate) type_: Option<types::ReceiptType>,
    pub(crate) buyer_name: Option<String>,
    pub(crate) buyer_email: Option<String>,
    pub(crate) buyer_tel: Option<String>,
    pub(crate) tax_free: Option<crate::Amount>,
    pub(crate) vat_amount: Option<crate::Amount>,
    pub(crate) corp_reg_no: Option<String>,
    pub(crate) pay_method: Option<types::ExternalReceiptPayMethod>,
    pub(crate) more: Extra,
}

impl IssueExternalReceipt {
    /// The channel whose gateway issues the receipt, from the admin console.
    pub fn channel_key(mut self, value: impl Into<String>) -> Self {
        self.channel_key = Some(value.into());
        self
    }

    /// What was sold.
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// The amount of the receipt in won.
    pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.amount = Some(value.into());
        self
    }

    /// Whether goods or digital content was sold.
    ///
    /// Gateways that support it: `ksnet`.
    ///
    /// Gateways that require it: `ksnet`.
    pub fn product_type(mut self, value: impl Into<types::ProductType>) -> Self {
        self.product_type = Some(value.into());
        self
    }

    /// What the tax office knows the buyer by - a cash receipt card, a phone number, a resident
    /// registration number or a business number.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn identifier(mut self, value: impl Into<String>) -> Self {
        self.identifier = Some(value.into());
        self
    }

    /// What `identifier` is.
    ///
    /// The gateways html5_inicis, kcp, nice and welcome find that out themselves; nice_v2 does not take a
    /// cash receipt card.
    ///
    /// Gateways that support it: `kicc`, `settle`, `nice_v2`.
    ///
    /// Gateways that require it: `kicc`, `settle`, `nice_v2`.
    pub fn identifier_type(
        mut self,
        value: impl Into<types::ReceiptIdentifierType>,
    ) -> Self {
        self.identifier_type = Some(value.into());
        self
    }

    /// Whether the receipt is for a person's tax return or a company's books; `person` if left out.
    ///
    /// Gateways that require it: `smartro_v2`, `nice_v2`, `welcome`.
    pub fn type_(mut self, value: impl Into<types::ReceiptType>) -> Self {
        self.type_ = Some(value.into());
        self
    }

    /// The name of the buyer.
    ///
    /// The vendor urges every shop to give it, so that receipts can be traced.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `ksnet`, `smartro_v2`.
    pub fn buyer_name(mut self, value: impl Into<String>) -> Self {
        self.buyer_name = Some(value.into());
        self
    }

    /// The mail address of the buyer.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn buyer_email(mut self, value: impl Into<String>) -> Self {
        self.buyer_email = Some(value.into());
        self
    }

    /// The phone number of the buyer.
    ///
    /// The vendor urges every shop to give it, so that receipts can be traced.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `smartro_v2`, `welcome`.
    pub fn buyer_tel(mut self, value: impl Into<String>) -> Self {
        self.buyer_tel = Some(value.into());
        self
    }

    /// The tax-free part of the amount; 0 if left out, and then an eleventh of the amount is value added
    /// tax.
    pub fn tax_free(mut self, value: impl Into<crate::Amount>) -> Self {
        self.tax_free = Some(value.into());
        self
    }

    /// The value added tax in the amount, for shops whose contract lets them set it.
    pub fn vat_amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.vat_amount = Some(value.into());
        self
    }

    /// The business number of the shop.
    ///
    /// Gateways that support it: `welcome`.
    ///
    /// Gateways that require it: `welcome`.
    pub fn corp_reg_no(mut self, value: impl Into<String>) -> Self {
        self.corp_reg_no = Some(value.into());
        self
    }

    /// How the buyer paid.
    ///
    /// Gateways that support it: `welcome`.
    ///
    /// Gateways that require it: `welcome`.
    pub fn pay_method(
        mut self,
        value: impl Into<types::ExternalReceiptPayMethod>,
    ) -> Self {
        self.pay_method = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<types::ExternalReceiptAnnotation>, Error> {
        let request = Request::new(&ISSUE_EXTERNAL_RECEIPT)
            .longest_text("merchant_uid", &self.merchant_uid, 40)
            .path("merchant_uid", &self.merchant_uid)
            .required_field("channel_key", &self.channel_key)
            .required_field("name", &self.name)
            .required_positive("amount", &self.amount, crate::runtime::Zero::Meaningless)
            .field("product_type", &self.product_type)
            .required_field("identifier", &self.identifier)
            .field("identifier_type", &self.identifier_type)
            .field("type", &self.type_)
            .field("buyer_name", &self.buyer_name)
            .field("buyer_email", &self.buyer_email)
            .field("buyer_tel", &self.buyer_tel)
            .field("tax_free", &self.tax_free)
            .field("vat_amount", &self.vat_amount)
            .field("corp_reg_no", &self.corp_reg_no)
            .field("pay_method", &self.pay_method)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::ExternalReceiptAnnotation, echoed| {
                    echoed
                        .record(&[("merchant_uid", Some(answer.merchant_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(IssueExternalReceipt);

impl std::fmt::Debug for IssueExternalReceipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "IssueExternalReceipt",
            &[
                ("merchant_uid", true),
                ("channel_key", self.channel_key.is_some()),
                ("name", self.name.is_some()),
                ("amount", self.amount.is_some()),
                ("product_type", self.product_type.is_some()),
                ("identifier", self.identifier.is_some()),
                ("identifier_type", self.identifier_type.is_some()),
                ("type_", self.type_.is_some()),
                ("buyer_name", self.buyer_name.is_some()),
                ("buyer_email", self.buyer_email.is_some()),
                ("buyer_tel", self.buyer_tel.is_some()),
                ("tax_free", self.tax_free.is_some()),
                ("vat_amount", self.vat_amount.is_some()),
                ("corp_reg_no", self.corp_reg_no.is_some()),
                ("pay_method", self.pay_method.is_some()),
            ],
        )
    }
}

/// `revokeExternalReceipt`: `DELETE /receipts/external/{merchant_uid}`.
pub(super) const REVOKE_EXTERNAL_RECEIPT: OperationInfo = OperationInfo {
    id: "revokeExternalReceipt",
    method: Method::Delete,
    path: "/receipts/external/{merchant_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: false,
    names: &[],
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

/// Revokes a cash receipt for a sale that was not paid through PortOne.
///
/// Made by [`Client::revoke_external_receipt`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct RevokeExternalReceipt {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) more: Extra,
}

impl RevokeExternalReceipt {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<types::ExternalReceiptAnnotation>, Error> {
        let request = Request::new(&REVOKE_EXTERNAL_RECEIPT)
            .path("merchant_uid", &self.merchant_uid)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::ExternalReceiptAnnotation, echoed| {
                    echoed
                        .record(&[("merchant_uid", Some(answer.merchant_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(RevokeExternalReceipt);

impl std::fmt::Debug for RevokeExternalReceipt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "RevokeExternalReceipt",
            &[("merchant_uid", true)],
        )
    }
}
