// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/partners.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/partners.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response, runtime::{Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `partners`
///
/// The module [`operations::partners`](crate::operations::partners) tells what these calls are for,
/// with an example.
impl Client {
    /// Enters the sales of sub-merchants on the receipt of a payment.
    ///
    /// For KG Inicis only, and its INIApi key must be set in the admin console. A missing field, a payment
    /// that was not approved, and a refusal by the gateway is 400; a payment that is not found, or whose
    /// gateway settings are not, is 404; a failure inside PortOne is 500; another gateway is 501. What a
    /// second call does is not documented: look at the receipt before sending it again.
    ///
    /// `POST /partners/receipts/{imp_uid}`, in the vendor's documentation 영수증 내 하위 상점 거래 등록.
    ///
    /// **Required:** `data`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `html5_inicis`.
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
    #[doc(alias = "영수증 내 하위 상점 거래 등록")]
    #[doc(alias = "/partners/receipts/{imp_uid}")]
    #[doc(alias = "하위 상점")]
    #[doc(alias = "하위가맹점")]
    #[doc(alias = "영수증")]
    pub fn partner(&self, imp_uid: impl Into<String>) -> Partner {
        Partner {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            data: None,
            more: Extra::default(),
        }
    }
}

/// `partner`: `POST /partners/receipts/{imp_uid}`.
pub(super) const PARTNER: OperationInfo = OperationInfo {
    id: "partner",
    method: Method::Post,
    path: "/partners/receipts/{imp_uid}",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["data"],
    reserved: &[],
    rivals: &[],
    sensitive: &["data.business_registration_number"],
    echoes: &[],
};

/// Enters the sales of sub-merchants on the receipt of a payment.
///
/// Made by [`Client::partner`], which says all about it. Nothing is sent before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct Partner {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) data: Option<Vec<types::PartnerReceiptsAnnotation>>,
    pub(crate) more: Extra,
}

impl Partner {
    /// The sub-merchants, each with its part of the payment.
    pub fn data(
        mut self,
        value: impl IntoIterator<Item = impl Into<types::PartnerReceiptsAnnotation>>,
    ) -> Self {
        self.data = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<types::PartnerReceiptResultAnnotation>, Error> {
        let request = Request::new(&PARTNER)
            .path("imp_uid", &self.imp_uid)
            .required_field("data", &self.data)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(Partner);

impl std::fmt::Debug for Partner {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "Partner",
            &[("imp_uid", true), ("data", self.data.is_some())],
        )
    }
}
