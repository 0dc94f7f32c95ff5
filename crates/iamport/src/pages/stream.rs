//! A list, page by page.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;

use super::page::Page;
use super::paged::{Listed, PagedCall, ask};
use super::reading::{Answered, Limit, Question, Reading, Then};
use super::windows::{Window, Windows};
use crate::Error;

type Asking<T> = Pin<Box<dyn Future<Output = Result<Answered<T>, Error>> + Send>>;
type Ask<T> = Box<dyn Fn(Question) -> Asking<T> + Send + Sync>;

/// A list, page by page. See [the module](super) for where it ends, and for what it does about a list that
/// changes meanwhile.
///
/// Nothing is asked before the first page is wanted, and one page is in memory at a time. It is also a
/// `Stream` of `futures_core`. A future of [`next`](Self::next) that is dropped loses nothing: the next one
/// goes on.
///
/// It ends after an error, unless that is about an entry that can't be read. To go on later, keep the
/// [number](Page::number), the [limit](Page::limit) and the [window](Page::window) of the last page: begin
/// again with a call of that `limit`, with [`from_page`](Self::from_page) and, for a list between two times,
/// with what is left of the span: up to the window's `to` when the newest come first, from its `from` on
/// when the oldest do. The windows are then cut as before.
#[must_use = "nothing is asked before `next().await`"]
pub struct Pages<T> {
    pub(super) ask: Ask<T>,
    id: fn(&T) -> String,
    windows: Windows,
    /// What is being read now; `None` before the first window, between two and at the end.
    now: Option<Reading>,
    /// Where the reading of the next window begins, and how large its pages are.
    first_page: i64,
    limit: Limit,
    pub(super) seen: HashSet<String>,
    /// The ids of the window before: an entry on the border may be in both.
    pub(super) seen_before: HashSet<String>,
    asking: Option<Asking<T>>,
    /// Errors about lost entries of the page that was given out last.
    lost: VecDeque<Error>,
    pub(super) refusal: Option<Error>,
    settled: bool,
    unsettled: Vec<Window>,
}

impl<T> Pages<T> {
    pub(super) fn of<C: PagedCall<Item = T>>(call: C, windows: Windows) -> Self
    where
        T: Listed,
    {
        Self {
            limit: call.limit(),
            ask: Box::new(move |question| Box::pin(ask(call.clone(), question))),
            id: T::id,
            windows,
            now: None,
            first_page: 1,
            seen: HashSet::new(),
            seen_before: HashSet::new(),
            asking: None,
            lost: VecDeque::new(),
            refusal: None,
            settled: true,
            unsettled: Vec::new(),
        }
    }

    pub(super) fn between<C: PagedCall<Item = T>>(call: C, span: Window, longest: i64) -> Self
    where
        T: Listed,
    {
        let mut pages = Self::of(
            call,
            Windows::Cut {
                rest: span,
                longest,
                oldest_first: false,
            },
        );
        pages.refusal = span.check().err();
        pages
    }

    /// Begins with this page, counted from 1, of the first window; windows after it are read from their
    /// first page. A page past the end is the end of the list, or of the window.
    ///
    /// What is on the pages before is not looked at, so an entry that moves there meanwhile is overlooked.
    /// The last entries of the page before can come as well, when a page is too large and smaller ones have
    /// to begin before it.
    pub fn from_page(mut self, number: i64) -> Self {
        if number < 1 {
            self.refusal
                .get_or_insert_with(|| Error::invalid_input("pages are counted from 1"));
        }
        self.first_page = number;
        self
    }

    /// Reads the windows of a list between two times from the oldest to the newest instead.
    ///
    /// It changes nothing within a window: the order there is the one that the call was given.
    pub fn oldest_first(mut self) -> Self {
        if let Windows::Cut { oldest_first, .. } = &mut self.windows {
            *oldest_first = true;
        }
        self
    }

    /// The next page that has something new on it, or `None` at the end.
    ///
    /// # Errors
    /// Whatever the call for the page answers, after which there is nothing more. An order or a billing key that the
    /// API does not know is such an error ([`Error::is_not_found`]); a page past the end that nobody announced is not. An
    /// entry of a page that can't be read is an error of its own, after which this goes on.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// Whether every window so far was read at least once to the end that the API told, without a sign that
    /// the list changed meanwhile or that not all of it came. It is of interest at the end of the list.
    /// Entries that can't be read count as having come.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.settled
    }

    /// The windows, of a list between two times, for which that is not so: they changed during each reading,
    /// their pages brought nothing new without coming to an end, or an error ended the stream there.
    #[must_use]
    pub fn unsettled_windows(&self) -> &[Window] {
        &self.unsettled
    }

    pub(super) fn poll_page(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Page<T>, Error>>> {
        if let Some(refusal) = self.refusal.take() {
            return Poll::Ready(Some(Err(self.fail(None, refusal))));
        }
        loop {
            if let Some(lost) = self.lost.pop_front() {
                return Poll::Ready(Some(Err(lost)));
            }
            let mut now = match self.now.take() {
                Some(now) => now,
                None => match self.windows.next() {
                    None => return Poll::Ready(None),
                    Some(window) => {
                        let first_page = std::mem::replace(&mut self.first_page, 1);
                        Reading::new(window, first_page, self.limit)
                    }
                },
            };
            let ask = &self.ask;
            let asking = self.asking.get_or_insert_with(|| ask(now.question()));
            let Poll::Ready(answer) = asking.as_mut().poll(context) else {
                self.now = Some(now);
                return Poll::Pending;
            };
            self.asking = None;
            let (page, then) = match answer {
                Ok(_) if now.is_probing() => (None, Then::EndWindow),
                Ok(answered) => self.take(&mut now, answered),
                Err(error) => match now.after_error(&error) {
                    Some(then) => (None, then),
                    None => return Poll::Ready(Some(Err(self.fail(Some(now), error)))),
                },
            };
            self.go_on(now, &then);
            if let Some(page) = page {
                return Poll::Ready(Some(Ok(page)));
            }
        }
    }

    /// Takes what is new on a page.
    pub(super) fn take(
        &mut self,
        now: &mut Reading,
        answered: Answered<T>,
    ) -> (Option<Page<T>>, Then) {
        let Answered {
            list,
            whole,
            lost,
            raw,
        } = answered;
        let (number, limit) = (now.page, now.limit.get());
        let ids: Vec<String> = list.iter().map(self.id).collect();
        let items: Vec<T> = list
            .into_iter()
            .zip(&ids)
            .filter(|(_, id)| self.is_new(id))
            .map(|(item, _)| item)
            .collect();
        let then = now.after_page(ids, lost.len(), whole);
        self.lost.extend(now.untold(lost));
        let page = (!items.is_empty()).then(|| Page {
            items,
            number,
            limit,
            total: whole.map(|whole| whole.total),
            window: now.window,
            raw,
        });
        (page, then)
    }

    fn is_new(&mut self, id: &String) -> bool {
        !self.seen_before.contains(id) && self.seen.insert(id.clone())
    }

    fn go_on(&mut self, now: Reading, then: &Then) {
        self.limit = now.limit;
        let again = match then {
            Then::Ask => {
                self.now = Some(now);
                return;
            }
            Then::EndReading => now.again(),
            Then::EndWindow => None,
        };
        if again.is_none() {
            if now.disturbed {
                tracing::warn!(
                    from = now.window.map(|window| window.from.as_secs()),
                    to = now.window.map(|window| window.to.as_secs()),
                    "the list may have other entries than came"
                );
                self.unsettle(now.window);
            }
            self.seen_before = std::mem::take(&mut self.seen);
        }
        self.now = again;
    }

    fn unsettle(&mut self, window: Option<Window>) {
        self.settled = false;
        self.unsettled.extend(window);
    }

    /// There is nothing more.
    fn fail(&mut self, now: Option<Reading>, error: Error) -> Error {
        self.windows = Windows::None;
        if let Some(now) = now {
            self.unsettle(now.window);
        }
        error
    }
}

impl<T> Stream for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_page(context)
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("page", &self.now.as_ref().map(|now| now.page))
            .field("window", &self.now.as_ref().and_then(|now| now.window))
            .field("left", &self.windows)
            .field("settled", &self.settled)
            .finish_non_exhaustive()
    }
}
