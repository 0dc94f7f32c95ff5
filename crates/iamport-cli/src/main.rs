//! The `iamport` command: payments and virtual accounts of PortOne (formerly I'mport) V1 from a terminal.
//!
//! Results go to stdout and nothing else does, everything that is said about them goes to stderr, and the
//! exit code tells a script what became of the call.

mod assumptions;
mod cli;
mod commands;
mod exit;
mod failure;
mod format;
mod global;
mod loopback;
mod output;
mod payment_table;
mod session;
mod signals;
mod values;

use std::process::ExitCode;

use crate::cli::{Cli, Command};
use crate::commands::{control, payments, sandbox, vbanks};
use crate::exit::Exit;
use crate::failure::Failure;

fn main() -> ExitCode {
    let cli = match Cli::parse_from(std::env::args_os()) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and the version come this way too. Nobody may be left to read them.
            let _ = error.print();
            return Exit::of_usage(&error).into();
        }
    };
    match run(cli) {
        Ok(()) => Exit::Done.into(),
        Err(failure) => {
            output::say(&failure.to_string());
            failure.exit().into()
        }
    }
}

fn run(cli: Cli) -> Result<(), Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::System(format!("no runtime could be started: {error}")))?;
    let result = runtime.block_on(command(cli));
    // A name that is still being resolved must not keep the command waiting.
    runtime.shutdown_background();
    result
}

async fn command(cli: Cli) -> Result<(), Failure> {
    match cli.command {
        Command::Vbanks(command) => vbanks::run(command, &cli.global).await,
        Command::Payments(command) => payments::run(command, &cli.global).await,
        Command::Control(command) => control::run(command, &cli.global).await,
        Command::Sandbox(arguments) => sandbox::run(arguments, cli.global.output).await,
    }
}
