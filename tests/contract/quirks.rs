//! Bodies of our own with what the wire is known to do, and the exact values that must come of them.

use iamport::{Amount, Error, Identity, Outcome, Response, UnixTime, types};
use iamport_testing::{Server, answer};
use serde_json::{Value, json};

use super::fixture;
use crate::models::Model;
use crate::support::Clients as _;

async fn payment(imp_uid: &str, body: &str) -> Result<Response<types::PaymentAnnotation>, Error> {
    let server = Server::in_turn([answer(200, body)]);
    let client = server.client();
    client.get_payment_by_imp_uid(imp_uid).send().await
}

fn amount(text: &str) -> Amount {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_waiting_account_with_unset_times_and_empty_texts() {
    let answer = payment("imp_694067880000", fixture!("waiting-account.json"))
        .await
        .unwrap();
    assert_eq!(answer.message(), None);
    let payment = answer.value();
    assert_eq!(payment.status, types::PaymentStatus::Ready);
    assert_eq!(payment.pay_method, Some(types::PaymentMethod::Vbank));
    assert_eq!(payment.channel, Some(types::PaymentChannel::Mobile));
    assert_eq!(payment.currency, Some(types::Currency::Krw));
    assert_eq!(payment.amount, Amount::from(6500));
    assert_eq!(payment.cancel_amount, Some(Amount::ZERO));
    assert_eq!(payment.merchant_uid, "주문 2021:02@상점");
    assert_eq!(payment.buyer_name.as_deref(), Some("홍길동 주식회사"));
    assert_eq!(
        payment.buyer_addr.as_deref(),
        Some(""),
        "empty text is kept"
    );
    assert_eq!(payment.buyer_postcode, None);
    assert_eq!(payment.apply_num, None);
    assert_eq!(payment.emb_pg_provider, None, "an absent key");
    assert_eq!(payment.sandbox, None, "an absent key");
    assert_eq!(payment.card_type, None);
    assert_eq!(payment.card_quota, Some(0));
    assert_eq!(payment.escrow, Some(false));
    assert_eq!(payment.vbank_num.as_deref(), Some("X3790127820000"));
    assert_eq!(payment.vbank_code.as_deref(), Some("088"), "no number");
    assert_eq!(payment.vbank_issued_at, Some(UnixTime::from(1_612_947_086)));
    assert_eq!(payment.vbank_date, None, "0 is no time");
    assert_eq!(payment.paid_at, None);
    assert!(payment.cancel_history.is_empty());
    assert_eq!(
        payment.receipt_url.as_deref(),
        Some("http://pg.example.com:7085/receipt?tid=1&auth=2")
    );
    let custom = payment.custom_data.as_deref().unwrap();
    assert_eq!(
        custom,
        r#"{"user":399,"cart":[18870,18871],"note":"\uc120\ubb3c"}"#
    );
    let custom: Value = serde_json::from_str(custom).expect("JSON in a text");
    assert_eq!(custom["note"], "선물");
    assert_eq!(answer.identity(), Identity::Proven);
    let raw = std::str::from_utf8(answer.raw()).unwrap();
    assert_eq!(raw, fixture!("waiting-account.json"));
}

#[tokio::test]
async fn dollars_with_decimals_and_numbers_as_text() {
    let answer = payment(
        "imp_294655670000",
        fixture!("dollars-cancelled-in-parts.json"),
    )
    .await;
    let answer = answer.expect("a code as text is a code");
    assert_eq!(answer.message(), None, "an empty message is none");
    let payment = answer.into_inner();
    assert_eq!(payment.currency, Some(types::Currency::Usd));
    assert_eq!(payment.amount, amount("1234.56"));
    assert_eq!(payment.cancel_amount, Some(amount("34.56")));
    assert_eq!(payment.card_quota, Some(3));
    assert_eq!(payment.card_type, Some(1));
    assert_eq!(payment.card_number.as_deref(), Some("4000000000000000"));
    assert_eq!(payment.merchant_uid, "0042", "an id is text");
    assert_eq!(
        payment.paid_at,
        Some(UnixTime::from(1_591_163_705)),
        "it stays after a cancel"
    );
    let [first, second] = &payment.cancel_history[..] else {
        panic!("two cancels")
    };
    assert_eq!(
        (first.amount, second.amount),
        (amount("30.1"), amount("4.46"))
    );
    assert_eq!(
        first.amount.checked_add(second.amount),
        payment.cancel_amount
    );
    assert_eq!(first.cancellation_id, None);
    assert_eq!(
        second.cancellation_id.as_deref(),
        Some("06JC8FVHJTW2WY16FEY0")
    );
    assert_eq!(second.cancelled_at, Some(UnixTime::from(1_591_166_999)));
    assert_eq!(
        (first.reason.as_str(), second.reason.as_str()),
        ("고객 요청", "")
    );
    assert_eq!(first.receipt_url, None);

    // Exact to the last digit, both ways.
    let json = serde_json::to_string(&payment).unwrap();
    for number in [
        "\"amount\":1234.56",
        "\"cancel_amount\":34.56",
        "\"amount\":4.46",
    ] {
        assert!(json.contains(number), "{number} in {json}");
    }
}

#[tokio::test]
async fn what_this_version_does_not_know_is_kept_or_passed_over() {
    let answer = payment(
        "imps_370951050000",
        fixture!("scheduled-with-unknowns.json"),
    )
    .await
    .unwrap();
    let payment = answer.value();
    assert_eq!(payment.imp_uid, "imps_370951050000");
    assert_eq!(
        payment.merchant_uid, "1539919951",
        "an id that looks like a number"
    );
    assert_eq!(payment.customer_uid.as_deref(), Some("87"));
    assert_eq!(
        payment.customer_uid_usage,
        Some(types::CustomerUidUsage::PaymentScheduled)
    );
    assert_eq!(payment.pg_provider.as_deref(), Some("danal_tpay"));
    // An empty list is PHP's empty object, so there is none.
    assert_eq!(payment.promotion, None);
    assert!(
        answer.passed_over().is_empty(),
        "all of it is known of the wire"
    );

    assert!(matches!(payment.status, types::PaymentStatus::Unknown(_)));
    assert_eq!(payment.status.as_str(), "settled_later");
    let json = serde_json::to_value(payment).unwrap();
    for (field, value) in [
        ("status", "settled_later"),
        ("channel", "kiosk"),
        ("currency", "THB"),
        ("emb_pg_provider", "samsung"),
        ("pay_method", "barter"),
    ] {
        assert_eq!(json[field], value, "{field}");
    }
    let again = Model::find("PaymentAnnotation").decoded(&json).json;
    assert_eq!(again, json, "a round trip changes nothing");
    assert!(json.get("loyalty").is_none());
    assert!(String::from_utf8_lossy(answer.raw()).contains("loyalty"));
}

#[tokio::test]
async fn a_payment_with_every_optional_key_absent() {
    let required = ["amount", "imp_uid", "merchant_uid", "status"];
    let body = json!({ "code": 0, "response": {
        "imp_uid": "imp_1", "merchant_uid": "order-1", "amount": 1000, "status": "paid",
    }});
    let payment = payment("imp_1", &body.to_string())
        .await
        .unwrap()
        .into_inner();
    let json = serde_json::to_value(&payment).unwrap();
    for (key, value) in json.as_object().unwrap() {
        if !required.contains(&key.as_str()) {
            let nothing = [json!(null), json!(0), json!([]), json!({})];
            assert!(nothing.contains(value), "{key} became {value}");
        }
    }
    assert_eq!(payment.currency, None);
    assert_eq!(payment.cancel_amount, None, "not zero: it was not told");
}

#[tokio::test]
async fn an_id_or_an_amount_that_is_absent_is_an_error_that_says_where() {
    let whole = json!({
        "imp_uid": "imp_1", "merchant_uid": "order-1", "amount": 1000, "status": "cancelled",
        "cancel_history": [{ "amount": 1, "pg_tid": "a" }, { "amount": 2, "pg_tid": "b" }],
    });
    let row = |pointer: &'static str, key: &'static str, place: &'static str| (pointer, key, place);
    for (pointer, key, place) in [
        row("", "amount", "at response.amount (data)"),
        row("", "imp_uid", "at response.imp_uid (data)"),
        row("", "merchant_uid", "at response.merchant_uid (data)"),
        row(
            "/cancel_history/1",
            "amount",
            "at response.cancel_history[1].amount (data)",
        ),
    ] {
        let mut payload = whole.clone();
        let object = payload
            .pointer_mut(pointer)
            .unwrap()
            .as_object_mut()
            .unwrap();
        object.remove(key).expect("the key was there");
        let body = json!({ "code": 0, "response": payload }).to_string();
        let error = payment("imp_1", &body).await.unwrap_err();
        assert!(error.is_decode(), "{error}");
        assert_eq!(error.outcome(), Outcome::Unanswered, "{error}");
        assert!(error.to_string().contains(place), "{key}: {error}");
        assert_eq!(error.raw(), Some(body.as_bytes()), "the answer is kept");
    }
    for (value, place) in [
        (
            json!("12,000"),
            "at response.cancel_history[1].amount (data)",
        ),
        (json!(null), "at response.cancel_history[1].amount (data)"),
        (json!(""), "at response.cancel_history[1].amount (data)"),
        (json!(true), "at response.cancel_history[1].amount (data)"),
    ] {
        let mut payload = whole.clone();
        payload["cancel_history"][1]["amount"] = value;
        let body = json!({ "code": 0, "response": payload }).to_string();
        let error = payment("imp_1", &body).await.unwrap_err();
        assert!(
            error.is_decode() && error.to_string().contains(place),
            "{error}"
        );
        assert!(!error.to_string().contains("12,000"), "it quotes: {error}");
    }
}

#[tokio::test]
async fn envelopes_of_every_form() {
    let whole = r#"{"imp_uid":"imp_1","merchant_uid":"m","amount":1,"status":"paid"}"#;
    for accepted in [
        format!(r#"{{"code":0,"message":null,"response":{whole}}}"#),
        format!(r#"{{"response":{whole},"code":0}}"#),
        format!(r#"{{"code":"0","message":"","response":{whole}}}"#),
        format!(r#"{{"code":0.0,"message":{{"odd":1}},"response":{whole},"extra":[1]}}"#),
    ] {
        let answer = payment("imp_1", &accepted).await.expect(&accepted);
        assert_eq!(answer.message(), None, "{accepted}");
        assert_eq!(answer.value().imp_uid, "imp_1");
    }
    for refused in [
        r#"{"code":1,"message":"이미 전액취소된 주문입니다.","response":null}"#,
        r#"{"response":null,"message":"이미 전액취소된 주문입니다.","code":"1","extra":[1]}"#,
    ] {
        let error = payment("imp_1", refused).await.expect_err(refused);
        assert!(error.is_refused() && error.code() == Some(1), "{error}");
        assert_eq!(error.outcome(), Outcome::Refused, "{error}");
        assert_eq!(error.message(), Some("이미 전액취소된 주문입니다."));
    }
    // To a call that charges or refunds, a payment that failed and holds no money says itself that nothing came of it.
    let failed = r#"{"code":1,"message":"이미 전액취소된 주문입니다.","response":{"imp_uid":"imp_1","merchant_uid":"m","amount":1,"status":"failed"}}"#;
    let server = Server::in_turn([answer(200, failed)]);
    let refund = server.client().cancel_payment().imp_uid("imp_1");
    let error = refund.send().await.expect_err(failed);
    assert_eq!(error.outcome(), Outcome::Refused, "{error}");
    // Else the API's refusals have all keys, and no payment.
    for half in [
        failed,
        r#"{"code":1,"message":"이미 전액취소된 주문입니다."}"#,
        r#"{"code":1,"message":"이미 전액취소된 주문입니다.","response":{"imp_uid":"imp_1"}}"#,
        r#"{"code":1,"message":"이미 전액취소된 주문입니다.","response":{"imp_uid":"imp_1","merchant_uid":"m","amount":1,"status":"paid"}}"#,
        r#"{"code":1,"message":"이미 전액취소된 주문입니다.","response":{"imp_uid":"imp_2","merchant_uid":"m","amount":1,"status":"failed"}}"#,
    ] {
        let error = payment("imp_1", half).await.expect_err(half);
        assert!(error.is_decode() && error.code() == Some(1), "{error}");
        assert_eq!(error.outcome(), Outcome::Unanswered, "{error}");
        assert_eq!(error.message(), Some("이미 전액취소된 주문입니다."));
    }
    for neither in [
        whole.to_owned(),
        format!(r#"{{"response":{whole}}}"#),
        format!(r#"{{"code":null,"response":{whole}}}"#),
        r#"{"code":0,"message":null,"response":null}"#.to_owned(),
        format!(r#"[{{"code":0,"response":{whole}}}]"#),
        format!(r#"{{"code":0,"response":{whole}}}tail"#),
    ] {
        let error = payment("imp_1", &neither).await.expect_err(&neither);
        assert!(error.is_decode(), "{neither}: {error}");
    }
}
