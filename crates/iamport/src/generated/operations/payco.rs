// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/payco.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/payco.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response, runtime::{Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `payco`
///
/// The module [`operations::payco`](crate::operations::payco) tells what these calls are for, with an
/// example.
impl Client {
    /// Tells PAYCO how far the delivery of an order has come.
    ///
    /// It changes the state of the order at PAYCO only. Whether `CANCELED` also gives money back is not
    /// documented: refund with `cancelPayment`, and look at the payment afterwards. Only 200 and 401 are
    /// documented, so a refusal most likely comes as HTTP 200 with a `code` other than 0. Nothing says that
    /// sending it twice is harmless, so look before sending it again.
    ///
    /// `POST /payco/orders/status/{imp_uid}`, in the vendor's documentation 주문상태 단건 수정 API.
    ///
    /// **Required:** `status`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `payco`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "changeOrderStatus")]
    #[doc(alias = "주문상태 단건 수정 API")]
    #[doc(alias = "/payco/orders/status/{imp_uid}")]
    #[doc(alias = "페이코")]
    #[doc(alias = "PAYCO")]
    #[doc(alias = "주문상태")]
    pub fn change_order_status(&self, imp_uid: impl Into<String>) -> ChangeOrderStatus {
        ChangeOrderStatus {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            status: None,
            more: Extra::default(),
        }
    }
}

/// `changeOrderStatus`: `POST /payco/orders/status/{imp_uid}`.
pub(super) const CHANGE_ORDER_STATUS: OperationInfo = OperationInfo {
    id: "changeOrderStatus",
    method: Method::Post,
    path: "/payco/orders/status/{imp_uid}",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["status"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Tells PAYCO how far the delivery of an order has come.
///
/// Made by [`Client::change_order_status`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct ChangeOrderStatus {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) status: Option<types::PaycoOrderStatus>,
    pub(crate) more: Extra,
}

impl ChangeOrderStatus {
    /// The state to set.
    pub fn status(mut self, value: impl Into<types::PaycoOrderStatus>) -> Self {
        self.status = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaycoStatusAnnotation>, Error> {
        let request = Request::new(&CHANGE_ORDER_STATUS)
            .path("imp_uid", &self.imp_uid)
            .required_field("status", &self.status)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(ChangeOrderStatus);

impl std::fmt::Debug for ChangeOrderStatus {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "ChangeOrderStatus",
            &[("imp_uid", true), ("status", self.status.is_some())],
        )
    }
}
