//! Reading lists of payments, of any span, page by page.

use clap::Args;
use iamport::UnixTime;
use iamport::types::{PaymentAnnotation, PaymentStatusFilter};
use serde_json::Value;

use crate::call_context::CallContext;
use crate::failure::Failure;
use crate::output::View;
use crate::session::{Session, listen};
use crate::{format, output, values};

/// How many payments come with one call.
const PAGE: i64 = 200;
const DAY: i64 = 86_400;

/// A span of time.
#[derive(Args, Debug)]
pub(crate) struct Span {
    /// From this time on; 90 days before --to unless given.
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    from: Option<UnixTime>,

    /// Until this time, which is not included; now unless given.
    #[arg(long, value_name = "TIME", value_parser = values::time)]
    to: Option<UnixTime>,
}

impl Span {
    /// Both ends.
    fn ends(&self) -> (UnixTime, UnixTime) {
        let now = UnixTime::from(jiff::Timestamp::now().as_second() + 1);
        let to = self.to.unwrap_or(now);
        let from = self
            .from
            .unwrap_or_else(|| UnixTime::from(to.as_secs() - 90 * DAY));
        (from, to)
    }

    pub(crate) fn words(&self, view: &View) -> String {
        let (from, to) = self.ends();
        format!(
            "from {} to {}",
            format::time(from, view.utc),
            format::time(to, view.utc)
        )
    }
}

/// A payment as JSON, every field written out.
pub(crate) fn as_value(payment: &PaymentAnnotation) -> Value {
    serde_json::to_value(payment).unwrap_or_default()
}

/// Reads the payments of a span, the newest first, until `each` says that it is enough.
pub(crate) async fn payments(
    session: &Session,
    filter: PaymentStatusFilter,
    span: &Span,
    mut each: impl FnMut(PaymentAnnotation) -> Result<bool, Failure>,
) -> Result<(), Failure> {
    let (from, to) = span.ends();
    if to <= from {
        return Err(Failure::Usage("the span ends before it begins".to_owned()));
    }
    let call = || CallContext::reading("getPaymentsByStatus");
    let list = session.client().get_payments_by_status(filter).limit(PAGE);
    let mut pages = list.pages_between(from, to);
    let mut stop = listen()?;
    loop {
        let page = tokio::select! {
            biased;
            page = pages.next() => page,
            () = stop.asked() => {
                return Err(session.stopped(call()));
            }
        };
        let Some(page) = page else { break };
        let page = page.map_err(|error| session.failed(error, call()))?;
        for payment in page.into_items() {
            if !each(payment)? {
                return Ok(());
            }
        }
    }
    if !pages.is_settled() {
        output::say(
            "note: payments changed while the list was read, so that one may be missing or stand in it twice",
        );
    }
    Ok(())
}
