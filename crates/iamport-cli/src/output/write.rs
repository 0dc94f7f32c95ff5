//! Results to stdout, everything else to stderr. Neither may ever panic.

use std::io::{self, IsTerminal as _, Write as _};

use serde::Serialize;

use crate::failure::Failure;
use crate::terminal;

/// Writes a value as the one JSON document of this command.
pub(crate) fn json<T: Serialize>(value: &T) -> Result<(), Failure> {
    let document = if io::stdout().is_terminal() {
        serde_json::to_string_pretty(value)
    } else {
        serde_json::to_string(value)
    };
    match document {
        Ok(document) => line(&document),
        Err(error) => Err(Failure::Unwritten(format!(
            "it can't be written as JSON: {error}"
        ))),
    }
}

/// Writes text and an end of line to stdout.
///
/// A reader that has gone away, such as `head`, has seen what it wanted.
pub(crate) fn line(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    match writeln!(stdout, "{text}").and_then(|()| stdout.flush()) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(Failure::Unwritten(error.to_string())),
    }
}

/// Tells the person at the terminal something. If nobody listens there is nobody to tell.
pub(crate) fn say(text: &str) {
    let text = terminal::for_stderr(text);
    let _ = writeln!(io::stderr().lock(), "{text}");
}
