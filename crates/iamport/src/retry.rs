//! When a call that changes nothing is sent again by itself, and when not.

use std::hash::{BuildHasher as _, RandomState};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// How often and how patiently calls that change nothing, and `getToken`, are sent again when their cause of failure may
/// pass by itself ([`Error::is_transient`](crate::Error::is_transient)). Changes are never repeated by it.
///
/// The wait before an attempt is drawn from 0 up to a limit that doubles from attempt to attempt, so that many callers don't come
/// at once; a longer `Retry-After` of the answer is kept to. All of it happens within the limit of the whole call. Beside
/// this every client has a budget, [`ClientBuilder::retries_per_second`](crate::ClientBuilder::retries_per_second).
///
/// ```
/// use std::time::Duration;
/// use iamport::Retries;
///
/// let patient = Retries::default().attempts(8).longest_wait(Duration::from_secs(20));
/// let client = iamport::Client::builder().retries(patient).build()?;
/// // For one call alone:
/// let impatient = client.with_retries(Retries::none());
/// # let _ = impatient;
/// # Ok::<(), iamport::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retries {
    attempts: u32,
    first_wait: Duration,
    longest_wait: Duration,
}

impl Default for Retries {
    /// Four attempts in all, the waits up to 0.2, 0.4 and 0.8 seconds.
    fn default() -> Self {
        Self {
            attempts: 4,
            first_wait: Duration::from_millis(200),
            longest_wait: Duration::from_secs(5),
        }
    }
}

impl Retries {
    /// No call is repeated.
    #[must_use]
    pub fn none() -> Self {
        Self::default().attempts(1)
    }

    /// How many attempts there are at most, the first one counted; 0 counts as 1. `u32::MAX` goes on until the time of the call is over.
    #[must_use]
    pub fn attempts(mut self, most: u32) -> Self {
        self.attempts = most.max(1);
        self
    }

    /// The limit of the wait before the second attempt.
    #[must_use]
    pub fn first_wait(mut self, limit: Duration) -> Self {
        self.first_wait = limit;
        self
    }

    /// What no limit of a wait goes beyond, save for `Retry-After`.
    #[must_use]
    pub fn longest_wait(mut self, limit: Duration) -> Self {
        self.longest_wait = limit;
        self
    }

    /// How long to wait after so many attempts, or `None` if there is to be no further one.
    pub(crate) fn wait(
        &self,
        attempts: u32,
        retry_after: Option<Duration>,
        random: u64,
    ) -> Option<Duration> {
        if attempts >= self.attempts {
            return None;
        }
        let doubled = 2_u32.saturating_pow(attempts.saturating_sub(1));
        let limit = self
            .first_wait
            .saturating_mul(doubled)
            .min(self.longest_wait);
        let nanos = u64::try_from(limit.as_nanos()).unwrap_or(u64::MAX);
        let drawn = nanos.checked_add(1).map_or(random, |end| random % end);
        Some(Duration::from_nanos(drawn).max(retry_after.unwrap_or_default()))
    }
}

/// A number that nobody knows in advance.
pub(crate) fn random() -> u64 {
    // The keys of the standard library's hash maps are random, and others each time.
    RandomState::new().hash_one(0_u8)
}

/// The attempts beyond the first that all calls of a client may make together: so many at once, and then so many in a second. Without it
/// all callers would come again and again while the API is down.
#[derive(Debug)]
pub(crate) struct Budget {
    per_second: u32,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// Attempts that may be made now; below zero, those that are promised already.
    left: f64,
    at: Instant,
}

impl Budget {
    /// # Panics
    /// Never.
    pub(crate) fn new(per_second: u32) -> Self {
        Self {
            per_second,
            state: Mutex::new(State {
                left: f64::from(per_second),
                at: Instant::now(),
            }),
        }
    }

    /// Promises an attempt, and tells when it may be made; `None` if that is not before `deadline`.
    pub(crate) fn take(&self, deadline: Instant) -> Option<Instant> {
        let now = Instant::now();
        let rate = f64::from(self.per_second);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let gained = now.saturating_duration_since(state.at).as_secs_f64() * rate;
        state.left = (state.left + gained).min(rate);
        state.at = now;
        let missing = 1.0 - state.left;
        let when = if missing <= 0.0 {
            now
        } else if rate > 0.0 {
            now + Duration::from_secs_f64(missing / rate)
        } else {
            return None;
        };
        if when >= deadline {
            return None;
        }
        state.left -= 1.0;
        Some(when)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_are_drawn_below_limits_that_double() {
        let retries = Retries::default()
            .attempts(6)
            .longest_wait(Duration::from_secs(1));
        let longest = |attempts| {
            let all = (0..2_000_u64).filter_map(|n| {
                retries.wait(attempts, None, n.wrapping_mul(0x9E37_79B9_7F4A_7C15))
            });
            all.max().unwrap().as_millis().div_ceil(100)
        };
        assert_eq!(
            [longest(1), longest(2), longest(3), longest(4)],
            [2, 4, 8, 10]
        );
        assert_eq!(retries.wait(6, None, 1), None);
        assert_eq!(Retries::none().wait(1, None, 1), None);
        assert_eq!(Retries::default().attempts(0), Retries::none());
        let told = Duration::from_secs(30);
        assert_eq!(retries.wait(1, Some(told), u64::MAX), Some(told));
        let forever = Retries::default()
            .attempts(u32::MAX)
            .longest_wait(Duration::MAX);
        assert!(forever.wait(u32::MAX - 1, None, 5).is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn a_budget_is_so_many_at_once_and_then_so_many_in_a_second() {
        let budget = Budget::new(10);
        let begun = Instant::now();
        let far = begun + Duration::from_secs(3_600);
        let taken: Vec<Duration> = (0..110)
            .map(|_| budget.take(far).unwrap() - begun)
            .collect();
        assert!(taken[..10].iter().all(Duration::is_zero));
        assert_eq!(taken[10].as_millis(), 100);
        assert_eq!(taken[109].as_millis(), 10_000);
        assert_eq!(budget.take(begun + Duration::from_secs(5)), None);
        tokio::time::advance(Duration::from_secs(60)).await;
        let now = Instant::now();
        assert!((0..10).all(|_| budget.take(far) == Some(now)));
        assert!(budget.take(far).unwrap() > now);
        assert_eq!(Budget::new(0).take(far), None);
    }
}
