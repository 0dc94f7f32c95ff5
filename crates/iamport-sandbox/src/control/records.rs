//! What was asked of the sandbox, and what it answered.

use std::convert::Infallible;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::registry::{Entry, Group};
use crate::log::RequestRecord;
use crate::state::State;
use crate::transcript::Exchange;

pub(super) fn group() -> Group {
    Group {
        name: "records",
        about: "The requests of the API and their answers. Control calls are not among them.",
        calls: vec![Entry::of::<ListRequests>(), Entry::of::<ReadTranscript>()],
    }
}

/// Lists the latest 10,000 requests of the API with the status of each answer.
///
/// Each has what the description of the API forbids about it, also where the API lets it pass.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ListRequests {}

impl ControlCall for ListRequests {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/requests";
    type Answer = Vec<RequestRecord>;
    type Error = Infallible;

    fn example() -> ListRequests {
        ListRequests {}
    }

    async fn run(self, state: &State) -> Result<Vec<RequestRecord>, Infallible> {
        Ok(state.log().all())
    }
}

/// Tells the latest 2,000 requests of the API with their answers, the oldest first, without what is
/// secret.
#[derive(Clone, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct ReadTranscript {
    /// Only those with a higher number.
    #[serde(default)]
    pub after: u64,
}

impl ControlCall for ReadTranscript {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/transcript";
    type Answer = Vec<Exchange>;
    type Error = Infallible;

    fn example() -> ReadTranscript {
        ReadTranscript { after: 1 }
    }

    async fn run(self, state: &State) -> Result<Vec<Exchange>, Infallible> {
        Ok(state.transcript().after(self.after))
    }
}
