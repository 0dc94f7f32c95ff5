//! Any operation of the API with arguments from a command line, a body or a row of a file.
//!
//! `word` reads `name=value`, `reading` makes [`Arguments`](arguments::Arguments) of words and bodies, `check` holds them
//! against the specification, and the generated code makes a [`Prepared`](prepared::Prepared) call of them. Nothing here
//! sends anything.

pub(crate) mod arguments;
pub(crate) mod body;
mod check;
pub(crate) mod completion;
#[cfg(test)]
mod every_operation;
pub(crate) mod json;
pub(crate) mod mistake;
pub(crate) mod prepared;
mod reading;
mod scalar;
mod shown;
mod word;
