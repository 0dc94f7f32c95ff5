//! How one window is read: which page is asked for next, and when the window is at its end.

use std::collections::HashSet;

use bytes::Bytes;

use super::windows::Window;
use crate::{Error, Outcome};

/// How often a window is read at most.
const READINGS: u32 = 3;
/// So many pages in a row that bring nothing new are the end of a window, whatever the API says.
const IDLE_PAGES: u32 = 3;

/// One page as it was answered.
pub(super) struct Answered<T> {
    pub(super) list: Vec<T>,
    /// What it says about the whole list; a plain array says nothing.
    pub(super) whole: Option<Whole>,
    /// One for each entry of the page that could not be read.
    pub(super) lost: Vec<Error>,
    /// The body it came in.
    pub(super) raw: Bytes,
}

#[derive(Clone, Copy)]
pub(super) struct Whole {
    /// How many entries the list has; 0 where the page does not tell.
    pub(super) total: i64,
    /// The number of the next page; 0 on the last.
    pub(super) next: i64,
}

/// How many entries a page holds at most, by which the pages are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    /// The call has no such parameter.
    Fixed,
    /// What the call was given, or what the API takes where it was given none.
    Own(i64),
    /// Less than that, since a page was too large to be read.
    Reduced(i64),
}

impl Limit {
    pub(super) fn get(self) -> Option<i64> {
        match self {
            Self::Fixed => None,
            Self::Own(limit) | Self::Reduced(limit) => Some(limit),
        }
    }

    /// What is to be sent in place of the call's own.
    fn to_send(self) -> Option<i64> {
        match self {
            Self::Fixed | Self::Own(_) => None,
            Self::Reduced(limit) => Some(limit),
        }
    }

    /// This one and half of it, if pages can be smaller.
    fn halved(self) -> Option<(i64, i64)> {
        self.get()
            .filter(|limit| *limit > 1)
            .map(|limit| (limit, limit / 2))
    }
}

/// The page of `small` entries on which the page `number` of `large` entries begins. It may begin before that.
fn recounted(number: i64, large: i64, small: i64) -> Option<i64> {
    let before = number.checked_sub(1)?.checked_mul(large)?;
    before.checked_div(small)?.checked_add(1)
}

/// What is asked for.
#[derive(Clone, Copy)]
pub(super) struct Question {
    pub(super) page: i64,
    /// In place of the call's own.
    pub(super) limit: Option<i64>,
    pub(super) window: Option<Window>,
}

/// Why the present page is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asking {
    /// Because it is the next one.
    First,
    /// Because it was refused and nobody had announced it: it is the end if it is refused again.
    Again,
    /// Page 1 is asked for instead, to learn whether the list is there at all.
    Probe,
}

/// What to do after an answer.
pub(super) enum Then {
    Ask,
    /// This reading of the window is over.
    EndReading,
    /// There will be no other reading of it.
    EndWindow,
}

/// How far one reading of one window is.
pub(super) struct Reading {
    pub(super) window: Option<Window>,
    /// Where each reading of the window begins.
    first_page: i64,
    pub(super) page: i64,
    pub(super) limit: Limit,
    asking: Asking,
    /// The how-many-th reading it is.
    number: u32,
    /// The API's count at the beginning of this reading.
    total: Option<i64>,
    /// The ids that came in this reading, and the number of entries that could not be read.
    came: HashSet<String>,
    lost: usize,
    /// For how many lost entries the caller has been given an error, in all readings of the window.
    told: usize,
    /// How many pages in a row brought nothing new.
    idle: u32,
    /// The page before said that there is this one.
    announced: bool,
    /// There was a sign that the list changed, or that not all of it came.
    pub(super) disturbed: bool,
}

impl Reading {
    pub(super) fn new(window: Option<Window>, first_page: i64, limit: Limit) -> Self {
        Self {
            window,
            first_page,
            page: first_page,
            limit,
            asking: Asking::First,
            number: 1,
            total: None,
            came: HashSet::new(),
            lost: 0,
            told: 0,
            idle: 0,
            announced: false,
            disturbed: false,
        }
    }

    /// The same window from its beginning, if it is to be read once more.
    pub(super) fn again(&self) -> Option<Self> {
        (self.disturbed && self.number < READINGS).then(|| Self {
            number: self.number + 1,
            told: self.told,
            ..Self::new(self.window, self.first_page, self.limit)
        })
    }

    pub(super) fn question(&self) -> Question {
        Question {
            page: if self.is_probing() { 1 } else { self.page },
            limit: self.limit.to_send(),
            window: self.window,
        }
    }

    /// Whether the answer is not a page to be read.
    pub(super) fn is_probing(&self) -> bool {
        self.asking == Asking::Probe
    }

    /// Out of the errors for the lost entries of the last page, those that the caller is to be given. An
    /// entry that can't be read has no id, so what was given in an earlier reading of the window is left out
    /// by number.
    pub(super) fn untold(&mut self, mut lost: Vec<Error>) -> Vec<Error> {
        let untold = self.lost.saturating_sub(self.told);
        self.told = self.told.max(self.lost);
        lost.split_off(lost.len().saturating_sub(untold))
    }

    /// After a page that had entries with these ids and so many that could not be read.
    pub(super) fn after_page(
        &mut self,
        ids: Vec<String>,
        lost: usize,
        whole: Option<Whole>,
    ) -> Then {
        self.asking = Asking::First;
        self.lost = self.lost.saturating_add(lost);
        let is_empty = ids.is_empty() && lost == 0;
        let unreadable = ids.is_empty() && lost > 0;
        let mut new = false;
        for id in ids {
            new |= self.came.insert(id);
        }
        // The page before said that there is more.
        self.disturbed |= self.announced && is_empty;
        let more = match whole {
            None => {
                self.announced = false;
                !is_empty
            }
            Some(Whole { total, next }) => {
                self.disturbed |= *self.total.get_or_insert(total) != total;
                self.announced = next > self.page;
                // A page that announces itself or one before it does not say that it is the last.
                next > 0
            }
        };
        if !more {
            return self.end();
        }
        // Nothing on a page of lost entries tells whether they came before. No more can be new than the API
        // counts.
        new |= unreadable && self.total.is_some_and(|total| self.count() <= total);
        self.idle = if new { 0 } else { self.idle + 1 };
        if self.idle == IDLE_PAGES {
            self.disturbed = true;
            return Then::EndWindow;
        }
        self.page = self.page.saturating_add(1);
        Then::Ask
    }

    /// The entries of this reading, each once.
    fn count(&self) -> i64 {
        i64::try_from(self.came.len().saturating_add(self.lost)).unwrap_or(i64::MAX)
    }

    /// The API has said that this is the end.
    fn end(&mut self) -> Then {
        // What stands before the first page of the reading is in the API's count as well.
        self.disturbed |= self.first_page == 1
            && self
                .total
                .is_some_and(|total| total > 0 && total != self.count());
        Then::EndReading
    }

    /// What to do after an error; `None` if it is the caller's.
    pub(super) fn after_error(&mut self, error: &Error) -> Option<Then> {
        if error.is_too_large() {
            return self.halve();
        }
        let refused = error.is_refused() && error.outcome() == Outcome::Refused;
        match error.http_status() {
            Some(400) if refused && self.page > 1 => self.after_refusal(),
            Some(404) if refused && (self.page > 1 || self.number > 1) => self.after_refusal(),
            _ => None,
        }
    }

    /// Goes on with pages of half the size, at the place where the page began that was too large.
    fn halve(&mut self) -> Option<Then> {
        let (large, small) = self.limit.halved()?;
        self.page = recounted(self.page, large, small)?;
        self.first_page = recounted(self.first_page, large, small)?;
        self.limit = Limit::Reduced(small);
        if self.asking == Asking::Again {
            // It is there.
            self.asking = Asking::First;
        }
        Some(Then::Ask)
    }

    /// After a refusal that may only say that there is no such page.
    fn after_refusal(&mut self) -> Option<Then> {
        let first = self.page == self.first_page;
        match self.asking {
            Asking::Probe => None,
            _ if self.announced => {
                self.disturbed = true;
                (self.number < READINGS).then_some(Then::EndReading)
            }
            Asking::First => {
                self.asking = Asking::Again;
                Some(Then::Ask)
            }
            Asking::Again if first && self.number == 1 => {
                self.asking = Asking::Probe;
                Some(Then::Ask)
            }
            Asking::Again if first => {
                // It was there in an earlier reading.
                self.disturbed = true;
                Some(Then::EndWindow)
            }
            Asking::Again => Some(self.end()),
        }
    }
}
