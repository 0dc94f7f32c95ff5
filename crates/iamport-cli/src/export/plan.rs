//! Which days are still to be read, and how many of them in one window.
//!
//! A window is as long as its payments are few: a quiet year costs a handful of calls, and a busy day is a window of
//! its own.

use std::collections::VecDeque;

use super::day::{Day, Days};

/// The longest window that the API takes, in days.
const LONGEST: i64 = 90;
/// How many days the first window has.
const FIRST: i64 = 7;
/// A window of several days has at most so many payments. They are in memory at once.
pub(crate) const MOST: i64 = 3_000;
/// So many payments a window is made for, so that few come out larger than that.
const AIM: i64 = 2_400;
/// A window grows by this factor at most, since quiet days say little of those behind them.
const GROWTH: i64 = 4;

/// The days that are left.
#[derive(Debug)]
pub(crate) struct Plan {
    left: VecDeque<Days>,
    size: i64,
    /// How many days are in windows that are being read.
    taken: i64,
}

impl Plan {
    /// For days in ascending order.
    pub(crate) fn of(days: impl IntoIterator<Item = Day>) -> Self {
        let mut left: VecDeque<Days> = VecDeque::new();
        for day in days {
            let to = day.plus(1);
            match left.back_mut() {
                Some(span) if span.to == day => span.to = to,
                _ => left.push_back(Days { from: day, to }),
            }
        }
        Self {
            left,
            size: FIRST,
            taken: 0,
        }
    }

    /// The window to read next.
    pub(crate) fn next(&mut self) -> Option<Days> {
        let span = self.left.pop_front()?;
        let (window, rest) = span.split_at(self.size);
        if rest.count() > 0 {
            self.left.push_front(rest);
        }
        self.taken += window.count();
        Some(window)
    }

    /// How many days are not read yet, those included that are being read.
    pub(crate) fn days(&self) -> u64 {
        let waiting: i64 = self.left.iter().map(|span| span.count()).sum();
        u64::try_from(waiting + self.taken).unwrap_or(0)
    }

    /// The window had so many payments.
    pub(crate) fn read(&mut self, window: Days, payments: i64) {
        let days = window.count();
        self.taken -= days;
        let grown = days.saturating_mul(GROWTH).clamp(1, LONGEST);
        self.size = fitting(days, payments).clamp(1, grown);
    }

    /// The window has more payments than one may have: it is read in smaller ones.
    pub(crate) fn too_many(&mut self, window: Days, payments: i64) {
        let smaller = window.count().saturating_sub(1).max(1);
        self.size = fitting(window.count(), payments).clamp(1, smaller);
        self.taken -= window.count();
        self.left.push_front(window);
    }

    /// Something was wrong in the window: it is read in halves, so that what is right is not read once more.
    pub(crate) fn halve(&mut self, window: Days) {
        self.taken -= window.count();
        let (first, second) = window.split_at((window.count() + 1) / 2);
        self.left.push_front(second);
        self.left.push_front(first);
    }
}

/// How many days would have the payments that are aimed at.
fn fitting(days: i64, payments: i64) -> i64 {
    days.saturating_mul(AIM) / payments.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::days;

    /// The windows in which days are read that have so many payments each.
    fn windows(span: Days, each: impl Fn(Day) -> i64) -> (Vec<i64>, usize) {
        let mut plan = Plan::of(span.iter());
        let (mut windows, mut refused, mut next) = (Vec::new(), 0, span.from);
        while let Some(window) = plan.next() {
            assert!(window.count() <= LONGEST);
            let payments = window.iter().map(&each).sum();
            if payments > MOST && window.count() > 1 {
                refused += 1;
                plan.too_many(window, payments);
                continue;
            }
            assert_eq!(window.from, next, "nothing is read twice or left out");
            next = window.to;
            windows.push(window.count());
            plan.read(window, payments);
        }
        assert_eq!(next, span.to);
        (windows, refused)
    }

    #[test]
    fn a_quiet_span_costs_few_windows() {
        let (windows, _) = windows(days("2024-01-01", "2026-01-01"), |_| 0);
        assert_eq!(windows[..3], [7, 28, 90]);
        assert!(windows.len() < 12, "{windows:?}");
    }

    #[test]
    fn a_busy_span_is_read_day_by_day() {
        let (windows, refused) = windows(days("2025-01-01", "2025-02-01"), |_| 5_000);
        assert_eq!(windows, [1; 31]);
        assert_eq!(refused, 1);
    }

    #[test]
    fn a_sale_in_a_quiet_year_is_found_its_window() {
        let sale: Day = "2025-11-11".parse().unwrap();
        let each = |day| if day == sale { 100_000 } else { 1 };
        let (windows, refused) = windows(days("2025-01-01", "2026-01-01"), each);
        assert!(windows.len() + refused < 30, "{windows:?} {refused}");
    }

    #[test]
    fn a_window_in_which_something_was_wrong_is_halved_down_to_a_day() {
        let span = days("2025-01-01", "2025-01-06");
        let mut plan = Plan::of(span.iter());
        let window = plan.next().unwrap();
        plan.halve(window);
        let windows: Vec<String> = std::iter::from_fn(|| plan.next())
            .map(|days| days.to_string())
            .collect();
        assert_eq!(
            windows,
            ["2025-01-01..2025-01-04", "2025-01-04..2025-01-06"]
        );
    }

    #[test]
    fn days_that_are_done_are_no_part_of_a_window() {
        let apart = ["2025-01-01", "2025-01-02", "2025-01-05"].map(|day| day.parse().unwrap());
        let mut plan = Plan::of(apart);
        let windows: Vec<String> = std::iter::from_fn(|| plan.next())
            .map(|days| days.to_string())
            .collect();
        assert_eq!(
            windows,
            ["2025-01-01..2025-01-03", "2025-01-05..2025-01-06"]
        );
    }
}
