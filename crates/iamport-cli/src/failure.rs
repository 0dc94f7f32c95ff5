//! Why the command failed: what happened, to which payment, and what to do next; in words, or as JSON for programs.

use std::fmt;

use iamport::{Error, Outcome};
use serde::Serialize;

use crate::call_context::{CallContext, Look};
use crate::exit::Exit;
use crate::format;
use crate::hints;
use crate::place::Place;

/// Why there is no result.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The arguments or the environment are wrong. Nothing was sent.
    Usage(String),
    /// Credentials are not set; the variables that would hold them. Nothing was sent.
    NoCredentials(Vec<&'static str>),
    /// The client can't be set up as it was asked to be. Nothing was sent.
    Settings(Error),
    /// The call failed.
    Call(Error, Box<CallContext>, Box<Place>),
    /// A confirmed change was not made, and no money moved: why, and the code for it.
    NotDone(String, Exit, Box<CallContext>, Box<Place>),
    /// The records did not tell in time whether a confirmed change was made.
    Unsettled(String, Box<CallContext>, Box<Place>),
    /// Somebody stopped the command while the call was under way.
    Stopped(Box<CallContext>, Box<Place>),
    /// Somebody was asked and said no. Nothing was sent.
    Declined,
    /// The call was done, and its result could not be shown.
    Unwritten(String),
    /// This machine did not play along. Nothing was sent.
    System(String),
    /// A sandbox could not write its state file. What it answered before is in there.
    NotKept(String),
    /// In whole sentences, what to do included, and the code for it.
    Said(Exit, String),
}

impl Failure {
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::NoCredentials(_) => Exit::Unauthorized,
            Self::Settings(error) | Self::Call(error, ..) => Exit::of_error(error),
            Self::Unsettled(..) => Exit::Unknown,
            Self::Stopped(call, _) if call.look.is_some() => Exit::Unknown,
            Self::NotDone(_, exit, ..) | Self::Said(exit, _) => *exit,
            Self::Stopped(..)
            | Self::Declined
            | Self::Unwritten(_)
            | Self::System(_)
            | Self::NotKept(_) => Exit::Other,
        }
    }

    /// In words, or as one line of JSON.
    pub(crate) fn text(&self, as_json: bool) -> String {
        let document = as_json.then(|| serde_json::to_string(&self.document()));
        match document {
            Some(Ok(document)) => document,
            _ => self.to_string(),
        }
    }

    /// What happened.
    pub(crate) fn what(&self) -> String {
        match self {
            Self::Usage(what) | Self::System(what) | Self::Said(_, what) => what.clone(),
            Self::NoCredentials(missing) => match missing.as_slice() {
                [one] => format!("{one} is not set"),
                several => format!("{} are not set", several.join(" and ")),
            },
            Self::Settings(error) => error.to_string(),
            Self::Call(error, ..) => error.to_string(),
            Self::NotDone(why, _, call, _) => format!("{}: not done: {why}", call.operation),
            Self::Unsettled(why, ..) => why.clone(),
            Self::Stopped(call, _) => match &call.look {
                Some(_) => format!(
                    "stopped before the answer to {}{} came; it may have happened all the same",
                    call.operation,
                    call.about()
                ),
                None => "stopped before the answer came".to_owned(),
            },
            Self::Declined => "you did not say yes".to_owned(),
            Self::Unwritten(why) => {
                format!("the call was done, but its result could not be written: {why}")
            }
            Self::NotKept(why) => why.clone(),
        }
    }

    /// What to do next.
    fn next(&self) -> Option<String> {
        Some(match self {
            Self::Usage(_) | Self::Settings(_) | Self::System(_) | Self::Declined => {
                "Nothing was sent.".to_owned()
            }
            Self::NoCredentials(_) => {
                "The credentials come from a profile of the settings file or from the environment: IAMPORT_API_KEY and \
                 IAMPORT_API_SECRET, from the API keys page of the admin console.\n\
                 To try the command without any, add --sandbox. `iamport doctor` says what it finds."
                    .to_owned()
            }
            Self::Call(error, call, place) => after(error, call, place),
            Self::NotDone(why, _, call, place) => hints::of_not_done(why, call, place),
            Self::Unsettled(_, call, place) => unknown(call, place),
            Self::Stopped(call, place) if call.look.is_some() => unknown(call, place),
            Self::Stopped(..) => "Nothing was changed.".to_owned(),
            Self::Unwritten(_) => "Do not send it again to see it.".to_owned(),
            Self::NotKept(_) => {
                "What was answered before is in the file, if the file is still there.".to_owned()
            }
            Self::Said(..) => return None,
        })
    }

    fn document(&self) -> Document<'_> {
        let (error, call, place) = match self {
            Self::Call(error, call, place) => (Some(error), Some(call), Some(place)),
            Self::Settings(error) => (Some(error), None, None),
            Self::NotDone(_, _, call, place)
            | Self::Unsettled(_, call, place)
            | Self::Stopped(call, place) => (None, Some(call), Some(place)),
            _ => (None, None, None),
        };
        let look = call.and_then(|call| call.look.as_ref());
        let exit = self.exit();
        let key = call.and_then(|call| call.key.as_deref());
        Document {
            error: exit.word(),
            exit_code: exit as u8,
            message: self.what(),
            next: self.next(),
            operation: call.map(|call| call.operation.as_str()),
            imp_uid: error.and_then(Error::imp_uid).or(match look {
                Some(Look::Payment(imp_uid)) => Some(imp_uid),
                _ => None,
            }),
            merchant_uid: error.and_then(Error::merchant_uid).or(match look {
                Some(Look::Order(order)) => Some(order),
                _ => None,
            }),
            http_status: error.and_then(Error::http_status),
            code: error.and_then(Error::code),
            key,
            settle: match (key, place) {
                (Some(key), Some(place)) if exit == Exit::Unknown && !place.in_process => {
                    Some(settle_command(key, place))
                }
                _ => None,
            },
        }
    }
}

/// An error for programs. Names stay; more may come.
#[derive(Serialize)]
struct Document<'a> {
    error: &'static str,
    exit_code: u8,
    message: String,
    next: Option<String>,
    operation: Option<&'a str>,
    imp_uid: Option<&'a str>,
    merchant_uid: Option<&'a str>,
    http_status: Option<u16>,
    code: Option<i64>,
    key: Option<&'a str>,
    /// The command that settles it.
    settle: Option<String>,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.what())?;
        match self.next() {
            Some(next) => write!(f, "\n{next}"),
            None => Ok(()),
        }
    }
}

/// What to do after a call that failed.
fn after(error: &Error, call: &CallContext, place: &Place) -> String {
    if error.outcome() == Outcome::Unknown && call.look.is_some() {
        return unknown(call, place);
    }
    if let Some(hint) = hints::of_error(error, call) {
        return hint;
    }
    let url = &place.url;
    if error.is_auth() {
        format!(
            "Nothing was changed. The key pair must be one of {url}; `iamport doctor` says where it comes from."
        )
    } else if error.is_rate_limited() {
        match error.retry_after() {
            Some(wait) => format!(
                "Nothing was changed. Wait {} s before the next call.",
                wait.as_secs()
            ),
            None => "Nothing was changed. Wait before the next call.".to_owned(),
        }
    } else if error.is_not_found() {
        "Nothing was changed. Check the id: another shop's records are not found either.".to_owned()
    } else if error.is_refused() {
        "Nothing was changed. The same call will be refused again.".to_owned()
    } else if error.is_invalid_input() {
        "Nothing was sent.".to_owned()
    } else if error.is_journal() {
        "Nothing was sent. Choose another folder with --journal, or wait for the other command with this key.".to_owned()
    } else if error.is_connect() {
        format!(
            "Nothing was sent. Check the network, and that {url} is the right address; `iamport doctor` does both."
        )
    } else if error.is_decode() || matches!(error.http_status(), Some(300..=399)) {
        format!("Nothing was changed. Check that {url} is the address of the API.")
    } else {
        "Nothing was changed, so it may be run again.".to_owned()
    }
}

/// What to do when nobody knows whether a change happened, which was said by then.
fn unknown(call: &CallContext, place: &Place) -> String {
    if place.in_process {
        return "The sandbox was in this process and is gone, so nothing is left to look at."
            .to_owned();
    }
    let arguments = place.arguments();
    if let Some(key) = &call.key {
        return format!(
            "Nothing is sent a second time by settling it{}:\n\n  {}",
            call.about(),
            settle_command(key, place)
        );
    }
    match &call.look {
        Some(Look::Payment(imp_uid)) => format!(
            "Look before you send it again:\n\n  iamport{arguments} payments get {} --include-sandbox",
            format::shell(imp_uid)
        ),
        Some(Look::Order(order)) => format!(
            "Look before you send it again:\n\n  iamport{arguments} payments find {}\n\n\
             Payments of test channels are not found by their order; the admin console shows them.",
            format::shell(order)
        ),
        Some(Look::Console) | None => {
            "Look in the admin console before you send it again.".to_owned()
        }
    }
}

fn settle_command(key: &str, place: &Place) -> String {
    format!("iamport{} settle {}", place.arguments(), format::shell(key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::place::tests::here;

    fn change(look: Look, key: Option<&str>) -> CallContext {
        CallContext {
            operation: "cancelPayment".to_owned(),
            look: Some(look),
            key: key.map(str::to_owned),
        }
    }

    #[test]
    fn missing_credentials_are_named() {
        let text = Failure::NoCredentials(vec!["IAMPORT_API_SECRET"]).to_string();
        assert!(
            text.starts_with("error: IAMPORT_API_SECRET is not set\n"),
            "{text}"
        );
        assert!(text.contains("--sandbox"), "{text}");
    }

    #[test]
    fn a_stopped_change_is_unknown_and_a_stopped_read_is_not() {
        let look = Look::Payment("imp_1".to_owned());
        let stopped = Failure::Stopped(change(look, Some("k-1")).into(), here().into());
        assert_eq!(stopped.exit(), Exit::Unknown);
        let text = stopped.to_string();
        assert!(
            text.contains("of payment imp_1 came; it may have happened"),
            "{text}"
        );
        assert!(text.ends_with("\n  iamport settle k-1"), "{text}");

        let read = Failure::Stopped(CallContext::default().into(), here().into());
        assert_eq!(read.exit(), Exit::Other);
        assert!(!read.to_string().contains("may have happened"));
    }

    #[test]
    fn what_to_do_goes_to_the_same_api() {
        let there = Place {
            url_is_argument: true,
            ..here()
        };
        let look = || Look::Payment("imp 1".to_owned());
        assert!(
            unknown(&change(look(), None), &there)
                .contains("\n  iamport --base-url http://127.0.0.1:9 payments get 'imp 1' ")
        );
        assert!(
            unknown(&change(look(), Some("k")), &there)
                .ends_with("\n  iamport --base-url http://127.0.0.1:9 settle k")
        );
        let gone = Place {
            in_process: true,
            ..here()
        };
        assert!(!unknown(&change(look(), Some("k")), &gone).contains("settle"));
        let order = change(Look::Order("주문 1".to_owned()), None);
        assert!(unknown(&order, &here()).contains("payments find '주문 1'"));
    }

    #[test]
    fn a_program_gets_the_same_as_json() {
        let look = Look::Payment("imp_1".to_owned());
        let failure = Failure::Unsettled(
            "nobody knows".to_owned(),
            change(look, Some("k")).into(),
            here().into(),
        );
        let document = serde_json::to_value(failure.document()).unwrap();
        assert_eq!(document["error"], "unknown");
        assert_eq!(document["exit_code"], 6);
        assert_eq!(document["imp_uid"], "imp_1");
        assert_eq!(document["settle"], "iamport settle k");
    }
}
