//! What a paged list needs to know of the call behind it.

use std::future::Future;

use super::reading::{Answered, Limit, Question, Whole};
use super::windows::Window;
use crate::error::Kind;
use crate::{Error, Outcome, PassedOver, Response};

/// A call that answers one page of a list: all that [`Pages`](super::Pages) needs to know of it.
pub(super) trait PagedCall: Clone + Send + Sync + 'static {
    type Item: Listed;
    type Answer: Paged<Self::Item> + Send;

    /// How many entries a page of it holds.
    fn limit(&self) -> Limit {
        Limit::Fixed
    }

    /// The same call for pages of so many entries, where the call has such a parameter.
    fn limited_to(self, _: i64) -> Self {
        self
    }

    /// The same call for another page.
    fn on_page(self, number: i64) -> Self;

    /// The same call for a span of time, where the call has one.
    fn within(self, _: Window) -> Self {
        self
    }

    fn call(self) -> impl Future<Output = Result<Response<Self::Answer>, Error>> + Send;
}

/// An entry of a list.
pub(super) trait Listed: Send + 'static {
    /// What makes it another one than the others.
    fn id(&self) -> String;
}

/// The payload of a page.
pub(super) trait Paged<T> {
    /// The entries, and what the page says about the whole list.
    fn take_apart(self) -> (Vec<T>, Option<Whole>);
}

/// Puts a question by means of a call that was made for another page.
pub(super) async fn ask<C: PagedCall>(
    call: C,
    question: Question,
) -> Result<Answered<C::Item>, Error> {
    let mut call = call.on_page(question.page);
    if let Some(limit) = question.limit {
        call = call.limited_to(limit);
    }
    if let Some(window) = question.window {
        call = call.within(window);
    }
    let response = call.call().await?;
    let lost = response
        .passed_over()
        .iter()
        .filter(|passed_over| passed_over.is_entry())
        .map(lost_entry)
        .collect();
    let raw = response.raw_bytes();
    let (list, whole) = response.into_inner().take_apart();
    Ok(Answered {
        list,
        whole,
        lost,
        raw,
    })
}

/// The error that stands in a stream for an entry that can't be read.
fn lost_entry(passed_over: &PassedOver) -> Error {
    let path = passed_over.path();
    Error::new(
        Kind::Unreadable,
        Outcome::Unanswered,
        format!("an entry of the list can't be read, at {path}; the others are given out"),
    )
}
