//! `iamport payments report`: an export as one page for people.

use std::path::PathBuf;

use clap::Args;
use serde::Serialize;

use crate::export::Export;
use crate::failure::Failure;
use crate::format;
use crate::global::Global;
use crate::output::table;
use crate::output::{self, Output};
use crate::report::{self, OfCurrency};
use crate::trouble::{Trouble, shown};
use crate::values;
use crate::whole_file;

#[derive(Args, Debug)]
#[command(after_help = "\
The page needs no network, no script and no other file, so it can be mailed, printed and kept. It has totals, the amount
and what was given back over time, by payment gateway and by payment method, and the virtual accounts that wait, by the
day on which they are due; each currency by itself. It makes no call, and no personal data is in it.

Examples:
  iamport payments export --from 2026-01-01 --to 2026-04-01 --dir payments --format jsonl
  iamport payments report payments --file report.html --title \"First quarter\"")]
pub(crate) struct Report {
    /// The folder of the export.
    #[arg(value_name = "DIR")]
    dir: PathBuf,

    /// The file to write. One that is there is replaced.
    #[arg(long, short = 'o', value_name = "FILE")]
    file: PathBuf,

    /// The heading of the page.
    #[arg(long, value_name = "TEXT", value_parser = values::text, default_value = "Payments")]
    title: String,
}

/// What is told in the end.
#[derive(Serialize)]
struct Told {
    file: String,
    from: String,
    to: String,
    rows: u64,
    incomplete_days: u64,
    currencies: Vec<Currency>,
}

#[derive(Serialize)]
struct Currency {
    currency: String,
    paid: String,
    given_back: String,
    waiting: String,
    past_due: String,
}

pub(crate) fn run(arguments: &Report, global: &Global) -> Result<(), Failure> {
    let export = Export::open(&arguments.dir)?;
    let figures = report::figures(&export)?;
    let page = report::page(&arguments.title, &export.settings, &figures)?;
    whole_file::write(&arguments.file, page.as_bytes())
        .map_err(|error| Trouble::file("written", &arguments.file, &error))?;
    let currency = |of: &OfCurrency| Currency {
        currency: of.currency.clone(),
        paid: of.all.paid.amount.to_string(),
        given_back: of.all.given_back.amount.to_string(),
        waiting: of.waiting.amount.to_string(),
        past_due: of.past_due.amount.to_string(),
    };
    let told = Told {
        file: arguments.file.display().to_string(),
        from: figures.span.from.to_string(),
        to: figures.span.to.to_string(),
        rows: figures.rows,
        incomplete_days: figures.incomplete,
        currencies: figures.currencies.iter().map(currency).collect(),
    };
    if told.incomplete_days > 0 {
        output::say(&format!(
            "note: {} of the days are not complete in the export, which the page says too",
            told.incomplete_days
        ));
    }
    match global.output {
        Output::Json | Output::Jsonl | Output::Csv => output::json(&told),
        Output::Table => {
            let head = format!(
                "{}: {} payments from {} on and before {}",
                shown(&arguments.file),
                format::amount(told.rows.into(), None),
                told.from,
                told.to
            );
            let amounts = |of: &OfCurrency| {
                let amounts = [of.all.paid, of.all.given_back, of.waiting, of.past_due];
                let amounts = amounts.map(|money| format::amount(money.amount, None));
                std::iter::once(of.currency.clone())
                    .chain(amounts)
                    .collect()
            };
            let names = ["currency", ">paid", ">given back", ">waiting", ">past due"];
            let table = table::render(&names, figures.currencies.iter().map(amounts));
            output::line(&format!("{head}\n\n{table}"))
        }
    }
}
