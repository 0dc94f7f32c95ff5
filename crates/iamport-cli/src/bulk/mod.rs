//! One change for each line of a file: `vbanks revoke --from`, `payments cancel --from`.
//!
//! The file is read twice. The first time everything is checked and nothing is sent; the second time each line is a
//! confirmed change with a key of its own, made of what the line says, so that a second run sends nothing again. The
//! result file has a line for each that ended; a run that was killed goes on from it and from the journal.

mod batch;
mod check;
mod keys;
mod look;
mod options;
mod result;
mod rows;
mod work;

use serde_json::{Map, Value};

use self::batch::Batch;
use self::check::Checked;
pub(crate) use self::options::BulkOptions;
use self::result::ResultFile;
use self::rows::Source;
use crate::change::{self, ChangeOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::global::Global;
use crate::output;
use crate::session::Session;
use crate::spec::Operation;
use crate::{format, terminal};

/// A client for as many calls at once.
pub(crate) async fn session(global: &Global, bulk: &BulkOptions) -> Result<Session, Failure> {
    let at_once = usize::from(bulk.concurrency);
    Session::with(global, |builder| {
        builder.in_flight(at_once.saturating_mul(2))
    })
    .await
}

/// Does what each line of the file says.
pub(crate) async fn run(
    session: &Session,
    operation: &'static Operation,
    words: &[String],
    body: Option<Map<String, Value>>,
    bulk: &BulkOptions,
    options: &ChangeOptions,
) -> Result<Exit, Failure> {
    let source = Source::open(bulk.from.as_deref().unwrap_or("-"))?;
    let batch = Batch {
        operation,
        words,
        body,
        name: keys::batch_name(options.key.as_deref(), source.path.as_deref())?,
    };
    let checked = Checked::read(&source, &batch)?;
    if checked.lines == 0 {
        output::say("The file has no line, so there is nothing to do.");
        return Ok(Exit::Done);
    }
    let path = bulk.result.clone().unwrap_or_else(|| source.result());
    let result = ResultFile::open(&path, operation.id)?;
    show(session, &batch, &checked, &result);
    if options.dry_run || (!options.yes && terminal::can_ask()) {
        look::look(session, &source, &batch, &result).await?;
    }
    if options.dry_run {
        output::say("Nothing was changed: this is what would be done.");
        return Ok(Exit::Done);
    }
    let live = if session.place().is_live() {
        " on LIVE"
    } else {
        ""
    };
    let question = format!(
        "{} for {}{live}?",
        operation.id,
        format::count(checked.lines - result.ended(), "line")
    );
    if !session.place().in_process {
        change::ask_or(&question, options)?;
    }
    work::work(session, &source, &batch, &checked, result, bulk, options).await
}

/// What is about to be done.
fn show(session: &Session, batch: &Batch<'_>, checked: &Checked, result: &ResultFile) {
    if !terminal::is_watched() {
        output::say(&session.place().words());
    }
    let mut rows = output::Rows::default();
    rows.add("call", Some(batch.operation.id));
    rows.add("lines", Some(format::number(checked.lines)));
    if let Some(amount) = checked.amount {
        rows.add("amounts together", Some(format::amount(amount, None)));
    }
    if checked.everything > 0 {
        rows.add(
            "of these all that is left",
            Some(format::count(checked.everything, "line")),
        );
    }
    if result.ended() > 0 {
        rows.add(
            "ended in an earlier run",
            Some(format::count(result.ended(), "line")),
        );
    }
    rows.add("keys begin with", Some(&batch.name));
    rows.add("result", Some(result.path().display().to_string()));
    rows.add("journal", Some(session.journal_folder()));
    output::say(&format!("{}\n", rows.render()));
}
