//! What the shop is told.

use clap::{Args, Subcommand, ValueEnum};
use serde_json::Value;

use super::Switch;
use super::call::Call;
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

impl Which {
    fn call(&self, path: &'static str) -> Call {
        Call::post(path).at(&self.id.to_string())
    }
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
    #[arg(long, value_name = "URL", value_parser = values::webhook_url)]
    url: Option<String>,

    /// Where webhooks of payments by live channels go.
    #[arg(long, value_name = "URL", value_parser = values::webhook_url)]
    live_url: Option<String>,

    /// Where webhooks of payments by test channels go.
    #[arg(long, value_name = "URL", value_parser = values::webhook_url)]
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
    fn call(self) -> Call {
        let format = self.format.map(|format| match format {
            Format::Json => "json",
            Format::Form => "form",
        });
        let set = Call::put("/_sandbox/webhooks/settings")
            .with("url", self.url)
            .with("live_url", self.live_url)
            .with("test_url", self.test_url)
            .with("format", format)
            .with("retries", self.retries);
        if self.none || set.has_fields() {
            set
        } else {
            Call::get("/_sandbox/webhooks/settings")
        }
    }
}

impl Command {
    pub(super) fn call(self) -> Call {
        match self {
            Self::List => Call::get("/_sandbox/webhooks"),
            Self::Settings(settings) => settings.call(),
            Self::Redeliver(which) => which.call("/_sandbox/webhooks/{id}/redeliver"),
            Self::Duplicate(which) => which.call("/_sandbox/webhooks/{id}/duplicate"),
            Self::Delay { which, by } => which
                .call("/_sandbox/webhooks/{id}/delay")
                .with("seconds", Some(by)),
            Self::Drop(which) => which.call("/_sandbox/webhooks/{id}/drop"),
            Self::Hold { switch } => {
                Call::post("/_sandbox/webhooks/hold").with("hold", Some(switch.is_on()))
            }
            Self::Order { ids } => {
                Call::post("/_sandbox/webhooks/order").with("ids", Some(Value::from(ids)))
            }
            Self::Settled => Call::get("/_sandbox/webhooks/settled"),
        }
    }
}
