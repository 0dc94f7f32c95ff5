//! The fields of a payment, as the description of the API has them: their order, and which are personal.
//!
//! They are read from the description that the sandbox carries, so that a field which the API gets is in the next
//! export without a line here.

use std::sync::OnceLock;

use serde_json::{Map, Value};

/// The description's name of a payment as it is answered.
const PAYMENT: &str = "PaymentAnnotation";
/// Where the description keeps its models.
const MODELS: &str = "/components/schemas";
/// Models are not nested deeper than this.
const DEEPEST: usize = 8;

/// A field of a model.
#[derive(Debug)]
pub(crate) struct Field {
    pub(crate) name: String,
    /// It is about a person, or secret.
    pub(crate) personal: bool,
    /// It holds a list or an object, so that it has no place in a table.
    pub(crate) nested: bool,
    /// What the objects in it have, if the description tells.
    inner: Vec<Field>,
}

/// The fields of a payment, in the order of the description.
pub(crate) fn of_payments() -> &'static [Field] {
    static FIELDS: OnceLock<Vec<Field>> = OnceLock::new();
    FIELDS.get_or_init(|| {
        // It is our own file, which a test reads.
        let document: Value = serde_json::from_str(iamport_sandbox::OPENAPI).unwrap_or_default();
        let models = document.pointer(MODELS);
        models
            .map(|models| fields_of(models, PAYMENT, 0))
            .unwrap_or_default()
    })
}

/// Takes out of an object whatever the description does not have and whatever is personal, at any depth.
///
/// What the description does not have may be personal, too.
pub(crate) fn without_personal(object: &mut Map<String, Value>, fields: &[Field]) {
    object.retain(|name, _| {
        fields
            .iter()
            .any(|field| field.name == *name && !field.personal)
    });
    for field in fields.iter().filter(|field| !field.inner.is_empty()) {
        match object.get_mut(&field.name) {
            Some(Value::Object(inner)) => without_personal(inner, &field.inner),
            Some(Value::Array(list)) => list
                .iter_mut()
                .filter_map(Value::as_object_mut)
                .for_each(|inner| without_personal(inner, &field.inner)),
            _ => {}
        }
    }
}

fn fields_of(models: &Value, model: &str, depth: usize) -> Vec<Field> {
    let properties = models
        .get(model)
        .and_then(|model| model.get("properties"))
        .and_then(Value::as_object);
    if depth == DEEPEST {
        return Vec::new();
    }
    let field = |(name, schema): (&String, &Value)| {
        let (kind, inner) = kind_of(models, schema, depth);
        Field {
            name: name.clone(),
            personal: schema.get("x-iamport-sensitive").is_some(),
            nested: matches!(kind, "array" | "object"),
            inner: inner.map_or_else(Vec::new, |model| fields_of(models, model, depth + 1)),
        }
    };
    properties.into_iter().flatten().map(field).collect()
}

/// The type that a schema says, and the model that it or its entries are of, if it is one.
fn kind_of<'a>(models: &'a Value, schema: &'a Value, depth: usize) -> (&'a str, Option<&'a str>) {
    if depth == DEEPEST {
        return ("object", None);
    }
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let model = reference.rsplit('/').next().unwrap_or_default();
        let schema = models.get(model).unwrap_or(&Value::Null);
        return (kind_of(models, schema, depth + 1).0, Some(model));
    }
    for word in ["allOf", "anyOf"] {
        // What may be null is written as one of two, the first of which says what it is otherwise.
        if let Some(first) = schema.get(word).and_then(|list| list.get(0)) {
            return kind_of(models, first, depth + 1);
        }
    }
    match schema.get("type").and_then(Value::as_str) {
        Some("array") => {
            let items = schema.get("items").unwrap_or(&Value::Null);
            ("array", kind_of(models, items, depth + 1).1)
        }
        Some(kind) => (kind, None),
        None => ("object", None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str) -> &'static Field {
        let mut fields = of_payments().iter();
        fields.find(|field| field.name == name).unwrap()
    }

    #[test]
    fn the_fields_are_those_of_the_model() {
        let json = r#"{"imp_uid":"imp_1","merchant_uid":"m","amount":1,"status":"paid"}"#;
        let payment: iamport::types::PaymentAnnotation = serde_json::from_str(json).unwrap();
        let Value::Object(written) = serde_json::to_value(&payment).unwrap() else {
            panic!("no object");
        };
        let names: Vec<&str> = of_payments().iter().map(|field| &*field.name).collect();
        assert_eq!(names, written.keys().collect::<Vec<_>>());
    }

    #[test]
    fn a_field_is_what_the_description_says() {
        for name in [
            "buyer_name",
            "buyer_tel",
            "card_number",
            "custom_data",
            "vbank_num",
            "receipt_url",
        ] {
            assert!(field(name).personal, "{name}");
        }
        assert!(!field("pg_provider").personal);
        for name in ["pay_method", "status", "currency", "merchant_uid"] {
            assert!(!field(name).nested, "{name}");
        }
        for name in ["amount", "paid_at", "card_quota", "escrow"] {
            assert!(!field(name).nested, "{name}");
        }
        for name in [
            "cancel_history",
            "deposit_history",
            "promotion",
            "extension",
            "cancel_receipt_urls",
        ] {
            assert!(field(name).nested, "{name}");
        }
        assert!(!field("cancel_history").inner.is_empty());
        assert!(!field("promotion").inner.is_empty());
    }

    #[test]
    fn what_is_personal_goes_at_any_depth() {
        let mut payment = serde_json::json!({
            "imp_uid": "imp_1", "buyer_tel": "PRIVATE", "unheard_of": "PRIVATE",
            "cancel_history": [{"amount": 1, "receipt_url": "PRIVATE", "unheard_of": "PRIVATE"}],
            "deposit_history": [{"amount": 1, "depositor_name": "PRIVATE"}],
            "promotion": {"id": "promotion-id-1", "discount": 1},
        });
        without_personal(payment.as_object_mut().unwrap(), of_payments());
        let expected = serde_json::json!({
            "imp_uid": "imp_1", "cancel_history": [{"amount": 1}], "deposit_history": [{"amount": 1}],
            "promotion": {"id": "promotion-id-1", "discount": 1},
        });
        assert_eq!(payment, expected);
    }
}
