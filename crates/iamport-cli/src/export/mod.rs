//! The payments of a span of days as files, one folder a day: `DIR/date=2026-01-01/payments.csv`.
//!
//! # The rule
//!
//! The rows are those of the service, however often a run was interrupted, and whether one range was read or eight:
//!
//! 1. **A row is on the day that the API lists its payment under**, in Korean time: that of its start, payment,
//!    cancel or failure, by its status (`getPaymentsByStatus` in `spec/payments.yaml`). A window that answers a payment
//!    with another time is read day by day, and then the day of the window counts.
//! 2. **A day's file is one reading or it is not there.** It is written under another name, synced and renamed. A
//!    reading in which the API's count changed, or did not come to the payments that came, is thrown away and made
//!    again: by halves down to a single day, and that `run::READINGS` times. What is kept of a day that never stood
//!    still is not complete.
//! 3. **A day is complete** if it was over before it was read, stood still, and every entry could be read. That is
//!    written down after its file is in its place, in the part of the manifest that belongs to the range. A killed run
//!    therefore reads at most its last windows a second time, and what it writes then takes the place of what was
//!    there.
//! 4. **A payment is in one day's file.** While days are read one after the other, a payment that was `paid` on one day
//!    becomes `cancelled` on another, and both files have it. The newer state stays, and newer is what is further in a
//!    payment's life ([`listed::Progress`]), not what was read later: no clock and no order of reading is asked, so
//!    that parts of several machines, copied together in any order, come to the same rows. It is the last step
//!    ([`finish`]), of whichever process is the last one to end, and done a second time it changes nothing.
//!
//! What no export can know: a payment that changes after its day was read is exported as it was, until a day that has
//! it in its new state is exported, or its own day is read `--again`. With one `--status` only the latter helps, since a
//! payment that has left the status is on no list of it.

mod day;
mod day_file;
mod fields;
mod finish;
mod listed;
mod lock;
mod manifest;
mod plan;
mod reader;
mod reading;
mod run;
mod settings;
mod sums;

#[cfg(test)]
pub(crate) use self::day::days;
pub(crate) use self::day::{Day, Days};
pub(crate) use self::day_file::Row;
pub(crate) use self::finish::Finished;
pub(crate) use self::manifest::DayRecord;
pub(crate) use self::reader::Export;
#[cfg(test)]
pub(crate) use self::reader::tests;
pub(crate) use self::run::{Exported, Order, finish_folder, run};
pub(crate) use self::settings::{Format, Settings, Status};
pub(crate) use self::sums::{Sum, Sums};
