// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/certifications.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/certifications.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `certifications`
///
/// The module [`operations::certifications`](crate::operations::certifications) tells what these calls
/// are for, with an example.
impl Client {
    /// Looks up the result of an identity verification.
    ///
    /// Take name, birth date and keys from here, on the server: what the browser reports proves nothing. An
    /// unknown id, or a result that was deleted, is 404 with the message `인증결과가 존재하지 않습니다.`.
    ///
    /// `GET /certifications/{imp_uid}`, in the vendor's documentation 본인인증 결과조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// Gateways that support it: `danal`, `inicis_unified`, `inicis`, `kcp_v2`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getCertification")]
    #[doc(alias = "본인인증 결과조회 API")]
    #[doc(alias = "/certifications/{imp_uid}")]
    #[doc(alias = "본인인증")]
    #[doc(alias = "인증 결과")]
    #[doc(alias = "CI")]
    #[doc(alias = "DI")]
    pub fn get_certification(&self, imp_uid: impl Into<String>) -> GetCertification {
        GetCertification {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            more: Extra::default(),
        }
    }

    /// Deletes the result of an identity verification for good.
    ///
    /// PortOne keeps nothing of it, so store what you need before. The answer is the result as it was. An
    /// unknown id, or one deleted before, is 404, so sending it again does no harm. A failure while
    /// deleting is 500.
    ///
    /// `DELETE /certifications/{imp_uid}`, in the vendor's documentation 본인인증 정보삭제 API.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `danal`, `inicis_unified`, `inicis`, `kcp_v2`.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "deleteCertification")]
    #[doc(alias = "본인인증 정보삭제 API")]
    #[doc(alias = "/certifications/{imp_uid}")]
    #[doc(alias = "본인인증")]
    #[doc(alias = "인증 삭제")]
    pub fn delete_certification(
        &self,
        imp_uid: impl Into<String>,
    ) -> DeleteCertification {
        DeleteCertification {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            more: Extra::default(),
        }
    }

    /// Asks the phone company to send a one-time number to a person who wants to be verified.
    ///
    /// An accepted call verifies nobody yet: the person gets a six-digit number by text message, or a
    /// request in an app, and `confirmOTP` ends it with the answered `imp_uid`. Only for shops that the
    /// phone companies have approved. Details that are missing, or that the phone company does not
    /// recognise, are 400; a failure of the gateway is 500. Every call sends a message, so never send it
    /// twice without need.
    ///
    /// `POST /certifications/otp/request`, in the vendor's documentation 본인인증 요청 API.
    ///
    /// **Required:** `name`, `phone`, `birth`, `gender_digit`, `carrier`, `channel_key`.
    ///
    /// **Sending it again:** never without looking first. After an error whose outcome is `Unknown` it may
    /// have happened.
    ///
    /// Gateways that support it: `danal`, `kcp_v2`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "requestOTP")]
    #[doc(alias = "본인인증 요청 API")]
    #[doc(alias = "/certifications/otp/request")]
    #[doc(alias = "본인인증")]
    #[doc(alias = "인증번호")]
    #[doc(alias = "SMS 인증")]
    #[doc(alias = "OTP")]
    pub fn request_otp(&self) -> RequestOtp {
        RequestOtp {
            client: self.clone(),
            name: None,
            phone: None,
            birth: None,
            gender_digit: None,
            carrier: None,
            is_mvno: None,
            company: None,
            merchant_uid: None,
            pg: None,
            channel_key: None,
            verification_method: None,
            bypass: None,
            more: Extra::default(),
        }
    }

    /// Ends an identity verification with the one-time number that the person got.
    ///
    /// A missing number, or a verification that has ended already, is 400; an unknown id is 404; a failure
    /// of the gateway is 500. Sending it again does no harm, since the second call is refused: the result
    /// is then to be had by `getCertification`.
    ///
    /// `POST /certifications/otp/confirm/{imp_uid}`, in the vendor's documentation 본인인증 완료 API.
    ///
    /// **Sending it again:** a second call leaves the same end state as the first.
    ///
    /// Gateways that support it: `danal`, `kcp_v2`.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - 500: The API or the payment gateway failed; what was asked may have happened or not.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "confirmOTP")]
    #[doc(alias = "본인인증 완료 API")]
    #[doc(alias = "/certifications/otp/confirm/{imp_uid}")]
    #[doc(alias = "본인인증")]
    #[doc(alias = "인증번호 확인")]
    #[doc(alias = "OTP")]
    pub fn confirm_otp(&self, imp_uid: impl Into<String>) -> ConfirmOtp {
        ConfirmOtp {
            client: self.clone(),
            imp_uid: imp_uid.into(),
            otp: None,
            more: Extra::default(),
        }
    }
}

/// `getCertification`: `GET /certifications/{imp_uid}`.
pub(super) const GET_CERTIFICATION: OperationInfo = OperationInfo {
    id: "getCertification",
    method: Method::Get,
    path: "/certifications/{imp_uid}",
    repeat: Repeat::Safe,
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

/// Looks up the result of an identity verification.
///
/// Made by [`Client::get_certification`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetCertification {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) more: Extra,
}

impl GetCertification {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::CertificationAnnotation>, Error> {
        let request = Request::new(&GET_CERTIFICATION)
            .path("imp_uid", &self.imp_uid)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::CertificationAnnotation, echoed| {
                    echoed.record(&[("imp_uid", Some(answer.imp_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(GetCertification);

impl std::fmt::Debug for GetCertification {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "GetCertification", &[("imp_uid", true)])
    }
}

/// `deleteCertification`: `DELETE /certifications/{imp_uid}`.
pub(super) const DELETE_CERTIFICATION: OperationInfo = OperationInfo {
    id: "deleteCertification",
    method: Method::Delete,
    path: "/certifications/{imp_uid}",
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

/// Deletes the result of an identity verification for good.
///
/// Made by [`Client::delete_certification`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct DeleteCertification {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) more: Extra,
}

impl DeleteCertification {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::CertificationAnnotation>, Error> {
        let request = Request::new(&DELETE_CERTIFICATION)
            .path("imp_uid", &self.imp_uid)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::CertificationAnnotation, echoed| {
                    echoed.record(&[("imp_uid", Some(answer.imp_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(DeleteCertification);

impl std::fmt::Debug for DeleteCertification {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "DeleteCertification", &[("imp_uid", true)])
    }
}

/// `requestOTP`: `POST /certifications/otp/request`.
pub(super) const REQUEST_OTP: OperationInfo = OperationInfo {
    id: "requestOTP",
    method: Method::Post,
    path: "/certifications/otp/request",
    repeat: Repeat::Once,
    authenticated: true,
    has_body: true,
    names: &[
        "name",
        "phone",
        "birth",
        "gender_digit",
        "carrier",
        "is_mvno",
        "company",
        "merchant_uid",
        "pg",
        "channel_key",
        "verification_method",
        "bypass",
    ],
    reserved: &[],
    rivals: &[],
    sensitive: &["name", "phone", "birth", "gender_digit", "bypass"],
    echoes: &[],
};

/// Asks the phone company to send a one-time number to a person who wants to be verified.
///
/// Made by [`Client::request_otp`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct RequestOtp {
    pub(crate) client: Client,
    pub(crate) name: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) birth: Option<String>,
    pub(crate) gender_digit: Option<String>,
    pub(crate) carrier: Option<types::Carrier>,
    pub(crate) is_mvno: Option<bool>,
    pub(crate) company: Option<String>,
    pub(crate) merchant_uid: Option<String>,
    pub(crate) pg: Option<String>,
    pub(crate) channel_key: Option<String>,
    pub(crate) verification_method: Option<types::VerificationMethod>,
    pub(crate) bypass: Option<String>,
    pub(crate) more: Extra,
}

impl RequestOtp {
    /// The name of the person.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn name(mut self, value: impl Into<String>) -> Self {
        self.name = Some(value.into());
        self
    }

    /// The phone number of the person.
    ///
    /// Anything that is not a digit is left out by PortOne.
    ///
    /// [*Personal.*](crate::types#marks)
    pub fn phone(mut self, value: impl Into<String>) -> Self {
        self.phone = Some(value.into());
        self
    }

    /// The birth date of the person as `YYMMDD`.
    ///
    /// Anything that is not a digit is left out by PortOne.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn birth(mut self, value: impl Into<String>) -> Self {
        self.birth = Some(value.into());
        self
    }

    /// The seventh digit of the person's resident registration number.
    ///
    /// For those born before 2000 it is 1 for men and 2 for women, later 3 and 4; for foreigners, at
    /// kcp_v2, 5 and 6, later 7 and 8.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn gender_digit(mut self, value: impl Into<String>) -> Self {
        self.gender_digit = Some(value.into());
        self
    }

    /// The phone company; for a customer of a virtual operator the company whose network it uses, beside
    /// `is_mvno`.
    pub fn carrier(mut self, value: impl Into<types::Carrier>) -> Self {
        self.carrier = Some(value.into());
        self
    }

    /// Whether the person is a customer of a virtual operator; false if left out.
    pub fn is_mvno(mut self, value: bool) -> Self {
        self.is_mvno = Some(value);
        self
    }

    /// The name or the address of the service, shown in the text message.
    pub fn company(mut self, value: impl Into<String>) -> Self {
        self.company = Some(value.into());
        self
    }

    /// The shop's own number of this verification.
    pub fn merchant_uid(mut self, value: impl Into<String>) -> Self {
        self.merchant_uid = Some(value.into());
        self
    }

    /// The gateway as `danal`, dot and shop id, for a shop with several ids.
    ///
    /// Deprecated by the vendor; use `channel_key`.
    pub fn pg(mut self, value: impl Into<String>) -> Self {
        self.pg = Some(value.into());
        self
    }

    /// The channel that verifies, from the admin console.
    ///
    /// *Assumed:* The vendor's schema of 2025 writes `channelKey`, today's writes `channel_key`; no request
    /// was captured.
    pub fn channel_key(mut self, value: impl Into<String>) -> Self {
        self.channel_key = Some(value.into());
        self
    }

    /// How the person proves to have the phone.
    ///
    /// Gateways that support it: `kcp_v2`.
    pub fn verification_method(
        mut self,
        value: impl Into<types::VerificationMethod>,
    ) -> Self {
        self.verification_method = Some(value.into());
        self
    }

    /// Fields of the gateway's own, as a text that holds JSON; they go to the gateway as they are.
    ///
    /// [*Personal.*](crate::types#marks)
    ///
    /// Gateways that support it: `kcp_v2`.
    pub fn bypass(mut self, value: impl Into<String>) -> Self {
        self.bypass = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<types::CertificationOtpAnnotation>, Error> {
        let request = Request::new(&REQUEST_OTP)
            .required_field("name", &self.name)
            .required_field("phone", &self.phone)
            .required_field("birth", &self.birth)
            .required_field("gender_digit", &self.gender_digit)
            .required_field("carrier", &self.carrier)
            .field("is_mvno", &self.is_mvno)
            .field("company", &self.company)
            .identifier("merchant_uid", &self.merchant_uid)
            .field("merchant_uid", &self.merchant_uid)
            .field("pg", &self.pg)
            .required_field("channel_key", &self.channel_key)
            .field("verification_method", &self.verification_method)
            .field("bypass", &self.bypass)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(RequestOtp);

impl std::fmt::Debug for RequestOtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "RequestOtp",
            &[
                ("name", self.name.is_some()),
                ("phone", self.phone.is_some()),
                ("birth", self.birth.is_some()),
                ("gender_digit", self.gender_digit.is_some()),
                ("carrier", self.carrier.is_some()),
                ("is_mvno", self.is_mvno.is_some()),
                ("company", self.company.is_some()),
                ("merchant_uid", self.merchant_uid.is_some()),
                ("pg", self.pg.is_some()),
                ("channel_key", self.channel_key.is_some()),
                ("verification_method", self.verification_method.is_some()),
                ("bypass", self.bypass.is_some()),
            ],
        )
    }
}

/// `confirmOTP`: `POST /certifications/otp/confirm/{imp_uid}`.
pub(super) const CONFIRM_OTP: OperationInfo = OperationInfo {
    id: "confirmOTP",
    method: Method::Post,
    path: "/certifications/otp/confirm/{imp_uid}",
    repeat: Repeat::Idempotent,
    authenticated: true,
    has_body: true,
    names: &["otp"],
    reserved: &[],
    rivals: &[],
    sensitive: &["otp"],
    echoes: &[
        Echo {
            sent: "imp_uid",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Ends an identity verification with the one-time number that the person got.
///
/// Made by [`Client::confirm_otp`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct ConfirmOtp {
    pub(crate) client: Client,
    pub(crate) imp_uid: String,
    pub(crate) otp: Option<String>,
    pub(crate) more: Extra,
}

impl ConfirmOtp {
    /// The number that the person got by text message; left out if the person confirmed in an app.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn otp(mut self, value: impl Into<String>) -> Self {
        self.otp = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::CertificationAnnotation>, Error> {
        let request = Request::new(&CONFIRM_OTP)
            .path("imp_uid", &self.imp_uid)
            .field("otp", &self.otp)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::CertificationAnnotation, echoed| {
                    echoed.record(&[("imp_uid", Some(answer.imp_uid.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(ConfirmOtp);

impl std::fmt::Debug for ConfirmOtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "ConfirmOtp",
            &[("imp_uid", true), ("otp", self.otp.is_some())],
        )
    }
}
