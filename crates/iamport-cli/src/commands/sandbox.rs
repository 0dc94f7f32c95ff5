//! `iamport sandbox`: the API on this machine, for as long as the command runs.

use std::io;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use iamport_sandbox::{Sandbox, SandboxBuilder, WebhookFormat, WebhookSettings};
use serde::Serialize;
use tokio::sync::oneshot;

use crate::assumptions::{self, Assumption};
use crate::failure::Failure;
use crate::format;
use crate::output::{self, Output, Rows};
use crate::signals::{self, Stop};
use crate::values;

const HELP: &str = "\
It listens on 127.0.0.1 only and keeps everything in memory, unless it is told otherwise, and holds the payment
imp_448280090638, a virtual account that waits for 5,000 won. The export lines that it prints point a program, or
this command in another terminal, at it: `iamport control` lets buyers pay, moves its clock, and more. So does the
page, in a browser.

Examples:
  iamport sandbox
  iamport sandbox --port 8080 --state sandbox.state
  iamport sandbox --at 2026-12-31T23:59:59+09:00 --seed 7
  iamport sandbox --webhook-url http://127.0.0.1:3000/webhook --assume overdue_vbank=fails
  iamport sandbox --bind 0.0.0.0 --port 8080 --allow-host sandbox --allow-webhook-host shop
  iamport sandbox --output json
  iamport sandbox --output json --until-stdin-closes
";

#[derive(Args, Debug)]
#[command(after_help = format!("{HELP}\n{}", assumptions::help()))]
pub(crate) struct Arguments {
    /// The port to listen on; 0 takes a free one.
    #[arg(long, value_name = "PORT", default_value_t = 0)]
    port: u16,

    /// The address to listen on instead of 127.0.0.1. Whoever reaches it needs no password.
    #[arg(long, value_name = "ADDRESS")]
    bind: Option<IpAddr>,

    /// The key that it takes. Make one up, and never give it that of a shop.
    #[arg(long, value_name = "KEY", requires = "secret", value_parser = values::credential)]
    key: Option<String>,

    /// The secret that it takes. Make one up, and never give it that of a shop.
    #[arg(long, value_name = "SECRET", requires = "key", value_parser = values::credential)]
    secret: Option<String>,

    /// A file to keep everything in: it is read at the start, and written before a change is answered.
    #[arg(long, value_name = "FILE")]
    state: Option<PathBuf>,

    /// The seed of ids, tokens and account numbers: the same seed gives the same ones.
    #[arg(long, value_name = "N")]
    seed: Option<u64>,

    /// Let the clock stand still at this time, in epoch seconds or RFC 3339.
    #[arg(long, value_name = "TIME", value_parser = values::moment, conflicts_with = "start_time")]
    at: Option<u64>,

    /// Let the clock run from this time, in epoch seconds or RFC 3339.
    #[arg(long, value_name = "TIME", value_parser = values::moment)]
    start_time: Option<u64>,

    /// One more name that it is called by, as a container is: with `sandbox`, http://sandbox:8080. Requests with
    /// another Host are refused; numbers and localhost need no mention. Repeatable.
    #[arg(long, value_name = "NAME")]
    allow_host: Vec<String>,

    /// Where webhooks go, those of live and of test channels: an http:// address of this machine, or of a host that
    /// --allow-webhook-host names.
    #[arg(long, value_name = "URL", value_parser = values::text)]
    webhook_url: Option<String>,

    /// One more host that webhooks may go to, such as shop or shop:3000. With --bind beyond this machine they go to
    /// no other, and to a host of this machine only with its port. Repeatable.
    #[arg(long, value_name = "HOST[:PORT]")]
    allow_webhook_host: Vec<String>,

    /// How the bodies of webhooks are written.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    webhook_format: Format,

    /// What it does where no source settles what the service does; the list is below. Repeatable.
    #[arg(long, value_name = "NAME=VALUE", value_parser = Assumption::parse)]
    assume: Vec<Assumption>,

    /// Stop as soon as standard input closes, too. For a program that starts it with a pipe there: when that program
    /// ends, even by force, the sandbox does not stay behind.
    #[arg(long)]
    until_stdin_closes: bool,
}

/// How a webhook is written.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum Format {
    #[default]
    Json,
    Form,
}

/// Where a sandbox is and who may call it, for scripts.
#[derive(Serialize)]
struct Access<'a> {
    url: &'a str,
    key: &'a str,
    secret: &'a str,
    page: String,
}

pub(crate) async fn run(arguments: Arguments, output: Output) -> Result<(), Failure> {
    // Whoever reads the address may ask it to stop at once, and is to be heard.
    let mut stop = Stop::listen()
        .map_err(|error| Failure::System(format!("signals can't be listened for: {error}")))?;
    let closed = arguments.until_stdin_closes.then(signals::stdin_closed);
    let closed = closed
        .transpose()
        .map_err(|error| Failure::System(format!("standard input can't be watched: {error}")))?;
    let sandbox = arguments
        .builder()
        .start()
        .await
        .map_err(|error| arguments.not_started(&error))?;
    if let Some(warning) = sandbox.warning() {
        output::say(&format!("\n{warning}\n"));
    }
    for note in arguments.not_followed(&sandbox) {
        output::say(&note);
    }
    let (key, secret) = sandbox.credentials();
    let access = Access {
        url: sandbox.url(),
        key,
        secret,
        page: format!("{}/_sandbox/", sandbox.url()),
    };
    match output {
        Output::Table => output::line(&render(&access))?,
        Output::Json | Output::Jsonl | Output::Csv => output::json(&access)?,
    }
    output::say("The sandbox runs until Ctrl-C. Nothing in it is real.");
    let keeping = sandbox.keeping();
    tokio::select! {
        () = stop.asked() => {}
        () = closed_or_never(closed) => {}
        _ = keeping.failed() => {}
    }
    sandbox.shutdown().await;
    // Also of what was written at the end.
    keeping
        .failure()
        .map_or(Ok(()), |why| Err(Failure::NotKept(why)))
}

/// Waits for the end of standard input, if that is to be waited for.
async fn closed_or_never(closed: Option<oneshot::Receiver<()>>) {
    match closed {
        // The sender is dropped only after the end, too.
        Some(closed) => drop(closed.await),
        None => std::future::pending().await,
    }
}

impl Arguments {
    /// A sandbox as the arguments say.
    fn builder(&self) -> SandboxBuilder {
        let mut builder = Sandbox::builder()
            .port(self.port)
            .webhooks(self.webhooks())
            .assume(Assumption::all(&self.assume));
        if let Some(ip) = self.bind {
            builder = builder.bind(ip);
        }
        for name in &self.allow_host {
            builder = builder.allow_host(name);
        }
        for host in &self.allow_webhook_host {
            builder = builder.allow_webhook_host(host);
        }
        if let (Some(key), Some(secret)) = (&self.key, &self.secret) {
            builder = builder.credentials(key, secret);
        }
        if let Some(file) = &self.state {
            builder = builder.state_file(file);
        }
        if let Some(seed) = self.seed {
            builder = builder.seed(seed);
        }
        if let Some(time) = self.at {
            builder = builder.frozen_at(time);
        }
        if let Some(time) = self.start_time {
            builder = builder.start_time(time);
        }
        builder
    }

    fn webhooks(&self) -> WebhookSettings {
        let format = match self.webhook_format {
            Format::Json => WebhookFormat::Json,
            Format::Form => WebhookFormat::Form,
        };
        let settings = WebhookSettings::new().format(format);
        match &self.webhook_url {
            Some(url) => settings.url(url),
            None => settings,
        }
    }

    fn not_started(&self, error: &io::Error) -> Failure {
        match (&self.state, error.kind()) {
            // The file is not one of a sandbox, or an argument makes no sense, and the sentence about it is complete.
            (Some(_), io::ErrorKind::InvalidData) | (_, io::ErrorKind::InvalidInput) => {
                Failure::Usage(error.to_string())
            }
            _ => {
                let mut place = format!("port {}", self.port);
                if let Some(ip) = self.bind {
                    place.push_str(&format!(" of {ip}"));
                }
                if let Some(file) = &self.state {
                    place.push_str(&format!(", with the state file {}", file.display()));
                }
                Failure::System(format!("no sandbox could be started on {place}: {error}"))
            }
        }
    }

    /// What a state file has decided already, whatever the arguments say.
    fn not_followed(&self, sandbox: &Sandbox) -> Vec<String> {
        let mut notes = Vec::new();
        if self.state.is_none() {
            return notes;
        }
        if self.seed.is_some_and(|seed| seed != sandbox.seed()) {
            notes.push(format!(
                "note: the state file goes on with its own seed, {}; --seed only counts for a new file",
                sandbox.seed()
            ));
        }
        let webhooks = sandbox.control().webhook_settings();
        if self.webhook_url.is_some() && webhooks != self.webhooks() {
            notes.push(
                "note: the state file goes on with its own webhook settings; --webhook-url only counts for a new \
                 file, and `iamport control webhooks settings` changes them"
                    .to_owned(),
            );
        }
        let clock = sandbox.clock();
        let now = clock.now();
        let stands = self.at.is_none_or(|time| clock.is_frozen() && now == time);
        // A start takes a moment.
        let runs = self
            .start_time
            .is_none_or(|time| !clock.is_frozen() && now.abs_diff(time) < 60);
        if !stands || !runs {
            notes.push(format!(
                "note: the state file goes on with its own clock, at {now}; --at and --start-time only count for a \
                 new file"
            ));
        }
        notes
    }
}

fn render(access: &Access<'_>) -> String {
    let Access {
        url,
        key,
        secret,
        page,
    } = access;
    let mut rows = Rows::default();
    rows.add("url", Some(url));
    rows.add("key", Some(key));
    rows.add("secret", Some(secret));
    rows.add("page", Some(page));
    format!(
        "{}\n\nexport IAMPORT_BASE_URL={url}\nexport IAMPORT_API_KEY={}\nexport IAMPORT_API_SECRET={}",
        rows.render(),
        format::shell(key),
        format::shell(secret)
    )
}
