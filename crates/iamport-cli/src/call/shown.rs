//! The arguments of a call for a person who is asked whether to send them.

use super::arguments::{Arguments, Given};
use super::scalar::Scalar;
use crate::spec::{Kind, Operation, Parameter};
use crate::{format, mask};

impl Arguments {
    /// A row for each value: the name of its parameter, and the value as a person reads it. Amounts have separators, times
    /// are Korean, secrets are `***`. Personal values are masked, unless they are asked for `in_full`.
    pub(crate) fn shown(&self, operation: &Operation, in_full: bool) -> Vec<(String, String)> {
        let mut rows = Vec::new();
        show_all(self, &operation.parameters, "", in_full, &mut rows);
        rows
    }
}

fn show_all(
    arguments: &Arguments,
    parameters: &[Parameter],
    prefix: &str,
    in_full: bool,
    rows: &mut Vec<(String, String)>,
) {
    for parameter in parameters {
        if let Some(given) = arguments.given(&parameter.name) {
            let at = format!("{prefix}{}", parameter.name);
            show(given, &parameter.kind, parameter, at, in_full, rows);
        }
    }
}

fn show(
    given: &Given,
    kind: &Kind,
    parameter: &Parameter,
    at: String,
    in_full: bool,
    rows: &mut Vec<(String, String)>,
) {
    match (kind, given) {
        _ if parameter.secret => rows.push((at, mask::SECRET.to_owned())),
        (Kind::List(item), Given::List(entries)) => {
            for (index, entry) in entries.iter().enumerate() {
                show(
                    entry,
                    item,
                    parameter,
                    format!("{at}[{index}]"),
                    in_full,
                    rows,
                );
            }
        }
        (Kind::Object(fields), Given::Object(object)) => {
            show_all(object, fields, &format!("{at}."), in_full, rows);
        }
        (kind, given) => {
            let text = text(given, kind);
            let is_masked = parameter.personal && !in_full;
            let text = if is_masked {
                mask::personal(&text)
            } else {
                text
            };
            rows.push((at, format::plain(&text)));
        }
    }
}

/// A value as a person reads it; one that does not fit as it was written.
fn text(given: &Given, kind: &Kind) -> String {
    let read = match kind {
        Kind::Amount | Kind::PositiveAmount => given
            .read(Scalar::amount)
            .map(|it| format::amount(it, None)),
        Kind::Time => given
            .read(Scalar::time)
            .map(|time| format::time(time, false)),
        _ => given.read(Scalar::text),
    };
    read.unwrap_or_else(|_| match given.json() {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::spec;

    fn rows(operation: &str, body: Value, in_full: bool) -> Vec<(String, String)> {
        let operation = spec::operation(operation).unwrap();
        let body = body.as_object().unwrap().clone();
        let arguments = Arguments::of_object(operation, body).unwrap();
        arguments.shown(operation, in_full)
    }

    #[test]
    fn a_person_reads_amounts_times_and_nothing_that_is_secret() {
        let body = json!({
            "buyer_name": "홍길동", "buyer_tel": "010-1234-5678", "card_number": "4111-1111-1111-1111",
            "merchant_uid": "order-1\u{1b}[2J", "amount": 1_234_500, "expiry": "2039-12", "use_card_point": true,
        });
        let shown = |in_full| -> Vec<String> {
            let rows = rows("onetime", body.clone(), in_full);
            rows.into_iter()
                .map(|(name, value)| format!("{name} {value}"))
                .collect()
        };
        let masked = shown(false);
        for row in [
            "merchant_uid order-1\u{fffd}[2J",
            "amount 1,234,500",
            "card_number ***",
            "expiry ***",
            "buyer_name 홍*동",
            "buyer_tel ***-****-5678",
            "use_card_point true",
        ] {
            assert!(masked.contains(&row.to_owned()), "{row}: {masked:?}");
        }
        assert_eq!(
            masked[0], "merchant_uid order-1\u{fffd}[2J",
            "in the order of the specification"
        );
        let whole = shown(true);
        assert!(whole.contains(&"buyer_name 홍길동".to_owned()), "{whole:?}");
        assert!(
            whole.contains(&"card_number ***".to_owned()),
            "a secret never: {whole:?}"
        );
    }

    #[test]
    fn lists_and_objects_have_a_row_for_each_value() {
        let body = json!({
            "customer_uid": "c",
            "schedules": [
                { "merchant_uid": "a", "amount": "5,900", "schedule_at": "2026-12-31 18:00", "extra": { "naverUseCfm": "1" } },
                { "merchant_uid": "b", "amount": "free", "schedule_at": 1_798_729_199 },
            ],
        });
        let rows: Vec<String> = rows("schedule", body, true)
            .into_iter()
            .map(|(name, value)| format!("{name} {value}"))
            .collect();
        assert_eq!(
            rows,
            [
                "customer_uid c",
                "schedules[0].merchant_uid a",
                "schedules[0].schedule_at 2026-12-31 18:00:00 KST",
                "schedules[0].amount 5,900",
                "schedules[0].extra.naverUseCfm 1",
                "schedules[1].merchant_uid b",
                "schedules[1].schedule_at 2026-12-31 23:59:59 KST",
                "schedules[1].amount free",
            ]
        );
    }
}
