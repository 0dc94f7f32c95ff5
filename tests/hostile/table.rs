//! The cells of a matrix, and the table of what was said in them and what was wrong.

use std::collections::BTreeSet;
use std::fmt;

use super::sdk::Said;
use super::verdict::Fault;

/// One call against one behaviour.
#[derive(Clone)]
pub(super) struct Cell {
    pub(super) operation: &'static str,
    /// The call: the operation, and which of its ways.
    pub(super) call: String,
    /// What it met.
    pub(super) met: String,
    /// More about that: the family of a behaviour, or whether it came before or after the effect.
    pub(super) more: String,
    pub(super) said: &'static str,
    /// How often the call was on the wire.
    pub(super) wire: usize,
    /// How often the API accepted it.
    pub(super) effects: usize,
    pub(super) faults: BTreeSet<Fault>,
    /// What an error told.
    pub(super) text: String,
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
            "{}: {} / {}: {} (on the wire {}, accepted {}, said {}) {}",
            self.call,
            self.more,
            self.met,
            faults.join(", "),
            self.wire,
            self.effects,
            self.said,
            self.text
        )
    }
}

/// What the SDK said and what was wrong: a line for each name in the order of their first cells, and one for all.
pub(super) struct Table<'a> {
    pub(super) cells: &'a [Cell],
    /// What its first column is called.
    pub(super) title: &'static str,
    /// What stands in the first column for a cell.
    pub(super) name: fn(&Cell) -> &str,
}

impl Table<'_> {
    fn line(f: &mut fmt::Formatter<'_>, name: &str, cells: &[&Cell]) -> fmt::Result {
        write!(f, "{name:<44}{:>7}", cells.len())?;
        for word in Said::WORDS {
            let said = cells.iter().filter(|cell| cell.said == word).count();
            write!(f, "{said:>width$}", width = word.len() + 2)?;
        }
        let again = cells.iter().filter(|cell| cell.wire > 1).count();
        write!(f, "{again:>7}")?;
        for fault in Fault::ALL {
            let count = count(cells.iter().copied(), fault);
            write!(f, "{count:>width$}", width = fault.title().len() + 2)?;
        }
        writeln!(f)
    }
}

impl fmt::Display for Table<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<44}{:>7}", self.title, "cells")?;
        for word in Said::WORDS {
            write!(f, "  {word}")?;
        }
        write!(f, "  again")?;
        for fault in Fault::ALL {
            write!(f, "  {}", fault.title())?;
        }
        writeln!(f)?;
        let mut names: Vec<(&str, Vec<&Cell>)> = Vec::new();
        for cell in self.cells {
            let name = (self.name)(cell);
            match names.iter_mut().find(|(known, _)| *known == name) {
                Some((_, cells)) => cells.push(cell),
                None => names.push((name, vec![cell])),
            }
        }
        for (name, cells) in &names {
            Self::line(f, name, cells)?;
        }
        Self::line(f, "all", &self.cells.iter().collect::<Vec<_>>())
    }
}

fn count<'a>(cells: impl Iterator<Item = &'a Cell>, fault: Fault) -> usize {
    cells.filter(|cell| cell.faults.contains(&fault)).count()
}

/// The one line that `cargo xtask faults` adds up with those of other tables.
pub(super) fn total(name: &str, cells: &[Cell]) -> String {
    let mut line = format!("total of {name}: {} cells", cells.len());
    for fault in Fault::ALL {
        line += &format!(", {} {}", count(cells.iter(), fault), fault.title());
    }
    line
}
