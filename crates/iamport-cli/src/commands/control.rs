//! `iamport control`: what the control of a running sandbox offers, over its HTTP routes.
//!
//! Nothing here goes through the SDK or its credentials, and nothing leaves this machine.

mod call;
mod faults;
mod payments;
mod snapshots;
mod switch;
mod webhooks;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use iamport_sandbox::control::clock::{MoveClock, ReadClock};
use iamport_sandbox::control::{
    Document, about, ledger, payments as buyers, records, snapshots as whole, tokens,
};
use serde_json::Value;

use self::call::ControlCall;
use self::switch::Switch;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::format;
use crate::global::Global;
use crate::loopback::Address;
use crate::output::{self, Output};
use crate::settings::{self, Settings};
use crate::values;

/// What to do with a running sandbox.
#[derive(Debug, Subcommand)]
#[command(after_help = "\
The sandbox is the one of IAMPORT_BASE_URL or --base-url, and on this machine or at a host that --allow-http-host
names: control calls are never sent anywhere else. No credentials are needed. Answers are JSON: spread out for people, in one line with --output json.

Examples:
  iamport control deposit imp_448280090638
  iamport control clock --advance 1d
  iamport control faults add reset_before_answer --on cancelPayment --after
  iamport control invariants
  iamport control snapshot before.json")]
pub(crate) enum Command {
    /// Send money to the virtual account of a payment.
    Deposit(payments::Deposit),
    /// Let the buyer pay in the window of a payment, or at the till of a convenience store.
    Pay(payments::Which),
    /// Let a payment fail in its window.
    Fail(payments::Fail),
    /// End the deadline of a virtual account, or of a number for the till, at once.
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
    /// Let a buyer register with KCP Quick Pay in its window.
    RegisterQuickMember(payments::RegisterQuickMember),
    /// Let a buyer do something with product orders in NaverPay.
    Naver(payments::Naver),
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
    /// Show the OpenAPI description of the control, in JSON.
    Openapi {
        /// That of the API itself instead.
        #[arg(long)]
        api: bool,
    },
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
    fn call(&self) -> Result<ControlCall, Failure> {
        let frozen = (self.freeze || self.run).then_some(self.freeze);
        let moved = MoveClock {
            now: self.set,
            advance: self.advance,
            frozen,
        };
        if moved == MoveClock::default() {
            ControlCall::of(&ReadClock {})
        } else {
            ControlCall::of(&moved)
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
    fn call(&self) -> Result<ControlCall, Failure> {
        match self {
            Self::Expire => ControlCall::of(&tokens::ExpireToken {}),
            Self::Reject { switch } => ControlCall::of(&tokens::RejectTokens {
                reject: switch.is_on(),
            }),
        }
    }
}

impl Command {
    /// The call that a command makes.
    fn call(self) -> Result<ControlCall, Failure> {
        match self {
            Self::Deposit(deposit) => deposit.call(),
            Self::Pay(payments::Which { imp_uid }) => ControlCall::of(&buyers::Pay { imp_uid }),
            Self::Fail(fail) => fail.call(),
            Self::Expire(payments::Which { imp_uid }) => {
                ControlCall::of(&buyers::Expire { imp_uid })
            }
            Self::CreatePayment(create) => create.call(),
            Self::Cancel(cancel) => cancel.call(),
            Self::Payments(payments) => payments.call(),
            Self::FailNextCharge(fail) => fail.call(),
            Self::CreateBillingKey(create) => create.call(),
            Self::RegisterQuickMember(register) => register.call(),
            Self::Naver(naver) => naver.call(),
            Self::CreateCertification(create) => create.call(),
            Self::Clock(clock) => clock.call(),
            Self::Faults(command) => command.call(),
            Self::Webhooks(command) => command.call(),
            Self::Token(token) => token.call(),
            Self::Effects => ControlCall::of(&ledger::ListEffects {}),
            Self::Invariants => ControlCall::of(&ledger::CheckInvariants {}),
            Self::Requests => ControlCall::of(&records::ListRequests {}),
            Self::Transcript { after } => ControlCall::of(&records::ReadTranscript {
                after: after.unwrap_or_default(),
            }),
            Self::Fidelity => ControlCall::of(&about::ReadFidelity {}),
            Self::Compatibility => ControlCall::of(&about::ListCompatibility {}),
            Self::Snapshot { .. } => ControlCall::of(&whole::TakeSnapshot {}),
            Self::Restore { file } => {
                let document = Document::new(snapshots::read(&file)?);
                ControlCall::of(&whole::RestoreSnapshot(document))
            }
            Self::Reset { .. } => ControlCall::of(&whole::Reset {}),
            Self::Openapi { api: false } => ControlCall::of(&about::DescribeControl {}),
            Self::Openapi { api: true } => ControlCall::of(&about::DescribeApi {}),
        }
    }
}

/// Runs one command.
pub(crate) async fn run(command: Command, global: &Global) -> Result<(), Failure> {
    let address = address(global, &settings::environment)?;
    let output = global.output;
    match command {
        Command::Snapshot { file: Some(file) } => {
            let taken = ControlCall::of(&whole::TakeSnapshot {})?
                .fetch(&address)
                .await?;
            snapshots::write(&file, &taken)
        }
        Command::Invariants => {
            let answer = Command::Invariants.call()?.send(&address).await?;
            show(&answer, output)?;
            if answer
                .get("warnings")
                .and_then(Value::as_array)
                .is_some_and(|told| !told.is_empty())
            {
                output::say("Something was most likely not meant: see `warnings`.");
            }
            match answer.get("hold") {
                Some(Value::Bool(true)) => Ok(()),
                _ => Err(Failure::Said(
                    Exit::Other,
                    "something does not hold that must always be true of payments and money"
                        .to_owned(),
                )),
            }
        }
        command => {
            let call = command.call()?;
            if call.request.in_envelope {
                show(&call.send(&address).await?, output)
            } else {
                document(&call.fetch(&address).await?, output)
            }
        }
    }
}

/// Which sandbox: nothing but one on this machine or at a host that was named for it, so that no live API is ever
/// asked.
fn address(global: &Global, lookup: settings::Lookup<'_>) -> Result<Address, Failure> {
    let Some(url) = Settings::base_url(global, lookup)? else {
        return Err(Failure::Usage(format!(
            "{} is not set, and --base-url is not given; `iamport sandbox` prints the address of the sandbox that it \
             starts",
            settings::BASE_URL
        )));
    };
    Address::parse(&url, &global.allow_http_host).map_err(|why| {
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
        // Comma-separated values were refused, since there are no records.
        Output::Json | Output::Jsonl | Output::Csv => output::line(&answer.to_string()),
    }
}

/// Writes a document: as it is for people, in one line for scripts.
fn document(document: &str, output: Output) -> Result<(), Failure> {
    match (output, serde_json::from_str(document)) {
        (Output::Json | Output::Jsonl, Ok(value)) => show(&value, output),
        _ => output::line(document.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use iamport_sandbox::control::openapi;

    use super::*;
    use crate::cli;

    /// A command for every call of the control but `restore`, which reads a file first.
    const LINES: &[&str] = &[
        "openapi",
        "compatibility",
        "clock",
        "clock --advance 1d",
        "token expire",
        "token reject off",
        "payments",
        "create-payment --pg-provider nice --amount 1",
        "payments imp_1",
        "deposit imp_1",
        "cancel imp_1",
        "pay imp_1",
        "fail imp_1",
        "expire imp_1",
        "fail-next-charge --reason r",
        "create-billing-key c --pg-provider nice",
        "create-certification --pg-provider danal",
        "register-quick-member m",
        "naver imp_1 cancel",
        "fidelity",
        "effects",
        "invariants",
        "faults kinds",
        "faults list",
        "faults add stall",
        "faults clear",
        "faults remove 1",
        "webhooks list",
        "webhooks settings",
        "webhooks settings --none",
        "webhooks settled",
        "webhooks hold off",
        "webhooks order 2 1",
        "webhooks redeliver 1",
        "webhooks duplicate 1",
        "webhooks delay 1 --by 1h",
        "webhooks drop 1",
        "requests",
        "transcript --after 1",
        "snapshot file.json",
        "reset --yes",
        "openapi --api",
    ];

    fn command(line: &str) -> Command {
        let line = ["iamport", "control"].into_iter().chain(line.split(' '));
        match cli::parse(line).unwrap_or_else(|error| panic!("{error}")) {
            cli::Called::Command(cli) => match cli.command {
                cli::Command::Control(command) => *command,
                other => panic!("{other:?}"),
            },
            cli::Called::Verb(verb, ..) => panic!("{verb:?}"),
        }
    }

    fn route(call: &ControlCall) -> (String, String) {
        (
            call.request.method.to_lowercase(),
            call.request.path.to_owned(),
        )
    }

    #[test]
    fn a_command_reaches_every_call_that_the_control_describes() {
        let described: Value = serde_json::from_str(&openapi()).unwrap();
        let mut routes = BTreeSet::new();
        for (path, item) in described["paths"].as_object().unwrap() {
            let methods = item.as_object().unwrap().keys();
            routes.extend(methods.map(|method| (method.clone(), path.clone())));
        }
        // The same document under another name.
        routes.remove(&("get".to_owned(), "/_sandbox/openapi.yaml".to_owned()));

        let calls = LINES.iter().map(|line| command(line).call().unwrap());
        let mut reached: BTreeSet<_> = calls.map(|call| route(&call)).collect();
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "{}").unwrap();
        let restore = Command::Restore {
            file: file.path().to_owned(),
        };
        reached.insert(route(&restore.call().unwrap()));
        let unreached: Vec<_> = routes.symmetric_difference(&reached).collect();
        assert!(unreached.is_empty(), "{unreached:?}");
    }

    #[test]
    fn no_live_api_is_ever_asked() {
        let global = |base_url: Option<&str>| Global {
            allow_http_host: vec!["sandbox".to_owned()],
            base_url: base_url.map(str::to_owned),
            ..Global::default()
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
        for url in ["http://127.0.0.1:80", "http://sandbox:8080"] {
            assert!(address(&global(Some(url)), &nothing).is_ok(), "{url}");
        }
        let live = |_: &str| Some("https://api.iamport.kr".into());
        assert!(address(&global(None), &live).is_err());
    }
}
