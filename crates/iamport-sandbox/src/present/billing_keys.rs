//! Billing keys on the wire.

use crate::domain::billing_keys::{BillingKey, Customer, FailedChannel, GatewayKey, KeyKind};
use crate::wire::Json;

type Field = (&'static str, Json);

pub(crate) fn key(key: &BillingKey) -> Json {
    let mut fields = customer(&key.customer);
    fields.push(("customer_uid", Json::from(&key.customer_uid)));
    match &key.kind {
        KeyKind::Ordinary(at_gateway) => {
            fields.extend(gateway_key(at_gateway));
            fields.push(("sandbox", at_gateway.contract.test.into()));
        }
        KeyKind::Super {
            group,
            succeeded,
            failed,
        } => {
            let succeeded = succeeded.iter().map(|key| Json::Object(gateway_key(key)));
            fields.push(("channelGroupId", Json::from(group)));
            fields.push(("succeededChannels", Json::Array(succeeded.collect())));
            let failed = failed.iter().map(failed_channel).collect();
            fields.push(("failedChannels", Json::Array(failed)));
        }
    }
    Json::Object(fields)
}

pub(crate) fn keys(keys: &[BillingKey]) -> Json {
    Json::Array(keys.iter().map(key).collect())
}

fn customer(customer: &Customer) -> Vec<Field> {
    vec![
        ("customer_addr", Json::from(&customer.addr)),
        ("customer_email", Json::from(&customer.email)),
        ("customer_id", Json::from(&customer.id)),
        ("customer_name", Json::from(&customer.name)),
        ("customer_postcode", Json::from(&customer.postcode)),
        ("customer_tel", Json::from(&customer.tel)),
    ]
}

fn gateway_key(key: &GatewayKey) -> Vec<Field> {
    let card = key.card.as_ref();
    let text = |value: Option<&str>| value.map_or(Json::Null, Json::from);
    vec![
        ("card_code", text(card.map(|card| card.company.code()))),
        ("card_issuer_code", Json::Null),
        ("card_issuer_name", Json::Null),
        ("card_name", text(card.map(|card| card.company.name()))),
        ("card_number", text(card.map(|card| card.masked.as_str()))),
        ("card_publisher_code", Json::Null),
        ("card_publisher_name", Json::Null),
        (
            "card_type",
            card.map_or(Json::Null, |card| Json::Integer(i64::from(card.debit))),
        ),
        ("inserted", key.inserted.into()),
        ("pg_id", Json::from(&key.contract.mid)),
        ("pg_provider", Json::from(&key.contract.provider)),
        ("updated", key.updated.into()),
    ]
}

fn failed_channel(channel: &FailedChannel) -> Json {
    Json::Object(vec![
        ("message", Json::from(&channel.message)),
        ("pg_id", Json::from(&channel.contract.mid)),
        ("pg_provider", Json::from(&channel.contract.provider)),
        ("type", channel.kind.as_str().into()),
    ])
}
