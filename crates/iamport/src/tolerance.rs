//! Decoding what the wire really carries: numbers as text, empty text for nothing, `null` for an empty list.
//!
//! The generated models name [`tolerant`] on their fields; what a type accepts is said in its [`Tolerant`].

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

/// For `#[serde(deserialize_with = …)]`: the key must be there, its form may vary.
pub(crate) fn tolerant<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Tolerant,
{
    T::tolerant(deserializer)
}

/// For `#[serde(default, deserialize_with = …)]`: nothing at all is the empty value.
pub(crate) fn tolerant_or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Tolerant + Default,
{
    T::tolerant_option(deserializer).map(Option::unwrap_or_default)
}

/// A type that takes every form in which the API was seen to send it.
pub(crate) trait Tolerant: Sized {
    /// Reads a value that must be there.
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;

    /// Reads a value that may be nothing: `null`, and for some types empty text.
    fn tolerant_option<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Option<Self>, D::Error> {
        Option::<Lenient<Self>>::deserialize(deserializer)
            .map(|value| value.map(|Lenient(value)| value))
    }

    /// The value of an envelope without a payload, for types that can do without one.
    fn absent() -> Option<Self> {
        None
    }
}

/// Carries [`Tolerant`] into serde's containers.
struct Lenient<T>(T);

impl<'de, T: Tolerant> Deserialize<'de> for Lenient<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::tolerant(deserializer).map(Self)
    }
}

/// Any JSON value that is neither an object nor an array.
pub(crate) enum Scalar {
    Null,
    Bool(bool),
    Int(i64),
    /// Above `i64::MAX`.
    Big(u64),
    Float(f64),
    Text(String),
}

impl Scalar {
    /// `null` or blank text.
    pub(crate) fn is_nothing(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// The whole number it stands for.
    pub(crate) fn to_i64(&self) -> Option<i64> {
        match self {
            Self::Int(number) => Some(*number),
            Self::Float(number) => whole(*number),
            Self::Text(text) => {
                let text = text.trim();
                text.parse()
                    .ok()
                    .or_else(|| text.parse().ok().and_then(whole))
            }
            Self::Null | Self::Bool(_) | Self::Big(_) => None,
        }
    }

    fn to_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            Self::Int(0) => Some(false),
            Self::Int(1) => Some(true),
            Self::Text(text) => match text.trim() {
                "1" | "true" | "TRUE" | "True" | "Y" | "y" => Some(true),
                "0" | "false" | "FALSE" | "False" | "N" | "n" => Some(false),
                _ => None,
            },
            _ => None,
        }
    }

    pub(crate) fn into_text(self) -> Option<String> {
        match self {
            Self::Null => None,
            Self::Bool(value) => Some(value.to_string()),
            Self::Int(number) => Some(number.to_string()),
            Self::Big(number) => Some(number.to_string()),
            Self::Float(number) => Some(number.to_string()),
            Self::Text(text) => Some(text),
        }
    }
}

/// A float that is a whole number, as far as doubles count in ones.
fn whole(number: f64) -> Option<i64> {
    const ONES_END_AT: f64 = 9_007_199_254_740_992.0;
    if number.fract() != 0.0 || number.abs() > ONES_END_AT {
        return None;
    }
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a whole number within ±2^53"
    )]
    let number = number as i64;
    Some(number)
}

impl<'de> Deserialize<'de> for Scalar {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ScalarVisitor;

        impl<'de> Visitor<'de> for ScalarVisitor {
            type Value = Scalar;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number, text or a truth value")
            }

            fn visit_unit<E>(self) -> Result<Scalar, E> {
                Ok(Scalar::Null)
            }

            fn visit_none<E>(self) -> Result<Scalar, E> {
                Ok(Scalar::Null)
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Scalar, D::Error> {
                Scalar::deserialize(deserializer)
            }

            fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
                Ok(Scalar::Bool(value))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Scalar, E> {
                Ok(Scalar::Int(number))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Scalar, E> {
                Ok(i64::try_from(number).map_or(Scalar::Big(number), Scalar::Int))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Scalar, E> {
                Ok(Scalar::Float(number))
            }

            fn visit_str<E>(self, text: &str) -> Result<Scalar, E> {
                Ok(Scalar::Text(text.to_owned()))
            }

            fn visit_string<E>(self, text: String) -> Result<Scalar, E> {
                Ok(Scalar::Text(text))
            }
        }

        deserializer.deserialize_any(ScalarVisitor)
    }
}

/// Reads through [`Scalar`]: `null` and blank text are nothing, anything else must convert.
pub(crate) fn through_scalar<'de, D, T>(
    deserializer: D,
    expected: &'static str,
    convert: impl FnOnce(Scalar) -> Option<T>,
) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
{
    let scalar = Scalar::deserialize(deserializer)?;
    if scalar.is_nothing() {
        return Ok(None);
    }
    // The text must not quote the value.
    convert(scalar)
        .map(Some)
        .ok_or_else(|| Error::custom(expected))
}

/// Implements [`Tolerant`] for a scalar type by one conversion from [`Scalar`].
macro_rules! tolerant_scalar {
    ($type:ty, $expected:literal, $convert:expr) => {
        impl $crate::tolerance::Tolerant for $type {
            fn tolerant<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Self, D::Error> {
                <Self as $crate::tolerance::Tolerant>::tolerant_option(deserializer)?
                    .ok_or_else(|| <D::Error as ::serde::de::Error>::custom($expected))
            }

            fn tolerant_option<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<Self>, D::Error> {
                $crate::tolerance::through_scalar(deserializer, $expected, $convert)
            }
        }
    };
}
pub(crate) use tolerant_scalar;

tolerant_scalar!(i64, "expected a whole number", |scalar: Scalar| scalar
    .to_i64());
tolerant_scalar!(bool, "expected a truth value", |scalar: Scalar| scalar
    .to_bool());

impl Tolerant for String {
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Scalar::deserialize(deserializer)?
            .into_text()
            .ok_or_else(|| Error::custom("expected text"))
    }
}

impl<T: Tolerant> Tolerant for Option<T> {
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::tolerant_option(deserializer)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Tolerant> Tolerant for Vec<T> {
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor<T>(PhantomData<T>);

        impl<'de, T: Tolerant> Visitor<'de> for ListVisitor<T> {
            type Value = Vec<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_unit<E>(self) -> Result<Vec<T>, E> {
                Ok(Vec::new())
            }

            fn visit_none<E>(self) -> Result<Vec<T>, E> {
                Ok(Vec::new())
            }

            fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
                deserializer.deserialize_any(self)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(Lenient(item)) = items.next_element()? {
                    list.push(item);
                }
                Ok(list)
            }

            // PHP writes a list with holes in its numbering as an object.
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Vec<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(key) = entries.next_key::<String>()? {
                    if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_digit()) {
                        return Err(Error::custom("expected a list"));
                    }
                    let Lenient(item) = entries.next_value()?;
                    list.push(item);
                }
                Ok(list)
            }
        }

        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}

/// Reads a model: an object and nothing else. Left to itself, serde would also fill its fields from a list, in
/// their order, and take an answer of another kind for success.
pub(crate) fn object<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    object_option(deserializer)?.ok_or_else(|| Error::custom("expected an object"))
}

/// Reads a model that may be nothing: `null`, or PHP's empty list, which it does not tell from an empty object.
pub(crate) fn object_option<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    struct ObjectVisitor<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an object")
        }

        fn visit_unit<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_none<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
            deserializer.deserialize_any(self)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Option<T>, A::Error> {
            match items.next_element::<IgnoredAny>()? {
                None => Ok(None),
                Some(_) => Err(Error::custom("expected an object")),
            }
        }

        fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<Option<T>, A::Error> {
            T::deserialize(MapAccessDeserializer::new(entries)).map(Some)
        }
    }

    deserializer.deserialize_any(ObjectVisitor(PhantomData))
}

impl Tolerant for Map<String, Value> {
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::Object(map) => Ok(map),
            // PHP does not tell an empty object from an empty list.
            Value::Array(list) if list.is_empty() => Ok(Self::new()),
            Value::Null => Ok(Self::new()),
            _ => Err(Error::custom("expected an object")),
        }
    }
}

impl Tolerant for Value {
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::deserialize(deserializer)
    }
}

/// The payload of operations that answer none: whatever comes is passed over.
impl Tolerant for () {
    fn tolerant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|IgnoredAny| ())
    }

    fn absent() -> Option<Self> {
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;
    use crate::scalar::{Amount, UnixTime};

    /// Fields as the generator writes them.
    #[derive(Debug, Deserialize, serde::Serialize, PartialEq)]
    struct Payment {
        #[serde(deserialize_with = "tolerant")]
        imp_uid: String,
        #[serde(deserialize_with = "tolerant")]
        amount: Amount,
        #[serde(default, deserialize_with = "tolerant_or_default")]
        name: String,
        #[serde(default, deserialize_with = "tolerant_or_default")]
        total: i64,
        #[serde(default, deserialize_with = "tolerant")]
        cancel_amount: Option<Amount>,
        #[serde(default, deserialize_with = "tolerant")]
        card_type: Option<i64>,
        #[serde(default, deserialize_with = "tolerant")]
        apply_num: Option<String>,
        #[serde(default, deserialize_with = "tolerant")]
        escrow: Option<bool>,
        #[serde(default, deserialize_with = "tolerant")]
        urls: Vec<String>,
        #[serde(default, with = "crate::scalar::unix_time_or_zero")]
        paid_at: Option<UnixTime>,
        #[serde(default, deserialize_with = "tolerant")]
        extension: Option<Map<String, Value>>,
    }

    fn read(more: &Value) -> Result<Payment, serde_json::Error> {
        let mut body = json!({ "imp_uid": "imp_1", "amount": 1000 });
        for (key, value) in more.as_object().unwrap() {
            body[key] = value.clone();
        }
        // Through text, as on the wire.
        serde_json::from_str(&body.to_string())
    }

    fn payment(more: Value) -> Payment {
        read(&more).unwrap_or_else(|error| panic!("{more}: {error}"))
    }

    #[test]
    fn a_model_is_an_object_and_nothing_else() {
        #[derive(Debug, PartialEq, Deserialize)]
        struct Model {
            name: String,
        }
        let read = |json: Value| super::object::<_, Model>(json);
        assert_eq!(read(json!({"name": "a"})).unwrap().name, "a");
        for broken in [json!(["a"]), json!([]), json!(null), json!("a"), json!(1)] {
            assert!(read(broken.clone()).is_err(), "{broken}");
        }
        let maybe = |json: Value| super::object_option::<_, Model>(json);
        assert_eq!(maybe(json!(null)).unwrap(), None);
        assert_eq!(maybe(json!([])).unwrap(), None);
        assert!(maybe(json!(["a"])).is_err());
    }

    #[test]
    fn absent_null_and_unknown_keys_are_no_matter() {
        let bare = payment(json!({}));
        assert_eq!(bare.name, "");
        assert_eq!(
            (bare.total, bare.cancel_amount, bare.card_type),
            (0, None, None)
        );
        assert_eq!(
            (bare.apply_num.clone(), bare.escrow, bare.paid_at),
            (None, None, None)
        );
        assert!(bare.urls.is_empty() && bare.extension.is_none());
        let nulls = payment(json!({
            "name": null, "total": null, "cancel_amount": null, "card_type": null, "apply_num": null, "escrow": null,
            "urls": null, "paid_at": null, "extension": null, "brand_new": { "a": [1] },
        }));
        assert_eq!(bare, nulls);
        for key in ["imp_uid", "amount"] {
            assert!(read(&json!({ key: null })).is_err());
        }
        assert!(serde_json::from_str::<Payment>(r#"{"amount":1}"#).is_err());
        assert!(serde_json::from_str::<Payment>(r#"{"imp_uid":"a"}"#).is_err());
    }

    #[test]
    fn a_number_may_be_text_and_text_a_number() {
        let odd = payment(
            json!({ "cancel_amount": "0", "card_type": "1", "apply_num": 42, "total": "7", "imp_uid": 87 }),
        );
        assert_eq!(
            (odd.cancel_amount, odd.card_type, odd.total),
            (Some(Amount::ZERO), Some(1), 7)
        );
        assert_eq!(
            (odd.apply_num.as_deref(), odd.imp_uid.as_str()),
            (Some("42"), "87")
        );
        // Text that looks like a number stays text.
        assert_eq!(
            payment(json!({ "apply_num": "0042" })).apply_num.as_deref(),
            Some("0042")
        );
        assert_eq!(
            payment(json!({ "apply_num": "00000000" }))
                .apply_num
                .as_deref(),
            Some("00000000")
        );
        for (number, text) in [
            (json!(1.5), "1.5"),
            (json!(-3), "-3"),
            (json!(u64::MAX), "18446744073709551615"),
        ] {
            assert_eq!(
                payment(json!({ "apply_num": number })).apply_num.as_deref(),
                Some(text)
            );
        }
        for (number, whole) in [
            (json!(1.0), 1),
            (json!("1.0"), 1),
            (json!(" 12 "), 12),
            (json!("-4"), -4),
            (json!(1e3), 1000),
        ] {
            assert_eq!(
                payment(json!({ "card_type": number })).card_type,
                Some(whole)
            );
        }
        for wrong in [
            json!(1.5),
            json!("1.5"),
            json!("one"),
            json!(true),
            json!([]),
            json!({}),
            json!(u64::MAX),
            json!(1e300),
        ] {
            assert!(read(&json!({ "card_type": wrong })).is_err(), "{wrong}");
        }
    }

    #[test]
    fn empty_text_is_nothing_except_for_text() {
        let empty = payment(
            json!({ "cancel_amount": "", "card_type": "", "escrow": " ", "apply_num": "", "total": "", "paid_at": "" }),
        );
        assert_eq!(
            (
                empty.cancel_amount,
                empty.card_type,
                empty.escrow,
                empty.paid_at
            ),
            (None, None, None, None)
        );
        assert_eq!((empty.apply_num.as_deref(), empty.total), (Some(""), 0));
        assert!(read(&json!({ "amount": "" })).is_err());
    }

    #[test]
    fn truth_has_many_forms() {
        for yes in [
            json!(true),
            json!(1),
            json!("1"),
            json!("true"),
            json!("Y"),
            json!("y"),
        ] {
            assert_eq!(
                payment(json!({ "escrow": yes })).escrow,
                Some(true),
                "{yes}"
            );
        }
        for no in [
            json!(false),
            json!(0),
            json!("0"),
            json!("false"),
            json!("N"),
        ] {
            assert_eq!(payment(json!({ "escrow": no })).escrow, Some(false), "{no}");
        }
        for wrong in [json!(2), json!("yes!"), json!([]), json!(0.5)] {
            assert!(read(&json!({ "escrow": wrong })).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_time_is_unset_in_five_ways_and_written_as_zero() {
        for unset in [json!(0), json!("0"), json!(""), json!(null), json!(0.0)] {
            assert_eq!(
                payment(json!({ "paid_at": unset })).paid_at,
                None,
                "{unset}"
            );
        }
        for set in [
            json!(1_446_691_529),
            json!("1446691529"),
            json!(1_446_691_529.0),
        ] {
            assert_eq!(
                payment(json!({ "paid_at": set })).paid_at,
                Some(UnixTime::from(1_446_691_529)),
                "{set}"
            );
        }
        assert!(read(&json!({ "paid_at": "yesterday" })).is_err());
        let written = serde_json::to_value(payment(json!({}))).unwrap();
        assert_eq!(written["paid_at"], json!(0));
        assert_eq!(written["apply_num"], json!(null));
    }

    #[test]
    fn a_list_may_be_null_hold_numbers_or_be_an_object_with_numbers_for_keys() {
        assert_eq!(payment(json!({ "urls": ["a", 1] })).urls, ["a", "1"]);
        assert_eq!(
            payment(json!({ "urls": { "0": "a", "2": "b" } })).urls,
            ["a", "b"]
        );
        assert_eq!(payment(json!({ "urls": {} })).urls, Vec::<String>::new());
        for wrong in [
            json!({ "a": "b" }),
            json!("a"),
            json!(1),
            json!([["a"]]),
            json!([null]),
        ] {
            assert!(read(&json!({ "urls": wrong })).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_empty_object_may_come_as_a_list() {
        assert_eq!(
            payment(json!({ "extension": [] })).extension,
            Some(Map::new())
        );
        assert_eq!(
            payment(json!({ "extension": { "a": 1 } }))
                .extension
                .unwrap()["a"],
            json!(1)
        );
        assert!(read(&json!({ "extension": [1] })).is_err());
    }

    #[test]
    fn no_error_quotes_a_value() {
        for key in [
            "amount",
            "total",
            "cancel_amount",
            "card_type",
            "escrow",
            "paid_at",
        ] {
            let error = read(&json!({ key: "hunter2" })).unwrap_err().to_string();
            assert!(!error.contains("hunter2"), "{error}");
        }
    }
}
