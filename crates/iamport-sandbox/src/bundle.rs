//! The description of the API that this crate carries: every operation with its schemas.
//!
//! It is read when something first asks for it, once in a process. Starting a sandbox does not wait
//! for that.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::operations::Operation;

/// The description of the API as an OpenAPI 3.0.3 document in JSON: operations, schemas, and the `x-iamport-` words that the
/// specification's README explains. It is what a sandbox holds requests against.
pub const OPENAPI: &str = include_str!("../data/iamport-v1.openapi.json");
/// What the reference of every schema that has a name begins with.
const SCHEMAS: &str = "#/components/schemas/";
/// What the reference of every shared answer begins with.
const RESPONSES: &str = "#/components/responses/";
/// The only media type that the file describes.
const JSON: &str = "application/json";

/// A schema, as far as the file uses the language.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Schema {
    #[serde(rename = "$ref")]
    reference: Option<String>,
    #[serde(rename = "type")]
    pub(crate) kind: Option<String>,
    pub(crate) format: Option<String>,
    pub(crate) required: Vec<String>,
    pub(crate) properties: BTreeMap<String, Schema>,
    /// Whether it may have any other property.
    #[serde(rename = "additionalProperties")]
    pub(crate) additional_properties: bool,
    pub(crate) items: Option<Box<Schema>>,
    #[serde(rename = "allOf")]
    pub(crate) all_of: Vec<Schema>,
    #[serde(rename = "anyOf")]
    pub(crate) any_of: Vec<Schema>,
    /// Texts, or null alone.
    #[serde(rename = "enum")]
    pub(crate) values: Vec<serde_json::Value>,
    /// Whether null is a value beside those of `kind`.
    pub(crate) nullable: bool,
    #[serde(rename = "maxLength")]
    pub(crate) max_length: Option<usize>,
    /// How long an answered text is at most, as a rule.
    #[serde(rename = "x-iamport-max-length")]
    pub(crate) usual_length: Option<usize>,
    #[serde(rename = "minItems")]
    pub(crate) min_items: Option<usize>,
    pub(crate) minimum: Option<f64>,
    pub(crate) maximum: Option<f64>,
    pub(crate) example: Option<serde_json::Value>,
}

impl Schema {
    /// Whether it is an object whose fields nobody tells.
    pub(crate) fn is_free_form(&self) -> bool {
        self.kind.as_deref() == Some("object") && self.properties.is_empty()
    }

    /// The schema that this one wraps: the only one of an `allOf`, or the reference of an `anyOf` that says
    /// beside it what else the value may be, null or a text that its list does not have.
    pub(crate) fn only(&self) -> Option<&Schema> {
        match (self.all_of.as_slice(), self.any_of.as_slice()) {
            ([only], _) if self.properties.is_empty() => Some(only),
            (_, [only, other]) if only.reference.is_some() && other.reference.is_none() => {
                Some(only)
            }
            _ => None,
        }
    }
}

/// Where a parameter stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Location {
    Path,
    Query,
    Header,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    #[serde(rename = "in")]
    pub(crate) location: Location,
    #[serde(default)]
    pub(crate) required: bool,
    #[serde(default)]
    pub(crate) schema: Schema,
}

#[derive(Debug, Deserialize)]
struct Media {
    #[serde(default)]
    schema: Schema,
}

#[derive(Debug, Deserialize)]
pub(crate) struct RequestBody {
    #[serde(default)]
    pub(crate) required: bool,
    content: BTreeMap<String, Media>,
}

impl RequestBody {
    pub(crate) fn schema(&self) -> Option<&Schema> {
        self.content.get(JSON).map(|media| &media.schema)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Response {
    #[serde(rename = "$ref")]
    reference: Option<String>,
    content: BTreeMap<String, Media>,
}

/// What the file says of one operation: the schemas of what it takes and answers.
#[derive(Debug, Deserialize)]
pub(crate) struct Description {
    #[serde(rename = "operationId")]
    pub(crate) which: Operation,
    #[serde(default)]
    pub(crate) parameters: Vec<Parameter>,
    #[serde(rename = "requestBody")]
    pub(crate) body: Option<RequestBody>,
    responses: BTreeMap<String, Response>,
    /// Absent where the rule of the whole file holds: a token.
    security: Option<Vec<serde::de::IgnoredAny>>,
}

impl Description {
    /// The documented statuses, in order.
    pub(crate) fn statuses(&self) -> impl Iterator<Item = u16> + '_ {
        self.responses
            .keys()
            .filter_map(|status| status.parse().ok())
    }

    pub(crate) fn documents(&self, status: u16) -> bool {
        self.statuses().any(|documented| documented == status)
    }

    /// Whether it is refused without an access token.
    pub(crate) fn needs_token(&self) -> bool {
        self.security.as_ref().is_none_or(|list| !list.is_empty())
    }

    /// Where it stands in the file, as a JSON pointer.
    pub(crate) fn pointer(&self) -> String {
        let method = self.which.method().as_str().to_ascii_lowercase();
        format!("#/paths/{}/{method}", escaped(self.which.path()))
    }

    /// The values in `path`, if it is a path of this operation, with the places of its fixed parts:
    /// a number that is larger the further to the left they are.
    fn matches(&self, path: &str) -> Option<(u64, Vec<(&str, String)>)> {
        let (mut fixed, mut values) = (0, Vec::new());
        let (mut wanted, mut given) = (self.which.path().split('/'), path.split('/'));
        loop {
            match (wanted.next(), given.next()) {
                (None, None) => return Some((fixed, values)),
                (Some(part), Some(sent)) => {
                    let name = part
                        .strip_prefix('{')
                        .and_then(|part| part.strip_suffix('}'));
                    fixed = fixed << 1 | u64::from(name.is_none());
                    match name {
                        Some(_) if sent.is_empty() => return None,
                        Some(name) => values.push((name, percent_decoded(sent))),
                        None if part == sent => {}
                        None => return None,
                    }
                }
                _ => return None,
            }
        }
    }
}

/// An operation that a request is for, and the values in its path.
pub(crate) struct Match {
    pub(crate) operation: &'static Description,
    pub(crate) path_values: Vec<(&'static str, String)>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Components {
    schemas: BTreeMap<String, Schema>,
    responses: BTreeMap<String, Response>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct File {
    paths: BTreeMap<String, BTreeMap<String, Description>>,
    components: Components,
}

/// All operations and named schemas.
#[derive(Debug, Default)]
pub(crate) struct Bundle {
    operations: Vec<Description>,
    components: Components,
}

/// The bundle of this crate.
pub(crate) fn bundle() -> &'static Bundle {
    static BUNDLE: OnceLock<Bundle> = OnceLock::new();
    BUNDLE.get_or_init(|| {
        let file: File = serde_json::from_str(OPENAPI).unwrap_or_else(|error| {
            // A test reads the file, so that this cannot happen to a published crate.
            tracing::error!(%error, "the bundled description of the API cannot be read");
            File::default()
        });
        let methods = file.paths.into_values();
        Bundle {
            operations: methods.flat_map(BTreeMap::into_values).collect(),
            components: file.components,
        }
    })
}

impl Bundle {
    /// Every operation, by path.
    #[cfg(test)]
    pub(crate) fn operations(&self) -> &[Description] {
        &self.operations
    }

    /// The operation that a request is for. Of several paths that fit the one with fixed parts further
    /// to the left counts, whatever methods it has, as in the server's own routes.
    pub(crate) fn find(&'static self, method: &str, path: &str) -> Option<Match> {
        let fitting = || {
            self.operations
                .iter()
                .filter_map(|operation| Some((operation, operation.matches(path)?)))
        };
        let best = fitting().map(|(_, (fixed, _))| fixed).max()?;
        fitting()
            .find(|(operation, (fixed, _))| {
                *fixed == best
                    && operation
                        .which
                        .method()
                        .as_str()
                        .eq_ignore_ascii_case(method)
            })
            .map(|(operation, (_, path_values))| Match {
                operation,
                path_values,
            })
    }

    /// Whether any operation has this path.
    pub(crate) fn knows_path(&self, path: &str) -> bool {
        self.operations
            .iter()
            .any(|operation| operation.matches(path).is_some())
    }

    /// What a schema stands for: itself, or the one that it refers to.
    pub(crate) fn resolve<'a>(&'a self, schema: &'a Schema) -> &'a Schema {
        let named = |reference: &String| {
            let name = reference.strip_prefix(SCHEMAS)?;
            self.components.schemas.get(name)
        };
        match &schema.reference {
            Some(reference) => named(reference).unwrap_or(schema),
            None => schema,
        }
    }

    /// The schema that a value's schema refers to, if it is nothing but a reference; else itself.
    pub(crate) fn plain<'a>(&'a self, schema: &'a Schema) -> &'a Schema {
        let schema = self.resolve(schema);
        schema.only().map_or(schema, |only| self.plain(only))
    }

    /// Whether a value may be null.
    pub(crate) fn may_be_null(&self, schema: &Schema) -> bool {
        let schema = self.resolve(schema);
        schema.nullable || schema.any_of.iter().any(|part| part.nullable)
    }

    /// The name of a schema that is nothing but a reference.
    pub(crate) fn name<'a>(&'a self, schema: &'a Schema) -> Option<&'a str> {
        match &schema.reference {
            Some(reference) => reference.strip_prefix(SCHEMAS),
            None => self.name(schema.only()?),
        }
    }

    /// The schema of an answer.
    pub(crate) fn answer<'a>(
        &'a self,
        operation: &'a Description,
        status: u16,
    ) -> Option<&'a Schema> {
        let response = operation.responses.get(&status.to_string())?;
        let response = match &response.reference {
            Some(reference) => self
                .components
                .responses
                .get(reference.strip_prefix(RESPONSES)?)?,
            None => response,
        };
        response.content.get(JSON).map(|media| &media.schema)
    }

    /// The schema of one part of the envelope: `response`, or what stands beside it.
    pub(crate) fn part_of_answer<'a>(
        &'a self,
        operation: &'a Description,
        name: &str,
    ) -> Option<&'a Schema> {
        let answer = self.answer(operation, 200)?;
        answer
            .all_of
            .iter()
            .find_map(|part| part.properties.get(name))
    }
}

/// A key as a JSON pointer writes it.
pub(crate) fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Text whose `%xx` are turned into bytes. What is not text then stays as it was sent.
fn percent_decoded(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    let digit = |byte: Option<&u8>| byte.and_then(|byte| char::from(*byte).to_digit(16));
    let bytes = text.as_bytes();
    let (mut decoded, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(at) {
        let pair = (digit(bytes.get(at + 1)), digit(bytes.get(at + 2)));
        match (byte, pair) {
            (b'%', (Some(high), Some(low))) => {
                decoded.push((high * 16 + low) as u8);
                at += 3;
            }
            _ => {
                decoded.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_can_be_read() {
        assert!(serde_json::from_str::<File>(OPENAPI).is_ok());
        assert_eq!(bundle().operations().len(), Operation::ALL.len());
        for operation in bundle().operations() {
            for status in operation.statuses() {
                assert!(
                    bundle().answer(operation, status).is_some(),
                    "{}",
                    operation.which.id()
                );
            }
        }
    }

    #[test]
    fn fixed_parts_of_a_path_win() {
        let id = |method, path| {
            bundle()
                .find(method, path)
                .map(|found| found.operation.which.id())
        };
        assert_eq!(id("GET", "/payments/imp_1"), Some("getPaymentByImpUid"));
        assert_eq!(id("PUT", "/payments/prepare"), Some("editPreparePayment"));
        assert_eq!(id("GET", "/vbanks/holder"), Some("queryBankHolder"));
        assert_eq!(id("DELETE", "/vbanks/holder"), None);
        let left = "/payments/find/balance";
        assert_eq!(id("GET", left), Some("getPaymentByMerchantUidAnyStatus"));
        assert_eq!(id("PATCH", "/payments/imp_1"), None);
        assert_eq!(id("GET", "/payments/"), None);
        assert!(bundle().knows_path("/cvs") && !bundle().knows_path("/nothing"));
    }

    #[test]
    fn values_of_a_path_are_decoded() {
        let found = bundle().find("GET", "/payments/find/a%20b%2Fc").unwrap();
        assert_eq!(found.path_values, [("merchant_uid", "a b/c".to_owned())]);
        for odd in ["%", "%a", "%zz", "%ff"] {
            assert_eq!(percent_decoded(odd), odd);
        }
        assert_eq!(percent_decoded("%EA%B0%80"), "가");
    }
}
