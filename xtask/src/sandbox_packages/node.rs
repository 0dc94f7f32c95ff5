//! The control's calls as a table for the Node package. Their types are made by `openapi-typescript`.

use serde_json::{Map, Value, json};

use super::document::{Body, Document, Field};

/// The module's text.
pub(crate) fn module(document: &Document) -> Result<String, String> {
    let mut table = Map::new();
    for operation in document.operations()? {
        let mut names: Vec<&str> = Vec::new();
        names.extend(operation.in_path.iter().map(|field| field.name));
        names.extend(operation.in_query.iter().map(|field| field.name));
        if let Body::Fields(fields) = &operation.body {
            names.extend(fields.iter().map(|field| field.name));
        }
        // They stand in one object.
        let before = names.len();
        names.sort_unstable();
        names.dedup();
        if names.len() != before {
            return Err(format!(
                "two fields of the control's {} have one name",
                operation.name
            ));
        }
        let query = operation.in_query.iter().map(|Field { name, .. }| *name);
        let entry = json!({
            "method": operation.method,
            "path": operation.path,
            "query": query.collect::<Vec<_>>(),
            "body": !matches!(operation.body, Body::None),
            "envelope": operation.envelope,
        });
        table.insert(operation.name.to_owned(), entry);
    }
    let table = serde_json::to_string_pretty(&Value::Object(table))
        .map_err(|error| format!("the table of calls: {error}"))?;
    Ok(format!(
        "// Made from the control's description by `cargo xtask sandbox-packages`; not to be edited.\n\n\
         export const OPERATIONS = {table} as const;\n"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DOCUMENT: &str = include_str!("document.json");

    #[test]
    fn each_call_is_in_the_table() {
        insta::assert_snapshot!(module(&Document::parse(DOCUMENT).unwrap()).unwrap());
    }

    #[test]
    fn two_fields_of_one_name_are_refused() {
        let text = DOCUMENT.replace("\"depositor\"", "\"imp_uid\"");
        let problem = module(&Document::parse(&text).unwrap()).unwrap_err();
        assert!(
            problem.contains("of the control's deposit have one name"),
            "{problem}"
        );
    }
}
