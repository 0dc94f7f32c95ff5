//! The key pair of a shop.

use std::fmt;

use sha2::{Digest as _, Sha256};

use crate::error::Error;
use crate::visible::has_visible_character;

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

    /// Tells this pair from others: the beginning of a hash, from which neither can be had back.
    pub(crate) fn fingerprint(&self) -> String {
        let digest = Sha256::new()
            .chain_update(&self.key)
            .chain_update([0])
            .chain_update(&self.secret)
            .finalize();
        digest
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// # Errors
    /// `is_invalid_input` when one of the two is empty, or has white space around it, as copying it from a page or a
    /// file leaves behind.
    pub(crate) fn check(&self) -> Result<(), Error> {
        for (text, empty, spaced) in [
            (
                &self.key,
                "the API key is empty",
                "the API key has white space around it",
            ),
            (
                &self.secret,
                "the API secret is empty",
                "the API secret has white space around it",
            ),
        ] {
            if !has_visible_character(text) {
                return Err(Error::invalid_input(empty));
            }
            if text.trim().len() != text.len() {
                return Err(Error::invalid_input(spaced));
            }
        }
        Ok(())
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_print_nothing() {
        let shown = format!("{:?}", Credentials::new("hunter1", "hunter2"));
        assert_eq!(shown, "Credentials { key: ***, secret: *** }");
    }

    #[test]
    fn an_empty_one_and_one_with_white_space_around_it_are_refused() {
        assert!(Credentials::new("key", "secret with space").check().is_ok());
        for wrong in ["", " ", "\u{200b}", " key", "key\n", "\tkey", "key\u{a0}"] {
            for pair in [Credentials::new(wrong, "s"), Credentials::new("k", wrong)] {
                let error = pair.check().unwrap_err();
                assert!(error.is_invalid_input());
                assert!(!error.to_string().contains("key\n"), "{error}");
            }
        }
    }
}
