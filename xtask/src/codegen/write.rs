//! Writes what was made, or says which file is stale.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::{
    layout,
    polish::Files,
    problem::{Problem, Result},
};

/// What mends a stale file.
pub(crate) const COMMAND: &str = "cargo xtask codegen";

/// Where the facts that the sandbox goes by are, from the root of the workspace.
pub(crate) const SANDBOX: &str = "crates/iamport-sandbox/src/generated";

/// The folders that hold nothing but generated files.
const GENERATED: [&str; 5] = [
    "crates/iamport/src/generated",
    "crates/iamport-cli/src/generated",
    "crates/iamport-sandbox/data",
    SANDBOX,
    "tests/generated",
];

const HEADER: &str = "// Made by `cargo xtask codegen` from `spec/`. Never edited: change the spec and run it again.\n";

/// The Rust files as text, by their path from the root of the workspace.
pub(crate) fn render(files: Files) -> Result<BTreeMap<PathBuf, String>> {
    let mut rendered = BTreeMap::new();
    for (file, tokens) in files {
        let tree = syn::parse2(tokens)
            .map_err(|error| Problem::new(format!("{file} would not be Rust: {error}")))?;
        let text = format!("{HEADER}\n{}", layout::text(tree));
        rendered.insert(PathBuf::from(file), text);
    }
    Ok(rendered)
}

/// Writes the files that differ and removes those that the spec no longer gives; returns how many changed.
pub(crate) fn write(root: &Path, rendered: &BTreeMap<PathBuf, String>) -> Result<usize> {
    let stale = stale(root, rendered)?;
    for path in &stale {
        let target = root.join(path);
        let done = match rendered.get(path) {
            Some(text) => {
                let folder = target.parent().unwrap_or(root);
                fs::create_dir_all(folder).and_then(|()| fs::write(&target, text))
            }
            None => fs::remove_file(&target),
        };
        done.map_err(|error| Problem::io(&target, &error))?;
    }
    Ok(stale.len())
}

/// Fails with the names of the stale files and the command that mends them.
pub(crate) fn check(root: &Path, rendered: &BTreeMap<PathBuf, String>) -> Result<()> {
    let stale = stale(root, rendered)?;
    if stale.is_empty() {
        return Ok(());
    }
    let names: Vec<String> = stale
        .iter()
        .map(|path| format!("  {}", path.display()))
        .collect();
    Err(Problem::new(format!(
        "not what the spec gives:\n{}\nmended by: {COMMAND}",
        names.join("\n")
    )))
}

fn stale(root: &Path, rendered: &BTreeMap<PathBuf, String>) -> Result<BTreeSet<PathBuf>> {
    let mut stale: BTreeSet<PathBuf> = BTreeSet::new();
    for (path, text) in rendered {
        if fs::read_to_string(root.join(path)).ok().as_ref() != Some(text) {
            stale.insert(path.clone());
        }
    }
    let mut folders = GENERATED.map(|folder| root.join(folder)).to_vec();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry.map_err(|error| Problem::io(&folder, &error))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if let Ok(relative) = path.strip_prefix(root)
                && !rendered.contains_key(relative)
            {
                stale.insert(relative.to_path_buf());
            }
        }
    }
    Ok(stale)
}
