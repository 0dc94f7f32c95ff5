//! What happened, each with the request that caused it, and whether it may have.

use std::fmt::Debug;

use axum::extract;

use crate::domain::invariants::Violation;
use crate::domain::ledger::{Effect, Posting, Transfer};
use crate::state::State;
use crate::wire::{Answer, Json};

pub(super) async fn effects(extract::State(state): extract::State<State>) -> Answer {
    let shop = state.shop();
    let effects = shop.ledger().effects();
    Answer::done(Json::Array(effects.iter().map(effect).collect()))
}

pub(super) async fn invariants(extract::State(state): extract::State<State>) -> Answer {
    // The time first: what falls due after it may still wait.
    let now = state.now();
    let broken = state.shop().violations(now);
    Answer::done(Json::Object(vec![
        (
            "broken",
            Json::Array(broken.iter().map(violation).collect()),
        ),
        ("hold", broken.is_empty().into()),
    ]))
}

fn effect(effect: &Effect) -> Json {
    let transfer = effect.transfer.as_ref().map_or(Json::Null, transfer);
    Json::Object(vec![
        ("at", effect.at.into()),
        ("cause", Json::from(&effect.cause.to_string())),
        ("customer_uid", Json::from(&effect.customer_uid)),
        ("imp_uid", Json::from(&effect.imp_uid)),
        ("kind", word(&effect.kind)),
        ("merchant_uid", Json::from(&effect.merchant_uid)),
        ("note", Json::from(&effect.note)),
        ("number", effect.number.into()),
        ("transfer", transfer),
    ])
}

fn transfer(transfer: &Transfer) -> Json {
    Json::Object(vec![
        ("credit", posting(transfer.credit)),
        ("currency", Json::from(&transfer.currency)),
        ("debit", posting(transfer.debit)),
    ])
}

fn posting(posting: Posting) -> Json {
    Json::Object(vec![
        ("account", word(&posting.account)),
        ("amount", posting.amount.into()),
    ])
}

fn violation(violation: &Violation) -> Json {
    Json::Object(vec![
        ("detail", Json::from(&violation.detail)),
        ("rule", word(&violation.rule)),
        ("subject", Json::from(&violation.subject)),
    ])
}

/// The name of a variant, as JSON has such names: `AccountIssued` is `account_issued`.
fn word(variant: &impl Debug) -> Json {
    let mut word = String::new();
    for c in format!("{variant:?}").chars() {
        if c.is_ascii_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.push(c.to_ascii_lowercase());
    }
    Json::Text(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::EffectKind;

    #[test]
    fn variants_are_words() {
        assert_eq!(word(&EffectKind::Paid), Json::from("paid"));
        let issued = word(&EffectKind::AccountIssued);
        assert_eq!(issued, Json::from("account_issued"));
    }
}
