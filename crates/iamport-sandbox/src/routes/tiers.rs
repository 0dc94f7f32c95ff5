//! The sub-merchants of an agent.

use super::Handled;
use super::auth::Authorized;
use crate::domain::tiers;
use crate::input::PathValues;
use crate::present;
use crate::wire::Answer;

pub(super) async fn one(_: Authorized, PathValues(code): PathValues<String>) -> Handled {
    Ok(Answer::done(present::tiers::tier(&tiers::tier(&code)?)))
}
