//! What an answer becomes: each model's JSON and `Debug`, from a body with every field and from one with the
//! required ones alone.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::{Value, json};

use super::{assert_none_left, assert_text, pretty};
use crate::bundle::{BUNDLE, Fill, HIDDEN, SHOWN, Style};
use crate::models::Model;

/// The models that answers are made of, value lists aside.
fn answered() -> Vec<&'static Model> {
    let (_, answered) = BUNDLE.reached();
    answered
        .iter()
        .filter(|name| BUNDLE.component(name).get("enum").is_none())
        .map(|name| Model::find(name))
        .collect()
}

/// Samples of a model, one for each alternative of the unions in it.
fn samples(model: &Model, style: Style) -> Vec<Value> {
    let schema = BUNDLE.component(model.name);
    (0..BUNDLE.alternatives(schema))
        .map(|number| BUNDLE.sample(model.name, schema, style.alternative(number)))
        .collect()
}

#[test]
fn every_model() {
    let models = answered();
    for model in &models {
        let mut text = String::new();
        for (fill, title) in [
            (Fill::Everything, "from a body with every field"),
            (Fill::Required, "from a body with the required fields"),
        ] {
            for sample in samples(model, Style::new(fill)) {
                let decoded = model.decoded(&sample);
                writeln!(text, "## {title}\n\n{}\n", pretty(&decoded.json)).unwrap();
                if fill == Fill::Everything {
                    writeln!(text, "{}\n", decoded.debug).unwrap();
                }
            }
        }
        assert_text("models", model.name, text.trim_end());
    }
    assert_none_left("models", &models.iter().map(|model| model.name).collect());
}

#[test]
fn every_field_is_known_and_keeps_its_value() {
    for model in answered() {
        for sample in samples(model, Style::new(Fill::Everything)) {
            assert_eq!(model.decoded(&sample).json, sample, "{}", model.name);
        }
    }
}

#[test]
fn a_field_that_is_absent_is_written_as_nothing_and_invents_no_value() {
    let nothing = [json!(null), json!(0), json!([]), json!({})];
    for model in answered() {
        for sample in samples(model, Style::new(Fill::Required)) {
            let json = model.decoded(&sample).json;
            let Some((sample, json)) = sample.as_object().zip(json.as_object()) else {
                continue;
            };
            for (key, value) in json {
                match sample.get(key) {
                    Some(given) if given.is_object() || given.is_array() => {}
                    Some(given) => assert_eq!(value, given, "{}.{key}", model.name),
                    None => assert!(nothing.contains(value), "{}.{key}: {value}", model.name),
                }
            }
        }
    }
}

#[test]
fn debug_shows_what_is_not_marked_and_masks_what_is() {
    let mut masked = 0;
    for model in answered() {
        for sample in samples(model, Style::new(Fill::Everything).marked()) {
            let decoded = model.decoded(&sample);
            // Both are in the value, so that their absence from what is printed says something.
            assert_eq!(decoded.json, sample, "{}", model.name);
            for hidden in [HIDDEN.trim(), "987654321"] {
                assert!(
                    !decoded.debug.contains(hidden),
                    "{} prints what is marked:\n{}",
                    model.name,
                    decoded.debug
                );
            }
            for text in texts(&sample) {
                if text.starts_with(SHOWN) {
                    assert!(
                        decoded.debug.contains(&text),
                        "{} does not print {text}",
                        model.name
                    );
                } else if text.starts_with(HIDDEN) {
                    masked += 1;
                }
            }
        }
    }
    assert!(masked > 20, "only {masked} marked texts: are there any?");
}

/// Every text of a value.
fn texts(value: &Value) -> BTreeSet<String> {
    match value {
        Value::String(text) => BTreeSet::from([text.clone()]),
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(map) => map.values().flat_map(texts).collect(),
        _ => BTreeSet::new(),
    }
}
