//! Forms: names and values with escapes.

use serde_json::{Map, Value};

use super::content::Charset;
use super::error::ParseError;
use super::fields::{Fields, deciding};

/// A form as an object. `extra[name]` is a field of `extra`, as PHP writes it. Of an unknown field that comes more than once all
/// values are kept, as a list.
pub(super) fn fields(body: &[u8], charset: Charset) -> Result<Fields, ParseError> {
    let pairs = body.split(|byte| *byte == b'&');
    let pairs = pairs.filter(|pair| !pair.is_empty());
    let pairs: Vec<(Unescaped, Unescaped)> = pairs.map(pair).collect();
    let mut all = pairs.iter().flat_map(|(name, value)| [name, value]);
    let all_utf8 = match charset {
        Charset::Utf8 => all.all(|part| part.text().is_some()),
        _ if all.all(|part| part.bytes.is_ascii()) => true,
        _ => return Err(ParseError::Encoding),
    };
    let mut fields = Map::new();
    for (name, value) in &pairs {
        let name = name.readable();
        if let Some(name) = deciding(&name) {
            // Where one value is no UTF-8, what looks like it in another one need not be.
            let text = value.text().filter(|_| value.is_whole);
            let text = text.filter(|text| all_utf8 || text.is_ascii());
            let text = text.ok_or(ParseError::Field(name))?;
            if fields.insert(name.to_owned(), text.into()).is_some() {
                return Err(ParseError::Twice(name));
            }
            continue;
        }
        let value = value.readable();
        let inner = name
            .strip_prefix("extra[")
            .and_then(|rest| rest.strip_suffix(']'));
        match inner {
            Some(inner) => {
                let extra = fields
                    .entry("extra")
                    .or_insert_with(|| Value::Object(Map::new()));
                let extra = extra.as_object_mut().ok_or(ParseError::Twice("extra"))?;
                add(extra, inner.to_owned(), value);
            }
            None if name == "extra" && fields.contains_key("extra") => {
                return Err(ParseError::Twice("extra"));
            }
            None => add(&mut fields, name, value),
        }
    }
    Ok(fields)
}

/// Adds a value, to those of the same name if there are any.
fn add(fields: &mut Fields, name: String, value: String) {
    let value = Value::String(value);
    match fields.get_mut(&name) {
        None => drop(fields.insert(name, value)),
        Some(Value::Array(list)) => list.push(value),
        Some(one) => *one = Value::Array(vec![one.take(), value]),
    }
}

fn pair(pair: &[u8]) -> (Unescaped, Unescaped) {
    let equals = pair.iter().position(|byte| *byte == b'=');
    let (name, value) = pair.split_at(equals.unwrap_or(pair.len()));
    let value = value.strip_prefix(b"=").unwrap_or(value);
    (Unescaped::of(name), Unescaped::of(value))
}

/// A name or a value without its escapes.
struct Unescaped {
    bytes: Vec<u8>,
    /// Every `%` was the beginning of an escape. Otherwise nobody can tell what else was not escaped: `+` may be a plus then.
    is_whole: bool,
}

impl Unescaped {
    fn of(text: &[u8]) -> Self {
        let mut bytes = Vec::with_capacity(text.len());
        let mut is_whole = true;
        let mut rest = text;
        while let Some((byte, behind)) = rest.split_first() {
            rest = behind;
            match (byte, escaped(behind)) {
                (b'%', Some((byte, behind))) => {
                    bytes.push(byte);
                    rest = behind;
                }
                (b'%', None) => {
                    bytes.push(b'%');
                    is_whole = false;
                }
                (b'+', _) => bytes.push(b' '),
                (byte, _) => bytes.push(*byte),
            }
        }
        Self { bytes, is_whole }
    }

    fn text(&self) -> Option<&str> {
        std::str::from_utf8(&self.bytes).ok()
    }

    /// The text as far as it can be read.
    fn readable(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }
}

/// The byte that two hexadecimal digits stand for, and what is behind them.
fn escaped(text: &[u8]) -> Option<(u8, &[u8])> {
    let ([high, low], rest) = text.split_first_chunk()?;
    let digit = |byte: u8| char::from(byte).to_digit(16);
    let byte = digit(*high)? * 16 + digit(*low)?;
    Some((u8::try_from(byte).ok()?, rest))
}
