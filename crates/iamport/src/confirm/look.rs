//! Reads of what there is, patient within a limit.

use std::future::Future;
use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, sleep};

use crate::error::{Kind, Outcome};
use crate::types::PaymentAnnotation;
use crate::{Client, Error, Response};

/// How long to wait before the second look; each further wait is twice as long, up to [`LONGEST_WAIT`].
const FIRST_WAIT: Duration = Duration::from_millis(250);
const LONGEST_WAIT: Duration = Duration::from_secs(15);
/// With less time than this no further look is begun.
const TOO_LATE: Duration = Duration::from_millis(20);

/// A moment from now, or a far one if the limit is beyond what the clock can hold.
pub(super) fn after(limit: Duration) -> Instant {
    const FAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);
    Instant::now() + limit.min(FAR)
}

/// The waits between looks, within a limit.
pub(super) struct Patience {
    until: Instant,
    next: Duration,
}

impl Patience {
    pub(super) fn until(until: Instant) -> Self {
        Self {
            until,
            next: FIRST_WAIT,
        }
    }

    /// Waits for the next look, towards the end less and less, so that the last one is shortly before it. `false` if no time is left
    /// for one.
    pub(super) async fn wait(&mut self) -> bool {
        self.wait_for(self.until).await
    }

    /// The same, and no longer than to `moment` if that is ahead.
    pub(super) async fn wait_for(&mut self, moment: Instant) -> bool {
        let now = Instant::now();
        let left = self.until.saturating_duration_since(now);
        if left < TOO_LATE {
            return false;
        }
        let ahead = moment.checked_duration_since(now);
        let ahead = ahead.filter(|ahead| !ahead.is_zero()).unwrap_or(left);
        sleep(self.next.min(left * 3 / 4).min(ahead)).await;
        self.next = (self.next * 2).min(LONGEST_WAIT);
        true
    }
}

/// Reads until there is an answer, a refusal, or no time left.
pub(super) async fn patiently<T, F>(until: Instant, read: impl Fn() -> F) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    let mut patience = Patience::until(until);
    loop {
        match read().await {
            Err(error) if error.is_transient() && patience.wait().await => {}
            answer => return answer,
        }
    }
}

/// A payment as it is now.
pub(super) struct Seen {
    pub(super) payment: PaymentAnnotation,
    /// Nothing in the answer was passed over, and what is concluded from was there.
    pub(super) whole: bool,
}

impl Seen {
    /// `needed` are the keys that conclusions rest on and that the strict reading takes for empty if they are absent.
    pub(super) fn of(answer: Response<PaymentAnnotation>, needed: &[&str]) -> Self {
        let body: Value = serde_json::from_slice(answer.raw()).unwrap_or_default();
        let given = |name: &&str| {
            body.pointer("/response")
                .and_then(|it| it.get(*name))
                .is_some_and(|it| !it.is_null())
        };
        let whole = answer.passed_over().is_empty() && needed.iter().all(given);
        Self {
            payment: answer.into_inner(),
            whole,
        }
    }
}

/// Looks at a payment, one of a test channel too.
pub(super) async fn payment(
    client: &Client,
    imp_uid: &str,
    needed: &[&str],
) -> Result<Seen, Error> {
    let call = client.get_payment_by_imp_uid(imp_uid);
    Ok(Seen::of(call.include_sandbox(true).send().await?, needed))
}

/// The error of a change that can't begin, since what there is can't be told from the answer about it.
pub(super) fn not_whole() -> Error {
    Error::new(
        Kind::Unreadable,
        Outcome::NotSent,
        "what there is can't be told from the answer about it, which is not whole",
    )
}

/// The payments of an order: all of its attempts, in whatever state.
pub(super) struct Attempts {
    pub(super) list: Vec<PaymentAnnotation>,
    /// Nothing disturbed the reading, so that what is not in the list is not there, and each says whether it has a mark.
    pub(super) whole: bool,
}

pub(super) async fn attempts(client: &Client, merchant_uid: &str) -> Result<Attempts, Error> {
    let call = client.get_all_payments_by_merchant_uid(merchant_uid);
    let mut pages = call.limit(100).pages();
    let mut list = Vec::new();
    let mut marks_shown = true;
    while let Some(page) = pages.next().await {
        match page {
            Ok(page) => {
                marks_shown &= all_have(page.raw(), "custom_data");
                list.extend(page);
            }
            // The API knows no such order.
            Err(error) if error.is_not_found() && list.is_empty() => {
                return Ok(Attempts { list, whole: true });
            }
            Err(error) => return Err(error),
        }
    }
    // A server that pays no heed to the order number must not pass for one that does.
    let foreign = list.iter().any(|it| it.merchant_uid != merchant_uid);
    let whole = pages.is_settled() && !foreign && marks_shown;
    list.retain(|it| it.merchant_uid == merchant_uid);
    Ok(Attempts { list, whole })
}

/// Whether each entry of a list's page has a member of this name, be it null. The strict reading can't tell null from absent.
fn all_have(page: &[u8], name: &str) -> bool {
    let body: Value = serde_json::from_slice(page).unwrap_or_default();
    let list = body.pointer("/response/list").and_then(Value::as_array);
    list.is_some_and(|list| list.iter().all(|entry| entry.get(name).is_some()))
}
