//! The values of one call, by the names of their parameters.

use std::fmt;

use iamport::{Amount, PositiveAmount, UnixTime};
use serde_json::{Map, Value};

use super::mistake::Mistake;
use super::scalar::Scalar;

/// The values of one call, or of an object inside of one, by name.
///
/// They are what somebody wrote: `check` says whether they fit, and each getter reads one as what it has to be.
#[derive(Clone, Default, PartialEq)]
pub(crate) struct Arguments {
    values: Vec<(String, Given)>,
}

/// What was given for a parameter.
#[derive(Clone, PartialEq)]
pub(super) enum Given {
    Scalar(Scalar),
    List(Vec<Given>),
    Object(Arguments),
}

impl Arguments {
    /// Whether something was given for a parameter, right or wrong.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.given(name).is_some()
    }

    /// Text of which something can be seen.
    ///
    /// # Errors
    /// As of every getter: what was given is no such value. Nothing was sent.
    pub(crate) fn text(&self, name: &str) -> Result<Option<String>, Mistake> {
        self.one(name, Scalar::text)
    }

    /// Text that was given, for what looks at a call before it is made; none where nothing fits.
    pub(crate) fn plain(&self, name: &str) -> Option<String> {
        self.text(name).ok().flatten()
    }

    /// The same with a value for a parameter that was given none.
    pub(crate) fn completed(mut self, name: &str, value: String) -> Self {
        if !self.has(name) {
            self.add(name, Given::of(Value::String(value)));
        }
        self
    }

    /// A list of texts. One text is a list of one.
    pub(crate) fn texts(&self, name: &str) -> Result<Option<Vec<String>>, Mistake> {
        let Some(given) = self.given(name) else {
            return Ok(None);
        };
        let texts = given.entries().iter().map(|entry| entry.read(Scalar::text));
        let texts: Result<Vec<_>, _> = texts.collect();
        texts.map(Some).map_err(|why| Mistake::of(name, &why))
    }

    /// An amount from zero up, in the currency's main unit, exact.
    pub(crate) fn amount(&self, name: &str) -> Result<Option<Amount>, Mistake> {
        self.one(name, Scalar::amount)
    }

    /// An amount above zero.
    pub(crate) fn positive_amount(&self, name: &str) -> Result<Option<PositiveAmount>, Mistake> {
        self.one(name, Scalar::positive_amount)
    }

    /// A moment.
    pub(crate) fn time(&self, name: &str) -> Result<Option<UnixTime>, Mistake> {
        self.one(name, Scalar::time)
    }

    /// A whole number from zero up.
    pub(crate) fn integer(&self, name: &str) -> Result<Option<i64>, Mistake> {
        self.one(name, Scalar::integer)
    }

    /// True or false.
    pub(crate) fn boolean(&self, name: &str) -> Result<Option<bool>, Mistake> {
        self.one(name, Scalar::boolean)
    }

    /// The values of an object.
    pub(crate) fn object(&self, name: &str) -> Result<Option<&Arguments>, Mistake> {
        match self.given(name) {
            None => Ok(None),
            Some(Given::Object(values)) => Ok(Some(values)),
            Some(_) => Err(Mistake::of(name, OBJECT)),
        }
    }

    /// The values of each object of a list. One object is a list of one.
    pub(crate) fn objects(&self, name: &str) -> Result<Option<Vec<&Arguments>>, Mistake> {
        let Some(given) = self.given(name) else {
            return Ok(None);
        };
        let objects = given.entries().iter().map(|entry| match entry {
            Given::Object(values) => Ok(values),
            _ => Err(Mistake::of(name, "it is a list of objects")),
        });
        objects.collect::<Result<Vec<_>, _>>().map(Some)
    }

    /// Any JSON object.
    #[allow(
        dead_code,
        reason = "no operation takes one today; the code that is made for one that does calls this"
    )]
    pub(crate) fn free_form(&self, name: &str) -> Result<Option<Map<String, Value>>, Mistake> {
        Ok(self.object(name)?.map(Self::json))
    }

    fn one<T>(
        &self,
        name: &str,
        read: impl Fn(&Scalar) -> Result<T, String>,
    ) -> Result<Option<T>, Mistake> {
        let Some(given) = self.given(name) else {
            return Ok(None);
        };
        let value = given.read(read);
        value.map(Some).map_err(|why| Mistake::of(name, &why))
    }

    /// What was given, as a JSON object.
    pub(super) fn json(&self) -> Map<String, Value> {
        let values = self.values.iter();
        values
            .map(|(name, given)| (name.clone(), given.json()))
            .collect()
    }

    /// What was given for a parameter.
    pub(super) fn given(&self, name: &str) -> Option<&Given> {
        let mut values = self.values.iter();
        values.find_map(|(given, value)| (given == name).then_some(value))
    }

    pub(super) fn given_mut(&mut self, name: &str) -> Option<&mut Given> {
        let mut values = self.values.iter_mut();
        values.find_map(|(given, value)| (given == name).then_some(value))
    }

    /// All that was given, in the order in which it was.
    pub(super) fn into_values(self) -> impl Iterator<Item = (String, Given)> {
        self.values.into_iter()
    }

    /// Adds a value for a parameter that has none yet.
    pub(super) fn add(&mut self, name: &str, given: Given) {
        self.values.push((name.to_owned(), given));
    }
}

/// What is said where something else was given for an object.
pub(super) const OBJECT: &str =
    "it is an object: write its fields as name.field=value, or all of it as name:={…} or in --body";

impl Given {
    /// JSON as it was given.
    pub(super) fn of(json: Value) -> Self {
        match json {
            Value::Null => Self::Scalar(Scalar::Null),
            Value::Bool(boolean) => Self::Scalar(Scalar::Boolean(boolean)),
            Value::Number(number) => Self::Scalar(Scalar::Number(number)),
            Value::String(text) => Self::Scalar(Scalar::Text(text)),
            Value::Array(items) => Self::List(items.into_iter().map(Self::of).collect()),
            Value::Object(fields) => Self::Object(Arguments {
                values: fields
                    .into_iter()
                    .map(|(name, value)| (name, Self::of(value)))
                    .collect(),
            }),
        }
    }

    /// The entries of a list; anything else is a list of one.
    pub(super) fn entries(&self) -> &[Given] {
        match self {
            Self::List(entries) => entries,
            other => std::slice::from_ref(other),
        }
    }

    /// Reads one value.
    pub(super) fn read<T>(&self, read: impl Fn(&Scalar) -> Result<T, String>) -> Result<T, String> {
        match self {
            Self::Scalar(scalar) => read(scalar),
            Self::List(_) => Err("one value is meant, and this is a list".to_owned()),
            Self::Object(_) => Err("one value is meant, and this is an object".to_owned()),
        }
    }

    pub(super) fn json(&self) -> Value {
        match self {
            Self::Scalar(scalar) => scalar.json(),
            Self::List(entries) => entries.iter().map(Self::json).collect(),
            Self::Object(values) => Value::Object(values.json()),
        }
    }
}

/// The names alone: some of the values are secret.
impl fmt::Debug for Arguments {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.values.iter().map(|(name, _)| name))
            .finish()
    }
}
