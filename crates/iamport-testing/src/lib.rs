//! What the tests of several crates share. It depends on neither the SDK nor the sandbox, so it can stand between them
//! and agrees with neither by accident.
//!
//! - [`Server`] plays what a test says on each connection: whole answers, half of one, a reset, silence.
//! - [`Connection`] and [`call`] are an HTTP client that sends the bytes it is given and returns the bytes it reads.
//! - [`unconnected`] has servers with which no TLS connection comes about, and proxies that don't connect.
//! - [`envelope`] and its neighbours write the API's answers; [`KEY`], [`SECRET`] and [`TOKEN`] are the credentials that
//!   [`Server`] knows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "only tests depend on this crate, and a test may stop loudly"
)]

mod api;
mod client;
mod nobody;
mod received;
mod reply;
mod server;
pub mod unconnected;

pub use api::{
    KEY, SECRET, TOKEN, accepted, answer, envelope, granted, http, in_envelope, refused, token,
};
pub use client::{Answer, Connection, call, hand_on, request};
pub use nobody::Nobody;
pub use received::{Received, decoded};
pub use reply::{Act, Reply};
pub use server::{Play, Server};

/// The README's example, run with the other documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
