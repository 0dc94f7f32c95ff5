//! Deliveries on the wire.

use crate::domain::escrow::Delivery;
use crate::wire::Json;

pub(crate) fn delivery(delivery: &Delivery) -> Json {
    Json::Object(vec![
        ("applied_at", delivery.applied_at.into()),
        ("company", delivery.company.into()),
        ("invoice", Json::from(&delivery.invoice)),
        ("sent_at", delivery.sent_at.into()),
    ])
}
