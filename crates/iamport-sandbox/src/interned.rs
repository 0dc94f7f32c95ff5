//! Text out of a list that is part of the program, as a snapshot keeps it.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Deserializer};

/// Text out of a list that is part of the program. A name of its own, because a derived reader takes a
/// field that is plainly written `&str` for one that borrows from the document.
pub(crate) type Interned = &'static str;

/// Reads a [`Interned`]. Each different text is kept once for as long as the program runs; there are no
/// more of them than names of banks and the like.
pub(crate) fn interned<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Interned, D::Error> {
    static KNOWN: Mutex<BTreeSet<Interned>> = Mutex::new(BTreeSet::new());
    let text = String::deserialize(deserializer)?;
    let mut all = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get(text.as_str()) {
        return Ok(known);
    }
    let kept: Interned = Box::leak(text.into_boxed_str());
    all.insert(kept);
    Ok(kept)
}
