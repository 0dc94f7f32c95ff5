//! The sandbox's own time: real by default, frozen, set or moved by a test.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use tokio::sync::Notify;

/// A handle on the time of one [`Sandbox`](crate::Sandbox).
///
/// Every time that the sandbox writes or compares comes from here, so that a test can let a token
/// expire or a deadline pass without waiting. All clones of a handle move the same clock.
///
/// ```
/// # use std::time::Duration;
/// # #[tokio::main(flavor = "current_thread")] async fn main() -> std::io::Result<()> {
/// let sandbox = iamport_sandbox::Sandbox::builder().frozen_at(1_700_000_000).start().await?;
/// let clock = sandbox.clock();
/// clock.advance(Duration::from_secs(1_800));
/// assert_eq!(clock.now(), 1_700_001_800);
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Clock {
    state: Arc<Mutex<State>>,
    /// Called after each jump, so that what falls due happens before the call returns, and when it was
    /// stopped or started, so that this is kept.
    moved: Arc<OnceLock<Box<dyn Fn() + Send + Sync>>>,
}

struct State {
    /// Time since the epoch at the moment `anchor`.
    base: Duration,
    /// When `base` was taken; `None` while the clock is frozen.
    anchor: Option<Instant>,
    /// Who wants to know when the clock was moved, stopped or started.
    watchers: Vec<Arc<Notify>>,
}

/// What a clock shows, to be put back later. A running clock is written as what it is ahead of the
/// computer's, so that time goes on while nobody looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ClockReading {
    Frozen { milliseconds: u64 },
    Running { seconds_ahead: i64 },
}

/// What the clock shows at the start.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Time {
    #[default]
    Real,
    From(u64),
    Frozen(u64),
}

impl Time {
    pub(crate) fn clock(self) -> Clock {
        match self {
            Time::Real => Clock::real(),
            Time::From(seconds) => Clock::running_from(seconds),
            Time::Frozen(seconds) => Clock::frozen_at(seconds),
        }
    }
}

fn computer_time() -> Duration {
    SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
}

impl State {
    fn now(&self) -> Duration {
        match self.anchor {
            Some(anchor) => self.base.saturating_add(anchor.elapsed()),
            None => self.base,
        }
    }

    fn jump_to(&mut self, now: Duration) {
        self.base = now;
        if self.anchor.is_some() {
            self.anchor = Some(Instant::now());
        }
        self.tell();
    }

    fn tell(&self) {
        for watcher in &self.watchers {
            watcher.notify_one();
        }
    }
}

impl Clock {
    /// A clock that runs from the computer's present time.
    pub(crate) fn real() -> Clock {
        Clock::new(computer_time(), Some(Instant::now()))
    }

    /// A clock that runs from `seconds` after the epoch.
    pub(crate) fn running_from(seconds: u64) -> Clock {
        Clock::new(Duration::from_secs(seconds), Some(Instant::now()))
    }

    /// A clock that stands still at `seconds` after the epoch.
    pub(crate) fn frozen_at(seconds: u64) -> Clock {
        Clock::new(Duration::from_secs(seconds), None)
    }

    fn new(base: Duration, anchor: Option<Instant>) -> Clock {
        Clock {
            state: Arc::new(Mutex::new(State {
                base,
                anchor,
                watchers: Vec::new(),
            })),
            moved: Arc::default(),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The sandbox's present time in whole seconds since the epoch.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.state().now().as_secs()
    }

    /// Has `action` called after the clock was moved, stopped or started. The first one stays.
    pub(crate) fn when_moved(&self, action: impl Fn() + Send + Sync + 'static) {
        let _ = self.moved.set(Box::new(action));
    }

    /// To be called without the lock: what falls due asks for the time.
    fn tell(&self) {
        if let Some(action) = self.moved.get() {
            action();
        }
    }

    /// Jumps to `seconds` after the epoch, forwards or back. A running clock goes on from there. What
    /// falls due by it, such as scheduled payments, has happened when this returns, each at its own
    /// instant; a jump back takes nothing of it back.
    pub fn set(&self, seconds: u64) {
        self.state().jump_to(Duration::from_secs(seconds));
        self.tell();
    }

    /// Moves forward by `by`. Parts of a second add up. What falls due by it has happened when this
    /// returns, each at its own instant.
    pub fn advance(&self, by: Duration) {
        {
            let mut state = self.state();
            let then = state.now().saturating_add(by);
            state.jump_to(then);
        }
        self.tell();
    }

    /// Stops the clock where it is. Does nothing to a clock that stands still already.
    pub fn freeze(&self) {
        {
            let mut state = self.state();
            state.base = state.now();
            state.anchor = None;
            state.tell();
        }
        self.tell();
    }

    /// Lets a frozen clock run on. Does nothing to a running clock.
    pub fn run(&self) {
        {
            let mut state = self.state();
            if state.anchor.is_none() {
                state.anchor = Some(Instant::now());
                state.tell();
            }
        }
        self.tell();
    }

    /// Notifies `watcher` whenever the clock is moved, stopped or started from now on.
    pub(crate) fn watch(&self, watcher: Arc<Notify>) {
        self.state().watchers.push(watcher);
    }

    /// What it shows.
    pub(crate) fn reading(&self) -> ClockReading {
        let state = self.state();
        let now = state.now();
        if state.anchor.is_none() {
            let milliseconds = u64::try_from(now.as_millis()).unwrap_or(u64::MAX);
            return ClockReading::Frozen { milliseconds };
        }
        let there = i128::from(computer_time().as_secs());
        let ahead = i128::from(now.as_secs()) - there;
        let limit = i64::MAX;
        ClockReading::Running {
            seconds_ahead: i64::try_from(ahead).unwrap_or(limit),
        }
    }

    /// Shows what another clock showed. What falls due by it happens when somebody next looks: the
    /// caller may hold what it happens to.
    pub(crate) fn put_back(&self, reading: ClockReading) {
        let mut state = self.state();
        let now = match reading {
            ClockReading::Frozen { milliseconds } => {
                state.anchor = None;
                Duration::from_millis(milliseconds)
            }
            ClockReading::Running { seconds_ahead } => {
                state.anchor = Some(Instant::now());
                let there = computer_time();
                let by = Duration::from_secs(seconds_ahead.unsigned_abs());
                if seconds_ahead < 0 {
                    there.saturating_sub(by)
                } else {
                    there.saturating_add(by)
                }
            }
        };
        state.jump_to(now);
    }

    /// Whether the clock stands still.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.state().anchor.is_none()
    }
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Clock")
            .field("now", &self.now())
            .field("frozen", &self.is_frozen())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frozen_clock_moves_only_when_told() {
        let clock = Clock::frozen_at(100);
        assert!(clock.is_frozen());
        assert_eq!(clock.now(), 100);
        clock.advance(Duration::from_millis(600));
        assert_eq!(clock.now(), 100);
        clock.advance(Duration::from_millis(600));
        assert_eq!(clock.now(), 101);
        clock.set(50);
        assert_eq!(clock.now(), 50);
    }

    #[test]
    fn all_clones_move_the_same_clock() {
        let clock = Clock::frozen_at(0);
        clock.clone().set(7);
        assert_eq!(clock.now(), 7);
    }

    #[test]
    fn freezing_and_running_keep_the_time() {
        let clock = Clock::running_from(1_000);
        assert!(!clock.is_frozen());
        clock.freeze();
        let stopped = clock.now();
        assert!((1_000..1_010).contains(&stopped));
        clock.run();
        assert!(!clock.is_frozen());
        assert!((stopped..stopped + 10).contains(&clock.now()));
    }

    #[test]
    fn the_real_clock_is_the_computers() {
        let there = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_secs();
        let here = Clock::real().now();
        assert!(here.abs_diff(there) <= 2);
    }

    #[test]
    fn what_a_clock_shows_can_be_put_back() {
        let clock = Clock::frozen_at(100);
        clock.advance(Duration::from_millis(1_500));
        let reading = clock.reading();
        clock.set(7);
        clock.run();
        clock.put_back(reading);
        assert!(clock.is_frozen());
        clock.advance(Duration::from_millis(500));
        assert_eq!(clock.now(), 102);

        let running = Clock::running_from(1_000).reading();
        clock.put_back(running);
        assert!(!clock.is_frozen());
        assert!((999..1_010).contains(&clock.now()));
    }

    #[test]
    fn nothing_overflows() {
        let clock = Clock::frozen_at(u64::MAX);
        clock.advance(Duration::MAX);
        assert_eq!(clock.now(), u64::MAX);
    }
}
