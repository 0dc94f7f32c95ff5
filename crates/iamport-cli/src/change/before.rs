//! What there is before a change: the payment that it is about, and whether the same was done already.

use iamport::types::{PaymentAnnotation, PaymentStatus};
use iamport::{Amount, Client, Error};

use crate::call::arguments::Arguments;
use crate::call_context::CallContext;
use crate::failure::Failure;
use crate::format;
use crate::output::View;
use crate::session::Session;
use crate::spec::Operation;

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// The payment that the change is about.
    pub(super) payment: Option<PaymentAnnotation>,
    /// What was done already and looks like what is to be done now, in words.
    pub(super) done: Option<String>,
}

/// Whether its `imp_uid` is that of a payment, and not of a certification.
pub(super) fn is_of_a_payment(operation: &Operation) -> bool {
    operation.family != "certifications"
}

impl Before {
    /// Reads it.
    ///
    /// # Errors
    /// The look failed, or there is no such payment. Nothing was sent that changes anything.
    pub(super) async fn read(
        session: &Session,
        operation: &Operation,
        arguments: &Arguments,
    ) -> Result<Self, Failure> {
        let client = session.client();
        let (imp_uid, order) = (arguments.plain("imp_uid"), arguments.plain("merchant_uid"));
        let context = CallContext::reading(operation.id);
        let payment = match (imp_uid, order) {
            (Some(imp_uid), _) if is_of_a_payment(operation) => {
                let call = client
                    .get_payment_by_imp_uid(&imp_uid)
                    .include_sandbox(true);
                session.read(context, call.send()).await?
            }
            (None, Some(order)) if operation.id == "cancelPayment" => {
                let call = client.get_payment_by_merchant_uid(&order);
                session.read(context, call.send()).await?
            }
            (None, Some(order)) if makes_a_payment(operation) => {
                let done = attempts(client, &order, session.view()).await;
                let done = done.map_err(|error| session.failed(error, context))?;
                return Ok(Self {
                    payment: None,
                    done,
                });
            }
            _ => return Ok(Self::default()),
        };
        let done = refunded(operation, arguments, &payment, session.view());
        Ok(Self {
            payment: Some(payment),
            done,
        })
    }
}

/// Whether it makes a payment of an order at once, so that a second one would be a second payment.
fn makes_a_payment(operation: &Operation) -> bool {
    matches!(operation.id, "createVbank" | "onetime" | "again")
}

/// What is left to give back.
pub(super) fn left(payment: &PaymentAnnotation) -> Option<Amount> {
    match payment.status {
        PaymentStatus::Paid | PaymentStatus::Cancelled => payment
            .amount
            .checked_sub(payment.cancel_amount.unwrap_or_default()),
        _ => None,
    }
}

/// A refund of the same amount that was made already.
fn refunded(
    operation: &Operation,
    arguments: &Arguments,
    payment: &PaymentAnnotation,
    view: &View,
) -> Option<String> {
    if operation.id != "cancelPayment" {
        return None;
    }
    let amount = arguments.positive_amount("amount").ok().flatten()?.get();
    let same = payment.cancel_history.iter().rev();
    let same = same.clone().find(|cancel| cancel.amount == amount)?;
    let when = same.cancelled_at.map_or_else(String::new, |time| {
        format!(" at {}", format::time(time, view.utc))
    });
    let why = match same.reason.trim() {
        "" => String::new(),
        reason => format!(" ({})", format::plain(reason)),
    };
    Some(format!(
        "{} of {} were given back already{when}{why}",
        format::amount(amount, payment.currency.as_ref()),
        format::plain(&payment.imp_uid),
    ))
}

/// Payments that an order has already.
async fn attempts(client: &Client, order: &str, view: &View) -> Result<Option<String>, Error> {
    let found = match client.get_all_payments_by_merchant_uid(order).send().await {
        Ok(found) => found.into_inner(),
        Err(error) if error.is_not_found() => return Ok(None),
        Err(error) => return Err(error),
    };
    let alive = |payment: &&PaymentAnnotation| payment.status != PaymentStatus::Failed;
    let Some(payment) = found.list.iter().find(alive) else {
        return Ok(None);
    };
    let until = payment.vbank_date.map_or_else(String::new, |date| {
        format!(", its account waits until {}", format::time(date, view.utc))
    });
    Ok(Some(format!(
        "the order {} has the payment {} already: {}, {}{until}",
        format::plain(order),
        format::plain(&payment.imp_uid),
        format::plain(payment.status.as_str()),
        format::amount(payment.amount, payment.currency.as_ref()),
    )))
}
