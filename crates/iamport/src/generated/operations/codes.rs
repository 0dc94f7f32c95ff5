// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/codes.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/codes.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `codes`
///
/// The module [`operations::codes`](crate::operations::codes) tells what these calls are for, with an
/// example.
impl Client {
    /// Lists the standard codes and names of the card companies.
    ///
    /// The codes are those of the clearing institute KFTC, the ones in `card_code` of a payment.
    ///
    /// `GET /cards`, in the vendor's documentation 카드사코드 전체조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "allCardCodes")]
    #[doc(alias = "카드사코드 전체조회 API")]
    #[doc(alias = "/cards")]
    #[doc(alias = "카드사 코드")]
    #[doc(alias = "카드코드")]
    pub fn all_card_codes(&self) -> AllCardCodes {
        AllCardCodes {
            client: self.clone(),
            more: Extra::default(),
        }
    }

    /// Looks up the name of a card company by its standard code.
    ///
    /// An unknown code is 404.
    ///
    /// `GET /cards/{card_standard_code}`, in the vendor's documentation 카드사명 단건조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "cardCodes")]
    #[doc(alias = "카드사명 단건조회 API")]
    #[doc(alias = "/cards/{card_standard_code}")]
    #[doc(alias = "카드사 코드")]
    #[doc(alias = "카드코드")]
    pub fn card_codes(&self, card_standard_code: impl Into<String>) -> CardCodes {
        CardCodes {
            client: self.clone(),
            card_standard_code: card_standard_code.into(),
            more: Extra::default(),
        }
    }

    /// Lists the standard codes and names of the banks.
    ///
    /// The codes are those of the clearing institute KFTC, the ones in `vbank_code` and `bank_code` of a
    /// payment. Calls that issue a virtual account or give money back want the code of the gateway instead,
    /// which can differ.
    ///
    /// `GET /banks`, in the vendor's documentation 은행코드 전체조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "allBankCodes")]
    #[doc(alias = "은행코드 전체조회 API")]
    #[doc(alias = "/banks")]
    #[doc(alias = "은행 코드")]
    #[doc(alias = "은행코드")]
    pub fn all_bank_codes(&self) -> AllBankCodes {
        AllBankCodes {
            client: self.clone(),
            more: Extra::default(),
        }
    }

    /// Looks up the name of a bank by its standard code.
    ///
    /// An unknown code is 404.
    ///
    /// `GET /banks/{bank_standard_code}`, in the vendor's documentation 은행명 단건조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "bankCodes")]
    #[doc(alias = "은행명 단건조회 API")]
    #[doc(alias = "/banks/{bank_standard_code}")]
    #[doc(alias = "은행 코드")]
    #[doc(alias = "은행코드")]
    pub fn bank_codes(&self, bank_standard_code: impl Into<String>) -> BankCodes {
        BankCodes {
            client: self.clone(),
            bank_standard_code: bank_standard_code.into(),
            more: Extra::default(),
        }
    }
}

/// `allCardCodes`: `GET /cards`.
pub(super) const ALL_CARD_CODES: OperationInfo = OperationInfo {
    id: "allCardCodes",
    method: Method::Get,
    path: "/cards",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Lists the standard codes and names of the card companies.
///
/// Made by [`Client::all_card_codes`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct AllCardCodes {
    pub(crate) client: Client,
    pub(crate) more: Extra,
}

impl AllCardCodes {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::StandardCodeAnnotation>>, Error> {
        let request = Request::new(&ALL_CARD_CODES).extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(AllCardCodes);

impl std::fmt::Debug for AllCardCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "AllCardCodes", &[])
    }
}

/// `cardCodes`: `GET /cards/{card_standard_code}`.
pub(super) const CARD_CODES: OperationInfo = OperationInfo {
    id: "cardCodes",
    method: Method::Get,
    path: "/cards/{card_standard_code}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "card_standard_code",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Looks up the name of a card company by its standard code.
///
/// Made by [`Client::card_codes`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct CardCodes {
    pub(crate) client: Client,
    pub(crate) card_standard_code: String,
    pub(crate) more: Extra,
}

impl CardCodes {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::StandardCodeAnnotation>, Error> {
        let request = Request::new(&CARD_CODES)
            .path("card_standard_code", &self.card_standard_code)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::StandardCodeAnnotation, echoed| {
                    echoed.record(&[("card_standard_code", Some(answer.code.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(CardCodes);

impl std::fmt::Debug for CardCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "CardCodes", &[("card_standard_code", true)])
    }
}

/// `allBankCodes`: `GET /banks`.
pub(super) const ALL_BANK_CODES: OperationInfo = OperationInfo {
    id: "allBankCodes",
    method: Method::Get,
    path: "/banks",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Lists the standard codes and names of the banks.
///
/// Made by [`Client::all_bank_codes`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct AllBankCodes {
    pub(crate) client: Client,
    pub(crate) more: Extra,
}

impl AllBankCodes {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(
        self,
    ) -> Result<Response<Vec<types::StandardCodeAnnotation>>, Error> {
        let request = Request::new(&ALL_BANK_CODES).extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(AllBankCodes);

impl std::fmt::Debug for AllBankCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "AllBankCodes", &[])
    }
}

/// `bankCodes`: `GET /banks/{bank_standard_code}`.
pub(super) const BANK_CODES: OperationInfo = OperationInfo {
    id: "bankCodes",
    method: Method::Get,
    path: "/banks/{bank_standard_code}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "bank_standard_code",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Looks up the name of a bank by its standard code.
///
/// Made by [`Client::bank_codes`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct BankCodes {
    pub(crate) client: Client,
    pub(crate) bank_standard_code: String,
    pub(crate) more: Extra,
}

impl BankCodes {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::StandardCodeAnnotation>, Error> {
        let request = Request::new(&BANK_CODES)
            .path("bank_standard_code", &self.bank_standard_code)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::StandardCodeAnnotation, echoed| {
                    echoed.record(&[("bank_standard_code", Some(answer.code.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(BankCodes);

impl std::fmt::Debug for BankCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "BankCodes", &[("bank_standard_code", true)])
    }
}
