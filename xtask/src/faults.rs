//! The fault matrix: every operation with everything that can go wrong, compared with the sandbox's ledger, and seeded
//! sequences of faults in the confirmed changes. The tests do the work; this runs the whole of them, prints their tables and
//! adds up their totals.

use std::fmt;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use clap::Args;

/// The tests by their names, and whether an ordinary run leaves them out.
const TABLES: [(&str, bool); 4] = [
    ("hostile::every::the_whole_matrix", true),
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
    let mut total = Total::default();
    let mut wrong = Vec::new();
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
        let told = total.tables;
        if !played(&mut command, &mut total)? || total.tables == told {
            wrong.push(test);
        }
    }
    if wrong.is_empty() {
        Ok(total.to_string())
    } else {
        Err(format!(
            "{total}\nsomething was said that is not so, or nothing at all: {}",
            wrong.join(", ")
        ))
    }
}

/// Runs a test, shows what it prints, and adds its total. Whether it passed.
fn played(command: &mut Command, total: &mut Total) -> Result<bool, String> {
    let failed = |error: io::Error| format!("cargo test can't be run: {error}");
    let mut test = command.stdout(Stdio::piped()).spawn().map_err(failed)?;
    if let Some(printed) = test.stdout.take() {
        for line in BufReader::new(printed).lines() {
            let line = line.map_err(failed)?;
            writeln!(io::stdout(), "{line}").map_err(failed)?;
            total.add(&line);
        }
    }
    Ok(test.wait().map_err(failed)?.success())
}

/// What the tables come to together: how many of each thing that they count, in the order in which they name them first.
#[derive(Default)]
struct Total {
    tables: usize,
    counts: Vec<(String, u64)>,
}

impl Total {
    /// Adds what a line tells if it is a table's total: `total of NAME: 3 cells, 0 twice`.
    fn add(&mut self, line: &str) {
        let Some((_, counts)) = line
            .strip_prefix("total of ")
            .and_then(|rest| rest.split_once(": "))
        else {
            return;
        };
        self.tables += 1;
        for part in counts.split(", ") {
            let Some((number, what)) = part.split_once(' ') else {
                continue;
            };
            let Ok(number) = number.parse::<u64>() else {
                continue;
            };
            match self.counts.iter_mut().find(|(known, _)| known == what) {
                Some((_, count)) => *count += number,
                None => self.counts.push((what.to_owned(), number)),
            }
        }
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "total of {} tables", self.tables)?;
        for (place, (what, count)) in self.counts.iter().enumerate() {
            let before = if place == 0 { ": " } else { ", " };
            write!(f, "{before}{count} {what}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Total;

    #[test]
    fn totals_are_added_up_by_what_they_count() {
        let mut total = Total::default();
        for line in [
            "total of every operation: 40 cells, 1 false success, 0 twice",
            "some other line",
            "total of sequences: 2 cells, 3 twice, 5 undecidable",
        ] {
            total.add(line);
        }
        assert_eq!(
            total.to_string(),
            "total of 2 tables: 42 cells, 1 false success, 3 twice, 5 undecidable"
        );
    }
}
