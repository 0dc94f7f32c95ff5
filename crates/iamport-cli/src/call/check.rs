//! Whether the arguments of a call fit its operation. Everything that is wrong is found at once, so that a file of many
//! lines can be checked before anything is sent.

use iamport::{Amount, Repeat, UnixTime};

use super::arguments::{Arguments, Given, OBJECT};
use super::mistake::{self, Mistake};
use super::scalar::Scalar;
use crate::near;
use crate::spec::{Kind, ListedValue, Operation, Parameter, Place};
use crate::values;

impl Arguments {
    /// Holds the values against the specification: what must be given, what each value has to be, and what the client would
    /// refuse when it is sent.
    ///
    /// # Errors
    /// Everything that is wrong. Nothing was sent.
    pub(crate) fn check(&self, operation: &Operation) -> Result<(), Mistake> {
        let mut reasons = Vec::new();
        check_all(self, &operation.parameters, operation, "", &mut reasons);
        for group in &operation.one_of {
            if !group.iter().any(|name| self.has(name)) {
                let names: Vec<String> = group.iter().map(|name| format!("`{name}`")).collect();
                reasons.push(format!("one of {} must be given", names.join(", ")));
            }
        }
        if reasons.is_empty() {
            Ok(())
        } else {
            Err(Mistake::from(reasons))
        }
    }
}

fn check_all(
    arguments: &Arguments,
    parameters: &[Parameter],
    operation: &Operation,
    prefix: &str,
    reasons: &mut Vec<String>,
) {
    for parameter in parameters {
        let at = format!("{prefix}{}", parameter.name);
        match arguments.given(&parameter.name) {
            Some(given) => check(given, &parameter.kind, parameter, operation, &at, reasons),
            None if parameter.required => reasons.push(mistake::missing(&at)),
            None => {}
        }
    }
}

fn check(
    given: &Given,
    kind: &Kind,
    parameter: &Parameter,
    operation: &Operation,
    at: &str,
    reasons: &mut Vec<String>,
) {
    let wrong = match (kind, given) {
        (Kind::List(_), Given::List(entries)) if entries.is_empty() => Some(
            "it is an empty list, which the API may read as everything; leave it out instead"
                .to_owned(),
        ),
        (Kind::List(item), given) => {
            for (index, entry) in given.entries().iter().enumerate() {
                let at = format!("{at}[{index}]");
                check(entry, item, parameter, operation, &at, reasons);
            }
            None
        }
        (Kind::Object(fields), Given::Object(object)) => {
            check_all(object, fields, operation, &format!("{at}."), reasons);
            None
        }
        (Kind::FreeForm, Given::Object(_)) => None,
        (Kind::Object(_) | Kind::FreeForm, _) => Some(OBJECT.to_owned()),
        (Kind::Text, given) => given
            .read(Scalar::text)
            .and_then(|text| fits_as_text(&text, parameter, operation))
            .err(),
        (Kind::Values(values), given) => given
            .read(Scalar::text)
            .and_then(|text| {
                fits_in_list(&text, values, parameter)?;
                fits_as_text(&text, parameter, operation)
            })
            .err(),
        (Kind::Amount, given) => given
            .read(Scalar::amount)
            .and_then(|amount| fits_as_amount(amount, parameter))
            .err(),
        (Kind::PositiveAmount, given) => given
            .read(Scalar::positive_amount)
            .and_then(|amount| fits_as_amount(amount.get(), parameter))
            .err(),
        (Kind::Time, given) => given
            .read(Scalar::time)
            .and_then(|time| fits_as_time(time, parameter))
            .err(),
        (Kind::Integer, given) => given.read(Scalar::integer).err(),
        (Kind::Boolean, given) => given.read(Scalar::boolean).err(),
    };
    reasons.extend(wrong.map(|why| format!("`{at}`: {why}")));
}

fn fits_as_text(text: &str, parameter: &Parameter, operation: &Operation) -> Result<(), String> {
    if let Some(most) = parameter.max_length.filter(|_| parameter.refuse_longer)
        && text.chars().count() > most
    {
        return Err(format!(
            "it has more than {most} characters: the API may keep it cut off, and two orders become one"
        ));
    }
    if parameter.place == Place::Path {
        let is_change = operation.info.repeat() != Repeat::Safe;
        return fits_in_a_path(text, &parameter.reserved, is_change);
    }
    Ok(())
}

/// A value that would lead to another operation, or that a server between here and the API may read as another path.
fn fits_in_a_path(text: &str, reserved: &[String], is_change: bool) -> Result<(), String> {
    let bare = text.trim();
    if reserved.iter().any(|word| word.eq_ignore_ascii_case(bare)) {
        return Err("it is a word with which the API would run another operation".to_owned());
    }
    let is_no_name = |part: &str| values::text(part).is_err() || matches!(part.trim(), "." | "..");
    let is_control = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if text.split('/').any(is_no_name) || text.contains('\\') || text.chars().any(is_control) {
        return Err(
            "it is no id: it has a backslash, a control character, or nothing but dots before or behind a slash"
                .to_owned(),
        );
    }
    let lower = text.to_ascii_lowercase();
    if is_change
        && ["%2f", "%2e", "%5c"]
            .iter()
            .any(|sign| lower.contains(sign))
    {
        return Err(
            "it has %2f, %2e or %5c in it: a server that decodes twice would run another operation"
                .to_owned(),
        );
    }
    Ok(())
}

/// An unknown value may be one that the vendor added since, so it is sent as it is, unless it is nearly a known one.
fn fits_in_list(text: &str, listed: &[ListedValue], parameter: &Parameter) -> Result<(), String> {
    let Some(meant) = nearly(text, listed) else {
        return Ok(());
    };
    let is_marked = parameter.secret || parameter.personal;
    let shown = if is_marked {
        "this value".to_owned()
    } else {
        format!("`{}`", crate::format::plain(text))
    };
    Err(format!("{shown} is no known value; is `{meant}` meant?"))
}

/// The known value that another one is nearly: in other capitals, or one letter off. Digits are no slip of the hand:
/// `level_2` is not meant by `level_3`.
fn nearly<'a>(text: &str, listed: &'a [ListedValue]) -> Option<&'a str> {
    let known = || listed.iter().map(|listed| listed.value.as_str());
    if known().any(|value| value == text) {
        return None;
    }
    let plain = |text: &str| text.trim().to_lowercase();
    let letters = |text: &str| plain(text).replace(|c: char| c.is_ascii_digit(), "");
    let written = plain(text);
    known().find(|value| plain(value) == written).or_else(|| {
        known().find(|value| {
            value.chars().count() >= 3
                && near::distance(&plain(value), &written) == 1
                && letters(value) != letters(text)
        })
    })
}

fn fits_as_amount(amount: Amount, parameter: &Parameter) -> Result<(), String> {
    if parameter.whole && amount.to_i64().is_none() {
        Err("it is a whole number only".to_owned())
    } else if parameter.zero_is_everything && amount < 1 {
        Err(
            "it must be at least 1: the API could read less as 0, and 0 means everything"
                .to_owned(),
        )
    } else {
        Ok(())
    }
}

fn fits_as_time(time: UnixTime, parameter: &Parameter) -> Result<(), String> {
    let seconds = time.as_secs();
    let too_early = seconds < parameter.minimum.unwrap_or(0);
    let too_late = parameter.maximum.is_some_and(|most| seconds > most);
    if too_early || too_late {
        Err(
            "the API takes times of ten digits in epoch seconds, from 2001-09-09 to 2286-11-20"
                .to_owned(),
        )
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::spec;

    /// What is wrong with a body.
    fn wrong(operation: &str, body: Value) -> Vec<String> {
        let operation = spec::operation(operation).unwrap();
        let body = body.as_object().unwrap().clone();
        let arguments = Arguments::of_object(operation, body).unwrap();
        match arguments.check(operation) {
            Ok(()) => Vec::new(),
            Err(mistake) => mistake.reasons().to_vec(),
        }
    }

    fn cancel(body: Value) -> Vec<String> {
        let mut whole = json!({ "imp_uid": "imp_1" });
        for (name, value) in body.as_object().unwrap() {
            whole[name] = value.clone();
        }
        wrong("cancelPayment", whole)
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let wrong = wrong(
            "onetime",
            json!({
                "amount": "5,00", "currency": "krw", "card_quota": "two", "buyer_name": " ", "tax_free": -1,
            }),
        );
        let all = wrong.join("\n");
        for part in [
            "`merchant_uid` must be given",
            "`card_number` must be given",
            "`expiry` must be given",
            "`amount`: an amount is written",
            "`currency`: `krw` is no known value; is `KRW` meant?",
            "`card_quota`: a whole number",
            "`buyer_name`: it is empty",
            "`tax_free`: no amount is below zero",
        ] {
            assert!(all.contains(part), "{part} is not in\n{all}");
        }
        assert_eq!(wrong.len(), 8, "{all}");
    }

    #[test]
    fn of_a_group_one_must_be_given() {
        let why = wrong("cancelPayment", json!({ "amount": 1 }));
        assert_eq!(why, ["one of `imp_uid`, `merchant_uid` must be given"]);
        assert!(wrong("cancelPayment", json!({ "merchant_uid": "a" })).is_empty());
    }

    /// Each of these would reach further than meant if it was left out or read as 0.
    #[test]
    fn what_the_api_reads_as_everything_is_refused() {
        for amount in [
            json!(0),
            json!("0"),
            json!("0.0"),
            json!(0.5),
            json!(null),
            json!(""),
        ] {
            assert_eq!(cancel(json!({ "amount": amount })).len(), 1, "{amount}");
        }
        assert!(cancel(json!({ "amount": 1 })).is_empty());
        assert!(cancel(json!({ "checksum": 0.5 })).is_empty());
        assert!(cancel(json!({ "tax_free": 0 })).is_empty());
        let why = wrong("getPaymentListByImpUid", json!({ "imp_uid": [] }));
        assert!(why[0].contains("empty list"), "{why:?}");
        let why = wrong(
            "getPaymentListByImpUid",
            json!({ "imp_uid": ["a", "\u{200b}"] }),
        );
        assert_eq!(why, ["`imp_uid[1]`: it is empty; leave it out instead"]);
    }

    #[test]
    fn objects_and_their_lists_are_checked_inside() {
        let entry = json!({ "merchant_uid": "a", "amount": 0, "schedule_at": "soon" });
        let why = wrong(
            "schedule",
            json!({ "customer_uid": "c", "schedules": [entry] }),
        )
        .join("\n");
        for part in [
            "`schedules[0].currency` must be given",
            "`schedules[0].amount`: it must be more than zero",
            "`schedules[0].schedule_at`: a time is written",
        ] {
            assert!(why.contains(part), "{why}");
        }
        let why = wrong("schedule", json!({ "customer_uid": "c", "schedules": "a" }));
        assert_eq!(why, [format!("`schedules[0]`: {OBJECT}")]);
        assert_eq!(
            cancel(json!({ "extra": "a" })),
            [format!("`extra`: {OBJECT}")]
        );
        let why = cancel(json!({ "reason": ["a", "b"] }));
        assert_eq!(why, ["`reason`: one value is meant, and this is a list"]);
        let why = cancel(json!({ "reason": { "a": 1 } }));
        assert_eq!(why, ["`reason`: one value is meant, and this is an object"]);
    }

    #[test]
    fn a_value_that_is_nearly_known_is_refused_and_an_unknown_one_is_sent() {
        let schedule = |currency: &str| {
            let entry = json!({
                "merchant_uid": "a", "amount": 1, "schedule_at": 1_800_000_000, "name": "사과", "currency": currency,
            });
            wrong(
                "schedule",
                json!({ "customer_uid": "c", "schedules": [entry] }),
            )
        };
        for (written, meant) in [
            ("krw", "KRW"),
            (" KRW", "KRW"),
            ("KRV", "KRW"),
            ("KWR", "KRW"),
            ("KRWW", "KRW"),
            ("US", "USD"),
        ] {
            let why = schedule(written).join("\n");
            assert!(
                why.contains(&format!("is `{meant}` meant?")),
                "{written}: {why}"
            );
        }
        for sent in ["KRW", "USD", "CHF", "GBP", "TWD", "XK"] {
            assert_eq!(schedule(sent), [""; 0], "{sent}");
        }
    }

    /// Courier codes are one letter apart now and then, and digits are no slip of the hand.
    #[test]
    fn no_known_value_is_taken_for_another() {
        for operation in spec::operations() {
            for parameter in &operation.parameters {
                for listed in parameter.values() {
                    assert_eq!(nearly(&listed.value, parameter.values()), None);
                }
            }
        }
        let listed = |value: &str| ListedValue {
            value: value.into(),
            meaning: String::new(),
        };
        let values = [listed("level_1"), listed("Y"), listed("KT")];
        assert_eq!(nearly("level_2", &values), None);
        assert_eq!(nearly("N", &values), None);
        assert_eq!(nearly("LT", &values), None);
        assert_eq!(nearly("levle_1", &values), Some("level_1"));
        assert_eq!(nearly("y", &values), Some("Y"));
    }

    #[test]
    fn what_the_client_would_refuse_is_refused_before() {
        let long = "a".repeat(41);
        let card =
            json!({ "merchant_uid": long, "amount": 1, "card_number": "4", "expiry": "2039-12" });
        let why = wrong("onetime", card);
        assert!(
            why.len() == 1 && why[0].contains("more than 40 characters"),
            "{why:?}"
        );
        let why = wrong("modifyVbank", json!({ "imp_uid": "imp_1", "amount": 10.5 }));
        assert_eq!(why, ["`amount`: it is a whole number only"]);
        let why = wrong(
            "modifyVbank",
            json!({ "imp_uid": "imp_1", "vbank_due": "1999-12-31" }),
        );
        assert!(why.len() == 1 && why[0].contains("ten digits"), "{why:?}");
        let path = |id: &str| wrong("modifyVbank", json!({ "imp_uid": id, "amount": 1 }));
        for id in [
            "..", " . ", "a/../b", "a//b", "/", "a\\b", "a\nb", "a%2Fb", "%2e%2E", " ",
        ] {
            assert_eq!(path(id).len(), 1, "{id:?}");
        }
        for id in ["imp_1", "주문/1", "a.b"] {
            assert!(path(id).is_empty(), "{id:?}");
        }
        let read = |id: &str| {
            wrong(
                "getPaymentByMerchantUidAnyStatus",
                json!({ "merchant_uid": id }),
            )
        };
        assert!(read("a%2Fb").is_empty(), "a read changes nothing");
    }

    /// The words that the check knows are those that the client refuses.
    #[tokio::test]
    async fn a_word_of_another_operations_path_is_refused_as_the_client_does() {
        let client = iamport::Client::builder()
            .credentials(iamport::Credentials::new("key", "secret"))
            .base_url("http://127.0.0.1:1")
            .build()
            .unwrap();
        let mut words = 0;
        for operation in spec::operations() {
            for parameter in &operation.parameters {
                for word in &parameter.reserved {
                    words += 1;
                    let mut texts = vec![(parameter.name.as_str(), word.to_uppercase())];
                    let others = operation
                        .parameters
                        .iter()
                        .filter(|it| it.place == Place::Path);
                    let others = others.filter(|it| it.name != parameter.name);
                    texts.extend(others.map(|it| (it.name.as_str(), "x".to_owned())));
                    let texts = texts.iter().map(|(name, text)| (*name, text.as_str()));
                    let arguments = Arguments::of_texts(operation, texts).unwrap();
                    let why = arguments.check(operation).unwrap_err().to_string();
                    assert!(
                        why.contains("run another operation"),
                        "{}: {why}",
                        operation.id
                    );
                    let prepared =
                        crate::generated::calls::prepare(&client, operation.id, &arguments);
                    if let Some(Ok(crate::call::prepared::Prepared::Send(sending))) = prepared {
                        let error = sending.await.unwrap_err();
                        assert!(error.is_invalid_input(), "{}: {error}", operation.id);
                    }
                }
            }
        }
        assert!(words > 0);
    }
}
