// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/vbanks.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/vbanks.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `vbanks`
///
/// The module [`operations::vbanks`](crate::operations::vbanks) tells what these calls are for, with an
/// example.
impl Client {
    /// Issues a virtual account that waits for one deposit.
    ///
    /// The payment is answered with `status` `ready` and `pay_method` `vbank`; it becomes `paid` when the
    /// deposit arrives and the gateway reports it. PortOne tells the buyer nothing: show the account
    /// yourself. An order that was paid is refused; several waiting accounts for one `merchant_uid` are
    /// allowed, so never send it twice without looking first. Only 200 and 401 are documented, so expect
    /// refusals at HTTP 200 with `code` other than 0; KG Inicis without the right `pg_api_key` is one of
    /// them, with `hashData` in its message. Which fields are needed depends on the gateway. At settle an
    /// account with a fixed number can be issued, also one without limits (`fixed_unlimited_vbank`), whose
    /// deposits are listed in `deposit_history`.
    ///
    /// `POST /vbanks`, in the vendor's documentation 가상계좌 발급 API.
    ///
    /// **Required:** `channel_key`, `merchant_uid`, `amount`, `vbank_code`, `vbank_due`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `settle`, `nice`, `nice_v2`, `html5_inicis`, `ksnet`, `smartro_v2`,
    /// `tosspayments`, `welcome`.
    ///
    /// *Assumed:* The vendor names no status for a refusal; captured payments with a waiting account were
    /// issued in the browser.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "createVbank")]
    #[doc(alias = "가상계좌 발급 API")]
    #[doc(alias = "/vbanks")]
    #[doc(alias = "가상계좌")]
    #[doc(alias = "가상계좌 발급")]
    #[doc(alias = "무통장입금")]
    pub fn create_vbank(&self) -> CreateVbank {
        CreateVbank {
            client: self.clone(),
            pg_api_key: None,
            channel_key: None,
            merchant_uid: None,
            amount: None,
            product_type: None,
            vbank_num: None,
            vbank_code: None,
            vbank_due: None,
            vbank_holder: None,
            vbank_key: None,
            name: None,
            buyer_name: None,
            buyer_email: None,
            buyer_tel: None,
            business_registration_number: None,
            buyer_addr: None,
            buyer_postcode: None,
            notice_url: None,
            custom_data: None,
            tax_free: None,
            vat_amount: None,
            product_count: None,
            escrow_password: None,
            fixed_unlimited_vbank: None,
            more: Extra::default(),
        }
    }

    /// Changes the amount or the deadline of a virtual account that still waits for its deposit.
    ///
    /// Only a payment whose `status` is `ready` and whose `pay_method` is `vbank` can be changed: anything
    /// else is refused with HTTP 400. An unknown `imp_uid` is 404. A payment with a tax-free part can't be
    /// changed, and `amount` has no effect on an account without limits. Sending it again leaves the same
    /// account.
    ///
    /// `PUT /vbanks/{imp_uid}`, in the vendor's documentation 가상계좌 발급정보 수정 API.
    ///
    /// **At least one of:** `amount`, `vbank_due`.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `settle`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "modifyVbank")]
    #[doc(alias = "가상계좌 발급정보 수정 API")]
    #[doc(alias = "/vbanks/{imp_uid}")]
    #[doc(alias = "가상계좌")]
    #[doc(alias = "입금기한")]
    #[doc(alias = "가상계좌 수정")]
    pub fn modify_vbank(&self, imp_uid: impl Into<String>) -> ModifyVbank {
        ModifyVbank {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            amount: None,
            vbank_due: None,
            more: Extra::default(),
        }
    }

    /// Revokes a virtual account that still waits for its deposit.
    ///
    /// Nobody can pay into the account by mistake afterwards. Only a payment whose `status` is `ready` and
    /// whose `pay_method` is `vbank` can be revoked: anything else, an account revoked before included, is
    /// refused with HTTP 400. An unknown `imp_uid` is 404. KG Inicis refuses without the right
    /// `pg_api_key`, most likely at HTTP 200 with `hashData` in the message. Afterwards the payment is
    /// `failed`, not `cancelled`: `failed_at` is set and `fail_reason` is `계좌말소`. NHN KCP (kcp) is in the
    /// vendor's words but not in its list of gateways. KG Financial can't revoke accounts of the banks
    /// Busan, Gwangju and Kyongnam. Sending it again does no harm: the second call is refused.
    ///
    /// `DELETE /vbanks/{imp_uid}`, in the vendor's documentation 가상계좌 발급취소 API.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `html5_inicis`, `uplus`, `danal`, `nice`, `kicc`, `settle`, `smartro`,
    /// `tosspayments`, `ksnet`, `smartro_v2`, `nice_v2`, `welcome`.
    ///
    /// *Assumed:* No answer of a successful call was ever captured; the console files such payments under
    /// failed with the reason 계좌말소.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "revokeVbank")]
    #[doc(alias = "가상계좌 발급취소 API")]
    #[doc(alias = "/vbanks/{imp_uid}")]
    #[doc(alias = "말소")]
    #[doc(alias = "가상계좌")]
    #[doc(alias = "가상계좌 말소")]
    #[doc(alias = "가상계좌 취소")]
    #[doc(alias = "계좌말소")]
    #[doc(alias = "입금대기 취소")]
    pub fn revoke_vbank(&self, imp_uid: impl Into<String>) -> RevokeVbank {
        RevokeVbank {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            pg_api_key: None,
            more: Extra::default(),
        }
    }

    /// Looks up the holder of a bank account.
    ///
    /// Deprecated: the vendor no longer documents it, and it may stop answering at any time. A parameter
    /// left out is 400, an account or a bank that is not found is 404.
    ///
    /// `GET /vbanks/holder`, in the vendor's documentation 예금주 조회 API.
    ///
    /// **Required:** `bank_code`, `bank_num`.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// *Assumed:* It left the vendor's schema in October 2025 without a word of a shutdown; whether it
    /// still answers was not tried.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "queryBankHolder")]
    #[doc(alias = "예금주 조회 API")]
    #[doc(alias = "/vbanks/holder")]
    #[doc(alias = "예금주")]
    #[doc(alias = "예금주 조회")]
    #[doc(alias = "계좌 실명조회")]
    #[deprecated(note = "the vendor no longer documents this call")]
    pub fn query_bank_holder(&self) -> QueryBankHolder {
        QueryBankHolder {
            client: self.clone(),
            bank_code: None,
            bank_num: None,
            more: Extra::default(),
        }
    }
}

/// `createVbank`: `POST /vbanks`.
pub(super) const CREATE_VBANK: OperationInfo = OperationInfo {
    id: "createVbank",
    method: Method::Post,
    path: "/vbanks",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "pg_api_key",
        "channel_key",
        "merchant_uid",
        "amount",
        "product_type",
        "vbank_num",
        "vbank_code",
        "vbank_due",
        "vbank_holder",
        "vbank_key",
        "name",
        "buyer_name",
        "buyer_email",
        "buyer_tel",
        "business_registration_number",
        "buyer_addr",
        "buyer_postcode",
        "notice_url",
        "custom_data",
        "tax_free",
        "vat_amount",
        "product_count",
        "escrow_password",
        "fixed_unlimited_vbank",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &[
        "pg_api_key",
        "vbank_num",
        "vbank_holder",
        "vbank_key",
        "buyer_name",
        "buyer_email",
        "buyer_tel",
        "business_registration_number",
        "buyer_addr",
        "buyer_postcode",
        "custom_data",
        "escrow_password",
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

/// Issues a virtual account that waits for one deposit.
///
/// Made by [`Client::create_vbank`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct CreateVbank {
    pub(crate) client: Client,
    pub(crate) pg_api_key: Option<String>,
    pub(crate) channel_key: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) product_type: Option<types::ProductType>,
    pub(crate) vbank_num: Option<String>,
    pub(crate) vbank_code: Option<String>,
    pub(crate) vbank_due: Option<crate::UnixTime>,
    pub(crate) vbank_holder: Option<String>,
    pub(crate) vbank_key: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) buyer_name: Option<String>,
    pub(crate) buyer_email: Option<String>,
    pub(crate) buyer_tel: Option<String>,
    pub(crate) business_registration_number: Option<String>,
    pub(crate) buyer_addr: Option<String>,
    pub(crate) buyer_postcode: Option<String>,
    pub(crate) notice_url: Option<Vec<String>>,
    pub(crate) custom_data: Option<String>,
    pub(crate) tax_free: Option<crate::Amount>,
    pub(crate) vat_amount: Option<crate::Amount>,
    pub(crate) product_count: Option<i64>,
    pub(crate) escrow_password: Option<String>,
    pub(crate) fixed_unlimited_vbank: Option<bool>,
    pub(crate) more: Extra,
}

impl CreateVbank {
    /// The API key from the KG Inicis merchant console.
    ///
    /// It goes into the URL, not into the body; other gateways need none.
    ///
    /// [*Secret.*](crate::types#marks)
    ///
    /// Gateways that support it: `html5_inicis`.
    ///
    /// Gateways that require it: `html5_inicis`.
    pub fn pg_api_key(mut self, value: impl Into<String>) -> Self {
        self.pg_api_key = Some(value.into());
        self
    }

    /// The key of the payment channel, from the admin console.
    ///
    /// It is no secret, browsers use it too.
    pub fn channel_key(mut self, value: impl Into<String>) -> Self {
        self.channel_key = Some(value.into());
        self
    }

    /// The order number of the shop.
    ///
    /// At smartro_v2 it has no special characters.
    ///
    /// At most 40 characters; longer text is refused before anything is sent, since the API may keep it cut
    /// off.
    pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
        self.merchant_uid = Some(value.into());
        self
    }

    /// The amount to be paid in.
    ///
    /// The vendor's schema always requires it, although it may be 0 for an account without limits at
    /// settle.
    pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.amount = Some(value.into());
        self
    }

    /// Whether goods or digital content are sold.
    ///
    /// Gateways that support it: `ksnet`.
    ///
    /// Gateways that require it: `ksnet`.
    pub fn product_type(mut self, value: impl Into<types::ProductType>) -> Self {
        self.product_type = Some(value.into());
        self
    }

    /// The number of a fixed account that the gateway gave to the shop; needed for a fixed account.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that support it: `smartro_v2`, `settle`.
    pub fn vbank_num(mut self, value: impl Into<String>) -> Self {
        self.vbank_num = Some(value.into());
        self
    }

    /// The bank, as a code of the payment gateway, which is not always the standard code.
    pub fn vbank_code(mut self, value: impl Into<String>) -> Self {
        self.vbank_code = Some(value.into());
        self
    }

    /// Until when the deposit can be made, in epoch seconds.
    ///
    /// At least 1000000000; an earlier time is refused before anything is sent.
    pub fn vbank_due(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.vbank_due = Some(value.into());
        self
    }

    /// The holder that the payer is to see.
    ///
    /// At most 16 characters. [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`, `nice`, `settle`, `smartro_v2`.
    ///
    /// Gateways that ignore it: `tosspayments`, `ksnet`, `welcome`.
    pub fn vbank_holder(mut self, value: impl Into<String>) -> Self {
        self.vbank_holder = Some(value.into());
        self
    }

    /// The key of a fixed account that was agreed for one buyer; needed for a fixed account.
    ///
    /// At most 13 characters. [*Secret.*](crate::types#marks)
    ///
    /// Gateways that support it: `tosspayments`.
    pub fn vbank_key(mut self, value: impl Into<String>) -> Self {
        self.vbank_key = Some(value.into());
        self
    }

    /// What is ordered.
    ///
    /// At most 40 characters.
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// The name of the buyer.
    ///
    /// At most 16 characters. [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`, `tosspayments`, `ksnet`, `smartro_v2`, `welcome`.
    pub fn buyer_name(mut self, value: impl Into<String>) -> Self {
        self.buyer_name = Some(value.into());
        self
    }

    /// The mail address of the buyer; at settle needed for escrow with a fixed account.
    ///
    /// At most 64 characters. [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `html5_inicis`, `smartro_v2`.
    pub fn buyer_email(mut self, value: impl Into<String>) -> Self {
        self.buyer_email = Some(value.into());
        self
    }

    /// The phone number of the buyer.
    ///
    /// At nice_v2 an escrow registration later uses it, or the business number.
    ///
    /// At most 16 characters. [*Personal.*](crate::types#marks)
    ///
    /// Gateways that require it: `smartro_v2`.
    pub fn buyer_tel(mut self, value: impl Into<String>) -> Self {
        self.buyer_tel = Some(value.into());
        self
    }

    /// The business number of the buyer, ten digits, for an escrow registration later.
    ///
    /// At most 10 characters. [*Personal.*](crate::types#marks)
    ///
    /// Gateways that support it: `nice_v2`.
    pub fn business_registration_number(mut self, value: impl Into<String>) -> Self {
        self.business_registration_number = Some(value.into());
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

    /// Where the webhooks about this payment go, instead of the address set in the admin console.
    ///
    /// *Observed, not documented:* The vendor's schema has a list without saying of what; shops in use send
    /// addresses as text.
    pub fn notice_url(
        mut self,
        value: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.notice_url = Some(value.into_iter().map(Into::into).collect());
        self
    }

    /// Anything to store with the payment, such as an object written as JSON text.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn custom_data(mut self, value: impl Into<String>) -> Self {
        self.custom_data = Some(value.into());
        self
    }

    /// The tax-free part of `amount`, a whole number.
    ///
    /// At nice and nice_v2 needed by a shop with mixed taxation and refused for others; at welcome only for
    /// shops that set their value added tax themselves.
    ///
    /// Gateways that support it: `nice`, `nice_v2`, `welcome`.
    pub fn tax_free(mut self, value: impl Into<crate::Amount>) -> Self {
        self.tax_free = Some(value.into());
        self
    }

    /// The value added tax in `amount`; worked out by the gateway if left out.
    ///
    /// Together with a `tax_free` of 0, 0 means zero-rated.
    ///
    /// Gateways that support it: `nice`, `nice_v2`, `welcome`.
    pub fn vat_amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.vat_amount = Some(value.into());
        self
    }

    /// How many products are ordered; 1 if left out.
    pub fn product_count(mut self, value: i64) -> Self {
        self.product_count = Some(value);
        self
    }

    /// The password for escrow with a fixed account, needed there.
    ///
    /// [*Secret.*](crate::types#marks)
    ///
    /// Gateways that support it: `settle`.
    pub fn escrow_password(mut self, value: impl Into<String>) -> Self {
        self.escrow_password = Some(value.into());
        self
    }

    /// Whether a fixed account without limits is issued, which takes any number of deposits; false if left
    /// out.
    ///
    /// Gateways that support it: `settle`.
    pub fn fixed_unlimited_vbank(mut self, value: bool) -> Self {
        self.fixed_unlimited_vbank = Some(value);
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&CREATE_VBANK)
            .query("pg_api_key", &self.pg_api_key)
            .required_field("channel_key", &self.channel_key)
            .identifier("merchant_uid", &self.merchant_uid)
            .longest("merchant_uid", &self.merchant_uid, 40)
            .required_field("merchant_uid", &self.merchant_uid)
            .required_field("amount", &self.amount)
            .field("product_type", &self.product_type)
            .field("vbank_num", &self.vbank_num)
            .required_field("vbank_code", &self.vbank_code)
            .time("vbank_due", &self.vbank_due, 1_000_000_000, 9_999_999_999)
            .required_field("vbank_due", &self.vbank_due)
            .field("vbank_holder", &self.vbank_holder)
            .field("vbank_key", &self.vbank_key)
            .field("name", &self.name)
            .field("buyer_name", &self.buyer_name)
            .field("buyer_email", &self.buyer_email)
            .field("buyer_tel", &self.buyer_tel)
            .field("business_registration_number", &self.business_registration_number)
            .field("buyer_addr", &self.buyer_addr)
            .field("buyer_postcode", &self.buyer_postcode)
            .field("notice_url", &self.notice_url)
            .field("custom_data", &self.custom_data)
            .field("tax_free", &self.tax_free)
            .field("vat_amount", &self.vat_amount)
            .field("product_count", &self.product_count)
            .field("escrow_password", &self.escrow_password)
            .field("fixed_unlimited_vbank", &self.fixed_unlimited_vbank)
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

crate::runtime::extra!(CreateVbank);

impl std::fmt::Debug for CreateVbank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "CreateVbank",
            &[
                ("pg_api_key", self.pg_api_key.is_some()),
                ("channel_key", self.channel_key.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
                ("amount", self.amount.is_some()),
                ("product_type", self.product_type.is_some()),
                ("vbank_num", self.vbank_num.is_some()),
                ("vbank_code", self.vbank_code.is_some()),
                ("vbank_due", self.vbank_due.is_some()),
                ("vbank_holder", self.vbank_holder.is_some()),
                ("vbank_key", self.vbank_key.is_some()),
                ("name", self.name.is_some()),
                ("buyer_name", self.buyer_name.is_some()),
                ("buyer_email", self.buyer_email.is_some()),
                ("buyer_tel", self.buyer_tel.is_some()),
                (
                    "business_registration_number",
                    self.business_registration_number.is_some(),
                ),
                ("buyer_addr", self.buyer_addr.is_some()),
                ("buyer_postcode", self.buyer_postcode.is_some()),
                ("notice_url", self.notice_url.is_some()),
                ("custom_data", self.custom_data.is_some()),
                ("tax_free", self.tax_free.is_some()),
                ("vat_amount", self.vat_amount.is_some()),
                ("product_count", self.product_count.is_some()),
                ("escrow_password", self.escrow_password.is_some()),
                ("fixed_unlimited_vbank", self.fixed_unlimited_vbank.is_some()),
            ],
        )
    }
}

/// `modifyVbank`: `PUT /vbanks/{imp_uid}`.
pub(super) const MODIFY_VBANK: OperationInfo = OperationInfo {
    id: "modifyVbank",
    method: Method::Put,
    path: "/vbanks/{imp_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: true,
    names: &["amount", "vbank_due"],
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

/// Changes the amount or the deadline of a virtual account that still waits for its deposit.
///
/// Made by [`Client::modify_vbank`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct ModifyVbank {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) amount: Option<crate::Amount>,
    pub(crate) vbank_due: Option<crate::UnixTime>,
    pub(crate) more: Extra,
}

impl ModifyVbank {
    /// The new amount to be paid in, a whole number.
    pub fn amount(mut self, value: impl Into<crate::Amount>) -> Self {
        self.amount = Some(value.into());
        self
    }

    /// Until when the deposit can be made from now on, in epoch seconds.
    ///
    /// At least 1000000000; an earlier time is refused before anything is sent.
    ///
    /// *Assumed:* The vendor's schema lets it be left out, its guide for settle requires it; give it to be
    /// safe.
    pub fn vbank_due(mut self, value: impl Into<crate::UnixTime>) -> Self {
        self.vbank_due = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&MODIFY_VBANK)
            .path("imp_uid", &self.imp_uid)
            .field("amount", &self.amount)
            .time("vbank_due", &self.vbank_due, 1_000_000_000, 9_999_999_999)
            .field("vbank_due", &self.vbank_due)
            .any_of(&["amount", "vbank_due"])
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

crate::runtime::extra!(ModifyVbank);

impl std::fmt::Debug for ModifyVbank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "ModifyVbank",
            &[
                ("imp_uid", true),
                ("amount", self.amount.is_some()),
                ("vbank_due", self.vbank_due.is_some()),
            ],
        )
    }
}

/// `revokeVbank`: `DELETE /vbanks/{imp_uid}`.
pub(super) const REVOKE_VBANK: OperationInfo = OperationInfo {
    id: "revokeVbank",
    method: Method::Delete,
    path: "/vbanks/{imp_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: false,
    names: &["pg_api_key"],
    reserved: &[],
    rivals: &[],
    sensitive: &["pg_api_key"],
    echoes: &[
        Echo {
            sent: "imp_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Revokes a virtual account that still waits for its deposit.
///
/// Made by [`Client::revoke_vbank`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct RevokeVbank {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) pg_api_key: Option<String>,
    pub(crate) more: Extra,
}

impl RevokeVbank {
    /// The API key from the KG Inicis merchant console, the one used to issue the account.
    ///
    /// Other gateways need none.
    ///
    /// [*Secret.*](crate::types#marks)
    ///
    /// Gateways that support it: `html5_inicis`.
    ///
    /// Gateways that require it: `html5_inicis`.
    pub fn pg_api_key(mut self, value: impl Into<String>) -> Self {
        self.pg_api_key = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::PaymentAnnotation>, Error> {
        let request = Request::new(&REVOKE_VBANK)
            .path("imp_uid", &self.imp_uid)
            .query("pg_api_key", &self.pg_api_key)
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

crate::runtime::extra!(RevokeVbank);

impl std::fmt::Debug for RevokeVbank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "RevokeVbank",
            &[("imp_uid", true), ("pg_api_key", self.pg_api_key.is_some())],
        )
    }
}

/// `queryBankHolder`: `GET /vbanks/holder`.
pub(super) const QUERY_BANK_HOLDER: OperationInfo = OperationInfo {
    id: "queryBankHolder",
    method: Method::Get,
    path: "/vbanks/holder",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &["bank_code", "bank_num"],
    reserved: &[],
    rivals: &[],
    sensitive: &["bank_num"],
    echoes: &[],
};

/// Looks up the holder of a bank account.
///
/// Made by [`Client::query_bank_holder`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct QueryBankHolder {
    pub(crate) client: Client,
    pub(crate) bank_code: Option<String>,
    pub(crate) bank_num: Option<String>,
    pub(crate) more: Extra,
}

impl QueryBankHolder {
    /// The three-digit standard code of the bank.
    pub fn bank_code(mut self, value: impl Into<String>) -> Self {
        self.bank_code = Some(value.into());
        self
    }

    /// The account number.
    ///
    /// Anything but digits is passed over.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn bank_num(mut self, value: impl Into<String>) -> Self {
        self.bank_num = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::VbankHolderAnnotation>, Error> {
        let request = Request::new(&QUERY_BANK_HOLDER)
            .required_query("bank_code", &self.bank_code)
            .required_query("bank_num", &self.bank_num)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(QueryBankHolder);

#[allow(deprecated)]
impl std::fmt::Debug for QueryBankHolder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "QueryBankHolder",
            &[
                ("bank_code", self.bank_code.is_some()),
                ("bank_num", self.bank_num.is_some()),
            ],
        )
    }
}
