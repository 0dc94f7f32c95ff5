//! The links of an answer lead to operations that there are, with values that there are.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::violations::Violations;
use crate::codegen::{
    bundle::escape,
    lower::payload,
    spec::{BODY, each_operation, resolve},
};

/// Every operation of the document.
pub(super) fn check(found: &mut Violations<'_>) {
    let document = found.document();
    for (path, method, operation) in each_operation(document) {
        let answers = operation.get("responses").and_then(Value::as_object);
        for (status, answer) in answers.into_iter().flatten() {
            let links = answer.get("links").and_then(Value::as_object);
            for (name, link) in links.into_iter().flatten() {
                let at = format!(
                    "/paths/{}/{method}/responses/{status}/links/{}",
                    escape(path),
                    escape(name)
                );
                let link = resolve(document, link);
                target(found, &at, link);
                for value in given(link).filter_map(|(_, value)| value.as_str()) {
                    if !is_there(document, operation, answer, value) {
                        found.add(&at, format!("{value} is not there"));
                    }
                }
            }
        }
    }
}

/// The operation that a link leads to has what the link gives, and is given every value of its path.
fn target(found: &mut Violations<'_>, at: &str, link: &Value) {
    let id = link.get("operationId").and_then(Value::as_str);
    let mut operations = each_operation(found.document());
    let named = |operation: &Value| operation.get("operationId").and_then(Value::as_str) == id;
    let Some((_, _, operation)) = operations.find(|(_, _, operation)| named(operation)) else {
        let id = id.unwrap_or_default();
        return found.add(at, format!("no operation is called {id}"));
    };
    let parameters: Vec<&Value> = list(operation, "parameters").collect();
    let text = |value: &Value, key| value.get(key).and_then(Value::as_str).map(str::to_owned);
    let mut known: BTreeSet<String> = parameters
        .iter()
        .filter_map(|it| text(it, "name"))
        .collect();
    known.extend(body_fields(operation).map(|(name, _)| name.clone()));
    let names: BTreeSet<&String> = given(link).map(|(name, _)| name).collect();
    for name in names.iter().filter(|name| !known.contains(**name)) {
        found.add(at, format!("the operation takes no {name}"));
    }
    for parameter in parameters {
        if let (Some("path"), Some(name)) =
            (text(parameter, "in").as_deref(), text(parameter, "name"))
            && !names.contains(&name)
        {
            found.add(at, format!("gives no {name} for the path"));
        }
    }
}

/// What a link gives: parameters and fields of the body, by name.
fn given(link: &Value) -> impl Iterator<Item = (&String, &Value)> {
    ["parameters", "requestBody"]
        .into_iter()
        .filter_map(|key| link.get(key)?.as_object())
        .flatten()
}

/// Whether an expression names something of the request or of the answer.
fn is_there(document: &Value, operation: &Value, answer: &Value, expression: &str) -> bool {
    if let Some(name) = expression.strip_prefix("$request.path.") {
        let is_named = |it: &Value| it.get("name").and_then(Value::as_str) == Some(name);
        return list(operation, "parameters").any(is_named);
    }
    if let Some(name) = expression.strip_prefix("$request.body#/") {
        return body_fields(operation).any(|(field, _)| field == name);
    }
    let Some(pointer) = expression.strip_prefix("$response.body#/response/") else {
        return false;
    };
    let mut schema = payload(answer);
    for step in pointer.split('/') {
        schema = schema.map(|it| resolve(document, it)).and_then(|it| {
            if step.bytes().all(|byte| byte.is_ascii_digit()) {
                it.get("items")
            } else {
                it.pointer(&format!("/properties/{step}"))
            }
        });
    }
    schema.is_some()
}

fn body_fields(operation: &Value) -> impl Iterator<Item = (&String, &Value)> {
    let properties = operation
        .pointer(BODY)
        .and_then(|body| body.get("properties"));
    properties
        .and_then(Value::as_object)
        .into_iter()
        .flat_map(Map::iter)
}

fn list<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    let list = value.get(key).and_then(Value::as_array);
    list.into_iter().flatten()
}
