//! What the pages say of manifests: each dependency that is named is there, with that version and those features.

use std::fs;

use toml::{Table, Value};

use super::fences;

/// The manifest of a crate of ours.
pub(super) fn manifest(krate: &str) -> Option<Table> {
    let file = fences::root().join("crates").join(krate).join("Cargo.toml");
    Some(fs::read_to_string(file).ok()?.parse().unwrap())
}

fn workspace() -> Table {
    let file = fences::root().join("Cargo.toml");
    fs::read_to_string(file).unwrap().parse().unwrap()
}

/// The features of a crate of ours.
pub(super) fn features(krate: &str) -> Vec<String> {
    let manifest = manifest(krate).unwrap();
    let features = manifest.get("features").and_then(Value::as_table);
    features
        .into_iter()
        .flat_map(Table::keys)
        .cloned()
        .collect()
}

/// The version of a crate that is named in a page: ours, or that of the workspace's own dependency.
fn version(krate: &str) -> Option<String> {
    let workspace = workspace();
    if manifest(krate).is_some() {
        return Some(
            workspace["workspace"]["package"]["version"]
                .as_str()?
                .to_owned(),
        );
    }
    let dependency = workspace["workspace"]["dependencies"].get(krate)?;
    let version = dependency.get("version").unwrap_or(dependency);
    Some(version.as_str()?.to_owned())
}

/// What is wrong with a dependency as a page writes it.
fn wrong(krate: &str, written: &Value) -> Option<String> {
    let Some(there) = version(krate) else {
        return Some(format!(
            "{krate} is no crate of the workspace and none that it needs"
        ));
    };
    let asked = written.get("version").unwrap_or(written).as_str();
    if let Some(asked) = asked {
        let begins = there.strip_prefix(asked);
        if begins.is_none_or(|rest| !rest.is_empty() && !rest.starts_with('.')) {
            return Some(format!("{krate} {asked}, and it is {there}"));
        }
    } else if let Some(path) = written.get("path").and_then(Value::as_str) {
        // From a project beside the clone.
        if !path.ends_with(&format!("crates/{krate}")) {
            return Some(format!("{krate} is not at {path}"));
        }
    } else {
        return Some(format!("{krate} has neither a version nor a path"));
    }
    let asked = written.get("features").and_then(Value::as_array);
    for feature in asked.into_iter().flatten().filter_map(Value::as_str) {
        if manifest(krate).is_some() && !features(krate).iter().any(|it| it == feature) {
            return Some(format!("{krate} has no feature {feature}"));
        }
    }
    None
}

/// What is wrong with a manifest, or a part of one.
fn all_wrong(text: &str) -> Vec<String> {
    let table: Table = match text.parse() {
        Ok(table) => table,
        Err(error) => return vec![error.to_string()],
    };
    let mut wrong = Vec::new();
    for (section, value) in &table {
        let Some(dependencies) = value
            .as_table()
            .filter(|_| section.ends_with("dependencies"))
        else {
            wrong.push(format!("nobody checks [{section}]"));
            continue;
        };
        wrong.extend(
            dependencies
                .iter()
                .filter_map(|(krate, it)| self::wrong(krate, it)),
        );
    }
    wrong
}

#[test]
fn every_manifest_of_a_page_can_be_built() {
    for page in fences::pages() {
        for fence in &page.fences {
            if fence.language() == "toml" {
                let wrong = all_wrong(&fence.text);
                assert!(wrong.is_empty(), "{}:{}: {wrong:?}", page.path, fence.line);
            }
        }
    }
}

#[test]
fn what_is_not_there_is_seen() {
    for (text, said) in [
        ("[dependencies]\niamport = \"9\"", "iamport 9, and it is"),
        (
            "[dependencies]\niamport = { version = \"0.1\", features = [\"magic\"] }",
            "no feature magic",
        ),
        (
            "[dependencies]\niamport = { path = \"../sdk\" }",
            "not at ../sdk",
        ),
        ("[dev-dependencies]\nnobody = \"1\"", "no crate"),
        ("[dependencies]\niamport = {}", "neither"),
        ("[profile.shop]\nkey = \"a\"", "nobody checks"),
        ("[dependencies", "unclosed"),
    ] {
        let wrong = all_wrong(text).join("\n");
        assert!(wrong.contains(said), "{text}: {wrong}");
    }
}
