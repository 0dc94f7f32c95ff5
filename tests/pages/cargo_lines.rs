//! The lines that a page has for a terminal. Those that begin with `iamport` are run by the command's own tests
//! (`crates/iamport-cli/tests/command/examples.rs`). Of a line for cargo, every name is looked up, since running it would build
//! everything anew. All others are in a short list here.

use std::fs;

use toml::Value;

use super::fences;
use super::manifests::{features, manifest};

/// Lines that nothing runs, with why they are right.
const REVIEWED: [(&str, &str); 1] = [(
    "curl --fail --silent --retry 30 --retry-connrefused --retry-delay 1 http://localhost:8080/_sandbox/clock",
    "the command's tests of that page know the path; the options are those of curl's manual",
)];

/// The options that pages use, and whether a word follows.
const OPTIONS: [(&str, bool); 12] = [
    ("--workspace", false),
    ("--locked", false),
    ("--release", false),
    ("--dev", false),
    ("--doc", false),
    ("--quiet", false),
    ("-q", false),
    ("-p", true),
    ("--features", true),
    ("--example", true),
    ("--test", true),
    ("--path", true),
];

/// The crates of the workspace.
const CRATES: [&str; 4] = [
    "iamport",
    "iamport-cli",
    "iamport-sandbox",
    "iamport-testing",
];

/// What is wrong with a line that begins with `cargo`.
fn wrong(line: &str) -> Option<String> {
    // What comes behind two dashes is for the program.
    let line = line.split(" -- ").next().unwrap_or(line);
    let mut words = line.split_whitespace().skip(1).peekable();
    let Some(task) = words.next() else {
        return Some("cargo does nothing by itself".to_owned());
    };
    if task == "xtask" {
        let named = words.next().unwrap_or_default();
        let main = fs::read_to_string(fences::root().join("xtask/src/main.rs")).unwrap();
        let mut variant = named.to_owned();
        variant.get_mut(..1)?.make_ascii_uppercase();
        let is_there = main.lines().any(|line| {
            let rest = line.trim_start().strip_prefix(&variant);
            rest.is_some_and(|rest| rest.starts_with([' ', '(', ',']))
        });
        return (!is_there).then(|| format!("no task {named}"));
    }
    if !["add", "build", "check", "doc", "install", "run", "test"].contains(&task) {
        return Some(format!("nobody checks cargo {task}"));
    }
    let mut krate = "iamport".to_owned();
    let mut wanted = Vec::new();
    while let Some(word) = words.next() {
        let Some((option, takes)) = OPTIONS.iter().find(|(option, _)| *option == word) else {
            match (word.starts_with('-'), task) {
                (true, _) => return Some(format!("nobody checks {word}")),
                (false, "add" | "install") => krate = word.to_owned(),
                // Which tests are run.
                (false, "test") => {}
                (false, _) => return Some(format!("nobody checks {word}")),
            }
            continue;
        };
        let value = match takes {
            true => words.next().unwrap_or_default(),
            false => continue,
        };
        match *option {
            "-p" => krate = value.to_owned(),
            "--path" => krate = value.rsplit('/').next().unwrap_or_default().to_owned(),
            option => wanted.push((option, value.to_owned())),
        }
    }
    is_there(task, &krate, &wanted)
}

/// What a crate does not have of what is wanted.
fn is_there(task: &str, krate: &str, wanted: &[(&str, String)]) -> Option<String> {
    if task == "add" && !CRATES.contains(&krate) {
        let workspace = fs::read_to_string(fences::root().join("Cargo.toml")).unwrap();
        let named = format!("\n{krate} = ");
        return (!workspace.contains(&named)).then(|| format!("nobody needs {krate}"));
    }
    let of_tests = krate == "iamport-tests";
    let Some(manifest) = manifest(krate).filter(|_| CRATES.contains(&krate)) else {
        return (!of_tests).then(|| format!("no crate {krate}"));
    };
    let folder = fences::root().join("crates").join(krate);
    if task == "install" && !manifest.contains_key("bin") && !folder.join("src/main.rs").exists() {
        return Some(format!("{krate} is no program"));
    }
    for (option, value) in wanted {
        let found = match *option {
            "--features" => {
                let features = features(krate);
                value
                    .split(',')
                    .all(|feature| features.iter().any(|it| it == feature))
            }
            "--example" => {
                let examples = folder.join("examples");
                examples.join(format!("{value}.rs")).exists()
                    || examples.join(value).join("main.rs").exists()
            }
            _ => {
                let tests = manifest.get("test").and_then(Value::as_array);
                let named = |test: &Value| test.get("name").and_then(Value::as_str) == Some(value);
                folder.join("tests").join(format!("{value}.rs")).exists()
                    || folder.join("tests").join(value).join("main.rs").exists()
                    || tests.is_some_and(|tests| tests.iter().any(named))
            }
        };
        if !found {
            return Some(format!(
                "{krate} has no {} {value}",
                option.trim_start_matches('-')
            ));
        }
    }
    None
}

#[test]
fn every_line_for_a_terminal_is_run_or_checked() {
    let mut lines = 0;
    for page in fences::pages() {
        for fence in page
            .fences
            .iter()
            .filter(|fence| fence.language() == "console")
        {
            let typed = fence
                .text
                .lines()
                .filter_map(|line| line.strip_prefix("$ "));
            let before = lines;
            for line in typed {
                lines += 1;
                let reviewed = REVIEWED.iter().any(|(known, _)| *known == line);
                if reviewed || line.starts_with("iamport ") {
                    continue;
                }
                let wrong = match line.starts_with("cargo ") {
                    true => wrong(line),
                    false => Some("it is neither run nor in the list of reviewed lines".to_owned()),
                };
                assert_eq!(wrong, None, "{}:{}: {line}", page.path, fence.line);
            }
            assert!(
                lines > before,
                "{}:{}: no line begins with `$ `",
                page.path,
                fence.line
            );
        }
    }
    assert!(lines > 10, "{lines}");
}

/// Else the list would be longer than what was reviewed.
#[test]
fn every_reviewed_line_is_in_a_page() {
    let pages = fences::pages();
    for (known, why) in REVIEWED {
        let mut fences = pages.iter().flat_map(|page| &page.fences);
        let line = format!("$ {known}");
        assert!(
            fences.any(|fence| fence.text.lines().any(|it| it == line)),
            "{known}: {why}"
        );
    }
}

#[test]
fn what_cargo_does_not_find_is_seen() {
    for right in [
        "cargo test --workspace",
        "cargo run -p iamport-cli -- --sandbox vbanks revoke imp_448280090638",
        "cargo add --dev tokio --features macros,rt",
        "cargo add iamport --features jiff",
        "cargo install --locked iamport-cli",
        "cargo install --path iamport/crates/iamport-cli",
        "cargo xtask codegen",
        "cargo run -p iamport --example payments",
        "cargo test -p iamport-tests pages",
    ] {
        assert_eq!(wrong(right), None, "{right}");
    }
    for (line, said) in [
        ("cargo", "nothing"),
        ("cargo fly", "cargo fly"),
        ("cargo xtask fly", "no task fly"),
        ("cargo run -p iamport-fly", "no crate"),
        ("cargo add fly", "nobody needs fly"),
        ("cargo add iamport --features fly", "no features fly"),
        ("cargo run --example fly", "no example fly"),
        ("cargo test -p iamport-sandbox --test fly", "no test fly"),
        ("cargo install iamport", "no program"),
        ("cargo test --fly", "--fly"),
        ("cargo run fly", "nobody checks fly"),
    ] {
        let wrong = wrong(line).unwrap_or_default();
        assert!(wrong.contains(said), "{line}: {wrong:?}");
    }
}
