//! What must hold of whatever comes from outside: one check for each target in the folder `fuzz/`, which panics where it does not.
//!
//! The fuzzers call them with `--cfg fuzzing`, and the tests here call them with the committed corpus and with mutations of it. An
//! ordinary build has none of this.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a check stops loudly, like a test"
)]

mod envelope;
mod header_dates;
#[cfg(feature = "file-journal")]
mod journal;
mod models;
mod webhook;

pub use self::envelope::envelope;
pub use self::header_dates::header_dates;
#[cfg(feature = "file-journal")]
pub use self::journal::journal;
pub use self::models::models;
pub use self::webhook::webhook;

#[cfg(test)]
mod tests;
