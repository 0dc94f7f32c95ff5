//! What goes wrong.

use clap::{Args, Subcommand};
use iamport_sandbox::control::Times;
use iamport_sandbox::control::faults as calls;
use iamport_sandbox::{FaultKind, When};

use super::call::ControlCall;
use crate::failure::Failure;
use crate::values;

/// What to do with faults.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show the faults that were added and not removed, spent ones too.
    List,
    /// Let something go wrong from now on.
    // Far larger than the others.
    Add(Box<Add>),
    /// Take a fault back.
    Remove {
        /// The number of the fault.
        #[arg(value_name = "ID")]
        id: u64,
    },
    /// Take all faults back.
    Clear,
    /// Show the names of all kinds of faults.
    Kinds,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Without a choice it happens once, to the next call, before its effect.

Examples:
  iamport control faults add reset_before_answer --on cancelPayment --after
  iamport control faults add html_page --status 503 --times always
  iamport control faults add connection_refused --lasting-ms 2000")]
pub(crate) struct Add {
    /// One of `iamport control faults kinds`.
    #[arg(value_name = "KIND", value_parser = kind)]
    kind: String,

    /// Only calls of this operation: `cancelPayment`, or `GET /payments/{imp_uid}`.
    #[arg(long, value_name = "OPERATION", value_parser = values::text)]
    on: Option<String>,

    /// Not before the call with this number, among those that fit.
    #[arg(long, value_name = "N")]
    nth: Option<u64>,

    /// Only calls with this header, written `Name: value`.
    #[arg(long, value_name = "HEADER", value_parser = header)]
    header: Option<calls::FaultHeader>,

    /// Only some calls: how many of them, from 0 to 1.
    #[arg(long, value_name = "SHARE")]
    chance: Option<f64>,

    /// What chance begins with: the same seed chooses the same calls.
    #[arg(long, value_name = "N", requires = "chance")]
    seed: Option<u64>,

    /// After the effect of the call instead of before it.
    #[arg(long)]
    after: bool,

    /// How often: a number, or `always`.
    #[arg(long, value_name = "N", value_parser = times)]
    times: Option<Times>,

    /// Of `connection_refused`: how many milliseconds.
    #[arg(long, value_name = "N")]
    lasting_ms: Option<u64>,

    /// Of `slow_body`: the bytes in a piece.
    #[arg(long, value_name = "N")]
    piece: Option<usize>,

    /// Of `slow_body`: the milliseconds between two pieces.
    #[arg(long, value_name = "N")]
    pause_ms: Option<u64>,

    /// Of `html_page`: 502, 503 or 504.
    #[arg(long, value_name = "STATUS")]
    status: Option<u16>,

    /// Of `too_many_requests`: the value of `Retry-After`, sane or not.
    #[arg(long, value_name = "TEXT")]
    retry_after: Option<String>,

    /// Of `redirect`: where to.
    #[arg(long, value_name = "URL", value_parser = values::text)]
    location: Option<String>,

    /// Of `oversized`: the least length of the body.
    #[arg(long, value_name = "N")]
    bytes: Option<usize>,
}

impl Command {
    pub(super) fn call(self) -> Result<ControlCall, Failure> {
        match self {
            Self::List => ControlCall::of(&calls::ListFaults {}),
            Self::Add(add) => add.call(),
            Self::Remove { id } => ControlCall::of(&calls::RemoveFault { id }),
            Self::Clear => ControlCall::of(&calls::ClearFaults {}),
            Self::Kinds => ControlCall::of(&calls::ListFaultKinds {}),
        }
    }
}

impl Add {
    fn call(self) -> Result<ControlCall, Failure> {
        ControlCall::of(&calls::InjectFault {
            kind: self.kind,
            operation: self.on,
            nth: self.nth,
            header: self.header,
            chance: self.chance,
            seed: self.seed.unwrap_or_default(),
            when: if self.after {
                When::After
            } else {
                When::Before
            },
            times: self.times.unwrap_or_default(),
            lasting_ms: self.lasting_ms,
            piece: self.piece,
            pause_ms: self.pause_ms,
            status: self.status,
            retry_after: self.retry_after,
            location: self.location,
            bytes: self.bytes,
        })
    }
}

fn kind(argument: &str) -> Result<String, String> {
    if FaultKind::named(argument).is_some() {
        return Ok(argument.to_owned());
    }
    let names: Vec<&str> = FaultKind::all().iter().map(FaultKind::name).collect();
    Err(format!("it is none of {}", names.join(", ")))
}

fn header(argument: &str) -> Result<calls::FaultHeader, String> {
    match argument.split_once(':') {
        Some((name, value)) if !name.trim().is_empty() => Ok(calls::FaultHeader {
            name: name.trim().to_owned(),
            value: value.trim().to_owned(),
        }),
        _ => Err("a header is written like 'X-Test: 1'".to_owned()),
    }
}

fn times(argument: &str) -> Result<Times, String> {
    match argument.parse::<u64>() {
        _ if argument == "always" => Ok(Times::Always),
        Ok(times) if times > 0 => Ok(Times::Count(times)),
        _ => Err("it is a number above zero, or the word always".to_owned()),
    }
}
