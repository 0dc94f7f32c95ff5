//! What buyers, banks and people at the vendor's console do with payments.

use axum::extract;

use crate::domain::new_payment::NewPayment;
use crate::domain::{Refusal, messages};
use crate::input::{BodyFields, Fields, PathValues, WrongField};
use crate::routes::{Handled, bad_request, present};
use crate::state::State;
use crate::wire::Answer;

pub(super) async fn all(extract::State(state): extract::State<State>) -> Answer {
    Answer::done(present::payments(state.shop().every_payment()))
}

pub(super) async fn one(
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let shop = state.shop();
    let payment = shop.payment(&imp_uid, true)?;
    Ok(Answer::done(present::payment(payment)))
}

pub(super) async fn create(
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let missing: Vec<&str> = ["pg_provider", "amount"]
        .into_iter()
        .filter(|name| body.filled(name).is_none())
        .collect();
    if !missing.is_empty() {
        return Err(super::refused(messages::missing(&missing)));
    }
    let new = new_payment(&body).map_err(bad_request)?;
    let now = state.now();
    let payment = state.shop().create(new, now).map_err(refused)?;
    Ok(Answer::done(present::payment(&payment)))
}

fn new_payment(body: &Fields) -> Result<NewPayment, WrongField> {
    let provider = body.filled("pg_provider").unwrap_or_default();
    let amount = body.amount("amount")?.unwrap_or_default();
    let mut new = if body.flag("window")? {
        NewPayment::window(provider, amount)
    } else if body.flag("vbank")? {
        NewPayment::waiting_vbank(provider, amount)
    } else {
        NewPayment::paid(provider, amount)
    };
    if let Some(merchant_uid) = body.filled("merchant_uid") {
        new = new.merchant_uid(merchant_uid);
    }
    if let Some(pay_method) = body.filled("pay_method") {
        new = new.pay_method(pay_method);
    }
    if let Some(currency) = body.filled("currency") {
        new = new.currency(currency);
    }
    if let Some(tax_free) = body.amount("tax_free")? {
        new = new.tax_free(tax_free);
    }
    if let Some(vat_amount) = body.amount("vat_amount")? {
        new = new.vat_amount(vat_amount);
    }
    if body.flag("escrow")? {
        new = new.escrow();
    }
    if body.flag("test_channel")? {
        new = new.test_channel();
    }
    Ok(new)
}

pub(super) async fn deposit(
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let amount = body.amount("amount").map_err(bad_request)?;
    let now = state.now();
    let payment = state
        .shop()
        .deposit(&imp_uid, amount, body.filled("depositor"), now)
        .map_err(refused)?;
    Ok(Answer::done(present::payment(&payment)))
}

pub(super) async fn cancel(
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let amount = body.amount("amount").map_err(bad_request)?;
    let now = state.now();
    let payment = state
        .shop()
        .cancel_at_console(&imp_uid, amount, now)
        .map_err(refused)?;
    Ok(Answer::done(present::payment(&payment)))
}

pub(super) async fn pay(
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let now = state.now();
    let payment = state.shop().pay(&imp_uid, now).map_err(refused)?;
    Ok(Answer::done(present::payment(&payment)))
}

pub(super) async fn fail(
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
    BodyFields(body): BodyFields,
) -> Handled {
    let reason = body.filled("reason");
    let reason = reason.as_deref().unwrap_or(messages::WINDOW_FAILED);
    let now = state.now();
    let payment = state.shop().fail(&imp_uid, reason, now).map_err(refused)?;
    Ok(Answer::done(present::payment(&payment)))
}

pub(super) async fn expire(
    extract::State(state): extract::State<State>,
    PathValues(imp_uid): PathValues<String>,
) -> Handled {
    let now = state.now();
    let payment = state.shop().expire(&imp_uid, now).map_err(refused)?;
    Ok(Answer::done(present::payment(&payment)))
}

/// The refusal of a control call is never an ordinary answer.
fn refused(refusal: Refusal) -> Answer {
    match refusal {
        Refusal::Unknown(_) => refusal.into(),
        _ => super::refused(refusal.message()),
    }
}
