//! Plants bugs in the confirmed changes and the money path, one at a time and in a copy of the workspace, and sees that the
//! tests find each of them.

use std::path::Path;

use clap::Args;

use crate::copy::{self, Tested, read, write};

mod bugs;

use bugs::{BUGS, Bug};

/// Where the copy is made, below the workspace's root; the folder is ignored by git.
const COPY: &str = "target/plant";

#[derive(Args)]
pub(crate) struct Options {
    /// Only the bugs whose name contains this.
    #[arg(long)]
    only: Option<String>,
}

/// Plants every bug, and returns a line for each.
pub(crate) fn run(root: &Path, options: &Options) -> Result<String, String> {
    let copy = root.join(COPY);
    copy::workspace(root, &copy)?;
    let (mut planted, mut missed) = (0, Vec::new());
    for bug in BUGS {
        let wanted = options.only.as_ref();
        if !wanted.is_none_or(|part| bug.name.contains(part.as_str())) {
            continue;
        }
        let path = copy.join(bug.file);
        let text = read(&path)?;
        let changed = bug
            .planted(&text)
            .ok_or_else(|| format!("{}: not once in {} any more", bug.name, bug.file))?;
        write(&path, &changed)?;
        let tested = copy::test(root, &copy, bug.tests.arguments());
        write(&path, &text)?;
        planted += 1;
        match tested? {
            Tested::Failed(failed) => eprintln!("{}: found by {}", bug.name, failed.join(", ")),
            Tested::Passed(count) => {
                eprintln!("{}: NOT FOUND by {count} tests", bug.name);
                missed.push(bug.name);
            }
            Tested::Broken(why) => {
                eprintln!("{}: does not compile, so it shows nothing: {why}", bug.name);
                missed.push(bug.name);
            }
        }
    }
    let report = format!("{planted} bugs planted, {} not found", missed.len());
    match missed.as_slice() {
        [] => Ok(report),
        missed => Err(format!("{report}: {}", missed.join("; "))),
    }
}

impl Bug {
    /// The text of its file with the bug in it; `None` if what it changes is not there, or not only once.
    fn planted(&self, text: &str) -> Option<String> {
        let (before, after) = text.split_once(self.old)?;
        let once = !after.contains(self.old);
        once.then(|| [before, self.new, after].concat())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::bugs::Tests;
    use super::*;
    use crate::codegen;

    #[test]
    fn every_bug_can_be_planted() {
        let root = codegen::workspace_root();
        let missing: Vec<&str> = BUGS
            .iter()
            .filter(|bug| {
                let text = read(&root.join(bug.file)).unwrap();
                bug.planted(&text).is_none_or(|planted| planted == text)
            })
            .map(|bug| bug.name)
            .collect();
        assert!(
            missing.is_empty(),
            "not once in its file any more: {missing:?}"
        );
        let names: BTreeSet<&str> = BUGS.iter().map(|bug| bug.name).collect();
        assert_eq!(names.len(), BUGS.len());
        assert!(BUGS.len() >= 25);
    }

    /// A filter that matches nothing finds nothing.
    #[test]
    fn every_bug_names_tests_that_are_there() {
        let root = codegen::workspace_root();
        for bug in BUGS {
            let (folder, filter) = match bug.tests {
                Tests::Own(filter) => ("crates/iamport/src", filter),
                Tests::Whole(filter) => ("tests", filter),
            };
            let parts: Vec<&str> = filter.split("::").filter(|part| !part.is_empty()).collect();
            let (test, modules) = parts.split_last().unwrap();
            let path = root.join(folder).join(modules.join("/"));
            let file = path.with_extension("rs");
            let in_file = read(&file).is_ok_and(|text| text.contains(&format!("fn {test}")));
            let is_module = path.join(test).is_dir() || path.join(format!("{test}.rs")).is_file();
            assert!(in_file || is_module, "{}: {filter}", bug.name);
        }
    }
}
