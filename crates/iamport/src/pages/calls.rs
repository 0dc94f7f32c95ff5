//! The calls that answer one page of a list, and what is read of each.

use std::future::Future;

use super::paged::{Listed, Paged, PagedCall};
use super::reading::{Limit, Whole};
use super::stream::Pages;
use super::windows::{PAYMENTS_WINDOW, SCHEDULES_WINDOW, Window, Windows};
use crate::operations::billing_keys::{CustomerPayments, FindSchedulesByCustomer};
use crate::operations::payments::{
    GetAllPaymentsByMerchantUid, GetAllPaymentsByMerchantUidAndStatus, GetPaymentsByStatus,
};
use crate::operations::schedules::{FindSchedulesByCustomerUid, FindSchedulesByRange};
use crate::types::{
    PagedPaymentAnnotation, PaymentAnnotation, ScheduleList, ScheduleResultAnnotation,
};
use crate::{Error, Response, UnixTime};

/// What the API takes for a `limit` that is left out, as the spec says.
const DEFAULT_LIMIT: i64 = 20;

impl Paged<PaymentAnnotation> for PagedPaymentAnnotation {
    fn take_apart(self) -> (Vec<PaymentAnnotation>, Option<Whole>) {
        let whole = Whole {
            total: self.total,
            next: self.next,
        };
        (self.list, Some(whole))
    }
}

impl Paged<ScheduleResultAnnotation> for ScheduleList {
    fn take_apart(self) -> (Vec<ScheduleResultAnnotation>, Option<Whole>) {
        match self {
            Self::List(list) => (list, None),
            Self::Page(page) => {
                let whole = Whole {
                    total: page.total,
                    next: page.next,
                };
                (page.list, Some(whole))
            }
        }
    }
}

impl Listed for PaymentAnnotation {
    fn id(&self) -> String {
        self.imp_uid.clone()
    }
}

impl Listed for ScheduleResultAnnotation {
    /// A schedule has no id of the API's. An order that was unscheduled may be scheduled anew for the same
    /// time, and that again, so its state and the moment of it belong to what makes it another one.
    fn id(&self) -> String {
        let secs = |time: Option<UnixTime>| time.map_or(0, UnixTime::as_secs);
        let identity = (
            &self.merchant_uid,
            self.customer_uid.as_deref().unwrap_or_default(),
            secs(self.schedule_at),
            self.schedule_status.as_str(),
            secs(self.revoked_at),
            secs(self.executed_at),
        );
        // Quoted, so that no text can pass for another one's end.
        format!("{identity:?}")
    }
}

/// What a call has: its entries and its answer, then the name of its limit and those of its span, if any.
macro_rules! paged_call {
    (
        $call:ident, $item:ident, $answer:ident
        $(, limit: $limit:ident)?
        $(, span: $from:ident, $to:ident)?
    ) => {
        impl PagedCall for $call {
            type Item = $item;
            type Answer = $answer;

            $(
                fn limit(&self) -> Limit {
                    Limit::Own(self.$limit.unwrap_or(DEFAULT_LIMIT))
                }

                fn limited_to(self, limit: i64) -> Self {
                    self.$limit(limit)
                }
            )?

            fn on_page(self, number: i64) -> Self {
                self.page(number)
            }

            $(
                fn within(self, window: Window) -> Self {
                    self.$from(window.from).$to(window.to)
                }
            )?

            fn call(self) -> impl Future<Output = Result<Response<$answer>, Error>> + Send {
                self.send()
            }
        }
    };
}

/// A list without a span of time.
macro_rules! pages {
    ($call:ident, $item:ident) => {
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

/// A list for a span of time that must not be longer than `$longest`, and the names of its two ends.
macro_rules! pages_between {
    ($call:ident, $item:ident, $from:ident, $to:ident, $longest:ident, $days:literal) => {
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
                "` and `page` does not count. An end before the beginning, a time before 1970, and one of more than \
                 ten digits, which must be in milliseconds, are an error of the first page."
            )]
            pub fn pages_between(
                self,
                from: impl Into<UnixTime>,
                to: impl Into<UnixTime>,
            ) -> Pages<$item> {
                Pages::between(self, Window::new(from.into(), to.into()), $longest)
            }
        }
    };
}

paged_call!(
    GetAllPaymentsByMerchantUidAndStatus,
    PaymentAnnotation,
    PagedPaymentAnnotation,
    limit: limit
);
pages!(GetAllPaymentsByMerchantUidAndStatus, PaymentAnnotation);

paged_call!(
    GetAllPaymentsByMerchantUid,
    PaymentAnnotation,
    PagedPaymentAnnotation,
    limit: limit
);
pages!(GetAllPaymentsByMerchantUid, PaymentAnnotation);

paged_call!(CustomerPayments, PaymentAnnotation, PagedPaymentAnnotation);
pages!(CustomerPayments, PaymentAnnotation);

paged_call!(
    GetPaymentsByStatus,
    PaymentAnnotation,
    PagedPaymentAnnotation,
    limit: limit,
    span: from, to
);
pages_between!(
    GetPaymentsByStatus,
    PaymentAnnotation,
    from,
    to,
    PAYMENTS_WINDOW,
    "90"
);

paged_call!(
    FindSchedulesByRange,
    ScheduleResultAnnotation,
    ScheduleList,
    limit: limit,
    span: schedule_from, schedule_to
);
pages_between!(
    FindSchedulesByRange,
    ScheduleResultAnnotation,
    schedule_from,
    schedule_to,
    SCHEDULES_WINDOW,
    "89"
);

paged_call!(
    FindSchedulesByCustomer,
    ScheduleResultAnnotation,
    ScheduleList,
    span: from, to
);
pages_between!(
    FindSchedulesByCustomer,
    ScheduleResultAnnotation,
    from,
    to,
    SCHEDULES_WINDOW,
    "89"
);

paged_call!(
    FindSchedulesByCustomerUid,
    ScheduleResultAnnotation,
    ScheduleList,
    span: from, to
);
pages_between!(
    FindSchedulesByCustomerUid,
    ScheduleResultAnnotation,
    from,
    to,
    SCHEDULES_WINDOW,
    "89"
);
