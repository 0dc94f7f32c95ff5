//! Lists that the API hands out page by page, read from one end to the other.
//!
//! The calls whose answer is one page of a list have a method `pages` on their builder, and those that look at
//! a span of time have `pages_between`, which takes a span of any length. Both give [`Pages`].
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let sandbox = iamport_sandbox::Sandbox::start().await?;
//! # let (key, secret) = sandbox.credentials();
//! # let client = iamport::Client::builder()
//! #     .credentials(iamport::Credentials::new(key, secret))
//! #     .base_url(sandbox.url())
//! #     .build()?;
//! # for _ in 0..5 {
//! #     sandbox.control().create_payment(iamport_sandbox::NewPayment::paid("payco", 1_000))?;
//! # }
//! use std::time::{Duration, SystemTime};
//!
//! let now = SystemTime::now() + Duration::from_secs(1);
//! let a_year_ago = now - Duration::from_secs(365 * 24 * 60 * 60);
//! let list = client.get_payments_by_status("paid").limit(2);
//!
//! let mut payments = list.pages_between(a_year_ago, now).items();
//! let mut count = 0;
//! while let Some(payment) = payments.next().await {
//!     assert_eq!(payment?.status.as_str(), "paid");
//!     count += 1;
//! }
//! assert_eq!(count, 5);
//! assert!(payments.is_settled());
//! # Ok(())
//! # }
//! ```
//!
//! # What no client can promise
//!
//! The API numbers pages, and it counts them anew for each call, over payments that change meanwhile. A payment
//! that enters the list in front of where the reading is pushes another one onto the next page, where it comes
//! a second time; one that leaves the list pulls another one onto a page that was read already, where it is
//! overlooked. What is done about it:
//!
//! - What came already is not given out again. The ids of the present window and of the one before it are kept
//!   for that, and nothing else but the page at hand.
//! - Each page says how many entries the list has. When that number changes during a reading, when it is not
//!   the number of entries that came, or when a page is gone that the one before it announced, the window
//!   is read again from where its reading began, three times in all, and what is new is given out. If the
//!   third reading was disturbed too, [`is_settled`](Pages::is_settled) says so from then on.
//!
//! What stays: when one entry leaves and another one enters between two pages, the number is the same and
//! nothing shows it. An entry that changes after it was given out is not given out again, so that what a
//! stream says is how things were at different moments. A payment is found by the time of its present
//! status, and so one that is cancelled during the reading moves to the time of its cancel, maybe into
//! a window that was read already, or past the end of the span. For a list to settle accounts by, take
//! a span that ended some time ago, and compare with your own records.
//!
//! `getKakaoPaymentOrders` has pages as well, but nobody knows how its answer is built, so it is not here.

use std::collections::HashSet;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::operations::billing_keys::{CustomerPayments, FindSchedulesByCustomer};
use crate::operations::payments::{
    GetAllPaymentsByMerchantUid, GetAllPaymentsByMerchantUidAnyStatus, GetPaymentsByStatus,
};
use crate::operations::schedules::{FindSchedulesByCustomerUid, FindSchedulesByRange};
use crate::types::{
    PagedPaymentAnnotation, PaymentAnnotation, ScheduleList, ScheduleResultAnnotation,
};
use crate::{Error, Response, UnixTime};

/// How often a window is read at most.
const READINGS: u32 = 3;
const DAY: i64 = 24 * 60 * 60;
/// The longest window of payments, in seconds, as documented.
const PAYMENTS_WINDOW: i64 = 90 * DAY;
/// The longest window of schedules: the API says three months, and the shortest three have 89 days.
const SCHEDULES_WINDOW: i64 = 89 * DAY;

/// A call that answers one page of a list: all that [`Pages`] needs to know of it.
trait PagedCall: Clone + Send + Sync + 'static {
    type Item: Listed;
    type Answer: Into<Answered<Self::Item>>;

    /// The same call for another page.
    fn on_page(self, number: i64) -> Self;

    /// The same call for a span of time, where the call has one.
    fn within(self, window: Window) -> Self;

    fn call(self) -> impl Future<Output = Result<Response<Self::Answer>, Error>> + Send;
}

/// An entry of a list.
trait Listed: Send + 'static {
    /// What makes it another one than the others.
    fn id(&self) -> String;
}

/// One page as it was answered.
struct Answered<T> {
    list: Vec<T>,
    /// What it says about the whole list; a plain array says nothing.
    whole: Option<Whole>,
}

#[derive(Clone, Copy)]
struct Whole {
    total: i64,
    next: i64,
}

impl From<PagedPaymentAnnotation> for Answered<PaymentAnnotation> {
    fn from(page: PagedPaymentAnnotation) -> Self {
        Self {
            whole: Some(Whole {
                total: page.total,
                next: page.next,
            }),
            list: page.list,
        }
    }
}

impl From<ScheduleList> for Answered<ScheduleResultAnnotation> {
    fn from(list: ScheduleList) -> Self {
        match list {
            ScheduleList::List(list) => Self { list, whole: None },
            ScheduleList::Page(page) => Self {
                whole: Some(Whole {
                    total: page.total,
                    next: page.next,
                }),
                list: page.list,
            },
        }
    }
}

impl Listed for PaymentAnnotation {
    fn id(&self) -> String {
        self.imp_uid.clone()
    }
}

impl Listed for ScheduleResultAnnotation {
    /// A schedule has no id of the API's. An order that was unscheduled may be scheduled anew, so its number
    /// alone is not enough.
    fn id(&self) -> String {
        let customer = self.customer_uid.as_deref().unwrap_or_default();
        let due = self.schedule_at.map_or(0, UnixTime::as_secs);
        format!("{due} {customer}\n{}", self.merchant_uid)
    }
}

/// A span of time: `from` belongs to it; whether `to` does, the API's documentation does not say clearly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Window {
    /// Its first second.
    pub from: UnixTime,
    /// Its end.
    pub to: UnixTime,
}

/// One page of a list: what is new on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Page<T> {
    items: Vec<T>,
    number: i64,
    total: Option<i64>,
    window: Option<Window>,
}

impl<T> Page<T> {
    /// What stands on the page, without what came before. It is never empty.
    #[must_use]
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// What stands on the page, by value.
    #[must_use]
    pub fn into_items(self) -> Vec<T> {
        self.items
    }

    /// The number of the page within its window, from 1. A window that is read again begins again.
    #[must_use]
    pub fn number(&self) -> i64 {
        self.number
    }

    /// How many entries the list, or the present window of it, had by the API's count when this page was
    /// answered. `None` where the API does not tell.
    #[must_use]
    pub fn total(&self) -> Option<i64> {
        self.total
    }

    /// The span of time that the page belongs to, if the list is read between two times.
    #[must_use]
    pub fn window(&self) -> Option<Window> {
        self.window
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

type Reading<T> = Pin<Box<dyn Future<Output = Result<Answered<T>, Error>> + Send>>;
type Read<T> = Box<dyn Fn(i64, Option<Window>) -> Reading<T> + Send + Sync>;

/// A list, page by page. See [the module](self) for what it does about a list that changes meanwhile.
///
/// Nothing is asked before the first page is wanted, and one page is in memory at a time. It is also a
/// `Stream` of `futures_core`. A future of [`next`](Self::next) that is dropped loses nothing: the next one goes on.
///
/// It ends after an error. To go on later, keep the [number](Page::number) and the [window](Page::window) of the
/// last page: begin again with [`from_page`](Self::from_page) and, for a list between two times, with
/// what is left of the span: up to the window's `to` when the newest come first, from its `from` on when the
/// oldest do. The windows are then cut as before.
#[must_use = "nothing is asked before `next().await`"]
pub struct Pages<T> {
    read: Read<T>,
    id: fn(&T) -> String,
    windows: Windows,
    /// What is being read now; `None` before the first window, between two and at the end.
    now: Option<Now>,
    /// Where the reading of the next window begins.
    first_page: i64,
    seen: HashSet<String>,
    /// The ids of the window before: an entry on the border may be in both.
    seen_before: HashSet<String>,
    asking: Option<Reading<T>>,
    refusal: Option<Error>,
    settled: bool,
    unsettled: Vec<Window>,
}

/// The windows that are left.
#[derive(Clone, Debug)]
enum Windows {
    /// One, of which only the call knows how long it is.
    Unnamed,
    Cut {
        rest: Window,
        longest: i64,
        oldest_first: bool,
    },
    None,
}

impl Windows {
    #[allow(
        clippy::option_option,
        reason = "a window without bounds is a window too"
    )]
    fn next(&mut self) -> Option<Option<Window>> {
        match self {
            Self::None => None,
            Self::Unnamed => {
                *self = Self::None;
                Some(None)
            }
            Self::Cut { rest, .. } if rest.from >= rest.to => None,
            Self::Cut {
                rest,
                longest,
                oldest_first,
            } => {
                let mut window = *rest;
                if *oldest_first {
                    let end = rest.from.as_secs().saturating_add(*longest);
                    window.to = rest.to.min(UnixTime::from(end));
                    rest.from = window.to;
                } else {
                    let start = rest.to.as_secs().saturating_sub(*longest);
                    window.from = rest.from.max(UnixTime::from(start));
                    rest.to = window.from;
                }
                Some(Some(window))
            }
        }
    }
}

/// How far the reading of one window is.
struct Now {
    window: Option<Window>,
    /// Where each reading of it begins.
    first_page: i64,
    /// What is asked for next.
    page: i64,
    reading: u32,
    /// The first page is asked for only to learn whether the list is there at all.
    probing: bool,
    /// The API's count at the beginning of this reading, and what came so far.
    total: Option<i64>,
    came: i64,
    /// The page before said that there is more.
    announced: bool,
    disturbed: bool,
}

impl Now {
    fn new(window: Option<Window>, first_page: i64) -> Self {
        Self {
            window,
            first_page,
            page: first_page,
            reading: 1,
            probing: false,
            total: None,
            came: 0,
            announced: false,
            disturbed: false,
        }
    }

    /// The same window from its beginning.
    fn again(&self) -> Self {
        Self {
            reading: self.reading + 1,
            ..Self::new(self.window, self.first_page)
        }
    }

    /// A refusal that only says that there is no such page. A page that nobody announced, or that was
    /// there before, is asked for in good faith.
    fn is_past_the_end(&self, error: &Error) -> bool {
        let status = error.http_status();
        error.is_refused()
            && (self.page > 1 && matches!(status, Some(400 | 404))
                || self.reading > 1 && status == Some(404))
    }
}

/// What to do after an answer.
enum Then {
    ReadOn,
    /// This reading of the window is over.
    EndReading,
    EndWindow,
}

impl<T> Pages<T> {
    fn of<C: PagedCall<Item = T>>(call: C, windows: Windows) -> Self
    where
        T: Listed,
    {
        let read: Read<T> = Box::new(move |number, window| {
            let call = call.clone().on_page(number);
            let call = match window {
                Some(window) => call.within(window),
                None => call,
            };
            Box::pin(async move { Ok(call.call().await?.into_inner().into()) })
        });
        Self {
            read,
            id: T::id,
            windows,
            now: None,
            first_page: 1,
            seen: HashSet::new(),
            seen_before: HashSet::new(),
            asking: None,
            refusal: None,
            settled: true,
            unsettled: Vec::new(),
        }
    }

    fn between<C: PagedCall<Item = T>>(call: C, from: UnixTime, to: UnixTime, longest: i64) -> Self
    where
        T: Listed,
    {
        let mut pages = Self::of(
            call,
            Windows::Cut {
                rest: Window { from, to },
                longest,
                oldest_first: false,
            },
        );
        if from > to {
            pages.refuse("the span of time ends before it begins");
        }
        pages
    }

    /// Begins with this page, counted from 1, of the first window; windows after it are read from their
    /// first page. A page past the end is the end of the list, or of the window.
    ///
    /// What is on the pages before is not looked at, so an entry that moves there meanwhile is overlooked.
    pub fn from_page(mut self, number: i64) -> Self {
        if number < 1 {
            self.refuse("pages are counted from 1");
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

    /// The entries, one by one.
    pub fn items(self) -> Items<T> {
        Items {
            pages: self,
            page: None,
            number: None,
            window: None,
        }
    }

    /// The next page that has something new on it, or `None` at the end.
    ///
    /// # Errors
    /// Whatever the call for the page answers. An order or a billing key that the API does not know is an error
    /// as well ([`Error::is_not_found`]); a page past the end is not.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// Whether every window so far was read at least once without a sign that it changed meanwhile. It is of
    /// interest at the end of the list.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.settled
    }

    /// The windows, of a list between two times, that changed during each of their readings.
    #[must_use]
    pub fn unsettled_windows(&self) -> &[Window] {
        &self.unsettled
    }

    fn refuse(&mut self, why: &'static str) {
        self.refusal
            .get_or_insert_with(|| Error::invalid_input(why));
    }

    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Page<T>, Error>>> {
        if let Some(refusal) = self.refusal.take() {
            return Poll::Ready(Some(Err(self.fail(refusal))));
        }
        loop {
            let mut now = match self.now.take() {
                Some(now) => now,
                None => match self.windows.next() {
                    None => return Poll::Ready(None),
                    Some(window) => Now::new(window, std::mem::replace(&mut self.first_page, 1)),
                },
            };
            let read = &self.read;
            let asking = self
                .asking
                .get_or_insert_with(|| read(if now.probing { 1 } else { now.page }, now.window));
            let Poll::Ready(answer) = asking.as_mut().poll(context) else {
                self.now = Some(now);
                return Poll::Pending;
            };
            self.asking = None;
            let (page, then) = match answer {
                Ok(_) if now.probing => (None, Then::EndWindow),
                Ok(answered) => self.take(&mut now, answered),
                Err(error) if !now.probing && now.is_past_the_end(&error) => {
                    (None, past_the_end(&mut now))
                }
                Err(error) => return Poll::Ready(Some(Err(self.fail(error)))),
            };
            self.go_on(now, &then);
            if let Some(page) = page {
                return Poll::Ready(Some(Ok(page)));
            }
        }
    }

    /// Takes what is new on a page, and looks for signs that the list has changed.
    fn take(&mut self, now: &mut Now, answered: Answered<T>) -> (Option<Page<T>>, Then) {
        let Answered { list, whole } = answered;
        let number = now.page;
        let on_page = list.len();
        let items: Vec<T> = list.into_iter().filter(|item| self.is_new(item)).collect();

        now.came = now
            .came
            .saturating_add(i64::try_from(on_page).unwrap_or(i64::MAX));
        let more = match whole {
            // A plain array: on until nothing new comes, be it that the server has no more or knows no pages.
            None => !items.is_empty(),
            Some(Whole { total, next }) => {
                now.disturbed |= *now.total.get_or_insert(total) != total;
                now.announced = next > number;
                // A page without entries can't announce more.
                now.disturbed |= now.announced && on_page == 0;
                now.announced && on_page > 0
            }
        };
        let then = if more {
            now.page = now.page.saturating_add(1);
            Then::ReadOn
        } else {
            now.disturbed |= now.first_page == 1
                && now
                    .total
                    .is_some_and(|total| total > 0 && total != now.came);
            Then::EndReading
        };
        let page = (!items.is_empty()).then(|| Page {
            items,
            number,
            total: whole.map(|whole| whole.total),
            window: now.window,
        });
        (page, then)
    }

    fn is_new(&mut self, item: &T) -> bool {
        let id = (self.id)(item);
        !self.seen_before.contains(&id) && self.seen.insert(id)
    }

    fn go_on(&mut self, now: Now, then: &Then) {
        self.now = match then {
            Then::ReadOn => Some(now),
            Then::EndReading if now.disturbed && now.reading < READINGS => Some(now.again()),
            Then::EndReading | Then::EndWindow => {
                if now.disturbed {
                    self.settled = false;
                    self.unsettled.extend(now.window);
                    tracing::warn!(
                        from = now.window.map(|window| window.from.as_secs()),
                        to = now.window.map(|window| window.to.as_secs()),
                        "the list changed during each reading"
                    );
                }
                self.seen_before = std::mem::take(&mut self.seen);
                None
            }
        };
    }

    /// After an error there is nothing more.
    fn fail(&mut self, error: Error) -> Error {
        self.windows = Windows::None;
        self.now = None;
        error
    }
}

fn past_the_end(now: &mut Now) -> Then {
    if now.announced {
        now.disturbed = true;
        Then::EndReading
    } else if now.page == now.first_page && now.reading == 1 {
        // The refusal may as well be about something else than the page: the first one tells.
        now.probing = true;
        Then::ReadOn
    } else {
        Then::EndReading
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

/// A list, entry by entry; made by [`Pages::items`]. It is also a `Stream` of `futures_core`.
#[must_use = "nothing is asked before `next().await`"]
pub struct Items<T> {
    pages: Pages<T>,
    page: Option<std::vec::IntoIter<T>>,
    number: Option<i64>,
    window: Option<Window>,
}

// Nothing in it is pinned.
impl<T> Unpin for Items<T> {}

impl<T> Items<T> {
    /// The next entry, or `None` at the end.
    ///
    /// # Errors
    /// As for [`Pages::next`]. It ends after an error.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// The number of the page that the last entry stood on, as [`Page::number`] has it. `None` before the first.
    #[must_use]
    pub fn page_number(&self) -> Option<i64> {
        self.number
    }

    /// The window that the last entry was in, as [`Page::window`] has it.
    #[must_use]
    pub fn window(&self) -> Option<Window> {
        self.window
    }

    /// As [`Pages::is_settled`].
    #[must_use]
    pub fn is_settled(&self) -> bool {
        self.pages.is_settled()
    }

    /// As [`Pages::unsettled_windows`].
    #[must_use]
    pub fn unsettled_windows(&self) -> &[Window] {
        self.pages.unsettled_windows()
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(item) = self.page.as_mut().and_then(Iterator::next) {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll_page(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => {
                    self.number = Some(page.number);
                    self.window = page.window;
                    self.page = Some(page.into_iter());
                }
            }
        }
    }
}

impl<T> Stream for Items<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(context)
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}

/// A call without a span of time.
macro_rules! paged {
    ($call:ident, $item:ident, $answer:ident) => {
        impl PagedCall for $call {
            type Item = $item;
            type Answer = $answer;

            fn on_page(self, number: i64) -> Self {
                self.page(number)
            }

            fn within(self, _: Window) -> Self {
                self
            }

            fn call(self) -> impl Future<Output = Result<Response<$answer>, Error>> + Send {
                self.send()
            }
        }

        impl $call {
            /// Reads the whole list page by page; see [`pages`](crate::pages). Nothing is sent yet.
            ///
            /// A `page` that was set here does not count: see [`Pages::from_page`].
            pub fn pages(self) -> Pages<$item> {
                Pages::of(self, Windows::Unnamed)
            }
        }
    };
}

/// A call for a span of time that must not be longer than `$longest`, and its two parameters.
macro_rules! paged_between {
    ($call:ident, $item:ident, $answer:ident, $from:ident, $to:ident, $longest:ident, $days:literal) => {
        impl PagedCall for $call {
            type Item = $item;
            type Answer = $answer;

            fn on_page(self, number: i64) -> Self {
                self.page(number)
            }

            fn within(self, window: Window) -> Self {
                self.$from(window.from).$to(window.to)
            }

            fn call(self) -> impl Future<Output = Result<Response<$answer>, Error>> + Send {
                self.send()
            }
        }

        impl $call {
            #[doc = concat!(
                "Reads the whole list page by page, for the span of time that `", stringify!($from), "` and `",
                stringify!($to), "` say; see [`pages`](crate::pages). Nothing is sent yet."
            )]
            ///
            /// The API refuses a span that is too long for one call;
            /// [`pages_between`](Self::pages_between) takes one of any length.
            ///
            /// A `page` that was set here does not count: see [`Pages::from_page`].
            pub fn pages(self) -> Pages<$item> {
                Pages::of(self, Windows::Unnamed)
            }

            #[doc = concat!(
                "Reads the whole list from `from` on and before `to`, however long that is, in windows of ", $days,
                " days at most; see [`pages`](crate::pages). Nothing is sent yet."
            )]
            ///
            /// The newest window comes first and is cut off at `to`, unless
            /// [`oldest_first`](Pages::oldest_first) is chosen. Within a window the order is the call's.
            ///
            #[doc = concat!(
                "What was set here as `", stringify!($from), "`, `", stringify!($to),
                "` and `page` does not count. An end before the beginning is an error of the first page."
            )]
            pub fn pages_between(
                self,
                from: impl Into<UnixTime>,
                to: impl Into<UnixTime>,
            ) -> Pages<$item> {
                Pages::between(self, from.into(), to.into(), $longest)
            }
        }
    };
}

paged!(
    GetAllPaymentsByMerchantUid,
    PaymentAnnotation,
    PagedPaymentAnnotation
);
paged!(
    GetAllPaymentsByMerchantUidAnyStatus,
    PaymentAnnotation,
    PagedPaymentAnnotation
);
paged!(CustomerPayments, PaymentAnnotation, PagedPaymentAnnotation);
paged_between!(
    GetPaymentsByStatus,
    PaymentAnnotation,
    PagedPaymentAnnotation,
    from,
    to,
    PAYMENTS_WINDOW,
    "90"
);
paged_between!(
    FindSchedulesByRange,
    ScheduleResultAnnotation,
    ScheduleList,
    schedule_from,
    schedule_to,
    SCHEDULES_WINDOW,
    "89"
);
paged_between!(
    FindSchedulesByCustomer,
    ScheduleResultAnnotation,
    ScheduleList,
    from,
    to,
    SCHEDULES_WINDOW,
    "89"
);
paged_between!(
    FindSchedulesByCustomerUid,
    ScheduleResultAnnotation,
    ScheduleList,
    from,
    to,
    SCHEDULES_WINDOW,
    "89"
);

#[cfg(test)]
mod tests;
