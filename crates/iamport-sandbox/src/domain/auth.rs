//! Access tokens: one for a shop at a time.

use serde::{Deserialize, Serialize};

/// How long a new token lives, in seconds.
const LIFE: u64 = 1_800;
/// In its last seconds a token that is asked for again lives longer …
const NEAR_END: u64 = 60;
/// … by this many seconds.
const EXTENSION: u64 = 300;

/// A token as it is handed out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Token {
    pub(crate) value: String,
    pub(crate) expires_at: u64,
}

/// The shop's tokens.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Tokens {
    current: Option<Token>,
    reject_every: bool,
}

impl Tokens {
    /// The token for whoever shows the right key and secret at `now`: the living one, which lives
    /// five minutes longer if fewer than 60 seconds are left, or else one made by `fresh`.
    pub(crate) fn grant(&mut self, now: u64, fresh: impl FnOnce() -> String) -> Token {
        let token = match self.current.take() {
            Some(token) if token.expires_at > now => Token {
                expires_at: if token.expires_at - now < NEAR_END {
                    token.expires_at.saturating_add(EXTENSION)
                } else {
                    token.expires_at
                },
                ..token
            },
            _ => Token {
                value: fresh(),
                expires_at: now.saturating_add(LIFE),
            },
        };
        self.current = Some(token.clone());
        token
    }

    /// Whether `presented` opens the API at `now`.
    pub(crate) fn accepts(&self, presented: &str, now: u64) -> bool {
        !self.reject_every
            && self
                .current
                .as_ref()
                .is_some_and(|token| token.value == presented && token.expires_at > now)
    }

    /// Ends the current token; whoever asks gets a new one.
    pub(crate) fn expire(&mut self) {
        self.current = None;
    }

    /// From now on, or no longer, no token opens anything.
    pub(crate) fn reject_every(&mut self, reject: bool) {
        self.reject_every = reject;
    }
}

/// The key and the secret that open the shop.
#[derive(Clone, Default)]
pub(crate) struct Credentials {
    pub(crate) key: String,
    pub(crate) secret: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant(tokens: &mut Tokens, now: u64, name: &str) -> (String, u64) {
        let token = tokens.grant(now, || name.to_owned());
        (token.value, token.expires_at)
    }

    #[test]
    fn a_token_lives_half_an_hour_and_is_given_again_meanwhile() {
        let mut tokens = Tokens::default();
        assert_eq!(grant(&mut tokens, 0, "a"), ("a".to_owned(), 1_800));
        assert_eq!(grant(&mut tokens, 719, "b"), ("a".to_owned(), 1_800));
        assert_eq!(grant(&mut tokens, 1_740, "b"), ("a".to_owned(), 1_800));
        assert!(tokens.accepts("a", 1_799));
        assert!(!tokens.accepts("a", 1_800));
        assert_eq!(grant(&mut tokens, 1_800, "b"), ("b".to_owned(), 3_600));
        assert!(!tokens.accepts("a", 1_800));
        assert!(tokens.accepts("b", 1_800));
    }

    #[test]
    fn in_its_last_minute_it_lives_five_minutes_longer() {
        let mut tokens = Tokens::default();
        grant(&mut tokens, 0, "a");
        assert_eq!(grant(&mut tokens, 1_741, "b"), ("a".to_owned(), 2_100));
        assert_eq!(grant(&mut tokens, 1_742, "b"), ("a".to_owned(), 2_100));
        assert!(tokens.accepts("a", 2_099));
    }

    #[test]
    fn an_expired_token_opens_nothing_and_a_new_one_is_given() {
        let mut tokens = Tokens::default();
        assert!(!tokens.accepts("", 0));
        grant(&mut tokens, 0, "a");
        tokens.expire();
        assert!(!tokens.accepts("a", 0));
        assert_eq!(grant(&mut tokens, 0, "b").0, "b");
    }

    #[test]
    fn every_token_can_be_rejected() {
        let mut tokens = Tokens::default();
        grant(&mut tokens, 0, "a");
        tokens.reject_every(true);
        assert!(!tokens.accepts("a", 0));
        tokens.reject_every(false);
        assert!(tokens.accepts("a", 0));
    }
}
