//! Schedules on the wire.

use crate::domain::assumptions::ScheduleListShape;
use crate::domain::listing::Page;
use crate::domain::payments::PaymentStatus;
use crate::domain::schedules::ScheduleView;
use crate::wire::Json;

pub(crate) fn schedule(view: &ScheduleView) -> Json {
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

pub(crate) fn schedules(list: &[ScheduleView]) -> Json {
    Json::Array(list.iter().map(schedule).collect())
}

/// A list of schedules, in the shape that is assumed.
pub(crate) fn schedule_page(page: &Page<ScheduleView>, shape: ScheduleListShape) -> Json {
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
