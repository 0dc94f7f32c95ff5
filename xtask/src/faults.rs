//! The fault matrix: every change with everything that can go wrong, compared with the sandbox's ledger, and seeded
//! sequences of faults in the confirmed changes. The tests do the work; this runs the whole of them and prints their tables.

use std::path::Path;
use std::process::Command;

use clap::Args;

/// The tests by their names, and whether an ordinary run leaves them out.
const TABLES: [(&str, bool); 3] = [
    ("hostile::table", true),
    ("confirmed::matrix::the_whole_matrix", true),
    ("confirmed::sequences", false),
];

#[derive(Args)]
pub(crate) struct Options {
    /// How many sequences of faults are played.
    #[arg(long, default_value_t = 1_000)]
    sequences: u64,
    /// The seed of the first one; each further one has the next.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Builds with optimisation: worth it for many sequences.
    #[arg(long)]
    release: bool,
}

/// Runs all tables.
pub(crate) fn run(root: &Path, options: &Options) -> Result<String, String> {
    for (test, left_out) in TABLES {
        let mut command = Command::new("cargo");
        command.arg("test").current_dir(root);
        command.args(options.release.then_some("--release"));
        command.args([
            "-p",
            "iamport-tests",
            "--test",
            "all",
            test,
            "--",
            "--nocapture",
        ]);
        command.args(left_out.then_some("--ignored"));
        command.env("IAMPORT_SEQUENCES", options.sequences.to_string());
        command.env("IAMPORT_SEED", options.seed.to_string());
        let status = command
            .status()
            .map_err(|error| format!("cargo test can't be run: {error}"))?;
        if !status.success() {
            return Err(format!("{test}: something was said that is not so"));
        }
    }
    Ok("no false success, no false refusal, nothing twice".to_owned())
}
