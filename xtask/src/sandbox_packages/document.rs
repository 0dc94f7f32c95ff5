//! The control's OpenAPI document, as far as clients of it need it.

use serde_json::{Map, Value};

/// The document.
pub(crate) struct Document {
    root: Value,
}

/// One call of the control.
pub(crate) struct Operation<'a> {
    /// Its name, such as `injectFault`.
    pub(crate) name: &'a str,
    pub(crate) method: String,
    /// Its path, with `{name}` for a value.
    pub(crate) path: &'a str,
    pub(crate) summary: &'a str,
    /// More about it; may be empty.
    pub(crate) description: &'a str,
    /// The values in the path, in its order.
    pub(crate) in_path: Vec<Field<'a>>,
    pub(crate) in_query: Vec<Field<'a>>,
    pub(crate) body: Body<'a>,
    /// The schema of the answer, without the envelope.
    pub(crate) answer: &'a Value,
    /// Whether the answer is in the API's envelope.
    pub(crate) envelope: bool,
}

/// A value that a call takes, or that an object has.
pub(crate) struct Field<'a> {
    pub(crate) name: &'a str,
    pub(crate) required: bool,
    pub(crate) description: &'a str,
    pub(crate) schema: &'a Value,
}

/// What the body of a call is.
pub(crate) enum Body<'a> {
    None,
    /// An object of these fields; those that must be given come first.
    Fields(Vec<Field<'a>>),
    /// Any object.
    Whole,
}

impl Document {
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let root = serde_json::from_str(text)
            .map_err(|error| format!("the control's document is no JSON: {error}"))?;
        Ok(Self { root })
    }

    /// The named schemas, in the order of the document.
    pub(crate) fn schemas(&self) -> impl Iterator<Item = (&str, &Value)> {
        let all = self.root.pointer("/components/schemas");
        let all = all.and_then(Value::as_object).into_iter().flatten();
        all.map(|(name, schema)| (name.as_str(), schema))
    }

    /// All calls, in the order of the document.
    pub(crate) fn operations(&self) -> Result<Vec<Operation<'_>>, String> {
        let paths = self.root.get("paths").and_then(Value::as_object);
        let paths = paths.ok_or("the control's document has no paths")?;
        let mut all = Vec::new();
        for (path, methods) in paths {
            for (method, call) in methods.as_object().into_iter().flatten() {
                let operation = operation(path, method, call)
                    .ok_or_else(|| format!("{method} {path} of the control can't be read"))?;
                all.push(operation);
            }
        }
        Ok(all)
    }
}

fn operation<'a>(path: &'a str, method: &str, call: &'a Value) -> Option<Operation<'a>> {
    let parameters = call.get("parameters").and_then(Value::as_array);
    let parameters = |place: &str| -> Option<Vec<Field<'a>>> {
        let there = parameters.into_iter().flatten();
        let there = there.filter(|parameter| text(parameter, "in") == place);
        there
            .map(|parameter| {
                Some(Field {
                    name: parameter.get("name")?.as_str()?,
                    required: parameter.get("required").and_then(Value::as_bool) == Some(true),
                    description: text(parameter, "description"),
                    schema: parameter.get("schema")?,
                })
            })
            .collect()
    };
    let body = match call.pointer("/requestBody/content/application~1json/schema") {
        None => Body::None,
        Some(schema) if schema.get("properties").is_some() => {
            let mut fields = fields(schema);
            fields.sort_by_key(|field| !field.required);
            Body::Fields(fields)
        }
        Some(_) => Body::Whole,
    };
    let answer = call.pointer("/responses/200/content/application~1json/schema")?;
    let inner = answer.pointer("/properties/response");
    Some(Operation {
        name: call.get("operationId")?.as_str()?,
        method: method.to_uppercase(),
        path,
        summary: text(call, "summary"),
        description: text(call, "description"),
        in_path: parameters("path")?,
        in_query: parameters("query")?,
        body,
        answer: inner.unwrap_or(answer),
        envelope: inner.is_some(),
    })
}

/// The fields of an object, in the order of the document.
pub(crate) fn fields(schema: &Value) -> Vec<Field<'_>> {
    let required: Vec<&str> = schema
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let properties: Option<&Map<_, _>> = schema.get("properties").and_then(Value::as_object);
    let properties = properties.into_iter().flatten();
    properties
        .map(|(name, schema)| Field {
            name,
            required: required.contains(&name.as_str()),
            description: text(schema, "description"),
            schema,
        })
        .collect()
}

/// A text of an object; empty if it has none of that name.
pub(crate) fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}
