//! The payments of a list, and those of a span of days, as the API has them.

use iamport::types::{PaymentSorting, PaymentStatusFilter};
use iamport::{Client, Error};

use super::compare::{Comparison, Payment};
use crate::export::Days;
use crate::progress::Bar;
use crate::trouble::Trouble;

/// How many ids the API takes in one call.
const AT_ONCE: usize = 100;
/// The most that a page may hold.
const LARGEST_PAGE: i64 = 1_000;

/// Looks up what the list names. With `each`, all payments of every order are, by a call an order; otherwise only
/// those of the orders whose first answer differs.
pub(crate) async fn look_up(
    client: &Client,
    comparison: &mut Comparison,
    each: bool,
) -> Result<(), Trouble> {
    let lines = comparison.lines();
    let by_imp_uid: Vec<String> = lines
        .iter()
        .filter_map(|line| line.imp_uid.clone())
        .collect();
    let by_order: Vec<String> = lines
        .iter()
        .filter(|line| line.imp_uid.is_none())
        .filter_map(|line| line.merchant_uid.clone())
        .collect();
    let orders: Vec<String> = lines
        .iter()
        .filter_map(|line| line.merchant_uid.clone())
        .collect();
    let bar = Bar::new(lines.len() as u64, "lines");
    for ids in by_imp_uid.chunks(AT_ONCE) {
        let found = client.payments().imp_uids(ids).fetch().await;
        take(comparison, found.map(|batch| batch.found))?;
        bar.advance(ids.len() as u64);
    }
    let orders = if each {
        orders
    } else {
        for ids in by_order.chunks(AT_ONCE) {
            let found = client.payments().merchant_uids(ids).fetch().await;
            take(comparison, found.map(|batch| batch.found))?;
            bar.advance(ids.len() as u64);
        }
        comparison.doubtful_orders()
    };
    for order in orders {
        let list = client
            .get_all_payments_by_merchant_uid(&order)
            .limit(LARGEST_PAGE);
        let mut payments = list.pages().items();
        while let Some(payment) = payments.next().await {
            match payment {
                Ok(payment) => comparison.take(&Payment::from(&payment), false),
                Err(error) if error.is_not_found() => break,
                Err(error) => return Err(Trouble::call(&error)),
            }
        }
        if each {
            bar.advance(1);
        }
    }
    Ok(())
}

fn take(
    comparison: &mut Comparison,
    found: Result<Vec<iamport::types::PaymentAnnotation>, Error>,
) -> Result<(), Trouble> {
    let found = found.map_err(|error| Trouble::call(&error))?;
    found
        .iter()
        .for_each(|payment| comparison.take(&Payment::from(payment), false));
    Ok(())
}

/// Looks at all payments of the span in which money came in. Gives whether the lists stood still meanwhile.
pub(crate) async fn span(
    client: &Client,
    comparison: &mut Comparison,
    days: Days,
) -> Result<bool, Trouble> {
    let mut settled = true;
    for status in [PaymentStatusFilter::Paid, PaymentStatusFilter::Cancelled] {
        let list = client
            .get_payments_by_status(status)
            .sorting(PaymentSorting::OldestStarted)
            .limit(LARGEST_PAGE);
        let mut payments = list
            .pages_between(days.from.start(), days.to.start())
            .items();
        while let Some(payment) = payments.next().await {
            let payment = payment.map_err(|error| Trouble::call(&error))?;
            comparison.take(&Payment::from(&payment), true);
        }
        settled &= payments.is_settled();
    }
    Ok(settled)
}
