//! A payment as a person reads it.
//!
//! It shows what a payment is about and where its money is: the virtual account to pay into, the amounts,
//! what happened when, and who bought, masked. By which card, and what the shop stored with it stay out; `--output json`
//! and `--columns` have them.

use iamport::types::{Currency, PaymentAnnotation, PaymentCancelAnnotation, PaymentStatus};
use iamport::{Amount, UnixTime};

use crate::format;
use crate::mask;
use crate::output::rows::Rows;
use crate::output::view::View;

/// The rows of a payment, in the API's own terms. Only what is set has one.
pub(crate) fn render(payment: &PaymentAnnotation, view: &View) -> String {
    let mut rows = Rows::default();
    identity(&mut rows, payment, view);
    money(&mut rows, payment);
    means(&mut rows, payment, view);
    times(&mut rows, payment, view);
    history(&mut rows, payment, view);
    rows.render()
}

fn identity(rows: &mut Rows, payment: &PaymentAnnotation, view: &View) {
    rows.add("imp_uid", Some(&payment.imp_uid));
    rows.add("merchant_uid", Some(&payment.merchant_uid));
    rows.add("name", payment.name.as_deref());
    let buyer = payment.buyer_name.as_deref();
    rows.add(
        "buyer_name",
        buyer.map(|name| match view.personal {
            true => name.to_owned(),
            false => mask::personal(name),
        }),
    );
    rows.add("status", Some(payment.status.as_str()));
    rows.add("fail_reason", payment.fail_reason.as_deref());
    if payment.sandbox == Some(true) {
        rows.add("sandbox", Some("true, made through a test channel"));
    }
}

fn money(rows: &mut Rows, payment: &PaymentAnnotation) {
    let currency = payment.currency.as_ref();
    let shown = |amount| Some(format::amount(amount, currency));
    rows.add("amount", shown(payment.amount));
    let cancelled = payment.cancel_amount.filter(|amount| !amount.is_zero());
    if let Some(cancelled) = cancelled {
        rows.add("cancel_amount", shown(cancelled));
    }
    if let Some(left) = left_to_cancel(payment) {
        rows.add("left to cancel", shown(left));
    }
}

/// What can still be given back of a payment that money was given back of.
fn left_to_cancel(payment: &PaymentAnnotation) -> Option<Amount> {
    match payment.status {
        PaymentStatus::Cancelled => payment.amount.checked_sub(payment.cancel_amount?),
        _ => None,
    }
}

fn means(rows: &mut Rows, payment: &PaymentAnnotation, view: &View) {
    rows.add(
        "pay_method",
        payment.pay_method.as_ref().map(|method| method.as_str()),
    );
    rows.add("pg_provider", payment.pg_provider.as_deref());
    rows.add("pg_tid", payment.pg_tid.as_deref());
    if payment.escrow == Some(true) {
        rows.add("escrow", Some("true"));
    }
    rows.add(
        "card_name",
        named(payment.card_name.as_deref(), payment.card_code.as_deref()),
    );
    if let Some(months) = payment.card_quota.filter(|months| *months > 0) {
        rows.add("card_quota", Some(format!("{months} months")));
    }
    rows.add("apply_num", payment.apply_num.as_deref());
    rows.add(
        "bank_name",
        named(payment.bank_name.as_deref(), payment.bank_code.as_deref()),
    );
    rows.add(
        "vbank_name",
        named(payment.vbank_name.as_deref(), payment.vbank_code.as_deref()),
    );
    rows.add("vbank_num", payment.vbank_num.as_deref());
    rows.add("vbank_holder", payment.vbank_holder.as_deref());
    let date = payment.vbank_date;
    rows.add("vbank_date", date.map(|time| format::time(time, view.utc)));
}

/// `신한은행 (088)`, or whichever of the two there is.
fn named(name: Option<&str>, code: Option<&str>) -> Option<String> {
    let set = |text: Option<&str>| {
        text.map(str::trim)
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    match (set(name), set(code)) {
        (Some(name), Some(code)) => Some(format!("{name} ({code})")),
        (name, code) => name.or(code),
    }
}

fn times(rows: &mut Rows, payment: &PaymentAnnotation, view: &View) {
    for (name, time) in [
        ("started_at", payment.started_at),
        ("vbank_issued_at", payment.vbank_issued_at),
        ("paid_at", payment.paid_at),
        ("failed_at", payment.failed_at),
        ("cancelled_at", payment.cancelled_at),
    ] {
        rows.add(name, time.map(|time| format::time(time, view.utc)));
    }
}

fn history(rows: &mut Rows, payment: &PaymentAnnotation, view: &View) {
    let currency = payment.currency.as_ref();
    if payment.cancel_history.is_empty() {
        rows.add("cancel_reason", payment.cancel_reason.as_deref());
    }
    for (number, cancel) in (1..).zip(&payment.cancel_history) {
        rows.add(
            format!("cancel {number}"),
            Some(cancel_row(cancel, currency, view)),
        );
    }
    for (number, deposit) in (1..).zip(&payment.deposit_history) {
        let row = event(deposit.amount, currency, deposit.deposited_at, view);
        rows.add(format!("deposit {number}"), Some(row));
    }
}

fn cancel_row(
    cancel: &PaymentCancelAnnotation,
    currency: Option<&Currency>,
    view: &View,
) -> String {
    let mut row = event(cancel.amount, currency, cancel.cancelled_at, view);
    if !cancel.reason.trim().is_empty() {
        row.push_str(", ");
        row.push_str(&cancel.reason);
    }
    row
}

/// `1,000 KRW, 2026-11-23 18:00:00 KST`
fn event(
    amount: Amount,
    currency: Option<&Currency>,
    time: Option<UnixTime>,
    view: &View,
) -> String {
    let amount = format::amount(amount, currency);
    match time {
        Some(time) => format!("{amount}, {}", format::time(time, view.utc)),
        None => amount,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(payment: &PaymentAnnotation) -> String {
        render(payment, &View::default())
    }

    fn payment(json: &str) -> PaymentAnnotation {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_virtual_account_that_waits() {
        let waiting = payment(
            r#"{"imp_uid":"imp_448280090638","merchant_uid":"merchant_1448280088556","name":"햇사과 5kg",
            "status":"ready","amount":5000,"cancel_amount":0,"currency":"KRW","pay_method":"vbank",
            "pg_provider":"nice_v2","pg_tid":"","apply_num":null,"vbank_code":"088","vbank_name":"신한은행",
            "vbank_num":"56200000000001","vbank_holder":"샌드박스상점","vbank_date":1798729199,
            "vbank_issued_at":1795424400,"started_at":1795424380,"paid_at":0,"failed_at":0,"cancelled_at":0,
            "sandbox":false,"escrow":false,"cancel_history":[],"cancel_receipt_urls":[]}"#,
        );
        insta::assert_snapshot!(shown(&waiting));
    }

    #[test]
    fn a_card_payment_that_was_cancelled_in_part() {
        let cancelled = payment(
            r#"{"imp_uid":"imp_1","merchant_uid":"주문 1","status":"cancelled","amount":1234567,
            "cancel_amount":1500.5,"currency":"USD","pay_method":"card","card_name":"신한카드","card_code":"366",
            "card_quota":3,"apply_num":"30000000","sandbox":true,"paid_at":1795424400,"cancelled_at":1795424500,
            "cancel_reason":"고객 변심","escrow":true,
            "cancel_history":[{"pg_tid":"t","amount":1000,"cancelled_at":1795424450,"reason":"품절"},
            {"pg_tid":"t","amount":500.5,"cancelled_at":0,"reason":""}]}"#,
        );
        insta::assert_snapshot!(shown(&cancelled));
    }

    #[test]
    fn an_account_without_limits() {
        let unlimited = payment(
            r#"{"imp_uid":"imp_1","merchant_uid":"m","status":"paid","amount":3000,"pay_method":"vbank",
            "vbank_name":"","vbank_code":"088","cancel_reason":"새 버전",
            "deposit_history":[{"pg_tid":"a","amount":1000,"depositor_name":"홍길동","deposited_at":1795424400},
            {"pg_tid":"b","amount":2000,"depositor_name":"홍길동","deposited_at":1795424500}]}"#,
        );
        insta::assert_snapshot!(shown(&unlimited));
    }

    #[test]
    fn what_is_personal_and_not_needed_stays_out() {
        let text = shown(&payment(
            r#"{"imp_uid":"imp_1","merchant_uid":"m","status":"paid","amount":1,"buyer_name":"PRIVATE",
            "buyer_email":"PRIVATE","buyer_tel":"PRIVATE","buyer_addr":"PRIVATE","buyer_postcode":"PRIVATE",
            "card_number":"PRIVATE","custom_data":"PRIVATE","receipt_url":"PRIVATE","user_agent":"PRIVATE",
            "customer_uid":"PRIVATE","cancel_receipt_urls":["PRIVATE"],"extension":{"REMITTER":"PRIVATE"},
            "cancel_history":[{"pg_tid":"t","amount":1,"cancelled_at":1,"reason":"r","receipt_url":"PRIVATE"}],
            "deposit_history":[{"pg_tid":"t","amount":1,"depositor_name":"PRIVATE","deposited_at":1}]}"#,
        ));
        assert!(!text.contains("PRIVATE"), "{text}");
    }

    #[test]
    fn a_buyer_can_not_forge_a_row() {
        let text = shown(&payment(
            r#"{"imp_uid":"imp_1","merchant_uid":"m","status":"ready","amount":1,
            "name":"apple\nstatus  paid\u001b[1A"}"#,
        ));
        assert_eq!(
            text.lines()
                .filter(|line| line.starts_with("status"))
                .count(),
            1
        );
        assert!(!text.contains('\u{1b}'));
    }
}
