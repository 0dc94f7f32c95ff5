//! Forms: `a=1&b[c]=2&d[]=3&d[]=4`, as the objects and lists that their names say.

use serde_json::{Map, Value};

/// Reads a form. Of a repeated name the last value counts.
pub(crate) fn read(text: &[u8]) -> Map<String, Value> {
    let mut values = Map::new();
    for (name, value) in url::form_urlencoded::parse(text) {
        insert(&mut values, &name, value.into_owned());
    }
    values
}

/// Puts a form's value where its name says: `a`, `a[]`, `a[b]` or `a[b][c]`.
fn insert(values: &mut Map<String, Value>, name: &str, value: String) {
    let value = Value::String(value);
    if let Some((outer, middle, inner)) = three_parts(name) {
        let place = values
            .entry(outer)
            .or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(fields) = place {
            let place = fields
                .entry(middle)
                .or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(fields) = place {
                fields.insert(inner.to_owned(), value);
            }
        }
        return;
    }
    let parts = name
        .strip_suffix(']')
        .and_then(|name| name.split_once('['))
        .filter(|(outer, inner)| !outer.is_empty() && !inner.contains(['[', ']']));
    let Some((outer, inner)) = parts else {
        values.insert(name.to_owned(), value);
        return;
    };
    if inner.is_empty() {
        let place = values
            .entry(outer)
            .or_insert_with(|| Value::Array(Vec::new()));
        match place {
            Value::Array(list) => list.push(value),
            other => *other = Value::Array(vec![value]),
        }
    } else {
        let place = values
            .entry(outer)
            .or_insert_with(|| Value::Object(Map::new()));
        match place {
            Value::Object(fields) => {
                fields.insert(inner.to_owned(), value);
            }
            other => *other = Value::Object(Map::from_iter([(inner.to_owned(), value)])),
        }
    }
}

/// The parts of `a[b][c]`, none of which is empty.
fn three_parts(name: &str) -> Option<(&str, &str, &str)> {
    let (outer, rest) = name.strip_suffix(']')?.split_once('[')?;
    let (middle, inner) = rest.split_once("][")?;
    let plain = |part: &str| !part.is_empty() && !part.contains(['[', ']']);
    (plain(outer) && plain(middle) && plain(inner)).then_some((outer, middle, inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn form(text: &str) -> Value {
        Value::Object(read(text.as_bytes()))
    }

    #[test]
    fn forms_nest_and_list() {
        let text = "a=1&a=2&extra%5Brequester%5D=customer&id%5B%5D=x&id[]=y&n[0]=p&n[1]=q&name=%ED%99%8D+a";
        assert_eq!(
            form(text),
            json!({
                "a": "2",
                "extra": {"requester": "customer"},
                "id": ["x", "y"],
                "n": {"0": "p", "1": "q"},
                "name": "홍 a",
            })
        );
        assert_eq!(
            form("s[1][a]=x&s[0][a]=y&s[0][b]=w&t=1"),
            json!({"s": {"0": {"a": "y", "b": "w"}, "1": {"a": "x"}}, "t": "1"})
        );
    }

    #[test]
    fn odd_form_names_do_no_harm() {
        for text in [
            "[]=1",
            "[a]=1",
            "a[b][c][d]=1",
            "a[][c]=1",
            "a]=1",
            "a[=1",
            "]",
            "&&",
            "=",
            "%ff=%ff",
        ] {
            assert!(!form(text)["a"].is_array(), "{text}");
        }
        assert_eq!(form("a=1&a[]=2&a[b]=3&a[]=4"), json!({"a": ["4"]}));
    }
}
