//! Changes facts of the spec and of the sandbox's control calls, one at a time and in a copy of the workspace, and
//! sees that none passes in silence: what is generated from it follows, or the compiler or a test says no.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

use clap::Args;

use crate::{
    codegen,
    copy::{self, Tested, read, write},
};

mod facts;

use facts::{FACTS, Fact};

/// What a mutation is tested by, where nothing generated shows it.
const PACKAGES: [&str; 5] = [
    "iamport",
    "iamport-sandbox",
    "iamport-cli",
    "iamport-tests",
    "xtask",
];

/// Where the copy is made, below the workspace's root; the folder is ignored by git.
const COPY: &str = "target/mutate";

#[derive(Args)]
pub(crate) struct Options {
    /// Only the facts whose name contains this.
    #[arg(long)]
    only: Option<String>,
    /// Run the tests for every fact, not only where nothing generated follows it.
    #[arg(long)]
    tests: bool,
}

/// Changes every fact, and returns a line for each.
pub(crate) fn run(root: &Path, options: &Options) -> Result<String, String> {
    let copy = root.join(COPY);
    copy::workspace(root, &copy)?;
    codegen::run(&copy, false).map_err(|problem| problem.to_string())?;
    let before = generated(&copy)?;
    let (mut lines, mut silent) = (Vec::new(), 0);
    for fact in FACTS {
        let wanted = options
            .only
            .as_ref()
            .is_none_or(|part| fact.name.contains(part.as_str()));
        if !wanted {
            continue;
        }
        let path = copy.join(fact.file);
        let text = read(&path)?;
        let changed = fact
            .changed(&text)
            .ok_or_else(|| format!("{}: not in {} any more", fact.name, fact.file))?;
        write(&path, &changed)?;
        let noticed = notice(root, &copy, &before, options.tests);
        write(&path, &text)?;
        codegen::run(&copy, false).map_err(|problem| problem.to_string())?;
        let noticed = noticed?;
        silent += usize::from(noticed.is_none());
        let line = format!(
            "{}: {}",
            fact.name,
            noticed
                .as_deref()
                .unwrap_or("SILENT: nothing follows and no test fails")
        );
        eprintln!("{line}");
        lines.push(line);
    }
    let report = format!("{} facts changed, {silent} in silence", lines.len());
    if silent == 0 { Ok(report) } else { Err(report) }
}

/// What happens in a copy with one changed fact; `None` if nothing does.
fn notice(
    root: &Path,
    copy: &Path,
    before: &BTreeMap<PathBuf, String>,
    always_test: bool,
) -> Result<Option<String>, String> {
    if let Err(problem) = codegen::run(copy, false) {
        let problem = problem.to_string();
        let first = problem.lines().next().unwrap_or_default();
        return Ok(Some(format!("codegen refuses it: {first}")));
    }
    let after = generated(copy)?;
    let paths: BTreeSet<&PathBuf> = before.keys().chain(after.keys()).collect();
    let follows: Vec<String> = paths
        .into_iter()
        .filter(|path| before.get(*path) != after.get(*path))
        .map(|path| path.display().to_string())
        .collect();
    // The copies of the bundle change with any word of the spec, so they show nothing.
    let shown: Vec<&String> = follows
        .iter()
        .filter(|path| !path.ends_with(".json"))
        .collect();
    let mut parts = Vec::new();
    if !shown.is_empty() {
        let names: Vec<&str> = shown.iter().map(|path| path.as_str()).collect();
        parts.push(format!("follows in {}", names.join(", ")));
    }
    if parts.is_empty() || always_test {
        parts.extend(failing(root, copy)?);
    }
    Ok((!parts.is_empty()).then(|| parts.join("; ")))
}

/// What the tests say of the copy, if they say anything.
fn failing(root: &Path, copy: &Path) -> Result<Option<String>, String> {
    let packages = PACKAGES.iter().flat_map(|package| ["-p", package]);
    Ok(match copy::test(root, copy, packages)? {
        Tested::Passed(_) => None,
        Tested::Failed(failed) => Some(match failed.as_slice() {
            [first, rest @ ..] if !rest.is_empty() => {
                format!("fails {first} and {} more", rest.len())
            }
            _ => format!("fails {}", failed.concat()),
        }),
        Tested::Broken(why) => Some(format!("does not compile: {why}")),
    })
}

/// Every file that codegen writes, by its path from the root.
fn generated(root: &Path) -> Result<BTreeMap<PathBuf, String>, String> {
    let mut files = BTreeMap::new();
    for path in codegen::written(root).map_err(|problem| problem.to_string())? {
        let text = read(&root.join(&path))?;
        files.insert(path, text);
    }
    Ok(files)
}

impl Fact {
    /// The text of its file with the fact changed, or `None` if it is not there.
    fn changed(&self, text: &str) -> Option<String> {
        let start = text.find(self.after)?;
        let (before, rest) = text.split_at(start);
        let at = rest.find(self.from)?;
        let (between, rest) = rest.split_at(at);
        let rest = rest.strip_prefix(self.from)?;
        Some([before, between, self.to, rest].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fact_is_where_the_list_says() {
        let root = codegen::workspace_root();
        for fact in FACTS {
            let text = read(&root.join(fact.file)).unwrap();
            assert!(fact.changed(&text).is_some(), "{}", fact.name);
        }
        let names: BTreeSet<&str> = FACTS.iter().map(|fact| fact.name).collect();
        assert_eq!(names.len(), FACTS.len());
        assert!(FACTS.len() >= 20);
    }
}
