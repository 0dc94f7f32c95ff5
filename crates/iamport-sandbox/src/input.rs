//! What callers send: JSON or forms in the body, forms in the query, numbers as numbers or as text.

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, Path};
use axum::http::{Request, StatusCode, header, request::Parts};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::bundle::bundle;
use crate::compat;
use crate::domain::money::Amount;
use crate::domain::{Refusal, messages};
use crate::wire::Answer;

/// The longest body that is read, in bytes.
pub(crate) const LONGEST_BODY: usize = 1024 * 1024;

/// A field has a value that its type does not allow.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrongField(pub(crate) &'static str);

/// Named values, as a JSON object or a form carries them. Null, an absent name and a text that is empty
/// where a number is expected all mean that a value was not given.
#[derive(Debug, Default)]
pub(crate) struct Fields {
    values: Map<String, Value>,
}

impl Fields {
    /// Reads a form: `a=1&b[c]=2&d[]=3&d[]=4`. Of a repeated name the last value counts.
    pub(crate) fn from_form(text: &[u8]) -> Fields {
        let mut values = Map::new();
        for (name, value) in url::form_urlencoded::parse(text) {
            insert(&mut values, &name, value.into_owned());
        }
        Fields { values }
    }

    fn from_json(text: &[u8]) -> Option<Fields> {
        match serde_json::from_slice(text).ok()? {
            Value::Object(values) => Some(Fields { values }),
            _ => None,
        }
    }

    /// The values as they are, by name.
    pub(crate) fn into_values(self) -> Map<String, Value> {
        self.values
    }

    /// The fields within a field: `extra[requester]`.
    pub(crate) fn nested(&self, name: &str) -> Fields {
        match self.values.get(name) {
            Some(Value::Object(values)) => Fields {
                values: values.clone(),
            },
            _ => Fields::default(),
        }
    }

    /// The names of all fields with a value, and of those within them: `sender`, `sender.name`.
    pub(crate) fn given(&self) -> Vec<String> {
        let has = |value: &Value| !matches!(value, Value::Null) && value != "";
        let mut given = Vec::new();
        for (name, value) in self.values.iter().filter(|(_, value)| has(value)) {
            given.push(name.clone());
            if let Value::Object(inner) = value {
                let inner = inner.iter().filter(|(_, value)| has(value));
                given.extend(inner.map(|(key, _)| format!("{name}.{key}")));
            }
        }
        given
    }

    /// A text, which can be empty. A number or a truth value is taken as it is written.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        match self.values.get(name)? {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(value) => Some(value.to_string()),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// A text that is not empty.
    pub(crate) fn filled(&self, name: &str) -> Option<String> {
        self.text(name).filter(|text| !text.is_empty())
    }

    /// A text, or the JSON of an object or a list.
    pub(crate) fn text_or_json(&self, name: &str) -> Option<String> {
        match self.values.get(name) {
            Some(value @ (Value::Object(_) | Value::Array(_))) => Some(value.to_string()),
            _ => self.text(name),
        }
    }

    /// A list of texts: `name[]=a&name[]=b`.
    pub(crate) fn list(&self, name: &str) -> Vec<String> {
        let texts = |value: &Value| match value {
            Value::String(text) => Some(text.clone()),
            _ => None,
        };
        match self.values.get(name) {
            Some(Value::Array(values)) => values.iter().filter_map(texts).collect(),
            // `name[0]=a&name[1]=b`
            Some(Value::Object(values)) => values.values().filter_map(texts).collect(),
            _ => Vec::new(),
        }
    }

    /// A list of texts, or a text that stands for a list of itself. `None` if neither was sent.
    pub(crate) fn list_or_text(&self, name: &str) -> Option<Vec<String>> {
        match self.values.get(name)? {
            Value::Array(_) | Value::Object(_) => Some(self.list(name)),
            _ => self.filled(name).map(|text| vec![text]),
        }
    }

    /// A list of objects: `name[0][a]=1&name[1][a]=2` in a form. What is no object has no fields.
    pub(crate) fn objects(&self, name: &str) -> Vec<Fields> {
        let fields = |value: &Value| match value {
            Value::Object(values) => Fields {
                values: values.clone(),
            },
            _ => Fields::default(),
        };
        match self.values.get(name) {
            Some(Value::Array(values)) => values.iter().map(fields).collect(),
            Some(Value::Object(values)) => {
                let mut numbered: Vec<_> = values.iter().collect();
                numbered.sort_by_key(|(number, _)| number.parse::<u64>().unwrap_or(u64::MAX));
                numbered
                    .into_iter()
                    .map(|(_, value)| fields(value))
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// An amount of money.
    pub(crate) fn amount(&self, name: &'static str) -> Result<Option<Amount>, WrongField> {
        self.parsed(name)
    }

    /// A whole number of at least zero.
    pub(crate) fn integer(&self, name: &'static str) -> Result<Option<u64>, WrongField> {
        self.parsed(name)
    }

    fn parsed<T: std::str::FromStr>(&self, name: &'static str) -> Result<Option<T>, WrongField> {
        let text = match self.values.get(name) {
            None | Some(Value::Null) => return Ok(None),
            Some(Value::String(text)) if text.is_empty() => return Ok(None),
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            Some(_) => return Err(WrongField(name)),
        };
        text.parse().map(Some).map_err(|_| WrongField(name))
    }

    /// A truth value: `true` or `1`, `false` or `0`. False when it is not given.
    pub(crate) fn flag(&self, name: &'static str) -> Result<bool, WrongField> {
        match self.text(name).as_deref() {
            None | Some("" | "false" | "0") => Ok(false),
            Some("true" | "1") => Ok(true),
            Some(_) => Err(WrongField(name)),
        }
    }

    /// Whether the name was sent with a value, whatever it is.
    pub(crate) fn has(&self, name: &str) -> bool {
        !matches!(self.values.get(name), None | Some(Value::Null))
    }
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

/// The fields of the body.
pub(crate) struct BodyFields(pub(crate) Fields);

impl<S: Send + Sync> FromRequest<S> for BodyFields {
    type Rejection = Answer;

    async fn from_request(request: Request<Body>, _: &S) -> Result<BodyFields, Answer> {
        let (parts, body) = request.into_parts();
        let unreadable = || {
            let operation = bundle().find(parts.method.as_str(), parts.uri.path());
            match operation {
                Some(found) if !found.operation.documents(400) => {
                    Refusal::declined(messages::BODY_UNREADABLE).into()
                }
                _ => Refusal::invalid(messages::BODY_UNREADABLE).into(),
            }
        };
        let kind = parts
            .headers
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .and_then(|kind| kind.split(';').next())
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        let bytes = to_bytes(body, LONGEST_BODY).await.map_err(|_| {
            Answer::refused(StatusCode::PAYLOAD_TOO_LARGE, messages::BODY_TOO_LARGE)
        })?;
        if bytes.trim_ascii().is_empty() {
            return Ok(BodyFields(Fields::default()));
        }
        let is_json = match kind.as_str() {
            "application/json" => true,
            "application/x-www-form-urlencoded" => false,
            // Without a type, the first character tells.
            "" => bytes.trim_ascii_start().starts_with(b"{"),
            _ => return Err(unreadable()),
        };
        let mut fields = if is_json {
            Fields::from_json(&bytes).ok_or_else(unreadable)?
        } else {
            Fields::from_form(&bytes)
        };
        compat::body(&parts.method, parts.uri.path(), &mut fields.values);
        Ok(BodyFields(fields))
    }
}

/// The fields of the query.
pub(crate) struct QueryFields(pub(crate) Fields);

impl<S: Send + Sync> FromRequestParts<S> for QueryFields {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        _: &S,
    ) -> Result<QueryFields, std::convert::Infallible> {
        let query = parts.uri.query().unwrap_or_default();
        Ok(QueryFields(Fields::from_form(query.as_bytes())))
    }
}

/// The values in the path. What is not text is an id that nothing has.
pub(crate) struct PathValues<T>(pub(crate) T);

impl<S, T> FromRequestParts<S> for PathValues<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = Answer;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<PathValues<T>, Answer> {
        Path::<T>::from_request_parts(parts, state)
            .await
            .map(|Path(values)| PathValues(values))
            .map_err(|_| Answer::refused(StatusCode::NOT_FOUND, messages::ROUTE_UNKNOWN))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Fields {
        Fields::from_form(text.as_bytes())
    }

    fn json(text: &str) -> Fields {
        Fields::from_json(text.as_bytes()).unwrap()
    }

    #[test]
    fn forms_nest_and_list() {
        let fields = form(
            "a=1&a=2&extra%5Brequester%5D=customer&id%5B%5D=x&id[]=y&n[0]=p&n[1]=q&name=%ED%99%8D+a",
        );
        assert_eq!(fields.text("a").as_deref(), Some("2"));
        assert_eq!(
            fields.nested("extra").text("requester").as_deref(),
            Some("customer")
        );
        assert_eq!(fields.list("id"), ["x", "y"]);
        assert_eq!(fields.list("n"), ["p", "q"]);
        assert_eq!(fields.text("name").as_deref(), Some("홍 a"));
        assert!(fields.list("a").is_empty() && fields.list("none").is_empty());
        assert!(fields.nested("a").text("x").is_none());
    }

    #[test]
    fn forms_list_objects() {
        let fields = form("s[1][a]=x&s[0][a]=y&s[10][a]=z&s[0][b]=w&t=1&u[]=1");
        let all = fields.objects("s");
        let texts: Vec<_> = all.iter().filter_map(|one| one.text("a")).collect();
        assert_eq!(texts, ["y", "x", "z"]);
        assert_eq!(all[0].text("b").as_deref(), Some("w"));
        assert!(fields.objects("t").is_empty() && fields.objects("none").is_empty());
        assert_eq!(fields.list_or_text("t"), Some(vec!["1".to_owned()]));
        assert_eq!(fields.list_or_text("u"), Some(vec!["1".to_owned()]));
        assert_eq!(fields.list_or_text("none"), None);
        let fields = json(r#"{"s":[{"a":1},2],"u":[]}"#);
        assert_eq!(fields.objects("s").len(), 2);
        assert_eq!(fields.list_or_text("u"), Some(Vec::new()));
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
            let fields = form(text);
            assert!(fields.list("a").is_empty(), "{text}");
        }
        let mixed = form("a=1&a[]=2&a[b]=3&a[]=4");
        assert_eq!(mixed.list("a"), ["4"]);
    }

    #[test]
    fn numbers_come_as_numbers_or_text() {
        for fields in [json(r#"{"a":1000,"b":"1000"}"#), form("a=1000&b=1000")] {
            for name in ["a", "b"] {
                assert_eq!(fields.amount(name), Ok(Some(Amount::from(1_000))));
                assert_eq!(fields.integer(name), Ok(Some(1_000)));
            }
        }
        let decimals = json(r#"{"a":12.34,"b":0.1,"c":1000.0,"d":1e3}"#);
        for (name, text) in [("a", "12.34"), ("b", "0.1"), ("c", "1000"), ("d", "1000")] {
            let amount = decimals.amount(name).unwrap().unwrap();
            assert_eq!(amount.to_string(), text);
        }
        assert_eq!(decimals.integer("a"), Err(WrongField("a")));
    }

    #[test]
    fn nothing_and_nonsense_are_told_apart() {
        let fields = json(r#"{"a":null,"b":"","c":"x","d":-1,"e":[1],"f":true,"g":1e300}"#);
        for name in ["a", "b", "none"] {
            assert_eq!(fields.amount(name), Ok(None), "{name}");
        }
        for name in ["c", "d", "e", "f", "g"] {
            assert_eq!(fields.amount(name), Err(WrongField(name)));
            assert_eq!(fields.integer(name), Err(WrongField(name)));
        }
        assert!(fields.has("b") && !fields.has("a") && !fields.has("none"));
        assert_eq!(fields.text("b").as_deref(), Some(""));
        assert_eq!(fields.filled("b"), None);
    }

    #[test]
    fn flags_are_words_or_digits() {
        let fields = form("a=true&b=1&c=false&d=0&e=&f=yes");
        let flags = ["a", "b", "c", "d", "e"].map(|name| fields.flag(name).unwrap());
        assert_eq!(flags, [true, true, false, false, false]);
        assert_eq!(fields.flag("f"), Err(WrongField("f")));
        assert_eq!(json(r#"{"a":true}"#).flag("a"), Ok(true));
    }

    #[test]
    fn objects_become_text_where_they_may() {
        let fields = json(r#"{"a":{"x": [1]},"b":"{}"}"#);
        assert_eq!(fields.text_or_json("a").as_deref(), Some(r#"{"x":[1]}"#));
        assert_eq!(fields.text_or_json("b").as_deref(), Some("{}"));
        assert!(Fields::from_json(b"[1]").is_none());
        assert!(Fields::from_json(b"{").is_none());
    }
}
