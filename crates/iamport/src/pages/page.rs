//! One page of a list.

use std::fmt;

use bytes::Bytes;

use super::windows::Window;

/// One page of a list: what is new on it.
#[derive(Clone, PartialEq)]
pub struct Page<T> {
    pub(super) items: Vec<T>,
    pub(super) number: i64,
    pub(super) limit: Option<i64>,
    pub(super) total: Option<i64>,
    pub(super) window: Option<Window>,
    pub(super) raw: Bytes,
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

    /// The number of the page within its window, from 1, in pages of [`limit`](Self::limit) entries. A
    /// window that is read again begins again.
    #[must_use]
    pub fn number(&self) -> i64 {
        self.number
    }

    /// How many entries the page was to hold at most: the `limit` of the call, the API's own if the call has
    /// none set, or less after a page that was too large to be read. `None` where the call takes no `limit`.
    #[must_use]
    pub fn limit(&self) -> Option<i64> {
        self.limit
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

    /// The body of the answer that the page came in, with what came before too. It has personal data; don't log it.
    #[must_use]
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }
}

// Without the body, which has personal data.
impl<T: fmt::Debug> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Page")
            .field("items", &self.items)
            .field("number", &self.number)
            .field("limit", &self.limit)
            .field("total", &self.total)
            .field("window", &self.window)
            .finish_non_exhaustive()
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}
