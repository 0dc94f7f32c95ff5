//! The wheel: the command `iamport` and the Python package around it, built by maturin.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};

use super::{
    document::Document,
    making::{COMMAND, Making, copied, has, licences},
    options::Options,
    python,
};
use crate::{
    copy,
    package::NEEDED,
    peers::{
        install::{DELIVERY, pip, python_environment},
        process::{self, Trouble},
    },
};

/// What builds the wheel.
const MATURIN: &str = "maturin==1.16.0";
/// The C compiler and linker that knows old versions of glibc.
const ZIG: &str = "ziglang==0.15.2";
/// How long a build of the command may take from nothing.
const BUILD: Duration = Duration::from_secs(3_600);

/// A wheel.
pub(crate) struct Wheel {
    pub(crate) file: PathBuf,
    /// The command that is in it, as a file of its own.
    pub(crate) command: PathBuf,
}

/// Puts the sources together and builds the wheel.
pub(crate) fn build(
    making: &Making<'_>,
    document: &Document,
    options: &Options,
) -> Result<Wheel, Trouble> {
    let source = making.folder.subfolder("wheel")?;
    put_together(making, document, &source)?;
    let tools = making.folder.subfolder("wheel-tools")?;
    let python = python_environment(making.python, &tools, &making.logs)?;
    let mut wanted = vec![MATURIN];
    if options.zig {
        wanted.push(ZIG);
    }
    pip(&python, "pip-maturin", wanted, &making.logs)?;
    let mut maturin = std::process::Command::new(&python);
    maturin
        .args(["-m", "maturin", "build", "--out"])
        .arg(&making.out)
        .current_dir(&source);
    // What is not optimized would be large with what only a debugger reads.
    maturin.arg(if options.debug {
        "--strip"
    } else {
        "--release"
    });
    if options.zig {
        // Where maturin finds the Zig that was installed beside it.
        maturin.env("CARGO_ZIGBUILD_PYTHON_PATH", &python);
        let target = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
        maturin.args([
            "--zig",
            "--compatibility",
            "manylinux2014",
            "--target",
            &target,
        ]);
    }
    process::run("maturin", &mut maturin, &making.logs, BUILD)?;
    let file = only_wheel(&making.out)?;
    let command = unpacked(making, &file)?;
    Ok(Wheel { file, command })
}

fn put_together(making: &Making<'_>, document: &Document, source: &Path) -> Result<(), Trouble> {
    copied(&making.root.join("crates/iamport-cli/python"), source)?;
    licences(making.root, source)?;
    let module = python::module(document)?;
    copy::write(&source.join("src/iamport_sandbox/control.py"), &module)?;
    let settings = source.join("pyproject.toml");
    let mut text = copy::read(&settings)?;
    let manifest = making.root.join("crates/iamport-cli/Cargo.toml");
    // Its last table is that of maturin. In single quotes a backslash is one.
    let _ = writeln!(text, "manifest-path = '{}'", manifest.display());
    copy::write(&settings, &text)
}

/// The one wheel in a folder.
fn only_wheel(folder: &Path) -> Result<PathBuf, Trouble> {
    let said = |error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        if path.extension().is_some_and(|extension| extension == "whl") {
            found.push(path);
        }
    }
    match (found.pop(), found.is_empty()) {
        (Some(wheel), true) => Ok(wheel),
        _ => Err(format!(
            "maturin left no single wheel in {}",
            folder.display()
        )),
    }
}

/// Takes the command out of the wheel, so that both packages carry the same bytes.
fn unpacked(making: &Making<'_>, wheel: &Path) -> Result<PathBuf, Trouble> {
    let into = making.folder.subfolder("unpacked-wheel")?;
    let mut list = std::process::Command::new(making.python);
    list.args(["-m", "zipfile", "-l"]).arg(wheel);
    let listed = process::run("zipfile-list", &mut list, &making.logs, DELIVERY)?;
    // The README is in METADATA.
    let mut needed: Vec<&str> = NEEDED
        .iter()
        .copied()
        .filter(|name| *name != "README.md")
        .collect();
    needed.extend(["METADATA", "entry_points.txt", "control.py", "py.typed"]);
    has(&listed, wheel, &needed)?;
    let mut unpack = std::process::Command::new(making.python);
    unpack.args(["-m", "zipfile", "-e"]).arg(wheel).arg(&into);
    process::run("zipfile", &mut unpack, &making.logs, DELIVERY)?;
    let scripts = format!("iamport_sandbox-{}.data/scripts", env!("CARGO_PKG_VERSION"));
    let command = into.join(scripts).join(COMMAND);
    match command.is_file() {
        true => Ok(command),
        false => Err(format!("{} is not in the wheel", command.display())),
    }
}
