//! Checking a file whole before anything is sent.

use std::collections::HashMap;

use iamport::Amount;

use super::batch::{Batch, KEY};
use super::keys;
use super::rows::Source;
use crate::failure::Failure;
use crate::format;

/// How many mistakes are told one by one.
const TOLD: usize = 20;
/// What is known of a file in which every line can be sent.
#[derive(Debug, Default)]
pub(super) struct Checked {
    pub(super) lines: u64,
    /// The sum of the amounts, for calls that have one.
    pub(super) amount: Option<Amount>,
    /// Lines for everything that is left.
    pub(super) everything: u64,
}

impl Checked {
    /// # Errors
    /// Lines that can't be sent, or that say the same twice; all of them are named.
    pub(super) fn read(source: &Source, batch: &Batch<'_>) -> Result<Self, Failure> {
        let mut checked = Self::default();
        let mut mistakes = Mistakes::default();
        // Of each key a short form and the line, so that memory stays small.
        let mut seen: HashMap<u64, u64> = HashMap::new();
        for row in source.rows()? {
            let number = row.line;
            let line = match batch.line(row) {
                Ok(line) => line,
                Err(why) => {
                    mistakes.add(number, &why);
                    continue;
                }
            };
            if let Some(before) = seen.insert(keys::short(&line.key), number) {
                mistakes.add(
                    number,
                    &format!(
                        "it says the same as line {before}; if both are meant, give each a key of its own in a column \
                         {KEY}"
                    ),
                );
            }
            checked.lines += 1;
            match line.arguments.positive_amount("amount") {
                Ok(Some(amount)) => {
                    let sum = checked.amount.unwrap_or_default();
                    checked.amount = sum.checked_add(amount.get());
                }
                _ if batch.gives_back() => checked.everything += 1,
                _ => {}
            }
        }
        mistakes.end()?;
        Ok(checked)
    }
}

/// What is wrong with the lines.
#[derive(Default)]
struct Mistakes {
    told: Vec<String>,
    count: usize,
}

impl Mistakes {
    fn add(&mut self, line: u64, why: &str) {
        self.count += 1;
        if self.told.len() < TOLD {
            self.told
                .push(format!("line {line}: {}", format::plain_lines(why)));
        }
    }

    fn end(self) -> Result<(), Failure> {
        if self.count == 0 {
            return Ok(());
        }
        let more = match self.count - self.told.len() {
            0 => String::new(),
            more => format!("\nand {}", format::count(more as u64, "more line")),
        };
        Err(Failure::Usage(format!(
            "{} of the file can't be sent:\n{}{more}",
            format::count(self.count as u64, "line"),
            self.told.join("\n")
        )))
    }
}
