//! 200,000 payments over two years, exported in one range and in eight at once, with figures.
//!
//! ```text
//! cargo test --release -p iamport-cli --test command large_export -- --ignored --nocapture
//! ```

use std::path::Path;
use std::process::{Child, Stdio};
use std::time::Instant;

use serde_json::Value;

use crate::payment_files::{Shop, date, exported};
use crate::process::command;

const DAYS: u64 = 730;
const PAYMENTS: u64 = 200_000;

/// The most memory that a process had so far, in MiB; none if it is gone already.
fn peak(child: &Child) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kibibytes: u64 = line.trim().trim_end_matches(" kB").parse().ok()?;
    Some(kibibytes / 1024)
}

/// Exports these ranges at once, and gives the calls of all and the most memory that one of them had.
fn export(shop: &Shop, dir: &Path, ranges: &[(u64, u64)], format: &str) -> (u64, u64) {
    let children = ranges.iter().map(|(from, to)| {
        let (from, to) = (date(*from), date(*to));
        let arguments = [
            "payments",
            "export",
            "--from",
            &from,
            "--to",
            &to,
            "--format",
            format,
            "--output",
            "json",
            "--dir",
            dir.to_str().unwrap(),
        ];
        let mut command = command(&arguments, &shop.fixture.environment());
        command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    });
    let mut running: Vec<(Child, u64)> = children.map(|child| (child, 0)).collect();
    let (mut calls, mut most) = (0, 0);
    while !running.is_empty() {
        for (child, memory) in &mut running {
            *memory = peak(child).unwrap_or(0).max(*memory);
        }
        let mut index = 0;
        while index < running.len() {
            if running[index].0.try_wait().unwrap().is_none() {
                index += 1;
                continue;
            }
            let (child, memory) = running.swap_remove(index);
            let output = child.wait_with_output().unwrap();
            assert!(output.status.success(), "{output:?}");
            let told: Value = serde_json::from_slice(&output.stdout).unwrap();
            calls += told["calls"].as_u64().unwrap();
            most = memory.max(most);
        }
        std::thread::yield_now();
    }
    (calls, most)
}

#[test]
#[ignore = "it takes minutes, and is for a release build"]
fn a_large_shop_is_exported_with_little_memory() {
    let begun = Instant::now();
    let shop = Shop::with_past(DAYS, PAYMENTS);
    let end = DAYS + 40;
    println!(
        "{PAYMENTS} payments over {DAYS} days, made in {:.1} s",
        begun.elapsed().as_secs_f64()
    );
    let eight: Vec<(u64, u64)> = (0..8)
        .map(|part| (end * part / 8, end * (part + 1) / 8))
        .collect();
    let rows = shop.rows(0, end);
    let amount: u64 = rows.values().map(|entry| entry.amount).sum();
    println!("amounts of the ledger together: {amount}");
    for format in ["csv", "jsonl"] {
        for ranges in [&[(0, end)][..], &eight] {
            let mut dir = tempfile::tempdir().unwrap();
            // For another reader to look at.
            dir.disable_cleanup(std::env::var_os("IAMPORT_KEEP").is_some());
            let begun = Instant::now();
            let (calls, memory) = export(&shop, dir.path(), ranges, format);
            let seconds = begun.elapsed().as_secs_f64();
            assert_eq!(exported(dir.path(), format), rows);
            println!(
                "{format}, {} ranges at once: {} rows in {seconds:.1} s, {calls} calls, at most {memory} MiB a process; {}",
                ranges.len(),
                rows.len(),
                dir.path().display()
            );
            assert!(memory < 100, "{memory} MiB");
        }
    }
}
