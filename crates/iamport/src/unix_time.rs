//! Moments: whole seconds since 1970, in UTC.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::decode::{self, FromScalar, Lenient as _};
#[cfg(any(feature = "jiff", feature = "chrono-0_4"))]
use crate::error::Error;

/// A moment, in whole seconds since the beginning of 1970 UTC.
///
/// The API's times are plain epoch seconds wherever its documentation speaks of Korean time.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime(i64);

impl UnixTime {
    /// The seconds since 1970 UTC.
    #[must_use]
    pub const fn as_secs(self) -> i64 {
        self.0
    }

    /// The moment as the standard library has it, when the platform can hold it.
    #[must_use]
    pub fn to_system_time(self) -> Option<SystemTime> {
        let distance = Duration::from_secs(self.0.unsigned_abs());
        if self.0 < 0 {
            UNIX_EPOCH.checked_sub(distance)
        } else {
            UNIX_EPOCH.checked_add(distance)
        }
    }
}

impl From<i64> for UnixTime {
    fn from(seconds: i64) -> Self {
        Self(seconds)
    }
}

impl From<i32> for UnixTime {
    fn from(seconds: i32) -> Self {
        Self(i64::from(seconds))
    }
}

impl From<u32> for UnixTime {
    fn from(seconds: u32) -> Self {
        Self(i64::from(seconds))
    }
}

impl From<SystemTime> for UnixTime {
    /// Cuts off the part of a second.
    fn from(time: SystemTime) -> Self {
        match time.duration_since(UNIX_EPOCH) {
            Ok(since) => Self(i64::try_from(since.as_secs()).unwrap_or(i64::MAX)),
            Err(before) => {
                let before = before.duration();
                let whole = i64::try_from(before.as_secs()).unwrap_or(i64::MAX);
                Self(-whole - i64::from(before.subsec_nanos() > 0 && whole < i64::MAX))
            }
        }
    }
}

impl fmt::Display for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for UnixTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for UnixTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.0)
    }
}

impl FromScalar for UnixTime {
    const EXPECTED: &'static str = "expected a time in epoch seconds";

    fn from_i64(number: i64) -> Option<Self> {
        Some(Self(number))
    }

    fn from_f64(number: f64) -> Option<Self> {
        i64::from_f64(number).map(Self)
    }

    fn from_text(text: &str) -> Option<Self> {
        i64::from_text(text).map(Self)
    }
}
decode::scalar!(UnixTime);

impl<'de> Deserialize<'de> for UnixTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer)
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::Timestamp> for UnixTime {
    /// Cuts off the part of a second.
    fn from(timestamp: jiff::Timestamp) -> Self {
        let second = timestamp.as_second();
        // jiff counts the part of a second away from 1970; the seconds of this type only go forward.
        Self(if timestamp.subsec_nanosecond() < 0 {
            second - 1
        } else {
            second
        })
    }
}

#[cfg(feature = "jiff")]
impl TryFrom<UnixTime> for jiff::Timestamp {
    type Error = Error;

    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) when the moment is beyond what jiff holds.
    fn try_from(time: UnixTime) -> Result<Self, Error> {
        Self::from_second(time.0).map_err(|_| Error::invalid_input("this time is out of range"))
    }
}

#[cfg(feature = "chrono-0_4")]
impl<Z: chrono::TimeZone> From<chrono::DateTime<Z>> for UnixTime {
    /// Cuts off the part of a second.
    fn from(time: chrono::DateTime<Z>) -> Self {
        Self(time.timestamp())
    }
}

#[cfg(feature = "chrono-0_4")]
impl TryFrom<UnixTime> for chrono::DateTime<chrono::Utc> {
    type Error = Error;

    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) when the moment is beyond what chrono holds.
    fn try_from(time: UnixTime) -> Result<Self, Error> {
        Self::from_timestamp(time.0, 0)
            .ok_or_else(|| Error::invalid_input("this time is out of range"))
    }
}

/// Times in answers: unset is 0 on the wire, and was seen as `null`, empty text, `"0"` or no key at all.
pub(crate) mod unix_time_or_zero {
    use serde::{Deserializer, Serializer};

    use super::UnixTime;
    use crate::decode::Lenient as _;

    #[expect(clippy::ref_option, reason = "the signature that serde calls")]
    pub(crate) fn serialize<S: Serializer>(
        time: &Option<UnixTime>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(time.map_or(0, UnixTime::as_secs))
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<UnixTime>, D::Error> {
        let time = UnixTime::read_option(deserializer)?;
        Ok(time.filter(|time| time.as_secs() != 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_whole_seconds() {
        for (time, seconds) in [
            (UNIX_EPOCH, 0),
            (UNIX_EPOCH + Duration::from_millis(1999), 1),
            (UNIX_EPOCH - Duration::from_millis(1), -1),
            (UNIX_EPOCH - Duration::from_secs(2), -2),
        ] {
            assert_eq!(UnixTime::from(time).as_secs(), seconds);
        }
        let now = UnixTime::from(1_733_895_332_i64);
        assert_eq!(UnixTime::from(now.to_system_time().unwrap()), now);
        assert_eq!(
            UnixTime::from(-5).to_system_time(),
            Some(UNIX_EPOCH - Duration::from_secs(5))
        );
        let _ = (
            UnixTime::from(i64::MAX).to_system_time(),
            UnixTime::from(i64::MIN).to_system_time(),
        );
        assert_eq!(
            (now.to_string(), serde_json::to_string(&now).unwrap()),
            ("1733895332".to_owned(), "1733895332".to_owned())
        );
    }

    #[cfg(feature = "chrono-0_4")]
    #[test]
    fn chrono_goes_both_ways() {
        let time: chrono::DateTime<chrono::FixedOffset> =
            "2024-12-11T14:35:32.9+09:00".parse().unwrap();
        assert_eq!(UnixTime::from(time).as_secs(), 1_733_895_332);
        let before: chrono::DateTime<chrono::Utc> = "1969-12-31T23:59:59.5Z".parse().unwrap();
        assert_eq!(UnixTime::from(before).as_secs(), -1);
        let utc = chrono::DateTime::<chrono::Utc>::try_from(UnixTime::from(7)).unwrap();
        assert_eq!(utc.timestamp(), 7);
        assert!(chrono::DateTime::<chrono::Utc>::try_from(UnixTime::from(i64::MAX)).is_err());
    }

    #[cfg(feature = "jiff")]
    #[test]
    fn jiff_goes_both_ways() {
        let timestamp: jiff::Timestamp = "2024-12-11T05:35:32.9Z".parse().unwrap();
        assert_eq!(UnixTime::from(timestamp).as_secs(), 1_733_895_332);
        let before: jiff::Timestamp = "1969-12-31T23:59:59.5Z".parse().unwrap();
        assert_eq!(UnixTime::from(before).as_secs(), -1);
        assert_eq!(
            jiff::Timestamp::try_from(UnixTime::from(7))
                .unwrap()
                .as_second(),
            7
        );
        assert!(jiff::Timestamp::try_from(UnixTime::from(i64::MAX)).is_err());
    }
}
