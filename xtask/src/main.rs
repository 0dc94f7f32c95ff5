//! The project's own tasks. `cargo xtask codegen` makes the bundle and the client from `spec/`;
//! `cargo xtask coverage` says what is there; `cargo xtask guide` writes the tables of the guide; `cargo xtask mutate` that no fact changes in silence, `cargo xtask plant`
//! that the tests find planted bugs; `cargo xtask faults` plays everything that can go wrong; `cargo xtask peers` drives other
//! people's clients against the sandbox; `cargo xtask package` tests the packages as the registry would get them;
//! `cargo xtask sandbox-packages` makes and tries the sandbox's packages for Python and Node.

use std::process::ExitCode;

use clap::{Parser, Subcommand};

mod codegen;
mod copy;
mod coverage;
mod faults;
mod guide;
mod links;
mod mutate;
mod package;
mod peers;
mod plant;
mod sandbox_packages;
#[cfg(test)]
mod tidy;

#[derive(Parser)]
#[command(
    name = "cargo xtask",
    about = "The project's own tasks",
    disable_help_subcommand = true
)]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Makes the bundle and the client's generated code from `spec/`.
    Codegen {
        /// Writes nothing; fails where a file is not what the spec would give.
        #[arg(long)]
        check: bool,
    },
    /// Prints the table of operations, methods and what the sandbox plays of them, and keeps it in the documentation.
    Coverage {
        /// Writes nothing; fails where the table in the documentation is not what it would be.
        #[arg(long)]
        check: bool,
    },
    /// Writes the tables of the guide's pages on moving, and the links from the pages to the crate.
    Guide {
        /// Writes nothing; fails where a page is not what `spec/` and `spec/moving/` give.
        #[arg(long)]
        check: bool,
    },
    /// Changes facts of the spec and of control calls, one at a time in a copy, and sees that none passes in silence.
    Mutate(mutate::Options),
    /// Plants bugs in the confirmed changes and the money path, one at a time in a copy, and sees that the tests find each.
    Plant(plant::Options),
    /// Plays every operation with everything that can go wrong, and compares what is said of it with what happened.
    Faults(faults::Options),
    /// Packs the published crates, unpacks them outside of the workspace, and tests and documents them there.
    Package,
    /// Drives clients of other people, installed from PyPI and npm, against the sandbox.
    Peers(peers::Options),
    /// Builds the sandbox's packages for PyPI and npm, installs them into empty environments, and runs the toy shops' tests there.
    SandboxPackages(sandbox_packages::Options),
}

fn main() -> ExitCode {
    let Arguments { task } = Arguments::parse();
    let root = codegen::workspace_root();
    let outcome = match task {
        Task::Codegen { check } => {
            codegen::run(&root, check).map_err(|problem| problem.to_string())
        }
        Task::Coverage { check } => {
            coverage::run(&root, check).map_err(|problem| problem.to_string())
        }
        Task::Guide { check } => guide::run(&root, check).map_err(|problem| problem.to_string()),
        Task::Mutate(options) => mutate::run(&root, &options),
        Task::Plant(options) => plant::run(&root, &options),
        Task::Faults(options) => faults::run(&root, &options),
        Task::Package => package::run(&root),
        Task::Peers(options) => peers::run(&root, &options),
        Task::SandboxPackages(options) => sandbox_packages::run(&root, &options),
    };
    match outcome {
        Ok(report) => {
            eprintln!("{report}");
            ExitCode::SUCCESS
        }
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}
