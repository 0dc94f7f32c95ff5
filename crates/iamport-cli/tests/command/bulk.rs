//! A change for each line of a file.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use iamport_sandbox::{Fault, NewPayment};
use serde_json::Value;

use crate::process::{Fixture, Run};

/// Makes so many accounts that wait for their deposit, and tells the ids of their payments.
pub(crate) fn accounts(fixture: &Fixture, count: usize) -> Vec<String> {
    let control = fixture.sandbox.control();
    (0..count)
        .map(|number| {
            let new = NewPayment::waiting_vbank("nice_v2", 1_000 + number as u32)
                .merchant_uid(format!("bulk-{number}"));
            control.create_payment(new).unwrap().imp_uid
        })
        .collect()
}

/// A folder with a file of lines in it.
pub(crate) struct Lines {
    folder: tempfile::TempDir,
    file: PathBuf,
}

impl Lines {
    pub(crate) fn new(name: &str, text: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, text).unwrap();
        Self { folder, file }
    }

    pub(crate) fn path(&self) -> &str {
        self.file.to_str().unwrap()
    }

    /// The result file, each line by the names of its header.
    pub(crate) fn result(&self) -> Vec<BTreeMap<String, String>> {
        let mut path = self.file.clone().into_os_string();
        path.push(".result.csv");
        read(Path::new(&path))
    }
}

pub(crate) fn read(path: &Path) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn revoke(fixture: &Fixture, lines: &Lines, more: &[&str]) -> Run {
    let line = [
        "vbanks",
        "revoke",
        "--from",
        lines.path(),
        "--rate",
        "1000",
        "--yes",
    ];
    fixture.run(&[&line[..], more].concat())
}

#[test]
fn every_line_is_answered_and_a_second_run_sends_nothing() {
    let fixture = Fixture::start();
    let ids = accounts(&fixture, 5);
    fixture.sandbox.control().deposit(&ids[1]).unwrap();
    let text = format!("imp_uid\n{}\nimp_000000000000\n", ids.join("\n"));
    let lines = Lines::new("overdue.csv", &text);
    let first = revoke(&fixture, &lines, &["--output", "json"]);
    assert_eq!(first.code, Some(4), "{first:?}");
    let counts: Value = serde_json::from_str(first.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(counts["done"], 4, "{counts}");
    assert_eq!(counts["refused"], 2, "{counts}");
    let result = lines.result();
    assert_eq!(result.len(), 6);
    for line in &result {
        let expected = match line["line"].as_str() {
            "3" => "has paid 1001 into the account",
            "7" => "존재하지 않는 결제정보입니다",
            _ => "",
        };
        assert!(line["note"].contains(expected), "{line:?}");
        let outcome = if expected.is_empty() {
            "done"
        } else {
            "refused"
        };
        assert_eq!(line["outcome"], outcome, "{line:?}");
    }

    let before = fixture.sandbox.requests().len();
    let again = revoke(&fixture, &lines, &[]);
    assert_eq!(again.code, Some(4), "{again:?}");
    assert_eq!(fixture.sandbox.requests().len(), before);
    assert_eq!(lines.result().len(), 6);
}

#[test]
fn refunds_of_a_file_are_given_once_even_if_the_result_is_lost() {
    let fixture = Fixture::start();
    let control = fixture.sandbox.control();
    let new = || {
        control
            .create_payment(NewPayment::paid("payco", 5_000))
            .unwrap()
            .imp_uid
    };
    let (one, two) = (new(), new());
    let text = format!(
        "{{\"imp_uid\":\"{one}\",\"amount\":1000}}\n\n{{\"imp_uid\":\"{one}\",\"amount\":\"1,000\",\"key\":\"second\"}}\n\
         {{\"imp_uid\":\"{two}\",\"amount\":\"all\"}}\n"
    );
    let lines = Lines::new("refunds.jsonl", &text);
    let run = || {
        fixture.run(&[
            "payments",
            "cancel",
            "--from",
            lines.path(),
            "--reason",
            "품절",
            "--yes",
            "--concurrency",
            "1",
        ])
    };
    let first = run();
    assert_eq!(first.code, Some(0), "{first:?}");
    std::fs::remove_file(format!("{}.result.csv", lines.path())).unwrap();
    let second = run();
    assert_eq!(second.code, Some(0), "{second:?}");
    assert!(
        lines
            .result()
            .iter()
            .all(|line| line["outcome"] == "done before"),
        "{second:?}"
    );
    for (imp_uid, given_back) in [(&one, 2_000), (&two, 5_000)] {
        let shown = fixture.run(&["payments", "get", imp_uid, "--output", "json"]);
        let payment: Value = serde_json::from_str(&shown.stdout).unwrap();
        assert_eq!(payment["cancel_amount"], given_back, "{payment}");
    }
}

#[test]
fn a_file_is_checked_whole_before_anything_is_sent() {
    let fixture = Fixture::start();
    let text = "imp_uid,amount,reason\nimp_1,,r\nimp_2,abc,r\nimp_3,0,r\n,5,r\nimp_5,7,r,9\nimp_9,8,r\nimp_9,8,r\n";
    let lines = Lines::new("refunds.csv", text);
    let cancel = ["payments", "cancel", "--from", lines.path(), "--yes"];
    let run = fixture.run(&cancel);
    assert_eq!(run.code, Some(2), "{run:?}");
    insta::assert_snapshot!("mistakes_in_a_file", run.transcript());
    assert!(fixture.sandbox.requests().is_empty());
    assert!(
        lines.folder.path().read_dir().unwrap().count() == 1,
        "no result file"
    );

    let unknown = Lines::new("refunds.csv", "imp_uid,amount,colour\nimp_1,all,red\n");
    let run = fixture.run(&["payments", "cancel", "--from", unknown.path(), "--yes"]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("`colour`"), "{run:?}");
}

#[test]
fn a_dry_run_says_what_would_happen_and_changes_nothing() {
    let fixture = Fixture::start();
    let ids = accounts(&fixture, 3);
    fixture.sandbox.control().deposit(&ids[0]).unwrap();
    let lines = Lines::new("a.csv", &format!("imp_uid\n{}\n", ids.join("\n")));
    let run = fixture.run(&["vbanks", "revoke", "--from", lines.path(), "--dry-run"]);
    assert_eq!(run.code, Some(0), "{run:?}");
    assert!(run.stderr.contains("will be revoked  2"), "{run:?}");
    assert!(
        run.stderr
            .contains("paid: will be left as it is             1"),
        "{run:?}"
    );
    let waiting = fixture.run(&["vbanks", "waiting", "--output", "jsonl"]);
    assert_eq!(
        waiting.stdout.lines().count(),
        3,
        "two of these, and the example: {waiting:?}"
    );
}

#[test]
fn what_waits_is_listed_and_revoked_by_the_next_command() {
    let fixture = Fixture::start();
    let issue = |order: &str, due: &str| {
        let issued = fixture.change(&[
            "vbanks",
            "issue",
            "--channel-key=channel-key-nice_v2",
            "--amount=5000",
            "--vbank-code=088",
            "--vbank-holder=상점",
            "--merchant-uid",
            order,
            "--vbank-due",
            due,
        ]);
        assert_eq!(issued.code, Some(0), "{issued:?}");
    };
    issue("early", "2026-11-24");
    issue("late", "2026-12-24");
    let list =
        |more: &[&str]| fixture.run(&[&["vbanks", "waiting", "--output", "csv"], more].concat());
    let overdue = list(&["--due-before", "2026-11-25"]);
    assert_eq!(overdue.code, Some(0), "{overdue:?}");
    assert_eq!(overdue.stdout.lines().count(), 2, "{overdue:?}");
    assert!(overdue.stdout.contains(",early,"), "{overdue:?}");
    assert_eq!(list(&[]).stdout.lines().count(), 4, "the example waits too");

    let lines = Lines::new("overdue.csv", &overdue.stdout);
    let revoked = revoke(&fixture, &lines, &[]);
    assert_eq!(revoked.code, Some(0), "{revoked:?}");
    assert_eq!(
        list(&["--due-before", "2026-11-25"]).stdout.lines().count(),
        1
    );
}

#[test]
fn a_wrong_secret_ends_a_file_at_once() {
    let fixture = Fixture::start();
    let ids = accounts(&fixture, 20);
    let lines = Lines::new("a.csv", &format!("imp_uid\n{}\n", ids.join("\n")));
    let mut environment = fixture.environment();
    for pair in &mut environment {
        if pair.0 == "IAMPORT_API_SECRET" {
            pair.1 = "wrong";
        }
    }
    let line = [
        "vbanks",
        "revoke",
        "--from",
        lines.path(),
        "--yes",
        "--concurrency",
        "1",
    ];
    let run = crate::process::run_with(&line, &environment);
    assert_eq!(run.code, Some(3), "{run:?}");
    assert_eq!(lines.result().len(), 1, "no further line is begun: {run:?}");
    assert!(
        run.stderr.contains("goes on when that is mended"),
        "{run:?}"
    );
    let mended = revoke(&fixture, &lines, &[]);
    assert_eq!(mended.code, Some(0), "{mended:?}");
    assert_eq!(lines.result().len(), 20);
}

#[test]
fn a_file_that_is_no_result_is_never_written_over() {
    let fixture = Fixture::start();
    let ids = accounts(&fixture, 2);
    let text = format!("imp_uid\n{}\n", ids.join("\n"));
    let lines = Lines::new("a.csv", &text);
    // The list itself, by mistake.
    let run = revoke(&fixture, &lines, &["--result", lines.path()]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("would be written over"), "{run:?}");
    assert_eq!(std::fs::read_to_string(lines.path()).unwrap(), text);
}

#[test]
fn half_a_line_of_a_result_is_taken_off() {
    let fixture = Fixture::start();
    let ids = accounts(&fixture, 3);
    let lines = Lines::new("a.csv", &format!("imp_uid\n{}\n", ids.join("\n")));
    assert_eq!(revoke(&fixture, &lines, &[]).code, Some(0));
    let path = format!("{}.result.csv", lines.path());
    let whole = std::fs::read_to_string(&path).unwrap();
    // In the middle of the last key.
    std::fs::write(&path, &whole[..whole.len() - 5]).unwrap();
    assert_eq!(revoke(&fixture, &lines, &[]).code, Some(0));
    let result = lines.result();
    let keys: std::collections::BTreeSet<&str> =
        result.iter().map(|line| line["key"].as_str()).collect();
    assert_eq!((result.len(), keys.len()), (3, 3), "{result:?}");
}

#[cfg(unix)]
#[test]
fn a_full_disk_ends_a_file_and_the_next_run_goes_on() {
    let fixture = Fixture::start();
    let ids = accounts(&fixture, 60);
    let lines = Lines::new("a.csv", &format!("imp_uid\n{}\n", ids.join("\n")));
    let limited = "trap '' XFSZ; ulimit -f 4; exec \"$0\" \"$@\"";
    let full = std::process::Command::new("sh")
        .args([
            "-c",
            limited,
            env!("CARGO_BIN_EXE_iamport"),
            "vbanks",
            "revoke",
        ])
        .args(["--from", lines.path(), "--rate", "1000", "--yes"])
        .env_clear()
        .envs(fixture.environment())
        .env("HOME", crate::process::home())
        .output()
        .unwrap();
    let said = String::from_utf8(full.stderr).unwrap();
    assert_eq!(full.status.code(), Some(1), "{said}");
    assert!(said.contains("No further line was begun"), "{said}");
    let again = revoke(&fixture, &lines, &[]);
    assert_eq!(again.code, Some(0), "{again:?}");
    assert_eq!(lines.result().len(), 60);
    let effects = fixture.sandbox.control().effects();
    let revoked = effects
        .iter()
        .filter(|it| it.kind == iamport_sandbox::EffectKind::AccountRevoked);
    assert_eq!(revoked.count(), 60);
}

/// Kills the command while it works, starts it again, and holds the result against the books of the sandbox.
#[cfg(unix)]
fn killed(accounts_: usize, kills: usize, rate: &str) {
    use iamport_sandbox::{EffectKind, FaultKind};

    use crate::long_running::Running;

    let fixture = Fixture::start();
    let ids = accounts(&fixture, accounts_);
    let control = fixture.sandbox.control();
    // A lost answer after the effect, a lost request, and a proxy that speaks for the API.
    for (seed, (kind, after)) in [
        ("reset_before_answer", true),
        ("reset_before_answer", false),
        ("html_page", true),
    ]
    .into_iter()
    .enumerate()
    {
        let kind = FaultKind::named(kind).unwrap_or_else(|| panic!("no fault {kind}"));
        let fault = Fault::new(kind)
            .on("revokeVbank")
            .with_chance(0.05, seed as u64)
            .always();
        let fault = if after { fault.after() } else { fault.before() };
        control.inject(fault).unwrap();
    }
    let revocations = || {
        let effects = control.effects();
        let revoked = effects
            .iter()
            .filter(|it| it.kind == EffectKind::AccountRevoked);
        revoked
            .filter_map(|it| it.imp_uid.clone())
            .fold(BTreeMap::new(), |mut counts, id| {
                *counts.entry(id).or_insert(0_usize) += 1;
                counts
            })
    };
    let lines = Lines::new("accounts.csv", &format!("imp_uid\n{}\n", ids.join("\n")));
    let line = [
        "vbanks",
        "revoke",
        "--from",
        lines.path(),
        "--rate",
        rate,
        "--concurrency",
        "16",
        "--yes",
    ];
    let mut largest = 0;
    let begin = std::time::Instant::now();
    // Each kill comes when so many are revoked, and at whatever moment of the next changes that is.
    let mut goals: Vec<usize> = (0..kills).map(|_| fastrand::usize(1..accounts_)).collect();
    goals.sort_unstable();
    for &goal in &goals {
        let running = Running::start(&line, &fixture.environment());
        while revocations().len() < goal {
            largest = largest.max(running.memory());
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        drop(running);
    }
    let last = fixture.run(&line);
    assert_eq!(last.code, Some(0), "{last:?}");
    let result = lines.result();
    assert_eq!(result.len(), accounts_, "a line for each");
    let answered: std::collections::BTreeSet<&str> =
        result.iter().map(|line| line["imp_uid"].as_str()).collect();
    assert_eq!(answered.len(), accounts_);
    let outcomes = result.iter().fold(BTreeMap::new(), |mut counts, line| {
        *counts.entry(line["outcome"].as_str()).or_insert(0) += 1;
        counts
    });
    let revoked = revocations();
    assert_eq!(revoked.len(), accounts_);
    assert!(
        revoked.values().all(|times| *times == 1),
        "one was revoked twice"
    );
    assert!(control.check_invariants().is_empty());
    eprintln!(
        "{accounts_} accounts, killed at {goals:?}, {:.1} s: {outcomes:?}; revoked once each: {}; largest resident \
         memory {largest} kB",
        begin.elapsed().as_secs_f64(),
        revoked.len()
    );
}

#[cfg(unix)]
#[test]
fn a_file_survives_being_killed() {
    killed(120, 3, "400");
}

/// `cargo test --release -p iamport-cli --test command -- --ignored ten_thousand_accounts --nocapture`
#[cfg(unix)]
#[test]
#[ignore = "takes minutes"]
fn ten_thousand_accounts_are_revoked_once_through_ten_kills() {
    killed(10_000, 10, "1000");
}
