//! Where words go: results to stdout, everything else to stderr. Neither may ever panic.

use std::io::{self, Write as _};

use comfy_table::{ContentArrangement, Table, presets};
use serde::Serialize;

use crate::failure::Failure;
use crate::format;

/// How a result is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Output {
    /// Names and values, for people
    #[default]
    Table,
    /// One JSON document, for scripts
    Json,
}

/// Rows of a name and a value.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    rows: Vec<(String, String)>,
}

impl Rows {
    /// Adds a row, unless there is nothing to show.
    pub(crate) fn add(&mut self, name: impl Into<String>, value: Option<impl AsRef<str>>) {
        let value = value.map(|value| format::plain(value.as_ref()));
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.rows.push((name.into(), value));
        }
    }

    /// The rows as lines, without an end of line after the last.
    ///
    /// There are no borders, and nothing is broken into several lines: what stands here is copied.
    pub(crate) fn render(&self) -> String {
        let mut table = Table::new();
        table
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Disabled);
        for (name, value) in &self.rows {
            table.add_row([name, value]);
        }
        if let Some(names) = table.column_mut(0) {
            names.set_padding((0, 1));
        }
        table.trim_fmt()
    }
}

/// Writes a value as the one JSON document of this command.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<(), Failure> {
    match serde_json::to_string_pretty(value) {
        Ok(document) => line(&document),
        Err(error) => Err(Failure::Unwritten(format!(
            "it can't be written as JSON: {error}"
        ))),
    }
}

/// Writes text and an end of line to stdout.
///
/// A reader that has gone away, such as `head`, has seen what it wanted.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match writeln!(stdout, "{text}").and_then(|()| stdout.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::Unwritten(error.to_string())),
    }
}

/// Tells the person at the terminal something. If nobody listens there is nobody to tell.
pub(crate) fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_aligned_and_empty_ones_left_out() {
        let mut rows = Rows::default();
        rows.add("imp_uid", Some("imp_448280090638"));
        rows.add("fail_reason", None::<&str>);
        rows.add("apply_num", Some(" "));
        rows.add("이름", Some("햇사과 5kg"));
        rows.add("n", Some("1"));
        assert_eq!(
            rows.render(),
            "imp_uid  imp_448280090638\n이름     햇사과 5kg\nn        1"
        );
    }
}
