//! What this machine has for the command: a journal of changes, and a terminal.

use std::io;
use std::path::Path;

use iamport::confirm::{FileJournal, Journal as _};
use serde::Deserialize;
use serde_json::Value;

use super::finding::Finding;
use super::subject::Subject;
use crate::format;
use crate::terminal;

const JOURNAL: &str = "journal";
const TERMINAL: &str = "terminal";

/// The folder in which changes are written down, and whether all of them are settled.
pub(super) fn journal(subject: &Subject) -> Finding {
    if subject.in_process() {
        return Finding::ok(JOURNAL, "none: the sandbox is gone in a moment");
    }
    let Some(folder) = &subject.found.journal else {
        return Finding::problem(JOURNAL, "this machine has no folder for it")
            .advise("name one with --journal or IAMPORT_JOURNAL; without it no change is sent");
    };
    let shown = format!("{}, from {}", folder.value.display(), folder.source);
    let folder = &folder.value;
    // The folder is made with the first change, in the nearest one that is there.
    let nearest = folder.ancestors().find(|it| it.exists());
    let nearest = nearest
        .filter(|it| !it.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    if let Err(error) = tempfile::tempfile_in(nearest) {
        return Finding::problem(JOURNAL, format!("{shown}: nothing can be written: {error}"))
            .advise("let it be written to, or name another folder with --journal; without it no change is sent");
    }
    if !folder.exists() {
        return Finding::ok(
            JOURNAL,
            format!("{shown}; it is made with the first change"),
        );
    }
    match open_changes(folder) {
        Ok(Open {
            open: 0,
            at_work: 0,
        }) => Finding::ok(JOURNAL, format!("{shown}; no change is open")),
        Ok(Open { open: 0, at_work }) => Finding::ok(
            JOURNAL,
            format!("{shown}; {} under way", format::count(at_work, "change")),
        ),
        Ok(Open { open, .. }) => {
            let is = if open == 1 { "is" } else { "are" };
            let found = format!("{shown}; {} {is} open", format::count(open, "change"));
            Finding::warning(JOURNAL, found)
                .advise("`iamport settle` finds out what became of them, and sends nothing twice")
        }
        Err(error) => Finding::problem(JOURNAL, format!("{shown}: it can't be read: {error}"))
            .advise("let it be read, or name another folder with --journal"),
    }
}

/// Changes that a journal has no end of.
#[derive(Debug, PartialEq, Eq)]
struct Open {
    open: u64,
    /// Those that another process has in hand.
    at_work: u64,
}

/// What needs to be known of a record.
#[derive(Deserialize)]
struct Record {
    verdict: Option<Value>,
    #[serde(default)]
    not_sent: bool,
}

fn open_changes(folder: &Path) -> io::Result<Open> {
    let journal = FileJournal::open(folder)?;
    let mut found = Open {
        open: 0,
        at_work: 0,
    };
    for key in journal.keys()? {
        let Some(mut claim) = journal.claim(&key)? else {
            found.at_work += 1;
            continue;
        };
        let Some(last) = claim.last()? else {
            continue;
        };
        // One that can't be read is open: `iamport settle` says so.
        let is_open = serde_json::from_str::<Record>(&last).map_or(true, |record| {
            let waits = record.verdict.is_none_or(|verdict| verdict == "waiting");
            waits && !record.not_sent
        });
        found.open += u64::from(is_open);
    }
    Ok(found)
}

/// What the terminal can do. Nothing of it is a problem.
pub(super) fn terminal() -> Finding {
    let colours = if terminal::has_colours() {
        "colours"
    } else {
        "no colours"
    };
    let width = match terminal::width() {
        Some(width) => format!("{width} columns"),
        None => "results go to a file or a program".to_owned(),
    };
    let asked = if terminal::can_ask() {
        "questions can be asked"
    } else {
        "nobody can be asked, so changes need --yes"
    };
    Finding::ok(TERMINAL, format!("{colours}; {width}; {asked}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_end_is_open() {
        let folder = tempfile::tempdir().unwrap();
        let journal = FileJournal::open(folder.path()).unwrap();
        let write = |key: &str, record: &str| {
            journal.claim(key).unwrap().unwrap().write(record).unwrap();
        };
        let none = Open {
            open: 0,
            at_work: 0,
        };
        assert_eq!(open_changes(folder.path()).unwrap(), none);
        write("done", r#"{"verdict":"done"}"#);
        write("not-done", r#"{"verdict":{"not_done":{"reason":"r"}}}"#);
        write("not-sent", r#"{"verdict":null,"not_sent":true}"#);
        assert_eq!(open_changes(folder.path()).unwrap(), none);
        write("unknown", r#"{"verdict":null}"#);
        write("waiting", r#"{"verdict":"waiting"}"#);
        write("strange", r#"[]"#);
        let held = journal.claim("done").unwrap();
        assert_eq!(
            open_changes(folder.path()).unwrap(),
            Open {
                open: 3,
                at_work: 1
            }
        );
        drop(held);
    }
}
