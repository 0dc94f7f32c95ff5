//! A shop's own list of orders, held against the payments of the API.
//!
//! `list` reads the shop's list and names every line that is wrong before anything is sent; `look_up` and an export
//! find the payments; `compare` says what differs.

mod compare;
mod list;
mod look_up;

pub(crate) use self::compare::{Comparison, Difference, Kind, Payment};
pub(crate) use self::list::read;
pub(crate) use self::look_up::{look_up, span};
