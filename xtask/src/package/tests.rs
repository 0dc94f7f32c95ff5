//! What every published crate has, so that a package is whole before somebody packs it.

use std::{
    collections::BTreeSet,
    fs,
    path::{Component, Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use super::{NEEDED, PUBLISHED, files};
use crate::codegen::workspace_root;

/// Those categories of the registry that the crates use. The registry ignores one that it does not know, and says nothing.
const CATEGORIES: [&str; 4] = [
    "api-bindings",
    "command-line-utilities",
    "development-tools::testing",
    "finance",
];

/// The one file that reads outside of its crate: its tests say in a package that they are skipped.
const SKIPS: &str = "src/fuzzing/tests.rs";

/// The packages of the workspace.
fn packages() -> Vec<Value> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(workspace_root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn package(name: &str) -> Value {
    let mut all = packages().into_iter();
    all.find(|package| package["name"] == name).unwrap()
}

fn words(value: &Value) -> BTreeSet<&str> {
    let words = value.as_array().into_iter().flatten();
    words.map(|word| word.as_str().unwrap()).collect()
}

#[test]
fn each_published_crate_has_a_readme_both_licences_and_metadata() {
    for name in PUBLISHED {
        let package = package(name);
        let folder = workspace_root().join("crates").join(name);
        assert_eq!(package["readme"], NEEDED[0], "{name}");
        let readme = fs::read_to_string(folder.join("README.md")).unwrap();
        assert!(readme.starts_with(&format!("# {name}\n")), "{name}");
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let ours = fs::read(folder.join(licence)).unwrap();
            let all = fs::read(workspace_root().join(licence)).unwrap();
            assert!(
                ours == all,
                "crates/{name}/{licence} is not a copy of {licence}"
            );
        }
        assert_eq!(package["license"], "MIT OR Apache-2.0", "{name}");
        assert_eq!(
            package["documentation"],
            format!("https://docs.rs/{name}").as_str()
        );
        assert!(!package["rust_version"].is_null(), "{name}");
        assert!(
            package["description"].as_str().unwrap().len() > 20,
            "{name}"
        );
        // The registry's own limits: five keywords of at most 20 letters.
        let keywords = words(&package["keywords"]);
        assert!((1..=5).contains(&keywords.len()), "{name}");
        assert!(keywords.iter().all(|word| word.len() <= 20), "{name}");
        let categories = words(&package["categories"]);
        assert!(!categories.is_empty(), "{name}");
        let unknown: Vec<_> = categories
            .iter()
            .filter(|it| !CATEGORIES.contains(it))
            .collect();
        assert!(unknown.is_empty(), "{name}: {unknown:?}");
        let rustdoc = &package["metadata"]["docs"]["rs"]["rustdoc-args"];
        assert_eq!(words(rustdoc), BTreeSet::from(["--cfg", "docsrs"]));
    }
}

/// `publish` is null where a crate may go to every registry, and an empty list where it may go to none.
#[test]
fn what_is_not_published_says_so() {
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        assert_eq!(
            package["publish"].is_null(),
            PUBLISHED.contains(&name),
            "{name}"
        );
    }
}

/// Cargo drops a dev-dependency without a version from a package, and the registry wants every other one to be there before.
#[test]
fn each_crate_is_published_after_those_that_it_names() {
    for (at, name) in PUBLISHED.iter().enumerate() {
        for dependency in package(name)["dependencies"].as_array().unwrap() {
            if dependency["path"].is_null() {
                continue;
            }
            let other = dependency["name"].as_str().unwrap();
            assert!(
                PUBLISHED[..at].contains(&other),
                "{name} is published before {other}"
            );
            assert_ne!(
                dependency["req"], "*",
                "{name} needs {other} without a version"
            );
        }
    }
}

/// The features that choose a TLS library, which show no item.
const TLS: [&str; 3] = ["rustls-ring", "rustls-aws-lc", "native-tls"];

/// The features of the SDK, without those that only others switch on.
fn features(package: &Value) -> BTreeSet<&str> {
    let all = package["features"].as_object().unwrap().keys();
    all.map(String::as_str)
        .filter(|name| *name != "default" && !name.starts_with("__"))
        .collect()
}

#[test]
fn the_documentation_shows_what_every_feature_adds() {
    let package = package("iamport");
    let documented = words(&package["metadata"]["docs"]["rs"]["features"]);
    let default = words(&package["features"]["default"]);
    for feature in features(&package) {
        assert!(
            documented.contains(feature) || default.contains(feature) || TLS.contains(&feature),
            "{feature} is not in [package.metadata.docs.rs] of iamport"
        );
    }
}

#[test]
fn the_gate_checks_each_feature_by_itself() {
    let gate = fs::read_to_string(workspace_root().join(".ci/run")).unwrap();
    let list = gate
        .lines()
        .find_map(|line| line.strip_prefix("features=\"")?.strip_suffix('"'));
    let listed: BTreeSet<&str> = list.unwrap().split(' ').collect();
    let all = package("iamport");
    assert_eq!(
        listed,
        features(&all),
        "features=\"…\" in .ci/run, and in the manifest"
    );
}

/// A path without its `..`.
fn plain(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => drop(plain.pop()),
            Component::CurDir => {}
            part => plain.push(part),
        }
    }
    plain
}

/// The texts of a source that are paths upwards and lead out of the crate: from the file's folder, as `include_str!` and
/// `#[path]` read them, or from the crate's, in a file that asks for `CARGO_MANIFEST_DIR`. Other texts are no paths of files.
fn leading_out(root: &Path, file: &Path, source: &str) -> Vec<String> {
    let mut all = Vec::new();
    let joins = source.contains("CARGO_MANIFEST_DIR");
    for line in source.lines() {
        let from = match line.contains("include") || line.contains("#[path") {
            true => file.parent().unwrap(),
            false if joins => root,
            false => continue,
        };
        // What stands between quotes; a path upwards has none of its own.
        for text in line.split('"').skip(1).step_by(2) {
            let upwards = text.strip_prefix('/').unwrap_or(text);
            if upwards.starts_with("..") && !plain(&from.join(upwards)).starts_with(root) {
                all.push(text.to_owned());
            }
        }
    }
    all
}

#[test]
fn no_file_of_a_package_reads_outside_of_it() {
    let mut sources = 0;
    for name in PUBLISHED {
        let root = plain(&workspace_root().join("crates").join(name));
        for file in files(&root).unwrap() {
            if file.extension().is_none_or(|ending| ending != "rs") || file.ends_with(SKIPS) {
                continue;
            }
            sources += 1;
            let found = leading_out(&root, &file, &fs::read_to_string(&file).unwrap());
            assert!(found.is_empty(), "{}: {found:?}", file.display());
        }
    }
    assert!(sources > 300, "{sources}");
}

#[test]
fn a_path_out_of_the_crate_is_seen() {
    let (root, file) = (
        Path::new("/w/crates/a"),
        Path::new("/w/crates/a/src/b/c.rs"),
    );
    let out = |line| leading_out(root, file, line).len();
    assert_eq!(out(r#"include_str!("../../README.md")"#), 0);
    assert_eq!(out(r#"include_str!("../../../README.md")"#), 1);
    assert_eq!(out(r#"#[path = "../../../b/src/lib.rs"]"#), 1);
    assert_eq!(
        out(r#"concat!(env!("CARGO_MANIFEST_DIR"), "/../spec.json")"#),
        1
    );
    assert_eq!(
        out(r#"Path::new(env!("CARGO_MANIFEST_DIR")).join("src")"#),
        0
    );
    assert_eq!(
        out(r#"Path::new(env!("CARGO_MANIFEST_DIR")).join("../b")"#),
        1
    );
    assert_eq!(out(r#"refused("../balance")"#), 0);
}
