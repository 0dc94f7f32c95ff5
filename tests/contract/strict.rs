//! The bundle by the strict reading of OpenAPI 3.0.3: what the service answers is valid, whatever reads it.
//!
//! `tests/strict/check.py` asks the same of a validator that nobody here wrote.

use serde_json::{Value, json};

use super::fixture;
use crate::bundle::{BUNDLE, Fill, Style};

/// What is wrong with the answer of an operation at a status.
fn violations(operation: &str, status: u16, answer: &Value) -> Vec<String> {
    let operation = BUNDLE.operation(operation);
    let mut root = json!({
        "allOf": [operation.answer(status).expect("an answer of that status")],
        "components": BUNDLE.components(),
    });
    read_strictly(&mut root);
    jsonschema::validator_for(&root)
        .expect("a JSON schema")
        .iter_errors(answer)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect()
}

/// OpenAPI as JSON Schema: `nullable` adds null to the `type` beside it, and does nothing where there is none; what
/// stands beside `$ref` does nothing either.
fn read_strictly(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            map.values_mut().for_each(read_strictly);
            if map.get("$ref").is_some_and(Value::is_string) {
                map.retain(|key, _| key == "$ref");
            }
            if map.remove("nullable") == Some(json!(true))
                && let Some(kind) = map.get_mut("type")
            {
                *kind = json!([kind, "null"]);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(read_strictly),
        _ => {}
    }
}

fn is_valid(operation: &str, status: u16, answer: &Value) {
    let wrong = violations(operation, status, answer);
    assert!(
        wrong.is_empty(),
        "{operation} {status}: {wrong:?}\n{answer}"
    );
}

/// The statuses of success that an operation lists.
fn successes(id: &str) -> Vec<u16> {
    let operation = BUNDLE.operation(id);
    let listed = [200, 207].into_iter();
    listed
        .filter(|status| operation.answer(*status).is_some())
        .collect()
}

#[test]
fn a_refusal_of_every_operation_is_valid() {
    let refusal = json!({"code": -1, "message": "거절", "response": null});
    for operation in BUNDLE.operations() {
        for status in successes(operation.id) {
            is_valid(operation.id, status, &refusal);
        }
        for status in [400, 401, 404, 405, 409, 500, 501] {
            if operation.answer(status).is_some() {
                is_valid(operation.id, status, &refusal);
            }
        }
    }
}

#[test]
fn every_success_is_valid_with_every_field_and_with_the_required_ones_alone() {
    for operation in BUNDLE.operations() {
        for fill in [Fill::Everything, Fill::Required] {
            let samples = operation.payload().map_or(1, |it| BUNDLE.alternatives(it));
            for number in 0..samples {
                let style = Style::new(fill).alternative(number);
                let payload = operation.payload();
                let payload = payload.map_or(Value::Null, |it| BUNDLE.sample("", it, style));
                let answer = json!({"code": 0, "message": null, "response": payload});
                for status in successes(operation.id) {
                    is_valid(operation.id, status, &answer);
                }
            }
        }
    }
}

#[test]
fn own_bodies_of_payments_are_valid() {
    let waiting: Value = serde_json::from_str(fixture!("waiting-account.json")).expect("JSON");
    is_valid("getPaymentByImpUid", 200, &waiting);
    // A field and values that nobody knows yet.
    let mut scheduled: Value =
        serde_json::from_str(fixture!("scheduled-with-unknowns.json")).expect("JSON");
    // One quirk of old that the description does not have: an empty list where a model is meant.
    assert_eq!(violations("getPaymentByImpUid", 200, &scheduled).len(), 1);
    scheduled["response"]["promotion"] = Value::Null;
    is_valid("getPaymentByImpUid", 200, &scheduled);
    // What must never pass: a payment without its id, an amount that is no number, a status that is none.
    for (field, wrong) in [
        ("imp_uid", json!(null)),
        ("amount", json!("x")),
        ("status", json!(null)),
    ] {
        let mut body = waiting.clone();
        body["response"][field] = wrong;
        assert_ne!(
            violations("getPaymentByImpUid", 200, &body).len(),
            0,
            "{field}"
        );
    }
}

#[test]
fn what_may_be_null_may_be_null_and_nothing_more() {
    let waiting: Value = serde_json::from_str(fixture!("waiting-account.json")).expect("JSON");
    let payment = BUNDLE.component("PaymentAnnotation");
    let mut nulls = 0;
    for (name, schema) in payment["properties"].as_object().expect("fields") {
        let mut body = waiting.clone();
        body["response"][name] = Value::Null;
        let wrong = violations("getPaymentByImpUid", 200, &body);
        assert_eq!(
            wrong.is_empty(),
            crate::bundle::may_be_null(schema),
            "{name}: {wrong:?}"
        );
        nulls += usize::from(wrong.is_empty());
    }
    assert!(nulls > 30, "{nulls}");
    let mut body = waiting;
    body["response"]["promotion"] = json!([]);
    assert_ne!(violations("getPaymentByImpUid", 200, &body).len(), 0);
}
