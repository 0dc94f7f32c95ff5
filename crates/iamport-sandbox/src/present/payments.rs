//! Payments on the wire, with lists of them and balances.

use crate::domain::balance::{Balance, Split};
use crate::domain::listing::Page;
use crate::domain::payments::{Cancellation, Deposit, Payment};
use crate::facts::Field;
use crate::generated::fields::payments::payment_annotation;
use crate::wire::Json;

pub(crate) fn payment(payment: &Payment) -> Json {
    let vbank = payment.vbank.as_ref();
    let card = payment.card.as_ref();
    let key = payment.key_use.as_ref();
    let text = |value: Option<&str>| value.map_or(Json::Null, Json::from);
    let receipts = payment
        .cancellations
        .iter()
        .filter_map(|done| done.receipt_url.as_ref().map(Json::from))
        .collect();
    let last_reason = payment
        .cancellations
        .last()
        .map(|done| done.reason.as_str());
    let deposits = vbank.map_or_else(Vec::new, |vbank| {
        vbank.deposits.iter().map(deposit).collect()
    });
    Json::Object(vec![
        ("amount", payment.amount.into()),
        (
            "apply_num",
            text(card.and_then(|card| card.approval.as_deref())),
        ),
        ("bank_code", Json::Null),
        ("bank_name", Json::Null),
        cut(payment_annotation::BUYER_ADDR, &payment.buyer.addr),
        cut(payment_annotation::BUYER_EMAIL, &payment.buyer.email),
        cut(payment_annotation::BUYER_NAME, &payment.buyer.name),
        cut(payment_annotation::BUYER_POSTCODE, &payment.buyer.postcode),
        cut(payment_annotation::BUYER_TEL, &payment.buyer.tel),
        ("cancel_amount", payment.cancel_amount().into()),
        (
            "cancel_history",
            Json::Array(payment.cancellations.iter().map(cancellation).collect()),
        ),
        ("cancel_reason", text(last_reason)),
        ("cancel_receipt_urls", Json::Array(receipts)),
        ("cancelled_at", payment.cancelled_at().into()),
        ("card_code", text(card.map(|card| card.card.company.code()))),
        ("card_issuer_code", Json::Null),
        ("card_issuer_name", Json::Null),
        ("card_name", text(card.map(|card| card.card.company.name()))),
        (
            "card_number",
            text(card.map(|card| card.card.masked.as_str())),
        ),
        ("card_publisher_code", Json::Null),
        ("card_publisher_name", Json::Null),
        ("card_quota", card.map_or(0, |card| card.quota).into()),
        (
            "card_type",
            card.map_or(Json::Null, |card| Json::Integer(i64::from(card.card.debit))),
        ),
        ("cash_receipt_issued", payment.cash_receipt_issued.into()),
        ("channel", payment.channel.into()),
        ("currency", Json::from(&payment.currency)),
        ("custom_data", Json::from(&payment.custom_data)),
        (
            "customer_uid",
            text(key.map(|key| key.customer_uid.as_str())),
        ),
        (
            "customer_uid_usage",
            text(key.map(|key| key.usage.as_str())),
        ),
        ("deposit_history", Json::Array(deposits)),
        ("emb_pg_provider", Json::Null),
        ("escrow", payment.escrow.into()),
        ("fail_reason", Json::from(&payment.fail_reason)),
        ("failed_at", payment.failed_at.into()),
        ("imp_uid", Json::from(&payment.imp_uid)),
        ("merchant_uid", Json::from(&payment.merchant_uid)),
        cut(payment_annotation::NAME, &payment.name),
        ("paid_at", payment.paid_at.into()),
        (
            "pay_method",
            text(Some(payment.pay_method.as_str()).filter(|method| !method.is_empty())),
        ),
        ("pg_id", Json::from(&payment.pg_id)),
        ("pg_provider", Json::from(&payment.pg_provider)),
        ("pg_tid", Json::from(&payment.pg_tid)),
        ("receipt_url", Json::from(&payment.receipt_url)),
        ("sandbox", payment.test_channel.into()),
        ("started_at", payment.started_at.into()),
        ("status", payment.status.as_str().into()),
        ("user_agent", Json::from(&payment.user_agent)),
        ("vbank_code", text(vbank.map(|vbank| vbank.bank_code))),
        ("vbank_date", vbank.and_then(|vbank| vbank.due).into()),
        (
            "vbank_holder",
            text(vbank.and_then(|vbank| vbank.holder.as_deref())),
        ),
        ("vbank_issued_at", vbank.map(|vbank| vbank.issued_at).into()),
        ("vbank_name", text(vbank.map(|vbank| vbank.bank_name))),
        cut(
            payment_annotation::VBANK_NUM,
            &vbank.map(|vbank| vbank.number.clone()),
        ),
    ])
}

/// A field with what a shop wrote, as far as the service has room for it.
fn cut(field: Field, text: &Option<String>) -> (&'static str, Json) {
    let text = text.as_ref().map(|text| Json::Text(field.cut(text)));
    (field.name, text.unwrap_or(Json::Null))
}

fn cancellation(done: &Cancellation) -> Json {
    Json::Object(vec![
        ("amount", done.amount.into()),
        ("cancellation_id", Json::from(&done.id)),
        ("cancelled_at", done.at.into()),
        ("pg_tid", Json::from(&done.pg_tid)),
        ("reason", Json::from(&done.reason)),
        ("receipt_url", Json::from(&done.receipt_url)),
    ])
}

fn deposit(deposit: &Deposit) -> Json {
    Json::Object(vec![
        ("amount", deposit.amount.into()),
        ("deposited_at", deposit.at.into()),
        ("depositor_name", Json::from(&deposit.depositor)),
        ("pg_tid", Json::from(&deposit.pg_tid)),
    ])
}

pub(crate) fn page(page: &Page) -> Json {
    Json::Object(vec![
        ("list", payments(&page.list)),
        ("next", page.next.into()),
        ("previous", page.previous.into()),
        ("total", page.total.into()),
    ])
}

pub(crate) fn payments(list: &[Payment]) -> Json {
    Json::Array(list.iter().map(payment).collect())
}

pub(crate) fn balance(balance: &Balance) -> Json {
    let histories = balance
        .histories
        .iter()
        .map(|moment| {
            let mut fields = splits(&moment.primary);
            fields.push(("created", moment.at.into()));
            Json::Object(fields)
        })
        .collect();
    let mut fields = splits(&balance.primary);
    fields.push(("amount", balance.amount.into()));
    fields.push(("histories", Json::Array(histories)));
    Json::Object(fields)
}

/// The four parts of a balance, of which only the primary one has money in it.
fn splits(primary: &Split) -> Vec<(&'static str, Json)> {
    let nothing = Split::default();
    vec![
        ("cash_receipt", split(&nothing)),
        ("discount", split(&nothing)),
        ("primary", split(primary)),
        ("secondary", split(&nothing)),
    ]
}

fn split(split: &Split) -> Json {
    Json::Object(vec![
        ("service", split.service.into()),
        ("supply", split.supply.into()),
        ("tax_free", split.tax_free.into()),
        ("vat", split.vat.into()),
    ])
}
