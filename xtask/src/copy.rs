//! A copy of the workspace, for tasks that change something and look what the tests say.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// All files that git has or would take, and nothing else.
pub(crate) fn workspace(root: &Path, copy: &Path) -> Result<(), String> {
    let output = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(root)
        .output()
        .map_err(|error| format!("git can't be run: {error}"))?;
    let listed = String::from_utf8_lossy(&output.stdout);
    let there: BTreeSet<PathBuf> = listed
        .split('\0')
        .filter(|path| root.join(path).is_file())
        .map(|path| copy.join(path))
        .collect();
    prune(copy, &there)?;
    for path in listed.split('\0').filter(|path| !path.is_empty()) {
        let (from, to) = (root.join(path), copy.join(path));
        // Listed and deleted, but not committed yet.
        let Ok(bytes) = fs::read(&from) else { continue };
        // What is the same keeps its age, so that cargo builds no more than it must.
        if fs::read(&to).is_ok_and(|there| there == bytes) {
            continue;
        }
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder).map_err(|error| said(folder, &error))?;
        }
        fs::write(&to, bytes).map_err(|error| said(&to, &error))?;
    }
    Ok(())
}

/// Removes what an earlier copy has and this one has not.
fn prune(folder: &Path, there: &BTreeSet<PathBuf>) -> Result<(), String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for entry in entries {
        let path = entry.map_err(|error| said(folder, &error))?.path();
        if path.is_dir() {
            prune(&path, there)?;
        } else if !there.contains(&path) {
            fs::remove_file(&path).map_err(|error| said(&path, &error))?;
        }
    }
    Ok(())
}

/// What the tests of a copy came to.
pub(crate) enum Tested {
    /// So many ran.
    Passed(usize),
    /// Those that failed, or what ended the run otherwise; not empty.
    Failed(Vec<String>),
    /// It does not compile, and why.
    Broken(String),
}

/// Runs `cargo test` with these arguments in a copy, with what the workspace has built of others.
pub(crate) fn test<'a>(
    root: &Path,
    copy: &Path,
    arguments: impl IntoIterator<Item = &'a str>,
) -> Result<Tested, String> {
    let output = Command::new("cargo")
        .args(["test", "--color", "never"])
        .args(arguments)
        .current_dir(copy)
        .env("CARGO_TARGET_DIR", target(root))
        .env("INSTA_UPDATE", "no")
        .output()
        .map_err(|error| format!("cargo test can't be run: {error}"))?;
    let stdout = String::from_utf8_lossy(&output.stdout);
    let named = |ending| {
        let lines = stdout.lines();
        lines.filter_map(move |line| line.strip_prefix("test ")?.strip_suffix(ending))
    };
    if output.status.success() {
        return Ok(Tested::Passed(named(" ... ok").count()));
    }
    let failed: Vec<String> = named(" ... FAILED").map(str::to_owned).collect();
    if !failed.is_empty() {
        return Ok(Tested::Failed(failed));
    }
    let stderr = String::from_utf8_lossy(&output.stderr);
    let why = stderr.lines().find(|line| line.starts_with("error"));
    let why = why.unwrap_or("no reason was printed").to_owned();
    // A run that was ended from outside, or by a test that took the whole process with it, names no test.
    Ok(match stdout.contains("running ") {
        true => Tested::Failed(vec![why]),
        false => Tested::Broken(why),
    })
}

/// Where everything is built: what the workspace has built of others is of use to a copy of it.
pub(crate) fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into)
}

pub(crate) fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| said(path, &error))
}

pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| said(path, &error))
}

fn said(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
