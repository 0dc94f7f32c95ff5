//! Reads what a request brings into the type of its call, as the API reads it: numbers as numbers or as text, texts
//! as anything that is written as one, and empty text as a field that was left out.
//!
//! The fields are read in the order of the type, so that the first wrong one is always the same. One whose name
//! begins with `*` is a group: it is read from the same fields as the type that it stands in.

use std::fmt;
use std::str::FromStr;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer,
    MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;
use serde_json::{Map, Value};

/// What the name of a group begins with.
const GROUP: char = '*';

/// A field has a value that its type does not allow.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct WrongField(pub(crate) &'static str);

impl WrongField {
    /// The field is named by whoever knows which one it is.
    const UNNAMED: WrongField = WrongField("");

    fn named(self, name: &'static str) -> WrongField {
        match self {
            WrongField::UNNAMED => WrongField(name),
            named => named,
        }
    }
}

impl fmt::Display for WrongField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} has a wrong value", self.0)
    }
}

impl std::error::Error for WrongField {}

impl de::Error for WrongField {
    fn custom<T: fmt::Display>(_: T) -> WrongField {
        WrongField::UNNAMED
    }
}

/// The fields as a value of the type of their call.
pub(crate) fn read<T: DeserializeOwned>(fields: &Map<String, Value>) -> Result<T, WrongField> {
    T::deserialize(Object(fields))
}

/// A value as text: a number or a truth value as it is written.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn truth(value: &Value) -> Option<bool> {
    match text(value).as_deref() {
        None | Some("" | "false" | "0") => Some(false),
        Some("true" | "1") => Some(true),
        Some(_) => None,
    }
}

/// The values of a list. Where it is an object, they are in the order in which they came, as PHP has them.
fn entries(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(values) => values.iter().collect(),
        Value::Object(values) => values.values().collect(),
        _ => Vec::new(),
    }
}

// How a field is read that needs more than its type tells.

/// A number of whatever kind, or nothing.
pub(crate) fn number<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: FromStr,
    D: Deserializer<'de>,
{
    let text = match Value::deserialize(deserializer)? {
        Value::Null => return Ok(None),
        Value::String(text) if text.is_empty() => return Ok(None),
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => return Err(de::Error::custom("no number")),
    };
    let number = text.parse().map(Some);
    number.map_err(|_| de::Error::custom("no such number"))
}

/// A number, or nothing; what is none counts as nothing.
pub(crate) fn number_if_any<'de, T, D>(deserializer: D) -> Result<Option<T>, D::Error>
where
    T: FromStr,
    D: Deserializer<'de>,
{
    let value = Value::deserialize(deserializer)?;
    Ok(text(&value).and_then(|text| text.parse().ok()))
}

/// A text that can be empty.
pub(crate) fn any_text<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    Ok(text(&Value::deserialize(deserializer)?))
}

/// A text that can be empty, or the JSON of an object or a list.
pub(crate) fn text_or_json<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        value @ (Value::Object(_) | Value::Array(_)) => Some(value.to_string()),
        value => text(&value),
    })
}

/// A list of texts; what is no text in it is passed over.
pub(crate) fn texts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let texts = entries(&value).into_iter().filter_map(Value::as_str);
    Ok(texts.map(str::to_owned).collect())
}

/// A list of texts, of which a single one may be written plainly.
pub(crate) fn one_or_more<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Vec<String>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    match text(&value) {
        Some(text) if text.is_empty() => Ok(Vec::new()),
        Some(text) => Ok(vec![text]),
        None => texts(value).map_err(de::Error::custom),
    }
}

/// A list of texts that can be left out.
pub(crate) fn texts_if_given<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Vec<String>>, D::Error> {
    let value = Value::deserialize(deserializer)?;
    let given = matches!(value, Value::Array(_) | Value::Object(_));
    given
        .then(|| texts(value))
        .transpose()
        .map_err(de::Error::custom)
}

/// A truth value; what is neither true nor false counts as false.
pub(crate) fn true_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    let value = Value::deserialize(deserializer)?;
    Ok(truth(&value).unwrap_or(false))
}

/// Whether there is any text.
pub(crate) fn is_given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    let text = text(&Value::deserialize(deserializer)?);
    Ok(text.is_some_and(|text| !text.is_empty()))
}

/// The fields of a request, or of an object in it.
#[derive(Clone, Copy)]
struct Object<'a>(&'a Map<String, Value>);

impl<'de> Deserializer<'de> for Object<'_> {
    type Error = WrongField;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WrongField> {
        let all = self.0.clone().into_deserializer();
        all.deserialize_any(visitor)
            .map_err(|_| WrongField::UNNAMED)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, WrongField> {
        visitor.visit_map(Named {
            object: self,
            names: names.iter(),
            next: "",
        })
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
    }
}

/// The fields of an object that a type has, in its order.
struct Named<'a> {
    object: Object<'a>,
    names: std::slice::Iter<'static, &'static str>,
    next: &'static str,
}

impl<'de> MapAccess<'de> for Named<'_> {
    type Error = WrongField;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, WrongField> {
        let fields = self.object.0;
        let is_there = |name: &str| {
            name.starts_with(GROUP) || fields.get(name).is_some_and(|value| !value.is_null())
        };
        let Some(name) = self.names.find(|name| is_there(name)) else {
            return Ok(None);
        };
        self.next = name;
        let name: StrDeserializer<'_, WrongField> = name.into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, WrongField> {
        match self.object.0.get(self.next) {
            Some(value) if !self.next.starts_with(GROUP) => seed
                .deserialize(Field(value))
                .map_err(|wrong| wrong.named(self.next)),
            _ => seed.deserialize(self.object),
        }
    }
}

/// One value.
#[derive(Clone, Copy)]
struct Field<'a>(&'a Value);

impl<'de> Deserializer<'de> for Field<'_> {
    type Error = WrongField;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WrongField> {
        let value = self.0.clone();
        value
            .deserialize_any(visitor)
            .map_err(|_| WrongField::UNNAMED)
    }

    /// An optional field is a text: numbers are read by [`number`].
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WrongField> {
        match text(self.0) {
            Some(text) if !text.is_empty() => visitor.visit_some(self),
            _ => visitor.visit_none(),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WrongField> {
        visitor.visit_string(text(self.0).unwrap_or_default())
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WrongField> {
        visitor.visit_bool(truth(self.0).ok_or(WrongField::UNNAMED)?)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WrongField> {
        visitor.visit_seq(Entries(entries(self.0).into_iter()))
    }

    /// What is no object has no fields.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, WrongField> {
        let none = Map::new();
        let fields = self.0.as_object().unwrap_or(&none);
        Object(fields).deserialize_struct(name, names, visitor)
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str bytes byte_buf unit unit_struct
        newtype_struct tuple tuple_struct map enum identifier ignored_any
    }
}

struct Entries<'a>(std::vec::IntoIter<&'a Value>);

impl<'de> SeqAccess<'de> for Entries<'_> {
    type Error = WrongField;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, WrongField> {
        let next = self.0.next();
        next.map(|value| seed.deserialize(Field(value))).transpose()
    }
}

/// The names of the fields that a type reads, those of its groups among them.
#[cfg(test)]
pub(crate) fn names<T: DeserializeOwned>() -> Vec<&'static str> {
    let names = std::cell::RefCell::default();
    let read = T::deserialize(tests::Names(&names));
    read.expect("a request is whole without a field");
    names.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Amount;
    use serde::Deserialize;
    use serde_json::json;
    use std::cell::RefCell;

    /// Notes the names that a type asks for, and has no values.
    #[derive(Clone, Copy)]
    pub(super) struct Names<'a>(pub(super) &'a RefCell<Vec<&'static str>>);

    impl<'de> Deserializer<'de> for Names<'_> {
        type Error = WrongField;

        fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, WrongField> {
            Object(&Map::new()).deserialize_any(visitor)
        }

        fn deserialize_struct<V: Visitor<'de>>(
            self,
            _: &'static str,
            names: &'static [&'static str],
            visitor: V,
        ) -> Result<V::Value, WrongField> {
            let (groups, plain): (Vec<_>, Vec<_>) = names
                .iter()
                .copied()
                .partition(|name| name.starts_with(GROUP));
            self.0.borrow_mut().extend(plain);
            let groups = groups.into_iter().map(|group| (group, self));
            visitor.visit_map(de::value::MapDeserializer::new(groups))
        }

        forward_to_deserialize_any! {
            bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
            unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier ignored_any
        }
    }

    impl<'de> IntoDeserializer<'de, WrongField> for Names<'_> {
        type Deserializer = Self;

        fn into_deserializer(self) -> Self {
            self
        }
    }

    #[test]
    fn the_names_of_a_type_and_its_groups_are_known() {
        assert_eq!(names::<Inner>(), ["a", "n"]);
        let all = names::<Request>();
        assert_eq!(all.first(), Some(&"text"));
        assert!(all.ends_with(&["inner", "entries", "outer_name", "outer_size"]));
    }

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Request {
        text: Option<String>,
        #[serde(deserialize_with = "any_text")]
        kept: Option<String>,
        #[serde(deserialize_with = "number")]
        amount: Option<Amount>,
        #[serde(deserialize_with = "number")]
        whole: Option<u64>,
        #[serde(deserialize_with = "number_if_any")]
        page: Option<u64>,
        flag: bool,
        #[serde(deserialize_with = "true_if_any")]
        lenient: bool,
        #[serde(deserialize_with = "is_given")]
        given: bool,
        #[serde(deserialize_with = "text_or_json")]
        custom: Option<String>,
        #[serde(deserialize_with = "texts")]
        list: Vec<String>,
        #[serde(deserialize_with = "one_or_more")]
        more: Vec<String>,
        #[serde(deserialize_with = "texts_if_given")]
        some: Option<Vec<String>>,
        inner: Inner,
        entries: Vec<Inner>,
        #[serde(rename = "*outer")]
        outer: Outer,
    }

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Inner {
        a: Option<String>,
        #[serde(deserialize_with = "number")]
        n: Option<u64>,
    }

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(default)]
    struct Outer {
        #[serde(rename = "outer_name")]
        name: Option<String>,
        #[serde(rename = "outer_size", deserialize_with = "number")]
        size: Option<u64>,
    }

    fn of(value: Value) -> Result<Request, WrongField> {
        read(value.as_object().unwrap())
    }

    #[test]
    fn numbers_come_as_numbers_or_text() {
        for value in [json!(1000), json!("1000")] {
            let request = of(json!({"amount": value, "whole": value, "page": value})).unwrap();
            assert_eq!(request.amount, Some(Amount::from(1_000)));
            assert_eq!((request.whole, request.page), (Some(1_000), Some(1_000)));
        }
        for (value, text) in [
            (json!(12.34), "12.34"),
            (json!(0.1), "0.1"),
            (json!(1000.0), "1000"),
            (json!(1e3), "1000"),
        ] {
            let request = of(json!({"amount": value})).unwrap();
            assert_eq!(request.amount.unwrap().to_string(), text);
            assert_eq!(of(json!({"whole": value})), Err(WrongField("whole")));
        }
    }

    #[test]
    fn nothing_and_nonsense_are_told_apart() {
        for nothing in [json!(null), json!("")] {
            let request = of(json!({"amount": nothing, "text": nothing, "flag": nothing}));
            assert_eq!(request, Ok(Request::default()));
        }
        for nonsense in [json!("x"), json!(-1), json!([1]), json!(true), json!(1e300)] {
            let wrong = of(json!({"amount": nonsense, "page": nonsense}));
            assert_eq!(wrong, Err(WrongField("amount")), "{nonsense}");
            let request = of(json!({"page": nonsense, "text": [nonsense]})).unwrap();
            assert_eq!((request.page, request.text), (None, None));
        }
        assert_eq!(of(json!({"kept": ""})).unwrap().kept.as_deref(), Some(""));
        let texts = of(json!({"text": 7, "kept": true})).unwrap();
        assert_eq!(texts.text.as_deref(), Some("7"));
        assert_eq!(texts.kept.as_deref(), Some("true"));
    }

    #[test]
    fn the_first_wrong_field_of_the_type_is_named() {
        let wrong =
            json!({"whole": "x", "amount": "x", "outer_size": "x", "entries": [{"n": "x"}]});
        assert_eq!(of(wrong), Err(WrongField("amount")));
        let wrong = json!({"outer_size": "x", "entries": [{"n": "x"}]});
        assert_eq!(of(wrong), Err(WrongField("n")));
        assert_eq!(
            of(json!({"outer_size": "x"})),
            Err(WrongField("outer_size"))
        );
    }

    #[test]
    fn flags_are_words_or_digits() {
        for (value, flag) in [
            (json!("true"), Some(true)),
            (json!(1), Some(true)),
            (json!(true), Some(true)),
            (json!("0"), Some(false)),
            (json!([]), Some(false)),
            (json!("yes"), None),
        ] {
            let request = of(json!({"flag": value}));
            assert_eq!(request.map(|request| request.flag).ok(), flag, "{value}");
            let request = of(json!({"lenient": value, "given": value})).unwrap();
            assert_eq!(request.lenient, flag == Some(true), "{value}");
            assert_eq!(request.given, value != json!([]), "{value}");
        }
    }

    #[test]
    fn objects_lists_and_groups_have_their_places() {
        let request = of(json!({
            "custom": {"x": [1]},
            "list": ["a", 1, "b"],
            "some": [],
            "inner": {"a": "x"},
            "entries": {"10": {"a": "z"}, "0": {"a": "y", "n": "3"}, "1": 2},
            "outer_name": "o",
            "outer_size": "2",
        }));
        let request = request.unwrap();
        assert_eq!(request.custom.as_deref(), Some(r#"{"x":[1]}"#));
        assert_eq!(request.list, ["a", "b"]);
        assert_eq!(request.some, Some(Vec::new()));
        assert_eq!(request.inner.a.as_deref(), Some("x"));
        let entries: Vec<_> = request.entries.iter().map(|one| one.a.as_deref()).collect();
        assert_eq!(entries, [Some("z"), Some("y"), None]);
        assert_eq!(request.outer.name.as_deref(), Some("o"));
        assert_eq!(request.outer.size, Some(2));
        assert_eq!(of(json!({"some": "a"})).unwrap().some, None);
        for (value, more) in [
            (json!(["a", "b"]), vec!["a", "b"]),
            (json!("a"), vec!["a"]),
            (json!(""), Vec::new()),
        ] {
            assert_eq!(of(json!({"more": value})).unwrap().more, more, "{value}");
        }
        assert_eq!(of(json!({"inner": "a"})).unwrap().inner, Inner::default());
    }
}
