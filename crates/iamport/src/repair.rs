//! The second reading of a payload that did not fit as it came.
//!
//! What is optional and does not fit is left out, broken text is replaced, and in the top-level list of a read an
//! entry that can't be read is dropped. Every path that was passed over is told, never its value. What says which
//! record it is, or how much money moved, is never repaired: it fits, or the record fails.
//!
//! The generated models know nothing of this. While a second reading runs, a thread-local state says where it is,
//! and [`decode`](crate::decode) hands objects and lists over to here. Reading is synchronous and ends in one call,
//! so nothing else of the thread comes in between.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess,
    Visitor,
};
use serde_json::{Map, Number, Value};

use crate::lenient::Lenient;

/// How often an object of one answer is read again at most.
const RESTARTS: u32 = 10_000;
/// The field of a page that has its entries.
const LIST: &str = "list";

/// Something in an answer that did not fit and was passed over. The value itself is in
/// [`Response::raw`](crate::Response::raw).
#[derive(Clone, PartialEq, Eq)]
pub struct PassedOver {
    path: String,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// An optional value that does not fit: it counts as absent.
    Value,
    /// Text that is none: what is broken of it was replaced by U+FFFD.
    Text,
    /// A whole entry of a list.
    Entry,
}

impl PassedOver {
    /// Where it stands, from the top of the body, such as `response.list[3].card_type`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether it is a whole entry of a list, which is missing from the payload.
    #[must_use]
    pub fn is_entry(&self) -> bool {
        self.what == What::Entry
    }

    /// Whether it is text of which only the broken part was replaced, by U+FFFD.
    #[must_use]
    pub fn is_text(&self) -> bool {
        self.what == What::Text
    }
}

impl fmt::Display for PassedOver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)
    }
}

impl fmt::Debug for PassedOver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} {}", self.what, self.path)
    }
}

/// Where and in what way a payload can't be read. Never what stood there.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Undecodable {
    /// From the top of the body, such as `response.cancel_history[0].amount`.
    pub(crate) path: String,
    /// `syntax`, `data` or `eof`.
    pub(crate) category: &'static str,
}

/// Reads a payload a second time.
pub(crate) fn payload<T: Lenient>(
    json: &[u8],
    drop_entries: bool,
    text_was_replaced: bool,
) -> Result<(T, Vec<PassedOver>), Undecodable> {
    let tree: Tree = serde_json::from_slice(json).map_err(|error| Undecodable {
        path: "response".to_owned(),
        category: category(&error),
    })?;
    let running = Running::start(State {
        drop_entries,
        text_was_replaced,
        ..State::default()
    });
    let result = T::read(&tree.0);
    let state = running.end();
    match result {
        Ok(value) => Ok((value, state.passed_over)),
        Err(error) => Err(Undecodable {
            path: state.failure.unwrap_or_else(|| "response".to_owned()),
            category: category(&error),
        }),
    }
}

fn category(error: &serde_json::Error) -> &'static str {
    match error.classify() {
        serde_json::error::Category::Syntax => "syntax",
        serde_json::error::Category::Eof => "eof",
        serde_json::error::Category::Data | serde_json::error::Category::Io => "data",
    }
}

thread_local! {
    static RUNNING: Cell<bool> = const { Cell::new(false) };
    static STATE: RefCell<State> = RefCell::default();
}

#[derive(Default)]
struct State {
    /// Where the reading is.
    path: Vec<Segment>,
    passed_over: Vec<PassedOver>,
    drop_entries: bool,
    text_was_replaced: bool,
    /// Where the present error arose.
    failure: Option<String>,
    /// The present error is about something that is never repaired.
    exact: bool,
    restarts: u32,
}

enum Segment {
    Key(String),
    Index(usize),
}

impl State {
    fn path_text(&self) -> String {
        const DEEPEST: usize = 16;
        let mut text = "response".to_owned();
        for segment in self.path.iter().take(DEEPEST) {
            match segment {
                Segment::Index(index) => text.push_str(&format!("[{index}]")),
                Segment::Key(key) => text.push_str(&shown(key)),
            }
        }
        text
    }

    fn pass_over(&mut self, what: What) {
        let path = self.path_text();
        self.passed_over.push(PassedOver { path, what });
    }

    fn fail_here(&mut self) {
        if self.failure.is_none() {
            self.failure = Some(self.path_text());
        }
    }

    /// Whether the list that is about to be read is the payload itself, or the list of a page.
    fn is_at_top_list(&self) -> bool {
        match self.path.as_slice() {
            [] => true,
            [Segment::Key(key)] => key == LIST,
            _ => false,
        }
    }
}

/// A key of a path. It comes from the body and could be anybody's words, so it is shown only if it reads like the
/// name of a field: letters and underscores with hardly a digit among them, no token, card or phone number.
fn shown(key: &str) -> String {
    const LONGEST: usize = 40;
    const MOST_DIGITS: usize = 2;
    let reads_like_a_name = key.len() <= LONGEST
        && key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        && key.bytes().filter(u8::is_ascii_digit).count() <= MOST_DIGITS;
    if reads_like_a_name {
        format!(".{key}")
    } else {
        ".?".to_owned()
    }
}

/// Lets the state go at the end, also if something panics.
struct Running;

impl Running {
    fn start(state: State) -> Self {
        STATE.set(state);
        RUNNING.set(true);
        Self
    }

    fn end(self) -> State {
        STATE.take()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        RUNNING.set(false);
        STATE.take();
    }
}

fn with<R>(change: impl FnOnce(&mut State) -> R) -> R {
    STATE.with_borrow_mut(change)
}

/// Whether a second reading is under way.
pub(crate) fn is_running() -> bool {
    RUNNING.get()
}

/// Reads what is never repaired.
pub(crate) fn exactly<T, E: Error>(read: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let result = read();
    if !is_running() {
        return result;
    }
    with(|state| {
        let here = state.path_text();
        let replaced = |passed: &PassedOver| passed.what == What::Text && passed.path == here;
        match result {
            Ok(_) if state.passed_over.last().is_some_and(replaced) => {
                state.exact = true;
                state.fail_here();
                Err(E::custom("expected whole text"))
            }
            Err(error) => {
                state.exact = true;
                state.fail_here();
                Err(error)
            }
            Ok(value) => Ok(value),
        }
    })
}

/// Takes note of text in which something was replaced.
pub(crate) fn saw_text(text: &str) {
    if is_running() && text.contains(char::REPLACEMENT_CHARACTER) {
        with(|state| {
            if state.text_was_replaced {
                state.pass_over(What::Text);
            }
        });
    }
}

/// The same for free-form JSON.
pub(crate) fn saw_value(value: &Value) {
    if !is_running() {
        return;
    }
    match value {
        Value::String(text) => saw_text(text),
        Value::Array(items) => items.iter().for_each(saw_value),
        Value::Object(map) => map.values().for_each(saw_value),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Reads a list. In the top-level list of a read, an entry that can't be read is dropped.
pub(crate) fn list<'de, A, T>(mut items: A) -> Result<Vec<T>, A::Error>
where
    A: SeqAccess<'de>,
    T: Lenient,
{
    let drops = with(|state| state.drop_entries && state.is_at_top_list());
    let mut list = Vec::new();
    let mut index = 0;
    while let Some(item) = items.next_element::<Value>()? {
        let before = with(|state| {
            state.path.push(Segment::Index(index));
            state.passed_over.len()
        });
        let read = T::read(&item);
        let failed = with(|state| {
            let failed = match read {
                Ok(item) => {
                    list.push(item);
                    None
                }
                Err(_) if drops && state.restarts < RESTARTS => {
                    state.passed_over.truncate(before);
                    state.failure = None;
                    state.exact = false;
                    state.pass_over(What::Entry);
                    None
                }
                Err(error) => {
                    state.fail_here();
                    Some(error)
                }
            };
            state.path.pop();
            failed
        });
        if let Some(error) = failed {
            return Err(A::Error::custom(error));
        }
        index += 1;
    }
    Ok(list)
}

/// Reads a model, leaving out what is optional and does not fit.
pub(crate) fn object<'de, A, T>(mut entries: A) -> Result<T, A::Error>
where
    A: MapAccess<'de>,
    T: DeserializeOwned,
{
    let mut map = Vec::new();
    while let Some(entry) = entries.next_entry::<String, Value>()? {
        map.push(entry);
    }
    read_object(&map).map_err(A::Error::custom)
}

fn read_object<T: DeserializeOwned>(map: &[(String, Value)]) -> Result<T, serde_json::Error> {
    // What was left out, and where exactly it did not fit.
    let mut left_out: Vec<(&str, Option<String>)> = Vec::new();
    let before = with(|state| state.passed_over.len());
    loop {
        let failed = Cell::new(None);
        let entries = Entries {
            rest: map.iter(),
            left_out: &left_out,
            value: None,
            failed: &failed,
        };
        let error = match T::deserialize(MapAccessDeserializer::new(entries)) {
            Ok(value) => {
                with(|state| {
                    for (key, _) in left_out {
                        state.path.push(Segment::Key(key.to_owned()));
                        state.pass_over(What::Value);
                        state.path.pop();
                    }
                });
                return Ok(value);
            }
            Err(error) => error,
        };
        let goes_on = with(|state| {
            let Some(key) = failed.get() else {
                // A key is missing: because it was left out, or because it was never there.
                let name = missing_field(&error);
                let cause = left_out
                    .iter()
                    .find(|(key, _)| Some(*key) == name.as_deref())
                    .and_then(|(_, cause)| cause.clone());
                state.failure = state.failure.take().or(cause).or_else(|| {
                    Some(state.path_text() + &name.map(|name| shown(&name)).unwrap_or_default())
                });
                return false;
            };
            if state.exact || state.restarts >= RESTARTS {
                return false;
            }
            state.restarts += 1;
            state.passed_over.truncate(before);
            left_out.push((key, state.failure.take()));
            true
        });
        if !goes_on {
            return Err(error);
        }
    }
}

/// The name of a field that the payload lacks. It is one of our own types' names, never the body's words.
fn missing_field(error: &serde_json::Error) -> Option<String> {
    let text = error.to_string();
    let (field, _) = text.strip_prefix("missing field `")?.split_once('`')?;
    Some(field.to_owned())
}

/// The entries of an object without some of them. It keeps the path, and the key whose value did not fit.
struct Entries<'a, 'f> {
    rest: std::slice::Iter<'a, (String, Value)>,
    left_out: &'f [(&'a str, Option<String>)],
    value: Option<(&'a str, &'a Value)>,
    failed: &'f Cell<Option<&'a str>>,
}

impl<'a> MapAccess<'a> for Entries<'a, '_> {
    type Error = serde_json::Error;

    fn next_key_seed<K: DeserializeSeed<'a>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Self::Error> {
        let left_out = self.left_out;
        let next = self
            .rest
            .find(|(key, _)| !left_out.iter().any(|(out, _)| out == key));
        let Some((key, value)) = next else {
            return Ok(None);
        };
        self.value = Some((key, value));
        seed.deserialize(StrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, Self::Error> {
        let Some((key, value)) = self.value.take() else {
            return Err(Error::custom("a value without a key"));
        };
        with(|state| state.path.push(Segment::Key(key.to_owned())));
        let result = seed.deserialize(value);
        with(|state| {
            if result.is_err() {
                state.fail_here();
                self.failed.set(Some(key));
            }
            state.path.pop();
        });
        result
    }
}

/// A JSON value in which no object has a key twice: which of the two would be meant, nobody can tell.
struct Tree(Value);

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TreeVisitor;

        impl<'de> Visitor<'de> for TreeVisitor {
            type Value = Tree;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("JSON")
            }

            fn visit_unit<E>(self) -> Result<Tree, E> {
                Ok(Tree(Value::Null))
            }

            fn visit_bool<E>(self, value: bool) -> Result<Tree, E> {
                Ok(Tree(value.into()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Tree, E> {
                Ok(Tree(number.into()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Tree, E> {
                Ok(Tree(number.into()))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Tree, E> {
                Ok(Tree(number.into()))
            }

            fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
                Ok(Tree(text.into()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
                let mut list = Vec::new();
                while let Some(Tree(item)) = items.next_element()? {
                    list.push(item);
                }
                Ok(Tree(Value::Array(list)))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Tree, A::Error> {
                let mut map = Map::new();
                while let Some((key, Tree(value))) = entries.next_entry::<String, Tree>()? {
                    if map.insert(key, value).is_some() {
                        return Err(A::Error::custom("a key stands twice"));
                    }
                }
                Ok(Tree(number_or_object(map)))
            }
        }

        deserializer.deserialize_any(TreeVisitor)
    }
}

/// With serde_json's feature `arbitrary_precision`, a decimal number comes as a map of one private key.
fn number_or_object(map: Map<String, Value>) -> Value {
    if map.len() == 1 {
        let entries = map.iter().map(|(key, value)| (key.as_str(), value.clone()));
        let deserializer = serde::de::value::MapDeserializer::<_, serde_json::Error>::new(entries);
        if let Ok(number) = Number::deserialize(deserializer) {
            return Value::Number(number);
        }
    }
    Value::Object(map)
}

/// The body with text that can be read: without a byte order mark, without bytes that are no UTF-8, without halves of
/// surrogate pairs, and without line breaks and other control characters inside a text. `None` if it is so already.
pub(crate) fn mended_text(body: &[u8]) -> Option<MendedText> {
    const MARK: &[u8] = b"\xef\xbb\xbf";
    const REPLACEMENT: &str = "\\ufffd";

    let without_mark = body.strip_prefix(MARK).unwrap_or(body);
    let text = String::from_utf8_lossy(without_mark);
    let mut replaced = matches!(text, std::borrow::Cow::Owned(_));
    let mut mended = String::with_capacity(text.len());
    let mut rest = text.as_ref();
    let mut in_text = false;
    while let Some(at) = rest.find(|c: char| c == '"' || c == '\\' || (in_text && c < ' ')) {
        let (before, from) = rest.split_at(at);
        mended.push_str(before);
        let length = match from.as_bytes() {
            [b'"', ..] => {
                in_text = !in_text;
                1
            }
            [b'\\', b'u', ..] => match (unit(from), from.get(6..).and_then(unit)) {
                (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => 12,
                (Some(0xd800..=0xdfff), _) => {
                    mended.push_str(REPLACEMENT);
                    replaced = true;
                    rest = from.get(6..).unwrap_or_default();
                    continue;
                }
                _ => 2,
            },
            [b'\\', next, ..] if next.is_ascii() => 2,
            [b'\\', ..] => 1,
            _ => {
                mended.push_str(REPLACEMENT);
                replaced = true;
                rest = from.get(1..).unwrap_or_default();
                continue;
            }
        };
        let (kept, after) = from.split_at_checked(length).unwrap_or((from, ""));
        mended.push_str(kept);
        rest = after;
    }
    mended.push_str(rest);
    (replaced || without_mark.len() < body.len()).then(|| MendedText {
        body: mended.into_bytes(),
        replaced,
    })
}

/// A body after [`mended_text`].
pub(crate) struct MendedText {
    pub(crate) body: Vec<u8>,
    /// Whether anything in it stands for what could not be read.
    pub(crate) replaced: bool,
}

/// The UTF-16 unit that an escape stands for, such as `\ud83d`.
fn unit(escape: &str) -> Option<u16> {
    let digits = escape.strip_prefix("\\u")?.get(..4)?;
    if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        u16::from_str_radix(digits, 16).ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests;
