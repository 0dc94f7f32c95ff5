//! Cleaning, from values to text.

use proptest::prelude::*;
use serde_json::json;

use super::line::MESSAGE_LIMIT;
use super::*;

fn secrets(values: &[&str]) -> Secrets {
    let mut secrets = Secrets::default();
    values.iter().for_each(|value| secrets.add(value));
    secrets
}

#[test]
fn a_value_is_masked_wherever_it_occurs_and_a_short_one_as_a_word() {
    let secrets = secrets(&["hunter2", "12", "홍길동", "hunter2-longer"]);
    assert_eq!(
        secrets.clean("xhunter2x HUNTER2, hunter2-longer"),
        "x***x ***, ***"
    );
    assert_eq!(
        secrets.clean("12 (12) 123 a12 12가"),
        "*** (***) 123 a12 12가"
    );
    assert_eq!(secrets.clean("홍길동: 홍길동님"), "***: ***님");
}

#[test]
fn a_number_is_masked_with_other_separators_and_an_argument_in_its_encoded_form() {
    let secrets = secrets(&["4092-0231-1234-5678", "a b&c=d"]);
    assert_eq!(
        secrets.clean("4092023112345678/4092 0231 1234 5678/4092-0231-1234-5678"),
        "***/***/***"
    );
    assert_eq!(secrets.clean("q=a%20b%26c%3Dd"), "q=***");
}

#[test]
fn the_leaves_of_an_object_are_values() {
    let mut secrets = Secrets::default();
    secrets.add_leaves(
        &json!({ "a": ["secret-one", 880_101, null, true], "b": { "c": "secret-two" } }),
    );
    assert_eq!(
        secrets.clean("secret-one 880101 null true secret-two"),
        "*** *** null true ***"
    );
}

#[test]
fn a_message_is_one_line_of_at_most_500_characters() {
    let secrets = secrets(&["hunter2"]);
    assert_eq!(
        secrets.clean("\u{1b}[31ma\r\nb\u{2028}c\u{202e}d\0 "),
        "[31ma b c d"
    );
    let long = secrets.clean(&"가".repeat(600));
    assert_eq!(
        (long.chars().count(), long.chars().last()),
        (500, Some('…'))
    );
    assert_eq!(secrets.clean(&"가".repeat(500)).chars().count(), 500);
    // Cutting comes after masking: no half of a secret is left over.
    let cut = secrets.clean(&format!("{}hunter2", "a".repeat(496)));
    assert!(!cut.contains("hun"), "{cut}");
}

#[test]
fn nothing_to_hide_hides_nothing() {
    assert_eq!(secrets(&["", "  "]).clean("a b"), "a b");
}

#[test]
fn debug_has_names_only() {
    struct Builder;
    impl fmt::Debug for Builder {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            debug_names(
                f,
                "RevokeVbank",
                &[("imp_uid", true), ("pg_api_key", false)],
            )
        }
    }
    assert_eq!(format!("{Builder:?}"), "RevokeVbank { imp_uid, .. }");
    assert_eq!(format!("{:?}", Masked("hunter2")), "***");
}

/// A call about an order with an amount, with the values of fields in the order of their names.
fn call(order: &str, amount: u32, fields: &[(&str, &str)]) -> Secrets {
    let mut secrets = Secrets::default();
    let names: Vec<&str> = fields.iter().map(|(name, _)| *name).collect();
    secrets.gather(&names, "merchant_uid", &json!(order));
    secrets.gather(&names, "amount", &json!(amount));
    for (name, value) in fields {
        secrets.gather(&names, name, &json!(value));
    }
    secrets
}

#[test]
fn a_path_marks_what_is_inside_and_nothing_beside_it() {
    let mut secrets = Secrets::default();
    let schedules = json!([
        { "merchant_uid": "8801-0101", "amount": 8801, "buyer_name": "성춘향", "name": "구독상품" },
        { "merchant_uid": "b", "buyer_name": "이몽룡", "custom_data": { "a": ["임꺽정"] } },
    ]);
    let sensitive = ["schedules.buyer_name", "schedules.custom_data"];
    secrets.gather(&sensitive, "schedules", &schedules);
    assert_eq!(
        secrets.clean("구독상품 성춘향, 이몽룡, 임꺽정: 8801-0101, 8801"),
        "구독상품 ***, ***, ***: 8801-0101, 8801"
    );
}

#[test]
fn a_short_value_makes_no_holes_in_numbers() {
    let secrets = call(
        "order-1",
        1000,
        &[("pwd_2digit", "00"), ("cvc", "000"), ("birth", "880101")],
    );
    for text in [
        "1000",
        "1,000",
        "1,000,000원",
        "10.00",
        "₩00",
        "12:00:00",
        "2026-00-12",
        "20880101",
        "8801010",
        "880,101",
        "880101원",
        "880101.50",
        "100000",
        "20240880101",
    ] {
        assert_eq!(secrets.clean(text), text);
    }
    assert_eq!(
        secrets.clean("pwd=00, cvc: 000 (00)"),
        "pwd=***, cvc: *** (***)"
    );
}

#[test]
fn what_stays_readable_shields_nothing_but_itself() {
    // An order number that is a part of a telephone number, and one that is a password.
    for order in ["1234", "00", "5678", "010"] {
        let secrets = call(
            order,
            1234,
            &[("buyer_tel", "010-1234-5678"), ("pwd", "00")],
        );
        assert_eq!(secrets.clean("010-1234-5678 00"), "*** ***", "{order}");
    }
    // The amount looks like the expiry, but is not written like it.
    let secrets = call("order-1", 3001, &[("expiry", "2030-01")]);
    assert_eq!(
        secrets.clean("3001, 3,001: 30/01, 30-01"),
        "3001, 3,001: ***, ***"
    );
    // The key is hidden in an order number too.
    let mut secrets = call("order-hunter2", 1, &[]);
    secrets.add_key("hunter2");
    assert_eq!(secrets.clean("order-hunter2"), "order-***");
}

#[test]
fn a_name_of_two_syllables_needs_its_particle_and_one_of_one_an_honorific() {
    let secrets = call(
        "order-1",
        1,
        &[("name", "이수"), ("family", "이"), ("given", "Kim")],
    );
    for (text, left) in [
        ("이수, 이수님, 이수는 (이수)", "***, ***님, ***는 (***)"),
        ("구매자이수에게", "구매자***에게"),
        (
            "이수량 거제이수 이는 이번 Kimchi Kakim",
            "이수량 거제이수 이는 이번 Kimchi Kakim",
        ),
        ("이님 이씨 Kim님은 KIM", "***님 ***씨 ***님은 ***"),
    ] {
        assert_eq!(secrets.clean(text), left);
    }
}

#[test]
fn an_escape_before_a_value_takes_nothing_of_it_away() {
    let secrets = call(
        "order-1",
        1,
        &[("tel", "010-1234-5678"), ("card", "4092-0231-1234-5678")],
    );
    for (text, left) in [
        ("10%010-1234-5678", "10%***"),
        ("20%4092-0231-1234-5678", "20%***"),
        (r"\u4092023112345678", r"\u***"),
        ("&#4092023112345678;", "&#***;"),
    ] {
        assert_eq!(secrets.clean(text), left);
    }
}

#[test]
fn punctuation_of_a_value_goes_with_it() {
    let secrets = secrets(&["(02) 123-4567 !", "!@#$%^", "a@!", "p+w"]);
    assert_eq!(
        secrets.clean("[(02) 123-4567 !] !@#$%^ a@! a@!b p+w p w"),
        "[***] *** *** a@!b *** ***"
    );
}

#[test]
fn many_values_are_as_well_hidden_as_one() {
    // Nothing is computed of a value before a text is cleaned.
    let mut secrets = Secrets::default();
    for n in 0..20_000 {
        secrets.add(&format!("{n:06}"));
    }
    assert_eq!(secrets.clean("no. 019999"), "no. ***");
}

/// Prints what it costs to remember values and to clean a text of them.
///
/// `cargo test --release -p iamport --lib -- redact::tests::what_cleaning_costs --ignored --nocapture`
#[test]
#[ignore = "prints figures"]
fn what_cleaning_costs() {
    use std::time::Instant;

    let value = |n: usize| match n % 5 {
        0 => format!("buyer{n:06}@example.com"),
        1 => format!("010-{:04}-{:04}", n / 10_000 + 1_000, n % 10_000),
        2 => format!("서울시 중구 세종대로 {n:06}번지"),
        3 => format!(
            "{:02}{:02}{:02}",
            n % 100,
            n / 100 % 12 + 1,
            n / 1_200 % 28 + 1
        ),
        _ => format!(r#"{{"수취인":"성춘향","사번":{}}}"#, 20_000_000 + n),
    };
    let text = "구독-00734: 홍길동님(010-1000-0731, buyer000730@example.com) 10,734원 KRW, 수취인 성춘향님";
    let mut before = None;
    for count in [100, 1_000, 10_000] {
        let values: Vec<String> = (0..count).map(value).collect();
        let gather = || {
            let mut secrets = Secrets::default();
            values.iter().for_each(|value| secrets.add(value));
            secrets
        };
        let time = |run: &dyn Fn()| {
            let rounds = (0..5).map(|_| {
                let begun = Instant::now();
                run();
                begun.elapsed()
            });
            rounds.min().unwrap()
        };
        let secrets = gather();
        let gathered = time(&|| drop(gather()));
        // A fresh one each time, since what looks for the values is kept.
        let cleaned = time(&|| drop(gather().clean(text)));
        assert!(secrets.clean(text).starts_with("구독-00734: "));
        let ratio = before.map_or(1.0, |before: std::time::Duration| {
            cleaned.as_secs_f64() / before.as_secs_f64()
        });
        println!(
            "{count:>6} values: gathered in {gathered:>10.1?}, cleaned in {cleaned:>10.1?} ({ratio:.1} times the line above)"
        );
        before = Some(cleaned);
    }
    for length in [100, 1_000, 10_000] {
        let secrets = secrets(&["홍길동", "010-1234-5678"]);
        let text = "가나다 010 ".repeat(length / 8);
        let begun = Instant::now();
        let _ = secrets.clean(&text);
        println!("a text of {length:>6} characters: {:.1?}", begun.elapsed());
    }
}

/// One of the ways in which a text may be written.
fn spelled(text: &str, way: usize) -> String {
    let each = |write: fn(char) -> String| text.chars().map(write).collect();
    let between = |sign| {
        text.chars()
            .map(String::from)
            .collect::<Vec<_>>()
            .join(sign)
    };
    match way {
        0 => text.to_owned(),
        1 => text.to_uppercase(),
        2 => each(|c| format!("&#{};", u32::from(c))),
        3 => each(|c| format!("&#x{:X};", u32::from(c))),
        4 => each(|c| {
            let mut bytes = [0; 4];
            let bytes = c.encode_utf8(&mut bytes).bytes();
            bytes.map(|byte| format!("%{byte:02X}")).collect()
        }),
        5 => each(|c| {
            let mut units = [0; 2];
            let units = c.encode_utf16(&mut units).iter();
            units.map(|unit| format!("\\u{unit:04x}")).collect()
        }),
        6 => each(|c| match c {
            '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap().to_string(),
            _ => c.to_string(),
        }),
        7 => each(|c| {
            let Some(place) = u32::from(c)
                .checked_sub(0xac00)
                .filter(|place| *place < 11_172)
            else {
                return c.to_string();
            };
            let parts = [
                0x1100 + place / 588,
                0x1161 + place / 28 % 21,
                0x11a7 + place % 28,
            ];
            let parts = parts.into_iter().filter(|part| *part != 0x11a7);
            parts.map(|part| char::from_u32(part).unwrap()).collect()
        }),
        8 => between("\u{200b}"),
        9 => between(" "),
        10 => between("-"),
        11 => text.replace(['-', ' '], ""),
        12 => text.replace('-', "."),
        _ => spelled(&spelled(text, 4), 4),
    }
}
/// Ways that people write, and ways in which programs hand on what is written.
const WRITTEN: [usize; 9] = [0, 1, 6, 7, 8, 9, 10, 11, 12];
const HANDED_ON: [usize; 6] = [0, 2, 3, 4, 5, 13];

proptest! {
    #[test]
    fn no_spelling_of_a_value_is_left(
        before in "[a-z가-힣 :(]{0,12}",
        value in "[a-z]{2,6}[0-9]{3,6}|[가-힣]{3,8}|[0-9]{3}-[0-9]{4}-[0-9]{4}|[a-z]{3,8}@[a-z]{2,6}[.]kr",
        after in "[ 님의은,)]{0,6}",
        first in proptest::sample::select(&WRITTEN[..]),
        second in proptest::sample::select(&HANDED_ON[..]),
    ) {
        let secrets = call("order-1", 1000, &[("field", &value)]);
        let spelling = spelled(&spelled(&value, first), second);
        let clean = secrets.clean(&format!("{before}{spelling}{after}"));
        prop_assert!(clean.contains("***"), "{spelling}: {clean}");
        // What is left beside the mask is what stood there.
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let rest = letters(&clean.replace("***", ""));
        prop_assert_eq!(rest, letters(&format!("{before}{after}")), "{} of {}: {}", spelling, value, clean);
    }

    #[test]
    fn a_text_without_the_values_stays(text in "[a-z0-9 .,:;%&#\\\\u{}가-힣원=-]{0,80}") {
        let secrets = call("order-1", 1000, &[("name", "ZQXJ뷁쉛"), ("tel", "010-9999-8888"), ("mail", "zqxj@zqxj.zq")]);
        let expected: Vec<&str> = text.split_whitespace().collect();
        prop_assert_eq!(secrets.clean(&text), expected.join(" "));
    }

    #[test]
    fn an_order_number_stays(order in "[a-z]{2,5}[-_][0-9]{4,12}", value in "[0-9]{2,8}", amount in 1000_u32..10_000_000) {
        let secrets = call(&order, amount, &[("field", &value)]);
        let text = format!("주문 {order}: {amount}");
        prop_assert_eq!(secrets.clean(&text), text);
    }

    #[test]
    fn any_text_becomes_one_line(text in any::<String>(), value in any::<String>()) {
        let clean = secrets(&[&value]).clean(&format!("{text}{value}{text}"));
        prop_assert!(clean.chars().count() <= MESSAGE_LIMIT);
        prop_assert!(!clean.chars().any(char::is_control));
    }

    #[test]
    fn no_text_keeps_a_value(before in any::<String>(), value in "[a-zA-Z0-9가-힣_-]{3,29}[a-z]", after in any::<String>()) {
        let clean = secrets(&[&value]).clean(&format!("{before}{value}{after}"));
        prop_assert!(!clean.to_ascii_lowercase().contains(&value.to_ascii_lowercase()));
    }
}
