//! A table with a line of names above it and no borders, for people.

use comfy_table::{Cell, CellAlignment, ContentArrangement, Table, presets};

use crate::format;

/// Rows under names. Columns whose name begins with `>` stand at the right, as numbers do.
pub(crate) fn render(names: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table
        .load_style(presets::NOTHING)
        .set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(names.iter().map(|name| name.trim_start_matches('>')));
    for row in rows {
        table.add_row(row.iter().map(|cell| Cell::new(format::plain(cell))));
    }
    for (index, name) in names.iter().enumerate() {
        if let Some(column) = table.column_mut(index) {
            column.set_padding((0, 2));
            if name.starts_with('>') {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
    }
    table.trim_fmt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_at_the_right_and_nothing_steers_the_terminal() {
        let rows = [
            vec!["a\u{1b}".to_owned(), "1".to_owned()],
            vec!["이름".to_owned(), "1,000".to_owned()],
        ];
        assert_eq!(
            render(&["name", ">rows"], rows),
            "name   rows\na\u{fffd}        1\n이름  1,000"
        );
    }
}
