//! The fields of a call that come from a file or from standard input.

use std::io::Read as _;

use serde_json::{Map, Value};

use super::json;
use crate::failure::Failure;

/// The JSON object in a file, or on standard input if it is `-`.
pub(crate) fn read(from: Option<&str>) -> Result<Option<Map<String, Value>>, Failure> {
    let Some(from) = from else {
        return Ok(None);
    };
    let text = match from {
        "-" => {
            let mut text = String::new();
            let read = std::io::stdin().lock().read_to_string(&mut text);
            read.map(|_| text)
        }
        file => std::fs::read_to_string(file),
    };
    let text =
        text.map_err(|error| Failure::Usage(format!("--body {from} can't be read: {error}")))?;
    json::read_object(&text)
        .map(Some)
        .map_err(|why| Failure::Usage(format!("--body {from}: {why}")))
}
