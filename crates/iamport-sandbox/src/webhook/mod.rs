//! Telling the shop what happened: which webhooks are sent, when, in which order, and what became of
//! each.

mod queue;
mod record;
mod send;
mod worker;

pub(crate) use self::queue::{Queue, Webhooks};
pub use self::record::{
    Webhook, WebhookAttempt, WebhookError, WebhookFormat, WebhookSettings, WebhookState,
};
pub(crate) use self::worker::deliver;
