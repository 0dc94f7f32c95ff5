//! What was wrong in a cell, by the truth about it and by what the SDK said, and the table of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::mem::discriminant;

use super::behaviours::{Behaviour, Truth};
use super::oracle::{Known, Relation};
use super::proxy::Log;
use super::sdk::{Identity, Said};

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fault {
    /// `Ok` for an answer that must not be believed, or proven although it does not say so exactly.
    FalseSuccess,
    /// `Refused` although the change was made.
    FalseRefusal,
    /// `NotSent` although the change was on the wire.
    FalseNotSent,
    /// On the wire or made more often than it may be.
    SentTwice,
    /// `Ok` with a record that is somebody else's.
    OfAnother,
    /// The API's own answer was not believed, or its identity not said; or the outcome is none of a change, or not
    /// `NotSent` although nothing could be sent.
    Timid,
    /// Believed, and nobody can tell that it was made up. Counted, but no fault of the SDK.
    Undecidable,
}

impl Fault {
    const ALL: [Self; 7] = [
        Self::FalseSuccess,
        Self::FalseRefusal,
        Self::FalseNotSent,
        Self::SentTwice,
        Self::OfAnother,
        Self::Timid,
        Self::Undecidable,
    ];

    const fn title(self) -> &'static str {
        match self {
            Self::FalseSuccess => "false ok",
            Self::FalseRefusal => "false refusal",
            Self::FalseNotSent => "false not-sent",
            Self::SentTwice => "sent twice",
            Self::OfAnother => "of another",
            Self::Timid => "timid",
            Self::Undecidable => "undecidable",
        }
    }
}

/// Everything that is wrong in one cell.
pub(super) fn faults(
    behaviour: &Behaviour,
    known: &Known,
    log: &Log,
    said: &Said,
) -> BTreeSet<Fault> {
    let mut faults = BTreeSet::new();
    let made = log.effects() > 0;
    // Bytes that were to come before the change came on another connection: it met the API's own answer.
    let missed = behaviour.early.is_some() && log.wire > 0 && !log.early;
    let own = log.sandbox.first().map(|own| &own.envelope["response"]);
    // Nothing was shown if the answer was not whole.
    let shown = if missed { own } else { log.shown.as_ref() };
    let relation = shown.map(|payload| known.relation(&log.asked, payload));
    let truth = if missed {
        Truth::Own
    } else {
        settled(behaviour, log, relation)
    };
    let right = match (truth, said) {
        (Truth::Own, Said::Accepted(..)) => made,
        (Truth::Own, Said::Refused) => !made,
        (Truth::Unsent, Said::NotSent) => true,
        (Truth::Own | Truth::Unsent, _) => false,
        (_, Said::Other(_)) => false,
        _ => true,
    };
    if !right {
        faults.insert(Fault::Timid);
    }
    match said {
        Said::Accepted(payload, identity) => {
            let proven = *identity == Some(Identity::Proven);
            let may_be_proven = matches!(relation, None | Some(Relation::Same));
            if truth == Truth::Twin {
                if !made {
                    faults.insert(Fault::Undecidable);
                }
            } else if matches!(truth, Truth::Foreign | Truth::Unsent)
                || !made
                || (proven && !may_be_proven)
            {
                faults.insert(Fault::FalseSuccess);
            }
            if known.relation(&log.asked, payload) == Relation::Other {
                faults.insert(Fault::OfAnother);
            }
            // Where the answer repeats an id for certain, it must be said.
            let unsaid = *identity == Some(Identity::NotProven);
            if truth == Truth::Own && unsaid && !known.echoed.is_empty() && !known.assumes {
                faults.insert(Fault::Timid);
            }
        }
        Said::Refused if made => {
            let twin = truth == Truth::Twin;
            faults.insert(if twin {
                Fault::Undecidable
            } else {
                Fault::FalseRefusal
            });
        }
        Said::NotSent if log.wire > 0 => {
            faults.insert(Fault::FalseNotSent);
        }
        _ => {}
    }
    if log.wire > behaviour.most {
        faults.insert(Fault::SentTwice);
    } else if log.effects() > 1 {
        // A dead token was proven by something made up: the repeat was right by all that could be known.
        faults.insert(Fault::Undecidable);
    }
    faults
}

/// The truth where it depends on the ids that were shown.
fn settled(behaviour: &Behaviour, log: &Log, relation: Option<Relation>) -> Truth {
    match (behaviour.truth, relation) {
        (Truth::Ids, Some(Relation::Same)) => Truth::Own,
        (Truth::ForgedIds, Some(Relation::Same)) => Truth::Twin,
        (Truth::Ids | Truth::ForgedIds, Some(Relation::Alike | Relation::Silent)) => Truth::Odd,
        (Truth::Ids | Truth::ForgedIds, _) => Truth::Foreign,
        (Truth::Shape, Some(Relation::Other)) => Truth::Foreign,
        (Truth::Shape, _) if has_its_shape(log) => Truth::Odd,
        (Truth::Shape, _) => Truth::Foreign,
        (truth, _) => truth,
    }
}

/// Whether a record was shown where the API has a record, a list where it has a list, and nothing where it has nothing.
fn has_its_shape(log: &Log) -> bool {
    let own = log.sandbox.first().map(|own| &own.envelope["response"]);
    match (own, &log.shown) {
        (Some(own), Some(shown)) => discriminant(own) == discriminant(shown) || own.is_null(),
        _ => false,
    }
}

/// One change against one behaviour.
pub(super) struct Cell {
    pub(super) operation: &'static str,
    pub(super) change: String,
    pub(super) family: &'static str,
    pub(super) behaviour: String,
    pub(super) said: &'static str,
    pub(super) wire: usize,
    pub(super) effects: usize,
    pub(super) faults: BTreeSet<Fault>,
}

impl Cell {
    /// Whether the SDK is to blame for something here.
    pub(super) fn is_wrong(&self) -> bool {
        self.faults.iter().any(|fault| *fault != Fault::Undecidable)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let faults: Vec<_> = self.faults.iter().map(|fault| fault.title()).collect();
        write!(
            f,
            "{}: {} / {}: {} (on the wire {}, made {}, said {})",
            self.change,
            self.family,
            self.behaviour,
            faults.join(", "),
            self.wire,
            self.effects,
            self.said
        )
    }
}

/// What the SDK believed: a line for each change and one for all.
pub(super) struct Table<'a>(pub(super) &'a [Cell]);

impl Table<'_> {
    fn line(f: &mut fmt::Formatter<'_>, name: &str, cells: &[&Cell]) -> fmt::Result {
        let said = |word: &str| cells.iter().filter(|cell| cell.said == word).count();
        write!(f, "{name:<36}{:>7}", cells.len())?;
        for word in ["ok", "refused", "unknown", "not-sent"] {
            write!(f, "{:>9}", said(word))?;
        }
        for fault in Fault::ALL {
            let count = cells
                .iter()
                .filter(|cell| cell.faults.contains(&fault))
                .count();
            write!(f, "{count:>width$}", width = fault.title().len() + 2)?;
        }
        writeln!(f)
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<36}{:>7}", "change", "cells")?;
        for word in ["ok", "refused", "unknown", "not-sent"] {
            write!(f, "{word:>9}")?;
        }
        for fault in Fault::ALL {
            write!(f, "  {}", fault.title())?;
        }
        writeln!(f)?;
        let mut changes: BTreeMap<&str, Vec<&Cell>> = BTreeMap::new();
        for cell in self.0 {
            changes.entry(&cell.change).or_default().push(cell);
        }
        for (name, cells) in &changes {
            Self::line(f, name, cells)?;
        }
        Self::line(f, "all", &self.0.iter().collect::<Vec<_>>())
    }
}
