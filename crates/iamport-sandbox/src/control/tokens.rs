//! Access tokens.

use std::convert::Infallible;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::registry::{Entry, Group};
use crate::state::State;

pub(super) fn group() -> Group {
    Group {
        name: "tokens",
        about: "Access tokens that end early, or are refused.",
        calls: vec![Entry::of::<ExpireToken>(), Entry::of::<RejectTokens>()],
    }
}

/// Ends the current token before its time.
///
/// Whoever uses it is answered with 401, whoever asks for a token gets a new one.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ExpireToken {}

impl ControlCall for ExpireToken {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/token/expire";
    type Answer = ();
    type Error = Infallible;

    fn example() -> ExpireToken {
        ExpireToken {}
    }

    async fn run(self, state: &State) -> Result<(), Infallible> {
        state.shop().tokens().expire();
        Ok(())
    }
}

/// Refuses every token with 401 from now on, or no longer.
///
/// Tokens are still handed out meanwhile.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RejectTokens {
    /// Whether they are refused.
    #[serde(default = "yes")]
    pub reject: bool,
}

fn yes() -> bool {
    true
}

impl ControlCall for RejectTokens {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/token/reject";
    /// What holds from now on.
    type Answer = RejectTokens;
    type Error = Infallible;

    fn example() -> RejectTokens {
        RejectTokens { reject: true }
    }

    async fn run(self, state: &State) -> Result<RejectTokens, Infallible> {
        state.shop().tokens().reject_every(self.reject);
        Ok(self)
    }
}
