//! What must not be printed: cleaning text from outside, and the `Debug` of what holds secrets.
//!
//! `secrets` has the values of a call, `spellings` makes patterns of them, `find` looks for these in a text that `fold`
//! has folded, and `line` writes what is left. `escapes` and `dates` are what the names say.

mod dates;
mod escapes;
mod find;
mod fold;
mod line;
mod secrets;
mod spellings;
#[cfg(test)]
mod tests;

use std::fmt;

pub(crate) use self::secrets::Secrets;

/// Prints `***` for a value that the specification marks as secret or personal.
pub(crate) struct Masked<'a, T: ?Sized>(pub(crate) &'a T);

impl<T: ?Sized> fmt::Debug for Masked<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The `Debug` of operation builders: the names of what is set, no values.
pub(crate) fn debug_names(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    fields: &[(&str, bool)],
) -> fmt::Result {
    let mut set = fields
        .iter()
        .filter(|(_, is_set)| *is_set)
        .map(|(field, _)| *field)
        .peekable();
    f.write_str(name)?;
    if set.peek().is_none() {
        return Ok(());
    }
    f.write_str(" { ")?;
    for field in set {
        write!(f, "{field}, ")?;
    }
    f.write_str(".. }")
}
