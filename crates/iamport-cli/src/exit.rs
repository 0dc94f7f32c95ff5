//! What the exit code says. Scripts rely on the numbers: they never change their meaning.

use std::process::ExitCode;

use iamport::{Error, Outcome};

/// The exit codes of the command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// The API accepted the call.
    Done = 0,
    /// Something else went wrong, such as the network, or a look-up without a usable answer.
    Other = 1,
    /// The command was called wrongly. Nothing was sent.
    Usage = 2,
    /// The credentials are missing or wrong. Nothing was changed.
    Unauthorized = 3,
    /// The API refused. Nothing was changed.
    Refused = 4,
    /// There is no such record.
    NotFound = 5,
    /// It may have happened or not.
    Unknown = 6,
    /// The API accepted, and the gateway answers later.
    Waiting = 7,
}

/// The table that `--help` shows.
pub(crate) const TABLE: &str = "\
Exit codes:
  0  done
  1  anything else, such as no network, or a look-up that brought no usable answer
  2  the command was called wrongly, and nothing was sent
  3  unauthorized: the credentials are missing or wrong
  4  the API refused, and nothing was changed
  5  not found
  6  the outcome is unknown: it may have happened; `iamport settle` finds out
  7  accepted, and the gateway has not done it yet
Commands on many lines end with the first of 6, 4, 7 that holds for one of them.";

/// What an exit code depends on.
#[derive(Clone, Copy, Debug, Default)]
struct Facts {
    unknown: bool,
    unauthorized: bool,
    not_found: bool,
    refused: bool,
    invalid_input: bool,
}

impl From<&Error> for Facts {
    fn from(error: &Error) -> Self {
        Self {
            unknown: error.outcome() == Outcome::Unknown,
            unauthorized: error.is_auth(),
            not_found: error.is_not_found(),
            refused: error.is_refused(),
            invalid_input: error.is_invalid_input(),
        }
    }
}

impl From<Facts> for Exit {
    /// The first that holds counts: whether money may have moved goes before why.
    fn from(facts: Facts) -> Self {
        [
            (facts.unknown, Self::Unknown),
            (facts.unauthorized, Self::Unauthorized),
            (facts.not_found, Self::NotFound),
            (facts.refused, Self::Refused),
            (facts.invalid_input, Self::Usage),
        ]
        .into_iter()
        .find_map(|(holds, exit)| holds.then_some(exit))
        .unwrap_or(Self::Other)
    }
}

impl Exit {
    /// The code for a call that failed.
    pub(crate) fn of_error(error: &Error) -> Self {
        Facts::from(error).into()
    }

    /// The same for programs, as the errors in JSON have it.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Other => "other",
            Self::Usage => "usage",
            Self::Unauthorized => "unauthorized",
            Self::Refused => "refused",
            Self::NotFound => "not_found",
            Self::Unknown => "unknown",
            Self::Waiting => "waiting",
        }
    }

    /// The code for what the parser of arguments has to say: a mistake, or help that was asked for.
    pub(crate) fn of_usage(error: &clap::Error) -> Self {
        if error.use_stderr() {
            Self::Usage
        } else {
            Self::Done
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_that_scripts_know() {
        let numbers = [
            Exit::Done,
            Exit::Other,
            Exit::Usage,
            Exit::Unauthorized,
            Exit::Refused,
            Exit::NotFound,
            Exit::Unknown,
            Exit::Waiting,
        ]
        .map(|exit| exit as u8);
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6, 7]);
    }

    #[test]
    fn the_first_fact_that_holds_counts() {
        let none = Facts::default();
        assert_eq!(Exit::from(none), Exit::Other);
        let invalid_input = Facts {
            invalid_input: true,
            ..none
        };
        assert_eq!(Exit::from(invalid_input), Exit::Usage);
        let refused = Facts {
            refused: true,
            ..invalid_input
        };
        assert_eq!(Exit::from(refused), Exit::Refused);
        let not_found = Facts {
            not_found: true,
            ..refused
        };
        assert_eq!(Exit::from(not_found), Exit::NotFound);
        let unauthorized = Facts {
            unauthorized: true,
            ..not_found
        };
        assert_eq!(Exit::from(unauthorized), Exit::Unauthorized);
        let unknown = Facts {
            unknown: true,
            ..unauthorized
        };
        assert_eq!(Exit::from(unknown), Exit::Unknown);
    }

    #[tokio::test]
    async fn errors_of_the_sdk_land_where_they_belong() {
        let no_credentials = iamport::Client::builder().build().unwrap();
        let error = no_credentials
            .revoke_vbank("imp_1")
            .send()
            .await
            .unwrap_err();
        assert_eq!(Exit::of_error(&error), Exit::Unauthorized);

        let error = no_credentials.revoke_vbank("..").send().await.unwrap_err();
        assert_eq!(Exit::of_error(&error), Exit::Usage);

        let error = iamport::Client::builder()
            .base_url("http://api.iamport.kr")
            .build()
            .unwrap_err();
        assert_eq!(Exit::of_error(&error), Exit::Usage);
    }

    #[test]
    fn help_is_no_mistake() {
        let asked = crate::cli::parse(["iamport", "--help"]).err().unwrap();
        assert_eq!(Exit::of_usage(&asked), Exit::Done);
        let mistaken = crate::cli::parse(["iamport", "--halp"]).err().unwrap();
        assert_eq!(Exit::of_usage(&mistaken), Exit::Usage);
    }
}
