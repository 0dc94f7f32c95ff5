//! Lists of payments: their order, their pages, and the period they come from.

use std::cmp::Ordering;

use super::messages;
use super::payments::{Payment, PaymentStatus};
use super::refusal::Refusal;

/// The longest period of a list, in seconds: 90 days.
const LONGEST_PERIOD: u64 = 90 * 24 * 60 * 60;
const DEFAULT_LIMIT: u64 = 20;
const LARGEST_LIMIT: u64 = 1_000;

/// By what a list is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Started,
    Paid,
    Updated,
}

/// The order of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sorting {
    key: Key,
    descending: bool,
}

impl Default for Sorting {
    fn default() -> Sorting {
        Sorting {
            key: Key::Started,
            descending: true,
        }
    }
}

impl Sorting {
    /// The order that the API calls `word`; the newest first when it is left out.
    pub(crate) fn parse(word: Option<&str>) -> Result<Sorting, Refusal> {
        let Some(word) = word else {
            return Ok(Sorting::default());
        };
        let (name, descending) = match word.strip_prefix('-') {
            Some(name) => (name, true),
            None => (word, false),
        };
        let key = match name {
            "started" => Key::Started,
            "paid" => Key::Paid,
            "updated" => Key::Updated,
            _ => return Err(Refusal::invalid(messages::invalid("sorting"))),
        };
        Ok(Sorting { key, descending })
    }

    /// Sorts payments that come in the order in which they were made; that order also decides
    /// between equal times.
    pub(crate) fn sort(self, payments: &mut [&Payment]) {
        if self.descending {
            payments.reverse();
        }
        payments.sort_by(|a, b| self.compare(a, b));
    }

    fn compare(self, a: &Payment, b: &Payment) -> Ordering {
        let time = |payment: &Payment| match self.key {
            Key::Started => payment.started_at,
            Key::Paid => payment.paid_at.unwrap_or(0),
            Key::Updated => payment.updated_at,
        };
        let ascending = time(a).cmp(&time(b));
        if self.descending {
            ascending.reverse()
        } else {
            ascending
        }
    }
}

/// The states that a caller wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StatusFilter {
    All,
    Only(PaymentStatus),
}

impl StatusFilter {
    /// The states that the API calls `word`.
    pub(crate) fn parse(word: &str) -> Result<StatusFilter, Refusal> {
        match PaymentStatus::parse(word) {
            Some(status) => Ok(StatusFilter::Only(status)),
            None if word == "all" => Ok(StatusFilter::All),
            None => Err(Refusal::invalid(messages::STATUS_UNKNOWN)),
        }
    }

    pub(crate) fn takes(self, payment: &Payment) -> bool {
        match self {
            StatusFilter::All => true,
            StatusFilter::Only(status) => payment.status == status,
        }
    }
}

/// Which part of a long list is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageRequest {
    number: u64,
    limit: u64,
}

impl PageRequest {
    /// The first page, where a caller asks for none or for none that can be.
    pub(crate) fn first() -> PageRequest {
        PageRequest {
            number: 1,
            limit: DEFAULT_LIMIT,
        }
    }

    /// Page `number`, counted from 1, of `limit` entries.
    pub(crate) fn new(number: Option<u64>, limit: Option<u64>) -> Result<PageRequest, Refusal> {
        let page = PageRequest {
            number: number.unwrap_or(1),
            limit: limit.unwrap_or(DEFAULT_LIMIT),
        };
        if page.number == 0 {
            return Err(Refusal::invalid(messages::invalid("page")));
        }
        if !(1..=LARGEST_LIMIT).contains(&page.limit) {
            return Err(Refusal::invalid(messages::invalid("limit")));
        }
        Ok(page)
    }

    /// That part of `all`. A page behind the last one is refused, the first one never.
    pub(crate) fn cut<T: Clone>(self, all: &[&T]) -> Result<Page<T>, Refusal> {
        if self.number > 1 && self.skipped() >= all.len() as u64 {
            return Err(Refusal::invalid(messages::PAGE_PAST_END));
        }
        Ok(self.cut_or_empty(all))
    }

    fn skipped(self) -> u64 {
        (self.number - 1).saturating_mul(self.limit)
    }

    /// That part of `all`; nothing behind the last page.
    pub(crate) fn cut_or_empty<T: Clone>(self, all: &[&T]) -> Page<T> {
        let total = all.len() as u64;
        let skipped = self.skipped();
        let list = all
            .iter()
            .skip(usize::try_from(skipped).unwrap_or(usize::MAX))
            .take(usize::try_from(self.limit).unwrap_or(usize::MAX))
            .map(|entry| (*entry).clone())
            .collect();
        let has_next = skipped.saturating_add(self.limit) < total;
        Page {
            total,
            previous: self.number - 1,
            next: if has_next { self.number + 1 } else { 0 },
            list,
        }
    }
}

/// A part of a list. `previous` and `next` are page numbers, 0 where there is none.
#[derive(Clone, Debug)]
pub(crate) struct Page<T = Payment> {
    pub(crate) total: u64,
    pub(crate) previous: u64,
    pub(crate) next: u64,
    pub(crate) list: Vec<T>,
}

/// A stretch of time: `from` belongs to it, `to` does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Period {
    from: u64,
    to: u64,
}

impl Period {
    /// The period of a list that is asked for at `now`: at most 90 days, the last 90 by default.
    pub(crate) fn new(from: Option<u64>, to: Option<u64>, now: u64) -> Result<Period, Refusal> {
        let end = to.unwrap_or(now);
        let from = from.unwrap_or_else(|| end.saturating_sub(LONGEST_PERIOD));
        let length = end
            .checked_sub(from)
            .ok_or_else(|| Refusal::invalid(messages::invalid("from")))?;
        if length > LONGEST_PERIOD {
            return Err(Refusal::invalid(messages::PERIOD_TOO_LONG));
        }
        // Without an end the present second belongs to the period; otherwise what was made just now
        // would be missing from the list.
        let to = to.unwrap_or_else(|| now.saturating_add(1));
        Ok(Period { from, to })
    }

    pub(crate) fn contains(self, time: u64) -> bool {
        (self.from..self.to).contains(&time)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::payments::tests::waiting;
    use crate::generated::lists;

    fn at(imp_uid: &str, started: u64, paid: Option<u64>, updated: u64) -> Payment {
        Payment {
            imp_uid: imp_uid.to_owned(),
            started_at: started,
            paid_at: paid,
            updated_at: updated,
            ..waiting("nice_v2")
        }
    }

    fn sorted(word: Option<&str>) -> String {
        let made = [
            at("a", 1, None, 9),
            at("b", 2, Some(5), 5),
            at("c", 2, Some(4), 7),
        ];
        let mut payments: Vec<&Payment> = made.iter().collect();
        Sorting::parse(word).unwrap().sort(&mut payments);
        payments.iter().map(|p| p.imp_uid.as_str()).collect()
    }

    #[test]
    fn lists_are_sorted_six_ways() {
        assert_eq!(sorted(None), "cba");
        assert_eq!(sorted(Some("-started")), "cba");
        assert_eq!(sorted(Some("started")), "abc");
        assert_eq!(sorted(Some("paid")), "acb");
        assert_eq!(sorted(Some("-paid")), "bca");
        assert_eq!(sorted(Some("updated")), "bca");
        assert_eq!(sorted(Some("-updated")), "acb");
        for word in lists::PAYMENT_SORTING {
            assert!(Sorting::parse(Some(word)).is_ok(), "{word}");
        }
        assert!(Sorting::parse(Some("amount")).is_err());
        assert!(Sorting::parse(Some("")).is_err());
    }

    #[test]
    fn pages_know_their_neighbours() {
        let made: Vec<Payment> = (0..5).map(|n| at(&n.to_string(), n, None, n)).collect();
        let all: Vec<&Payment> = made.iter().collect();
        let cut = |number, limit| {
            PageRequest::new(Some(number), Some(limit))
                .and_then(|page| page.cut(&all))
                .map(|page| (page.total, page.previous, page.next, page.list.len()))
        };
        assert_eq!(cut(1, 2), Ok((5, 0, 2, 2)));
        assert_eq!(cut(2, 2), Ok((5, 1, 3, 2)));
        assert_eq!(cut(3, 2), Ok((5, 2, 0, 1)));
        assert_eq!(cut(1, 5), Ok((5, 0, 0, 5)));
        assert_eq!(cut(4, 2), Err(Refusal::invalid(messages::PAGE_PAST_END)));
        assert!(cut(u64::MAX, 1_000).is_err());
        assert!(cut(0, 2).is_err());
        assert!(cut(1, 0).is_err());
        assert!(cut(1, 1_001).is_err());
        let first: Page = PageRequest::new(None, None).unwrap().cut(&[]).unwrap();
        assert_eq!((first.total, first.list.len()), (0, 0));
    }

    #[test]
    fn a_period_is_ninety_days_at_most() {
        let now = 100_000_000;
        let day = 24 * 60 * 60;
        let last = Period::new(None, None, now).unwrap();
        assert!(last.contains(now));
        assert!(last.contains(now - 90 * day + 1));
        assert!(!last.contains(now - 91 * day));
        let exact = Period::new(Some(now - 90 * day), Some(now), now).unwrap();
        assert!(exact.contains(now - 90 * day));
        assert!(!exact.contains(now));
        assert!(Period::new(Some(now - 90 * day), None, now).is_ok());
        assert!(Period::new(Some(now - 91 * day), None, now).is_err());
        assert!(Period::new(Some(now - 90 * day - 1), Some(now), now).is_err());
        assert!(Period::new(Some(2), Some(1), now).is_err());
        assert!(Period::new(None, Some(0), now).is_ok());
    }

    #[test]
    fn states_have_words() {
        for word in lists::PAYMENT_STATUS_FILTER {
            match StatusFilter::parse(word) {
                Ok(StatusFilter::Only(status)) => assert_eq!(status.as_str(), *word),
                Ok(StatusFilter::All) => assert_eq!(*word, "all"),
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(StatusFilter::parse("all"), Ok(StatusFilter::All));
        assert!(StatusFilter::parse("pending").is_err());
        assert!(StatusFilter::parse("").is_err());
    }
}
