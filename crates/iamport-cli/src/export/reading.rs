//! One reading of one window, page by page.
//!
//! [`iamport::pages`] reads a disturbed window again by itself, but gives out again only what is new: a payment that
//! left the window between two readings stays given out. Here a reading that was disturbed is thrown away as a whole,
//! and so it has to be seen from outside.

use std::collections::HashSet;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use iamport::types::{PaymentAnnotation, PaymentSorting};
use iamport::{Client, PassedOver};

use super::day::Days;
use super::settings::Status;
use crate::trouble::Trouble;

/// The most that a page may hold (`spec/payments.yaml`).
const LARGEST_PAGE: i64 = 1_000;

/// Whom to ask, and how.
#[derive(Debug)]
pub(crate) struct Reader {
    client: Client,
    status: Status,
    /// How many payments a page holds; less after a page that was too large to be read.
    limit: AtomicI64,
    /// How many calls were made.
    pub(crate) calls: AtomicU64,
}

/// What came of a reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// The API's count stayed the same, and so many payments came, apart from so many that could not be read.
    Whole { payments: i64, unreadable: u64 },
    /// The API counts so many, which is more than were wanted. Nothing was kept.
    TooMany(i64),
    /// The list changed meanwhile, so that what was kept may not be what there is.
    Disturbed,
    /// A page was too large to be read; the next reading has smaller ones.
    PageTooLarge,
}

impl Reader {
    pub(crate) fn new(client: Client, status: Status) -> Self {
        Self {
            client,
            status,
            limit: AtomicI64::new(LARGEST_PAGE),
            calls: AtomicU64::new(0),
        }
    }

    /// Reads the payments of these days, each once, and gives them to `keep`.
    ///
    /// `most` is how many there may be. With `to_the_end`, a list that changes is read to its end all the same.
    pub(crate) async fn read(
        &self,
        window: Days,
        most: Option<i64>,
        to_the_end: bool,
        mut keep: impl FnMut(&PaymentAnnotation) -> Result<(), Trouble>,
    ) -> Result<Reading, Trouble> {
        let limit = self.limit.load(Ordering::Relaxed);
        let call = self
            .client
            .get_payments_by_status(self.status.filter())
            .from(window.from.start())
            .to(window.to.start())
            // What is new comes last, so that it moves nothing onto another page.
            .sorting(PaymentSorting::OldestStarted)
            .limit(limit);
        let mut seen = HashSet::new();
        let (mut total, mut unreadable, mut disturbed) = (None, 0_u64, false);
        for page in 1_i64.. {
            self.calls.fetch_add(1, Ordering::Relaxed);
            let answer = match call.clone().page(page).send().await {
                Ok(answer) => answer,
                Err(error) if error.is_too_large() && limit > 1 => {
                    self.limit.fetch_min((limit / 2).max(1), Ordering::Relaxed);
                    return Ok(Reading::PageTooLarge);
                }
                // The page before announced this one, and it is gone.
                Err(error) if page > 1 && matches!(error.http_status(), Some(400 | 404)) => {
                    disturbed = true;
                    break;
                }
                Err(error) => return Err(Trouble::call(&error)),
            };
            let lost = answer
                .passed_over()
                .iter()
                .filter(|passed_over| PassedOver::is_entry(passed_over));
            unreadable = unreadable.saturating_add(lost.count() as u64);
            let answer = answer.into_inner();
            match total {
                None => {
                    if most.is_some_and(|most| answer.total > most) {
                        return Ok(Reading::TooMany(answer.total));
                    }
                    total = Some(answer.total);
                }
                Some(total) => disturbed |= total != answer.total,
            }
            let mut news = 0;
            for payment in &answer.list {
                if seen.insert(payment.imp_uid.clone()) {
                    keep(payment)?;
                    news += 1;
                }
            }
            if answer.next == 0 {
                break;
            }
            // A server that takes no notice of the page would go on for ever.
            disturbed |= news == 0;
            if disturbed && (!to_the_end || news == 0) {
                break;
            }
        }
        let payments = i64::try_from(seen.len()).unwrap_or(i64::MAX);
        let came = payments.saturating_add_unsigned(unreadable);
        // A count of 0 beside payments is one that the API does not tell.
        disturbed |= total.is_some_and(|total| total > 0 && total != came);
        Ok(if disturbed {
            Reading::Disturbed
        } else {
            Reading::Whole {
                payments,
                unreadable,
            }
        })
    }
}
