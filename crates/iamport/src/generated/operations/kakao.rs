// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/kakao.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/kakao.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response, runtime::{Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `kakao`
///
/// The module [`operations::kakao`](crate::operations::kakao) tells what these calls are for, with an
/// example.
impl Client {
    /// Lists the KakaoPay orders of one day, as KakaoPay itself answers.
    ///
    /// The vendor took this call out of its schema on 2024-07-04 and has not replaced it in this API;
    /// whether it still answers is not known. `getPaymentsByStatus` lists the payments of every gateway,
    /// KakaoPay included. The call forwards the date to the order list of KakaoPay's own API and gives back
    /// its answer unchanged, inside the usual envelope. Nothing is documented about errors, so a refusal
    /// most likely comes as HTTP 200 with a `code` other than 0.
    ///
    /// `GET /kakao/payment/orders`, in the vendor's documentation 주문내역 조회 API.
    ///
    /// **Required:** `payment_request_date`.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `kakaopay`.
    ///
    /// *Assumed:* Read from the vendor's retired page and clients; no answer was ever captured, and none
    /// says that the call is still served.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getKakaoPaymentOrders")]
    #[doc(alias = "주문내역 조회 API")]
    #[doc(alias = "/kakao/payment/orders")]
    #[doc(alias = "카카오페이")]
    #[doc(alias = "카카오페이 주문내역")]
    #[deprecated(note = "the vendor no longer documents this call")]
    pub fn get_kakao_payment_orders(&self) -> GetKakaoPaymentOrders {
        GetKakaoPaymentOrders {
            client: self.clone(),
            payment_request_date: None,
            cid: None,
            page: None,
            more: Extra::default(),
        }
    }
}

/// `getKakaoPaymentOrders`: `GET /kakao/payment/orders`.
pub(super) const GET_KAKAO_PAYMENT_ORDERS: OperationInfo = OperationInfo {
    id: "getKakaoPaymentOrders",
    method: Method::Get,
    path: "/kakao/payment/orders",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &["payment_request_date", "cid", "page"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Lists the KakaoPay orders of one day, as KakaoPay itself answers.
///
/// Made by [`Client::get_kakao_payment_orders`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetKakaoPaymentOrders {
    pub(crate) client: Client,
    pub(crate) payment_request_date: Option<String>,
    pub(crate) cid: Option<String>,
    pub(crate) page: Option<i64>,
    pub(crate) more: Extra,
}

impl GetKakaoPaymentOrders {
    /// The day on which the orders were made, as `YYYYMMDD`.
    pub fn payment_request_date(mut self, value: impl Into<String>) -> Self {
        self.payment_request_date = Some(value.into());
        self
    }

    /// KakaoPay's code of the shop.
    ///
    /// Without it the one set in the console is used.
    pub fn cid(mut self, value: impl Into<String>) -> Self {
        self.cid = Some(value.into());
        self
    }

    /// Which page of the list.
    pub fn page(mut self, value: i64) -> Self {
        self.page = Some(value);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::KakaoOrderAnnotation>, Error> {
        let request = Request::new(&GET_KAKAO_PAYMENT_ORDERS)
            .required_query("payment_request_date", &self.payment_request_date)
            .query("cid", &self.cid)
            .query("page", &self.page)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(GetKakaoPaymentOrders);

#[allow(deprecated)]
impl std::fmt::Debug for GetKakaoPaymentOrders {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetKakaoPaymentOrders",
            &[
                ("payment_request_date", self.payment_request_date.is_some()),
                ("cid", self.cid.is_some()),
                ("page", self.page.is_some()),
            ],
        )
    }
}
