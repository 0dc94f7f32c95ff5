//! What is written down before a change is sent, so that a later run can settle it.

use std::io;

/// Where confirmed changes with a key are written down.
///
/// A record is text of one line, with ids, amounts and the state before, without a secret and without personal data. Implement it over a
/// database to share one journal between machines; [`FileJournal`](super::FileJournal) is one over a folder. The methods may block:
/// they are called where that is allowed.
pub trait Journal: Send + Sync + 'static {
    /// Claims a key: until the claim is dropped nobody else, in this process or another one, gets it. `None` if
    /// somebody else has it now.
    ///
    /// # Errors
    /// The journal can't be read or locked. Nothing is sent then.
    fn claim(&self, key: &str) -> io::Result<Option<Box<dyn Claim>>>;

    /// All keys that were ever claimed and written to.
    ///
    /// # Errors
    /// The journal can't be read.
    fn keys(&self) -> io::Result<Vec<String>>;
}

/// The right to write what becomes of a key.
pub trait Claim: Send {
    /// The last record that was written for the key, whole.
    ///
    /// # Errors
    /// The journal can't be read.
    fn last(&mut self) -> io::Result<Option<String>>;

    /// Writes a record. It must be durable when this returns.
    ///
    /// # Errors
    /// It can't be written. Nothing is sent then.
    fn write(&mut self, record: &str) -> io::Result<()>;
}
