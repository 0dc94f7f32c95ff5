//! The JSON schemas of the scalars, inline wherever one is used.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use crate::amount::{Amount, PositiveAmount};
use crate::unix_time::UnixTime;

macro_rules! inline_schema {
    ($type:ident, $schema:tt) => {
        impl JsonSchema for $type {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                Cow::Borrowed(stringify!($type))
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                json_schema!($schema)
            }
        }
    };
}

inline_schema!(Amount, { "type": "number" });
inline_schema!(PositiveAmount, { "type": "number", "exclusiveMinimum": 0 });
inline_schema!(UnixTime, { "type": "integer" });

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn schemas_are_what_is_on_the_wire() {
        let schema =
            |schema: schemars::Schema| serde_json::to_value(schema).unwrap()["type"].clone();
        assert_eq!(schema(schemars::schema_for!(Amount)), json!("number"));
        assert_eq!(
            schema(schemars::schema_for!(PositiveAmount)),
            json!("number")
        );
        assert_eq!(schema(schemars::schema_for!(UnixTime)), json!("integer"));
    }
}
