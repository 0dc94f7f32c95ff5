//! The sandbox over its socket: every route, its successes and its refusals.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod auth;
mod billing;
mod cancel;
mod client;
mod compat;
mod conformance;
mod control;
mod control_http;
mod families;
mod faults;
mod keeping;
mod ledger;
mod lifecycle;
mod page;
mod payments;
mod prepare;
mod schedules;
mod schema_only;
mod vbanks;
mod webhooks;
