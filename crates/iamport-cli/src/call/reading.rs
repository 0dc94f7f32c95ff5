//! Arguments from the words of a command line, from a body, and from a row of a file.

use serde_json::{Map, Value};

use super::arguments::{Arguments, Given, OBJECT};
use super::json;
use super::mistake::Mistake;
use super::word::{self, Written};
use crate::spec::{Kind, Operation, Parameter};
use crate::{near, values};

impl Arguments {
    /// Reads the words behind an operation's name, and the body that was given beside them.
    ///
    /// A word is `name=value`, `name:=JSON`, or `name@VARIABLE` for the value of an environment variable. A dot leads into
    /// an object (`extra.requester=customer`), and a list is its name again and again. A secret is never taken from the
    /// words themselves, since others on the machine see a command line.
    ///
    /// # Errors
    /// Everything about the words and the names that is wrong, at once. Whether the values fit is said by `check`.
    pub(crate) fn read(
        operation: &Operation,
        words: &[String],
        body: Option<Map<String, Value>>,
    ) -> Result<Self, Mistake> {
        Self::read_with(operation, words, body, |name| std::env::var(name).ok())
    }

    /// As [`read`](Self::read), with the environment from elsewhere.
    pub(super) fn read_with(
        operation: &Operation,
        words: &[String],
        body: Option<Map<String, Value>>,
        variable: impl Fn(&str) -> Option<String>,
    ) -> Result<Self, Mistake> {
        let mut reader = Reader::new(operation, Source::CommandLine);
        let mut arguments = Self::default();
        for (index, word) in words.iter().enumerate() {
            let Some(word) = word::read(word) else {
                reader.no_word(index, word);
                continue;
            };
            let (value, source) = match word.value {
                Written::Text(text) => (Value::String(text.to_owned()), Source::CommandLine),
                Written::Json(json) => match json::read(json) {
                    Ok(value) => (value, Source::CommandLine),
                    Err(why) => {
                        reader.refuse(
                            word.name,
                            &format!("what stands behind `:=` is no JSON ({why}); text needs quotes of its own there"),
                        );
                        continue;
                    }
                },
                Written::Variable(name) => match variable(name) {
                    Some(text) => (Value::String(text), Source::Elsewhere),
                    None => {
                        // The name is not repeated: somebody may have written the value itself there.
                        reader.refuse(
                            word.name,
                            "what stands behind `@` is no environment variable with text; write name=value for a value",
                        );
                        continue;
                    }
                },
            };
            reader.source = source;
            reader.place(&mut arguments, &operation.parameters, "", word.name, value);
        }
        if let Some(body) = body {
            reader.source = Source::Elsewhere;
            let mut below = Self::default();
            for (name, value) in body {
                reader.place(&mut below, &operation.parameters, "", &name, value);
            }
            reader.merge(&mut arguments, below, "");
        }
        reader.finish(arguments)
    }

    /// Reads a JSON object: a line of a file, or a body alone.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    #[cfg(test)]
    pub(crate) fn of_object(
        operation: &Operation,
        object: Map<String, Value>,
    ) -> Result<Self, Mistake> {
        Self::read_with(operation, &[], Some(object), |_| None)
    }

    /// Reads texts by their names: a row of a table. A name may have a dot, and a list is its name again and again.
    ///
    /// # Errors
    /// As [`read`](Self::read).
    #[cfg(test)]
    pub(crate) fn of_texts<'a>(
        operation: &Operation,
        texts: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Mistake> {
        let mut reader = Reader::new(operation, Source::Elsewhere);
        let mut arguments = Self::default();
        for (name, text) in texts {
            let value = Value::String(text.to_owned());
            reader.place(&mut arguments, &operation.parameters, "", name, value);
        }
        reader.finish(arguments)
    }
}

/// How the names of deadlines end. A day alone means its end there, as people say it.
const DEADLINE: &str = "_due";

/// Where a value was written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Source {
    /// On the command line itself, which others on the machine can read.
    CommandLine,
    /// In an environment variable, in a file, or on standard input.
    Elsewhere,
}

/// Puts values where they belong, and keeps what is wrong.
struct Reader<'a> {
    operation: &'a Operation,
    source: Source,
    reasons: Vec<String>,
    /// Whether a name was written that the operation does not have.
    has_unknown: bool,
}

impl<'a> Reader<'a> {
    fn new(operation: &'a Operation, source: Source) -> Self {
        Self {
            operation,
            source,
            reasons: Vec::new(),
            has_unknown: false,
        }
    }

    fn refuse(&mut self, name: &str, why: &str) {
        self.reasons.push(format!("`{name}`: {why}"));
    }

    /// A word is not repeated: it may be a card number whose name was forgotten. A known name is.
    fn no_word(&mut self, index: usize, word: &str) {
        let known = find(&self.operation.parameters, word);
        self.reasons.push(match known {
            Some(parameter) => format!("`{0}` has no value; write {0}=value", parameter.name),
            None => format!(
                "word {} behind `{}` is not name=value, name:=JSON or name@VARIABLE",
                index + 1,
                self.operation.id
            ),
        });
    }

    /// Puts a value at its name, which may lead into objects. `prefix` is the way to the object that `into` is.
    fn place(
        &mut self,
        into: &mut Arguments,
        parameters: &[Parameter],
        prefix: &str,
        name: &str,
        value: Value,
    ) {
        if let Some(parameter) = find(parameters, name) {
            self.put(into, parameter, prefix, value);
            return;
        }
        // A parameter such as `extra.requester`, which has a dot in its own name, written as the object that it looks like.
        let dotted = format!("{name}.");
        let is_object = parameters.iter().any(|it| it.name.starts_with(&dotted));
        match value {
            Value::Object(fields) if is_object => {
                for (field, value) in fields {
                    self.place(into, parameters, prefix, &format!("{dotted}{field}"), value);
                }
            }
            value => self.place_inside(into, parameters, prefix, name, value),
        }
    }

    /// Puts a value into the object that its name begins with.
    fn place_inside(
        &mut self,
        into: &mut Arguments,
        parameters: &[Parameter],
        prefix: &str,
        name: &str,
        value: Value,
    ) {
        let found = name
            .split_once('.')
            .and_then(|(head, rest)| Some((find(parameters, head)?, rest)));
        let Some((parameter, rest)) = found else {
            self.unknown(parameters, prefix, name);
            return;
        };
        let at = format!("{prefix}{}", parameter.name);
        match &parameter.kind {
            Kind::Object(fields) => {
                if let Some(object) = self.object(into, parameter, &at) {
                    self.place(object, fields, &format!("{at}."), rest, value);
                }
            }
            Kind::FreeForm => {
                if let Some(object) = self.object(into, parameter, &at) {
                    self.put_once(object, rest, &format!("{at}.{rest}"), Given::of(value));
                }
            }
            Kind::List(_) if !parameter.fields().is_empty() => self.refuse(
                &at,
                &format!("it is a list of objects: write all of it as {at}:=[{{…}}] or in --body"),
            ),
            _ => self.refuse(
                &at,
                &format!("it is no object, so it has no `{}`", shown_name(rest)),
            ),
        }
    }

    /// Puts a value at its parameter.
    fn put(&mut self, into: &mut Arguments, parameter: &Parameter, prefix: &str, value: Value) {
        let at = format!("{prefix}{}", parameter.name);
        if parameter.secret && self.source == Source::CommandLine {
            self.refuse(
                &at,
                &format!(
                    "it is secret, and others on this machine can read a command line: write {at}@VARIABLE to take it \
                     from an environment variable, or give it in --body - (standard input) or --body FILE"
                ),
            );
            return;
        }
        match (&parameter.kind, value) {
            (Kind::Object(fields), Value::Object(values)) => {
                if let Some(object) = self.object(into, parameter, &at) {
                    for (name, value) in values {
                        self.place(object, fields, &format!("{at}."), &name, value);
                    }
                }
            }
            (Kind::List(item), value) => {
                let entries = match value {
                    Value::Array(entries) => entries,
                    single => vec![single],
                };
                let before = match into.given(&parameter.name) {
                    Some(given) => given.entries().len(),
                    None => 0,
                };
                let entries: Vec<Given> = entries
                    .into_iter()
                    .enumerate()
                    .map(|(index, entry)| {
                        self.entry(item, &format!("{at}[{}]", before + index), entry)
                    })
                    .collect();
                match into.given_mut(&parameter.name) {
                    Some(Given::List(list)) => list.extend(entries),
                    Some(_) => {}
                    None => into.add(&parameter.name, Given::List(entries)),
                }
            }
            (Kind::Time, Value::String(text)) if parameter.name.ends_with(DEADLINE) => {
                let text = values::end_of_day(&text);
                self.put_once(into, &parameter.name, &at, Given::of(Value::String(text)));
            }
            (_, value) => self.put_once(into, &parameter.name, &at, Given::of(value)),
        }
    }

    /// An entry of a list.
    fn entry(&mut self, item: &Kind, at: &str, entry: Value) -> Given {
        match (item, entry) {
            (Kind::Object(fields), Value::Object(values)) => {
                let mut object = Arguments::default();
                for (name, value) in values {
                    self.place(&mut object, fields, &format!("{at}."), &name, value);
                }
                Given::Object(object)
            }
            (_, entry) => Given::of(entry),
        }
    }

    fn put_once(&mut self, into: &mut Arguments, name: &str, at: &str, given: Given) {
        if into.has(name) {
            self.refuse(at, "it is given twice, and it is no list");
        } else {
            into.add(name, given);
        }
    }

    /// The object at a parameter, which is made if there is none.
    fn object<'b>(
        &mut self,
        into: &'b mut Arguments,
        parameter: &Parameter,
        at: &str,
    ) -> Option<&'b mut Arguments> {
        if !into.has(&parameter.name) {
            into.add(&parameter.name, Given::Object(Arguments::default()));
        }
        match into.given_mut(&parameter.name) {
            Some(Given::Object(object)) => Some(object),
            _ => {
                self.refuse(at, OBJECT);
                None
            }
        }
    }

    /// Adds the values of a body to those of the words.
    fn merge(&mut self, into: &mut Arguments, below: Arguments, prefix: &str) {
        for (name, given) in below.into_values() {
            let at = format!("{prefix}{name}");
            match (into.given_mut(&name), given) {
                (None, given) => into.add(&name, given),
                (Some(Given::Object(above)), Given::Object(below)) => {
                    self.merge(above, below, &format!("{at}."));
                }
                (Some(_), _) => self.refuse(
                    &at,
                    "it stands both on the command line and in the body; leave one of them out",
                ),
            }
        }
    }

    fn unknown(&mut self, parameters: &[Parameter], prefix: &str, name: &str) {
        self.has_unknown = true;
        let of = match prefix.trim_end_matches('.') {
            "" => self.operation.id,
            object => object,
        };
        let names = parameters.iter().map(|parameter| parameter.name.as_str());
        let meant = match near::nearest(name, names) {
            Some(nearest) => format!("; is `{prefix}{nearest}` meant?"),
            None => String::new(),
        };
        self.reasons
            .push(format!("`{of}` has no `{}`{meant}", shown_name(name)));
    }

    fn finish(mut self, arguments: Arguments) -> Result<Arguments, Mistake> {
        if self.reasons.is_empty() {
            return Ok(arguments);
        }
        if self.has_unknown {
            let names: Vec<&str> = self
                .operation
                .parameters
                .iter()
                .map(|it| it.name.as_str())
                .collect();
            self.reasons.push(match names.as_slice() {
                [] => format!("`{}` takes no parameters", self.operation.id),
                _ => format!("`{}` takes {}", self.operation.id, names.join(", ")),
            });
        }
        Err(Mistake::from(self.reasons))
    }
}

/// A parameter by the name that is written, or by its name on the wire.
fn find<'a>(parameters: &'a [Parameter], name: &str) -> Option<&'a Parameter> {
    parameters
        .iter()
        .find(|parameter| parameter.name == name || parameter.wire == name)
}

/// A name that somebody wrote, made harmless and no longer than a name is.
fn shown_name(name: &str) -> String {
    crate::format::plain(name).chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::spec;

    fn read(operation: &str, words: &[&str]) -> Result<Arguments, Mistake> {
        read_with_body(operation, words, json!(null))
    }

    fn read_with_body(operation: &str, words: &[&str], body: Value) -> Result<Arguments, Mistake> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let environment = |name: &str| (name == "CARD").then(|| "4111111111111111".to_owned());
        let body = body.as_object().cloned();
        Arguments::read_with(
            spec::operation(operation).unwrap(),
            &words,
            body,
            environment,
        )
    }

    fn wrong(result: Result<Arguments, Mistake>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn words_are_text_json_and_variables() {
        let words = [
            "merchant_uid=주문 1",
            "amount:=5000",
            "card_number@CARD",
            "name=사과=배:=감@귤",
        ];
        let read = read("onetime", &words).unwrap();
        assert_eq!(
            Value::Object(read.json()),
            json!({
                "merchant_uid": "주문 1", "amount": 5000, "card_number": "4111111111111111",
                "name": "사과=배:=감@귤",
            })
        );
    }

    #[test]
    fn a_dot_leads_into_an_object_and_a_list_is_its_name_again_and_again() {
        let read = |words: &[&str]| self::read("cancelPayment", words).unwrap().json();
        let extra = json!({ "extra": { "requester": "customer" } });
        assert_eq!(Value::Object(read(&["extra.requester=customer"])), extra);
        assert_eq!(
            Value::Object(read(&["extra:={\"requester\":\"customer\"}"])),
            extra
        );
        let list = |words: &[&str]| self::read("getPaymentListByImpUid", words).unwrap().json();
        let two = json!({ "imp_uid": ["a", "b"] });
        assert_eq!(Value::Object(list(&["imp_uid=a", "imp_uid=b"])), two);
        assert_eq!(Value::Object(list(&["imp_uid[]=a", "imp_uid[]=b"])), two);
        assert_eq!(Value::Object(list(&["imp_uid:=[\"a\"]", "imp_uid=b"])), two);
        let one = json!({ "imp_uid": ["a"] });
        assert_eq!(Value::Object(list(&["imp_uid=a"])), one);
        // A parameter whose own name has a dot, as what it is on the wire and as the object that it looks like.
        let deleted = json!({ "extra.requester": "a" });
        for words in [
            "extra.requester=a",
            "extra[requester]=a",
            "extra:={\"requester\":\"a\"}",
        ] {
            let read = self::read("customer_delete", &[words]).unwrap();
            assert_eq!(Value::Object(read.json()), deleted, "{words}");
        }
    }

    #[test]
    fn nothing_but_a_list_is_given_twice() {
        for words in [
            &["amount=1", "amount=1"] as &[&str],
            &["amount=1", "amount:=2"],
            &["extra.requester=a", "extra.requester=b"],
            &["extra:={\"requester\":\"a\"}", "extra.requester=b"],
        ] {
            assert!(
                wrong(read("cancelPayment", words)).contains("is given twice"),
                "{words:?}"
            );
        }
        let why = wrong(read("cancelPayment", &["extra=a", "extra.requester=b"]));
        assert!(why.contains("`extra`: it is an object"), "{why}");
    }

    #[test]
    fn a_body_fills_what_the_words_leave_open() {
        let body = json!({ "imp_uid": "imp_1", "extra": { "requester": "admin" } });
        let read = read_with_body("cancelPayment", &["amount=1"], body.clone()).unwrap();
        let expected =
            json!({ "amount": "1", "imp_uid": "imp_1", "extra": { "requester": "admin" } });
        assert_eq!(Value::Object(read.json()), expected);
        for word in ["imp_uid=imp_1", "extra.requester=admin"] {
            let why = wrong(read_with_body("cancelPayment", &[word], body.clone()));
            assert!(
                why.contains("both on the command line and in the body"),
                "{why}"
            );
        }
        let body =
            json!({ "schedules": [{ "merchant_uid": "a", "amonut": 1 }, { "merchant_uid": "b" }] });
        let why = wrong(read_with_body("schedule", &[], body));
        assert!(
            why.contains("`schedules[0]` has no `amonut`; is `schedules[0].amount` meant?"),
            "{why}"
        );
    }

    #[test]
    fn an_entry_of_a_list_is_named_by_its_place() {
        let words = ["schedules:=[{\"amount\":1}]", "schedules:={\"amonut\":1}"];
        let why = wrong(read("schedule", &words));
        assert!(why.contains("`schedules[1]` has no `amonut`"), "{why}");
    }

    #[test]
    fn a_secret_is_never_taken_from_a_command_line() {
        for word in [
            "card_number=4111111111111111",
            "card_number:=4111111111111111",
            "card_number=",
        ] {
            let why = wrong(read("onetime", &[word]));
            assert!(
                why.contains("card_number@VARIABLE") && why.contains("--body -"),
                "{why}"
            );
            assert!(!why.contains("4111"), "{why}");
        }
        let body = json!({ "card_number": "4111111111111111" });
        assert!(read_with_body("onetime", &[], body.clone()).is_ok());
        let operation = spec::operation("onetime").unwrap();
        assert!(Arguments::of_texts(operation, [("card_number", "4111111111111111")]).is_ok());
        let arguments = read_with_body("onetime", &[], body).unwrap();
        assert_eq!(format!("{arguments:?}"), r#"{"card_number"}"#);
    }

    /// What somebody wrote in the wrong place may be a secret.
    #[test]
    fn no_mistake_repeats_what_may_be_a_secret() {
        for word in [
            "4111111111111111",
            "card_number@4111111111111111",
            "card_number@NOT_SET_4111",
            "card_number:=x4111",
            "schedules:=[4111",
        ] {
            let why = wrong(read("schedule", &[word]));
            assert!(!why.contains("4111"), "{why}");
        }
        let why = wrong(read("schedule", &["customer_uid"]));
        assert_eq!(why, "`customer_uid` has no value; write customer_uid=value");
        let why = wrong(read("schedule", &["customer_uid=a", "4111"]));
        assert!(
            why.starts_with("word 2 behind `schedule` is not name=value"),
            "{why}"
        );
    }

    #[test]
    fn an_unknown_name_is_refused_with_what_is_meant_and_what_there_is() {
        let mistake = read(
            "cancelPayment",
            &["amuont=1", "secret=2", "extra.reqester=a"],
        )
        .unwrap_err();
        let names: Vec<&str> = mistake.reasons().iter().map(String::as_str).collect();
        let [first, second, third, list] = names.as_slice() else {
            panic!("{names:?}");
        };
        assert_eq!(
            *first,
            "`cancelPayment` has no `amuont`; is `amount` meant?"
        );
        assert_eq!(*second, "`cancelPayment` has no `secret`");
        assert_eq!(
            *third,
            "`extra` has no `reqester`; is `extra.requester` meant?"
        );
        assert!(
            list.starts_with("`cancelPayment` takes imp_uid, merchant_uid, amount"),
            "{list}"
        );
        let why = wrong(read("allBankCodes", &["a=1"]));
        assert!(why.ends_with("`allBankCodes` takes no parameters"), "{why}");
        let why = wrong(read("cancelPayment", &["reason.x=1"]));
        assert_eq!(why, "`reason`: it is no object, so it has no `x`");
        let why = wrong(read("schedule", &["schedules.amount=1"]));
        assert!(why.contains("schedules:=[{…}]"), "{why}");
        let why = wrong(read_with_body(
            "cancelPayment",
            &[],
            json!({ "\u{1b}[2J": 1 }),
        ));
        assert!(!why.contains('\u{1b}'), "{why}");
    }

    #[test]
    fn a_row_is_texts_by_their_names() {
        let operation = spec::operation("cancelPayment").unwrap();
        let row = [
            ("imp_uid", "imp_1"),
            ("amount", "1,000"),
            ("extra.requester", "admin"),
        ];
        let read = Arguments::of_texts(operation, row).unwrap();
        assert_eq!(read.text("imp_uid"), Ok(Some("imp_1".into())));
        assert_eq!(read.amount("amount").unwrap().unwrap(), 1_000);
        assert_eq!(
            read.object("extra").unwrap().unwrap().text("requester"),
            Ok(Some("admin".into()))
        );
        assert!(Arguments::of_texts(operation, [("amount", "1"), ("amount", "1")]).is_err());
    }
}
