//! The sandbox's time.

use std::convert::Infallible;
use std::time::Duration;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::call::ControlCall;
use super::registry::{Entry, Group};
use crate::state::State;

pub(super) fn group() -> Group {
    Group {
        name: "clock",
        about: "The sandbox's time, by which tokens and deadlines end and schedules run.",
        calls: vec![Entry::of::<ReadClock>(), Entry::of::<MoveClock>()],
    }
}

/// The time, and whether it stands still.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ClockState {
    /// Seconds since the epoch.
    pub now: u64,
    /// Whether it stands still.
    pub frozen: bool,
}

impl ClockState {
    fn of(state: &State) -> ClockState {
        ClockState {
            now: state.now(),
            frozen: state.clock().is_frozen(),
        }
    }
}

/// Tells the present time of the sandbox.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ReadClock {}

impl ControlCall for ReadClock {
    const METHOD: &'static str = "GET";
    const PATH: &'static str = "/_sandbox/clock";
    type Answer = ClockState;
    type Error = Infallible;

    fn example() -> ReadClock {
        ReadClock {}
    }

    async fn run(self, state: &State) -> Result<ClockState, Infallible> {
        Ok(ClockState::of(state))
    }
}

/// Sets, advances, stops or starts the clock, in this order.
///
/// What is due has happened when the call is answered. Without a field the clock stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MoveClock {
    /// Jump to this time, in seconds since the epoch.
    pub now: Option<u64>,
    /// Then move forward by so many seconds.
    pub advance: Option<u64>,
    /// Then stand still, or run.
    pub frozen: Option<bool>,
}

impl ControlCall for MoveClock {
    const METHOD: &'static str = "POST";
    const PATH: &'static str = "/_sandbox/clock";
    type Answer = ClockState;
    type Error = Infallible;

    fn example() -> MoveClock {
        MoveClock {
            advance: Some(24 * 60 * 60),
            frozen: Some(true),
            ..MoveClock::default()
        }
    }

    async fn run(self, state: &State) -> Result<ClockState, Infallible> {
        let clock = state.clock();
        if let Some(now) = self.now {
            clock.set(now);
        }
        if let Some(seconds) = self.advance {
            clock.advance(Duration::from_secs(seconds));
        }
        match self.frozen {
            Some(true) => clock.freeze(),
            Some(false) => clock.run(),
            None => {}
        }
        Ok(ClockState::of(state))
    }
}
