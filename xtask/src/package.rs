//! The published crates as the registry would get them: packed by cargo, unpacked outside of the workspace, and tested and
//! documented there, where a path that leads out of a package leads nowhere.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use serde_json::Value;

use crate::copy::{self, Tested};

#[cfg(test)]
mod tests;

/// The crates that are published, in the order in which the registry needs them: each after those that it names.
pub(crate) const PUBLISHED: [&str; 4] = [
    "iamport-testing",
    "iamport-sandbox",
    "iamport",
    "iamport-cli",
];

/// What every package has beside its source.
pub(crate) const NEEDED: [&str; 3] = ["README.md", "LICENSE-APACHE", "LICENSE-MIT"];

pub(crate) fn run(root: &Path) -> Result<String, String> {
    let begun = Instant::now();
    pack(root)?;
    let folder = tempfile::tempdir().map_err(|error| format!("no temporary folder: {error}"))?;
    let packages: Vec<Package> = PUBLISHED
        .iter()
        .map(|name| Package::unpacked(root, folder.path(), name))
        .collect::<Result<_, _>>()?;
    workspace(root, folder.path(), &packages)?;
    let features = documented_features(folder.path())?;
    for package in &packages {
        match package.checked(root, folder.path(), &features) {
            Ok(line) => eprintln!("{line}"),
            Err(problem) => {
                // Kept, so that what failed can be run again.
                let kept = folder.keep();
                return Err(format!(
                    "{problem}\nthe packages are left in {}; there: cargo test -p {}",
                    kept.display(),
                    package.name
                ));
            }
        }
    }
    let seconds = begun.elapsed().as_secs();
    Ok(format!("all packages pass, in {seconds} s"))
}

/// Packs all of them in one go, so that cargo takes those among them that are in no registry yet from here.
fn pack(root: &Path) -> Result<(), String> {
    let mut command = Command::new("cargo");
    // Not verified by cargo, which only builds; the tests below build, too.
    command.args(["package", "--quiet", "--no-verify", "--allow-dirty"]);
    for name in PUBLISHED {
        command.args(["--package", name]);
    }
    command
        .current_dir(root)
        .env("CARGO_TARGET_DIR", copy::target(root));
    done(&mut command, "cargo package")
}

/// One package, unpacked.
struct Package {
    name: &'static str,
    /// The folder that is in the archive, such as `iamport-0.1.0`.
    folder: String,
    /// The size of the archive in bytes.
    size: u64,
    /// How many files there are by the first part of their path.
    carries: BTreeMap<String, usize>,
}

impl Package {
    fn unpacked(root: &Path, into: &Path, name: &'static str) -> Result<Self, String> {
        // This task has the version of the workspace, as all published crates do.
        let folder = format!("{name}-{}", env!("CARGO_PKG_VERSION"));
        let archive = copy::target(root)
            .join("package")
            .join(format!("{folder}.crate"));
        let size = fs::metadata(&archive)
            .map_err(|error| format!("{}: {error}", archive.display()))?
            .len();
        let mut tar = Command::new("tar");
        tar.arg("-xzf").arg(&archive).current_dir(into);
        done(&mut tar, "tar")?;
        let mut carries = BTreeMap::new();
        let unpacked = into.join(&folder);
        for file in files(&unpacked)? {
            let inner = file.strip_prefix(&unpacked).unwrap_or(&file);
            let first = inner.components().next();
            let first = first.map(|part| part.as_os_str().to_string_lossy().into_owned());
            *carries.entry(first.unwrap_or_default()).or_default() += 1;
        }
        for needed in NEEDED {
            if !carries.contains_key(needed) {
                return Err(format!(
                    "the package {folder} has no {needed}; is it in crates/{name}, and not excluded there?"
                ));
            }
        }
        Ok(Self {
            name,
            folder,
            size,
            carries,
        })
    }

    /// Runs its tests and builds its documentation, and says what there is.
    fn checked(
        &self,
        root: &Path,
        workspace: &Path,
        features: &BTreeMap<String, String>,
    ) -> Result<String, String> {
        let begun = Instant::now();
        let features = features.get(self.name).map_or("", |features| features);
        let tests = match copy::test(root, workspace, ["--package", self.name])? {
            Tested::Passed(0) => {
                return Err(format!("no test ran in the package {}", self.folder));
            }
            Tested::Passed(tests) => tests,
            Tested::Failed(names) => {
                return Err(format!(
                    "in the package {} fail: {}",
                    self.folder,
                    names.join(", ")
                ));
            }
            Tested::Broken(why) => {
                return Err(format!(
                    "the tests of the package {} do not compile: {why}\n\
                     does a file of it read what is outside of its crate?",
                    self.folder
                ));
            }
        };
        let mut doc = Command::new("cargo");
        doc.args(["doc", "--quiet", "--no-deps", "--package", self.name])
            .args(["--features", features])
            .current_dir(workspace)
            .env("CARGO_TARGET_DIR", copy::target(root))
            .env("RUSTDOCFLAGS", "-D warnings");
        done(
            &mut doc,
            &format!("cargo doc in the package {}", self.folder),
        )?;
        let carries: Vec<String> = self
            .carries
            .iter()
            .map(|(name, files)| match files {
                1 => name.clone(),
                _ => format!("{name} ({files} files)"),
            })
            .collect();
        Ok(format!(
            "{}: {} KiB; {tests} tests passed, documentation built, {} s\n  {}",
            self.folder,
            self.size / 1024,
            begun.elapsed().as_secs(),
            carries.join(", ")
        ))
    }
}

/// A workspace around the packages, in which they stand for those of the registry, with the versions of dependencies and the
/// profiles that this workspace has: what is built of others already need not be built again.
fn workspace(root: &Path, folder: &Path, packages: &[Package]) -> Result<(), String> {
    let manifest = copy::read(&root.join("Cargo.toml"))?;
    let profiles = manifest.find("[profile.").and_then(|at| manifest.get(at..));
    let mut text = String::from("[workspace]\nresolver = \"3\"\nmembers = [");
    for package in packages {
        let _ = write!(text, "\"{}\", ", package.folder);
    }
    text += "]\n\n[patch.crates-io]\n";
    for package in packages {
        let _ = writeln!(
            text,
            "{} = {{ path = \"{}\" }}",
            package.name, package.folder
        );
    }
    text.push('\n');
    text += profiles.unwrap_or_default();
    copy::write(&folder.join("Cargo.toml"), &text)?;
    let lock = copy::read(&root.join("Cargo.lock"))?;
    copy::write(&folder.join("Cargo.lock"), &lock)
}

/// The features that docs.rs would build each package with, separated by commas.
fn documented_features(workspace: &Path) -> Result<BTreeMap<String, String>, String> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(workspace)
        .output()
        .map_err(|error| format!("cargo metadata can't be run: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("cargo metadata of the unpacked packages: {said}"));
    }
    let metadata: Value = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("cargo metadata is no JSON: {error}"))?;
    let mut all = BTreeMap::new();
    for package in metadata
        .get("packages")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        let name = package.get("name").and_then(Value::as_str);
        let features = package.pointer("/metadata/docs/rs/features");
        let features = features.and_then(Value::as_array).into_iter().flatten();
        let features: Vec<&str> = features.filter_map(Value::as_str).collect();
        all.insert(name.unwrap_or_default().to_owned(), features.join(","));
    }
    Ok(all)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).map_err(said)? {
        let path = entry.map_err(said)?.path();
        match path.is_dir() {
            true => all.extend(files(&path)?),
            false => all.push(path),
        }
    }
    Ok(all)
}

/// Runs a command to its end; what it printed is told if it fails.
fn done(command: &mut Command, name: &str) -> Result<(), String> {
    let output = command
        .output()
        .map_err(|error| format!("{name} can't be run: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("{name} failed:\n{said}"))
}
