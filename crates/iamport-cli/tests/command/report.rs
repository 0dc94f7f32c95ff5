//! `iamport payments report` of exports of a shop with a past.

use std::path::Path;

use serde_json::Value;

use crate::payment_files::{Shop, date};
use crate::process::run;

fn report(dir: &Path, file: &Path, more: &[&str]) -> crate::process::Run {
    let arguments = [
        "payments",
        "report",
        dir.to_str().unwrap(),
        "--file",
        file.to_str().unwrap(),
    ];
    run(&[&arguments[..], more].concat())
}

#[test]
fn both_formats_come_to_the_same_totals() {
    let shop = Shop::with_past(60, 600);
    let paid = |status: &str| matches!(status, "paid" | "cancelled");
    let total: u64 = shop
        .book
        .values()
        .filter(|entry| paid(&entry.status))
        .map(|entry| entry.amount)
        .sum();
    let back: u64 = shop.book.values().map(|entry| entry.cancel_amount).sum();
    let waiting = shop.book.values().filter(|entry| entry.status == "ready");
    let waiting: u64 = waiting.map(|entry| entry.amount).sum();
    let dir = tempfile::tempdir().unwrap();
    for format in ["csv", "jsonl"] {
        let (into, file) = (
            dir.path().join(format),
            dir.path().join(format!("{format}.html")),
        );
        let (from, to) = (date(0), date(120));
        let arguments = [
            "payments", "export", "--from", &from, "--to", &to, "--format", format, "--dir",
        ];
        let exported = shop
            .fixture
            .run(&[&arguments[..], &[into.to_str().unwrap()]].concat());
        assert_eq!(exported.code, Some(0), "{exported:?}");
        let run = report(&into, &file, &["--output", "json", "--title", "<Shop>"]);
        assert_eq!(run.code, Some(0), "{run:?}");
        let told: Value = serde_json::from_str(&run.stdout).unwrap();
        let won = &told["currencies"][0];
        assert_eq!(told["rows"], shop.book.len());
        assert_eq!(won["paid"], total.to_string());
        assert_eq!(won["given_back"], back.to_string());
        // The clock of the sandbox is in the past: every account is past its due time.
        assert_eq!(
            (&won["waiting"], &won["past_due"]),
            (&waiting.to_string().into(), &waiting.to_string().into())
        );
        let page = std::fs::read_to_string(&file).unwrap();
        assert!(
            page.contains("<h1>&lt;Shop&gt;</h1>") && page.contains("Amount per week"),
            "{page}"
        );
        assert_eq!(
            page.matches("on the day of its last cancel").count(),
            usize::from(format == "csv")
        );
    }
}

#[test]
fn what_is_no_finished_export_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("report.html");
    let run = report(dir.path(), &file, &[]);
    assert_eq!(run.code, Some(2), "{run:?}");
    assert!(run.stderr.contains("there is no export in"), "{run:?}");

    let shop = Shop::with_past(3, 6);
    let (from, to) = (date(0), date(3));
    let arguments = [
        "payments",
        "export",
        "--from",
        &from,
        "--to",
        &to,
        "--dir",
        dir.path().to_str().unwrap(),
    ];
    assert_eq!(shop.fixture.run(&arguments).code, Some(0));
    std::fs::remove_file(dir.path().join("manifest.json")).unwrap();
    let run = report(dir.path(), &file, &[]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("is not finished"), "{run:?}");
    assert!(!file.exists());
}
