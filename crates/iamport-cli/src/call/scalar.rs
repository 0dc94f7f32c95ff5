//! One value that was written as text or as JSON, and what it is read as.

use iamport::{Amount, PositiveAmount, UnixTime};
use serde_json::{Number, Value};

use crate::values;

/// How many digits a JSON number with decimals carries through any reader without loss.
const EXACT_DIGITS: usize = 15;

/// A value that is neither a list nor an object.
#[derive(Clone, PartialEq)]
pub(crate) enum Scalar {
    Text(String),
    Number(Number),
    Boolean(bool),
    Null,
}

impl Scalar {
    /// The value as JSON.
    pub(super) fn json(&self) -> Value {
        match self {
            Self::Text(text) => Value::String(text.clone()),
            Self::Number(number) => Value::Number(number.clone()),
            Self::Boolean(boolean) => Value::Bool(*boolean),
            Self::Null => Value::Null,
        }
    }

    /// Text that can be seen. A whole number is its digits.
    pub(super) fn text(&self) -> Result<String, String> {
        match self {
            Self::Text(text) => values::text(text),
            Self::Number(number) if !number.is_f64() => Ok(number.to_string()),
            Self::Number(_) => {
                Err("a number with decimals is given in quotes where text is meant, so that it arrives as it is \
                     written"
                    .to_owned())
            }
            Self::Boolean(_) => Err("text is meant; put it in quotes".to_owned()),
            Self::Null => Err(null()),
        }
    }

    /// An amount from zero up, exact.
    pub(super) fn amount(&self) -> Result<Amount, String> {
        let amount = match self {
            Self::Text(text) => values::amount(text)?,
            Self::Number(number) => exact_amount(number)?,
            Self::Boolean(_) => return Err("an amount is meant, such as 5000".to_owned()),
            Self::Null => return Err(null()),
        };
        // The client would refuse it when it is sent, and a file is checked before.
        match serde_json::to_value(amount) {
            Ok(_) => Ok(amount),
            Err(_) => Err(too_many_digits()),
        }
    }

    /// An amount above zero, exact.
    pub(super) fn positive_amount(&self) -> Result<PositiveAmount, String> {
        values::above_zero(self.amount()?)
    }

    /// A moment.
    pub(super) fn time(&self) -> Result<UnixTime, String> {
        match self {
            Self::Text(text) => values::time(text),
            Self::Number(number) => values::time(&number.to_string()),
            Self::Boolean(_) => values::time(""),
            Self::Null => Err(null()),
        }
    }

    /// A whole number from zero up: no request of the API takes a number below zero.
    pub(super) fn integer(&self) -> Result<i64, String> {
        let digits = match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Boolean(_) => String::new(),
            Self::Null => return Err(null()),
        };
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err("a whole number is written like 12: digits alone".to_owned());
        }
        digits
            .parse()
            .map_err(|_| "the number has too many digits".to_owned())
    }

    /// `true` or `false`.
    pub(super) fn boolean(&self) -> Result<bool, String> {
        match self {
            Self::Boolean(boolean) => Ok(*boolean),
            Self::Text(text) if text == "true" => Ok(true),
            Self::Text(text) if text == "false" => Ok(false),
            Self::Null => Err(null()),
            Self::Text(_) | Self::Number(_) => Err("it is `true` or `false`".to_owned()),
        }
    }
}

/// A JSON number as it was written. One with decimals was read as a double, which holds only so many digits.
fn exact_amount(number: &Number) -> Result<Amount, String> {
    let text = number.to_string();
    let digits = text.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    if number.is_f64() && digits.trim_matches('0').len() > EXACT_DIGITS {
        return Err(too_many_digits());
    }
    match text.parse::<Amount>() {
        Ok(amount) if amount.is_negative() => Err("no amount is below zero".to_owned()),
        Ok(amount) => Ok(amount),
        Err(_) => Err(too_many_digits()),
    }
}

fn too_many_digits() -> String {
    format!("it has more than {EXACT_DIGITS} digits, which can't be sent exactly")
}

fn null() -> String {
    "it is null, which the API may read as anything; leave it out instead".to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn scalar(json: Value) -> Scalar {
        match json {
            Value::String(text) => Scalar::Text(text),
            Value::Number(number) => Scalar::Number(number),
            Value::Bool(boolean) => Scalar::Boolean(boolean),
            _ => Scalar::Null,
        }
    }

    #[test]
    fn amounts_stay_exact_in_every_form() {
        for (json, expected) in [
            (json!("5000"), "5000"),
            (json!("5,000"), "5000"),
            (json!(5000), "5000"),
            (json!(10.5), "10.5"),
            (json!("10.50"), "10.5"),
            (json!(0.1), "0.1"),
            (json!(u64::MAX), "18446744073709551615"),
            (json!(1e15), "1000000000000000"),
            (json!(123_456_789_012_345.0), "123456789012345"),
            (json!("0.000000000000001"), "0.000000000000001"),
        ] {
            let amount = scalar(json.clone()).amount();
            assert_eq!(amount.unwrap().to_string(), expected, "{json}");
        }
        for wrong in [
            json!(-1),
            json!(-0.5),
            json!("-1"),
            json!(1e300),
            json!(0.1 + 0.2),
            json!(1_234_567_890_123_456.5),
            // It fits a whole number, and is not the one that was written.
            json!(1_234_567_890_123_456_789.0),
            json!("0.1234567890123456"),
            json!(true),
            json!(null),
            json!(""),
            json!("5 000"),
        ] {
            assert!(scalar(wrong.clone()).amount().is_err(), "{wrong}");
        }
        assert!(scalar(json!(0)).positive_amount().is_err());
        assert!(scalar(json!("0.0")).positive_amount().is_err());
        assert!(scalar(json!("0.1")).positive_amount().is_ok());
    }

    #[test]
    fn text_is_what_was_written() {
        assert_eq!(scalar(json!("햇사과 5kg")).text(), Ok("햇사과 5kg".into()));
        assert_eq!(scalar(json!("01")).text(), Ok("01".into()));
        assert_eq!(scalar(json!(20_261_101)).text(), Ok("20261101".into()));
        for wrong in [
            json!(1.10),
            json!(1e22),
            json!(true),
            json!(null),
            json!(""),
            json!("\u{200b}"),
        ] {
            assert!(scalar(wrong.clone()).text().is_err(), "{wrong}");
        }
    }

    #[test]
    fn times_numbers_and_words_are_read_from_text_and_json() {
        let moment = Ok(UnixTime::from(1_798_729_199));
        assert_eq!(scalar(json!(1_798_729_199)).time(), moment);
        assert_eq!(scalar(json!("1798729199")).time(), moment);
        assert_eq!(scalar(json!("2026-12-31 23:59:59")).time(), moment);
        for wrong in [
            json!(1_798_729_199_000_i64),
            json!(-1_798_729_199),
            json!(1_798_729_199.5),
            json!(false),
            json!(null),
        ] {
            assert!(scalar(wrong.clone()).time().is_err(), "{wrong}");
        }
        assert_eq!(scalar(json!("12")).integer(), Ok(12));
        assert_eq!(scalar(json!(12)).integer(), Ok(12));
        for wrong in [
            json!(-1),
            json!("1.0"),
            json!(1.0),
            json!(u64::MAX),
            json!(""),
            json!(true),
        ] {
            assert!(scalar(wrong.clone()).integer().is_err(), "{wrong}");
        }
        assert_eq!(scalar(json!("true")).boolean(), Ok(true));
        assert_eq!(scalar(json!(false)).boolean(), Ok(false));
        for wrong in [json!("yes"), json!("TRUE"), json!(1), json!(null)] {
            assert!(scalar(wrong.clone()).boolean().is_err(), "{wrong}");
        }
    }
}
