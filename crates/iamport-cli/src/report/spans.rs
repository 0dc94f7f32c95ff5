//! Days put together, so that a plot has no more bars than a screen can show.

use std::collections::BTreeMap;

use crate::export::{Day, Days};

/// A plot has about so many bars at most.
const BARS: i64 = 100;

/// How long a span of time is that one bar stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Length {
    Day,
    Week,
    Month,
}

impl Length {
    /// The shortest that needs no more bars than there may be.
    pub(crate) fn for_days(days: i64) -> Self {
        match days {
            ..=BARS => Self::Day,
            days if days <= 7 * BARS => Self::Week,
            _ => Self::Month,
        }
    }

    /// `per day`, for a heading.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
        }
    }

    /// The first day of the span that this day is in. Weeks begin on Mondays.
    fn start(self, day: Day) -> Day {
        match self {
            Self::Day => day,
            Self::Week => day.plus(-day.days_since_monday()),
            Self::Month => day.plus(1 - day.day_of_month()),
        }
    }

    /// The first day of the next span.
    fn next(self, start: Day) -> Day {
        match self {
            Self::Day => start.plus(1),
            Self::Week => start.plus(7),
            // 31 days on is always in the next month, however far.
            Self::Month => self.start(start.plus(31)),
        }
    }

    /// What the span is called.
    pub(crate) fn name(self, start: Day) -> String {
        let name = start.to_string();
        match self {
            Self::Day | Self::Week => name,
            Self::Month => name.get(..7).unwrap_or_default().to_owned(),
        }
    }
}

/// Values by day as values by span, one for each span that the days touch, those without a value too.
pub(crate) fn by_span<T: Default, E>(
    length: Length,
    days: Days,
    values: impl IntoIterator<Item = (Day, T)>,
    mut add: impl FnMut(&mut T, T) -> Result<(), E>,
) -> Result<BTreeMap<Day, T>, E> {
    let mut spans = BTreeMap::new();
    let mut start = length.start(days.from);
    while start < days.to {
        spans.insert(start, T::default());
        start = length.next(start);
    }
    for (day, value) in values {
        if let Some(span) = spans.get_mut(&length.start(day)) {
            add(span, value)?;
        }
    }
    Ok(spans)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::days;

    #[test]
    fn a_longer_time_has_longer_spans() {
        assert_eq!(Length::for_days(31), Length::Day);
        assert_eq!(Length::for_days(366), Length::Week);
        assert_eq!(Length::for_days(1_500), Length::Month);
    }

    #[test]
    fn no_span_is_left_out() {
        let names = |length: Length, days: Days| -> Vec<String> {
            let none = std::iter::empty::<(Day, u64)>();
            let spans = by_span(length, days, none, |_, _| Ok::<(), ()>(())).unwrap();
            spans.keys().map(|start| length.name(*start)).collect()
        };
        let turn = days("2025-12-30", "2026-01-06");
        assert_eq!(names(Length::Day, turn).len(), 7);
        // 2025-12-29 and 2026-01-05 are Mondays.
        assert_eq!(names(Length::Week, turn), ["2025-12-29", "2026-01-05"]);
        assert_eq!(
            names(Length::Month, days("2025-12-30", "2026-03-02")),
            ["2025-12", "2026-01", "2026-02", "2026-03"]
        );
    }

    #[test]
    fn values_are_added_in_their_span() {
        let days = days("2026-01-05", "2026-01-19");
        let values = days
            .iter()
            .map(|day| (day, 1_u64))
            .chain([("2026-03-01".parse().unwrap(), 9)]);
        let add = |sum: &mut u64, value| {
            *sum += value;
            Ok::<(), ()>(())
        };
        let weeks = by_span(Length::Week, days, values, add).unwrap();
        assert_eq!(weeks.into_values().collect::<Vec<_>>(), [7, 7]);
    }
}
