//! The tables of the guide: what each of the vendor's clients calls and what it is here, and what V2 has in the place of V1's operations.
//!
//! The prose of a page is written by hand. Its tables stand between markers and are made from `spec/moving/`; what the spec says (an
//! operation's method, path, family and our method) comes from the spec.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use crate::{
    codegen::{Problem, Result, Spec, read_spec, snake},
    links,
};

mod data;
mod page;
mod tables;
#[cfg(test)]
mod tests;

/// Where the pages are.
const PAGES: &str = "crates/iamport/docs/guide";

/// The READMEs, with the headings of their table of clients.
const READMES: [(&str, [&str; 5]); 2] = [
    (
        "README.md",
        [
            "client",
            "version",
            "last commit",
            "not supported since",
            "operations",
        ],
    ),
    (
        "README.ko.md",
        ["클라이언트", "버전", "마지막 커밋", "지원 종료", "API 수"],
    ),
];

const COMMAND: &str = "cargo xtask guide";

/// Every file that is made, by its path from the workspace's root.
type Files = BTreeMap<String, String>;

/// Writes the tables into the pages, or with `check` says which pages are stale.
pub(crate) fn run(root: &Path, check: bool) -> Result<String> {
    let spec = read_spec(&root.join("spec"))?;
    let files = make(root, &spec)?;
    let stale = stale(root, &files);
    if check && !stale.is_empty() {
        return Err(Problem::new(format!(
            "{} is not what spec/ and spec/moving/ give\nmended by: {COMMAND}",
            stale.join(", ")
        )));
    }
    for file in &stale {
        let path = root.join(file);
        let text = files.get(*file).map_or("", String::as_str);
        fs::write(&path, text).map_err(|error| Problem::io(&path, &error))?;
    }
    let done = if check { "stale" } else { "changed" };
    Ok(format!(
        "{} pages and lists of links, {} {done}",
        files.len(),
        stale.len()
    ))
}

/// The files that are not on the disk as they should be.
fn stale<'a>(root: &Path, files: &'a Files) -> Vec<&'a str> {
    let stale = files
        .iter()
        .filter(|(file, text)| fs::read_to_string(root.join(file)).ok().as_ref() != Some(*text));
    stale.map(|(file, _)| file.as_str()).collect()
}

/// The pages with their tables, and the list of items that rustdoc reads.
fn make(root: &Path, spec: &Spec) -> Result<Files> {
    let data = data::Data::read(root, spec)?;
    let mut tables = BTreeMap::new();
    for (name, client) in &data.clients {
        let page = format!("{PAGES}/from-{name}.md");
        tables.insert(page, tables::of_client(name, client, spec)?);
    }
    // The page before them has links alone.
    tables.insert(format!("{PAGES}/moving.md"), tables::Tables::new());
    let v2 = format!("{}/v2.json", data::FOLDER);
    let page = format!("{PAGES}/v1-or-v2.md");
    tables.insert(page, tables::of_v2(&data.v2, spec, &v2)?);

    for (file, headings) in READMES {
        let table = tables::of_readme(&data.clients, PAGES, headings, spec)?;
        tables.insert(file.to_owned(), table);
    }

    let mut files = Files::new();
    let mut problems = Vec::new();
    for (file, tables) in &tables {
        let path = root.join(file);
        let page = fs::read_to_string(&path).map_err(|error| Problem::io(&path, &error))?;
        match page::fill(file, &page, tables) {
            Ok(text) => drop(files.insert(file.clone(), text)),
            Err(problem) => problems.push(problem.to_string()),
        }
    }
    if !problems.is_empty() {
        return Err(Problem::new(problems.join("\n")));
    }
    let items = items(spec, &files);
    files.insert(links::ITEMS.to_owned(), items);
    Ok(files)
}

/// What the labels of the pages mean to rustdoc, and those of the table of coverage, which has every method and every family.
fn items(spec: &Spec, pages: &Files) -> String {
    let mut labels: BTreeSet<String> = BTreeSet::new();
    for operation in &spec.operations {
        labels.insert(format!("Client::{}", operation.call));
        labels.insert(format!("operations::{}", snake(&operation.family)));
    }
    for page in pages.values() {
        labels.extend(links::labels(page).into_iter().map(str::to_owned));
    }
    links::item_definitions(labels.iter().map(String::as_str))
}
