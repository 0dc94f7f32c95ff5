// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.

//! What the specification says of fields, by family, operation or model, and name.

pub(crate) mod auth;
pub(crate) mod benepia;
pub(crate) mod billing;
pub(crate) mod billing_keys;
pub(crate) mod certifications;
pub(crate) mod cvs;
pub(crate) mod escrow;
pub(crate) mod kakao;
pub(crate) mod kcpquick;
pub(crate) mod naver;
pub(crate) mod partners;
pub(crate) mod payco;
pub(crate) mod payments;
pub(crate) mod paymentwall;
pub(crate) mod prepare;
pub(crate) mod receipts;
pub(crate) mod schedules;
pub(crate) mod users;
pub(crate) mod vbanks;
