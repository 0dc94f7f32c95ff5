// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/benepia.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/benepia.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `benepia`
///
/// The module [`operations::benepia`](crate::operations::benepia) tells what these calls are for, with
/// an example.
impl Client {
    /// Asks how many Benepia welfare points a buyer has.
    ///
    /// Nothing is charged and nothing changes. Only NHN KCP offers Benepia, and the shop needs a KCP site
    /// code of its own for it. A failed look-up, a wrong password included, is answered with HTTP 500. It
    /// is marked as a call to be sent once for that reason: a client that repeats by itself would try the
    /// same wrong password several times. After a lost answer the caller may simply ask again.
    ///
    /// `POST /benepia/point`, in the vendor's documentation 포인트 단건조회 API.
    ///
    /// **Required:** `benepia_user`, `benepia_password`, `channel_key`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `kcp`.
    ///
    /// *Assumed:* The vendor documents HTTP 500 for every failed look-up; that repeated wrong passwords do
    /// harm at Benepia is our own caution.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "queryBenepiaPoint")]
    #[doc(alias = "포인트 단건조회 API")]
    #[doc(alias = "/benepia/point")]
    #[doc(alias = "베네피아")]
    #[doc(alias = "포인트 조회")]
    pub fn query_benepia_point(&self) -> QueryBenepiaPoint {
        QueryBenepiaPoint {
            client: self.clone(),
            benepia_user: None,
            benepia_password: None,
            channel_key: None,
            more: Extra::default(),
        }
    }

    /// Pays an order with a buyer's Benepia welfare points.
    ///
    /// An accepted call is not yet a successful charge: only a payment whose `status` is `paid` took the
    /// points. Only NHN KCP offers Benepia, and the shop needs a KCP site code of its own for it. Without
    /// `benepia_member_code` it is a test. A `merchant_uid` that was paid before is refused. The vendor
    /// answers a failed payment with HTTP 500, which looks the same as a failure half-way: look for the
    /// payment by its `merchant_uid` before paying again, and never send this call twice without looking.
    ///
    /// `POST /benepia/payment`, in the vendor's documentation 포인트 결제.
    ///
    /// **Required:** `benepia_user`, `benepia_password`, `merchant_uid`, `amount`, `name`, `channel_key`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `kcp`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "payBenepiaPoint")]
    #[doc(alias = "포인트 결제")]
    #[doc(alias = "/benepia/payment")]
    #[doc(alias = "베네피아")]
    #[doc(alias = "포인트 결제 API")]
    pub fn pay_benepia_point(&self) -> PayBenepiaPoint {
        PayBenepiaPoint {
            client: self.clone(),
            benepia_user: None,
            benepia_password: None,
            benepia_member_code: None,
            merchant_uid: None,
            amount: None,
            name: None,
            buyer_name: None,
            buyer_email: None,
            buyer_tel: None,
            buyer_addr: None,
            buyer_postcode: None,
            channel_key: None,
            notice_url: None,
            custom_data: None,
            more: Extra::default(),
        }
    }
}

/// `queryBenepiaPoint`: `POST /benepia/point`.
pub(super) const QUERY_BENEPIA_POINT: OperationInfo = OperationInfo {
    id: "queryBenepiaPoint",
    method: Method::Post,
    path: "/benepia/point",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &["benepia_user", "benepia_password", "channel_key"],
    reserved: &[],
    rivals: &[],
    sensitive: &["benepia_user", "benepia_password"],
    echoes: &[],
};

/// Asks how many Benepia welfare points a buyer has.
///
/// Made by [`Client::query_benepia_point`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct QueryBenepiaPoint {
    pub(crate) client: Client,
    pub(crate) benepia_user: Option<String>,
    pub(crate) benepia_password: Option<String>,
    pub(crate) channel_key: Option<String>,
    pub(crate) more: Extra,
}

impl QueryBenepiaPoint {
    /// The name of the buyer's Benepia account.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn benepia_user(mut self, value: impl Into<String>) -> Self {
        self.benepia_user = Some(value.into());
        self
    }

    /// The password of the buyer's Benepia account.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn benepia_password(mut self, value: impl Into<String>) -> Self {
        self.benepia_password = Some(value.into());
        self
    }

    /// The key of the NHN KCP channel to ask through, as the console shows it.
    pub fn channel_key(mut self, value: impl Into<String>) -> Self {
        self.channel_key = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::BenepiaPointAnnotation>, Error> {
        let request = Request::new(&QUERY_BENEPIA_POINT)
            .required_field("benepia_user", &self.benepia_user)
            .required_field("benepia_password", &self.benepia_password)
            .required_field("channel_key", &self.channel_key)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(QueryBenepiaPoint);

impl std::fmt::Debug for QueryBenepiaPoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "QueryBenepiaPoint",
            &[
                ("benepia_user", self.benepia_user.is_some()),
                ("benepia_password", self.benepia_password.is_some()),
                ("channel_key", self.channel_key.is_some()),
            ],
        )
    }
}

/// `payBenepiaPoint`: `POST /benepia/payment`.
pub(super) const PAY_BENEPIA_POINT: OperationInfo = OperationInfo {
    id: "payBenepiaPoint",
    method: Method::Post,
    path: "/benepia/payment",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "benepia_user",
        "benepia_password",
        "benepia_member_code",
        "merchant_uid",
        "amount",
        "name",
        "buyer_name",
        "buyer_email",
        "buyer_tel",
        "buyer_addr",
        "buyer_postcode",
        "channel_key",
        "notice_url",
        "custom_data",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &[
        "benepia_user",
        "benepia_password",
        "buyer_name",
        "buyer_email",
        "buyer_tel",
        "buyer_addr",
        "buyer_postcode",
        "custom_data",
    ],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Pays an order with a buyer's Benepia welfare points.
///
/// Made by [`Client::pay_benepia_point`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct PayBenepiaPoint {
    pub(crate) client: Client,
    pub(crate) benepia_user: Option<String>,
    pub(crate) benepia_password: Option<String>,
    pub(crate) benepia_member_code: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) name: Option<String>,
    pub(crate) buyer_name: Option<String>,
    pub(crate) buyer_email: Option<String>,
    pub(crate) buyer_tel: Option<String>,
    pub(crate) buyer_addr: Option<String>,
    pub(crate) buyer_postcode: Option<String>,
    pub(crate) channel_key: Option<String>,
    pub(crate) notice_url: Option<Vec<String>>,
    pub(crate) custom_data: Option<String>,
    pub(crate) more: Extra,
}

impl PayBenepiaPoint {
    /// The name of the buyer's Benepia account.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn benepia_user(mut self, value: impl Into<String>) -> Self {
        self.benepia_user = Some(value.into());
        self
    }

    /// The password of the buyer's Benepia account.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn benepia_password(mut self, value: impl Into<String>) -> Self {
        self.benepia_password = Some(value.into());
        self
    }

    /// The code that Benepia gave to the member company.
    ///
    /// Without it the payment is a test.
    pub fn benepia_member_code(mut self, value: impl Into<String>) -> Self {
        self.benepia_member_code = Some(value.into());
        self
    }

    /// The shop's own order number.
    ///
    /// One that was paid before is refused.
    ///
    /// At most 40 characters; longer text is refused before anything is sent, since the API may keep it cut
    /// off.
    pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
        self.merchant_uid = Some(value.into());
        self
    }

    /// How many points to take.
    pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.amount = Some(value.into());
        self
    }

    /// What the order is called.
    ///
    /// At most 40 characters.
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// The name of the buyer.
    ///
    /// At most 16 characters. [*Personal.*](crate::types#marks)
    pub fn buyer_name(mut self, value: impl Into<String>) -> Self {
        self.buyer_name = Some(value.into());
        self
    }

    /// The mail address of the buyer.
    ///
    /// At most 64 characters. [*Personal.*](crate::types#marks)
    pub fn buyer_email(mut self, value: impl Into<String>) -> Self {
        self.buyer_email = Some(value.into());
        self
    }

    /// The telephone number of the buyer.
    ///
    /// At most 16 characters. [*Personal.*](crate::types#marks)
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

    /// The key of the NHN KCP channel to pay through, as the console shows it.
    pub fn channel_key(mut self, value: impl Into<String>) -> Self {
        self.channel_key = Some(value.into());
        self
    }

    /// Where the webhooks of this payment go, in place of the URL set in the console.
    ///
    /// *Observed, not documented:* The vendor's schema has an array without an item type; published clients
    /// send a list of URLs.
    pub fn notice_url(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.notice_url = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Anything that the shop wants to keep with the payment; JSON is kept as text.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn custom_data(mut self, value: impl Into<String>) -> Self {
        self.custom_data = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&PAY_BENEPIA_POINT)
            .required_field("benepia_user", &self.benepia_user)
            .required_field("benepia_password", &self.benepia_password)
            .field("benepia_member_code", &self.benepia_member_code)
            .identifier("merchant_uid", &self.merchant_uid)
            .longest("merchant_uid", &self.merchant_uid, 40)
            .required_field("merchant_uid", &self.merchant_uid)
            .required_positive("amount", &self.amount, crate::runtime::Zero::Meaningless)
            .required_field("name", &self.name)
            .field("buyer_name", &self.buyer_name)
            .field("buyer_email", &self.buyer_email)
            .field("buyer_tel", &self.buyer_tel)
            .field("buyer_addr", &self.buyer_addr)
            .field("buyer_postcode", &self.buyer_postcode)
            .required_field("channel_key", &self.channel_key)
            .field("notice_url", &self.notice_url)
            .field("custom_data", &self.custom_data)
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

crate::runtime::extra!(PayBenepiaPoint);

impl std::fmt::Debug for PayBenepiaPoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "PayBenepiaPoint",
            &[
                ("benepia_user", self.benepia_user.is_some()),
                ("benepia_password", self.benepia_password.is_some()),
                ("benepia_member_code", self.benepia_member_code.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
                ("amount", self.amount.is_some()),
                ("name", self.name.is_some()),
                ("buyer_name", self.buyer_name.is_some()),
                ("buyer_email", self.buyer_email.is_some()),
                ("buyer_tel", self.buyer_tel.is_some()),
                ("buyer_addr", self.buyer_addr.is_some()),
                ("buyer_postcode", self.buyer_postcode.is_some()),
                ("channel_key", self.channel_key.is_some()),
                ("notice_url", self.notice_url.is_some()),
                ("custom_data", self.custom_data.is_some()),
            ],
        )
    }
}
