//! The API's own acceptance of this call with other ids in it, and acceptances of other calls.

use serde_json::{Map, Value, json};

use super::{Behaviour, Context, Truth, after, envelope, instead};

/// What an id becomes; `None` takes it away.
type Edit = fn(&str) -> Option<Value>;

/// What can be done to an id.
const EDITS: [(&str, Edit); 17] = [
    ("another", |_| Some(json!("somebody-elses"))),
    ("null", |_| Some(Value::Null)),
    ("absent", |_| None),
    ("empty", |_| Some(json!(""))),
    ("a blank", |_| Some(json!(" "))),
    ("a number", |_| Some(json!(448_280_090_638_u64))),
    ("true", |_| Some(json!(true))),
    ("in capitals", |id| Some(json!(id.to_uppercase()))),
    ("in small letters", |id| Some(json!(id.to_lowercase()))),
    ("between blanks", |id| Some(json!(format!(" {id} ")))),
    ("with a line end", |id| Some(json!(format!("{id}\n")))),
    ("with a letter more", |id| Some(json!(format!("{id}x")))),
    ("with a letter less", |id| {
        let mut id = id.to_owned();
        id.pop();
        Some(json!(id))
    }),
    ("with a zero character", |id| Some(json!(format!("{id}\0")))),
    ("backwards", |id| {
        Some(json!(id.chars().rev().collect::<String>()))
    }),
    ("in a list", |id| Some(json!([id]))),
    ("in an object", |id| Some(json!({ "id": id }))),
];

/// Those of them that are variants of others.
const RARE: [&str; 5] = [
    "true",
    "backwards",
    "with a line end",
    "with a zero character",
    "in an object",
];

pub(super) fn family() -> Vec<Behaviour> {
    let mut all = Vec::new();
    for (name, edit) in EDITS {
        all.push(
            after(format!("every id {name}"), Truth::Ids, move |context| {
                edited(context, |record, context| {
                    for name in &context.known.echoed {
                        change(record, name, edit);
                    }
                })
            })
            .in_turn_unless(!RARE.contains(&name)),
        );
    }
    for id in ["imp_uid", "merchant_uid", "customer_uid"] {
        for (name, edit) in EDITS.into_iter().take(3) {
            all.push(after(format!("{id} {name}"), Truth::Ids, move |context| {
                edited(context, |record, context| {
                    // What was not asked for may be any, but not nothing: a record has to have it.
                    if name == "another" || context.known.echoed.contains(id) {
                        change(record, id, edit);
                    }
                })
            }));
        }
    }
    all.push(after(
        "imp_uid and merchant_uid the other way round",
        Truth::Ids,
        |context| {
            edited(context, |record, _| {
                let text = |name: &str| record.get(name).filter(|id| id.is_string()).cloned();
                if let (Some(one), Some(other)) = (text("imp_uid"), text("merchant_uid")) {
                    record.insert("imp_uid".to_owned(), other);
                    record.insert("merchant_uid".to_owned(), one);
                }
            })
        },
    ));
    all.push(after(
        "the record of another with this one inside",
        Truth::Ids,
        |context| {
            edited(context, |record, context| {
                let this = Value::Object(record.clone());
                for name in &context.known.echoed {
                    change(record, name, |_| Some(json!("somebody-elses")));
                }
                record.insert("payment".to_owned(), this);
            })
        },
    ));
    all.push(after(
        "the record of an earlier call",
        Truth::ForgedIds,
        |context| envelope(200, &accepted(&context.known.earlier)),
    ));
    all.push(instead(
        "the record of an earlier call instead",
        Truth::ForgedIds,
        |context| envelope(200, &accepted(&context.known.earlier)),
    ));
    all.extend(shapes());
    all
}

/// Lists for records, records for lists, and lists with what does not belong.
fn shapes() -> Vec<Behaviour> {
    let mut all = vec![
        after(
            "a list for a record, a record for a list",
            Truth::Shape,
            |context| {
                with_payload(context, |payload| match payload {
                    Value::Array(mut entries) => entries.pop().unwrap_or(Value::Null),
                    record => json!([record]),
                })
            },
        ),
        after("nothing for a payload", Truth::Shape, |context| {
            with_payload(context, |_| Value::Null)
        }),
        after("a text for a payload", Truth::Shape, |context| {
            with_payload(context, |payload| json!(payload.to_string()))
        }),
        after("a number for a payload", Truth::Shape, |context| {
            with_payload(context, |_| json!(0))
        }),
        after("an empty object for a payload", Truth::Shape, |context| {
            with_payload(context, |_| json!({}))
        }),
        after(
            "the payload without its envelope",
            Truth::Foreign,
            |context| {
                let payload = context.own()["response"].clone();
                super::body(200, payload.to_string())
            },
        ),
        after("no key `response`", Truth::Shape, |context| {
            let mut envelope = context.own().clone();
            envelope.as_object_mut().unwrap().remove("response");
            super::envelope(200, &envelope)
        }),
    ];
    type ListEdit = fn(&mut Vec<Value>);
    let lists: [(&str, ListEdit); 4] = [
        ("with an entry of another behind", |entries| {
            let other = of_another(entries);
            entries.extend(other);
        }),
        ("with an entry of another before", |entries| {
            let other = of_another(entries);
            entries.splice(0..0, other);
        }),
        ("with a broken entry", |entries| {
            entries.push(json!("no record"))
        }),
        ("without an entry", Vec::clear),
    ];
    for (name, edit) in lists {
        all.push(after(
            format!("a list {name}"),
            if name == "with a broken entry" {
                Truth::Shape
            } else {
                Truth::Ids
            },
            move |context| {
                with_payload(context, |payload| match payload {
                    Value::Array(mut entries) => {
                        edit(&mut entries);
                        Value::Array(entries)
                    }
                    record => record,
                })
            },
        ));
    }
    all
}

/// The first entry with ids that nobody asked for.
fn of_another(entries: &[Value]) -> Option<Value> {
    let mut other = entries.first()?.clone();
    for (name, value) in other.as_object_mut()? {
        if value.is_string() && (name.ends_with("_uid") || name.ends_with("_id")) {
            *value = json!("somebody-elses");
        }
    }
    Some(other)
}

fn accepted(payload: &Value) -> Value {
    json!({ "code": 0, "message": null, "response": payload })
}

fn with_payload(context: &Context<'_>, edit: impl FnOnce(Value) -> Value) -> super::Play {
    let payload = context.own()["response"].clone();
    envelope(200, &accepted(&edit(payload)))
}

/// The API's own answer with each of its records edited.
fn edited(
    context: &Context<'_>,
    edit: impl Fn(&mut Map<String, Value>, &Context<'_>),
) -> super::Play {
    with_payload(context, |mut payload| {
        match &mut payload {
            Value::Array(entries) => entries
                .iter_mut()
                .filter_map(Value::as_object_mut)
                .for_each(|record| edit(record, context)),
            Value::Object(record) => edit(record, context),
            _ => {}
        }
        payload
    })
}

fn change(record: &mut Map<String, Value>, name: &str, edit: Edit) {
    let Some(Value::String(id)) = record.get(name) else {
        return;
    };
    match edit(id) {
        Some(value) => record.insert(name.to_owned(), value),
        None => record.remove(name),
    };
}
