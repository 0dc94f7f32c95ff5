//! The control as a Python module: a method for each call, and a type for each schema.

use std::fmt::Write as _;

use heck::ToSnakeCase as _;
use serde_json::Value;

use super::document::{self, Body, Document, Field, Operation, text};

/// How wide a docstring is.
const WIDTH: usize = 100;

/// Words of the language, which can be no names. What a later document might use of them is refused here.
const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

const BEGIN: &str = r#""""The control of a sandbox. Made from its description by `cargo xtask sandbox-packages`; not to be edited."""

from __future__ import annotations

from typing import Any, Dict, List, Literal, Mapping, Optional, TypedDict, Union

from .client import Client, _given
"#;

/// The module's text.
pub(crate) fn module(document: &Document) -> Result<String, String> {
    let mut module = BEGIN.to_owned();
    // Aliases are worked out when the module is loaded, annotations never: so aliases come first.
    for (name, schema) in document.schemas() {
        if schema.get("properties").is_none() {
            alias(&mut module, name, schema);
        }
    }
    for (name, schema) in document.schemas() {
        if schema.get("properties").is_some() {
            class(&mut module, name, schema)?;
        }
    }
    module += "\n\nclass Control(Client):\n";
    module += "    \"\"\"What happens outside the API, and what went wrong there: a method for each call of the control.\n\n";
    module += "    A call that is refused, or that can't be made, raises `ControlError`. A field that is None is left out.\n    \"\"\"\n";
    for operation in document.operations()? {
        method(&mut module, &operation)?;
    }
    Ok(module)
}

/// A schema that is no object, such as a list of words.
fn alias(module: &mut String, name: &str, schema: &Value) {
    let _ = write!(module, "\n#: {}\n", one_line(text(schema, "description")));
    let _ = writeln!(module, "{name} = {}", type_of(schema));
}

/// An object. What must be there is in a class of its own, which older Pythons need.
fn class(module: &mut String, name: &str, schema: &Value) -> Result<(), String> {
    let fields = document::fields(schema);
    let (required, optional): (Vec<Field<'_>>, Vec<Field<'_>>) =
        fields.into_iter().partition(|field| field.required);
    let both = !required.is_empty() && !optional.is_empty();
    if both {
        let _ = write!(module, "\n\nclass _{name}(TypedDict):\n");
        members(module, &required)?;
    }
    let (base, rest) = match (both, optional.is_empty()) {
        (true, _) => (format!("_{name}, total=False"), &optional),
        (false, true) => ("TypedDict".to_owned(), &required),
        (false, false) => ("TypedDict, total=False".to_owned(), &optional),
    };
    let _ = write!(module, "\n\nclass {name}({base}):\n");
    docstring(module, "    ", &[text(schema, "description")]);
    module.push('\n');
    members(module, rest)
}

fn members(module: &mut String, fields: &[Field<'_>]) -> Result<(), String> {
    for field in fields {
        let _ = writeln!(module, "    #: {}", one_line(field.description));
        let _ = writeln!(module, "    {}: {}", name(field)?, type_of(field.schema));
    }
    Ok(())
}

fn method(module: &mut String, operation: &Operation<'_>) -> Result<(), String> {
    let no_fields = Vec::new();
    let fields = match &operation.body {
        Body::Fields(fields) => fields,
        Body::None | Body::Whole => &no_fields,
    };
    let mut parameters = vec!["self".to_owned()];
    for field in &operation.in_path {
        parameters.push(format!("{}: {}", name(field)?, type_of(field.schema)));
    }
    if matches!(operation.body, Body::Whole) {
        parameters.push("body: Mapping[str, Any]".to_owned());
    }
    let by_name: Vec<&Field<'_>> = operation.in_query.iter().chain(fields).collect();
    if !by_name.is_empty() {
        parameters.push("*".to_owned());
    }
    for field in &by_name {
        let kind = type_of(field.schema);
        parameters.push(match field.required {
            true => format!("{}: {kind}", name(field)?),
            false => format!("{}: Optional[{kind}] = None", name(field)?),
        });
    }
    let answer = match operation.envelope {
        true => type_of(operation.answer),
        false => "Dict[str, Any]".to_owned(),
    };
    let _ = write!(
        module,
        "\n    def {}(\n        {},\n    ) -> {answer}:\n",
        operation.name.to_snake_case(),
        parameters.join(",\n        ")
    );
    let told: Vec<String> = operation
        .in_path
        .iter()
        .chain(by_name.iter().copied())
        .map(|field| {
            format!(
                "- `{}`: {}{}",
                field.name,
                one_line(field.description),
                default(field)
            )
        })
        .collect();
    let mut words = vec![operation.summary, operation.description];
    words.extend(told.iter().map(String::as_str));
    docstring(module, "        ", &words);
    let mut call = format!(
        "self._call(\n            \"{}\",\n            \"{}\",\n            \"{}\",\n",
        operation.name, operation.method, operation.path
    );
    let mut give = |word: &str, fields: &[Field<'_>], function: &str| {
        if !fields.is_empty() {
            let pairs = fields.iter().map(|field| format!("{0}={0}", field.name));
            let pairs: Vec<String> = pairs.collect();
            let _ = writeln!(call, "            {word}={function}({}),", pairs.join(", "));
        }
    };
    give("values", &operation.in_path, "dict");
    give("query", &operation.in_query, "dict");
    give("body", fields, "_given");
    if matches!(operation.body, Body::Whole) {
        call += "            body=body,\n";
    }
    if !operation.envelope {
        call += "            envelope=False,\n";
    }
    call += "        )";
    // Typed here and not by a cast, which a linter would have to be told to leave alone.
    let _ = match answer.as_str() {
        "None" => writeln!(module, "        {call}"),
        _ => write!(
            module,
            "        answer: {answer} = {call}\n        return answer\n"
        ),
    };
    Ok(())
}

/// The name of a field, if it can be one in Python.
fn name<'a>(field: &Field<'a>) -> Result<&'a str, String> {
    let name = field.name;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if KEYWORDS.contains(&name)
        || !name.chars().all(fits)
        || name.starts_with(|c: char| c.is_ascii_digit())
    {
        return Err(format!(
            "the control's field {name} can be no name in Python"
        ));
    }
    Ok(name)
}

/// What the control takes where the field is left out.
fn default(field: &Field<'_>) -> String {
    match field.schema.get("default") {
        Some(value) => format!(" {value} if left out."),
        None => String::new(),
    }
}

/// A schema as an annotation.
fn type_of(schema: &Value) -> String {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        return reference.rsplit('/').next().unwrap_or_default().to_owned();
    }
    if let Some(value) = schema.get("const") {
        return format!("Literal[{value}]");
    }
    if let Some(values) = schema.get("enum").and_then(Value::as_array) {
        return format!("Literal[{}]", joined(values.iter().map(Value::to_string)));
    }
    for key in ["oneOf", "anyOf"] {
        if let Some(choices) = schema.get(key).and_then(Value::as_array) {
            return one_of(choices.iter().map(type_of).collect());
        }
    }
    let named = |kind: &str| match kind {
        "string" => "str".to_owned(),
        "integer" => "int".to_owned(),
        "number" => "float".to_owned(),
        "boolean" => "bool".to_owned(),
        "null" => "None".to_owned(),
        "array" => {
            let item = schema
                .get("items")
                .map_or_else(|| "Any".to_owned(), type_of);
            format!("List[{item}]")
        }
        "object" => "Dict[str, Any]".to_owned(),
        _ => "Any".to_owned(),
    };
    match schema.get("type") {
        Some(Value::String(kind)) => named(kind),
        Some(Value::Array(kinds)) => {
            one_of(kinds.iter().filter_map(Value::as_str).map(named).collect())
        }
        _ => "Any".to_owned(),
    }
}

/// Any one of these. Words are put together, so that the list of them reads as one.
fn one_of(choices: Vec<String>) -> String {
    let word = |choice: &str| {
        Some(
            choice
                .strip_prefix("Literal[")?
                .strip_suffix(']')?
                .to_owned(),
        )
    };
    if let Some(words) = choices
        .iter()
        .map(|choice| word(choice))
        .collect::<Option<Vec<_>>>()
    {
        return format!("Literal[{}]", joined(words.into_iter()));
    }
    format!("Union[{}]", joined(choices.into_iter()))
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(", ")
}

/// Paragraphs as a docstring; empty ones are left out, and points of a list stand below each other.
fn docstring(module: &mut String, indent: &str, paragraphs: &[&str]) {
    let mut lines: Vec<String> = Vec::new();
    let mut before_is_point = false;
    for paragraph in paragraphs.iter().flat_map(|text| text.split("\n\n")) {
        let paragraph = one_line(paragraph);
        if paragraph.is_empty() {
            continue;
        }
        let is_point = paragraph.starts_with("- ");
        let is_next_point = is_point && before_is_point;
        if !lines.is_empty() && !is_next_point {
            lines.push(String::new());
        }
        before_is_point = is_point;
        wrap(&mut lines, &paragraph, if is_point { "  " } else { "" });
    }
    let (first, rest) = lines
        .split_first()
        .map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
    let _ = write!(module, "{indent}\"\"\"{first}");
    for line in rest {
        match line.is_empty() {
            true => module.push('\n'),
            false => {
                let _ = write!(module, "\n{indent}{line}");
            }
        }
    }
    match rest.is_empty() {
        true => *module += "\"\"\"\n",
        false => {
            let _ = write!(module, "\n{indent}\"\"\"\n");
        }
    }
}

fn wrap(lines: &mut Vec<String>, text: &str, hanging: &str) {
    let mut line = String::new();
    for word in text.split(' ') {
        if !line.is_empty() && line.len() + 1 + word.len() > WIDTH {
            lines.push(std::mem::replace(&mut line, format!("{hanging}{word}")));
            continue;
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    lines.push(line);
}

/// Text as one line that can stand in a docstring.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace('\\', "\\\\").replace('"', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = include_str!("document.json");

    fn ours() -> String {
        module(&Document::parse(DOCUMENT).unwrap()).unwrap()
    }

    #[test]
    fn each_call_is_a_method_with_its_types() {
        insta::assert_snapshot!(ours());
    }

    #[test]
    fn a_name_that_python_does_not_take_is_refused() {
        for name in ["\"class\"", "\"two-words\"", "\"1st\""] {
            let text = DOCUMENT.replace("\"depositor\"", name);
            let problem = module(&Document::parse(&text).unwrap()).unwrap_err();
            assert!(problem.contains("can be no name in Python"), "{problem}");
        }
    }
}
