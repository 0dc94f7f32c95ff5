//! Korean days, and spans of them.

use std::fmt;
use std::str::FromStr;

use iamport::UnixTime;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The length of a Korean day, in seconds: there is no summer time.
const LENGTH: i64 = 24 * 60 * 60;
/// Korea is nine hours ahead of UTC.
const AHEAD: i64 = 9 * 60 * 60;
/// The API takes times of ten digits only: from September 2001 to November 2286.
const EARLIEST: i64 = 1_000_000_000;
const LATEST: i64 = 9_999_999_999;
const EPOCH: jiff::civil::Date = jiff::civil::Date::constant(1970, 1, 1);

/// A day as a calendar in Korea has it: from midnight to midnight, UTC+9.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day {
    /// Counted from 1970-01-01.
    number: i64,
}

impl Day {
    /// The day that this moment is on.
    pub(crate) fn of(time: UnixTime) -> Self {
        Self {
            number: time.as_secs().saturating_add(AHEAD).div_euclid(LENGTH),
        }
    }

    /// Its first second.
    pub(crate) fn start(self) -> UnixTime {
        let seconds = self.number.saturating_mul(LENGTH).saturating_sub(AHEAD);
        UnixTime::from(seconds)
    }

    /// The day so many days later, or earlier if it is negative.
    pub(crate) fn plus(self, days: i64) -> Self {
        Self {
            number: self.number.saturating_add(days),
        }
    }

    /// How many days the last Monday is ago; 0 on a Monday.
    pub(crate) fn days_since_monday(self) -> i64 {
        i64::from(self.date().weekday().to_monday_zero_offset())
    }

    /// From 1 to 31.
    pub(crate) fn day_of_month(self) -> i64 {
        i64::from(self.date().day())
    }

    /// The calendar's date.
    fn date(self) -> jiff::civil::Date {
        let span = jiff::Span::new().try_days(self.number);
        span.and_then(|span| EPOCH.checked_add(span))
            .unwrap_or(jiff::civil::Date::MAX)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date().fmt(f)
    }
}

impl FromStr for Day {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "a day is written like 2026-01-01".to_owned();
        if text.len() != 10 {
            return Err(wrong());
        }
        let date: jiff::civil::Date = text.parse().map_err(|_| wrong())?;
        let span = EPOCH.until(date).map_err(|_| wrong())?;
        let day = Self {
            number: i64::from(span.get_days()),
        };
        if (EARLIEST..=LATEST).contains(&day.start().as_secs()) {
            Ok(day)
        } else {
            Err("the API knows the days from 2001-09-10 to 2286-11-20 only".to_owned())
        }
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

/// Days in a row: `from` is one of them, `to` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Days {
    pub(crate) from: Day,
    pub(crate) to: Day,
}

/// For tests.
#[cfg(test)]
pub(crate) fn days(from: &str, to: &str) -> Days {
    Days {
        from: from.parse().unwrap(),
        to: to.parse().unwrap(),
    }
}

impl Days {
    /// How many they are.
    pub(crate) fn count(self) -> i64 {
        self.to.number.saturating_sub(self.from.number).max(0)
    }

    pub(crate) fn contains(self, day: Day) -> bool {
        (self.from..self.to).contains(&day)
    }

    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Day> {
        (0..self.count()).map(move |days| self.from.plus(days))
    }

    /// The first `count` of them, and the rest.
    pub(crate) fn split_at(self, count: i64) -> (Self, Self) {
        let middle = self.from.plus(count.clamp(0, self.count()));
        let first = Self { to: middle, ..self };
        let rest = Self {
            from: middle,
            ..self
        };
        (first, rest)
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.from, self.to)
    }
}

/// A moment as it is written beside a payment: RFC 3339 with Korea's offset.
pub(crate) fn korean(time: UnixTime) -> String {
    match jiff::Timestamp::try_from(time) {
        Ok(timestamp) => {
            let there = jiff::tz::Offset::constant(9).to_datetime(timestamp);
            format!("{there}+09:00")
        }
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_begins_at_midnight_in_korea() {
        // 2026-11-23 18:00:00 in Korea.
        assert_eq!(
            Day::of(UnixTime::from(1_795_424_400)).to_string(),
            "2026-11-23"
        );
        for (seconds, expected) in [
            (1_798_729_199, "2026-12-31"),
            (1_798_729_200, "2027-01-01"),
            (0, "1970-01-01"),
            (-32_401, "1969-12-31"),
        ] {
            assert_eq!(Day::of(UnixTime::from(seconds)).to_string(), expected);
        }
        assert_eq!(day("2027-01-01").start().as_secs(), 1_798_729_200);
    }

    #[test]
    fn days_are_written_in_one_way_only() {
        for text in ["2024-02-29", "2001-09-10", "2026-12-31"] {
            assert_eq!(day(text).to_string(), text);
        }
        for text in [
            "2026-02-29",
            "2026-1-1",
            "20260101",
            "2026-01-01T00",
            "2026-13-01",
            "1999-01-01",
            "2287-01-01",
            "today",
            "",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_span_leaves_out_its_end() {
        let leap = Days {
            from: day("2024-02-28"),
            to: day("2024-03-01"),
        };
        let names: Vec<String> = leap.iter().map(|day| day.to_string()).collect();
        assert_eq!(names, ["2024-02-28", "2024-02-29"]);
        assert_eq!(leap.count(), 2);
        assert!(leap.contains(day("2024-02-29")) && !leap.contains(day("2024-03-01")));
        let (first, rest) = leap.split_at(1);
        assert_eq!(first.to_string(), "2024-02-28..2024-02-29");
        assert_eq!(rest.to_string(), "2024-02-29..2024-03-01");
        assert!(!first.overlaps(rest) && leap.overlaps(rest) && rest.overlaps(leap));
        assert_eq!(leap.split_at(9).1.count(), 0);
    }

    #[test]
    fn a_moment_has_its_offset() {
        assert_eq!(
            korean(UnixTime::from(1_795_424_400)),
            "2026-11-23T18:00:00+09:00"
        );
    }
}
