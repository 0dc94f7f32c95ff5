//! A client of the PortOne (formerly I'mport) V1 payment API. Unofficial.
//!
//! Every operation of the API is a method of [`Client`] under the API's own name: `revokeVbank` is
//! `client.revoke_vbank(…)`. It returns a builder; `send().await` sends it and gives a [`Response`] with the
//! typed payload, or an [`Error`].
//!
//! # What failed calls have done
//! Payments are not idempotent, so the first question after a failure is whether something happened.
//! [`Error::outcome`] answers it: [`Outcome::NotSent`], [`Outcome::Refused`], or [`Outcome::Unknown`], after
//! which the payment is to be looked up before anything is sent again; a call that only reads ends as
//! [`Outcome::Unanswered`] instead. This crate never repeats a call that may have had an effect.
//!
//! # What an answer proves
//! An answer is believed only if it is the API's own, whole, and about what was asked: [`Response::identity`]
//! says how far the last can be told, and an answer about another record is an error. A value that does not
//! fit spoils only itself ([`Response::passed_over`]), unless it says how much money moved.
//!
//! # Ids with slashes
//! An id such as `user/7` or `2026/11/26-1` stands in a path as `%2F`. Where the API could take such a path for another operation's, the call is
//! refused before anything is sent, and the error names the call that takes the id elsewhere. Nobody has tried this against the live service:
//! a server in front of it may refuse `%2F`, and then the answer is an error.
//!
//! # Beside the operations
//! [`confirm`] makes sure what became of a change, [`pages`] reads lists from end to end, [`batch`] looks up any number of records, and
//! [`webhook`] reads and verifies notifications. [`Client::request`] calls what this version does not know.
//!
//! # What stays secret
//! Keys, tokens and the values that the specification marks as secret or personal are in no `Debug`, no error
//! and no `tracing` event, and neither is any URL query, header or body.
//!
//! # Features
//! - `rustls-ring` (default), `rustls-aws-lc`, `native-tls`: the TLS library. With several, ring comes before
//!   aws-lc, and rustls before the platform's. With none, only a server on this machine can be reached.
//! - `schemars`: JSON schemas of the models. `jiff`, `chrono-0_4`: conversions of [`UnixTime`]. `rust_decimal-1`: of [`Amount`].
//! - `file-journal` (default): [`confirm::FileJournal`].
//! - `test-util`: answers and errors for unit tests, and paused time.
//! - `reqwest-0_13`: access to the HTTP library's own settings.
//!
//! # If your program uses reqwest itself
//! Cargo builds one reqwest for all crates, and this one switches on its `rustls-no-provider`. A program that has reqwest 0.13 without a TLS
//! feature of its own, and that worked over plain HTTP, then panics in `reqwest::Client::new()` with *No provider set*. Give your own
//! reqwest one of its TLS features, such as `rustls`, or install a provider when the program starts:
//! `rustls::crypto::ring::default_provider().install_default()`. This crate brings its own provider along and neither reads nor sets that of
//! the process.

// docs.rs builds with this, on a nightly compiler: each item says which feature it needs.
#![cfg_attr(docsrs, feature(doc_cfg))]

mod amount;
mod base_url;
pub mod batch;
mod builder;
mod call;
mod classify;
mod client;
pub mod codes;
pub mod confirm;
mod credentials;
mod decode;
mod envelope;
mod error;
mod extra;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzzing;
#[rustfmt::skip]
mod generated;
#[cfg(doc)]
pub mod guide;
mod headers;
#[cfg(feature = "test-util")]
mod held_clock;
mod identity;
mod ids;
mod lenient;
mod no_connection;
mod operation;
pub mod pages;
mod proxy;
mod raw_call;
mod redact;
mod repair;
mod request;
mod response;
mod retry;
mod runtime;
#[cfg(feature = "schemars")]
mod schemas;
#[cfg(feature = "test-util")]
pub mod test_util;
#[cfg(test)]
mod testing;
mod tls;
mod token;
mod transport;
mod unix_time;
mod url;
mod value_list;
mod visible;
pub mod webhook;

pub use amount::{Amount, PositiveAmount};
pub use builder::ClientBuilder;
pub use client::{Client, DEFAULT_URL, FIXED_IP_URL};
pub use credentials::Credentials;
pub use error::{Error, Outcome};
pub use generated::{OPERATIONS, operations, types};
pub use headers::Headers;
pub use identity::Identity;
pub use operation::{Method, OperationInfo, Repeat};
pub use raw_call::RawCall;
pub use repair::PassedOver;
pub use response::Response;
pub use retry::Retries;
pub use unix_time::UnixTime;
pub use value_list::UnknownValue;

/// The README's examples, compiled with the other documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
