//! What a sandbox holds, as a document: taken, put back, and kept in a file.

use std::collections::BTreeSet;
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use crate::clock::ClockReading;
use crate::domain::Shop;

/// What every such document says about itself.
const FORMAT: &str = "iamport-sandbox snapshot";
/// The version of the format that this crate writes, and the only one that it reads.
const VERSION: u32 = 1;

/// Text out of a list that is part of the program. A name of its own, because a derived reader takes a
/// field that is plainly written `&str` for one that borrows from the document.
pub(crate) type Word = &'static str;

/// Reads a [`Word`]. Each different text is kept once for as long as the program runs; there are no
/// more of them than names of banks and the like.
pub(crate) fn word<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Word, D::Error> {
    static WORDS: Mutex<BTreeSet<Word>> = Mutex::new(BTreeSet::new());
    let text = String::deserialize(deserializer)?;
    let mut words = WORDS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = words.get(text.as_str()) {
        return Ok(known);
    }
    let kept: Word = Box::leak(text.into_boxed_str());
    words.insert(kept);
    Ok(kept)
}

/// Everything that a sandbox held at one moment: payments, tokens, registered amounts, the state of its
/// ids, and its clock.
///
/// Not part of it are the credentials, faults, webhooks that wait, and the records of requests and
/// webhooks. It is written as JSON by [`Display`](fmt::Display) and read by
/// [`parse`](str::parse); what is in there is no promise, but a version that this crate does not know
/// is refused.
#[derive(Clone, PartialEq, Eq)]
pub struct Snapshot {
    text: String,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u32,
    clock: ClockReading,
    shop: &'a Shop,
}

/// The part that every version has.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
struct Body {
    clock: ClockReading,
    shop: Shop,
}

/// A document is not a snapshot that this version of the sandbox can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotError {
    reason: String,
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for SnapshotError {}

impl Snapshot {
    pub(crate) fn take(shop: &Shop, clock: ClockReading) -> Result<Snapshot, SnapshotError> {
        let written = Written {
            format: FORMAT,
            version: VERSION,
            clock,
            shop,
        };
        serde_json::to_string(&written)
            .map(|text| Snapshot { text })
            .map_err(|error| SnapshotError {
                reason: format!("the state cannot be written: {error}"),
            })
    }

    /// The shop and the clock that are written in it.
    pub(crate) fn open(&self) -> Result<(Shop, ClockReading), SnapshotError> {
        let damaged = |error: serde_json::Error| SnapshotError {
            reason: format!("the snapshot is damaged: {error}"),
        };
        let foreign = |_| SnapshotError {
            reason: "this is no snapshot of iamport-sandbox".to_owned(),
        };
        let whole: &RawValue = serde_json::from_str(&self.text).map_err(damaged)?;
        let head: Head = serde_json::from_str(whole.get()).map_err(foreign)?;
        if head.format != FORMAT {
            return Err(SnapshotError {
                reason: "this is no snapshot of iamport-sandbox".to_owned(),
            });
        }
        if head.version != VERSION {
            return Err(SnapshotError {
                reason: format!(
                    "the snapshot has version {}, and this iamport-sandbox reads version {VERSION} only",
                    head.version
                ),
            });
        }
        let body: Body = serde_json::from_str(whole.get()).map_err(damaged)?;
        Ok((body.shop, body.clock))
    }
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Buyers and tokens are in there.
        f.debug_struct("Snapshot")
            .field("bytes", &self.text.len())
            .finish()
    }
}

impl std::str::FromStr for Snapshot {
    type Err = SnapshotError;

    fn from_str(text: &str) -> Result<Snapshot, SnapshotError> {
        let snapshot = Snapshot {
            text: text.to_owned(),
        };
        snapshot.open()?;
        Ok(snapshot)
    }
}

/// The JSON document itself.
impl Serialize for Snapshot {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(&self.text).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Snapshot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Snapshot, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        raw.get().parse().map_err(serde::de::Error::custom)
    }
}

/// A file that a sandbox keeps its state in.
#[derive(Clone, Debug)]
pub(crate) struct StateFile {
    path: PathBuf,
}

impl StateFile {
    pub(crate) fn new(path: PathBuf) -> StateFile {
        StateFile { path }
    }

    /// What is kept there; `None` if there is no such file yet.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or is not a snapshot. It is left as it is then.
    pub(crate) fn load(&self) -> io::Result<Option<Snapshot>> {
        let told = |reason: &dyn fmt::Display| {
            format!(
                "the state file {} cannot be used, and was left as it is: {reason}",
                self.path.display()
            )
        };
        let bytes = match fs::read(&self.path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(io::Error::new(error.kind(), told(&error))),
        };
        let invalid =
            |reason: &dyn fmt::Display| io::Error::new(io::ErrorKind::InvalidData, told(reason));
        let text = String::from_utf8(bytes).map_err(|error| invalid(&error))?;
        let snapshot = text.parse().map_err(|error| invalid(&error))?;
        Ok(Some(snapshot))
    }

    /// Replaces the file as a whole: whoever reads it, even after a crash, finds the old state or the
    /// new one.
    pub(crate) fn save(&self, snapshot: &Snapshot) -> io::Result<()> {
        let name = self
            .path
            .file_name()
            .ok_or_else(|| io::Error::other("the path of the state file has no name"))?;
        let mut beside = std::ffi::OsString::from(".");
        beside.push(name);
        beside.push(format!(".{}.new", std::process::id()));
        let folder = match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        let beside = folder.join(beside);
        let written = write_new(&beside, snapshot.text.as_bytes())
            .and_then(|()| fs::rename(&beside, &self.path));
        if let Err(error) = written {
            // What was half written helps nobody.
            let _ = fs::remove_file(&beside);
            return Err(error);
        }
        // The new name is on the disk when the folder is. Not every system can do this to a folder.
        if let Ok(folder) = File::open(folder) {
            let _ = folder.sync_all();
        }
        Ok(())
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        // Tokens are in there.
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.write_all(b"\n")?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::Credentials;

    fn snapshot() -> Snapshot {
        let shop = Shop::new(Credentials::default(), 1, 100);
        Snapshot::take(&shop, Clock::frozen_at(100).reading()).unwrap()
    }

    #[test]
    fn what_is_taken_can_be_opened_and_is_the_same_again() {
        let first = snapshot();
        let (shop, clock) = first.open().unwrap();
        assert_eq!(Snapshot::take(&shop, clock).unwrap(), first);
        let read: Snapshot = first.to_string().parse().unwrap();
        assert_eq!(read, first);
        let json = serde_json::to_string(&first).unwrap();
        assert_eq!(serde_json::from_str::<Snapshot>(&json).unwrap(), first);
    }

    #[test]
    fn credentials_are_not_in_it() {
        let credentials = Credentials {
            key: "the-key".to_owned(),
            secret: "the-secret".to_owned(),
        };
        let shop = Shop::new(credentials, 1, 100);
        let taken = Snapshot::take(&shop, Clock::frozen_at(0).reading()).unwrap();
        assert!(!taken.to_string().contains("the-"));
    }

    #[test]
    fn what_is_not_a_snapshot_is_told_apart() {
        let reason = |text: &str| text.parse::<Snapshot>().unwrap_err().to_string();
        assert!(reason("").contains("damaged"));
        assert!(reason("{\"format\":").contains("damaged"));
        assert!(reason("{}").contains("no snapshot"));
        assert!(reason(r#"{"format":"other","version":1}"#).contains("no snapshot"));
        let newer = snapshot()
            .to_string()
            .replace("\"version\":1", "\"version\":2");
        assert!(reason(&newer).contains("version 2"));
        let cut = snapshot().to_string().replace("\"payments\"", "\"pay\"");
        assert!(reason(&cut).contains("damaged"));
    }
}
