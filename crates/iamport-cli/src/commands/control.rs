//! `iamport control`: what the control of a running sandbox offers, over its HTTP routes.
//!
//! Nothing here goes through the SDK or its credentials, and nothing leaves this machine.

mod call;
mod faults;
mod payments;
mod snapshots;
mod webhooks;

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use serde_json::Value;

use self::call::Call;
use crate::cli::Global;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::format;
use crate::loopback::Address;
use crate::output::{self, Output};
use crate::session;
use crate::values;

/// What to do with a running sandbox.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
The sandbox is the one of IAMPORT_BASE_URL or --base-url, and on this machine: control calls are never sent
anywhere else. No credentials are needed. Answers are JSON: spread out for people, in one line with --output json.

Examples:
  iamport control deposit imp_448280090638
  iamport control clock --advance 1d
  iamport control faults add reset_before_answer --on cancelPayment --after
  iamport control invariants
  iamport control snapshot before.json")]
pub(crate) enum Command {
    /// Send money to the virtual account of a payment.
    Deposit(payments::Deposit),
    /// Let the buyer pay in the window of a payment.
    Pay(payments::Which),
    /// Let a payment fail in its window.
    Fail(payments::Fail),
    /// End the deadline of a virtual account at once.
    Expire(payments::Which),
    /// Make a payment as if a buyer had made it in a payment window.
    CreatePayment(payments::Create),
    /// Give money back as a person at the console does, which the shop is told by a webhook.
    Cancel(payments::Cancel),
    /// Show all payments, or one, those of test channels too.
    Payments(payments::Payments),
    /// Have the next charge of a card or billing key declined.
    FailNextCharge(payments::FailNextCharge),
    /// Let a buyer have a billing key issued in a payment window.
    CreateBillingKey(payments::CreateBillingKey),
    /// Let a person verify who they are in a window.
    CreateCertification(payments::CreateCertification),
    /// Show, set, move, stop or start the clock.
    Clock(Clock),
    /// Let things go wrong.
    #[command(subcommand)]
    Faults(faults::Command),
    /// Steer what the shop is told.
    #[command(subcommand)]
    Webhooks(webhooks::Command),
    /// End access tokens, or refuse them.
    #[command(subcommand)]
    Token(Token),
    /// Show everything that happened, each with its cause and the money that it moved.
    Effects,
    /// Tell whether everything holds that must always be true; exit code 1 if not.
    Invariants,
    /// Show the requests of the API with the status of each answer.
    Requests,
    /// Show the requests of the API with their answers, without what is secret.
    Transcript {
        /// Only those with a higher number.
        #[arg(long, value_name = "NUMBER")]
        after: Option<u64>,
    },
    /// Show every operation and behaviour, and how it is known.
    Fidelity,
    /// Show what is taken from clients that do not do as the documentation says.
    Compatibility,
    /// Take everything that the sandbox holds, into a file or to stdout.
    Snapshot {
        /// The file, which is replaced if it is there.
        #[arg(value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Let the sandbox hold what it held when a snapshot was taken.
    Restore {
        /// The file that a snapshot was written to.
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Let everything be as it was at the start. Everything that happened since is lost.
    Reset {
        /// Yes, forget everything.
        #[arg(long, required = true)]
        yes: bool,
    },
    /// Show the OpenAPI description of the control, in YAML.
    Openapi,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Without an option the time is shown. With several they happen in the order in which they stand above.

Examples:
  iamport control clock
  iamport control clock --advance 1d
  iamport control clock --set 2026-12-31T23:59:59+09:00 --freeze")]
pub(crate) struct Clock {
    /// Jump to this time, in epoch seconds or RFC 3339.
    #[arg(long, value_name = "TIME", value_parser = values::moment)]
    set: Option<u64>,

    /// Move forward by so much: 90s, 30m, 12h, 3d.
    #[arg(long, value_name = "TIME", value_parser = values::duration)]
    advance: Option<u64>,

    /// Stand still.
    #[arg(long, conflicts_with = "run")]
    freeze: bool,

    /// Run.
    #[arg(long)]
    run: bool,
}

impl Clock {
    fn call(&self) -> Call {
        let frozen = (self.freeze || self.run).then_some(self.freeze);
        let moved = Call::post("/_sandbox/clock")
            .with("now", self.set)
            .with("advance", self.advance)
            .with("frozen", frozen);
        if moved.has_fields() {
            moved
        } else {
            Call::get("/_sandbox/clock")
        }
    }
}

/// What to do with access tokens.
#[derive(Debug, Subcommand)]
pub(crate) enum Token {
    /// End the current token before its time.
    Expire,
    /// Refuse every token from now on, or no longer.
    Reject {
        /// Whether they are refused.
        #[arg(value_enum, value_name = "ON_OR_OFF", default_value = "on")]
        switch: Switch,
    },
}

impl Token {
    fn call(&self) -> Call {
        match self {
            Self::Expire => Call::post("/_sandbox/token/expire"),
            Self::Reject { switch } => {
                Call::post("/_sandbox/token/reject").with("reject", Some(switch.is_on()))
            }
        }
    }
}

/// A state that lasts until it is changed.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Switch {
    On,
    Off,
}

impl Switch {
    fn is_on(self) -> bool {
        matches!(self, Self::On)
    }
}

impl Command {
    /// The call that a command makes. What stands in files is not in it yet.
    fn call(self) -> Call {
        match self {
            Self::Deposit(deposit) => deposit.call(),
            Self::Pay(which) => which.call("/_sandbox/payments/{imp_uid}/pay"),
            Self::Fail(fail) => fail.call(),
            Self::Expire(which) => which.call("/_sandbox/payments/{imp_uid}/expire"),
            Self::CreatePayment(create) => create.call(),
            Self::Cancel(cancel) => cancel.call(),
            Self::Payments(payments) => payments.call(),
            Self::FailNextCharge(fail) => fail.call(),
            Self::CreateBillingKey(create) => create.call(),
            Self::CreateCertification(create) => create.call(),
            Self::Clock(clock) => clock.call(),
            Self::Faults(command) => command.call(),
            Self::Webhooks(command) => command.call(),
            Self::Token(token) => token.call(),
            Self::Effects => Call::get("/_sandbox/effects"),
            Self::Invariants => Call::get("/_sandbox/invariants"),
            Self::Requests => Call::get("/_sandbox/requests"),
            Self::Transcript { after } => Call::get("/_sandbox/transcript").query("after", after),
            Self::Fidelity => Call::get("/_sandbox/fidelity"),
            Self::Compatibility => Call::get("/_sandbox/compatibility"),
            Self::Snapshot { .. } => Call::get("/_sandbox/snapshot"),
            Self::Restore { .. } => Call::post("/_sandbox/restore"),
            Self::Reset { .. } => Call::post("/_sandbox/reset"),
            Self::Openapi => Call::get("/_sandbox/openapi.yaml"),
        }
    }
}

/// Runs one command.
pub(crate) async fn run(command: Command, global: &Global) -> Result<(), Failure> {
    let address = address(global, &session::environment)?;
    let output = global.output;
    match command {
        Command::Snapshot { file } => {
            let document = Command::Snapshot { file: None }
                .call()
                .fetch(&address)
                .await?;
            match file {
                Some(file) => snapshots::write(&file, &document),
                None => output::line(&document),
            }
        }
        Command::Restore { file } => {
            let document = snapshots::read(&file)?;
            let call = Command::Restore { file }.call().document(document);
            show(&call.send(&address).await?, output)
        }
        Command::Openapi => {
            let document = Command::Openapi.call().fetch(&address).await?;
            match output {
                Output::Table => output::line(document.trim_end()),
                Output::Json => show(&document.into(), output),
            }
        }
        Command::Invariants => {
            let answer = Command::Invariants.call().send(&address).await?;
            show(&answer, output)?;
            match answer.get("hold") {
                Some(Value::Bool(true)) => Ok(()),
                _ => Err(Failure::Control(
                    Exit::Other,
                    "something does not hold that must always be true of payments and money"
                        .to_owned(),
                )),
            }
        }
        command => show(&command.call().send(&address).await?, output),
    }
}

/// Which sandbox: nothing but one on this machine, so that no live API is ever asked.
fn address(global: &Global, lookup: session::Lookup<'_>) -> Result<Address, Failure> {
    let url = match &global.base_url {
        Some(url) => Some(url.clone()),
        None => session::variable(lookup, session::BASE_URL)?,
    };
    let Some(url) = url else {
        return Err(Failure::Usage(format!(
            "{} is not set, and --base-url is not given; `iamport sandbox` prints the address of the sandbox that it \
             starts",
            session::BASE_URL
        )));
    };
    Address::parse(&url).map_err(|why| {
        Failure::Usage(format!(
            "{}; control calls are sent nowhere else, least of all to the live API",
            format::plain(&why)
        ))
    })
}

/// Writes an answer: spread out for people, in one line for scripts.
fn show(answer: &Value, output: Output) -> Result<(), Failure> {
    match output {
        Output::Table if answer.is_null() => output::line("done"),
        Output::Table => output::line(&format::plain_lines(&format!("{answer:#}"))),
        Output::Json => output::line(&answer.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use iamport_sandbox::Sandbox;

    use super::*;
    use crate::cli::{self, Cli};

    /// Every route of the control, with a command that calls it.
    const ROUTES: &[(&str, &str, &str)] = &[
        ("GET", "/_sandbox/openapi.yaml", "openapi"),
        ("GET", "/_sandbox/compatibility", "compatibility"),
        ("GET", "/_sandbox/clock", "clock"),
        ("POST", "/_sandbox/clock", "clock --advance 1d"),
        ("POST", "/_sandbox/token/expire", "token expire"),
        ("POST", "/_sandbox/token/reject", "token reject off"),
        ("GET", "/_sandbox/payments", "payments"),
        (
            "POST",
            "/_sandbox/payments",
            "create-payment --pg-provider nice --amount 1",
        ),
        ("GET", "/_sandbox/payments/{imp_uid}", "payments imp_1"),
        (
            "POST",
            "/_sandbox/payments/{imp_uid}/deposit",
            "deposit imp_1",
        ),
        (
            "POST",
            "/_sandbox/payments/{imp_uid}/cancel",
            "cancel imp_1",
        ),
        ("POST", "/_sandbox/payments/{imp_uid}/pay", "pay imp_1"),
        ("POST", "/_sandbox/payments/{imp_uid}/fail", "fail imp_1"),
        (
            "POST",
            "/_sandbox/payments/{imp_uid}/expire",
            "expire imp_1",
        ),
        (
            "POST",
            "/_sandbox/charges/fail-next",
            "fail-next-charge --reason r",
        ),
        (
            "POST",
            "/_sandbox/billing-keys",
            "create-billing-key c --pg-provider nice",
        ),
        (
            "POST",
            "/_sandbox/certifications",
            "create-certification --pg-provider danal",
        ),
        ("GET", "/_sandbox/fidelity", "fidelity"),
        ("GET", "/_sandbox/effects", "effects"),
        ("GET", "/_sandbox/invariants", "invariants"),
        ("GET", "/_sandbox/fault-kinds", "faults kinds"),
        ("GET", "/_sandbox/faults", "faults list"),
        ("POST", "/_sandbox/faults", "faults add stall"),
        ("DELETE", "/_sandbox/faults", "faults clear"),
        ("DELETE", "/_sandbox/faults/{id}", "faults remove 1"),
        ("GET", "/_sandbox/webhooks", "webhooks list"),
        ("GET", "/_sandbox/webhooks/settings", "webhooks settings"),
        (
            "PUT",
            "/_sandbox/webhooks/settings",
            "webhooks settings --none",
        ),
        ("GET", "/_sandbox/webhooks/settled", "webhooks settled"),
        ("POST", "/_sandbox/webhooks/hold", "webhooks hold off"),
        ("POST", "/_sandbox/webhooks/order", "webhooks order 2 1"),
        (
            "POST",
            "/_sandbox/webhooks/{id}/redeliver",
            "webhooks redeliver 1",
        ),
        (
            "POST",
            "/_sandbox/webhooks/{id}/duplicate",
            "webhooks duplicate 1",
        ),
        (
            "POST",
            "/_sandbox/webhooks/{id}/delay",
            "webhooks delay 1 --by 1h",
        ),
        ("POST", "/_sandbox/webhooks/{id}/drop", "webhooks drop 1"),
        ("GET", "/_sandbox/requests", "requests"),
        ("GET", "/_sandbox/transcript", "transcript --after 1"),
        ("GET", "/_sandbox/snapshot", "snapshot file.json"),
        ("POST", "/_sandbox/restore", "restore file.json"),
        ("POST", "/_sandbox/reset", "reset --yes"),
    ];

    fn command(line: &str) -> Command {
        let line = ["iamport", "control"].into_iter().chain(line.split(' '));
        match Cli::parse_from(line).unwrap().command {
            cli::Command::Control(command) => command,
            other => panic!("{other:?}"),
        }
    }

    #[tokio::test]
    async fn a_command_reaches_every_route_that_the_control_describes() {
        let sandbox = Sandbox::start().await.unwrap();
        let address = Address::parse(sandbox.url()).unwrap();
        let yaml = Command::Openapi.call().fetch(&address).await.unwrap();
        let described: Value = serde_yaml_ng::from_str(&yaml).unwrap();
        let mut routes = BTreeSet::new();
        // The page and its parts are for a browser.
        let page = [
            "/_sandbox",
            "/_sandbox/",
            "/_sandbox/page.css",
            "/_sandbox/page.js",
        ];
        let paths = described["paths"].as_object().unwrap().iter();
        for (path, item) in paths.filter(|(path, _)| !page.contains(&path.as_str())) {
            for method in item.as_object().unwrap().keys() {
                if method != "parameters" {
                    routes.insert((method.to_uppercase(), path.clone()));
                }
            }
        }
        let known = ROUTES.iter().map(|(method, path, line)| {
            let call = command(line).call();
            assert_eq!((call.method, call.path), (*method, *path), "{line}");
            ((*method).to_owned(), (*path).to_owned())
        });
        assert_eq!(known.collect::<BTreeSet<_>>(), routes);
    }

    #[test]
    fn no_live_api_is_ever_asked() {
        let global = |base_url: Option<&str>| Global {
            sandbox: false,
            output: Output::Table,
            base_url: base_url.map(str::to_owned),
        };
        let nothing = |_: &str| None;
        for url in [
            None,
            Some("https://api.iamport.kr"),
            Some("http://10.0.0.1:80"),
        ] {
            let failure = address(&global(url), &nothing).unwrap_err();
            assert_eq!(failure.exit(), Exit::Usage, "{url:?}");
        }
        assert!(address(&global(Some("http://127.0.0.1:80")), &nothing).is_ok());
        let live = |_: &str| Some("https://api.iamport.kr".into());
        assert!(address(&global(None), &live).is_err());
    }
}
