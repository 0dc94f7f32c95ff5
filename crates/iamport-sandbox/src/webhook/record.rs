//! A webhook, what became of it, and where webhooks go.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::interned::{self, Interned};

/// How the body of a webhook is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum WebhookFormat {
    /// `application/json`
    #[default]
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
}

impl WebhookFormat {
    /// `json` or `form`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            WebhookFormat::Json => "json",
            WebhookFormat::Form => "form",
        }
    }

    pub(super) fn content_type(self) -> &'static str {
        match self {
            WebhookFormat::Json => "application/json",
            WebhookFormat::Form => "application/x-www-form-urlencoded",
        }
    }
}

/// What a shop has set up for its webhooks in the vendor's console.
///
/// Only `http://` addresses are ever called: on loopback, unless others than this computer reach the sandbox, and
/// of hosts that were allowed at its start ([`SandboxBuilder::allow_webhook_host`]). Where another one is set it is
/// refused, and a payment's own `notice_url` is recorded as not sent.
///
/// [`SandboxBuilder::allow_webhook_host`]: crate::SandboxBuilder::allow_webhook_host
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[must_use]
pub struct WebhookSettings {
    live_url: Option<String>,
    test_url: Option<String>,
    format: WebhookFormat,
    retries: u32,
}

impl WebhookSettings {
    /// No address, JSON, one attempt.
    pub fn new() -> WebhookSettings {
        WebhookSettings::default()
    }

    /// Where webhooks of payments by live channels and by test channels go.
    pub fn url(self, url: impl Into<String>) -> WebhookSettings {
        let url = url.into();
        self.live_url(url.clone()).test_url(url)
    }

    /// Where webhooks of payments by live channels go.
    pub fn live_url(mut self, url: impl Into<String>) -> WebhookSettings {
        self.live_url = Some(url.into());
        self
    }

    /// Where webhooks of payments by test channels go.
    pub fn test_url(mut self, url: impl Into<String>) -> WebhookSettings {
        self.test_url = Some(url.into());
        self
    }

    /// How bodies are written.
    pub fn format(mut self, format: WebhookFormat) -> WebhookSettings {
        self.format = format;
        self
    }

    /// How often a webhook that met no answer, or one of 500 and above, is sent again, a minute of the
    /// sandbox's clock later each time. The service does so, up to five times, only for shops that
    /// asked for it; 0 is the default here as there.
    pub fn retries(mut self, retries: u32) -> WebhookSettings {
        self.retries = retries;
        self
    }

    pub(crate) fn urls(&self) -> (Option<&str>, Option<&str>) {
        (self.live_url.as_deref(), self.test_url.as_deref())
    }

    pub(crate) fn body_format(&self) -> WebhookFormat {
        self.format
    }

    pub(crate) fn retry_count(&self) -> u32 {
        self.retries
    }
}

/// One time that a webhook was sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct WebhookAttempt {
    /// Counted from 1, for each webhook.
    pub number: u32,
    /// The sandbox's time when it was sent, in seconds since the epoch.
    pub at: u64,
    /// The HTTP status of the answer, or what went wrong instead.
    pub outcome: Result<u16, String>,
}

/// Where a webhook stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum WebhookState {
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
    /// It was never to be sent, and why: there is no address, it is not one that is ever called, or a cancel
    /// did not ask for it.
    NotSent(String),
}

impl WebhookState {
    /// One word, as the control answers it.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            WebhookState::Waiting => "waiting",
            WebhookState::Sending => "sending",
            WebhookState::Delivered => "delivered",
            WebhookState::Failed => "failed",
            WebhookState::Dropped => "dropped",
            WebhookState::NotSent(_) => "not_sent",
        }
    }
}

/// A webhook: something that happened, one address that is told, and how that went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Webhook {
    /// Counted from 1, in the order in which things happened.
    pub id: u64,
    /// The API's id of the payment that it is about.
    pub imp_uid: String,
    /// What the payment's state was, in the API's words.
    #[serde(deserialize_with = "interned::interned")]
    pub status: Interned,
    /// Where it goes; empty if there is no address.
    pub url: String,
    /// How its body is written.
    pub format: WebhookFormat,
    /// Its body.
    pub body: String,
    /// The sandbox's time when it happened, in seconds since the epoch.
    pub created_at: u64,
    /// It is not sent before this, in seconds since the epoch.
    pub due_at: u64,
    /// The webhook that it is a copy of.
    pub copy_of: Option<u64>,
    /// Where it stands.
    pub state: WebhookState,
    /// Each time that it was sent.
    pub attempts: Vec<WebhookAttempt>,
}

/// There is no webhook with this number, or it is not one that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookError {
    pub(super) id: u64,
    pub(super) known: bool,
}

impl WebhookError {
    /// Whether there is no such webhook.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        !self.known
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.known {
            write!(f, "the webhook {} does not wait to be sent", self.id)
        } else {
            write!(f, "there is no webhook {}", self.id)
        }
    }
}

impl std::error::Error for WebhookError {}
