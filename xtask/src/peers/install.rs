//! The tools that are needed, and the clients' installation with them.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use super::{
    clients::{CLIENTS, Client, Kind, common},
    folder::{self, Folder},
    process::{self, Trouble},
};

/// How long a tool may take to say its version.
const ANSWER: Duration = Duration::from_secs(20);
/// How long packages may take to arrive.
pub(crate) const DELIVERY: Duration = Duration::from_secs(300);
/// The first Node whose `fetch` one of the clients and its driver need.
const OLDEST_NODE: u32 = 18;

/// The installed clients: what runs the drivers, and where they are.
#[derive(Debug)]
pub(crate) struct Installation {
    python: PathBuf,
    python_folder: PathBuf,
    node_folder: PathBuf,
}

impl Installation {
    /// Looks for the tools, and installs every client into `folder`.
    pub(crate) fn make(folder: &Folder, logs: &Path) -> Result<Installation, Trouble> {
        let python = find_python(logs)?;
        check_node(OLDEST_NODE, logs)?;
        let python_folder = folder.subfolder("python")?;
        let node_folder = folder.subfolder("node")?;
        for client in CLIENTS {
            let place = match client.kind {
                Kind::Python => &python_folder,
                Kind::Node => &node_folder,
            };
            folder::write(&place.join(client.file), client.driver)?;
        }
        for (kind, place) in [(Kind::Python, &python_folder), (Kind::Node, &node_folder)] {
            let (file, text) = common(kind);
            folder::write(&place.join(file), text)?;
        }
        let python = python_environment(python, &python_folder, logs)?;
        pip(&python, "pip", packages(Kind::Python, "=="), logs)?;
        // Without it npm looks for a project in the folders above.
        folder::write(&node_folder.join("package.json"), "{\"private\": true}\n")?;
        let mut command = npm_install(&node_folder);
        command.args(packages(Kind::Node, "@"));
        process::run("npm", &mut command, logs, DELIVERY)?;
        Ok(Installation {
            python,
            python_folder,
            node_folder,
        })
    }

    /// The command that runs the driver of `client`.
    pub(crate) fn driver(&self, client: &Client) -> Command {
        let (program, folder) = match client.kind {
            Kind::Python => (self.python.as_path(), &self.python_folder),
            Kind::Node => (Path::new("node"), &self.node_folder),
        };
        let mut command = process::without_proxy(program);
        command
            .arg(folder.join(client.file))
            .current_dir(folder)
            .env("PYTHONUTF8", "1")
            .env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }
}

/// The packages of one kind, each with its version.
fn packages(kind: Kind, between: &str) -> Vec<String> {
    CLIENTS
        .iter()
        .filter(|client| client.kind == kind)
        .map(|client| format!("{}{between}{}", client.package, client.version))
        .collect()
}

/// Python has a name of its own on Windows.
const PYTHON: &str = if cfg!(windows) { "python" } else { "python3" };
/// npm is a script, which has to be named in full on Windows.
pub(crate) const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// The name of Python, if it is there.
pub(crate) fn find_python(logs: &Path) -> Result<&'static str, Trouble> {
    let mut command = Command::new(PYTHON);
    command.arg("--version");
    process::run("python-version", &mut command, logs, ANSWER)
        .map_err(|trouble| format!("{PYTHON} is needed: {trouble}"))?;
    Ok(PYTHON)
}

/// Sees that Node and npm are there.
pub(crate) fn check_node(oldest: u32, logs: &Path) -> Result<(), Trouble> {
    let mut command = Command::new("node");
    command.arg("--version");
    let version = process::run("node-version", &mut command, logs, ANSWER)
        .map_err(|trouble| format!("node is needed: {trouble}"))?;
    if node_major(&version).is_none_or(|major| major < oldest) {
        return Err(format!(
            "node {oldest} or newer is needed: here is {}",
            version.trim()
        ));
    }
    let mut command = Command::new(NPM);
    command.arg("--version");
    process::run("npm-version", &mut command, logs, ANSWER)
        .map_err(|trouble| format!("npm is needed: {trouble}"))?;
    Ok(())
}

/// 20 of `v20.1.2`.
fn node_major(version: &str) -> Option<u32> {
    let (major, _) = version.trim().strip_prefix('v')?.split_once('.')?;
    major.parse().ok()
}

/// Makes an environment of its own and gives its Python.
pub(crate) fn python_environment(
    python: &str,
    folder: &Path,
    logs: &Path,
) -> Result<PathBuf, Trouble> {
    let environment = folder.join("venv");
    let mut command = Command::new(python);
    command.args(["-m", "venv"]).arg(&environment);
    process::run("venv", &mut command, logs, DELIVERY)?;
    Ok(if cfg!(windows) {
        environment.join("Scripts").join("python.exe")
    } else {
        environment.join("bin").join("python")
    })
}

/// Installs packages into the environment of `python`.
pub(crate) fn pip(
    python: &Path,
    name: &str,
    packages: impl IntoIterator<Item = impl AsRef<OsStr>>,
    logs: &Path,
) -> Result<(), Trouble> {
    let mut command = Command::new(python);
    command
        .args(["-m", "pip", "install", "--quiet", "--no-input"])
        .arg("--disable-pip-version-check")
        .args(packages);
    process::run(name, &mut command, logs, DELIVERY)?;
    Ok(())
}

/// The command that installs what follows into the project in `folder`.
pub(crate) fn npm_install(folder: &Path) -> Command {
    let mut command = Command::new(NPM);
    command
        .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
        .args(["--save-exact", "--loglevel", "error"])
        .current_dir(folder);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read() {
        assert_eq!(node_major("v20.20.2\n"), Some(20));
        assert_eq!(node_major("20.20.2"), None);
        assert_eq!(node_major(""), None);
    }

    #[test]
    fn packages_are_pinned() {
        let pinned = packages(Kind::Python, "==");
        assert_eq!(
            pinned,
            ["iamport-rest-client==0.9.0", "async-iamport==0.2.0"]
        );
        assert!(packages(Kind::Node, "@").contains(&"iamport@0.3.4".to_owned()));
    }
}
