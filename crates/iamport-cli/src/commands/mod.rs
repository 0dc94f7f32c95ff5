//! The commands, one module a family.

pub(crate) mod control;
pub(crate) mod payments;
pub(crate) mod sandbox;
pub(crate) mod vbanks;

use iamport::types::PaymentAnnotation;

use crate::cli::{Cli, Command};
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::payment_table;

/// Runs one command.
pub(crate) async fn run(cli: Cli) -> Result<(), Failure> {
    match cli.command {
        Command::Vbanks(command) => vbanks::run(command, &cli.global).await,
        Command::Payments(command) => payments::run(command, &cli.global).await,
        Command::Control(command) => control::run(command, &cli.global).await,
        Command::Sandbox(arguments) => sandbox::run(arguments, cli.global.output).await,
    }
}

/// Writes a payment as it was asked for.
fn show(payment: &PaymentAnnotation, output: Output) -> Result<(), Failure> {
    match output {
        Output::Table => output::line(&payment_table::render(payment)),
        Output::Json => output::json(payment),
    }
}
