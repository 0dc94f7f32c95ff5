//! Where secrets come from: the environment, standard input or a command. Never from an option, which everybody on the
//! machine can read.

use std::io::BufRead as _;
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use super::variables::{Lookup, variable};
use crate::failure::Failure;

/// The first line of standard input.
pub(super) fn of_stdin() -> Result<String, Failure> {
    // It can be read once.
    static LINE: OnceLock<Option<String>> = OnceLock::new();
    let line = LINE.get_or_init(|| {
        let mut line = String::new();
        let read = std::io::stdin().lock().read_line(&mut line);
        let line = line.trim_end_matches(['\r', '\n']).to_owned();
        read.ok().filter(|_| !line.is_empty()).map(|_| line)
    });
    line.clone().ok_or_else(|| {
        Failure::Usage("--secret-stdin: there is no line on standard input".to_owned())
    })
}

/// What a command prints: its first line.
pub(super) fn of_command(command: &str) -> Result<String, Failure> {
    let mut shell = if cfg!(windows) {
        let mut shell = Command::new("cmd");
        shell.arg("/C");
        shell
    } else {
        let mut shell = Command::new("sh");
        shell.arg("-c");
        shell
    };
    let failed = |why: String| {
        Failure::Usage(format!(
            "api_secret_command of the profile did not print a secret: {why}"
        ))
    };
    let output = shell
        .arg(command)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| failed(error.to_string()))?;
    if !output.status.success() {
        return Err(failed(format!("it ended with {}", output.status)));
    }
    let text =
        String::from_utf8(output.stdout).map_err(|_| failed("it is not UTF-8".to_owned()))?;
    match text
        .lines()
        .next()
        .map(str::trim)
        .filter(|line| !line.is_empty())
    {
        Some(line) => Ok(line.to_owned()),
        None => Err(failed("its first line is empty".to_owned())),
    }
}

/// The secret in the environment variable that the option `option` names.
pub(crate) fn secret_of(
    option: &str,
    name: Option<&str>,
    lookup: Lookup<'_>,
) -> Result<Option<String>, Failure> {
    let Some(name) = name else {
        return Ok(None);
    };
    match variable(lookup, name)?.filter(|value| !value.trim().is_empty()) {
        Some(secret) => Ok(Some(secret)),
        // Somebody may have put the secret itself here. It must not end up in a log.
        None if !looks_like_a_variable(name) => Err(Failure::Usage(format!(
            "{option} takes the name of an environment variable that holds the secret, never the secret itself; \
             there is no variable of the name that was given"
        ))),
        None => Err(Failure::Usage(format!(
            "{option} names the environment variable {name}, which is empty or not set"
        ))),
    }
}

fn looks_like_a_variable(name: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_';
    !name.is_empty() && name.len() <= 64 && name.bytes().all(word)
}
