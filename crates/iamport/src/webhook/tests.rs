//! What is read of a body is in [`bodies`], what is kept of it in [`stored`]; here is the rest.

mod bodies;
mod stored;

use iamport_sandbox::{NewPayment, Sandbox};
use iamport_testing::{Server, accepted, envelope, token};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::testing::Clients as _;
use crate::types::PaymentStatus;
use crate::{Amount, Client, Credentials, UnixTime};

const JSON: &str = "application/json; charset=UTF-8";
const FORM: &str = "application/x-www-form-urlencoded";

fn parse(content_type: &str, body: &str) -> Result<Notification, ParseError> {
    Notification::parse(content_type, body.as_bytes())
}

fn claim(imp_uid: &str, merchant_uid: &str, status: &str) -> Notification {
    let body = json!({ "imp_uid": imp_uid, "merchant_uid": merchant_uid, "status": status });
    parse(JSON, &body.to_string()).unwrap()
}

#[test]
fn payments_and_cancels_are_read_from_json_and_from_a_form() {
    let json = parse(
        JSON,
        r#"{"imp_uid":"imp_1234567890","merchant_uid":"order_id_8237352","status":"paid"}"#,
    )
    .unwrap();
    assert_eq!(
        (json.imp_uid(), json.merchant_uid()),
        ("imp_1234567890", "order_id_8237352")
    );
    assert_eq!(json.status(), Some(&PaymentStatus::Paid));
    assert_eq!(
        (json.event(), json.cancellation_id()),
        (&Event::Payment, None)
    );

    let form = parse(
        "Application/X-WWW-Form-Urlencoded",
        "imp_uid=imp_1&merchant_uid=order+7%3A%EA%B0%80%40&status=cancelled&cancellation_id=01HX&new=1",
    )
    .unwrap();
    assert_eq!(form.merchant_uid(), "order 7:가@");
    assert_eq!(form.status(), Some(&PaymentStatus::Cancelled));
    assert_eq!(form.cancellation_id(), Some("01HX"));
    assert_eq!(form.other(), json!({ "new": "1" }).as_object().unwrap());

    // Numbers and nulls where text is meant, a status that is new.
    let odd = parse(
        JSON,
        r#"{"imp_uid":87,"merchant_uid":42,"status":"later","cancellation_id":null}"#,
    )
    .unwrap();
    assert_eq!((odd.imp_uid(), odd.merchant_uid()), ("87", "42"));
    assert_eq!(odd.status().unwrap().as_str(), "later");
}

#[test]
fn events_are_read_from_json_and_from_a_form() {
    let change = EscrowChanged {
        escrow_status: Some("4".to_owned()),
        changed_at: Some(UnixTime::from(112_312_323)),
        denied_reason: Some("구매 거절 사유".to_owned()),
    };
    let json = json!({
        "event": "Inicis.Escrow.Changed", "imp_uid": "imp_1", "merchant_uid": "m", "status": "paid",
        "extra": { "escrow_status": "4", "changed_at": 112_312_323, "denied_reason": "구매 거절 사유", "new": 1 },
    });
    let json = parse(JSON, &json.to_string()).unwrap();
    assert_eq!(json.event(), &Event::EscrowChanged(change.clone()));
    assert_eq!(
        json.other(),
        json!({ "extra": { "new": 1 } }).as_object().unwrap()
    );
    assert!(
        !format!("{json:?}").contains("거절"),
        "the buyer's words are personal"
    );

    let encoded = form_urlencoded::byte_serialize("구매 거절 사유".as_bytes()).collect::<String>();
    let head = "event=Inicis.Escrow.Changed&imp_uid=imp_1&merchant_uid=m&status=paid";
    for body in [
        format!(
            "{head}&extra%5Bescrow_status%5D=4&extra[changed_at]=112312323&extra[denied_reason]={encoded}"
        ),
        format!(
            "{head}&extra=%7B%22escrow_status%22%3A4,%22changed_at%22:%22112312323%22,%22denied_reason%22:%22{encoded}%22}}"
        ),
    ] {
        assert_eq!(
            parse(FORM, &body).unwrap().event(),
            &Event::EscrowChanged(change.clone()),
            "{body}"
        );
    }

    let confirm = json!({
        "event": "Galaxia.Cvs.Confirm", "imp_uid": "imp_1", "merchant_uid": "m", "status": "ready",
        "extra": { "barcode": "7712345", "payType": "cash" },
    });
    let confirm = parse(JSON, &confirm.to_string()).unwrap();
    let Event::CvsConfirm(inner) = confirm.event() else {
        panic!("{confirm:?}")
    };
    assert_eq!(
        (inner.barcode.as_deref(), inner.pay_type.as_deref()),
        (Some("7712345"), Some("cash"))
    );
    assert!(!format!("{confirm:?}").contains("7712345"));

    let before = parse(FORM, "imp_uid=imp_1&merchant_uid=m&amount=1000").unwrap();
    assert_eq!(before.event(), &Event::Confirm(Amount::from(1000)));
    let new = parse(FORM, "imp_uid=imp_1&merchant_uid=m&event=New.One").unwrap();
    assert_eq!(new.event(), &Event::Other("New.One".to_owned()));
}

#[test]
fn what_is_none_is_refused_without_a_word_of_it() {
    let large = format!(r#"{{"imp_uid":"{}"}}"#, "a".repeat(MAX_BODY));
    let deep = format!(r#"{{"imp_uid":{}"#, "[".repeat(10_000));
    for (content_type, body, expected) in [
        ("text/plain", "hunter2", ParseError::ContentType),
        ("multipart/form-data", "{}", ParseError::ContentType),
        (JSON, large.as_str(), ParseError::TooLarge),
        (JSON, deep.as_str(), ParseError::Malformed),
        (JSON, "[]", ParseError::Malformed),
        (JSON, "", ParseError::Malformed),
        (FORM, "", ParseError::Missing("imp_uid")),
        (
            JSON,
            r#"{"imp_uid":" ","merchant_uid":"hunter2"}"#,
            ParseError::Missing("imp_uid"),
        ),
        (
            JSON,
            r#"{"imp_uid":"imp_1"}"#,
            ParseError::Missing("merchant_uid"),
        ),
        (
            FORM,
            "imp_uid=imp_1&merchant_uid=hunter2",
            ParseError::Missing("status"),
        ),
        (
            FORM,
            "imp_uid=imp_1&merchant_uid=m&amount=hunter2",
            ParseError::Field("amount"),
        ),
        (
            FORM,
            "imp_uid=../hunter2&merchant_uid=m&status=paid",
            ParseError::Field("imp_uid"),
        ),
        (
            JSON,
            r#"{"imp_uid":["hunter2"],"merchant_uid":"m","status":"paid"}"#,
            ParseError::Field("imp_uid"),
        ),
        (
            JSON,
            r#"{"imp_uid":"1","merchant_uid":"m","status":"paid","event":"Inicis.Escrow.Changed","extra":7}"#,
            ParseError::Field("extra"),
        ),
    ] {
        let error = parse(content_type, body).unwrap_err();
        assert_eq!(error, expected);
        assert!(!format!("{error} {error:?}").contains("hunter2"));
    }
}

#[test]
fn an_id_is_what_stands_there_or_nothing() {
    // EUC-KR, of which two order numbers would become the same two replacement characters.
    for (field, form) in [
        ("merchant_uid", "imp_uid=a&merchant_uid=%b0%a1&status=paid"),
        ("status", "imp_uid=a&merchant_uid=b&status=%ff"),
        (
            "cancellation_id",
            "imp_uid=a&merchant_uid=b&status=paid&cancellation_id=%ff",
        ),
        ("event", "imp_uid=a&merchant_uid=b&status=paid&event=%ff"),
    ] {
        assert_eq!(parse(FORM, form), Err(ParseError::Field(field)), "{form}");
    }
    // What decides nothing is read as far as it goes.
    assert!(parse(FORM, "imp_uid=a&merchant_uid=b&status=paid&more=%ff").is_ok());
    let json = |number: &str| {
        let body = format!(r#"{{"imp_uid":"a","merchant_uid":{number},"status":"paid"}}"#);
        parse(JSON, &body).map(|notification| notification.merchant_uid().to_owned())
    };
    assert_eq!(
        json("18446744073709551615").unwrap(),
        "18446744073709551615"
    );
    assert_eq!(json("-5").unwrap(), "-5");
    for number in ["18446744073709551616", "1e3", "1.50"] {
        assert_eq!(
            json(number),
            Err(ParseError::Field("merchant_uid")),
            "{number}"
        );
    }
    // An amount is no id.
    let confirm = parse(JSON, r#"{"imp_uid":"a","merchant_uid":"b","amount":10.50}"#).unwrap();
    assert_eq!(confirm.event(), &Event::Confirm("10.5".parse().unwrap()));
}

#[test]
fn the_documented_addresses_are_known_in_both_notations() {
    for (address, known) in [
        ("52.78.100.19", true),
        ("52.78.48.223", true),
        ("52.78.5.241", true),
        ("::ffff:52.78.5.241", true),
        ("52.78.5.242", false),
        ("::52.78.5.241", false),
        ("127.0.0.1", false),
    ] {
        assert_eq!(
            is_documented_source(address.parse().unwrap()),
            known,
            "{address}"
        );
    }
}

fn client_of(sandbox: &Sandbox) -> Client {
    let (key, secret) = sandbox.credentials();
    Client::builder()
        .credentials(Credentials::new(key, secret))
        .base_url(sandbox.url())
        .build()
        .unwrap()
}

#[tokio::test]
async fn only_a_paid_payment_of_this_order_is_paid() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = client_of(&sandbox);
    let order = NewPayment::paid("payco", 12_000).merchant_uid("order-7");
    let imp_uid = sandbox.control().create_payment(order).unwrap().imp_uid;
    let expected = Expected::new("order-7", 12_000);
    let paid = claim(&imp_uid, "order-7", "paid");
    assert!(paid.verify(&client, &expected).await.unwrap().is_paid());
    // Late, but true.
    let late = claim(&imp_uid, "order-7", "ready");
    assert!(late.verify(&client, &expected).await.unwrap().is_paid());

    let refused = async |claim: &Notification, expected: &Expected| {
        let error = claim.verify(&client, expected).await.unwrap_err();
        let text = format!("{error} {error:?}");
        assert!(
            !text.contains("12000") && !text.contains("order-"),
            "{text}"
        );
        match error {
            VerifyError::Mismatch(compared) => (compared.as_str(), error.may_pass()),
            VerifyError::Api(ref api) if api.is_not_found() => ("not found", error.may_pass()),
            other => panic!("{other}"),
        }
    };
    assert_eq!(
        refused(&paid, &Expected::new("order-7", 11_999)).await,
        ("amount", false)
    );
    assert_eq!(
        refused(&paid, &Expected::new("order-7", 12_000).currency("USD")).await,
        ("currency", false)
    );
    assert_eq!(
        refused(&paid, &Expected::new("order-8", 12_000)).await,
        ("merchant_uid", false)
    );
    assert_eq!(
        refused(
            &claim(&imp_uid, "order-8", "paid"),
            &Expected::new("order-8", 12_000)
        )
        .await,
        ("merchant_uid", false)
    );
    assert_eq!(
        refused(&claim("imp_000000000000", "order-7", "paid"), &expected).await,
        ("not found", true)
    );
    assert_eq!(
        refused(&claim(&imp_uid, "order-7", "cancelled"), &expected).await,
        ("status", true)
    );

    let cancel = client.cancel_payment().imp_uid(&imp_uid).amount(1_000);
    cancel.send().await.unwrap();
    let cancelled = paid.verify(&client, &expected).await.unwrap();
    assert!(matches!(cancelled, Verified::Cancelled(_)) && !cancelled.is_paid());
    assert_eq!(
        cancelled.into_payment().cancel_amount,
        Some(Amount::from(1_000))
    );
}

#[tokio::test]
async fn a_claim_ahead_of_the_api_may_pass_and_a_waiting_account_waits() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = client_of(&sandbox);
    let order = NewPayment::waiting_vbank("kcp", 5_000).merchant_uid("order-9");
    let imp_uid = sandbox.control().create_payment(order).unwrap().imp_uid;
    let expected = Expected::new("order-9", 5_000);
    let issued = claim(&imp_uid, "order-9", "ready")
        .verify(&client, &expected)
        .await;
    assert!(matches!(issued, Ok(Verified::Ready(_))));
    for status in ["paid", "failed", "cancelled"] {
        let error = claim(&imp_uid, "order-9", status)
            .verify(&client, &expected)
            .await
            .unwrap_err();
        assert!(matches!(error, VerifyError::Mismatch(Compared::Status)) && error.may_pass());
    }
}

#[tokio::test]
async fn a_test_channel_is_refused_unless_told_otherwise() {
    let sandbox = Sandbox::start().await.unwrap();
    let client = client_of(&sandbox);
    let order = NewPayment::paid("payco", 100)
        .merchant_uid("t")
        .test_channel();
    let imp_uid = sandbox.control().create_payment(order).unwrap().imp_uid;
    let claim = claim(&imp_uid, "t", "paid");
    let expected = Expected::new("t", 100);
    let error = claim.verify(&client, &expected).await.unwrap_err();
    assert!(matches!(error, VerifyError::TestChannel) && !error.may_pass());
    let allowed = claim
        .verify(&client, &expected.allow_test_channel(true))
        .await;
    assert!(allowed.unwrap().is_paid());
}

#[tokio::test]
async fn an_answer_that_does_not_tell_its_channel_is_asked_for_plainly() {
    let paid = |more: Value| {
        let mut payment = json!({
            "imp_uid": "imp_1", "merchant_uid": "m", "amount": 100, "cancel_amount": 0, "currency": "KRW",
            "status": "paid",
        });
        payment
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        payment
    };
    let verified = async |payment: Value| {
        let server = Server::answering(accepted(&payment));
        let result = claim("imp_1", "m", "paid")
            .verify(&server.client(), &Expected::new("m", 100))
            .await;
        (result, server.call_lines())
    };
    let (result, calls) = verified(paid(json!({}))).await;
    assert!(result.unwrap().is_paid());
    assert_eq!(
        calls,
        [
            "GET /payments/imp_1?include_sandbox=true",
            "GET /payments/imp_1"
        ]
    );
    let (result, calls) = verified(paid(json!({ "sandbox": false }))).await;
    assert!(result.unwrap().is_paid() && calls.len() == 1);
    let server = Server::start(|request| {
        let payment = json!({
            "imp_uid": "imp_1", "merchant_uid": "m", "amount": 100, "cancel_amount": 0, "currency": "KRW",
            "status": "paid",
        });
        match request.line() {
            "POST /users/getToken" => token(),
            line if line.contains("include_sandbox=true") => envelope(200, 0, "", &payment),
            _ => envelope(404, -1, "none", &Value::Null),
        }
    });
    let hidden = claim("imp_1", "m", "paid")
        .verify(&server.client(), &Expected::new("m", 100))
        .await;
    assert!(matches!(hidden, Err(VerifyError::TestChannel)));
    // Another payment than the one that was asked for, no currency, states of their own.
    let (result, _) = verified(paid(json!({ "imp_uid": "imp_2" }))).await;
    assert!(matches!(result, Err(VerifyError::Api(error)) if error.is_mismatch()));
    let (result, _) = verified(paid(json!({ "imp_uid": "IMP_1" }))).await;
    assert!(matches!(
        result,
        Err(VerifyError::Mismatch(Compared::ImpUid))
    ));
    let (result, _) = verified(paid(json!({ "currency": null }))).await;
    assert!(matches!(
        result,
        Err(VerifyError::Mismatch(Compared::Currency))
    ));
    let (result, _) = verified(paid(json!({ "status": "new" }))).await;
    assert!(matches!(result, Ok(Verified::Other(_))));
    let (result, _) = verified(paid(json!({ "status": "" }))).await;
    assert!(!result.unwrap().is_paid());
}

#[tokio::test]
async fn a_payment_that_was_given_back_is_not_paid() {
    let verified = async |status: &str, more: Value| {
        let mut payment = json!({
            "imp_uid": "imp_1", "merchant_uid": "m", "amount": 100, "currency": "KRW", "status": "paid",
            "sandbox": false,
        });
        let fields = payment.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        let server = Server::answering(accepted(&payment));
        let expected = Expected::new("m", 100);
        claim("imp_1", "m", status)
            .verify(&server.client(), &expected)
            .await
    };
    let cancel = |amount: i64| json!({ "amount": amount });
    for (more, left) in [
        (json!({ "cancel_amount": 100 }), 0),
        (json!({ "cancel_amount": "100.0" }), 0),
        (
            json!({ "cancel_amount": 0, "cancel_history": [cancel(40), cancel(60)] }),
            0,
        ),
        (json!({ "cancel_history": [cancel(100)] }), 0),
        (json!({ "cancel_amount": 30 }), 70),
        (
            json!({ "cancel_amount": 30, "cancel_history": [cancel(20), cancel(20)] }),
            60,
        ),
        (json!({ "cancel_amount": 300 }), 0),
        (json!({ "cancel_amount": -30 }), 70),
    ] {
        for status in ["paid", "cancelled", "ready"] {
            let verified = verified(status, more.clone()).await.unwrap();
            assert!(matches!(verified, Verified::Cancelled(_)), "{more}");
            assert_eq!(verified.left(), Some(Amount::from(left)), "{more}");
        }
    }
    // Nothing was given back, and the answer says so.
    for more in [
        json!({ "cancel_amount": 0 }),
        json!({ "cancel_amount": "0", "cancel_history": null }),
        json!({ "cancel_amount": 0, "cancel_history": [cancel(0)] }),
    ] {
        let verified = verified("paid", more.clone()).await.unwrap();
        assert!(verified.is_paid(), "{more}");
        assert_eq!(verified.left(), Some(Amount::from(100)));
    }
    // It does not say so.
    for more in [
        json!({}),
        json!({ "cancel_amount": null, "cancel_history": [] }),
        json!({ "cancel_amount": "" }),
    ] {
        let error = verified("paid", more.clone()).await.unwrap_err();
        assert!(matches!(error, VerifyError::Incomplete), "{more}: {error}");
        assert!(error.may_pass() && !error.to_string().contains("100"));
    }
    // What says how much money moved fits, or nothing is believed.
    for more in [
        json!({ "cancel_amount": "some" }),
        json!({ "cancel_amount": 0, "cancel_history": [{ "amount": null }] }),
        json!({ "cancel_amount": 0, "cancel_history": "some" }),
        json!({ "cancel_amount": 0, "amount": null }),
        json!({ "cancel_amount": 0, "status": null }),
        json!({ "cancel_amount": 0, "merchant_uid": null }),
    ] {
        let error = verified("paid", more.clone()).await.unwrap_err();
        assert!(matches!(error, VerifyError::Api(_)), "{more}: {error}");
    }
    let states = [
        ("ready", Some(0)),
        ("failed", Some(0)),
        ("pending", Some(0)),
        ("cancelled", None),
        ("new", None),
    ];
    for (state, left) in states {
        let more = json!({ "cancel_amount": 0, "status": state });
        let left = left.map(Amount::from);
        assert_eq!(
            verified("ready", more).await.unwrap().left(),
            left,
            "{state}"
        );
    }
}

#[test]
fn missing_credentials_can_be_mended() {
    let client = Client::builder()
        .base_url("http://127.0.0.1:1")
        .build()
        .unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (claim, expected) = (claim("imp_1", "m", "paid"), Expected::new("m", 1));
    let error = runtime
        .block_on(claim.verify(&client, &expected))
        .unwrap_err();
    assert!(error.may_pass(), "{error}");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        content_type in prop_oneof![Just(JSON.to_owned()), Just(FORM.to_owned()), any::<String>()],
        body in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        let _ = Notification::parse(&content_type, &body);
    }

    #[test]
    fn no_fields_make_it_panic_or_quote_them(
        fields in prop::collection::btree_map(
            prop::sample::select(vec![
                "imp_uid", "merchant_uid", "status", "cancellation_id", "event", "extra", "amount",
                "extra[changed_at]",
            ]),
            prop_oneof![
                Just("Inicis.Escrow.Changed".to_owned()), Just("Galaxia.Cvs.Confirm".to_owned()),
                Just("imp_1".to_owned()), "XQ[a-z0-9{}\"%&=./ -]{6,40}",
            ],
            0..8,
        ),
    ) {
        let form: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
        let json = serde_json::to_string(&fields).unwrap();
        for result in [parse(FORM, &form), parse(JSON, &json)] {
            if let Err(error) = result {
                let said = format!("{error} {error:?}");
                prop_assert!(!said.contains("XQ"), "{}", said);
            }
        }
    }

    #[test]
    fn a_form_and_json_say_the_same(
        imp_uid in "imps?_[0-9]{12}", merchant_uid in "[!-~가-힣]{1,40}", status in "paid|ready|cancelled|other",
    ) {
        let fields = [("imp_uid", imp_uid), ("merchant_uid", merchant_uid), ("status", status)];
        let form: String = form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
        let json = Value::Object(fields.into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect());
        prop_assert_eq!(parse(FORM, &form).unwrap(), parse(JSON, &json.to_string()).unwrap());
    }
}
