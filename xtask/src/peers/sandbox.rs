//! The sandbox as a program of its own, as any user would start it.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

use serde::Deserialize;

use super::process::{self, Running, Trouble};

/// How long the compiler may take.
const BUILD: Duration = Duration::from_secs(1_800);
/// How long the sandbox may take to say where it is.
const START: Duration = Duration::from_secs(20);

/// Where a sandbox is and who may call it, as the command prints it.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub(crate) struct Access {
    pub(crate) url: String,
    pub(crate) key: String,
    pub(crate) secret: String,
}

/// A running sandbox. Dropping it ends it.
#[derive(Debug)]
pub(crate) struct Sandbox {
    pub(crate) access: Access,
    running: Running,
}

impl Sandbox {
    /// Starts one on a free port.
    pub(crate) fn start(binary: &Path, name: &str, logs: &Path) -> Result<Sandbox, Trouble> {
        let mut command = process::without_proxy(binary);
        command.args(["sandbox", "--port", "0", "--output", "json"]);
        let mut running = Running::start(&format!("sandbox-{name}"), &mut command, logs)?;
        let access = running.until(START, |running| {
            if let Ok(access) = serde_json::from_str(&running.out()) {
                return Ok(Some(access));
            }
            match running.ended()? {
                None => Ok(None),
                Some(status) => Err(running.told(&format!("ended at once, {status}"))),
            }
        })?;
        Ok(Sandbox { access, running })
    }

    /// Why it is gone, if it is.
    pub(crate) fn trouble(&mut self) -> Option<Trouble> {
        match self.running.ended() {
            Ok(None) => None,
            Ok(Some(status)) => Some(self.running.told(&format!("ended meanwhile, {status}"))),
            Err(trouble) => Some(trouble),
        }
    }
}

/// A message of cargo.
#[derive(Deserialize)]
struct Message {
    target: Option<Target>,
    executable: Option<PathBuf>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

/// Builds the `iamport` command and says where it is.
pub(crate) fn build(root: &Path, logs: &Path) -> Result<PathBuf, Trouble> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command
        .args(["build", "--package", "iamport-cli", "--bin", "iamport"])
        .args(["--message-format", "json-render-diagnostics"])
        .current_dir(root);
    let messages = process::run("cargo-build", &mut command, logs, BUILD)?;
    executable(&messages).ok_or_else(|| "cargo built no iamport command".to_owned())
}

fn executable(messages: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Message>(line).ok())
        .filter(|message| {
            message
                .target
                .as_ref()
                .is_some_and(|target| target.name == "iamport")
        })
        .find_map(|message| message.executable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_is_found_among_the_messages_of_cargo() {
        let messages = concat!(
            "{\"reason\":\"compiler-artifact\",\"target\":{\"name\":\"iamport\"},\"executable\":null}\n",
            "not of cargo\n",
            "{\"reason\":\"compiler-artifact\",\"target\":{\"name\":\"iamport\"},\"executable\":\"/t/iamport\"}\n",
            "{\"reason\":\"build-finished\",\"success\":true}\n",
        );
        assert_eq!(executable(messages), Some(PathBuf::from("/t/iamport")));
        assert_eq!(executable(""), None);
    }
}
