//! House rules that no compiler holds.

use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

use serde_json::Value;

use crate::{codegen::workspace_root, package::PUBLISHED};

/// The dependencies on this machine, which are here already; those of other platforms need not be.
fn metadata() -> Value {
    let version = Command::new("rustc")
        .arg("-vV")
        .output()
        .expect("rustc runs");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let host = version
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .expect("rustc names its host");
    let output = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--filter-platform",
            host,
        ])
        .current_dir(workspace_root())
        .output()
        .expect("cargo runs");
    serde_json::from_slice(&output.stdout).expect("cargo's metadata is JSON")
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// `1.88` or `1.88.0` as numbers.
fn version(text: &str) -> Vec<u64> {
    let mut parts: Vec<u64> = text
        .split('.')
        .filter_map(|part| part.parse().ok())
        .collect();
    parts.resize(3, 0);
    parts
}

/// What the published crates and their dependencies say they need is what the workspace says.
#[test]
fn rust_version_is_what_the_dependencies_need() {
    let metadata = metadata();
    let packages: BTreeMap<&str, &Value> = metadata["packages"]
        .as_array()
        .expect("packages")
        .iter()
        .map(|package| (text(package, "id"), package))
        .collect();
    let nodes: BTreeMap<&str, &Value> = metadata["resolve"]["nodes"]
        .as_array()
        .expect("nodes")
        .iter()
        .map(|node| (text(node, "id"), node))
        .collect();
    let mut todo: Vec<&str> = packages
        .iter()
        .filter(|(_, package)| PUBLISHED.contains(&text(package, "name")))
        .map(|(id, _)| *id)
        .collect();
    assert_eq!(todo.len(), PUBLISHED.len());
    let mut seen = BTreeSet::new();
    while let Some(id) = todo.pop() {
        if !seen.insert(id) {
            continue;
        }
        for dependency in nodes[id]["deps"].as_array().into_iter().flatten() {
            let for_tests = dependency["dep_kinds"]
                .as_array()
                .into_iter()
                .flatten()
                .all(|kind| kind["kind"] == "dev");
            if !for_tests {
                todo.push(text(dependency, "pkg"));
            }
        }
    }
    let ours: BTreeSet<&str> = seen
        .iter()
        .map(|id| packages[id])
        .filter(|package| PUBLISHED.contains(&text(package, "name")))
        .map(|package| text(package, "rust_version"))
        .collect();
    let needed = seen
        .iter()
        .map(|id| packages[id])
        .filter(|package| !PUBLISHED.contains(&text(package, "name")))
        .map(|package| {
            (
                version(text(package, "rust_version")),
                text(package, "name"),
            )
        })
        .max()
        .expect("dependencies");
    assert_eq!(ours.len(), 1, "one rust-version for all: {ours:?}");
    let stated = ours.first().copied().unwrap_or_default();
    assert_eq!(
        version(stated),
        needed.0,
        "the workspace says {stated}; {} needs {:?}",
        needed.1,
        needed.0
    );
}
