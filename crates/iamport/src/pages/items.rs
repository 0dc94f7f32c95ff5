//! A paged list, entry by entry.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

#[cfg(doc)]
use super::page::Page;
use super::stream::Pages;
use super::windows::Window;
use crate::Error;

/// A list, entry by entry; made by [`Pages::items`]. It is also a `Stream` of `futures_core`.
#[must_use = "nothing is asked before `next().await`"]
pub struct Items<T> {
    pages: Pages<T>,
    page: Option<std::vec::IntoIter<T>>,
    number: Option<i64>,
    limit: Option<i64>,
    window: Option<Window>,
}

// Nothing in it is pinned.
impl<T> Unpin for Items<T> {}

impl<T> Pages<T> {
    /// The entries, one by one.
    pub fn items(self) -> Items<T> {
        Items {
            pages: self,
            page: None,
            number: None,
            limit: None,
            window: None,
        }
    }
}

impl<T> Items<T> {
    /// The next entry, or `None` at the end.
    ///
    /// # Errors
    /// As for [`Pages::next`]. It ends after an error, unless that is about an entry that can't be read; such an error
    /// comes after the entries of its page.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// The number of the page that the last entry stood on, as [`Page::number`] has it. `None` before the
    /// first.
    #[must_use]
    pub fn page_number(&self) -> Option<i64> {
        self.number
    }

    /// How many entries that page was to hold at most, as [`Page::limit`] has it.
    #[must_use]
    pub fn page_limit(&self) -> Option<i64> {
        self.limit
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
                    self.number = Some(page.number());
                    self.limit = page.limit();
                    self.window = page.window();
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
