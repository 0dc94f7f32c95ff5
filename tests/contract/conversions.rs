//! Values of the SDK beside those of other crates, as a shop's code has them.

use chrono::{DateTime, FixedOffset, Utc};
use iamport::types::{Currency, PaymentAnnotation, PaymentStatus};
use iamport::{Amount, Outcome, PositiveAmount, UnixTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::json;
use sqlx::types::Json;

/// A row of a shop's own table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Row {
    amount: Amount,
    status: PaymentStatus,
    currency: Currency,
    paid_at: Option<UnixTime>,
    last_outcome: Option<Outcome>,
    payment: PaymentAnnotation,
}

fn row() -> Row {
    let payment = json!({
        "imp_uid": "imp_1", "merchant_uid": "m", "amount": 10.5, "status": "of tomorrow", "currency": "USD",
        "paid_at": 1_733_895_332, "cancel_history": [{"amount": 1, "cancelled_at": 1_733_895_333}],
    });
    Row {
        amount: "10.5".parse().unwrap(),
        status: "of tomorrow".parse().unwrap(),
        currency: "USD".parse().unwrap(),
        paid_at: Some(UnixTime::from(1_733_895_332)),
        last_outcome: Some(Outcome::Unknown),
        payment: serde_json::from_value(payment).unwrap(),
    }
}

#[test]
fn a_row_is_written_and_read_again() {
    let text = serde_json::to_string(&row()).unwrap();
    assert_eq!(serde_json::from_str::<Row>(&text).unwrap(), row());
    assert!(text.contains(r#""last_outcome":"unknown""#), "{text}");
    // As a JSON column has it, and bound to a query.
    let column = Json(row());
    let text = serde_json::to_string(&column).unwrap();
    assert_eq!(serde_json::from_str::<Json<Row>>(&text).unwrap(), column);
}

#[test]
fn amounts_are_decimals_and_integers() {
    let price = Amount::from(Decimal::new(1050, 2));
    assert_eq!(price, row().amount);
    assert_eq!(Decimal::from(price) * Decimal::from(2), Decimal::from(21));
    let won: Amount = 12_000.into();
    assert!(won == 12_000 && won > 11_999);
    assert_eq!(u32::try_from(won).unwrap(), 12_000);
    assert!(i64::try_from(price).is_err());
    let total = Amount::sum([won, price].into_iter().chain(row().payment.cancel_amount));
    assert_eq!(total.unwrap().to_string(), "12010.5");
    let positive = PositiveAmount::try_from(won).unwrap();
    assert_eq!(Amount::from(positive), won);
}

#[test]
fn times_are_those_of_chrono_and_jiff() {
    let paid_at = row().paid_at.unwrap();
    let utc = DateTime::<Utc>::try_from(paid_at).unwrap();
    assert_eq!(utc.to_rfc3339(), "2024-12-11T05:35:32+00:00");
    let korea = utc.with_timezone(&FixedOffset::east_opt(9 * 60 * 60).unwrap());
    assert_eq!(UnixTime::from(korea), paid_at);
    let timestamp = jiff::Timestamp::try_from(paid_at).unwrap();
    assert_eq!(UnixTime::from(timestamp), paid_at);
}
