//! The file that a sandbox keeps its state in: a `redb` database with one table of rows.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use redb::backends::FileBackend;
use redb::{
    Database, DatabaseError, Durability, ReadOnlyTable, ReadableTable, StorageBackend,
    TableDefinition, TableHandle,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::tables::{Batch, Parts, Table, Visit, places};

/// Every row of the state.
const ROWS: TableDefinition<'_, &[u8], &[u8]> = TableDefinition::new("rows");
/// What the file says about itself.
const ABOUT: TableDefinition<'_, &str, u64> = TableDefinition::new("iamport-sandbox state");
/// The version of the format that this crate writes, and the only one that it reads.
const VERSION: u64 = 1;
/// How every `redb` file begins once it is complete.
const MAGIC: &[u8] = b"redb\x1A\x0A\xA9\x0D\x0A";
/// How much of it is held in memory, in bytes. Nothing is read after the start.
const CACHE: usize = 32 * 1024 * 1024;
/// How much of a file is looked at before it is taken for one of ours.
const HEAD: u64 = 64;

/// An open state file. Nobody else can open it meanwhile.
pub(crate) struct Store {
    database: Database,
    path: PathBuf,
    #[cfg(unix)]
    identity: (u64, u64),
}

impl Store {
    /// Opens the file, or makes a new one. Nothing is in a new one: see [`is_new`](Self::is_new).
    ///
    /// # Errors
    ///
    /// Another sandbox has it open, it is not a state file, or it cannot be read or written.
    pub(crate) fn open(path: PathBuf) -> io::Result<Store> {
        let told = |error: io::Error| {
            let path = path.display();
            let text = if error.kind() == io::ErrorKind::InvalidData {
                format!("the state file {path} cannot be used, and was left as it was: {error}")
            } else {
                format!("the state file {path} cannot be used: {error}")
            };
            io::Error::new(error.kind(), text)
        };
        let store = open_file(&path)
            .and_then(|file| Store::of(file, &path))
            .map_err(told)?;
        if store.is_new().map_err(told)? {
            store.sync_folder();
        }
        Ok(store)
    }

    fn of(file: File, path: &Path) -> io::Result<Store> {
        #[cfg(unix)]
        let identity = identity(&file.metadata()?);
        let backend = FileBackend::new(file).map_err(of_opening)?;
        // From here on the file is ours alone.
        prepare(&backend)?;
        let database = guarded(|| {
            Database::builder()
                .create_with_file_format_v3(true)
                .set_cache_size(CACHE)
                .create_with_backend(backend)
                .map_err(of_opening)
        })
        .map_err(damaged)?;
        let store = Store {
            database,
            path: path.to_owned(),
            #[cfg(unix)]
            identity,
        };
        store.check_version()?;
        Ok(store)
    }

    fn check_version(&self) -> io::Result<()> {
        let version = guarded(|| {
            let reading = self.database.begin_read().map_err(redb::Error::from);
            let reading = reading.map_err(of_redb)?;
            let names: Vec<String> = reading
                .list_tables()
                .map_err(|error| of_redb(error.into()))?
                .map(|table| table.name().to_owned())
                .collect();
            if names.is_empty() {
                return Ok(VERSION);
            }
            if !names.iter().any(|name| name == ABOUT.name()) {
                return Err(not_ours());
            }
            let about = reading
                .open_table(ABOUT)
                .map_err(|error| of_redb(error.into()))?;
            let version = about
                .get("version")
                .map_err(|error| of_redb(error.into()))?;
            Ok(version.map_or(0, |version| version.value()))
        })
        .map_err(damaged)?;
        if version == VERSION {
            return Ok(());
        }
        Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!(
                "it has version {version}, and this iamport-sandbox reads version {VERSION} only"
            ),
        ))
    }

    /// Whether nothing was ever written to it.
    pub(crate) fn is_new(&self) -> io::Result<bool> {
        Ok(self.rows()?.is_none())
    }

    fn rows(&self) -> io::Result<Option<ReadOnlyTable<&'static [u8], &'static [u8]>>> {
        let reading = self.database.begin_read();
        let reading = reading.map_err(|error| of_redb(error.into()))?;
        match reading.open_table(ROWS) {
            Ok(rows) => Ok(Some(rows)),
            Err(redb::TableError::TableDoesNotExist(_)) => Ok(None),
            Err(error) => Err(of_redb(error.into())),
        }
    }

    /// Puts everything that is kept into `state`, which has to be empty.
    pub(crate) fn load(&self, state: &mut impl Parts) -> io::Result<()> {
        let loaded = guarded(|| match self.rows()? {
            Some(rows) => state.parts(&mut Load { rows }),
            None => Ok(()),
        });
        loaded.map_err(|error| {
            let path = self.path.display();
            let error = damaged(error);
            io::Error::new(
                error.kind(),
                format!("the state file {path} cannot be used, and was left as it was: {error}"),
            )
        })
    }

    /// Writes a batch, all of it or nothing. It is on the disk when this returns.
    ///
    /// # Errors
    ///
    /// It may be there or not. The store is of no use afterwards.
    pub(crate) fn commit(&self, batch: &Batch) -> io::Result<()> {
        guarded(|| self.write(batch).map_err(of_redb))?;
        self.is_still_there()
    }

    #[expect(
        clippy::result_large_err,
        reason = "the error is redb's own, and goes no further than the caller"
    )]
    fn write(&self, batch: &Batch) -> Result<(), redb::Error> {
        let mut writing = self.database.begin_write()?;
        writing.set_durability(Durability::Immediate);
        if batch.from_scratch {
            writing.delete_table(ROWS)?;
        }
        {
            let mut about = writing.open_table(ABOUT)?;
            if about.get("version")?.is_none() {
                about.insert("version", VERSION)?;
            }
            let mut rows = writing.open_table(ROWS)?;
            for (key, value) in &batch.rows {
                match value {
                    Some(value) => rows.insert(key.as_slice(), value.as_slice())?,
                    None => rows.remove(key.as_slice())?,
                };
            }
        }
        writing.commit()?;
        Ok(())
    }

    /// A file that was deleted can be written to for as long as it is open, and is lost with its last
    /// user.
    fn is_still_there(&self) -> io::Result<()> {
        let there = fs::metadata(&self.path);
        #[cfg(unix)]
        let same = there.map(|there| identity(&there) == self.identity);
        #[cfg(not(unix))]
        let same = there.map(|_| true);
        match same {
            Ok(true) => Ok(()),
            Ok(false) => Err(io::Error::other("another file is in its place")),
            Err(error) => Err(error),
        }
    }

    /// The name of a new file is on the disk when its folder is. Not every system can do this to a folder.
    fn sync_folder(&self) {
        let folder = match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        if let Ok(folder) = File::open(folder) {
            let _ = folder.sync_all();
        }
    }
}

#[cfg(unix)]
fn identity(file: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (file.dev(), file.ino())
}

fn open_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        // Tokens are in there.
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    options.open(path)
}

/// Tells what a file is before the database touches it. One whose making was cut short is emptied.
fn prepare(backend: &FileBackend) -> io::Result<()> {
    let length = backend.len()?;
    if length == 0 {
        return Ok(());
    }
    let head = backend.read(0, usize::try_from(length.min(HEAD)).unwrap_or(0))?;
    if head.starts_with(MAGIC) {
        return Ok(());
    }
    // The beginning of such a file is written last, and the size of its pages follows it.
    let begins_with_nothing = head.iter().take(MAGIC.len()).all(|byte| *byte == 0);
    let page_size = head.get(12..16).unwrap_or_default();
    if begins_with_nothing && [&[0; 4][..], &4_096_u32.to_le_bytes()].contains(&page_size) {
        return backend.set_len(0);
    }
    Err(not_ours_but(&head))
}

fn not_ours() -> io::Error {
    io::Error::new(
        io::ErrorKind::InvalidData,
        "this is no state file of iamport-sandbox",
    )
}

/// A file that is no database: perhaps one of the kind that was written before.
fn not_ours_but(head: &[u8]) -> io::Error {
    let snapshot = b"{\"format\":\"iamport-sandbox snapshot\"";
    if !head.starts_with(snapshot) {
        return not_ours();
    }
    io::Error::new(
        io::ErrorKind::InvalidData,
        "this is a snapshot, which is what older versions kept their state in; start with another \
         file, and bring it in with `iamport control restore FILE`",
    )
}

fn of_opening(error: DatabaseError) -> io::Error {
    match error {
        DatabaseError::DatabaseAlreadyOpen => io::Error::new(
            io::ErrorKind::ResourceBusy,
            "another sandbox is using it at this moment",
        ),
        other => of_redb(other.into()),
    }
}

fn of_redb(error: redb::Error) -> io::Error {
    match error {
        redb::Error::Io(error) => error,
        other @ (redb::Error::Corrupted(_) | redb::Error::UpgradeRequired(_)) => {
            io::Error::new(io::ErrorKind::InvalidData, other.to_string())
        }
        other => io::Error::other(other.to_string()),
    }
}

/// What cannot be read of a file that was opened is damaged, unless the system says otherwise.
fn damaged(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::InvalidData if error.get_ref().is_some() => error,
        io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::Other => {
            io::Error::new(
                io::ErrorKind::InvalidData,
                format!("it is damaged: {error}"),
            )
        }
        _ => error,
    }
}

/// The database panics on some damaged files; here that is an error like others.
fn guarded<T>(action: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    catch_unwind(AssertUnwindSafe(action))
        .unwrap_or_else(|_| Err(io::Error::other("the database in it makes no sense")))
}

impl fmt::Debug for Store {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Store")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// Puts back what is in the rows.
struct Load {
    rows: ReadOnlyTable<&'static [u8], &'static [u8]>,
}

impl Visit for Load {
    fn whole<T: Serialize + DeserializeOwned>(
        &mut self,
        name: &'static str,
        part: &mut T,
    ) -> io::Result<()> {
        let (place, _) = places(name);
        let found = self.rows.get(place.as_slice());
        let found = found.map_err(|error| of_redb(error.into()))?;
        let found = found.ok_or_else(|| io::Error::other(format!("{name} is missing")))?;
        *part = serde_json::from_slice(found.value())?;
        Ok(())
    }

    fn table(&mut self, name: &'static str, table: &mut impl Table) -> io::Result<()> {
        let (from, to) = places(name);
        let rows = self.rows.range(from.as_slice()..to.as_slice());
        for row in rows.map_err(|error| of_redb(error.into()))? {
            let (key, value) = row.map_err(|error| of_redb(error.into()))?;
            let key = key.value().get(from.len()..).unwrap_or_default();
            table
                .put_back(key, value.value())
                .map_err(|error| io::Error::other(format!("{name}: {error}")))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(path: &Path) -> String {
        let error = Store::open(path.to_owned()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
        error.to_string()
    }

    #[test]
    fn databases_of_others_and_of_other_versions_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let store = Store::open(path.clone()).unwrap();
        assert!(store.is_new().unwrap());
        let mut batch = Batch::default();
        batch.rows.insert(b"a/".to_vec(), Some(b"1".to_vec()));
        store.commit(&batch).unwrap();
        assert!(!store.is_new().unwrap());
        let writing = store.database.begin_write().unwrap();
        let mut about = writing.open_table(ABOUT).unwrap();
        about.insert("version", VERSION + 1).unwrap();
        drop(about);
        writing.commit().unwrap();
        drop(store);
        assert!(refusal(&path).contains("version 2"));

        let path = folder.path().join("b");
        let database = Database::create(&path).unwrap();
        let writing = database.begin_write().unwrap();
        writing.open_table(ROWS).unwrap();
        writing.commit().unwrap();
        drop(database);
        assert!(refusal(&path).contains("no state file"));
    }

    #[test]
    fn what_is_missing_is_damage() {
        struct One(u32);
        impl Parts for One {
            fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
                visit.whole("a", &mut self.0)
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path().join("a")).unwrap();
        let mut batch = Batch::default();
        for (value, read) in [(Some("7"), true), (Some("seven"), false), (None, false)] {
            let row = value.map(|value| value.as_bytes().to_vec());
            batch.rows.insert(b"a/".to_vec(), row);
            store.commit(&batch).unwrap();
            let loaded = store.load(&mut One(0));
            assert_eq!(loaded.is_ok(), read, "{loaded:?}");
        }
    }
}
