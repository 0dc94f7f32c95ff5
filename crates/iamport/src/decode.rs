//! Reading what the wire really carries: numbers as text, empty text for nothing, `null` for an empty list.
//!
//! Reading is direct: one pass over the body, straight into the model. A value that does not fit fails it, and only
//! then [`repair`] reads a second time. Generated models name a function of this module on each field.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error, IgnoredAny, IntoDeserializer as _,
    MapAccess, SeqAccess, Visitor,
};
use serde_json::{Map, Number, Value};

pub(crate) use crate::lenient::Lenient;
use crate::lenient::Read;
use crate::repair;

/// For `deserialize_with`: the key must be there, its form may vary.
pub(crate) fn required<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Lenient,
{
    T::read(deserializer)
}

/// For `deserialize_with` beside `default`: nothing at all is the empty value.
pub(crate) fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Lenient + Default,
{
    T::read_option(deserializer).map(Option::unwrap_or_default)
}

/// As [`required`], for what says which record it is or how much money moved: it fits, or the record fails.
pub(crate) fn exact<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Lenient,
{
    repair::exactly(|| T::read(deserializer))
}

/// As [`or_default`], for what says how much money moved.
pub(crate) fn exact_or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Lenient + Default,
{
    repair::exactly(|| or_default(deserializer))
}

/// A type that is made of one number, text or truth value.
pub(crate) trait FromScalar: Sized {
    /// What is said of a value that does not fit. It never quotes the value.
    const EXPECTED: &'static str;

    fn from_i64(number: i64) -> Option<Self>;

    /// A whole number that is not an `i64`.
    fn from_u64(_: u64) -> Option<Self> {
        None
    }

    fn from_f64(number: f64) -> Option<Self>;

    /// Text with something in it.
    fn from_text(text: &str) -> Option<Self>;

    fn from_bool(_: bool) -> Option<Self> {
        None
    }
}

/// Reads a scalar; `null` and blank text are nothing.
pub(crate) fn scalar_option<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: FromScalar,
{
    struct ScalarVisitor<T>(PhantomData<T>);

    impl<T: FromScalar> ScalarVisitor<T> {
        fn fit<E: Error>(value: Option<T>) -> Result<Option<T>, E> {
            value.map(Some).ok_or_else(|| E::custom(T::EXPECTED))
        }
    }

    impl<'de, T: FromScalar> Visitor<'de> for ScalarVisitor<T> {
        type Value = Option<T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(T::EXPECTED)
        }

        fn visit_unit<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_none<E>(self) -> Result<Option<T>, E> {
            Ok(None)
        }

        fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<Option<T>, D::Error> {
            value.deserialize_any(self)
        }

        fn visit_bool<E: Error>(self, value: bool) -> Result<Option<T>, E> {
            Self::fit(T::from_bool(value))
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Option<T>, E> {
            Self::fit(T::from_i64(number))
        }

        fn visit_u64<E: Error>(self, number: u64) -> Result<Option<T>, E> {
            Self::fit(match i64::try_from(number) {
                Ok(number) => T::from_i64(number),
                Err(_) => T::from_u64(number),
            })
        }

        fn visit_f64<E: Error>(self, number: f64) -> Result<Option<T>, E> {
            Self::fit(T::from_f64(number))
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Option<T>, E> {
            match text.trim() {
                "" => Ok(None),
                text => Self::fit(T::from_text(text)),
            }
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<T>, A::Error> {
            Self::fit(number_in(map).and_then(from_number))
        }
    }

    deserializer.deserialize_any(ScalarVisitor(PhantomData))
}

/// The number that serde_json hands over as a map where its feature `arbitrary_precision` is on anywhere in the
/// build; any other map is none.
fn number_in<'de, A: MapAccess<'de>>(map: A) -> Option<Number> {
    Number::deserialize(MapAccessDeserializer::new(map)).ok()
}

/// The entries of an object, which is told here from the number of [`number_in`]: a model that needs no field would be read from it
/// as an empty one.
struct Entries<A> {
    first: Option<String>,
    rest: A,
}

impl<A> Entries<A> {
    fn of<'de>(mut map: A) -> Result<Self, A::Error>
    where
        A: MapAccess<'de>,
    {
        const NUMBER: &str = "$serde_json::private::Number";
        let first = map.next_key::<String>()?;
        if first.as_deref() == Some(NUMBER) {
            return Err(Error::custom("expected an object"));
        }
        Ok(Self { first, rest: map })
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Entries<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(key) => seed.deserialize(key.into_deserializer()).map(Some),
            None => self.rest.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.rest.next_value_seed(seed)
    }
}

fn from_number<T: FromScalar>(number: Number) -> Option<T> {
    if let Some(whole) = number.as_i64() {
        T::from_i64(whole)
    } else if let Some(whole) = number.as_u64() {
        T::from_u64(whole)
    } else {
        T::from_f64(number.as_f64()?)
    }
}

/// Implements [`Lenient`] for a type that is a [`FromScalar`].
macro_rules! scalar {
    ($type:ty) => {
        impl $crate::decode::Lenient for $type {
            fn read<'de, D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::decode::scalar_option(deserializer)?.ok_or_else(|| {
                    <D::Error as ::serde::de::Error>::custom(
                        <$type as $crate::decode::FromScalar>::EXPECTED,
                    )
                })
            }

            fn read_option<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<Self>, D::Error> {
                $crate::decode::scalar_option(deserializer)
            }
        }
    };
}
pub(crate) use scalar;

impl FromScalar for i64 {
    const EXPECTED: &'static str = "expected a whole number";

    fn from_i64(number: i64) -> Option<Self> {
        Some(number)
    }

    /// A whole number, as far as doubles count in ones.
    fn from_f64(number: f64) -> Option<Self> {
        const ONES_END_AT: f64 = 9_007_199_254_740_992.0;
        if number.fract() != 0.0 || number.abs() > ONES_END_AT {
            return None;
        }
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a whole number within ±2^53"
        )]
        let number = number as Self;
        Some(number)
    }

    fn from_text(text: &str) -> Option<Self> {
        text.parse()
            .ok()
            .or_else(|| text.parse().ok().and_then(Self::from_f64))
    }
}
scalar!(i64);

impl FromScalar for bool {
    const EXPECTED: &'static str = "expected a truth value";

    fn from_i64(number: i64) -> Option<Self> {
        match number {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    fn from_f64(_: f64) -> Option<Self> {
        None
    }

    fn from_text(text: &str) -> Option<Self> {
        match text {
            "1" | "true" | "TRUE" | "True" | "Y" | "y" => Some(true),
            "0" | "false" | "FALSE" | "False" | "N" | "n" => Some(false),
            _ => None,
        }
    }

    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }
}
scalar!(bool);

/// Reads text, and whatever else can stand for it: a number or a truth value.
///
/// A number that can't be read exactly is refused, since an id would silently become another one.
pub(crate) fn text<'de, D, T>(deserializer: D, make: impl Fn(&str) -> T) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
{
    struct TextVisitor<F>(F);

    impl<'de, T, F: Fn(&str) -> T> Visitor<'de> for TextVisitor<F> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text")
        }

        fn visit_str<E>(self, text: &str) -> Result<T, E> {
            repair::saw_text(text);
            Ok((self.0)(text))
        }

        fn visit_bool<E>(self, value: bool) -> Result<T, E> {
            Ok((self.0)(if value { "true" } else { "false" }))
        }

        fn visit_i64<E>(self, number: i64) -> Result<T, E> {
            Ok((self.0)(&number.to_string()))
        }

        fn visit_u64<E>(self, number: u64) -> Result<T, E> {
            Ok((self.0)(&number.to_string()))
        }

        fn visit_f64<E: Error>(self, number: f64) -> Result<T, E> {
            // Up to here a double and its text are one to one.
            const EXACT_TO: f64 = 1e15;
            if number.abs() < EXACT_TO {
                Ok((self.0)(&number.to_string()))
            } else {
                Err(E::custom("expected text, not a number of this size"))
            }
        }

        fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<T, D::Error> {
            value.deserialize_any(self)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            let fail = || A::Error::custom("expected text");
            let number = number_in(map).ok_or_else(fail)?;
            match (number.as_u64(), number.as_f64()) {
                (Some(number), _) => self.visit_u64(number),
                (None, Some(number)) => self.visit_f64(number),
                (None, None) => Err(fail()),
            }
        }
    }

    deserializer.deserialize_any(TextVisitor(make))
}

impl Lenient for String {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        text(deserializer, str::to_owned)
    }
}

impl<T: Lenient> Lenient for Option<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read_option(deserializer)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Lenient> Lenient for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct ListVisitor<T>(PhantomData<T>);

        impl<'de, T: Lenient> Visitor<'de> for ListVisitor<T> {
            type Value = Vec<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<Vec<T>, D::Error> {
                value.deserialize_any(self)
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
                if repair::is_running() {
                    return repair::list(items);
                }
                let mut list = Vec::new();
                while let Some(Read(item)) = items.next_element()? {
                    list.push(item);
                }
                Ok(list)
            }

            // PHP writes a list with holes in its numbering as an object. An empty object is no empty list.
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Vec<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(key) = entries.next_key::<String>()? {
                    if key.is_empty() || !key.bytes().all(|byte| byte.is_ascii_digit()) {
                        return Err(Error::custom("expected a list"));
                    }
                    let Read(item) = entries.next_value()?;
                    list.push(item);
                }
                if list.is_empty() {
                    return Err(Error::custom("expected a list"));
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
    T: DeserializeOwned,
{
    object_option(deserializer)?.ok_or_else(|| Error::custom("expected an object"))
}

/// Reads a model that may be nothing: `null`, or PHP's empty list, which it does not tell from an empty object.
pub(crate) fn object_option<'de, D, T>(deserializer: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    struct ObjectVisitor<T>(PhantomData<T>);

    impl<'de, T: DeserializeOwned> Visitor<'de> for ObjectVisitor<T> {
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

        fn visit_some<D: Deserializer<'de>>(self, value: D) -> Result<Option<T>, D::Error> {
            value.deserialize_any(self)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Option<T>, A::Error> {
            match items.next_element::<IgnoredAny>()? {
                None => Ok(None),
                Some(_) => Err(Error::custom("expected an object")),
            }
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<T>, A::Error> {
            let entries = Entries::of(map)?;
            if repair::is_running() {
                return repair::object(entries).map(Some);
            }
            T::deserialize(MapAccessDeserializer::new(entries)).map(Some)
        }
    }

    deserializer.deserialize_any(ObjectVisitor(PhantomData))
}

/// Lets a generated model stand inside lists and options of another, and as a payload. It is read from an object
/// only.
macro_rules! model {
    ($name:ty) => {
        impl $crate::decode::Lenient for $name {
            fn read<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::decode::object(deserializer)
            }

            fn read_option<'de, D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<::core::option::Option<Self>, D::Error> {
                $crate::decode::object_option(deserializer)
            }
        }
    };
}
pub(crate) use model;

/// Reads a union of a list and an object.
pub(crate) fn list_or<'de, D, L, O, T>(
    deserializer: D,
    list: fn(L) -> T,
    object: fn(O) -> T,
) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    L: Lenient,
    O: Lenient,
{
    struct EitherVisitor<L, O, T>(fn(L) -> T, fn(O) -> T);

    impl<'de, L: Lenient, O: Lenient, T> Visitor<'de> for EitherVisitor<L, O, T> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list or an object")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
            L::read(SeqAccessDeserializer::new(items)).map(self.0)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
            let entries = Entries::of(map)?;
            O::read(MapAccessDeserializer::new(entries)).map(self.1)
        }
    }

    deserializer.deserialize_any(EitherVisitor(list, object))
}

/// Decodes one alternative of a union, once it is known which.
///
/// The error does not quote the value.
pub(crate) fn from_value<T: Lenient, E: Error>(value: Value) -> Result<T, E> {
    T::read(value).map_err(|_| E::custom("the answer is none of its alternatives"))
}

impl Lenient for Map<String, Value> {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::read(deserializer)? {
            Value::Object(map) => Ok(map),
            // PHP does not tell an empty object from an empty list.
            Value::Array(list) if list.is_empty() => Ok(Self::new()),
            Value::Null => Ok(Self::new()),
            _ => Err(Error::custom("expected an object")),
        }
    }
}

impl Lenient for Value {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Self::deserialize(deserializer)?;
        repair::saw_value(&value);
        Ok(value)
    }
}

/// The payload of operations that answer none: whatever comes is passed over.
impl Lenient for () {
    fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|IgnoredAny| ())
    }

    fn absent() -> Option<Self> {
        Some(())
    }
}

#[cfg(test)]
mod speed;

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;
    use crate::amount::Amount;
    use crate::unix_time::UnixTime;

    /// Fields as the generator writes them.
    #[derive(Debug, Deserialize, serde::Serialize, PartialEq)]
    struct Payment {
        #[serde(deserialize_with = "required")]
        imp_uid: String,
        #[serde(deserialize_with = "required")]
        amount: Amount,
        #[serde(default, deserialize_with = "or_default")]
        name: String,
        #[serde(default, deserialize_with = "or_default")]
        total: i64,
        #[serde(default, deserialize_with = "required")]
        cancel_amount: Option<Amount>,
        #[serde(default, deserialize_with = "required")]
        card_type: Option<i64>,
        #[serde(default, deserialize_with = "required")]
        apply_num: Option<String>,
        #[serde(default, deserialize_with = "required")]
        escrow: Option<bool>,
        #[serde(default, deserialize_with = "or_default")]
        urls: Vec<String>,
        #[serde(default, with = "crate::unix_time::unix_time_or_zero")]
        paid_at: Option<UnixTime>,
        #[serde(default, deserialize_with = "required")]
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
        // As serde_json has them with `arbitrary_precision`, too.
        #[derive(Debug, PartialEq, Deserialize)]
        struct Free {
            #[serde(default)]
            name: String,
        }
        let free =
            |text: &str| super::object::<_, Free>(&mut serde_json::Deserializer::from_str(text));
        assert_eq!(free("{}").unwrap().name, "");
        assert_eq!(free(r#"{"more":[],"name":"a"}"#).unwrap().name, "a");
        for number in ["0.5", "-0", "1e3", "1.50", "99999999999999999999"] {
            assert!(free(number).is_err(), "{number}");
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
    fn an_id_that_is_too_large_a_number_to_be_exact_is_refused() {
        let id = |wire: &str| {
            let body = format!("{{\"imp_uid\":{wire},\"amount\":1}}");
            serde_json::from_str::<Payment>(&body).map(|payment| payment.imp_uid)
        };
        assert_eq!(id("18446744073709551615").unwrap(), "18446744073709551615");
        assert_eq!(id("999999999999999").unwrap(), "999999999999999");
        for wrong in [
            "18446744073709551616",
            "123456789012345678901234",
            "1e15",
            "1e300",
            "-1e16",
        ] {
            assert!(id(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn decimals_are_read_whatever_serde_json_makes_of_them() {
        let cents = payment(json!({ "amount": 10.5, "cancel_amount": 0.1 }));
        assert_eq!(cents.amount, "10.5".parse::<Amount>().unwrap());
        assert_eq!(cents.cancel_amount, "0.1".parse().ok());
        assert!(read(&json!({ "cancel_amount": { "10.5": 10.5 } })).is_err());
    }

    #[test]
    fn a_union_of_a_list_and_an_object_is_told_apart_without_a_trial() {
        #[derive(Debug, PartialEq)]
        enum Either {
            List(Vec<i64>),
            Object(Map<String, Value>),
        }
        let read = |json: &str| {
            list_or(
                &mut serde_json::Deserializer::from_str(json),
                Either::List,
                Either::Object,
            )
        };
        assert_eq!(read("[1,\"2\"]").unwrap(), Either::List(vec![1, 2]));
        assert!(matches!(read("{\"a\":1}").unwrap(), Either::Object(_)));
        for wrong in ["0.5", "-0", "[\"a\"]", "1", "null", "\"a\""] {
            assert!(read(wrong).is_err(), "{wrong}");
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
        for wrong in [
            json!({}),
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
    fn a_number_in_a_free_form_object_is_the_one_that_stands_there() {
        for (wire, number) in [
            ("7.038531e-26", 7.038_531e-26),
            ("1.234567890123456789e-7", 1.234_567_890_123_456_8e-7),
        ] {
            let body = format!(r#"{{"imp_uid":"a","amount":1,"extension":{{"a":{wire}}}}}"#);
            let read: Payment = serde_json::from_str(&body).unwrap();
            let extension = read.extension.as_ref().unwrap();
            assert_eq!(extension["a"].as_f64(), Some(number));
            let again = serde_json::to_string(&read).unwrap();
            assert_eq!(serde_json::from_str::<Payment>(&again).unwrap(), read);
        }
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
}
