//! What the drivers said, as a table.

use std::collections::HashMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::clients::{CLIENTS, OPERATIONS};

/// How many columns of a reason stand in a cell; the whole of it stands under the table.
const LONGEST_CELL: usize = 34;

/// What became of an operation.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Outcome {
    Ok,
    /// The client has no such operation.
    NotOffered,
    Failed,
}

/// A line of a driver.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) operation: String,
    pub(crate) outcome: Outcome,
    pub(crate) detail: String,
}

/// A column of the table: what became of each operation, in their order.
#[derive(Debug)]
pub(crate) struct Column {
    cells: Vec<(Outcome, String)>,
}

impl Column {
    /// What a driver said. An operation that it said nothing about has failed, for the reason `silence`.
    pub(crate) fn read(said: &str, silence: &str) -> Column {
        let mut lines: HashMap<String, Line> = said
            .lines()
            .filter_map(|line| serde_json::from_str::<Line>(line).ok())
            .map(|line| (line.operation.clone(), line))
            .collect();
        let cells = OPERATIONS
            .iter()
            .map(|(operation, _)| match lines.remove(*operation) {
                Some(line) => (line.outcome, on_one_line(&line.detail)),
                None => (Outcome::Failed, on_one_line(silence)),
            })
            .collect();
        Column { cells }
    }

    /// How many operations failed.
    pub(crate) fn failures(&self) -> usize {
        self.cells
            .iter()
            .filter(|(outcome, _)| *outcome == Outcome::Failed)
            .count()
    }

    fn works(&self) -> usize {
        self.cells
            .iter()
            .filter(|(outcome, _)| *outcome == Outcome::Ok)
            .count()
    }
}

/// The table, the whole of each reason, and how many operations work.
pub(crate) fn render(columns: &[Column]) -> String {
    let mut rows = vec![heading()];
    for (at, (_, title)) in OPERATIONS.iter().enumerate() {
        let cells = columns.iter().filter_map(|column| column.cells.get(at));
        let mut row = vec![(*title).to_owned()];
        row.extend(cells.map(cell));
        rows.push(row);
    }
    let mut text = aligned(&rows);
    text.push_str(&reasons(columns));
    text.push_str(&sums(columns));
    text
}

fn heading() -> Vec<String> {
    let mut row = vec!["operation".to_owned()];
    row.extend(
        CLIENTS
            .iter()
            .map(|client| format!("{} {}", client.package, client.version)),
    );
    row
}

fn cell((outcome, detail): &(Outcome, String)) -> String {
    match outcome {
        Outcome::Ok => "ok".to_owned(),
        Outcome::NotOffered => "not offered".to_owned(),
        Outcome::Failed => cut(&format!("failed: {detail}")),
    }
}

/// The reasons in full, and what is to be said about operations that look as if they were missing.
fn reasons(columns: &[Column]) -> String {
    let mut text = String::new();
    for (client, column) in CLIENTS.iter().zip(columns) {
        for ((operation, _), (outcome, detail)) in OPERATIONS.iter().zip(&column.cells) {
            let word = match outcome {
                Outcome::Failed => "failed",
                Outcome::NotOffered if !detail.is_empty() => "not offered",
                Outcome::Ok | Outcome::NotOffered => continue,
            };
            // Writing to a text does not fail.
            let _ = writeln!(text, "{}, {operation}: {word}: {detail}", client.package);
        }
    }
    if text.is_empty() {
        return text;
    }
    format!("\n{text}")
}

fn sums(columns: &[Column]) -> String {
    let works: usize = columns.iter().map(Column::works).sum();
    let failures: usize = columns.iter().map(Column::failures).sum();
    let offered = works.saturating_add(failures);
    format!("\n{works} of {offered} offered operations work.\n")
}

/// The rows with their columns under each other.
fn aligned(rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        for (at, cell) in row.iter().enumerate() {
            match widths.get_mut(at) {
                Some(width) => *width = (*width).max(columns_of(cell)),
                None => widths.push(columns_of(cell)),
            }
        }
    }
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(cell);
            let gap = width.saturating_sub(columns_of(cell)).saturating_add(2);
            line.extend(std::iter::repeat_n(' ', gap));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

/// How wide a text is in a terminal: Korean letters take two columns.
fn columns_of(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(letter: char) -> usize {
    match letter {
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' => 2,
        '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ff60}' => 2,
        _ => 1,
    }
}

/// The beginning of a text, as far as it fits into a cell.
fn cut(text: &str) -> String {
    if columns_of(text) <= LONGEST_CELL {
        return text.to_owned();
    }
    let mut taken = 0;
    let mut short: String = text
        .chars()
        .take_while(|letter| {
            taken += width(*letter);
            taken < LONGEST_CELL
        })
        .collect();
    short.push('…');
    short
}

/// A text without line breaks and without what a terminal would obey.
fn on_one_line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = concat!(
        "{\"operation\":\"token\",\"outcome\":\"ok\",\"detail\":\"\"}\n",
        "a warning of somebody else\n",
        "{\"operation\":\"issue\",\"outcome\":\"failed\",\"detail\":\"code 1:\\n채널이 없습니다\"}\n",
        "{\"operation\":\"revoke\",\"outcome\":\"not-offered\",\"detail\":\"\"}\n",
        "{\"operation\":\"modify\",\"outcome\":\"not-offered\",\"detail\":\"no path of the API\"}\n",
    );

    #[test]
    fn silence_is_a_failure() {
        let column = Column::read(SAID, "it ended early");
        assert_eq!(column.works(), 1);
        assert_eq!(column.failures(), OPERATIONS.len() - 3);
        assert_eq!(
            column.cells.last(),
            Some(&(Outcome::Failed, "it ended early".to_owned()))
        );
    }

    #[test]
    fn a_failure_stands_in_its_cell_and_below() {
        let text = render(&[Column::read(SAID, "nothing")]);
        let line = |start: &str| text.lines().find(|line| line.starts_with(start));
        assert!(line("get a token").is_some_and(|line| line.ends_with("  ok")));
        assert!(line("issue an account").is_some_and(|line| line.contains("failed: code 1: 채널")));
        assert!(line("revoke an account").is_some_and(|line| line.ends_with("  not offered")));
        assert!(text.contains("iamport-rest-client, modify: not offered: no path of the API\n"));
        let offered = OPERATIONS.len() - 2;
        assert!(text.ends_with(&format!("\n1 of {offered} offered operations work.\n")));
    }

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [["한글", "x"], ["abcdef", "y"]].map(|row| row.map(str::to_owned).to_vec());
        assert_eq!(aligned(&rows), "한글    x\nabcdef  y\n");
    }

    #[test]
    fn long_reasons_are_cut() {
        let short = cut(&"가".repeat(40));
        assert!(columns_of(&short) <= LONGEST_CELL && short.ends_with('…'));
        assert_eq!(cut("short"), "short");
        assert_eq!(on_one_line(" a\n\tb\u{1b}[0m "), "a b [0m");
    }
}
