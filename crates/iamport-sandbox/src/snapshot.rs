//! What a sandbox holds, as a document: taken and put back.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::value::RawValue;

use crate::clock::ClockReading;
use crate::domain::shop::Shop;

/// What every such document says about itself.
const FORMAT: &str = "iamport-sandbox snapshot";
/// The version of the format that this crate writes, and the only one that it reads.
const VERSION: u32 = 1;

/// Everything that a sandbox held at one moment: payments, tokens, registered amounts, the state of its
/// ids, and its clock.
///
/// Not part of it are the credentials, faults, webhooks that wait, and the records of requests and
/// webhooks. It is written as JSON by [`Display`](fmt::Display) and read by
/// [`parse`](str::parse); what is in there is no promise, but a version that this crate does not know
/// is refused.
#[derive(Clone, PartialEq, Eq)]
pub struct Snapshot {
    text: String,
}

#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u32,
    clock: ClockReading,
    shop: &'a Shop,
}

/// The part that every version has.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Deserialize)]
struct Body {
    clock: ClockReading,
    shop: Shop,
}

/// A document is not a snapshot that this version of the sandbox can read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotError {
    reason: String,
}

impl fmt::Display for SnapshotError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for SnapshotError {}

impl Snapshot {
    /// A document that may be a snapshot or not: [`open`](Self::open) tells.
    pub(crate) fn unread(text: impl Into<String>) -> Snapshot {
        Snapshot { text: text.into() }
    }

    pub(crate) fn take(shop: &Shop, clock: ClockReading) -> Result<Snapshot, SnapshotError> {
        let written = Written {
            format: FORMAT,
            version: VERSION,
            clock,
            shop,
        };
        serde_json::to_string(&written)
            .map(|text| Snapshot { text })
            .map_err(|error| SnapshotError {
                reason: format!("the state cannot be written: {error}"),
            })
    }

    /// The shop and the clock that are written in it.
    pub(crate) fn open(&self) -> Result<(Shop, ClockReading), SnapshotError> {
        let damaged = |error: serde_json::Error| SnapshotError {
            reason: format!("the snapshot is damaged: {error}"),
        };
        let foreign = |_| SnapshotError {
            reason: "this is no snapshot of iamport-sandbox".to_owned(),
        };
        let whole: &RawValue = serde_json::from_str(&self.text).map_err(damaged)?;
        let head: Head = serde_json::from_str(whole.get()).map_err(foreign)?;
        if head.format != FORMAT {
            return Err(SnapshotError {
                reason: "this is no snapshot of iamport-sandbox".to_owned(),
            });
        }
        if head.version != VERSION {
            return Err(SnapshotError {
                reason: format!(
                    "the snapshot has version {}, and this iamport-sandbox reads version {VERSION} only",
                    head.version
                ),
            });
        }
        let body: Body = serde_json::from_str(whole.get()).map_err(damaged)?;
        Ok((body.shop, body.clock))
    }
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Buyers and tokens are in there.
        f.debug_struct("Snapshot")
            .field("bytes", &self.text.len())
            .finish()
    }
}

impl std::str::FromStr for Snapshot {
    type Err = SnapshotError;

    fn from_str(text: &str) -> Result<Snapshot, SnapshotError> {
        let snapshot = Snapshot::unread(text);
        snapshot.open()?;
        Ok(snapshot)
    }
}

/// The JSON document itself.
impl Serialize for Snapshot {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let raw: &RawValue = serde_json::from_str(&self.text).map_err(serde::ser::Error::custom)?;
        raw.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Snapshot {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Snapshot, D::Error> {
        let raw = Box::<RawValue>::deserialize(deserializer)?;
        raw.get().parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::domain::auth::Credentials;

    fn snapshot() -> Snapshot {
        let shop = Shop::new(Credentials::default(), 1, 100);
        Snapshot::take(&shop, Clock::frozen_at(100).reading()).unwrap()
    }

    #[test]
    fn what_is_taken_can_be_opened_and_is_the_same_again() {
        let first = snapshot();
        let (shop, clock) = first.open().unwrap();
        assert_eq!(Snapshot::take(&shop, clock).unwrap(), first);
        let read: Snapshot = first.to_string().parse().unwrap();
        assert_eq!(read, first);
        let json = serde_json::to_string(&first).unwrap();
        assert_eq!(serde_json::from_str::<Snapshot>(&json).unwrap(), first);
    }

    #[test]
    fn credentials_are_not_in_it() {
        let credentials = Credentials {
            key: "the-key".to_owned(),
            secret: "the-secret".to_owned(),
        };
        let shop = Shop::new(credentials, 1, 100);
        let taken = Snapshot::take(&shop, Clock::frozen_at(0).reading()).unwrap();
        assert!(!taken.to_string().contains("the-"));
    }

    #[test]
    fn what_is_not_a_snapshot_is_told_apart() {
        let reason = |text: &str| text.parse::<Snapshot>().unwrap_err().to_string();
        assert!(reason("").contains("damaged"));
        assert!(reason("{\"format\":").contains("damaged"));
        assert!(reason("{}").contains("no snapshot"));
        assert!(reason(r#"{"format":"other","version":1}"#).contains("no snapshot"));
        let newer = snapshot()
            .to_string()
            .replace("\"version\":1", "\"version\":2");
        assert!(reason(&newer).contains("version 2"));
        let cut = snapshot().to_string().replace("\"payments\"", "\"pay\"");
        assert!(reason(&cut).contains("damaged"));
    }
}
