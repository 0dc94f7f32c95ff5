//! The sandbox over its socket: every route, its successes and its refusals.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod auth;
mod behaviours;
mod billing;
mod billing_keys;
mod cancel;
mod certifications;
mod client;
mod client_styles;
mod codes;
mod compat;
mod conformance;
mod control;
mod control_http;
mod doors;
mod doubles;
mod escrow;
mod faults;
mod keeping;
mod kept_state;
mod ledger;
mod lifecycle;
mod money;
mod naver;
mod page;
mod payments;
mod prepare;
mod receipts;
mod schedules;
mod schema_only;
mod tiers;
mod told;
mod users;
mod vbanks;
mod webhooks;
mod whole_requests;
mod window;
