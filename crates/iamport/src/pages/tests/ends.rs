//! Where a list ends: what the API says, and what a server says that does not keep to it.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::*;
use crate::testing::token_for;
use crate::{Error, Outcome};

async fn of_payments(script: Vec<(u16, Value)>, first_page: i64) -> (Vec<String>, Vec<i64>, bool) {
    let server = scripted(script);
    let list = server.client().get_payments_by_status("paid");
    let mut pages = list.pages().from_page(first_page);
    let came = read(&mut pages).await;
    assert!(pages.next().await.is_none());
    (came, asked(&server), pages.is_settled())
}

/// What comes of plain arrays, how often they are asked for, whether it is settled, and the error at the end.
async fn of_schedules(script: Vec<(u16, Value)>) -> (String, usize, bool, Option<Error>) {
    let server = scripted(script);
    let call = server.client().find_schedules_by_range();
    let mut items = call.schedule_from(1).schedule_to(2).pages().items();
    let mut came = String::new();
    let mut last = None;
    while let Some(item) = items.next().await {
        match item {
            Ok(item) => came.push_str(&item.merchant_uid),
            Err(error) => last = Some(error),
        }
    }
    (came, server.calls().len(), items.is_settled(), last)
}

#[tokio::test]
async fn fewer_entries_than_counted_and_an_announced_page_that_is_gone_are_signs_of_change() {
    for script in [
        vec![page("ab", 3, 0), page("abc", 3, 0)],
        vec![page("ab", 4, 2), refused(400), page("abc", 3, 0)],
        vec![page("ab", 4, 2), refused(404), page("abc", 3, 0)],
        vec![
            page("ab", 4, 2),
            page("", 4, 3),
            page("", 4, 0),
            page("abc", 3, 0),
        ],
        vec![page("ab", 2, 2), page("", 2, 0), page("abc", 3, 0)],
        // The number is right, but one of them came twice.
        vec![
            page("ab", 3, 2),
            page("b", 3, 0),
            page("ab", 3, 2),
            page("c", 3, 0),
        ],
    ] {
        let count = script.len();
        let (came, asked, settled) = of_payments(script, 1).await;
        assert!(came.last().unwrap().ends_with(":c"), "{came:?}");
        assert!(settled);
        assert_eq!(asked.len(), count);
    }
}

#[tokio::test]
async fn a_server_that_takes_no_notice_of_the_page_is_not_asked_for_ever() {
    for next in [1, 2, 3, i64::MAX] {
        for total in [2, 5] {
            let server = Server::answering(accepted(&page("ab", total, next).1));
            let list = server.client().get_payments_by_status("paid");
            let mut pages = list.clone().pages();
            assert_eq!(read(&mut pages).await, ["1:ab"]);
            assert!(!pages.is_settled(), "the API never said that it was all");
            assert_eq!(asked(&server), [1, 2, 3, 4], "next {next}, total {total}");

            // Every window of its own is, and those after it are read all the same.
            let mut pages = list.pages_between(0, 2 * PAYMENTS_WINDOW);
            assert_eq!(read(&mut pages).await, ["1:ab"]);
            assert_eq!(server.calls().len(), 4 + 2 * 4);
            let windows = pages.unsettled_windows().iter();
            let from: Vec<i64> = windows.map(|window| window.from.as_secs()).collect();
            assert_eq!(from, [PAYMENTS_WINDOW, 0]);
        }
    }
}

#[tokio::test]
async fn a_page_that_announces_itself_or_one_before_is_not_the_last() {
    for next in [1, 2] {
        let (came, asked, settled) = of_payments(
            vec![page("a", 3, 2), page("b", 3, next), page("c", 3, 0)],
            1,
        )
        .await;
        assert_eq!(came, ["1:a", "2:b", "3:c"]);
        assert_eq!((asked.len(), settled), (3, true));
    }
    // Nobody announced page 3, so a refusal is the end, at which the numbers are compared.
    for (total, settled_at_once) in [(2, true), (3, false)] {
        let script = vec![
            page("a", total, 2),
            page("b", total, 2),
            refused(400),
            refused(400),
            page("abc", 3, 0),
        ];
        let (came, asked, settled) = of_payments(script, 1).await;
        assert_eq!(came.len(), if settled_at_once { 2 } else { 3 });
        assert_eq!(asked.len(), if settled_at_once { 4 } else { 5 });
        assert!(settled);
    }
}

#[tokio::test]
async fn empty_pages_that_announce_more_end_after_three() {
    let (came, asked, settled) = of_payments(
        vec![
            page("a", 9, 2),
            page("", 9, 3),
            page("", 9, 4),
            page("", 9, 5),
        ],
        1,
    )
    .await;
    assert_eq!((came, asked), (vec!["1:a".to_owned()], vec![1, 2, 3, 4]));
    assert!(!settled);
}

#[tokio::test]
async fn what_an_earlier_reading_brought_is_new_to_the_next_one() {
    let (came, asked, settled) = of_payments(
        vec![
            page("a", 6, 2),
            page("b", 6, 3),
            page("c", 6, 4),
            page("d", 6, 5),
            page("e", 5, 0),
            // Four pages that bring the caller nothing new, before one that does.
            page("a", 5, 2),
            page("b", 5, 3),
            page("c", 5, 4),
            page("d", 5, 5),
            page("f", 5, 0),
        ],
        1,
    )
    .await;
    assert_eq!(came, ["1:a", "2:b", "3:c", "4:d", "5:e", "5:f"]);
    assert_eq!(asked, [1, 2, 3, 4, 5, 1, 2, 3, 4, 5]);
    assert!(settled);
}

#[tokio::test]
async fn an_announced_page_that_stays_refused_is_an_error_with_its_message() {
    for status in [400, 404] {
        let script = [page("ab", 4, 2), refused(status)].into_iter().cycle();
        let server = scripted(script.take(6));
        let list = server.client().get_payments_by_status("paid");
        let mut pages = list.pages_between(0, 2 * PAYMENTS_WINDOW);
        assert_eq!(pages.next().await.unwrap().unwrap().items().len(), 2);
        let error = pages.next().await.unwrap().unwrap_err();
        assert_eq!(error.http_status(), Some(status));
        assert_eq!(error.message(), Some("no"));
        assert!(pages.next().await.is_none());
        assert_eq!(asked(&server), [1, 2, 1, 2, 1, 2]);
        assert!(!pages.is_settled());
        assert_eq!(pages.unsettled_windows().len(), 1);
    }
    // Refused for a while only.
    let (came, asked, settled) = of_payments(
        vec![
            page("ab", 4, 2),
            refused(400),
            page("ab", 4, 2),
            refused(400),
            page("ab", 4, 2),
            page("cd", 4, 0),
        ],
        1,
    )
    .await;
    assert_eq!(came, ["1:ab", "2:cd"]);
    assert_eq!((asked.len(), settled), (6, true));
}

#[tokio::test]
async fn a_list_that_is_gone_when_it_is_read_again_is_not_settled() {
    let (came, asked, settled) = of_payments(
        vec![page("ab", 4, 2), refused(404), refused(404), refused(404)],
        1,
    )
    .await;
    assert_eq!((came, asked), (vec!["1:ab".to_owned()], vec![1, 2, 1, 1]));
    assert!(!settled);
    // It was away for a moment only.
    let (came, asked, settled) = of_payments(
        vec![
            page("ab", 4, 2),
            refused(404),
            refused(404),
            page("abc", 3, 0),
        ],
        1,
    )
    .await;
    assert_eq!(came, ["1:ab", "1:c"]);
    assert_eq!((asked, settled), (vec![1, 2, 1, 1], true));
    // 400 says that the call is wrong.
    let (came, asked, _) = of_payments(vec![page("ab", 4, 2), refused(404), refused(400)], 1).await;
    assert_eq!(came, ["1:ab", "Some(400)"]);
    assert_eq!(asked, [1, 2, 1]);
}

#[tokio::test]
async fn a_page_past_the_end_is_the_end_and_another_refusal_is_not() {
    let end = (vec![], vec![3, 3, 1], true);
    let one = |page: &str| vec![page.to_owned()];
    for (script, expected) in [
        (vec![page("e", 5, 0)], (one("3:e"), vec![3], true)),
        (
            vec![refused(400), refused(400), page("a", 1, 0)],
            end.clone(),
        ),
        (vec![refused(404), refused(400), page("a", 1, 0)], end),
        // It is there after all.
        (
            vec![refused(400), page("e", 5, 0)],
            (one("3:e"), vec![3, 3], true),
        ),
        // There is no such list.
        (
            vec![refused(400), refused(400), refused(404)],
            (one("Some(404)"), vec![3, 3, 1], false),
        ),
        (vec![refused(500)], (one("Some(500)"), vec![3], false)),
        (
            vec![refused(400), refused(500)],
            (one("Some(500)"), vec![3, 3], false),
        ),
    ] {
        assert_eq!(of_payments(script, 3).await, expected);
    }

    let server = scripted([refused(404)]);
    let mut pages = server.client().customer_payments("nobody").pages();
    assert!(pages.next().await.unwrap().unwrap_err().is_not_found());
    assert!(pages.next().await.is_none(), "an error is the end");
    assert_eq!(server.calls().len(), 1);
}

#[tokio::test]
async fn a_plain_array_ends_when_it_is_empty_or_refused_twice() {
    for (script, came) in [
        (vec![array("ab"), array("c"), array("")], "abc"),
        // One page that brings nothing new is not the end.
        (vec![array("ab"), array("ab"), array("c"), array("")], "abc"),
        (
            vec![array("ab"), array("c"), refused(400), refused(404)],
            "abc",
        ),
        (
            vec![
                array("ab"),
                refused(404),
                array("c"),
                refused(400),
                refused(400),
            ],
            "abc",
        ),
        (vec![array("")], ""),
    ] {
        let count = script.len();
        let (read, asked, settled, error) = of_schedules(script).await;
        assert_eq!((&*read, asked, settled), (came, count, true));
        assert!(error.is_none());
    }
    // Nobody announces what comes after an array, whatever the page before it said.
    let mut both = vec![array("a"), array("b"), refused(400), refused(400)];
    both[0].1 = json!({ "total": 2, "previous": 0, "next": 2, "list": both[0].1 });
    let (came, asked, settled, error) = of_schedules(both).await;
    assert_eq!((&*came, asked, settled), ("ab", 4, true));
    assert!(error.is_none());
    // A server that knows no pages.
    let same = vec![array("abc"), array("abc"), array("abc"), array("abc")];
    let (came, asked, settled, error) = of_schedules(same).await;
    assert_eq!((&*came, asked, settled), ("abc", 4, false));
    assert!(error.is_none());
    let (came, _, settled, error) =
        of_schedules(vec![array("ab"), refused(400), refused(500)]).await;
    assert_eq!((&*came, settled), ("ab", false));
    assert_eq!(error.unwrap().http_status(), Some(500));
}

#[tokio::test]
async fn a_token_that_is_refused_is_not_the_end_of_a_list() {
    // The token is old at once, and there is no second one.
    let asked = AtomicUsize::new(0);
    let server = Server::start(move |request| {
        if !request.asks_for_a_token() {
            return accepted(&array("a").1);
        }
        match asked.fetch_add(1, Ordering::SeqCst) {
            0 => token_for("T0KEN-0001", 1),
            _ => envelope(404, -1, "no such key", &Value::Null),
        }
    });
    let call = server.client().find_schedules_by_range();
    let mut pages = call.pages_between(1, 2);
    assert_eq!(pages.next().await.unwrap().unwrap().items().len(), 1);
    let error = pages.next().await.unwrap().unwrap_err();
    assert_eq!(error.http_status(), Some(404));
    assert!(error.is_auth() && error.outcome() == Outcome::NotSent);
    assert!(pages.next().await.is_none());
    assert!(!pages.is_settled());
}
