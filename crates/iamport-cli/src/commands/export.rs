//! `iamport payments export`: the payments of a span of days as files.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::export::{
    self, Day, DayRecord, Days, Exported, Finished, Format, Order, Settings, Status, Sum, Sums,
};
use crate::failure::Failure;
use crate::format;
use crate::global::Global;
use crate::output::table;
use crate::output::{self, Output};
use crate::session::Session;
use crate::signals::Stop;
use crate::trouble::{Trouble, this_line};

/// So many windows at once are more than the API needs to be asked for.
const MOST_AT_ONCE: i64 = 8;

#[derive(Args, Debug)]
#[command(after_help = "\
Days are Korean days (UTC+9). A payment is on the day that the API lists it under: that of its start while it is
ready, of its payment, of its last cancel, or of its failure. Each day with a payment has a folder, which Spark, DuckDB
and DataFusion read as a partition: DIR/date=2026-01-01/payments.csv.

DIR/manifest.json says which days are complete, with rows and sums. A run that was interrupted goes on with the same
line; complete days are not read again. A day that is not over yet never is complete. Several ranges can be exported
into one folder at the same time, or into several that are copied together: then --finish removes the payments that two
days have, of which the newer state stays.

A payment that changes after its day was read is exported as it was then, until a later day has its new state.

The exit code is 1 if a day did not stand still while it was read; it is in the files, but not complete.

Examples:
  iamport payments export --from 2026-01-01 --to 2026-04-01 --dir payments
  iamport payments export --from 2026-01-01 --to 2026-04-01 --dir payments --format jsonl --personal
  duckdb -c \"SELECT date, sum(amount) FROM read_csv('payments/date=*/payments.csv') GROUP BY date\"")]
pub(crate) struct Export {
    /// The first day, such as 2026-01-01.
    #[arg(long, value_name = "DATE", required_unless_present = "finish")]
    from: Option<Day>,

    /// The day after the last one: it does not belong to the span.
    #[arg(long, value_name = "DATE", required_unless_present = "finish")]
    to: Option<Day>,

    /// The folder for the files. It is made if it is not there.
    #[arg(long, short = 'o', value_name = "DIR")]
    dir: PathBuf,

    /// Which payments, by their present status.
    #[arg(long, value_enum, value_name = "STATUS", default_value_t)]
    status: Status,

    /// How the files are written.
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
    format: Format,

    /// Write personal data too: names, addresses, telephone numbers, card numbers, custom_data.
    #[arg(long)]
    personal: bool,

    /// Write CSV for Excel: with a byte order mark, and with an apostrophe before text that would run as a formula.
    #[arg(long)]
    excel: bool,

    /// Read complete days again, too.
    #[arg(long)]
    again: bool,

    /// How many windows of days are read at once, from 1 to 8.
    #[arg(long, value_name = "NUMBER", default_value_t = 2, value_parser = clap::value_parser!(u8).range(1..=MOST_AT_ONCE))]
    concurrency: u8,

    /// Read nothing: remove the payments that two days of DIR have, count anew, and write manifest.json.
    #[arg(long, conflicts_with_all = ["from", "to", "status", "format", "personal", "excel", "again", "concurrency"])]
    finish: bool,
}

/// What is told in the end.
#[derive(Serialize)]
struct Told<'a> {
    dir: String,
    #[serde(flatten)]
    settings: &'a Settings,
    days: u64,
    days_read_now: u64,
    days_without_payments: u64,
    /// Days that changed while they were read, that hold entries which can't be read, or that a run left behind.
    incomplete: Vec<Day>,
    /// Days that were not over when they were read.
    not_over: Vec<Day>,
    calls: u64,
    /// Null while another process still exports into the folder.
    doubles_removed: Option<u64>,
    rows: u64,
    sums: Vec<Sum>,
}

pub(crate) async fn run(arguments: Export, global: &Global) -> Result<(), Failure> {
    match arguments.range()? {
        None => finish(arguments, global),
        Some(range) => export(arguments, range, global).await,
    }
}

impl Export {
    /// The span of days; none if nothing is to be read.
    fn range(&self) -> Result<Option<Days>, Failure> {
        let (Some(from), Some(to)) = (self.from, self.to) else {
            return Ok(None);
        };
        if from >= to {
            return Err(Failure::Usage(format!(
                "there is no day from {from} on and before {to}: --to is the day after the last one"
            )));
        }
        if self.excel && self.format == Format::Jsonl {
            return Err(Failure::Usage(
                "--excel is for --format csv only".to_owned(),
            ));
        }
        Ok(Some(Days { from, to }))
    }
}

async fn export(arguments: Export, range: Days, global: &Global) -> Result<(), Failure> {
    let session = Session::open(global).await?;
    let client = session.client();
    let settings = Settings::new(
        client.base_url(),
        arguments.status,
        arguments.format,
        arguments.excel,
        arguments.personal,
    );
    let order = Order {
        dir: arguments.dir.clone(),
        range,
        settings: settings.clone(),
        again: arguments.again,
        concurrency: arguments.concurrency.into(),
    };
    let mut stop = Stop::listen()
        .map_err(|error| Failure::System(format!("signals can't be listened for: {error}")))?;
    let go_on = format!(
        "The same line goes on where this one ended{}:\n\n  {}",
        if arguments.again {
            ", without --again"
        } else {
            ""
        },
        this_line().replace(" --again", "")
    );
    let exported = export::run(client, order, &mut stop)
        .await
        .map_err(|trouble| trouble.and(&go_on))?;
    let Exported {
        days,
        read,
        calls,
        removed,
        stopped,
    } = exported;
    if stopped {
        return Err(Trouble::said(format!(
            "stopped; {read} days were read by this run, and are kept"
        ))
        .and(&go_on)
        .into());
    }
    if removed.is_none() {
        output::say(
            "note: another process still exports into this folder; the last one to end removes the payments that two \
             days have, and writes manifest.json",
        );
    }
    tell(
        &arguments,
        &settings,
        &days,
        read,
        calls,
        removed,
        global.output,
    )
}

fn finish(arguments: Export, global: &Global) -> Result<(), Failure> {
    let Finished { whole, removed } = export::finish_folder(&arguments.dir)?;
    tell(
        &arguments,
        &whole.settings,
        &whole.days,
        0,
        0,
        Some(removed),
        global.output,
    )
}

fn tell(
    arguments: &Export,
    settings: &Settings,
    days: &BTreeMap<Day, DayRecord>,
    days_read_now: u64,
    calls: u64,
    doubles_removed: Option<u64>,
    output: Output,
) -> Result<(), Failure> {
    let mut sums = Sums::default();
    for record in days.values() {
        sums.add(&record.sums)?;
    }
    let these = |wanted: fn(&DayRecord) -> bool| -> Vec<Day> {
        let records = days.values().filter(|record| wanted(record));
        records.map(|record| record.date).collect()
    };
    let incomplete = these(|record| {
        !record.complete && (record.over || !record.stood_still || record.unreadable > 0)
    });
    let not_over = these(|record| {
        !record.complete && !record.over && record.stood_still && record.unreadable == 0
    });
    let told = Told {
        dir: arguments.dir.display().to_string(),
        settings,
        days: days.len() as u64,
        days_read_now,
        days_without_payments: these(|record| record.rows == 0).len() as u64,
        incomplete,
        not_over,
        calls,
        doubles_removed,
        rows: sums.rows(),
        sums: sums.list(),
    };
    match output {
        Output::Table => output::line(&table(&told))?,
        Output::Json | Output::Jsonl | Output::Csv => output::json(&told)?,
    }
    if !told.not_over.is_empty() {
        output::say(&format!(
            "note: {} not over yet; the next run reads {} again",
            are(&told.not_over),
            if told.not_over.len() == 1 {
                "it"
            } else {
                "them"
            }
        ));
    }
    if told.incomplete.is_empty() {
        return Ok(());
    }
    Err(Trouble::said(format!(
        "{} not complete: the list changed each time that it was read, it holds entries that can't be read, or a run was \
         interrupted there",
        are(&told.incomplete)
    ))
    .and("What came is in the files, and manifest.json names these days. The next run reads them again.")
    .into())
}

/// `2026-01-01 is`, `2026-01-01 and 3 more days are`.
fn are(days: &[Day]) -> String {
    match days {
        [] => "no day is".to_owned(),
        [day] => format!("{day} is"),
        [day, more @ ..] => format!(
            "{day} and {} more {} are",
            more.len(),
            if more.len() == 1 { "day" } else { "days" }
        ),
    }
}

fn table(told: &Told<'_>) -> String {
    let doubles = match told.doubles_removed {
        None | Some(0) => String::new(),
        Some(1) => "; 1 row gave way to a newer state of its payment".to_owned(),
        Some(removed) => format!("; {removed} rows gave way to newer states of their payments"),
    };
    let head = format!(
        "{} days in {}, {} without a payment, {} read now with {} calls{doubles}",
        told.days,
        format::plain(&told.dir),
        told.days_without_payments,
        told.days_read_now,
        told.calls
    );
    if told.sums.is_empty() {
        return head;
    }
    let amount = |amount| format::amount(amount, None);
    let row = |sum: &Sum| {
        let cells = [&sum.currency, &sum.status].map(Clone::clone);
        let rows = format::amount(sum.rows.into(), None);
        cells
            .into_iter()
            .chain([rows, amount(sum.amount), amount(sum.cancel_amount)])
            .collect()
    };
    let names = ["currency", "status", ">rows", ">amount", ">cancel_amount"];
    format!(
        "{head}\n\n{}",
        table::render(&names, told.sums.iter().map(row))
    )
}
