// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/users.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/users.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response, runtime::{Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `users`
///
/// The module [`operations::users`](crate::operations::users) tells what these calls are for, with an
/// example.
impl Client {
    /// Lists the payment gateways that the shop has set up in the admin console.
    ///
    /// The answer is a plain list of every channel, for live and for test use. Its `channel_key` is what
    /// calls that issue or charge ask for.
    ///
    /// `GET /users/pg`, in the vendor's documentation PG MID 복수조회 API.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "getPgSettingList")]
    #[doc(alias = "PG MID 복수조회 API")]
    #[doc(alias = "/users/pg")]
    #[doc(alias = "PG 설정")]
    #[doc(alias = "PG사")]
    #[doc(alias = "MID")]
    #[doc(alias = "상점아이디")]
    pub fn get_pg_setting_list(&self) -> GetPgSettingList {
        GetPgSettingList {
            client: self.clone(),
            more: Extra::default(),
        }
    }
}

/// `getPgSettingList`: `GET /users/pg`.
pub(super) const GET_PG_SETTING_LIST: OperationInfo = OperationInfo {
    id: "getPgSettingList",
    method: Method::Get,
    path: "/users/pg",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[],
};

/// Lists the payment gateways that the shop has set up in the admin console.
///
/// Made by [`Client::get_pg_setting_list`], which says all about it. Nothing is sent before
/// [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetPgSettingList {
    pub(crate) client: Client,
    pub(crate) more: Extra,
}

impl GetPgSettingList {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<Vec<types::PgSettingAnnotation>>, Error> {
        let request = Request::new(&GET_PG_SETTING_LIST).extra(&self.more);
        self.client.execute(request, |_, _| {}).await
    }
}

crate::runtime::extra!(GetPgSettingList);

impl std::fmt::Debug for GetPgSettingList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "GetPgSettingList", &[])
    }
}
