//! What a control call is.

use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::ControlError;
use crate::state::State;

/// One thing that can be asked of a running sandbox, with its answer.
///
/// The fields of the type are the fields of the call. What is written above the type and above each
/// field is what callers over HTTP read about it in the OpenAPI document.
pub trait ControlCall: Serialize + DeserializeOwned + JsonSchema + Send + Sized + 'static {
    /// `GET`, `POST`, `PUT` or `DELETE`.
    const METHOD: &'static str;

    /// The path. `{imp_uid}` stands for the field of that name.
    const PATH: &'static str;

    /// Whether the answer stands in `response` of the API's envelope. A document comes as it is.
    const IN_ENVELOPE: bool = true;

    /// What it is answered with.
    type Answer: Serialize + DeserializeOwned + JsonSchema + Send + 'static;

    /// Why it may be refused.
    type Error: Into<ControlError> + Send;

    /// A call that makes sense in a fresh sandbox, or nearly so.
    fn example() -> Self;

    /// Why it must not come over HTTP, although it may from Rust.
    fn barred_over_http(&self) -> Option<&'static str> {
        None
    }

    /// Does it. [`Control::run`](crate::Control::run) is the way to call this.
    #[doc(hidden)]
    fn run(self, state: &State) -> impl Future<Output = Result<Self::Answer, Self::Error>> + Send;
}

/// The names of the parameters in a path.
pub(crate) fn parameters(path: &'static str) -> impl Iterator<Item = &'static str> {
    path.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name)
}
