//! `iamport payments reconcile`: a shop's own list of orders, held against the payments of the API.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use crate::export::{Day, Days, Export};
use crate::failure::Failure;
use crate::format;
use crate::global::Global;
use crate::output::table;
use crate::output::{self, Output};
use crate::reconcile::{self, Comparison, Difference, Kind, Payment};
use crate::session::Session;
use crate::signals::Stop;
use crate::trouble::{Trouble, shown};

#[derive(Args, Debug)]
#[command(after_help = "\
FILE is CSV with a first line of names, or JSON objects, one a line. It has merchant_uid or imp_uid or both, and amount in
the currency's main unit; if it has them, currency and status are compared too. Without a status, paid is expected. A
list with wrong lines is refused before anything is sent, and all of them are named.

What differs is told, one row each:
  not found       no payment has this id, or is of this order
  other order     the payment of this id is of another order
  not paid        it waits, or came to nothing
  cancelled       money was given back; left is what was not
  other status    it has another status than the list says
  other amount, other currency
  paid twice      more than one payment of the order holds money
  not in the list with --from and --to: money came in on these days, and the list does not have it

The API answers one payment of an order to such a look-up. An order whose answer differs is looked at by itself, and so
another attempt is found; a second payment of an order whose first one agrees is found with --each, with --from and --to,
or in an export.

The exit code is 0 if nothing differs and 1 if something does. Nothing is changed.

Examples:
  iamport payments reconcile orders.csv
  iamport payments reconcile orders.csv --from 2026-01-01 --to 2026-02-01 --output json
  iamport payments reconcile orders.csv --export payments --from 2026-01-01 --to 2026-02-01")]
pub(crate) struct Reconcile {
    /// The shop's list.
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// Also tell payments of the days from this one on, in Korean time, that the list does not have.
    #[arg(long, value_name = "DATE", requires = "to")]
    from: Option<Day>,

    /// The day after the last one.
    #[arg(long, value_name = "DATE", requires = "from")]
    to: Option<Day>,

    /// Compare with an export in this folder, without a call.
    #[arg(long, value_name = "DIR")]
    export: Option<PathBuf>,

    /// Look at all payments of every order, by one call an order, to find those that were paid twice.
    #[arg(long, conflicts_with = "export")]
    each: bool,
}

/// What is told in the end.
#[derive(Serialize)]
struct Told {
    file: String,
    lines: u64,
    /// Lines of which nothing differs.
    agree: u64,
    /// How often each difference is there.
    counts: BTreeMap<Kind, u64>,
    differences: Vec<Difference>,
}

pub(crate) async fn run(arguments: &Reconcile, global: &Global) -> Result<(), Failure> {
    let days = arguments.days()?;
    let (lines, passed_over) = reconcile::read(&arguments.file)?;
    if !passed_over.is_empty() {
        output::say(&format!(
            "note: nothing is compared with {}",
            format::plain(&passed_over.join(", "))
        ));
    }
    let mut comparison = Comparison::of(lines);
    let stood_still = match &arguments.export {
        Some(dir) => {
            from_export(dir, &mut comparison, days)?;
            true
        }
        None => from_api(arguments, &mut comparison, days, global).await?,
    };
    tell(arguments, &comparison, stood_still, global.output)
}

impl Reconcile {
    fn days(&self) -> Result<Option<Days>, Failure> {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from >= to => Err(Failure::Usage(format!(
                "there is no day from {from} on and before {to}: --to is the day after the last one"
            ))),
            (Some(from), Some(to)) => Ok(Some(Days { from, to })),
            _ => Ok(None),
        }
    }
}

/// Finds the payments in an export.
fn from_export(dir: &Path, comparison: &mut Comparison, days: Option<Days>) -> Result<(), Failure> {
    let export = Export::open(dir)?;
    let span = days.unwrap_or(export.span());
    let incomplete = export.incomplete_of(span).len();
    output::say(&format!(
        "note: compared with the export of {} to {}, read until {}{}",
        export.span().from,
        export.span().to.plus(-1),
        format::time(export.read_at(), false),
        match incomplete {
            0 => String::new(),
            days => format!("; {days} of the days are not complete in it"),
        }
    ));
    export.rows(|day, row| {
        let is_wanted = days.is_some_and(|days| days.contains(day));
        comparison.take(&Payment::from(row), is_wanted);
        Ok(())
    })?;
    Ok(())
}

/// Finds the payments at the API. Gives whether its lists stood still meanwhile.
async fn from_api(
    arguments: &Reconcile,
    comparison: &mut Comparison,
    days: Option<Days>,
    global: &Global,
) -> Result<bool, Failure> {
    let session = Session::open(global).await?;
    let mut stop = Stop::listen()
        .map_err(|error| Failure::System(format!("signals can't be listened for: {error}")))?;
    let work = async {
        let mut stood_still = true;
        if let Some(days) = days {
            stood_still = reconcile::span(session.client(), comparison, days).await?;
        }
        reconcile::look_up(session.client(), comparison, arguments.each).await?;
        Ok::<bool, Trouble>(stood_still)
    };
    tokio::select! {
        biased;
        stood_still = work => Ok(stood_still?),
        () = stop.asked() => Err(Trouble::said("stopped before everything was compared")
            .and("The command only reads, so nothing was changed.")
            .into()),
    }
}

fn tell(
    arguments: &Reconcile,
    comparison: &Comparison,
    stood_still: bool,
    output: Output,
) -> Result<(), Failure> {
    let differences = comparison.differences();
    let mut counts = BTreeMap::new();
    for difference in &differences {
        *counts.entry(difference.difference).or_insert(0) += 1;
    }
    let mut differing: Vec<u64> = differences
        .iter()
        .filter_map(|difference| difference.line)
        .collect();
    differing.dedup();
    let lines = comparison.lines().len() as u64;
    let told = Told {
        file: arguments.file.display().to_string(),
        lines,
        agree: lines.saturating_sub(differing.len() as u64),
        counts,
        differences,
    };
    match output {
        Output::Json | Output::Jsonl | Output::Csv => output::json(&told)?,
        Output::Table => output::line(&table(&told))?,
    }
    let mut troubles = Vec::new();
    if !differing.is_empty() {
        let differ = if differing.len() == 1 {
            "differs"
        } else {
            "differ"
        };
        troubles.push(format!("{} of {lines} lines {differ}", differing.len()));
    }
    if let Some(lacking) = told.counts.get(&Kind::NotInList) {
        troubles.push(format!("{lacking} of the payments are not in the list"));
    }
    if !stood_still {
        troubles.push(
            "the lists of the API changed each time that they were read, so payments may be missing from what was compared"
                .to_owned(),
        );
    }
    match troubles.is_empty() {
        true => Ok(()),
        false => Err(Trouble::said(troubles.join("; "))
            .and("The command only reads, so nothing was changed.")
            .into()),
    }
}

fn table(told: &Told) -> String {
    let head = format!(
        "{} of {} lines of {} agree",
        told.agree,
        told.lines,
        shown(Path::new(&told.file))
    );
    if told.differences.is_empty() {
        return head;
    }
    let or_none = |text: &Option<String>| text.clone().unwrap_or_default();
    let row = |difference: &Difference| {
        vec![
            difference
                .line
                .map(|line| line.to_string())
                .unwrap_or_default(),
            or_none(&difference.merchant_uid),
            difference.imp_uid.join(" "),
            difference.difference.words().to_owned(),
            or_none(&difference.expected),
            or_none(&difference.found),
            or_none(&difference.left),
        ]
    };
    let names = [
        ">line",
        "merchant_uid",
        "imp_uid",
        "difference",
        "expected",
        "found",
        ">left",
    ];
    format!(
        "{head}\n\n{}",
        table::render(&names, told.differences.iter().map(row))
    )
}
