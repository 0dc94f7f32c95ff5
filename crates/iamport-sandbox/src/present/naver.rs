//! What NaverPay tells.

use crate::domain::naver::{CashAmount, Claim, ProductOrder};
use crate::domain::payments::{Payment, PaymentStatus};
use crate::wire::Json;

/// A product order as NaverPay tells it. Before it is paid, the payment says how it stands.
pub(crate) fn product_order(payment: &Payment, order: &ProductOrder) -> Json {
    let status = match payment.status {
        PaymentStatus::Ready => "PAYMENT_WAITING",
        PaymentStatus::Failed => "CANCELED_BY_NOPAYMENT",
        PaymentStatus::Paid | PaymentStatus::Cancelled => order.status.as_str(),
    };
    let claim = order.claim.map(Claim::words);
    let word = |word: Option<&'static str>| word.map_or(Json::Null, Json::from);
    Json::Object(vec![
        ("claim_status", word(claim.map(|(_, status)| status))),
        ("claim_type", word(claim.map(|(kind, _)| kind))),
        ("delivery_amount", Json::Count(0)),
        ("individual_code", Json::Null),
        ("orderer", Json::Null),
        ("product_amount", order.amount.into()),
        ("product_id", Json::from(&order.id)),
        ("product_name", Json::from(&order.name)),
        ("product_option_id", Json::from(&order.id)),
        ("product_option_name", "기본".into()),
        ("product_order_id", Json::from(&order.id)),
        ("product_order_status", status.into()),
        ("quantity", Json::Count(1)),
        ("shipping_address", Json::Null),
        ("shipping_due", Json::Count(0)),
        ("shipping_memo", Json::Null),
    ])
}

/// What of a payment a cash receipt can be issued for.
pub(crate) fn cash_amount(cash: &CashAmount) -> Json {
    let total = cash.supply.checked_add(cash.vat).unwrap_or_default();
    Json::Object(vec![
        ("amount_by_npoint", cash.by_points.into()),
        ("amount_by_primary", cash.by_primary.into()),
        ("amount_supply", cash.supply.into()),
        ("amount_total", total.into()),
        ("amount_vat", cash.vat.into()),
    ])
}
