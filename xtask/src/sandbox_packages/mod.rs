//! `cargo xtask sandbox-packages`: the sandbox for programs in other languages, as a wheel for PyPI and as packages for npm.
//!
//! Everything is built for the platform that this runs on, into `target/sandbox-packages/`. The clients of the control are made
//! from its description. What was built is then installed into empty environments, where its own tests and those of the toy shops
//! run: nothing there comes from the workspace but the tests.

use std::{
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

mod document;
mod making;
mod node;
mod npm;
mod options;
mod python;
mod tried;
mod wheel;

use crate::{
    copy,
    peers::{
        folder::Folder,
        install::{check_node, find_python},
        process::Trouble,
        say,
    },
};
use document::Document;
use making::{DOCUMENT, Making};
pub(crate) use options::Options;

/// The oldest Node that the package is for.
const OLDEST_NODE: u32 = 20;

/// Builds the packages and tries them.
pub(crate) fn run(root: &Path, options: &Options) -> Result<String, Trouble> {
    let folder = Folder::create("sandbox-packages", options.keep)?;
    if options.keep {
        say(&format!(
            "everything is kept in {}",
            folder.path().display()
        ));
    }
    let logs = folder.subfolder("logs")?;
    let python = find_python(&logs)?;
    check_node(OLDEST_NODE, &logs)?;
    let making = Making {
        root,
        folder: &folder,
        logs,
        out: emptied(&copy::target(root).join("sandbox-packages"))?,
        python,
    };
    let document = Document::parse(&copy::read(&root.join(DOCUMENT))?)?;

    say("building the wheel, and the iamport command in it");
    let wheel = wheel::build(&making, &document, options)?;
    say("building the packages for npm");
    let npm = npm::build(&making, &document, &wheel.command)?;
    let mut report = String::new();
    for path in [&wheel.file].into_iter().chain(&npm.files) {
        report.push_str(&line(path)?);
    }
    io::stdout()
        .lock()
        .write_all(report.as_bytes())
        .map_err(|error| format!("the list could not be written: {error}"))?;

    say("installing the wheel into an empty environment");
    let mut passed = tried::python(&making, &wheel)?;
    say("installing the npm packages into empty projects");
    passed += tried::node(&making, &npm)?;
    Ok(format!(
        "the packages in {} work: {passed} tests passed",
        making.out.display()
    ))
}

/// A file and its size.
fn line(path: &Path) -> Result<String, Trouble> {
    let size = fs::metadata(path)
        .map_err(|error| format!("{}: {error}", path.display()))?
        .len();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    Ok(format!("{name}\t{} KiB\n", size / 1024))
}

/// The folder, with nothing in it.
fn emptied(folder: &Path) -> Result<PathBuf, Trouble> {
    let said = |error: io::Error| format!("{}: {error}", folder.display());
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(said(error)),
        _ => {}
    }
    fs::create_dir_all(folder).map_err(said)?;
    Ok(folder.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clients_can_be_made_from_our_document() {
        let text = copy::read(&crate::codegen::workspace_root().join(DOCUMENT)).unwrap();
        let document = Document::parse(&text).unwrap();
        let python = python::module(&document).unwrap();
        let node = node::module(&document).unwrap();
        for operation in document.operations().unwrap() {
            assert!(node.contains(&format!("\"{}\": {{", operation.name)));
            assert!(python.contains(&format!("\"{}\",\n", operation.path)));
        }
        assert!(document.operations().unwrap().len() > 40);
    }
}
