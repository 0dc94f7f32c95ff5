//! Where the tables stand in a page.

use super::tables::Tables;
use crate::{
    codegen::{Problem, Result},
    links,
};

const BEGIN: &str = "<!-- table: ";
const END: &str = "<!-- end of the table -->";

/// The table of what the labels of a page mean, at its end.
const DEFINITIONS: &str = "links to the crate";

/// The page with its tables as they should be. `file` is what problems name.
///
/// Fails where a marker of a table is missing, stands there twice, has no end or names no table, and where the page refers to a label that
/// nothing defines.
pub(super) fn fill(file: &str, page: &str, tables: &Tables) -> Result<String> {
    let mut problems = Vec::new();
    for name in tables.keys().map(String::as_str) {
        let marker = marker(name);
        match page.lines().filter(|line| *line == marker).count() {
            1 => {}
            0 => problems.push(format!("{file}: the marker {marker} is missing")),
            _ => problems.push(format!("{file}: the marker {marker} stands there twice")),
        }
    }
    let mut text = String::new();
    let mut lines = page.lines().enumerate();
    let mut last = None;
    while let Some((number, line)) = lines.next() {
        text.push_str(line);
        text.push('\n');
        let Some(name) = line.strip_prefix(BEGIN) else {
            continue;
        };
        let name = name.trim_end_matches(" -->");
        match tables.get(name) {
            Some(table) => text.push_str(&format!("\n{table}\n")),
            None if name == DEFINITIONS => last = Some(text.len()),
            None => problems.push(format!(
                "{file}, line {}: no table is called {name}",
                number + 1
            )),
        }
        // A beginning inside of a table means that the one before it has no end.
        match lines
            .by_ref()
            .map(|(_, line)| line)
            .find(|line| *line == END || line.starts_with(BEGIN))
        {
            Some(END) => text.push_str(&format!("{END}\n")),
            _ => {
                problems.push(format!(
                    "{file}, line {}: the table {name} has no {END}",
                    number + 1
                ));
                break;
            }
        }
    }
    let labels = links::labels(&text);
    let by_hand = links::defined(&text);
    for label in &labels {
        if links::on_the_web(label).is_none() && !by_hand.contains(label) {
            problems.push(format!("{file}: nothing says what [{label}] means"));
        }
    }
    let definitions = links::web_definitions(labels);
    if last.is_none() && !definitions.is_empty() {
        problems.push(format!(
            "{file}: the marker {} is missing",
            marker(DEFINITIONS)
        ));
    }
    if !problems.is_empty() {
        return Err(Problem::new(problems.join("\n")));
    }
    if let Some(place) = last {
        text.insert_str(place, &format!("\n{definitions}\n"));
    }
    Ok(text)
}

fn marker(name: &str) -> String {
    format!("{BEGIN}{name} -->")
}
