//! Every example runs, prints what it did, and stands in the index.
//!
//! Cargo builds the examples of a package before it runs its tests, so they are only started here. The two that are tested by
//! themselves, `toy_shop` and `webhook_axum`, are built as their tests and are not run by this one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test may stop loudly"
)]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// Their own tests run them: `test = true` in the manifest.
const TESTED_ALONE: [&str; 2] = ["toy_shop", "webhook_axum"];

/// The names of all examples.
fn examples() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    let entries = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let examples =
        entries.filter(|path| path.is_dir() || path.extension().is_some_and(|it| it == "rs"));
    examples
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect()
}

/// An example as cargo has built it, beside the folder of this test.
fn built(example: &str) -> PathBuf {
    let test = env::current_exe().unwrap();
    let folder = test.ancestors().nth(2).unwrap().join("examples");
    folder
        .join(example)
        .with_extension(env::consts::EXE_EXTENSION)
}

/// What an example prints.
fn printed(example: &str) -> String {
    let program = built(example);
    let run = Command::new(&program).stdin(Stdio::null()).output();
    let run = run.unwrap_or_else(|error| {
        panic!(
            "{}: {error}; build it first: cargo build -p iamport --examples",
            program.display()
        )
    });
    let err = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{example}: {err}");
    String::from_utf8(run.stdout).unwrap()
}

/// With `*` for the numbers of ids that the sandbox makes up anew in each run.
fn steady(text: &str) -> String {
    ["imp_", "merchant_"]
        .iter()
        .fold(text.to_owned(), |text, before| {
            let mut parts = text.split(before);
            let mut steady = parts.next().unwrap_or_default().to_owned();
            for part in parts {
                let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
                let (number, rest) = part.split_at(part.len() - rest.len());
                // None in `imp_uid`; and the payment of the documentation is in every sandbox.
                let shown = match number {
                    "" | "448280090638" => number,
                    _ => "*",
                };
                _ = write!(steady, "{before}{shown}{rest}");
            }
            steady
        })
}

#[test]
fn every_example_prints_what_it_did() {
    let mut all = String::new();
    for example in examples() {
        if TESTED_ALONE.contains(&example.as_str()) {
            continue;
        }
        let printed = printed(&example);
        assert!(!printed.trim().is_empty(), "{example} prints nothing");
        _ = writeln!(all, "{example}");
        for line in steady(&printed).lines() {
            _ = writeln!(all, "    {line}");
        }
    }
    insta::assert_snapshot!("printed", all);
}

/// Each example is there once, with the command that runs it.
#[test]
fn every_example_is_in_the_index() {
    let index = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/README.md");
    let index = fs::read_to_string(index).unwrap();
    let rows = index
        .lines()
        .filter(|line| line.starts_with("| ") && line.contains("`cargo "));
    let mut named = BTreeSet::new();
    for row in rows {
        let command = row
            .split('`')
            .find(|text| text.starts_with("cargo run "))
            .unwrap();
        let example = command.rsplit(' ').next().unwrap().to_owned();
        let file = match example == "webhook_axum" {
            true => format!("({example}/main.rs)"),
            false => format!("({example}.rs)"),
        };
        assert!(row.contains(&file), "{row} does not link to {file}");
        let needs = example == "toy_shop";
        assert_eq!(command.contains("--features test-util"), needs, "{row}");
        assert!(named.insert(example), "{row} is there twice");
    }
    assert_eq!(named, examples());
}

#[test]
fn ids_of_one_run_are_not_shown() {
    assert_eq!(
        steady("imp_uid imp_448280090638, imp_123456789012, merchant_17: no imp_"),
        "imp_uid imp_448280090638, imp_*, merchant_*: no imp_"
    );
}
