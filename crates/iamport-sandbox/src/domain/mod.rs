//! The shop's payments and what may happen to them. Nothing here knows HTTP: a call comes in as typed values, which
//! [`request`](crate::request) reads by the API's names, and the present time; it leaves as a value or a
//! [`Refusal`](refusal::Refusal).
//!
//! A file of a family (the name is that of its file in the specification) holds its records and what is checked
//! about them; the file of the same name in [`shop`] holds what happens to them.

pub(crate) mod agenda;
pub(crate) mod assumptions;
pub(crate) mod auth;
pub(crate) mod balance;
pub(crate) mod billing;
pub(crate) mod billing_keys;
pub(crate) mod card;
pub(crate) mod certifications;
pub(crate) mod channels;
pub(crate) mod codes;
pub(crate) mod cvs;
pub(crate) mod escrow;
pub(crate) mod event;
pub(crate) mod gateway;
pub(crate) mod gateway_record;
pub(crate) mod kcpquick;
pub(crate) mod ledger;
pub(crate) mod listing;
pub(crate) mod messages;
pub(crate) mod money;
pub(crate) mod naver;
pub(crate) mod new_payment;
pub(crate) mod partners;
pub(crate) mod payco;
pub(crate) mod payments;
pub(crate) mod paymentwall;
pub(crate) mod prepare;
pub(crate) mod providers;
pub(crate) mod receipts;
pub(crate) mod refusal;
pub(crate) mod schedules;
pub(crate) mod seed;
pub(crate) mod shop;
pub(crate) mod tiers;
pub(crate) mod vbanks;
