//! How a change ended, in words and as a document.

use iamport::confirm::{Attribution, Confirmed};
use serde::Serialize;
use serde_json::{Value, json};

use crate::call_context::CallContext;
use crate::exit::Exit;
use crate::failure::Failure;
use crate::output::{self, Output};
use crate::place::Place;
use crate::session::Session;
use crate::spec::Operation;

/// How a change ended that was made, or that was accepted.
#[derive(Debug)]
pub(crate) struct Ended {
    /// `done`, `done before`, `waiting` or `accepted`.
    pub(crate) outcome: &'static str,
    /// What there is to know besides.
    pub(crate) note: Option<&'static str>,
    pub(crate) record: Value,
    pub(crate) exit: Exit,
}

impl Ended {
    /// The API accepted a change that has no confirmed form.
    pub(super) fn accepted(record: Value) -> Self {
        Self {
            outcome: "accepted",
            note: None,
            record,
            exit: Exit::Done,
        }
    }

    /// # Errors
    /// It was not made, or nobody knows.
    pub(super) fn of<T: Serialize>(
        confirmed: Confirmed<T>,
        call: CallContext,
        place: &Place,
    ) -> Result<Self, Failure> {
        let ended = |outcome, note, record: &T, exit| Self {
            outcome,
            note,
            record: serde_json::to_value(record).unwrap_or_default(),
            exit,
        };
        match confirmed {
            Confirmed::Done {
                record,
                by: Attribution::Proven,
            } => Ok(ended("done", None, &record, Exit::Done)),
            Confirmed::Done { record, .. } => Ok(ended(
                "done",
                Some(
                    "the answer was lost; the record shows just such a change, and does not say by whom",
                ),
                &record,
                Exit::Done,
            )),
            Confirmed::DoneBefore(record) => Ok(ended(
                "done before",
                Some("nothing was sent now"),
                &record,
                Exit::Done,
            )),
            Confirmed::Waiting(record) => Ok(ended(
                "waiting",
                Some(
                    "the API accepted it and the gateway does it later; look again, and don't send it a second time",
                ),
                &record,
                Exit::Waiting,
            )),
            Confirmed::NotDone(why) => {
                let exit = why.error().map_or(Exit::Refused, Exit::of_error);
                Err(Failure::NotDone(
                    why.to_string(),
                    exit,
                    call.into(),
                    place.clone().into(),
                ))
            }
            Confirmed::Unknown(unknown) => Err(Failure::Unsettled(
                unknown.to_string(),
                call.into(),
                place.clone().into(),
            )),
        }
    }

    /// In one line.
    pub(crate) fn words(&self) -> String {
        match self.note {
            Some(note) => format!("{}: {note}", self.outcome),
            None => self.outcome.to_owned(),
        }
    }

    pub(super) fn show(
        self,
        session: &Session,
        operation: &Operation,
        key: Option<&str>,
    ) -> Result<Exit, Failure> {
        let (view, component) = (session.view(), operation.answer.component.as_deref());
        if view.output.is_json() {
            let record = output::for_programs(view, component, &self.record)?;
            output::json(&json!({
                "outcome": self.outcome,
                "note": self.note,
                "key": key,
                "record": record,
            }))?;
        } else {
            output::answer(view, &operation.answer, &self.record)?;
            if view.output == Output::Table {
                output::say(&self.words());
            }
        }
        Ok(self.exit)
    }
}
