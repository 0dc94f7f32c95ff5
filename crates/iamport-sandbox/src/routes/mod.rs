//! The routes, family by family: HTTP in, a call of the domain, HTTP out. Nothing is decided here.

pub(crate) mod api;
mod auth;
mod billing;
mod billing_keys;
mod certifications;
mod codes;
pub(crate) mod control;
mod escrow;
mod payments;
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
