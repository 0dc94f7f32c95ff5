//! One call in the making: what a builder fills, and every check that comes before anything is sent.

use std::borrow::Cow;

use bytes::Bytes;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::amount::{Amount, PositiveAmount};
use crate::error::Error;
use crate::extra::Extra;
use crate::identity::Sent;
use crate::ids::Ids;
use crate::operation::{Method, OperationInfo};
use crate::redact::Secrets;
use crate::unix_time::UnixTime;
use crate::url::{
    Parameter, QueryValue, Text, is_read_as, percent_encoded, unfit_as_a_template, unfit_for_a_path,
};
use crate::visible::has_visible_character;

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
        !has_visible_character(self)
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
    /// The path with names in braces.
    template: Cow<'static, str>,
    /// What the call is, where the operation does not tell.
    call: Option<String>,
    /// Not encoded yet.
    path: Vec<(Cow<'static, str>, String)>,
    query: String,
    queried: Vec<&'static str>,
    body: Map<String, Value>,
    secrets: Secrets,
    ids: Ids,
    sent: Sent,
    missing: Vec<&'static str>,
    problem: Option<String>,
}

/// What the API takes an amount of zero for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Zero {
    /// All that is left.
    Everything,
    /// A check that is not to be made.
    Skipped,
    /// Nothing that is known.
    Meaningless,
}

impl Zero {
    /// Why an amount can't be sent, if it can't.
    fn refuses(self, amount: Amount) -> Option<&'static str> {
        if amount <= Amount::ZERO {
            return Some(match self {
                Self::Everything => "must be more than zero; leave it out to mean everything",
                Self::Skipped => {
                    "must be more than zero: the API would not compare with 0, and when nothing is left there is nothing \
                     to do"
                }
                Self::Meaningless => "must be more than zero",
            });
        }
        // A server that cuts decimals off reads 0.
        (self == Self::Everything && amount < Amount::from(1))
            .then_some("must be at least 1: the API could read less as 0, and 0 means everything")
    }
}

/// A request that passed every check: what goes over the wire.
pub(crate) struct Prepared {
    pub(crate) info: &'static OperationInfo,
    call: Option<String>,
    /// Encoded, with a leading slash.
    pub(crate) path: String,
    /// Encoded, without the question mark; empty for none.
    pub(crate) query: String,
    pub(crate) body: Option<Bytes>,
    pub(crate) secrets: Secrets,
    /// What the call is about.
    pub(crate) ids: Ids,
    /// What the answer is to repeat.
    pub(crate) sent: Sent,
}

impl Prepared {
    /// What the call is about, as it may be printed.
    pub(crate) fn about(&self) -> Option<String> {
        about(self.call.as_deref(), &self.ids, &self.secrets)
    }
}

/// What a call is about, as it may be printed.
fn about(call: Option<&str>, ids: &Ids, secrets: &Secrets) -> Option<String> {
    let ids = ids.text(|id| secrets.clean(id));
    match (call, ids) {
        (Some(call), Some(ids)) => Some(format!("{call}, {ids}")),
        (Some(call), None) => Some(call.to_owned()),
        (None, ids) => ids,
    }
}

impl Request {
    pub(crate) fn new(info: &'static OperationInfo) -> Self {
        Self {
            info,
            template: Cow::Borrowed(info.path),
            call: None,
            path: Vec::new(),
            query: String::new(),
            queried: Vec::new(),
            body: Map::new(),
            secrets: Secrets::default(),
            ids: Ids::default(),
            sent: Sent::default(),
            missing: Vec::new(),
            problem: None,
        }
    }

    /// The span of everything that the call does.
    pub(crate) fn span(&self) -> tracing::Span {
        let info = self.info;
        tracing::info_span!(
            "iamport.call",
            operation = info.id,
            method = info.method.as_str(),
            path = &*self.template,
        )
    }

    /// A call of which the spec knows nothing; `call` says what it is.
    pub(crate) fn raw(info: &'static OperationInfo, call: String, template: &str) -> Self {
        let request = Self {
            template: Cow::Owned(template.to_owned()),
            call: Some(call),
            ..Self::new(info)
        };
        match unfit_as_a_template(template) {
            Some(why) => request.refused(format!("the path {why}")),
            None => request,
        }
    }

    /// Fills a path parameter that the spec does not know.
    pub(crate) fn path_named(mut self, name: &str, value: &str) -> Self {
        self.path_text(Cow::Owned(name.to_owned()), value);
        self
    }

    /// Refuses the call, unless it is refused already.
    pub(crate) fn refused(mut self, why: String) -> Self {
        self.problem.get_or_insert(why);
        self
    }

    /// Adds what the spec does not know. Nobody knows what of it is secret, so all of it is.
    pub(crate) fn extra(mut self, extra: &Extra) -> Self {
        let names = extra.fields.iter().map(|(name, _)| name);
        for name in names.chain(extra.query.iter().map(|(name, _)| name)) {
            if !has_visible_character(name) {
                self.refuse("", "is no name of a field");
            } else if self.info.names.contains(&name.as_str()) {
                self.refuse(name, "has a method of its own, which makes the checks");
            }
        }
        for (name, json) in &extra.fields {
            if self.info.method == Method::Get {
                self.refuse(name, "can't be sent: a GET has no body");
            }
            let Ok(json) = json else {
                self.refuse(name, "can't be written as JSON");
                continue;
            };
            self.secrets.add_leaves(json);
            self.field_json(name, Ok(json.clone()));
        }
        for (name, value) in &extra.query {
            self.secrets.add(value);
            self.ids.add(name, value);
            self.push_query(name, value);
        }
        self
    }

    /// Fills a path parameter.
    pub(crate) fn path<T: Parameter + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        match value.text() {
            Err(why) => self.refuse(name, why),
            Ok(text) => self.path_text(Cow::Borrowed(name), &text),
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

    /// Adds an amount that must be above zero, if it is set; `zero` is what the API would take 0 for.
    pub(crate) fn positive(
        mut self,
        name: &'static str,
        amount: &Option<Amount>,
        zero: Zero,
    ) -> Self {
        self.refuse_amount(name, amount, zero);
        self.field(name, amount)
    }

    /// Adds an amount that the API insists on and that must be above zero.
    pub(crate) fn required_positive(
        mut self,
        name: &'static str,
        amount: &Option<Amount>,
        zero: Zero,
    ) -> Self {
        self.refuse_amount(name, amount, zero);
        self.required_field(name, amount)
    }

    fn refuse_amount(&mut self, name: &'static str, amount: &Option<Amount>, zero: Zero) {
        if let Some(why) = amount.and_then(|amount| zero.refuses(amount)) {
            self.refuse(name, why);
        }
    }

    /// Refuses a time outside of what the API takes, in seconds.
    pub(crate) fn time(
        mut self,
        name: &'static str,
        time: &Option<UnixTime>,
        least: i64,
        most: i64,
    ) -> Self {
        if let Some(why) = time.and_then(|time| wrong_time(time, least, most)) {
            self.refuse(name, why);
        }
        self
    }

    /// Refuses text that is too long: the API may store it cut, and two records become one.
    pub(crate) fn longest(self, name: &'static str, value: &Option<String>, most: usize) -> Self {
        match value {
            Some(text) => self.longest_text(name, text, most),
            None => self,
        }
    }

    /// As [`longest`](Self::longest), for a value that is always there.
    pub(crate) fn longest_text(mut self, name: &'static str, text: &str, most: usize) -> Self {
        if text.chars().nth(most).is_some() {
            self.refuse(name, &too_long(most));
        }
        self
    }

    /// Refuses an identifier that is empty text, and a list of them that is empty or has such an entry: the API
    /// would read it as absent, and the call would reach further than meant.
    pub(crate) fn identifier<T: Identifier>(
        mut self,
        name: &'static str,
        value: &Option<T>,
    ) -> Self {
        if value.as_ref().is_some_and(Identifier::is_blank) {
            self.refuse(name, BLANK);
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

    /// Keeps a value that the answer is to repeat.
    fn remember(&mut self, name: &str, value: &str) {
        if let Some(echo) = self.info.echoes.iter().find(|echo| echo.sent == name) {
            self.sent.add(echo.sent, value);
        }
    }

    /// The same for a body field, and for the fields of objects inside a list.
    fn remember_json(&mut self, name: &str, json: &Value) {
        for echo in self.info.echoes {
            let (field, inner) = match echo.sent.split_once("[]") {
                Some((field, inner)) => (field, inner.strip_prefix('.')),
                None => (echo.sent, None),
            };
            if field != name {
                continue;
            }
            let values = match json {
                Value::Array(items) => items.as_slice(),
                single => std::slice::from_ref(single),
            };
            for value in values {
                let value = match inner {
                    Some(inner) => value.get(inner),
                    None => Some(value),
                };
                if let Some(text) = value.and_then(Value::as_str) {
                    self.sent.add(echo.sent, text);
                }
            }
        }
    }

    fn path_text(&mut self, name: Cow<'static, str>, text: &str) {
        self.secrets.gather_text(self.info.sensitive, &name, text);
        self.ids.add(&name, text);
        self.remember(&name, text);
        let is_change = self.info.repeat.is_change();
        if let Some(why) = unfit_for_a_path(text, self.reserved(&name), is_change) {
            self.refuse(&name, why);
        } else {
            self.path.push((name, text.to_owned()));
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
                self.secrets.gather_text(self.info.sensitive, name, &text);
                self.ids.add(name, &text);
                self.remember(name, &text);
                self.queried.push(name);
                self.push_query(name, &text);
            }
        }
    }

    fn push_query(&mut self, name: &str, value: &str) {
        if !self.query.is_empty() {
            self.query.push('&');
        }
        self.query.push_str(&percent_encoded(name));
        self.query.push('=');
        self.query.push_str(&percent_encoded(value));
    }

    fn field_json(&mut self, name: &str, json: Result<Value, serde_json::Error>) {
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
                if let Some(id) = blank_id(name, &json) {
                    self.refuse(&id, BLANK);
                }
                self.ids.add_json(name, &json);
                self.remember_json(name, &json);
                self.secrets.gather(self.info.sensitive, name, &json);
                self.body.insert(name.to_owned(), json);
            }
        }
    }

    /// Checks that everything is there and puts the path together.
    ///
    /// # Errors
    /// The first problem, or all missing names in one sentence.
    pub(crate) fn finish(self) -> Result<Prepared, Error> {
        let fail = |detail: String| {
            let about = about(self.call.as_deref(), &self.ids, &self.secrets);
            Err(Error::invalid_input(detail)
                .with_operation(self.info.id)
                .with_ids(self.ids.clone(), about))
        };
        if let Some(problem) = self.problem {
            return fail(problem);
        }
        if !self.missing.is_empty() {
            return fail(missing_names(&self.missing));
        }
        let mut path = String::with_capacity(self.template.len() + 32);
        // As a server sees it that decodes before it splits.
        let mut decoded = String::new();
        for segment in self.template.split('/').skip(1) {
            path.push('/');
            decoded.push('/');
            match segment
                .strip_prefix('{')
                .and_then(|rest| rest.strip_suffix('}'))
            {
                None => {
                    path.push_str(segment);
                    decoded.push_str(segment);
                }
                Some(name) => match self.path.iter().find(|(given, _)| *given == name) {
                    Some((_, value)) => {
                        path.push_str(&percent_encoded(value));
                        decoded.push_str(value);
                    }
                    None => return fail(missing_names(&[name])),
                },
            }
        }
        if let Some(rival) = self.info.rivals.iter().find(|it| is_read_as(&decoded, it)) {
            let slashed = self.path.iter().find(|(_, value)| value.contains('/'));
            let name = slashed.map_or("", |(name, _)| &**name);
            let elsewhere = elsewhere(name);
            return fail(format!(
                "with the slash in `{name}` the API could run `{} {rival}` instead{elsewhere}",
                self.info.method
            ));
        }
        let body = if self.info.has_body || !self.body.is_empty() {
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
            call: self.call,
            path,
            query: self.query,
            body,
            secrets: self.secrets,
            ids: self.ids,
            sent: self.sent,
        })
    }
}

/// The calls that take an id outside of a path, where nothing can go astray.
fn elsewhere(name: &str) -> &'static str {
    match name {
        "imp_uid" => "; look it up with `client.payments().imp_uids([…])`",
        "merchant_uid" => "; look it up with `client.payments().merchant_uids([…])`",
        "customer_uid" => "; look it up with `client.billing_keys().customer_uids([…])`",
        _ => "",
    }
}

const BLANK: &str = "must not be empty; leave it out if it is not meant";

/// No request of the API takes a number below zero, and a refund of -1 must not depend on the server to notice.
fn has_negative(json: &Value) -> bool {
    match json {
        Value::Number(number) => number.as_f64().is_some_and(|number| number < 0.0),
        Value::Array(items) => items.iter().any(has_negative),
        Value::Object(map) => map.values().any(has_negative),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
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

/// An id at any depth of a body field that has nothing to see in it. The API would take it for absent.
fn blank_id(name: &str, json: &Value) -> Option<String> {
    match json {
        Value::String(text) if name.ends_with("_uid") && !has_visible_character(text) => {
            Some(name.to_owned())
        }
        Value::Array(items) => items.iter().find_map(|item| blank_id(name, item)),
        Value::Object(map) => map.iter().find_map(|(key, item)| blank_id(key, item)),
        _ => None,
    }
}

/// Why a time can't be sent, if it can't.
fn wrong_time(time: UnixTime, least: i64, most: i64) -> Option<&'static str> {
    let seconds = time.as_secs();
    if seconds > most {
        Some("is a time in seconds, of ten digits at most; are these milliseconds?")
    } else if seconds < 0 {
        Some("must not be before 1970")
    } else if seconds < least {
        Some("is a time in seconds, of ten digits; this one has fewer")
    } else {
        None
    }
}

fn too_long(most: usize) -> String {
    format!(
        "has more than {most} characters: the API may store it cut, and two records could become one"
    )
}

/// A time of a nested model.
pub(crate) fn time(
    field: &'static str,
    time: Option<UnixTime>,
    least: i64,
    most: i64,
) -> Result<Option<UnixTime>, Error> {
    match time.and_then(|time| wrong_time(time, least, most)) {
        Some(why) => Err(Error::invalid_input(format!("`{field}` {why}"))),
        None => Ok(time),
    }
}

/// Text of a nested model that must not be longer.
pub(crate) fn longest(
    field: &'static str,
    text: &Option<String>,
    most: usize,
) -> Result<(), Error> {
    match text {
        Some(text) if text.chars().nth(most).is_some() => Err(Error::invalid_input(format!(
            "`{field}` {}",
            too_long(most)
        ))),
        _ => Ok(()),
    }
}

/// An amount of a nested model that must be above zero.
pub(crate) fn positive(field: &'static str, amount: Amount) -> Result<PositiveAmount, Error> {
    PositiveAmount::try_from(amount)
        .map_err(|_| Error::invalid_input(format!("`{field}` must be more than zero")))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Outcome;
    use crate::operation::{Method, Repeat};
    use crate::testing::{CONVERGE, ONCE, READ};

    static FIND: OperationInfo = OperationInfo {
        id: "find",
        method: Method::Get,
        path: "/payments",
        repeat: Repeat::Safe,
        authenticated: true,
        has_body: false,
        names: &[],
        reserved: &[],
        rivals: &[],
        sensitive: &[],
        echoes: &[],
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
    fn an_id_that_could_change_the_route_is_refused() {
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
            "a//b",
            "a/ /b",
            // A server that decodes twice.
            "a%2fb",
            "%2E%2e",
            "a%5Cb",
        ] {
            let text = refused(Request::new(&ONCE).path("imp_uid", id));
            assert!(text.contains(": `imp_uid` "), "{text}");
            // It is named, so that whoever reads it knows which one, and forges no second line.
            assert!(!text.contains(char::is_control), "{text:?}");
        }
        // A word that is only reserved elsewhere.
        assert_eq!(
            finished(Request::new(&CONVERGE).path("imp_uid", "holder")).path,
            "/accounts/holder"
        );
    }

    #[test]
    fn an_id_with_slashes_is_one_segment_unless_they_lead_elsewhere() {
        let rivalled = OperationInfo {
            rivals: &["/charges/{imp_uid}/balance", "/charges/x/{a}/{b}"],
            ..ONCE
        };
        let rivalled: &'static OperationInfo = Box::leak(Box::new(rivalled));
        let call = |id: &str| Request::new(rivalled).path("imp_uid", id);
        for (id, encoded) in [("user/7", "user%2F7"), ("2026/11/26-1", "2026%2F11%2F26-1")] {
            assert_eq!(finished(call(id)).path, format!("/charges/{encoded}"));
        }
        for id in ["a/balance", "a/Balance ", "x/1/2", "X /1/2"] {
            let text = refused(call(id));
            assert!(text.contains("with the slash in `imp_uid`"), "{text}");
            assert!(text.contains("client.payments()"), "{text}");
        }
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
    fn a_body_is_json_with_what_is_set_in_the_order_of_the_calls() {
        let request = charge()
            .required_field("amount", &Some(Amount::new(1050, 2).unwrap()))
            .field("reason", &Some("고객 변심"))
            .field("absent", &None::<String>)
            .field("none", &Vec::<String>::new())
            .field("some", &vec!["a"])
            .positive("checksum", &Some(Amount::from(5000)), Zero::Skipped);
        let body = finished(request).body.unwrap();
        assert_eq!(
            std::str::from_utf8(&body).unwrap(),
            r#"{"amount":10.5,"reason":"고객 변심","some":["a"],"checksum":5000}"#
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
            refused(charge().positive("amount", &zero, Zero::Everything)),
            "chargeTwiceNever (imp_uid imp_1): `amount` must be more than zero; leave it out to mean everything"
        );
        assert_eq!(
            refused(charge().required_positive("amount", &zero, Zero::Meaningless)),
            "chargeTwiceNever (imp_uid imp_1): `amount` must be more than zero"
        );
        let text = refused(charge().positive("checksum", &zero, Zero::Skipped));
        assert!(text.contains("nothing is left"), "{text}");
        // Below 1 is refused only where a server that cuts decimals off would take it for everything.
        let cents = Some(Amount::new(99, 2).unwrap());
        let text = refused(charge().positive("amount", &cents, Zero::Everything));
        assert!(text.contains("`amount` must be at least 1"), "{text}");
        finished(charge().positive("amount", &cents, Zero::Meaningless));
        finished(charge().positive("amount", &cents, Zero::Skipped));
        finished(charge().positive("amount", &Some(Amount::from(1)), Zero::Everything));
        for negative in [Amount::from(-1), Amount::new(-1, 9).unwrap()] {
            refused(charge().positive("amount", &Some(negative), Zero::Skipped));
            refused(charge().required_positive("amount", &Some(negative), Zero::Everything));
            assert_eq!(
                refused(charge().field("tax_free", &Some(negative))),
                "chargeTwiceNever (imp_uid imp_1): `tax_free` must not be negative"
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
            .required_positive("c", &None, Zero::Meaningless);
        assert_eq!(
            refused(request),
            "chargeTwiceNever (imp_uid imp_1): `a`, `b`, `c` must be given"
        );
        assert_eq!(
            refused(Request::new(&READ).path("status", "x")),
            "lookUp: `imp_uid` must be given"
        );
        let request = charge()
            .required_field("a", &none)
            .positive("b", &Some(Amount::ZERO), Zero::Meaningless)
            .field("c", &Some(-1));
        assert!(
            refused(request)
                .starts_with("chargeTwiceNever (imp_uid imp_1): `b` must be more than zero")
        );
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
            "chargeTwiceNever (imp_uid imp_1): one of `imp_uid`, `merchant_uid` must be given"
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
    fn a_time_is_in_seconds_of_ten_digits() {
        let due = |seconds: i64| {
            charge().time(
                "schedule_at",
                &Some(UnixTime::from(seconds)),
                1_000_000_000,
                9_999_999_999,
            )
        };
        for fine in [1_000_000_000, 1_733_895_332, 9_999_999_999] {
            finished(due(fine));
        }
        assert_eq!(
            refused(due(1_733_895_332_000)),
            "chargeTwiceNever (imp_uid imp_1): `schedule_at` is a time in seconds, of ten digits at most; are these \
             milliseconds?"
        );
        for wrong in [
            0,
            20_241_211,
            999_999_999,
            10_000_000_000,
            -1,
            i64::MAX,
            i64::MIN,
        ] {
            refused(due(wrong));
            assert!(
                time(
                    "vbank_due",
                    Some(UnixTime::from(wrong)),
                    1_000_000_000,
                    9_999_999_999
                )
                .is_err()
            );
        }
        let from = |seconds: i64| {
            Request::new(&FIND).time("from", &Some(UnixTime::from(seconds)), 0, 9_999_999_999)
        };
        finished(from(0));
        refused(from(1_733_895_332_000));
        finished(charge().time("schedule_at", &None, 1, 2));
    }

    #[test]
    fn an_order_number_that_could_be_cut_is_refused() {
        let (fits, long) = ("가".repeat(40), "가".repeat(41));
        finished(charge().longest("merchant_uid", &Some(fits.clone()), 40));
        finished(charge().longest_text("merchant_uid", &fits, 40));
        for request in [
            charge().longest("merchant_uid", &Some(long.clone()), 40),
            charge().longest_text("merchant_uid", &long, 40),
        ] {
            assert!(refused(request).contains("`merchant_uid` has more than 40 characters"));
        }
        assert!(longest("merchant_uid", &Some(long), 40).is_err());
        assert!(longest("merchant_uid", &Some(fits), 40).is_ok());
    }

    #[test]
    fn an_id_without_a_visible_character_is_refused_at_any_depth() {
        for blank in [
            "",
            " ",
            "\u{200b}",
            "\u{feff}\u{200d}",
            "\u{3164}",
            "\u{2800} ",
        ] {
            refused(Request::new(&ONCE).path("imp_uid", blank));
            refused(charge().field("merchant_uid", &Some(blank)));
            refused(charge().field(
                "schedules",
                &vec![serde_json::json!({ "merchant_uid": blank, "name": "" })],
            ));
            refused(
                Request::new(&FIND).identifier("merchant_uid[]", &Some(vec![blank.to_owned()])),
            );
        }
        finished(charge().field("name", &Some("")));
    }

    #[test]
    fn what_the_answer_is_to_repeat_is_kept_and_what_the_call_is_about() {
        const fn echo(sent: &'static str) -> crate::operation::Echo {
            crate::operation::Echo {
                sent,
                known: true,
                unless: None,
                or: None,
            }
        }
        static SCHEDULE: OperationInfo = OperationInfo {
            id: "schedule",
            method: Method::Post,
            path: "/schedule",
            repeat: Repeat::Once,
            authenticated: true,
            has_body: true,
            names: &[],
            reserved: &[],
            rivals: &[],
            sensitive: &[],
            echoes: &[
                echo("customer_uid"),
                echo("schedules[].merchant_uid"),
                echo("merchant_uid[]"),
            ],
        };
        let prepared = finished(
            Request::new(&SCHEDULE)
                .field("customer_uid", &Some("someone@example.com"))
                .field("merchant_uid", &Some(vec!["x", "y"]))
                .field(
                    "schedules",
                    &vec![
                        serde_json::json!({ "merchant_uid": "m1" }),
                        serde_json::json!({ "merchant_uid": "m2" }),
                    ],
                ),
        );
        let of = |customer, first| {
            crate::identity::of(SCHEDULE.echoes, &prepared.sent, |echoed| {
                echoed.record(&[
                    ("customer_uid", Some(customer)),
                    ("schedules[].merchant_uid", Some(first)),
                    ("merchant_uid[]", Some("y")),
                ]);
            })
        };
        assert_eq!(
            of("someone@example.com", "m2"),
            Some(crate::Identity::Proven)
        );
        assert_eq!(of("another", "m2"), None);
        assert_eq!(of("someone@example.com", "m3"), None);
        let about = prepared.about().unwrap();
        assert_eq!(
            about,
            "merchant_uid x, merchant_uid y, merchant_uid m1, 1 more"
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
