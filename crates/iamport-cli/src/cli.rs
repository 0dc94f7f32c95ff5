//! The arguments: the families of commands, and what holds across all of them.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{ArgMatches, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

use crate::commands::{
    api, call, completions, control, doctor, man, payments, sandbox, settle, token, vbanks,
    webhooks,
};
use crate::exit;
use crate::family::{self, Verb};
use crate::global::Global;
use crate::output::Output;

const EXAMPLES: &str = "\
Examples:
  iamport --sandbox vbanks revoke imp_448280090638
  iamport payments get imp_448280090638
  iamport payments get imp_448280090638 --output json | jq .status
  iamport payments cancel imp_448280090638 --amount 1000 --reason \"고객 변심\"
  iamport vbanks waiting --due-before 2026-11-01
  iamport sandbox
  iamport control deposit imp_448280090638

Settings: an option goes before the environment, and the environment before the profile of the settings file.
  IAMPORT_API_KEY, IAMPORT_API_SECRET  the key pair of the shop; needed, except with --sandbox and for `control`
  IAMPORT_BASE_URL                     another address than https://api.iamport.kr
  IAMPORT_TIER                         the code of a sub-merchant, three characters
  IAMPORT_PROFILE                      the profile to use where --profile names none
  IAMPORT_CONFIG                       another settings file; `iamport doctor` says where it is
  IAMPORT_JOURNAL                      the folder in which changes are written down before they are sent

";

/// Payments and virtual accounts of PortOne (formerly I'mport) V1. Unofficial.
#[derive(Debug, Parser)]
#[command(name = "iamport", version, after_help = format!("{EXAMPLES}{}", exit::TABLE))]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// The families of commands. Those that are nothing but operations are in [`family`].
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Look up, list, watch and cancel payments.
    #[command(subcommand)]
    Payments(payments::Command),
    /// Issue, list, change and revoke virtual accounts.
    #[command(subcommand)]
    Vbanks(vbanks::Command),
    /// Call any operation of the API by its name.
    Call(call::Call),
    /// Call what the specification does not know, by method and path.
    Api(api::Api),
    /// Find out what became of changes whose outcome was unknown.
    Settle(settle::Settle),
    /// Play the API on this machine until Ctrl-C, for programs in any language.
    Sandbox(Box<sandbox::Arguments>),
    /// Steer a running sandbox: buyers who pay, time that passes, webhooks, and what goes wrong.
    #[command(subcommand)]
    Control(Box<control::Command>),
    /// Take webhooks at this machine and hand them on, or send one to a shop.
    #[command(subcommand)]
    Webhooks(Box<webhooks::Command>),
    /// Check settings, network, credentials and this machine, and say what to do.
    Doctor(doctor::Doctor),
    /// Ask for an access token, which shows whether the key pair is good.
    Token(token::Token),
    /// Print what lets a shell complete the words of this command.
    Completions(completions::Completions),
    /// Write the manual pages of this command.
    Man(man::Man),
}

/// What was called.
pub(crate) enum Called {
    /// A command of its own.
    Command(Cli),
    /// A command that is an operation.
    Verb(&'static Verb, Box<ArgMatches>, Global),
}

impl Called {
    pub(crate) fn global(&self) -> &Global {
        match self {
            Self::Command(cli) => &cli.global,
            Self::Verb(_, _, global) => global,
        }
    }
}

/// The whole command with all that is below it.
pub(crate) fn command() -> clap::Command {
    family::add_to(Cli::command())
}

/// Whether errors are to be JSON, of arguments that can't be read.
pub(crate) fn wants_json(arguments: &[OsString]) -> bool {
    let is_json = |word: &str| matches!(word, "json" | "jsonl");
    let words: Vec<&str> = arguments.iter().filter_map(|it| it.to_str()).collect();
    let apart = words
        .windows(2)
        .any(|two| matches!(two, ["--output", word] if is_json(word)));
    let joined = words
        .iter()
        .any(|word| word.strip_prefix("--output=").is_some_and(is_json));
    apart || joined
}

/// Reads the arguments, and checks what holds across all of them.
pub(crate) fn parse<I>(arguments: I) -> Result<Called, clap::Error>
where
    I: IntoIterator<Item: Into<OsString> + Clone>,
{
    let matches = command().try_get_matches_from(arguments)?;
    let called = match family::called(&matches) {
        Some((verb, own)) => {
            let global = Global::from_arg_matches(own)?;
            Called::Verb(verb, Box::new(own.clone()), global)
        }
        None => Called::Command(Cli::from_arg_matches(&matches)?),
    };
    match conflict(&called) {
        None => Ok(called),
        Some(conflict) => Err(command().error(ErrorKind::ArgumentConflict, conflict)),
    }
}

/// Global options stand before or behind a subcommand, where clap does not see them side by side.
fn conflict(called: &Called) -> Option<&'static str> {
    let Global {
        sandbox,
        base_url,
        allow_http_host,
        profile,
        output,
        ..
    } = called.global();
    let command = match called {
        Called::Command(cli) => Some(&cli.command),
        Called::Verb(..) => None,
    };
    let is_sandbox = matches!(command, Some(Command::Sandbox(_)));
    let is_control = matches!(command, Some(Command::Control(_)));
    let tells_one_thing = match command {
        Some(Command::Payments(command)) => command.tells_one_thing(),
        _ => is_sandbox || is_control,
    };
    if tells_one_thing && *output == Output::Csv {
        return Some("what this command writes is no list of records; use '--output json'");
    }
    if *sandbox && is_control {
        return Some(
            "`control` is for a sandbox that runs already; leave '--sandbox' out, and start one with `iamport \
             sandbox`",
        );
    }
    if is_sandbox && !allow_http_host.is_empty() {
        return Some(
            "the command `sandbox` calls nobody; leave '--allow-http-host' out, and use '--allow-host' for the \
             name that it is called by",
        );
    }
    if *sandbox && profile.is_some() {
        return Some(
            "the argument '--sandbox' cannot be used with '--profile <NAME>': the sandbox has a key pair and an address \
             of its own",
        );
    }
    match (is_sandbox, sandbox, base_url) {
        (true, true, _) => Some("the command `sandbox` starts one itself; leave '--sandbox' out"),
        (true, _, Some(_)) => Some("the command `sandbox` calls nobody; leave '--base-url' out"),
        (false, true, Some(_)) => Some(
            "the argument '--sandbox' cannot be used with '--base-url <URL>': the sandbox has an address of its own",
        ),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Called, clap::Error> {
        parse(std::iter::once("iamport").chain(line.split_whitespace()))
    }

    #[test]
    fn the_definition_holds_together() {
        command().debug_assert();
    }

    #[test]
    fn global_options_stand_anywhere() {
        for line in [
            "--sandbox --output json payments get imp_1",
            "payments --sandbox get --output json imp_1",
            "payments get imp_1 --sandbox --output=json",
            "vbanks revoke imp_1 --sandbox --output=json",
            "--sandbox vbanks --output json revoke imp_1",
        ] {
            let called = read(line).unwrap();
            assert!(called.global().sandbox, "{line}");
            assert_eq!(called.global().output, Output::Json, "{line}");
        }
        let called = read("payments get imp_1").unwrap();
        assert!(!called.global().sandbox);
        assert_eq!(called.global().output, Output::Table);
    }

    #[test]
    fn a_sandbox_has_its_own_address() {
        for line in [
            "--sandbox --base-url http://127.0.0.1:1 payments get imp_1",
            "--sandbox payments get imp_1 --base-url http://127.0.0.1:1",
            "--base-url http://127.0.0.1:1 payments get imp_1 --sandbox",
            "--sandbox --profile shop vbanks revoke imp_1",
            "--sandbox sandbox",
            "sandbox --base-url http://127.0.0.1:1",
            "sandbox --allow-http-host sandbox",
            "--sandbox control effects",
            "control effects --sandbox",
            "control effects --output csv",
        ] {
            let Err(error) = read(line) else {
                panic!("{line} was read");
            };
            assert_eq!(error.kind(), ErrorKind::ArgumentConflict, "{line}");
        }
    }

    #[test]
    fn there_is_no_option_for_credentials() {
        for option in ["--api-key", "--secret", "--api-secret", "--pg-api-key"] {
            let line = format!("vbanks revoke imp_1 {option} value");
            assert!(read(&line).is_err(), "{option}");
        }
    }

    #[test]
    fn a_mistake_is_told_as_json_where_json_was_asked_for() {
        let wants = |line: &str| {
            let words = line.split_whitespace().map(OsString::from);
            wants_json(&words.collect::<Vec<_>>())
        };
        for line in [
            "iamport --output json",
            "iamport x --output=json",
            "iamport --output jsonl x",
        ] {
            assert!(wants(line), "{line}");
        }
        for line in [
            "iamport",
            "iamport --output table",
            "iamport json",
            "iamport --output csv",
        ] {
            assert!(!wants(line), "{line}");
        }
    }
}
