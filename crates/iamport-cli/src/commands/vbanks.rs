//! `iamport vbanks waiting`: accounts that wait for their deposit. The other commands on accounts are in `family.rs`.

use clap::{Args, Subcommand};
use iamport::UnixTime;
use iamport::types::{PaymentMethod, PaymentStatusFilter};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::global::Global;
use crate::lists::{self, Span};
use crate::output::{self, Output};
use crate::session::Session;
use crate::{format, values};

/// What to do with virtual accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List accounts that wait for their deposit.
    Waiting(Waiting),
}

#[derive(Args, Debug)]
#[command(after_help = "\
An account without a due date waits for ever, and is not listed with --due-before. The list can be given to
`iamport vbanks revoke --from`.

Examples:
  iamport vbanks waiting
  iamport vbanks waiting --due-before 2026-11-01 --output csv > overdue.csv")]
pub(crate) struct Waiting {
    /// Only those that were to be paid before this time; 0 is no date.
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    due_before: Option<UnixTime>,

    #[command(flatten)]
    span: Span,
}

/// What a list of accounts shows.
const COLUMNS: &[&str] = &[
    "imp_uid",
    "merchant_uid",
    "amount",
    "vbank_name",
    "vbank_num",
    "vbank_date",
];

pub(crate) async fn run(command: Command, global: &Global) -> Result<Exit, Failure> {
    let Command::Waiting(waiting) = command;
    let session = Session::open(global).await?;
    let mut view = session.view().clone();
    // A list for the next command: what identifies an account, and no more of its buyer than is needed.
    if view.columns.is_empty() && view.output == Output::Csv {
        view.columns = COLUMNS.iter().map(|name| (*name).to_owned()).collect();
    }
    let mut records = output::Records::new(&view, Some("PaymentAnnotation"))?.usually(COLUMNS);
    let filter = PaymentStatusFilter::Ready;
    let mut count = 0_u64;
    lists::payments(&session, filter, &waiting.span, |payment| {
        let is_account = payment.pay_method == Some(PaymentMethod::Vbank);
        let is_due = match (waiting.due_before, payment.vbank_date) {
            (None, _) => true,
            (Some(before), Some(date)) => date < before,
            (Some(_), None) => false,
        };
        if is_account && is_due {
            count += 1;
            records.push(&lists::as_value(&payment))?;
        }
        Ok(true)
    })
    .await?;
    records.end()?;
    if view.output == Output::Table {
        output::say(&format!(
            "{} waiting{}, of payments that were begun {}",
            format::count(count, "account"),
            waiting.due_before.map_or_else(String::new, |time| format!(
                " past a date before {}",
                format::time(time, view.utc)
            )),
            waiting.span.words(&view)
        ));
    }
    Ok(Exit::Done)
}
