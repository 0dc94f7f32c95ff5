//! Files that are there whole or not at all.
//!
//! A file is written under another name in the same folder, synced, and renamed. The other name begins with an
//! underscore, which readers of partitioned folders (Spark, DuckDB, DataFusion) pass over, and it is the same each
//! time, so that what a killed process left is written over by the next one.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// So many bytes are kept in memory before a file is opened, so that many small files can be in the making.
const IN_MEMORY: usize = 1024 * 1024;

/// A file in the making. If it is dropped, nothing of it stays.
#[derive(Debug)]
pub(crate) struct WholeFile {
    target: PathBuf,
    temporary: PathBuf,
    memory: Vec<u8>,
    file: Option<File>,
}

impl WholeFile {
    /// Begins the file that will be at `target`. Its folder must be there when it is finished.
    pub(crate) fn at(target: &Path) -> Self {
        let mut name = std::ffi::OsString::from("_");
        name.push(target.file_name().unwrap_or_default());
        name.push(".tmp");
        Self {
            target: target.to_owned(),
            temporary: target.with_file_name(name),
            memory: Vec::new(),
            file: None,
        }
    }

    /// Puts it in its place, over one that was there. It has reached the disk when this returns.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.spill()?;
        if let Some(file) = self.file.take() {
            file.sync_all()?;
        }
        fs::rename(&self.temporary, &self.target)?;
        sync_folder(self.target.parent())
    }

    /// Writes to the disk what is in memory.
    fn spill(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(File::create(&self.temporary)?),
        };
        file.write_all(&self.memory)?;
        self.memory.clear();
        Ok(())
    }
}

impl Write for WholeFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.memory.extend_from_slice(bytes);
        if self.memory.len() >= IN_MEMORY {
            self.spill()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for WholeFile {
    fn drop(&mut self) {
        // After a rename there is none of this name any more.
        if self.file.take().is_some() {
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// Writes a whole file at once.
pub(crate) fn write(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = WholeFile::at(target);
    file.write_all(bytes)?;
    file.finish()
}

/// A rename has reached the disk when its folder has.
pub(crate) fn sync_folder(folder: Option<&Path>) -> io::Result<()> {
    match folder {
        #[cfg(unix)]
        Some(folder) => {
            let here = Path::new(".");
            let folder = if folder.as_os_str().is_empty() {
                here
            } else {
                folder
            };
            File::open(folder)?.sync_all()
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_there_only_when_it_is_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        let mut file = WholeFile::at(&path);
        let large = vec![b'x'; IN_MEMORY + 1];
        file.write_all(&large).unwrap();
        assert_eq!(names(folder.path()), ["_a.csv.tmp"]);
        file.write_all(b"y").unwrap();
        file.finish().unwrap();
        assert_eq!(names(folder.path()), ["a.csv"]);
        assert_eq!(fs::read(&path).unwrap().len(), IN_MEMORY + 2);

        // What was there stays until the new one is whole, and nothing of one that was given up.
        let mut file = WholeFile::at(&path);
        file.write_all(&large).unwrap();
        drop(file);
        assert_eq!(names(folder.path()), ["a.csv"]);
        write(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }
}
