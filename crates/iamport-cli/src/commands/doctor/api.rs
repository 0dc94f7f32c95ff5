//! What the API answers to a first question: whether TLS holds, whether it is the API, and what time it is there.

use std::time::{Instant, SystemTime};

use iamport::types::AuthAnnotation;
use iamport::{Error, Method, Repeat, UnixTime};

use super::finding::Finding;
use super::subject::Clients;
use crate::settings::Pair;

const TLS: &str = "TLS";
const ANSWER: &str = "answer";
const CLOCK: &str = "clock";
pub(super) const CHECKS: [&str; 3] = [TLS, ANSWER, CLOCK];

/// From how many seconds on a clock is worth a warning.
const APART: i64 = 60;

/// What became of the question.
pub(super) enum Asked {
    /// A token was asked for, and granted.
    Granted {
        token: Box<AuthAnnotation>,
        when: When,
    },
    /// A token was asked for, and there was none.
    NotGranted { error: Error, when: When },
    /// Nobody knows a key pair, so the API was only asked for something.
    Unknown { error: Option<Error>, when: When },
}

/// When it was asked and answered by this machine, and what time the answer tells.
pub(super) struct When {
    before: i64,
    after: i64,
    milliseconds: u128,
    there: Option<i64>,
}

impl Asked {
    /// Asks for a token; without a key pair, for a list that nobody gets without a token, since being refused is an answer.
    pub(super) async fn ask(clients: &Clients, pair: Option<&Pair>) -> Self {
        let before = now();
        let began = Instant::now();
        let when = |there: Option<i64>| When {
            before,
            after: now(),
            milliseconds: began.elapsed().as_millis(),
            there,
        };
        let pair = pair.filter(|_| clients.known.is_some());
        let Some(pair) = pair else {
            let call = clients
                .plain
                .request(Method::Get, Repeat::Safe, "/users/pg");
            return match call.without_token().send().await {
                Ok(answer) => Self::Unknown {
                    when: when(date(answer.headers().get("date"))),
                    error: None,
                },
                Err(error) => Self::Unknown {
                    when: when(date(error.headers().get("date"))),
                    error: Some(error),
                },
            };
        };
        let call = clients.plain.get_token();
        let call = call.imp_key(&pair.key.value).imp_secret(&pair.secret.value);
        match call.send().await {
            Ok(answer) => {
                let told = answer.value().now.map(UnixTime::as_secs);
                Self::Granted {
                    when: when(told.or_else(|| date(answer.headers().get("date")))),
                    token: Box::new(answer.into_inner()),
                }
            }
            Err(error) => Self::NotGranted {
                when: when(date(error.headers().get("date"))),
                error,
            },
        }
    }

    fn error(&self) -> Option<&Error> {
        match self {
            Self::Granted { .. } => None,
            Self::NotGranted { error, .. } => Some(error),
            Self::Unknown { error, .. } => error.as_ref(),
        }
    }

    fn when(&self) -> &When {
        match self {
            Self::Granted { when, .. }
            | Self::NotGranted { when, .. }
            | Self::Unknown { when, .. } => when,
        }
    }

    /// Why nothing more is to be asked; none if a token is there.
    pub(super) fn no_token(&self) -> Option<&'static str> {
        match self {
            Self::Granted { .. } => None,
            Self::NotGranted { error, .. } if error.is_auth() => Some("the key pair is refused"),
            Self::NotGranted { .. } => Some("there is no token"),
            Self::Unknown { .. } => Some("there is no key pair"),
        }
    }

    pub(super) fn findings(&self, url: &str) -> Vec<Finding> {
        vec![self.tls(url), self.answer(), clock(self.when())]
    }

    fn tls(&self, url: &str) -> Finding {
        if !url.starts_with("https://") {
            return Finding::ok(TLS, "not used: plain http://, which is for sandboxes");
        }
        match self.error() {
            Some(error) if error.is_tls() => of_error(TLS, error),
            Some(error) if error.http_status().is_none() => {
                Finding::unchecked(TLS, "no connection came so far")
            }
            _ => Finding::ok(
                TLS,
                "the certificate is valid, for this host, and of an issuer that this system trusts",
            ),
        }
    }

    /// Whether it is the API that answers. Being refused is an answer.
    fn answer(&self) -> Finding {
        let took = self.when().milliseconds;
        let Some(error) = self.error() else {
            return Finding::ok(ANSWER, format!("within {took} ms"));
        };
        let is_answer = match self {
            Self::Unknown { .. } => matches!(error.http_status(), Some(200..=299 | 400..=499)),
            _ => error.is_auth() || error.is_refused(),
        };
        if let (true, Some(status)) = (is_answer, error.http_status()) {
            return Finding::ok(ANSWER, format!("HTTP {status} within {took} ms"));
        }
        if error.is_tls() {
            return Finding::unchecked(ANSWER, "TLS comes first");
        }
        if error.is_decode() || error.is_redirect() {
            return of_error(ANSWER, error)
                .advise("check the address: what answers there is not the API, or something in between answers in its place");
        }
        of_error(ANSWER, error)
    }
}

/// What an error says, and behind the semicolon what to do.
fn of_error(check: &'static str, error: &Error) -> Finding {
    let text = error.to_string();
    let text = match error.operation() {
        Some(operation) => text
            .strip_prefix(&format!("{operation}: "))
            .unwrap_or(&text),
        None => &text,
    };
    match text.split_once("; ") {
        Some((what, to_do)) => Finding::problem(check, what).advise(to_do),
        None if error.is_connect() || error.is_timeout() => Finding::problem(check, text)
            .advise("check the network of this machine, and whether a firewall or a proxy stands in between"),
        None => Finding::problem(check, text).advise("try again in a while; if it stays so, ask the support of PortOne"),
    }
}

/// The clock of this machine beside that of the API. What the way took is no difference.
fn clock(when: &When) -> Finding {
    let Some(there) = when.there else {
        return Finding::unchecked(CLOCK, "no answer told the time");
    };
    let (behind, ahead) = (
        there.saturating_sub(when.after),
        when.before.saturating_sub(there),
    );
    let (apart, word) = if behind > 0 {
        (behind, "behind")
    } else {
        (ahead.max(0), "ahead of")
    };
    // Both count whole seconds.
    if apart <= 1 {
        return Finding::ok(CLOCK, "the same as that of the API");
    }
    let found = format!("this machine is {apart} s {word} the API");
    if apart <= APART {
        return Finding::ok(CLOCK, found);
    }
    Finding::warning(CLOCK, found).advise(
        "let this machine set its clock by the network; certificates and due dates depend on it (a sandbox has a clock of \
         its own)",
    )
}

fn now() -> i64 {
    UnixTime::from(SystemTime::now()).as_secs()
}

/// The header `Date`, in seconds since the epoch.
fn date(header: Option<&str>) -> Option<i64> {
    let parser = jiff::fmt::rfc2822::DateTimeParser::new();
    let time = parser.parse_timestamp(header?).ok()?;
    Some(time.as_second())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::doctor::finding::Level;

    #[test]
    fn the_date_of_an_answer_is_a_time() {
        assert_eq!(
            date(Some("Sun, 06 Nov 1994 08:49:37 GMT")),
            Some(784_111_777)
        );
        assert_eq!(date(Some("yesterday")), None);
        assert_eq!(date(None), None);
    }

    #[test]
    fn a_clock_counts_from_a_minute_on_and_the_way_does_not_count() {
        for (there, level, says) in [
            (Some(1_000), Level::Ok, "the same"),
            (Some(1_010), Level::Ok, "the same"),
            (Some(1_011), Level::Ok, "the same"),
            (Some(1_070), Level::Ok, "60 s behind"),
            (Some(1_071), Level::Warning, "61 s behind"),
            (Some(940), Level::Ok, "60 s ahead"),
            (Some(939), Level::Warning, "61 s ahead"),
            (None, Level::Warning, "not checked"),
        ] {
            let finding = clock(&When {
                before: 1_000,
                after: 1_010,
                milliseconds: 0,
                there,
            });
            assert_eq!(finding.level, level, "{there:?}");
            assert!(finding.found.contains(says), "{there:?}: {}", finding.found);
        }
    }
}
