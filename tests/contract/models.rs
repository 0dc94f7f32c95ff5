//! The JSON schema of every generated model, as schemars derives it from the Rust type, against the spec's component.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::bundle::{BUNDLE, ENVELOPE, may_be_null, strings, target, union, wrapped};
use crate::generated::models::MODELS;
use crate::models::Model;

/// Where a Rust type may differ from the spec, and why: what the spec has, what the type has, the reason.
const TOLERATED: [(&str, &str, &str); 2] = [
    (
        "whole amount",
        "amount",
        "one type for all money; where the API takes whole numbers only, it is the API that refuses a part",
    ),
    (
        "free-form object or null",
        "free-form object",
        "null and an absent key are read as the empty object, which says the same",
    ),
];

#[test]
fn every_component_has_a_model_and_every_model_a_component() {
    let (requested, answered) = BUNDLE.reached();
    let mut components: BTreeSet<&str> = requested.union(&answered).map(String::as_str).collect();
    components.remove(ENVELOPE);
    let models: BTreeSet<&str> = MODELS.iter().map(|model| model.name).collect();
    assert_eq!(models, components);
    assert_eq!(MODELS.len(), models.len(), "a model stands twice");
    for name in &answered {
        assert!(Model::find(name).decode.is_some(), "{name} can't be read");
    }
}

#[test]
fn every_model_has_the_spec_s_fields_types_and_values() {
    let (requested, _) = BUNDLE.reached();
    let mut wrong = Vec::new();
    let mut used = BTreeSet::new();
    for model in MODELS {
        let spec = BUNDLE.component(model.name);
        let rust = (model.schema)().to_value();
        let comparison = Comparison {
            model: model.name,
            // Nothing in a request is null: what is not set is left out, which a schema can't say of an `Option`.
            requested: requested.contains(model.name),
        };
        comparison.compare(spec, &rust, &mut wrong, &mut used);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (spec, rust, _) in TOLERATED {
        assert!(
            used.contains(&(spec, rust)),
            "no model has {spec} as {rust} any more: take it off the list"
        );
    }
}

struct Comparison<'a> {
    model: &'a str,
    requested: bool,
}

impl Comparison<'_> {
    fn compare(
        &self,
        spec: &Value,
        rust: &Value,
        wrong: &mut Vec<String>,
        used: &mut BTreeSet<(&'static str, &'static str)>,
    ) {
        let model = self.model;
        if spec.get("enum").is_some() {
            // Open on the wire: the known values are examples, and any text is valid.
            if rust["type"] != "string" || rust.get("enum").is_some() {
                wrong.push(format!("{model} is no open list: {rust}"));
            }
            let (ours, theirs) = (&rust["examples"], &spec["enum"]);
            if ours != theirs {
                wrong.push(format!(
                    "{model} has the values {ours}, the spec has {theirs}"
                ));
            }
            return;
        }
        if spec.get("properties").is_none() {
            let (ours, theirs) = (rust_type(rust), spec_type(spec));
            if !same(&ours, &theirs) {
                wrong.push(format!("{model} is {ours}, in the spec {theirs}"));
            }
            return;
        }
        let names = |schema: &Value| -> BTreeSet<String> {
            let properties = schema["properties"].as_object();
            properties
                .into_iter()
                .flatten()
                .map(|(name, _)| name.clone())
                .collect()
        };
        if names(spec) != names(rust) {
            wrong.push(format!(
                "{model} has the fields {:?}, the spec has {:?}",
                names(rust),
                names(spec)
            ));
        }
        let required = strings(&spec["required"]);
        for (name, property) in spec["properties"].as_object().unwrap() {
            let (theirs, mut ours) = (spec_type(property), rust_type(&rust["properties"][name]));
            if self.requested
                && !required.contains(name.as_str())
                && let Some(set) = ours.strip_suffix(OR_NULL)
            {
                ours = set.to_owned();
            }
            if same(&ours, &theirs) {
                continue;
            }
            let both_null = theirs.strip_suffix(OR_NULL).zip(ours.strip_suffix(OR_NULL));
            let (plain_theirs, plain_ours) = both_null.unwrap_or((&theirs, &ours));
            match TOLERATED
                .iter()
                .find(|(spec, rust, _)| *spec == plain_theirs && *rust == plain_ours)
            {
                Some((spec, rust, _)) => {
                    used.insert((*spec, *rust));
                }
                None => wrong.push(format!("{model}.{name} is {ours}, in the spec {theirs}")),
            }
        }
        self.compare_required(spec, rust, wrong);
    }

    /// What the type insists on, the spec must promise. What the spec promises, the type must insist on where
    /// there is no empty value that would mean the same as none.
    fn compare_required(&self, spec: &Value, rust: &Value, wrong: &mut Vec<String>) {
        let model = self.model;
        let (promised, insisted) = (strings(&spec["required"]), strings(&rust["required"]));
        for name in insisted.difference(&promised) {
            wrong.push(format!(
                "{model}.{name} must be there, in the spec it need not"
            ));
        }
        for name in promised.difference(&insisted) {
            let property = &spec["properties"][*name];
            let kind = spec_type(property);
            let has_empty = kind.starts_with("list of")
                || [
                    "text",
                    "whole number",
                    "truth value",
                    "time",
                    "free-form object",
                ]
                .contains(&kind.as_str())
                || kind
                    .strip_prefix("model ")
                    .is_some_and(|name| BUNDLE.component(name).get("enum").is_some());
            let must_stand = name.ends_with("_uid") || property["x-iamport-sensitive"] == "secret";
            if self.requested || !has_empty || (must_stand && kind != "time") {
                wrong.push(format!(
                    "{model}.{name} may be absent, in the spec it may not"
                ));
            }
        }
    }
}

const OR_NULL: &str = " or null";

/// Whether two types are one. Rust has its own habit with capitals: `OTPAnnotation` is `OtpAnnotation`.
fn same(ours: &str, theirs: &str) -> bool {
    ours.eq_ignore_ascii_case(theirs)
}

/// The type that a schema of the spec stands for, in words that both sides share.
fn spec_type(schema: &Value) -> String {
    let plain = if let Some(name) = schema.get("$ref").and_then(target) {
        format!("model {name}")
    } else if let Some(only) = wrapped(schema) {
        spec_type(only)
    } else if let Some(alternatives) = union(schema) {
        one_of(alternatives.iter().map(spec_type))
    } else {
        let format = schema.get("format").and_then(Value::as_str);
        match (schema["type"].as_str().unwrap(), format) {
            ("string", None) => "text".to_owned(),
            ("boolean", None) => "truth value".to_owned(),
            ("integer", None) => "whole number".to_owned(),
            ("integer", Some("unix-time")) => "time".to_owned(),
            ("integer", Some("amount")) => "whole amount".to_owned(),
            ("number", Some("amount")) => "amount".to_owned(),
            ("number" | "integer", Some("positive-amount")) => "amount above zero".to_owned(),
            ("array", None) => format!("list of {}", spec_type(&schema["items"])),
            ("object", None) if schema["additionalProperties"] == true => {
                "free-form object".to_owned()
            }
            other => panic!("{other:?} stands for no type"),
        }
    };
    if may_be_null(schema) {
        plain + OR_NULL
    } else {
        plain
    }
}

/// The type that a schema of schemars stands for.
fn rust_type(schema: &Value) -> String {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        return format!("model {}", name.trim_start_matches("#/$defs/"));
    }
    if let Some(alternatives) = schema.get("anyOf").and_then(Value::as_array) {
        let null = |schema: &&Value| schema["type"] == "null";
        let others: Vec<&Value> = alternatives.iter().filter(|it| !null(it)).collect();
        let plain = match others[..] {
            [one] => rust_type(one),
            _ => one_of(others.into_iter().map(rust_type)),
        };
        return match alternatives.iter().find(null) {
            Some(_) => plain + OR_NULL,
            None => plain,
        };
    }
    let (name, null) = match &schema["type"] {
        Value::String(name) => (name.as_str(), ""),
        Value::Array(names) if names.len() == 2 && names[1] == "null" => {
            (names[0].as_str().unwrap(), OR_NULL)
        }
        other => panic!("{other} is no type: {schema}"),
    };
    let plain = match name {
        "string" => "text".to_owned(),
        "boolean" => "truth value".to_owned(),
        "integer" if schema["format"] == "int64" => "whole number".to_owned(),
        "integer" => "time".to_owned(),
        "number" if schema["exclusiveMinimum"] == 0 => "amount above zero".to_owned(),
        "number" => "amount".to_owned(),
        "array" => format!("list of {}", rust_type(&schema["items"])),
        "object" if schema["additionalProperties"] == true => "free-form object".to_owned(),
        other => format!("{other}, which stands for nothing"),
    };
    plain + null
}

fn one_of(alternatives: impl Iterator<Item = String>) -> String {
    format!("one of: {}", alternatives.collect::<Vec<_>>().join(", "))
}
