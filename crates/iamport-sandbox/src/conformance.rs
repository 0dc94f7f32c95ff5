//! Holds a request against the bundled description of the API.
//!
//! The API itself answers many requests that its description forbids: numbers as text, fields that are
//! left out, values that no list has. So does the sandbox, and what is wrong with a request goes into
//! its log, with the place in the description that says so.

use axum::http::request::Parts;
use serde_json::{Map, Value};

use crate::bundle::{Bundle, Description, Location, Match, Schema, bundle, escaped};
use crate::compat;
use crate::form::{self, MOST_VARIABLES};
use crate::sent::Sent;

/// The most that is told of one request.
const MOST: usize = 50;
/// The longest name of an unknown field that is told, in bytes.
const LONGEST_NAME: usize = 32;
/// The most digits in such a name.
const MOST_DIGITS: usize = 2;
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
    /// There is no parameter or field of this name.
    Unknown,
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

/// What is wrong with a request of the API, as it was sent.
pub(crate) fn inspect(parts: &Parts, bytes: &[u8]) -> Vec<String> {
    let path = parts.uri.path();
    let mut told = match bundle().find(parts.method.as_str(), path) {
        Some(found) => {
            let query = parts.uri.query().unwrap_or_default();
            let sent = Sent::read(&parts.headers, bytes);
            let at = found.operation.pointer();
            let left_out = [
                form::is_too_long(query.as_bytes()),
                matches!(sent, Sent::Form(_)) && form::is_too_long(bytes),
            ];
            let left_out = left_out.contains(&true).then(|| {
                format!("{at}: variables after the first {MOST_VARIABLES} are passed over")
            });
            let violations = violations(&found, query, &sent, None);
            let told = violations.into_iter().map(|found| found.text);
            left_out.into_iter().chain(told).collect()
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
        tells_unknown: true,
        also: Vec::new(),
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
        tells_unknown: false,
        also: Vec::new(),
        found: Vec::new(),
    };
    check.value(value, schema, "", "#", 0);
    check.found.into_iter().map(|found| found.text).collect()
}

struct Check {
    bundle: &'static Bundle,
    types: Types,
    /// Whether fields that the description does not have are told. Answers may have more.
    tells_unknown: bool,
    /// Names that clients send in the body of any call, described or not: those of its parameters once
    /// more, and the two that name a channel.
    also: Vec<&'static str>,
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
        let sent = form::read(query.as_bytes());
        for (number, parameter) in found.operation.parameters.iter().enumerate() {
            let at = format!("{at}/parameters/{number}");
            let name = parameter.name.as_str();
            let in_path;
            let value = match parameter.location {
                Location::Path => {
                    let mut values = found.path_values.iter();
                    let value = values.find(|(known, _)| *known == name);
                    in_path = value.map(|(_, value)| Value::from(value.as_str()));
                    in_path.as_ref()
                }
                Location::Query => form::find(&sent, name),
                Location::Header => continue,
            };
            match value {
                Some(value) => {
                    self.value(value, &parameter.schema, name, &format!("{at}/schema"), 0);
                }
                None if parameter.required => {
                    self.add(Rule::Required, name, &at, "required", "is missing");
                }
                None => {}
            }
        }
        let described: Vec<String> = found
            .operation
            .parameters
            .iter()
            .filter(|parameter| parameter.location == Location::Query)
            .filter_map(|parameter| form::parts(&parameter.name).into_iter().next())
            .collect();
        for name in sent.keys() {
            if name != compat::QUERY_TOKEN && !described.contains(name) {
                self.unknown("", name, at, "parameters");
            }
        }
    }

    /// There is no `name` in `outer`, or at the top if that is empty.
    fn unknown(&mut self, outer: &str, name: &str, at: &str, keyword: &str) {
        let name = if is_plain(name) { name } else { "?" };
        let name = match outer {
            "" => name.to_owned(),
            outer => format!("{outer}.{name}"),
        };
        self.add(Rule::Unknown, &name, at, keyword, "is not described");
    }

    fn body(&mut self, operation: &'static Description, sent: &Sent, at: &str) {
        let Some(described) = &operation.body else {
            return;
        };
        let at = format!("{at}/requestBody");
        let content = format!("{at}/content/application~1json/schema");
        let parameters = operation.parameters.iter();
        let names = parameters.map(|parameter| parameter.name.as_str());
        self.also = names.chain(["pg", "channel_key"]).collect();
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
        self.unknown_fields(fields, schema, name, at);
    }

    /// Tells the fields that an object does not have, unless it may have any.
    fn unknown_fields(
        &mut self,
        fields: &Map<String, Value>,
        schema: &Schema,
        name: &str,
        at: &str,
    ) {
        if !self.tells_unknown || schema.additional_properties || schema.properties.is_empty() {
            return;
        }
        for key in fields.keys() {
            // JSON may have the names of a form: `a[]` and `a[b]`.
            let (first, _) = key.split_once('[').unwrap_or((key, ""));
            let is_known = schema.properties.contains_key(key)
                || schema.properties.contains_key(first)
                || name.is_empty() && self.also.contains(&key.as_str());
            if !is_known {
                self.unknown(name, key, at, "properties");
            }
        }
    }

    fn alternatives(&mut self, value: &Value, schema: &Schema, name: &str, at: &str, depth: usize) {
        let fits = schema.any_of.iter().any(|part| {
            let mut check = Check {
                bundle: self.bundle,
                types: self.types,
                tells_unknown: false,
                also: Vec::new(),
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

/// Whether a name looks like that of a field, and may be told: what was sent in a name's place can be a
/// value, and secret.
fn is_plain(name: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    name.len() <= LONGEST_NAME && digits <= MOST_DIGITS && name.bytes().all(is_word)
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
        let body =
            Sent::Json(json!({"merchant_uid": "a", "amount": 10, "extra": {"requester": "admin"}}));
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
    fn names_that_are_not_described_are_told() {
        let body = json!({"imp_uid": "a", "amuont": 1, "extra": {"requestr": "x", "4092 1": 1}});
        let form = form::read(b"imp_uid=a&amuont=1&extra[requestr]=x&extra[4092 1]=1");
        for body in [Sent::Json(body), Sent::Form(form)] {
            let mut told = told("POST", "/payments/cancel", "amount=1&_token=t", &body);
            told.sort();
            let extra = "#/components/schemas/CancelPaymentExtra/properties";
            assert_eq!(
                told,
                [
                    format!("{extra}: extra.? is not described"),
                    format!("{extra}: extra.requestr is not described"),
                    "#/paths/~1payments~1cancel/post/parameters: amount is not described"
                        .to_owned(),
                    format!("{CANCEL}/properties: amuont is not described"),
                ]
            );
        }
        let page = |query| told("GET", "/payments/status/paid", query, &Sent::Nothing);
        assert!(page("limit=1& page=2").is_empty());
        assert_eq!(page("limti=1").len(), 1);
        let list = |query| told("GET", "/payments", query, &Sent::Nothing);
        for query in [
            "imp_uid[]=a&imp_uid[]=b",
            "imp_uid[1]=a",
            "imp_uid=a",
            "merchant_uid[]=a",
        ] {
            assert!(list(query).is_empty(), "{query}");
        }
    }

    /// A value with every field that the description has, at any depth; in each object with `more` beside.
    fn with_every_field(schema: &Schema, more: Option<&str>) -> Value {
        let schema = bundle().resolve(schema);
        if let Some(items) = &schema.items {
            return json!([with_every_field(items, more)]);
        }
        if schema.properties.is_empty() {
            return json!("1");
        }
        let described = schema.properties.iter();
        let fields = described.map(|(name, part)| (name.clone(), with_every_field(part, more)));
        let more = more.map(|name| (name.to_owned(), json!(1)));
        Value::Object(fields.chain(more).collect())
    }

    fn objects_in(value: &Value) -> usize {
        match value {
            Value::Object(fields) => 1 + fields.values().map(objects_in).sum::<usize>(),
            Value::Array(values) => values.iter().map(objects_in).sum(),
            _ => 0,
        }
    }

    #[test]
    fn every_call_knows_its_own_names_and_no_other() {
        for operation in bundle().operations() {
            let which = operation.which;
            let path = which.path().replace(['{', '}'], "");
            let strange = |query: &str, body: &Sent| {
                let told = told(which.method().as_str(), &path, query, body);
                let strange = told
                    .into_iter()
                    .filter(|why| why.ends_with("is not described"));
                strange.collect::<Vec<_>>()
            };
            let parameters = operation.parameters.iter();
            let parameters = parameters.filter(|parameter| parameter.location == Location::Query);
            let query: Vec<_> = parameters.map(|one| format!("{}=1", one.name)).collect();
            let query = query.join("&");
            assert!(strange(&query, &Sent::Nothing).is_empty(), "{which:?}");
            let more = strange(&format!("{query}&strange=1"), &Sent::Nothing);
            assert_eq!(more.len(), 1, "{which:?}: {more:?}");

            let body = operation.body.as_ref().and_then(|body| body.schema());
            let Some(body) = body.filter(|body| !bundle().resolve(body).properties.is_empty())
            else {
                continue;
            };
            let every = Sent::Json(with_every_field(body, None));
            let told = strange("", &every);
            assert!(told.is_empty(), "{which:?}: {told:?}");
            let more = with_every_field(body, Some("strange"));
            let objects = objects_in(&more);
            let told = strange("", &Sent::Json(more));
            assert_eq!(told.len(), objects, "{which:?}: {told:?}");
        }
    }

    #[test]
    fn what_old_clients_send_beside_is_not_misspelt() {
        let body = json!({
            "pg": "settle", "channel_key": "k", "merchant_uid": "a", "amount": 1, "vbank_code": "1",
            "vbank_due": 1_700_000_000, "pg_api_key": "k", "notice_url[]": "https://example.com",
        });
        let told_of = |body| told("POST", "/vbanks", "", &Sent::Json(body));
        let told = told_of(body);
        assert!(
            told.iter().all(|why| !why.contains("not described")),
            "{told:?}"
        );
    }

    #[test]
    fn values_are_never_told() {
        let long = "s3cret".repeat(20);
        let body = Sent::Json(json!({
            "channel_key": 1, "merchant_uid": long, "amount": "s3cret",
            "vbank_code": {"s3cret": 1}, "vbank_due": -1, "{s3cret": 1, "s3cret1234": 1,
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
