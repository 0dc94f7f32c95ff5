//! Reads what came over HTTP as a call, by the call's own schema: what the call does not know is
//! refused, and so is what does not fit. Numbers and truth values may come as text, since a form has
//! nothing else. Null and empty text are the same as a field that was left out.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Number, Value};

use super::call::{ControlCall, parameters};
use super::error::ControlError;
use crate::domain::messages;
use crate::domain::money::Amount;

/// What came: the values in the path, and all others wherever they stood.
pub(crate) struct Received {
    pub(crate) path: Vec<(String, String)>,
    pub(crate) fields: Map<String, Value>,
}

/// The call that is meant.
pub(crate) fn read<C: ControlCall>(received: Received) -> Result<C, ControlError> {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = true);
    let schema = settings.into_generator().into_root_schema_for::<C>();
    let mut schema = Value::from(schema);
    let mut path = Map::new();
    for (name, text) in received.path {
        // What cannot be an id is the id of nothing.
        let nothing = || ControlError::not_found(messages::ROUTE_UNKNOWN);
        let expected = part(&schema, "properties").get(&name).ok_or_else(nothing)?;
        let value = fit(expected, Value::from(text), &name).map_err(|_| nothing())?;
        path.insert(name, value);
    }
    // They stand in the path and nowhere else.
    forget(&mut schema, parameters(C::PATH));
    let mut fields =
        fit(&schema, Value::Object(received.fields), "").map_err(ControlError::refused)?;
    if let Value::Object(fields) = &mut fields {
        fields.append(&mut path);
    }
    serde_json::from_value(fields).map_err(|error| ControlError::refused(error.to_string()))
}

/// Takes fields out of the schema of an object.
fn forget(schema: &mut Value, names: impl Iterator<Item = &'static str>) {
    for name in names {
        if let Some(Value::Object(properties)) = schema.get_mut("properties") {
            properties.remove(name);
        }
        if let Some(Value::Array(required)) = schema.get_mut("required") {
            required.retain(|known| known != name);
        }
    }
}

/// The value as the schema wants it, or a sentence that says what is wrong at `at`.
fn fit(schema: &Value, value: Value, at: &str) -> Result<Value, String> {
    let alternatives = alternatives(schema);
    if let [only] = alternatives[..] {
        return fit(only, value, at);
    }
    if !alternatives.is_empty() {
        let fitting = alternatives
            .iter()
            .find_map(|one| fit(one, value.clone(), at).ok());
        return fitting.ok_or_else(|| wrong(schema, at));
    }
    let fitting = match kind(schema) {
        _ if is_amount(schema) => amount(value),
        "object" => return object(schema, value, at),
        "array" => return list(schema, value, at),
        "boolean" => truth(&value),
        "integer" => integer(schema, &value),
        "number" => number(schema, &value),
        _ => word(schema, value),
    };
    fitting.ok_or_else(|| wrong(schema, at))
}

/// The alternatives of a value other than null.
fn alternatives(schema: &Value) -> Vec<&Value> {
    let listed = ["anyOf", "oneOf"]
        .into_iter()
        .find_map(|name| schema.get(name)?.as_array());
    let listed = listed.into_iter().flatten();
    listed.filter(|one| kind(one) != "null").collect()
}

/// The type of a value, null aside.
fn kind(schema: &Value) -> &str {
    match schema.get("type") {
        Some(Value::String(kind)) => kind,
        Some(Value::Array(kinds)) => {
            let mut kinds = kinds.iter().filter_map(Value::as_str);
            kinds.find(|kind| *kind != "null").unwrap_or_default()
        }
        _ => "",
    }
}

/// What a schema says under a name; null if nothing.
fn part<'a>(schema: &'a Value, name: &str) -> &'a Value {
    schema.get(name).unwrap_or(&Value::Null)
}

fn is_amount(schema: &Value) -> bool {
    *part(schema, "format") == Amount::FORMAT
}

/// An object without what is unknown, of which nothing is missing.
fn object(schema: &Value, value: Value, at: &str) -> Result<Value, String> {
    let Value::Object(given) = value else {
        return Err(wrong(schema, at));
    };
    let inside = |name: &str| match at {
        "" => name.to_owned(),
        at => format!("{at}.{name}"),
    };
    if part(schema, "additionalProperties") == true {
        return Ok(Value::Object(given));
    }
    let nothing = Map::new();
    let known = part(schema, "properties").as_object().unwrap_or(&nothing);
    let mut fields = Map::new();
    for (name, value) in given {
        let Some(expected) = known.get(&name) else {
            let names: Vec<&str> = known.keys().map(String::as_str).collect();
            let has = match (names.is_empty(), at) {
                (true, "") => "this call has no fields".to_owned(),
                (_, "") => format!("this call has {}", names.join(", ")),
                (_, at) => format!("{at} has {}", names.join(", ")),
            };
            return Err(format!("there is no field {}: {has}", inside(&name)));
        };
        if !value.is_null() && value != "" {
            let value = fit(expected, value, &inside(&name))?;
            fields.insert(name, value);
        }
    }
    let required = part(schema, "required").as_array().into_iter().flatten();
    let missing: Vec<String> = required
        .filter_map(Value::as_str)
        .filter(|name| !fields.contains_key(*name))
        .map(inside)
        .collect();
    if missing.is_empty() {
        Ok(Value::Object(fields))
    } else {
        Err(format!("what is needed is missing: {}", missing.join(", ")))
    }
}

/// A list. In a form it may be one text with commas.
fn list(schema: &Value, value: Value, at: &str) -> Result<Value, String> {
    let items = match value {
        Value::Array(items) => items,
        Value::String(text) => {
            let parts = text.trim_matches(['[', ']']).split(',');
            parts.map(|part| Value::from(part.trim())).collect()
        }
        _ => return Err(wrong(schema, at)),
    };
    let fitting = items
        .into_iter()
        .map(|item| fit(part(schema, "items"), item, at).map_err(|_| wrong(schema, at)));
    fitting.collect::<Result<_, _>>().map(Value::Array)
}

fn truth(value: &Value) -> Option<Value> {
    match value {
        Value::Bool(_) => Some(value.clone()),
        _ => match scalar(value)?.as_str() {
            "true" | "1" => Some(Value::Bool(true)),
            "false" | "0" => Some(Value::Bool(false)),
            _ => None,
        },
    }
}

fn integer(schema: &Value, value: &Value) -> Option<Value> {
    let whole: u64 = scalar(value)?.parse().ok()?;
    let most = match part(schema, "maximum").as_u64() {
        None if part(schema, "format") == "uint32" => u64::from(u32::MAX),
        most => most.unwrap_or(u64::MAX),
    };
    let least = part(schema, "minimum").as_u64().unwrap_or(0);
    (least..=most).contains(&whole).then(|| whole.into())
}

fn number(schema: &Value, value: &Value) -> Option<Value> {
    let number: f64 = scalar(value)?.parse().ok()?;
    let least = part(schema, "minimum").as_f64().unwrap_or(f64::MIN);
    let most = part(schema, "maximum").as_f64().unwrap_or(f64::MAX);
    let number = Some(number).filter(|number| (least..=most).contains(number));
    number.and_then(Number::from_f64).map(Value::Number)
}

fn amount(value: Value) -> Option<Value> {
    let is_one = scalar(&value)?.parse::<Amount>().is_ok();
    is_one.then_some(value)
}

/// Text, and out of a list where there is one. A number is taken as it is written.
fn word(schema: &Value, value: Value) -> Option<Value> {
    let text = scalar(&value)?;
    let fits = match (schema.get("const"), part(schema, "enum").as_array()) {
        (Some(only), _) => *only == *text,
        (None, Some(words)) => words.iter().any(|word| *word == *text),
        (None, None) => true,
    };
    fits.then(|| text.into())
}

/// The text of a number, and text as it is.
fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn wrong(schema: &Value, at: &str) -> String {
    let what = expected(schema);
    if at.is_empty() {
        format!("{what} is needed")
    } else {
        format!("{at} must be {what}")
    }
}

/// What a value must be, in words.
fn expected(schema: &Value) -> String {
    let alternatives = alternatives(schema);
    if !alternatives.is_empty() {
        let words: Vec<String> = alternatives.into_iter().map(expected).collect();
        return words.join(" or ");
    }
    if let Some(only) = part(schema, "const").as_str() {
        return only.to_owned();
    }
    if let Some(words) = part(schema, "enum").as_array() {
        let words: Vec<&str> = words.iter().filter_map(Value::as_str).collect();
        return format!("one of {}", words.join(", "));
    }
    match kind(schema) {
        _ if is_amount(schema) => {
            "an amount, such as 5000 or \"10.5\", with at most four decimals".to_owned()
        }
        "object" => {
            let names = part(schema, "properties").as_object();
            let names: Vec<&str> = names
                .into_iter()
                .flatten()
                .map(|(name, _)| name.as_str())
                .collect();
            format!("an object with {}", names.join(", "))
        }
        "array" => format!(
            "a list, and each entry of it {}",
            expected(part(schema, "items"))
        ),
        "boolean" => "true or false".to_owned(),
        "integer" => format!("a whole number{}", bounds(schema)),
        "number" => format!("a number{}", bounds(schema)),
        _ => "text".to_owned(),
    }
}

fn bounds(schema: &Value) -> String {
    match (part(schema, "minimum"), part(schema, "maximum")) {
        (Value::Number(least), Value::Number(most)) => format!(" from {least} to {most}"),
        (Value::Number(least), _) => format!(" of at least {least}"),
        _ => String::new(),
    }
}
