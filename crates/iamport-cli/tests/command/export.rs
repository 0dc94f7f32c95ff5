//! `iamport payments export` against a shop with a past.

use std::path::Path;
use std::sync::mpsc;
use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::payment_files::{DAY, FIRST, Shop, Watched, date, exported};
use crate::process::{Run, run_with};

/// The arguments of an export of the days from `from` on and before `to`.
fn arguments<'a>(dir: &'a Path, from: &'a str, to: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    let dir = dir.to_str().unwrap();
    let mut arguments = vec![
        "payments", "export", "--from", from, "--to", to, "--dir", dir, "--output", "json",
    ];
    arguments.extend(more);
    arguments
}

fn export(shop: &Shop, dir: &Path, days: std::ops::Range<u64>, more: &[&str]) -> Run {
    let (from, to) = (date(days.start), date(days.end));
    shop.fixture.run(&arguments(dir, &from, &to, more))
}

fn told(run: &Run) -> Value {
    assert_eq!(run.code, Some(0), "{run:?}");
    serde_json::from_str(&run.stdout).unwrap()
}

fn finish(dir: &Path) -> Run {
    run_with(
        &[
            "payments",
            "export",
            "--finish",
            "--dir",
            dir.to_str().unwrap(),
            "--output",
            "json",
        ],
        &[],
    )
}

fn manifest(dir: &Path) -> Value {
    serde_json::from_slice(&std::fs::read(dir.join("manifest.json")).unwrap()).unwrap()
}

/// Every file of a folder with its bytes.
fn bytes(dir: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() && name.starts_with("date=") {
            files.extend(
                bytes(&path)
                    .into_iter()
                    .map(|(file, bytes)| (format!("{name}/{file}"), bytes)),
            );
        } else if path.is_file() && name != "manifest.json" {
            files.push((name, std::fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn the_rows_are_those_of_the_service() {
    let shop = Shop::with_past(365, 1_500);
    for ending in ["csv", "jsonl"] {
        let dir = tempfile::tempdir().unwrap();
        let told = told(&export(&shop, dir.path(), 0..425, &["--format", ending]));
        let rows = shop.rows(0, 425);
        assert_eq!(exported(dir.path(), ending), rows);
        assert_eq!(told["rows"], rows.len());
        assert_eq!(told["days"], 425);
        // A quiet shop costs a few calls, not one a day.
        assert!(told["calls"].as_u64().unwrap() < 20, "{told}");
        let manifest = manifest(dir.path());
        assert_eq!(
            manifest["complete"],
            serde_json::json!([{"from": date(0), "to": date(425)}])
        );
        assert_eq!(manifest["rows"], rows.len());
        let paid = rows.values().filter(|entry| entry.status == "paid");
        let paid: u64 = paid.map(|entry| entry.amount).sum();
        let sums = manifest["sums"].as_array().unwrap();
        let of_paid = sums.iter().find(|sum| sum["status"] == "paid").unwrap();
        assert_eq!(of_paid["amount"], paid.to_string());
        // Complete days are not read again, and what is there stays as it is.
        let before = bytes(dir.path());
        let again = self::told(&export(&shop, dir.path(), 0..425, &["--format", ending]));
        assert_eq!(
            (&again["calls"], &again["rows"]),
            (&0.into(), &told["rows"])
        );
        assert_eq!(bytes(dir.path()), before);
    }
}

#[test]
fn one_status_is_read_by_its_own_time() {
    let shop = Shop::with_past(60, 600);
    let dir = tempfile::tempdir().unwrap();
    told(&export(
        &shop,
        dir.path(),
        0..120,
        &["--status", "cancelled"],
    ));
    let mut rows = shop.rows(0, 120);
    rows.retain(|_, entry| entry.status == "cancelled");
    assert!(rows.len() > 20);
    assert_eq!(exported(dir.path(), "csv"), rows);
}

#[test]
fn one_range_or_four_come_to_the_same_files() {
    let shop = Shop::with_past(200, 1_000);
    let (one, four) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    told(&export(&shop, one.path(), 0..260, &[]));
    std::thread::scope(|scope| {
        let ranges = [0..50, 50..100, 100..180, 180..260];
        let runs = ranges.map(|days| scope.spawn(|| export(&shop, four.path(), days, &[])));
        for run in runs {
            told(&run.join().unwrap());
        }
    });
    assert_eq!(bytes(one.path()), bytes(four.path()));
    assert_eq!(exported(four.path(), "csv"), shop.rows(0, 260));
    assert_eq!(
        manifest(four.path())["complete"],
        manifest(one.path())["complete"]
    );
    // What four processes read, a fifth needs not read again.
    let whole = told(&export(&shop, four.path(), 0..260, &[]));
    assert_eq!(
        (&whole["calls"], &whole["rows"]),
        (&0.into(), &shop.rows(0, 260).len().into())
    );
}

#[test]
fn a_payment_that_changed_between_two_days_is_there_once() {
    let mut shop = Shop::new();
    let ids: Vec<String> = (0..20).map(|number| shop.begin(number * DAY / 4)).collect();
    let paid: Vec<&String> = ids
        .iter()
        .filter(|id| shop.book[*id].status == "paid")
        .collect();
    let paid: Vec<String> = paid.into_iter().cloned().collect();
    assert!(paid.len() > 8);
    // Folders of two machines, the second of which read after the payments were cancelled.
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    shop.sandbox().clock().set(FIRST + 6 * DAY);
    let early = told(&export(&shop, first.path(), 0..6, &[]));
    assert_eq!(early["rows"], 20);
    for id in &paid {
        shop.cancel(id, 7 * DAY);
    }
    told(&export(&shop, second.path(), 6..9, &[]));
    // The other way round, an old state is put beside the new one.
    for (from, to) in [(second.path(), first.path()), (first.path(), second.path())] {
        copy(from, to);
    }
    for dir in [first.path(), second.path()] {
        let told = told(&finish(dir));
        assert_eq!(told["doubles_removed"], paid.len());
        assert_eq!(exported(dir, "csv"), shop.rows(0, 9));
        let before = bytes(dir);
        let again = self::told(&finish(dir));
        assert_eq!(again["doubles_removed"], 0);
        assert_eq!(bytes(dir), before, "done twice it changes nothing");
        assert_eq!(manifest(dir)["rows"], 20);
        assert_eq!(manifest(dir)["incomplete"], serde_json::json!([]));
    }
    // Days whose rows all went away are not taken for lost.
    let whole = told(&export(&shop, first.path(), 0..9, &[]));
    assert_eq!(whole["calls"], 0, "{whole}");
}

/// Copies an export's days and parts into another folder, as `cp -r` would, but for the manifest of the whole.
fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy(&path, &target);
        } else if target.file_name().unwrap() != "manifest.json" {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn a_range_that_comes_later_takes_over_what_changed() {
    let mut shop = Shop::new();
    let ids: Vec<String> = (0..12).map(|number| shop.begin(number * DAY / 4)).collect();
    let dir = tempfile::tempdir().unwrap();
    told(&export(&shop, dir.path(), 0..3, &[]));
    let paid = ids
        .iter()
        .find(|id| shop.book[*id].status == "paid")
        .unwrap();
    shop.cancel(paid, 4 * DAY);
    let told = told(&export(&shop, dir.path(), 0..5, &[]));
    assert_eq!(
        (&told["days_read_now"], &told["doubles_removed"]),
        (&2.into(), &1.into())
    );
    assert_eq!(exported(dir.path(), "csv"), shop.rows(0, 5));
}

#[test]
fn a_file_that_got_lost_is_read_again() {
    let shop = Shop::with_past(10, 50);
    let dir = tempfile::tempdir().unwrap();
    told(&export(&shop, dir.path(), 0..10, &[]));
    std::fs::remove_dir_all(dir.path().join(format!("date={}", date(3)))).unwrap();
    let told = told(&export(&shop, dir.path(), 0..10, &[]));
    assert_eq!(told["days_read_now"], 1);
    assert_eq!(exported(dir.path(), "csv"), shop.rows(0, 10));
}

#[test]
fn days_are_read_again_on_request() {
    let mut shop = Shop::with_past(10, 50);
    let dir = tempfile::tempdir().unwrap();
    told(&export(&shop, dir.path(), 0..10, &[]));
    // It leaves the span, so that no later day of it tells.
    let (id, _) = shop
        .rows(0, 10)
        .into_iter()
        .find(|(_, entry)| entry.status == "paid")
        .unwrap();
    shop.cancel(&id, 40 * DAY);
    let told = told(&export(&shop, dir.path(), 0..10, &["--again"]));
    assert_eq!(told["days_read_now"], 10);
    assert_eq!(exported(dir.path(), "csv"), shop.rows(0, 10));
}

#[test]
fn a_day_that_has_no_payment_any_more_loses_its_file() {
    let mut shop = Shop::new();
    let new = iamport_sandbox::NewPayment::paid("kcp", 1_000_u32);
    let id = shop.control().create_payment(new).unwrap().imp_uid;
    shop.sandbox().clock().set(FIRST + DAY);
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(told(&export(&shop, dir.path(), 0..1, &[]))["rows"], 1);
    shop.cancel(&id, 5 * DAY);
    let told = told(&export(&shop, dir.path(), 0..1, &["--again"]));
    assert_eq!(
        (&told["rows"], &told["days_without_payments"]),
        (&0.into(), &1.into())
    );
    assert!(bytes(dir.path()).is_empty());
}

#[test]
fn the_second_between_two_windows_is_in_one_of_them() {
    // One payment begins at each midnight, and one in between.
    let mut shop = Shop::new();
    (0..40).for_each(|half| drop(shop.begin(half * DAY / 2)));
    shop.sandbox().clock().set(FIRST + 60 * DAY);
    let server = Watched::with_last_second(shop.sandbox());
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (date(1), date(15));
    told(&run_with(
        &arguments(dir.path(), &from, &to, &[]),
        &server.environment(),
    ));
    assert_eq!(exported(dir.path(), "csv"), shop.rows(1, 15));
}

#[test]
fn today_is_never_complete() {
    let shop = Shop::new();
    let now = jiff::Timestamp::now();
    shop.sandbox()
        .clock()
        .set(u64::try_from(now.as_second()).unwrap());
    let control = shop.control();
    control
        .create_payment(iamport_sandbox::NewPayment::paid("kcp", 1_000))
        .unwrap();
    let today = jiff::tz::Offset::constant(9).to_datetime(now).date();
    let (from, to) = (today.to_string(), today.tomorrow().unwrap().to_string());
    let dir = tempfile::tempdir().unwrap();
    for rows in [1, 2] {
        let run = shop.fixture.run(&arguments(dir.path(), &from, &to, &[]));
        let told = told(&run);
        assert_eq!(
            (&told["rows"], &told["days_read_now"]),
            (&rows.into(), &1.into())
        );
        assert_eq!(told["not_over"], serde_json::json!([from]));
        assert!(run.stderr.contains("not over yet"), "{run:?}");
        control
            .create_payment(iamport_sandbox::NewPayment::paid("kcp", 1_000))
            .unwrap();
    }
}

#[test]
fn a_folder_of_other_settings_is_refused() {
    let shop = Shop::with_past(3, 6);
    let dir = tempfile::tempdir().unwrap();
    told(&export(&shop, dir.path(), 0..3, &[]));
    let before = bytes(dir.path());
    for (more, named) in [
        (
            &["--status", "paid"][..],
            "--status is all there and paid here",
        ),
        (
            &["--format", "jsonl"],
            "--format is csv there and jsonl here",
        ),
        (&["--personal"], "--personal is not set there and set here"),
    ] {
        let run = export(&shop, dir.path(), 3..4, more);
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(
            run.stderr.contains(named) && run.stderr.contains("Nothing was sent."),
            "{run:?}"
        );
    }
    let other = Shop::with_past(3, 6);
    let run = export(&other, dir.path(), 3..4, &[]);
    assert!(
        run.code == Some(2) && run.stderr.contains("the API is http://127.0.0.1:"),
        "{run:?}"
    );
    assert_eq!(bytes(dir.path()), before);
}

#[test]
fn what_makes_no_sense_is_refused_before_anything_is_sent() {
    let shop = Shop::new();
    let dir = tempfile::tempdir().unwrap();
    let into = dir.path().join("new");
    for (from, to, more, named) in [
        (
            "2024-01-02",
            "2024-01-02",
            &[][..],
            "--to is the day after the last one",
        ),
        ("2024-02-30", "2024-03-01", &[], "2026-01-01"),
        (
            "2024-01-01",
            "2024-02-01",
            &["--format", "jsonl", "--excel"],
            "--format csv only",
        ),
        ("2024-01-01", "2024-02-01", &["--concurrency", "9"], "1..=8"),
        ("2024-01-01", "2024-02-01", &["--finish"], "--finish"),
    ] {
        let run = shop.fixture.run(&arguments(&into, from, to, more));
        assert_eq!(run.code, Some(2), "{run:?}");
        assert!(run.stderr.contains(named), "{run:?}");
    }
    let nothing = finish(&into);
    assert!(
        nothing.code == Some(2) && nothing.stderr.contains("there is no export in"),
        "{nothing:?}"
    );
    assert!(!into.exists());
    assert!(shop.sandbox().requests().is_empty());
}

/// A shop with one busy day, and something that happens to it before certain list calls.
fn disturbed(
    shop: Shop,
    when: impl Fn(usize) -> bool + Send + Sync + 'static,
) -> (Arc<Mutex<Shop>>, Watched) {
    let ids: Vec<String> = shop.rows(0, 1).keys().cloned().collect();
    let paid = ids
        .into_iter()
        .filter(|id| shop.book[id].status == "paid")
        .collect::<Vec<_>>();
    let paid = Mutex::new(paid.into_iter());
    let shop = Arc::new(Mutex::new(shop));
    let changed = Arc::clone(&shop);
    let server = Watched::new(shop.lock().unwrap().sandbox(), move |number, _| {
        if when(number) {
            let id = paid.lock().unwrap().next().unwrap();
            changed.lock().unwrap().cancel(&id, 50 * DAY);
        }
    });
    (shop, server)
}

#[test]
fn a_day_that_changes_while_it_is_read_is_read_again() {
    // The second page of the first reading, and the second of the next one.
    let (shop, server) = disturbed(Shop::with_past(1, 2_500), |number| [2, 4].contains(&number));
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (date(0), date(1));
    let run = run_with(
        &arguments(dir.path(), &from, &to, &[]),
        &server.environment(),
    );
    let told = told(&run);
    let shop = shop.lock().unwrap();
    let rows = shop.rows(0, 1);
    assert_eq!(
        shop.rows(50, 51).len(),
        2,
        "two left the day while it was read"
    );
    assert_eq!(exported(dir.path(), "csv"), rows);
    assert_eq!(told["incomplete"], serde_json::json!([]));
}

#[test]
fn a_day_that_never_stands_still_is_told() {
    let (shop, server) = disturbed(Shop::with_past(1, 2_500), |number| number % 2 == 0);
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (date(0), date(1));
    let run = run_with(
        &arguments(dir.path(), &from, &to, &[]),
        &server.environment(),
    );
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(
        run.stderr.contains(&format!("{from} is not complete")),
        "{run:?}"
    );
    let told: Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(told["incomplete"], serde_json::json!([from]));
    assert_eq!(
        manifest(dir.path())["incomplete"],
        serde_json::json!([from])
    );
    assert_eq!(manifest(dir.path())["complete"], serde_json::json!([]));
    // The next run reads it, and nothing else, when it stands still.
    let calm = Watched::new(shop.lock().unwrap().sandbox(), |_, _| {});
    let other = tempfile::tempdir().unwrap();
    self::told(&run_with(
        &arguments(other.path(), &from, &to, &[]),
        &calm.environment(),
    ));
    assert_eq!(
        exported(other.path(), "csv"),
        shop.lock().unwrap().rows(0, 1)
    );
}

#[test]
fn in_a_long_window_only_the_day_that_changes_is_read_by_itself() {
    let (shop, server) = disturbed(Shop::with_past(4, 2_800), |number| number == 3);
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (date(0), date(4));
    let more = ["--concurrency", "1"];
    told(&run_with(
        &arguments(dir.path(), &from, &to, &more),
        &server.environment(),
    ));
    assert_eq!(exported(dir.path(), "csv"), shop.lock().unwrap().rows(0, 4));
}

#[cfg(unix)]
#[test]
fn a_killed_run_goes_on_where_it_was() {
    let shop = Shop::with_past(300, 3_000);
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (date(0), date(360));
    // Killed at the first list call, at the second, and so on, however far the process has come by then.
    let mut kills = 0;
    for at in 1.. {
        let (tell, told) = mpsc::channel();
        // Behind another process each time, but to the export it is one API: the address is an argument.
        let server = Watched::new(shop.sandbox(), move |number, _| {
            let _ = tell.send(number);
        });
        let arguments = arguments(dir.path(), &from, &to, &[]);
        // Each time the same API as far as the export is concerned.
        rename_api(dir.path(), server.environment()[0].1);
        let mut child = crate::process::command(&arguments, &server.environment())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .unwrap();
        let killed = loop {
            if told.try_recv().is_ok_and(|number| number == at) {
                child.kill().unwrap();
                child.wait().unwrap();
                break true;
            }
            if let Some(status) = child.try_wait().unwrap() {
                assert!(status.success(), "{status}");
                break false;
            }
            std::thread::yield_now();
        };
        if !killed {
            break;
        }
        kills += 1;
    }
    assert!(kills > 2, "{kills}");
    assert_eq!(exported(dir.path(), "csv"), shop.rows(0, 360));
    let whole = manifest(dir.path());
    assert_eq!(
        whole["complete"],
        serde_json::json!([{"from": from, "to": to}])
    );
    // It is what a run in one go makes.
    let other = tempfile::tempdir().unwrap();
    self::told(&export(&shop, other.path(), 0..360, &[]));
    assert_eq!(bytes(dir.path()), bytes(other.path()));
}

/// Writes another address into the parts of a manifest: each server of a test has a port of its own.
fn rename_api(dir: &Path, url: &str) {
    let Ok(parts) = std::fs::read_dir(dir.join("_manifest")) else {
        return;
    };
    for part in parts {
        let path = part.unwrap().path();
        if path.extension().is_none_or(|ending| ending != "json") {
            continue;
        }
        let mut part: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        part["api"] = url.into();
        std::fs::write(&path, part.to_string()).unwrap();
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_after_the_windows_at_hand() {
    use crate::long_running::Running;

    let shop = Shop::with_past(300, 3_000);
    let dir = tempfile::tempdir().unwrap();
    let (from, to) = (date(0), date(360));
    let (tell, told) = mpsc::channel();
    let (go, wait) = mpsc::channel::<()>();
    let wait = Mutex::new(wait);
    let server = Watched::new(shop.sandbox(), move |number, _| {
        // The second window waits until the signal was sent.
        if number == 2 {
            tell.send(()).unwrap();
            wait.lock().unwrap().recv().unwrap();
        }
    });
    let arguments = arguments(dir.path(), &from, &to, &["--concurrency", "1"]);
    let mut running = Running::start(&arguments, &server.environment());
    told.recv().unwrap();
    running.signal("INT");
    // It says that it has heard before the window goes on.
    running.hear("stopping after the windows at hand");
    go.send(()).unwrap();
    let (code, stderr) = running.end();
    assert_eq!(code, Some(1), "{stderr}");
    assert!(stderr.contains("35 days were read by this run"), "{stderr}");
    assert!(
        stderr.contains(&format!("iamport payments export --from {from} --to {to}")),
        "{stderr}"
    );
    let kept = exported(dir.path(), "csv");
    assert_eq!(
        kept.keys().collect::<Vec<_>>(),
        shop.rows(0, 35).keys().collect::<Vec<_>>()
    );
    // The same line goes on.
    rename_api(dir.path(), shop.sandbox().url());
    self::told(&export(&shop, dir.path(), 0..360, &[]));
    assert_eq!(exported(dir.path(), "csv"), shop.rows(0, 360));
}

#[test]
fn what_was_read_before_a_failure_is_kept() {
    let shop = Shop::with_past(300, 3_000);
    let dir = tempfile::tempdir().unwrap();
    let fault = iamport_sandbox::Fault::new(iamport_sandbox::FaultKind::Garbage)
        .on("getPaymentsByStatus")
        .nth(3)
        .always();
    let id = shop.control().inject(fault).unwrap();
    let run = export(&shop, dir.path(), 0..360, &["--concurrency", "1"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    let error: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
    let message = error["message"].as_str().unwrap();
    assert!(
        message.contains(" of 360 days were read, and are kept.\nThe same line goes on"),
        "{run:?}"
    );
    shop.control().remove_fault(id);
    let told = told(&export(&shop, dir.path(), 0..360, &[]));
    assert!(told["days_read_now"].as_u64().unwrap() < 360, "{told}");
    assert_eq!(exported(dir.path(), "csv"), shop.rows(0, 360));
}
