//! The key pair, and the access token that it buys.

use std::fmt;
use std::future::Future;
use std::sync::Mutex as SyncMutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use reqwest::header::HeaderValue;
use tokio::sync::Mutex;
use tokio::time::Instant;

use crate::error::Error;

/// Asked before its last minute, the API hands out the same token with the same end; only then is a renewal
/// worth a call.
const RENEW_BEFORE_END: Duration = Duration::from_secs(60);
/// Tokens live for half an hour. A clock gone mad at the other end must not make one immortal.
const LONGEST_LIFE: Duration = Duration::from_secs(24 * 60 * 60);

/// The key and the secret of one shop, from the console's page on API keys.
///
/// `Debug` prints neither.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    key: String,
    secret: String,
}

impl Credentials {
    /// A key (`imp_key`) and its secret (`imp_secret`).
    #[must_use]
    pub fn new(key: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            secret: secret.into(),
        }
    }

    pub(crate) fn key(&self) -> &str {
        &self.key
    }

    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }

    /// # Errors
    /// `is_invalid_input` when one of the two is empty.
    pub(crate) fn check(&self) -> Result<(), Error> {
        if self.key.trim().is_empty() {
            Err(Error::invalid_input("the API key is empty"))
        } else if self.secret.trim().is_empty() {
            Err(Error::invalid_input("the API secret is empty"))
        } else {
            Ok(())
        }
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credentials")
            .field("key", &format_args!("***"))
            .field("secret", &format_args!("***"))
            .finish()
    }
}

/// An access token.
#[derive(Clone)]
pub(crate) struct Token {
    text: String,
    header: HeaderValue,
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
        let fresh = life.min(LONGEST_LIFE).saturating_sub(RENEW_BEFORE_END);
        let fresh_until = asked_at.checked_add(fresh).unwrap_or(asked_at);
        Some(Self {
            text: text.to_owned(),
            header,
            fresh_until,
            serial: 0,
        })
    }

    pub(crate) fn header(&self) -> &HeaderValue {
        &self.header
    }

    pub(crate) fn text(&self) -> &str {
        &self.text
    }
}

/// One token for all callers, and one fetch for all who wait for it.
#[derive(Default)]
pub(crate) struct TokenCache {
    current: SyncMutex<Option<Token>>,
    /// Held by whoever fetches. A caller that gives up while fetching lets the next in line try.
    fetching: Mutex<Option<Error>>,
    /// How many fetches have come to an end.
    finished: AtomicU64,
}

impl TokenCache {
    /// A token that is good for another minute: the one at hand, or what `fetch` brings.
    ///
    /// Whoever waited while somebody else fetched gets what came of that, a failure included.
    pub(crate) async fn get<F>(&self, fetch: impl FnOnce() -> F) -> Result<Token, Error>
    where
        F: Future<Output = Result<Token, Error>>,
    {
        let seen = self.finished.load(Ordering::Acquire);
        if let Some(token) = self.fresh() {
            return Ok(token);
        }
        let mut failure = self.fetching.lock().await;
        if self.finished.load(Ordering::Acquire) != seen {
            if let Some(error) = &*failure {
                return Err(error.clone());
            }
            // Even one that is about to end: asking again at once would bring no other.
            if let Some(token) = self.current() {
                return Ok(token);
            }
        }
        if let Some(token) = self.fresh() {
            return Ok(token);
        }
        let fetched = fetch().await;
        let serial = self.finished.load(Ordering::Acquire).wrapping_add(1);
        let result = match fetched {
            Ok(token) => {
                let token = Token { serial, ..token };
                *failure = None;
                self.set(Some(token.clone()));
                Ok(token)
            }
            Err(error) => {
                *failure = Some(error.clone());
                Err(error)
            }
        };
        // Last, so that whoever comes from now on sees what it brought.
        self.finished.store(serial, Ordering::Release);
        result
    }

    /// Forgets a token that the API refused, unless another has taken its place already.
    pub(crate) fn refused(&self, token: &Token) {
        let mut current = self.locked();
        if current
            .as_ref()
            .is_some_and(|current| current.serial == token.serial)
        {
            *current = None;
        }
    }

    fn fresh(&self) -> Option<Token> {
        self.current()
            .filter(|token| Instant::now() < token.fresh_until)
    }

    fn current(&self) -> Option<Token> {
        self.locked().clone()
    }

    fn set(&self, token: Option<Token>) {
        *self.locked() = token;
    }

    fn locked(&self) -> std::sync::MutexGuard<'_, Option<Token>> {
        // Nothing panics while it is held, and a token is whole at any time.
        self.current
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::AtomicUsize;

    use super::*;
    use crate::error::{Kind, Outcome};

    fn minted(text: &str, seconds: u64) -> Token {
        Token::new(text, Duration::from_secs(seconds), Instant::now()).unwrap()
    }

    async fn got(cache: &TokenCache, fetches: &AtomicUsize, life: u64) -> String {
        let fetch = || async {
            let number = fetches.fetch_add(1, Ordering::SeqCst);
            Ok(minted(&format!("t{number}"), life))
        };
        cache.get(fetch).await.unwrap().text().to_owned()
    }

    #[tokio::test(start_paused = true)]
    async fn a_token_lives_until_its_last_minute() {
        let (cache, fetches) = (TokenCache::default(), AtomicUsize::new(0));
        assert_eq!(got(&cache, &fetches, 1800).await, "t0");
        tokio::time::advance(Duration::from_secs(1739)).await;
        assert_eq!(got(&cache, &fetches, 1800).await, "t0");
        tokio::time::advance(Duration::from_secs(1)).await;
        assert_eq!(got(&cache, &fetches, 1800).await, "t1");
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_answer_shortens_a_tokens_life() {
        let asked_at = Instant::now();
        tokio::time::advance(Duration::from_secs(100)).await;
        let token = Token::new("t", Duration::from_secs(300), asked_at).unwrap();
        assert_eq!(token.fresh_until - Instant::now(), Duration::from_secs(140));
    }

    #[tokio::test(start_paused = true)]
    async fn a_life_beyond_reason_is_cut() {
        let token = minted("t", u64::MAX);
        assert!(token.fresh_until <= Instant::now() + LONGEST_LIFE);
    }

    #[test]
    fn a_token_that_no_header_carries_is_none() {
        for text in ["", " ", "a\nb", "a\rb", "\0"] {
            assert!(
                Token::new(text, Duration::ZERO, Instant::now()).is_none(),
                "{text:?}"
            );
        }
        assert!(minted("t", 1).header().is_sensitive());
    }

    #[tokio::test(start_paused = true)]
    async fn those_who_wait_share_one_token_even_a_dying_one() {
        let (cache, fetches) = (
            Arc::new(TokenCache::default()),
            Arc::new(AtomicUsize::new(0)),
        );
        let callers: Vec<_> = (0..10)
            .map(|_| {
                let (cache, fetches) = (Arc::clone(&cache), Arc::clone(&fetches));
                tokio::spawn(async move {
                    let fetch = || async {
                        fetches.fetch_add(1, Ordering::SeqCst);
                        tokio::time::sleep(Duration::from_secs(1)).await;
                        Ok(minted("t", 5))
                    };
                    cache.get(fetch).await.unwrap();
                })
            })
            .collect();
        for caller in callers {
            caller.await.unwrap();
        }
        assert_eq!(fetches.load(Ordering::SeqCst), 1);
    }

    #[tokio::test(start_paused = true)]
    async fn those_who_wait_share_a_failure_and_later_ones_try_again() {
        let (cache, fetches) = (
            Arc::new(TokenCache::default()),
            Arc::new(AtomicUsize::new(0)),
        );
        let callers: Vec<_> = (0..10)
            .map(|_| {
                let (cache, fetches) = (Arc::clone(&cache), Arc::clone(&fetches));
                tokio::spawn(async move {
                    let fetch = || async {
                        fetches.fetch_add(1, Ordering::SeqCst);
                        tokio::time::sleep(Duration::from_secs(1)).await;
                        Err(Error::new(Kind::Server, Outcome::NotSent, "down"))
                    };
                    assert!(cache.get(fetch).await.is_err_and(|error| error.is_server()));
                })
            })
            .collect();
        for caller in callers {
            caller.await.unwrap();
        }
        assert_eq!(fetches.load(Ordering::SeqCst), 1);
        assert_eq!(got(&cache, &fetches, 1800).await, "t1");
        assert_eq!(got(&cache, &fetches, 1800).await, "t1");
    }

    #[tokio::test(start_paused = true)]
    async fn a_caller_that_gives_up_while_fetching_leaves_it_to_the_next() {
        let (cache, fetches) = (
            Arc::new(TokenCache::default()),
            Arc::new(AtomicUsize::new(0)),
        );
        let gives_up = {
            let cache = Arc::clone(&cache);
            tokio::spawn(async move {
                let never = || std::future::pending::<Result<Token, Error>>();
                tokio::time::timeout(Duration::from_secs(1), cache.get(never))
                    .await
                    .is_err()
            })
        };
        tokio::task::yield_now().await;
        assert_eq!(got(&cache, &fetches, 1800).await, "t0");
        assert!(gives_up.await.unwrap());
    }

    #[tokio::test(start_paused = true)]
    async fn only_the_refused_token_is_forgotten() {
        let (cache, fetches) = (TokenCache::default(), AtomicUsize::new(0));
        // The API hands the same text out again while a token lives.
        let first = cache
            .get(|| async { Ok(minted("same", 1800)) })
            .await
            .unwrap();
        cache.refused(&first);
        let second = cache
            .get(|| async { Ok(minted("same", 1800)) })
            .await
            .unwrap();
        cache.refused(&first);
        assert_eq!(got(&cache, &fetches, 1800).await, "same");
        cache.refused(&second);
        assert_eq!(got(&cache, &fetches, 1800).await, "t0");
    }

    #[test]
    fn credentials_print_nothing() {
        let shown = format!("{:?}", Credentials::new("hunter1", "hunter2"));
        assert_eq!(shown, "Credentials { key: ***, secret: *** }");
    }
}
