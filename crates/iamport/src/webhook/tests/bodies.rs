//! What is read of which body, and what is refused.

use form_urlencoded::byte_serialize;
use proptest::prelude::*;

use super::super::*;

const FORM: &str = "application/x-www-form-urlencoded";
const JSON: &str = "application/json";
const PLAIN_FORM: &[u8] = b"imp_uid=imp_1&merchant_uid=order-7&status=paid";
const PLAIN_JSON: &[u8] = br#"{"imp_uid":"imp_1","merchant_uid":"order-7","status":"paid"}"#;

const KIND: &str = "the body is neither JSON nor a form";
const ENCODING: &str = "the body is in another encoding than UTF-8";
const MALFORMED: &str = "the body is not a JSON object";

/// What is read, in words: the id, the order, the state, the cancel and the event; or the error's text.
fn read(content_type: &str, body: &[u8]) -> String {
    let notification = match Notification::parse(content_type, body) {
        Ok(notification) => notification,
        Err(error) => return error.to_string(),
    };
    let status = notification.status().map_or("-", |status| status.as_str());
    let event = match notification.event() {
        Event::Payment => "payment".to_owned(),
        Event::Confirm(amount) => format!("confirm {amount}"),
        Event::Other(name) => name.clone(),
        known => format!("{known:?}"),
    };
    format!(
        "{} {} {status} {} {event}",
        notification.imp_uid(),
        notification.merchant_uid(),
        notification.cancellation_id().unwrap_or("-"),
    )
}

#[track_caller]
fn all_read(rows: &[(&str, &[u8], &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .map(|(content_type, body, expected)| {
            (content_type, body, read(content_type, body), expected)
        })
        .filter(|(.., read, expected)| read != *expected)
        .map(|(content_type, body, read, expected)| {
            format!(
                "{content_type:?} {:?}: {read:?}, not {expected:?}",
                body.escape_ascii().to_string()
            )
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

const PAID: &str = "imp_1 order-7 paid - payment";

#[test]
fn a_content_type_decides_where_it_is_known() {
    all_read(&[
        (JSON, PLAIN_JSON, PAID),
        ("APPLICATION/JSON", PLAIN_JSON, PAID),
        ("application/json; charset=utf-8", PLAIN_JSON, PAID),
        ("application/json;charset=\"UTF-8\";x=y", PLAIN_JSON, PAID),
        ("application/json; x=\"a;charset=EUC-KR\"", PLAIN_JSON, PAID),
        ("application/json;", PLAIN_JSON, PAID),
        ("text/json", PLAIN_JSON, PAID),
        ("application/vnd.portone+json; v=1", PLAIN_JSON, PAID),
        (FORM, PLAIN_FORM, PAID),
        (
            "Application/X-WWW-Form-URLencoded ; Charset=utf8",
            PLAIN_FORM,
            PAID,
        ),
        (JSON, PLAIN_FORM, MALFORMED),
        (FORM, PLAIN_JSON, "the body has no `imp_uid`"),
        ("multipart/form-data; boundary=x", PLAIN_FORM, KIND),
        ("multipart/form-data; boundary=x", PLAIN_JSON, KIND),
    ]);
}

#[test]
fn without_one_a_body_is_what_it_plainly_is() {
    for content_type in [
        "",
        " ",
        ";",
        "text/plain",
        "text/plain; charset=UTF-8",
        "TEXT/HTML",
        "application/octet-stream",
        "json",
        "application/json, application/json",
        "*/*",
        "\u{feff}",
    ] {
        all_read(&[
            (content_type, PLAIN_JSON, PAID),
            (content_type, PLAIN_FORM, PAID),
            (
                content_type,
                b" \r\n{\"imp_uid\":\"imp_1\",\"merchant_uid\":7,\"status\":\"paid\"}",
                "imp_1 7 paid - payment",
            ),
            (
                content_type,
                b"\xef\xbb\xbfmerchant_uid=order+7&imp_uid=imp_1&status=paid\r\n",
                "imp_1 order 7 paid - payment",
            ),
            (content_type, b"[{}]", KIND),
            (content_type, b"", KIND),
            (content_type, b"{", MALFORMED),
            (content_type, b"imp_uid", KIND),
            (
                content_type,
                b"imp_uids=imp_1&merchant_uid=order-7&status=paid",
                KIND,
            ),
            (
                content_type,
                b"imp_uid=imp_1\nmerchant_uid=order-7\nstatus=paid",
                KIND,
            ),
            (
                content_type,
                b"<a>&imp_uid=imp_1&merchant_uid=order-7&status=paid",
                KIND,
            ),
            (
                content_type,
                b"imp_uid=imp_1&merchant_uid=\xb0\xa1&status=paid",
                KIND,
            ),
        ]);
    }
}

#[test]
fn a_mark_and_blanks_around_a_body_are_passed_over() {
    for (content_type, body) in [(JSON, PLAIN_JSON), (FORM, PLAIN_FORM)] {
        for before in ["", "\u{feff}", " ", "\r\n\u{feff}\r\n"] {
            for behind in ["", "\n", "\r\n", " ", "\t\r\n \n"] {
                let body = [before.as_bytes(), body, behind.as_bytes()].concat();
                all_read(&[(content_type, &body, PAID)]);
            }
        }
    }
    all_read(&[
        // Only around the body.
        (FORM, b"imp_uid=imp_1&merchant_uid=order-7+&status=paid\n", "imp_1 order-7  paid - payment"),
        (FORM, b"imp_uid=imp_1&status=paid&merchant_uid=order-7%20\n", "imp_1 order-7  paid - payment"),
        (FORM, b"imp_uid=imp_1&status=paid%0A&merchant_uid=order-7", "`status` is not what it should be"),
        (FORM, b"imp_uid=imp_1&status=paid\n&merchant_uid=order-7", "`status` is not what it should be"),
        (FORM, b"imp_uid=imp_1&status=paid&merchant_uid=order-7%0A", "`merchant_uid` is not what it should be"),
        (FORM, b"imp_uid=imp_1&\nmerchant_uid=order-7&status=paid", "the body has no `merchant_uid`"),
        (FORM, b"imp_uid=imp_1+&merchant_uid=order-7&status=paid", "`imp_uid` is not what it should be"),
        (JSON, br#"{"imp_uid":"imp_1","merchant_uid":"order-7","status":"paid\n"}"#, "`status` is not what it should be"),
        (JSON, br#"{"imp_uid":"imp_1","merchant_uid":"order-7","status":"paid "}"#, "`status` is not what it should be"),
        (JSON, br#"{"imp_uid":"imp_1","merchant_uid":"order-7","status":"PAID"}"#, "`status` is not what it should be"),
        (JSON, br#"{"imp_uid":"imp_1\n","merchant_uid":"order-7","status":"paid"}"#, "`imp_uid` is not what it should be"),
        (
            JSON,
            br#"{"imp_uid":"imp_1","merchant_uid":"order-7","status":"paid","event":"Galaxia.Cvs.Confirm\n"}"#,
            "`event` is not what it should be",
        ),
        (
            JSON,
            br#"{"imp_uid":"imp_1","merchant_uid":"order-7","status":"paid","cancellation_id":"01HX\r"}"#,
            "`cancellation_id` is not what it should be",
        ),
    ]);
}

#[test]
fn text_in_another_encoding_is_an_error() {
    let korean = r#"{"imp_uid":"imp_1","merchant_uid":"가","status":"paid"}"#.as_bytes();
    let escaped = br#"{"imp_uid":"imp_1","merchant_uid":"\uac00","status":"paid"}"#;
    let utf16: Vec<u8> = String::from_utf8_lossy(PLAIN_JSON)
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let utf16_form = [b"\xff\xfe", &*utf16].concat();
    all_read(&[
        (JSON, korean, "imp_1 가 paid - payment"),
        (
            "application/json; charset=US-ASCII",
            korean,
            "imp_1 가 paid - payment",
        ),
        (
            "application/json; charset=",
            korean,
            "imp_1 가 paid - payment",
        ),
        ("application/json;charset=EUC-KR", korean, ENCODING),
        (
            "application/json;charset=EUC-KR",
            escaped,
            "imp_1 가 paid - payment",
        ),
        (
            "application/json;charset=utf-8;charset=EUC-KR",
            korean,
            ENCODING,
        ),
        ("text/plain;charset=ks_c_5601-1987", korean, ENCODING),
        ("application/json;a=\";charset=EUC-KR", korean, ENCODING),
        ("application/json;charset=EUC-KR", PLAIN_JSON, PAID),
        (
            "application/x-www-form-urlencoded; charset=iso-8859-1",
            PLAIN_FORM,
            PAID,
        ),
        // Two bytes of EUC-KR that are UTF-8 as well, of another character.
        (
            "application/x-www-form-urlencoded;charset=EUC-KR",
            b"imp_uid=imp_1&merchant_uid=%C2%A1&status=paid",
            ENCODING,
        ),
        (
            FORM,
            b"imp_uid=imp_1&merchant_uid=%C2%A1&status=paid&buyer=%b0%a1",
            "`merchant_uid` is not what it should be",
        ),
        (
            FORM,
            b"imp_uid=imp_1&merchant_uid=order-7&status=paid&buyer=%b0%a1",
            PAID,
        ),
        ("application/json; charset=UTF-16", PLAIN_JSON, ENCODING),
        (
            "application/json; charset=ISO-2022-KR",
            PLAIN_JSON,
            ENCODING,
        ),
        (
            "application/x-www-form-urlencoded; charset=utf-7",
            b"imp_uid=imp_1&merchant_uid=%2BAGE-&status=paid",
            ENCODING,
        ),
        (JSON, &utf16_form, ENCODING),
        ("", &utf16_form, ENCODING),
        (JSON, &utf16, MALFORMED),
        (
            JSON,
            b"{\"imp_uid\":\"imp_1\",\"merchant_uid\":\"\xb0\xa1\",\"status\":\"paid\"}",
            ENCODING,
        ),
        (
            JSON,
            br#"{"imp_uid":"imp_1","merchant_uid":"\ud800","status":"paid"}"#,
            "`merchant_uid` is not what it should be",
        ),
        (
            JSON,
            "{\"imp_uid\":\"imp_1\",\"merchant_uid\":\"\u{fffd}\",\"status\":\"paid\"}".as_bytes(),
            "`merchant_uid` is not what it should be",
        ),
    ]);
}

#[test]
fn a_plus_and_escapes_mean_something_in_forms_alone() {
    all_read(&[
        (
            FORM,
            b"imp_uid=imp_1&merchant_uid=a+b%2Bc&status=paid",
            "imp_1 a b+c paid - payment",
        ),
        (
            "",
            b"imp_uid=imp_1&merchant_uid=a+b%2bc&status=paid",
            "imp_1 a b+c paid - payment",
        ),
        (
            JSON,
            br#"{"imp_uid":"imp_1","merchant_uid":"a+b%2Bc","status":"paid"}"#,
            "imp_1 a+b%2Bc paid - payment",
        ),
        // Who did not escape this one did not escape the plus either.
        (
            FORM,
            b"imp_uid=imp_1&merchant_uid=50%+a&status=paid",
            "`merchant_uid` is not what it should be",
        ),
        (
            FORM,
            b"imp_uid=imp_1&merchant_uid=order-7%2&status=paid",
            "`merchant_uid` is not what it should be",
        ),
        (
            FORM,
            b"imp_uid=imp_1&merchant_uid=order-7&status=paid&name=50%+a",
            PAID,
        ),
    ]);
}

#[test]
fn what_decides_stands_there_once() {
    for name in [
        "imp_uid",
        "merchant_uid",
        "status",
        "cancellation_id",
        "event",
        "amount",
    ] {
        let expected = format!("the body has more than one `{name}`");
        for again in ["order-7", ""] {
            let form = format!(
                "imp_uid=imp_1&merchant_uid=order-7&status=paid&{name}={again}&{name}={again}"
            );
            let json = format!(
                r#"{{"imp_uid":"a","merchant_uid":"b","status":"paid","{name}":1,"\u{:04x}{}":1}}"#,
                u32::from(name.chars().next().unwrap()),
                &name[1..]
            );
            all_read(&[
                (FORM, form.as_bytes(), &expected),
                ("", form.as_bytes(), &expected),
                (JSON, json.as_bytes(), &expected),
            ]);
        }
    }
    let extra = "the body has more than one `extra`";
    all_read(&[
        (
            JSON,
            br#"{"imp_uid":"a","merchant_uid":"b","status":"paid","extra":{},"extra":{}}"#,
            extra,
        ),
        (
            FORM,
            b"imp_uid=a&merchant_uid=b&status=paid&extra={}&extra[a]=1",
            extra,
        ),
        (
            FORM,
            b"imp_uid=a&merchant_uid=b&status=paid&extra[a]=1&extra={}",
            extra,
        ),
        (
            JSON,
            br#"{"imp_uid":"a","merchant_uid":"b","status":"paid","new":1,"new":2}"#,
            "a b paid - payment",
        ),
    ]);
}

#[test]
fn a_number_is_an_id_only_if_it_is_whole_and_of_64_bits() {
    for (number, expected) in [
        ("7", "a 7 paid - payment"),
        ("-5", "a -5 paid - payment"),
        ("9007199254740993", "a 9007199254740993 paid - payment"),
        (
            "18446744073709551615",
            "a 18446744073709551615 paid - payment",
        ),
        (
            "18446744073709551616",
            "`merchant_uid` is not what it should be",
        ),
        ("-0", "`merchant_uid` is not what it should be"),
        ("7.0", "`merchant_uid` is not what it should be"),
        ("7e0", "`merchant_uid` is not what it should be"),
        ("true", "`merchant_uid` is not what it should be"),
        ("[7]", "`merchant_uid` is not what it should be"),
        ("null", "the body has no `merchant_uid`"),
        ("\"\\u200b\"", "the body has no `merchant_uid`"),
    ] {
        let body = format!(r#"{{"imp_uid":"a","merchant_uid":{number},"status":"paid"}}"#);
        all_read(&[(JSON, body.as_bytes(), expected)]);
    }
}

#[test]
fn an_amount_that_decides_is_exact() {
    let wrong = "`amount` is not what it should be";
    for (number, expected) in [
        ("12000", "a b - - confirm 12000"),
        ("10.50", "a b - - confirm 10.5"),
        ("\"10.50\"", "a b - - confirm 10.5"),
        ("1.2e4", "a b - - confirm 12000"),
        (
            "12345678901234567890.5",
            "a b - - confirm 12345678901234567890.5",
        ),
        // What arithmetic on doubles leaves behind.
        ("0.30000000000000004", wrong),
        ("-1", wrong),
        ("1e400", wrong),
        ("\"1,000\"", wrong),
        ("{}", wrong),
        ("null", "the body has no `status`"),
    ] {
        let body = format!(r#"{{"imp_uid":"a","merchant_uid":"b","amount":{number}}}"#);
        all_read(&[(JSON, body.as_bytes(), expected)]);
    }
    all_read(&[(
        FORM,
        b"imp_uid=a&merchant_uid=b&amount=10.50\r\n",
        "a b - - confirm 10.5",
    )]);
}

proptest! {
    /// Whatever is around a body and whatever its content type is, it is read as the same or refused.
    #[test]
    fn no_body_is_read_as_another(
        merchant_uid in "[ -~가-힣]{0,12}[!-~가-힣]",
        content_type in prop_oneof![
            Just(String::new()), Just(JSON.to_owned()), Just(FORM.to_owned()), "[a-z/+;= -]{0,30}",
            "(application/json|text/plain|application/x-www-form-urlencoded) ?; ?[Cc]harset=\"?(utf-8|EUC-KR|utf-16|x)\"?",
        ],
        before in "(\u{feff})?[ \r\n]{0,3}",
        behind in "[ \t\r\n]{0,3}",
        extra in prop::collection::vec(any::<u8>(), 0..4),
    ) {
        let json = serde_json::json!({ "status": "paid", "imp_uid": "imp_1", "merchant_uid": merchant_uid }).to_string();
        let escaped: String = byte_serialize(merchant_uid.as_bytes()).collect();
        let form = format!("status=paid&imp_uid=imp_1&merchant_uid={escaped}");
        for body in [json, form] {
            let whole = format!("{before}{body}{behind}");
            if let Ok(read) = Notification::parse(&content_type, whole.as_bytes()) {
                prop_assert_eq!(read.merchant_uid(), &*merchant_uid);
                prop_assert_eq!(read.imp_uid(), "imp_1");
                prop_assert_eq!(read.status().map(|status| status.as_str()), Some("paid"));
            } else {
                prop_assert!(!content_type.is_empty(), "{}", whole);
            }
            // Any bytes behind it change the order or nothing at all, and never the payment or its state.
            let longer = [whole.trim_end().as_bytes(), &extra].concat();
            if let Ok(read) = Notification::parse("", &longer) {
                prop_assert_eq!(read.imp_uid(), "imp_1");
                prop_assert_eq!(read.status().map(|status| status.as_str()), Some("paid"));
            }
        }
    }
}
