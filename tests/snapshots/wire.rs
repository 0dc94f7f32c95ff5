//! The request of each operation as it goes out, and the answer that it takes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use iamport_testing::{KEY, Received, SECRET, Server, TOKEN, accepted, decoded, refused};
use serde_json::{Value, json};

use super::{assert_none_left, assert_text, pretty};
use crate::bundle::{BUNDLE, Fill, Location, Operation, Style, target, wrapped};
use crate::calls::{Call, PathValues};
use crate::generated::calls::CALLS;
use crate::models::Model;
use crate::support::Clients as _;

/// Calls an operation once with every parameter set: the request that came, and what the client made of the answer.
async fn exchange(call: &Call, payload: &Value) -> (Received, Value) {
    let server = Server::in_turn([accepted(payload)]);
    let value = (call.send)(server.client(), PathValues::default())
        .await
        .unwrap_or_else(|error| panic!("{error:?}\n{payload:#}"));
    let mut requests = server.calls();
    assert_eq!(requests.len(), 1, "{}: one call, one request", call.id);
    (requests.remove(0), value)
}

/// The payload of an answer, as many samples as it takes to show every alternative.
fn payloads(operation: Operation<'_>, fill: Fill) -> Vec<Value> {
    match operation.payload() {
        None => vec![Value::Null],
        Some(schema) => (0..BUNDLE.alternatives(schema))
            .filter_map(|number| operation.sample(Style::new(fill).alternative(number)))
            .collect(),
    }
}

/// What the payload is: the model, and whether it is a list of them.
fn model_of(operation: Operation<'_>) -> Option<(&'static Model, bool)> {
    let schema = operation.payload()?;
    let list = schema["type"] == "array";
    let item = if list { &schema["items"] } else { schema };
    let name = wrapped(item)
        .unwrap_or(item)
        .get("$ref")
        .and_then(target)
        .unwrap_or_else(|| panic!("{}: a payload without a model", operation.id));
    Some((Model::find(name), list))
}

fn text(call: &Call, request: &Received) -> String {
    let mut text = format!("{} {}\n", request.method(), request.target());
    let decoded = decoded(request.path());
    if decoded != request.path() {
        writeln!(text, "     {decoded}").unwrap();
    }
    for (name, value) in request.query() {
        writeln!(text, "     {name} = {value}").unwrap();
    }
    text.push('\n');
    let mut headers: Vec<_> = request.headers().collect();
    headers.sort();
    for (name, value) in headers {
        let value = match name.as_str() {
            "host" => "[host]".to_owned(),
            "content-length" => "[length]".to_owned(),
            "authorization" => value.replace(TOKEN, "***"),
            "user-agent" => value.replace(env!("CARGO_PKG_VERSION"), "[version]"),
            _ => value.to_owned(),
        };
        writeln!(text, "{name}: {value}").unwrap();
    }
    if let Some(body) = request.json() {
        writeln!(text, "\n{}", pretty(&body)).unwrap();
    }
    match model_of(BUNDLE.operation(call.id)) {
        None => text.push_str("\nanswers nothing\n"),
        Some((model, false)) => writeln!(text, "\nanswers models/{}.snap", model.name).unwrap(),
        Some((model, true)) => {
            writeln!(text, "\nanswers a list of models/{}.snap", model.name).unwrap();
        }
    }
    text
}

#[tokio::test]
async fn every_request_with_every_parameter_set() {
    for call in CALLS {
        let payload = payloads(BUNDLE.operation(call.id), Fill::Everything).remove(0);
        let (request, _) = exchange(call, &payload).await;
        assert_text("wire", call.id, &text(call, &request));
    }
    assert_none_left("wire", &CALLS.iter().map(|call| call.id).collect());
}

/// The snapshots of models show what an answer becomes; here, that every operation makes just that of it.
#[tokio::test]
async fn every_answer_is_its_model_with_every_field_and_with_the_required_ones() {
    for call in CALLS {
        let operation = BUNDLE.operation(call.id);
        for fill in [Fill::Everything, Fill::Required] {
            for payload in payloads(operation, fill) {
                let (_, value) = exchange(call, &payload).await;
                let expected = match model_of(operation) {
                    None => Value::Null,
                    Some((model, false)) => model.decoded(&payload).json,
                    Some((model, true)) => payload
                        .as_array()
                        .unwrap()
                        .iter()
                        .map(|item| model.decoded(item).json)
                        .collect(),
                };
                assert_eq!(value, expected, "{} {fill:?}", call.id);
            }
        }
    }
}

#[tokio::test]
async fn every_request_is_valid_against_the_bundle_and_leaves_nothing_out() {
    for call in CALLS {
        let operation = BUNDLE.operation(call.id);
        let payload = payloads(operation, Fill::Everything).remove(0);
        let (request, _) = exchange(call, &payload).await;
        let wrong = violations(operation, &request);
        assert!(
            wrong.is_empty(),
            "{}:\n  {}\n{request:#?}",
            call.id,
            wrong.join("\n  ")
        );
    }
}

#[tokio::test]
async fn every_path_value_stands_in_its_own_place() {
    for call in CALLS.iter().filter(|call| call.path_parameters > 0) {
        let given: Vec<String> = (0..call.path_parameters)
            .map(|position| format!("{position} ?#%:@값"))
            .collect();
        let path = given
            .iter()
            .enumerate()
            .fold(PathValues::default(), |path, (position, value)| {
                path.with(position, value)
            });
        let server = Server::in_turn([refused(404, -1, "없음")]);
        let error = (call.send)(server.client(), path).await.unwrap_err();
        assert!(error.is_not_found(), "{error}");
        let request = server.calls().remove(0);
        let (operation, values) = BUNDLE.route(request.method(), request.path()).unwrap();
        assert_eq!(operation.id, call.id);
        let values: Vec<String> = values.into_iter().map(decoded).collect();
        assert_eq!(values, given, "{}", call.id);
    }
}

/// What is wrong with a request by the bundle.
fn violations(expected: Operation<'_>, request: &Received) -> Vec<String> {
    let mut wrong = Vec::new();
    let Some((operation, values)) = BUNDLE.route(request.method(), request.path()) else {
        return vec!["the bundle has no such path".to_owned()];
    };
    if operation.id != expected.id {
        return vec![format!("it reaches {}", operation.id)];
    }
    for (parameter, value) in operation.parameters(Location::Path).iter().zip(values) {
        let value = as_written(&parameter["schema"], &decoded(value));
        wrong.extend(BUNDLE.violations(&parameter["schema"], &value));
    }

    let query = request.query();
    let parameters = operation.parameters(Location::Query);
    let described: BTreeSet<&str> = parameters
        .iter()
        .map(|parameter| parameter["name"].as_str().unwrap())
        .collect();
    let sent: BTreeSet<&str> = query.iter().map(|(name, _)| name.as_str()).collect();
    if described != sent {
        wrong.push(format!(
            "query parameters {sent:?}, described {described:?}"
        ));
    }
    for (name, value) in &query {
        let Some(parameter) = parameters.iter().find(|it| it["name"] == json!(name)) else {
            continue;
        };
        let schema = match &parameter["schema"] {
            list if list["type"] == "array" => &list["items"],
            one => one,
        };
        wrong.extend(BUNDLE.violations(schema, &as_written(schema, value)));
    }

    match (operation.body(), request.json()) {
        (None, None) => {}
        (Some(schema), Some(body)) => {
            wrong.extend(BUNDLE.violations(schema, &body));
            let all = BUNDLE.sample("body", schema, Style::new(Fill::Everything));
            if names(&all) != names(&body) {
                wrong.push(format!("fields {:?}, of {:?}", names(&body), names(&all)));
            }
            if request.header("content-type") != Some("application/json") {
                wrong.push("the body is not called JSON".to_owned());
            }
        }
        (described, sent) => wrong.push(format!(
            "a body is described: {}, sent: {}",
            described.is_some(),
            sent.is_some()
        )),
    }
    let token = operation.authenticated().then(|| format!("Bearer {TOKEN}"));
    if request.header("authorization") != token.as_deref() {
        wrong.push("the token".to_owned());
    }
    let own = (operation.object["x-iamport-repeat"] != "safe").then_some("close");
    if request.header("connection") != own {
        wrong.push("a change has a connection of its own, and only a change".to_owned());
    }
    wrong
}

/// The value that a text of a URL stands for.
fn as_written(schema: &Value, text: &str) -> Value {
    match schema["type"].as_str() {
        Some("integer" | "number" | "boolean") => {
            serde_json::from_str(text).unwrap_or_else(|_| json!(text))
        }
        _ => json!(text),
    }
}

/// The paths of all keys of a value.
fn names(value: &Value) -> BTreeSet<String> {
    fn below(at: &str, value: &Value, into: &mut BTreeSet<String>) {
        match value {
            Value::Object(map) => map.iter().for_each(|(key, value)| {
                let at = format!("{at}/{key}");
                below(&at, value, into);
                into.insert(at);
            }),
            Value::Array(items) => items.iter().for_each(|item| below(at, item, into)),
            _ => {}
        }
    }
    let mut names = BTreeSet::new();
    below("", value, &mut names);
    names
}

/// The text of every sample ends in Hangul, so a builder that prints one prints Hangul.
#[tokio::test]
async fn builders_print_names_and_no_values() {
    let plain = |name: &str| name.replace(['_', '-', '[', ']'], "").to_lowercase();
    for call in CALLS {
        let server = Server::in_turn([]);
        let path = PathValues::default();
        let _ = (call.send)(server.client(), path.clone()).await;
        let printed = path.builder();
        for hidden in ["값", KEY, SECRET, TOKEN, "1700000000", "1000"] {
            assert!(!printed.contains(hidden), "{printed}");
        }
        let operation = BUNDLE.operation(call.id);
        let body = operation.body().map(|schema| &schema["properties"]);
        let fields = body.and_then(Value::as_object).into_iter().flatten();
        let query = operation.parameters(Location::Query);
        let names = query
            .iter()
            .map(|parameter| parameter["name"].as_str().unwrap())
            .chain(fields.map(|(name, _)| name.as_str()));
        for name in names {
            assert!(
                plain(&printed).contains(&plain(name)),
                "{name} is set: {printed}"
            );
        }
    }
}
