//! Where words go, and how records look.

mod fields;
mod records;
pub(crate) mod rows;
pub(crate) mod table;
pub(crate) mod view;
mod write;

pub(crate) use self::records::{Records, answer, check_columns, chosen as for_programs, one};
pub(crate) use self::rows::Rows;
pub(crate) use self::view::{Output, View};
pub(crate) use self::write::{json, line, say};
