//! Values that the wire should not carry and now and then does: each spoils only itself, and what speaks of money
//! spoils the record, in a payment that is looked at, in a list, and in the answer to a refund alike.

use iamport::{Client, Error, Outcome, Response, types};
use iamport_testing::{Server, answer};
use serde_json::{Value, json};

use crate::support::Clients as _;

/// What must become of a record with an odd value in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// It is read as it is, since the API is known to write it so.
    Kept,
    /// This path of the record is passed over, and the rest is there.
    PassedOver(&'static str),
    /// This path of the record is broken text, which is replaced.
    Replaced(&'static str),
    /// The record fails: at this path.
    Fails(&'static str),
}
use Fate::{Fails, Kept, PassedOver, Replaced};

/// A key of the payment, what stands there as it is on the wire, and what must become of it.
const ODD: [(&str, &str, Fate); 62] = [
    ("card_type", r#""null""#, PassedOver("card_type")),
    ("card_type", r#""CREDIT""#, PassedOver("card_type")),
    ("card_type", "1.5", PassedOver("card_type")),
    ("card_type", "true", PassedOver("card_type")),
    ("card_type", "[]", PassedOver("card_type")),
    ("card_type", r#""1""#, Kept),
    ("card_quota", r#""일시불""#, PassedOver("card_quota")),
    ("card_quota", "{}", PassedOver("card_quota")),
    (
        "card_quota",
        "99999999999999999999",
        PassedOver("card_quota"),
    ),
    ("card_quota", r#""03""#, Kept),
    ("paid_at", r#""2024-01-01 00:00:00""#, PassedOver("paid_at")),
    ("paid_at", "[1700000000]", PassedOver("paid_at")),
    ("paid_at", "1.5", PassedOver("paid_at")),
    ("paid_at", r#""1700000000""#, Kept),
    ("paid_at", "null", Kept),
    ("started_at", "{}", PassedOver("started_at")),
    ("vbank_date", "false", PassedOver("vbank_date")),
    ("cancelled_at", r#""now""#, PassedOver("cancelled_at")),
    ("escrow", r#""maybe""#, PassedOver("escrow")),
    ("escrow", "2", PassedOver("escrow")),
    ("escrow", r#""Y""#, Kept),
    ("sandbox", "[]", PassedOver("sandbox")),
    (
        "cash_receipt_issued",
        r#""yes""#,
        PassedOver("cash_receipt_issued"),
    ),
    ("buyer_name", "{}", PassedOver("buyer_name")),
    ("buyer_name", "[]", PassedOver("buyer_name")),
    ("buyer_name", r#"["홍길동"]"#, PassedOver("buyer_name")),
    ("buyer_name", r#""\ud83d""#, Replaced("buyer_name")),
    ("buyer_name", r#""\udc00\ud83d""#, Replaced("buyer_name")),
    ("buyer_name", "\"a\u{1}b\"", Replaced("buyer_name")),
    ("buyer_name", "7", Kept),
    ("buyer_name", "1e30", PassedOver("buyer_name")),
    ("custom_data", r#"{"a":1}"#, PassedOver("custom_data")),
    ("name", r#""\ud800 상품""#, Replaced("name")),
    ("pay_method", "{}", PassedOver("pay_method")),
    ("pay_method", r#""telepathy""#, Kept),
    ("channel", "[]", PassedOver("channel")),
    (
        "cancel_receipt_urls",
        r#""https://example.com""#,
        PassedOver("cancel_receipt_urls"),
    ),
    (
        "cancel_receipt_urls",
        "[null]",
        PassedOver("cancel_receipt_urls"),
    ),
    ("cancel_receipt_urls", "null", Kept),
    ("promotion", r#""none""#, PassedOver("promotion")),
    ("promotion", "[1]", PassedOver("promotion")),
    (
        "cancel_history",
        r#"[{"pg_tid":"t","amount":1,"cancelled_at":"x","reason":"r"}]"#,
        PassedOver("cancel_history[0].cancelled_at"),
    ),
    (
        "cancel_history",
        r#"[{"pg_tid":"t","amount":1,"cancelled_at":1,"reason":"r","receipt_url":{}}]"#,
        PassedOver("cancel_history[0].receipt_url"),
    ),
    (
        "cancel_history",
        r#"[{"pg_tid":"t","amount":1,"cancelled_at":1,"reason":"\ud800"}]"#,
        Replaced("cancel_history[0].reason"),
    ),
    (
        "cancel_history",
        r#"[{"pg_tid":"t","amount":"x","cancelled_at":1,"reason":"r"}]"#,
        Fails("cancel_history[0].amount"),
    ),
    (
        "cancel_history",
        r#"[{"pg_tid":"t","amount":null,"cancelled_at":1,"reason":"r"}]"#,
        Fails("cancel_history[0].amount"),
    ),
    ("cancel_history", r#"[7]"#, Fails("cancel_history[0]")),
    ("cancel_history", r#""none""#, Fails("cancel_history")),
    ("cancel_history", "{}", Fails("cancel_history")),
    ("cancel_amount", r#""all""#, Fails("cancel_amount")),
    ("cancel_amount", "[]", Fails("cancel_amount")),
    ("cancel_amount", r#""1,000""#, Fails("cancel_amount")),
    ("cancel_amount", r#""0""#, Kept),
    ("amount", r#""1,000""#, Fails("amount")),
    ("amount", "null", Fails("amount")),
    ("amount", "{}", Fails("amount")),
    ("currency", "{}", Fails("currency")),
    ("currency", r#""KR\ud800""#, Fails("currency")),
    ("status", "[]", Fails("status")),
    ("status", "null", Fails("status")),
    (
        "merchant_uid",
        "12345678901234567890123",
        Fails("merchant_uid"),
    ),
    ("merchant_uid", r#""order-\ud800""#, Fails("merchant_uid")),
];

/// A payment with one odd value, as text: some of it is no JSON that a library would write.
fn payment(id: &str, key: &str, value: &str) -> String {
    let mut fields = vec![
        ("imp_uid", format!("\"{id}\"")),
        ("merchant_uid", "\"m\"".to_owned()),
        ("amount", "1000".to_owned()),
        ("cancel_amount", "0".to_owned()),
        ("status", "\"cancelled\"".to_owned()),
        ("currency", "\"KRW\"".to_owned()),
    ];
    fields.retain(|(name, _)| *name != key);
    fields.push((key, value.to_owned()));
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("\"{name}\":{value}"))
        .collect();
    format!("{{{}}}", fields.join(","))
}

/// A server with one answer, and a client of it.
async fn answering(payload: &str) -> (Server, Client) {
    let body = format!("{{\"code\":0,\"message\":null,\"response\":{payload}}}");
    let server = Server::in_turn([answer(200, body)]);
    let client = server.client();
    (server, client)
}

/// What was passed over, and what of it is broken text.
fn passed_over<T>(answer: &Response<T>) -> Vec<(String, bool)> {
    answer
        .passed_over()
        .iter()
        .map(|passed| (passed.path().to_owned(), passed.is_text()))
        .collect()
}

fn expected(fate: Fate, prefix: &str) -> Vec<(String, bool)> {
    match fate {
        Kept | Fails(_) => Vec::new(),
        PassedOver(path) => vec![(format!("{prefix}{path}"), false)],
        Replaced(path) => vec![(format!("{prefix}{path}"), true)],
    }
}

/// One record: read, or failed where it must.
fn check(
    name: &str,
    fate: Fate,
    result: Result<Response<types::PaymentAnnotation>, Error>,
    outcome: Outcome,
) {
    match (fate, result) {
        (Fails(path), Err(error)) => {
            assert_eq!(error.outcome(), outcome, "{name}: {error}");
            assert!(error.is_decode(), "{name}: {error}");
            assert!(
                error.to_string().contains(&format!("at response.{path} ")),
                "{name}: {error}"
            );
            assert_eq!(error.imp_uid(), Some("imp_1"), "{name}");
            assert_eq!(error.code(), Some(0), "{name}");
            assert!(
                error
                    .raw()
                    .is_some_and(|raw| raw.starts_with(b"{\"code\":0"))
            );
        }
        (Fails(_), Ok(answer)) => panic!("{name}: read as {:?}", answer.value()),
        (_, Err(error)) => panic!("{name}: {error}"),
        (_, Ok(answer)) => {
            assert_eq!(passed_over(&answer), expected(fate, "response."), "{name}");
            let payment = answer.value();
            assert_eq!(payment.imp_uid, "imp_1", "{name}");
            assert_eq!(payment.amount.to_i64(), Some(1000), "{name}");
            assert_eq!(payment.status, types::PaymentStatus::Cancelled, "{name}");
        }
    }
}

#[tokio::test]
async fn in_a_payment_and_in_the_answer_to_a_refund() {
    for (key, value, fate) in ODD {
        let name = format!("{key}: {value}");
        let odd = payment("imp_1", key, value);
        let (_server, client) = answering(&odd).await;
        let read = client.get_payment_by_imp_uid("imp_1");
        check(&name, fate, read.send().await, Outcome::Unanswered);
        let (_server, client) = answering(&odd).await;
        let refund = client.cancel_payment().imp_uid("imp_1");
        check(&name, fate, refund.send().await, Outcome::Unknown);
    }
}

#[tokio::test]
async fn in_a_list_the_others_are_read() {
    for (key, value, fate) in ODD {
        let name = format!("{key}: {value}");
        let good = |id| payment(id, "pg_provider", "\"kcp\"");
        let list = format!(
            "[{},{},{}]",
            good("imp_0"),
            payment("imp_1", key, value),
            good("imp_2")
        );
        let page = format!("{{\"total\":3,\"previous\":0,\"next\":0,\"list\":{list}}}");
        let (_server, client) = answering(&page).await;
        let answer = client.get_payments_by_status("all").send().await;
        let answer = answer.unwrap_or_else(|error| panic!("{name}: {error}"));
        let ids: Vec<&str> = answer
            .value()
            .list
            .iter()
            .map(|payment| payment.imp_uid.as_str())
            .collect();
        if let Fails(_) = fate {
            assert_eq!(ids, ["imp_0", "imp_2"], "{name}");
            let lost = answer.passed_over();
            assert_eq!(lost.len(), 1, "{name}: {lost:?}");
            assert!(
                lost[0].is_entry() && lost[0].path() == "response.list[1]",
                "{name}"
            );
        } else {
            assert_eq!(ids, ["imp_0", "imp_1", "imp_2"], "{name}");
            assert_eq!(
                passed_over(&answer),
                expected(fate, "response.list[1]."),
                "{name}"
            );
        }

        // A stream gives the others out, and an error for what is lost.
        let (_server, client) = answering(&page).await;
        let mut items = client.get_payments_by_status("all").pages().items();
        let (mut read, mut lost) = (Vec::new(), Vec::new());
        while let Some(item) = items.next().await {
            match item {
                Ok(payment) => read.push(payment.imp_uid),
                Err(error) => lost.push(error),
            }
        }
        assert_eq!(read, ids, "{name}");
        assert_eq!(lost.len(), usize::from(matches!(fate, Fails(_))), "{name}");
        for error in lost {
            assert_eq!(error.outcome(), Outcome::Unanswered, "{name}");
            assert!(error.to_string().contains("response.list[1]"), "{error}");
        }
    }
}

/// A change's answer is never shortened: what it says was done is done, or the call's outcome is unknown.
#[tokio::test]
async fn in_the_list_that_a_change_answers_no_entry_falls_out() {
    let entry = |amount: Value| {
        json!({
            "customer_uid": "c", "merchant_uid": "m", "amount": amount, "schedule_status": "revoked",
            "schedule_at": 1_700_000_000,
        })
    };
    let list = json!([entry(json!(1000)), entry(json!("x"))]).to_string();
    let (_server, client) = answering(&list).await;
    let error = client
        .unschedule()
        .customer_uid("c")
        .merchant_uid(["m"])
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert!(error.to_string().contains("response[1].amount"), "{error}");
}
