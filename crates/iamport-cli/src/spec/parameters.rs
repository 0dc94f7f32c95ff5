//! The parameters of an operation, as they are written on a command line.

use serde_json::Value;

use super::facts::{Gateways, ListedValue, is_true, marks, names, text};
use super::schema::Document;

/// The schema of a request's body inside an operation.
const BODY: &str = "/requestBody/content/application~1json/schema";

/// How deep objects inside of objects are followed.
const DEPTH: usize = 6;

/// A parameter of a path or a query, or a field of a body.
#[derive(Debug)]
pub(crate) struct Parameter {
    /// The name that is written on a command line: as on the wire, without the brackets of a list in a query, and with a
    /// dot for those around a key (`extra.requester`).
    pub(crate) name: String,
    /// The name on the wire, such as `imp_uid[]`.
    pub(crate) wire: String,
    pub(crate) place: Place,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
    pub(crate) description: String,
    /// How many characters the vendor says that it has at most.
    pub(crate) max_length: Option<usize>,
    /// Whether the client refuses longer text: the API may keep it cut off, and two orders become one.
    pub(crate) refuse_longer: bool,
    /// The bounds of a time, in epoch seconds, and of a number. Those of numbers are for readers: the API checks them.
    pub(crate) minimum: Option<i64>,
    pub(crate) maximum: Option<i64>,
    /// Whether an amount is a whole number only.
    pub(crate) whole: bool,
    /// Whether the API takes 0 for everything that there is.
    pub(crate) zero_is_everything: bool,
    /// Keys, card numbers, passwords: never printed.
    pub(crate) secret: bool,
    /// What tells who somebody is: masked unless asked for.
    pub(crate) personal: bool,
    pub(crate) deprecated: bool,
    /// The payment gateways that have it.
    pub(crate) gateways: Gateways,
    /// For a value of a path: the words that would lead to another operation.
    pub(crate) reserved: Vec<String>,
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Body,
}

/// What a value is.
#[derive(Debug)]
pub(crate) enum Kind {
    Text,
    /// Zero or more, in the currency's main unit, exact.
    Amount,
    /// More than zero.
    PositiveAmount,
    /// A moment in epoch seconds.
    Time,
    Integer,
    Boolean,
    /// One of these texts, or one that the vendor added since.
    Values(Vec<ListedValue>),
    List(Box<Kind>),
    /// An object with these fields.
    Object(Vec<Parameter>),
    /// Any JSON object.
    FreeForm,
}

impl Parameter {
    /// The values that are known of a list of them, or of a list of such values; none for all else.
    pub(crate) fn values(&self) -> &[ListedValue] {
        let item = match &self.kind {
            Kind::List(item) => item,
            kind => kind,
        };
        match item {
            Kind::Values(values) => values,
            _ => &[],
        }
    }

    /// The fields of an object, or of the objects in a list; none for all else.
    pub(crate) fn fields(&self) -> &[Parameter] {
        let item = match &self.kind {
            Kind::List(item) => item,
            kind => kind,
        };
        match item {
            Kind::Object(fields) => fields,
            _ => &[],
        }
    }
}

/// The name of a parameter as it is written on a command line, where brackets mean something to a shell.
pub(super) fn written_name(wire: &str) -> String {
    let name = wire.trim_end_matches("[]");
    name.replace('[', ".").replace(']', "")
}

/// All parameters of an operation.
pub(super) fn read(
    document: &Document<'_>,
    info: &iamport::OperationInfo,
    operation: &Value,
) -> Vec<Parameter> {
    let listed = operation.get("parameters").and_then(Value::as_array);
    let mut parameters: Vec<Parameter> = listed
        .into_iter()
        .flatten()
        .map(|listed| {
            let wire = text(listed, "name");
            let in_path = listed.get("in").and_then(Value::as_str) == Some("path");
            let schema = listed.get("schema").unwrap_or(&Value::Null);
            let mut parameter = parameter(document, &wire, listed, schema, DEPTH);
            parameter.required = is_true(listed, "required");
            if in_path {
                parameter.place = Place::Path;
                parameter.reserved = reserved(document, info, &wire);
            } else {
                parameter.place = Place::Query;
            }
            parameter
        })
        .collect();
    if let Some(body) = operation.pointer(BODY) {
        parameters.extend(fields(document, body, DEPTH));
    }
    parameters
}

/// The fields of an object that is sent.
fn fields(document: &Document<'_>, object: &Value, depth: usize) -> Vec<Parameter> {
    let required = names(object, "required");
    let properties = object.get("properties").and_then(Value::as_object);
    properties
        .into_iter()
        .flatten()
        .map(|(wire, schema)| {
            let mut field = parameter(document, wire, schema, schema, depth);
            field.required = required.contains(wire);
            field
        })
        .collect()
}

/// `words` has the description and the marks: the parameter itself, or the schema of a field.
fn parameter(
    document: &Document<'_>,
    wire: &str,
    words: &Value,
    schema: &Value,
    depth: usize,
) -> Parameter {
    let meant = document.meant(schema);
    let (secret, personal) = marks(words);
    let number = |key: &str| meant.schema.get(key).and_then(Value::as_i64);
    let length = meant.schema.get("maxLength").and_then(Value::as_u64);
    let zero = words.get("x-iamport-zero").and_then(Value::as_str);
    Parameter {
        name: written_name(wire),
        wire: wire.to_owned(),
        place: Place::Body,
        required: false,
        description: text(words, "description"),
        max_length: length.and_then(|length| usize::try_from(length).ok()),
        refuse_longer: is_true(words, "x-iamport-refuse-longer"),
        minimum: number("minimum"),
        maximum: number("maximum"),
        whole: meant.kind() == "integer" && meant.format().ends_with("amount"),
        zero_is_everything: zero == Some("everything"),
        secret,
        personal,
        deprecated: is_true(words, "deprecated"),
        gateways: Gateways::read(words),
        reserved: Vec::new(),
        kind: kind(document, schema, depth),
    }
}

fn kind(document: &Document<'_>, schema: &Value, depth: usize) -> Kind {
    let meant = document.meant(schema);
    match (meant.kind(), meant.format()) {
        ("array", _) => Kind::List(Box::new(kind(document, meant.items(), depth))),
        ("object", _) if meant.properties().is_some() && depth > 0 => {
            Kind::Object(fields(document, meant.schema, depth - 1))
        }
        ("object", _) => Kind::FreeForm,
        (_, "amount") => Kind::Amount,
        (_, "positive-amount") => Kind::PositiveAmount,
        (_, "unix-time") => Kind::Time,
        ("integer", _) => Kind::Integer,
        ("boolean", _) => Kind::Boolean,
        _ if meant.schema.get("enum").is_some() => {
            Kind::Values(ListedValue::read_all(meant.schema))
        }
        _ => Kind::Text,
    }
}

/// The literals that other operations of the same method have where this one has a parameter in its path.
fn reserved(document: &Document<'_>, info: &iamport::OperationInfo, name: &str) -> Vec<String> {
    let is_parameter = |segment: &str| segment.starts_with('{');
    let placeholder = format!("{{{name}}}");
    let mine: Vec<&str> = info.path().split('/').collect();
    let method = info.method().as_str().to_ascii_lowercase();
    let mut reserved = Vec::new();
    for (path, operations) in document.paths() {
        let theirs: Vec<&str> = path.split('/').collect();
        let could_meet = operations.get(&method).is_some()
            && mine.len() == theirs.len()
            && mine
                .iter()
                .zip(&theirs)
                .all(|(a, b)| a == b || is_parameter(a) || is_parameter(b));
        if !could_meet {
            continue;
        }
        let literals = mine
            .iter()
            .zip(&theirs)
            .filter(|(a, b)| **a == placeholder && !is_parameter(b));
        reserved.extend(literals.map(|(_, literal)| (*literal).to_owned()));
    }
    reserved
}
