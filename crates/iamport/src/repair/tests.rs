use serde::Deserialize;

use super::*;
use crate::amount::Amount;
use crate::decode;
use crate::unix_time::UnixTime;

/// Fields as the generator writes them.
#[derive(Debug, Default, Deserialize, PartialEq)]
struct Payment {
    #[serde(deserialize_with = "crate::decode::exact")]
    imp_uid: String,
    #[serde(deserialize_with = "crate::decode::exact")]
    amount: Amount,
    #[serde(default, deserialize_with = "crate::decode::exact")]
    cancel_amount: Option<Amount>,
    #[serde(default, deserialize_with = "crate::decode::exact_or_default")]
    cancel_history: Vec<Cancel>,
    #[serde(default, deserialize_with = "crate::decode::required")]
    card_type: Option<i64>,
    #[serde(default, deserialize_with = "crate::decode::required")]
    name: Option<String>,
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    urls: Vec<String>,
    #[serde(default, deserialize_with = "crate::decode::required")]
    promotion: Option<Promotion>,
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    paid_at: Option<UnixTime>,
}
decode::model!(Payment);

#[derive(Debug, Default, Deserialize, PartialEq)]
struct Cancel {
    #[serde(deserialize_with = "crate::decode::exact")]
    amount: Amount,
    #[serde(default, deserialize_with = "crate::decode::required")]
    receipt_url: Option<String>,
    #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
    cancelled_at: Option<UnixTime>,
}
decode::model!(Cancel);

#[derive(Debug, Default, Deserialize, PartialEq)]
struct Promotion {
    #[serde(deserialize_with = "crate::decode::required")]
    count: i64,
    #[serde(default, deserialize_with = "crate::decode::required")]
    days: Option<i64>,
}
decode::model!(Promotion);

#[derive(Debug, Deserialize, PartialEq)]
struct Page {
    #[serde(deserialize_with = "crate::decode::required")]
    list: Vec<Payment>,
    #[serde(default, deserialize_with = "crate::decode::or_default")]
    next: i64,
}
decode::model!(Page);

fn read<T: Lenient>(json: &str, drop_entries: bool) -> Result<(T, Vec<String>), Undecodable> {
    let mended = mended_text(json.as_bytes());
    let (body, replaced) = match &mended {
        Some(mended) => (mended.body.as_slice(), mended.replaced),
        None => (json.as_bytes(), false),
    };
    let (value, passed_over) = payload(body, drop_entries, replaced)?;
    assert!(!is_running());
    let mut paths: Vec<String> = passed_over
        .iter()
        .map(|passed| passed.path().to_owned())
        .collect();
    // The order within an object is serde_json's, which a feature changes.
    paths.sort();
    Ok((value, paths))
}

fn payment(more: &str) -> Result<(Payment, Vec<String>), Undecodable> {
    read(
        &format!("{{\"imp_uid\":\"imp_1\",\"amount\":1000{more}}}"),
        false,
    )
}

#[test]
fn an_odd_value_spoils_only_itself_and_is_named() {
    for (more, path) in [
        (r#","card_type":"CREDIT""#, "response.card_type"),
        (r#","card_type":"null""#, "response.card_type"),
        (r#","card_type":[]"#, "response.card_type"),
        (r#","card_type":1.5"#, "response.card_type"),
        (r#","name":{"a":1}"#, "response.name"),
        (r#","urls":"https://""#, "response.urls"),
        (r#","urls":["a",null]"#, "response.urls"),
        (r#","promotion":"none""#, "response.promotion"),
        (r#","promotion":{"count":"x"}"#, "response.promotion"),
        (r#","promotion":{}"#, "response.promotion"),
        (r#","paid_at":"2024-01-01""#, "response.paid_at"),
    ] {
        let (value, paths) = payment(more).unwrap_or_else(|error| panic!("{more}: {error:?}"));
        assert_eq!(paths, [path], "{more}");
        let plain = Payment {
            imp_uid: "imp_1".to_owned(),
            amount: Amount::from(1000),
            ..Payment::default()
        };
        assert_eq!(value, plain, "{more}");
    }
    // What stands beside it stays.
    let (value, paths) = payment(
        r#","card_type":"a","promotion":{"count":3,"days":"b"},"cancel_history":[{"amount":7,"receipt_url":[],"cancelled_at":"c"}]"#,
    )
    .unwrap();
    assert_eq!(value.promotion.unwrap().count, 3);
    assert_eq!(value.cancel_history[0].amount, Amount::from(7));
    assert_eq!(
        paths,
        [
            "response.cancel_history[0].cancelled_at",
            "response.cancel_history[0].receipt_url",
            "response.card_type",
            "response.promotion.days",
        ]
    );
}

#[test]
fn what_says_how_much_money_moved_fits_or_the_record_fails() {
    for (more, path) in [
        (r#","cancel_amount":"all""#, "response.cancel_amount"),
        (r#","cancel_amount":[]"#, "response.cancel_amount"),
        (r#","cancel_history":"none""#, "response.cancel_history"),
        (r#","cancel_history":{}"#, "response.cancel_history"),
        (
            r#","cancel_history":[{"amount":1},{"amount":"x"}]"#,
            "response.cancel_history[1].amount",
        ),
        (
            r#","cancel_history":[{"receipt_url":[]}]"#,
            "response.cancel_history[0].amount",
        ),
        (
            r#","card_type":"a","cancel_amount":{}"#,
            "response.cancel_amount",
        ),
    ] {
        assert_eq!(payment(more).unwrap_err().path, path, "{more}");
    }
    for (json, path) in [
        (r#"{"amount":1}"#, "response.imp_uid"),
        (r#"{"imp_uid":[],"amount":1}"#, "response.imp_uid"),
        (r#"{"imp_uid":"a"}"#, "response.amount"),
        (r#"{"imp_uid":"a","amount":null}"#, "response.amount"),
        (r#"{"imp_uid":1e30,"amount":1}"#, "response.imp_uid"),
    ] {
        let error = read::<Payment>(json, false).unwrap_err();
        assert_eq!(
            (error.path.as_str(), error.category),
            (path, "data"),
            "{json}"
        );
    }
}

#[test]
fn entries_fall_out_of_the_top_level_list_of_a_read_only() {
    let entries = r#"[{"imp_uid":"a","amount":1},{"imp_uid":"b"},7,{"imp_uid":"c","amount":3,"card_type":"x"}]"#;
    let page = format!("{{\"list\":{entries},\"next\":2}}");
    let (list, paths) = read::<Vec<Payment>>(entries, true).unwrap();
    assert_eq!(list.len(), 2);
    assert_eq!(
        paths,
        ["response[1]", "response[2]", "response[3].card_type"]
    );
    let (read_page, paths) = read::<Page>(&page, true).unwrap();
    assert_eq!((read_page.list.len(), read_page.next), (2, 2));
    assert_eq!(
        paths,
        [
            "response.list[1]",
            "response.list[2]",
            "response.list[3].card_type"
        ]
    );
    // Not of a change's answer.
    let error = read::<Vec<Payment>>(entries, false).unwrap_err();
    assert_eq!(error.path, "response[1].amount");
    assert_eq!(
        read::<Page>(&page, false).unwrap_err().path,
        "response.list[1].amount"
    );
    // Not of a list inside a record.
    let record = r#"[{"imp_uid":"a","amount":1,"urls":["x",[]]}]"#;
    let (list, paths) = read::<Vec<Payment>>(record, true).unwrap();
    assert!(list[0].urls.is_empty());
    assert_eq!(paths, ["response[0].urls"]);
    // And a page has its list.
    for no_page in ["{}", r#"{"list":null}"#, r#"{"list":{}}"#, r#"{"list":7}"#] {
        assert!(read::<Page>(no_page, true).is_err(), "{no_page}");
    }
}

#[test]
fn broken_text_is_replaced_and_named_and_never_in_an_id() {
    let (value, paths) = payment(r#","name":"\ud800홍\udc00""#).unwrap();
    assert_eq!(value.name.as_deref(), Some("\u{fffd}홍\u{fffd}"));
    assert_eq!(paths, ["response.name"]);
    let (value, paths) = payment(r#","name":"\ud83d\ude00 \\ud800""#).unwrap();
    assert_eq!(value.name.as_deref(), Some("😀 \\ud800"));
    assert!(paths.is_empty());
    let (value, _) = payment(",\"name\":\"a\nb\"").unwrap();
    assert_eq!(value.name.as_deref(), Some("a\u{fffd}b"));
    let error = read::<Payment>(r#"{"imp_uid":"imp_\ud800","amount":1}"#, false).unwrap_err();
    assert_eq!(error.path, "response.imp_uid");
    // A replacement character that was sent as such is text like any other.
    let (value, paths) = payment(",\"name\":\"\u{fffd}\"").unwrap();
    assert_eq!((value.name.as_deref(), paths.len()), (Some("\u{fffd}"), 0));
}

#[test]
fn text_is_mended_byte_by_byte() {
    let mended = |body: &[u8]| {
        mended_text(body).map(|mended| (String::from_utf8(mended.body).unwrap(), mended.replaced))
    };
    for fine in [
        &b"{\"a\":\"\\u00e9\\\"\\\\\"}"[..],
        b"",
        b"{\n \"a\": 1 }",
        "\"홍😀\"".as_bytes(),
        b"\"\\ud83d\\ude00\"",
        b"\"\\",
        b"\"\\u12",
    ] {
        assert_eq!(mended(fine), None, "{fine:?}");
    }
    for (broken, whole) in [
        (&b"\xef\xbb\xbf{}"[..], ("{}", false)),
        (b"\"\xff\"", ("\"\u{fffd}\"", true)),
        (b"\"\\ud800\"", ("\"\\ufffd\"", true)),
        (b"\"\\udc00x\"", ("\"\\ufffdx\"", true)),
        (b"\"\\ud800\\u0041\"", ("\"\\ufffd\\u0041\"", true)),
        (
            b"\"\\uD800\\uD800\\uDC00\"",
            ("\"\\ufffd\\uD800\\uDC00\"", true),
        ),
        (b"\"a\tb\" \t", ("\"a\\ufffdb\" \t", true)),
    ] {
        assert_eq!(
            mended(broken),
            Some((whole.0.to_owned(), whole.1)),
            "{broken:?}"
        );
    }
}

#[test]
fn a_key_that_stands_twice_is_never_repaired() {
    for json in [
        r#"{"imp_uid":"a","amount":1,"amount":2}"#,
        r#"{"imp_uid":"a","amount":1,"promotion":{"count":1,"count":2}}"#,
    ] {
        assert!(read::<Payment>(json, false).is_err(), "{json}");
    }
}

#[test]
fn a_path_shows_no_key_that_could_be_a_value() {
    #[derive(Debug, Deserialize)]
    struct Free {
        #[serde(rename = "4092023112345678", deserialize_with = "crate::decode::exact")]
        _card: i64,
    }
    decode::model!(Free);
    let error = read::<Free>(r#"{"4092023112345678":"x"}"#, false).unwrap_err();
    assert_eq!(error.path, "response.?");
    for key in ["010-1234-5678", "hunter 2", "홍길동", &"a".repeat(41)] {
        assert_eq!(shown(key), ".?");
    }
    assert_eq!(shown("pwd_2digit"), ".pwd_2digit");
}

#[test]
fn a_page_of_a_thousand_odd_entries_is_read_in_one_go() {
    let entry =
        r#"{"imp_uid":"a","amount":1,"card_type":"x","name":{},"paid_at":"y","promotion":7}"#;
    let body = format!("[{}]", vec![entry; 1000].join(","));
    let (list, paths) = read::<Vec<Payment>>(&body, true).unwrap();
    assert_eq!((list.len(), paths.len()), (1000, 4000));
}
