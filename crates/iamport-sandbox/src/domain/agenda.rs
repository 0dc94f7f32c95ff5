//! What is to happen when, for the clock to drive.

use std::io;

use serde::{Deserialize, Serialize};

use crate::tables::{Parts, Set, Visit};

/// Something that happens when its time comes. What is first in this order is first at one instant;
/// the schedules among themselves go by the order in which they were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) enum Due {
    /// The virtual account of the payment at this position is over.
    Deadline(usize),
    /// The schedule at this position is to be charged.
    Schedule(usize),
}

/// What happens when, the earliest first. An entry that was overtaken stays and does nothing: whoever
/// takes it out looks whether it still holds.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Agenda {
    entries: Set<(u64, Due)>,
}

impl Parts for Agenda {
    fn parts(&mut self, visit: &mut impl Visit) -> io::Result<()> {
        let Agenda { entries } = self;
        visit.table("agenda", entries)
    }
}

impl Agenda {
    pub(super) fn add(&mut self, at: u64, due: Due) {
        self.entries.insert((at, due));
    }

    pub(super) fn next(&mut self, now: u64) -> Option<(u64, Due)> {
        let first = self.entries.first().copied()?;
        (first.0 <= now).then(|| {
            self.entries.remove(&first);
            first
        })
    }
}
