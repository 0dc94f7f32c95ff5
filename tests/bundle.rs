//! The published bundle, read by hand: nothing here comes from the generator or from the client.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::{Map, Value, json};

/// `spec/iamport-v1.openapi.json`.
pub(crate) static BUNDLE: LazyLock<Bundle> = LazyLock::new(|| Bundle {
    document: serde_json::from_str(include_str!("../spec/iamport-v1.openapi.json"))
        .expect("the bundle is JSON"),
});

const METHODS: [&str; 5] = ["get", "post", "put", "delete", "patch"];
/// What every answer is wrapped in. A refusal has more keys than it describes.
pub(crate) const ENVELOPE: &str = "Envelope";
/// How deep samples follow nested models.
const DEPTH: usize = 8;

/// The whole document.
pub(crate) struct Bundle {
    document: Value,
}

/// One operation of the document.
#[derive(Clone, Copy)]
pub(crate) struct Operation<'a> {
    pub(crate) id: &'a str,
    /// In capitals.
    pub(crate) method: &'static str,
    /// With names in braces.
    pub(crate) path: &'a str,
    /// The operation object.
    pub(crate) object: &'a Value,
}

/// Where a parameter stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Location {
    Path,
    Query,
}

impl Bundle {
    /// All operations, in the order of their paths.
    pub(crate) fn operations(&self) -> Vec<Operation<'_>> {
        let paths = self.document["paths"].as_object().unwrap();
        paths
            .iter()
            .flat_map(|(path, item)| {
                METHODS.iter().filter_map(move |method| {
                    let object = item.get(method)?;
                    Some(Operation {
                        id: object["operationId"].as_str().unwrap(),
                        method: capitals(method),
                        path,
                        object,
                    })
                })
            })
            .collect()
    }

    /// The operation of that name.
    pub(crate) fn operation(&self, id: &str) -> Operation<'_> {
        self.operations()
            .into_iter()
            .find(|operation| operation.id == id)
            .unwrap_or_else(|| panic!("the bundle has no operation {id}"))
    }

    /// The operation that a server would run for this method and path, and its path values, still encoded.
    ///
    /// A literal goes before a parameter.
    pub(crate) fn route<'a>(
        &self,
        method: &str,
        path: &'a str,
    ) -> Option<(Operation<'_>, Vec<&'a str>)> {
        let segments: Vec<&str> = path.split('/').collect();
        self.operations()
            .into_iter()
            .filter(|operation| operation.method == method)
            .filter_map(|operation| {
                let template: Vec<&str> = operation.path.split('/').collect();
                let fits = template.len() == segments.len()
                    && template.iter().zip(&segments).all(|(wanted, given)| {
                        wanted == given || (wanted.starts_with('{') && !given.is_empty())
                    });
                let values: Vec<&str> = template
                    .iter()
                    .zip(&segments)
                    .filter(|(wanted, _)| wanted.starts_with('{'))
                    .map(|(_, given)| *given)
                    .collect();
                fits.then_some((operation, values))
            })
            .min_by_key(|(_, values)| values.len())
    }

    /// All that other schemas refer to.
    pub(crate) fn components(&self) -> &Value {
        &self.document["components"]
    }

    /// A schema of `components`.
    pub(crate) fn component(&self, name: &str) -> &Value {
        self.document
            .pointer(&format!("/components/schemas/{name}"))
            .unwrap_or_else(|| panic!("the bundle has no component {name}"))
    }

    /// The components that requests reach, and those that payloads of answers reach.
    pub(crate) fn reached(&self) -> (BTreeSet<String>, BTreeSet<String>) {
        let (mut requested, mut answered) = (BTreeSet::new(), BTreeSet::new());
        for operation in self.operations() {
            for key in ["parameters", "requestBody"] {
                self.follow(&operation.object[key], &mut requested);
            }
            if let Some(payload) = operation.payload() {
                self.follow(payload, &mut answered);
            }
        }
        (requested, answered)
    }

    fn follow(&self, value: &Value, into: &mut BTreeSet<String>) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.follow(item, into)),
            Value::Object(map) => {
                if let Some(name) = map.get("$ref").and_then(target)
                    && into.insert(name.to_owned())
                {
                    self.follow(self.component(name), into);
                }
                map.values().for_each(|item| self.follow(item, into));
            }
            _ => {}
        }
    }

    /// What is wrong with what is sent by a schema of this document; empty if nothing is.
    ///
    /// Keys that are not described are wrong, in nested objects too.
    pub(crate) fn violations(&self, schema: &Value, value: &Value) -> Vec<String> {
        let mut root = json_schema(schema, true);
        let components: Map<String, Value> = self.document["components"]["schemas"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, schema)| (name.clone(), json_schema(schema, name != ENVELOPE)))
            .collect();
        root["components"] = json!({ "schemas": components });
        let validator = jsonschema::validator_for(&root).expect("a JSON schema");
        validator
            .iter_errors(value)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect()
    }

    /// A value for a schema. `name` is the field that it is for.
    pub(crate) fn sample(&self, name: &str, schema: &Value, style: Style) -> Value {
        self.sample_at(name, schema, style, DEPTH)
    }

    fn sample_at(&self, name: &str, schema: &Value, style: Style, depth: usize) -> Value {
        let style = Style {
            sensitive: style.sensitive || schema.get("x-iamport-sensitive").is_some(),
            ..style
        };
        if let Some(component) = schema.get("$ref").and_then(target) {
            return self.sample_at(name, self.component(component), style, depth);
        }
        if let Some(only) = wrapped(schema) {
            return self.sample_at(name, only, style, depth);
        }
        if let Some(alternatives) = union(schema) {
            let chosen = &alternatives[style.alternative % alternatives.len()];
            return self.sample_at(name, chosen, style, depth);
        }
        if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            return values[0].clone();
        }
        match (
            schema["type"].as_str().unwrap(),
            schema.get("format").and_then(Value::as_str),
        ) {
            ("string", _) => {
                let answered = &schema["x-iamport-max-length"];
                let most = schema.get("maxLength").unwrap_or(answered);
                style.text(name, most.as_u64())
            }
            ("boolean", _) => json!(true),
            // Not a number that stands anywhere else, so that a look for it finds only itself.
            ("integer" | "number", _) if style.marked && style.sensitive => json!(987_654_321),
            ("integer", Some("unix-time")) => json!(1_700_000_000),
            ("integer", Some(_)) => json!(1_000),
            ("integer", None) => json!(7),
            ("number", _) => json!(1_000.5),
            ("array", _) if depth == 0 => json!([]),
            ("array", _) => json!([self.sample_at(name, &schema["items"], style, depth - 1)]),
            ("object", _) if schema.get("properties").is_none() => {
                // Anything can be in a free-form object, so all of it counts as sensitive.
                let inside = Style {
                    sensitive: true,
                    ..style
                };
                json!({ "key": inside.text(name, None) })
            }
            ("object", _) if depth == 0 => json!({}),
            ("object", _) => {
                let required = strings(&schema["required"]);
                let properties = schema["properties"].as_object().unwrap();
                properties
                    .iter()
                    .filter(|(key, _)| {
                        style.fill == Fill::Everything || required.contains(key.as_str())
                    })
                    .map(|(key, schema)| {
                        (key.clone(), self.sample_at(key, schema, style, depth - 1))
                    })
                    .collect()
            }
            other => panic!("{name}: no sample for {other:?}"),
        }
    }

    /// How many different samples it takes to show every alternative of every union below a schema.
    pub(crate) fn alternatives(&self, schema: &Value) -> usize {
        let mut reached = BTreeSet::new();
        self.follow(schema, &mut reached);
        let below = reached.iter().map(|name| self.component(name));
        std::iter::once(schema)
            .chain(below)
            .filter_map(union)
            .map(Vec::len)
            .max()
            .unwrap_or(1)
    }
}

impl<'a> Operation<'a> {
    /// The parameters at a location; those of the path in the path's order.
    pub(crate) fn parameters(&self, location: Location) -> Vec<&'a Value> {
        let wanted = match location {
            Location::Path => "path",
            Location::Query => "query",
        };
        let mut parameters: Vec<&Value> = self
            .object
            .get("parameters")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter(|parameter| parameter["in"] == wanted)
            .collect();
        if location == Location::Path {
            parameters.sort_by_key(|parameter| {
                let name = parameter["name"].as_str().unwrap();
                self.path.find(&format!("{{{name}}}"))
            });
        }
        parameters
    }

    /// The schema of the JSON body.
    pub(crate) fn body(&self) -> Option<&'a Value> {
        self.object
            .pointer("/requestBody/content/application~1json/schema")
    }

    /// The schema of the whole answer at a status, the envelope included.
    pub(crate) fn answer(&self, status: u16) -> Option<&'a Value> {
        let answer = self.object.pointer(&format!("/responses/{status}"))?;
        let answer = match answer.get("$ref").and_then(Value::as_str) {
            None => answer,
            Some(reference) => BUNDLE
                .document
                .pointer(reference.trim_start_matches('#'))
                .unwrap(),
        };
        answer.pointer("/content/application~1json/schema")
    }

    /// The schema of `response` on success.
    pub(crate) fn payload(&self) -> Option<&'a Value> {
        self.answer(200)?.pointer("/allOf/1/properties/response")
    }

    /// A payload that answers the call of `generated/calls.rs`: a sample that repeats what that call sends, as far as
    /// `x-iamport-echo` says that an answer does. A field that the sample lacks stays absent.
    pub(crate) fn sample(&self, style: Style) -> Option<Value> {
        let mut payload = BUNDLE.sample("response", self.payload()?, style);
        for echo in self.echoes() {
            let sent = self.sent(echo["sent"].as_str().unwrap());
            repeat(&mut payload, echo["answered"].as_str().unwrap(), &sent);
        }
        Some(payload)
    }

    /// The same about another record: for each condition of its own that is known to hold, an answer that breaks it.
    pub(crate) fn samples_about_another(&self, style: Style) -> Vec<Value> {
        let known = |echo: &&Value| echo.pointer("/evidence/level") != Some(&json!("assumed"));
        let stands_alone = |echo: &&Value| echo.get("unless").is_none() && echo.get("or").is_none();
        self.echoes()
            .filter(known)
            .filter(stands_alone)
            .filter_map(|broken| {
                let mut payload = self.sample(style)?;
                // Where either of two would do, neither does.
                let either = self.echoes().filter(|echo| echo["or"] == broken["sent"]);
                for echo in either.chain([broken]) {
                    let answered = echo["answered"].as_str().unwrap();
                    repeat(&mut payload, answered, &json!("another"));
                }
                Some(payload)
            })
            .collect()
    }

    fn echoes(&self) -> impl Iterator<Item = &'a Value> {
        let echoes = self.object.get("x-iamport-echo").and_then(Value::as_array);
        echoes.into_iter().flatten()
    }

    /// The value that the call of `generated/calls.rs` sends at a place in the words of `x-iamport-echo`; the first of a list.
    fn sent(&self, place: &str) -> Value {
        let everything = Style::new(Fill::Everything);
        let parameter = self
            .object
            .get("parameters")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .find(|parameter| parameter["name"] == place);
        if let Some(parameter) = parameter {
            let name = place.trim_end_matches("[]");
            let value = BUNDLE.sample(name, &parameter["schema"], everything);
            return value.get(0).unwrap_or(&value).clone();
        }
        let body = BUNDLE.sample("body", self.body().unwrap(), everything);
        let (field, inner) = place.split_once("[]").unwrap_or((place, ""));
        let value = &body[field];
        let value = value.get(0).unwrap_or(value);
        match inner.strip_prefix('.') {
            Some(inner) => value[inner].clone(),
            None => value.clone(),
        }
    }

    /// Whether it needs a token.
    pub(crate) fn authenticated(&self) -> bool {
        self.object.get("security") != Some(&json!([]))
    }
}

/// Puts a value where an answer repeats it, in the words of `x-iamport-echo`, if the payload has such a field.
fn repeat(payload: &mut Value, answered: &str, value: &Value) {
    let (records, field) = match answered.split_once("[].") {
        None => (vec![payload], answered),
        Some(("", field)) if payload.is_array() => (items(payload), field),
        Some(("" | "list", field)) => (items(&mut payload["list"]), field),
        Some((list, _)) => panic!("no list is called {list}"),
    };
    for record in records {
        if let Some(there) = record.get_mut(field) {
            *there = value.clone();
        }
    }
}

fn items(list: &mut Value) -> Vec<&mut Value> {
    list.as_array_mut().into_iter().flatten().collect()
}

/// Which fields a sample has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fill {
    Everything,
    Required,
}

/// How a sample is made.
#[derive(Clone, Copy)]
pub(crate) struct Style {
    fill: Fill,
    /// Which alternative of unions.
    alternative: usize,
    /// Whether texts tell if they are sensitive.
    marked: bool,
    /// Whether a mark stands above.
    sensitive: bool,
}

/// How a text begins that must not be printed.
pub(crate) const HIDDEN: &str = "HIDDEN ";
/// How a text begins that is printed.
pub(crate) const SHOWN: &str = "SHOWN ";

impl Style {
    pub(crate) const fn new(fill: Fill) -> Self {
        Self {
            fill,
            alternative: 0,
            marked: false,
            sensitive: false,
        }
    }

    pub(crate) const fn alternative(self, alternative: usize) -> Self {
        Self {
            alternative,
            ..self
        }
    }

    /// With texts that begin with [`HIDDEN`] or [`SHOWN`].
    pub(crate) const fn marked(self) -> Self {
        Self {
            marked: true,
            ..self
        }
    }

    fn text(self, name: &str, most: Option<u64>) -> Value {
        if self.marked {
            let mark = if self.sensitive { HIDDEN } else { SHOWN };
            return json!(format!("{mark}{name}"));
        }
        let end = " 값";
        let most = most.map_or(usize::MAX, |most| usize::try_from(most).unwrap());
        let room = most.saturating_sub(end.chars().count());
        let text: String = name.chars().take(room).chain(end.chars()).collect();
        json!(text.chars().take(most).collect::<String>())
    }
}

/// The component that a reference names.
pub(crate) fn target(reference: &Value) -> Option<&str> {
    reference.as_str()?.strip_prefix("#/components/schemas/")
}

/// The schema that another one wraps: the only one of an `allOf`, or the reference of an `anyOf` that says beside it
/// what else the value may be, null or a text that its list does not have.
pub(crate) fn wrapped(schema: &Value) -> Option<&Value> {
    if let Some(parts) = schema.get("allOf").and_then(Value::as_array) {
        assert_eq!(parts.len(), 1, "an allOf of several parts: {schema}");
        return parts.first();
    }
    match schema.get("anyOf")?.as_array()?.as_slice() {
        [only, other] if only.get("$ref").is_some() && other.get("$ref").is_none() => Some(only),
        _ => None,
    }
}

/// The alternatives of a union.
pub(crate) fn union(schema: &Value) -> Option<&Vec<Value>> {
    match wrapped(schema) {
        None => schema.get("anyOf")?.as_array(),
        Some(_) => None,
    }
}

/// Whether a value may be null.
pub(crate) fn may_be_null(schema: &Value) -> bool {
    let mut parts = schema["anyOf"].as_array().into_iter().flatten();
    schema["nullable"] == true || parts.any(may_be_null)
}

/// The texts of a list; none for no list.
pub(crate) fn strings(list: &Value) -> BTreeSet<&str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

/// The JSON schema that a schema of a request stands for: it has neither null nor unions.
fn json_schema(schema: &Value, closed: bool) -> Value {
    let Some(map) = schema.as_object() else {
        return schema.clone();
    };
    let mut out = Map::new();
    for (key, value) in map {
        match key.as_str() {
            "properties" => {
                let properties: Map<String, Value> = value
                    .as_object()
                    .unwrap()
                    .iter()
                    .map(|(name, schema)| (name.clone(), json_schema(schema, true)))
                    .collect();
                out.insert(key.clone(), Value::Object(properties));
                if closed {
                    out.insert("additionalProperties".into(), json!(false));
                }
            }
            "items" | "additionalProperties" => {
                out.insert(key.clone(), json_schema(value, true));
            }
            // A part of a whole does not know the keys of the others.
            "allOf" => {
                let parts = value.as_array().unwrap().iter();
                let parts: Vec<Value> = parts.map(|part| json_schema(part, false)).collect();
                out.insert(key.clone(), json!(parts));
            }
            "format" if value == "positive-amount" => {
                out.insert("exclusiveMinimum".into(), json!(0));
            }
            "type" | "$ref" | "enum" | "required" | "minimum" | "maximum" | "maxLength" => {
                out.insert(key.clone(), value.clone());
            }
            // The rest is for readers.
            _ => {}
        }
    }
    Value::Object(out)
}

fn capitals(method: &str) -> &'static str {
    match method {
        "get" => "GET",
        "post" => "POST",
        "put" => "PUT",
        "delete" => "DELETE",
        "patch" => "PATCH",
        other => panic!("{other} is no method"),
    }
}
