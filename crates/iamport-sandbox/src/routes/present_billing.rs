//! What billing keys and schedules look like on the wire.

use crate::domain::assumptions::ScheduleListShape;
use crate::domain::billing::{BillingKey, Customer, FailedChannel, GatewayKey, KeyKind};
use crate::domain::listing::Page;
use crate::domain::payment::PaymentStatus;
use crate::domain::schedule::ScheduleView;
use crate::wire::Json;

type Field = (&'static str, Json);

pub(super) fn key(key: &BillingKey) -> Json {
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

pub(super) fn keys(keys: &[BillingKey]) -> Json {
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

pub(super) fn schedule(view: &ScheduleView) -> Json {
    let schedule = &view.schedule;
    let order = &schedule.order;
    let charged_at = schedule.charged_at.as_ref();
    let text = |value: Option<&str>| value.map_or(Json::Null, Json::from);
    Json::Object(vec![
        ("amount", order.amount.into()),
        ("buyer_addr", Json::from(&order.buyer.addr)),
        ("buyer_email", Json::from(&order.buyer.email)),
        ("buyer_name", Json::from(&order.buyer.name)),
        ("buyer_postcode", Json::from(&order.buyer.postcode)),
        ("buyer_tel", Json::from(&order.buyer.tel)),
        ("currency", Json::from(&order.currency)),
        ("custom_data", Json::from(&order.custom_data)),
        ("customer_id", Json::from(&schedule.customer_id)),
        ("customer_uid", Json::from(&schedule.customer_uid)),
        ("executed_at", schedule.executed_at.into()),
        ("fail_reason", Json::from(&view.fail_reason)),
        ("imp_uid", Json::from(&schedule.imp_uid)),
        ("merchant_uid", Json::from(&order.merchant_uid)),
        ("name", Json::from(&order.name)),
        (
            "payment_status",
            text(view.payment_status.map(PaymentStatus::as_str)),
        ),
        ("pg_id", text(charged_at.map(|at| at.mid.as_str()))),
        (
            "pg_provider",
            text(charged_at.map(|at| at.provider.as_str())),
        ),
        ("promotion_id", Json::Null),
        ("revoked_at", schedule.revoked_at.into()),
        ("schedule_at", schedule.schedule_at.into()),
        ("schedule_status", schedule.status.as_str().into()),
    ])
}

pub(super) fn schedules(list: &[ScheduleView]) -> Json {
    Json::Array(list.iter().map(schedule).collect())
}

/// A list of schedules, in the shape that is assumed.
pub(super) fn schedule_page(page: &Page<ScheduleView>, shape: ScheduleListShape) -> Json {
    match shape {
        ScheduleListShape::Array => schedules(&page.list),
        ScheduleListShape::Page => Json::Object(vec![
            ("list", schedules(&page.list)),
            ("next", page.next.into()),
            ("previous", page.previous.into()),
            ("total", page.total.into()),
        ]),
    }
}
