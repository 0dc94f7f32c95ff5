//! Why a long piece of work on files and many calls ended early, in whole sentences.

use std::fmt;
use std::io;
use std::path::Path;

use iamport::Error;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::format;

/// What went wrong, and the code for it. All of it only reads from the API.
#[derive(Debug)]
pub(crate) struct Trouble {
    exit: Exit,
    text: String,
}

impl Trouble {
    /// The arguments do not go with each other or with what is there.
    pub(crate) fn usage(text: impl Into<String>) -> Self {
        Self {
            exit: Exit::Usage,
            text: text.into(),
        }
    }

    /// Something else, in whole sentences.
    pub(crate) fn said(text: impl Into<String>) -> Self {
        Self {
            exit: Exit::Other,
            text: text.into(),
        }
    }

    /// A call failed.
    pub(crate) fn call(error: &Error) -> Self {
        Self {
            exit: Exit::of_error(error),
            text: format!("{error}\nThe command only reads, so nothing was changed."),
        }
    }

    /// A file or folder does not play along: `what` is a verb such as "written".
    pub(crate) fn file(what: &str, path: &Path, error: &io::Error) -> Self {
        Self::said(format!("{} can't be {what}: {error}", shown(path)))
    }

    /// The same with a sentence behind it.
    pub(crate) fn and(mut self, sentence: &str) -> Self {
        self.text.push('\n');
        self.text.push_str(sentence);
        self
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl From<Trouble> for Failure {
    fn from(Trouble { exit, text }: Trouble) -> Self {
        match exit {
            Exit::Usage => Self::Usage(text),
            exit => Self::Said(exit, text),
        }
    }
}

/// A path as it is told to a person.
pub(crate) fn shown(path: &Path) -> String {
    format::plain(&path.display().to_string())
}

/// The line that this process was called with, as a shell takes it.
pub(crate) fn this_line() -> String {
    let arguments = std::env::args_os().skip(1);
    let words = arguments.map(|argument| format::shell(&argument.to_string_lossy()));
    std::iter::once("iamport".to_owned())
        .chain(words)
        .collect::<Vec<_>>()
        .join(" ")
}
