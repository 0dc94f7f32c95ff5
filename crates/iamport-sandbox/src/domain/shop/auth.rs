//! Access tokens: handing them out, and asking for them.

use crate::domain::auth::{Token, Tokens};
use crate::domain::messages;
use crate::domain::refusal::Refusal;
use crate::domain::shop::Shop;

impl Shop {
    /// A token for whoever knows the key and the secret.
    pub(crate) fn token(
        &mut self,
        key: Option<&str>,
        secret: Option<&str>,
        now: u64,
    ) -> Result<Token, Refusal> {
        let (Some(key), Some(secret)) = (key, secret) else {
            let names = ["imp_key", "imp_secret"];
            return Err(Refusal::invalid(messages::missing(&names)));
        };
        if key != self.credentials.key || secret != self.credentials.secret {
            return Err(Refusal::unauthorized(messages::WRONG_CREDENTIALS));
        }
        Ok(self.tokens.grant(now, || self.ids.token()))
    }

    /// Refuses whoever has no living token.
    pub(crate) fn authorize(&self, token: Option<&str>, now: u64) -> Result<(), Refusal> {
        match token {
            Some(token) if self.tokens.accepts(token, now) => Ok(()),
            _ => Err(Refusal::unauthorized(messages::UNAUTHORIZED)),
        }
    }

    pub(crate) fn tokens(&mut self) -> &mut Tokens {
        &mut self.tokens
    }
}
