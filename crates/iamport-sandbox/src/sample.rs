//! Answers made from nothing but a schema: valid, plausible, and the same for the same request.

use serde_json::{Map, Value};

use crate::bundle::{Bundle, Description, Schema, bundle};
use crate::domain::money::Amount;
use crate::operations::Operation;
use crate::wire::Json;

/// How deep an answer nests.
const DEEPEST: usize = 8;
/// The amounts of answers.
const AMOUNT: u32 = 1_000;

/// What an answer can take from its request.
pub(crate) struct Source<'a> {
    pub(crate) operation: &'static Description,
    /// Values of the path, the query and the body, by name.
    pub(crate) sent: &'a Map<String, Value>,
    pub(crate) now: u64,
}

/// Values that follow from what a call does, where the first one of a list would not.
const FOLLOWING: &[(Operation, &str, &str)] = &[(Operation::GetReviews, "score", "2")];

/// What is not there after a success: the beginnings of names.
const UNSET: &[&str] = &["error", "fail", "cancel", "revoke", "claim_", "notice"];

/// The payload of an answer, made from its schema. Null for a call that has none.
pub(crate) fn payload(source: &Source<'_>) -> Json {
    let bundle = bundle();
    bundle
        .part_of_answer(source.operation, "response")
        .map_or(Json::Null, |schema| {
            // A payload is nullable for the sake of refusals only.
            made(bundle, bundle.plain(schema), "", source, 0)
        })
}

fn made(
    bundle: &'static Bundle,
    schema: &'static Schema,
    name: &'static str,
    source: &Source<'_>,
    depth: usize,
) -> Json {
    let target = bundle.plain(schema);
    if depth > DEEPEST {
        return Json::Null;
    }
    let follows = FOLLOWING
        .iter()
        .find(|(operation, field, _)| *operation == source.operation.which && *field == name);
    if let Some((_, _, value)) = follows {
        return (*value).into();
    }
    if let Some(echo) = source.sent.get(name).and_then(|sent| echoed(sent, target)) {
        return echo;
    }
    let unset = UNSET.iter().any(|beginning| name.starts_with(beginning));
    if unset && bundle.may_be_null(schema) {
        return Json::Null;
    }
    if let Some(first) = target.values.first().and_then(Value::as_str) {
        return Json::from(first);
    }
    if let Some(alternative) = target.any_of.last() {
        return made(bundle, alternative, name, source, depth + 1);
    }
    match target.kind.as_deref() {
        Some("array") => match &target.items {
            // Nobody knows what is in an entry without fields.
            Some(items) if unset || bundle.plain(items).is_free_form() => Json::Array(Vec::new()),
            Some(items) => Json::Array(vec![made(bundle, items, "", source, depth + 1)]),
            None => Json::Array(Vec::new()),
        },
        Some("string") => text(target, name, source),
        Some("boolean") => Json::Bool(false),
        Some("integer" | "number") => number(target, name, unset, source),
        _ => {
            let fields = |schema: &'static Schema| {
                schema
                    .properties
                    .iter()
                    .map(|(key, part)| (key.as_str(), made(bundle, part, key, source, depth + 1)))
            };
            let inherited = target
                .all_of
                .iter()
                .flat_map(|part| fields(bundle.plain(part)));
            Json::Object(inherited.chain(fields(target)).collect())
        }
    }
}

/// A value of the request, if the answer's field can hold it.
fn echoed(sent: &Value, schema: &Schema) -> Option<Json> {
    let text = match sent {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    let listed = schema.values.is_empty() || schema.values.iter().any(|known| *known == text);
    let short = schema
        .usual_length
        .is_none_or(|most| text.chars().count() <= most);
    match schema.kind.as_deref() {
        Some("string") if listed && short => Some(Json::Text(text)),
        Some("integer") => text.parse().ok().map(Json::Integer),
        Some("number") => text.parse().ok().map(Json::Amount),
        _ => None,
    }
}

fn text(schema: &'static Schema, name: &str, source: &Source<'_>) -> Json {
    if let Some(Value::String(example)) = &schema.example
        && name != "pg_provider"
    {
        return Json::from(example);
    }
    let provider = || {
        let gateway = source.operation.which.gateways().first();
        gateway.copied().unwrap_or("other")
    };
    let made = match name {
        "pg_provider" => provider().to_owned(),
        "pg_id" => format!("sandbox_{}_live", provider()),
        "imp_uid" => "imps_000000000001".to_owned(),
        "merchant_uid" => "merchant_1448280088556".to_owned(),
        "product_order_id" => "2023111500000011".to_owned(),
        "product_name" => "햇사과 5kg".to_owned(),
        "product_option_name" => "기본".to_owned(),
        "name" | "buyer_name" | "writer" => "홍길동".to_owned(),
        "score" => "2".to_owned(),
        "title" | "content" => "잘 받았습니다.".to_owned(),
        "base" | "addr" => "서울특별시 중구 세종대로 110".to_owned(),
        "postcode" => "04524".to_owned(),
        name if name.ends_with("_url") => format!("https://sandbox.example.com/{name}"),
        name if name.ends_with("email") => "buyer@example.com".to_owned(),
        name if name.starts_with("tel") || name.ends_with("tel") => "010-0000-0000".to_owned(),
        name if name.ends_with("_id") || name == "id" => format!("sandbox_{name}"),
        _ => "sandbox".to_owned(),
    };
    let most = schema.usual_length.unwrap_or(usize::MAX);
    Json::Text(made.chars().take(most).collect())
}

fn number(schema: &Schema, name: &str, unset: bool, source: &Source<'_>) -> Json {
    let amount = Amount::from(AMOUNT);
    let vat = amount.included_vat("KRW");
    match schema.format.as_deref() {
        _ if unset => Json::Integer(0),
        Some("unix-time") if name.starts_with("modified") => Json::Integer(0),
        Some("unix-time") => source.now.into(),
        Some("amount" | "positive-amount") => match name {
            name if name.contains("vat") => vat.into(),
            name if name.contains("supply") => amount.saturating_sub(vat).into(),
            name if ["point", "delivery", "free", "discount"]
                .iter()
                .any(|part| name.contains(part) && name != "point") =>
            {
                Json::Integer(0)
            }
            _ => amount.into(),
        },
        _ => Json::Integer(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conformance::wrong_with;

    fn answer(operation: &'static Description, sent: &Map<String, Value>) -> Value {
        let source = Source {
            operation,
            sent,
            now: 1_700_000_000,
        };
        serde_json::from_str(&payload(&source).encode()).unwrap()
    }

    #[test]
    fn every_payload_fits_its_schema() {
        for operation in bundle().operations() {
            let Some(schema) = bundle().part_of_answer(operation, "response") else {
                continue;
            };
            let made = answer(operation, &Map::new());
            let wrong = wrong_with(&made, schema);
            assert!(wrong.is_empty(), "{:?}: {wrong:?} {made}", operation.which);
            assert!(!made.is_null(), "{:?}", operation.which);
        }
    }

    #[test]
    fn what_was_sent_is_echoed_where_it_fits() {
        let found = bundle().find("DELETE", "/kcpquick/autopay/c").unwrap();
        let sent = Map::from_iter([("customer_uid".to_owned(), Value::from("c"))]);
        assert_eq!(answer(found.operation, &sent)["customer_uid"], "c");
    }

    #[test]
    fn what_follows_from_a_call_exists() {
        for (operation, field, _) in FOLLOWING {
            let described = bundle().operations().iter().find(|o| o.which == *operation);
            let schema = bundle().part_of_answer(described.unwrap(), "response");
            let schema = bundle().plain(schema.unwrap());
            let fields = schema
                .items
                .as_ref()
                .map_or(schema, |items| bundle().plain(items));
            assert!(
                fields.properties.contains_key(*field),
                "{operation:?} {field}"
            );
        }
    }
}
