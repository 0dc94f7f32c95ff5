//! A variant as the word that JSON has for it: `AccountIssued` is `account_issued`. Snapshots have the
//! variants as they are in Rust.

use std::fmt::Debug;

use serde::de::IntoDeserializer;
use serde::de::value::StringDeserializer;
use serde::{Deserialize, Deserializer, Serializer};

pub(crate) fn serialize<T: Debug, S: Serializer>(
    variant: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut word = String::new();
    for c in format!("{variant:?}").chars() {
        if c.is_ascii_uppercase() && !word.is_empty() {
            word.push('_');
        }
        word.push(c.to_ascii_lowercase());
    }
    serializer.serialize_str(&word)
}

pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    let mut variant = String::new();
    for part in String::deserialize(deserializer)?.split('_') {
        let mut letters = part.chars();
        variant.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        variant.extend(letters);
    }
    let variant: StringDeserializer<D::Error> = variant.into_deserializer();
    T::deserialize(variant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ledger::EffectKind;

    #[test]
    fn variants_are_words() {
        for (kind, word) in [
            (EffectKind::Paid, "paid"),
            (EffectKind::AccountIssued, "account_issued"),
        ] {
            assert_eq!(
                serialize(&kind, serde_json::value::Serializer).unwrap(),
                word
            );
            let read: EffectKind = deserialize(serde_json::Value::from(word)).unwrap();
            assert_eq!(read, kind);
        }
        assert!(deserialize::<EffectKind, _>(serde_json::Value::from("no")).is_err());
    }
}
