// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/auth.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/auth.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response, runtime::{Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `auth`
///
/// The module [`operations::auth`](crate::operations::auth) tells what these calls are for, with an
/// example.
impl Client {
    /// Exchanges the API key and secret for an access token.
    ///
    /// A token is good for thirty minutes. Asking again while it lives gives the same token with the same
    /// end, so several servers can share one key; in its last 60 seconds the same token is given five more
    /// minutes; after that a new one is made. Tell its life by `expired_at` minus `now`, not by a clock of
    /// your own. A wrong key or secret is 401, a missing one is 400 with the message `imp_key, imp_secret
    /// 파라메터가 누락되었습니다.`. It may be sent again at any time. A sub-merchant's calls use the token of the
    /// agent's key, and a `Tier` header beside it.
    ///
    /// `POST /users/getToken`, in the vendor's documentation REST API Access Token.
    ///
    /// **Required:** `imp_key`, `imp_secret`.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// *Observed, not documented:* The vendor lists only 200 and 401; the 400 for missing parameters was
    /// captured.
    ///
    /// # Errors
    ///
    /// - 400: A parameter is missing or wrong, or the record is not in the state that the call needs.
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getToken")]
    #[doc(alias = "REST API Access Token")]
    #[doc(alias = "/users/getToken")]
    #[doc(alias = "토큰")]
    #[doc(alias = "액세스 토큰")]
    #[doc(alias = "인증")]
    #[doc(alias = "로그인")]
    #[doc(alias = "access_token")]
    pub fn get_token(&self) -> GetToken {
        GetToken {
            client: self.clone(),
            imp_key: None,
            imp_secret: None,
            more: Extra::default(),
        }
    }
}

/// `getToken`: `POST /users/getToken`.
pub(super) const GET_TOKEN: OperationInfo = OperationInfo {
    id: "getToken",
    method: Method::Post,
    path: "/users/getToken",
    repeat: Repeat::Safe,
    authenticated: false,
    has_body: true,
    names: &["imp_key", "imp_secret"],
    reserved: &[],
    rivals: &[],
    sensitive: &["imp_key", "imp_secret"],
    echoes: &[],
};

/// Exchanges the API key and secret for an access token.
///
/// Made by [`Client::get_token`], which says all about it. Nothing is sent before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetToken {
    pub(crate) client: Client,
    pub(crate) imp_key: Option<String>,
    pub(crate) imp_secret: Option<String>,
    pub(crate) more: Extra,
}

impl GetToken {
    /// The REST API key, from the V1 tab of the admin console.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn imp_key(mut self, value: impl Into<String>) -> Self {
        self.imp_key = Some(value.into());
        self
    }

    /// The REST API secret, from the V1 tab of the admin console.
    ///
    /// [*Secret.*](crate::types#marks)
    pub fn imp_secret(mut self, value: impl Into<String>) -> Self {
        self.imp_secret = Some(value.into());
        self
    }

    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::AuthAnnotation>, Error> {
        let request = Request::new(&GET_TOKEN)
            .required_field("imp_key", &self.imp_key)
            .required_field("imp_secret", &self.imp_secret)
            .extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(GetToken);

impl std::fmt::Debug for GetToken {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(
            f,
            "GetToken",
            &[
                ("imp_key", self.imp_key.is_some()),
                ("imp_secret", self.imp_secret.is_some()),
            ],
        )
    }
}
