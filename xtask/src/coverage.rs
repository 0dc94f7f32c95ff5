//! The table of what is covered: every operation of the API, its method, and how far the sandbox plays it.
//!
//! It is held against the navigation of the vendor's documentation, which knows nothing of our spec.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use crate::codegen::{Problem, Result, Spec, read_spec, snake};

/// Where the documentation has the table.
const PAGE: &str = "crates/iamport/docs/coverage.md";

/// Where the client's methods are.
const OPERATIONS: &str = "crates/iamport/src/generated/operations";

/// `METHOD /path`, a line for each entry of the documentation's navigation.
const NAVIGATION: &str = include_str!("navigation.txt");

/// One row of the table.
struct Row<'a> {
    family: &'a str,
    title_ko: &'a str,
    id: &'a str,
    route: String,
    method: String,
    sandbox: &'static str,
}

/// The table, written into the documentation, or with `check` held against what stands there.
pub(crate) fn run(root: &Path, check: bool) -> Result<String> {
    let text = table(&read_spec(&root.join("spec"))?, &methods(root)?)?;
    let page = root.join(PAGE);
    if fs::read_to_string(&page).ok().as_ref() != Some(&text) {
        if check {
            return Err(Problem::new(format!(
                "{PAGE} is not what the spec and the sandbox give\nmended by: cargo xtask coverage"
            )));
        }
        fs::write(&page, &text).map_err(|error| Problem::io(&page, &error))?;
    }
    Ok(text)
}

/// The public methods that the generated files have.
fn methods(root: &Path) -> Result<BTreeSet<String>> {
    let folder = root.join(OPERATIONS);
    let mut methods = BTreeSet::new();
    for entry in fs::read_dir(&folder).map_err(|error| Problem::io(&folder, &error))? {
        let path = entry.map_err(|error| Problem::io(&folder, &error))?.path();
        let text = fs::read_to_string(&path).map_err(|error| Problem::io(&path, &error))?;
        // A method of the client takes it by reference; a setter takes its builder by value.
        for line in text.split("pub fn ").skip(1) {
            if let Some((name, rest)) = line.split_once('(')
                && rest.trim_start().starts_with("&self")
            {
                methods.insert(name.to_owned());
            }
        }
    }
    Ok(methods)
}

/// The table as Markdown.
//////
/// Fails where an entry of the navigation has no operation, where the sandbox does not know one, or where an operation's
/// method is not among `methods`, the public functions of the client.
pub(crate) fn table(spec: &Spec, methods: &BTreeSet<String>) -> Result<String> {
    let levels: BTreeMap<&str, &'static str> = iamport_sandbox::operations()
        .into_iter()
        .map(|operation| (operation.operation_id, operation.level.as_str()))
        .collect();
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for operation in &spec.operations {
        let method = snake(&operation.id);
        if !methods.contains(&method) {
            problems.push(format!("{} has no method", operation.id));
        }
        let sandbox = levels
            .get(operation.id.as_str())
            .copied()
            .unwrap_or("not yet");
        if sandbox == "not yet" {
            problems.push(format!("{} is not in the sandbox", operation.id));
        }
        rows.push(Row {
            family: &operation.family,
            title_ko: &operation.title_ko,
            id: &operation.id,
            route: format!("{} {}", operation.method.to_uppercase(), operation.path),
            method,
            sandbox,
        });
    }
    let (listed, others) = split(&rows, &mut problems);
    if !problems.is_empty() {
        return Err(Problem::new(problems.join("\n")));
    }
    Ok(render(&rows, &listed, &others))
}

/// The rows of the navigation, in its order, and all others.
fn split<'a>(
    rows: &'a [Row<'a>],
    problems: &mut Vec<String>,
) -> (Vec<&'a Row<'a>>, Vec<&'a Row<'a>>) {
    let mut listed = Vec::new();
    for route in NAVIGATION.lines().filter(|line| !line.starts_with('#')) {
        match rows.iter().find(|row| row.route == route) {
            Some(row) => listed.push(row),
            None => problems.push(format!(
                "{route} is in the documentation's navigation and not in the spec"
            )),
        }
    }
    let seen: BTreeSet<&str> = listed.iter().map(|row| row.id).collect();
    let others = rows.iter().filter(|row| !seen.contains(row.id)).collect();
    (listed, others)
}

fn render(rows: &[Row<'_>], listed: &[&Row<'_>], others: &[&Row<'_>]) -> String {
    let stateful = rows.iter().filter(|row| row.sandbox == "stateful").count();
    let mut text = format!(
        "{} operations, each with a method; in the sandbox {stateful} are stateful, and {} answer from the schema only.\n\n",
        rows.len(),
        rows.len() - stateful
    );
    for (title, rows) in [
        ("In the navigation of the vendor's documentation", listed),
        ("Not in the navigation", others),
    ] {
        text.push_str(&format!("{title}:\n\n| Korean title | operation | route | method | in the sandbox |\n|---|---|---|---|---|\n"));
        for row in rows {
            let Row {
                family,
                title_ko,
                id,
                route,
                method,
                sandbox,
            } = row;
            let family = snake(family);
            text.push_str(&format!(
                "| {title_ko} | [`{id}`](crate::operations::{family}) | `{route}` | [`{method}`](crate::Client::{method}) | {sandbox} |\n"
            ));
        }
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codegen::workspace_root;

    #[test]
    fn the_page_is_what_the_spec_and_the_sandbox_give() {
        if let Err(problem) = run(&workspace_root(), true) {
            panic!("{problem}");
        }
    }

    #[test]
    fn every_entry_of_the_navigation_has_a_method() {
        let spec = read_spec(&workspace_root().join("spec")).expect("the spec is sound");
        let text =
            table(&spec, &methods(&workspace_root()).expect("the files")).expect("all is covered");
        assert_eq!(
            NAVIGATION
                .lines()
                .filter(|line| !line.starts_with('#'))
                .count(),
            57
        );
        assert_eq!(
            text.lines()
                .filter(|line| line.contains("crate::Client::"))
                .count(),
            spec.operations.len()
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        let mut spec = read_spec(&workspace_root().join("spec")).expect("the spec is sound");
        let mut methods = methods(&workspace_root()).expect("the files");
        methods.remove("revoke_vbank");
        spec.operations
            .retain(|operation| operation.id != "getToken");
        let said = table(&spec, &methods)
            .expect_err("two are missing")
            .to_string();
        assert!(said.contains("revokeVbank has no method"), "{said}");
        assert!(
            said.contains(
                "POST /users/getToken is in the documentation's navigation and not in the spec"
            ),
            "{said}"
        );
    }
}
