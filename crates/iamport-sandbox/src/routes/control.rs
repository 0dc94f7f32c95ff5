//! The sandbox's own calls, for programs that are not in this process. All of them are in [`table`].

mod billing;
mod faults;
mod ledger;
mod page;
mod payments;
mod strangers;
mod webhooks;
mod whole;

use std::time::Duration;

use axum::Router;
use axum::extract;
use axum::http::StatusCode;
use axum::middleware;
use axum::routing::{MethodRouter, delete, get, post, put};

use super::{Handled, bad_request, fidelity};
use crate::input::BodyFields;
use crate::state::State;
use crate::wire::{Answer, Json};

/// What the paths of all control calls begin with.
pub(crate) const PREFIX: &str = "/_sandbox/";
/// The path of the page, as people write it.
const WITHOUT_SLASH: &str = "/_sandbox";

/// Whether a path is that of a control call.
pub(crate) fn is_control(path: &str) -> bool {
    path.starts_with(PREFIX) || path == WITHOUT_SLASH
}

/// Every control call: its method, its path, and what answers it. A call that is added here is added
/// to `control.openapi.yaml` too, which a test insists on.
fn table() -> Vec<(&'static str, &'static str, MethodRouter<State>)> {
    vec![
        // The page.
        ("GET", PREFIX, get(page::html)),
        ("GET", WITHOUT_SLASH, get(page::redirect)),
        ("GET", "/_sandbox/page.css", get(page::style)),
        ("GET", "/_sandbox/page.js", get(page::script)),
        // About the control.
        ("GET", "/_sandbox/openapi.yaml", get(whole::openapi)),
        ("GET", "/_sandbox/compatibility", get(whole::compatibility)),
        ("GET", "/_sandbox/clock", get(clock)),
        ("POST", "/_sandbox/clock", post(change_clock)),
        ("POST", "/_sandbox/token/expire", post(expire_token)),
        ("POST", "/_sandbox/token/reject", post(reject_tokens)),
        // Payments.
        ("GET", "/_sandbox/payments", get(payments::all)),
        ("POST", "/_sandbox/payments", post(payments::create)),
        ("GET", "/_sandbox/payments/{imp_uid}", get(payments::one)),
        (
            "POST",
            "/_sandbox/payments/{imp_uid}/deposit",
            post(payments::deposit),
        ),
        (
            "POST",
            "/_sandbox/payments/{imp_uid}/cancel",
            post(payments::cancel),
        ),
        (
            "POST",
            "/_sandbox/payments/{imp_uid}/pay",
            post(payments::pay),
        ),
        (
            "POST",
            "/_sandbox/payments/{imp_uid}/fail",
            post(payments::fail),
        ),
        (
            "POST",
            "/_sandbox/payments/{imp_uid}/expire",
            post(payments::expire),
        ),
        // Cards, keys and people.
        (
            "POST",
            "/_sandbox/charges/fail-next",
            post(billing::fail_next),
        ),
        ("POST", "/_sandbox/billing-keys", post(billing::create_key)),
        (
            "POST",
            "/_sandbox/certifications",
            post(billing::create_certification),
        ),
        // Faults.
        ("GET", "/_sandbox/faults", get(faults::all)),
        ("POST", "/_sandbox/faults", post(faults::inject)),
        ("DELETE", "/_sandbox/faults", delete(faults::clear)),
        ("DELETE", "/_sandbox/faults/{id}", delete(faults::remove)),
        ("GET", "/_sandbox/fault-kinds", get(faults::kinds)),
        // Webhooks.
        ("GET", "/_sandbox/webhooks", get(webhooks::all)),
        (
            "GET",
            "/_sandbox/webhooks/settings",
            get(webhooks::settings),
        ),
        ("PUT", "/_sandbox/webhooks/settings", put(webhooks::set)),
        ("GET", "/_sandbox/webhooks/settled", get(webhooks::settled)),
        ("POST", "/_sandbox/webhooks/hold", post(webhooks::hold)),
        ("POST", "/_sandbox/webhooks/order", post(webhooks::order)),
        (
            "POST",
            "/_sandbox/webhooks/{id}/redeliver",
            post(webhooks::redeliver),
        ),
        (
            "POST",
            "/_sandbox/webhooks/{id}/duplicate",
            post(webhooks::duplicate),
        ),
        (
            "POST",
            "/_sandbox/webhooks/{id}/delay",
            post(webhooks::delay),
        ),
        (
            "POST",
            "/_sandbox/webhooks/{id}/drop",
            post(webhooks::drop_one),
        ),
        // The whole.
        ("GET", "/_sandbox/fidelity", get(fidelity::table)),
        ("GET", "/_sandbox/effects", get(ledger::effects)),
        ("GET", "/_sandbox/invariants", get(ledger::invariants)),
        ("GET", "/_sandbox/requests", get(whole::requests)),
        ("GET", "/_sandbox/transcript", get(whole::transcript)),
        ("GET", "/_sandbox/snapshot", get(whole::snapshot)),
        ("POST", "/_sandbox/restore", post(whole::restore)),
        ("POST", "/_sandbox/reset", post(whole::reset)),
    ]
}

pub(crate) fn routes(state: State) -> Router<State> {
    table()
        .into_iter()
        .fold(Router::new(), |router, (_, path, answered)| {
            router.route(path, answered)
        })
        .route_layer(middleware::from_fn_with_state(state, strangers::refuse))
}

/// There is nothing of that number.
fn not_found(message: impl Into<String>) -> Answer {
    Answer::refused(StatusCode::NOT_FOUND, message)
}

/// What was asked for makes no sense.
fn refused(message: impl Into<String>) -> Answer {
    Answer::refused(StatusCode::BAD_REQUEST, message)
}

async fn expire_token(extract::State(state): extract::State<State>) -> Answer {
    state.shop().tokens().expire();
    Answer::done(Json::Null)
}

async fn reject_tokens(
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let reject = !body.has("reject") || body.flag("reject").map_err(bad_request)?;
    state.shop().tokens().reject_every(reject);
    Ok(Answer::done(Json::Object(vec![("reject", reject.into())])))
}

async fn clock(extract::State(state): extract::State<State>) -> Answer {
    told(&state)
}

async fn change_clock(
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let now = body.integer("now").map_err(bad_request)?;
    let advance = body.integer("advance").map_err(bad_request)?;
    let frozen = body.flag("frozen").map_err(bad_request)?;
    let clock = state.clock();
    if let Some(now) = now {
        clock.set(now);
    }
    if let Some(seconds) = advance {
        clock.advance(Duration::from_secs(seconds));
    }
    if body.has("frozen") {
        if frozen {
            clock.freeze();
        } else {
            clock.run();
        }
    }
    Ok(told(&state))
}

fn told(state: &State) -> Answer {
    Answer::done(Json::Object(vec![
        ("frozen", state.clock().is_frozen().into()),
        ("now", state.now().into()),
    ]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_and_its_description_have_the_same_calls() {
        let described: serde_json::Value = serde_yaml_ng::from_str(whole::OPENAPI).unwrap();
        let mut found = BTreeSet::new();
        for (path, item) in described["paths"].as_object().unwrap() {
            for method in item.as_object().unwrap().keys() {
                if method != "parameters" {
                    found.insert((method.to_uppercase(), path.clone()));
                }
            }
        }
        let known: BTreeSet<_> = table()
            .into_iter()
            .map(|(method, path, _)| (method.to_owned(), path.to_owned()))
            .collect();
        assert_eq!(found, known);
    }
}
