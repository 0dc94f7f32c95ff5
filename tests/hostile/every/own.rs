//! The sandbox's own kinds of faults: the client speaks to the sandbox itself, and the sandbox's books tell the rest.

use std::sync::Arc;

use iamport_sandbox::{Exchange, Fault, FaultKind, When};
use iamport_testing::Received;
use serde_json::Value;

use super::super::behaviours::{Behaviour, Truth};
use super::super::forward::Answered;
use super::super::ledger::is_for;
use super::super::meeting::{Patience, heard};
use super::super::oracle::{Known, asked};
use super::super::proxy::Log;
use super::super::scenes::{Scene, Shop};
use super::super::sdk::Heard;
use crate::support;

/// Whether a kind strikes connections, before there is a call.
pub(super) fn is_of_connections(kind: &FaultKind) -> bool {
    matches!(
        kind,
        FaultKind::ConnectionRefused { .. } | FaultKind::ResetOnAccept
    )
}

/// Whether a kind makes the caller wait.
pub(super) fn is_slow(kind: &FaultKind) -> bool {
    matches!(kind, FaultKind::Stall | FaultKind::StallAfterHead)
}

/// What there is to know about the answer. A new kind is to be judged here.
fn truth(kind: &FaultKind, when: When) -> Truth {
    let after = when == When::After;
    match kind.name() {
        "connection_refused" => Truth::Unsent,
        "unauthorized" if after => Truth::Twin,
        "unauthorized" | "token_revoked" => Truth::Own,
        "slow_body" if after => Truth::Own,
        // Before the effect this is HTTP 500.
        "reset_after_answer" if after => Truth::Odd,
        "oversized" | "duplicate_keys" if after => Truth::Odd,
        "null_response" | "invalid_utf8" | "another_payment" if after => Truth::Shape,
        "null_response" | "invalid_utf8" | "another_payment" | "duplicate_keys" => {
            Truth::ForgedShape
        }
        "reset_on_accept"
        | "reset_before_answer"
        | "reset_during_answer"
        | "close_without_answer"
        | "stall"
        | "stall_after_head"
        | "truncated_body"
        | "length_too_long"
        | "length_too_short"
        | "length_nonsense"
        | "garbage"
        | "half_status_line"
        | "chunked_cut"
        | "chunked_nonsense"
        | "html_page"
        | "server_error"
        | "too_many_requests"
        | "redirect"
        | "empty_body"
        | "invalid_json"
        | "array_body"
        | "envelope_without_code"
        | "slow_body"
        | "reset_after_answer"
        | "oversized" => Truth::Foreign,
        other => panic!("what is to be believed of {other}?"),
    }
}

/// The fault in the terms of a behaviour. From the second request on the API answers by itself.
pub(super) fn behaviour(kind: &FaultKind, when: When) -> Behaviour {
    let behaviour = Behaviour::elsewhere(kind.name(), truth(kind, when), when == When::After);
    Behaviour {
        // A token that has ended is the one reason to make a change again.
        most: if *kind == FaultKind::TokenRevoked {
            2
        } else {
            1
        },
        ..behaviour.then_own()
    }
}

/// Lets a call meet a fault, once.
pub(super) async fn meet(
    scene: &Scene,
    shop: &Arc<Shop>,
    number: usize,
    (kind, when): (&FaultKind, When),
    (behaviour, known): (&Behaviour, &Known),
    patience: Patience,
) -> (Heard, Log) {
    let (sandbox, info) = (&shop.sandbox, scene.info());
    let control = sandbox.control();
    let call = scene.prepare(shop, number).await;
    let client = patience.client(support::client(sandbox.url()));
    let fault = Fault::new(kind.clone());
    let fault = if is_of_connections(kind) {
        if scene.is_change() {
            // A change has a connection of its own, so that the token's must not be the one that is struck.
            client.all_bank_codes().send().await.unwrap();
        }
        fault
    } else {
        let fault = fault.on(scene.operation);
        match when {
            When::Before => fault.before(),
            When::After => fault.after(),
        }
    };
    let last = last_exchange(shop);
    control.inject(fault.once()).unwrap();
    let heard = heard(call(client)).await;
    control.clear_faults();
    let exchanges = control.transcript();
    let mut exchanges: Vec<_> = exchanges
        .into_iter()
        .filter(|one| one.number > last && is_for(info, &one.method, &one.target))
        .collect();
    exchanges.sort_by_key(|one| one.number);
    let mut log = read(info.path(), &exchanges);
    // Whether a request reached the routes is what its fault says; where there is an entry, the ledger is asked as well.
    for (at, exchange) in exchanges.iter().enumerate() {
        let struck = exchange.fault.is_some() && *kind != FaultKind::TokenRevoked;
        let routed = !struck || when == When::After;
        let denied = exchange.status == Some(401) && !struck;
        if routed && !denied {
            let own = own(shop, exchange).await;
            log.books_are_exact = own.is_some();
            let own = own.unwrap_or_else(|| known.earlier.clone());
            log.sandbox.push(Answered::accepting(&own));
        }
        log.denied += usize::from(exchange.status == Some(401));
        let answered = serde_json::from_str::<Value>(&exchange.answer_body).ok();
        if at + 1 == exchanges.len() {
            log.shown = answered.and_then(|envelope| envelope.get("response").cloned());
        }
    }
    if behaviour.truth == Truth::Own || log.ends_well {
        // Nothing was shown in the place of the API's own answer.
        log.shown = None;
    }
    (heard, log)
}

fn last_exchange(shop: &Shop) -> u64 {
    let exchanges = shop.sandbox.control().transcript();
    exchanges.last().map_or(0, |last| last.number)
}

/// What came, and what it asked for.
fn read(template: &str, exchanges: &[Exchange]) -> Log {
    let asked = exchanges.last().map(|last| {
        let request = Received {
            head: format!("{} {} HTTP/1.1\r\n\r\n", last.method, last.target),
            body: last.request_body.clone(),
            connection: 0,
        };
        asked(&request, template)
    });
    let mut log = Log::default();
    log.wire = exchanges.len();
    log.whole = exchanges.len();
    log.ends_well = exchanges.last().is_some_and(|last| last.fault.is_none());
    log.asked = asked.unwrap_or_default();
    log
}

/// The sandbox's own answer to a read, asked for again. Nothing for a change, and for what the transcript does not show.
async fn own(shop: &Shop, exchange: &Exchange) -> Option<Value> {
    if exchange.method != "GET" || exchange.target.contains("***") {
        return None;
    }
    Some(shop.get(&exchange.target).await)
}
