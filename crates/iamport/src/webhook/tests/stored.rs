//! A notification that was put away and is read back.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::*;

fn kept(content_type: &str, body: &str) -> Notification {
    let came = Notification::parse(content_type, body.as_bytes()).unwrap();
    let text = serde_json::to_string(&came).unwrap();
    assert_eq!(text.parse::<Notification>().as_ref(), Ok(&came), "{text}");
    let read: Notification = serde_json::from_str(&text).unwrap();
    assert_eq!(read, came, "{text}");
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    let value = serde_json::to_value(&came).unwrap();
    assert_eq!(serde_json::from_value::<Notification>(value).unwrap(), came);
    came
}

#[test]
fn every_event_comes_back_with_all_that_is_unknown() {
    for body in [
        json!({ "imp_uid": "imp_1", "merchant_uid": "주문 7+%2B", "status": "later", "new": [1, { "a": null }], "amount": 5 }),
        json!({ "imp_uid": 87, "merchant_uid": 42, "status": "cancelled", "cancellation_id": "01HX", "extra": [] }),
        json!({ "imp_uid": "imp_1", "merchant_uid": "m", "amount": 10.5, "new": "" }),
        json!({
            "event": "Inicis.Escrow.Changed", "imp_uid": "imp_1", "merchant_uid": "m", "status": "paid",
            "extra": { "escrow_status": "4", "changed_at": 112_312_323, "denied_reason": "구매 거절 사유", "new": 1 },
        }),
        json!({
            "event": "Galaxia.Cvs.Confirm", "imp_uid": "imp_1", "merchant_uid": "m", "status": "ready",
            "extra": { "barcode": "7712345", "payType": "cash" },
        }),
        json!({ "event": "Something.New", "imp_uid": "imp_1", "merchant_uid": "m", "extra": { "barcode": 1 } }),
    ] {
        let came = kept("application/json", &body.to_string());
        let (written, body) = (
            serde_json::to_value(&came).unwrap(),
            body.as_object().unwrap().clone(),
        );
        for (name, value) in body {
            let as_text = json!(value.to_string());
            assert!(
                written[&name] == value || written[&name] == as_text,
                "{name} of {written}"
            );
        }
    }
    let form = "imp_uid=imp_1&merchant_uid=m&status=paid&list[]=1&list[]=2&list[]=3&extra[a]=1&extra[a]=2&=x&flag";
    let form = kept("application/x-www-form-urlencoded", form);
    let expected =
        json!({ "list[]": ["1", "2", "3"], "extra": { "a": ["1", "2"] }, "": "x", "flag": "" });
    assert_eq!(form.other(), expected.as_object().unwrap());
    kept(
        "",
        "imp_uid=imp_1&merchant_uid=m&amount=12345678901234567890.123",
    );
}

#[test]
fn no_number_of_an_unknown_field_changes() {
    let numbers = [
        "1",
        "-5",
        "1.50",
        "1e3",
        "-0",
        "18446744073709551615",
        "37.56638272421511",
        "0.30000000000000004",
        "12345678901234567890123",
        "0.12345678901234567890123",
        "1e400",
        "-1e-400",
    ];
    let list = numbers.join(",");
    let body = format!(
        r#"{{"imp_uid":"a","merchant_uid":"b","status":"paid","new":{{"list":[{list}]}}}}"#
    );
    let came = kept("application/json", &body);
    let list = came.other()["new"]["list"].as_array().unwrap();
    let kinds: Vec<bool> = list.iter().map(Value::is_number).collect();
    assert_eq!(kinds, [[true; 8].as_slice(), &[false; 4]].concat());
    for (number, value) in numbers.iter().zip(list).skip(8) {
        assert_eq!(value, number);
    }
}

#[test]
fn what_is_deep_can_be_written_or_is_refused() {
    for (depth, is_read) in [(90, true), (110, false), (20_000, false)] {
        let (open, close) = ("[".repeat(depth), "]".repeat(depth));
        let body =
            format!(r#"{{"imp_uid":"a","merchant_uid":"b","status":"paid","new":{open}{close}}}"#);
        match is_read {
            true => drop(kept("", &body)),
            false => assert_eq!(body.parse::<Notification>(), Err(ParseError::Malformed)),
        }
    }
}

#[test]
fn reading_back_makes_the_same_checks_and_quotes_nothing() {
    for (text, said) in [
        (
            r#"{"merchant_uid":"hunter2","status":"paid"}"#,
            "the body has no `imp_uid`",
        ),
        (
            r#"{"imp_uid":"../hunter2","merchant_uid":"m","status":"paid"}"#,
            "`imp_uid` is not what it should be",
        ),
        (
            r#"{"imp_uid":"1","imp_uid":"hunter2","merchant_uid":"m","status":"paid"}"#,
            "the body has more than one `imp_uid`",
        ),
        (
            r#"{"imp_uid":"1","merchant_uid":1e3,"status":"hunter2"}"#,
            "`merchant_uid` is not what it should be",
        ),
        (
            r#"{"imp_uid":"1","merchant_uid":"hunter2","status":"paid\n"}"#,
            "`status` is not what it should be",
        ),
        (
            r#"{"imp_uid":"1","merchant_uid":"hunter2","amount":0.30000000000000004}"#,
            "`amount` is not what it should be",
        ),
        (r#""hunter2""#, "the body is not a JSON object"),
        (r#"["hunter2"]"#, "the body is not a JSON object"),
        ("7654321", "the body is not a JSON object"),
        ("-7654321", "the body is not a JSON object"),
        ("76543.21", "the body is not a JSON object"),
        ("true", "the body is not a JSON object"),
        ("null", "the body is not a JSON object"),
        (r#"{"hunter2":"#, "the body is not a JSON object"),
    ] {
        let error = serde_json::from_str::<Notification>(text)
            .unwrap_err()
            .to_string();
        // Where serde_json's `arbitrary_precision` is on anywhere in the build, it hands over a number as an object.
        let is_number = text.parse::<f64>().is_ok();
        assert!(
            error.starts_with(said) || (is_number && error == "the body has no `imp_uid`"),
            "{text}: {error}"
        );
        assert!(
            !error.contains("hunter2") && !error.contains("7654"),
            "{error}"
        );
        let error = text.parse::<Notification>().unwrap_err().to_string();
        assert!(
            error == said || error == "the body is neither JSON nor a form",
            "{text}: {error}"
        );
    }
}

fn unknown() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), inner, 0..4).prop_map(|map| json!(map)),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_read_comes_back(
        name in "[a-z]{1,8}|extra", value in unknown(), event in "(|Inicis.Escrow.Changed|Galaxia.Cvs.Confirm|New)",
        amount in any::<u32>(), status in "(|paid|new)",
    ) {
        let mut fields = json!({
            "imp_uid": "imp_1", "merchant_uid": "m", "event": event, "status": status, "amount": amount,
        });
        fields[&name] = value;
        let body = fields.to_string();
        if Notification::parse("", body.as_bytes()).is_ok() {
            kept("", &body);
        }
    }
}
