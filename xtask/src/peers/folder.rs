//! The temporary folder that everything is installed into.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
};

use super::process::Trouble;

/// A folder of this run alone, removed with all that is in it unless it is to be kept.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    keep: bool,
}

impl Folder {
    /// One for the task of this name.
    pub(crate) fn create(task: &str, keep: bool) -> Result<Folder, Trouble> {
        let path = env::temp_dir().join(format!("iamport-{task}-{}", process::id()));
        // Not with its parents, and not if it is there: nobody else shall have made it.
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder
            .create(&path)
            .map_err(|error| format!("{} could not be made: {error}", path.display()))?;
        Ok(Folder { path, keep })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// A folder within it.
    pub(crate) fn subfolder(&self, name: &str) -> Result<PathBuf, Trouble> {
        let path = self.path.join(name);
        fs::create_dir(&path)
            .map_err(|error| format!("{} could not be made: {error}", path.display()))?;
        Ok(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if !self.keep {
            // What cannot be removed is in the folder for temporary things.
            let _ = fs::remove_dir_all(&self.path);
        }
    }
}

/// Writes a file.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    fs::write(path, text)
        .map_err(|error| format!("{} could not be written: {error}", path.display()))
}
