//! Faults, by their names.

use std::time::Duration;

use axum::extract;

use crate::fault::{Fault, FaultKind, FaultRecord};
use crate::input::{BodyFields, Fields, PathValues, WrongField};
use crate::routes::{Handled, bad_request};
use crate::state::State;
use crate::wire::{Answer, Json};

pub(super) async fn all(extract::State(state): extract::State<State>) -> Answer {
    let faults = state.faults().all();
    Answer::done(Json::Array(faults.iter().map(told).collect()))
}

pub(super) async fn kinds() -> Answer {
    let names = FaultKind::all();
    Answer::done(Json::Array(
        names.iter().map(|kind| kind.name().into()).collect(),
    ))
}

pub(super) async fn inject(
    extract::State(state): extract::State<State>,
    BodyFields(body): BodyFields,
) -> Handled {
    let fault = fault(&body).map_err(bad_request)?;
    // Whoever closes the door for good by HTTP, has no way to open it again.
    let locks_out = match fault.kind() {
        FaultKind::ConnectionRefused { lasting } => lasting.is_none(),
        FaultKind::ResetOnAccept => fault.limit().is_none(),
        _ => false,
    };
    if locks_out {
        return Err(super::refused(
            "over HTTP connection_refused needs lasting_ms, and reset_on_accept needs times, since no control call gets through meanwhile",
        ));
    }
    let (id, done) = state
        .inject(fault)
        .map_err(|error| super::refused(error.to_string()))?;
    if let Some(done) = done {
        // It fails only when there is no server, and nobody to hear of it.
        let _ = done.await;
    }
    let record = state.faults().all().into_iter().find(|r| r.id == id);
    Ok(Answer::done(record.as_ref().map_or(Json::Null, told)))
}

pub(super) async fn clear(extract::State(state): extract::State<State>) -> Answer {
    // It fails only when there is no server, and nobody to hear of it.
    let _ = state.clear_faults().await;
    Answer::done(Json::Array(Vec::new()))
}

pub(super) async fn remove(
    extract::State(state): extract::State<State>,
    PathValues(id): PathValues<u64>,
) -> Handled {
    match state.remove_fault(id) {
        None => return Err(super::not_found(format!("there is no fault {id}"))),
        Some(None) => {}
        Some(Some(done)) => {
            let _ = done.await;
        }
    }
    Ok(Answer::done(Json::Null))
}

fn fault(body: &Fields) -> Result<Fault, WrongField> {
    let mut kind = body
        .filled("kind")
        .and_then(|name| FaultKind::named(&name))
        .ok_or(WrongField("kind"))?;
    settings(&mut kind, body)?;
    let mut fault = Fault::new(kind);
    if let Some(operation) = body.filled("operation") {
        fault = fault.on(operation);
    }
    if let Some(nth) = body.integer("nth")? {
        fault = fault.nth(nth);
    }
    let header = body.nested("header");
    if let Some(name) = header.filled("name") {
        fault = fault.with_header(name, header.text("value").unwrap_or_default());
    }
    if let Some(chance) = body.filled("chance") {
        let chance = chance.parse().map_err(|_| WrongField("chance"))?;
        fault = fault.with_chance(chance, body.integer("seed")?.unwrap_or(0));
    }
    fault = match body.filled("when").as_deref() {
        None | Some("before") => fault.before(),
        Some("after") => fault.after(),
        Some(_) => return Err(WrongField("when")),
    };
    Ok(match body.filled("times").as_deref() {
        None => fault,
        Some("always") => fault.always(),
        Some(_) => fault.times(body.integer("times")?.ok_or(WrongField("times"))?),
    })
}

/// Sets what a kind lets one set; what it does not is passed over.
fn settings(kind: &mut FaultKind, body: &Fields) -> Result<(), WrongField> {
    let size = |name| {
        let number = body.integer(name)?;
        let size = number.map(|number| usize::try_from(number).map_err(|_| WrongField(name)));
        size.transpose()
    };
    match kind {
        FaultKind::ConnectionRefused { lasting } => {
            *lasting = body.integer("lasting_ms")?.map(Duration::from_millis);
        }
        FaultKind::SlowBody { piece, pause } => {
            *piece = size("piece")?.unwrap_or(*piece);
            if let Some(milliseconds) = body.integer("pause_ms")? {
                *pause = Duration::from_millis(milliseconds);
            }
        }
        FaultKind::HtmlPage { status } => {
            if let Some(number) = body.integer("status")? {
                *status = u16::try_from(number).map_err(|_| WrongField("status"))?;
            }
        }
        FaultKind::TooManyRequests { retry_after } => *retry_after = body.text("retry_after"),
        FaultKind::Redirect { location } => {
            if let Some(text) = body.filled("location") {
                *location = text;
            }
        }
        FaultKind::Oversized { bytes } => *bytes = size("bytes")?.unwrap_or(*bytes),
        _ => {}
    }
    Ok(())
}

fn told(record: &FaultRecord) -> Json {
    let fault = &record.fault;
    Json::Object(vec![
        ("id", record.id.into()),
        ("kind", fault.kind().name().into()),
        (
            "operation",
            fault.operation().map_or(Json::Null, Json::from),
        ),
        ("when", fault.when().as_str().into()),
        (
            "times",
            fault.limit().map_or_else(|| "always".into(), Json::Count),
        ),
        ("matched", record.matched.into()),
        ("happened", record.happened.into()),
        ("spent", record.is_spent().into()),
    ])
}
