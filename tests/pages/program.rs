//! The programs of the pages, each run as a process of its own with the environment that a reader would give it.

use std::process::{Command, Stdio};

use super::blocks;
use super::shop::Shop;

/// Names the program of a block, such as `readme::main_1`.
const PROGRAM: &str = "IAMPORT_PAGE_PROGRAM";
const BEGIN: &str = "-- the program begins --\n";
const END: &str = "-- the program ends --\n";

/// What a program prints that is run against the sandbox of this shop; it has to end without an error.
#[track_caller]
pub(super) fn run(program: &str, shop: &Shop) -> String {
    let (key, secret) = shop.sandbox.credentials();
    let run = Command::new(std::env::current_exe().unwrap())
        .args([
            "pages::program::the_program",
            "--exact",
            "--ignored",
            "--nocapture",
        ])
        .env(PROGRAM, program)
        .env("IAMPORT_BASE_URL", shop.sandbox.url())
        .env("IAMPORT_API_KEY", key)
        .env("IAMPORT_API_SECRET", secret)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let (out, err) = (
        String::from_utf8(run.stdout).unwrap(),
        String::from_utf8_lossy(&run.stderr),
    );
    assert!(run.status.success(), "{program}: {out}{err}");
    let begun = out.split_once(BEGIN).map(|(_, rest)| rest);
    let printed = begun.and_then(|rest| rest.split_once(END));
    let Some((printed, _)) = printed else {
        panic!("{program} did not run to its end: {out}{err}");
    };
    printed.to_owned()
}

#[test]
#[ignore = "the program of a page, which other tests start; it does nothing by itself"]
fn the_program() {
    let Ok(program) = std::env::var(PROGRAM) else {
        return;
    };
    print!("{BEGIN}");
    if let Err(error) = blocks::run(&program) {
        panic!("{program}: {error}");
    }
    print!("{END}");
}
