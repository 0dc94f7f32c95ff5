//! Several processes may fill one folder, each a range of its own; nobody takes rows away while another one writes.
//!
//! The locks are those of the operating system, so a process that was killed holds none. Their files stay, in the
//! folder of the parts, which readers pass over.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use fs4::FileExt;

use super::day::Days;
use super::manifest;
use crate::output;
use crate::trouble::{Trouble, shown};

const FOLDER_LOCK: &str = "lock";
const RANGE_LOCK: &str = "lock";

/// Held while a range is exported.
#[derive(Debug)]
pub(crate) struct Exporting {
    _folder: File,
    _range: File,
}

/// Held while doubles are removed: nobody exports meanwhile.
#[derive(Debug)]
pub(crate) struct Finishing {
    _folder: File,
}

impl Exporting {
    /// Begins. It waits for somebody who removes doubles.
    ///
    /// # Errors
    /// Another process exports some of the same days.
    pub(crate) fn begin(dir: &Path, range: Days) -> Result<Self, Trouble> {
        let path = manifest::folder(dir).join(FOLDER_LOCK);
        let folder = open(&path)?;
        if FileExt::try_lock_shared(&folder).is_err() {
            output::say(
                "note: another process puts this folder in order; this one goes on after it",
            );
            FileExt::lock_shared(&folder)
                .map_err(|error| Trouble::file("locked", &path, &error))?;
        }
        let own = path_of(dir, range);
        let range_lock = open(&own)?;
        if FileExt::try_lock(&range_lock).is_err() {
            return Err(taken(dir, range));
        }
        for other in ranges(dir)?
            .into_iter()
            .filter(|other| *other != range && other.overlaps(range))
        {
            let lock = open(&path_of(dir, other))?;
            if FileExt::try_lock_shared(&lock).is_err() {
                return Err(taken(dir, other));
            }
        }
        Ok(Self {
            _folder: folder,
            _range: range_lock,
        })
    }
}

impl Finishing {
    /// Begins, if nobody exports or removes doubles at this moment.
    pub(crate) fn begin(dir: &Path) -> Result<Option<Self>, Trouble> {
        let folder = open(&manifest::folder(dir).join(FOLDER_LOCK))?;
        Ok(FileExt::try_lock(&folder)
            .is_ok()
            .then_some(Self { _folder: folder }))
    }
}

fn taken(dir: &Path, range: Days) -> Trouble {
    Trouble::said(format!(
        "another process exports {range} into {} at this moment",
        shown(dir)
    ))
    .and("Nothing was sent. Wait for its end, or give days that it does not read.")
}

fn path_of(dir: &Path, range: Days) -> PathBuf {
    manifest::folder(dir).join(format!("{range}.{RANGE_LOCK}"))
}

fn open(path: &Path) -> Result<File, Trouble> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(|error| Trouble::file("opened", path, &error))
}

/// The ranges that anybody ever locked.
fn ranges(dir: &Path) -> Result<Vec<Days>, Trouble> {
    let folder = manifest::folder(dir);
    let wrong = |error| Trouble::file("read", &folder, &error);
    let mut ranges = Vec::new();
    for entry in fs::read_dir(&folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        let name = path.file_stem().and_then(|name| name.to_str());
        let is_lock = path.extension().is_some_and(|ending| ending == RANGE_LOCK);
        let ends = name
            .filter(|_| is_lock)
            .and_then(|name| name.split_once(".."));
        if let Some((Ok(from), Ok(to))) = ends.map(|(from, to)| (from.parse(), to.parse())) {
            ranges.push(Days { from, to });
        }
    }
    Ok(ranges)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::days;

    #[test]
    fn ranges_that_share_no_day_go_beside_each_other() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(manifest::folder(dir.path())).unwrap();
        let first = Exporting::begin(dir.path(), days("2026-01-01", "2026-02-01")).unwrap();
        let second = Exporting::begin(dir.path(), days("2026-02-01", "2026-03-01")).unwrap();
        for taken in [
            days("2026-01-01", "2026-02-01"),
            days("2026-01-31", "2026-02-02"),
        ] {
            let error = Exporting::begin(dir.path(), taken).unwrap_err().to_string();
            assert!(error.contains("at this moment"), "{error}");
        }
        // Doubles are removed when nobody writes any more.
        assert!(Finishing::begin(dir.path()).unwrap().is_none());
        drop(first);
        assert!(Finishing::begin(dir.path()).unwrap().is_none());
        drop(second);
        let finishing = Finishing::begin(dir.path()).unwrap().unwrap();
        assert!(Finishing::begin(dir.path()).unwrap().is_none());
        drop(finishing);
        assert!(Exporting::begin(dir.path(), days("2026-01-31", "2026-02-02")).is_ok());
    }
}
