//! What people and other programs get to read, kept as text that a reviewer can read too.

mod debug;
mod errors;
mod models;
mod wire;

use std::collections::BTreeSet;
use std::path::Path;

/// Holds a text against `tests/snapshots/<folder>/<name>.snap`.
fn assert_text(folder: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// Fails when the folder has a snapshot that nothing is held against any more.
fn assert_none_left(folder: &str, wanted: &BTreeSet<&str>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("snapshots")
        .join(folder);
    for entry in std::fs::read_dir(&folder).expect("the folder of snapshots") {
        let file = entry.unwrap().file_name().into_string().unwrap();
        let name = file
            .split(".snap")
            .next()
            .unwrap_or_else(|| panic!("{file} is no snapshot"));
        assert!(
            wanted.contains(name),
            "{file} is left over: delete it from {}",
            folder.display()
        );
    }
}

/// JSON as a reviewer reads it.
fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}
