//! What the shop is told.

use clap::{Args, Subcommand, ValueEnum};
use iamport_sandbox::WebhookFormat;
use iamport_sandbox::control::webhooks as calls;

use super::call::ControlCall;
use super::switch::Switch;
use crate::failure::Failure;
use crate::values;

/// What to do with webhooks.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the webhooks and what became of each.
    List,
    /// Show what the shop has set up for its webhooks, or set it up anew.
    Settings(Settings),
    /// Send a webhook now, once more if it was sent.
    Redeliver(Which),
    /// Send a copy of a webhook after all others.
    Duplicate(Which),
    /// Let a waiting webhook wait longer.
    Delay {
        #[command(flatten)]
        which: Which,

        /// How long, by the sandbox's clock: 90s, 30m, 12h, 3d.
        #[arg(long, value_name = "TIME", value_parser = values::duration)]
        by: u64,
    },
    /// Never send a waiting webhook.
    Drop(Which),
    /// Hold back every webhook from now on, or let them go.
    Hold {
        /// Whether they are held.
        #[arg(value_enum, value_name = "ON_OR_OFF", default_value = "on")]
        switch: Switch,
    },
    /// Send waiting webhooks in this order, and the others after them.
    Order {
        /// The numbers of the webhooks.
        #[arg(value_name = "ID", required = true)]
        ids: Vec<u64>,
    },
    /// Wait until every webhook is sent that is due and not held.
    Settled,
}

/// A webhook that something happens to.
#[derive(Args, Debug)]
pub(crate) struct Which {
    /// The number of the webhook.
    #[arg(value_name = "ID")]
    id: u64,
}

/// How a webhook is written.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Json,
    Form,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Without an option they are shown. With one they are set up anew, and what is left out is as at first.

Examples:
  iamport control webhooks settings
  iamport control webhooks settings --url http://127.0.0.1:3000/webhook --format form
  iamport control webhooks settings --none")]
pub(crate) struct Settings {
    /// Where webhooks go, those of live and of test channels.
    #[arg(long, value_name = "URL", value_parser = values::text)]
    url: Option<String>,

    /// Where webhooks of payments by live channels go.
    #[arg(long, value_name = "URL", value_parser = values::text)]
    live_url: Option<String>,

    /// Where webhooks of payments by test channels go.
    #[arg(long, value_name = "URL", value_parser = values::text)]
    test_url: Option<String>,

    /// How their bodies are written.
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,

    /// How often a webhook that met no answer is sent again, a minute later each time.
    #[arg(long, value_name = "N")]
    retries: Option<u32>,

    /// Set up nothing.
    #[arg(long, conflicts_with_all = ["url", "live_url", "test_url", "format", "retries"])]
    none: bool,
}

impl Settings {
    fn call(self) -> Result<ControlCall, Failure> {
        let set = calls::SetWebhooks {
            url: self.url,
            live_url: self.live_url,
            test_url: self.test_url,
            format: match self.format {
                None | Some(Format::Json) => WebhookFormat::Json,
                Some(Format::Form) => WebhookFormat::Form,
            },
            retries: self.retries.unwrap_or_default(),
        };
        let nothing = set == calls::SetWebhooks::default();
        if nothing && !self.none && self.format.is_none() && self.retries.is_none() {
            ControlCall::of(&calls::ReadWebhookSettings {})
        } else {
            ControlCall::of(&set)
        }
    }
}

impl Command {
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        match self {
            Self::List => ControlCall::of(&calls::ListWebhooks {}),
            Self::Settings(settings) => settings.call(),
            Self::Redeliver(Which { id }) => ControlCall::of(&calls::RedeliverWebhook { id }),
            Self::Duplicate(Which { id }) => ControlCall::of(&calls::DuplicateWebhook { id }),
            Self::Delay { which, by } => ControlCall::of(&calls::DelayWebhook {
                id: which.id,
                seconds: by,
            }),
            Self::Drop(Which { id }) => ControlCall::of(&calls::DropWebhook { id }),
            Self::Hold { switch } => ControlCall::of(&calls::HoldWebhooks {
                hold: switch.is_on(),
            }),
            Self::Order { ids } => ControlCall::of(&calls::ReorderWebhooks { ids }),
            Self::Settled => ControlCall::of(&calls::AwaitWebhooks {}),
        }
    }
}
