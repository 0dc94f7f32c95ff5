use std::pin::pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};

use super::*;

fn minted(text: &str, life: u64) -> Token {
    Token::new(text, Duration::from_secs(life), Instant::now()).unwrap()
}

/// A cache whose fetches take some time, are counted, and bring `t0`, `t1` and so on.
#[derive(Clone)]
struct Bank {
    tokens: Arc<Tokens>,
    fetches: Arc<AtomicUsize>,
    takes: Duration,
    life: u64,
}

impl Bank {
    fn new(takes: Duration, life: u64) -> Self {
        Self {
            tokens: Arc::default(),
            fetches: Arc::default(),
            takes,
            life,
        }
    }

    async fn get(&self) -> Result<String, Error> {
        let Self {
            fetches,
            takes,
            life,
            ..
        } = self.clone();
        let fetch = move || {
            let number = fetches.fetch_add(1, Ordering::SeqCst);
            async move {
                tokio::time::sleep(takes).await;
                Ok(minted(&format!("t{number}"), life))
            }
        };
        let token = self.tokens.get(fetch).await?;
        Ok(token.text().to_owned())
    }

    fn count(&self) -> usize {
        self.fetches.load(Ordering::SeqCst)
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_lives_until_its_last_minute() {
    let bank = Bank::new(Duration::ZERO, 1800);
    assert_eq!(bank.get().await.unwrap(), "t0");
    tokio::time::advance(Duration::from_secs(1738)).await;
    assert_eq!(bank.get().await.unwrap(), "t0");
    tokio::time::advance(Duration::from_secs(2)).await;
    assert_eq!(bank.get().await.unwrap(), "t1");
}

#[tokio::test(start_paused = true)]
async fn a_slow_answer_shortens_a_tokens_life_and_one_beyond_reason_is_cut() {
    let asked_at = Instant::now();
    tokio::time::advance(Duration::from_secs(100)).await;
    let token = Token::new("t", Duration::from_secs(300), asked_at).unwrap();
    assert_eq!(token.fresh_until - Instant::now(), Duration::from_secs(140));
    assert!(minted("t", u64::MAX).fresh_until <= Instant::now() + LONGEST_LIFE);
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
async fn a_thousand_callers_share_one_fetch_and_even_a_dying_token() {
    let bank = Bank::new(Duration::from_millis(900), 5);
    let callers: Vec<_> = (0..1000)
        .map(|_| {
            let bank = bank.clone();
            tokio::spawn(async move { bank.get().await.unwrap() })
        })
        .collect();
    for caller in callers {
        assert_eq!(caller.await.unwrap(), "t0");
    }
    assert_eq!(bank.count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_caller_who_gives_up_leaves_the_fetch_to_the_next() {
    let bank = Bank::new(Duration::from_millis(400), 1800);
    let impatient = timeout(Duration::from_millis(300), bank.get()).await;
    assert!(impatient.is_err());
    let patient = timeout(Duration::from_millis(300), bank.get()).await;
    assert_eq!(patient.unwrap().unwrap(), "t0");
    assert_eq!(bank.count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_caller_who_is_not_polled_stops_nobody() {
    let bank = Bank::new(Duration::from_millis(400), 1800);
    let mut idle = pin!(bank.get());
    assert!(
        idle.as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
            .is_pending()
    );
    assert_eq!(bank.get().await.unwrap(), "t0");
    assert_eq!(idle.await.unwrap(), "t0");
    assert_eq!(bank.count(), 1);
}

#[test]
fn a_runtime_that_stands_still_holds_nobody_up_for_more_than_a_second() {
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap()
    };
    let bank = Bank::new(Duration::from_millis(400), 1800);
    let still = runtime();
    still.block_on(async {
        assert!(
            timeout(Duration::from_millis(1), bank.get()).await.is_err(),
            "a fetch takes longer"
        );
    });
    // Its fetch is under way and will never be polled again.
    runtime().block_on(async {
        let begun = Instant::now();
        assert_eq!(bank.get().await.unwrap(), "t1");
        assert_eq!(begun.elapsed(), Duration::from_millis(1400));
    });
    drop(still);
    assert_eq!(bank.count(), 2);
}

#[test]
fn a_fetch_that_ends_with_its_runtime_is_replaced_at_once() {
    let runtime = || {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .start_paused(true)
            .build()
            .unwrap()
    };
    let bank = Bank::new(Duration::from_millis(400), 1800);
    let ends = runtime();
    ends.block_on(async {
        assert!(timeout(Duration::from_millis(1), bank.get()).await.is_err());
    });
    drop(ends);
    runtime().block_on(async {
        let begun = Instant::now();
        assert_eq!(bank.get().await.unwrap(), "t1");
        assert_eq!(begun.elapsed(), Duration::from_millis(400));
    });
}

#[tokio::test(start_paused = true)]
async fn a_server_that_is_slow_is_not_asked_again_and_again() {
    let bank = Bank::new(Duration::from_secs(10), 1800);
    let callers: Vec<_> = (0..50)
        .map(|_| {
            let bank = bank.clone();
            tokio::spawn(async move { bank.get().await.unwrap() })
        })
        .collect();
    for caller in callers {
        assert_eq!(caller.await.unwrap(), "t0");
    }
    // At the beginning, after 1, after 3 and after 7 seconds.
    assert_eq!(bank.count(), 4);
}

#[tokio::test(start_paused = true)]
async fn those_who_wait_share_a_failure_and_later_ones_try_again() {
    let tokens: Arc<Tokens> = Arc::default();
    let fetches = Arc::new(AtomicUsize::new(0));
    let get = {
        let (tokens, fetches) = (Arc::clone(&tokens), Arc::clone(&fetches));
        move || {
            let (tokens, fetches) = (Arc::clone(&tokens), Arc::clone(&fetches));
            async move {
                let fetch = || {
                    fetches.fetch_add(1, Ordering::SeqCst);
                    async {
                        tokio::time::sleep(Duration::from_millis(500)).await;
                        Err(Error::new(Kind::Server, Outcome::NotSent, "down"))
                    }
                };
                tokens.get(fetch).await.map(|_| ())
            }
        }
    };
    let callers: Vec<_> = (0..10).map(|_| tokio::spawn(get())).collect();
    for caller in callers {
        assert!(caller.await.unwrap().is_err_and(|error| error.is_server()));
    }
    assert_eq!(fetches.load(Ordering::SeqCst), 1);
    assert!(get().await.is_err());
    assert_eq!(fetches.load(Ordering::SeqCst), 2);
    // What failed once does not fail those who come after a success.
    let fine = tokens.get(|| async { Ok(minted("fine", 1800)) }).await;
    assert_eq!(fine.unwrap().text(), "fine");
    assert!(get().await.is_ok());
}

#[tokio::test(start_paused = true)]
async fn all_fetches_end_with_the_client() {
    struct Ends(Arc<AtomicUsize>);
    impl Drop for Ends {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::SeqCst);
        }
    }
    let ended = Arc::new(AtomicUsize::new(0));
    let tokens = Tokens::default();
    let fetch = || {
        let ends = Ends(Arc::clone(&ended));
        async move {
            let _ends = ends;
            std::future::pending().await
        }
    };
    assert!(
        timeout(Duration::from_millis(10), tokens.get(fetch))
            .await
            .is_err()
    );
    assert_eq!(ended.load(Ordering::SeqCst), 0);
    drop(tokens);
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert_eq!(ended.load(Ordering::SeqCst), 1);
}

#[test]
fn outside_of_a_runtime_there_is_an_error_and_no_panic() {
    let tokens = Tokens::default();
    let fetch = || async { Ok(minted("t", 1800)) };
    let got = pin!(tokens.get(fetch)).poll(&mut Context::from_waker(Waker::noop()));
    let Poll::Ready(Err(error)) = got else {
        panic!("an error was expected")
    };
    assert!(error.to_string().contains("Tokio runtime"), "{error}");
    assert_eq!(error.outcome(), Outcome::NotSent);
}

#[tokio::test(start_paused = true)]
async fn only_the_refused_token_is_forgotten() {
    let tokens = Tokens::default();
    // The API hands the same text out again while a token lives.
    let same = || async { Ok(minted("same", 1800)) };
    let first = tokens.get(same).await.unwrap();
    tokens.refused(&first);
    let second = tokens.get(same).await.unwrap();
    tokens.refused(&first);
    let other = || async { Ok(minted("other", 1800)) };
    assert_eq!(tokens.get(other).await.unwrap().text(), "same");
    tokens.refused(&second);
    assert_eq!(tokens.get(other).await.unwrap().text(), "other");
}

#[tokio::test(start_paused = true)]
async fn another_text_before_the_told_end_shows_that_a_token_died_early() {
    let old = minted("old", 1800);
    tokio::time::advance(Duration::from_secs(1799)).await;
    assert!(minted("new", 1800).shows_the_early_end_of(&old));
    assert!(!minted("old", 1800).shows_the_early_end_of(&old));
    tokio::time::advance(Duration::from_secs(1)).await;
    assert!(!minted("new", 1800).shows_the_early_end_of(&old));
}
