//! What goes wrong.

use std::convert::Infallible;
use std::time::Duration;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::error::ControlError;
use super::registry::{Entry, Group};
use super::times::Times;
use crate::fault::{Fault, FaultError, FaultKind, FaultRecord, When};
use crate::state::State;

pub(super) fn group() -> Group {
    Group {
        name: "faults",
        about: "What goes wrong: answers that are lost or spoilt, before or after the effect of a call.",
        calls: vec![
            Entry::of::<ListFaultKinds>(),
            Entry::of::<ListFaults>(),
            Entry::of::<InjectFault>(),
            Entry::of::<ClearFaults>(),
            Entry::of::<RemoveFault>(),
        ],
    }
}

/// Lists the names of all kinds of faults.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ListFaultKinds {}

impl ControlCall for ListFaultKinds {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/fault-kinds";
    type Answer = Vec<String>;
    type Error = Infallible;

    fn example() -> ListFaultKinds {
        ListFaultKinds {}
    }

    async fn run(self, _: &State) -> Result<Vec<String>, Infallible> {
        Ok(FaultKind::names().into_iter().map(str::to_owned).collect())
    }
}

/// A fault that was injected, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Fault")]
pub struct WrittenFault {
    /// Its number, from 1.
    pub id: u64,
    /// What goes wrong.
    pub kind: String,
    /// The operation that it is bound to.
    pub operation: Option<String>,
    /// Whether the call has its effect.
    pub when: When,
    /// How often it happens.
    pub times: Times,
    /// How many calls fitted its operation and header.
    pub matched: u64,
    /// How often it happened.
    pub happened: u64,
    /// Whether it will not happen any more.
    pub spent: bool,
}

impl From<&FaultRecord> for WrittenFault {
    fn from(record: &FaultRecord) -> WrittenFault {
        let fault = &record.fault;
        WrittenFault {
            id: record.id,
            kind: fault.kind().name().to_owned(),
            operation: fault.operation().map(str::to_owned),
            when: fault.when(),
            times: fault.limit().map_or(Times::Always, Times::Count),
            matched: record.matched,
            happened: record.happened,
            spent: record.is_spent(),
        }
    }
}

/// Lists the faults that were injected and not removed, spent ones too.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ListFaults {}

impl ControlCall for ListFaults {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/faults";
    type Answer = Vec<WrittenFault>;
    type Error = Infallible;

    fn example() -> ListFaults {
        ListFaults {}
    }

    async fn run(self, state: &State) -> Result<Vec<WrittenFault>, Infallible> {
        let faults = state.faults().all();
        Ok(faults.iter().map(WrittenFault::from).collect())
    }
}

/// Lets a fault happen to calls of the API from now on.
///
/// Without a choice it happens once, to the next call, before its effect. `connection_refused` and
/// `reset_on_accept` happen to connections, those of control calls too: the first needs `lasting_ms`
/// here, the second a number of `times`. A setting of another kind is passed over.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct InjectFault {
    /// What goes wrong.
    #[schemars(schema_with = "kinds")]
    pub kind: String,
    /// Only calls of this operation, by its name (`cancelPayment`) or by method and path
    /// (`GET /payments/{imp_uid}`; `*` stands for any method).
    pub operation: Option<String>,
    /// Not before the call with this number, counted from 1, among those that fit.
    #[schemars(range(min = 1))]
    pub nth: Option<u64>,
    /// Only calls with this header.
    pub header: Option<FaultHeader>,
    /// Only some calls, by chance: how many of them.
    #[schemars(range(min = 0, max = 1))]
    pub chance: Option<f64>,
    /// What chance begins with: the same seed chooses the same calls.
    #[serde(default)]
    pub seed: u64,
    /// Whether the call has its effect before the fault comes.
    #[serde(default)]
    pub when: When,
    /// How often it happens.
    #[serde(default)]
    pub times: Times,
    /// Of `connection_refused`: how many milliseconds, by the computer's clock.
    pub lasting_ms: Option<u64>,
    /// Of `slow_body`: the bytes in a piece.
    #[schemars(range(min = 1), extend("default" = 1))]
    pub piece: Option<usize>,
    /// Of `slow_body`: the milliseconds between two pieces, by the computer's clock.
    #[schemars(range(min = 0, max = 60_000), extend("default" = 0))]
    pub pause_ms: Option<u64>,
    /// Of `html_page`: 502, 503 or 504.
    #[schemars(range(min = 502, max = 504), extend("default" = 502))]
    pub status: Option<u16>,
    /// Of `too_many_requests`: the value of `Retry-After`, sane or not. The header is left out without it.
    pub retry_after: Option<String>,
    /// Of `redirect`: where to.
    pub location: Option<String>,
    /// Of `oversized`: the least length of the body. More than the 8 MiB that clients are known to take
    /// when it is left out, 64 MiB at most.
    pub bytes: Option<usize>,
}

/// A header that a call has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FaultHeader {
    /// Its name.
    pub name: String,
    /// Its value.
    #[serde(default)]
    pub value: String,
}

fn kinds(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "enum": FaultKind::names()})
}

impl InjectFault {
    /// The kind with what is set of it.
    fn kind(&self) -> Option<FaultKind> {
        let mut kind = FaultKind::named(&self.kind)?;
        match &mut kind {
            FaultKind::ConnectionRefused { lasting } => {
                *lasting = self.lasting_ms.map(Duration::from_millis);
            }
            FaultKind::SlowBody { piece, pause } => {
                *piece = self.piece.unwrap_or(*piece);
                *pause = self.pause_ms.map_or(*pause, Duration::from_millis);
            }
            FaultKind::HtmlPage { status } => *status = self.status.unwrap_or(*status),
            FaultKind::TooManyRequests { retry_after } => retry_after.clone_from(&self.retry_after),
            FaultKind::Redirect { location } => {
                if let Some(elsewhere) = &self.location {
                    location.clone_from(elsewhere);
                }
            }
            FaultKind::Oversized { bytes } => *bytes = self.bytes.unwrap_or(*bytes),
            _ => {}
        }
        Some(kind)
    }

    fn fault(self) -> Result<Fault, FaultError> {
        let kind = self.kind().ok_or(FaultError::UNKNOWN_KIND)?;
        let mut fault = Fault::new(kind);
        if let Some(operation) = self.operation {
            fault = fault.on(operation);
        }
        if let Some(nth) = self.nth {
            fault = fault.nth(nth);
        }
        if let Some(header) = self.header {
            fault = fault.with_header(header.name, header.value);
        }
        if let Some(chance) = self.chance {
            fault = fault.with_chance(chance, self.seed);
        }
        fault = match self.when {
            When::Before => fault.before(),
            When::After => fault.after(),
        };
        Ok(match self.times {
            Times::Count(times) => fault.times(times),
            Times::Always => fault.always(),
        })
    }
}

impl ControlCall for InjectFault {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/faults";
    type Answer = WrittenFault;
    type Error = FaultError;

    fn example() -> InjectFault {
        InjectFault {
            kind: FaultKind::ResetBeforeAnswer.name().to_owned(),
            operation: Some("cancelPayment".to_owned()),
            nth: Some(2),
            when: When::After,
            ..InjectFault::default()
        }
    }

    /// Whoever closes the door for good by HTTP has no way to open it again.
    fn barred_over_http(&self) -> Option<&'static str> {
        let locks_out = match self.kind()? {
            FaultKind::ConnectionRefused { lasting } => lasting.is_none(),
            FaultKind::ResetOnAccept => self.times == Times::Always,
            _ => false,
        };
        locks_out.then_some(
            "over HTTP connection_refused needs lasting_ms, and reset_on_accept needs times, since no control call gets through meanwhile",
        )
    }

    async fn run(self, state: &State) -> Result<WrittenFault, FaultError> {
        let fault = self.fault()?;
        let (id, done) = state.inject(fault.clone())?;
        if let Some(done) = done {
            // It fails only when there is no server, and nobody to hear of it.
            let _ = done.await;
        }
        let record = state.faults().all().into_iter().find(|r| r.id == id);
        // Somebody may have removed it since.
        let record = record.unwrap_or(FaultRecord {
            id,
            fault,
            matched: 0,
            happened: 0,
        });
        Ok(WrittenFault::from(&record))
    }
}

/// Takes all faults back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ClearFaults {}

impl ControlCall for ClearFaults {
    const METHOD: &'static str = "DELETE";
    const PATH: &'static str = "/_sandbox/faults";
    /// Those that are left: none.
    type Answer = Vec<WrittenFault>;
    type Error = Infallible;

    fn example() -> ClearFaults {
        ClearFaults {}
    }

    async fn run(self, state: &State) -> Result<Vec<WrittenFault>, Infallible> {
        let _ = state.clear_faults().await;
        Ok(Vec::new())
    }
}

/// Takes a fault back.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RemoveFault {
    /// The number of the fault.
    pub id: u64,
}

impl ControlCall for RemoveFault {
    const METHOD: &'static str = "DELETE";
    const PATH: &'static str = "/_sandbox/faults/{id}";
    type Answer = ();
    type Error = ControlError;

    fn example() -> RemoveFault {
        RemoveFault { id: 1 }
    }

    async fn run(self, state: &State) -> Result<(), ControlError> {
        match state.remove_fault(self.id) {
            None => {
                let message = format!("there is no fault {}", self.id);
                return Err(ControlError::not_found(message));
            }
            Some(None) => {}
            Some(Some(done)) => {
                let _ = done.await;
            }
        }
        Ok(())
    }
}
