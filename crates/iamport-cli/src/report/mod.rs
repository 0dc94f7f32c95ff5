//! An export as one page for people: a single HTML file that needs no network, no script and no other file.
//!
//! `figures` adds up, by currency, what the rows of an export come to; `spans` puts days together so that no plot has
//! more bars than a screen can show; `bars` draws; `page` writes the words, the tables and the plots.

mod bars;
mod figures;
mod html;
mod page;
mod spans;

pub(crate) use self::figures::{OfCurrency, figures};
pub(crate) use self::page::page;
