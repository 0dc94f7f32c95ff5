//! The standard codes of banks and card companies.

use super::Handled;
use super::auth::Authorized;
use crate::domain::codes;
use crate::input::PathValues;
use crate::present::codes::{institution, institutions};
use crate::wire::Answer;

pub(super) async fn banks(_: Authorized) -> Answer {
    Answer::done(institutions(codes::BANKS))
}

pub(super) async fn cards(_: Authorized) -> Answer {
    Answer::done(institutions(codes::CARDS))
}

pub(super) async fn bank(_: Authorized, PathValues(code): PathValues<String>) -> Handled {
    Ok(Answer::done(institution(codes::bank(&code)?)))
}

pub(super) async fn card(_: Authorized, PathValues(code): PathValues<String>) -> Handled {
    Ok(Answer::done(institution(codes::card(&code)?)))
}
