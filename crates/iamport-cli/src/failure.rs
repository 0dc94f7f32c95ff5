//! Why the command failed, in words: what happened, then what to do next.

use std::fmt;

use iamport::{Error, Outcome};

use crate::exit::Exit;
use crate::format;

/// Why there is no result.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The arguments or the environment are wrong. Nothing was sent.
    Usage(String),
    /// Environment variables that hold the credentials are not set. Nothing was sent.
    NoCredentials(Vec<&'static str>),
    /// The client can't be set up as it was asked to be. Nothing was sent.
    Settings(Error),
    /// The call failed.
    Call(Error, CallContext, CalledApi),
    /// Somebody stopped the command while the call was under way.
    Stopped(CallContext, CalledApi),
    /// The call was done, and its result could not be shown.
    Unwritten(String),
    /// This machine did not play along. Nothing was sent.
    System(String),
    /// A sandbox could not write its state file. What it answered before is in there.
    NotKept(String),
    /// What became of a control call, in whole sentences, and the code for it.
    Control(Exit, String),
}

/// What failure needs to know about a call.
#[derive(Clone, Debug)]
pub(crate) struct CallContext {
    /// Where to look whether it happened; `None` for a call that only reads.
    pub(crate) look: Option<Look>,
    /// What this command in particular knows about an error.
    pub(crate) hint: fn(&Error) -> Option<&'static str>,
}

/// How to find out what became of a change.
#[derive(Clone, Debug)]
pub(crate) enum Look {
    /// By the id of the payment.
    Payment(String),
    /// By the order number: the change would have made the id.
    Order(String),
}

/// Which API was called.
#[derive(Clone, Debug)]
pub(crate) struct CalledApi {
    pub(crate) url: String,
    /// The URL was an argument, so the next command needs it too.
    pub(crate) url_is_argument: bool,
    /// What was allowed by argument, so that the next command needs it too.
    pub(crate) http_hosts: Vec<String>,
    /// It was in this process.
    pub(crate) sandbox: bool,
}

impl Failure {
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Usage(_) => Exit::Usage,
            Self::NoCredentials(_) => Exit::Unauthorized,
            Self::Settings(error) | Self::Call(error, ..) => Exit::of_error(error),
            Self::Stopped(call, _) if call.look.is_some() => Exit::Unknown,
            Self::Control(exit, _) => *exit,
            Self::Stopped(..) | Self::Unwritten(_) | Self::System(_) | Self::NotKept(_) => {
                Exit::Other
            }
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(what) => write!(f, "error: {what}\nNothing was sent."),
            Self::NoCredentials(missing) => write!(
                f,
                "error: {} not set\n\
                 The credentials come from the environment: IAMPORT_API_KEY and IAMPORT_API_SECRET, from the API \
                 keys page of the admin console.\n\
                 To try the command without any, add --sandbox.",
                match missing.as_slice() {
                    [one] => format!("{one} is"),
                    several => format!("{} are", several.join(" and ")),
                }
            ),
            Self::Settings(error) => write!(f, "error: {error}\nNothing was sent."),
            Self::Call(error, call, place) => {
                write!(f, "error: {error}\n{}", next(error, call, place))
            }
            Self::Stopped(call, place) => {
                f.write_str("error: stopped before the answer came")?;
                match &call.look {
                    Some(look) => write!(
                        f,
                        "; it may have happened all the same\n{}",
                        unknown(look, place)
                    ),
                    None => f.write_str("\nNothing was changed."),
                }
            }
            Self::Unwritten(why) => write!(
                f,
                "error: the call was done, but its result could not be written: {why}\nDo not send it again to see it."
            ),
            Self::Control(_, what) => write!(f, "error: {what}"),
            Self::NotKept(why) => write!(
                f,
                "error: {why}\nWhat was answered before is in the file, if the file is still there."
            ),
            Self::System(what) => write!(f, "error: {what}\nNothing was sent."),
        }
    }
}

/// What to do after a call that failed.
fn next(error: &Error, call: &CallContext, place: &CalledApi) -> String {
    if error.outcome() == Outcome::Unknown
        && let Some(look) = &call.look
    {
        return unknown(look, place);
    }
    if let Some(hint) = (call.hint)(error) {
        return hint.to_owned();
    }
    let url = &place.url;
    if error.is_auth() {
        format!(
            "Nothing was changed. The key pair in IAMPORT_API_KEY and IAMPORT_API_SECRET must be one of {url}."
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
    } else if error.is_connect() {
        format!("Nothing was sent. Check the network, and that {url} is the right address.")
    } else if error.is_decode() || matches!(error.http_status(), Some(300..=399)) {
        format!("Nothing was changed. Check that {url} is the address of the API.")
    } else {
        "Nothing was changed, so it may be run again.".to_owned()
    }
}

/// What to do when nobody knows whether a change happened, which was said by then.
fn unknown(look: &Look, place: &CalledApi) -> String {
    if place.sandbox {
        return "The sandbox was in this process and is gone, so nothing is left to look at."
            .to_owned();
    }
    match look {
        Look::Payment(imp_uid) => {
            let mut url = if place.url_is_argument {
                format!(" --base-url {}", format::shell(&place.url))
            } else {
                String::new()
            };
            for name in &place.http_hosts {
                url.push_str(&format!(" --allow-http-host {}", format::shell(name)));
            }
            format!(
                "Look before you send it again:\n\n  iamport{url} payments get {}\n\n\
                 For a payment of a test channel, add --include-sandbox.",
                format::shell(imp_uid)
            )
        }
        Look::Order(merchant_uid) => format!(
            "Before you send it again, look up the order {} in the admin console.",
            format::shell(merchant_uid)
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> CalledApi {
        CalledApi {
            url: "http://127.0.0.1:9".to_owned(),
            url_is_argument: false,
            http_hosts: Vec::new(),
            sandbox: false,
        }
    }

    fn call(look: Option<Look>) -> CallContext {
        CallContext {
            look,
            hint: |_| None,
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
        let change = Failure::Stopped(call(Some(Look::Payment("imp_1".to_owned()))), place());
        assert_eq!(change.exit(), Exit::Unknown);
        assert!(change.to_string().contains("may have happened"));
        assert!(
            change
                .to_string()
                .contains("\n  iamport payments get imp_1\n")
        );

        let read = Failure::Stopped(call(None), place());
        assert_eq!(read.exit(), Exit::Other);
        assert!(!read.to_string().contains("may have happened"));
    }

    #[test]
    fn the_command_to_look_with_goes_to_the_same_api() {
        let there = CalledApi {
            url_is_argument: true,
            ..place()
        };
        assert!(
            unknown(&Look::Payment("imp 1".to_owned()), &there)
                .contains("\n  iamport --base-url http://127.0.0.1:9 payments get 'imp 1'\n")
        );
        let container = CalledApi {
            http_hosts: vec!["sandbox".to_owned()],
            ..place()
        };
        assert!(
            unknown(&Look::Payment("imp_1".to_owned()), &container)
                .contains("\n  iamport --allow-http-host sandbox payments get imp_1\n")
        );
        let gone = CalledApi {
            sandbox: true,
            ..place()
        };
        assert!(!unknown(&Look::Payment("imp_1".to_owned()), &gone).contains("payments get"));
        assert!(unknown(&Look::Order("주문 1".to_owned()), &place()).contains("'주문 1'"));
    }
}
