//! Addresses that a request wants webhooks to go to and that will never be called. The API takes any address,
//! and so the call goes on; the log tells of those that nothing will come to.

use axum::http::request::Parts;
use serde_json::{Map, Value};

use crate::bundle::bundle;
use crate::sent::Sent;
use crate::webhook::Reach;

/// The field of a body that names them, of the whole or of each of its schedules.
const FIELD: &str = "notice_url";
const SCHEDULES: &str = "schedules";
/// The most that is told of one request.
const MOST: usize = 10;

/// What is wrong with the addresses in a request, each with the place in the description that has them.
pub(crate) fn never_called(parts: &Parts, bytes: &[u8], reach: &Reach) -> Vec<String> {
    let Some(found) = bundle().find(parts.method.as_str(), parts.uri.path()) else {
        return Vec::new();
    };
    let fields = match Sent::read(&parts.headers, bytes) {
        Sent::Json(Value::Object(fields)) | Sent::Form(fields) => fields,
        _ => return Vec::new(),
    };
    let told = addresses(&fields).into_iter().filter_map(|(name, url)| {
        let why = reach.refusal(&url)?;
        let at = found.operation.pointer();
        Some(format!(
            "{at}/requestBody: {name} will never be called: {why}"
        ))
    });
    told.take(MOST).collect()
}

/// Every address with the name of its field.
fn addresses(fields: &Map<String, Value>) -> Vec<(String, String)> {
    let mut found = of_one(fields, "");
    let schedules = fields.get(SCHEDULES).map(entries).unwrap_or_default();
    for (number, schedule) in schedules.into_iter().enumerate() {
        if let Value::Object(schedule) = schedule {
            found.extend(of_one(schedule, &format!("{SCHEDULES}[{number}].")));
        }
    }
    found
}

fn of_one(fields: &Map<String, Value>, before: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let lists = fields
        .iter()
        // A key of JSON may be written as in a form.
        .filter(|(name, _)| name.strip_suffix("[]").unwrap_or(name) == FIELD);
    for (_, value) in lists {
        let several = !value.is_string();
        for (number, url) in entries(value).into_iter().enumerate() {
            // An empty text is no address.
            if let Some(url) = url.as_str().filter(|url| !url.is_empty()) {
                let place = if several {
                    format!("[{number}]")
                } else {
                    String::new()
                };
                found.push((format!("{before}{FIELD}{place}"), url.to_owned()));
            }
        }
    }
    found
}

/// What is in a list, however a form has written it.
fn entries(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(list) => list.iter().collect(),
        Value::Object(list) => list.values().collect(),
        single => vec![single],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn told(method: &str, path: &str, kind: &str, body: &str) -> Vec<String> {
        let request = Request::builder().method(method).uri(path);
        let request = request.header("content-type", kind).body(()).unwrap();
        let reach = Reach::new("0.0.0.0:8080".parse().unwrap(), &["shop".to_owned()]).unwrap();
        never_called(&request.into_parts().0, body.as_bytes(), &reach)
    }

    fn json(path: &str, body: &str) -> Vec<String> {
        told("POST", path, "application/json", body)
    }

    #[test]
    fn each_address_that_is_never_called_is_named() {
        let one = json("/vbanks", r#"{"notice_url":"http://b/"}"#);
        assert_eq!(one.len(), 1);
        let told_of = "#/paths/~1vbanks/post/requestBody: notice_url will never be called: b was";
        assert!(one[0].starts_with(told_of), "{one:?}");
        let list = r#"{"notice_url":["http://shop/","https://shop/",""],"notice_url[]":["http://10.0.0.1/"]}"#;
        let named = |told: &[String]| -> Vec<String> {
            let name = |told: &String| told.split(' ').nth(1).unwrap().to_owned();
            told.iter().map(name).collect()
        };
        assert_eq!(
            named(&json("/vbanks", list)),
            ["notice_url[1]", "notice_url[0]"]
        );
        let plans = r#"{"schedules":[{"notice_url":"http://shop/"},{"notice_url":["http://b/"]}]}"#;
        assert_eq!(
            named(&json("/subscribe/payments/schedule", plans)),
            ["schedules[1].notice_url[0]"]
        );
        let form = "application/x-www-form-urlencoded";
        let body = "notice_url%5B%5D=http://b/&notice_url[]=http://shop/&schedules[0][notice_url]=http://c/";
        assert_eq!(
            named(&told("POST", "/vbanks", form, body)),
            ["notice_url[0]", "schedules[0].notice_url"]
        );
    }

    #[test]
    fn what_names_no_address_is_passed_over() {
        for body in [
            "{}",
            "[]",
            "{",
            r#"{"notice_url":"http://shop/"}"#,
            r#"{"notice_url":null,"custom_data":{"notice_url":"http://b/"},"schedules":[1]}"#,
        ] {
            assert_eq!(json("/vbanks", body), [""; 0], "{body}");
        }
        let url = r#"{"notice_url":"http://b/"}"#;
        assert_eq!(json("/nowhere", url), [""; 0]);
        let many = format!(
            r#"{{"notice_url":[{}"http://b/"]}}"#,
            r#""http://b/","#.repeat(99)
        );
        assert_eq!(json("/vbanks", &many).len(), MOST);
    }
}
