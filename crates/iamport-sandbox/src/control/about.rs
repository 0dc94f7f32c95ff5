//! About the sandbox itself: how far it is like the service, and how it is talked to.

use std::borrow::Cow;
use std::convert::Infallible;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::document::Document;
use super::registry::{Entry, Group};
use crate::bundle;
use crate::compat::{self, Compatibility};
use crate::fidelity::{self, Behaviour, OperationFidelity};
use crate::state::State;

/// The description of all control calls, as the tests hold it against the calls.
const CONTROL: &str = include_str!("../../control.openapi.json");

pub(super) fn group() -> Group {
    Group {
        name: "about",
        about: "How far the sandbox is like the service, and how it is talked to.",
        calls: vec![
            Entry::of::<ReadFidelity>(),
            Entry::of::<ListCompatibility>(),
            Entry::of::<DescribeControl>(),
            Entry::of::<DescribeControlAsYaml>(),
            Entry::of::<DescribeApi>(),
        ],
    }
}

/// Every operation and behaviour, and how it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fidelity {
    /// What the sandbox does as the service does it, or is believed to.
    pub behaviours: Vec<WrittenBehaviour>,
    /// The operations of the API.
    pub operations: Vec<WrittenOperation>,
}

/// One thing that the sandbox does as the service does it, or is believed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Behaviour")]
pub struct WrittenBehaviour {
    /// The name of the operation; `*` for all of them, `schema only` for all that keep nothing.
    pub operation: Cow<'static, str>,
    /// How it is known: `documented`, `observed` or `assumed`.
    pub basis: Cow<'static, str>,
    /// What it is, in one sentence.
    pub sentence: Cow<'static, str>,
    /// The tests of the sandbox that show it.
    pub tests: Vec<Cow<'static, str>>,
}

/// An operation of the API, and how much of it there is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Operation")]
pub struct WrittenOperation {
    /// Its name.
    pub operation_id: Cow<'static, str>,
    /// The vendor's Korean title.
    pub title: Cow<'static, str>,
    /// Its method.
    pub method: Cow<'static, str>,
    /// Its path, with the names of its parameters.
    pub path: Cow<'static, str>,
    /// The family that it belongs to.
    pub family: Cow<'static, str>,
    /// Whether it may be sent again: `safe` always, `idempotent` with the same end, `once` never without
    /// looking first.
    pub repeat: Cow<'static, str>,
    /// `stateful` if it changes or tells what the sandbox keeps, `schema only` if its answers are made
    /// from the specification.
    pub level: Cow<'static, str>,
}

impl From<&'static Behaviour> for WrittenBehaviour {
    fn from(behaviour: &'static Behaviour) -> WrittenBehaviour {
        WrittenBehaviour {
            operation: behaviour.operation.as_str().into(),
            basis: behaviour.basis.as_str().into(),
            sentence: behaviour.sentence.as_str().into(),
            tests: behaviour.tests.iter().map(Cow::from).collect(),
        }
    }
}

impl From<OperationFidelity> for WrittenOperation {
    fn from(operation: OperationFidelity) -> WrittenOperation {
        WrittenOperation {
            operation_id: operation.operation_id.into(),
            title: operation.title.into(),
            method: operation.method.into(),
            path: operation.path.into(),
            family: operation.family.into(),
            repeat: operation.repeat.into(),
            level: operation.level.as_str().into(),
        }
    }
}

/// Tells every operation and behaviour, and how it is known: documented, observed or assumed.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReadFidelity {}

impl ControlCall for ReadFidelity {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/fidelity";
    type Answer = Fidelity;
    type Error = Infallible;

    fn example() -> ReadFidelity {
        ReadFidelity {}
    }

    async fn run(self, _: &State) -> Result<Fidelity, Infallible> {
        Ok(Fidelity {
            behaviours: fidelity::fidelity()
                .iter()
                .map(WrittenBehaviour::from)
                .collect(),
            operations: fidelity::operations()
                .into_iter()
                .map(WrittenOperation::from)
                .collect(),
        })
    }
}

/// Something that old clients send, and what it is taken for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "Compatibility")]
pub struct WrittenCompatibility {
    /// What is sent.
    pub sent: Cow<'static, str>,
    /// What it is taken for.
    pub taken_for: Cow<'static, str>,
    /// Who sends it.
    pub who: Cow<'static, str>,
}

impl From<&Compatibility> for WrittenCompatibility {
    fn from(entry: &Compatibility) -> WrittenCompatibility {
        WrittenCompatibility {
            sent: entry.sent.into(),
            taken_for: entry.taken_for.into(),
            who: entry.who.into(),
        }
    }
}

/// Lists what is taken from clients that do not do as the documentation of the API says.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ListCompatibility {}

impl ControlCall for ListCompatibility {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/compatibility";
    type Answer = Vec<WrittenCompatibility>;
    type Error = Infallible;

    fn example() -> ListCompatibility {
        ListCompatibility {}
    }

    async fn run(self, _: &State) -> Result<Vec<WrittenCompatibility>, Infallible> {
        Ok(compat::TABLE
            .iter()
            .map(WrittenCompatibility::from)
            .collect())
    }
}

/// Describes all control calls in OpenAPI 3.1: this document.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DescribeControl {}

impl ControlCall for DescribeControl {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/openapi.json";
    const IN_ENVELOPE: bool = false;
    type Answer = Document;
    type Error = Infallible;

    fn example() -> DescribeControl {
        DescribeControl {}
    }

    async fn run(self, _: &State) -> Result<Document, Infallible> {
        Ok(Document::new(CONTROL.trim_end()))
    }
}

/// The same under the name of a YAML file, for tools that go by the name. It is JSON, which is YAML.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DescribeControlAsYaml {}

impl ControlCall for DescribeControlAsYaml {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/openapi.yaml";
    const IN_ENVELOPE: bool = false;
    type Answer = Document;
    type Error = Infallible;

    fn example() -> DescribeControlAsYaml {
        DescribeControlAsYaml {}
    }

    async fn run(self, state: &State) -> Result<Document, Infallible> {
        DescribeControl {}.run(state).await
    }
}

/// Describes the API itself in OpenAPI 3.0: every operation, whether the sandbox keeps anything of it or
/// not.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DescribeApi {}

impl ControlCall for DescribeApi {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/api.openapi.json";
    const IN_ENVELOPE: bool = false;
    type Answer = Document;
    type Error = Infallible;

    fn example() -> DescribeApi {
        DescribeApi {}
    }

    async fn run(self, _: &State) -> Result<Document, Infallible> {
        Ok(Document::new(bundle::OPENAPI.trim_end()))
    }
}
