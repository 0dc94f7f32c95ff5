//! The channels that the shop has set up.

use super::auth::Authorized;
use crate::domain::channels;
use crate::present;
use crate::wire::Answer;

pub(super) async fn gateways(_: Authorized) -> Answer {
    Answer::done(present::users::channels(&channels::all()))
}
