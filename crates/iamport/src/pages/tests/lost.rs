//! Entries that can't be read: one error for each, and the list goes on.

use std::sync::Mutex;

use super::reading::Whole;
use super::*;
use crate::error::Kind;
use crate::{Error, Outcome};

/// A page of the entries that are letters, and of one lost entry for each `!`.
fn answered(entries: &str, whole: Option<(i64, i64)>) -> Answered<PaymentAnnotation> {
    let (lost, list): (Vec<char>, Vec<char>) = entries.chars().partition(|entry| *entry == '!');
    let read = |id: char| serde_json::from_value(payment(&id.to_string())).unwrap();
    Answered {
        list: list.into_iter().map(read).collect(),
        whole: whole.map(|(total, next)| Whole { total, next }),
        lost: (0..lost.len())
            .map(|at| {
                let detail = format!("entry {at} of `{entries}` can't be read");
                Error::new(Kind::Unreadable, Outcome::Refused, detail)
            })
            .collect(),
        raw: bytes::Bytes::new(),
    }
}

type Script = Vec<(&'static str, Option<(i64, i64)>)>;

/// A list of two windows that answers what the script says, and then with a failure.
fn pages_of(script: Script) -> Pages<PaymentAnnotation> {
    let script = Mutex::new(script.into_iter());
    let client = crate::testing::client("http://127.0.0.1:1");
    let list = client.get_payments_by_status("paid");
    let mut pages = list.pages_between(0, 2 * PAYMENTS_WINDOW);
    pages.ask = Box::new(move |_| {
        let next = script.lock().unwrap().next();
        let answer = next
            .map(|(entries, whole)| answered(entries, whole))
            .ok_or_else(|| Error::new(Kind::Lost, Outcome::NotSent, "asked too often"));
        Box::pin(async {
            tokio::task::yield_now().await;
            answer
        })
    });
    pages
}

/// What comes: pages as `number:ids`, errors as their text.
async fn read(pages: &mut Pages<PaymentAnnotation>) -> Vec<String> {
    let mut came = Vec::new();
    while let Some(page) = pages.next().await {
        came.push(match page {
            Ok(page) => {
                let ids: String = page.items().iter().map(|item| &*item.imp_uid).collect();
                format!("{}:{ids}", page.number())
            }
            Err(error) => error.to_string(),
        });
    }
    came
}

fn lost(at: usize, entries: &str) -> String {
    format!("entry {at} of `{entries}` can't be read")
}

#[tokio::test]
async fn each_lost_entry_is_an_error_after_its_page_and_the_list_goes_on() {
    let script = || {
        vec![
            ("a!b!", Some((6, 2))),
            ("!", Some((6, 3))),
            ("c", Some((6, 0))),
            // The other window.
            ("d", Some((1, 0))),
        ]
    };
    let mut pages = pages_of(script());
    let came = read(&mut pages).await;
    assert_eq!(
        came,
        [
            "1:ab".to_owned(),
            lost(0, "a!b!"),
            lost(1, "a!b!"),
            lost(0, "!"),
            "3:c".to_owned(),
            "1:d".to_owned(),
        ]
    );
    assert!(pages.is_settled(), "they count as having come");

    let mut items = pages_of(script()).items();
    let mut came = Vec::new();
    while let Some(item) = items.next().await {
        came.push(item.map_or_else(|error| error.to_string(), |item| item.imp_uid));
    }
    let expected = [
        "a",
        "b",
        &lost(0, "a!b!"),
        &lost(1, "a!b!"),
        &lost(0, "!"),
        "c",
        "d",
    ];
    assert_eq!(came, expected);
    assert!(items.is_settled());
}

#[tokio::test]
async fn an_entry_that_is_lost_in_each_reading_is_told_of_once() {
    let mut pages = pages_of(vec![
        ("a!", Some((3, 2))),
        ("b", Some((4, 0))),
        // The first one again, and another one.
        ("a!", Some((4, 2))),
        ("b!", Some((4, 0))),
        ("", None),
    ]);
    let came = read(&mut pages).await;
    assert_eq!(came, ["1:a", &lost(0, "a!"), "2:b", &lost(0, "b!")]);
    assert!(pages.is_settled());
}

#[tokio::test]
async fn pages_of_nothing_but_lost_entries_are_read_as_far_as_the_api_counts() {
    // Five in a row are not the end of six entries.
    let one = ("!", Some((6, 9)));
    let mut script = vec![one; 5];
    script.extend([("a", Some((6, 0))), ("", None)]);
    let mut pages = pages_of(script);
    let came = read(&mut pages).await;
    assert_eq!(came.len(), 6);
    assert_eq!(came[5], "6:a");
    assert!(pages.is_settled());

    // A server that takes no notice of the page, of two entries: three pages more.
    let mut pages = pages_of(vec![("!!", Some((2, 9))); 100]);
    assert_eq!(read(&mut pages).await.len(), 2 * 2 * 4);
    assert!(!pages.is_settled());
    // The same with an entry that can be read, and with plain arrays.
    for page in [("a!", Some((1_000, 9))), ("a!", None), ("!!", None)] {
        let mut pages = pages_of(vec![page; 100]);
        assert!(read(&mut pages).await.len() <= 2 * 8, "{page:?}");
        assert!(!pages.is_settled());
    }
}

#[tokio::test]
async fn a_dropped_future_loses_no_error_either() {
    let mut pages = pages_of(vec![("a!!", Some((4, 2))), ("b", Some((4, 0))), ("", None)]);
    let mut came = Vec::new();
    loop {
        // Gives up whenever there is something to wait for.
        let turn = tokio::select! {
            biased;
            page = pages.next() => page,
            () = std::future::ready(()) => continue,
        };
        match turn {
            Some(page) => came.push(page.is_ok()),
            None => break,
        }
    }
    assert_eq!(came, [true, false, false, true]);
}
