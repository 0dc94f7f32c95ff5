//! Holds a request against the bundled description of the API.
//!
//! The API itself answers many requests that its description forbids: numbers as text, fields that are
//! left out, values that no list has. So does the sandbox, and what is wrong with a request goes into
//! its log, with the place in the description that says so.

use axum::http::{HeaderMap, header, request::Parts};
use serde_json::{Map, Value};

use crate::bundle::{Bundle, Description, Match, Place, Schema, bundle, escaped};
use crate::form;
use crate::input::LONGEST_BODY;

/// The most that is told of one request.
const MOST: usize = 50;
/// How deep values are looked into.
const DEEPEST: usize = 16;

/// What kind of rule was broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Rule {
    /// Something that is required is not there.
    Required,
    /// The value is of another type.
    Type,
    /// The value is outside of its limits.
    Limit,
    /// The value is none of the listed ones.
    Enum,
}

/// One thing that is wrong with a request. It never holds a value: that may be secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Violation {
    pub(crate) rule: Rule,
    /// The name of the parameter or field.
    pub(crate) name: String,
    /// Where the description says so, and what.
    text: String,
}

/// How closely types are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Types {
    /// As JSON has them.
    Strict,
    /// As the API takes them, and as forms must write them: numbers and truth values may be text, and
    /// null means that a value was not given.
    Loose,
}

/// The body of a request, as far as it could be read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Sent {
    Nothing,
    Json(Value),
    Form(Map<String, Value>),
    Unreadable,
}

impl Sent {
    pub(crate) fn read(headers: &HeaderMap, bytes: &[u8]) -> Sent {
        if bytes.trim_ascii().is_empty() {
            return Sent::Nothing;
        }
        let kind = headers
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .and_then(|kind| kind.split(';').next())
            .map(|kind| kind.trim().to_ascii_lowercase());
        let json = || serde_json::from_slice(bytes).map_or(Sent::Unreadable, Sent::Json);
        match kind.as_deref() {
            Some("application/json") => json(),
            Some("application/x-www-form-urlencoded") => Sent::Form(form::read(bytes)),
            None | Some("") if bytes.trim_ascii_start().starts_with(b"{") => json(),
            _ => Sent::Unreadable,
        }
    }
}

/// What is wrong with a request of the API, as it was sent. A body that is longer than what the sandbox
/// reads is not looked at.
pub(crate) fn inspect(parts: &Parts, bytes: &[u8]) -> Vec<String> {
    if bytes.len() > LONGEST_BODY {
        return vec![format!(
            "#/paths: the body is longer than {LONGEST_BODY} bytes"
        )];
    }
    let path = parts.uri.path();
    let mut told = match bundle().find(parts.method.as_str(), path) {
        Some(found) => {
            let query = parts.uri.query().unwrap_or_default();
            let sent = Sent::read(&parts.headers, bytes);
            let violations = violations(&found, query, &sent, None);
            violations.into_iter().map(|found| found.text).collect()
        }
        None if bundle().knows_path(path) => {
            let path = escaped(path);
            vec![format!("#/paths: {path} has no method {}", parts.method)]
        }
        None => vec!["#/paths: no operation has this path".to_owned()],
    };
    told.truncate(MOST);
    told
}

/// What is wrong with a request. Without `types`, JSON is taken strictly and forms are not.
pub(crate) fn violations(
    found: &Match,
    query: &str,
    sent: &Sent,
    types: Option<Types>,
) -> Vec<Violation> {
    let mut check = Check {
        bundle: bundle(),
        types: Types::Loose,
        found: Vec::new(),
    };
    let at = found.operation.pointer();
    check.parameters(found, query, &at);
    check.types = types.unwrap_or(match sent {
        Sent::Json(_) => Types::Strict,
        _ => Types::Loose,
    });
    check.body(found.operation, sent, &at);
    check.found
}

/// Whether `value` is an answer as `schema` describes it; what is wrong with it if not.
#[cfg(test)]
pub(crate) fn wrong_with(value: &Value, schema: &Schema) -> Vec<String> {
    let mut check = Check {
        bundle: bundle(),
        types: Types::Strict,
        found: Vec::new(),
    };
    check.value(value, schema, "", "#", 0);
    check.found.into_iter().map(|found| found.text).collect()
}

struct Check {
    bundle: &'static Bundle,
    types: Types,
    found: Vec<Violation>,
}

impl Check {
    fn add(&mut self, rule: Rule, name: &str, at: &str, keyword: &str, why: &str) {
        let what = if name.is_empty() { "the value" } else { name };
        self.found.push(Violation {
            rule,
            name: name.to_owned(),
            text: format!("{at}/{keyword}: {what} {why}"),
        });
    }

    fn parameters(&mut self, found: &Match, query: &str, at: &str) {
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        for (number, parameter) in found.operation.parameters.iter().enumerate() {
            let at = format!("{at}/parameters/{number}");
            let name = parameter.name.as_str();
            let values: Vec<&str> = match parameter.place {
                Place::Path => found
                    .path_values
                    .iter()
                    .filter(|(known, _)| *known == name)
                    .map(|(_, value)| value.as_str())
                    .collect(),
                Place::Query => pairs
                    .iter()
                    .filter(|(known, _)| is_name(known, name))
                    .map(|(_, value)| value.as_str())
                    .collect(),
                Place::Header => continue,
            };
            if values.is_empty() {
                if parameter.required {
                    self.add(Rule::Required, name, &at, "required", "is missing");
                }
                continue;
            }
            let at = format!("{at}/schema");
            let schema = self.bundle.plain(&parameter.schema);
            if schema.kind.as_deref() == Some("array") {
                let list = values.into_iter().map(Value::from).collect();
                self.value(&Value::Array(list), &parameter.schema, name, &at, 0);
            } else if let Some(value) = values.last() {
                self.value(&Value::from(*value), &parameter.schema, name, &at, 0);
            }
        }
    }

    fn body(&mut self, operation: &Description, sent: &Sent, at: &str) {
        let Some(described) = &operation.body else {
            return;
        };
        let at = format!("{at}/requestBody");
        let content = format!("{at}/content/application~1json/schema");
        match sent {
            Sent::Nothing if described.required => {
                self.add(Rule::Required, "", &at, "required", "is missing: no body");
                if let Some(schema) = described.schema() {
                    let nothing = Value::Object(Map::new());
                    self.value(&nothing, schema, "", &content, 0);
                }
            }
            Sent::Nothing => {}
            Sent::Unreadable => {
                let why = "is neither JSON nor a form";
                self.add(Rule::Type, "", &at, "content", why);
            }
            Sent::Json(value) => {
                if let Some(schema) = described.schema() {
                    self.value(value, schema, "", &content, 0);
                }
            }
            Sent::Form(fields) => {
                if let Some(schema) = described.schema() {
                    self.value(&Value::Object(fields.clone()), schema, "", &content, 0);
                }
            }
        }
    }

    fn value(&mut self, value: &Value, schema: &Schema, name: &str, at: &str, depth: usize) {
        if depth > DEEPEST {
            return;
        }
        let bundle = self.bundle;
        let target = bundle.name(schema).filter(|_| schema.only().is_none());
        let named;
        let at = match target {
            Some(target) => {
                named = format!("#/components/schemas/{target}");
                &named
            }
            None => at,
        };
        let schema = bundle.resolve(schema);
        if value.is_null() && schema.nullable {
            return;
        }
        for (number, part) in schema.all_of.iter().enumerate() {
            self.value(
                value,
                part,
                name,
                &format!("{at}/allOf/{number}"),
                depth + 1,
            );
        }
        if !schema.any_of.is_empty() {
            self.alternatives(value, schema, name, at, depth);
        }
        if let Some(kind) = &schema.kind
            && !self.is(value, kind)
        {
            let article = if kind.starts_with(['a', 'i', 'o']) {
                "an"
            } else {
                "a"
            };
            let why = format!("is not {article} {kind}");
            self.add(Rule::Type, name, at, "type", &why);
            return;
        }
        self.limits(value, schema, name, at);
        match value {
            Value::Object(fields) => self.fields(fields, schema, name, at, depth),
            Value::Array(values) => {
                if let Some(items) = &schema.items {
                    for value in values {
                        self.value(value, items, name, &format!("{at}/items"), depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    fn fields(
        &mut self,
        fields: &Map<String, Value>,
        schema: &Schema,
        name: &str,
        at: &str,
        depth: usize,
    ) {
        let inner = |key: &str| match name {
            "" => key.to_owned(),
            outer => format!("{outer}.{key}"),
        };
        let loose = self.types == Types::Loose;
        let given = |key: &String| {
            fields
                .get(key)
                .is_some_and(|value| !(loose && (value.is_null() || value == "")))
        };
        for key in schema.required.iter().filter(|key| !given(key)) {
            self.add(Rule::Required, &inner(key), at, "required", "is missing");
        }
        for (key, part) in &schema.properties {
            if let Some(value) = fields.get(key).filter(|_| !loose || given(key)) {
                let at = format!("{at}/properties/{}", escaped(key));
                self.value(value, part, &inner(key), &at, depth + 1);
            }
        }
    }

    fn alternatives(&mut self, value: &Value, schema: &Schema, name: &str, at: &str, depth: usize) {
        let fits = schema.any_of.iter().any(|part| {
            let mut check = Check {
                bundle: self.bundle,
                types: self.types,
                found: Vec::new(),
            };
            check.value(value, part, name, at, depth + 1);
            check.found.is_empty()
        });
        if !fits {
            self.add(Rule::Type, name, at, "anyOf", "is none of the alternatives");
        }
    }

    fn is(&self, value: &Value, kind: &str) -> bool {
        let whole = |number: &serde_json::Number| {
            number.is_i64() || number.is_u64() || number.as_f64().is_some_and(|n| n.fract() == 0.0)
        };
        let text = value.as_str().filter(|_| self.types == Types::Loose);
        match kind {
            "object" => value.is_object(),
            "array" => value.is_array() || text.is_some(),
            "string" => value.is_string() || (self.types == Types::Loose && !is_nested(value)),
            "boolean" => value.is_boolean() || text.is_some_and(is_flag),
            "integer" => match (value, text) {
                (Value::Number(number), _) => whole(number),
                (_, Some(text)) => text.parse::<i64>().is_ok(),
                _ => false,
            },
            "number" => value.is_number() || text.is_some_and(is_number),
            _ => true,
        }
    }

    fn limits(&mut self, value: &Value, schema: &Schema, name: &str, at: &str) {
        if (value.is_string() || is_nested(value))
            && !schema.values.is_empty()
            && !schema.values.contains(value)
        {
            self.add(Rule::Enum, name, at, "enum", "is none of the listed values");
        }
        if let (Some(text), Some(most)) = (value.as_str(), schema.max_length)
            && text.chars().count() > most
        {
            let why = format!("is longer than {most} characters");
            self.add(Rule::Limit, name, at, "maxLength", &why);
        }
        if let (Value::Array(values), Some(least)) = (value, schema.min_items)
            && values.len() < least
        {
            let why = format!("has fewer than {least} entries");
            self.add(Rule::Limit, name, at, "minItems", &why);
        }
        let is_numeric = matches!(schema.kind.as_deref(), Some("integer" | "number"));
        let number = value
            .as_f64()
            .or_else(|| value.as_str()?.parse().ok())
            .filter(|_| is_numeric);
        let Some(number) = number else { return };
        match schema.format.as_deref() {
            Some("positive-amount") if number <= 0.0 => {
                self.add(Rule::Limit, name, at, "format", "is not above zero");
            }
            Some("amount" | "unix-time") if number < 0.0 => {
                self.add(Rule::Limit, name, at, "format", "is below zero");
            }
            _ => {}
        }
        if schema.minimum.is_some_and(|least| number < least) {
            self.add(Rule::Limit, name, at, "minimum", "is too small");
        }
        if schema.maximum.is_some_and(|most| number > most) {
            self.add(Rule::Limit, name, at, "maximum", "is too large");
        }
    }
}

/// Whether a parameter was sent under this name: `a[0]` is one of `a[]`.
fn is_name(sent: &str, name: &str) -> bool {
    let numbered = || {
        let rest = sent.strip_prefix(name.strip_suffix("[]")?)?;
        let number = rest.strip_prefix('[')?.strip_suffix(']')?;
        Some(number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    sent == name || numbered().unwrap_or(false)
}

fn is_nested(value: &Value) -> bool {
    value.is_object() || value.is_array() || value.is_null()
}

fn is_flag(text: &str) -> bool {
    matches!(text, "true" | "false" | "1" | "0")
}

fn is_number(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(f64::is_finite)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn told(method: &str, path: &str, query: &str, sent: &Sent) -> Vec<String> {
        let found = bundle().find(method, path).unwrap();
        violations(&found, query, sent, None)
            .into_iter()
            .map(|found| found.text)
            .collect()
    }

    const CANCEL: &str =
        "#/paths/~1payments~1cancel/post/requestBody/content/application~1json/schema";

    #[test]
    fn a_good_request_breaks_nothing() {
        let body = Sent::Json(json!({"merchant_uid": "a", "amount": 10, "unheard": [1]}));
        assert!(told("POST", "/payments/cancel", "", &body).is_empty());
        let form = form::read(b"merchant_uid=a&amount=10&extra[requester]=admin");
        let form = Sent::Form(form);
        assert!(told("POST", "/payments/cancel", "", &form).is_empty());
        let query = "imp_uid[]=a&imp_uid[1]=b";
        assert!(told("GET", "/payments", query, &Sent::Nothing).is_empty());
    }

    #[test]
    fn each_violation_names_its_place() {
        let body = Sent::Json(json!({"amount": "10", "reason": null, "merchant_uid": ["a"]}));
        assert_eq!(
            told("POST", "/payments/cancel", "", &body),
            [
                format!("{CANCEL}/properties/amount/type: amount is not a number"),
                format!("{CANCEL}/properties/merchant_uid/type: merchant_uid is not a string"),
                format!("{CANCEL}/properties/reason/type: reason is not a string"),
            ]
        );
        let form = Sent::Form(form::read(b"amount=-1"));
        assert_eq!(
            told("POST", "/payments/cancel", "", &form),
            [format!(
                "{CANCEL}/properties/amount/format: amount is not above zero"
            )]
        );
    }

    #[test]
    fn parameters_are_held_against_their_schemas() {
        let of = |query| told("GET", "/payments/status/never", query, &Sent::Nothing);
        let wrong = of("limit=x&page=0");
        assert_eq!(wrong.len(), 3, "{wrong:?}");
        assert!(
            wrong
                .iter()
                .any(|why| why.starts_with("#/components/schemas/PaymentStatusFilter/enum:"))
        );
        let holder = told("GET", "/vbanks/holder", "bank_code=1", &Sent::Nothing);
        assert_eq!(
            holder,
            ["#/paths/~1vbanks~1holder/get/parameters/1/required: bank_num is missing"]
        );
    }

    #[test]
    fn a_missing_body_lacks_every_required_field() {
        let told = told("POST", "/users/getToken", "", &Sent::Nothing);
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told.iter().any(|why| why.ends_with("imp_key is missing")));
    }

    #[test]
    fn values_are_never_told() {
        let long = "s3cret".repeat(20);
        let body = Sent::Json(json!({
            "channel_key": 1, "merchant_uid": long, "amount": "s3cret",
            "vbank_code": {"s3cret": 1}, "vbank_due": -1,
        }));
        let told = told("POST", "/vbanks", "pg_api_key=s3cret", &body);
        assert!(told.len() >= 4, "{told:?}");
        assert!(told.iter().all(|why| !why.contains("s3cret")), "{told:?}");
    }

    #[test]
    fn looseness_takes_what_the_api_takes() {
        let found = bundle().find("POST", "/payments/cancel").unwrap();
        let body = Sent::Json(json!({"amount": "10", "reason": null}));
        assert!(violations(&found, "", &body, Some(Types::Loose)).is_empty());
        assert!(!violations(&found, "", &body, None).is_empty());
    }
}
