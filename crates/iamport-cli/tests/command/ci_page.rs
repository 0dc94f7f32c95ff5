//! The page *The sandbox in CI*: each `iamport sandbox` in it is started as it stands there, on a free port.

use std::collections::BTreeSet;
use std::path::Path;

use serde_yaml_ng::Value;

use crate::process::{command, run};

/// The page. An unpacked archive of this package stands in no workspace, and has none.
fn page() -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2)?;
    let page = root.join("crates/iamport-sandbox/docs/ci.md");
    let text = std::fs::read_to_string(&page);
    if let Err(error) = &text {
        eprintln!("skipped: {}: {error}", page.display());
    }
    text.ok()
}

/// The blocks of code in a language.
fn blocks<'a>(page: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    let parts = page.split(fence.as_str()).skip(1);
    parts
        .map(|part| part.split("\n```").next().unwrap())
        .collect()
}

/// Every text in a document.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Sequence(items) => items.iter().for_each(|item| texts(item, found)),
        Value::Mapping(pairs) => pairs.values().for_each(|value| texts(value, found)),
        _ => {}
    }
}

/// The lines that start a sandbox, as one reads them: lines that go on in the next are one.
fn starts(text: &str) -> Vec<String> {
    let whole = text.replace("\\\n", " ");
    let lines = whole.lines().map(str::trim);
    lines
        .filter(|line| line.starts_with("iamport "))
        .map(str::to_owned)
        .collect()
}

/// The words of a line up to what a shell takes for itself, with a free port.
fn words(line: &str) -> Vec<&str> {
    let mut words: Vec<&str> = line
        .split_whitespace()
        .skip(1)
        .take_while(|word| !word.starts_with(['>', '<', '&']))
        .collect();
    if let Some(at) = words.iter().position(|word| *word == "--port") {
        words[at + 1] = "0";
    }
    words
}

#[test]
fn every_sandbox_of_the_page_starts() {
    let Some(page) = page() else { return };
    let documents = blocks(&page, "yaml");
    assert_eq!(documents.len(), 3);
    let mut lines = Vec::new();
    for document in documents {
        let value: Value = serde_yaml_ng::from_str(document).unwrap();
        let mut all = Vec::new();
        texts(&value, &mut all);
        let found: Vec<String> = all.iter().flat_map(|text| starts(text)).collect();
        assert_eq!(found.len(), 1, "{document}");
        lines.extend(found);
    }
    for block in blocks(&page, "console") {
        let typed = block.lines().filter_map(|line| line.strip_prefix("$ "));
        lines.extend(typed.flat_map(starts));
    }
    assert_eq!(lines.len(), 4);
    let folder = tempfile::tempdir().unwrap();
    for line in lines {
        // Its standard input is closed from the start, so it stops as soon as it runs.
        let mut words = words(&line);
        if !words.contains(&"--until-stdin-closes") {
            words.push("--until-stdin-closes");
        }
        let output = command(&words, &[])
            .current_dir(folder.path())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{line}: {said}");
        assert!(said.contains("runs until Ctrl-C"), "{line}: {said}");
    }
}

#[test]
fn every_option_and_path_of_the_page_is_known() {
    let Some(page) = page() else { return };
    let help = run(&["sandbox", "--help"]).stdout;
    // In prose and in the table; blocks are run as a whole.
    let code = page.split('`').skip(1).step_by(2);
    let options: BTreeSet<&str> = code
        .filter(|code| code.starts_with("--"))
        .filter_map(|code| code.split(' ').next())
        .collect();
    assert!(options.len() >= 8, "{options:?}");
    for option in options {
        assert!(
            help.contains(&format!("{option}\n")) || help.contains(&format!("{option} ")),
            "{option}"
        );
    }
    let sandbox: serde_json::Value =
        serde_json::from_str(&iamport_sandbox::control::openapi()).unwrap();
    let mut paths = 0;
    for (at, _) in page.match_indices("/_sandbox/") {
        let rest = &page[at..];
        let end = rest
            .find(|c: char| !c.is_ascii_alphanumeric() && !"/_-.".contains(c))
            .unwrap_or(rest.len());
        // The page for a browser is no call.
        if &rest[..end] != "/_sandbox/" {
            assert!(
                sandbox["paths"].get(&rest[..end]).is_some(),
                "{}",
                &rest[..end]
            );
            paths += 1;
        }
    }
    assert!(paths >= 9, "{paths}");
}
