//! The table of what is covered: every operation of the API, its method, and how far the sandbox plays it.
//!
//! It is held against the navigation of the vendor's documentation, which knows nothing of our spec. The sandbox is a
//! program of its own here, since what it is compiled from is made by this one.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
    process::Command,
};

use crate::{
    codegen::{Problem, Result, Spec, read_spec, snake},
    links,
};

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
    sandbox: &'a str,
}

/// How far the sandbox plays each operation, by the operation's name.
type Levels = BTreeMap<String, String>;

/// The table, written into the documentation, or with `check` held against what stands there.
pub(crate) fn run(root: &Path, check: bool) -> Result<String> {
    let spec = read_spec(&root.join("spec"))?;
    let text = table(&spec, &methods(root)?, &ask_the_sandbox(root)?)?;
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

/// Builds the sandbox and lets it tell its levels.
fn ask_the_sandbox(root: &Path) -> Result<Levels> {
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["run", "--quiet", "--package", "iamport-sandbox"])
        .args(["--example", "levels"])
        .current_dir(root)
        .output()
        .map_err(|error| Problem::new(format!("cargo could not be started: {error}")))?;
    if !output.status.success() {
        return Err(Problem::new(format!(
            "the sandbox did not tell what it plays:\n{}",
            String::from_utf8_lossy(&output.stderr)
        )));
    }
    let told = String::from_utf8_lossy(&output.stdout);
    let levels = told.lines().filter_map(|line| line.split_once('\t'));
    Ok(levels
        .map(|(id, level)| (id.to_owned(), level.to_owned()))
        .collect())
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
///
/// Fails where an entry of the navigation has no operation, where the sandbox does not know one, or where an operation's
/// method is not among `methods`, the public functions of the client.
fn table(spec: &Spec, methods: &BTreeSet<String>, levels: &Levels) -> Result<String> {
    let mut rows = Vec::new();
    let mut problems = Vec::new();
    for operation in &spec.operations {
        let method = operation.call.clone();
        if !methods.contains(&method) {
            problems.push(format!("{} has no method", operation.id));
        }
        let sandbox = levels.get(&operation.id).map_or("", String::as_str);
        if sandbox.is_empty() {
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
                "| {title_ko} | [`{id}`][operations::{family}] | `{route}` | {} | {sandbox} |\n",
                links::method(method)
            ));
        }
        text.push('\n');
    }
    let definitions = links::web_definitions(links::labels(&text));
    text + &definitions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codegen::workspace_root;

    /// The levels that stand on the page. The workspace's tests hold them against the sandbox.
    fn levels_of(page: &str) -> Levels {
        let cells = page.lines().map(|row| row.split(" | ").collect::<Vec<_>>());
        cells
            .filter_map(|cells| {
                let id = cells.get(1)?.split('`').nth(1)?;
                let level = cells.last()?.trim_end_matches(" |");
                Some((id.to_owned(), level.to_owned()))
            })
            .collect()
    }

    /// The spec, the client's methods and the page.
    fn state() -> (Spec, BTreeSet<String>, String) {
        let root = workspace_root();
        (
            read_spec(&root.join("spec")).expect("the spec is sound"),
            methods(&root).expect("the files"),
            fs::read_to_string(root.join(PAGE)).expect("the page"),
        )
    }

    #[test]
    fn the_page_is_what_the_spec_and_the_client_give() {
        let (spec, methods, page) = state();
        let text = table(&spec, &methods, &levels_of(&page));
        assert!(
            text.as_ref().is_ok_and(|text| *text == page),
            "{PAGE} is stale: {:?}\nmended by: cargo xtask coverage",
            text.err()
        );
    }

    #[test]
    fn every_entry_of_the_navigation_has_a_method() {
        let (spec, methods, page) = state();
        let text = table(&spec, &methods, &levels_of(&page)).expect("all is covered");
        assert_eq!(
            NAVIGATION
                .lines()
                .filter(|line| !line.starts_with('#'))
                .count(),
            57
        );
        assert_eq!(
            text.lines()
                .filter(|line| line.contains("][Client::"))
                .count(),
            spec.operations.len()
        );
    }

    #[test]
    fn what_is_missing_is_named() {
        let (mut spec, mut methods, page) = state();
        let mut levels = levels_of(&page);
        methods.remove("revoke_vbank");
        levels.remove("createVbank");
        spec.operations
            .retain(|operation| operation.id != "getToken");
        let said = table(&spec, &methods, &levels)
            .expect_err("three are missing")
            .to_string();
        assert!(said.contains("revokeVbank has no method"), "{said}");
        assert!(said.contains("createVbank is not in the sandbox"), "{said}");
        assert!(
            said.contains(
                "POST /users/getToken is in the documentation's navigation and not in the spec"
            ),
            "{said}"
        );
    }
}
