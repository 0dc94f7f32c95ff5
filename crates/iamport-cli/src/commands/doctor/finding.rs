//! What a check found, and how all of it is shown.

use serde_json::json;

use crate::exit::Exit;
use crate::failure::Failure;
use crate::format;
use crate::output::{self, Output, Records, View};

/// How good it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    Ok,
    /// It works all the same, or could not be checked.
    Warning,
    /// It has to be mended.
    Problem,
    /// The same of a key pair, for which there is an exit code of its own.
    NoKeyPair,
}

impl Level {
    const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Problem | Self::NoKeyPair => "problem",
        }
    }
}

/// What one check found.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) check: &'static str,
    pub(super) level: Level,
    pub(super) found: String,
    /// More of it, a line each.
    pub(super) details: Vec<String>,
    /// What to do.
    pub(super) to_do: Option<String>,
}

impl Finding {
    pub(super) fn new(check: &'static str, level: Level, found: impl Into<String>) -> Self {
        Self {
            check,
            level,
            found: found.into(),
            details: Vec::new(),
            to_do: None,
        }
    }

    pub(super) fn ok(check: &'static str, found: impl Into<String>) -> Self {
        Self::new(check, Level::Ok, found)
    }

    pub(super) fn warning(check: &'static str, found: impl Into<String>) -> Self {
        Self::new(check, Level::Warning, found)
    }

    pub(super) fn problem(check: &'static str, found: impl Into<String>) -> Self {
        Self::new(check, Level::Problem, found)
    }

    /// Of a check that could not be made.
    pub(super) fn unchecked(check: &'static str, why: &str) -> Self {
        Self::warning(check, format!("not checked: {why}"))
    }

    pub(super) fn advise(mut self, what: impl Into<String>) -> Self {
        self.to_do = Some(what.into());
        self
    }
}

/// How wide the names of the results and of the checks are, in columns.
const RESULT: usize = 8;
const CHECK: usize = 15;

/// Shows findings as they come, and keeps how bad the worst is.
pub(super) struct Report<'v> {
    view: &'v View,
    records: Records<'v>,
    problems: bool,
    no_key_pair: bool,
}

impl<'v> Report<'v> {
    pub(super) fn new(view: &'v View) -> Result<Self, Failure> {
        const FIELDS: [&str; 5] = ["check", "result", "found", "details", "to_do"];
        if let Some(name) = view
            .columns
            .iter()
            .find(|name| !FIELDS.contains(&name.as_str()))
        {
            return Err(Failure::Usage(format!(
                "--columns: there is no field {}; there are {}",
                format::plain(name),
                FIELDS.join(", ")
            )));
        }
        Ok(Self {
            view,
            records: Records::new(view, None)?,
            problems: false,
            no_key_pair: false,
        })
    }

    pub(super) fn add(&mut self, finding: Finding) -> Result<(), Failure> {
        self.problems |= finding.level == Level::Problem;
        self.no_key_pair |= finding.level == Level::NoKeyPair;
        if self.view.output == Output::Table && self.view.columns.is_empty() {
            return output::line(&lines(&finding));
        }
        self.records.push(&json!({
            "check": finding.check,
            "result": finding.level.word(),
            "found": finding.found,
            "details": finding.details,
            "to_do": finding.to_do,
        }))
    }

    pub(super) fn end(self) -> Result<(), Failure> {
        self.records.end()
    }

    pub(super) fn exit(&self) -> Exit {
        match (self.problems, self.no_key_pair) {
            (true, _) => Exit::Other,
            (false, true) => Exit::Unauthorized,
            (false, false) => Exit::Done,
        }
    }
}

fn lines(finding: &Finding) -> String {
    let first = format!(
        "{:<RESULT$} {:<CHECK$} {}",
        finding.level.word(),
        finding.check,
        format::plain(&finding.found)
    );
    let indentation = " ".repeat(RESULT + CHECK + 2);
    let more = finding
        .details
        .iter()
        .map(|line| format!("\n{indentation}{}", format::plain(line)));
    let to_do = finding
        .to_do
        .iter()
        .map(|what| format!("\n{indentation}To do: {}", format::plain(what)));
    std::iter::once(first).chain(more).chain(to_do).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_a_line_with_what_to_do_below_it() {
        let mut finding = Finding::problem("clock", "1 h behind\u{1b}").advise("set it");
        finding.details = vec!["more".to_owned()];
        assert_eq!(
            lines(&finding),
            "problem  clock           1 h behind\u{fffd}\n                         more\n                         To do: set it"
        );
    }

    #[test]
    fn a_key_pair_has_a_code_of_its_own_unless_something_else_is_wrong() {
        let view = View {
            output: Output::Json,
            ..View::default()
        };
        let exit = |levels: &[Level]| {
            let mut report = Report::new(&view).unwrap();
            for level in levels {
                report.add(Finding::new("x", *level, "")).unwrap();
            }
            report.exit()
        };
        assert_eq!(exit(&[Level::Ok, Level::Warning]), Exit::Done);
        assert_eq!(
            exit(&[Level::NoKeyPair, Level::Warning]),
            Exit::Unauthorized
        );
        assert_eq!(exit(&[Level::NoKeyPair, Level::Problem]), Exit::Other);
    }
}
