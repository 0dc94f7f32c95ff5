//! `iamport payments`: look up, list, watch. What changes payments is in `family.rs`.

use std::time::Duration;

use clap::{Args, Subcommand};
use iamport::types::{PaymentStatus, PaymentStatusFilter};

use crate::call_context::CallContext;
use crate::commands::{export, reconcile, report};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::global::Global;
use crate::ids::Id;
use crate::lists::{self, Span, as_value};
use crate::output::{self, Output};
use crate::session::{Session, listen};
use crate::{format, values};

/// The component of the specification that a payment is.
const PAYMENT: &str = "PaymentAnnotation";

/// What to do with payments.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Show one payment.
    Get(Get),
    /// List all payments of an order: every attempt to pay it.
    Find(Find),
    /// List payments by their status and a span of time.
    List(List),
    /// Show a payment each time it changes, until it is paid, failed or cancelled.
    Watch(Watch),
    /// Write the payments of a span of days into files, one folder a day.
    Export(Box<export::Export>),
    /// Compare a list of orders with the payments of the API, or with an export.
    Reconcile(reconcile::Reconcile),
    /// Make a page of an export: totals and plots in one HTML file.
    Report(report::Report),
}

impl Command {
    /// Whether its result is a summary and no list of records.
    pub(crate) fn tells_one_thing(&self) -> bool {
        matches!(self, Self::Export(_) | Self::Reconcile(_) | Self::Report(_))
    }
}

/// A payment.
#[derive(Args, Debug)]
struct Which {
    /// The PortOne id of the payment, or its order number.
    #[arg(value_name = "ID", value_parser = values::text)]
    id: String,

    /// ID is an order number, whatever it looks like.
    #[arg(long)]
    order: bool,

    /// Also find a payment that was made through a test channel; by its PortOne id only.
    #[arg(long)]
    include_sandbox: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Of an order with several payments the one that was begun last is shown; `iamport payments find` lists all of them.

Examples:
  iamport payments get imp_448280090638
  iamport payments get merchant_1448280088556
  iamport payments get imp_448280090638 --include-sandbox --output json
  iamport payments get imp_448280090638 --columns status,amount")]
pub(crate) struct Get {
    #[command(flatten)]
    which: Which,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  iamport payments find merchant_1448280088556")]
pub(crate) struct Find {
    /// The order number of the shop.
    #[arg(value_name = "ORDER", value_parser = values::text)]
    order: String,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Which time counts depends on the status that a payment has now: its start for ready, its payment for paid, its
cancellation for cancelled, its failure for failed.

Examples:
  iamport payments list
  iamport payments list --status paid --from 2026-11-01 --to 2026-12-01 --all --output csv
  iamport payments list --columns imp_uid,amount,paid_at")]
pub(crate) struct List {
    /// The status: all, ready, paid, cancelled or failed.
    #[arg(long, value_name = "STATUS", default_value = "all", value_parser = status)]
    status: String,

    #[command(flatten)]
    span: Span,

    /// How many at most, the newest first.
    #[arg(long, value_name = "N", default_value_t = 50, conflicts_with = "all")]
    limit: u64,

    /// All of them, however many.
    #[arg(long)]
    all: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  iamport payments watch imp_448280090638
  iamport payments watch imp_448280090638 --every 5s --output jsonl")]
pub(crate) struct Watch {
    #[command(flatten)]
    which: Which,

    /// How often to look, at least every second.
    #[arg(long, value_name = "TIME", default_value = "10s", value_parser = values::duration)]
    every: u64,
}

fn status(argument: &str) -> Result<String, String> {
    match PaymentStatusFilter::from(argument) {
        PaymentStatusFilter::Unknown(_) => {
            Err("it is one of all, ready, paid, cancelled, failed".to_owned())
        }
        _ => Ok(argument.to_owned()),
    }
}

pub(crate) async fn run(command: Command, global: &Global) -> Result<Exit, Failure> {
    let command = match command {
        Command::Export(export) => return done(export::run(*export, global).await),
        Command::Reconcile(reconcile) => return done(reconcile::run(&reconcile, global).await),
        Command::Report(report) => return done(report::run(&report, global)),
        of_the_api => of_the_api,
    };
    let session = Session::open(global).await?;
    match command {
        Command::Export(_) | Command::Reconcile(_) | Command::Report(_) => {}
        Command::Get(get) => {
            let payment = get.which.look(&session).await?;
            output::one(session.view(), Some(PAYMENT), &as_value(&payment))?;
        }
        Command::Find(find) => find.run(&session).await?,
        Command::List(list) => list.run(&session).await?,
        Command::Watch(watch) => watch.run(&session).await?,
    }
    Ok(Exit::Done)
}

fn done(result: Result<(), Failure>) -> Result<Exit, Failure> {
    result.map(|()| Exit::Done)
}

impl Which {
    async fn look(&self, session: &Session) -> Result<iamport::types::PaymentAnnotation, Failure> {
        let client = session.client();
        match Id::of(&self.id, self.order) {
            Id::ImpUid(imp_uid) => {
                let mut call = client.get_payment_by_imp_uid(&imp_uid);
                if self.include_sandbox {
                    call = call.include_sandbox(true);
                }
                session
                    .read(CallContext::reading("getPaymentByImpUid"), call.send())
                    .await
            }
            Id::Order(order) => {
                let call = client.get_payment_by_merchant_uid(&order);
                session
                    .read(CallContext::reading("getPaymentByMerchantUid"), call.send())
                    .await
            }
        }
    }
}

impl Find {
    async fn run(&self, session: &Session) -> Result<(), Failure> {
        let call = session
            .client()
            .get_all_payments_by_merchant_uid(&self.order);
        let found = session
            .read(
                CallContext::reading("getAllPaymentsByMerchantUid"),
                call.send(),
            )
            .await?;
        let mut records = output::Records::new(session.view(), Some(PAYMENT))?;
        for payment in &found.list {
            records.push(&as_value(payment))?;
        }
        records.end()
    }
}

impl List {
    async fn run(&self, session: &Session) -> Result<(), Failure> {
        let view = session.view();
        let mut records = output::Records::new(view, Some(PAYMENT))?;
        let (mut count, mut more) = (0_u64, false);
        let filter = PaymentStatusFilter::from(self.status.as_str());
        lists::payments(session, filter, &self.span, |payment| {
            if !self.all && count == self.limit {
                more = true;
                return Ok(false);
            }
            count += 1;
            records.push(&as_value(&payment))?;
            Ok(true)
        })
        .await?;
        records.end()?;
        if view.output == Output::Table || more {
            let more = if more {
                "; there are more: --limit or --all"
            } else {
                ""
            };
            output::say(&format!(
                "{} {}{more}",
                format::count(count, "payment"),
                self.span.words(view)
            ));
        }
        Ok(())
    }
}

impl Watch {
    async fn run(&self, session: &Session) -> Result<(), Failure> {
        let every = Duration::from_secs(self.every.max(1));
        let mut stop = listen()?;
        let mut last = None;
        loop {
            let payment = self.which.look(session).await?;
            if last.as_ref() != Some(&payment) {
                if last.is_some() && session.view().output == Output::Table {
                    output::line("")?;
                }
                output::one(session.view(), Some(PAYMENT), &as_value(&payment))?;
            }
            let is_over = matches!(
                payment.status,
                PaymentStatus::Paid | PaymentStatus::Failed | PaymentStatus::Cancelled
            );
            if is_over {
                return Ok(());
            }
            last = Some(payment);
            tokio::select! {
                () = tokio::time::sleep(every) => {}
                () = stop.asked() => {
                    return Err(session.stopped(CallContext::default()));
                }
            }
        }
    }
}
