//! Sums of money, exact.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

/// How many of the smallest units that are kept make one whole.
const SCALE: u64 = 10_000;
/// Digits behind the point that are kept.
const SCALE_DIGITS: usize = 4;

/// A sum of money: never negative, exact to four digits behind the point.
///
/// Won are written as whole numbers; other currencies can have decimals and are parsed from text.
///
/// ```
/// use iamport_sandbox::Amount;
///
/// let won = Amount::from(5_000);
/// let dollars: Amount = "12.34".parse()?;
/// assert_eq!(won.to_string(), "5000");
/// assert_eq!(dollars.to_string(), "12.34");
/// assert!("-1".parse::<Amount>().is_err());
/// # Ok::<(), iamport_sandbox::AmountError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Amount(u64);

/// A text is not an amount: not a number, negative, too large, or finer than four decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountError;

impl fmt::Display for AmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an amount: a number of at least zero with at most four decimals is needed")
    }
}

impl std::error::Error for AmountError {}

impl Amount {
    /// The `format` of its schema.
    pub(crate) const FORMAT: &str = "amount";

    /// Nothing.
    pub const ZERO: Amount = Amount(0);

    /// Whether this is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// How many of the smallest units that are kept this is.
    pub(crate) fn units(self) -> i128 {
        i128::from(self.0)
    }

    /// The sum, unless it is too large to be written.
    pub(crate) fn checked_add(self, other: Amount) -> Option<Amount> {
        self.0.checked_add(other.0).map(Amount)
    }

    /// The difference, unless it would be below zero.
    pub(crate) fn checked_sub(self, other: Amount) -> Option<Amount> {
        self.0.checked_sub(other.0).map(Amount)
    }

    /// The difference, or nothing where it would be below zero.
    pub(crate) fn saturating_sub(self, other: Amount) -> Amount {
        Amount(self.0.saturating_sub(other.0))
    }

    /// Whether the amount can be paid in `currency`: whole for those without a smaller coin, two
    /// decimals at most for the others.
    pub(crate) fn fits(self, currency: &str) -> bool {
        self.0.is_multiple_of(smallest_coin(currency))
    }

    /// The value added tax in an amount that includes it, one eleventh, in whole coins of `currency`.
    pub(crate) fn included_vat(self, currency: &str) -> Amount {
        let coin = smallest_coin(currency);
        Amount(self.0 / 11 / coin * coin)
    }

    /// The same tax, rounded up instead of down.
    pub(crate) fn most_included_vat(self, currency: &str) -> Amount {
        let coin = smallest_coin(currency);
        Amount(self.0.div_ceil(11).div_ceil(coin) * coin)
    }
}

/// The smallest coin of a currency, in the units that are kept.
fn smallest_coin(currency: &str) -> u64 {
    match currency {
        "KRW" | "JPY" | "VND" => SCALE,
        _ => SCALE / 100,
    }
}

impl From<u32> for Amount {
    fn from(whole: u32) -> Amount {
        Amount(u64::from(whole) * SCALE)
    }
}

/// A number, or text where a number would lose digits.
impl JsonSchema for Amount {
    fn schema_name() -> Cow<'static, str> {
        "Amount".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": ["number", "string"], "format": Amount::FORMAT, "minimum": 0})
    }
}

/// Amounts as JSON has them outside of snapshots: a number, or text where a number would lose digits.
pub(crate) mod number {
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
    use serde_json::{Number, Value};

    use super::{Amount, AmountError};

    pub(crate) fn serialize<S: Serializer>(
        amount: &Amount,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        let text = amount.to_string();
        let number = text.parse::<Number>();
        match number.ok().filter(|number| number.to_string() == text) {
            Some(number) => number.serialize(serializer),
            None => text.serialize(serializer),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Amount, D::Error> {
        let amount = match Value::deserialize(deserializer)? {
            Value::Number(number) => number.to_string().parse(),
            Value::String(text) => text.parse(),
            _ => Err(AmountError),
        };
        amount.map_err(de::Error::custom)
    }

    /// An amount that may be left out.
    pub(crate) mod optional {
        use serde::{Deserialize, Deserializer, Serialize, Serializer};

        use crate::domain::money::Amount;

        #[derive(Serialize, Deserialize)]
        struct Written(#[serde(with = "super")] Amount);

        pub(crate) fn serialize<S: Serializer>(
            amount: &Option<Amount>,
            serializer: S,
        ) -> Result<S::Ok, S::Error> {
            amount.map(Written).serialize(serializer)
        }

        pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<Option<Amount>, D::Error> {
            let written = Option::<Written>::deserialize(deserializer)?;
            Ok(written.map(|Written(amount)| amount))
        }
    }
}

/// Its text: `5000`, `12.34`.
impl From<Amount> for String {
    fn from(amount: Amount) -> String {
        amount.to_string()
    }
}

impl TryFrom<String> for Amount {
    type Error = AmountError;

    fn try_from(text: String) -> Result<Amount, AmountError> {
        text.parse()
    }
}

impl FromStr for Amount {
    type Err = AmountError;

    fn from_str(text: &str) -> Result<Amount, AmountError> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(decimals) {
            return Err(AmountError);
        }
        let decimals = decimals.trim_end_matches('0');
        if decimals.len() > SCALE_DIGITS {
            return Err(AmountError);
        }
        let whole: u64 = whole.parse().map_err(|_| AmountError)?;
        let fraction: u64 = format!("{decimals:0<SCALE_DIGITS$}")
            .parse()
            .map_err(|_| AmountError)?;
        whole
            .checked_mul(SCALE)
            .and_then(|units| units.checked_add(fraction))
            .map(Amount)
            .ok_or(AmountError)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, fraction) = (self.0 / SCALE, self.0 % SCALE);
        if fraction == 0 {
            return write!(f, "{whole}");
        }
        let decimals = format!("{fraction:0SCALE_DIGITS$}");
        write!(f, "{whole}.{}", decimals.trim_end_matches('0'))
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_keeps_every_digit() {
        for (text, written) in [
            ("5000", "5000"),
            ("10.55", "10.55"),
            ("123456789012345.678", "\"123456789012345.678\""),
        ] {
            let amount: Amount = text.parse().unwrap();
            let value = number::serialize(&amount, serde_json::value::Serializer).unwrap();
            assert_eq!(value.to_string(), written);
            assert_eq!(number::deserialize(value).unwrap(), amount);
        }
        for wrong in [
            serde_json::json!(-1),
            serde_json::json!(true),
            serde_json::json!("x"),
        ] {
            assert!(number::deserialize(wrong).is_err());
        }
    }

    fn amount(text: &str) -> Amount {
        text.parse().unwrap()
    }

    #[test]
    fn text_and_amount_agree() {
        for text in [
            "0",
            "1",
            "1000",
            "12.34",
            "0.01",
            "0.0001",
            "1844674407370955",
        ] {
            assert_eq!(amount(text).to_string(), text);
        }
        assert_eq!(amount("1000.0").to_string(), "1000");
        assert_eq!(amount("12.3400000").to_string(), "12.34");
        assert_eq!(amount("007").to_string(), "7");
    }

    #[test]
    fn what_is_not_an_amount_is_refused() {
        for text in [
            "",
            ".",
            "1.",
            ".5",
            "-1",
            "+1",
            "1,000",
            "1e3",
            "NaN",
            " 1",
            "1 ",
            "0.00001",
            "１",
            "1844674407370956",
            "18446744073709551616",
            "1.2.3",
        ] {
            assert_eq!(text.parse::<Amount>(), Err(AmountError), "{text:?}");
        }
    }

    #[test]
    fn ten_tenths_are_one() {
        let tenth = amount("0.1");
        let sum = (0..10)
            .try_fold(Amount::ZERO, |sum, _| sum.checked_add(tenth))
            .unwrap();
        assert_eq!(sum, Amount::from(1));
    }

    #[test]
    fn nothing_goes_below_zero_or_overflows() {
        assert_eq!(Amount::from(1).checked_sub(Amount::from(2)), None);
        assert_eq!(
            Amount::from(1).saturating_sub(Amount::from(2)),
            Amount::ZERO
        );
        assert_eq!(Amount(u64::MAX).checked_add(Amount(1)), None);
    }

    #[test]
    fn currencies_have_their_coins() {
        assert!(amount("1000").fits("KRW"));
        assert!(!amount("1000.5").fits("KRW"));
        assert!(!amount("0.5").fits("JPY"));
        assert!(amount("12.34").fits("USD"));
        assert!(!amount("12.345").fits("USD"));
    }

    #[test]
    fn the_tax_is_one_eleventh_in_whole_coins() {
        assert_eq!(
            Amount::from(11_000).included_vat("KRW"),
            Amount::from(1_000)
        );
        assert_eq!(Amount::from(5_000).included_vat("KRW"), Amount::from(454));
        assert_eq!(amount("5.00").included_vat("USD"), amount("0.45"));
        for (whole, most) in [("11000", "1000"), ("5000", "455"), ("0", "0")] {
            assert_eq!(amount(whole).most_included_vat("KRW"), amount(most));
        }
    }
}
