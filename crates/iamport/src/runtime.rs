//! What generated code calls, and nothing else does: the facts about an operation, the request that a builder
//! fills, and the helpers of the models.

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::error::Error;
use crate::redact::Secrets;
use crate::scalar::{Amount, PositiveAmount, UnixTime};

pub(crate) use crate::tolerance::{Tolerant, tolerant, tolerant_or_default};

/// The HTTP method of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `DELETE`
    Delete,
}

impl Method {
    /// The method as it is sent, in capitals.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What sending an operation a second time does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// It changes nothing, so it may be sent as often as one likes.
    Read,
    /// It leads to the same end state, like a changed due date.
    Converge,
    /// It must never be sent twice: it would charge, refund or create once more.
    Once,
}

impl Repeat {
    /// The word for it in the specification: `read`, `converge` or `once`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Converge => "converge",
            Self::Once => "once",
        }
    }
}

impl fmt::Display for Repeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The facts about one operation of the API.
#[derive(Debug)]
pub struct OperationInfo {
    pub(crate) id: &'static str,
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) repeat: Repeat,
    pub(crate) authenticated: bool,
    pub(crate) has_body: bool,
    /// By path parameter: the literals that, in its place, would be another route.
    pub(crate) reserved: &'static [(&'static str, &'static [&'static str])],
    /// Parameters and body fields, nested ones too, whose values appear nowhere.
    pub(crate) sensitive: &'static [&'static str],
}

impl OperationInfo {
    /// The name in the API's documentation, such as `revokeVbank`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The HTTP method.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.method
    }

    /// The path with its parameters' names in braces, such as `/vbanks/{imp_uid}`.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// What sending it a second time does.
    #[must_use]
    pub const fn repeat(&self) -> Repeat {
        self.repeat
    }

    /// Whether it needs an access token.
    #[must_use]
    pub const fn authenticated(&self) -> bool {
        self.authenticated
    }
}

/// A value as text before encoding, or why it can't be sent.
pub(crate) type Text<'a> = Result<Cow<'a, str>, &'static str>;

/// A value that stands in a path or a query.
pub(crate) trait Parameter {
    /// The value as it stands in the URL, not encoded yet.
    fn text(&self) -> Text<'_>;
}

impl Parameter for str {
    fn text(&self) -> Text<'_> {
        Ok(Cow::Borrowed(self))
    }
}

impl Parameter for String {
    fn text(&self) -> Text<'_> {
        Ok(Cow::Borrowed(self))
    }
}

impl Parameter for i64 {
    fn text(&self) -> Text<'_> {
        Ok(Cow::Owned(self.to_string()))
    }
}

impl Parameter for bool {
    fn text(&self) -> Text<'_> {
        Ok(Cow::Borrowed(if *self { "true" } else { "false" }))
    }
}

impl Parameter for UnixTime {
    fn text(&self) -> Text<'_> {
        Ok(Cow::Owned(self.to_string()))
    }
}

impl Parameter for Amount {
    fn text(&self) -> Text<'_> {
        if self.is_negative() {
            Err("must not be negative")
        } else {
            Ok(Cow::Owned(self.to_string()))
        }
    }
}

/// What a builder keeps for a query parameter: one value, several, or none.
pub(crate) trait QueryValue {
    fn each(&self, write: &mut dyn FnMut(Text<'_>));
}

impl<T: Parameter> QueryValue for Option<T> {
    fn each(&self, write: &mut dyn FnMut(Text<'_>)) {
        if let Some(value) = self {
            write(value.text());
        }
    }
}

impl<T: Parameter> QueryValue for Vec<T> {
    fn each(&self, write: &mut dyn FnMut(Text<'_>)) {
        for value in self {
            write(value.text());
        }
    }
}

impl<T: Parameter> QueryValue for Option<Vec<T>> {
    fn each(&self, write: &mut dyn FnMut(Text<'_>)) {
        for value in self.iter().flatten() {
            write(value.text());
        }
    }
}

/// What a builder keeps for a body field.
pub(crate) trait FieldValue {
    /// The JSON to send; `None` sends nothing, an error means that it can't be written exactly.
    fn json(&self) -> Option<Result<Value, serde_json::Error>>;
}

impl<T: Serialize> FieldValue for Option<T> {
    fn json(&self) -> Option<Result<Value, serde_json::Error>> {
        self.as_ref().map(serde_json::to_value)
    }
}

impl<T: Serialize> FieldValue for Vec<T> {
    fn json(&self) -> Option<Result<Value, serde_json::Error>> {
        if self.is_empty() {
            None
        } else {
            Some(serde_json::to_value(self))
        }
    }
}

/// What a builder keeps for an identifier.
pub(crate) trait Identifier {
    /// Whether it is there in form only.
    fn is_blank(&self) -> bool;
}

impl Identifier for String {
    fn is_blank(&self) -> bool {
        self.trim().is_empty()
    }
}

impl Identifier for Vec<String> {
    fn is_blank(&self) -> bool {
        self.is_empty() || self.iter().any(Identifier::is_blank)
    }
}

/// One call in the making.
///
/// Every method takes and returns it. The first thing that is wrong is kept, and answered when the call is
/// executed, before anything is sent.
pub(crate) struct Request {
    info: &'static OperationInfo,
    path: Vec<(&'static str, String)>,
    query: String,
    queried: Vec<&'static str>,
    body: Map<String, Value>,
    secrets: Secrets,
    missing: Vec<&'static str>,
    problem: Option<String>,
}

/// A request that passed every check: what goes over the wire.
pub(crate) struct Prepared {
    pub(crate) info: &'static OperationInfo,
    /// Encoded, with a leading slash.
    pub(crate) path: String,
    /// Encoded, without the question mark; empty for none.
    pub(crate) query: String,
    pub(crate) body: Option<Bytes>,
    pub(crate) secrets: Secrets,
}

impl Request {
    pub(crate) fn new(info: &'static OperationInfo) -> Self {
        Self {
            info,
            path: Vec::new(),
            query: String::new(),
            queried: Vec::new(),
            body: Map::new(),
            secrets: Secrets::default(),
            missing: Vec::new(),
            problem: None,
        }
    }

    /// Fills a path parameter.
    pub(crate) fn path<T: Parameter + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        match value.text() {
            Err(why) => self.refuse(name, why),
            Ok(text) => self.path_text(name, &text),
        }
        self
    }

    /// Adds a query parameter: once for each value, not at all for none.
    pub(crate) fn query<T: QueryValue>(mut self, name: &'static str, value: &T) -> Self {
        value.each(&mut |text| self.query_text(name, text));
        self
    }

    /// Adds a query parameter that the API insists on.
    pub(crate) fn required_query<T: QueryValue>(mut self, name: &'static str, value: &T) -> Self {
        let mut given = false;
        value.each(&mut |text| {
            given = true;
            self.query_text(name, text);
        });
        if !given {
            self.missing.push(name);
        }
        self
    }

    /// Adds a body field, if it is set.
    pub(crate) fn field<T: FieldValue>(mut self, name: &'static str, value: &T) -> Self {
        if let Some(json) = value.json() {
            self.field_json(name, json);
        }
        self
    }

    /// Adds a body field that the API insists on.
    pub(crate) fn required_field<T: FieldValue>(mut self, name: &'static str, value: &T) -> Self {
        match value.json() {
            Some(json) => self.field_json(name, json),
            None => self.missing.push(name),
        }
        self
    }

    /// Adds an amount that must be above zero, if it is set.
    pub(crate) fn positive(mut self, name: &'static str, amount: &Option<Amount>) -> Self {
        if amount.is_some_and(|amount| amount <= Amount::ZERO) {
            self.refuse(
                name,
                "must be more than zero; leave it out to mean everything",
            );
        }
        self.field(name, amount)
    }

    /// Adds an amount that the API insists on and that must be above zero.
    pub(crate) fn required_positive(mut self, name: &'static str, amount: &Option<Amount>) -> Self {
        if amount.is_some_and(|amount| amount <= Amount::ZERO) {
            self.refuse(name, "must be more than zero");
        }
        self.required_field(name, amount)
    }

    /// Refuses an identifier that is empty text, and a list of them that is empty or has such an entry: the API
    /// would read it as absent, and the call would reach further than meant.
    pub(crate) fn identifier<T: Identifier>(
        mut self,
        name: &'static str,
        value: &Option<T>,
    ) -> Self {
        if value.as_ref().is_some_and(Identifier::is_blank) {
            self.refuse(name, "must not be empty; leave it out if it is not meant");
        }
        self
    }

    /// Refuses the call if none of these is set.
    pub(crate) fn any_of(mut self, names: &[&'static str]) -> Self {
        let given = |name: &&str| self.body.contains_key(*name) || self.queried.contains(name);
        if self.problem.is_none() && !names.iter().any(given) {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            self.problem = Some(format!("one of {} must be given", names.join(", ")));
        }
        self
    }

    fn refuse(&mut self, name: &str, why: &str) {
        if self.problem.is_none() {
            self.problem = Some(format!("`{name}` {why}"));
        }
    }

    fn is_sensitive(&self, name: &str) -> bool {
        self.info.sensitive.contains(&name)
    }

    fn path_text(&mut self, name: &'static str, text: &str) {
        if self.is_sensitive(name) {
            self.secrets.add(text);
        }
        if let Some(why) = unfit_for_a_path(text, self.reserved(name)) {
            self.refuse(name, why);
        } else {
            self.path.push((name, percent_encoded(text)));
        }
    }

    fn reserved(&self, name: &str) -> &'static [&'static str] {
        self.info
            .reserved
            .iter()
            .find(|(parameter, _)| *parameter == name)
            .map_or(&[], |(_, literals)| *literals)
    }

    fn query_text(&mut self, name: &'static str, text: Text<'_>) {
        match text {
            Err(why) => self.refuse(name, why),
            Ok(text) => {
                if self.is_sensitive(name) {
                    self.secrets.add(&text);
                }
                self.queried.push(name);
                if !self.query.is_empty() {
                    self.query.push('&');
                }
                self.query.push_str(&percent_encoded(name));
                self.query.push('=');
                self.query.push_str(&percent_encoded(&text));
            }
        }
    }

    fn field_json(&mut self, name: &'static str, json: Result<Value, serde_json::Error>) {
        match json {
            // The only values that refuse to be written are amounts; serde_json's text adds nothing.
            Err(_) => self.refuse(
                name,
                "has more than 15 significant digits and can't be written exactly",
            ),
            Ok(json) => {
                if has_negative(&json) {
                    self.refuse(name, "must not be negative");
                }
                collect_secrets(&mut self.secrets, self.info.sensitive, name, &json);
                self.body.insert(name.to_owned(), json);
            }
        }
    }

    /// Checks that everything is there and puts the path together.
    ///
    /// # Errors
    /// The first problem, or all missing names in one sentence.
    pub(crate) fn finish(self) -> Result<Prepared, Error> {
        let fail = |detail: String| Err(Error::invalid_input(detail).with_operation(self.info.id));
        if let Some(problem) = self.problem {
            return fail(problem);
        }
        if !self.missing.is_empty() {
            return fail(missing_names(&self.missing));
        }
        let mut path = String::with_capacity(self.info.path.len() + 32);
        for segment in self.info.path.split('/').skip(1) {
            path.push('/');
            match segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'))
            {
                None => path.push_str(segment),
                Some(name) => match self.path.iter().find(|(given, _)| *given == name) {
                    Some((_, value)) => path.push_str(value),
                    None => return fail(missing_names(&[name])),
                },
            }
        }
        let body = if self.info.has_body {
            let text = serde_json::to_vec(&self.body).map_err(|_| {
                Error::invalid_input("the request can't be written as JSON")
                    .with_operation(self.info.id)
            })?;
            Some(Bytes::from(text))
        } else {
            None
        };
        Ok(Prepared {
            info: self.info,
            path,
            query: self.query,
            body,
            secrets: self.secrets,
        })
    }
}

/// Why a value can't stand as one segment of a path, if it can't.
///
/// A segment that is empty, made of dots, or split by a slash changes which operation the server runs, and
/// encoding does not help: URL parsers undo `%2e%2e`, and servers decode `%2F`.
fn unfit_for_a_path(text: &str, reserved: &[&str]) -> Option<&'static str> {
    let bare = text.trim();
    if bare.is_empty() {
        Some("must not be empty")
    } else if matches!(bare, "." | "..") {
        Some("must not be `.` or `..`")
    } else if text.contains(['/', '\\']) {
        Some("must not contain `/` or `\\`")
    } else if text
        .chars()
        .any(|c| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'))
    {
        Some("must not contain control characters")
    } else if reserved
        .iter()
        .any(|literal| bare.eq_ignore_ascii_case(literal))
    {
        Some("is a word with which the API would run another operation")
    } else {
        None
    }
}

/// Everything but RFC 3986's unreserved characters, as `%XX` of its UTF-8 bytes.
pub(crate) fn percent_encoded(text: &str) -> String {
    const HEX: [char; 16] = [
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F',
    ];
    let hex = |digit: u8| HEX.get(usize::from(digit)).copied().unwrap_or('0');
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', hex(byte >> 4), hex(byte & 0x0F)]);
        }
    }
    encoded
}

/// No request of the API takes a number below zero, and a refund of -1 must not depend on the server to notice.
fn has_negative(json: &Value) -> bool {
    match json {
        Value::Number(number) => number.as_f64().is_some_and(|number| number < 0.0),
        Value::Array(items) => items.iter().any(has_negative),
        Value::Object(map) => map.values().any(has_negative),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

/// Remembers the values of sensitive fields at any depth.
fn collect_secrets(secrets: &mut Secrets, sensitive: &[&str], name: &str, json: &Value) {
    if sensitive.contains(&name) {
        secrets.add_leaves(json);
        return;
    }
    match json {
        Value::Array(items) => items
            .iter()
            .for_each(|item| collect_secrets(secrets, sensitive, name, item)),
        Value::Object(map) => map
            .iter()
            .for_each(|(key, item)| collect_secrets(secrets, sensitive, key, item)),
        _ => {}
    }
}

fn missing_names(names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    format!("{} must be given", names.join(", "))
}

/// The error of a nested model's builder that lacks required fields.
pub(crate) fn missing(model: &'static str, fields: &[&'static str]) -> Error {
    Error::invalid_input(format!("{model}: {}", missing_names(fields)))
}

/// An amount of a nested model that must be above zero.
pub(crate) fn positive(field: &'static str, amount: Amount) -> Result<PositiveAmount, Error> {
    PositiveAmount::try_from(amount)
        .map_err(|_| Error::invalid_input(format!("`{field}` must be more than zero")))
}

/// Decodes one alternative of a union, once it is known which.
///
/// The error does not quote the value.
pub(crate) fn from_value<T: Tolerant, E: serde::de::Error>(value: Value) -> Result<T, E> {
    T::tolerant(value).map_err(|_| E::custom("the answer is none of its alternatives"))
}

/// Prints `***` for a value that the specification marks as secret or personal.
pub(crate) struct Masked<'a, T: ?Sized>(pub(crate) &'a T);

impl<T: ?Sized> fmt::Debug for Masked<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// The `Debug` of operation builders: the names of what is set, no values.
pub(crate) fn debug_names(
    f: &mut fmt::Formatter<'_>,
    name: &str,
    fields: &[(&str, bool)],
) -> fmt::Result {
    let mut set = fields
        .iter()
        .filter(|(_, is_set)| *is_set)
        .map(|(field, _)| *field)
        .peekable();
    f.write_str(name)?;
    if set.peek().is_none() {
        return Ok(());
    }
    f.write_str(" { ")?;
    for field in set {
        write!(f, "{field}, ")?;
    }
    f.write_str(".. }")
}

/// A value that this version of the crate has no variant for, kept as it came.
///
/// Only decoding and the `From` impls of the value lists make one, so that no known value can hide in it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownValue(Box<str>);

impl UnknownValue {
    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }

    /// The value on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Gives a value list what every one has. It stays open: the API may add values at any time, and an unknown
/// one is kept and written back unchanged. The enum itself is written out, so that its documentation reads.
macro_rules! open_enum {
    ($name:ident { $( $variant:ident = $wire:literal ),+ $(,)? }) => {
        impl $name {
            /// The values that this version of the crate knows, as they are on the wire.
            pub const VALUES: &'static [&'static str] = &[$($wire),+];

            /// The value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $wire, )+
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        /// A value that is not there, which is none of the known ones.
        impl ::core::default::Default for $name {
            fn default() -> Self {
                Self::from("")
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(value: &str) -> Self {
                match value {
                    $( $wire => Self::$variant, )+
                    _ => Self::Unknown($crate::runtime::UnknownValue::new(value)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(value: ::std::string::String) -> Self {
                Self::from(value.as_str())
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::tolerant(deserializer)
            }
        }

        impl $crate::runtime::Tolerant for $name {
            fn tolerant<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                <::std::string::String as $crate::runtime::Tolerant>::tolerant(deserializer).map(Self::from)
            }
        }

        impl $crate::runtime::Parameter for $name {
            fn text(&self) -> ::core::result::Result<::std::borrow::Cow<'_, str>, &'static str> {
                ::core::result::Result::Ok(::std::borrow::Cow::Borrowed(self.as_str()))
            }
        }

        #[cfg(feature = "schemars")]
        impl ::schemars::JsonSchema for $name {
            fn schema_name() -> ::std::borrow::Cow<'static, str> {
                ::std::borrow::Cow::Borrowed(::core::stringify!($name))
            }

            fn json_schema(_: &mut ::schemars::SchemaGenerator) -> ::schemars::Schema {
                // `examples`, not `enum`: the list is open, and a value that is not in it is valid.
                ::schemars::json_schema!({ "type": "string", "examples": [$($wire),+] })
            }
        }
    };
}
pub(crate) use open_enum;

/// Lets a generated model stand inside lists and options of another, and as a payload. It is read from an object
/// only.
macro_rules! tolerant_model {
    ($name:ty) => {
        impl $crate::runtime::Tolerant for $name {
            fn tolerant<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::tolerance::object(deserializer)
            }

            fn tolerant_option<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<::core::option::Option<Self>, D::Error> {
                $crate::tolerance::object_option(deserializer)
            }
        }
    };
}
pub(crate) use tolerant_model;

#[cfg(test)]
#[allow(
    unreachable_pub,
    reason = "`open_enum!` is made for public value lists"
)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Outcome;
    use crate::testing::{CONVERGE, ONCE, READ};

    static FIND: OperationInfo = OperationInfo {
        id: "find",
        method: Method::Get,
        path: "/payments",
        repeat: Repeat::Read,
        authenticated: true,
        has_body: false,
        reserved: &[],
        sensitive: &[],
    };

    fn finished(request: Request) -> Prepared {
        request.finish().map_err(|error| error.to_string()).unwrap()
    }

    fn refused(request: Request) -> String {
        let Err(error) = request.finish() else {
            panic!("not refused")
        };
        assert!(error.is_invalid_input());
        assert_eq!(error.outcome(), Outcome::NotSent);
        error.to_string()
    }

    fn charge() -> Request {
        Request::new(&ONCE).path("imp_uid", "imp_1")
    }

    #[test]
    fn an_id_that_could_change_the_route_is_refused_and_not_quoted() {
        for id in [
            "",
            " ",
            "\t",
            "\u{a0}",
            ".",
            "..",
            " .. ",
            "/",
            "//",
            "a/b",
            "/a",
            "a/",
            "../balance",
            "..\\..",
            "\\",
            "a\\b",
            "imp_1/..",
            "imp_1/../../users",
            "./imp_1",
            "\0",
            "a\0",
            "a\nb",
            "a\r\nHost: evil",
            "\u{7f}",
            "a\u{85}b",
            "\u{2028}",
            "a\u{2029}",
            "holder",
            "HOLDER",
            "Holder ",
            " holder",
        ] {
            let text = refused(Request::new(&ONCE).path("imp_uid", id));
            assert!(text.starts_with("chargeTwiceNever: `imp_uid` "), "{text}");
            assert!(id.trim().len() < 6 || !text.contains(id), "{text}");
        }
        // A word that is only reserved elsewhere.
        assert_eq!(
            finished(Request::new(&CONVERGE).path("imp_uid", "holder")).path,
            "/accounts/holder"
        );
    }

    #[test]
    fn any_other_id_is_one_encoded_segment() {
        for (id, encoded) in [
            ("imp_448280090638", "imp_448280090638"),
            ("a-b.c_d~e", "a-b.c_d~e"),
            ("...", "..."),
            ("주문 1", "%EC%A3%BC%EB%AC%B8%201"),
            ("a:b@c", "a%3Ab%40c"),
            ("?x=1#y", "%3Fx%3D1%23y"),
            (";a=b", "%3Ba%3Db"),
            ("%2e%2e", "%252e%252e"),
            ("%2F..%2F", "%252F..%252F"),
            ("..;", "..%3B"),
            ("a&b+c", "a%26b%2Bc"),
            (
                "'\"<>{}|^`[]!$*(),",
                "%27%22%3C%3E%7B%7D%7C%5E%60%5B%5D%21%24%2A%28%29%2C",
            ),
            ("{status}", "%7Bstatus%7D"),
            ("０．．／", "%EF%BC%90%EF%BC%8E%EF%BC%8E%EF%BC%8F"),
            ("0042", "0042"),
        ] {
            let request = Request::new(&READ)
                .path("imp_uid", id)
                .path("status", "paid");
            assert_eq!(finished(request).path, format!("/records/{encoded}/paid"));
        }
    }

    #[test]
    fn a_query_has_each_value_once_and_nothing_for_none() {
        let request = Request::new(&FIND)
            .query(
                "imp_uid[]",
                &Some(vec!["imp_1".to_owned(), "가 &".to_owned()]),
            )
            .query("merchant_uid[]", &Vec::<String>::new())
            .query("sorting", &None::<String>)
            .query("page", &Some(3_i64))
            .query("extension", &Some(true))
            .query("from", &Some(UnixTime::from(7)))
            .query("amount", &Some(Amount::new(105, 1).unwrap()));
        assert_eq!(
            finished(request).query,
            "imp_uid%5B%5D=imp_1&imp_uid%5B%5D=%EA%B0%80%20%26&page=3&extension=true&from=7&amount=10.5"
        );
        assert_eq!(
            refused(Request::new(&FIND).query("amount", &Some(Amount::from(-1)))),
            "find: `amount` must not be negative"
        );
    }

    #[test]
    fn a_body_is_json_with_what_is_set() {
        let request = charge()
            .required_field("amount", &Some(Amount::new(1050, 2).unwrap()))
            .field("reason", &Some("고객 변심"))
            .field("absent", &None::<String>)
            .field("none", &Vec::<String>::new())
            .field("some", &vec!["a"])
            .positive("checksum", &Some(Amount::from(5000)));
        let body = finished(request).body.unwrap();
        assert_eq!(
            std::str::from_utf8(&body).unwrap(),
            r#"{"amount":10.5,"checksum":5000,"reason":"고객 변심","some":["a"]}"#
        );
        assert_eq!(&finished(charge()).body.unwrap()[..], b"{}");
        assert!(
            finished(Request::new(&CONVERGE).path("imp_uid", "a"))
                .body
                .is_none()
        );
    }

    #[test]
    fn amounts_that_mean_something_else_are_refused() {
        let zero = Some(Amount::ZERO);
        assert_eq!(
            refused(charge().positive("amount", &zero)),
            "chargeTwiceNever: `amount` must be more than zero; leave it out to mean everything"
        );
        assert_eq!(
            refused(charge().required_positive("amount", &zero)),
            "chargeTwiceNever: `amount` must be more than zero"
        );
        for negative in [Amount::from(-1), Amount::new(-1, 9).unwrap()] {
            refused(charge().positive("amount", &Some(negative)));
            refused(charge().required_positive("amount", &Some(negative)));
            assert_eq!(
                refused(charge().field("tax_free", &Some(negative))),
                "chargeTwiceNever: `tax_free` must not be negative"
            );
            refused(charge().field(
                "schedules",
                &vec![serde_json::json!({ "amount": negative })],
            ));
        }
        let long: Amount = "0.1234567890123456".parse().unwrap();
        let text = refused(charge().field("amount", &Some(long)));
        assert!(
            text.contains("`amount` has more than 15 significant digits")
                && !text.contains("123456"),
            "{text}"
        );
        assert_eq!(
            positive("price", Amount::ZERO).unwrap_err().to_string(),
            "`price` must be more than zero"
        );
        assert_eq!(
            positive("price", Amount::from(1)).unwrap().get(),
            Amount::from(1)
        );
    }

    #[test]
    fn all_missing_names_are_in_one_sentence_and_the_first_problem_comes_first() {
        let none = None::<String>;
        let request = charge()
            .required_field("a", &none)
            .required_query("b", &none)
            .required_positive("c", &None);
        assert_eq!(
            refused(request),
            "chargeTwiceNever: `a`, `b`, `c` must be given"
        );
        assert_eq!(
            refused(Request::new(&READ).path("status", "x")),
            "lookUp: `imp_uid` must be given"
        );
        let request = charge()
            .required_field("a", &none)
            .positive("b", &Some(Amount::ZERO))
            .field("c", &Some(-1));
        assert!(refused(request).starts_with("chargeTwiceNever: `b` must be more than zero"));
        assert_eq!(
            missing("Order", &["a", "b"]).to_string(),
            "Order: `a`, `b` must be given"
        );
    }

    #[test]
    fn a_call_that_names_no_record_is_refused() {
        let some = |text: &str| Some(text.to_owned());
        refused(
            charge()
                .identifier("merchant_uid", &some(""))
                .field("merchant_uid", &some("")),
        );
        refused(charge().identifier("merchant_uid", &some(" \n")));
        refused(charge().identifier("merchant_uid", &Some(Vec::<String>::new())));
        refused(charge().identifier("merchant_uid", &Some(vec!["a".to_owned(), String::new()])));
        finished(
            charge()
                .identifier("merchant_uid", &None::<String>)
                .identifier("imp_uid", &some("imp_1")),
        );

        let names = ["imp_uid", "merchant_uid"];
        assert_eq!(
            refused(charge().any_of(&names)),
            "chargeTwiceNever: one of `imp_uid`, `merchant_uid` must be given"
        );
        finished(charge().field("merchant_uid", &some("a")).any_of(&names));
        finished(charge().query("imp_uid", &some("a")).any_of(&names));
    }

    #[test]
    fn sensitive_values_are_remembered_wherever_they_stand() {
        let request = charge()
            .query("pg_api_key", &Some("in-the-query".to_owned()))
            .field("card_number", &Some("in-the-body"))
            .field(
                "schedules",
                &vec![serde_json::json!({ "buyer_name": ["in-a-list"], "name": "plain-text" })],
            );
        let secrets = finished(request).secrets;
        assert_eq!(
            secrets.clean("in-the-query in-the-body in-a-list plain-text"),
            "*** *** *** plain-text"
        );
    }

    #[test]
    fn debug_has_names_only() {
        struct Builder;
        impl fmt::Debug for Builder {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                debug_names(
                    f,
                    "RevokeVbank",
                    &[("imp_uid", true), ("pg_api_key", false)],
                )
            }
        }
        assert_eq!(format!("{Builder:?}"), "RevokeVbank { imp_uid, .. }");
        assert_eq!(format!("{:?}", Masked("hunter2")), "***");
    }

    #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
    #[non_exhaustive]
    enum Status {
        Ready,
        Paid,
        Unknown(UnknownValue),
    }
    open_enum!(Status { Ready = "ready", Paid = "paid" });

    #[test]
    fn a_value_list_keeps_what_it_does_not_know() {
        for (wire, value) in [("\"ready\"", Status::Ready), ("\"paid\"", Status::Paid)] {
            assert_eq!(serde_json::from_str::<Status>(wire).unwrap(), value);
            assert_eq!(serde_json::to_string(&value).unwrap(), wire);
        }
        for wire in ["\"pending\"", "\"\"", "\"Ready\""] {
            let value: Status = serde_json::from_str(wire).unwrap();
            assert!(matches!(value, Status::Unknown(_)), "{wire}");
            assert_eq!(serde_json::to_string(&value).unwrap(), wire);
        }
        assert_eq!(serde_json::from_str::<Status>("1").unwrap().as_str(), "1");
        assert!(serde_json::from_str::<Status>("null").is_err());
        assert_eq!(Status::from("paid"), Status::from(String::from("paid")));
        assert_eq!(
            format!("{:>6}|{:?}", Status::Paid, Status::from("x")),
            "  paid|Unknown(\"x\")"
        );
        assert_eq!(Status::VALUES, ["ready", "paid"]);
    }

    #[test]
    fn a_union_does_not_quote_what_fits_none() {
        let error = from_value::<Vec<Amount>, serde_json::Error>(serde_json::json!(["hunter2"]))
            .unwrap_err();
        assert!(!error.to_string().contains("hunter2"), "{error}");
        assert_eq!(
            from_value::<Vec<Amount>, serde_json::Error>(serde_json::json!(["2"])).unwrap(),
            [Amount::from(2)]
        );
    }

    proptest! {
        #[test]
        fn whatever_the_id_it_is_refused_or_one_segment(id in any::<String>()) {
            if let Ok(prepared) = Request::new(&READ).path("imp_uid", &id).path("status", "paid").finish() {
                let segments: Vec<&str> = prepared.path.split('/').collect();
                prop_assert_eq!(segments.len(), 4);
                prop_assert!(segments[2].bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b)));
                prop_assert!(!matches!(segments[2], "" | "." | ".."));
                let mut decoded = Vec::new();
                let mut bytes = segments[2].bytes();
                while let Some(byte) = bytes.next() {
                    decoded.push(if byte == b'%' {
                        let hex = [bytes.next().unwrap(), bytes.next().unwrap()];
                        u8::from_str_radix(std::str::from_utf8(&hex).unwrap(), 16).unwrap()
                    } else {
                        byte
                    });
                }
                prop_assert_eq!(String::from_utf8(decoded).unwrap(), id);
            }
        }
    }
}
