//! Rules of the house that no compiler holds, read from the source.

mod circles;
mod public_api;
mod source;
