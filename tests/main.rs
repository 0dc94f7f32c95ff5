//! What the workspace promises, held through its public surface and through real sockets.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test may stop loudly; the setting for tests does not reach the helpers of this file"
)]

mod bundle;
mod calls;
mod confirmed;
mod contract;
mod faults;
mod flows;
#[rustfmt::skip]
mod generated {
    pub(crate) mod calls;
    pub(crate) mod models;
}
mod hostile;
mod house;
mod models;
mod pages;
mod snapshots;
mod support;
