//! The arguments: the families of commands, and what holds across all of them.

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, Parser, Subcommand};

use crate::commands::{control, payments, sandbox, vbanks};
use crate::exit;
use crate::global::Global;

const EXAMPLES: &str = "\
Examples:
  iamport --sandbox vbanks revoke imp_448280090638
  iamport payments get imp_448280090638
  iamport --output json payments get imp_448280090638 | jq .status
  iamport payments cancel imp_448280090638 --amount 1000 --checksum 5000 --reason \"고객 변심\"
  iamport sandbox
  iamport control deposit imp_448280090638

Environment:
  IAMPORT_API_KEY, IAMPORT_API_SECRET  the key pair of the shop; needed, except with --sandbox and for `control`
  IAMPORT_BASE_URL                     another address than https://api.iamport.kr
  IAMPORT_TIER                         the code of a sub-merchant, three characters

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

/// The families of commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Issue and revoke virtual accounts.
    #[command(subcommand)]
    Vbanks(vbanks::Command),
    /// Look up and cancel payments.
    #[command(subcommand)]
    Payments(payments::Command),
    /// Play the API on this machine until Ctrl-C, for programs in any language.
    Sandbox(sandbox::Arguments),
    /// Steer a running sandbox: buyers who pay, time that passes, webhooks, and what goes wrong.
    #[command(subcommand)]
    Control(control::Command),
}

impl Cli {
    /// Reads the arguments, and checks what holds across all of them.
    pub(crate) fn parse_from<I>(arguments: I) -> Result<Self, clap::Error>
    where
        I: IntoIterator<Item: Into<OsString> + Clone>,
    {
        let cli = Self::try_parse_from(arguments)?;
        match cli.conflict() {
            None => Ok(cli),
            Some(conflict) => Err(Self::command().error(ErrorKind::ArgumentConflict, conflict)),
        }
    }

    /// Global options stand before or behind a subcommand, where clap does not see them side by side.
    fn conflict(&self) -> Option<&'static str> {
        let Global {
            sandbox,
            base_url,
            allow_http_host,
            ..
        } = &self.global;
        if *sandbox && matches!(self.command, Command::Control(_)) {
            return Some(
                "`control` is for a sandbox that runs already; leave '--sandbox' out, and start one with `iamport \
                 sandbox`",
            );
        }
        let is_sandbox = matches!(self.command, Command::Sandbox(_));
        if is_sandbox && !allow_http_host.is_empty() {
            return Some(
                "the command `sandbox` calls nobody; leave '--allow-http-host' out, and use '--allow-host' for the \
                 name that it is called by",
            );
        }
        match (is_sandbox, sandbox, base_url) {
            (true, true, _) => {
                Some("the command `sandbox` starts one itself; leave '--sandbox' out")
            }
            (true, _, Some(_)) => {
                Some("the command `sandbox` calls nobody; leave '--base-url' out")
            }
            (false, true, Some(_)) => Some(
                "the argument '--sandbox' cannot be used with '--base-url <URL>': the sandbox has an address of its \
                 own",
            ),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::Output;

    fn parse(line: &str) -> Result<Cli, clap::Error> {
        Cli::parse_from(std::iter::once("iamport").chain(line.split_whitespace()))
    }

    #[test]
    fn the_definition_holds_together() {
        Cli::command().debug_assert();
    }

    #[test]
    fn global_options_stand_anywhere() {
        for line in [
            "--sandbox --output json payments get imp_1",
            "payments --sandbox get --output json imp_1",
            "payments get imp_1 --sandbox --output=json",
        ] {
            let cli = parse(line).unwrap();
            assert!(cli.global.sandbox, "{line}");
            assert_eq!(cli.global.output, Output::Json, "{line}");
        }
        let cli = parse("payments get imp_1").unwrap();
        assert!(!cli.global.sandbox);
        assert_eq!(cli.global.output, Output::Table);
    }

    #[test]
    fn a_sandbox_has_its_own_address() {
        for line in [
            "--sandbox --base-url http://127.0.0.1:1 payments get imp_1",
            "--sandbox payments get imp_1 --base-url http://127.0.0.1:1",
            "--base-url http://127.0.0.1:1 payments get imp_1 --sandbox",
            "--sandbox sandbox",
            "sandbox --base-url http://127.0.0.1:1",
            "sandbox --allow-http-host sandbox",
            "--sandbox control effects",
            "control effects --sandbox",
        ] {
            let error = parse(line).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::ArgumentConflict, "{line}");
        }
    }

    #[test]
    fn there_is_no_option_for_credentials() {
        for option in ["--key", "--api-key", "--secret", "--pg-api-key"] {
            let line = format!("vbanks revoke imp_1 {option} value");
            assert!(parse(&line).is_err(), "{option}");
        }
    }
}
