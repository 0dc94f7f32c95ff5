//! A client of the PortOne (formerly I'mport) V1 payment API at `api.iamport.kr`: revoke a virtual account, refund a customer, check what was
//! paid. Unofficial: not by PortOne, and not supported by them.
//!
//! Every operation of the API is a method of [`Client`] under the API's own name: `revokeVbank` is
//! `client.revoke_vbank(…)`. It returns a builder; `send().await` sends it and gives a [`Response`] with the
//! typed payload, or an [`Error`]. The search of this page also knows the API's paths (`/payments/cancel`), codes of gateways
//! (`html5_inicis`) and Korean words (환불, 말소, 예약결제, 빌링키, 웹훅).
//!
//! # Quick start
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let sandbox = iamport_sandbox::Sandbox::start().await?;
//! # let (key, secret) = sandbox.credentials();
//! use iamport::confirm::Confirmed;
//! use iamport::{Client, Credentials};
//!
//! // `Client::from_env()` takes the pair from the environment.
//! let client = Client::builder()
//!     .credentials(Credentials::new(key, secret))
//! #   .base_url(sandbox.url())
//!     .build()?;
//!
//! match client.revoke_vbank("imp_448280090638").confirm().await? {
//!     Confirmed::Done { record, .. } => println!("revoked, now {}", record.status),
//!     Confirmed::DoneBefore(_) => println!("it was revoked before"),
//!     Confirmed::Waiting(_) => println!("accepted, and not shown yet"),
//!     Confirmed::NotDone(why) => println!("not revoked: {why}"),
//!     Confirmed::Unknown(unknown) => println!("nobody knows yet: {unknown}"),
//! }
//! # let payment = client.get_payment_by_imp_uid("imp_448280090638").include_sandbox(true).send().await?;
//! # assert_eq!(payment.value().status, iamport::types::PaymentStatus::Failed);
//! # Ok(())
//! # }
//! ```
//!
//! # What to do, and where it is
//!
//! | to | use |
//! |---|---|
//! | refund, whole or in part | [`cancel_payment`](Client::cancel_payment) with [`confirm`](operations::payments::CancelPayment::confirm); the page [refunds](guide::refunds) |
//! | issue or revoke a virtual account | [`create_vbank`](Client::create_vbank), [`revoke_vbank`](Client::revoke_vbank); [`operations::vbanks`] |
//! | check what was paid after the checkout | [`webhook::Notification::verify`], [`get_payment_by_imp_uid`](Client::get_payment_by_imp_uid) |
//! | answer a webhook | [`webhook`]; the page [webhooks](guide::webhooks) |
//! | charge a stored card, now or later | [`again`](Client::again), [`schedule`](Client::schedule); the page [scheduled charges](guide::scheduled_charges) |
//! | read lists from end to end | [`pages`] |
//! | look up many ids at once | [`Client::payments`], [`Client::billing_keys`]; [`batch`] |
//! | know what became of a change | [`confirm`]; the page [reliability](guide::reliability) |
//! | understand an error, and log it | [`Error::outcome`]; the pages [errors](guide::errors) and [logging](guide::logging) |
//! | set time limits, a proxy, a sub-merchant | [`ClientBuilder`], [`Client::tier`] |
//! | know banks, cards and gateways by code | [`codes`] |
//! | call what this version does not know | [`Client::request`] |
//! | test a shop | [`test_util`](https://docs.rs/iamport/latest/iamport/test_util/index.html), [`iamport_sandbox`](https://docs.rs/iamport-sandbox); the page [testing](guide::testing) |
//! | find an operation by its Korean title or path | [`operations`], the table of all 84 |
//! | come from a client in another language, or choose between V1 and V2 | the pages [moving](guide::moving) and [V1 or V2](guide::v1_or_v2) |
//!
//! Beside this page: [runnable examples](https://docs.rs/crate/iamport/latest/source/examples/README.md), the sandbox as a crate
//! ([`iamport-sandbox`](https://docs.rs/iamport-sandbox)) and as a command ([`iamport-cli`](https://docs.rs/iamport-cli)), and the vendor's own
//! pages: the [V1 API](https://developers.portone.io/api/rest-v1) and the [admin console](https://admin.portone.io), where the keys are.
//!
//! # What failed calls have done
//! Payments are not idempotent, so the first question after a failure is whether something happened. [`Error::outcome`] answers it:
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let sandbox = iamport_sandbox::Sandbox::start().await?;
//! # let (key, secret) = sandbox.credentials();
//! # let client = iamport::Client::builder()
//! #     .credentials(iamport::Credentials::new(key, secret))
//! #     .base_url(sandbox.url())
//! #     .build()?;
//! # let imp_uid = sandbox.control().create_payment(iamport_sandbox::NewPayment::paid("payco", 5_000))?.imp_uid;
//! use iamport::Outcome;
//!
//! match client.cancel_payment().imp_uid(&imp_uid).amount(1_000).send().await {
//!     Ok(payment) => println!("given back so far: {:?}", payment.value().cancel_amount),
//!     Err(error) => match error.outcome() {
//!         Outcome::NotSent => println!("mend the cause and send it again: {error}"),
//!         Outcome::Refused => println!("the API did not do it: {error}"),
//!         Outcome::Unknown => println!("it may have happened; look before anything is sent again: {error}"),
//!         Outcome::Unanswered => println!("only calls that read end so; ask again: {error}"),
//!     },
//! }
//! # let payment = client.get_payment_by_imp_uid(&imp_uid).include_sandbox(true).send().await?;
//! # assert_eq!(payment.value().cancel_amount.as_ref().map(ToString::to_string).as_deref(), Some("1000"));
//! # Ok(())
//! # }
//! ```
//!
//! This crate never repeats a call that may have had an effect.
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
#[doc(alias = "여러 건 조회")]
#[doc(alias = "bulk")]
pub mod batch;
mod builder;
mod call;
mod classify;
mod client;
#[doc(alias = "은행 코드")]
#[doc(alias = "카드사 코드")]
#[doc(alias = "PG사 코드")]
pub mod codes;
#[doc(alias = "멱등성")]
#[doc(alias = "멱등키")]
#[doc(alias = "중복 환불")]
#[doc(alias = "중복 결제")]
#[doc(alias = "idempotency")]
#[doc(alias = "exactly once")]
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
#[doc(alias = "페이징")]
#[doc(alias = "페이지네이션")]
#[doc(alias = "pagination")]
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
#[doc(alias = "테스트")]
#[doc(alias = "mock")]
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
#[doc(alias = "웹훅")]
#[doc(alias = "노티")]
#[doc(alias = "notification")]
#[doc(alias = "notice_url")]
pub mod webhook;

pub use amount::{Amount, PositiveAmount};
pub use builder::ClientBuilder;
pub use client::{Client, DEFAULT_URL, FIXED_IP_URL};
// An alias of what is shown here stands here: one at the item itself would not be found.
#[doc(alias = "imp_key")]
#[doc(alias = "imp_secret")]
#[doc(alias = "REST API 키")]
pub use credentials::Credentials;
pub use error::{Error, Outcome};
pub use generated::{OPERATIONS, operations, types};
pub use headers::Headers;
pub use identity::Identity;
pub use operation::{Method, OperationInfo, Repeat};
pub use raw_call::RawCall;
pub use repair::PassedOver;
pub use response::Response;
#[doc(alias = "재시도")]
pub use retry::Retries;
pub use unix_time::UnixTime;
pub use value_list::UnknownValue;

/// The README's examples, compiled with the other documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
