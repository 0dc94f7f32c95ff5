//! `cargo xtask peers`: clients that nobody here wrote, installed as they are from PyPI and npm, each
//! driven against `iamport sandbox`.
//!
//! A client is told where the sandbox is by its own option, or by an attribute that it reads; its files
//! stay as they were installed. A driver calls every operation that the client has and that the API
//! still has, with the fields that the client itself names, looks at what comes back, and prints one
//! line of JSON for each. Every client has a sandbox of its own.

use std::{
    io::{self, Write as _},
    path::{Path, PathBuf},
    time::Duration,
};

mod clients;
pub(crate) mod folder;
pub(crate) mod install;
pub(crate) mod process;
mod sandbox;
mod table;

use clients::{CLIENTS, Client, OPERATIONS};
use folder::Folder;
use install::Installation;
use process::{Running, Trouble};
use sandbox::Sandbox;
use table::Column;

/// How long a driver may take for all its operations.
const WALK: Duration = Duration::from_secs(120);

/// What the command line says.
#[derive(clap::Args, Debug)]
pub(crate) struct Options {
    /// Keeps the folder with the installed clients, the drivers and what everything has said.
    #[arg(long)]
    keep: bool,
    /// An `iamport` command that is there already, in place of building it.
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
}

/// Tries every client and prints the table. An operation that fails is an error.
pub(crate) fn run(root: &Path, options: &Options) -> Result<String, Trouble> {
    let folder = Folder::create("peers", options.keep)?;
    if options.keep {
        say(&format!(
            "everything is kept in {}",
            folder.path().display()
        ));
    }
    let logs = folder.subfolder("logs")?;
    let binary = match &options.binary {
        Some(binary) => binary
            .canonicalize()
            .map_err(|error| format!("{}: {error}", binary.display()))?,
        None => {
            say("building the iamport command");
            sandbox::build(root, &logs)?
        }
    };
    say("installing the clients");
    let installation = Installation::make(&folder, &logs)?;
    let mut columns = Vec::new();
    for client in CLIENTS {
        say(&format!("driving {} {}", client.package, client.version));
        columns.push(drive(client, &installation, &binary, &logs)?);
    }
    io::stdout()
        .lock()
        .write_all(table::render(&columns).as_bytes())
        .map_err(|error| format!("the table could not be written: {error}"))?;
    match columns.iter().map(Column::failures).sum() {
        0 => Ok(format!("{} clients work unchanged", CLIENTS.len())),
        1 => Err("1 offered operation fails".to_owned()),
        failures => Err(format!("{failures} offered operations fail")),
    }
}

/// Drives one client against a sandbox of its own. Whatever the driver does, there is a column.
fn drive(
    client: &Client,
    installation: &Installation,
    binary: &Path,
    logs: &Path,
) -> Result<Column, Trouble> {
    let mut sandbox = Sandbox::start(binary, client.package, logs)?;
    let operations: Vec<&str> = OPERATIONS.iter().map(|(name, _)| *name).collect();
    let mut command = installation.driver(client);
    command
        .env("PEERS_URL", &sandbox.access.url)
        .env("PEERS_KEY", &sandbox.access.key)
        .env("PEERS_SECRET", &sandbox.access.secret)
        .env("PEERS_OPERATIONS", operations.join(","));
    let mut driver = Running::start(&format!("driver-{}", client.package), &mut command, logs)?;
    let trouble = match driver.until(WALK, Running::ended) {
        Ok(status) if status.success() => None,
        Ok(status) => Some(driver.told(&format!("failed, {status}"))),
        Err(trouble) => Some(trouble),
    };
    let trouble = sandbox.trouble().or(trouble);
    let silence = trouble
        .as_deref()
        .unwrap_or("the driver said nothing about it");
    if let Some(trouble) = &trouble {
        say(trouble);
    }
    Ok(Column::read(&driver.out(), silence))
}

/// Says what is going on. Nobody may be left to read it.
pub(crate) fn say(sentence: &str) {
    let _ = writeln!(io::stderr().lock(), "{sentence}");
}
