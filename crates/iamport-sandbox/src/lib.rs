//! A PortOne (I'mport) V1 payment API in your own process, for tests.
//!
//! A [`Sandbox`] is an HTTP server on a free port of 127.0.0.1. It behaves like the V1 REST API of
//! `api.iamport.kr` as far as that is documented or was observed, keeps what was done to it, and needs
//! no contract, no credentials and no network. It is not made by PortOne.
//!
//! ```
//! use std::io::{Read, Write};
//! use std::net::TcpStream;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = iamport_sandbox::Sandbox::start().await?;
//! let (key, secret) = sandbox.credentials();
//!
//! let body = format!("imp_key={key}&imp_secret={secret}");
//! let mut stream = TcpStream::connect(sandbox.address())?;
//! write!(
//!     stream,
//!     "POST /users/getToken HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\
//!      Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
//!     body.len(),
//! )?;
//! let mut answer = String::new();
//! stream.read_to_string(&mut answer)?;
//! assert!(answer.starts_with("HTTP/1.1 200 OK"));
//! assert!(answer.contains(r#"{"code":0,"message":null,"response":{"access_token":""#));
//! # Ok(())
//! # }
//! ```
//!
//! # What is there
//!
//! Every operation of the API answers, and all but two are *stateful*: they change what the sandbox keeps,
//! or tell it. KakaoPay's own list of orders and the reviews on NaverPay are *schema only*, since nobody can
//! know them: they answer what the specification describes, and keep nothing; the header
//! `X-Iamport-Sandbox-Fidelity: schema-only` says so. [`operations()`] lists which is which. Anything else
//! is 404, a wrong method 405, both in the API's envelope.
//!
//! A request with the header `X-Iamport-Sandbox-Answer: 404` gets that answer from any operation that
//! documents the status, without any effect; a documented success changes nothing about the call. A status
//! that the operation does not document is 400, and the message tells the documented ones.
//!
//! [`RequestRecord::violations`] tells what the specification forbids about a request, with the place in
//! the specification, also where the API lets it pass, and the transcript repeats it. A field that the
//! specification does not have is told too, since `amuont` is passed over and refunds everything.
//!
//! A request whose body did not arrive whole is answered with 400 and does nothing. One that did is acted
//! on even if its caller hangs up before the answer. Both stand in the log and the transcript.
//!
//! An identity verification that was begun by `POST /certifications/otp/request` is ended by
//! [`TEST_OTP`]. Its channels are named by [`certification_channel_key`].
//!
//! A fresh sandbox holds one payment, [`EXAMPLE_IMP_UID`]: 5,000 won that wait on a virtual account
//! of `nice_v2`, made by a live channel, so that the plain look-up finds it.
//!
//! # Channels
//!
//! `POST /vbanks` wants a `channel_key`. Each gateway that issues virtual accounts by API has a live
//! channel, and a test channel whose payments have `sandbox: true` and are found by
//! `GET /payments/{imp_uid}` only with `include_sandbox=true`:
//!
//! | gateway | live | test | banks are written |
//! |---|---|---|---|
//! | KG Inicis | `channel-key-html5_inicis` | `channel-key-html5_inicis-test` | `88` |
//! | KSNET | `channel-key-ksnet` | `channel-key-ksnet-test` | `088` |
//! | NICE Payments, old | `channel-key-nice` | `channel-key-nice-test` | `088` |
//! | NICE Payments | `channel-key-nice_v2` | `channel-key-nice_v2-test` | `088` |
//! | Hecto Financial (Settle Bank) | `channel-key-settle` | `channel-key-settle-test` | `088` |
//! | Smartro | `channel-key-smartro_v2` | `channel-key-smartro_v2-test` | `088` |
//! | Toss Payments | `channel-key-tosspayments` | `channel-key-tosspayments-test` | `088` |
//! | Welcome Payments | `channel-key-welcome` | `channel-key-welcome-test` | `088` |
//!
//! [`channel_key`] writes these names. KG Inicis wants `pg_api_key=`[`INICIS_API_KEY`] in the query.
//!
//! # Billing keys, charges and schedules
//!
//! The families `/subscribe/customers` and `/subscribe/payments`: keys are issued, replaced, looked up
//! and deleted; `onetime` and `again` charge; payments are scheduled, moved, cancelled and tried again.
//! The clock drives the schedules: whenever time passes, by [`Clock::set`] and [`Clock::advance`] too,
//! what is due has run when the call returns, each at its own instant, the earliest first, and at one
//! instant in the order in which it was scheduled.
//!
//! The last four digits of a card number say how it behaves; of a number no more is kept than its first
//! six and last four digits. Any other number of 15 or 16 digits works, too.
//!
//! | card | last digits | |
//! |---|---|---|
//! | [`cards::WORKS`] | `0001` | always works |
//! | [`cards::REFUSED`] | `0002` | gets no key, and `onetime` refuses it |
//! | [`cards::REFUSED_BY_KCP`] | `0003` | the same, at kcp only |
//! | [`cards::OVER_LIMIT`] | `0005` | gets a key, and every charge is declined: over the limit |
//! | [`cards::SUSPENDED`] | `0007` | gets a key, and every charge is declined: suspended |
//! | [`cards::FAILS_ONCE`] | `0009` | gets a key, whose first charge is declined and no other |
//! | [`cards::DEBIT`] | `0011` | a debit card, always works |
//!
//! A card works to the end of the month of its `expiry`, by the sandbox's clock.
//! [`Control::fail_next_charge`] declines a charge of any card.
//!
//! Keys are issued at the live and test channels of daou, html5_inicis, kcp, ksnet, nice, nice_v2,
//! tosspayments and welcome; [`Control::create_billing_key`] makes one at any gateway, as a payment
//! window would. `channel_group_id` can be `channel-group-sandbox`, or `channel-group-sandbox-test` for
//! the test channels: nice_v2, kcp and ksnet, which take turns in being charged. ksnet gives no key
//! without `birth` and `pwd_2digit`, so that leaving them out makes a key that was issued in part.
//!
//! # Money of single gateways
//!
//! - A number of `POST /cvs` is paid at a till by [`Control::pay`], until its `expired_at`.
//! - Each Benepia buyer has [`BENEPIA_POINTS`] points; every password is right but
//!   [`WRONG_BENEPIA_PASSWORD`].
//! - KCP Quick Pay wants a buyer who is registered ([`Control::register_quick_member`]); its automatic
//!   payment keys are billing keys of `kcp_quick` ([`Control::create_billing_key`]).
//! - A payment of `naverco` has product orders ([`NewPayment::products`]), and
//!   [`Control::act_in_naver_pay`] does what a buyer does with them.
//!
//! # What happened, and why
//!
//! [`Control::effects`] lists everything that happened to payments, billing keys and schedules, each
//! with the request that caused it and the money that it moved, in double entry.
//! [`Control::check_invariants`] says whether all of it may be: no amount below zero, nothing paid or
//! given back twice, every history the sum of what happened. [`Control::warnings`] tells what the shop may
//! do and nobody can want: an order that was paid twice, as on an account that was not revoked, and a refund
//! that was sent twice.
//!
//! # What happens outside the API
//!
//! [`Sandbox::control`] lets buyers pay and tokens end, [`Sandbox::clock`] moves the time,
//! [`Sandbox::requests`] tells what was asked. Programs in other languages have all of it by HTTP under
//! `/_sandbox/`, without a token, with JSON or form bodies and answers in the API's envelope:
//!
//! ```sh
//! curl -d '{"pg_provider": "kcp", "amount": 5000, "vbank": true}' http://127.0.0.1:8080/_sandbox/payments
//! ```
//!
//! `GET /_sandbox/openapi.json` describes every call with its fields, defaults, an example and its answer,
//! and lists the channels and test cards; `GET /_sandbox/api.openapi.json` is the description of the API
//! itself. Each call is a type of [`control`], which [`Control::run`] runs from Rust. A field that a
//! call does not have, or a value that does not fit, is refused with 400 and named, and nothing happens.
//!
//! A control call that comes from a page of another site is refused with 403, by its `Origin` or its
//! `Sec-Fetch-Site`, so that no web page can make one.
//!
//! The command `iamport sandbox` runs it as a program of its own. Packages named `iamport-sandbox` at PyPI and npm carry that command, with
//! a pytest fixture and with `startSandbox()`; `examples/python_shop` and `examples/node_shop` are shops that are tested with them.
//! [The sandbox in CI][ci] is a page with a workflow and containers.
//!
//! # What is shut
//!
//! Every request, of the API too, is refused with 403 if its `Host` is a name other than `localhost` and those
//! that were allowed at the start ([`SandboxBuilder::allow_host`]): a name can be made to mean this computer. A
//! number is taken; on loopback only one of loopback. The refusal stands in the log and in the transcript.
//!
//! Webhooks go to loopback as long as the sandbox listens there. One that listens for others calls nothing but
//! the hosts that were allowed at its start ([`SandboxBuilder::allow_webhook_host`]). An address that will
//! never be called is refused by the settings of the control. The API takes any `notice_url`, and so does the
//! sandbox: the call goes on, its log entry and the transcript say among the violations that nothing will
//! come, and the webhook is recorded as not sent.
//!
//! # A page to look at
//!
//! [`Sandbox::url`] followed by `/_sandbox/` is a page for a browser, in English and Korean: payments with
//! their lives, webhooks with their attempts, requests with their answers and a `curl` line for each,
//! and buttons for the clock, for faults, for deposits and for a reset. It needs no network, can be used
//! with the keyboard alone (`/` leads to the filter), and is no call of the API: nothing of it is in the
//! transcript.
//!
//! # Faults
//!
//! [`Control::inject`] lets something go wrong: a lost answer, a proxy's error page, a token that ends
//! early, bytes that are not HTTP. [`FaultKind`] lists what there is. A fault is bound to an operation,
//! to the nth call, to a header or to chance, and comes before the effect of a call or after it:
//!
//! ```
//! use iamport_sandbox::{Fault, FaultKind};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let sandbox = iamport_sandbox::Sandbox::start().await?;
//! // The refund is done, but its answer is lost: does the shop refund it again?
//! let lost = Fault::new(FaultKind::ResetBeforeAnswer).on("cancelPayment").after();
//! sandbox.control().inject(lost)?;
//! # Ok(())
//! # }
//! ```
//!
//! # Webhooks
//!
//! With [`SandboxBuilder::webhooks`] the shop is told what happens, on the documented occasions only
//! and at addresses on this computer only: a virtual account that was issued, money that came in,
//! money that a person gave back at the vendor's console, and money that a call gave back which asked
//! for it (`enable_webhook`). They are sent one after the other, beside the answers of the API;
//! [`Control::webhooks_settled`] waits for them. Held webhooks can be dropped, doubled, delayed and put
//! into another order.
//!
//! # Keeping and repeating
//!
//! With the same [`SandboxBuilder::seed`], a frozen clock and the same calls, [`Control::transcript`] is
//! the same to the byte. [`Control::snapshot`] and [`Control::restore`] take and put back everything
//! that the sandbox holds, [`Control::reset`] begins again, and [`SandboxBuilder::state_file`] keeps it
//! for the next start, each change before it is answered; [`Sandbox::keeping`] tells if it cannot.
//!
//! # Old clients
//!
//! What clients send that is not, or no longer, in the documentation is taken by one layer that
//! [`compatibility`] lists: forms, `pg` in place of `channel_key`, three places of the token, slashes,
//! lists without brackets.
//!
//! # What is assumed
//!
//! [`fidelity()`] has one table of every behaviour and of how it is known: documented, observed or
//! assumed. Where neither the documentation nor a recorded answer tells, the sandbox decides as follows.
//! [`Assumptions`] changes the decisions that a shop may want to test both ways.
//!
//! - A revoked account is `failed`, with `failed_at` and the reason `계좌말소`.
//! - A gateway's refusal, and every other refusal of `POST /vbanks`, `POST /payments/cancel` and
//!   `POST` or `PUT /payments/prepare`, is HTTP 200 with code 1. A gateway that cannot revoke or
//!   modify is 400.
//! - A virtual account stays `ready` past its deadline, but the bank takes no deposit any more, and at
//!   no time another amount ([`OverdueVbank`], [`WrongDeposit`]).
//! - The amount of an unlimited account is the sum of its deposits.
//! - More than 100 ids in one look-up, a period of more than 90 days, and a page or limit out of range
//!   are 400; so is an unknown sorting, except in `find`, which sorts as usual then.
//! - Of several payments of an order, `merchant_uid[]` finds the latest, and a cancel by `merchant_uid`
//!   means the one that was paid.
//! - A payment with several addresses in `notice_url` has a webhook to each. A webhook that waits is not
//!   sent elsewhere when the address is changed.
//! - `pg` means a live channel, unless it names the MID of the test channel.
//! - Payments made by `POST /vbanks` have ids that begin with `imps_`.
//! - A declined charge of `onetime` and `again` is a payment whose `status` is `failed`; one that lacks
//!   what the gateway needs to know is a refusal, and leaves none.
//! - A billing key that takes the place of another keeps the time at which that was `inserted`.
//! - What is scheduled with a billing key stays scheduled when the key is deleted, and fails.
//! - Of several payments to be scheduled by one call all are, or none. An order number can be scheduled
//!   once, even after it was cancelled: `reschedule` is the way then, and forgets the first attempt.
//! - `checking_amount` leaves a payment of its own that was given back. If it is declined, no key is
//!   kept and nothing is scheduled.
//! - An empty list of orders cancels no schedule. Three months are 92 days. Pages of schedules behind
//!   the last one are empty; so are those of the payments of a key.
//! - A payment window does not open for an order that was paid, or for another amount than the one that
//!   was registered.

mod bundle;
mod changes;
#[cfg(doc)]
#[doc = include_str!("../docs/ci.md")]
pub mod ci {}
mod clock;
mod compat;
mod conformance;
mod contents;
mod context;
pub mod control;
mod domain;
mod facts;
mod fault;
mod fidelity;
mod form;
mod gate;
mod hosts;
mod middleware;
mod notice_urls;
#[rustfmt::skip]
mod generated;
mod ids;
mod input;
mod interned;
mod keeping;
mod log;
mod operations;
mod present;
mod request;
mod routes;
mod sample;
mod sandbox;
mod saver;
mod sent;
mod server;
mod snapshot;
mod state;
mod store;
mod tables;
mod transcript;
mod webhook;
mod wire;
mod word;

pub use bundle::OPENAPI;
pub use clock::Clock;
pub use compat::Compatibility;
pub use control::{Control, ControlError, Deposit, PaymentSnapshot};
pub use domain::assumptions::{
    Assumptions, DeclinedCharge, GatewayRefusal, OverdueVbank, RevokedStatus, ScheduleListShape,
    WrongDeposit,
};
pub use domain::card::cards;
pub use domain::certifications::TEST_OTP;
pub use domain::ledger::{Account, Cause, Effect, EffectKind, Posting, Transfer};
pub use domain::money::{Amount, AmountError};
pub use domain::new_payment::NewPayment;
pub use domain::payments::PaymentStatus;
pub use domain::seed::{EXAMPLE_IMP_UID, EXAMPLE_MERCHANT_UID, INICIS_API_KEY};
pub use domain::shop::benepia::{BENEPIA_POINTS, WRONG_BENEPIA_PASSWORD};
pub use domain::shop::invariants::{Invariant, Violation};
pub use domain::shop::warnings::{Warning, WarningKind};
pub use fault::{Fault, FaultError, FaultKind, FaultRecord, When};
pub use fidelity::{
    Basis, Behaviour, EVERY_OPERATION, Level, OperationFidelity, SCHEMA_ONLY_OPERATIONS, fidelity,
    operations,
};
pub use keeping::Keeping;
pub use log::RequestRecord;
pub use sandbox::{Sandbox, SandboxBuilder};
pub use snapshot::{Snapshot, SnapshotError};
pub use transcript::Exchange;
pub use webhook::{
    Webhook, WebhookAttempt, WebhookError, WebhookFormat, WebhookSettings, WebhookState,
};

/// What is taken from clients that do not do as the documentation says, all of it.
#[must_use]
pub fn compatibility() -> &'static [Compatibility] {
    compat::TABLE
}

/// The key of the live channel of the gateway `pg_provider`, or of its test channel.
///
/// ```
/// assert_eq!(iamport_sandbox::channel_key("nice_v2", false), "channel-key-nice_v2");
/// assert_eq!(iamport_sandbox::channel_key("nice_v2", true), "channel-key-nice_v2-test");
/// ```
#[must_use]
pub fn channel_key(pg_provider: &str, test: bool) -> String {
    domain::gateway::channel_key(pg_provider, test)
}

/// The key of the live or test channel of `pg_provider` that verifies who a person is: `danal`,
/// `kcp_v2`, `inicis` or `inicis_unified`. By a call of the API only the first two do.
///
/// ```
/// let key = iamport_sandbox::certification_channel_key("danal", false);
/// assert_eq!(key, "channel-key-certification-danal");
/// ```
#[must_use]
pub fn certification_channel_key(pg_provider: &str, test: bool) -> String {
    domain::channels::certification_channel_key(pg_provider, test)
}

/// The README's example, run with the other documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
