//! What the shop is told.

use std::convert::Infallible;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::api;
use super::call::ControlCall;
use super::error::ControlError;
use super::registry::{Entry, Group};
use crate::state::State;
use crate::webhook::{
    Webhook, WebhookAttempt, WebhookError, WebhookFormat, WebhookSettings, WebhookState,
};

pub(super) fn group() -> Group {
    Group {
        name: "webhooks",
        about: "What the shop is told, and what is to happen to it on its way.",
        calls: vec![
            Entry::of::<ListWebhooks>(),
            Entry::of::<ReadWebhookSettings>(),
            Entry::of::<SetWebhooks>(),
            Entry::of::<AwaitWebhooks>(),
            Entry::of::<HoldWebhooks>(),
            Entry::of::<ReorderWebhooks>(),
            Entry::of::<RedeliverWebhook>(),
            Entry::of::<DuplicateWebhook>(),
            Entry::of::<DelayWebhook>(),
            Entry::of::<DropWebhook>(),
        ],
    }
}

/// Something that happened, one address that is told, and how that went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Webhook")]
pub struct WrittenWebhook {
    /// Counted from 1, in the order in which things happened.
    pub id: u64,
    /// The API's id of the payment that it is about.
    pub imp_uid: String,
    /// What the payment's state was.
    #[schemars(schema_with = "api::payment_status")]
    pub status: String,
    /// Where it goes; empty if the shop has no address for it.
    pub url: String,
    /// How its body is written.
    pub format: WebhookFormat,
    /// Its body.
    pub body: String,
    /// When it happened, in seconds since the epoch.
    pub created_at: u64,
    /// It is not sent before this, in seconds since the epoch.
    pub due_at: u64,
    /// The webhook that it is a copy of.
    pub copy_of: Option<u64>,
    /// Where it stands.
    pub state: WebhookStage,
    /// Why it was never to be sent.
    pub reason: Option<String>,
    /// Each time that it was sent.
    pub attempts: Vec<WrittenAttempt>,
}

/// Where a webhook stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum WebhookStage {
    /// It is to be sent, as soon as its time has come and nothing holds it.
    Waiting,
    /// It is being sent.
    Sending,
    /// An attempt was answered with a status of 2xx.
    Delivered,
    /// The last attempt met no answer, or another one.
    Failed,
    /// It was dropped by instruction.
    Dropped,
    /// It was never to be sent.
    NotSent,
}

/// One time that a webhook was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "WebhookAttempt")]
pub struct WrittenAttempt {
    /// Counted from 1, for each webhook.
    pub number: u32,
    /// When it was sent, in seconds since the epoch.
    pub at: u64,
    /// The HTTP status of the answer.
    pub status: Option<u16>,
    /// What went wrong instead.
    pub error: Option<String>,
}

impl From<Webhook> for WrittenWebhook {
    fn from(webhook: Webhook) -> WrittenWebhook {
        let (state, reason) = match webhook.state {
            WebhookState::Waiting => (WebhookStage::Waiting, None),
            WebhookState::Sending => (WebhookStage::Sending, None),
            WebhookState::Delivered => (WebhookStage::Delivered, None),
            WebhookState::Failed => (WebhookStage::Failed, None),
            WebhookState::Dropped => (WebhookStage::Dropped, None),
            WebhookState::NotSent(reason) => (WebhookStage::NotSent, Some(reason)),
        };
        WrittenWebhook {
            id: webhook.id,
            imp_uid: webhook.imp_uid,
            status: webhook.status.to_owned(),
            url: webhook.url,
            format: webhook.format,
            body: webhook.body,
            created_at: webhook.created_at,
            due_at: webhook.due_at,
            copy_of: webhook.copy_of,
            state,
            reason,
            attempts: webhook
                .attempts
                .into_iter()
                .map(WrittenAttempt::from)
                .collect(),
        }
    }
}

impl From<WebhookAttempt> for WrittenAttempt {
    fn from(attempt: WebhookAttempt) -> WrittenAttempt {
        WrittenAttempt {
            number: attempt.number,
            at: attempt.at,
            status: attempt.outcome.as_ref().ok().copied(),
            error: attempt.outcome.err(),
        }
    }
}

/// All webhooks, in the order of their numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Webhooks")]
pub struct WrittenWebhooks {
    /// Whether webhooks are held back.
    pub held: bool,
    /// The latest 10,000 of them, and more if more wait.
    pub list: Vec<WrittenWebhook>,
}

impl WrittenWebhooks {
    fn of(state: &State) -> WrittenWebhooks {
        WrittenWebhooks {
            held: state.webhooks().is_held(),
            list: state
                .webhooks()
                .all()
                .into_iter()
                .map(WrittenWebhook::from)
                .collect(),
        }
    }
}

/// Lists the webhooks with what became of them.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ListWebhooks {}

impl ControlCall for ListWebhooks {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/webhooks";
    type Answer = WrittenWebhooks;
    type Error = Infallible;

    fn example() -> ListWebhooks {
        ListWebhooks {}
    }

    async fn run(self, state: &State) -> Result<WrittenWebhooks, Infallible> {
        Ok(WrittenWebhooks::of(state))
    }
}

/// What the shop has set up for its webhooks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "WebhookSettings")]
pub struct WrittenSettings {
    /// Where webhooks of payments by live channels go.
    pub live_url: Option<String>,
    /// Where webhooks of payments by test channels go.
    pub test_url: Option<String>,
    /// How their bodies are written.
    pub format: WebhookFormat,
    /// How often a webhook is sent again.
    pub retries: u32,
}

impl WrittenSettings {
    fn of(state: &State) -> WrittenSettings {
        let settings = state.webhooks().settings();
        let (live, test) = settings.urls();
        WrittenSettings {
            live_url: live.map(str::to_owned),
            test_url: test.map(str::to_owned),
            format: settings.body_format(),
            retries: settings.retry_count(),
        }
    }
}

/// Tells what the shop has set up for its webhooks.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReadWebhookSettings {}

impl ControlCall for ReadWebhookSettings {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/webhooks/settings";
    type Answer = WrittenSettings;
    type Error = Infallible;

    fn example() -> ReadWebhookSettings {
        ReadWebhookSettings {}
    }

    async fn run(self, state: &State) -> Result<WrittenSettings, Infallible> {
        Ok(WrittenSettings::of(state))
    }
}

/// Sets up the shop's webhooks anew; what is left out is as at first.
///
/// Only `http://` addresses are ever called: on loopback, unless others than this computer reach the sandbox,
/// and of hosts that were allowed at its start. Any other is refused. Those that wait go where they were to go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetWebhooks {
    /// Where webhooks of payments by live and by test channels go.
    pub url: Option<String>,
    /// Where webhooks of payments by live channels go. It goes before `url`.
    pub live_url: Option<String>,
    /// Where webhooks of payments by test channels go. It goes before `url`.
    pub test_url: Option<String>,
    /// How their bodies are written.
    #[serde(default)]
    pub format: WebhookFormat,
    /// How often a webhook that met no answer, or one of 500 and above, is sent again, a minute of the
    /// sandbox's clock later each time.
    #[serde(default)]
    pub retries: u32,
}

impl ControlCall for SetWebhooks {
    const METHOD: &'static str = "PUT";
    const PATH: &'static str = "/_sandbox/webhooks/settings";
    type Answer = WrittenSettings;
    type Error = ControlError;

    fn example() -> SetWebhooks {
        SetWebhooks {
            url: Some("http://127.0.0.1:3000/webhook".to_owned()),
            format: WebhookFormat::Form,
            retries: 5,
            ..SetWebhooks::default()
        }
    }

    async fn run(self, state: &State) -> Result<WrittenSettings, ControlError> {
        check(state, "url", self.url.as_deref())?;
        check(state, "live_url", self.live_url.as_deref())?;
        check(state, "test_url", self.test_url.as_deref())?;
        let mut settings = WebhookSettings::new()
            .format(self.format)
            .retries(self.retries);
        if let Some(url) = self.url {
            settings = settings.url(url);
        }
        if let Some(url) = self.live_url {
            settings = settings.live_url(url);
        }
        if let Some(url) = self.test_url {
            settings = settings.test_url(url);
        }
        state.webhooks().set(settings);
        Ok(WrittenSettings::of(state))
    }
}

/// Refuses an address that will never be called, by the name of the field that it stands in.
pub(super) fn check(state: &State, name: &str, url: Option<&str>) -> Result<(), ControlError> {
    let refusal = url.and_then(|url| state.webhooks().reach().refusal(url));
    match refusal {
        Some(why) => Err(ControlError::refused(format!(
            "{name} will never be called: {why}"
        ))),
        None => Ok(()),
    }
}

/// Answers when every webhook is sent that is due by the sandbox's clock and not held.
///
/// They are sent beside the answers of the API, which never wait for them, and to each server one after the
/// other.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct AwaitWebhooks {}

impl ControlCall for AwaitWebhooks {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/webhooks/settled";
    type Answer = WrittenWebhooks;
    type Error = Infallible;

    fn example() -> AwaitWebhooks {
        AwaitWebhooks {}
    }

    async fn run(self, state: &State) -> Result<WrittenWebhooks, Infallible> {
        let clock = state.clock().clone();
        state.webhooks().settled(|| clock.now()).await;
        Ok(WrittenWebhooks::of(state))
    }
}

/// Holds back every webhook from now on, or lets them go.
///
/// Held webhooks can be looked at, delayed, dropped, copied and put into another order.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct HoldWebhooks {
    /// Whether they are held.
    #[serde(default = "yes")]
    pub hold: bool,
}

fn yes() -> bool {
    true
}

impl ControlCall for HoldWebhooks {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/webhooks/hold";
    type Answer = WrittenWebhooks;
    type Error = Infallible;

    fn example() -> HoldWebhooks {
        HoldWebhooks { hold: true }
    }

    async fn run(self, state: &State) -> Result<WrittenWebhooks, Infallible> {
        state.webhooks().hold(self.hold);
        Ok(WrittenWebhooks::of(state))
    }
}

/// Sends waiting webhooks in this order, and those that are not named after them.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReorderWebhooks {
    /// The numbers of webhooks that wait. In a form, with commas: `3,1`.
    pub ids: Vec<u64>,
}

impl ControlCall for ReorderWebhooks {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/webhooks/order";
    type Answer = WrittenWebhooks;
    type Error = WebhookError;

    fn example() -> ReorderWebhooks {
        ReorderWebhooks { ids: vec![2, 1] }
    }

    async fn run(self, state: &State) -> Result<WrittenWebhooks, WebhookError> {
        state.webhooks().reorder(&self.ids)?;
        Ok(WrittenWebhooks::of(state))
    }
}

/// Sends a webhook now.
///
/// One that waits is sent before all others that go to its server, even while they are held; one that was
/// sent or dropped, once more.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RedeliverWebhook {
    /// The number of the webhook.
    pub id: u64,
}

impl ControlCall for RedeliverWebhook {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/webhooks/{id}/redeliver";
    type Answer = WrittenWebhook;
    type Error = WebhookError;

    fn example() -> RedeliverWebhook {
        RedeliverWebhook { id: 1 }
    }

    async fn run(self, state: &State) -> Result<WrittenWebhook, WebhookError> {
        state.webhooks().redeliver(self.id, state.now())?;
        state.webhooks().one(self.id).map(WrittenWebhook::from)
    }
}

/// Sends a copy of a webhook after all others. The answer is the copy.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DuplicateWebhook {
    /// The number of the webhook.
    pub id: u64,
}

impl ControlCall for DuplicateWebhook {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/webhooks/{id}/duplicate";
    type Answer = WrittenWebhook;
    type Error = WebhookError;

    fn example() -> DuplicateWebhook {
        DuplicateWebhook { id: 1 }
    }

    async fn run(self, state: &State) -> Result<WrittenWebhook, WebhookError> {
        let copy = state.webhooks().duplicate(self.id, state.now())?;
        state.webhooks().one(copy).map(WrittenWebhook::from)
    }
}

/// Does not send a waiting webhook before so much time has passed on the sandbox's clock.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DelayWebhook {
    /// The number of the webhook.
    pub id: u64,
    /// How long from now.
    pub seconds: u64,
}

impl ControlCall for DelayWebhook {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/webhooks/{id}/delay";
    type Answer = WrittenWebhook;
    type Error = WebhookError;

    fn example() -> DelayWebhook {
        DelayWebhook { id: 1, seconds: 60 }
    }

    async fn run(self, state: &State) -> Result<WrittenWebhook, WebhookError> {
        let by = Duration::from_secs(self.seconds);
        state.webhooks().delay(self.id, by, state.now())?;
        state.webhooks().one(self.id).map(WrittenWebhook::from)
    }
}

/// Never sends a waiting webhook.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DropWebhook {
    /// The number of the webhook.
    pub id: u64,
}

impl ControlCall for DropWebhook {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/webhooks/{id}/drop";
    type Answer = WrittenWebhook;
    type Error = WebhookError;

    fn example() -> DropWebhook {
        DropWebhook { id: 1 }
    }

    async fn run(self, state: &State) -> Result<WrittenWebhook, WebhookError> {
        state.webhooks().drop_one(self.id)?;
        state.webhooks().one(self.id).map(WrittenWebhook::from)
    }
}
