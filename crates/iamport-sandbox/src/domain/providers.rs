//! Whether a payment gateway exists: it does if the API has a code for it.

use schemars::{Schema, SchemaGenerator, json_schema};

use super::refusal::Refusal;
use crate::generated::codes::GATEWAYS;

/// Refuses the code of a gateway that does not exist.
pub(crate) fn check(code: &str) -> Result<(), Refusal> {
    if GATEWAYS.contains(&code) {
        return Ok(());
    }
    Err(Refusal::invalid(format!(
        "pg_provider must be one of {}",
        GATEWAYS.join(", ")
    )))
}

/// The schema of such a code.
pub(crate) fn schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "enum": GATEWAYS})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_exists_is_taken() {
        assert!(check("nice_v2").is_ok() && check("payco").is_ok());
        assert!(check("nicepay").is_err() && check("").is_err());
    }
}
