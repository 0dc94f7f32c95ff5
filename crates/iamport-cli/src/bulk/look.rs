//! What the lines of a file would do, as the records stand now. Nothing is changed.

use std::collections::BTreeMap;

use iamport::types::{PaymentAnnotation, PaymentMethod, PaymentStatus};

use super::batch::{Batch, Line};
use super::result::ResultFile;
use super::rows::Source;
use crate::call_context::CallContext;
use crate::failure::Failure;
use crate::output::{self, Rows};
use crate::session::{Session, listen};
use crate::{format, terminal};

/// How many payments are looked at with one call.
const AT_ONCE: usize = 100;

/// Looks at the payment of each line that has not ended, and says how many are in which state.
pub(super) async fn look(
    session: &Session,
    source: &Source,
    batch: &Batch<'_>,
    result: &ResultFile,
) -> Result<(), Failure> {
    let mut states: BTreeMap<String, u64> = BTreeMap::new();
    let mut some = Vec::new();
    let mut stop = listen()?;
    let looked = async {
        for row in source.rows()? {
            let Ok(line) = batch.line(row) else { continue };
            if result.has(&line.key) {
                continue;
            }
            some.push(line);
            if some.len() == AT_ONCE {
                count(session, batch, &some, &mut states).await?;
                some.clear();
            }
        }
        count(session, batch, &some, &mut states).await
    };
    tokio::select! {
        biased;
        done = looked => done?,
        () = stop.asked() => {
            return Err(session.stopped(CallContext::default()));
        }
    }
    let mut rows = Rows::default();
    for (state, count) in states {
        rows.add(state, Some(format::number(count)));
    }
    output::say(&format!(
        "{}\n{}\n",
        terminal::styled(terminal::NOTE, "as the records stand now:"),
        rows.render()
    ));
    Ok(())
}

async fn count(
    session: &Session,
    batch: &Batch<'_>,
    lines: &[Line],
    states: &mut BTreeMap<String, u64>,
) -> Result<(), Failure> {
    let of = |name: &str| -> Vec<String> {
        let named = lines.iter().filter_map(|line| line.arguments.plain(name));
        named.collect()
    };
    let (by_id, by_order) = (of("imp_uid"), of("merchant_uid"));
    let failed = |error| {
        let call = CallContext::reading("getPaymentListByImpUid");
        session.failed(error, call)
    };
    let mut found = Vec::new();
    if !by_id.is_empty() {
        let call = session.client().payments().imp_uids(by_id.clone());
        found.extend(call.fetch().await.map_err(failed)?.found);
    }
    if !by_order.is_empty() {
        let call = session.client().payments().merchant_uids(by_order.clone());
        found.extend(call.fetch().await.map_err(failed)?.found);
    }
    let missing = lines.len().saturating_sub(found.len()) as u64;
    for payment in &found {
        *states.entry(state(batch, payment)).or_default() += 1;
    }
    if missing > 0 {
        let state = "not found (payments of test channels are not listed)";
        *states.entry(state.to_owned()).or_default() += missing;
    }
    Ok(())
}

/// What a payment is to the call.
fn state(batch: &Batch<'_>, payment: &PaymentAnnotation) -> String {
    let is_account = payment.pay_method == Some(PaymentMethod::Vbank);
    match (batch.operation.id, &payment.status) {
        ("revokeVbank", PaymentStatus::Ready) if is_account => {
            "waits for its deposit: will be revoked".to_owned()
        }
        ("revokeVbank", PaymentStatus::Failed) if is_account => "closed already".to_owned(),
        ("revokeVbank", status) => {
            format!("{}: will be left as it is", format::plain(status.as_str()))
        }
        (_, PaymentStatus::Paid) => "paid: nothing was given back yet".to_owned(),
        (_, PaymentStatus::Cancelled) => {
            let given_back = payment.cancel_amount.unwrap_or_default();
            match payment.amount.checked_sub(given_back) {
                Some(left) if !left.is_zero() => "paid, and a part was given back".to_owned(),
                _ => "given back wholly already".to_owned(),
            }
        }
        (_, status) => format!(
            "{}: nothing can be given back",
            format::plain(status.as_str())
        ),
    }
}
