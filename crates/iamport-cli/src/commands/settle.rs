//! `iamport settle`: what became of changes whose end nobody knew.

use std::time::Duration;

use clap::Args;
use iamport::confirm::Verdict;
use serde_json::json;

use crate::call_context::CallContext;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::global::Global;
use crate::output::{self, Output};
use crate::session::Session;
use crate::{format, values};

#[derive(Args, Debug)]
#[command(after_help = "\
It only reads: nothing is sent a second time. Changes of another shop, and those that another command has under way, are
left alone. The exit code is 6 while one of them is unknown.

Examples:
  iamport settle
  iamport settle cli-7c9hm2kxt4 --within 1m")]
pub(crate) struct Settle {
    /// The keys to tell about; all that are open unless given.
    #[arg(value_name = "KEY")]
    keys: Vec<String>,

    /// How long to look at each, such as 90s.
    #[arg(long, value_name = "TIME", default_value = "30s", value_parser = values::duration)]
    within: u64,
}

pub(crate) async fn run(settle: Settle, global: &Global) -> Result<Exit, Failure> {
    let session = Session::open(global).await?;
    let Some(journal) = session.journal()? else {
        return Err(Failure::Usage(
            "a sandbox in this process has no journal; leave --sandbox out".to_owned(),
        ));
    };
    let known = journal.keys().map_err(|error| {
        Failure::Usage(format!(
            "the journal in {} can't be read: {error}",
            session.journal_folder()
        ))
    })?;
    if let Some(key) = settle.keys.iter().find(|key| !known.contains(key)) {
        return Err(Failure::Usage(format!(
            "the journal in {} has no key {}; name the folder of that change with --journal",
            session.journal_folder(),
            format::plain(key)
        )));
    }
    let call = CallContext::reading("settle");
    let within = Duration::from_secs(settle.within);
    let settling = session.client().settle(journal, within);
    let mut stop = crate::session::listen()?;
    let settled = tokio::select! {
        biased;
        settled = settling => settled,
        () = stop.asked() => return Err(session.stopped(call)),
    };
    let settled = settled.map_err(|error| session.failed(error, call))?;
    let asked = |key: &String| settle.keys.is_empty() || settle.keys.contains(key);
    let view = session.view();
    let mut records = output::Records::new(view, None)?.usually(&[
        "key",
        "operation",
        "outcome",
        "asked",
        "note",
    ]);
    let mut exit = Exit::Done;
    for one in settled.iter().filter(|one| asked(&one.key)) {
        let outcome = match &one.verdict {
            Some(Verdict::Done) => "done",
            Some(Verdict::Waiting) => "waiting",
            Some(Verdict::NotDone { .. }) => "not done",
            Some(_) | None => "unknown",
        };
        exit = match outcome {
            "unknown" => Exit::Unknown,
            "waiting" if exit == Exit::Done => Exit::Waiting,
            _ => exit,
        };
        records.push(&json!({
            "key": one.key,
            "operation": one.operation,
            "asked": one.asked,
            "outcome": outcome,
            "note": one.text,
        }))?;
    }
    for key in &settle.keys {
        if !settled.iter().any(|one| one.key == *key) {
            records.push(&json!({
                "key": key,
                "operation": null,
                "asked": null,
                "outcome": "settled before",
                "note": "nothing of it is open; the same command with this key says how it ended, and sends nothing",
            }))?;
        }
    }
    records.end()?;
    if view.output == Output::Table && settled.is_empty() && settle.keys.is_empty() {
        output::say(&format!(
            "Nothing is open in the journal in {}.",
            session.journal_folder()
        ));
    }
    Ok(exit)
}
