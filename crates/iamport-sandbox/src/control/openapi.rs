//! Describes all control calls in OpenAPI 3.1, from their types.

use std::collections::BTreeMap;

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::call::parameters;
use super::calls;
use super::registry::Entry;
use crate::domain::billing_keys::{GROUP, TEST_GROUP};
use crate::domain::card::cards;
use crate::domain::certifications::TEST_OTP;
use crate::domain::channels::{self, Purpose};
use crate::domain::seed::{EXAMPLE_IMP_UID, INICIS_API_KEY};

/// The description of all control calls, an OpenAPI 3.1 document in JSON.
///
/// A running sandbox serves it at `/_sandbox/openapi.json`.
#[must_use]
pub fn openapi() -> String {
    format!("{:#}\n", document())
}

fn document() -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into());
    // Fields are read, answers are written; a field with a default need not be sent, and always comes.
    let mut reading = settings.clone().into_generator();
    let mut writing = settings.for_serialize().into_generator();
    let mut paths: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
    let mut tags = Vec::new();
    for group in calls::every() {
        tags.push(json!({"name": group.name, "description": group.about}));
        for call in group.calls {
            let fields = Fields::of(call, &mut reading);
            let answer = Value::from((call.answer)(&mut writing));
            let operation = operation(call, group.name, fields, answer);
            let path = paths.entry(call.path).or_default();
            path.insert(call.method.to_lowercase(), operation);
        }
    }
    let mut schemas = reading.take_definitions(true);
    schemas.extend(writing.take_definitions(true));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Control of iamport-sandbox",
            "version": "1",
            "description": introduction(),
        },
        "servers": [{"url": "http://127.0.0.1:{port}", "variables": {"port": {"default": "8080"}}}],
        "tags": tags,
        "paths": paths,
        "components": {"schemas": schemas, "responses": refusals()},
    })
}

/// What is described of the fields of a call.
struct Fields {
    /// The first sentence about the call.
    summary: String,
    /// All others.
    description: String,
    in_path: Vec<(String, Value)>,
    /// Those in the body, or in the query.
    inside: Map<String, Value>,
    /// Which of them must be there.
    required: Vec<Value>,
    /// The body is a document of any fields.
    any: bool,
}

impl Fields {
    fn of(call: Entry, reading: &mut SchemaGenerator) -> Fields {
        let mut schema = object((call.fields)(reading).into());
        let mut inside = object(schema.remove("properties").unwrap_or_default());
        inside.values_mut().for_each(without_null);
        let mut required = match schema.remove("required") {
            Some(Value::Array(required)) => required,
            _ => Vec::new(),
        };
        let in_path: Vec<(String, Value)> = parameters(call.path)
            .filter_map(|name| Some((name.to_owned(), inside.remove(name)?)))
            .collect();
        required.retain(|name| in_path.iter().all(|(known, _)| name != known));
        let words = schema.remove("description").unwrap_or_default();
        let words = words.as_str().unwrap_or_default();
        let (summary, description) = words.split_once("\n\n").unwrap_or((words, ""));
        Fields {
            summary: summary.replace('\n', " "),
            description: description.replace('\n', " "),
            in_path,
            inside,
            required,
            any: schema.get("additionalProperties") == Some(&Value::Bool(true)),
        }
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

fn operation(call: Entry, tag: &str, fields: Fields, answer: Value) -> Value {
    let answer = match call.in_envelope {
        true => envelope(json!({"const": 0}), json!({"type": "null"}), answer),
        false => answer,
    };
    let mut responses = Map::new();
    responses.insert(
        "200".to_owned(),
        json!({"description": "Done.", "content": {"application/json": {"schema": answer}}}),
    );
    let mut refusal = |status: &str, name: &str| {
        let reference = format!("#/components/responses/{name}");
        responses.insert(status.to_owned(), json!({"$ref": reference}));
    };
    refusal("400", "Refused");
    refusal("403", "Forbidden");
    if !fields.in_path.is_empty() {
        refusal("404", "NotFound");
    }
    let in_query = call.method == "GET";
    let mut parameters: Vec<Value> = fields
        .in_path
        .into_iter()
        .map(|(name, schema)| parameter("path", &name, schema))
        .collect();
    let mut operation = object(json!({
        "operationId": operation_id(call),
        "tags": [tag],
        "summary": fields.summary,
        "responses": responses,
    }));
    if !fields.description.is_empty() {
        operation.insert("description".to_owned(), fields.description.into());
    }
    if in_query {
        let queried = fields.inside.into_iter();
        parameters.extend(queried.map(|(name, schema)| parameter("query", &name, schema)));
    } else if fields.any {
        let schema = json!({"type": "object", "additionalProperties": true});
        let body = json!({"required": true, "content": {"application/json": {"schema": schema}}});
        operation.insert("requestBody".to_owned(), body);
    } else if !fields.inside.is_empty() {
        let required = !fields.required.is_empty();
        let schema = json!({
            "type": "object",
            "properties": fields.inside,
            "required": fields.required,
            "additionalProperties": false,
        });
        let body = json!({"schema": schema, "example": example(call)});
        let body = json!({"required": required, "content": {"application/json": body}});
        operation.insert("requestBody".to_owned(), body);
    }
    if !parameters.is_empty() {
        operation.insert("parameters".to_owned(), parameters.into());
    }
    Value::Object(operation)
}

/// The name of the type, beginning with a small letter.
fn operation_id(call: Entry) -> String {
    let name = (call.name)();
    let mut letters = name.chars();
    let first = letters.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(letters).collect()
}

fn parameter(place: &str, name: &str, schema: Value) -> Value {
    let mut schema = object(schema);
    json!({
        "name": name,
        "in": place,
        "required": place == "path",
        "description": schema.remove("description"),
        "schema": schema,
    })
}

/// The body of the example.
fn example(call: Entry) -> Value {
    let body = (call.example)().ok().and_then(|request| request.body);
    let body = body.and_then(|body| serde_json::from_str(&body).ok());
    body.unwrap_or_else(|| json!({}))
}

/// A field that is null is the same as one that is left out, and its default says more than null.
fn without_null(schema: &mut Value) {
    let Value::Object(fields) = schema else {
        return;
    };
    if fields.get("default") == Some(&Value::Null) {
        fields.remove("default");
    }
    if let Some(kind) = fields.get_mut("type")
        && let Value::Array(kinds) = kind
    {
        kinds.retain(|kind| kind != "null");
        if let [only] = &kinds[..] {
            *kind = only.clone();
        }
    }
    if let Some(Value::Array(parts)) = fields.get_mut("anyOf") {
        parts.retain(|part| part.get("type").is_none_or(|kind| kind != "null"));
        if let [Value::Object(only)] = &parts[..] {
            let only = only.clone();
            fields.remove("anyOf");
            fields.extend(only);
        }
    }
}

fn envelope(code: Value, message: Value, response: Value) -> Value {
    json!({
        "type": "object",
        "required": ["code", "message", "response"],
        "properties": {"code": code, "message": message, "response": response},
    })
}

fn refusals() -> Value {
    let refused = envelope(
        json!({"const": -1}),
        json!({"type": "string"}),
        json!({"type": "null"}),
    );
    let refusal = |description: &str| {
        json!({
            "description": description,
            "content": {"application/json": {"schema": refused}},
        })
    };
    json!({
        "Refused": refusal(
            "The call makes no sense, or not in this state, and nothing was changed. The message names the field \
             that the call does not have or that does not fit."
        ),
        "Forbidden": refusal("The call came from a page of another site, or by another name of this computer."),
        "NotFound": refusal("There is nothing of that name or number."),
    })
}

/// All that one needs to know besides the calls.
fn introduction() -> String {
    let card = |number: &str, conduct: &str| format!("| `{number}` | {conduct} |");
    let cards = [
        card(cards::WORKS, "always works"),
        card(cards::REFUSED, "gets no key, and `onetime` refuses it"),
        card(cards::REFUSED_BY_KCP, "the same, at kcp only"),
        card(
            cards::OVER_LIMIT,
            "gets a key, and every charge is declined: over the limit",
        ),
        card(
            cards::SUSPENDED,
            "gets a key, and every charge is declined: suspended",
        ),
        card(
            cards::FAILS_ONCE,
            "gets a key, whose first charge is declined and no other",
        ),
        card(cards::DEBIT, "a debit card, always works"),
    ];
    let channels: Vec<String> = channels::all()
        .into_iter()
        .map(|channel| {
            let purpose = match channel.purpose {
                Purpose::Payment => "payments",
                Purpose::Certification => "identity",
            };
            let kind = if channel.test { "test" } else { "live" };
            format!(
                "| `{}` | `{}` | {purpose} | {kind} |",
                channel.provider, channel.key
            )
        })
        .collect();
    format!(
        "What happens outside the payment API: buyers who pay, time that passes, webhooks, and what goes wrong. \
         The API itself is described at `/_sandbox/api.openapi.json`; a page for people is at `/_sandbox/`.\n\n\
         No call needs a token. A call from a page of another site is refused with 403, and so is one with a `Host` \
         that is not this computer, unless the sandbox listens on other addresses than loopback.\n\n\
         Bodies are JSON objects, or forms with the same names (`header[name]=x` for an object within, `ids=3,1` for \
         a list). Fields may stand in the query as well. Null and empty text are the same as a field that is left \
         out. A field that a call does not have is refused.\n\n\
         Unless said otherwise, an answer is the envelope of the payment API: `code` 0 with what was asked for in \
         `response`, or `code` -1 with a `message` behind HTTP 400, 403 or 404. Times are seconds since the epoch, \
         by the sandbox's clock. Amounts are numbers, or text where a number would lose digits.\n\n\
         A fresh sandbox holds one payment, `{EXAMPLE_IMP_UID}`: 5,000 won that wait on a virtual account of \
         `nice_v2`.\n\n\
         ## Test cards\n\n\
         The last four digits of a card number say how it behaves. Any other number of 15 or 16 digits works, to the \
         end of the month of its `expiry`.\n\n| number | |\n|---|---|\n{}\n\n\
         ## Channels\n\n\
         What the API takes as `channel_key`. Payments by a test channel have `sandbox: true`. KG Inicis \
         (`html5_inicis`) wants `pg_api_key={INICIS_API_KEY}`. `channel_group_id` can be `{GROUP}`, or \
         `{TEST_GROUP}` for the test channels. An identity verification that was begun by \
         `POST /certifications/otp/request` is ended by the code `{TEST_OTP}`.\n\n\
         | gateway | channel key | for | kind |\n|---|---|---|---|\n{}\n",
        cards.join("\n"),
        channels.join("\n"),
    )
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::control::api;

    #[test]
    fn the_file_is_up_to_date() {
        let file = include_str!("../../control.openapi.json");
        let file: Value = serde_json::from_str(file).unwrap();
        assert!(
            file == document(),
            "control.openapi.json is stale: cargo run -q -p iamport-sandbox --example control_openapi"
        );
    }

    /// Calls `visit` with every object in a value.
    fn walk<'a>(value: &'a Value, visit: &mut impl FnMut(&'a Map<String, Value>)) {
        match value {
            Value::Object(fields) => {
                visit(fields);
                fields.values().for_each(|value| walk(value, visit));
            }
            Value::Array(values) => values.iter().for_each(|value| walk(value, visit)),
            _ => {}
        }
    }

    #[test]
    fn the_document_is_whole() {
        let document = document();
        walk(&document, &mut |object| {
            if let Some(Value::String(reference)) = object.get("$ref") {
                let pointer = reference.strip_prefix('#').unwrap();
                assert!(document.pointer(pointer).is_some(), "{reference}");
            }
        });
        let tags = document["tags"].as_array().unwrap();
        let tags: Vec<_> = tags.iter().map(|tag| &tag["name"]).collect();
        let mut names = BTreeSet::new();
        for (path, item) in document["paths"].as_object().unwrap() {
            for operation in item.as_object().unwrap().values() {
                let name = operation["operationId"].as_str().unwrap();
                assert!(names.insert(name), "{name}");
                assert!(tags.contains(&&operation["tags"][0]), "{name}");
                let summary = operation["summary"].as_str().unwrap();
                assert!(summary.ends_with('.'), "{name}: {summary}");
                let parameters = operation["parameters"].as_array().into_iter().flatten();
                let in_path = parameters.filter(|parameter| parameter["in"] == "path");
                let in_path = in_path.filter_map(|parameter| parameter["name"].as_str());
                let named: Vec<_> = path
                    .split('{')
                    .skip(1)
                    .filter_map(|p| p.split('}').next())
                    .collect();
                assert_eq!(in_path.collect::<Vec<_>>(), named, "{name}");
                let body = &operation["requestBody"]["content"]["application/json"]["schema"];
                for (field, schema) in body["properties"].as_object().into_iter().flatten() {
                    assert!(schema["description"].is_string(), "{name}.{field}");
                }
            }
        }
        for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
            let schema = json!({"allOf": [schema], "components": document["components"]});
            assert!(jsonschema::validator_for(&schema).is_ok(), "{name}");
        }
        let about = document["info"]["description"].as_str().unwrap();
        for known in [
            "channel-key-nice_v2-test",
            cards::DEBIT,
            TEST_OTP,
            INICIS_API_KEY,
        ] {
            assert!(about.contains(known), "{known}");
        }
    }

    #[test]
    fn no_type_of_ours_has_the_name_of_one_of_the_api() {
        let mut generator = SchemaGenerator::default();
        let mut theirs = SchemaGenerator::default();
        for call in calls::every().iter().flat_map(|group| &group.calls) {
            (call.fields)(&mut generator);
            (call.answer)(&mut generator);
        }
        let payment = api::schema(api::PAYMENT, &mut theirs);
        for (name, schema) in theirs.definitions() {
            assert_eq!(generator.definitions().get(name), Some(schema), "{name}");
        }
        let ours = &generator.definitions()[api::PAYMENT];
        assert_eq!(*ours, Value::from(payment));
    }

    #[test]
    fn every_call_of_the_sources_is_in_the_list() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/control");
        let mut found = 0;
        for file in std::fs::read_dir(folder).unwrap() {
            let source = std::fs::read_to_string(file.unwrap().path()).unwrap();
            found += source
                .lines()
                .filter(|line| line.starts_with("impl ControlCall for "))
                .count();
        }
        let listed: usize = calls::every().iter().map(|group| group.calls.len()).sum();
        assert_eq!(found, listed);
    }
}
