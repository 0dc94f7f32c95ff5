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
//! # Where a list ends
//!
//! At the page of which the API says that it is the last one: its `next` is 0, or it is an empty array where
//! the answer is a plain array. A number of entries alone is never the end. What else can come:
//!
//! - Pages that bring nothing new, because the server takes no notice of `page`. After three of them in a
//!   row no more is asked for, and the window is not settled (below).
//! - A refusal with HTTP 400 or 404 instead of a page. If the page before announced this one, the window is
//!   read again, and a refusal in the last reading is given out as an error. If nobody announced it, it is
//!   asked for once more; then it is the end.
//! - A page that is too large to be read, of more than 8 MiB unless
//!   [set](crate::ClientBuilder::largest_answer). Calls with a `limit` go on at the same place
//!   with pages of half as many entries, down to one, and stay with that to the end. The others give out the
//!   error.
//! - An entry that can't be read. It is passed over, and after the rest of its page the stream gives out one
//!   error for it and goes on. All other errors end the stream.
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
//!   the number of different entries that came, those that can't be read included, or when a page is gone or
//!   empty that the one before it announced, the window is read again from where its reading began, three
//!   times in all, and what is new is given out. If the third reading was disturbed too,
//!   [`is_settled`](Pages::is_settled) says so from then on.
//!
//! What stays: when one entry leaves and another one enters between two pages, the number is the same and
//! nothing shows it. A payment that changes after it was given out is not given out again, so that what a
//! stream says is how things were at different moments. A schedule has no id, so its order number, its due
//! time and its state together stand for it: one that runs or is revoked between two readings comes a second
//! time with its new state. A payment is found by the time of its present status, and so one that is
//! cancelled during the reading moves to the time of its cancel, maybe into a window that was read already,
//! or past the end of the span. For a list to settle accounts by, take a span that ended some time ago, and
//! compare with your own records.
//!
//! `getKakaoPaymentOrders` has pages as well, but nobody knows how its answer is built, so it is not here.

mod calls;
mod items;
mod page;
mod paged;
mod reading;
mod stream;
mod windows;

pub use self::items::Items;
pub use self::page::Page;
pub use self::stream::Pages;
pub use self::windows::Window;

#[cfg(test)]
mod tests;
