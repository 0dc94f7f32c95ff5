//! Rows of a name and a value, for people.

use comfy_table::{ContentArrangement, Table, presets};
use unicode_width::UnicodeWidthStr as _;

use crate::{format, terminal};

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
    /// There are no borders, and no word is broken: what stands here is copied.
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
        let text = table.trim_fmt();
        let names = self.rows.iter().map(|(name, _)| name.as_str().width());
        let indent = names.max().unwrap_or_default() + 2;
        match terminal::width() {
            Some(width) => terminal::wrapped(&text, width, indent),
            None => text,
        }
    }
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
