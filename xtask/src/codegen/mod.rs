//! `spec/*.yaml` to the bundle and to `crates/iamport/src/generated/`, in steps that each do one thing:
//! bundle, rules, lower, generate, output, polish, write. Beside them `publish` makes the bundle that others read, and
//! `sandbox` the facts that the sandbox goes by.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

mod bundle;
mod codes;
mod echo;
mod generate;
mod layout;
mod lower;
mod output;
mod polish;
mod problem;
mod publish;
mod rules;
mod sandbox;
mod spec;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use output::snake;
pub(crate) use problem::{Problem, Result};
pub(crate) use spec::Spec;

/// The folder that this workspace stands in.
pub(crate) fn workspace_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map(Path::to_path_buf)
        .unwrap_or_default()
}

/// Writes every generated file, or with `check` only says which are stale.
pub(crate) fn run(root: &Path, check: bool) -> Result<String> {
    let rendered = make(&root.join("spec"))?;
    if check {
        write::check(root, &rendered)?;
        return Ok(format!(
            "{} generated files are what the spec gives",
            rendered.len()
        ));
    }
    let changed = write::write(root, &rendered)?;
    Ok(format!(
        "{} generated files, {changed} changed",
        rendered.len()
    ))
}

/// The paths of all files that are made from the workspace's spec.
pub(crate) fn written(root: &Path) -> Result<Vec<PathBuf>> {
    Ok(make(&root.join("spec"))?.into_keys().collect())
}

/// Every generated file of a spec folder, by its path from the root.
fn make(spec_folder: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let bundle = bundle::Bundle::read(spec_folder)?;
    rules::check(&bundle)?;
    let codes = codes::Codes::read(spec_folder)?;
    let mut files = make_files(&bundle)?;
    files.insert(polish::client_file("codes.rs"), codes.emit());
    let mut rendered = write::render(files)?;
    rendered.extend(sandbox::render(&spec::Spec::read(&bundle), &codes)?);
    let document = publish::publish(&bundle)?;
    // The sandbox carries the schemas in itself, so that it can be published alone.
    let carried = Path::new("crates/iamport-sandbox/data");
    rendered.insert(carried.join(publish::PUBLISHED), document.clone());
    rendered.insert(Path::new("spec").join(publish::PUBLISHED), document);
    Ok(rendered)
}

/// The spec of a folder, held against the rules.
pub(crate) fn read_spec(spec_folder: &Path) -> Result<Spec> {
    let bundle = bundle::Bundle::read(spec_folder)?;
    rules::check(&bundle)?;
    Ok(Spec::read(&bundle))
}

/// The client's files of a bundle that the rules have accepted.
fn make_files(bundle: &bundle::Bundle) -> Result<polish::Files> {
    let file = generate::generate(&lower::lower(bundle))?;
    let output = output::Output::read(&file)?;
    polish::polish(&spec::Spec::read(bundle), &output)
}
