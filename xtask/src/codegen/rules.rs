//! Refuses what progenitor would panic on, or would silently get wrong, and what the project's own
//! conventions forbid. Each violation names the file and the JSON pointer.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use self::violations::{Violations, is_evidence};
use super::{
    bundle::{Bundle, escape},
    echo,
    generate::SCALARS,
    lower::payload,
    output::snake,
    problem::Result,
    spec::{
        ALIASES, BODY, EXACT, REFUSE_LONGER, VALUE_DESCRIPTIONS, ZERO, each_operation, names, reach,
    },
};

mod echoes;
mod links;
mod violations;

/// Names that would collide with what every builder has.
const TAKEN: [&str; 12] = [
    "send",
    "body",
    "client",
    "new",
    "build",
    "builder",
    "clone",
    "fmt",
    "confirm",
    "more",
    "extra_field",
    "extra_query",
];

/// The spec's own words, and the values each may have (none: it holds more than a word).
const WORDS: [(&str, &[&str]); 16] = [
    ("x-iamport-repeat", &["safe", "idempotent", "once"]),
    ("x-iamport-sensitive", &["secret", "personal"]),
    ("x-iamport-evidence", &[]),
    ("x-iamport-pg", &[]),
    ("x-iamport-method", &[]),
    ("x-iamport-title-ko", &[]),
    (ALIASES, &[]),
    ("x-iamport-nav", &[]),
    ("x-iamport-choose", &[]),
    ("x-iamport-any-of", &[]),
    (echo::WORD, &[]),
    (ZERO, &["everything", "skipped"]),
    (REFUSE_LONGER, &[]),
    (EXACT, &[]),
    ("x-enum-varnames", &[]),
    (VALUE_DESCRIPTIONS, &[]),
];

/// All rules; the problem lists every violation, not only the first.
pub(crate) fn check(bundle: &Bundle) -> Result<()> {
    let mut found = Violations::of(bundle);
    version(&mut found);
    references(&mut found);
    operation_ids(&mut found);
    operations(&mut found);
    components(&mut found);
    both_ways(&mut found);
    request_times(&mut found);
    echoes::check(&mut found);
    links::check(&mut found);
    words(&mut found, "", &bundle.document);
    found.into_result()
}

fn version(found: &mut Violations<'_>) {
    if found.document().get("openapi").and_then(Value::as_str) != Some("3.0.3") {
        found.add("/openapi", "must be 3.0.3: progenitor does not read 3.1");
    }
}

/// Every `$ref` points into this document, at something that is there.
fn references(found: &mut Violations<'_>) {
    fn walk(found: &mut Violations<'_>, pointer: &str, value: &Value) {
        match value {
            Value::Object(map) => {
                if let Some(target) = map.get("$ref").and_then(Value::as_str) {
                    match target.strip_prefix('#') {
                        None => found.add(pointer, format!("{target} is an external reference; the bundle has only `#/components/…`")),
                        Some(inside) if found.document().pointer(inside).is_none() => {
                            found.add(pointer, format!("{target} is not in the bundle"));
                        }
                        Some(_) => {}
                    }
                }
                for (key, value) in map {
                    walk(found, &format!("{pointer}/{}", escape(key)), value);
                }
            }
            Value::Array(items) => {
                for (index, value) in items.iter().enumerate() {
                    walk(found, &format!("{pointer}/{index}"), value);
                }
            }
            _ => {}
        }
    }
    walk(found, "", found.document());
}

fn operation_ids(found: &mut Violations<'_>) {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (path, method, operation) in each_operation(found.document()) {
        let pointer = format!("/paths/{}/{method}", escape(path));
        let Some(id) = operation.get("operationId").and_then(Value::as_str) else {
            found.add(&pointer, "has no operationId");
            continue;
        };
        if let Some(other) = seen.insert(snake(id), id.to_owned()) {
            found.add(
                &pointer,
                format!(
                    "operationId {id} is {} in snake case, and so is {other}",
                    snake(id)
                ),
            );
        }
    }
}

fn operations(found: &mut Violations<'_>) {
    for (path, method, operation) in each_operation(found.document()) {
        let pointer = format!("/paths/{}/{method}", escape(path));
        for key in [
            "summary",
            "description",
            "x-iamport-title-ko",
            "x-iamport-repeat",
        ] {
            if operation
                .get(key)
                .and_then(Value::as_str)
                .is_none_or(str::is_empty)
            {
                found.add(&pointer, format!("has no {key}"));
            }
        }
        prose(found, &pointer, operation);
        aliases(found, &pointer, operation);
        answers(found, &pointer, operation);
        let body = request_body(found, &pointer, operation);
        parameters(found, &pointer, path, operation, &body);
        any_of(found, &pointer, operation, &body);
    }
}

/// What people search for is a list of words, none of which finds the operation anyway.
fn aliases(found: &mut Violations<'_>, pointer: &str, operation: &Value) {
    let aliases = operation.get(ALIASES).and_then(Value::as_array);
    if aliases.is_none_or(Vec::is_empty) {
        found.add(pointer, format!("has no {ALIASES}"));
    }
    let mut known: BTreeSet<&str> = ["operationId", "x-iamport-title-ko"]
        .iter()
        .filter_map(|key| operation.get(*key).and_then(Value::as_str))
        .collect();
    for alias in aliases.into_iter().flatten() {
        // What the compiler takes as an alias of documentation.
        let alias = alias.as_str().filter(|alias| {
            !alias.is_empty() && *alias == alias.trim() && !alias.contains(['"', '\''])
        });
        match alias {
            None => found.add(
                pointer,
                format!("{ALIASES} has an entry that is no text of a line, without quotes"),
            ),
            Some(alias) if !known.insert(alias) => found.add(
                pointer,
                format!("{ALIASES} has {alias}, which finds it already"),
            ),
            Some(_) => {}
        }
    }
}

/// Success answers are written in one form, and have one schema.
fn answers(found: &mut Violations<'_>, pointer: &str, operation: &Value) {
    let answers = operation.get("responses").and_then(Value::as_object);
    let mut success: Option<Option<&Value>> = None;
    for (status, answer) in answers
        .into_iter()
        .flatten()
        .filter(|(status, _)| status.starts_with('2'))
    {
        let at = format!("{pointer}/responses/{status}");
        let schema = answer
            .pointer("/content/application~1json/schema")
            .unwrap_or(&Value::Null);
        let is_envelope = |value: &Value| {
            value.get("$ref").and_then(Value::as_str) == Some("#/components/schemas/Envelope")
        };
        let has_form = is_envelope(schema)
            || (schema.pointer("/allOf/0").is_some_and(is_envelope) && payload(answer).is_some());
        if !has_form {
            found.add(&at, "a success answer is the Envelope, alone or in allOf before an object whose `response` is the payload");
        }
        let this = payload(answer);
        if success.is_some_and(|other| other != this) {
            found.add(&at, "has another payload than the operation's other success answer: progenitor knows only one");
        }
        success = Some(this);
        if let Some(payload) = this {
            property(
                found,
                &format!("{at}/content/application~1json/schema/allOf/1/properties/response"),
                payload,
                Side::Payload,
            );
        }
    }
    if answers.is_none_or(|answers| !answers.contains_key("200")) {
        found.add(pointer, "has no answer 200");
    }
}

/// A body is JSON and an object written out in place; returns its field names.
fn request_body(found: &mut Violations<'_>, pointer: &str, operation: &Value) -> BTreeSet<String> {
    let Some(body) = operation.get("requestBody") else {
        return BTreeSet::new();
    };
    let media: Vec<&String> = body
        .get("content")
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::keys)
        .collect();
    if media.len() != 1
        || media
            .first()
            .is_none_or(|media| *media != "application/json")
    {
        found.add(
            &format!("{pointer}/requestBody"),
            "has media types other than application/json alone",
        );
    }
    let at = format!("{pointer}{BODY}");
    let Some(schema) = operation.pointer(BODY) else {
        return BTreeSet::new();
    };
    if schema.get("type").and_then(Value::as_str) != Some("object") {
        found.add(&at, "a body is an object, written out in place");
    }
    object(found, &at, schema, Side::Request);
    schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::keys)
        .cloned()
        .collect()
}

fn parameters(
    found: &mut Violations<'_>,
    pointer: &str,
    path: &str,
    operation: &Value,
    body: &BTreeSet<String>,
) {
    let mut names = BTreeSet::new();
    let mut in_path = BTreeSet::new();
    for (index, parameter) in operation
        .get("parameters")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .enumerate()
    {
        let at = format!("{pointer}/parameters/{index}");
        let name = parameter
            .get("name")
            .and_then(Value::as_str)
            .unwrap_or_default();
        described(found, &at, parameter);
        prose(found, &at, parameter);
        taken(found, &at, name);
        if body.contains(name) {
            found.add(
                &at,
                format!("{name} is a body field as well: the builder could not have both"),
            );
        }
        if !names.insert(name.trim_end_matches("[]").to_owned()) {
            found.add(
                &at,
                format!("{name} stands beside the same name with or without []"),
            );
        }
        match parameter.get("in").and_then(Value::as_str) {
            Some("path") => {
                in_path.insert(name.to_owned());
                if parameter.pointer("/schema/format").and_then(Value::as_str) == Some("unix-time")
                {
                    found.add(&at, "is a time in the path, whose bounds nothing checks");
                }
            }
            Some("query") => {}
            _ => found.add(&at, "is in neither path nor query"),
        }
        property(
            found,
            &format!("{at}/schema"),
            parameter.get("schema").unwrap_or(&Value::Null),
            Side::Parameter,
        );
    }
    let template: BTreeSet<String> = path
        .split('/')
        .filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'))
        .map(str::to_owned)
        .collect();
    if template != in_path {
        found.add(
            pointer,
            format!("the path has the parameters {template:?}, described are {in_path:?}"),
        );
    }
}

fn any_of(found: &mut Violations<'_>, pointer: &str, operation: &Value, body: &BTreeSet<String>) {
    let parameters = operation
        .get("parameters")
        .and_then(Value::as_array)
        .into_iter()
        .flatten();
    let mut known: BTreeSet<&str> = parameters
        .filter_map(|parameter| parameter.get("name").and_then(Value::as_str))
        .collect();
    known.extend(body.iter().map(String::as_str));
    let groups = operation.get("x-iamport-any-of").and_then(Value::as_array);
    for name in groups
        .into_iter()
        .flatten()
        .flat_map(|group| group.as_array().into_iter().flatten())
        .filter_map(Value::as_str)
    {
        if !known.contains(name) {
            found.add(
                pointer,
                format!("x-iamport-any-of names {name}, which the operation does not have"),
            );
        }
    }
}

fn components(found: &mut Violations<'_>) {
    let schemas = found
        .document()
        .pointer("/components/schemas")
        .and_then(Value::as_object);
    for (name, schema) in schemas.into_iter().flatten() {
        let at = format!("/components/schemas/{}", escape(name));
        described(found, &at, schema);
        prose(found, &at, schema);
        if schema.get("oneOf").is_some() {
            union(found, &at, schema);
        } else if let Some(values) = schema.get("enum").and_then(Value::as_array) {
            if values.iter().any(|value| {
                value
                    .as_str()
                    .is_none_or(|value| value.eq_ignore_ascii_case("unknown"))
            }) {
                found.add(&at, "a value list has texts, and none of them is `unknown`: that is where new values go");
            }
            if schema
                .get("x-enum-varnames")
                .and_then(Value::as_array)
                .is_some_and(|names| names.len() != values.len())
            {
                found.add(&at, "x-enum-varnames has one name for each value");
            }
            value_descriptions(found, &at, schema, values.len());
        } else if schema.get("type").and_then(Value::as_str) == Some("object") {
            object(found, &at, schema, Side::Component);
        } else {
            found.add(&at, "a component is an object, a value list or a union; a scalar is written where it is used");
        }
    }
}

/// A union says how its alternatives are told apart.
fn union(found: &mut Violations<'_>, at: &str, schema: &Value) {
    let length = |key: &str| {
        schema
            .get(key)
            .and_then(Value::as_array)
            .map_or(0, Vec::len)
    };
    if length("oneOf") != length("x-iamport-choose") {
        found.add(at, "oneOf needs x-iamport-choose with one entry for each alternative: decoding by trial takes the wrong one");
    }
    let choices = schema.get("x-iamport-choose").and_then(Value::as_array);
    let is_list: Vec<bool> = choices
        .into_iter()
        .flatten()
        .map(|choice| choice.get("is").is_some())
        .collect();
    if is_list.contains(&true) && is_list != [true, false] {
        found.add(
            at,
            "a list is told from one object, so `is: array` stands first of two",
        );
    }
    let last_is_open = choices
        .and_then(|list| list.last())
        .is_some_and(|last| last.get("has").is_none() && last.get("is").is_none());
    if !last_is_open {
        found.add(
            at,
            "the last entry of x-iamport-choose is for all else, so it has neither `has` nor `is`",
        );
    }
}

/// Where a schema stands, since some things are allowed in one place only.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Component,
    Request,
    Parameter,
    Payload,
}

fn object(found: &mut Violations<'_>, at: &str, schema: &Value, side: Side) {
    let properties = schema.get("properties").and_then(Value::as_object);
    for name in schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
    {
        if properties.is_none_or(|properties| !properties.contains_key(name)) {
            found.add(at, format!("requires {name}, which is described nowhere"));
        }
    }
    for (name, schema) in properties.into_iter().flatten() {
        let at = format!("{at}/properties/{}", escape(name));
        described(found, &at, schema);
        prose(found, &at, schema);
        taken(found, &at, name);
        property(found, &at, schema, side);
    }
}

/// The schema of one value.
fn property(found: &mut Violations<'_>, at: &str, schema: &Value, side: Side) {
    if schema.get("anyOf").is_some() {
        found.add(at, "anyOf: progenitor makes a struct of options from it; write oneOf with x-iamport-choose");
    }
    if schema.get("oneOf").is_some() || schema.get("enum").is_some() {
        found.add(at, "is written in place; give it a name as a component");
    }
    let nullable = schema.get("nullable") == Some(&Value::Bool(true));
    let format = schema.get("format").and_then(Value::as_str);
    match schema.get("type").and_then(Value::as_str) {
        Some("object") if schema.get("properties").is_some() => found.add(
            at,
            "is an object written in place; give it a name as a component",
        ),
        Some("object") if schema.get("additionalProperties") != Some(&Value::Bool(true)) => {
            found.add(
                at,
                "is an object without fields; say `additionalProperties: true`",
            );
        }
        Some("array") => property(
            found,
            &format!("{at}/items"),
            schema.get("items").unwrap_or(&Value::Null),
            side,
        ),
        Some("number") if format.is_none() => found.add(
            at,
            "a number without a format would become a float: write `format: amount`, or integer",
        ),
        Some("number" | "integer") if !known_format(schema) => found.add(
            at,
            format!(
                "has the format {}, which maps to no type",
                format.unwrap_or_default()
            ),
        ),
        Some("string" | "boolean") if format.is_some() => {
            found.add(at, "has a format; texts and truth values have none here")
        }
        Some(_) => {}
        None => {
            let reference = |value: &Value| value.get("$ref").is_some();
            let by_all_of = schema
                .get("allOf")
                .and_then(Value::as_array)
                .is_some_and(|all| matches!(all.as_slice(), [one] if reference(one)));
            if !reference(schema) && !by_all_of {
                found.add(at, "has neither a type nor a reference");
            }
        }
    }
    if nullable
        && (format == Some("unix-time")
            || schema.get("type").and_then(Value::as_str) == Some("array"))
    {
        found.add(
            at,
            "is nullable: an unset time is 0 and an absent list is empty, so leave it out",
        );
    }
    if nullable && matches!(side, Side::Request | Side::Parameter) {
        found.add(at, "is nullable in a request: leave the key out instead");
    }
}

fn known_format(schema: &Value) -> bool {
    let Some(format) = schema.get("format").and_then(Value::as_str) else {
        return true;
    };
    let kind = schema
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default();
    SCALARS.iter().any(|(instance, name, _)| {
        *name == format && format!("{instance:?}").eq_ignore_ascii_case(kind)
    })
}

fn described(found: &mut Violations<'_>, at: &str, value: &Value) {
    let has_reference = value.get("$ref").is_some();
    if !has_reference
        && value
            .get("description")
            .and_then(Value::as_str)
            .is_none_or(|text| text.trim().is_empty())
    {
        found.add(at, "has no description");
    }
}

fn taken(found: &mut Violations<'_>, at: &str, name: &str) {
    if TAKEN.contains(&snake(name).as_str()) {
        found.add(
            at,
            format!("is called {name}, which every builder has already"),
        );
    }
}

/// Descriptions become Rust documentation: what rustdoc would read as markup has no place in them.
fn prose(found: &mut Violations<'_>, at: &str, value: &Value) {
    for key in ["summary", "description"] {
        if let Some(text) = value.get(key).and_then(Value::as_str) {
            plain_text(found, at, key, text);
        }
    }
}

/// Whoever reads a value in code has no other place to learn what it means.
fn value_descriptions(found: &mut Violations<'_>, at: &str, schema: &Value, values: usize) {
    let sentences = schema
        .get(VALUE_DESCRIPTIONS)
        .map(names)
        .unwrap_or_default();
    let is_sentence = |text: &String| text.ends_with('.') && !text.contains(". ");
    if sentences.len() != values || !sentences.iter().all(is_sentence) {
        found.add(
            at,
            format!("{VALUE_DESCRIPTIONS} has one sentence for each value"),
        );
    }
    for sentence in &sentences {
        plain_text(found, at, VALUE_DESCRIPTIONS, sentence);
    }
}

fn plain_text(found: &mut Violations<'_>, at: &str, key: &str, text: &str) {
    let outside_code: String = text.split('`').step_by(2).collect();
    let wrong = match () {
        () if text.contains('\t') => "a tab",
        () if text.matches('`').count() % 2 == 1 => "a backtick without its pair",
        () if outside_code.contains(['<', '>']) => "something that reads as HTML",
        () if outside_code.contains(['[', ']']) => "a bare bracket",
        () if outside_code.contains("://") => "a bare address",
        () => return,
    };
    found.add(
        at,
        format!("its {key} has {wrong}; put it into backticks or say it in words"),
    );
}

/// A model is either asked with or answered: its builder, its tolerance and its serde differ.
fn both_ways(found: &mut Violations<'_>) {
    let (answered, requested) = reach(found.document());
    for name in answered.intersection(&requested) {
        let at = format!("/components/schemas/{}", escape(name));
        if found
            .document()
            .pointer(&at)
            .is_some_and(|schema| schema.get("enum").is_none())
        {
            found.add(
                &at,
                "is both in a request and in an answer: write two components",
            );
        }
    }
}

/// A time that is sent has an upper bound, which the client checks: milliseconds would be a year far from now.
fn request_times(found: &mut Violations<'_>) {
    let mut objects: Vec<(String, &Value)> = Vec::new();
    let mut values: Vec<(String, &Value)> = Vec::new();
    let (_, requested) = reach(found.document());
    for name in requested {
        let at = format!("/components/schemas/{}", escape(&name));
        objects.extend(found.document().pointer(&at).map(|schema| (at, schema)));
    }
    for (path, method, operation) in each_operation(found.document()) {
        let pointer = format!("/paths/{}/{method}", escape(path));
        let body = operation.pointer(BODY);
        objects.extend(body.map(|schema| (format!("{pointer}{BODY}"), schema)));
        let parameters = operation.get("parameters").and_then(Value::as_array);
        for (index, parameter) in parameters.into_iter().flatten().enumerate() {
            let schema = parameter.get("schema");
            let at = format!("{pointer}/parameters/{index}/schema");
            values.extend(schema.map(|schema| (at, schema)));
        }
    }
    for (at, object) in objects {
        let properties = object.get("properties").and_then(Value::as_object);
        let each = properties.into_iter().flatten();
        values.extend(each.map(|(name, it)| (format!("{at}/properties/{}", escape(name)), it)));
    }
    for (at, schema) in values {
        if schema.get("format").and_then(Value::as_str) == Some("unix-time")
            && schema.get("maximum").and_then(Value::as_i64).is_none()
        {
            found.add(&at, "is a time that is sent, and has no maximum");
        }
    }
}

/// Only words that are defined, with values that are defined.
fn words(found: &mut Violations<'_>, pointer: &str, value: &Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                if key.starts_with("x-") {
                    word(found, pointer, key, value);
                    word_in_place(found, pointer, key, map);
                }
                words(found, &format!("{pointer}/{}", escape(key)), value);
            }
        }
        Value::Array(items) => {
            for (index, value) in items.iter().enumerate() {
                words(found, &format!("{pointer}/{index}"), value);
            }
        }
        _ => {}
    }
}

/// Words that mean nothing where the generated code does not look for them.
fn word_in_place(found: &mut Violations<'_>, pointer: &str, key: &str, map: &Map<String, Value>) {
    let in_body = pointer.contains(BODY);
    let text = |name: &str| map.get(name).and_then(Value::as_str);
    // A parameter has its bounds in its schema, beside which the word stands.
    let bounded = map.get("schema").and_then(Value::as_object).unwrap_or(map);
    let is_component = |reached: &BTreeSet<String>| {
        pointer
            .strip_prefix("/components/schemas/")
            .and_then(|rest| rest.split('/').next())
            .is_some_and(|name| reached.contains(name))
    };
    let (answered, requested) = match key {
        EXACT | REFUSE_LONGER => reach(found.document()),
        _ => Default::default(),
    };
    match key {
        ZERO if !in_body || text("format") != Some("positive-amount") => found.add(
            pointer,
            format!("{ZERO} belongs to a body field of the format positive-amount"),
        ),
        REFUSE_LONGER => {
            let is_text = bounded.get("type").and_then(Value::as_str) == Some("string");
            if !is_text || !bounded.contains_key("maxLength") {
                found.add(
                    pointer,
                    format!("{REFUSE_LONGER} belongs to a text with a maxLength"),
                );
            }
            if !in_body && text("in").is_none() && !is_component(&requested) {
                found.add(
                    pointer,
                    format!("{REFUSE_LONGER} stands on what is not sent"),
                );
            }
        }
        EXACT if !is_component(&answered) => {
            found.add(pointer, format!("{EXACT} stands on what no answer has"));
        }
        _ => {}
    }
}

fn word(found: &mut Violations<'_>, pointer: &str, key: &str, value: &Value) {
    let Some((_, allowed)) = WORDS.iter().find(|(word, _)| *word == key) else {
        return found.add(
            pointer,
            format!("{key} is no word of this spec; spec/README.md lists them"),
        );
    };
    if !allowed.is_empty() && value.as_str().is_none_or(|value| !allowed.contains(&value)) {
        found.add(pointer, format!("{key} is one of {}", allowed.join(", ")));
    }
    if [REFUSE_LONGER, EXACT].contains(&key) && value != &Value::Bool(true) {
        found.add(pointer, format!("{key} is true, or left out"));
    }
    if key == "x-iamport-evidence" && !is_evidence(value) {
        found.add(
            pointer,
            "x-iamport-evidence has a level, observed or assumed, and a reason",
        );
    }
    if key == "x-iamport-pg" {
        for kind in value.as_object().into_iter().flat_map(Map::keys) {
            if !["supported", "required", "ignored"].contains(&kind.as_str()) {
                found.add(
                    pointer,
                    format!("x-iamport-pg has {kind}; it knows supported, required and ignored"),
                );
            }
        }
    }
}
