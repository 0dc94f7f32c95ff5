// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! The models of the API, named as its documentation names them.
//!
//! Answered models and value lists are `#[non_exhaustive]`: the vendor adds fields and values at any time.
mod auth;
pub use auth::*;
mod benepia;
pub use benepia::*;
mod billing;
pub use billing::*;
mod billing_keys;
pub use billing_keys::*;
mod certifications;
pub use certifications::*;
mod codes;
pub use codes::*;
mod escrow;
pub use escrow::*;
mod kakao;
pub use kakao::*;
mod kcpquick;
pub use kcpquick::*;
mod naver;
pub use naver::*;
mod partners;
pub use partners::*;
mod payco;
pub use payco::*;
mod payments;
pub use payments::*;
mod paymentwall;
pub use paymentwall::*;
mod prepare;
pub use prepare::*;
mod receipts;
pub use receipts::*;
mod schedules;
pub use schedules::*;
mod tiers;
pub use tiers::*;
mod users;
pub use users::*;
mod vbanks;
pub use vbanks::*;
/// Builders of the objects that some calls take inside their body.
pub mod builder {
    pub use super::billing::builder::*;
    pub use super::escrow::builder::*;
    pub use super::partners::builder::*;
    pub use super::payments::builder::*;
    pub use super::schedules::builder::*;
}
