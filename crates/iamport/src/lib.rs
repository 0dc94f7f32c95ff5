//! A client of the PortOne (formerly I'mport) V1 payment API. Unofficial.
//!
//! Every operation of the API is a method of [`Client`] under the API's own name: `revokeVbank` is
//! `client.revoke_vbank(…)`. It returns a builder; `send().await` sends it and gives a [`Response`] with the
//! typed payload, or an [`Error`].
//!
//! # What failed calls have done
//! Payments are not idempotent, so the first question after a failure is whether something happened.
//! [`Error::outcome`] answers it: [`Outcome::NotSent`], [`Outcome::Refused`], or [`Outcome::Unknown`], after
//! which the payment is to be looked up before anything is sent again. This crate never repeats a call that
//! may have had an effect.
//!
//! # Beside the operations
//! [`pages`] reads lists from end to end, [`many`] looks up any number of records, and [`webhook`] reads and
//! verifies notifications.
//!
//! # What stays secret
//! Keys, tokens and the values that the specification marks as secret or personal are in no `Debug`, no error
//! and no `tracing` event, and neither is any URL query, header or body.
//!
//! # Features
//! - `rustls-ring` (default), `rustls-aws-lc`, `native-tls`: the TLS library. With several, ring comes before
//!   aws-lc, and rustls before the platform's. With none, only a server on this machine can be reached.
//! - `schemars`: JSON schemas of the models. `jiff`: conversions of [`UnixTime`].
//! - `reqwest-0_13`: access to the HTTP library's own settings.

mod auth;
mod client;
pub mod codes;
mod envelope;
mod error;
#[rustfmt::skip]
mod generated;
pub mod many;
pub mod pages;
mod redact;
mod response;
mod runtime;
mod scalar;
#[cfg(test)]
mod testing;
mod tolerance;
mod transport;
pub mod webhook;

pub use auth::Credentials;
pub use client::{Client, ClientBuilder, DEFAULT_URL, FIXED_IP_URL};
pub use error::{Error, Outcome};
pub use generated::{OPERATIONS, operations, types};
pub use response::Response;
pub use runtime::{Method, OperationInfo, Repeat, UnknownValue};
pub use scalar::{Amount, PositiveAmount, UnixTime};

/// The README's examples, compiled with the other documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
