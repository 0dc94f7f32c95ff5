//! A journal in a folder: a file for each key, a line for each record.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};

use super::journal::{Claim, Journal};

/// The ending of a key's file.
const ENDING: &str = "journal";

/// A journal in a folder of this machine.
///
/// Each key has a file, which is locked while a change with that key is under way, so that two processes on one folder are
/// kept apart; the lock ends with the process. Every record is on the disk before the call that it is about is sent. Files are
/// small and are never deleted: delete those that are older than you will ever ask for again.
#[derive(Clone, Debug)]
pub struct FileJournal {
    folder: PathBuf,
}

impl FileJournal {
    /// The journal in a folder, which is made if it is not there.
    ///
    /// # Errors
    /// The folder can't be made.
    pub fn open(folder: impl Into<PathBuf>) -> io::Result<Self> {
        let folder = folder.into();
        make_folder(&folder)?;
        Ok(Self { folder })
    }

    /// The file of a key. Its name holds the key in hexadecimal, since some file systems take `a` and `A` for one.
    fn file(&self, key: &str) -> PathBuf {
        let name: String = key.bytes().map(|byte| format!("{byte:02x}")).collect();
        self.folder.join(format!("{name}.{ENDING}"))
    }
}

impl Journal for FileJournal {
    fn claim(&self, key: &str) -> io::Result<Option<Box<dyn Claim>>> {
        let path = self.file(key);
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)?;
        match FileExt::try_lock(&file) {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // Whoever made it may have ended before this; one that holds a record has been through it.
        if file.metadata()?.len() == 0 {
            sync_folder(&self.folder)?;
        }
        Ok(Some(Box::new(FileClaim { file })))
    }

    fn keys(&self) -> io::Result<Vec<String>> {
        let mut keys = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == ENDING)
                && let Some(key) = path.file_stem().and_then(|stem| key_of(stem.to_str()?))
            {
                keys.push(key);
            }
        }
        keys.sort();
        Ok(keys)
    }
}

/// The key that the name of a file stands for.
fn key_of(name: &str) -> Option<String> {
    let digits = name.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = digits.map(byte).collect();
    String::from_utf8(bytes?).ok()
}

/// Makes a folder and those above it, each so that it is still there after a sudden end of the machine.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    // The one above a bare name is the working folder, which has an empty path here.
    let above = folder.parent().filter(|above| *above != Path::new(""));
    let above = above.unwrap_or(Path::new("."));
    make_folder(above)?;
    match fs::create_dir(folder) {
        // Another process was faster.
        Err(_) if folder.is_dir() => {}
        made => made?,
    }
    sync_folder(above)
}

/// So that a new file is still there after a sudden end of the machine. Windows has no such call and needs none.
fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

struct FileClaim {
    file: File,
}

impl FileClaim {
    /// The file's whole lines. What stands behind the last one was cut off while it was written, and is overwritten.
    fn lines(&mut self) -> io::Result<(String, u64)> {
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        self.file.read_to_end(&mut bytes)?;
        let whole = bytes.iter().rposition(|byte| *byte == b'\n');
        let whole = whole.map_or(0, |last| last + 1);
        bytes.truncate(whole);
        let text = String::from_utf8(bytes)
            .map_err(|_| io::Error::new(io::ErrorKind::InvalidData, "the journal is not text"))?;
        Ok((text, whole as u64))
    }
}

impl Claim for FileClaim {
    fn last(&mut self) -> io::Result<Option<String>> {
        let (text, _) = self.lines()?;
        Ok(text.lines().last().map(str::to_owned))
    }

    fn write(&mut self, record: &str) -> io::Result<()> {
        let (_, end) = self.lines()?;
        self.file.set_len(end)?;
        self.file.seek(SeekFrom::Start(end))?;
        self.file.write_all(format!("{record}\n").as_bytes())?;
        self.file.sync_all()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_belongs_to_one_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let one = FileJournal::open(folder.path()).unwrap();
        let other = FileJournal::open(folder.path()).unwrap();
        let claim = one.claim("a").unwrap().unwrap();
        assert!(other.claim("a").unwrap().is_none());
        assert!(other.claim("A").unwrap().is_some());
        drop(claim);
        assert!(other.claim("a").unwrap().is_some());
        assert_eq!(one.keys().unwrap(), ["A", "a"]);
    }

    #[test]
    fn the_last_whole_line_counts_wherever_the_writing_ended() {
        let folder = tempfile::tempdir().unwrap();
        let journal = FileJournal::open(folder.path()).unwrap();
        let path = journal.file("a");
        let whole = "{\"first\":1}\n{\"second\":22}\n";
        for cut in 0..=whole.len() {
            fs::write(&path, &whole[..cut]).unwrap();
            let mut claim = journal.claim("a").unwrap().unwrap();
            let expected = match cut {
                0..12 => None,
                12..26 => Some("{\"first\":1}"),
                _ => Some("{\"second\":22}"),
            };
            assert_eq!(claim.last().unwrap().as_deref(), expected, "{cut}");
            claim.write("{}").unwrap();
            assert_eq!(claim.last().unwrap().as_deref(), Some("{}"), "{cut}");
        }
    }

    #[test]
    fn a_folder_is_made_with_those_above_it() {
        let outer = tempfile::tempdir().unwrap();
        let inner = outer.path().join("a/b/c");
        for _ in 0..2 {
            FileJournal::open(&inner).unwrap();
            assert!(inner.is_dir());
        }
        fs::write(outer.path().join("file"), "x").unwrap();
        assert!(FileJournal::open(outer.path().join("file/b")).is_err());
        assert!(FileJournal::open(outer.path().join("file")).is_err());
    }

    #[test]
    fn other_files_in_the_folder_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let journal = FileJournal::open(folder.path()).unwrap();
        fs::write(folder.path().join("notes.txt"), "x").unwrap();
        fs::write(folder.path().join("zz.journal"), "x").unwrap();
        assert!(journal.keys().unwrap().is_empty());
    }
}
