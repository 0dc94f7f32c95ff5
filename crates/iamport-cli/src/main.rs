//! The `iamport` command: payments and virtual accounts of PortOne (formerly I'mport) V1 from a terminal.
//!
//! Results go to stdout and nothing else does, everything that is said about them goes to stderr, and the
//! exit code tells a script what became of the call.

mod assumptions;
mod bounded;
mod bulk;
mod call;
mod call_context;
mod change;
mod cli;
mod commands;
mod exit;
mod export;
mod failure;
mod family;
mod format;
#[rustfmt::skip]
mod generated;
mod global;
mod hints;
mod ids;
mod lists;
mod loopback;
mod mask;
mod near;
mod output;
mod payment_table;
mod place;
mod progress;
mod reconcile;
mod report;
mod session;
mod settings;
mod signals;
mod spec;
mod terminal;
mod trouble;
mod values;
mod whole_file;

use std::ffi::OsString;
use std::process::ExitCode;

use crate::cli::{Called, Cli, Command};
use crate::commands::{
    api, call as call_command, completions, control, doctor, man, payments, sandbox, settle, token,
    vbanks, webhooks,
};
use crate::exit::Exit;
use crate::failure::Failure;

fn main() -> ExitCode {
    // A shell that completes a line asks this way, and is answered here.
    clap_complete::CompleteEnv::with_factory(cli::command).complete();
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let called = match cli::parse(arguments.iter().cloned()) {
        Ok(called) => called,
        Err(error) => {
            let exit = Exit::of_usage(&error);
            if exit == Exit::Usage && cli::wants_json(&arguments) {
                let text = error.render().to_string();
                let text = text.trim().trim_start_matches("error: ");
                output::say(&Failure::Usage(text.to_owned()).text(true));
            } else {
                // Help and the version come this way too. Nobody may be left to read them.
                let _ = error.print();
            }
            return exit.into();
        }
    };
    let as_json = called.global().output.is_json();
    match run(called) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            output::say(&failure.text(as_json));
            failure.exit().into()
        }
    }
}

fn run(called: Called) -> Result<Exit, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::System(format!("no runtime could be started: {error}")))?;
    let result = runtime.block_on(command(called));
    // A name that is still being resolved must not keep the command waiting.
    runtime.shutdown_background();
    result
}

async fn command(called: Called) -> Result<Exit, Failure> {
    let Cli { global, command } = match called {
        Called::Verb(verb, matches, global) => return family::run(verb, &matches, &global).await,
        Called::Command(cli) => cli,
    };
    match command {
        Command::Payments(command) => payments::run(command, &global).await,
        Command::Vbanks(command) => vbanks::run(command, &global).await,
        Command::Call(call) => call_command::run(call, &global).await,
        Command::Api(api) => api::run(api, &global).await,
        Command::Settle(settle) => settle::run(settle, &global).await,
        Command::Control(command) => control::run(*command, &global).await.map(|()| Exit::Done),
        Command::Webhooks(command) => webhooks::run(*command, &global).await,
        Command::Doctor(doctor) => doctor::run(&doctor, &global).await,
        Command::Token(token) => token::run(&token, &global).await,
        Command::Completions(completions) => completions::run(&completions),
        Command::Man(man) => man::run(&man, cli::command()),
        Command::Sandbox(arguments) => sandbox::run(*arguments, global.output)
            .await
            .map(|()| Exit::Done),
    }
}
