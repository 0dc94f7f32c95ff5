// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/cvs.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/cvs.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `cvs`
///
/// The module [`operations::cvs`](crate::operations::cvs) tells what these calls are for, with an
/// example.
impl Client {
    /// Issues or registers a payment number that the buyer pays at a convenience store.
    ///
    /// An accepted call is not yet a successful charge: the payment waits with `status` `ready` until the
    /// buyer pays at the till, and a webhook tells when that is done. The buyer shows the number, or its
    /// bar code, at the till. Without `barcode` the gateway Galaxia makes a new number; with it, a number
    /// of the shop's own is registered. Where `confirm_url` is set, PortOne asks it each time a buyer tries
    /// to pay: a POST with `event` `Galaxia.Cvs.Confirm`, `imp_uid`, `merchant_uid`, `status` `ready` and
    /// `extra` with the `barcode` and the `payType` `card` or `cash`. HTTP 200 lets the payment through,
    /// anything else stops it. A `merchant_uid` that was paid before is refused. Only 200 and 401 are
    /// documented, so a refusal most likely comes as HTTP 200 with a `code` other than 0. Sent twice, it
    /// may issue two numbers.
    ///
    /// `POST /cvs`, in the vendor's documentation 수납번호 발급 API.
    ///
    /// **Required:** `channel_key`, `merchant_uid`, `amount`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `galaxia`.
    ///
    /// *Assumed:* No answer of this call was ever captured; the state `ready` is read from the confirm
    /// webhook and from virtual accounts.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "issueCvsPayment")]
    #[doc(alias = "수납번호 발급 API")]
    #[doc(alias = "/cvs")]
    #[doc(alias = "편의점")]
    #[doc(alias = "편의점 결제")]
    #[doc(alias = "수납번호")]
    pub fn issue_cvs_payment(&self) -> IssueCvsPayment {
        IssueCvsPayment {
            client: self.clone(),
            channel_key: None,
            merchant_uid: None,
            amount: None,
            barcode: None,
            expired_at: None,
            name: None,
            buyer_name: None,
            buyer_email: None,
            buyer_tel: None,
            buyer_addr: None,
            buyer_postcode: None,
            confirm_url: None,
            notice_url: None,
            custom_data: None,
            more: Extra::default(),
        }
    }

    /// Revokes a convenience store payment number that nobody has paid yet.
    ///
    /// Nobody can pay the number afterwards, for instance because the goods ran out. It applies only before
    /// the payment; a paid one is refunded with `cancelPayment`. Only 200 and 401 are documented, so a
    /// refusal most likely comes as HTTP 200 with a `code` other than 0. Which `status` a revoked payment
    /// has is not documented. Sending it again does no harm: there is nothing left to revoke.
    ///
    /// `DELETE /cvs/{imp_uid}`, in the vendor's documentation 수납취소 API.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `galaxia`.
    ///
    /// *Assumed:* No answer of this call was ever captured; that a second call is refused is read from the
    /// same call for virtual accounts.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "revokeCvsPayment")]
    #[doc(alias = "수납취소 API")]
    #[doc(alias = "/cvs/{imp_uid}")]
    #[doc(alias = "편의점")]
    #[doc(alias = "수납번호 취소")]
    #[doc(alias = "말소")]
    pub fn revoke_cvs_payment(&self, imp_uid: impl Into<String>) -> RevokeCvsPayment {
        RevokeCvsPayment {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            more: Extra::default(),
        }
    }
}

/// `issueCvsPayment`: `POST /cvs`.
pub(super) const ISSUE_CVS_PAYMENT: OperationInfo = OperationInfo {
    id: "issueCvsPayment",
    method: Method::Post,
    path: "/cvs",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "channel_key",
        "merchant_uid",
        "amount",
        "barcode",
        "expired_at",
        "name",
        "buyer_name",
        "buyer_email",
        "buyer_tel",
        "buyer_addr",
        "buyer_postcode",
        "confirm_url",
        "notice_url",
        "custom_data",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &[
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

/// Issues or registers a payment number that the buyer pays at a convenience store.
///
/// Made by [`Client::issue_cvs_payment`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct IssueCvsPayment {
    pub(crate) client: Client,
    pub(crate) channel_key: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) barcode: Option<String>,
    pub(crate) expired_at: Option<crate::UnixTime>,
    pub(crate) name: Option<String>,
    pub(crate) buyer_name: Option<String>,
    pub(crate) buyer_email: Option<String>,
    pub(crate) buyer_tel: Option<String>,
    pub(crate) buyer_addr: Option<String>,
    pub(crate) buyer_postcode: Option<String>,
    pub(crate) confirm_url: Option<String>,
    pub(crate) notice_url: Option<Vec<String>>,
    pub(crate) custom_data: Option<String>,
    pub(crate) more: Extra,
}

impl IssueCvsPayment {
    /// The key of the Galaxia channel to issue through, as the console shows it.
    pub fn channel_key(mut self, value: impl Into<String>) -> Self {
        self.channel_key = Some(value.into());
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

    /// What the buyer is to pay, in won.
    pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.amount = Some(value.into());
        self
    }

    /// A number of the shop's own to register.
    ///
    /// Without it the gateway makes a new one.
    pub fn barcode(mut self, value: impl Into<String>) -> Self {
        self.barcode = Some(value.into());
        self
    }

    /// Until when the number can be paid, in epoch seconds.
    ///
    /// Without it the term of the contract with Galaxia holds.
    ///
    /// At least 1000000000; an earlier time is refused before anything is sent.
    pub fn expired_at(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.expired_at = Some(value.into());
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

    /// The URL that PortOne asks before it lets a buyer pay at the till.
    ///
    /// Without it every attempt is let through.
    pub fn confirm_url(mut self, value: impl Into<String>) -> Self {
        self.confirm_url = Some(value.into());
        self
    }

    /// Where the webhooks of this payment go once it is paid, in place of the URL set in the console.
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
        let request = Request::new(&ISSUE_CVS_PAYMENT)
            .required_field("channel_key", &self.channel_key)
            .identifier("merchant_uid", &self.merchant_uid)
            .longest("merchant_uid", &self.merchant_uid, 40)
            .required_field("merchant_uid", &self.merchant_uid)
            .required_positive("amount", &self.amount, crate::runtime::Zero::Meaningless)
            .field("barcode", &self.barcode)
            .time("expired_at", &self.expired_at, 1_000_000_000, 9_999_999_999)
            .field("expired_at", &self.expired_at)
            .field("name", &self.name)
            .field("buyer_name", &self.buyer_name)
            .field("buyer_email", &self.buyer_email)
            .field("buyer_tel", &self.buyer_tel)
            .field("buyer_addr", &self.buyer_addr)
            .field("buyer_postcode", &self.buyer_postcode)
            .field("confirm_url", &self.confirm_url)
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

crate::runtime::extra!(IssueCvsPayment);

impl std::fmt::Debug for IssueCvsPayment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "IssueCvsPayment",
            &[
                ("channel_key", self.channel_key.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
                ("amount", self.amount.is_some()),
                ("barcode", self.barcode.is_some()),
                ("expired_at", self.expired_at.is_some()),
                ("name", self.name.is_some()),
                ("buyer_name", self.buyer_name.is_some()),
                ("buyer_email", self.buyer_email.is_some()),
                ("buyer_tel", self.buyer_tel.is_some()),
                ("buyer_addr", self.buyer_addr.is_some()),
                ("buyer_postcode", self.buyer_postcode.is_some()),
                ("confirm_url", self.confirm_url.is_some()),
                ("notice_url", self.notice_url.is_some()),
                ("custom_data", self.custom_data.is_some()),
            ],
        )
    }
}

/// `revokeCvsPayment`: `DELETE /cvs/{imp_uid}`.
pub(super) const REVOKE_CVS_PAYMENT: OperationInfo = OperationInfo {
    id: "revokeCvsPayment",
    method: Method::Delete,
    path: "/cvs/{imp_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
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

/// Revokes a convenience store payment number that nobody has paid yet.
///
/// Made by [`Client::revoke_cvs_payment`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct RevokeCvsPayment {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) more: Extra,
}

impl RevokeCvsPayment {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&REVOKE_CVS_PAYMENT)
            .path("imp_uid", &self.imp_uid)
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

crate::runtime::extra!(RevokeCvsPayment);

impl std::fmt::Debug for RevokeCvsPayment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "RevokeCvsPayment", &[("imp_uid", true)])
    }
}
