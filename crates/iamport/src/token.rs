//! The access token: kept until it ends, and fetched once for all who wait for it.
//!
//! A fetch is a task of its own, so that a caller who gives up, or who is not polled for a while, holds nobody up. It
//! runs on the runtime of the caller who started it. Should that runtime stand still, whoever waited a second
//! without news starts another one on their own. All fetches end with the client.

use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use reqwest::header::HeaderValue;
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tokio::time::{Instant, timeout};

use crate::error::{Error, Kind, Outcome};

/// Asked before its last minute, the API hands out the same token with the same end; only then is a renewal
/// worth a call.
const RENEW_BEFORE_END: Duration = Duration::from_secs(60);
/// Tokens live for half an hour. A clock gone mad at the other end must not make one immortal.
const LONGEST_LIFE: Duration = Duration::from_secs(24 * 60 * 60);
/// How long a caller waits for news of the first fetch before starting another. Each further one doubles it, so that a
/// server that is merely slow is not asked again and again.
const PATIENCE: Duration = Duration::from_secs(1);
/// The most doublings of [`PATIENCE`].
const DOUBLINGS: u32 = 6;

/// An access token.
#[derive(Clone)]
pub(crate) struct Token {
    text: Arc<str>,
    header: HeaderValue,
    asked_at: Instant,
    /// When it ends, as the API told.
    ends_at: Instant,
    fresh_until: Instant,
    /// Which fetch brought it. The API hands the same text out again while a token lives.
    serial: u64,
}

impl Token {
    /// A token that the API just gave, if it is text that a header can carry.
    ///
    /// `life` is what the API says it has left, by the API's own clock; it counts from before the token was
    /// asked for, so that a slow answer shortens it.
    pub(crate) fn new(text: &str, life: Duration, asked_at: Instant) -> Option<Self> {
        if text.trim().is_empty() {
            return None;
        }
        let mut header = HeaderValue::try_from(format!("Bearer {text}")).ok()?;
        header.set_sensitive(true);
        let life = life.min(LONGEST_LIFE);
        let at = |life| asked_at.checked_add(life).unwrap_or(asked_at);
        Some(Self {
            text: text.into(),
            header,
            asked_at,
            ends_at: at(life),
            fresh_until: at(life.saturating_sub(RENEW_BEFORE_END)),
            serial: 0,
        })
    }

    pub(crate) fn header(&self) -> &HeaderValue {
        &self.header
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Whether this token shows that `old` was dead before its time: asked for while `old` should have lived, the API
    /// handed out another text, which it does only when the old one is none any more.
    pub(crate) fn shows_the_early_end_of(&self, old: &Token) -> bool {
        self.text != old.text && self.asked_at < old.ends_at
    }
}

/// One token for all callers.
pub(crate) struct Tokens {
    state: Arc<State>,
}

struct State {
    kept: Mutex<Kept>,
    /// How many fetches have begun or ended: whoever waits looks again when it changes.
    news: watch::Sender<u64>,
}

#[derive(Default)]
struct Kept {
    current: Option<Token>,
    /// What the last fetch that ended in an error came to, and its number.
    failure: Option<(u64, Error)>,
    running: Vec<Running>,
    /// How many fetches have begun.
    begun: u64,
    /// The number of the last fetch that brought a token.
    brought: u64,
}

struct Running {
    number: u64,
    task: Option<AbortHandle>,
}

impl Default for Tokens {
    fn default() -> Self {
        let state = State {
            kept: Mutex::default(),
            news: watch::Sender::new(0),
        };
        Self {
            state: Arc::new(state),
        }
    }
}

impl Drop for Tokens {
    fn drop(&mut self) {
        for running in &self.state.kept().running {
            if let Some(task) = &running.task {
                task.abort();
            }
        }
    }
}

impl Tokens {
    /// A token that is good for another minute: the one at hand, or what a fetch brings.
    ///
    /// `fetch` makes the future of a fetch; it must be bounded by itself, and must not hold the client. Whoever waited
    /// for a fetch gets what came of it, a failure included.
    pub(crate) async fn get<F>(&self, fetch: impl Fn() -> F) -> Result<Token, Error>
    where
        F: Future<Output = Result<Token, Error>> + Send + 'static,
    {
        let mut news = self.state.news.subscribe();
        let (seen_begun, mut patience) = {
            let mut kept = self.state.kept();
            if let Some(token) = kept.fresh() {
                return Ok(token);
            }
            if kept.running.is_empty() {
                self.begin(&mut kept, fetch())?;
            }
            // What the fetches that are under way now bring is good enough, even a token that is about to end:
            // asking again at once would bring no other.
            let oldest = kept.running.iter().map(|running| running.number).min();
            (oldest.unwrap_or(kept.begun), kept.patience())
        };
        loop {
            let waited = timeout(patience, news.changed()).await;
            let mut kept = self.state.kept();
            if kept.brought >= seen_begun
                && let Some(token) = kept.current.clone()
            {
                return Ok(token);
            }
            if kept.running.is_empty() {
                match &kept.failure {
                    Some((number, error)) if *number >= seen_begun => return Err(error.clone()),
                    // A fetch ended without a word, with the runtime that it ran on.
                    _ => self.begin(&mut kept, fetch())?,
                }
            } else if waited.is_err() && !news.has_changed().unwrap_or(false) {
                self.begin(&mut kept, fetch())?;
            }
            patience = kept.patience();
        }
    }

    /// Forgets a token that was refused, unless another has taken its place already.
    pub(crate) fn refused(&self, token: &Token) {
        let mut kept = self.state.kept();
        if kept
            .current
            .as_ref()
            .is_some_and(|current| current.serial == token.serial)
        {
            kept.current = None;
        }
    }

    fn begin<F>(&self, kept: &mut Kept, fetch: F) -> Result<(), Error>
    where
        F: Future<Output = Result<Token, Error>> + Send + 'static,
    {
        let runtime = Handle::try_current().map_err(|_| no_runtime())?;
        kept.begun += 1;
        let number = kept.begun;
        let ending = Ending {
            state: Arc::clone(&self.state),
            number,
        };
        kept.running.push(Running { number, task: None });
        let task = runtime.spawn(async move {
            let result = fetch.await;
            ending.with(result);
        });
        if let Some(running) = kept.running.last_mut() {
            running.task = Some(task.abort_handle());
        }
        self.state.news.send_modify(|news| *news += 1);
        Ok(())
    }
}

/// The error of a call outside a Tokio runtime.
pub(crate) fn no_runtime() -> Error {
    Error::new(
        Kind::InvalidInput,
        Outcome::NotSent,
        "calls run inside a Tokio runtime, and there is none here; #[tokio::main] sets one up",
    )
}

impl State {
    fn kept(&self) -> MutexGuard<'_, Kept> {
        // Nothing panics while it is held, and what is kept is whole at any time.
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Kept {
    fn fresh(&self) -> Option<Token> {
        self.current
            .clone()
            .filter(|token| Instant::now() < token.fresh_until)
    }

    fn patience(&self) -> Duration {
        let more = u32::try_from(self.running.len()).unwrap_or(u32::MAX);
        PATIENCE * 2_u32.pow(more.saturating_sub(1).min(DOUBLINGS))
    }
}

/// Tells all who wait how a fetch ended, also when its task is dropped before that.
struct Ending {
    state: Arc<State>,
    number: u64,
}

impl Ending {
    fn with(self, result: Result<Token, Error>) {
        let mut kept = self.state.kept();
        match result {
            Ok(token) => {
                kept.brought = kept.brought.max(self.number);
                kept.current = Some(Token {
                    serial: self.number,
                    ..token
                });
            }
            Err(error) => kept.failure = Some((self.number, error)),
        }
        // Dropping `self` takes it off the list and tells.
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        self.state
            .kept()
            .running
            .retain(|running| running.number != self.number);
        self.state.news.send_modify(|news| *news += 1);
    }
}

#[cfg(test)]
mod tests;
