//! What goes wrong.

use clap::{Args, Subcommand};
use iamport_sandbox::FaultKind;
use serde_json::{Value, json};

use super::call::Call;
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
    header: Option<(String, String)>,

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
    times: Option<Value>,

    /// Of `connection_refused`: how many milliseconds.
    #[arg(long, value_name = "N")]
    lasting_ms: Option<u64>,

    /// Of `slow_body`: the bytes in a piece.
    #[arg(long, value_name = "N")]
    piece: Option<u64>,

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
    bytes: Option<u64>,
}

impl Command {
    pub(super) fn call(self) -> Call {
        match self {
            Self::List => Call::get("/_sandbox/faults"),
            Self::Add(add) => add.call(),
            Self::Remove { id } => Call::delete("/_sandbox/faults/{id}").at(&id.to_string()),
            Self::Clear => Call::delete("/_sandbox/faults"),
            Self::Kinds => Call::get("/_sandbox/fault-kinds"),
        }
    }
}

impl Add {
    fn call(self) -> Call {
        let header = self
            .header
            .map(|(name, value)| json!({ "name": name, "value": value }));
        Call::post("/_sandbox/faults")
            .with("kind", Some(self.kind))
            .with("operation", self.on)
            .with("nth", self.nth)
            .with("header", header)
            .with("chance", self.chance)
            .with("seed", self.seed)
            .with("when", self.after.then_some("after"))
            .with("times", self.times)
            .with("lasting_ms", self.lasting_ms)
            .with("piece", self.piece)
            .with("pause_ms", self.pause_ms)
            .with("status", self.status)
            .with("retry_after", self.retry_after)
            .with("location", self.location)
            .with("bytes", self.bytes)
    }
}

fn kind(argument: &str) -> Result<String, String> {
    if FaultKind::named(argument).is_some() {
        return Ok(argument.to_owned());
    }
    let names: Vec<&str> = FaultKind::all().iter().map(FaultKind::name).collect();
    Err(format!("it is none of {}", names.join(", ")))
}

fn header(argument: &str) -> Result<(String, String), String> {
    match argument.split_once(':') {
        Some((name, value)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("a header is written like 'X-Test: 1'".to_owned()),
    }
}

fn times(argument: &str) -> Result<Value, String> {
    match argument.parse::<u64>() {
        _ if argument == "always" => Ok(argument.into()),
        Ok(times) if times > 0 => Ok(times.into()),
        _ => Err("it is a number above zero, or the word always".to_owned()),
    }
}
