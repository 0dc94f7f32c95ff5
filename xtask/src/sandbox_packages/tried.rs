//! The packages, tried as a shop would use them: installed from the built files into empty environments.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use super::{
    making::{Making, copied},
    npm::Packages,
    wheel::Wheel,
};
use crate::{
    copy,
    peers::{
        install::{DELIVERY, npm_install, pip, python_environment},
        process::{self, Running, Trouble},
        say,
    },
};

/// What the wheel is tried with.
const PYTHON_TOOLS: [&str; 2] = ["pytest==9.2.0", "mypy==2.4.1"];
/// How long tests may take.
const TESTS: Duration = Duration::from_secs(300);

/// The wheel, in an environment that has nothing else. Gives the number of tests that passed.
pub(crate) fn python(making: &Making<'_>, wheel: &Wheel) -> Result<usize, Trouble> {
    let folder = making.folder.subfolder("python")?;
    let python = python_environment(making.python, &folder, &making.logs)?;
    let mut wanted: Vec<PathBuf> = vec![wheel.file.clone()];
    wanted.extend(PYTHON_TOOLS.map(PathBuf::from));
    pip(&python, "pip-wheel", wanted, &making.logs)?;
    let tests = folder.join("tests");
    copied(&making.root.join("crates/iamport-cli/python/tests"), &tests)?;
    // Its code is run, too.
    let readme = copy::read(&making.root.join("crates/iamport-cli/python/README.md"))?;
    copy::write(&tests.join("README.md"), &readme)?;
    let shop = folder.join("shop");
    copied(
        &making
            .root
            .join("crates/iamport-sandbox/examples/python_shop"),
        &shop,
    )?;

    let mut types = process::without_proxy(&python);
    types
        .args(["-m", "mypy", "--strict", "--python-version", "3.10"])
        .args(["--package", "iamport_sandbox"])
        .current_dir(&folder);
    process::run("mypy-package", &mut types, &making.logs, TESTS)?;
    let mut types = process::without_proxy(&python);
    types
        .args(["-m", "mypy", "--strict", "consumer.py"])
        .current_dir(&tests);
    process::run("mypy-consumer", &mut types, &making.logs, TESTS)?;
    let mut passed = 0;
    for (name, place) in [("package", &tests), ("shop", &shop)] {
        let mut command = process::without_proxy(&python);
        command
            .args([
                "-m",
                "pytest",
                "--color=no",
                "-p",
                "no:cacheprovider",
                "-W",
                "error",
            ])
            .current_dir(place);
        let said = tests_of(&format!("pytest-{name}"), &mut command, &making.logs)?;
        passed += tell(name, count(&said, " passed")?);
    }
    Ok(passed)
}

/// The npm packages, in projects that have nothing else. Gives the number of tests that passed.
pub(crate) fn node(making: &Making<'_>, packages: &Packages) -> Result<usize, Trouble> {
    let folder = making.folder.subfolder("node")?;
    let project = folder.join("tests");
    copied(&making.root.join("crates/iamport-cli/npm/test"), &project)?;
    copy::write(&project.join("package.json"), "{\"private\": true}\n")?;
    let readme = copy::read(&making.root.join("crates/iamport-cli/npm/README.md"))?;
    copy::write(&project.join("README.md"), &readme)?;
    let shop = folder.join("shop");
    copied(
        &making
            .root
            .join("crates/iamport-sandbox/examples/node_shop"),
        &shop,
    )?;
    let mut passed = 0;
    for (name, place) in [("package", &project), ("shop", &shop)] {
        let mut install = npm_install(place);
        // From the files alone: the registry need not have the packages, and nothing else is wanted of it.
        install.arg("--offline").args(&packages.files);
        process::run(&format!("npm-{name}"), &mut install, &making.logs, DELIVERY)?;
        if name == "package" {
            let mut types = packages.compiler();
            types.args(["--project", "."]).current_dir(place);
            process::run("tsc-consumer", &mut types, &making.logs, TESTS)?;
        }
        let mut command = process::without_proxy("node");
        command
            .args(["--test", "--test-reporter", "tap"])
            .current_dir(place);
        let said = tests_of(&format!("node-{name}"), &mut command, &making.logs)?;
        passed += tell(name, count(&said, "# pass")?);
    }
    Ok(passed)
}

/// Says how many passed, and gives the number on.
fn tell(what: &str, passed: usize) -> usize {
    say(&format!("tests of the {what}: {passed} passed"));
    passed
}

/// Runs tests to their end. If one fails, all that was said is told.
fn tests_of(name: &str, command: &mut Command, logs: &Path) -> Result<String, Trouble> {
    let mut running = Running::start(name, command, logs)?;
    let status = running.until(TESTS, Running::ended)?;
    match status.success() {
        true => Ok(running.out()),
        false => Err(format!("{}\n{}", running.out(), running.told("failed"))),
    }
}

/// How many tests passed: the number beside a word, in the last line that has it. None is as bad as one that fails.
fn count(said: &str, word: &str) -> Result<usize, Trouble> {
    let line = said.lines().rfind(|line| line.contains(word));
    let number = line.and_then(|line| {
        let (before, after) = line.split_once(word)?;
        let beside = match word.starts_with('#') {
            true => after.split_whitespace().next(),
            false => before.split_whitespace().next_back(),
        };
        beside?.parse().ok()
    });
    match number {
        None | Some(0) => Err(format!("no test ran; it said:\n{said}")),
        Some(number) => Ok(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passed_tests_are_counted_and_none_is_an_error() {
        assert_eq!(count("..\n== 12 passed in 1.2s ==\n", " passed"), Ok(12));
        assert_eq!(count("# tests 3\n# pass 3\n# fail 0\n", "# pass"), Ok(3));
        for none in ["== no tests ran in 0.01s ==\n", "# pass 0\n", ""] {
            assert!(count(none, " passed").is_err() && count(none, "# pass").is_err());
        }
    }
}
