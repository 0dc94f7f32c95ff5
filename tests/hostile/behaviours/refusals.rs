//! Refusals: the API's own, and what must not pass for one.

use iamport_testing::http;
use serde_json::{Value, json};

use super::{Behaviour, Context, HTML, Play, Truth, after, body, envelope, instead, refusal};

/// The statuses at which the API refuses.
const STATUSES: [u16; 8] = [200, 400, 401, 403, 404, 405, 409, 501];

/// Bodies that are no whole refusal.
const NOT_WHOLE: [(&str, &str); 22] = [
    ("HTML", HTML),
    ("nothing", ""),
    ("a blank", " "),
    ("null", "null"),
    ("true", "true"),
    ("a number", "1"),
    ("a text", r#""no""#),
    ("an empty object", "{}"),
    ("somebody's error", r#"{"error":"forbidden","status":403}"#),
    ("code and msg", r#"{"code":504,"msg":"timeout"}"#),
    ("code only", r#"{"code":1}"#),
    (
        "code and message only",
        r#"{"code":-1,"message":"Unauthorized"}"#,
    ),
    ("code and response only", r#"{"code":1,"response":null}"#),
    ("no code", r#"{"message":"no","response":null}"#),
    (
        "code null",
        r#"{"code":null,"message":"no","response":null}"#,
    ),
    (
        "code true",
        r#"{"code":true,"message":"no","response":null}"#,
    ),
    (
        "code in words",
        r#"{"code":"FORBIDDEN","message":"no","response":null}"#,
    ),
    (
        "code with a fraction",
        r#"{"code":1.5,"message":"no","response":null}"#,
    ),
    (
        "a huge code",
        r#"{"code":100000000000000000000000,"message":"no","response":null}"#,
    ),
    (
        "a code beyond numbers",
        r#"{"code":1e999,"message":"no","response":null}"#,
    ),
    (
        "a list of one refusal",
        r#"[{"code":1,"message":"no","response":null}]"#,
    ),
    (
        "a refusal in an envelope of somebody",
        r#"{"data":{"code":1,"message":"no","response":null}}"#,
    ),
];

/// Texts around a refusal that leave no whole JSON document.
const SPOILT: [(&str, &str); 4] = [
    (
        "two refusals in a row",
        r#"{"code":1,"message":"no","response":null}{"code":1,"message":"no","response":null}"#,
    ),
    (
        "a refusal and a letter",
        r#"{"code":1,"message":"no","response":null}x"#,
    ),
    (
        "a refusal that is cut",
        r#"{"code":1,"message":"no","response":nul"#,
    ),
    (
        "a refusal with code 0 in it too",
        r#"{"code":1,"message":"no","response":null,"code":0}"#,
    ),
];

pub(super) fn family() -> Vec<Behaviour> {
    let mut all = Vec::new();
    for status in STATUSES {
        for code in [1, -1] {
            all.push(
                instead(
                    format!("the API's no with code {code} at {status}"),
                    Truth::Own,
                    move |_| {
                        let no = json!({ "code": code, "message": "안됩니다.", "response": null });
                        envelope(status, &no)
                    },
                )
                .in_turn_unless(code == 1),
            );
        }
        for (name, text) in NOT_WHOLE.into_iter().chain(SPOILT) {
            all.push(
                after(
                    format!("{name} at {status} after the effect"),
                    Truth::Foreign,
                    move |_| body(status, text),
                )
                .in_turn_unless(status == 200 || name == "code and message only" && status == 401),
            );
        }
        all.push(
            after(
                format!("a whole refusal at {status} after the effect"),
                Truth::Twin,
                move |_| envelope(status, &refusal(&Value::Null)),
            )
            .in_turn_unless(status == 200),
        );
    }
    for (name, code) in [("as text", json!("1")), ("as 1.0", json!(1.0))] {
        all.push(after(
            format!("a whole refusal with its code {name} after the effect"),
            Truth::Twin,
            move |_| {
                envelope(
                    200,
                    &json!({ "code": code, "message": "no", "response": null }),
                )
            },
        ));
    }
    all.extend(with_a_record());
    all
}

/// A refusal that shows a record: believed only if the record is about what was asked for, failed, and without money.
fn with_a_record() -> Vec<Behaviour> {
    type Record = fn(&Context<'_>) -> Value;
    let foreign: [(&str, Record); 15] = [
        ("a paid payment", |context| {
            record(context, json!({ "status": "paid" }))
        }),
        ("a cancelled payment", |context| {
            record(
                context,
                json!({ "status": "cancelled", "cancel_amount": 5_000 }),
            )
        }),
        ("a payment cancelled in part", |context| {
            record(
                context,
                json!({ "status": "cancelled", "cancel_amount": 1_000 }),
            )
        }),
        ("a waiting payment", |context| {
            record(context, json!({ "status": "ready" }))
        }),
        ("a payment without a status", |context| {
            record(context, json!({}))
        }),
        ("a payment in a state of its own", |context| {
            record(context, json!({ "status": "FAILED" }))
        }),
        ("a failed payment with money given back", |context| {
            record(
                context,
                json!({ "status": "failed", "cancel_amount": 1_000 }),
            )
        }),
        ("a failed payment with a cancel", |context| {
            let cancel = json!({ "amount": 1_000, "cancelled_at": 1_700_000_000, "reason": "no" });
            record(
                context,
                json!({ "status": "failed", "cancel_history": [cancel] }),
            )
        }),
        ("a failed payment of another", |context| {
            let mut record = record(context, json!({ "status": "failed" }));
            let ids = ["imp_uid", "merchant_uid", "customer_uid"].into_iter();
            for name in ids.chain(context.asked.keys().map(String::as_str)) {
                record[name] = json!("somebody-elses");
            }
            record
        }),
        ("a list of a paid payment", |context| {
            json!([record(context, json!({ "status": "paid" }))])
        }),
        ("an empty object", |_| json!({})),
        ("an empty list", |_| json!([])),
        ("a text", |_| json!("no")),
        ("false", |_| json!(false)),
        ("the record of the effect", |context| {
            match context.own()["response"].clone() {
                Value::Null => json!({ "status": "paid" }),
                record => record,
            }
        }),
    ];
    let mut all = Vec::new();
    for status in [200, 400, 409] {
        for (name, response) in foreign {
            all.push(
                after(
                    format!("{name} in a refusal at {status} after the effect"),
                    Truth::Foreign,
                    move |context| envelope(status, &refusal(&response(context))),
                )
                .in_turn_unless(status == 200),
            );
        }
        let failed = move |context: &Context<'_>| -> Play {
            let failed = record(context, json!({ "status": "failed", "cancel_amount": 0 }));
            envelope(status, &refusal(&failed))
        };
        all.push(
            after(
                format!("a failed payment in a refusal at {status} after the effect"),
                Truth::Twin,
                failed,
            )
            .in_turn_unless(status == 200),
        );
        all.push(
            instead(
                format!("a failed payment in a refusal at {status} instead"),
                Truth::Odd,
                failed,
            )
            .in_turn_unless(status == 200),
        );
    }
    all.push(after(
        "a cancelled payment at 429 after the effect",
        Truth::Foreign,
        |context| {
            let cancelled = record(
                context,
                json!({ "status": "cancelled", "cancel_amount": 5_000 }),
            );
            envelope(
                429,
                &json!({ "code": 0, "message": null, "response": cancelled }),
            )
        },
    ));
    all.push(after(
        "a refusal at 429 after the effect, to be asked again later",
        Truth::Foreign,
        |_| {
            let headers = format!("Retry-After: 1\r\n{}", super::JSON);
            Play::bytes(http(429, &headers, refusal(&Value::Null).to_string()))
        },
    ));
    all.push(instead(
        "a plain 429 instead, to be asked again later",
        Truth::Foreign,
        |_| Play::bytes(http(429, "Retry-After: 1\r\n", "slow down")),
    ));
    all
}

/// A payment with the ids that were asked for.
fn record(context: &Context<'_>, more: Value) -> Value {
    let mut record =
        json!({ "imp_uid": "imp_000000000000", "merchant_uid": "an order", "amount": 5_000 });
    for (name, values) in context.asked {
        record[name.as_str()] = json!(values.first());
    }
    for (name, value) in more.as_object().unwrap() {
        record[name.as_str()] = value.clone();
    }
    record
}
