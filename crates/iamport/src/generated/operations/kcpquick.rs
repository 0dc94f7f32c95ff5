// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/kcpquick.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/kcpquick.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `kcpquick`
///
/// The module [`operations::kcpquick`](crate::operations::kcpquick) tells what these calls are for,
/// with an example.
impl Client {
    /// Deletes what PortOne keeps of a KCP Quick Pay buyer.
    ///
    /// The record is deleted for good. It does not end the buyer's membership at KCP, which the payment
    /// window does with its action `Terminate`. An unknown `member_id` is 404. The vendor wants the header
    /// `Accept: application/json` on this call. Sending it again does no harm: the second call finds
    /// nothing.
    ///
    /// `DELETE /kcpquick/members/{member_id}`, in the vendor's documentation 구매자 정보 단건 삭제 API.
    ///
    /// **Required:** `site_code`, `partner_type`, `partner_subtype`.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `kcp_quick`.
    ///
    /// *Assumed:* The vendor says that the record in its own database is deleted; that the membership at
    /// KCP stays is read from its guide to the window.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "구매자 정보 단건 삭제 API")]
    #[doc(alias = "/kcpquick/members/{member_id}")]
    #[doc(alias = "KCP 퀵페이")]
    #[doc(alias = "퀵페이 구매자 삭제")]
    pub fn member_delete(&self, member_id: impl Into<String>) -> MemberDelete {
        MemberDelete {
            client: self.clone(),
            member_id: member_id.into(),
            site_code: None,
            partner_type: None,
            partner_subtype: None,
            more: Extra::default(),
        }
    }

    /// Releases the FIDO registration of a KCP Quick Pay buyer.
    ///
    /// The buyer's fingerprint or face no longer confirms payments until it is registered again. An answer
    /// carries, beside the envelope, an object `error` with KCP's own `code` and `message` when KCP
    /// refused. 400 means that a parameter is missing or wrong, 500 that KCP or PortOne failed. Sent again
    /// it leads to the same end: nothing is registered.
    ///
    /// `POST /kcpquick/members/{member_id}/fido/release`, in the vendor's documentation KCP 퀵페이 FIDO 해제.
    ///
    /// **Required:** `channel_key`.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `kcp_quick`.
    ///
    /// *Assumed:* The vendor's schema has the fields without a guide; no answer was ever captured, nor what
    /// a second release is answered with.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "releaseFido")]
    #[doc(alias = "KCP 퀵페이 FIDO 해제")]
    #[doc(alias = "/kcpquick/members/{member_id}/fido/release")]
    #[doc(alias = "KCP 퀵페이")]
    #[doc(alias = "지문인증 해제")]
    #[doc(alias = "FIDO")]
    pub fn release_fido(&self, member_id: impl Into<String>) -> ReleaseFido {
        ReleaseFido {
            client: self.clone(),
            member_id: member_id.into(),
            channel_key: None,
            more: Extra::default(),
        }
    }

    /// Registers what a KCP Quick Pay payment will need, before it is made.
    ///
    /// 400 means that a parameter is missing or wrong, 409 that something is registered for this
    /// `merchant_uid` already; change it with `prepare_update`. Nothing is charged. Sending it again does
    /// no harm: the second call is refused with 409 and changes nothing.
    ///
    /// `POST /kcpquick/prepare/{merchant_uid}`, in the vendor's documentation KCP 퀵페이 결제정보 사전등록.
    ///
    /// **Required:** `btid`, `cust_ip`, `code_verifier`.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `kcp_quick`.
    ///
    /// *Assumed:* The vendor's schema gained this call in 2026 without a guide; what the fields mean is
    /// read from their names.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 409: The record exists already, or another call changed it.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "KCP 퀵페이 결제정보 사전등록")]
    #[doc(alias = "/kcpquick/prepare/{merchant_uid}")]
    #[doc(alias = "KCP 퀵페이")]
    #[doc(alias = "퀵페이 사전등록")]
    pub fn prepare_create(&self, merchant_uid: impl Into<String>) -> PrepareCreate {
        PrepareCreate {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            btid: None,
            cust_ip: None,
            code_verifier: None,
            prepaid_auth_yn: None,
            prepaid_amount: None,
            vender_type: None,
            reward_id: None,
            more: Extra::default(),
        }
    }

    /// Changes what is registered for a KCP Quick Pay payment that is not made yet.
    ///
    /// Everything is given again. 400 means that a parameter is missing or wrong, 404 that nothing is
    /// registered for this `merchant_uid`; register it with `prepare_create`. Nothing is charged. Sent
    /// again with the same values it leads to the same end.
    ///
    /// `PUT /kcpquick/prepare/{merchant_uid}`, in the vendor's documentation KCP 퀵페이 결제정보 사전등록 수정.
    ///
    /// **Required:** `btid`, `cust_ip`, `code_verifier`.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `kcp_quick`.
    ///
    /// *Assumed:* The vendor's schema gained this call in 2026 without a guide; what the fields mean is
    /// read from their names.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "KCP 퀵페이 결제정보 사전등록 수정")]
    #[doc(alias = "/kcpquick/prepare/{merchant_uid}")]
    #[doc(alias = "KCP 퀵페이")]
    #[doc(alias = "퀵페이 사전등록 수정")]
    pub fn prepare_update(&self, merchant_uid: impl Into<String>) -> PrepareUpdate {
        PrepareUpdate {
            client: self.clone(),
            merchant_uid: merchant_uid.into(),
            btid: None,
            cust_ip: None,
            code_verifier: None,
            prepaid_auth_yn: None,
            prepaid_amount: None,
            vender_type: None,
            reward_id: None,
            more: Extra::default(),
        }
    }

    /// Pays an order with a buyer's KCP prepaid money.
    ///
    /// An accepted call is not yet a successful charge: only a payment whose `status` is `paid` took the
    /// money. Only 200 and 401 are documented, so a refusal most likely comes as HTTP 200 with a `code`
    /// other than 0. It must never be sent twice without looking: find the payment by its `merchant_uid`
    /// first.
    ///
    /// `POST /kcpquick/payment/money`, in the vendor's documentation KCP 선불머니 결제.
    ///
    /// **Required:** `member_id`, `channel_key`, `merchant_uid`, `name`, `amount`, `imp_uid`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `kcp_quick`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "payWithMoney")]
    #[doc(alias = "KCP 선불머니 결제")]
    #[doc(alias = "/kcpquick/payment/money")]
    #[doc(alias = "KCP 퀵페이")]
    #[doc(alias = "선불머니")]
    pub fn pay_with_money(&self) -> PayWithMoney {
        PayWithMoney {
            client: self.clone(),
            member_id: None,
            channel_key: None,
            merchant_uid: None,
            name: None,
            amount: None,
            imp_uid: None,
            notice_url: None,
            more: Extra::default(),
        }
    }

    /// Pays an order with a buyer's KCP automatic payment key.
    ///
    /// An accepted call is not yet a successful charge: only a payment whose `status` is `paid` took the
    /// money. The buyer does nothing: the key was registered before. Only 200 and 401 are documented, so a
    /// refusal most likely comes as HTTP 200 with a `code` other than 0. It must never be sent twice
    /// without looking: find the payment by its `merchant_uid` first.
    ///
    /// `POST /kcpquick/payment/autopay`, in the vendor's documentation KCP 퀵페이 자동결제 키 결제.
    ///
    /// **Required:** `customer_uid`, `merchant_uid`, `name`, `buyer_name`, `amount`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `kcp_quick`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "payWithAutoPaymentKey")]
    #[doc(alias = "KCP 퀵페이 자동결제 키 결제")]
    #[doc(alias = "/kcpquick/payment/autopay")]
    #[doc(alias = "KCP 퀵페이")]
    #[doc(alias = "자동결제")]
    pub fn pay_with_auto_payment_key(&self) -> PayWithAutoPaymentKey {
        PayWithAutoPaymentKey {
            client: self.clone(),
            customer_uid: None,
            merchant_uid: None,
            name: None,
            buyer_name: None,
            amount: None,
            notice_url: None,
            more: Extra::default(),
        }
    }

    /// Deletes a buyer's KCP automatic payment key.
    ///
    /// Nothing can be charged with the key afterwards. An unknown `customer_uid` is 404, and 500 means that
    /// KCP or PortOne failed. On success the `message` of the envelope is not null: it says that the key
    /// was deleted. Sending it again does no harm: the second call finds nothing.
    ///
    /// `DELETE /kcpquick/autopay/{customer_uid}`, in the vendor's documentation KCP 퀵페이 자동결제 키 삭제.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `kcp_quick`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "deleteAutoPayKey")]
    #[doc(alias = "KCP 퀵페이 자동결제 키 삭제")]
    #[doc(alias = "/kcpquick/autopay/{customer_uid}")]
    #[doc(alias = "KCP 퀵페이")]
    #[doc(alias = "자동결제 키 삭제")]
    pub fn delete_auto_pay_key(
        &self,
        customer_uid: impl Into<String>,
    ) -> DeleteAutoPayKey {
        DeleteAutoPayKey {
            client: self.clone(),
            customer_uid: customer_uid.into(),
            more: Extra::default(),
        }
    }
}

/// `member_delete`: `DELETE /kcpquick/members/{member_id}`.
pub(super) const MEMBER_DELETE: OperationInfo = OperationInfo {
    id: "member_delete",
    method: Method::Delete,
    path: "/kcpquick/members/{member_id}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: false,
    names: &["site_code", "partner_type", "partner_subtype"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "member_id",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Deletes what PortOne keeps of a KCP Quick Pay buyer.
///
/// Made by [`Client::member_delete`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct MemberDelete {
    pub(crate) client: Client,
    pub(crate) member_id: String,
    pub(crate) site_code: Option<String>,
    pub(crate) partner_type: Option<String>,
    pub(crate) partner_subtype: Option<String>,
    pub(crate) more: Extra,
}

impl MemberDelete {
    /// The KCP site code that the buyer was registered under.
    ///
    /// At most 80 characters.
    pub fn site_code(mut self, value: impl Into<String>) -> Self {
        self.site_code = Some(value.into());
        self
    }

    /// The partner type that the buyer was registered with.
    ///
    /// At most 80 characters.
    pub fn partner_type(mut self, value: impl Into<String>) -> Self {
        self.partner_type = Some(value.into());
        self
    }

    /// The partner subtype that the buyer was registered with.
    ///
    /// At most 80 characters.
    pub fn partner_subtype(mut self, value: impl Into<String>) -> Self {
        self.partner_subtype = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::KcpQuickMemberAnnotation>, Error> {
        let request = Request::new(&MEMBER_DELETE)
            .path("member_id", &self.member_id)
            .required_query("site_code", &self.site_code)
            .required_query("partner_type", &self.partner_type)
            .required_query("partner_subtype", &self.partner_subtype)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::KcpQuickMemberAnnotation, echoed| {
                    echoed.record(&[("member_id", Some(answer.member_id.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(MemberDelete);

impl std::fmt::Debug for MemberDelete {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "MemberDelete",
            &[
                ("member_id", true),
                ("site_code", self.site_code.is_some()),
                ("partner_type", self.partner_type.is_some()),
                ("partner_subtype", self.partner_subtype.is_some()),
            ],
        )
    }
}

/// `releaseFido`: `POST /kcpquick/members/{member_id}/fido/release`.
pub(super) const RELEASE_FIDO: OperationInfo = OperationInfo {
    id: "releaseFido",
    method: Method::Post,
    path: "/kcpquick/members/{member_id}/fido/release",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: true,
    names: &["channel_key"],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "member_id",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Releases the FIDO registration of a KCP Quick Pay buyer.
///
/// Made by [`Client::release_fido`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct ReleaseFido {
    pub(crate) client: Client,
    pub(crate) member_id: String,
    pub(crate) channel_key: Option<String>,
    pub(crate) more: Extra,
}

impl ReleaseFido {
    /// The key of the KCP Quick Pay channel, as the console shows it.
    pub fn channel_key(mut self, value: impl Into<String>) -> Self {
        self.channel_key = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<types::KcpQuickFidoReleaseAnnotation>, Error> {
        let request = Request::new(&RELEASE_FIDO)
            .path("member_id", &self.member_id)
            .required_field("channel_key", &self.channel_key)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::KcpQuickFidoReleaseAnnotation, echoed| {
                    echoed.record(&[("member_id", answer.member_id.as_deref())]);
                },
            )
            .await
    }
}

crate::runtime::extra!(ReleaseFido);

impl std::fmt::Debug for ReleaseFido {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "ReleaseFido",
            &[("member_id", true), ("channel_key", self.channel_key.is_some())],
        )
    }
}

/// `prepare_create`: `POST /kcpquick/prepare/{merchant_uid}`.
pub(super) const PREPARE_CREATE: OperationInfo = OperationInfo {
    id: "prepare_create",
    method: Method::Post,
    path: "/kcpquick/prepare/{merchant_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: true,
    names: &[
        "btid",
        "cust_ip",
        "code_verifier",
        "prepaid_auth_yn",
        "prepaid_amount",
        "vender_type",
        "reward_id",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &["cust_ip", "code_verifier"],
    echoes: &[],
};

/// Registers what a KCP Quick Pay payment will need, before it is made.
///
/// Made by [`Client::prepare_create`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct PrepareCreate {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) btid: Option<String>,
    pub(crate) cust_ip: Option<String>,
    pub(crate) code_verifier: Option<String>,
    pub(crate) prepaid_auth_yn: Option<types::KcpQuickPrepaidAuth>,
    pub(crate) prepaid_amount: Option<crate::Amount>,
    pub(crate) vender_type: Option<String>,
    pub(crate) reward_id: Option<String>,
    pub(crate) more: Extra,
}

impl PrepareCreate {
    /// KCP's id of the transaction.
    ///
    /// At most 20 characters.
    pub fn btid(mut self, value: impl Into<String>) -> Self {
        self.btid = Some(value.into());
        self
    }

    /// The IPv4 address of the buyer.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn cust_ip(mut self, value: impl Into<String>) -> Self {
        self.cust_ip = Some(value.into());
        self
    }

    /// The secret that proves that this call and the payment come from the same place.
    ///
    /// At most 200 characters. [*Secret.*](crate::types#marks)
    pub fn code_verifier(mut self, value: impl Into<String>) -> Self {
        self.code_verifier = Some(value.into());
        self
    }

    /// Whether the prepaid part of the payment is to be authorised, `Y` or `N`.
    pub fn prepaid_auth_yn(
        mut self,
        value: impl Into<types::KcpQuickPrepaidAuth>,
    ) -> Self {
        self.prepaid_auth_yn = Some(value.into());
        self
    }

    /// How much of the payment is taken from prepaid money, in whole won.
    pub fn prepaid_amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.prepaid_amount = Some(value.into());
        self
    }

    /// The kind of vendor, in KCP's terms.
    ///
    /// The vendor's schema spells it so.
    ///
    /// At most 20 characters.
    pub fn vender_type(mut self, value: impl Into<String>) -> Self {
        self.vender_type = Some(value.into());
        self
    }

    /// The id of the reward that the buyer gets.
    ///
    /// At most 20 characters.
    pub fn reward_id(mut self, value: impl Into<String>) -> Self {
        self.reward_id = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<()>, Error> {
        let request = Request::new(&PREPARE_CREATE)
            .longest_text("merchant_uid", &self.merchant_uid, 40)
            .path("merchant_uid", &self.merchant_uid)
            .required_field("btid", &self.btid)
            .required_field("cust_ip", &self.cust_ip)
            .required_field("code_verifier", &self.code_verifier)
            .field("prepaid_auth_yn", &self.prepaid_auth_yn)
            .field("prepaid_amount", &self.prepaid_amount)
            .field("vender_type", &self.vender_type)
            .field("reward_id", &self.reward_id)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(PrepareCreate);

impl std::fmt::Debug for PrepareCreate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "PrepareCreate",
            &[
                ("merchant_uid", true),
                ("btid", self.btid.is_some()),
                ("cust_ip", self.cust_ip.is_some()),
                ("code_verifier", self.code_verifier.is_some()),
                ("prepaid_auth_yn", self.prepaid_auth_yn.is_some()),
                ("prepaid_amount", self.prepaid_amount.is_some()),
                ("vender_type", self.vender_type.is_some()),
                ("reward_id", self.reward_id.is_some()),
            ],
        )
    }
}

/// `prepare_update`: `PUT /kcpquick/prepare/{merchant_uid}`.
pub(super) const PREPARE_UPDATE: OperationInfo = OperationInfo {
    id: "prepare_update",
    method: Method::Put,
    path: "/kcpquick/prepare/{merchant_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: true,
    names: &[
        "btid",
        "cust_ip",
        "code_verifier",
        "prepaid_auth_yn",
        "prepaid_amount",
        "vender_type",
        "reward_id",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &["cust_ip", "code_verifier"],
    echoes: &[],
};

/// Changes what is registered for a KCP Quick Pay payment that is not made yet.
///
/// Made by [`Client::prepare_update`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct PrepareUpdate {
    pub(crate) client: Client,
    pub(crate) merchant_uid: String,
    pub(crate) btid: Option<String>,
    pub(crate) cust_ip: Option<String>,
    pub(crate) code_verifier: Option<String>,
    pub(crate) prepaid_auth_yn: Option<types::KcpQuickPrepaidAuth>,
    pub(crate) prepaid_amount: Option<crate::Amount>,
    pub(crate) vender_type: Option<String>,
    pub(crate) reward_id: Option<String>,
    pub(crate) more: Extra,
}

impl PrepareUpdate {
    /// KCP's id of the transaction.
    ///
    /// At most 20 characters.
    pub fn btid(mut self, value: impl Into<String>) -> Self {
        self.btid = Some(value.into());
        self
    }

    /// The IPv4 address of the buyer.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn cust_ip(mut self, value: impl Into<String>) -> Self {
        self.cust_ip = Some(value.into());
        self
    }

    /// The secret that proves that this call and the payment come from the same place.
    ///
    /// At most 200 characters. [*Secret.*](crate::types#marks)
    pub fn code_verifier(mut self, value: impl Into<String>) -> Self {
        self.code_verifier = Some(value.into());
        self
    }

    /// Whether the prepaid part of the payment is to be authorised, `Y` or `N`.
    pub fn prepaid_auth_yn(
        mut self,
        value: impl Into<types::KcpQuickPrepaidAuth>,
    ) -> Self {
        self.prepaid_auth_yn = Some(value.into());
        self
    }

    /// How much of the payment is taken from prepaid money, in whole won.
    pub fn prepaid_amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.prepaid_amount = Some(value.into());
        self
    }

    /// The kind of vendor, in KCP's terms.
    ///
    /// The vendor's schema spells it so.
    ///
    /// At most 20 characters.
    pub fn vender_type(mut self, value: impl Into<String>) -> Self {
        self.vender_type = Some(value.into());
        self
    }

    /// The id of the reward that the buyer gets.
    ///
    /// At most 20 characters.
    pub fn reward_id(mut self, value: impl Into<String>) -> Self {
        self.reward_id = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<()>, Error> {
        let request = Request::new(&PREPARE_UPDATE)
            .path("merchant_uid", &self.merchant_uid)
            .required_field("btid", &self.btid)
            .required_field("cust_ip", &self.cust_ip)
            .required_field("code_verifier", &self.code_verifier)
            .field("prepaid_auth_yn", &self.prepaid_auth_yn)
            .field("prepaid_amount", &self.prepaid_amount)
            .field("vender_type", &self.vender_type)
            .field("reward_id", &self.reward_id)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(PrepareUpdate);

impl std::fmt::Debug for PrepareUpdate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "PrepareUpdate",
            &[
                ("merchant_uid", true),
                ("btid", self.btid.is_some()),
                ("cust_ip", self.cust_ip.is_some()),
                ("code_verifier", self.code_verifier.is_some()),
                ("prepaid_auth_yn", self.prepaid_auth_yn.is_some()),
                ("prepaid_amount", self.prepaid_amount.is_some()),
                ("vender_type", self.vender_type.is_some()),
                ("reward_id", self.reward_id.is_some()),
            ],
        )
    }
}

/// `payWithMoney`: `POST /kcpquick/payment/money`.
pub(super) const PAY_WITH_MONEY: OperationInfo = OperationInfo {
    id: "payWithMoney",
    method: Method::Post,
    path: "/kcpquick/payment/money",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "member_id",
        "channel_key",
        "merchant_uid",
        "name",
        "amount",
        "imp_uid",
        "notice_url",
    ],
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
        Echo {
            sent: "imp_uid",
            known: false,
            unless: None,
            or: None,
        },
    ],
};

/// Pays an order with a buyer's KCP prepaid money.
///
/// Made by [`Client::pay_with_money`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct PayWithMoney {
    pub(crate) client: Client,
    pub(crate) member_id: Option<String>,
    pub(crate) channel_key: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) imp_uid: Option<String>,
    pub(crate) notice_url: Option<String>,
    pub(crate) more: Extra,
}

impl PayWithMoney {
    /// The shop's id of the buyer, at most 16 bytes.
    ///
    /// At most 16 characters.
    pub fn member_id(mut self, value: impl Into<String>) -> Self {
        self.member_id = Some(value.into());
        self
    }

    /// The key of the KCP Quick Pay channel to pay through, as the console shows it.
    pub fn channel_key(mut self, value: impl Into<String>) -> Self {
        self.channel_key = Some(value.into());
        self
    }

    /// The shop's own order number.
    ///
    /// At most 40 characters; longer text is refused before anything is sent, since the API may keep it cut
    /// off.
    pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
        self.merchant_uid = Some(value.into());
        self
    }

    /// What the order is called.
    ///
    /// At most 40 characters.
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// What to charge, in whole won.
    pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.amount = Some(value.into());
        self
    }

    /// The PortOne id of the transaction that is paid.
    ///
    /// *Assumed:* The vendor's schema of October 2025 did not have it and today's requires it, without a
    /// word on where it comes from.
    pub fn imp_uid(mut self, value: impl Into<String>) -> Self {
        self.imp_uid = Some(value.into());
        self
    }

    /// Where the webhook goes once the payment is approved, in place of the URL set in the console.
    pub fn notice_url(mut self, value: impl Into<String>) -> Self {
        self.notice_url = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&PAY_WITH_MONEY)
            .required_field("member_id", &self.member_id)
            .required_field("channel_key", &self.channel_key)
            .identifier("merchant_uid", &self.merchant_uid)
            .longest("merchant_uid", &self.merchant_uid, 40)
            .required_field("merchant_uid", &self.merchant_uid)
            .required_field("name", &self.name)
            .required_positive("amount", &self.amount, crate::runtime::Zero::Meaningless)
            .identifier("imp_uid", &self.imp_uid)
            .required_field("imp_uid", &self.imp_uid)
            .field("notice_url", &self.notice_url)
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

crate::runtime::extra!(PayWithMoney);

impl std::fmt::Debug for PayWithMoney {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "PayWithMoney",
            &[
                ("member_id", self.member_id.is_some()),
                ("channel_key", self.channel_key.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
                ("name", self.name.is_some()),
                ("amount", self.amount.is_some()),
                ("imp_uid", self.imp_uid.is_some()),
                ("notice_url", self.notice_url.is_some()),
            ],
        )
    }
}

/// `payWithAutoPaymentKey`: `POST /kcpquick/payment/autopay`.
pub(super) const PAY_WITH_AUTO_PAYMENT_KEY: OperationInfo = OperationInfo {
    id: "payWithAutoPaymentKey",
    method: Method::Post,
    path: "/kcpquick/payment/autopay",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "customer_uid",
        "merchant_uid",
        "name",
        "buyer_name",
        "amount",
        "notice_url",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &["buyer_name"],
    echoes: &[
        Echo {
            sent: "merchant_uid",
            known: true,
            unless: None,
            or: None,
        },
        Echo {
            sent: "customer_uid",
            known: false,
            unless: None,
            or: None,
        },
    ],
};

/// Pays an order with a buyer's KCP automatic payment key.
///
/// Made by [`Client::pay_with_auto_payment_key`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct PayWithAutoPaymentKey {
    pub(crate) client: Client,
    pub(crate) customer_uid: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) buyer_name: Option<String>,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) notice_url: Option<String>,
    pub(crate) more: Extra,
}

impl PayWithAutoPaymentKey {
    /// The shop's id of the automatic payment key.
    pub fn customer_uid(mut self, value: impl Into<String>) -> Self {
        self.customer_uid = Some(value.into());
        self
    }

    /// The shop's own order number.
    ///
    /// At most 40 characters; longer text is refused before anything is sent, since the API may keep it cut
    /// off.
    pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
        self.merchant_uid = Some(value.into());
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
    /// At most 20 characters. [*Personal.*](crate::types#marks)
    pub fn buyer_name(mut self, value: impl Into<String>) -> Self {
        self.buyer_name = Some(value.into());
        self
    }

    /// What to charge, in whole won.
    pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.amount = Some(value.into());
        self
    }

    /// Where the webhook goes, in place of the URL set in the console.
    pub fn notice_url(mut self, value: impl Into<String>) -> Self {
        self.notice_url = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&PAY_WITH_AUTO_PAYMENT_KEY)
            .identifier("customer_uid", &self.customer_uid)
            .required_field("customer_uid", &self.customer_uid)
            .identifier("merchant_uid", &self.merchant_uid)
            .longest("merchant_uid", &self.merchant_uid, 40)
            .required_field("merchant_uid", &self.merchant_uid)
            .required_field("name", &self.name)
            .required_field("buyer_name", &self.buyer_name)
            .required_positive("amount", &self.amount, crate::runtime::Zero::Meaningless)
            .field("notice_url", &self.notice_url)
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

crate::runtime::extra!(PayWithAutoPaymentKey);

impl std::fmt::Debug for PayWithAutoPaymentKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "PayWithAutoPaymentKey",
            &[
                ("customer_uid", self.customer_uid.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
                ("name", self.name.is_some()),
                ("buyer_name", self.buyer_name.is_some()),
                ("amount", self.amount.is_some()),
                ("notice_url", self.notice_url.is_some()),
            ],
        )
    }
}

/// `deleteAutoPayKey`: `DELETE /kcpquick/autopay/{customer_uid}`.
pub(super) const DELETE_AUTO_PAY_KEY: OperationInfo = OperationInfo {
    id: "deleteAutoPayKey",
    method: Method::Delete,
    path: "/kcpquick/autopay/{customer_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "customer_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Deletes a buyer's KCP automatic payment key.
///
/// Made by [`Client::delete_auto_pay_key`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct DeleteAutoPayKey {
    pub(crate) client: Client,
    pub(crate) customer_uid: String,
    pub(crate) more: Extra,
}

impl DeleteAutoPayKey {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<types::KcpQuickAutopayKeyAnnotation>, Error> {
        let request = Request::new(&DELETE_AUTO_PAY_KEY)
            .path("customer_uid", &self.customer_uid)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::KcpQuickAutopayKeyAnnotation, echoed| {
                    echoed.record(&[("customer_uid", answer.customer_uid.as_deref())]);
                },
            )
            .await
    }
}

crate::runtime::extra!(DeleteAutoPayKey);

impl std::fmt::Debug for DeleteAutoPayKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "DeleteAutoPayKey", &[("customer_uid", true)])
    }
}
