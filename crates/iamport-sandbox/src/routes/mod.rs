//! The routes, family by family: HTTP in, a call of the domain, HTTP out. Nothing is decided here.

pub(crate) mod api;
mod auth;
mod benepia;
mod billing;
mod billing_keys;
mod certifications;
mod checked;
mod codes;
pub(crate) mod control;
mod cvs;
mod escrow;
mod kcpquick;
mod naver;
mod partners;
mod payco;
mod payments;
mod paymentwall;
mod prepare;
mod receipts;
mod schedules;
pub(crate) mod schema_only;
mod tiers;
mod users;
mod vbanks;

use crate::wire::Answer;

/// What a handler returns.
type Handled = Result<Answer, Answer>;
