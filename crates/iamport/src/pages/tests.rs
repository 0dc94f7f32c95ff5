use std::iter::repeat_with;

use futures_core::Stream;
use iamport_sandbox::{NewPayment, Sandbox};
use iamport_testing::{Reply, Server, accepted, envelope};
use serde_json::{Value, json};

use super::reading::Answered;
use super::windows::{DAY, PAYMENTS_WINDOW, Windows};
use super::*;
use crate::testing::Clients as _;
use crate::types::{PaymentAnnotation, ScheduleResultAnnotation};
use crate::{Client, Credentials, UnixTime};

mod ends;
mod lost;
mod sizes;

/// Stands in a script for the status of an answer that is above the bound.
const TOO_LARGE: u16 = 0;

/// Answers the calls one after the other with what the script says, and then with failures.
fn scripted(script: impl IntoIterator<Item = (u16, Value), IntoIter: Send + 'static>) -> Server {
    let replies = script.into_iter().map(|(status, response)| match status {
        200 => accepted(&response),
        TOO_LARGE => Reply::bytes("HTTP/1.1 200 OK\r\nContent-Length: 9000000\r\n\r\n"),
        status => envelope(status, -1, "no", &Value::Null),
    });
    Server::in_turn(replies.chain(repeat_with(Reply::close)))
}

fn payment(id: &str) -> Value {
    json!({ "imp_uid": id, "merchant_uid": "m", "amount": 1, "status": "paid" })
}

/// A page of payments; each character is one.
fn page(ids: &str, total: i64, next: i64) -> (u16, Value) {
    let list: Vec<Value> = ids.chars().map(|id| payment(&id.to_string())).collect();
    (
        200,
        json!({ "total": total, "previous": 0, "next": next, "list": list }),
    )
}

fn schedule(id: char) -> Value {
    json!({
        "merchant_uid": id.to_string(), "customer_uid": "c", "amount": 1, "schedule_at": 9,
        "schedule_status": "scheduled",
    })
}

fn array(ids: &str) -> (u16, Value) {
    (200, ids.chars().map(schedule).collect())
}

fn refused(status: u16) -> (u16, Value) {
    (status, Value::Null)
}

/// The pages that come, as `number:ids`, and an error as its HTTP status.
async fn read(pages: &mut Pages<PaymentAnnotation>) -> Vec<String> {
    let mut read = Vec::new();
    while let Some(page) = pages.next().await {
        read.push(match page {
            Ok(page) => {
                let ids: String = page.items().iter().map(|item| &*item.imp_uid).collect();
                format!("{}:{ids}", page.number())
            }
            Err(error) => format!("{:?}", error.http_status()),
        });
    }
    read
}

/// The numbers of the pages that were asked for.
fn asked(server: &Server) -> Vec<i64> {
    server
        .call_lines()
        .iter()
        .map(|line| {
            let (_, rest) = line.split_once("page=").unwrap();
            rest.split('&').next().unwrap().parse().unwrap()
        })
        .collect()
}

fn travels<T: Send + Unpin + Stream>(_: &T) {}

#[tokio::test]
async fn every_list_goes_on_until_its_end_and_a_double_comes_once() {
    let server = scripted([page("ab", 4, 2), page("bc", 4, 3), page("d", 4, 0)]);
    let call = server
        .client()
        .get_all_payments_by_merchant_uid_and_status("m", "paid")
        .limit(2)
        .page(7);
    let mut pages = call.pages();
    travels(&pages);
    assert!(
        server.received().is_empty(),
        "nothing is asked before it is wanted"
    );
    assert_eq!(read(&mut pages).await, ["1:ab", "2:c", "3:d"]);
    assert!(pages.is_settled());
    assert_eq!(
        server.call_lines()[2],
        "GET /payments/findAll/m/paid?page=3&limit=2"
    );
    assert!(pages.next().await.is_none());

    let server = scripted([page("a", 1, 0)]);
    let mut items = server.client().customer_payments("c").pages().items();
    travels(&items);
    assert_eq!(items.page_number(), None);
    assert_eq!(items.next().await.unwrap().unwrap().imp_uid, "a");
    assert_eq!((items.page_number(), items.window()), (Some(1), None));
    assert!(items.next().await.is_none() && items.is_settled());
    assert_eq!(
        server.call_lines(),
        ["GET /subscribe/customers/c/payments?page=1"]
    );

    let server = scripted([page("", 0, 0)]);
    let call = server.client().get_all_payments_by_merchant_uid("m");
    assert!(
        read(&mut call.pages()).await.is_empty(),
        "an empty page is no page"
    );
}

#[tokio::test]
async fn a_window_whose_total_changes_is_read_again_and_only_what_is_new_comes() {
    // `c` is pulled onto the first page after that was read.
    let server = scripted([
        page("ab", 4, 2),
        page("d", 3, 0),
        page("bc", 3, 2),
        page("d", 3, 0),
    ]);
    let mut pages = server.client().get_payments_by_status("paid").pages();
    assert_eq!(read(&mut pages).await, ["1:ab", "2:d", "1:c"]);
    assert!(pages.is_settled());
    assert_eq!(asked(&server), [1, 2, 1, 2]);
}

#[tokio::test]
async fn a_list_that_never_rests_is_read_three_times() {
    let server = scripted((0..8).map(|n| page("a", 2 + n % 2, (n + 1) % 2 * 2)));
    let mut pages = server.client().get_payments_by_status("paid").pages();
    assert_eq!(read(&mut pages).await, ["1:a"]);
    assert!(!pages.is_settled());
    assert!(pages.unsettled_windows().is_empty());
    assert_eq!(asked(&server), [1, 2, 1, 2, 1, 2]);
}

#[tokio::test]
async fn long_spans_of_schedules_are_cut_into_less_than_three_months() {
    let end = 200 * DAY;
    let windows = [(111 * DAY, end), (22 * DAY, 111 * DAY), (0, 22 * DAY)];
    type Made = fn(&Client) -> Pages<ScheduleResultAnnotation>;
    let calls: [(Made, &str); 3] = [
        (
            |client| client.find_schedules_by_range().pages_between(0, 200 * DAY),
            "schedule_from={from}&schedule_to={to}&page=1",
        ),
        (
            |client| {
                client
                    .find_schedules_by_customer("c")
                    .pages_between(0, 200 * DAY)
            },
            "page=1&from={from}&to={to}",
        ),
        (
            |client| {
                client
                    .find_schedules_by_customer_uid("c")
                    .pages_between(0, 200 * DAY)
            },
            "page=1&from={from}&to={to}",
        ),
    ];
    for (make, query) in calls {
        let one = |id: &str| {
            let (status, list) = array(id);
            (
                status,
                json!({ "total": 1, "previous": 0, "next": 0, "list": list }),
            )
        };
        let server = scripted([one("a"), one("b"), one("b")]);
        let mut pages = make(&server.client());
        let mut came = Vec::new();
        while let Some(page) = pages.next().await {
            let page = page.unwrap();
            came.push((page.window().unwrap().from.as_secs(), page.items().len()));
            assert_eq!(page.total(), Some(1));
        }
        // The one on the border of two windows comes once.
        assert_eq!(came, [(111 * DAY, 1), (22 * DAY, 1)]);
        for (line, (from, to)) in server.call_lines().iter().zip(windows) {
            let expected = query
                .replace("{from}", &from.to_string())
                .replace("{to}", &to.to_string());
            assert!(line.ends_with(&expected), "{line}");
        }
        assert_eq!(server.calls().len(), 3);
    }
}

#[test]
fn windows_are_legal_touch_each_other_and_end() {
    for oldest_first in [false, true] {
        for (from, to) in [
            (0, 1),
            (5, 5 + PAYMENTS_WINDOW),
            (5, 6 + PAYMENTS_WINDOW),
            (3, 7 * PAYMENTS_WINDOW),
            (0, 9_999_999_999),
        ] {
            let mut left = Windows::Cut {
                rest: Window {
                    from: from.into(),
                    to: to.into(),
                },
                longest: PAYMENTS_WINDOW,
                oldest_first,
            };
            let mut windows: Vec<(i64, i64)> = std::iter::from_fn(|| left.next())
                .flatten()
                .map(|window| (window.from.as_secs(), window.to.as_secs()))
                .collect();
            if !oldest_first {
                windows.reverse();
            }
            assert_eq!((windows[0].0, windows[windows.len() - 1].1), (from, to));
            assert!(windows.windows(2).all(|pair| pair[0].1 == pair[1].0));
            assert!(
                windows
                    .iter()
                    .all(|(from, to)| from < to && to - from <= PAYMENTS_WINDOW)
            );
        }
    }
}

#[tokio::test]
async fn a_span_that_no_list_can_be_asked_for_is_refused_before_anything_is_sent() {
    let server = scripted([]);
    let list = || server.client().get_payments_by_status("all");
    let now = 1_700_000_000_i64;
    for (mut pages, why) in [
        (list().pages_between(2, 1), "ends before it begins"),
        (list().pages_between(-1, 1), "before 1970"),
        (list().pages_between(1, -1), "before 1970"),
        (
            list().pages_between(now * 1_000, now * 1_000 + 1),
            "seconds",
        ),
        (list().pages_between(now, now * 1_000), "seconds"),
        (list().pages_between(0, 10_000_000_000_i64), "seconds"),
        (list().pages_between(0, i64::MAX).oldest_first(), "seconds"),
        (list().pages().from_page(0), "counted from 1"),
    ] {
        let error = pages.next().await.unwrap().unwrap_err();
        assert!(error.is_invalid_input(), "{error}");
        assert!(error.to_string().contains(why), "{error}");
        assert!(pages.next().await.is_none());
    }
    let mut nothing = list().pages_between(1, 1);
    assert!(nothing.next().await.is_none());
    let longest = list().pages_between(0, 9_999_999_999_i64);
    assert!(longest.refusal.is_none());
    assert!(server.received().is_empty());
}

#[tokio::test]
async fn a_schedule_beside_those_that_were_revoked_is_another_one() {
    let entry = |status: &str, revoked_at: i64, executed_at: i64| {
        json!({
            "merchant_uid": "m", "customer_uid": "c", "amount": 1, "schedule_at": 9,
            "schedule_status": status, "revoked_at": revoked_at, "executed_at": executed_at,
        })
    };
    let list = json!([
        entry("scheduled", 0, 0),
        entry("revoked", 5, 0),
        entry("revoked", 6, 0),
        entry("revoked", 6, 0),
        entry("executed", 0, 9),
        entry("executed", 0, 10),
        entry("unheard of", 0, 0),
    ]);
    let server = scripted([(200, list), array("")]);
    let mut pages = server
        .client()
        .find_schedules_by_customer("c")
        .pages_between(1, 10);
    let page = pages.next().await.unwrap().unwrap();
    let came: Vec<(&str, i64)> = page
        .items()
        .iter()
        .map(|item| {
            let revoked = item.revoked_at.map_or(0, UnixTime::as_secs);
            (item.schedule_status.as_str(), revoked)
        })
        .collect();
    assert_eq!(
        came,
        [
            ("scheduled", 0),
            ("revoked", 5),
            ("revoked", 6),
            ("executed", 0),
            ("executed", 0),
            ("unheard of", 0),
        ]
    );
}

#[tokio::test]
async fn only_the_ids_of_two_windows_are_remembered() {
    let server = scripted([page("a", 1, 0), page("b", 1, 0), page("c", 1, 0)]);
    let call = server.client().get_payments_by_status("all");
    let mut pages = call.pages_between(0, 3 * PAYMENTS_WINDOW);
    for _ in 0..3 {
        pages.next().await.unwrap().unwrap();
        assert!(pages.seen.len() + pages.seen_before.len() <= 2);
    }
}

#[tokio::test]
async fn a_dropped_future_loses_nothing() {
    let server = scripted([page("a", 2, 2), page("b", 2, 0)]);
    let mut pages = server.client().get_payments_by_status("all").pages();
    let mut came = Vec::new();
    loop {
        // Gives up whenever there is something to wait for.
        let turn = tokio::select! {
            biased;
            page = pages.next() => Some(page),
            () = tokio::task::yield_now() => None,
        };
        match turn {
            Some(Some(page)) => came.extend(page.unwrap()),
            Some(None) => break,
            None => {}
        }
    }
    assert_eq!(came.len(), 2);
    assert_eq!(asked(&server), [1, 2]);
}

#[tokio::test]
async fn a_year_of_the_sandbox_comes_whole_and_in_order_and_can_be_resumed() {
    let begin: u64 = 1_700_000_000;
    let sandbox = Sandbox::builder().frozen_at(begin).start().await.unwrap();
    let (key, secret) = sandbox.credentials();
    let client = Client::builder()
        .credentials(Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()
        .unwrap();
    let mut made = Vec::new();
    // One every ten days, so that some are made in the very second between two windows.
    for n in 0..37 {
        sandbox.clock().set(begin + n * 10 * 24 * 60 * 60);
        let payment = sandbox
            .control()
            .create_payment(NewPayment::paid("payco", 1_000))
            .unwrap();
        made.push(payment.imp_uid);
    }
    let begin = i64::try_from(begin).unwrap();
    let end = begin + 360 * DAY + 1;

    let call = client
        .get_payments_by_status("paid")
        .sorting("started")
        .limit(4);
    let mut oldest = call.clone().pages_between(begin, end).oldest_first();
    let mut came = Vec::new();
    let mut places = Vec::new();
    while let Some(page) = oldest.next().await {
        let page = page.unwrap();
        assert!(page.items().len() <= 4);
        places.push((page.number(), page.window().unwrap(), came.len()));
        came.extend(page.into_iter().map(|payment| payment.imp_uid));
    }
    assert_eq!(came, made);
    assert!(oldest.is_settled());

    let (number, window, before) = places[4];
    assert_eq!((number, before), (2, 13));
    let mut rest = call
        .pages_between(window.from, end)
        .oldest_first()
        .from_page(number)
        .items();
    let mut came = Vec::new();
    while let Some(payment) = rest.next().await {
        came.push(payment.unwrap().imp_uid);
    }
    assert_eq!(came, made[before..]);

    made.reverse();
    let mut newest = client
        .get_payments_by_status("all")
        .pages_between(begin, end)
        .items();
    let mut came = Vec::new();
    while let Some(payment) = newest.next().await {
        let payment = payment.unwrap();
        // The sandbox comes with one of its own.
        if payment.imp_uid != iamport_sandbox::EXAMPLE_IMP_UID {
            came.push(payment.imp_uid);
        }
    }
    assert_eq!(came, made);

    // The same span is more than one call may ask for.
    let mut too_long = client
        .get_payments_by_status("all")
        .from(begin)
        .to(end)
        .pages();
    assert_eq!(read(&mut too_long).await, ["Some(400)"]);
}
