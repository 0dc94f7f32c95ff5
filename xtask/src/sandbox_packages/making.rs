//! What all steps of making the packages share.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    copy,
    package::NEEDED,
    peers::{folder::Folder, process::Trouble},
};

/// What the control is described by.
pub(crate) const DOCUMENT: &str = "crates/iamport-sandbox/control.openapi.json";
/// The command's file.
pub(crate) const COMMAND: &str = if cfg!(windows) {
    "iamport.exe"
} else {
    "iamport"
};

/// What all steps go by.
pub(crate) struct Making<'a> {
    /// The workspace.
    pub(crate) root: &'a Path,
    /// The temporary folder of this run.
    pub(crate) folder: &'a Folder,
    /// Where what was said is kept.
    pub(crate) logs: PathBuf,
    /// Where the packages go.
    pub(crate) out: PathBuf,
    /// The machine's Python.
    pub(crate) python: &'static str,
}

/// Copies a folder with all that is in it, but not what tests and installers leave in one.
pub(crate) fn copied(from: &Path, to: &Path) -> Result<(), Trouble> {
    let said = |error: io::Error| format!("{}: {error}", from.display());
    fs::create_dir_all(to).map_err(said)?;
    for entry in fs::read_dir(from).map_err(said)? {
        let path = entry.map_err(said)?.path();
        let Some(name) = path.file_name() else {
            continue;
        };
        let left_over = [
            "__pycache__",
            ".pytest_cache",
            "node_modules",
            "package-lock.json",
        ];
        if left_over.iter().any(|left| name == *left) {
            continue;
        }
        let into = to.join(name);
        match path.is_dir() {
            true => copied(&path, &into)?,
            false => {
                fs::copy(&path, &into).map_err(|error| format!("{}: {error}", path.display()))?;
            }
        }
    }
    Ok(())
}

/// The licences of the workspace, copied into a package.
pub(crate) fn licences(root: &Path, into: &Path) -> Result<(), Trouble> {
    for name in NEEDED.iter().filter(|name| name.starts_with("LICENSE")) {
        copy::write(&into.join(name), &copy::read(&root.join(name))?)?;
    }
    Ok(())
}

/// Sees that a package has what it must have, by the names of its files.
pub(crate) fn has(listed: &str, file: &Path, needed: &[&str]) -> Result<(), Trouble> {
    let missing: Vec<&str> = needed
        .iter()
        .copied()
        .filter(|name| {
            let mut words = listed.split_whitespace();
            !words.any(|path| path == *name || path.ends_with(&format!("/{name}")))
        })
        .collect();
    match missing.is_empty() {
        true => Ok(()),
        false => Err(format!(
            "{} has no {}",
            file.display(),
            missing.join(", no ")
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_package_without_a_licence_is_told() {
        let file = Path::new("a.tgz");
        let listed = "package/README.md\npackage/LICENSE-MIT\n";
        assert_eq!(has(listed, file, &["README.md", "LICENSE-MIT"]), Ok(()));
        let problem = has(listed, file, &NEEDED).unwrap_err();
        assert_eq!(problem, "a.tgz has no LICENSE-APACHE");
    }
}
