//! What the specification says of the operations: names, parameters, answers. It is read from the description that the
//! sandbox carries, once in a process and only when something asks for it.

mod answers;
mod facts;
mod parameters;
mod schema;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde_json::Value;

pub(crate) use answers::{Answer, AnswerField, FieldKind, Form};
pub(crate) use facts::{Gateways, ListedValue};
pub(crate) use parameters::{Kind, Parameter, Place};

use crate::near;
use schema::Document;

/// One operation of the API.
#[derive(Debug)]
pub(crate) struct Operation {
    /// Its name in the vendor's documentation, such as `cancelPayment`.
    pub(crate) id: &'static str,
    /// What the client knows of it: method, path, whether it may be repeated, whether it can be confirmed.
    pub(crate) info: &'static iamport::OperationInfo,
    /// The family that it belongs to, such as `payments`.
    pub(crate) family: String,
    /// The Korean title of the vendor's page.
    pub(crate) title_ko: String,
    /// One sentence about what the call does.
    pub(crate) summary: String,
    /// The rest: units, the state that is needed, known refusals. Paragraphs have an empty line between them.
    pub(crate) description: String,
    /// Whether the vendor advises against it or no longer documents it.
    pub(crate) deprecated: bool,
    /// The payment gateways that it is for.
    pub(crate) gateways: Gateways,
    /// Its parameters in the order of the specification: those of the path and the query, then the fields of the body.
    pub(crate) parameters: Vec<Parameter>,
    /// Of each of these groups at least one parameter must be given.
    pub(crate) one_of: Vec<Vec<String>>,
    /// What it answers.
    pub(crate) answer: Answer,
}

/// All operations of the API, in the order of [`iamport::OPERATIONS`].
pub(crate) fn operations() -> &'static [Operation] {
    &facts_of_all().operations
}

/// The operation of that name, to the letter.
pub(crate) fn operation(id: &str) -> Option<&'static Operation> {
    operations().iter().find(|operation| operation.id == id)
}

/// The operation whose name was most likely meant: the same in other capitals or with other separators
/// (`cancel_payment`), or a few letters off.
pub(crate) fn meant(id: &str) -> Option<&'static Operation> {
    operation(id).or_else(|| {
        let ids = operations().iter().map(|operation| operation.id);
        near::nearest(id, ids).and_then(operation)
    })
}

/// What is known of the fields of an answered model, by the name of its component. Of a union, the fields of all that it
/// may be. Empty for a component that the specification does not have.
pub(crate) fn field_kinds(component: &str) -> &'static [AnswerField] {
    facts_of_all()
        .models
        .get(component)
        .map_or(&[], Vec::as_slice)
}

struct Facts {
    operations: Vec<Operation>,
    models: BTreeMap<String, Vec<AnswerField>>,
}

fn facts_of_all() -> &'static Facts {
    static FACTS: OnceLock<Facts> = OnceLock::new();
    FACTS.get_or_init(|| {
        // The file is compiled in, and a test holds that all of it is read.
        let document = serde_json::from_str(iamport_sandbox::OPENAPI).unwrap_or(Value::Null);
        read(&Document::new(&document))
    })
}

fn read(document: &Document<'_>) -> Facts {
    let known = iamport::OPERATIONS.iter();
    Facts {
        operations: known
            .filter_map(|info| read_operation(document, info))
            .collect(),
        models: answers::models(document),
    }
}

fn read_operation(
    document: &Document<'_>,
    info: &'static iamport::OperationInfo,
) -> Option<Operation> {
    let operation = document.operation(info.method().as_str(), info.path())?;
    let tags = facts::names(operation, "tags");
    let groups = operation.get("x-iamport-any-of").and_then(Value::as_array);
    Some(Operation {
        id: info.id(),
        info,
        family: tags.into_iter().next().unwrap_or_default(),
        title_ko: facts::text(operation, "x-iamport-title-ko"),
        summary: facts::text(operation, "summary"),
        description: facts::text(operation, "description"),
        deprecated: facts::is_true(operation, "deprecated"),
        gateways: Gateways::read(operation),
        parameters: parameters::read(document, info, operation),
        one_of: groups
            .into_iter()
            .flatten()
            .map(|group| {
                let names = facts::texts(group);
                let written = names.iter().map(|name| parameters::written_name(name));
                written.collect()
            })
            .collect(),
        answer: Answer::read(document, operation),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn document() -> Value {
        serde_json::from_str(iamport_sandbox::OPENAPI).unwrap()
    }

    fn parameter<'a>(operation: &str, name: &str) -> &'a Parameter {
        let operation = super::operation(operation).unwrap();
        let mut parameters = operation.parameters.iter();
        parameters.find(|it| it.name == name).unwrap()
    }

    #[test]
    fn every_operation_is_read_whole_and_in_order() {
        let ids = operations().iter().map(|operation| operation.id);
        let known = iamport::OPERATIONS.iter().map(|info| info.id());
        assert!(ids.eq(known));
        let document = document();
        for operation in operations() {
            let written = Document::new(&document);
            let method = operation.info.method().as_str();
            let written = written.operation(method, operation.info.path()).unwrap();
            assert_eq!(written["operationId"], operation.id);
            assert_eq!(written["tags"][0], operation.family.as_str());
            let said = [
                &operation.title_ko,
                &operation.summary,
                &operation.description,
            ];
            assert!(said.iter().all(|text| !text.is_empty()), "{}", operation.id);
            // Each name on the wire once, in the order of the document, with the words that stand there.
            let listed = written["parameters"].as_array().into_iter().flatten();
            let body = &written["requestBody"]["content"]["application/json"]["schema"];
            let fields = body["properties"].as_object().into_iter().flatten();
            let expected: Vec<(&str, &str, bool)> = listed
                .map(|it| {
                    let required = it["required"] == true;
                    (
                        it["name"].as_str().unwrap(),
                        it["description"].as_str().unwrap(),
                        required,
                    )
                })
                .chain(fields.map(|(name, field)| {
                    let required = body["required"].as_array().into_iter().flatten();
                    let required = required.into_iter().any(|it| it == name.as_str());
                    (
                        name.as_str(),
                        field["description"].as_str().unwrap(),
                        required,
                    )
                }))
                .collect();
            let read: Vec<(&str, bool)> = operation
                .parameters
                .iter()
                .map(|it| (it.wire.as_str(), it.required))
                .collect();
            let wanted: Vec<(&str, bool)> = expected.iter().map(|it| (it.0, it.2)).collect();
            assert_eq!(read, wanted, "{}", operation.id);
            let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            for (parameter, (_, description, _)) in operation.parameters.iter().zip(expected) {
                assert_eq!(folded(&parameter.description), folded(description));
            }
        }
    }

    #[test]
    fn written_names_are_told_apart_and_need_no_quotes() {
        for operation in operations() {
            let mut names: Vec<&str> = operation
                .parameters
                .iter()
                .map(|it| it.name.as_str())
                .collect();
            let all = names.len();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), all, "{}", operation.id);
            let plain = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
            assert!(
                names.iter().all(|name| name.chars().all(plain)),
                "{names:?}"
            );
        }
        assert_eq!(
            parameter("customer_delete", "extra.requester").wire,
            "extra[requester]"
        );
        assert_eq!(
            parameter("getPaymentListByImpUid", "imp_uid").wire,
            "imp_uid[]"
        );
    }

    #[test]
    fn a_kind_is_what_the_schema_means() {
        let cancel = operation("cancelPayment").unwrap();
        assert_eq!(cancel.one_of, [["imp_uid", "merchant_uid"]]);
        assert!(matches!(
            parameter("cancelPayment", "amount").kind,
            Kind::PositiveAmount
        ));
        assert!(parameter("cancelPayment", "amount").zero_is_everything);
        assert!(!parameter("cancelPayment", "checksum").zero_is_everything);
        assert!(matches!(
            parameter("cancelPayment", "tax_free").kind,
            Kind::Amount
        ));
        assert!(matches!(
            parameter("cancelPayment", "enable_webhook").kind,
            Kind::Boolean
        ));
        let Kind::Object(extra) = &parameter("cancelPayment", "extra").kind else {
            panic!("an object");
        };
        assert_eq!(extra[0].name, "requester");
        let values: Vec<&str> = extra[0]
            .values()
            .iter()
            .map(|it| it.value.as_str())
            .collect();
        assert_eq!(values, ["customer", "admin"]);
        assert!(extra[0].values().iter().all(|it| it.meaning.ends_with('.')));
        let due = parameter("createVbank", "vbank_due");
        assert!(matches!(due.kind, Kind::Time));
        assert_eq!(due.maximum, Some(9_999_999_999));
        assert!(parameter("createVbank", "tax_free").whole);
        assert!(!parameter("cancelPayment", "tax_free").whole);
        let schedules = parameter("schedule", "schedules");
        assert!(schedules.required && matches!(schedules.kind, Kind::List(_)));
        let entry = schedules
            .fields()
            .iter()
            .find(|it| it.name == "schedule_at")
            .unwrap();
        assert!(entry.required && matches!(entry.kind, Kind::Time));
        let order = parameter("onetime", "merchant_uid");
        assert_eq!((order.max_length, order.refuse_longer), (Some(40), true));
    }

    #[test]
    fn marks_gateways_and_reserved_words_are_kept() {
        assert!(parameter("onetime", "card_number").secret);
        assert!(parameter("onetime", "buyer_name").personal);
        assert!(
            parameter("revokeVbank", "pg_api_key").secret,
            "a mark of a query"
        );
        assert!(!parameter("onetime", "merchant_uid").personal);
        let path = parameter("getPaymentByImpUid", "imp_uid");
        assert_eq!(path.place, Place::Path);
        assert_eq!(parameter("revokeVbank", "pg_api_key").place, Place::Query);
        assert_eq!(parameter("onetime", "pg").place, Place::Body);
        let revoke = operation("revokeVbank").unwrap();
        assert!(revoke.gateways.supported.contains(&"nice_v2".to_owned()));
        let insisted = |it: &Parameter| !it.gateways.required.is_empty();
        assert!(
            operation("onetime")
                .unwrap()
                .parameters
                .iter()
                .any(insisted)
        );
        // `GET /subscribe/payments/schedule/{merchant_uid}` and its like: what another call has there as a word of its own.
        let reserved: usize = operations()
            .iter()
            .flat_map(|operation| &operation.parameters)
            .map(|it| it.reserved.len())
            .sum();
        assert!(reserved > 0);
        for operation in operations() {
            for it in &operation.parameters {
                assert!(it.reserved.is_empty() || it.place == Place::Path);
            }
        }
    }

    #[test]
    fn an_answer_is_told_by_its_record_and_its_form() {
        for (id, component, form) in [
            ("getPaymentByImpUid", Some("PaymentAnnotation"), Form::One),
            (
                "getPaymentListByImpUid",
                Some("PaymentAnnotation"),
                Form::List,
            ),
            ("getPaymentsByStatus", Some("PaymentAnnotation"), Form::Page),
            (
                "findSchedulesByRange",
                Some("ScheduleResultAnnotation"),
                Form::ListOrPage,
            ),
            ("schedule", Some("ScheduleResultAnnotation"), Form::List),
            ("customer_view", Some("BillingKeyAnnotation"), Form::One),
            (
                "customer_view_multiple",
                Some("BillingKeyAnnotation"),
                Form::List,
            ),
            ("prepare_create", None, Form::Nothing),
        ] {
            let expected = Answer {
                component: component.map(str::to_owned),
                form,
            };
            assert_eq!(operation(id).unwrap().answer, expected, "{id}");
        }
        for operation in operations() {
            let component = operation.answer.component.as_deref();
            assert_eq!(component.is_none(), operation.answer.form == Form::Nothing);
            if let Some(component) = component {
                assert!(!field_kinds(component).is_empty(), "{component}");
            }
        }
    }

    #[test]
    fn the_fields_of_an_answer_say_how_they_are_read() {
        let field = |component: &str, name: &str| {
            let mut fields = field_kinds(component).iter();
            fields.find(|field| field.name == name).unwrap().clone()
        };
        let payment = |name: &str| field("PaymentAnnotation", name);
        assert_eq!(payment("amount").kind, FieldKind::Amount);
        assert_eq!(payment("paid_at").kind, FieldKind::Time);
        assert_eq!(payment("status").kind, FieldKind::Text);
        assert_eq!(payment("escrow").kind, FieldKind::Boolean);
        assert_eq!(payment("card_quota").kind, FieldKind::Integer);
        let history = FieldKind::Model("PaymentCancelAnnotation".into());
        assert_eq!(
            payment("cancel_history").kind,
            FieldKind::List(Box::new(history))
        );
        assert_eq!(
            field("PaymentCancelAnnotation", "cancelled_at").kind,
            FieldKind::Time
        );
        assert!(payment("buyer_name").personal && !payment("imp_uid").personal);
        assert!(field("AuthAnnotation", "access_token").secret);
        assert!(matches!(
            field("PaymentBalanceResponseAnnotation", "cash_receipt").kind,
            FieldKind::Model(_)
        ));
        // A union has the fields of both.
        let names: Vec<_> = field_kinds("BillingKeyAnnotation")
            .iter()
            .map(|it| &it.name)
            .collect();
        assert!(names.iter().any(|name| *name == "card_name"));
        assert!(names.iter().any(|name| *name == "channelGroupId"));
        assert!(field_kinds("NoSuchModel").is_empty());
    }

    /// Each model that a field leads to is known as well.
    #[test]
    fn no_field_leads_nowhere() {
        fn models(kind: &FieldKind) -> Option<&str> {
            match kind {
                FieldKind::Model(component) => Some(component),
                FieldKind::List(item) => models(item),
                _ => None,
            }
        }
        for (name, _) in Document::new(&document()).schemas() {
            for field in field_kinds(name) {
                if let Some(component) = models(&field.kind) {
                    assert!(!field_kinds(component).is_empty(), "{name}.{}", field.name);
                }
            }
        }
    }

    #[test]
    fn an_operation_is_found_by_its_name_and_suggested_by_what_is_close() {
        assert!(operation("cancelPayment").is_some());
        assert!(operation("cancelpayment").is_none());
        for written in [
            "cancelpayment",
            "cancel_payment",
            "cancelPaymnet",
            "cancelPayment",
        ] {
            assert_eq!(
                meant(written).map(|it| it.id),
                Some("cancelPayment"),
                "{written}"
            );
        }
        assert!(meant("refund everything").is_none());
    }

    #[test]
    fn a_document_without_anything_gives_nothing() {
        let facts = read(&Document::new(&Value::Null));
        assert!(facts.operations.is_empty() && facts.models.is_empty());
    }
}
