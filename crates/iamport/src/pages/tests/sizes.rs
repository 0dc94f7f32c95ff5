//! Pages that are too large to be read become smaller ones.

use super::*;

fn too_large() -> (u16, Value) {
    (TOO_LARGE, Value::Null)
}

/// The `page` and the `limit` of each call.
fn asked_for(server: &Server) -> Vec<(i64, Option<i64>)> {
    let limit = |line: &str| {
        let (_, rest) = line.split_once("limit=")?;
        rest.split('&').next()?.parse().ok()
    };
    let calls = server.call_lines();
    let limits = calls.iter().map(|line| limit(line));
    asked(server).into_iter().zip(limits).collect()
}

#[tokio::test]
async fn the_list_goes_on_at_the_same_place_with_pages_of_half_the_size() {
    let server = scripted([
        page("abcd", 7, 2),
        too_large(),
        page("ef", 7, 4),
        page("g", 7, 0),
    ]);
    let list = server.client().get_payments_by_status("paid").limit(4);
    let mut pages = list.pages();
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!((first.number(), first.limit()), (1, Some(4)));
    let second = pages.next().await.unwrap().unwrap();
    assert_eq!((second.number(), second.limit()), (3, Some(2)));
    assert_eq!(read(&mut pages).await, ["4:g"]);
    assert!(pages.is_settled());
    let four_then_two = [(1, Some(4)), (2, Some(4)), (3, Some(2)), (4, Some(2))];
    assert_eq!(asked_for(&server), four_then_two);
}

#[tokio::test]
async fn halves_that_do_not_fit_begin_before_the_place_and_a_double_counts_once() {
    let server = scripted([
        page("abcde", 7, 2),
        too_large(),
        page("ef", 7, 4),
        page("g", 7, 0),
    ]);
    let list = server
        .client()
        .get_all_payments_by_merchant_uid_and_status("m", "paid")
        .limit(5);
    let mut items = list.pages().items();
    let mut came = String::new();
    while let Some(item) = items.next().await {
        came.push_str(&item.unwrap().imp_uid);
    }
    assert_eq!(came, "abcdefg");
    assert!(items.is_settled());
    assert_eq!(
        (items.page_number(), items.page_limit()),
        (Some(4), Some(2))
    );
    assert_eq!(asked_for(&server)[2..], [(3, Some(2)), (4, Some(2))]);
}

#[tokio::test]
async fn it_is_halved_until_it_fits_and_stays_so_for_readings_and_windows_to_come() {
    let server = scripted([
        too_large(),
        too_large(),
        page("a", 2, 2),
        page("b", 3, 0),
        page("a", 1, 0),
        page("c", 1, 0),
    ]);
    let list = server.client().get_payments_by_status("paid");
    let mut pages = list.pages_between(0, 2 * PAYMENTS_WINDOW);
    assert_eq!(read(&mut pages).await, ["1:a", "2:b", "1:c"]);
    assert!(pages.is_settled());
    let asked = [
        // Twenty, as the API has it, are not sent.
        (1, None),
        (1, Some(10)),
        (1, Some(5)),
        (2, Some(5)),
        // Another reading, and another window.
        (1, Some(5)),
        (1, Some(5)),
    ];
    assert_eq!(asked_for(&server), asked);
}

#[tokio::test]
async fn a_reading_that_began_later_begins_at_the_same_place_in_smaller_pages() {
    let server = scripted([
        refused(400),
        too_large(),
        refused(400),
        page("g", 7, 5),
        page("h", 8, 0),
        page("gh", 8, 0),
    ]);
    let list = server.client().get_payments_by_status("paid").limit(6);
    let mut pages = list.pages().from_page(2);
    assert_eq!(read(&mut pages).await, ["3:g", "4:h"]);
    assert!(pages.is_settled());
    let asked = [
        (2, Some(6)),
        (2, Some(6)),
        // That the larger one was too large says that it was there.
        (3, Some(3)),
        (3, Some(3)),
        (4, Some(3)),
        (3, Some(3)),
    ];
    assert_eq!(asked_for(&server), asked);
}

#[tokio::test]
async fn a_page_that_can_be_no_smaller_is_an_error() {
    let one = |page: i64| (page, Some(1));
    for (limit, asked) in [
        (3, vec![(2, Some(3)), one(4)]),
        (1, vec![one(2)]),
        (0, vec![(2, Some(0))]),
    ] {
        let server = scripted([too_large(), too_large()]);
        let list = server.client().get_payments_by_status("paid").limit(limit);
        let mut pages = list.pages().from_page(2);
        let error = pages.next().await.unwrap().unwrap_err();
        assert!(error.is_too_large(), "{error}");
        assert!(pages.next().await.is_none());
        assert!(!pages.is_settled());
        assert_eq!(asked_for(&server), asked);
    }
    // A call that has no limit, and a place that is beyond all numbers.
    let server = scripted([too_large(), too_large()]);
    let client = server.client();
    for mut pages in [
        client.customer_payments("c").pages(),
        client
            .get_payments_by_status("paid")
            .pages()
            .from_page(i64::MAX),
    ] {
        let error = pages.next().await.unwrap().unwrap_err();
        assert!(error.is_too_large(), "{error}");
        assert!(pages.next().await.is_none());
    }
    assert_eq!(server.calls().len(), 2);
}
