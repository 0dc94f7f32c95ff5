//! The wire document as facts that the emitting steps read: operations, fields, marks and words.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::{
    bundle::Bundle,
    echo::Echo,
    lower::{payload, references},
    output::{pascal, snake},
};

/// The HTTP methods that an operation can have.
pub(crate) const METHODS: [&str; 5] = ["get", "post", "put", "delete", "patch"];

/// The schema of a JSON request body inside an operation.
pub(crate) const BODY: &str = "/requestBody/content/application~1json/schema";

/// The word for what the API takes 0 for.
pub(crate) const ZERO: &str = "x-iamport-zero";

/// The word for what an operation is called by people who look for it.
pub(crate) const ALIASES: &str = "x-iamport-aliases";

/// The word for text whose length is checked before it is sent.
pub(crate) const REFUSE_LONGER: &str = "x-iamport-refuse-longer";

/// The word for what each value of a list means.
pub(crate) const VALUE_DESCRIPTIONS: &str = "x-enum-descriptions";

/// The word for what says which record an answer is, or how much money moved.
pub(crate) const EXACT: &str = "x-iamport-exact";

/// Everything that the spec says, in the form that emitting needs.
#[derive(Debug)]
pub(crate) struct Spec {
    /// In the order of the spec, family by family.
    pub(crate) operations: Vec<Operation>,
    /// In the order of the spec, family by family.
    pub(crate) models: Vec<Model>,
}

/// One operation of the API.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    /// The client's method, in snake case.
    pub(crate) call: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) family: String,
    pub(crate) summary: String,
    pub(crate) description: String,
    pub(crate) title_ko: String,
    /// What people type who look for it.
    pub(crate) aliases: Vec<String>,
    pub(crate) repeat: String,
    pub(crate) deprecated: bool,
    pub(crate) authenticated: bool,
    pub(crate) extensions: Extensions,
    /// Groups of parameters and fields of which at least one must be given.
    pub(crate) any_of: Vec<Vec<String>>,
    /// What was sent and stands again in each record of the answer.
    pub(crate) echoes: Vec<Echo>,
    /// Path and query parameters, in the order of the spec.
    pub(crate) parameters: Vec<Parameter>,
    /// Body fields, where the operation has a body.
    pub(crate) body: Option<Vec<Field>>,
    pub(crate) has_payload: bool,
    /// Error statuses with what they mean.
    pub(crate) errors: Vec<(String, String)>,
    /// For a path parameter, the literals that would lead to another operation.
    pub(crate) reserved: BTreeMap<String, BTreeSet<String>>,
    /// The longer paths of the same method that this one could be read as if a parameter's value had slashes in it.
    pub(crate) rivals: Vec<String>,
}

/// A path or query parameter.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) location: Location,
    pub(crate) field: Field,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Location {
    Path,
    Query,
}

/// A named value: a parameter, a body field or a property of a model.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    /// The name on the wire.
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) required: bool,
    /// `secret` or `personal`.
    pub(crate) sensitive: Option<String>,
    pub(crate) format: Option<String>,
    pub(crate) max_length: Option<u64>,
    /// Whether the client refuses longer text than `max_length`.
    pub(crate) refuse_longer: bool,
    pub(crate) minimum: Option<i64>,
    pub(crate) maximum: Option<i64>,
    /// What the API takes 0 for.
    pub(crate) zero: Zero,
    /// Whether an answered value that does not fit must never be passed over: it says which record it is, or how
    /// much money moved.
    pub(crate) exact: bool,
    /// The Rust types of the components that its schema refers to.
    pub(crate) refers_to: BTreeSet<String>,
    pub(crate) extensions: Extensions,
}

/// What the API takes an amount of 0 for, where an amount must be above zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zero {
    /// All that there is.
    Everything,
    /// As if it was left out, so that a check is passed over.
    Skipped,
    /// Nothing in particular.
    Meaningless,
}

/// The extensions (`x-iamport-…`) of an object of the spec that the docs show.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extensions {
    pub(crate) evidence: Option<(String, String)>,
    pub(crate) gateways: Vec<(String, Vec<String>)>,
}

/// A component schema.
#[derive(Debug)]
pub(crate) struct Model {
    /// The name of the Rust type.
    pub(crate) name: String,
    /// The name in the spec.
    pub(crate) component: String,
    pub(crate) family: String,
    pub(crate) description: String,
    pub(crate) extensions: Extensions,
    pub(crate) fields: Vec<Field>,
    /// Whether it is a list of values.
    pub(crate) value_list: bool,
    /// The values of a list of values; empty for all else.
    pub(crate) values: Vec<String>,
    /// What each value means, a sentence for each.
    pub(crate) value_descriptions: Vec<String>,
    /// The variants' names, where the spec gives them.
    pub(crate) variant_names: Vec<String>,
    /// How the alternatives of a union are told apart; empty for all else.
    pub(crate) choices: Vec<Choice>,
    /// Whether callers make it: it is inside a request.
    pub(crate) requested: bool,
}

/// One alternative of a union.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) variant: String,
    pub(crate) model: String,
    pub(crate) list: bool,
    pub(crate) when: When,
}

/// What tells an alternative from the others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum When {
    /// The object has this key.
    Has(String),
    /// The answer is an array.
    IsArray,
    /// None of the others.
    Otherwise,
}

impl Spec {
    pub(crate) fn read(bundle: &Bundle) -> Self {
        let document = &bundle.document;
        let mut operations = Vec::new();
        for (path, method, operation) in each_operation(document) {
            operations.push(Operation::read(bundle, path, method, operation));
        }
        let routes: Vec<(String, String)> = operations
            .iter()
            .map(|it| (it.method.clone(), it.path.clone()))
            .collect();
        for operation in &mut operations {
            operation.reserved = reserved(operation, &routes);
            operation.rivals = rivals(operation, &routes);
        }

        let schemas = document
            .pointer("/components/schemas")
            .and_then(Value::as_object);
        let (_, requested) = reach(document);
        let models = schemas
            .into_iter()
            .flatten()
            .map(|(name, schema)| Model {
                name: pascal(name),
                component: name.clone(),
                family: bundle.schema_family.get(name).cloned().unwrap_or_default(),
                description: text(schema, "description"),
                extensions: Extensions::read(schema),
                fields: fields(schema),
                value_list: schema.get("enum").is_some(),
                values: schema.get("enum").map(names).unwrap_or_default(),
                value_descriptions: schema
                    .get(VALUE_DESCRIPTIONS)
                    .map(names)
                    .unwrap_or_default(),
                variant_names: schema.get("x-enum-varnames").map(names).unwrap_or_default(),
                choices: choices(schema),
                requested: requested.contains(name),
            })
            .collect();
        Self { operations, models }
    }

    /// The model with this Rust name.
    pub(crate) fn model(&self, name: &str) -> Option<&Model> {
        self.models.iter().find(|model| model.name == name)
    }

    /// Where a field is marked as secret or personal: its name, or the dotted paths of what is marked below it
    /// (`schedules.buyer_name`). What a model has besides is not marked with it.
    pub(crate) fn sensitive_paths(&self, field: &Field) -> Vec<String> {
        fn below<'a>(
            spec: &'a Spec,
            field: &'a Field,
            path: &str,
            above: &mut Vec<&'a str>,
            found: &mut Vec<String>,
        ) {
            if field.sensitive.is_some() {
                found.push(path.to_owned());
                return;
            }
            for name in &field.refers_to {
                // A model that contains itself has no end.
                if above.contains(&name.as_str()) {
                    continue;
                }
                let Some(model) = spec.model(name) else {
                    continue;
                };
                above.push(name);
                for field in &model.fields {
                    below(spec, field, &format!("{path}.{}", field.name), above, found);
                }
                above.pop();
            }
        }
        let mut found = Vec::new();
        below(self, field, &field.name, &mut Vec::new(), &mut found);
        found
    }
}

impl Operation {
    fn read(bundle: &Bundle, path: &str, method: &str, operation: &Value) -> Self {
        let parameters = operation
            .get("parameters")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .map(|parameter| {
                let schema = parameter.get("schema").unwrap_or(&Value::Null);
                let mut field = Field::read(
                    &text(parameter, "name"),
                    schema,
                    parameter.get("required") == Some(&Value::Bool(true)),
                );
                field.description = text(parameter, "description");
                field.refuse_longer = is_true(parameter, REFUSE_LONGER);
                field.sensitive = parameter
                    .get("x-iamport-sensitive")
                    .and_then(Value::as_str)
                    .map(str::to_owned);
                field.extensions = Extensions::read(parameter);
                let location = if parameter.get("in").and_then(Value::as_str) == Some("path") {
                    Location::Path
                } else {
                    Location::Query
                };
                Parameter { location, field }
            })
            .collect();
        let success = operation.pointer("/responses/200");
        let errors = operation
            .get("responses")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .filter(|(status, _)| !status.starts_with('2'))
            .map(|(status, answer)| {
                (
                    status.clone(),
                    text(resolve(&bundle.document, answer), "description"),
                )
            })
            .collect();
        let id = text(operation, "operationId");
        let call = operation.get("x-iamport-method").and_then(Value::as_str);
        Self {
            call: call.map_or_else(|| snake(&id), str::to_owned),
            id,
            method: method.to_owned(),
            path: path.to_owned(),
            family: bundle.path_family.get(path).cloned().unwrap_or_default(),
            summary: text(operation, "summary"),
            description: text(operation, "description"),
            title_ko: text(operation, "x-iamport-title-ko"),
            aliases: operation.get(ALIASES).map(names).unwrap_or_default(),
            repeat: text(operation, "x-iamport-repeat"),
            deprecated: operation.get("deprecated") == Some(&Value::Bool(true)),
            authenticated: operation
                .get("security")
                .is_none_or(|security| security.as_array().is_none_or(|list| !list.is_empty())),
            extensions: Extensions::read(operation),
            any_of: operation
                .get("x-iamport-any-of")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .map(names)
                .collect(),
            echoes: Echo::read_all(operation),
            parameters,
            body: operation.pointer(BODY).map(fields),
            has_payload: success.is_some_and(|answer| payload(answer).is_some()),
            errors,
            reserved: BTreeMap::new(),
            rivals: Vec::new(),
        }
    }
}

impl Field {
    fn read(name: &str, schema: &Value, required: bool) -> Self {
        let mut components = BTreeSet::new();
        references(schema, &mut components);
        let refers_to = components.iter().map(|name| pascal(name)).collect();
        let format = schema.get("format").and_then(Value::as_str);
        Self {
            name: name.to_owned(),
            description: text(schema, "description"),
            required,
            sensitive: schema
                .get("x-iamport-sensitive")
                .and_then(Value::as_str)
                .map(str::to_owned),
            format: format.map(str::to_owned),
            max_length: schema.get("maxLength").and_then(Value::as_u64),
            refuse_longer: is_true(schema, REFUSE_LONGER),
            minimum: schema.get("minimum").and_then(Value::as_i64),
            maximum: schema.get("maximum").and_then(Value::as_i64),
            zero: match schema.get(ZERO).and_then(Value::as_str) {
                Some("everything") => Zero::Everything,
                Some(_) => Zero::Skipped,
                None => Zero::Meaningless,
            },
            exact: is_exact(name, schema),
            refers_to,
            extensions: Extensions::read(schema),
        }
    }
}

impl Extensions {
    fn read(value: &Value) -> Self {
        let evidence = value
            .get("x-iamport-evidence")
            .map(|evidence| (text(evidence, "level"), text(evidence, "reason")));
        let gateways = value
            .get("x-iamport-pg")
            .and_then(Value::as_object)
            .into_iter()
            .flatten()
            .map(|(kind, gateways)| (kind.clone(), names(gateways)))
            .collect();
        Self { evidence, gateways }
    }
}

/// Whether an answered value must never be passed over: by its name, by its format, or by the spec's word.
pub(crate) fn is_exact(name: &str, schema: &Value) -> bool {
    name.ends_with("_uid")
        || matches!(
            schema.get("format").and_then(Value::as_str),
            Some("amount" | "positive-amount")
        )
        || is_true(schema, EXACT)
}

fn is_true(value: &Value, word: &str) -> bool {
    value.get(word) == Some(&Value::Bool(true))
}

/// Each operation of a document with its path and method.
pub(crate) fn each_operation(document: &Value) -> impl Iterator<Item = (&str, &str, &Value)> {
    document
        .get("paths")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .flat_map(|(path, item)| {
            item.as_object()
                .into_iter()
                .flatten()
                .filter(|(method, _)| METHODS.contains(&method.as_str()))
                .map(move |(method, operation)| (path.as_str(), method.as_str(), operation))
        })
}

/// The components that answers reach, and those that requests reach.
pub(crate) fn reach(document: &Value) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut answered, mut requested) = (BTreeSet::new(), BTreeSet::new());
    for (_, _, operation) in each_operation(document) {
        if let Some(schema) = operation.pointer("/responses/200").and_then(payload) {
            follow(document, schema, &mut answered);
        }
        for place in ["/parameters", "/requestBody"] {
            if let Some(value) = operation.pointer(place) {
                follow(document, value, &mut requested);
            }
        }
    }
    (answered, requested)
}

fn follow(document: &Value, value: &Value, into: &mut BTreeSet<String>) {
    let mut found = BTreeSet::new();
    references(value, &mut found);
    for name in found {
        if into.insert(name.clone())
            && let Some(schema) = document.pointer(&format!("/components/schemas/{name}"))
        {
            follow(document, schema, into);
        }
    }
}

/// Literals at the place of a path parameter that another operation of the same method and length has there.
fn reserved(
    operation: &Operation,
    routes: &[(String, String)],
) -> BTreeMap<String, BTreeSet<String>> {
    let mine: Vec<&str> = operation.path.split('/').collect();
    let is_parameter = |segment: &str| segment.starts_with('{');
    let mut reserved: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (method, path) in routes {
        let theirs: Vec<&str> = path.split('/').collect();
        let could_meet = *method == operation.method
            && *path != operation.path
            && mine.len() == theirs.len()
            && mine
                .iter()
                .zip(&theirs)
                .all(|(a, b)| a == b || is_parameter(a) || is_parameter(b));
        if !could_meet {
            continue;
        }
        for (a, b) in mine.iter().zip(&theirs) {
            if is_parameter(a) && !is_parameter(b) {
                let name = a.trim_matches(['{', '}']).to_owned();
                reserved.entry(name).or_default().insert((*b).to_owned());
            }
        }
    }
    reserved
}

/// The paths of the same method that this one could be read as if a parameter's value had slashes in it.
fn rivals(operation: &Operation, routes: &[(String, String)]) -> Vec<String> {
    let mine: Vec<&str> = operation.path.split('/').skip(1).collect();
    routes
        .iter()
        .filter(|(method, path)| {
            let theirs: Vec<&str> = path.split('/').skip(1).collect();
            *method == operation.method && theirs.len() > mine.len() && could_be(&mine, &theirs)
        })
        .map(|(_, path)| path.clone())
        .collect()
}

/// Whether a path could be another one, each of its parameters standing for one segment or more.
fn could_be(mine: &[&str], theirs: &[&str]) -> bool {
    let is_parameter = |segment: &str| segment.starts_with('{');
    match (mine.split_first(), theirs.split_first()) {
        (None, None) => true,
        (Some((a, mine_left)), Some((_, theirs_left))) if is_parameter(a) => {
            could_be(mine_left, theirs_left) || could_be(mine, theirs_left)
        }
        (Some((a, mine_left)), Some((b, theirs_left))) => {
            (a == b || is_parameter(b)) && could_be(mine_left, theirs_left)
        }
        _ => false,
    }
}

fn fields(schema: &Value) -> Vec<Field> {
    let required: BTreeSet<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    schema
        .get("properties")
        .and_then(Value::as_object)
        .unwrap_or(&Map::new())
        .iter()
        .map(|(name, property)| Field::read(name, property, required.contains(name.as_str())))
        .collect()
}

fn choices(schema: &Value) -> Vec<Choice> {
    let alternatives = schema.get("oneOf").and_then(Value::as_array);
    let words = schema.get("x-iamport-choose").and_then(Value::as_array);
    alternatives
        .into_iter()
        .flatten()
        .zip(words.into_iter().flatten())
        .map(|(alternative, word)| {
            let mut models = BTreeSet::new();
            references(alternative, &mut models);
            let when = match (
                word.get("has").and_then(Value::as_str),
                word.get("is").and_then(Value::as_str),
            ) {
                (Some(key), _) => When::Has(key.to_owned()),
                (None, Some(_)) => When::IsArray,
                (None, None) => When::Otherwise,
            };
            Choice {
                variant: text(word, "variant"),
                model: models.first().map(|name| pascal(name)).unwrap_or_default(),
                list: alternative.get("type").and_then(Value::as_str) == Some("array"),
                when,
            }
        })
        .collect()
}

/// The texts of a list.
pub(crate) fn names(list: &Value) -> Vec<String> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .map(str::to_owned)
        .collect()
}

/// Follows one `$ref` of any kind.
pub(crate) fn resolve<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    value
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|target| document.pointer(target.trim_start_matches('#')))
        .unwrap_or(value)
}

/// A text value of a mapping, its lines folded into paragraphs; empty where there is none.
pub(crate) fn text(value: &Value, key: &str) -> String {
    let text = value
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .trim();
    let paragraphs = text
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}
