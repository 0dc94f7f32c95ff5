//! Every example of the helps and man pages, run against a sandbox.

use std::collections::BTreeSet;
use std::path::Path;

use iamport_sandbox::{EXAMPLE_IMP_UID, NewPayment};

use crate::process::{Fixture, command};

/// What an example needs beside it, in the folder in which it is run.
const FILES: [(&str, &str); 7] = [
    (
        "refunds.csv",
        "imp_uid,amount,reason\nimp_448280090638,all,r\n",
    ),
    ("overdue.csv", "imp_uid\nimp_448280090638\n"),
    (
        "delivery.json",
        r#"{"sender":{"name":"a","tel":"010","addr":"b","postcode":"04524"},
            "receiver":{"name":"a","tel":"010","addr":"b","postcode":"04524"},
            "logis":{"company":"LOGEN","invoice":"1","sent_at":1795424400}}"#,
    ),
    (
        "person.json",
        r#"{"name":"홍길동","phone":"01012345678","birth":"900101","gender_digit":"1","carrier":"SKT",
            "channel_key":"channel-key-danal-certification"}"#,
    ),
    (
        "orders.csv",
        "merchant_uid,amount\nmerchant_1448280088556,5000\n",
    ),
    (
        "orders.jsonl",
        "{\"merchant_uid\":\"merchant_1448280088556\",\"amount\":5000}\n",
    ),
    ("before.json", ""),
];

/// What examples take from the environment.
const VARIABLES: [(&str, &str); 8] = [
    ("INICIS_API_KEY", iamport_sandbox::INICIS_API_KEY),
    ("CARD", "4092023012341234"),
    ("EXPIRY", "2030-01"),
    ("BIRTH", "900101"),
    ("PIN", "00"),
    ("PHONE", "01012345678"),
    ("OTP", iamport_sandbox::TEST_OTP),
    ("SHELL", "/bin/sh"),
];

/// What comes before examples for which it is not enough that a payment is paid.
const BEFORE: [&str; 2] = [
    "iamport prepare add order-1 --amount 5000 --yes",
    "iamport schedules add customer-1 --merchant-uid order-1 --schedule-at \"2026-12-01 09:00\" --amount 5000 --currency KRW --name 정기구독 --yes",
];
/// What comes before an example that reads an export, in its folder.
const EXPORT: &str = "iamport payments export --from 2026-01-01 --to 2026-02-01 --dir payments";

/// Examples that run until they are stopped, or that are for a browser: their arguments are read, and that is all.
const ENDLESS: [&str; 3] = [
    "iamport sandbox",
    "iamport webhooks listen",
    "iamport payments watch",
];

/// The lines that the sandbox refuses.
const ANOTHER_STATE: &str =
    include_str!("snapshots/command__examples__examples_that_need_another_state.snap");

/// The page on the command.
const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/command.md");

/// Pages whose lines for a console are run, too: those of this package, and in the workspace all others for people.
fn pages() -> Vec<std::path::PathBuf> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = vec![package.join("README.md"), PAGE.into()];
    let Some(root) = workspace() else {
        eprintln!("skipped: the pages of the workspace");
        return pages;
    };
    pages.push(root.join("README.md"));
    let others = [
        "README.ko.md",
        "crates/iamport/README.md",
        "crates/iamport-sandbox/README.md",
        "crates/iamport-sandbox/docs/ci.md",
    ];
    let others = others.iter().map(|page| root.join(page));
    pages.extend(others.filter(|page| page.exists()));
    markdown(&root.join("crates/iamport/docs/guide"), &mut pages);
    pages
}

/// The folder of the workspace. An unpacked archive of this package stands in none.
pub(crate) fn workspace() -> Option<&'static Path> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2)?;
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).ok()?;
    manifest.contains("\"crates/iamport-cli\"").then_some(root)
}

/// The pages in a folder and below it.
fn markdown(folder: &Path, pages: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            markdown(&path, pages);
        } else if path.extension().is_some_and(|ending| ending == "md") {
            pages.push(path);
        }
    }
}

/// A line of a page that calls the command, also from a clone where it is not installed.
fn called(line: &str) -> Option<String> {
    let typed = line.trim_start().strip_prefix("$ ")?;
    let from_clone = typed.strip_prefix("cargo run -p iamport-cli -- ");
    Some(from_clone.map_or(typed.to_owned(), |words| format!("iamport {words}")))
}

/// All lines of a help that are examples.
fn examples(help: &str) -> Vec<String> {
    let lines = help.lines().map(str::trim);
    let lines = lines.filter(|line| line.starts_with("iamport ") || line.contains("| iamport "));
    lines.map(str::to_owned).collect()
}

/// All commands below one, by the lists of their helps.
fn helps(path: &[&str], found: &mut Vec<(String, String)>) {
    // Wide, so that no example is broken into several lines.
    let output = command(&[path, &["--help"]].concat(), &[("COLUMNS", "1000")])
        .output()
        .unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    found.push((path.join(" "), help.clone()));
    let commands = help.lines().skip_while(|line| *line != "Commands:").skip(1);
    for line in commands.take_while(|line| !line.is_empty()) {
        let is_name = line.starts_with("  ") && !line.starts_with("   ");
        let Some(name) = line.split_whitespace().next().filter(|_| is_name) else {
            continue;
        };
        if name != "help" {
            helps(&[path, &[name]].concat(), found);
        }
    }
}

/// Whether a run was understood: whatever the API says, the line itself was right.
fn is_understood(stderr: &str, code: Option<i32>) -> bool {
    code != Some(2)
        || !(stderr.contains("Usage: iamport") || stderr.contains("unexpected argument"))
}

#[cfg(unix)]
#[test]
fn every_example_of_every_help_runs() {
    let mut all = Vec::new();
    helps(&[], &mut all);
    assert!(all.len() > 60, "{}", all.len());
    let without: Vec<&str> = all
        .iter()
        .filter(|(path, help)| {
            !path.is_empty() && !help.contains("Commands:") && examples(help).is_empty()
        })
        .map(|(path, _)| path.as_str())
        .filter(|path| !path.starts_with("control "))
        .collect();
    assert_eq!(without, Vec::<&str>::new(), "commands without an example");
    let mut lines: BTreeSet<String> = all.iter().flat_map(|(_, help)| examples(help)).collect();
    for page in pages() {
        let text = std::fs::read_to_string(&page).unwrap();
        let typed = text.lines().filter_map(called);
        lines.extend(typed.flat_map(|line| examples(&line)));
    }
    assert!(lines.len() > 70, "{}", lines.len());

    let fixture = Fixture::start();
    let control = fixture.sandbox.control();
    control.create_billing_key("customer-1", "nice_v2").unwrap();
    let paid = NewPayment::paid("payco", 5_000).merchant_uid("order-9");
    control.create_payment(paid).unwrap();
    let start = control.snapshot().unwrap();
    // What is given back was paid before, and what is changed is there.
    control.deposit(EXAMPLE_IMP_UID).unwrap();
    for line in BEFORE {
        let before = in_a_shell(&fixture, folder_of_examples().path(), line);
        assert_eq!(before.0, Some(0), "{line}: {before:?}");
    }
    let later = control.snapshot().unwrap();
    let mut done = BTreeSet::new();
    let mut wrong = Vec::new();
    for line in &lines {
        if ENDLESS.iter().any(|begin| line.starts_with(begin)) {
            continue;
        }
        let typed = with_yes(line, &all);
        let run_in = |state| {
            control.restore(state).unwrap();
            control.clear_faults();
            let webhooks = iamport_sandbox::WebhookSettings::new();
            control.set_webhooks(webhooks).unwrap();
            control.reject_every_token(false);
            let folder = folder_of_examples();
            if line.contains("--export ") || line.starts_with("iamport payments report") {
                in_a_shell(&fixture, folder.path(), EXPORT);
            }
            in_a_shell(&fixture, folder.path(), &typed)
        };
        let (mut code, mut stderr) = run_in(&start);
        if code != Some(0) {
            (code, stderr) = run_in(&later);
        }
        if code == Some(0) {
            done.insert(line.as_str());
        }
        if !is_understood(&stderr, code) || code == Some(127) || code.is_none() {
            wrong.push(format!("{line}\n    {code:?} {stderr}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Those that the sandbox refuses need a state that no single line makes; each is named here with its reason.
    let refused: Vec<&str> = lines
        .iter()
        .map(String::as_str)
        .filter(|line| !done.contains(line))
        .filter(|line| !ENDLESS.iter().any(|begin| line.starts_with(begin)))
        // Whether a shop listens on port 3000 is up to the machine.
        .filter(|line| !line.starts_with("iamport webhooks send"))
        .collect();
    if workspace().is_some() {
        insta::assert_snapshot!("examples_that_need_another_state", refused.join("\n"));
    } else {
        // The lines of pages that are not there were not run.
        let known = |line: &&str| ANOTHER_STATE.lines().any(|known| known == *line);
        let unknown: Vec<&str> = refused.into_iter().filter(|line| !known(line)).collect();
        assert_eq!(unknown, Vec::<&str>::new());
    }
}

#[cfg(unix)]
fn folder_of_examples() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in FILES {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn the_settings_file_of_the_page_is_read() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let begin = page.find("```toml\n").unwrap() + "```toml\n".len();
    let text = page[begin..].split("```").next().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = crate::process::settings_file(folder.path(), text);
    let nobody = iamport_testing::Nobody::new();
    let url = nobody.url();
    let line = [
        "payments",
        "get",
        "imp_1",
        "--profile",
        "trial",
        "--base-url",
        &url,
    ];
    let environment = [
        ("IAMPORT_CONFIG", file.to_str().unwrap()),
        ("TRIAL_SECRET", "secret"),
    ];
    let run = crate::process::run_with(&line, &environment);
    assert!(run.stderr.contains("nobody listens"), "{run:?}");
}

/// Runs a line as a person does, in a folder that has the files of the examples.
#[cfg(unix)]
fn in_a_shell(fixture: &Fixture, folder: &Path, line: &str) -> (Option<i32>, String) {
    let binary = Path::new(env!("CARGO_BIN_EXE_iamport"));
    let path = format!("{}:/usr/bin:/bin", binary.parent().unwrap().display());
    let journal = folder.join("journal");
    let line = line.replace("imp_448280090638", EXAMPLE_IMP_UID);
    // Not every machine has jq.
    let line = line.replace("| jq .status", "| cat");
    let output = std::process::Command::new("sh")
        .args(["-c", &line])
        .current_dir(folder)
        .env_clear()
        .envs(fixture.environment())
        .envs(VARIABLES)
        .env("PATH", path)
        .env("HOME", folder)
        .env("IAMPORT_JOURNAL", journal)
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap();
    (
        output.status.code(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

/// The line with `--yes`, if its command takes one, since nobody sits here who could be asked.
#[cfg(unix)]
fn with_yes(line: &str, helps: &[(String, String)]) -> String {
    let words = line.split_whitespace().skip(1);
    let path: Vec<&str> = words
        .filter(|word| !word.starts_with("--"))
        .take(2)
        .collect();
    let takes = |path: &[&str]| {
        let path = path.join(" ");
        let help = helps.iter().find(|(name, _)| *name == path);
        help.is_some_and(|(_, help)| help.contains("--yes"))
    };
    let asks = takes(&path) || takes(path.get(..1).unwrap_or_default());
    if !asks || line.contains('|') || line.contains("--yes") || line.contains("--dry-run") {
        return line.to_owned();
    }
    format!("{line} --yes")
}
