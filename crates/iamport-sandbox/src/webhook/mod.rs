//! Telling the shop what happened: which webhooks are sent, when, to whom, in which order, and what became of
//! each.

mod queue;
mod reach;
mod record;
mod send;
mod worker;

pub(crate) use self::queue::{Queue, Webhooks};
pub(crate) use self::reach::Reach;
pub use self::record::{
    Webhook, WebhookAttempt, WebhookError, WebhookFormat, WebhookSettings, WebhookState,
};
pub(crate) use self::send::USER_AGENT;
pub(crate) use self::worker::deliver;
