//! A control call without its type, so that all of them can stand in one list.

use std::pin::Pin;

use schemars::{Schema, SchemaGenerator};

use super::call::ControlCall;
use super::check::{self, Received};
use super::error::ControlError;
use super::request::HttpRequest;
use crate::state::State;

/// Calls that belong together.
pub(crate) struct Group {
    /// One word.
    pub(crate) name: &'static str,
    /// What they are about.
    pub(crate) about: &'static str,
    pub(crate) calls: Vec<Entry>,
}

/// A call that is under way. What it gives is the answer as JSON.
type Running = Pin<Box<dyn Future<Output = Result<String, ControlError>> + Send>>;

/// What needs to be known of a call to answer it and to describe it.
#[derive(Clone, Copy)]
pub(crate) struct Entry {
    pub(crate) method: &'static str,
    pub(crate) path: &'static str,
    pub(crate) in_envelope: bool,
    /// The name of its type.
    pub(crate) name: fn() -> String,
    /// The schema of its fields.
    pub(crate) fields: fn(&mut SchemaGenerator) -> Schema,
    /// The schema of its answer.
    pub(crate) answer: fn(&mut SchemaGenerator) -> Schema,
    pub(crate) example: fn() -> Result<HttpRequest, ControlError>,
    pub(crate) run: fn(State, Received) -> Running,
}

impl Entry {
    pub(super) fn of<C: ControlCall>() -> Entry {
        Entry {
            method: C::METHOD,
            path: C::PATH,
            in_envelope: C::IN_ENVELOPE,
            name: || C::schema_name().into_owned(),
            fields: C::json_schema,
            answer: SchemaGenerator::subschema_for::<C::Answer>,
            example: || HttpRequest::of(&C::example()),
            run: |state, received| Box::pin(run::<C>(state, received)),
        }
    }
}

async fn run<C: ControlCall>(state: State, received: Received) -> Result<String, ControlError> {
    let call: C = check::read(received)?;
    if let Some(reason) = call.barred_over_http() {
        return Err(ControlError::refused(reason));
    }
    let answer = call.run(&state).await.map_err(Into::into)?;
    serde_json::to_string(&answer).map_err(ControlError::failed)
}
