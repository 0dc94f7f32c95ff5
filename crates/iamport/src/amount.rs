//! Amounts of money: exact decimals in the currency's main unit.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::decode::{self, FromScalar, Lenient as _};
use crate::error::Error;

/// The significant digits that a JSON number carries through any reader without loss.
const EXACT_DIGITS: usize = 15;

/// An amount of money, exact.
///
/// Korean won are whole numbers; other currencies have decimals. The unit is the currency's main unit
/// (won, dollars), never cents. An amount may be negative as far as this type goes, but no request takes
/// a negative one.
///
/// On the wire an amount is a JSON number. Reading is exact up to 15 significant digits; writing refuses
/// what it can't write exactly.
///
/// ```
/// use iamport::Amount;
///
/// let price = Amount::from(12_000);
/// let dollars: Amount = "10.50".parse()?;
/// assert_eq!(price.to_i64(), Some(12_000));
/// assert_eq!(dollars, Amount::new(1050, 2)?);
/// assert_eq!(dollars.to_string(), "10.5");
/// # Ok::<(), iamport::Error>(())
/// ```
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(Decimal);

impl Amount {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);

    /// `mantissa` with the last `scale` digits behind the point: `Amount::new(1050, 2)` is 10.5.
    ///
    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) when `scale` is above 28.
    pub fn new(mantissa: i64, scale: u32) -> Result<Self, Error> {
        Decimal::try_new(mantissa, scale)
            .map(Self::normal)
            .map_err(|_| Error::invalid_input("an amount has at most 28 decimals"))
    }

    /// Without trailing zeros and without a negative zero, so that equal amounts look equal.
    fn normal(decimal: Decimal) -> Self {
        if decimal.is_zero() {
            Self::ZERO
        } else {
            Self(decimal.normalize())
        }
    }

    /// Whether the amount is nothing.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.0.is_zero()
    }

    /// Whether the amount is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        *self < Self::ZERO
    }

    /// The amount in whole units, when it has no decimals and fits.
    #[must_use]
    pub fn to_i64(&self) -> Option<i64> {
        if self.0.scale() == 0 {
            i64::try_from(self.0.mantissa()).ok()
        } else {
            None
        }
    }

    /// The sum, or `None` when it does not fit.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self::normal)
    }

    /// The difference, or `None` when it does not fit.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self::normal)
    }

    /// The amount `times` over, or `None` when it does not fit.
    #[must_use]
    pub fn checked_mul(self, times: i64) -> Option<Self> {
        self.0.checked_mul(Decimal::from(times)).map(Self::normal)
    }

    /// The amount divided into so many equal parts, or `None` for no parts at all. What does not come out even has up to 28 decimals:
    /// round it to what the currency has.
    #[must_use]
    pub fn checked_div(self, parts: i64) -> Option<Self> {
        self.0.checked_div(Decimal::from(parts)).map(Self::normal)
    }

    /// The amount without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self::normal(self.0.abs())
    }

    /// The sum, for `?`.
    ///
    /// # Errors
    /// [`is_invalid_input`](Error::is_invalid_input) when it does not fit.
    pub fn try_add(self, other: Self) -> Result<Self, Error> {
        self.checked_add(other).ok_or_else(too_large)
    }

    /// The difference, for `?`.
    ///
    /// # Errors
    /// [`is_invalid_input`](Error::is_invalid_input) when it does not fit.
    pub fn try_sub(self, other: Self) -> Result<Self, Error> {
        self.checked_sub(other).ok_or_else(too_large)
    }

    /// The amount `times` over, for `?`.
    ///
    /// # Errors
    /// [`is_invalid_input`](Error::is_invalid_input) when it does not fit.
    pub fn try_mul(self, times: i64) -> Result<Self, Error> {
        self.checked_mul(times).ok_or_else(too_large)
    }

    /// The sum of all, nothing for none. `Amount` has neither `+` nor [`Sum`](std::iter::Sum), since those can only panic when it does
    /// not fit.
    ///
    /// ```
    /// use iamport::Amount;
    ///
    /// let basket = Amount::sum([12_000, 3_000].map(Amount::from))?;
    /// assert_eq!(basket, 15_000);
    /// assert!(basket > 14_999);
    /// # Ok::<(), iamport::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`is_invalid_input`](Error::is_invalid_input) when it does not fit.
    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Error> {
        amounts.into_iter().try_fold(Self::ZERO, Self::try_add)
    }

    /// How many digits it takes to write it, zeros at either end not counted.
    fn significant_digits(&self) -> usize {
        let digits = self.0.mantissa().unsigned_abs().to_string();
        digits.trim_end_matches('0').len()
    }

    /// Plain decimal text with an optional exponent, exactly.
    fn read_text(text: &str) -> Option<Self> {
        let well_formed = text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E'))
            && text.bytes().any(|byte| byte.is_ascii_digit());
        if !well_formed {
            return None;
        }
        let decimal = if text.bytes().any(|byte| matches!(byte, b'e' | b'E')) {
            Decimal::from_scientific(text)
        } else {
            Decimal::from_str_exact(text)
        };
        decimal.ok().map(Self::normal)
    }

    /// The number that a double was written from: its shortest text.
    ///
    /// A double holds 15 reliable digits. The 16th and 17th are the noise of the sender's own arithmetic
    /// (0.1 + 0.2) and are rounded off.
    fn from_wire(number: f64) -> Option<Self> {
        let amount = Self::read_text(&number.to_string())?;
        if amount.significant_digits() <= EXACT_DIGITS {
            return Some(amount);
        }
        let digits = u32::try_from(EXACT_DIGITS).ok()?;
        amount.0.round_sf(digits).map(Self::normal)
    }
}

fn too_large() -> Error {
    Error::invalid_input("the result is too large for an amount")
}

macro_rules! amount_from {
    ($($integer:ty),*) => {$(
        impl From<$integer> for Amount {
            fn from(number: $integer) -> Self {
                Self(Decimal::from(number))
            }
        }

        impl TryFrom<Amount> for $integer {
            type Error = Error;

            /// # Errors
            /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) when the amount has decimals or does not fit.
            fn try_from(amount: Amount) -> Result<Self, Error> {
                let whole = (amount.0.scale() == 0).then(|| amount.0.mantissa());
                whole.and_then(|whole| Self::try_from(whole).ok()).ok_or_else(|| {
                    Error::invalid_input(concat!("this amount is no whole number that fits ", stringify!($integer)))
                })
            }
        }

        impl PartialEq<$integer> for Amount {
            fn eq(&self, number: &$integer) -> bool {
                *self == Self::from(*number)
            }
        }

        impl PartialEq<Amount> for $integer {
            fn eq(&self, amount: &Amount) -> bool {
                amount == self
            }
        }

        impl PartialOrd<$integer> for Amount {
            fn partial_cmp(&self, number: &$integer) -> Option<Ordering> {
                self.partial_cmp(&Self::from(*number))
            }
        }

        impl PartialOrd<Amount> for $integer {
            fn partial_cmp(&self, amount: &Amount) -> Option<Ordering> {
                Amount::from(*self).partial_cmp(amount)
            }
        }
    )*};
}
amount_from!(i8, i16, i32, i64, u8, u16, u32, u64);

#[cfg(feature = "rust_decimal-1")]
impl From<Decimal> for Amount {
    fn from(decimal: Decimal) -> Self {
        Self::normal(decimal)
    }
}

#[cfg(feature = "rust_decimal-1")]
impl From<Amount> for Decimal {
    fn from(amount: Amount) -> Self {
        amount.0
    }
}

impl TryFrom<f64> for Amount {
    type Error = Error;

    /// Takes the number as it would be printed.
    ///
    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) when it is not finite, too large, or
    /// takes more than 15 digits to write, which is what arithmetic on floats leaves behind.
    fn try_from(number: f64) -> Result<Self, Error> {
        Self::read_text(&number.to_string())
            .filter(|amount| amount.significant_digits() <= EXACT_DIGITS)
            .ok_or_else(|| {
                Error::invalid_input("this floating-point number is not an exact amount")
            })
    }
}

impl FromStr for Amount {
    type Err = Error;

    /// Reads `12000`, `10.50`, `-3` or `1e3`; no thousands separators, no currency.
    ///
    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input); its text does not quote the input.
    fn from_str(text: &str) -> Result<Self, Error> {
        Self::read_text(text).ok_or_else(|| Error::invalid_input("this text is not an amount"))
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.scale() == 0 {
            if let Ok(number) = i64::try_from(self.0.mantissa()) {
                return serializer.serialize_i64(number);
            }
            if let Ok(number) = u64::try_from(self.0.mantissa()) {
                return serializer.serialize_u64(number);
            }
        }
        if self.significant_digits() > EXACT_DIGITS {
            return Err(S::Error::custom(
                "an amount with more than 15 significant digits can't be written exactly",
            ));
        }
        let number = self
            .0
            .to_string()
            .parse::<f64>()
            .map_err(S::Error::custom)?;
        serializer.serialize_f64(number)
    }
}

impl FromScalar for Amount {
    const EXPECTED: &'static str = "expected an amount";

    fn from_i64(number: i64) -> Option<Self> {
        Some(Self::from(number))
    }

    fn from_u64(number: u64) -> Option<Self> {
        Some(Self::from(number))
    }

    fn from_f64(number: f64) -> Option<Self> {
        Self::from_wire(number)
    }

    fn from_text(text: &str) -> Option<Self> {
        Self::read_text(text)
    }
}
decode::scalar!(Amount);

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer)
    }
}

/// An amount of money above zero.
///
/// The API reads an amount of zero in several calls as *everything*, so zero is refused before it is sent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct PositiveAmount(Amount);

impl PositiveAmount {
    /// The amount.
    #[must_use]
    pub const fn get(self) -> Amount {
        self.0
    }

    fn above_zero(amount: Amount) -> Option<Self> {
        (amount > Amount::ZERO).then_some(Self(amount))
    }
}

impl TryFrom<Amount> for PositiveAmount {
    type Error = Error;

    /// # Errors
    /// An [`Error`] with [`is_invalid_input`](Error::is_invalid_input) when the amount is zero or below.
    fn try_from(amount: Amount) -> Result<Self, Error> {
        Self::above_zero(amount)
            .ok_or_else(|| Error::invalid_input("the amount must be more than zero"))
    }
}

impl From<PositiveAmount> for Amount {
    fn from(amount: PositiveAmount) -> Self {
        amount.0
    }
}

impl fmt::Display for PositiveAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Debug for PositiveAmount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl FromScalar for PositiveAmount {
    const EXPECTED: &'static str = "expected an amount above zero";

    fn from_i64(number: i64) -> Option<Self> {
        Self::above_zero(Amount::from_i64(number)?)
    }

    fn from_u64(number: u64) -> Option<Self> {
        Self::above_zero(Amount::from_u64(number)?)
    }

    fn from_f64(number: f64) -> Option<Self> {
        Self::above_zero(Amount::from_f64(number)?)
    }

    fn from_text(text: &str) -> Option<Self> {
        Self::above_zero(Amount::from_text(text)?)
    }
}
decode::scalar!(PositiveAmount);

impl<'de> Deserialize<'de> for PositiveAmount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(deserializer)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn amount(text: &str) -> Amount {
        text.parse()
            .unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn amounts_and_integers_go_both_ways() {
        assert_eq!(i64::try_from(Amount::from(-5)).unwrap(), -5);
        assert_eq!(u64::try_from(Amount::from(u64::MAX)).unwrap(), u64::MAX);
        for text in ["0.5", "-1", "256", "1e20"] {
            let error = u8::try_from(amount(text)).unwrap_err();
            assert!(
                error.is_invalid_input() && error.to_string().contains("u8"),
                "{text}: {error}"
            );
        }
        assert!(Amount::from(5) == 5 && 5 == Amount::from(5) && amount("5.5") != 5);
        assert!(amount("5.5") > 5 && 6 > amount("5.5") && amount("-0.1") < 0_u8);
    }

    #[test]
    fn no_arithmetic_panics() {
        let most = Amount(Decimal::MAX);
        assert_eq!(most.checked_add(most), None);
        assert!(
            most.try_add(Amount::from(1))
                .unwrap_err()
                .is_invalid_input()
        );
        assert!(
            Amount(Decimal::MIN)
                .try_sub(most)
                .unwrap_err()
                .is_invalid_input()
        );
        assert!(most.try_mul(-2).unwrap_err().is_invalid_input());
        assert!(Amount::sum([most, most]).unwrap_err().is_invalid_input());
        assert_eq!(Amount::sum([]).unwrap(), Amount::ZERO);
        assert_eq!(
            Amount::sum(["0.1", "0.2"].map(amount)).unwrap(),
            amount("0.3")
        );
        assert_eq!(Amount::from(1).checked_div(0), None);
        assert_eq!(amount("10.5").checked_div(2), Some(amount("5.25")));
        assert_eq!(
            (amount("-3").abs(), Amount::ZERO.abs()),
            (Amount::from(3), Amount::ZERO)
        );
    }

    #[cfg(feature = "rust_decimal-1")]
    #[test]
    fn decimals_go_both_ways() {
        let decimal = Decimal::new(1050, 2);
        assert_eq!(Amount::from(decimal), amount("10.5"));
        assert_eq!(Decimal::from(amount("10.5")), decimal);
        assert_eq!(Amount::from(Decimal::new(-0, 2)).to_string(), "0");
    }

    #[test]
    fn amounts_are_plain_decimals() {
        for (text, shown) in [
            ("0", "0"),
            ("-0", "0"),
            ("0.00", "0"),
            ("12000", "12000"),
            ("10.50", "10.5"),
            ("+3", "3"),
            ("-3.10", "-3.1"),
            ("1e3", "1000"),
            ("1.5E2", "150"),
            ("0.000001", "0.000001"),
            ("1000.00", "1000"),
        ] {
            assert_eq!(amount(text).to_string(), shown);
            assert_eq!(format!("{:?}", amount(text)), shown);
        }
        for wrong in [
            "",
            " ",
            "won",
            "1,000",
            "1_000",
            "₩1",
            "1.2.3",
            "--1",
            "1e",
            "e1",
            ".",
            "-",
            "NaN",
            "inf",
            "0x10",
            "1 000",
            "１",
            "99999999999999999999999999999999",
            "1e40",
            "0.00000000000000000000000000001",
        ] {
            let error = wrong.parse::<Amount>().expect_err(wrong);
            assert!(error.is_invalid_input());
            assert!(wrong.len() < 4 || !error.to_string().contains(wrong));
        }
        assert_eq!(format!("{:>8}|", amount("10.5")), "    10.5|");
    }

    #[test]
    fn equal_amounts_are_one_amount() {
        use std::collections::HashSet;
        let set: HashSet<Amount> = [
            amount("1.0"),
            amount("1"),
            amount("1.000"),
            Amount::from(1),
            Amount::new(100, 2).unwrap(),
        ]
        .into();
        assert_eq!(set.len(), 1);
        assert!(amount("-1") < Amount::ZERO && amount("0.1") < amount("0.10001"));
        assert!(!amount("-0").is_negative() && amount("-0").is_zero());
    }

    #[test]
    fn sums_are_exact_and_checked() {
        assert_eq!(
            amount("0.1").checked_add(amount("0.2")),
            Some(amount("0.3"))
        );
        assert_eq!(amount("1").checked_sub(amount("1")), Some(Amount::ZERO));
        assert_eq!(amount("1.5").checked_mul(2).unwrap().to_i64(), Some(3));
        let huge = amount("79228162514264337593543950335");
        assert_eq!(huge.checked_add(Amount::from(1)), None);
        assert_eq!(huge.checked_mul(-2), None);
        assert_eq!((huge.to_i64(), amount("1.5").to_i64()), (None, None));
        assert_eq!(Amount::from(i64::MIN).to_i64(), Some(i64::MIN));
        assert_eq!(Amount::from(u64::MAX).to_string(), u64::MAX.to_string());
        assert!(Amount::new(1, 29).is_err());
    }

    #[test]
    fn a_float_is_taken_as_it_prints_or_not_at_all() {
        assert_eq!(Amount::try_from(10.1).unwrap(), amount("10.1"));
        assert_eq!(Amount::try_from(1e15).unwrap(), amount("1000000000000000"));
        for wrong in [0.1 + 0.2, f64::NAN, f64::INFINITY, 1e300, 1e-300] {
            assert!(Amount::try_from(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn amounts_are_numbers_on_the_wire_and_never_inexact() {
        for (text, wire) in [
            ("1000", "1000"),
            ("10.5", "10.5"),
            ("0.1", "0.1"),
            ("-3", "-3"),
            ("99999999999999.9", "99999999999999.9"),
            ("9223372036854775807", "9223372036854775807"),
            ("18446744073709551615", "18446744073709551615"),
        ] {
            assert_eq!(serde_json::to_string(&amount(text)).unwrap(), wire);
            assert_eq!(serde_json::from_str::<Amount>(wire).unwrap(), amount(text));
        }
        for inexact in [
            "0.1234567890123456",
            "18446744073709551617",
            "1000000000000000.5",
        ] {
            assert!(
                serde_json::to_string(&amount(inexact)).is_err(),
                "{inexact}"
            );
        }
        // Many digits, few of them significant.
        let round = amount("20000000000000000000000");
        assert_eq!(
            serde_json::from_str::<Amount>(&serde_json::to_string(&round).unwrap()).unwrap(),
            round
        );
    }

    #[test]
    fn amounts_are_read_from_numbers_and_text() {
        for (wire, text) in [
            (json!(1000), "1000"),
            (json!("1000"), "1000"),
            (json!("10.50"), "10.5"),
            (json!(10.5), "10.5"),
            (json!(" 7 "), "7"),
            (json!(1000.0), "1000"),
            (json!(0.1 + 0.2), "0.3"),
            (json!(1e3), "1000"),
            (json!(-1), "-1"),
            (json!(u64::MAX), "18446744073709551615"),
        ] {
            assert_eq!(
                serde_json::from_str::<Amount>(&wire.to_string()).unwrap(),
                amount(text),
                "{wire}"
            );
        }
        for wrong in [
            "null",
            "\"\"",
            "\"free\"",
            "true",
            "[]",
            "{}",
            "1e300",
            "\"1,000\"",
        ] {
            assert!(serde_json::from_str::<Amount>(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_positive_amount_is_above_zero() {
        for wrong in ["0", "-1", "-0.01"] {
            assert!(
                PositiveAmount::try_from(amount(wrong))
                    .unwrap_err()
                    .is_invalid_input()
            );
            assert!(serde_json::from_str::<PositiveAmount>(wrong).is_err());
        }
        let cent = PositiveAmount::try_from(amount("0.01")).unwrap();
        assert_eq!(
            (cent.get(), Amount::from(cent)),
            (amount("0.01"), amount("0.01"))
        );
        assert_eq!(serde_json::to_string(&cent).unwrap(), "0.01");
        assert_eq!(
            serde_json::from_str::<PositiveAmount>("\"0.01\"").unwrap(),
            cent
        );
    }

    proptest! {
        #[test]
        fn an_amount_of_15_digits_survives_the_wire(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0_u32..=12) {
            let amount = Amount::new(mantissa, scale).unwrap();
            let wire = serde_json::to_string(&amount).unwrap();
            prop_assert!(!wire.starts_with('"'));
            prop_assert_eq!(serde_json::from_str::<Amount>(&wire).unwrap(), amount);
            prop_assert_eq!(amount.to_string().parse::<Amount>().unwrap(), amount);
        }

        #[test]
        fn any_text_is_an_amount_or_an_error(text in any::<String>()) {
            if let Ok(amount) = text.parse::<Amount>() {
                prop_assert_eq!(amount.to_string().parse::<Amount>().unwrap(), amount);
            }
        }

        #[test]
        fn any_number_reads_without_a_panic(bits in any::<u64>()) {
            let number = f64::from_bits(bits);
            let _ = (Amount::try_from(number), Amount::from_wire(number));
        }
    }
}
