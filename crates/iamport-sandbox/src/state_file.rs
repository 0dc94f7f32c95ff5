//! The file that a sandbox keeps its state in: read at the start, and replaced as a whole.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::snapshot::Snapshot;

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
        let written = write_new(&beside, snapshot.as_str().as_bytes())
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
