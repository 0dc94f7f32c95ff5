//! The packages for npm: one with `startSandbox()`, and one for each platform that carries the command. Built here are the first
//! and that of this platform.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use serde_json::{Map, Value, json};

use super::{
    document::Document,
    making::{COMMAND, DOCUMENT, Making, copied, has, licences},
    node,
};
use crate::{
    copy,
    package::NEEDED,
    peers::{
        install::{DELIVERY, NPM, npm_install},
        process::{self, Trouble},
    },
};

/// What types are made and checked with. The compiler is the newest that `openapi-typescript` takes.
const TOOLS: [&str; 3] = [
    "typescript@5.9.3",
    "openapi-typescript@7.13.0",
    "@types/node@20.19.25",
];
/// How long a compiler may take.
const COMPILE: Duration = Duration::from_secs(300);
/// The name of the package, and how those of the platforms begin.
pub(crate) const NAME: &str = "iamport-sandbox";
/// What the packages of platforms are for, in Node's words.
const PLATFORMS: [(&str, &str); 5] = [
    ("linux", "x64"),
    ("linux", "arm64"),
    ("darwin", "x64"),
    ("darwin", "arm64"),
    ("win32", "x64"),
];

/// The packages.
pub(crate) struct Packages {
    /// That of this platform and the one that chooses it.
    pub(crate) files: Vec<PathBuf>,
    /// Where the compiler is installed.
    tools: PathBuf,
}

impl Packages {
    /// The TypeScript compiler with these arguments.
    pub(crate) fn compiler(&self) -> Command {
        let mut command = tool(&self.tools, "typescript/bin/tsc");
        command
            .arg("--typeRoots")
            .arg(self.tools.join("node_modules/@types"));
        command
    }
}

/// Builds both packages.
pub(crate) fn build(
    making: &Making<'_>,
    document: &Document,
    command: &Path,
) -> Result<Packages, Trouble> {
    let tools = making.folder.subfolder("npm-tools")?;
    copy::write(&tools.join("package.json"), "{\"private\": true}\n")?;
    let mut install = npm_install(&tools);
    install.args(TOOLS);
    process::run("npm-tools", &mut install, &making.logs, DELIVERY)?;
    let mut packages = Packages {
        files: Vec::new(),
        tools,
    };
    let chooser = chooser(making, document, &packages)?;
    let platform = platform(making, command)?;
    packages.files = vec![pack(making, &platform)?, pack(making, &chooser)?];
    for file in &packages.files {
        let mut list = Command::new("tar");
        list.arg("-tzf").arg(file);
        let listed = process::run("tar", &mut list, &making.logs, DELIVERY)?;
        has(&listed, file, &NEEDED)?;
    }
    Ok(packages)
}

/// The package with `startSandbox()`, ready to be packed.
fn chooser(
    making: &Making<'_>,
    document: &Document,
    packages: &Packages,
) -> Result<PathBuf, Trouble> {
    let folder = making.folder.path().join("npm");
    copied(&making.root.join("crates/iamport-cli/npm"), &folder)?;
    licences(making.root, &folder)?;
    copy::write(&folder.join("src/operations.ts"), &node::module(document)?)?;
    let mut types = tool(&packages.tools, "openapi-typescript/bin/cli.js");
    types
        .arg(making.root.join(DOCUMENT))
        // A field that has a default may be left out all the same.
        .arg("--default-non-nullable=false")
        .args(["--immutable=false", "--output"])
        .arg(folder.join("src/openapi.ts"))
        // Where it would look for settings of its own.
        .current_dir(&packages.tools);
    process::run("openapi-typescript", &mut types, &making.logs, COMPILE)?;
    let mut compile = packages.compiler();
    compile.arg("--project").arg(folder.join("tsconfig.json"));
    process::run("tsc-package", &mut compile, &making.logs, COMPILE)?;
    let settings = folder.join("package.json");
    let mut settings_value: Map<String, Value> = serde_json::from_str(&copy::read(&settings)?)
        .map_err(|error| format!("{}: {error}", settings.display()))?;
    let version = env!("CARGO_PKG_VERSION");
    settings_value.insert("version".to_owned(), version.into());
    let optional: Map<String, Value> = PLATFORMS
        .iter()
        .map(|(system, processor)| (format!("{NAME}-{system}-{processor}"), version.into()))
        .collect();
    settings_value.insert("optionalDependencies".to_owned(), Value::Object(optional));
    write_json(&settings, &Value::Object(settings_value))?;
    Ok(folder)
}

/// The package that carries the command for this platform, ready to be packed.
fn platform(making: &Making<'_>, command: &Path) -> Result<PathBuf, Trouble> {
    let (system, processor) = this_platform()?;
    let name = format!("{NAME}-{system}-{processor}");
    let folder = making.folder.subfolder("npm-platform")?;
    let bin = folder.join("bin");
    fs::create_dir(&bin).map_err(|error| format!("{}: {error}", bin.display()))?;
    let file = bin.join(COMMAND);
    fs::copy(command, &file).map_err(|error| format!("{}: {error}", file.display()))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755))
            .map_err(|error| format!("{}: {error}", file.display()))?;
    }
    licences(making.root, &folder)?;
    let readme = format!(
        "# {name}\n\nThe command `iamport` for {system} on {processor}, which [{NAME}](https://www.npmjs.com/package/{NAME}) \
         needs there. Install that one: it brings this along.\n"
    );
    copy::write(&folder.join("README.md"), &readme)?;
    let mut settings = json!({
        "name": name,
        "version": env!("CARGO_PKG_VERSION"),
        "description": format!("The iamport command for {system} on {processor}; a part of {NAME}."),
        "license": "MIT OR Apache-2.0",
        "os": [system],
        "cpu": [processor],
        // A program has to stand in a file of its own.
        "preferUnplugged": true,
        "files": ["bin", "README.md", "LICENSE-APACHE", "LICENSE-MIT"],
    });
    if let (true, Some(settings)) = (system == "linux", settings.as_object_mut()) {
        settings.insert("libc".to_owned(), json!(["glibc"]));
    }
    write_json(&folder.join("package.json"), &settings)?;
    Ok(folder)
}

/// This platform, in Node's words.
fn this_platform() -> Result<(&'static str, &'static str), Trouble> {
    let system = match std::env::consts::OS {
        "macos" => "darwin",
        "windows" => "win32",
        other => other,
    };
    let processor = match std::env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    PLATFORMS
        .into_iter()
        .find(|known| *known == (system, processor))
        .ok_or_else(|| format!("there is no npm package for {system}-{processor}"))
}

fn pack(making: &Making<'_>, folder: &Path) -> Result<PathBuf, Trouble> {
    let mut command = Command::new(NPM);
    command
        .args(["pack", "--loglevel", "error", "--pack-destination"])
        .arg(&making.out)
        .current_dir(folder);
    let said = process::run("npm-pack", &mut command, &making.logs, DELIVERY)?;
    // The last line is the file's name.
    let name = said.lines().map(str::trim).rfind(|line| !line.is_empty());
    name.map(|name| making.out.join(name))
        .ok_or_else(|| "npm pack named no file".to_owned())
}

/// A program of the tools, run by Node.
fn tool(tools: &Path, file: &str) -> Command {
    let mut command = process::without_proxy("node");
    command.arg(tools.join("node_modules").join(file));
    command
}

fn write_json(path: &Path, value: &Value) -> Result<(), Trouble> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    copy::write(path, &format!("{text}\n"))
}
