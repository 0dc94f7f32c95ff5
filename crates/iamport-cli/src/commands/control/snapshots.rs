//! Snapshots in files.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::output;

/// Reads a snapshot. Whether it is one is for the sandbox to say; here it has to be JSON.
pub(super) fn read(file: &Path) -> Result<String, Failure> {
    let unread = |error: &dyn fmt::Display| {
        Failure::Usage(format!(
            "the snapshot {} can't be read: {error}",
            file.display()
        ))
    };
    let text = fs::read_to_string(file).map_err(|error| unread(&error))?;
    match serde_json::from_str::<IgnoredAny>(&text) {
        Ok(_) => Ok(text),
        Err(error) => Err(unread(&error)),
    }
}

/// Puts a snapshot in the place of whatever is there, as a whole or not at all.
pub(super) fn write(file: &Path, document: &str) -> Result<(), Failure> {
    replace(file, document).map_err(|error| {
        Failure::Said(
            Exit::Other,
            format!(
                "the snapshot can't be written to {}: {error}\nNothing was changed.",
                file.display()
            ),
        )
    })?;
    output::say(&format!("The snapshot is in {}.", file.display()));
    Ok(())
}

fn replace(file: &Path, document: &str) -> io::Result<()> {
    let beside = beside(file)?;
    let written = write_new(&beside, document).and_then(|()| fs::rename(&beside, file));
    if written.is_err() {
        // What was half written helps nobody.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A name in the same folder that nobody else has.
fn beside(file: &Path) -> io::Result<PathBuf> {
    let name = file
        .file_name()
        .ok_or_else(|| io::Error::other("the path has no name"))?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(format!(".{}.new", std::process::id()));
    Ok(file.with_file_name(beside))
}

fn write_new(file: &Path, document: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        // Tokens are in there.
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    let mut file = options.open(file)?;
    writeln!(file, "{document}")?;
    file.sync_all()
}
