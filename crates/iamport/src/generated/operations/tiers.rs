// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

#![doc = include_str!("../../../docs/tiers.md")]
//!
//! # Example
//!
//! ```no_run
#![doc = include_str!("../../../examples/tiers.rs")]
//! ```
#![allow(clippy::too_many_lines)]

use crate::{
    Client, Error, Response,
    runtime::{Echo, Extra, Method, OperationInfo, Repeat, Request},
    types,
};

/// # `tiers`
///
/// The module [`operations::tiers`](crate::operations::tiers) tells what these calls are for, with an
/// example.
impl Client {
    /// Looks up a sub-merchant by its code.
    ///
    /// For agents, who act for shops below them. A code that was never registered, or that was deleted, is
    /// 404. To act for a sub-merchant, send its code in the `Tier` header of every call. The calls that
    /// made, renamed and deleted sub-merchants are no longer part of the API.
    ///
    /// `GET /tiers/{tier_code}`, in the vendor's documentation 하위 상점 정보 조회.
    ///
    /// **Sending it again:** it changes nothing, so it may be sent again at any time.
    ///
    /// # Errors
    ///
    /// - 401: The access token is missing, unknown or past its end; for `getToken`, the key or the secret
    ///   is wrong.
    /// - 404: There is no such record, or it belongs to another shop.
    /// - HTTP 200 with another code than 0: the API or the gateway refused; `message()` says why.
    #[doc(alias = "GetTier")]
    #[doc(alias = "하위 상점 정보 조회")]
    #[doc(alias = "/tiers/{tier_code}")]
    #[doc(alias = "하위 상점")]
    #[doc(alias = "하위가맹점")]
    #[doc(alias = "티어")]
    pub fn get_tier(&self, tier_code: impl Into<String>) -> GetTier {
        GetTier {
            client: self.clone(),
            tier_code: tier_code.into(),
            more: Extra::default(),
        }
    }
}

/// `GetTier`: `GET /tiers/{tier_code}`.
pub(super) const GET_TIER: OperationInfo = OperationInfo {
    id: "GetTier",
    method: Method::Get,
    path: "/tiers/{tier_code}",
    repeat: Repeat::Safe,
    authenticated: true,
    has_body: false,
    names: &[],
    reserved: &[],
    rivals: &[],
    sensitive: &[],
    echoes: &[
        Echo {
            sent: "tier_code",
            known: true,
            unless: None,
            or: None,
        },
    ],
};

/// Looks up a sub-merchant by its code.
///
/// Made by [`Client::get_tier`], which says all about it. Nothing is sent before [`send`](Self::send).
#[must_use = "nothing is sent before `send().await`"]
#[derive(Clone)]
pub struct GetTier {
    pub(crate) client: Client,
    pub(crate) tier_code: String,
    pub(crate) more: Extra,
}

impl GetTier {
    /// Sends the call.
    ///
    /// # Errors
    /// A bad or missing value, before anything is sent; a refusal; or an answer that never came or can't be read.
    /// [`Error::outcome`] tells these apart.
    pub async fn send(self) -> Result<Response<types::TierAnnotation>, Error> {
        let request = Request::new(&GET_TIER)
            .path("tier_code", &self.tier_code)
            .extra(&self.more);
        self.client
            .execute(
                request,
                |answer: &types::TierAnnotation, echoed| {
                    echoed.record(&[("tier_code", Some(answer.tier_code.as_str()))]);
                },
            )
            .await
    }
}

crate::runtime::extra!(GetTier);

impl std::fmt::Debug for GetTier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        crate::runtime::debug_names(f, "GetTier", &[("tier_code", true)])
    }
}
