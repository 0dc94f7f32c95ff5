//! People who verify who they are.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::error::ControlError;
use super::registry::{Entry, Group};
use crate::domain::channels;
use crate::state::State;

pub(super) fn group() -> Group {
    Group {
        name: "certifications",
        about: "People who verify who they are.",
        calls: vec![Entry::of::<CreateCertification>()],
    }
}

/// A person verifies who they are in a window.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct CreateCertification {
    /// The code of a gateway that verifies persons.
    #[schemars(schema_with = "certifying")]
    pub pg_provider: String,
}

/// What to look the verification up with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Certified {
    /// What `GET /certifications/{imp_uid}` takes.
    pub imp_uid: String,
}

fn certifying(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "enum": channels::certifying()})
}

impl ControlCall for CreateCertification {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/certifications";
    type Answer = Certified;
    type Error = ControlError;

    fn example() -> CreateCertification {
        CreateCertification {
            pg_provider: "danal".to_owned(),
        }
    }

    async fn run(self, state: &State) -> Result<Certified, ControlError> {
        let now = state.now();
        let done = state.shop().certify(&self.pg_provider, now)?;
        Ok(Certified {
            imp_uid: done.imp_uid,
        })
    }
}
