//! Reads `application/x-www-form-urlencoded` text, bodies and queries, by the rules of PHP, which the API is
//! written in: what a name comes to decides whether an amount counts or is left out.

use serde_json::{Map, Value};
use url::form_urlencoded;

/// How many variables are read; those after them are left out.
pub(crate) const MOST_VARIABLES: usize = 1_000;
/// How many pairs of brackets a name may have; a variable with more is left out.
const DEEPEST: usize = 64;

/// The variables of a form. Of equal names the last counts. Variables in brackets become lists or objects:
/// a list if every key is a number, in the order in which they came.
pub(crate) fn read(text: &[u8]) -> Map<String, Value> {
    let mut all = Entries::default();
    for (name, value) in form_urlencoded::parse(text).take(MOST_VARIABLES) {
        if let Some(name) = Name::read(&name) {
            all.put(Key::of(&name.first), &name.keys, value.into_owned());
        }
    }
    let entries = all.entries.into_iter();
    entries
        .map(|(key, node)| (key.into_text(), node.into_value()))
        .collect()
}

/// Whether there are variables that are left out because there are too many.
pub(crate) fn is_too_long(text: &[u8]) -> bool {
    form_urlencoded::parse(text).nth(MOST_VARIABLES).is_some()
}

/// The variable that is called `name` as a form writes it, `a`, `a[]` or `a[b]`, in what was read.
pub(crate) fn find<'a>(values: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    let name = Name::read(name)?;
    let mut keys = name.keys.iter().flatten();
    keys.try_fold(values.get(&name.first)?, |value, key| value.get(key))
}

/// Every part of a name, decoded already, as it is read: of `a.b[c][]` these are `a_b` and `c`.
pub(crate) fn parts(name: &str) -> Vec<String> {
    let Some(name) = Name::read(name) else {
        return Vec::new();
    };
    let keys = name.keys.into_iter().flatten();
    std::iter::once(name.first).chain(keys).collect()
}

/// The name of a variable.
struct Name {
    first: String,
    /// What stands in each pair of brackets; `None` where nothing does, which means the next number.
    keys: Vec<Option<String>>,
}

impl Name {
    /// Leading blanks are dropped, other blanks and dots become `_`, and so does a bracket that does not
    /// close. What stands behind the last bracket is passed over. `None` if nothing is left, or too much.
    fn read(text: &str) -> Option<Name> {
        let text = text.split('\0').next().unwrap_or_default();
        let text = text.trim_start_matches(' ');
        let (first, mut rest) = text.split_at(text.find('[').unwrap_or(text.len()));
        let mut name = Name {
            first: first.replace([' ', '.'], "_"),
            keys: Vec::new(),
        };
        if first.is_empty() {
            return None;
        }
        while let Some(inside) = rest.strip_prefix('[') {
            // One blank in otherwise empty brackets does not count.
            let is_blank = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{b}' | '\u{c}');
            let blank = inside.chars().next().filter(|c| is_blank(*c));
            let from = blank.map_or(0, char::len_utf8);
            let end = inside.get(from..).and_then(|inside| inside.find(']'));
            let Some(end) = end.map(|end| from + end) else {
                if name.keys.is_empty() {
                    name.first = format!("{}_{inside}", name.first);
                }
                break;
            };
            let (key, behind) = inside.split_at(end);
            name.keys.push((end > from).then(|| key.to_owned()));
            rest = behind.strip_prefix(']').unwrap_or_default();
        }
        (name.keys.len() <= DEEPEST).then_some(name)
    }
}

#[derive(PartialEq)]
enum Key {
    Number(i64),
    Text(String),
}

impl Key {
    /// A text that a number would be written as is that number.
    fn of(text: &str) -> Key {
        match text.parse::<i64>() {
            Ok(number) if number.to_string() == text => Key::Number(number),
            _ => Key::Text(text.to_owned()),
        }
    }

    fn into_text(self) -> String {
        match self {
            Key::Number(number) => number.to_string(),
            Key::Text(text) => text,
        }
    }
}

enum Node {
    Text(String),
    Nested(Entries),
}

impl Node {
    fn put(&mut self, keys: &[Option<String>], value: String) {
        let Some((key, deeper)) = keys.split_first() else {
            *self = Node::Text(value);
            return;
        };
        if let Node::Text(_) = self {
            *self = Node::Nested(Entries::default());
        }
        if let Node::Nested(nested) = self {
            let next = || Key::Number(nested.next);
            let key = key.as_deref().map_or_else(next, Key::of);
            nested.put(key, deeper, value);
        }
    }

    fn into_value(self) -> Value {
        let entries = match self {
            Node::Text(text) => return Value::String(text),
            Node::Nested(nested) => nested.entries,
        };
        let is_list = entries.iter().all(|(key, _)| matches!(key, Key::Number(_)));
        let entries = entries.into_iter();
        if is_list {
            entries.map(|(_, node)| node.into_value()).collect()
        } else {
            let named = entries.map(|(key, node)| (key.into_text(), node.into_value()));
            Value::Object(named.collect())
        }
    }
}

/// Values in the order in which their keys came.
#[derive(Default)]
struct Entries {
    entries: Vec<(Key, Node)>,
    /// The number that is next where a key is left out.
    next: i64,
}

impl Entries {
    /// Puts a value below a key, or below the keys in it. What else was there before is gone.
    fn put(&mut self, key: Key, deeper: &[Option<String>], value: String) {
        if let Key::Number(number) = key {
            self.next = self.next.max(number.saturating_add(1));
        }
        let at = self.entries.iter().position(|(known, _)| *known == key);
        let before = at.and_then(|at| self.entries.get_mut(at));
        match before {
            Some((_, node)) => node.put(deeper, value),
            None => {
                let mut node = Node::Text(String::new());
                node.put(deeper, value);
                self.entries.push((key, node));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(text: &str) -> Value {
        Value::Object(read(text.as_bytes()))
    }

    #[test]
    fn names_are_read_as_php_does() {
        for (text, read) in [
            ("a=1& b=2", json!({"a": "1", "b": "2"})),
            ("+%20b=2", json!({"b": "2"})),
            ("a=1&a=2", json!({"a": "2"})),
            (
                "a b=1&a.c=2&d =3",
                json!({"a_b": "1", "a_c": "2", "d_": "3"}),
            ),
            ("\tb=1", json!({"\tb": "1"})),
            ("a&b=&=c&&=", json!({"a": "", "b": ""})),
            ("a=b=c", json!({"a": "b=c"})),
            ("a%00b=1", json!({"a": "1"})),
            ("%ED%99%8D=%ED%99%8D+a", json!({"홍": "홍 a"})),
            ("1=a", json!({"1": "a"})),
            (" =1&%20%20=1", json!({})),
        ] {
            assert_eq!(of(text), read, "{text}");
        }
    }

    #[test]
    fn brackets_nest() {
        for (text, read) in [
            ("a[]=1&a[]=2", json!({"a": ["1", "2"]})),
            ("a[0]=1&a[1]=2&a[]=3", json!({"a": ["1", "2", "3"]})),
            (
                "a[5]=1&a[]=2&a[2]=3&a[]=4",
                json!({"a": ["1", "2", "3", "4"]}),
            ),
            ("a[k]=1&a[l][]=2", json!({"a": {"k": "1", "l": ["2"]}})),
            ("a[][k]=1&a[][k]=2", json!({"a": [{"k": "1"}, {"k": "2"}]})),
            ("a[k]=1&a[]=2", json!({"a": {"k": "1", "0": "2"}})),
            ("a[07]=1", json!({"a": {"07": "1"}})),
            ("a[b.c d]=1", json!({"a": {"b.c d": "1"}})),
            ("a[ ]=1&a[ x]=2", json!({"a": {"0": "1", " x": "2"}})),
            ("a[b]c=1&a[d]e[f]=2", json!({"a": {"b": "1", "d": "2"}})),
            ("a.b[c]=1", json!({"a_b": {"c": "1"}})),
            // The last of equal names counts here as well.
            ("a=1&a[]=2", json!({"a": ["2"]})),
            ("a[]=1&a=2", json!({"a": "2"})),
            ("a[b]=1&a[b][c]=2", json!({"a": {"b": {"c": "2"}}})),
        ] {
            assert_eq!(of(text), read, "{text}");
        }
    }

    #[test]
    fn brackets_that_do_not_close_are_no_brackets() {
        for (text, read) in [
            ("a[b=1", json!({"a_b": "1"})),
            ("a[=1", json!({"a_": "1"})),
            ("a[b.c=1", json!({"a_b.c": "1"})),
            ("a[b][c=1", json!({"a": {"b": "1"}})),
            ("[]=1&[a]=1&[=1", json!({})),
            ("a]=1&]=1", json!({"a]": "1", "]": "1"})),
        ] {
            assert_eq!(of(text), read, "{text}");
        }
    }

    #[test]
    fn too_many_and_too_deep_variables_are_left_out() {
        let many = |count: usize| vec!["a[]=1"; count].join("&");
        assert!(!is_too_long(many(MOST_VARIABLES).as_bytes()));
        let more = format!("{}&b=1", many(MOST_VARIABLES));
        assert!(is_too_long(more.as_bytes()));
        let read = of(&more);
        assert_eq!(read["a"].as_array().unwrap().len(), MOST_VARIABLES);
        assert!(read["b"].is_null());
        let deep = |depth: usize| of(&format!("a{}=1", "[x]".repeat(depth)));
        assert!(deep(DEEPEST).get("a").is_some());
        assert!(deep(DEEPEST + 1).get("a").is_none());
        assert!(deep(100_000).get("a").is_none());
    }

    #[test]
    fn variables_are_found_by_their_names() {
        let read = read(b"a=1&b[]=2&c[d]=3&c[e][f]=4");
        for (name, value) in [
            ("a", json!("1")),
            ("b[]", json!(["2"])),
            ("c[d]", json!("3")),
            (" c[e][f]", json!("4")),
        ] {
            assert_eq!(find(&read, name), Some(&value), "{name}");
        }
        assert_eq!(find(&read, "a[d]"), None);
        assert_eq!(find(&read, "x"), None);
        assert_eq!(parts(" a.b[c][]"), ["a_b", "c"]);
        assert!(parts("[a]").is_empty());
    }
}
