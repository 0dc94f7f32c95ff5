//! A journal in a folder: a file for each key, a line for each record.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use fs4::{FileExt, TryLockError};
use serde::de::IgnoredAny;

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

    /// The file of a key.
    fn file(&self, key: &str) -> PathBuf {
        self.folder.join(format!("{}.{ENDING}", name_of(key)))
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

/// The name of a key's file, without its ending: the key in hexadecimal, since some file systems take `a` and `A` for one.
pub(crate) fn name_of(key: &str) -> String {
    key.bytes().map(|byte| format!("{byte:02x}")).collect()
}

/// The key that the name of a file stands for, if it is one that a key's file has.
pub(crate) fn key_of(name: &str) -> Option<String> {
    let digits = name.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let bytes: Option<Vec<u8>> = digits.map(byte).collect();
    let key = String::from_utf8(bytes?).ok()?;
    // `4A`, `+a` and `a` are numbers too, and the file of no key.
    Some(key).filter(|key| name_of(key) == name)
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
    fn bytes(&mut self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        self.file.seek(SeekFrom::Start(0))?;
        self.file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

impl Claim for FileClaim {
    fn last(&mut self) -> io::Result<Option<String>> {
        let bytes = self.bytes()?;
        Ok(Records::read(&bytes)?.last.map(str::to_owned))
    }

    fn write(&mut self, record: &str) -> io::Result<()> {
        let bytes = self.bytes()?;
        let records = Records::read(&bytes)?;
        let line = records.line(record)?;
        let end = records.end as u64;
        self.file.set_len(end)?;
        self.file.seek(SeekFrom::Start(end))?;
        self.file.write_all(line.as_bytes())?;
        self.file.sync_all()
    }
}

/// What a key's file holds.
pub(crate) struct Records<'a> {
    /// The last record that is whole.
    pub(crate) last: Option<&'a str>,
    /// Where the whole records end, and the next one is written.
    pub(crate) end: usize,
    /// Whether the last one has no line break behind it.
    unbroken: bool,
}

impl<'a> Records<'a> {
    /// Reads a file. What stands behind the last line break was cut off while it was written, and does not count; unless it is whole
    /// but for the break.
    ///
    /// # Errors
    /// `InvalidData`: it is not text, or behind the last line break stands a whole record with something else than a break at its
    /// end. To pass over it would take an earlier record for the last one, and could send something twice.
    pub(crate) fn read(bytes: &'a [u8]) -> io::Result<Self> {
        let whole = bytes.iter().rposition(|byte| *byte == b'\n');
        let (lines, rest) = bytes.split_at(whole.map_or(0, |last| last + 1));
        let lines = text(lines)?;
        // A machine that ends suddenly can leave a file that is as long as it was to be, with zeros in it.
        let zeros = rest.iter().rev().take_while(|byte| **byte == 0).count();
        let (rest, _) = rest.split_at(rest.len() - zeros);
        if let Some(end) = end_of_object(rest) {
            let behind = rest.get(end..).unwrap_or_default();
            if !behind.iter().all(|byte| b" \t\r".contains(byte)) {
                return Err(damaged("the end of a record of the journal is damaged"));
            }
            return Ok(Self {
                last: Some(text(rest)?),
                end: lines.len() + rest.len(),
                unbroken: true,
            });
        }
        let last = lines.strip_suffix('\n').map(|lines| {
            let start = lines.rfind('\n').map_or(0, |before| before + 1);
            lines.get(start..).unwrap_or_default()
        });
        Ok(Self {
            last,
            end: lines.len(),
            unbroken: false,
        })
    }

    /// What to write at the end for one record more.
    ///
    /// # Errors
    /// `InvalidInput` for a record of several lines, of which only the last would be read again.
    pub(crate) fn line(&self, record: &str) -> io::Result<String> {
        if record.contains('\n') {
            let why = "a record of the journal is one line";
            return Err(io::Error::new(io::ErrorKind::InvalidInput, why));
        }
        let before = if self.unbroken { "\n" } else { "" };
        Ok(format!("{before}{record}\n"))
    }
}

/// Where the JSON object ends that bytes begin with; `None` if it is not whole.
fn end_of_object(bytes: &[u8]) -> Option<usize> {
    if !bytes.starts_with(b"{") {
        return None;
    }
    let mut objects = serde_json::Deserializer::from_slice(bytes).into_iter::<IgnoredAny>();
    objects.next()?.ok()?;
    Some(objects.byte_offset())
}

fn text(bytes: &[u8]) -> io::Result<&str> {
    std::str::from_utf8(bytes).map_err(|_| damaged("the journal is not text"))
}

fn damaged(why: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
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
                // Whole, and only its line break is missing: it counts.
                0..11 => None,
                11..25 => Some("{\"first\":1}"),
                _ => Some("{\"second\":22}"),
            };
            assert_eq!(claim.last().unwrap().as_deref(), expected, "{cut}");
            claim.write("{}").unwrap();
            assert_eq!(claim.last().unwrap().as_deref(), Some("{}"), "{cut}");
            let kept = expected.unwrap_or_default();
            assert!(fs::read_to_string(&path).unwrap().contains(kept), "{cut}");
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
    fn a_damaged_line_break_is_no_cut_off_record() {
        let folder = tempfile::tempdir().unwrap();
        let journal = FileJournal::open(folder.path()).unwrap();
        let path = journal.file("a");
        let last = |bytes: &[u8]| {
            fs::write(&path, bytes).unwrap();
            let last = journal.claim("a").unwrap().unwrap().last();
            last.map_err(|error| error.kind())
        };
        let first = "{\"first\":1}";
        for (bytes, expected) in [
            (&b"{\"first\":1}\n{\"second\":2}\x0b"[..], None),
            (b"{\"first\":1}\n{\"second\":2}{", None),
            (b"\xff\n{\"first\":1}\n", None),
            (b"{\"first\":1}\n{\"sec", Some(first)),
            (b"{\"first\":1}\n{\"sec\xed\x99", Some(first)),
            (b"{\"first\":1}\n{\"sec\0\0\0", Some(first)),
            (b"{\"first\":1}\n\0\0\0", Some(first)),
            (b"{\"first\":1}\n{\"sec\x01", Some(first)),
            // Twice cut off.
            (b"{\"first\":1}\n{\"sec{\"thi", Some(first)),
            (b"{\"first\":1}\0", Some(first)),
        ] {
            let expected = expected.map(|last| Some(last.to_owned()));
            let expected = expected.ok_or(io::ErrorKind::InvalidData);
            assert_eq!(last(bytes), expected, "{:?}", bytes.escape_ascii());
            let wrote = journal.claim("a").unwrap().unwrap().write("{}").is_ok();
            assert_eq!(wrote, expected.is_ok());
            if !wrote {
                assert_eq!(fs::read(&path).unwrap(), bytes);
            }
        }
    }

    #[test]
    fn a_record_is_one_line_and_comes_back_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let journal = FileJournal::open(folder.path()).unwrap();
        let mut claim = journal.claim("a").unwrap().unwrap();
        for record in ["{}", "", " {} ", "{}\r"] {
            claim.write(record).unwrap();
            assert_eq!(claim.last().unwrap().as_deref(), Some(record));
        }
        let error = claim.write("{}\n{}").unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidInput);
        assert_eq!(claim.last().unwrap().as_deref(), Some("{}\r"));
    }

    #[test]
    fn other_files_in_the_folder_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let journal = FileJournal::open(folder.path()).unwrap();
        fs::write(folder.path().join("notes.txt"), "x").unwrap();
        // The file of the key `J` is `4a.journal`.
        for name in ["zz", "4A", "+a", "a", "e"] {
            fs::write(folder.path().join(format!("{name}.journal")), "x").unwrap();
        }
        assert!(journal.keys().unwrap().is_empty());
    }
}
